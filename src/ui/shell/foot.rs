//! The foot: the keys that work here, or the last message.

use eframe::egui::{self, Align, Label, Layout, RichText, Sense, Ui, UiBuilder, Vec2};

use crate::ui::{
    room::{Room, Start, oefenen::Screen},
    rooms,
    scene::Scene,
    theme::{Palette, Size, font},
    view::Sheet,
    widgets::keyhint,
    window::Form,
};

/// The last message, over as many lines as it takes: what a window without a foot still says.
pub fn message(ui: &mut Ui, scene: &Scene<'_>) {
    let Some(message) = &scene.view.message else {
        return;
    };
    let colour = Palette::current(ui).tone(message.tone);
    let text = RichText::new(&message.text).font(font(Size::Control));
    egui::Frame::NONE
        .inner_margin(egui::Margin::symmetric(14, 4))
        .show(ui, |ui| ui.add(Label::new(text.color(colour)).wrap()));
}

/// The foot: the keys that work here, or the last message.
pub fn foot(ui: &mut Ui, scene: &mut Scene<'_>, form: Form) {
    let palette = Palette::current(ui);
    let size = Vec2::new(ui.available_width(), 26.0);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    ui.painter().hline(
        rect.x_range(),
        rect.top() + 0.5,
        egui::Stroke::new(1.0, palette.line),
    );
    let mut ui = ui.new_child(
        UiBuilder::new()
            .max_rect(rect.shrink2(Vec2::new(14.0, 0.0)))
            .layout(Layout::left_to_right(Align::Center)),
    );
    if let Some(message) = &scene.view.message {
        let text = RichText::new(&message.text).font(font(Size::Control));
        let colour = palette.tone(message.tone);
        ui.add(Label::new(text.color(colour)).truncate())
            .on_hover_text(&message.text);
        return;
    }
    let t = scene.t;
    let home: [(&[&str], &str); 3] = [
        (&["Enter"], &t.key_open),
        (&["N"], &t.key_new),
        (&["Ctrl", "L"], &t.key_lock),
    ];
    let elsewhere: [(&[&str], &str); 2] = [(&["Tab"], &t.key_tab), (&["Enter"], &t.key_press)];
    let melding: [(&[&str], &str); 7] = [
        (&["J", "N", "G", "O"], &t.key_letters),
        (&["Enter"], &t.key_enter),
        (&["F2"], &t.key_f2),
        (&["F3"], &t.key_f3),
        (&["F4"], &t.key_f4),
        (&["F7"], &t.key_f7),
        (&["F1"], &t.key_f1),
    ];
    // While it is asked whose answers these are, the letters mean something else.
    let source: [(&[&str], &str); 4] = [
        (&["A", "B", "1", "…"], &t.key_source),
        (&["↑", "↓"], &t.key_arrows_source),
        (&["Enter"], &t.key_press),
        (&["Esc"], &t.terugblik_key_back),
    ];
    let back: [(&[&str], &str); 5] = [
        (&["/"], &t.terugblik_key_search),
        (&["Enter"], &t.terugblik_key_open),
        (&["V"], &t.terugblik_key_course),
        (&["C"], &t.terugblik_key_comment),
        (&["Esc"], &t.terugblik_key_back),
    ];
    let run: [(&[&str], &str); 6] = [
        (&["F5"], &t.oefenen_key_ask),
        (&["Enter"], &t.oefenen_key_question),
        (&["V"], &t.oefenen_key_take),
        (&["F2"], &t.key_f2),
        (&["F8"], &t.key_f8),
        (&["F1"], &t.key_f1),
    ];
    let look_back: [(&[&str], &str); 1] = [(&["←", "→"], &t.oefenen_key_step)];
    let in_course = rooms::oefenen::is_in_course(ui.ctx());
    let training = match &scene.view.sheet {
        Sheet::None => training_keys(scene, in_course),
        sheet => sheet_keys(scene, sheet),
    };
    let hints: &[(&[&str], &str)] = match &scene.view.room {
        Room::Terugblik(_) => &back[..],
        Room::Melding if scene.app.run().is_some_and(|r| r.replay.is_some()) => &look_back[..],
        Room::Melding if scene.view.source.is_some() => &source[..],
        Room::Melding if scene.app.is_training() => &run[..],
        Room::Melding => &melding[..],
        Room::Oefenen => &training[..],
        Room::Start(Start::Home(_)) => &home[..],
        Room::Start(_) | Room::Beheer(_) => &elsewhere[..],
    };
    let most = if form == Form::Three {
        hints.len()
    } else {
        hints.len().min(3)
    };
    for (keys, what) in &hints[..most] {
        keyhint(&mut ui, keys, what);
        ui.add_space(6.0);
    }
    let words = match scene.view.room {
        Room::Melding if scene.app.is_training() => Some(&t.oefenen_apart),
        Room::Melding => Some(&t.based_on),
        Room::Terugblik(_) => Some(&t.terugblik_wpg),
        Room::Oefenen => Some(&t.oefenen_apart),
        Room::Start(_) | Room::Beheer(_) => None,
    };
    if let Some(words) = words.filter(|_| form == Form::Three) {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let text = RichText::new(words)
                .font(font(Size::Small))
                .color(palette.muted);
            ui.add(Label::new(text).truncate());
        });
    }
}

/// The keys of the training room, by what it shows; `in_course` where the course beside the debrief
/// has the keyboard.
pub fn training_keys<'a>(
    scene: &Scene<'a>,
    in_course: bool,
) -> Vec<(&'static [&'static str], &'a str)> {
    let t = scene.t;
    let screen = scene.app.oefenen.as_ref().map(|room| &room.screen);
    match screen {
        Some(Screen::Make(_)) => vec![
            (&["Ctrl", "PageDown"], &t.maken_key_part),
            (&["F6"], &t.maken_key_fields),
            (&["F3"], &t.maken_key_problem),
            (&["F7"], &t.maken_key_side),
            (&["Ctrl", "S"], &t.maken_save),
            (&["Ctrl", "Z"], &t.maken_undo),
        ],
        Some(Screen::List) | None => vec![
            (&["↑", "↓"], &t.key_arrows),
            (&["Enter"], &t.oefenen_key_enter),
            (&["Tab"], &t.key_tab),
            (&["F1"], &t.key_f1),
        ],
        Some(Screen::Debrief(_)) if in_course => vec![
            (&["↑", "↓", "PageUp", "PageDown"], &t.oefenen_key_scroll),
            (&["F6"], &t.oefenen_key_page),
            (&["Esc"], &t.oefenen_key_esc),
            (&["F1"], &t.key_f1),
        ],
        Some(Screen::Debrief(_)) => vec![
            (&["↑", "↓"], &t.oefenen_key_points),
            (&["PageUp", "PageDown"], &t.oefenen_key_scroll),
            (&["F6"], &t.oefenen_key_course),
            (&["Ctrl", "S"], &t.oefenen_save),
            (&["Esc"], &t.oefenen_key_esc),
            (&["F1"], &t.key_f1),
        ],
        Some(Screen::Compare(..) | Screen::Run) => vec![
            (&["↑", "↓", "PageUp", "PageDown"], &t.oefenen_key_scroll),
            (&["Esc"], &t.oefenen_key_esc),
            (&["F1"], &t.key_f1),
        ],
    }
}

/// The keys of a sheet over the training room.
fn sheet_keys<'a>(scene: &Scene<'a>, sheet: &Sheet) -> Vec<(&'static [&'static str], &'a str)> {
    let t = scene.t;
    let esc: (&'static [&'static str], &str) = (&["Esc"], &t.key_close);
    match sheet {
        Sheet::Path { .. } => vec![(&["Enter"], &t.key_use_path), esc, (&["Tab"], &t.key_tab)],
        Sheet::Papers(_) => vec![
            (&["PageUp", "PageDown"], &t.key_pages),
            esc,
            (&["Tab"], &t.key_tab),
        ],
        Sheet::Keys => vec![(&["PageUp", "PageDown"], &t.oefenen_key_scroll), esc],
        _ => vec![esc, (&["Tab"], &t.key_tab)],
    }
}
