//! The rooms besides the melding: the door, what somebody finds who is in, and Beheer.

mod accounts;
mod beheer;
mod copies;
mod form;
mod home;
mod log;
pub mod oefenen;
mod retention;
mod start;
pub mod terugblik;
mod verify;

use eframe::egui::{self, Context, Frame, Margin, ScrollArea, Ui};

use crate::{archive::keys::Role, protocol::WindowTexts};

use super::{
    action::{Action, ArchiveAction, PaperAction, TerugblikAction},
    app::Voorop,
    keys::{Letter, Press, Shortcut},
    room::{Room, Start},
    scene::Scene,
};

pub use form::{disclosure, notice, problem, show_typed, slot_field, strength};

/// Shows the room on screen.
pub fn show(ui: &mut Ui, scene: &mut Scene<'_>) {
    if matches!(scene.view.room, Room::Oefenen) {
        oefenen::show(ui, scene);
        return;
    }
    if let Room::Terugblik(room) = &scene.view.room {
        terugblik::show(ui, scene, room);
        return;
    }
    let key = std::mem::discriminant(&scene.view.room);
    ScrollArea::vertical()
        .id_salt(("kamer", key))
        .auto_shrink(false)
        .show(ui, |ui| {
            let width = ui.available_width();
            let margin = if width > 700.0 { 24 } else { 12 };
            Frame::NONE
                .inner_margin(Margin::symmetric(margin, 16))
                .show(ui, |ui| match &scene.view.room {
                    Room::Start(Start::Home(home)) => home::show(ui, scene, home),
                    Room::Start(start) => start::show(ui, scene, start),
                    Room::Beheer(room) => beheer::show(ui, scene, room),
                    Room::Melding | Room::Terugblik(_) | Room::Oefenen => {}
                });
        });
}

/// What a key does in a room besides the melding.
pub fn key(app: &mut Voorop, press: Press, ctx: &Context) {
    match press {
        Press::Shortcut(Shortcut::Lock) if app.is_in() => {
            app.apply(ArchiveAction::Lock.into(), ctx);
        }
        Press::Shortcut(Shortcut::New) if is_home(app) => app.apply(Action::New, ctx),
        Press::Shortcut(Shortcut::Find) if terugblik::is_here(app) => {
            app.apply(TerugblikAction::FocusSearch.into(), ctx);
        }
        Press::Letter(letter) if terugblik::is_here(app) => {
            for action in terugblik::letter(app, letter) {
                app.apply(action, ctx);
            }
        }
        Press::Letter(letter) if matches!(app.view.room, Room::Oefenen) => {
            if let Some(action) = oefenen::letter(app, letter, ctx) {
                app.apply(action, ctx);
            }
        }
        Press::Shortcut(Shortcut::Keys) if matches!(app.view.room, Room::Oefenen) => {
            app.apply(Action::ToggleKeys, ctx);
        }
        Press::Shortcut(Shortcut::NextPanel | Shortcut::PreviousPanel)
            if oefenen::is_debrief(app) =>
        {
            oefenen::next_panel(ctx);
        }
        Press::Shortcut(Shortcut::Lock) if app.is_training() => {
            app.apply(ArchiveAction::Lock.into(), ctx);
        }
        Press::Shortcut(shortcut)
            if app.maker().is_some() && app.view.sheet == super::view::Sheet::None =>
        {
            if let Some(asked) = oefenen::maken::shortcut(app, shortcut) {
                app.apply(asked.into(), ctx);
            }
        }
        Press::Shortcut(Shortcut::Save) if matches!(app.view.room, Room::Oefenen) => {
            app.apply(Action::Save, ctx);
        }
        Press::Shortcut(Shortcut::Papers) => {
            if let Some(paper) = oefenen::paper(app) {
                app.apply(PaperAction::Show(paper).into(), ctx);
            }
        }
        Press::Letter(letter) => {
            if let Some(action) = home::letter(app, letter) {
                app.apply(action, ctx);
            }
        }
        Press::Shortcut(_) => {}
    }
}

fn is_home(app: &Voorop) -> bool {
    matches!(app.view.room, Room::Start(Start::Home(_)))
}

/// A task in words.
pub fn role(t: &WindowTexts, role: Role) -> &str {
    match role {
        Role::Agent => &t.role_agent,
        Role::Jeugdcoordinator => &t.role_coordinator,
        Role::Beheerder => &t.role_beheerder,
        Role::Trainer => &t.role_trainer,
    }
}

/// A button that gets the keyboard when nothing else has it.
fn first_button(ui: &mut Ui, words: &str) -> egui::Response {
    let button = ui.button(words);
    if ui.memory(|m| m.focused().is_none()) {
        button.request_focus();
    }
    button
}

/// Whether a letter stands for a new melding.
fn is_new(letter: Letter) -> bool {
    letter == Letter::N
}

/// Gives a button a name of its own, where several have the same word on them.
pub fn name_button(button: &egui::Response, name: &str) {
    button.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Button, true, name));
}
