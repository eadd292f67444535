//! That the household of a new melding is known: a calm line above the step, and a summary of half a
//! screen. What is outside free use is only counted.

use eframe::egui::{self, Align, Frame, Layout, Margin, Panel as EguiPanel, Stroke, Ui};

use crate::{
    terugblik::DueState,
    ui::{
        action::{Action, TerugblikAction as Ask},
        app::draft::short_moment,
        room::terugblik::{Like, dues},
        scene::Scene,
        theme::{Palette, Size},
    },
};

use super::{
    line::card,
    texts::{self, bold, cell, para},
};

/// Contacts that the summary shows; the others are counted.
const MOST: usize = 3;

/// Room above the step for whether the household is known, in points: always kept free, so that an
/// answer that comes while somebody types moves nothing.
const ROOM: f32 = 34.0;

/// The line above the step: that the household seems known, or that nobody knows whether it is.
pub fn notice(ui: &mut Ui, scene: &mut Scene<'_>) {
    if scene.app.draft().is_none() {
        return;
    }
    let t = scene.t;
    let known = &scene.app.known;
    let words = match known.contacts() {
        0 if known.unknown => Some(t.terugblik_known_unknown.clone()),
        0 => None,
        contacts => Some(count(t, contacts)),
    };
    let may_look = !known.unknown;
    let palette = Palette::current(ui);
    let fill = match words {
        Some(_) => palette.accent_tint,
        None => palette.ground,
    };
    EguiPanel::top("bekend-gezin")
        .frame(
            Frame::NONE
                .fill(fill)
                .inner_margin(Margin::symmetric(18, 4)),
        )
        .exact_size(ROOM)
        .show_separator_line(false)
        .show(ui, |ui| {
            let Some(words) = words else { return };
            ui.horizontal(|ui| {
                cell(ui, &words, Size::Body, palette.text);
                if !may_look {
                    return;
                }
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    if ui.button(&t.terugblik_known_show).clicked() {
                        scene.ask(Ask::ShowKnown.into());
                    }
                });
            });
        });
}

fn count(t: &crate::protocol::WindowTexts, contacts: usize) -> String {
    if contacts == 1 {
        t.terugblik_known_one.clone()
    } else {
        t.terugblik_known.replace("{n}", &contacts.to_string())
    }
}

/// The summary: last outcome, what is open, who handles it, why it seems the same family.
pub fn known(ui: &mut Ui, scene: &mut Scene<'_>) {
    let t = scene.t;
    let palette = Palette::current(ui);
    let known = &scene.app.known;
    bold(ui, &count(t, known.contacts()), Size::Title);
    para(ui, &t.terugblik_known_words, Size::Body, palette.muted);
    match known.hits {
        0 => {}
        1 => para(ui, &t.terugblik_known_hit, Size::Body, palette.text),
        n => {
            let text = t.terugblik_known_hits.replace("{n}", &n.to_string());
            para(ui, &text, Size::Body, palette.text);
        }
    }
    ui.add_space(8.0);
    for like in known.rows.iter().take(MOST) {
        card(ui, 12, |ui| one(ui, scene, like));
        ui.add_space(8.0);
    }
    let more = known.rows.len().saturating_sub(MOST);
    if more > 0 {
        let text = t.terugblik_known_more.replace("{n}", &more.to_string());
        para(ui, &text, Size::Body, palette.muted);
    }
    ui.add_space(8.0);
    let close: egui::Response = ui.button(&t.close);
    if ui.memory(|m| m.focused().is_none()) {
        close.request_focus();
    }
    if close.clicked() {
        scene.ask(Action::CloseSheet);
    }
}

fn one(ui: &mut Ui, scene: &Scene<'_>, like: &Like) {
    let t = scene.t;
    let palette = Palette::current(ui);
    let row = &like.row;
    ui.horizontal_wrapped(|ui| {
        let moment = t
            .call_of
            .replace("{moment}", &short_moment(t, row.summary.at));
        bold(ui, &moment, Size::Body);
        texts::sign(row.summary.outcome).show(ui);
        let outcome = texts::outcome(scene, row.summary.outcome);
        let tone = texts::sign(row.summary.outcome).tone();
        cell(ui, &outcome, Size::Body, palette.tone(tone));
    });
    for (text, late) in open_work(scene, like) {
        let colour = if late { palette.red } else { palette.text };
        para(ui, &text, Size::Body, colour);
    }
    let who = t
        .terugblik_handled_by
        .replace("{wie}", &row.author)
        .replace("{eenheid}", &row.unit);
    para(ui, &who, Size::Body, palette.text);
    let reasons = texts::reasons(scene, like);
    ui.add_space(2.0);
    let (rect, _) = ui.allocate_exact_size(
        egui::Vec2::new(ui.available_width(), 1.0),
        egui::Sense::hover(),
    );
    ui.painter().hline(
        rect.x_range(),
        rect.center().y,
        Stroke::new(1.0, palette.line),
    );
    para(ui, &reasons, Size::Control, palette.muted);
}

/// What was agreed and is open, with whether its day went by.
fn open_work(scene: &Scene<'_>, like: &Like) -> Vec<(String, bool)> {
    let t = scene.t;
    let now = scene.app.now();
    let row = &like.row;
    let mut list = Vec::new();
    if let Some(day) = row.summary.follow_up {
        let text = t
            .terugblik_follow_up_on
            .replace("{dag}", &crate::documents::day(day));
        list.push((text, day < now.date()));
    }
    for due in dues(row, &[], now) {
        if !matches!(due.state, DueState::ReportedBack(_)) {
            let late = matches!(due.state, DueState::Overdue(_));
            list.push((texts::words(scene).due(&due), late));
        }
    }
    let to_wijk = row.summary.to_wijkagent && row.wijk_due.is_none();
    if to_wijk {
        list.push((t.terugblik_to_wijkagent.clone(), false));
    }
    if row.summary.to_jeugdcoordinator {
        list.push((t.terugblik_to_coordinator.clone(), false));
    }
    if list.is_empty() {
        list.push((t.terugblik_nothing_open.clone(), false));
    }
    list
}
