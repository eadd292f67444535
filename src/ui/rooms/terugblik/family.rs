//! The course of a family: the picture, the same in a table, what stands out and what stayed unknown,
//! and other records that may be of this family.

use eframe::egui::{Id, Ui};

use crate::{
    terugblik::course::{ContactFacts, ContactLine, Who},
    ui::{
        action::TerugblikAction as Ask,
        app::draft::short_moment,
        room::terugblik::Family,
        scene::{Scene, badge},
        theme::{Hue, Palette, Size, Tone},
        widgets::{Badge, badge as show_badge},
    },
};

use super::{
    facts, hours,
    line::{card, line},
    linking,
    list::fixed,
    plot,
    texts::{self, bold, cell, para},
};

/// Below this width the parts of a row and the cards stand under each other.
pub(super) const WIDE: f32 = 640.0;

/// Shows the course.
pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>, family: &Family) {
    let t = scene.t;
    let palette = Palette::current(ui);
    bold(ui, &t.terugblik_course, Size::Title);
    para(ui, &subtitle(scene, family), Size::Body, palette.muted);
    ui.add_space(8.0);
    card(ui, 10, |ui| plot::show(ui, scene, family));
    ui.add_space(6.0);
    plot::legend(ui, scene);
    ui.add_space(6.0);
    card(ui, 0, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for (at, contact) in family.course.contacts.iter().enumerate() {
            contact_row(ui, scene, family, contact, at);
        }
    });
    if let Some(text) = texts::words(scene).hits(&family.course) {
        ui.add_space(4.0);
        para(ui, &text, Size::Control, palette.muted);
    }
    ui.add_space(10.0);
    facts::cards(ui, scene, family);
    ui.add_space(10.0);
    facts::facts(ui, scene, family);
    card(ui, 10, |ui| hours::show(ui, scene, family));
    ui.add_space(10.0);
    linking::linking(ui, scene, family);
}

/// Who the children are and over how long.
fn subtitle(scene: &Scene<'_>, family: &Family) -> String {
    let t = scene.t;
    let names: Vec<String> = family
        .course
        .members
        .iter()
        .filter(|m| m.id.is_child() && !m.name.is_empty())
        .map(|m| m.name.clone())
        .collect();
    let count = family.course.contacts.len();
    let contacts = if count == 1 {
        t.terugblik_one_contact.clone()
    } else {
        t.terugblik_contacts.replace("{n}", &count.to_string())
    };
    if names.is_empty() {
        format!("{contacts}. {}", t.terugblik_course_words)
    } else {
        let family = t
            .terugblik_family_of
            .replace("{wie}", &texts::words(scene).list(&names));
        format!("{family} · {contacts}. {}", t.terugblik_course_words)
    }
}

fn contact_row(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    family: &Family,
    contact: &ContactLine,
    at: usize,
) {
    let words = texts::words(scene);
    let facts = contact.facts.as_deref();
    let heard_all = facts.map_or_else(String::new, |f| words.hearing(&family.course, f));
    let heard = facts.map_or_else(String::new, |f| parents_heard(scene, family, f));
    let outcome = texts::outcome(scene, facts.map(|f| f.outcome));
    let remarks = facts.map_or_else(
        || scene.t.terugblik_imported.clone(),
        |f| remarks(scene, family, f),
    );
    let moment = short_moment(scene.t, contact.at);
    let review = family.record(contact.id).map(|r| r.row.review);
    let review = review.map(|review| texts::review(scene.t, review));
    let state = review.map_or("", |(words, _)| words);
    let name = format!("{moment}, {outcome}");
    let about = format!("{heard_all}. {remarks}. {state}");
    let id = Id::unique(("verloop rij", contact.id));
    let output = line(ui, id, (&name, &about), family.at == at, |ui| {
        let palette = Palette::current(ui);
        let missing = facts.is_some_and(|f| f.wederhoor_missing);
        let tone = if missing { Tone::Amber } else { Tone::Muted };
        let wide = ui.available_width() >= WIDE;
        ui.horizontal(|ui| {
            fixed(ui, 116.0, |ui| cell(ui, &moment, Size::Body, palette.text));
            fixed(ui, 34.0, |ui| reporter(ui, scene, facts));
            let sign = texts::sign(facts.map(|f| f.outcome));
            fixed(ui, 176.0_f32.min(ui.available_width()), |ui| {
                texts::mark(ui, facts.map(|f| f.outcome));
                cell(ui, &outcome, Size::Body, palette.tone(sign.tone()));
            });
            if wide {
                let rest = ui.available_width() - 110.0;
                fixed(ui, rest * 0.42, |ui| {
                    cell(ui, &heard, Size::Body, palette.tone(tone))
                });
                fixed(ui, rest * 0.54, |ui| {
                    cell(ui, &remarks, Size::Body, palette.muted);
                });
                if let Some((words, tone)) = review {
                    cell(ui, words, Size::Control, palette.tone(tone));
                }
            }
        });
        if !wide {
            para(ui, &heard, Size::Control, palette.tone(tone));
            para(ui, &remarks, Size::Control, palette.muted);
            cell(ui, state, Size::Control, palette.muted);
        }
    });
    if output.opened {
        scene.ask(Ask::Open(contact.id).into());
    }
    if output.chosen && family.at != at {
        scene.ask(Ask::Row(at).into());
    }
}

/// Which parents were heard; the whole of it stands in the record.
fn parents_heard(scene: &Scene<'_>, family: &Family, facts: &ContactFacts) -> String {
    let mut parents = facts.clone();
    parents.unheard.retain(|gap| gap.who.is_parent());
    let heard = texts::words(scene).hearing(&family.course, &parents);
    if facts.wederhoor_missing && parents.unheard.is_empty() {
        scene.t.terugblik_not_put.clone()
    } else {
        heard
    }
}

fn reporter(ui: &mut Ui, scene: &Scene<'_>, facts: Option<&ContactFacts>) {
    let Some(who) = facts.and_then(|f| f.reporter) else {
        return;
    };
    let (letter, id) = match who {
        Who::Member(id) => (badge(id), id),
        Who::Unlinked { local, .. } => (
            Badge {
                hue: Hue::Other,
                letter: "?",
            },
            local,
        ),
    };
    let name = scene.t.reports.replace("{wie}", &id.to_string());
    show_badge(ui, letter, &name);
}

/// What else is known of a contact, in a few words.
fn remarks(scene: &Scene<'_>, family: &Family, facts: &ContactFacts) -> String {
    let words = texts::words(scene);
    let t = scene.t;
    let mut list = Vec::new();
    if facts.offence {
        list.push(t.terugblik_offence.clone());
    }
    if facts.advice.is_some() {
        list.push(t.terugblik_advice_given.clone());
    }
    let aangifte = words.aangifte(&family.course, &facts.aangifte);
    if !aangifte.is_empty() {
        list.push(aangifte);
    }
    if let Some(zorg) = facts.zorgmelding {
        list.push(words.zorg(zorg).to_owned());
    }
    match facts.unknown.len() {
        0 => {}
        1 => list.push(t.terugblik_one_unknown.clone()),
        n => list.push(t.terugblik_unknowns.replace("{n}", &n.to_string())),
    }
    list.extend(words.rules(facts.rules));
    list.join("; ")
}
