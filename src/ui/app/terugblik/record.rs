//! One record: opening it, outside free use only with a reason; its versions; notes.

use chrono::{NaiveDate, NaiveDateTime};
use eframe::egui::Context;
use uuid::Uuid;

use crate::{
    afweging,
    archive::{
        ArchiveError, Store as _,
        model::{Note, NoteKind, Pin, Reason, Record},
    },
    files::import::with_day,
    terugblik::{self, OddDate},
    ui::{
        action::TerugblikAction as Asked,
        app::{Derived, Voorop},
        room::{
            Slot,
            terugblik::{AskReason, Opened, Shown, Writing, dues, last_melding},
        },
        theme::Tone,
        widgets::Field,
    },
};

impl Voorop {
    pub(super) fn record_action(&mut self, asked: Asked, ctx: &Context) {
        match asked {
            Asked::Open(id) => {
                self.with_room(|room| room.from_family = room.shown == Shown::Family);
                self.open_record(id, None);
            }
            Asked::ReasonText(text) => self.with_room(|room| {
                if let Some(ask) = &mut room.ask {
                    ask.text = text;
                    ask.problem = None;
                }
            }),
            Asked::OpenWithReason => self.open_with_reason(ctx),
            Asked::ConfirmDay(at) => self.confirm_day(at),
            Asked::ConfirmTypedDay => self.confirm_typed_day(),
            Asked::Version(number) => self.show_version(number),
            Asked::Face(face) => self.with_open(|open| open.face = face),
            Asked::Write(kind, pin) => self.write(kind, pin, ctx),
            Asked::NoteText(text) => self.change_note(|w| w.text = text),
            Asked::NoteDate(date) => self.change_note(|w| w.date = date),
            Asked::NotePin(pin) => self.change_note(|w| w.pin = pin),
            Asked::DropNote => {
                self.with_open(|open| open.writing = None);
                self.remember_note();
            }
            Asked::AddNote => self.add_note(ctx),
            _ => {}
        }
    }

    fn with_open(&mut self, change: impl FnOnce(&mut Opened)) {
        self.with_room(|room| {
            if let Some(open) = &mut room.open {
                change(open);
            }
        });
    }

    /// Changes the note that is being written. It is kept until it is added or dropped.
    fn change_note(&mut self, change: impl FnOnce(&mut Writing)) {
        self.with_writing(change);
        self.remember_note();
    }

    fn with_writing(&mut self, change: impl FnOnce(&mut Writing)) {
        self.with_open(|open| {
            if let Some(writing) = &mut open.writing {
                change(writing);
                writing.problem = None;
            }
        });
    }

    /// Opens a record. The archive logs it, and asks for a reason where the law does.
    pub(in crate::ui::app) fn open_record(&mut self, id: Uuid, reason: Option<Reason>) {
        let now = self.now();
        let Some(who) = self.who().cloned() else {
            return;
        };
        let given = reason.clone();
        self.on_archive(
            move |holder| {
                let store = &mut holder.as_mut().ok_or(ArchiveError::NotAllowed)?.store;
                store.get(&who, id, reason.as_ref(), now)
            },
            move |app, record, ctx| match record {
                Ok(record) => {
                    app.show_record(record, given);
                    app.focus_begun_note(ctx);
                }
                Err(ArchiveError::NeedsReason) => app.ask_reason(id, false, ctx),
                Err(ArchiveError::OnlyAccountability) => app.ask_reason(id, true, ctx),
                Err(error) => {
                    if matches!(error, ArchiveError::Unknown(_)) {
                        app.end_note(id);
                    }
                    app.say(Tone::Red, error.to_string());
                }
            },
        );
    }

    /// A note that was begun goes on where it was: its field gets the keyboard.
    fn focus_begun_note(&mut self, ctx: &Context) {
        let open = self.room().and_then(|room| room.open.as_ref());
        if open.is_some_and(|open| open.writing.is_some()) {
            Field::focus(ctx, Writing::text_id());
        }
    }

    fn ask_reason(&mut self, id: Uuid, accountable: bool, ctx: &Context) {
        Field::focus(ctx, AskReason::text_id());
        self.with_room(|room| {
            let typed = room.ask.take().map(|ask| ask.text).unwrap_or_default();
            room.ask = Some(AskReason {
                id,
                accountable,
                text: typed,
                problem: None,
            });
            room.shown = Shown::Reason;
        });
    }

    fn open_with_reason(&mut self, ctx: &Context) {
        let missing = self.words.ui.terugblik_reason_missing.clone();
        let mut open = None;
        self.with_room(|room| {
            let Some(ask) = &mut room.ask else { return };
            let text = ask.text.trim().to_owned();
            if text.is_empty() {
                ask.problem = Some(missing);
                Field::focus(ctx, AskReason::text_id());
                return;
            }
            let reason = if ask.accountable {
                Reason::Verantwoording(text)
            } else {
                Reason::Gemachtigd(text)
            };
            open = Some((ask.id, reason));
        });
        if let Some((id, reason)) = open {
            self.open_record(id, Some(reason));
        }
    }

    fn show_record(&mut self, record: Record, reason: Option<Reason>) {
        let now = self.now();
        let points = last_melding(&record).map(|melding| {
            let assessment = afweging::assess(melding);
            terugblik::quality(melding, &assessment, false)
        });
        let number = record.row.version;
        let writing = self.begun_note(record.row.id);
        let open = self.room().and_then(|room| room.open.as_ref());
        if open.is_none_or(|open| open.record.row.id != record.row.id) {
            // A day that was typed is about the record that was on screen.
            self.view.form.clear(Slot::CallDay);
        }
        let opened = Opened {
            dues: dues(&record.row, &record.notes, now),
            points: points.unwrap_or_default(),
            record,
            reason,
            number,
            face: Default::default(),
            derived: None,
            writing,
        };
        self.with_room(|room| {
            room.ask = None;
            let row = &opened.record.row;
            for listed in room.list.rows.iter_mut().filter(|r| r.id == row.id) {
                let snippet = listed.snippet.take();
                *listed = row.clone();
                listed.snippet = snippet;
            }
            if let Some(family) = &mut room.family {
                for known in family.records.iter_mut().filter(|r| r.row.id == row.id) {
                    known.row = row.clone();
                }
            }
            room.open = Some(Box::new(opened));
            room.shown = Shown::Record;
        });
        self.show_version(number);
    }

    fn confirm_typed_day(&mut self) {
        let today = self.now().date();
        let typed = self.view.form.text(Slot::CallDay);
        match crate::melding::read_day(typed, today).filter(|day| *day <= today) {
            Some(day) => self.confirm_day(day.and_time(chrono::NaiveTime::MIN)),
            None => {
                let words = self.words.ui.date_wrong.clone();
                self.view.form.refuse(words, Some(Slot::CallDay));
            }
        }
    }

    /// The imported text on screen gets its day: a new version, from which the terms count.
    fn confirm_day(&mut self, at: NaiveDateTime) {
        let now = self.now();
        let Some(open) = self.room().and_then(|room| room.open.as_ref()) else {
            return;
        };
        let (id, reason) = (open.record.row.id, open.reason.clone());
        let Some(last) = open.record.versions.last() else {
            return;
        };
        let text = with_day(&last.text, at.date());
        let day = crate::documents::day(at.date());
        self.on_store(
            move |store, who| {
                store.confirm_day(who, id, at, &text, now)?;
                store
                    .get(who, id, reason.as_ref(), now)
                    .map(|r| (r, reason))
            },
            move |app, (record, reason), _| {
                app.view.form.clear(Slot::CallDay);
                app.show_record(record, reason);
                app.count_work();
                let words = app.words.ui.terugblik_day_confirmed.replace("{dag}", &day);
                app.say(Tone::Green, words);
            },
        );
    }

    pub(in crate::ui::app) fn show_version(&mut self, number: u32) {
        let Some(open) = self.room().and_then(|room| room.open.as_mut()) else {
            return;
        };
        open.number = number;
        let melding = open.melding().cloned();
        let derived = melding.map(|melding| Box::new(Derived::of(&self.words, &melding)));
        self.with_open(|open| open.derived = derived);
    }

    fn write(&mut self, kind: NoteKind, pin: Option<Pin>, ctx: &Context) {
        let today = self.now().date().format("%d-%m-%Y").to_string();
        let dated = kind.has_date();
        let open = self.room().and_then(|room| room.open.as_ref());
        let begun = open.map(|open| open.record.row.id);
        let begun = begun.and_then(|id| self.begun_note(id));
        self.with_open(|open| {
            // What was typed for one kind of note goes along to another.
            let text = begun.map(|w| w.text).unwrap_or_default();
            open.writing = Some(Writing {
                kind,
                pin,
                text,
                date: if dated { today } else { String::new() },
                asked: None,
                problem: None,
            });
        });
        let first = if dated {
            Writing::date_id()
        } else {
            Writing::text_id()
        };
        Field::focus(ctx, first);
    }

    fn add_note(&mut self, ctx: &Context) {
        let (id, now) = ((self.source.id)(), self.now());
        let author = self.who().map(|who| who.user.clone()).unwrap_or_default();
        let t = std::sync::Arc::clone(&self.words.ui);
        let mut add = None;
        self.with_open(|open| {
            let version = open.record.row.version;
            let Some(writing) = &mut open.writing else {
                return;
            };
            let text = writing.text.trim().to_owned();
            let date = match read_date(writing) {
                Ok(date) => date,
                Err(()) => {
                    writing.problem = Some(t.date_wrong.clone());
                    Field::focus(ctx, Writing::date_id());
                    return;
                }
            };
            if let Some(odd) = date.and_then(|date| odd(writing, &open.record, date, now.date()))
                && writing.asked != date
            {
                writing.asked = date;
                writing.problem = Some(match odd {
                    OddDate::TooEarly => t.terugblik_date_early.clone(),
                    OddDate::Ahead => t.terugblik_date_ahead.clone(),
                });
                Field::focus(ctx, Writing::date_id());
                return;
            }
            if text.is_empty() && needs_text(writing.kind) {
                writing.problem = Some(t.terugblik_note_empty.clone());
                Field::focus(ctx, Writing::text_id());
                return;
            }
            let note = Note {
                id,
                kind: writing.kind,
                version,
                pin: writing.pin,
                date,
                text,
                author,
                at: now,
            };
            add = Some((open.record.row.id, open.reason.clone(), note));
        });
        let Some((id, reason, note)) = add else {
            return;
        };
        let Some(who) = self.who().cloned() else {
            return;
        };
        self.on_archive(
            move |holder| {
                let store = &mut holder.as_mut().ok_or(ArchiveError::NotAllowed)?.store;
                store.note(&who, id, &note)?;
                store
                    .get(&who, id, reason.as_ref(), now)
                    .map(|r| (r, reason))
            },
            |app, added, _| match added {
                Ok((record, reason)) => {
                    if let Some(aside) = app.aside_mut() {
                        aside.notes.remove(&record.row.id);
                    }
                    app.show_record(record, reason);
                    app.say(Tone::Green, app.words.ui.terugblik_note_added.clone());
                    app.count_work();
                }
                Err(error) => {
                    let text = error.to_string();
                    app.with_writing(|w| w.problem = Some(text));
                }
            },
        );
    }
}

/// Whether a kind of note says nothing without words.
fn needs_text(kind: NoteKind) -> bool {
    !kind.has_date() && kind != NoteKind::Beoordeeld
}

/// Whether a date cannot well be: asked once, and taken at the second time.
fn odd(writing: &Writing, record: &Record, date: NaiveDate, today: NaiveDate) -> Option<OddDate> {
    let call = record.row.summary.at.date();
    let of = match writing.pin {
        Some(Pin::Opmerking(id)) => record.notes.iter().find(|n| n.id == id),
        _ => None,
    };
    let (from, until) = match of.map_or(writing.kind, |note| note.kind) {
        NoteKind::ZorgTeruggekoppeld => (record.row.zorg_sent.unwrap_or(call), Some(today)),
        // A hand-over names the day on which it is due.
        NoteKind::OverdrachtWijkagent => (call, None),
        NoteKind::ZorgVerzonden
        | NoteKind::OverdrachtKlaar
        | NoteKind::Verbetering
        | NoteKind::Opmerking
        | NoteKind::Antwoord
        | NoteKind::Aanvulling
        | NoteKind::VraagTerug
        | NoteKind::Beoordeeld => (call, Some(today)),
    };
    terugblik::odd_date(date, from, until)
}

fn read_date(writing: &Writing) -> Result<Option<NaiveDate>, ()> {
    if !writing.kind.has_date() {
        return Ok(None);
    }
    crate::melding::read_day(&writing.date, NaiveDate::MAX)
        .map(Some)
        .ok_or(())
}
