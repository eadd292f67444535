//! The ten steps, one file each; what several of them share stands beside them.

pub mod account;
mod acties;
mod afronden;
mod beslissing;
mod feit;
mod melding;
mod place;
mod question;
pub mod source;
mod statements;
pub mod sterke_arm;
mod veiligheid;
pub mod wederhoor;

use eframe::egui::{Id, Label, RichText, Ui};

use std::collections::BTreeSet;

use crate::melding::{PersonId, Tri};
use crate::protocol::{Kind, Question, Step};

pub use melding::parse_moment;
pub use question::{CALL_TIME, MOMENT, UNTIL, is_moment, moment_text, parse_date};
pub use veiligheid::{by_number, danger_of};

use super::{
    action::RowId,
    app::Voorop,
    scene::{Scene, badge, field_id},
    shell,
    theme::{Palette, Size, font, strong},
    widgets::{CHIP_HEIGHT, Chip, Choice},
};

/// Shows the step on screen.
pub fn show(ui: &mut Ui, scene: &mut Scene<'_>) {
    ui.spacing_mut().item_spacing.y = 0.0;
    header(ui, scene);
    match scene.view.step {
        Step::Veiligheid => veiligheid::show(ui, scene),
        Step::Melding => melding::show(ui, scene),
        Step::Beslissing => beslissing::show(ui, scene),
        Step::SterkeArm => sterke_arm::show(ui, scene),
        Step::Wederhoor => wederhoor::show(ui, scene),
        Step::Feit => feit::show(ui, scene),
        Step::Omgangsadvies | Step::Zorgmelding => {
            question::of_step(ui, scene, scene.view.step);
        }
        Step::Acties => acties::show(ui, scene),
        Step::Afronden => afronden::show(ui, scene),
    }
    if scene.view.step == Step::Omgangsadvies && crate::documents::bijsluiter_needed(scene.melding)
    {
        ui.add_space(12.0);
        super::side::paper(ui, scene, super::action::Paper::Bijsluiter);
    }
    statements::show(ui, scene);
    ui.add_space(16.0);
}

/// Lines kept for the help, so that the rows do not move when another one becomes current.
const HELP_LINES: f32 = 2.0;

/// The question of the step, and how to ask the current row.
fn header(ui: &mut Ui, scene: &Scene<'_>) {
    let palette = Palette::current(ui);
    let words = scene.protocol.step(scene.view.step);
    let title = RichText::new(&words.question).font(strong(ui.ctx(), Size::Title));
    ui.add(Label::new(title.color(palette.text)).wrap());
    ui.add_space(4.0);
    let help = match scene.view.row {
        Some(RowId::Signal(signal)) => &scene.protocol.signal(signal).help,
        Some(RowId::Question(question)) => &scene.protocol.question(question).help,
        _ => &words.help,
    };
    let text = RichText::new(help)
        .font(font(Size::Control))
        .color(palette.muted);
    let line = ui.fonts_mut(|fonts| fonts.row_height(&font(Size::Control)));
    let size = eframe::egui::Vec2::new(ui.available_width(), HELP_LINES * line);
    ui.allocate_ui_with_layout(
        size,
        eframe::egui::Layout::top_down(eframe::egui::Align::Min),
        |ui| {
            ui.set_min_height(size.y);
            ui.add(Label::new(text).wrap());
        },
    );
    ui.add_space(8.0);
}

/// A heading above a group of rows.
pub fn group(ui: &mut Ui, text: &str) {
    ui.add_space(10.0);
    let palette = Palette::current(ui);
    let text = RichText::new(text)
        .font(strong(ui.ctx(), Size::Small))
        .color(palette.muted);
    ui.label(text);
    ui.add_space(4.0);
}

/// The identity of a row.
pub fn row_id(row: RowId) -> Id {
    Id::unique(("rij", row))
}

/// After a row was drawn: chosen by mouse or Tab, and scrolled to where asked.
pub fn after_row<R>(
    scene: &mut Scene<'_>,
    ui: &Ui,
    row: RowId,
    output: super::widgets::RowOutput<R>,
) -> R {
    if output.chosen && scene.view.row != Some(row) {
        scene.ask(super::action::Action::ChooseRow(row));
    }
    if scene.view.scroll && scene.view.row == Some(row) {
        let room = output.rect.expand2(eframe::egui::Vec2::new(0.0, 24.0));
        ui.scroll_to_rect(room, None);
    }
    output.inner
}

/// An indented block below a row.
pub fn below<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    let margin = eframe::egui::Margin {
        left: 16,
        right: 8,
        top: 6,
        bottom: 10,
    };
    eframe::egui::Frame::NONE
        .inner_margin(margin)
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 6.0;
            add(ui)
        })
        .inner
}

/// The width of a label beside chips, in points.
const LABEL: f32 = 120.0;
/// The same where the labels are questions.
const QUESTION: f32 = 160.0;
/// Below this width a label stands above its chips.
const BESIDE: f32 = 420.0;

/// A label beside chips, or above them where there is little room.
pub fn labelled<R>(ui: &mut Ui, label: &str, add: impl FnOnce(&mut Ui) -> R) -> R {
    beside(ui, LABEL, label, add)
}

/// The same beside a question, which is longer.
pub fn asked<R>(ui: &mut Ui, label: &str, add: impl FnOnce(&mut Ui) -> R) -> R {
    beside(ui, QUESTION, label, add)
}

fn beside<R>(ui: &mut Ui, width: f32, label: &str, add: impl FnOnce(&mut Ui) -> R) -> R {
    if ui.available_width() < BESIDE {
        shell::muted(ui, label);
        return add(ui);
    }
    ui.horizontal_top(|ui| {
        let size = eframe::egui::Vec2::new(width, crate::ui::theme::TARGET);
        let middle = eframe::egui::Layout::left_to_right(eframe::egui::Align::Center);
        ui.allocate_ui_with_layout(size, middle, |ui| {
            ui.set_min_width(width);
            shell::muted(ui, label);
        });
        ui.vertical(add).inner
    })
    .inner
}

/// Ja, nee or onbekend as chips. Returns what was pressed.
pub fn tri(ui: &mut Ui, scene: &Scene<'_>, name: &str, value: Option<Tri>) -> Option<Tri> {
    let t = scene.t;
    const ALL: [Tri; 3] = [Tri::Ja, Tri::Nee, Tri::Onbekend];
    let chips = [Chip::new(&t.yes), Chip::new(&t.no), Chip::new(&t.unknown)];
    let selected = value.and_then(|v| ALL.iter().position(|x| *x == v));
    let at = Choice::new(name, &chips).selected(selected).show(ui)?;
    ALL.get(at).copied()
}

/// One chip that is on or off. Returns whether it was pressed.
pub fn switch(ui: &mut Ui, name: &str, words: &str, on: bool) -> bool {
    let chips = [Chip::new(words)];
    Choice::new(name, &chips)
        .selected(on.then_some(0))
        .show(ui)
        .is_some()
}

/// Chips in a line that wraps, all level.
pub fn level<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    ui.scope(|ui| {
        ui.spacing_mut().interact_size.y = CHIP_HEIGHT;
        ui.horizontal_wrapped(add).inner
    })
    .inner
}

/// Chips of people that can each be on or off. `None` where nothing was pressed.
pub fn toggles(
    ui: &mut Ui,
    label: &str,
    people: &[PersonId],
    set: &BTreeSet<PersonId>,
) -> Option<BTreeSet<PersonId>> {
    let mut next = set.clone();
    level(ui, |ui| {
        for id in people {
            let chips = [Chip::with_badge("", badge(*id))];
            let chosen = Choice::new(label, &chips)
                .selected(set.contains(id).then_some(0))
                .show(ui);
            if chosen.is_some() && !next.remove(id) {
                next.insert(*id);
            }
        }
    });
    (next != *set).then_some(next)
}

/// What is rare at a row stays folded, unless something stands there. Whether it is open.
pub fn rare(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    row: RowId,
    name: &'static str,
    words: &str,
    filled: bool,
) -> bool {
    let open = scene.view.unfolded.contains(&(row, name));
    // What was unfolded by hand keeps its button: nothing moves under the first letter typed.
    if filled && !open {
        return true;
    }
    let sign = if open { "−" } else { "+" };
    if ui.button(format!("{sign} {words}")).clicked() {
        scene.ask(super::action::Action::Unfold(row, name));
    }
    open || filled
}

/// The field that Enter opens on a row.
pub fn first_field(app: &Voorop, row: RowId) -> Option<Id> {
    let name = match row {
        RowId::Question(q) => first_of_question(q),
        RowId::Signal(signal) => {
            let answer = app.melding().signals.get(&signal);
            answer.map_or("note", veiligheid::first_text)
        }
        RowId::Person(_) => "naam",
        RowId::Decision(_) => "vandaag",
        RowId::Clause(_)
        | RowId::NewDecision
        | RowId::NewAct
        | RowId::Reporter
        | RowId::Children => return None,
        RowId::Hearing(_) => "hoe",
        RowId::Rebuttal(_) => "antwoord",
        RowId::Act(_) | RowId::Statement(_) => "tekst",
        RowId::Wish(_) => "waarvan",
        RowId::Place(_) => "naam",
        RowId::Open(_) => return None,
    };
    Some(field_id(row, name))
}

fn first_of_question(question: Question) -> &'static str {
    match question.kind() {
        Kind::Text => "tekst",
        Kind::Date => "datum",
        Kind::YesNo | Kind::Choice(_) | Kind::Person => "note",
    }
}
