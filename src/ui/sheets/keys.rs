//! The keys that work where somebody is: in real work, in a run, or in the training room.

use eframe::egui::Ui;

use crate::ui::{room::Room, rooms, scene::Scene, shell, widgets::keyhint};

use super::{close, title};

/// Keys and what they do.
type Hint<'a> = (&'static [&'static str], &'a str);

/// Shows the sheet.
pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>) {
    title(ui, &scene.t.keys_title);
    let all = match scene.view.room {
        Room::Oefenen => in_training_room(scene),
        _ => in_melding(scene),
    };
    for (keys, what) in all {
        keyhint(ui, keys, what);
        ui.add_space(6.0);
    }
    close(ui, scene);
}

fn in_melding<'a>(scene: &Scene<'a>) -> Vec<Hint<'a>> {
    let t = scene.t;
    let run = scene.app.is_training();
    let mut all: Vec<Hint<'a>> = vec![
        (&["J", "N", "G", "O"], &t.key_letters),
        (&["W"], &t.key_w),
        (&["1–9"], &t.key_digits),
        (&["↑", "↓"], &t.key_arrows),
        (&["Enter"], &t.key_enter),
        (&["V"], &t.key_v),
        (&["Esc"], &t.key_esc),
        (&["F1"], &t.key_f1),
        (&["F2"], &t.key_f2),
        (&["F3"], &t.key_f3),
        (&["F4"], &t.key_f4),
        (&["F5"], &t.key_f5),
    ];
    if run {
        all.extend([
            (&["Enter"] as &[_], t.oefenen_key_question.as_str()),
            (&["V"], &t.oefenen_key_take),
            (&["F10"], &t.oefenen_pause),
            (&["F11"], &t.oefenen_controls),
            (&["Ctrl", "Enter"], &t.oefenen_finish),
        ]);
    }
    all.extend([
        (&["F6"] as &[_], t.key_f6.as_str()),
        (&["F7"], &t.key_f7),
        (&["F8"], &t.key_f8),
        (&["F9"], &t.key_f9),
        (&["Shift", "F9"], &t.key_shift_f9),
        (&["Ctrl", "P"], &t.key_papers),
        (&["Ctrl", "I"], &t.key_reader),
        (&["Ctrl", "PageUp", "PageDown"], &t.key_steps),
        (&["Ctrl", "F"], &t.key_find),
        (&["Ctrl", "Z", "Y"], &t.key_undo),
    ]);
    if !run {
        // No file and no archive of real work is within reach of a training.
        all.push((&["Ctrl", "S", "O", "N"], &t.key_save));
    }
    all.push((&["Ctrl", "L"], &t.key_lock));
    if !run {
        all.push((&["Ctrl", "Enter"], &t.key_finalise));
    }
    all.extend(everywhere(scene));
    all
}

/// The keys of the screen below the sheet, and those that work on every one.
fn in_training_room<'a>(scene: &Scene<'a>) -> Vec<Hint<'a>> {
    let t = scene.t;
    let mut all = shell::training_keys(scene, false);
    if rooms::oefenen::paper(scene.app).is_some() {
        all.push((&["Ctrl", "P"], &t.oefenen_pdf));
    }
    for hint in [
        (&["Enter"] as &[_], t.key_press.as_str()),
        (&["Esc"], &t.key_esc),
        (&["F1"], &t.key_f1),
        (&["Ctrl", "L"], &t.key_lock),
    ]
    .into_iter()
    .chain(everywhere(scene))
    {
        if all.iter().all(|(keys, _)| *keys != hint.0) {
            all.push(hint);
        }
    }
    all
}

fn everywhere<'a>(scene: &Scene<'a>) -> [Hint<'a>; 2] {
    let t = scene.t;
    [(&["Ctrl", "+", "−"], &t.key_zoom), (&["Tab"], &t.key_tab)]
}
