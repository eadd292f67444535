//! What stands half typed outside a call: kept as one types, and put back where it stood.

use std::time::Duration;

use eframe::egui::Context;
use uuid::Uuid;

use crate::{
    archive::{ArchiveError, Store as _},
    ui::{
        clerk::{SAVE_AFTER, Then},
        room::{
            Room, Secret, Tab,
            aside::{Aside, Looking, OpenRecord, Place, Stand},
            terugblik::{Opened, Shown, Terugblik, Writing},
        },
        theme::Tone,
        view::Sheet,
        widgets::Field,
    },
};

use super::{Voorop, beheer::in_fields};

/// Seconds until a save that failed is tried again.
const AGAIN_AFTER: f64 = 10.0;

impl Voorop {
    /// Something may have been typed outside the call: then it is kept soon.
    pub(super) fn touch_aside(&mut self, ctx: &Context) {
        let time = ctx.input(|i| i.time);
        let typed = self.aside().is_some_and(|aside| aside.is_typed());
        let Some(clerk) = self.clerk.as_mut().filter(|clerk| clerk.who.is_some()) else {
            return;
        };
        if typed || clerk.aside_kept.is_some() {
            clerk.aside_due.get_or_insert(time + SAVE_AFTER);
        }
    }

    /// Keeps what is due and asks for a frame when the next is. Call once a frame.
    pub(super) fn tick_aside(&mut self, ctx: &Context) {
        let Some(due) = self.clerk.as_ref().and_then(|clerk| clerk.aside_due) else {
            return;
        };
        let left = due - ctx.input(|i| i.time);
        if left > 0.0 {
            ctx.request_repaint_after(Duration::from_secs_f64(left));
        } else {
            self.keep_aside(false);
        }
    }

    /// Keeps what stands half typed, where it changed; before the window locks also where somebody
    /// is without anything typed.
    pub(super) fn keep_aside(&mut self, locks: bool) {
        let Some(aside) = self.aside().filter(|_| self.is_in()) else {
            return;
        };
        let now = self.now();
        let Some(clerk) = &mut self.clerk else { return };
        clerk.aside_due = None;
        let text = (locks || aside.is_typed())
            .then(|| ron::to_string(&aside).ok())
            .flatten();
        let Some(who) = clerk.who.clone().filter(|_| text != clerk.aside_kept) else {
            return;
        };
        let sent = text.clone();
        // Not dropped when somebody else is in by then.
        clerk.aside_sent += usize::from(clerk.desk.ask(move |holder| {
            let kept = match holder {
                Some(archive) => archive.store.set_aside(&who, sent.as_deref(), now),
                None => Err(ArchiveError::NotAllowed),
            };
            Box::new(move |app: &mut Self, ctx: &Context| app.kept_aside(sent, kept, ctx))
        }));
        clerk.aside_kept = text;
    }

    fn kept_aside(&mut self, sent: Option<String>, kept: Result<(), ArchiveError>, ctx: &Context) {
        let time = ctx.input(|i| i.time);
        let Some(clerk) = &mut self.clerk else { return };
        clerk.aside_sent = clerk.aside_sent.saturating_sub(1);
        let Err(error) = kept else { return };
        match sent {
            // The window locked meanwhile: it stays here until the same person is back.
            Some(text) if clerk.away.is_some() => clerk.unkept = Some(text),
            _ => {
                clerk.aside_kept = None;
                clerk.aside_due = Some(time + AGAIN_AFTER);
                self.say(Tone::Amber, error.to_string());
            }
        }
    }

    /// Everything as it stands now; nothing before the archive gave what it had.
    fn aside(&self) -> Option<Aside> {
        Some(Aside {
            here: self.stand(),
            ..self.clerk.as_ref()?.aside.clone()?
        })
    }

    pub(super) fn aside_mut(&mut self) -> Option<&mut Aside> {
        self.clerk.as_mut()?.aside.as_mut()
    }

    /// Where somebody is, with the form that stands there.
    fn stand(&self) -> Stand {
        let place = match &self.view.room {
            Room::Melding => match self.draft() {
                Some(open) if open.is_kept() => Place::Melding(open.id),
                _ => return Stand::default(),
            },
            Room::Terugblik(room) => Place::Terugblik(Box::new(looking(room))),
            Room::Beheer(room) => Place::Beheer(room.part, room.work.clone()),
            Room::Start(_) | Room::Oefenen => return Stand::default(),
        };
        let mut form = self.view.form.kept();
        if let Room::Beheer(room) = &self.view.room {
            // Terms that nobody changed come from the archive again.
            let stand = in_fields(room.terms);
            form.retain(|slot, text| !stand.iter().any(|(s, t)| s == slot && t == text));
        }
        let stand = Stand {
            sheet: comes_back(&self.view.sheet).then(|| self.view.sheet.clone()),
            form,
            role: self.view.form.role,
            place,
        };
        // A call is kept as a draft: only what lies over it is kept here.
        if matches!(stand.place, Place::Melding(_)) && stand.sheet.is_none() {
            return Stand::default();
        }
        stand
    }

    /// Leaves a room: what stands half typed there is there again at the next visit.
    pub(super) fn leave_tab(&mut self) {
        let tab = match &self.view.room {
            Room::Terugblik(_) => Tab::Terugblik,
            Room::Beheer(_) => Tab::Beheer,
            Room::Start(_) | Room::Melding | Room::Oefenen => return,
        };
        let stand = self.stand();
        let Some(aside) = self.aside_mut() else {
            return;
        };
        if stand.is_typed() {
            aside.left.insert(tab, stand);
        } else {
            aside.left.remove(&tab);
        }
    }

    /// Enters a room in which something was left half typed. Says whether there was.
    pub(super) fn come_back_to(&mut self, tab: Tab, ctx: &Context) -> bool {
        let Some(stand) = self.aside_mut().and_then(|aside| aside.left.remove(&tab)) else {
            return false;
        };
        self.take_up(stand, ctx);
        true
    }

    /// Asks what this person left half typed. `locked`: the window was locked, and everything goes
    /// back to where it stood; else only what was typed does.
    pub(super) fn read_aside(&mut self, locked: bool) {
        self.on_store(
            |store, who| store.aside(who),
            move |app, text, ctx| app.take_up_all(text, locked, ctx),
        );
    }

    fn take_up_all(&mut self, text: Option<String>, locked: bool, ctx: &Context) {
        let Some(clerk) = &mut self.clerk else { return };
        let unkept = locked.then(|| clerk.unkept.take()).flatten();
        clerk.aside_kept = text.clone();
        let aside: Option<Result<Aside, _>> = unkept.or(text).map(|text| ron::from_str(&text));
        let unread = matches!(aside, Some(Err(_)));
        let aside = aside.and_then(Result::ok).unwrap_or_default();
        let typed = aside.is_typed_here();
        clerk.aside = Some(Aside {
            here: Stand::default(),
            left: aside.left,
            notes: aside.notes,
        });
        if locked || typed {
            self.take_up(aside.here, ctx);
        }
        if typed && !locked {
            self.say(Tone::Muted, self.words.ui.aside_back.clone());
        }
        if unread {
            self.say(Tone::Amber, self.words.ui.aside_unread.clone());
        }
    }

    /// Puts the window where somebody was. What the archive has to give is asked first; the forms
    /// follow when it is there.
    fn take_up(&mut self, stand: Stand, ctx: &Context) {
        match &stand.place {
            Place::Elsewhere => {}
            Place::Melding(id) => {
                if self.draft().is_none_or(|open| open.id != *id) {
                    self.when_saved(Then::Open(*id), ctx);
                }
            }
            Place::Terugblik(looking) => {
                self.open_terugblik();
                let list = looking.list.clone();
                self.with_room(|room| room.list = list);
                self.search(false);
                if let Some(id) = looking.family {
                    self.open_family(id);
                }
                if let Some(open) = &looking.record {
                    self.open_record(open.id, open.reason.clone());
                }
                if looking.shown == Shown::Figures {
                    let (term, ago) = looking.figures;
                    self.read_figures(term, ago);
                }
            }
            Place::Beheer(part, _) => {
                self.open_beheer();
                self.show_part(*part);
            }
        }
        // The thread answers in order: what was asked above stands there by then.
        self.on_archive(|_| (), move |app, (), ctx| app.settle_in(stand, ctx));
    }

    fn settle_in(&mut self, stand: Stand, ctx: &Context) {
        match stand.place {
            Place::Elsewhere => return self.focus_again(ctx),
            Place::Melding(id) => {
                if self.draft().is_none_or(|open| open.id != id) {
                    return;
                }
            }
            Place::Terugblik(looking) => self.look_again(*looking),
            Place::Beheer(_, work) => {
                if let Some(room) = self.room_of_beheer() {
                    room.work = work;
                }
            }
        }
        // What the archive gave stands there already.
        let mut form = std::mem::take(&mut self.view.form);
        form.role = stand.role;
        for (slot, text) in stand.form {
            form.fill(slot, Secret::from(text));
            form.wish = Some(slot);
        }
        if let Some(sheet) = stand.sheet {
            self.lay(sheet);
            self.preview.draw_again();
            self.refresh_reader();
        }
        self.view.form = form;
        self.focus_again(ctx);
    }

    /// The keyboard goes back to the field that had it when the window locked.
    fn focus_again(&mut self, ctx: &Context) {
        if let Some(field) = self.clerk.as_mut().and_then(|clerk| clerk.focus.take()) {
            Field::focus(ctx, field);
            self.view.form.wish = None;
        }
    }

    fn look_again(&mut self, looking: Looking) {
        let (mut number, mut shown) = (None, looking.shown);
        self.with_room(|room| {
            room.list.at = looking.list.at;
            room.ask = looking.ask.or(room.ask.take());
            room.exchange.trade = looking.trade;
            room.exchange.selection = looking.selection;
            let record = room.open.as_mut().zip(looking.record);
            if let Some((open, was)) = record.filter(|(open, was)| open.record.row.id == was.id) {
                open.face = was.face;
                room.from_family = was.from_family;
                number = Some(was.number);
            }
            let there = match shown {
                Shown::Record => room.open.is_some(),
                Shown::Family => room.family.is_some(),
                Shown::Reason => room.ask.is_some(),
                Shown::List | Shown::Figures | Shown::Exchange => true,
            };
            // What is not there any more was said when it was asked.
            if !there {
                shown = room.shown;
            }
            room.shown = shown;
        });
        if let Some(number) = number {
            self.show_version(number);
        }
    }

    /// Keeps what is being written at the record on screen beside the record, or ends that.
    pub(super) fn remember_note(&mut self) {
        let Room::Terugblik(room) = &self.view.room else {
            return;
        };
        let aside = self.clerk.as_mut().and_then(|clerk| clerk.aside.as_mut());
        let (Some(open), Some(aside)) = (&room.open, aside) else {
            return;
        };
        let id = open.record.row.id;
        match &open.writing {
            Some(writing) => aside.notes.insert(id, writing.clone()),
            None => aside.notes.remove(&id),
        };
    }

    /// A record that is not there any more takes what was being written about it along.
    pub(super) fn end_note(&mut self, id: Uuid) {
        if let Some(aside) = self.aside_mut() {
            aside.notes.remove(&id);
        }
    }

    /// The note that was begun at a record and not added.
    pub(super) fn begun_note(&self, id: Uuid) -> Option<Writing> {
        self.clerk.as_ref()?.aside.as_ref()?.notes.get(&id).cloned()
    }
}

fn looking(room: &Terugblik) -> Looking {
    let open = |open: &Opened| OpenRecord {
        id: open.record.row.id,
        reason: open.reason.clone(),
        number: open.number,
        face: open.face,
        from_family: room.from_family,
    };
    Looking {
        shown: room.shown,
        list: room.list.bare(),
        family: room.family.as_ref().map(|family| family.id),
        record: room.open.as_deref().map(open),
        ask: room.ask.clone(),
        figures: (room.figures.term, room.figures.ago),
        trade: room.exchange.trade,
        selection: room.exchange.selection,
    }
}

/// Whether a sheet is there again for who comes back: one with a form, not one that asks.
fn comes_back(sheet: &Sheet) -> bool {
    match sheet {
        Sheet::Path { .. }
        | Sheet::Finish
        | Sheet::Copy(_)
        | Sheet::Papers(_)
        | Sheet::Print(_)
        | Sheet::Reader(_) => true,
        Sheet::None
        | Sheet::Keys
        | Sheet::Find(_)
        | Sheet::Unsaved(_)
        | Sheet::Known
        | Sheet::Conflict(_)
        | Sheet::Closing(_) => false,
    }
}
