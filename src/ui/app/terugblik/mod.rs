//! What the Terugblik room asks of the archive, and what follows from the answers.

mod exchange;
mod family;
mod figures;
mod import;
mod known;
mod list;
mod papers;
mod record;

pub use exchange::{can_select, selected};
pub(super) use import::Reading;

use eframe::egui::Context;

use crate::{
    archive::{Store as _, keys::Role},
    ui::{
        action::TerugblikAction as Asked,
        room::{
            Form, Room,
            exchange::Selection,
            terugblik::{Brake, Run, Shown, Terugblik, Work},
        },
        theme::Tone,
        view::Sheet,
    },
};

use super::Voorop;

impl Voorop {
    /// Carries out what was asked in the room; part of [`Voorop::apply`].
    pub(super) fn terugblik(&mut self, asked: Asked, ctx: &Context) {
        match asked {
            Asked::Show(shown) => self.show_shown(shown),
            Asked::Back => self.back(),
            Asked::Unfold => self.with_room(|room| room.unfolded = !room.unfolded),
            Asked::Row(at) => self.stand_on(at),
            Asked::Family(id) => self.open_family(id),
            Asked::HoursInWords(words) => self.with_room(|room| {
                if let Some(family) = &mut room.family {
                    family.hours_in_words = words;
                }
            }),
            Asked::Link(id) => self.link(id),
            Asked::NotTheSame(id) => self.not_the_same(id),
            Asked::Unlink(id) => self.unlink(id),
            Asked::Figures(term, ago) => self.read_figures(term, ago),
            Asked::Exchange(asked) => self.exchange(asked, ctx),
            Asked::ShowKnown => self.lay(Sheet::Known),
            Asked::Words(_)
            | Asked::FocusSearch
            | Asked::Search
            | Asked::Stop
            | Asked::More
            | Asked::Work(_)
            | Asked::Filter(_) => self.list_action(asked, ctx),
            Asked::Open(_)
            | Asked::ReasonText(_)
            | Asked::OpenWithReason
            | Asked::ConfirmDay(_)
            | Asked::ConfirmTypedDay
            | Asked::Version(_)
            | Asked::Face(_)
            | Asked::Write(..)
            | Asked::NoteText(_)
            | Asked::NoteDate(_)
            | Asked::NotePin(_)
            | Asked::DropNote
            | Asked::AddNote => self.record_action(asked, ctx),
        }
    }

    /// The room, where it is on screen.
    pub(super) fn room(&mut self) -> Option<&mut Terugblik> {
        match &mut self.view.room {
            Room::Terugblik(room) => Some(room),
            _ => None,
        }
    }

    pub(super) fn with_room(&mut self, change: impl FnOnce(&mut Terugblik)) {
        if let Some(room) = self.room() {
            change(room);
        }
    }

    /// Whether the person who is in reviews.
    pub fn reviews(&self) -> bool {
        self.who()
            .is_some_and(|who| who.role == Role::Jeugdcoordinator)
    }

    /// Enters the room: the list, and how many wait in each worklist.
    pub(super) fn open_terugblik(&mut self) {
        let reviews = self.reviews();
        let mut room = Terugblik::default();
        room.list.work = if reviews { Work::ToReview } else { Work::All };
        self.view.room = Room::Terugblik(Box::new(room));
        self.view.form = Form::default();
        self.on_store(
            |store, _| Ok(Brake::new(store.stopper())),
            |app, brake, _| app.with_room(|room| room.brake = Some(brake)),
        );
        self.search(false);
        self.count_work();
    }

    /// Asks what is due: a search while the user types, the household of the melding on screen. Call
    /// once a frame.
    pub(super) fn tick_terugblik(&mut self, ctx: &Context) {
        let time = ctx.input(|i| i.time);
        let due = self.room().map(|room| room.list.run.clone());
        if let Some(Run::Due(at)) = due {
            if at <= time {
                self.search(false);
            } else {
                ctx.request_repaint_after(std::time::Duration::from_secs_f64(at - time));
            }
        }
        self.tick_import(ctx);
        self.tick_known(ctx);
    }

    fn show_shown(&mut self, shown: Shown) {
        self.view.form.turn();
        let reviews = self.reviews();
        self.with_room(|room| {
            room.unfolded = false;
            let there = match shown {
                Shown::List => true,
                Shown::Figures | Shown::Exchange => reviews,
                Shown::Family => room.family.is_some(),
                Shown::Record => room.open.is_some(),
                Shown::Reason => room.ask.is_some(),
            };
            if there {
                if shown == Shown::Exchange
                    && let Some(selection) = Selection::on_screen(room.shown)
                {
                    room.exchange.selection = selection;
                }
                room.shown = shown;
            }
        });
        if shown == Shown::Figures && reviews {
            self.read_figures(Default::default(), 1);
        }
    }

    /// One step back: from a note to its record, from there to where it was opened.
    fn back(&mut self) {
        let (mut again, mut left) = (false, false);
        self.with_room(|room| match room.shown {
            Shown::Record => {
                let writing = room.open.as_mut().and_then(|open| open.writing.take());
                if let Some(writing) = writing {
                    left = !writing.text.trim().is_empty();
                    return;
                }
                room.open = None;
                room.shown = if room.from_family && room.family.is_some() {
                    Shown::Family
                } else {
                    again = true;
                    Shown::List
                };
            }
            Shown::List => room.unfolded = false,
            Shown::Family | Shown::Figures | Shown::Reason | Shown::Exchange => {
                room.shown = Shown::List
            }
        });
        if left {
            self.say(Tone::Muted, self.words.ui.terugblik_note_left.clone());
        }
        if again {
            self.count_work();
        }
    }

    fn stand_on(&mut self, at: usize) {
        self.with_room(|room| match room.shown {
            Shown::List => room.list.at = at.min(room.list.rows.len().saturating_sub(1)),
            Shown::Family => {
                if let Some(family) = &mut room.family {
                    family.at = at.min(family.course.contacts.len().saturating_sub(1));
                }
            }
            Shown::Record | Shown::Reason | Shown::Figures | Shown::Exchange => {}
        });
    }
}
