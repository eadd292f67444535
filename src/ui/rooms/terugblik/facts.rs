//! What only shows over all contacts of a family, in sentences.

use eframe::egui::{self, Ui};

use crate::ui::{
    room::terugblik::{Family, last_melding},
    scene::Scene,
    theme::{Palette, Size},
};

use super::{
    family::WIDE,
    line::card,
    texts::{self, bold, para},
};

/// What stayed unknown is cut after so many lines; the table has the rest.
const MOST_UNKNOWN: usize = 6;

/// *Valt op* and *Nog onbekend, elke keer*, side by side where there is room.
pub(super) fn cards(ui: &mut Ui, scene: &Scene<'_>, family: &Family) {
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
pub(super) fn facts(ui: &mut Ui, scene: &Scene<'_>, family: &Family) {
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
