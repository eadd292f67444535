//! The parts of a form: a heading, words, fields with their problem, buttons.

use eframe::egui::{Id, Label, RichText, Sense, TextStyle, Ui, Vec2};

use crate::archive::keys::{Guess, PASSPHRASE_MIN_CHARS};
use crate::ui::{
    action::ArchiveAction,
    room::{Secret, Slot},
    scene::Scene,
    theme::{Palette, Size, Tone, font, strong},
    widgets::{Field, Sign},
};

/// The most characters in a field that is no passphrase.
const LONG: usize = 300;
/// The most characters in a passphrase: more than the archive takes, so that it can say so.
const LONGEST: usize = 2000;
/// A form is not wider than a line that reads well, in points.
const WIDTH: f32 = 520.0;

/// A column in the middle of the room.
pub(super) fn column<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    let room = ui.available_width();
    let width = room.min(WIDTH);
    ui.horizontal_top(|ui| {
        ui.add_space(((room - width) / 2.0).max(0.0));
        ui.vertical(|ui| {
            ui.set_width(width);
            add(ui)
        })
        .inner
    })
    .inner
}

/// A column at the left, where the room has tabs above it.
pub(super) fn narrow<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    let width = ui.available_width().min(WIDTH);
    ui.vertical(|ui| {
        ui.set_max_width(width);
        add(ui)
    })
    .inner
}

/// The heading of a room.
pub(super) fn title(ui: &mut Ui, text: &str) {
    let palette = Palette::current(ui);
    let text = RichText::new(text).font(strong(ui.ctx(), Size::Title));
    ui.add(Label::new(text.color(palette.text)).wrap());
    ui.add_space(4.0);
}

/// A heading inside a room.
pub(super) fn heading(ui: &mut Ui, text: &str) {
    ui.add_space(12.0);
    let palette = Palette::current(ui);
    let text = RichText::new(text).font(strong(ui.ctx(), Size::Heading));
    ui.add(Label::new(text.color(palette.text)).wrap());
    ui.add_space(4.0);
}

/// Words that explain.
pub(super) fn words(ui: &mut Ui, text: &str) {
    let palette = Palette::current(ui);
    let text = RichText::new(text).font(font(Size::Body));
    ui.add(Label::new(text.color(palette.muted)).wrap());
    ui.add_space(4.0);
}

/// A sentence with a sign before it.
pub fn notice(ui: &mut Ui, tone: Tone, text: &str) {
    let palette = Palette::current(ui);
    let sign = match tone {
        Tone::Red => Sign::Diamond,
        Tone::Green => Sign::Check,
        _ => Sign::Triangle,
    };
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        let line = ui.text_style_height(&TextStyle::Body);
        let (place, _) = ui.allocate_exact_size(Vec2::splat(line), Sense::hover());
        sign.paint(ui, place.center(), Size::Body.points(), &palette);
        let text = RichText::new(text).font(font(Size::Body));
        ui.add(Label::new(text.color(palette.tone(tone))).wrap());
    });
    ui.add_space(4.0);
}

/// The identity of a field of a form.
pub(super) fn slot_id(slot: Slot) -> Id {
    Id::unique(("formulier", slot))
}

/// A field of the form on screen. Says whether Enter was pressed in it.
pub fn slot_field(ui: &mut Ui, scene: &mut Scene<'_>, slot: Slot, label: &str, hint: &str) -> bool {
    let id = slot_id(slot);
    let wished = scene.view.form.wish == Some(slot);
    let text = scene.view.form.text(slot);
    let shown = scene.view.form.shown;
    let mut field = Field::new(id, label, text).hint(hint).limit(LONG);
    if slot.is_passphrase() {
        field = field.masked().readable(shown).limit(LONGEST);
    }
    if wished {
        Field::focus(ui.ctx(), id);
    }
    let output = field.show(ui);
    ui.add_space(4.0);
    if let Some(typed) = output.changed {
        scene.ask(ArchiveAction::Fill(slot, Secret::from(typed)).into());
    }
    output.submitted
}

/// What is wrong with the form.
pub fn problem(ui: &mut Ui, scene: &Scene<'_>) {
    if let Some(problem) = &scene.view.form.problem {
        notice(ui, Tone::Red, problem);
    }
}

/// A field; Enter in it goes to the next one.
pub(super) fn step_field(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    slot: Slot,
    label: &str,
    hint: &str,
    next: Slot,
) {
    if slot_field(ui, scene, slot, label, hint) {
        // In the next frame: in this one the other field would take the same Enter.
        scene.ask(ArchiveAction::GoToField(next).into());
    }
}

/// Name, unit and a passphrase typed twice. Enter in the last field is the button.
pub(super) fn new_account(ui: &mut Ui, scene: &mut Scene<'_>) -> bool {
    let t = scene.t;
    step_field(
        ui,
        scene,
        Slot::Name,
        &t.form_name,
        &t.form_name_hint,
        Slot::Unit,
    );
    step_field(
        ui,
        scene,
        Slot::Unit,
        &t.form_unit,
        &t.form_unit_hint,
        Slot::Passphrase,
    );
    passphrase_twice(ui, scene)
}

/// A new passphrase, with its rule before it.
pub(super) fn passphrase_twice(ui: &mut Ui, scene: &mut Scene<'_>) -> bool {
    let t = scene.t;
    words(ui, &t.passphrase_rule);
    step_field(
        ui,
        scene,
        Slot::Passphrase,
        &t.form_passphrase,
        "",
        Slot::Again,
    );
    strength(ui, scene);
    let entered = slot_field(ui, scene, Slot::Again, &t.form_again, "");
    show_typed(ui, scene);
    entered
}

/// How easily the new passphrase is guessed, in words.
pub fn strength(ui: &mut Ui, scene: &Scene<'_>) {
    let t = scene.t;
    let form = &scene.view.form;
    let Some(guess) = form.guess else { return };
    let typed = form.text(Slot::Passphrase).chars().count();
    let missing = PASSPHRASE_MIN_CHARS.saturating_sub(typed);
    let (tone, text) = match guess {
        _ if missing > 0 => {
            let text = t.passphrase_short.replace("{n}", &missing.to_string());
            return notice(ui, Tone::Amber, &text);
        }
        Guess::Easy => (Tone::Red, &t.passphrase_easy),
        Guess::Fair => (Tone::Amber, &t.passphrase_fair),
        Guess::Hard => (Tone::Green, &t.passphrase_hard),
    };
    notice(ui, tone, text);
}

/// Whether what is typed as a passphrase can be read on screen.
pub fn show_typed(ui: &mut Ui, scene: &mut Scene<'_>) {
    let mut shown = scene.view.form.shown;
    if ui.checkbox(&mut shown, &scene.t.show_typed).changed() {
        scene.ask(ArchiveAction::ShowTyped(shown).into());
    }
    ui.add_space(4.0);
}

/// To whom and on which basis. Enter in the last field is the button.
pub fn disclosure(ui: &mut Ui, scene: &mut Scene<'_>) -> bool {
    let t = scene.t;
    step_field(
        ui,
        scene,
        Slot::Recipient,
        &t.form_recipient,
        &t.form_recipient_hint,
        Slot::Basis,
    );
    slot_field(ui, scene, Slot::Basis, &t.form_basis, &t.form_basis_hint)
}

/// Words instead of a button while the archive works.
pub(super) fn busy(ui: &mut Ui, scene: &Scene<'_>) -> bool {
    let busy = scene.app.waits_for_archive();
    if busy {
        words(ui, &scene.t.archive_busy);
    }
    busy
}

/// The recovery code, large, with the field for its last group. Says whether Enter was pressed.
pub(super) fn code(ui: &mut Ui, scene: &mut Scene<'_>, code: &Secret) -> bool {
    let t = scene.t;
    words(ui, &t.code_words);
    let palette = Palette::current(ui);
    // Three groups a line: so it is copied by hand without losing one's place.
    let groups: Vec<&str> = code.as_str().split('-').collect();
    for line in groups.chunks(3) {
        let text = RichText::new(line.join("-")).monospace().size(20.0);
        ui.add(Label::new(text.color(palette.text)));
    }
    ui.add_space(8.0);
    slot_field(ui, scene, Slot::Code, &t.code_last_group, "")
}
