//! The course of a family: the picture, the same in a table, what stands out and what stayed unknown,
//! and other records that may be of this family.

use eframe::egui::{self, Id, Ui, WidgetInfo, accesskit::Role};
use uuid::Uuid;

use crate::{
    terugblik::course::{ContactFacts, ContactLine, Who},
    ui::{
        action::TerugblikAction as Ask,
        app::draft::short_moment,
        room::terugblik::{Family, Like, last_melding},
        scene::{Scene, badge},
        theme::{Hue, Palette, Size, Tone},
        widgets::{Badge, badge as show_badge},
    },
};

use super::{
    hours,
    line::{card, line},
    list::fixed,
    plot,
    texts::{self, bold, cell, para},
};

/// Below this width the parts of a row and the cards stand under each other.
const WIDE: f32 = 640.0;
/// What stayed unknown is cut after so many lines; the table has the rest.
const MOST_UNKNOWN: usize = 6;

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
    cards(ui, scene, family);
    ui.add_space(10.0);
    facts(ui, scene, family);
    card(ui, 10, |ui| hours::show(ui, scene, family));
    ui.add_space(10.0);
    linking(ui, scene, family);
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
    list.join("; ")
}

/// *Valt op* and *Nog onbekend, elke keer*, side by side where there is room.
fn cards(ui: &mut Ui, scene: &Scene<'_>, family: &Family) {
    let t = scene.t;
    let words = texts::words(scene);
    let course = &family.course;
    let out: Vec<String> = course
        .stands_out
        .iter()
        .map(|finding| words.finding(course, finding))
        .collect();
    let mut unknown: Vec<String> = course
        .unknown
        .iter()
        .filter(|count| count.times > 1 || count.of == 1)
        .map(|count| words.unknown_count(count))
        .collect();
    if unknown.len() > MOST_UNKNOWN {
        let more = (unknown.len() - MOST_UNKNOWN).to_string();
        unknown.truncate(MOST_UNKNOWN);
        unknown.push(t.and_more.replace("{n}", &more));
    }
    let both = [
        (&t.terugblik_stands_out, out, &t.terugblik_nothing_out),
        (&t.terugblik_unknown, unknown, &t.terugblik_nothing_unknown),
    ];
    let columns = if ui.available_width() >= WIDE { 2 } else { 1 };
    ui.columns(columns, |columns| {
        for (at, (title, lines, nothing)) in both.iter().enumerate() {
            let ui = &mut columns[at % columns.len()];
            list_card(ui, title, lines, nothing);
            ui.add_space(6.0);
        }
    });
}

fn list_card(ui: &mut Ui, title: &str, lines: &[String], nothing: &str) {
    let palette = Palette::current(ui);
    // The columns of egui would justify the lines.
    let left = egui::Layout::top_down(egui::Align::Min);
    ui.with_layout(left, |ui| {
        card(ui, 10, |ui| {
            ui.spacing_mut().item_spacing.y = 4.0;
            bold(ui, title, Size::Body);
            if lines.is_empty() {
                para(ui, nothing, Size::Body, palette.muted);
            }
            for line in lines {
                para(ui, line, Size::Body, palette.text);
            }
        });
    });
}

/// Contradictions, days without contact, aangiften, and advice with what a court did since.
fn facts(ui: &mut Ui, scene: &Scene<'_>, family: &Family) {
    let t = scene.t;
    let words = texts::words(scene);
    let course = &family.course;
    let conflicts = course.conflicts.iter().map(|c| words.conflict(course, c));
    let within = course.within.iter().filter_map(|within| {
        let melding = last_melding(family.record(within.contact)?)?;
        Some(words.within(melding, within))
    });
    let spans = course.spans.iter().map(|span| words.span(course, span));
    let aangiften = course.aangiften.by.iter().map(|(who, wished, recorded)| {
        t.terugblik_aangiften_of
            .replace("{wie}", &words.who(course, *who))
            .replace("{gewenst}", &wished.to_string())
            .replace("{opgenomen}", &recorded.to_string())
    });
    let parts: [(&str, Vec<String>); 5] = [
        (&t.terugblik_conflicts, conflicts.chain(within).collect()),
        (&t.terugblik_no_contact, spans.collect()),
        (&t.terugblik_aangiften, aangiften.collect()),
        (&t.terugblik_advice, advice(scene, family)),
        (&t.terugblik_agreements, agreements(scene, family)),
    ];
    for (title, lines) in parts {
        if !lines.is_empty() {
            list_card(ui, title, &lines, "");
            ui.add_space(10.0);
        }
    }
}

/// Advice that touches contact, and whether a court looked at it since.
fn advice(scene: &Scene<'_>, family: &Family) -> Vec<String> {
    let words = texts::words(scene);
    let course = &family.course;
    let given = course.contacts.iter().filter_map(|contact| {
        let advice = contact.facts.as_ref()?.advice?;
        let who = advice
            .to
            .map_or_else(|| scene.t.someone.clone(), |who| words.who(course, who));
        let text = scene
            .t
            .terugblik_advice_line
            .replace("{dag}", &crate::documents::day(contact.at.date()))
            .replace("{wie}", &who);
        Some(format!("{text} {}", words.court(course, &advice.court)))
    });
    given.collect()
}

/// What was agreed and may still be open, with the day of the contact.
fn agreements(scene: &Scene<'_>, family: &Family) -> Vec<String> {
    let words = texts::words(scene);
    let course = &family.course;
    let mut list = Vec::new();
    for contact in &course.contacts {
        let agreed = contact.facts.iter().flat_map(|facts| &facts.agreements);
        for agreement in agreed {
            let day = crate::documents::day(contact.at.date());
            list.push(format!("{day}: {}", words.agreement(course, agreement)));
        }
    }
    list
}

/// Records that may be of this family, and the ones that were put here.
fn linking(ui: &mut Ui, scene: &mut Scene<'_>, family: &Family) {
    let t = scene.t;
    let palette = Palette::current(ui);
    card(ui, 10, |ui| {
        bold(ui, &t.terugblik_suggestions, Size::Body);
        if family.like.is_empty() {
            para(ui, &t.terugblik_no_suggestions, Size::Body, palette.muted);
        }
        for like in &family.like {
            suggestion(ui, scene, like);
        }
        if family.like_hits > 0 {
            let text = t
                .terugblik_like_hits
                .replace("{n}", &family.like_hits.to_string());
            para(ui, &text, Size::Control, palette.muted);
        }
        if family.household.is_some() && family.records.len() > 1 {
            ui.add_space(8.0);
            bold(ui, &t.terugblik_linked_title, Size::Body);
            for record in &family.records {
                let moment = short_moment(t, record.row.summary.at);
                ui.horizontal(|ui| {
                    fixed(ui, 116.0, |ui| cell(ui, &moment, Size::Body, palette.text));
                    if named(ui, &t.terugblik_unlink, &moment) {
                        scene.ask(Ask::Unlink(record.row.id).into());
                    }
                });
            }
        }
    });
}

fn suggestion(ui: &mut Ui, scene: &mut Scene<'_>, like: &Like) {
    let t = scene.t;
    let palette = Palette::current(ui);
    let moment = short_moment(t, like.row.summary.at);
    let children = texts::children(t, &like.row);
    let outcome = texts::outcome(scene, like.row.summary.outcome);
    let name = if children.is_empty() {
        format!("{moment} · {outcome}")
    } else {
        format!("{moment} · {children} · {outcome}")
    };
    let reasons = texts::reasons(scene, like);
    ui.add_space(4.0);
    ui.separator();
    para(ui, &name, Size::Body, palette.text);
    para(ui, &reasons, Size::Control, palette.muted);
    let id: Uuid = like.row.id;
    ui.horizontal_wrapped(|ui| {
        if named(ui, &t.terugblik_link, &moment) {
            scene.ask(Ask::Link(id).into());
        }
        if named(ui, &t.terugblik_not_same, &moment) {
            scene.ask(Ask::NotTheSame(id).into());
        }
        if named(ui, &t.terugblik_look, &moment) {
            scene.ask(Ask::Open(id).into());
        }
    });
}

/// A button whose name says about which record it is.
fn named(ui: &mut Ui, words: &str, which: &str) -> bool {
    let button: egui::Response = ui.button(words);
    let name = format!("{words}: {which}");
    button.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    button.clicked()
}
