//! The right column: the outcome, then advice, documents or what is open.

mod advice;
mod gesprek;
mod paper;
mod taal;
mod words;

use eframe::egui::{self, Frame, Id, Label, Margin, Response, RichText, ScrollArea, Ui, Vec2};

use crate::{afweging::Road, protocol::RuleId};

use super::{
    action::{Action, Paper, Side},
    scene::Scene,
    theme::{Palette, Size, font, strong},
    widgets::{Headline, Tab, tabs},
};

use advice::{advice, open};
pub use paper::{document, line, paper};
use words::unheard;
pub use words::{reason_in_short, sign, tab_count, tab_word, tab_words, title};

/// The identity that F6 gives the keyboard to in the right column.
pub fn focus_id(side: Side) -> Id {
    Id::unique(("rechts", side))
}

/// The column; `with_tabs` where the step stands beside it.
pub fn show(ui: &mut Ui, scene: &mut Scene<'_>, with_tabs: bool) {
    ui.spacing_mut().item_spacing.y = 0.0;
    if !scene.app.hides_advice() {
        headline(ui, scene);
    }
    if with_tabs {
        let words = tab_words(scene);
        let sides = Side::all(scene.app.is_training());
        let all: Vec<Tab<'_>> = sides
            .iter()
            .zip(words)
            .map(|(side, label)| Tab {
                label,
                count: tab_count(scene, *side),
            })
            .collect();
        let at = sides
            .iter()
            .position(|s| *s == scene.view.side)
            .unwrap_or(0);
        if let Some(side) = tabs(ui, &all, at).and_then(|i| sides.get(i)) {
            scene.ask(Action::ShowSide(*side));
        }
    }
    let side = scene.view.side;
    ScrollArea::vertical()
        .id_salt(("rechts", side))
        .auto_shrink(false)
        .show(ui, |ui| {
            let focus = ui.interact(
                egui::Rect::from_min_size(ui.cursor().min, Vec2::new(ui.available_width(), 1.0)),
                focus_id(side),
                egui::Sense::focusable_noninteractive(),
            );
            let name = tab_word(scene, side);
            focus.widget_info(|| {
                egui::WidgetInfo::labeled(egui::accesskit::Role::Region, true, name)
            });
            scroll_by_key(ui, &focus);
            if focus.has_focus() {
                // The column has the keyboard: its whole edge says so.
                let stroke = egui::Stroke::new(2.0, Palette::current(ui).focus);
                let inside = egui::StrokeKind::Inside;
                ui.painter().rect_stroke(ui.clip_rect(), 0, stroke, inside);
            }
            Frame::NONE
                .inner_margin(Margin::symmetric(16, 10))
                .show(ui, |ui| match side {
                    Side::Gesprek => gesprek::show(ui, scene),
                    Side::Advies | Side::Open if scene.app.hides_advice() => {
                        small(ui, &scene.t.oefenen_advice_hidden);
                    }
                    Side::Advies => advice(ui, scene),
                    Side::Mutatie => paper(ui, scene, Paper::Mutatie),
                    Side::Zorgmelding => paper(ui, scene, Paper::Zorgmelding),
                    Side::Open => open(ui, scene),
                    Side::Woorden => taal::show(ui, scene),
                });
        });
}

/// With the keyboard in the column, arrows and page keys scroll it.
fn scroll_by_key(ui: &mut Ui, focus: &Response) {
    if !focus.has_focus() {
        return;
    }
    let page = ui.clip_rect().height() * 0.8;
    let amount = ui.input(|i| {
        let step = |key, by: f32| if i.key_pressed(key) { by } else { 0.0 };
        step(egui::Key::ArrowDown, -40.0)
            + step(egui::Key::ArrowUp, 40.0)
            + step(egui::Key::PageDown, -page)
            + step(egui::Key::PageUp, page)
    });
    if amount != 0.0 {
        ui.scroll_with_delta(Vec2::new(0.0, amount));
    }
}

/// The outcome, always in the same place and of the same height.
fn headline(ui: &mut Ui, scene: &Scene<'_>) {
    let t = scene.t;
    let a = scene.assessment;
    let mut lines: Vec<&str> = Vec::new();
    if a.no_handover {
        lines.push(&t.line_no_handover);
    }
    if a.to_ovj {
        lines.push(&t.line_to_ovj);
    }
    if a.against_asker {
        lines.push(&t.line_against);
    }
    if a.road == Some(Road::VeiligThuisEnOvj) {
        lines.push(&t.outcome_act_road);
    }
    let offence = offence(scene);
    if !offence.is_empty() {
        lines.push(&offence);
    }
    if a.urgent {
        lines.push(&t.line_urgent);
    }
    if a.ovj_order {
        lines.push(&t.line_ovj);
    }
    if a.departs {
        lines.push(&t.line_departs);
    }
    let first = a
        .reasons
        .iter()
        .find(|r| r.rule != RuleId::SignaalOverVrager);
    let first = first.map(|r| reason_in_short(scene, r)).unwrap_or_default();
    let unheard = unheard(scene);
    if lines.len() < 2 {
        lines.push(&first);
    }
    if lines.len() < 3 && !unheard.is_empty() && a.headline.response() == 0 {
        lines.push(&unheard);
    }
    Headline {
        sign: sign(a.headline),
        title: &title(scene),
        lines: &lines,
    }
    .show(ui);
}

/// The kind of fact and whose account it is, also where it was only reported: the first sentence of
/// the first reason. Empty where there is none.
fn offence(scene: &Scene<'_>) -> String {
    let a = scene.assessment;
    let first = a.offence_track.first();
    let reported = first.is_some_and(|r| r.rule == RuleId::FeitGemeld);
    if !a.offence && !reported {
        return String::new();
    }
    let words = first.map(|r| reason_in_short(scene, r)).unwrap_or_default();
    let sentence = match words.split_once(". ") {
        Some((sentence, _)) => format!("{sentence}."),
        None => words,
    };
    scene
        .t
        .line_offence
        .replace("{wat}", &sentence)
        .trim()
        .to_owned()
}

/// A heading within the column.
fn heading(ui: &mut Ui, text: &str) -> Response {
    ui.add_space(10.0);
    let palette = Palette::current(ui);
    let text = RichText::new(text)
        .font(strong(ui.ctx(), Size::Body))
        .color(palette.text);
    let shown = ui.label(text);
    ui.add_space(2.0);
    shown
}

fn small(ui: &mut Ui, text: &str) {
    let palette = Palette::current(ui);
    let text = RichText::new(text)
        .font(font(Size::Small))
        .color(palette.muted);
    ui.add(Label::new(text).wrap());
}
