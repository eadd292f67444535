//! The Terugblik room: filters and worklist at the left, and beside them the list, the course of a
//! family, a record or the figures.

mod exchange;
mod facts;
mod family;
mod figures;
mod hours;
mod known;
mod line;
mod linking;
mod list;
mod plot;
mod rail;
mod record;
mod review;
mod scheme;
mod texts;

use eframe::egui::{self, CentralPanel, Frame, Margin, Panel as EguiPanel, ScrollArea, Ui};

use crate::{
    archive::model::NoteKind,
    ui::{
        action::{Action, TerugblikAction as Ask},
        app::Voorop,
        keys::{self, Letter},
        room::{
            Room,
            terugblik::{Shown, Terugblik},
        },
        scene::Scene,
        theme::Palette,
        window::NARROW,
    },
};

pub use known::{known, notice};

const RAIL: f32 = 228.0;

/// Shows the room.
pub fn show(ui: &mut Ui, scene: &mut Scene<'_>, room: &Terugblik) {
    // Esc goes one step back, unless a field has the keyboard: then it first leaves the field.
    let escape = ui.input(|i| i.key_pressed(egui::Key::Escape));
    if escape && !keys::is_typing(ui.ctx()) {
        scene.ask(Ask::Back.into());
    }
    // What is copied leaves the archive: that goes by way of the log only.
    ui.style_mut().interaction.selectable_labels = false;
    let palette = Palette::current(ui);
    let wide = ui.available_width() >= NARROW;
    if wide {
        EguiPanel::left("terugblik-links")
            .exact_size(RAIL)
            .resizable(false)
            .frame(Frame::NONE.fill(palette.panel))
            .show(ui, |ui| {
                let scroll = ScrollArea::vertical().id_salt("terugblik-filters");
                scroll
                    .auto_shrink(false)
                    .show(ui, |ui| rail::show(ui, scene, room));
            });
    }
    CentralPanel::default()
        .frame(Frame::NONE.fill(palette.ground))
        .show(ui, |ui| {
            if !wide {
                fold(ui, scene, room);
            }
            // Another record begins at its top; the same one is where it was left.
            let record = room.open.as_ref().map(|open| open.record.row.id);
            let record = record.filter(|_| room.shown == Shown::Record);
            ScrollArea::vertical()
                .id_salt(("terugblik", room.shown as u8, room.unfolded, record))
                .auto_shrink(false)
                .show(ui, |ui| {
                    Frame::NONE
                        .inner_margin(Margin::symmetric(18, 14))
                        .show(ui, |ui| {
                            if room.unfolded && !wide {
                                rail::show(ui, scene, room);
                            } else {
                                part(ui, scene, room);
                            }
                        });
                });
        });
}

/// The button that unfolds filters and worklist where they do not fit beside the list.
fn fold(ui: &mut Ui, scene: &mut Scene<'_>, room: &Terugblik) {
    let t = scene.t;
    ui.add_space(6.0);
    ui.horizontal(|ui| {
        ui.add_space(18.0);
        let words = if room.unfolded {
            &t.terugblik_fold
        } else {
            &t.terugblik_unfold
        };
        if ui.button(words).clicked() {
            scene.ask(Ask::Unfold.into());
        }
    });
}

fn part(ui: &mut Ui, scene: &mut Scene<'_>, room: &Terugblik) {
    match room.shown {
        Shown::List => list::show(ui, scene, room),
        Shown::Family => {
            if let Some(family) = &room.family {
                family::show(ui, scene, family);
            }
        }
        Shown::Record => {
            if let Some(open) = &room.open {
                record::show(ui, scene, room, open);
            }
        }
        Shown::Reason => {
            if let Some(ask) = &room.ask {
                record::ask_reason(ui, scene, ask);
            }
        }
        Shown::Figures => figures::show(ui, scene, &room.figures),
        Shown::Exchange => exchange::show(ui, scene, room),
    }
}

/// Whether the room is on screen.
pub fn is_here(app: &Voorop) -> bool {
    matches!(app.view.room, Room::Terugblik(_))
}

/// What a letter asks here.
pub fn letter(app: &Voorop, letter: Letter) -> Vec<Action> {
    let Room::Terugblik(room) = &app.view.room else {
        return Vec::new();
    };
    let asked = match letter {
        Letter::Slash => vec![Ask::FocusSearch],
        _ => match room.shown {
            Shown::List => list_letter(app, room, letter),
            Shown::Family => family_letter(room, letter),
            Shown::Record => record_letter(app, room, letter),
            Shown::Reason | Shown::Figures | Shown::Exchange => Vec::new(),
        },
    };
    asked.into_iter().map(Action::from).collect()
}

/// The row that an arrow goes to.
fn moved(letter: Letter, at: usize, rows: usize) -> Option<Ask> {
    let last = rows.saturating_sub(1);
    match letter {
        Letter::Up => Some(Ask::Row(at.saturating_sub(1))),
        Letter::Down => Some(Ask::Row((at + 1).min(last))),
        Letter::Home => Some(Ask::Row(0)),
        Letter::End => Some(Ask::Row(last)),
        _ => None,
    }
}

fn list_letter(app: &Voorop, room: &Terugblik, letter: Letter) -> Vec<Ask> {
    let list = &room.list;
    let row = list.rows.get(list.at).map(|row| row.id);
    let asked = match (letter, row) {
        (Letter::Enter, Some(id)) => Some(Ask::Open(id)),
        (Letter::V, Some(id)) if app.reviews() => Some(Ask::Family(id)),
        _ => moved(letter, list.at, list.rows.len()),
    };
    asked.into_iter().collect()
}

fn family_letter(room: &Terugblik, letter: Letter) -> Vec<Ask> {
    let Some(family) = &room.family else {
        return Vec::new();
    };
    let contacts = &family.course.contacts;
    let row = contacts.get(family.at).map(|line| line.id);
    match (letter, row) {
        (Letter::Enter, Some(id)) => vec![Ask::Open(id)],
        _ => moved(letter, family.at, contacts.len())
            .into_iter()
            .collect(),
    }
}

fn record_letter(app: &Voorop, room: &Terugblik, letter: Letter) -> Vec<Ask> {
    let Some(open) = &room.open else {
        return Vec::new();
    };
    let kind = if app.reviews() {
        NoteKind::Opmerking
    } else {
        NoteKind::Antwoord
    };
    let asked = match letter {
        Letter::C => Some(Ask::Write(kind, None)),
        Letter::V if app.reviews() => Some(Ask::Family(open.record.row.id)),
        _ => None,
    };
    asked.into_iter().collect()
}
