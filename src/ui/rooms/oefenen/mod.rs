//! The training room besides the run: the list of scenarios, the debrief, two courses side by side,
//! and making scenarios.

mod compare;
mod debrief;
mod list;
pub mod maken;
mod picture;
mod rows;

pub use maken::channel;

use eframe::egui::{self, CentralPanel, Frame, Margin, ScrollArea, Ui};

use crate::ui::{
    action::{Action, TrainingAction as Ask},
    app::Voorop,
    keys::{self, Letter},
    room::oefenen::{Cases, Screen},
    scene::Scene,
    sheets,
    theme::Palette,
    view::Sheet,
};

/// Shows the room.
pub fn show(ui: &mut Ui, scene: &mut Scene<'_>) {
    let app = scene.app;
    let Some(room) = &app.oefenen else {
        return;
    };
    if scene.view.sheet != Sheet::None {
        let sheet = &app.view.sheet;
        page(ui, "oefenen-vel", |ui| sheets::show(ui, scene, sheet));
        return;
    }
    let escape = ui.input(|i| i.key_pressed(egui::Key::Escape));
    if escape
        && !keys::is_typing(ui.ctx())
        && !matches!(room.screen, Screen::List | Screen::Make(_))
    {
        scene.ask(Ask::ShowList.into());
    }
    match &room.screen {
        Screen::List => page(ui, "oefenen-lijst", |ui| list::show(ui, scene, room)),
        // A run stands in the window of real work.
        Screen::Run => {}
        Screen::Debrief(shown) => debrief::show(ui, scene, shown),
        Screen::Compare(one, other) => {
            page(ui, "oefenen-naast", |ui| {
                compare::show(ui, scene, *one, *other);
            });
        }
        Screen::Make(maker) => maken::show(ui, scene, maker),
    }
}

/// A page that scrolls.
fn page(ui: &mut Ui, name: &str, add: impl FnOnce(&mut Ui)) {
    let ground = Palette::current(ui).ground;
    CentralPanel::default()
        .frame(Frame::NONE.fill(ground))
        .show(ui, |ui| {
            ScrollArea::vertical()
                .id_salt(name)
                .auto_shrink(false)
                .show(ui, |ui| {
                    Frame::NONE
                        .inner_margin(Margin::symmetric(18, 14))
                        .show(ui, add);
                });
        });
}

/// Whether a list is on screen that letters and arrows act on.
pub fn takes_letters(app: &Voorop) -> bool {
    let Some(room) = &app.oefenen else {
        return false;
    };
    app.view.sheet == Sheet::None && !matches!(room.screen, Screen::Make(_) | Screen::Run)
}

/// What a letter asks here.
pub fn letter(app: &Voorop, letter: Letter) -> Option<Action> {
    let room = app.oefenen.as_ref()?;
    let moved = |at: usize, rows: usize| {
        let last = rows.saturating_sub(1);
        match letter {
            Letter::Up => Some(at.saturating_sub(1)),
            Letter::Down => Some((at + 1).min(last)),
            Letter::Home => Some(0),
            Letter::End => Some(last),
            _ => None,
        }
    };
    match &room.screen {
        Screen::List => {
            let Cases::Read(cases, _) = &room.cases else {
                return None;
            };
            let listed = room.listed();
            let at = listed.iter().position(|case| *case == room.at)?;
            if letter == Letter::Enter {
                let case = cases.get(room.at)?;
                return Some(Ask::Start(case.scenario.id.clone()).into());
            }
            let row = listed.get(moved(at, listed.len())?)?;
            Some(Ask::Row(*row).into())
        }
        Screen::Debrief(shown) => {
            let rows = app.attempt(shown.attempt)?.grading.points.len();
            moved(shown.at, rows).map(|at| Ask::Point(at).into())
        }
        Screen::Run | Screen::Compare(..) | Screen::Make(_) => None,
    }
}
