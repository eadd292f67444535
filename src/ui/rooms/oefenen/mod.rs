//! The training room besides the run: the list of scenarios, the debrief, two courses side by side,
//! and making scenarios.

mod compare;
mod debrief;
mod figures;
mod list;
pub mod maken;
mod picture;
mod rows;
mod scroll;

pub use maken::channel;

use eframe::egui::{self, CentralPanel, Context, FocusDirection, Frame, Ui};

use crate::ui::{
    action::{Action, Paper, TrainingAction as Ask},
    app::Voorop,
    keys::{self, Letter},
    room::oefenen::{Cases, Screen},
    scene::Scene,
    sheets,
    theme::Palette,
    view::Sheet,
    widgets::newly_shown,
};

use scroll::{By, area};

/// Shows the room.
pub fn show(ui: &mut Ui, scene: &mut Scene<'_>) {
    let app = scene.app;
    let Some(room) = &app.oefenen else {
        return;
    };
    if scene.view.sheet != Sheet::None {
        let sheet = &app.view.sheet;
        if let Screen::Debrief(shown) = &room.screen {
            // Below a sheet it stays where it was.
            newly_shown(ui.ctx(), debrief::here(shown.attempt));
        }
        // Papers turn their own pages.
        let by = match sheet {
            Sheet::Papers(_) => By::Nothing,
            _ => By::Pages,
        };
        page(ui, "oefenen-vel", by, |ui| sheets::show(ui, scene, sheet));
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
        Screen::List => page(ui, "oefenen-lijst", By::Pages, |ui| {
            list::show(ui, scene, room)
        }),
        // A run stands in the window of real work.
        Screen::Run => {}
        Screen::Debrief(shown) => debrief::show(ui, scene, shown),
        Screen::Compare(one, other) => {
            page(ui, "oefenen-naast", By::All, |ui| {
                compare::show(ui, scene, *one, *other);
            });
        }
        Screen::Make(maker) => maken::show(ui, scene, maker),
    }
}

/// A page over the whole room.
fn page(ui: &mut Ui, name: &str, by: By, add: impl FnOnce(&mut Ui)) {
    let ground = Palette::current(ui).ground;
    CentralPanel::default()
        .frame(Frame::NONE.fill(ground))
        .show(ui, |ui| area(ui, name, by, false, add));
}

/// Whether a list is on screen that letters and arrows act on.
pub fn takes_letters(app: &Voorop) -> bool {
    let Some(room) = &app.oefenen else {
        return false;
    };
    let listed = matches!(room.screen, Screen::List | Screen::Debrief(_));
    app.view.sheet == Sheet::None && listed
}

/// Whether the debrief is on screen.
pub fn is_debrief(app: &Voorop) -> bool {
    let screen = app.oefenen.as_ref().map(|room| &room.screen);
    app.view.sheet == Sheet::None && matches!(screen, Some(Screen::Debrief(_)))
}

/// Whether the course beside the debrief has the keyboard.
pub fn is_in_course(ctx: &Context) -> bool {
    ctx.memory(|memory| memory.has_focus(debrief::course_id()))
}

/// Gives the keyboard of the debrief to the course beside it, or back to the page.
pub fn next_panel(ctx: &Context) {
    let course = debrief::course_id();
    ctx.memory_mut(|memory| {
        if memory.has_focus(course) {
            memory.surrender_focus(course);
        } else {
            memory.request_focus(course);
        }
    });
}

/// The paper of what is on screen.
pub fn paper(app: &Voorop) -> Option<Paper> {
    match &app.oefenen.as_ref()?.screen {
        Screen::Debrief(shown) => Some(Paper::Nabespreking(shown.attempt)),
        _ => None,
    }
}

/// What a letter asks here. On a point of the debrief it moves the keyboard too.
pub fn letter(app: &Voorop, letter: Letter, ctx: &Context) -> Option<Action> {
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
            let here = debrief::point_id(shown.at);
            let on_point = ctx.memory(|memory| memory.has_focus(here));
            let to = match letter {
                // The first arrow goes to the point where the reader was.
                Letter::Up | Letter::Down if !on_point => Some(shown.at),
                _ => moved(shown.at, rows),
            };
            let to = to.filter(|at| *at < rows)?;
            ctx.memory_mut(|memory| {
                memory.request_focus(debrief::point_id(to));
                // The arrow has done its work: egui must not carry the keyboard one point further.
                memory.move_focus(FocusDirection::None);
            });
            Some(Ask::Point(to).into())
        }
        Screen::Run | Screen::Compare(..) | Screen::Make(_) => None,
    }
}
