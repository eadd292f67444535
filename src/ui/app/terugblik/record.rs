//! One record: opening it, outside free use only with a reason; its versions; notes.

use chrono::NaiveDate;
use eframe::egui::Context;
use uuid::Uuid;

use crate::{
    afweging,
    archive::{
        ArchiveError, Store as _,
        model::{Note, NoteKind, Pin, Reason, Record},
    },
    terugblik,
    ui::{
        action::TerugblikAction as Asked,
        app::{Derived, Voorop},
        room::terugblik::{AskReason, Opened, Shown, Writing, dues, last_melding},
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
            Asked::Version(number) => self.show_version(number),
            Asked::Face(face) => self.with_open(|open| open.face = face),
            Asked::Write(kind, pin) => self.write(kind, pin, ctx),
            Asked::NoteText(text) => self.with_writing(|w| w.text = text),
            Asked::NoteDate(date) => self.with_writing(|w| w.date = date),
            Asked::NotePin(pin) => self.with_writing(|w| w.pin = pin),
            Asked::DropNote => self.with_open(|open| open.writing = None),
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

    fn with_writing(&mut self, change: impl FnOnce(&mut Writing)) {
        self.with_open(|open| {
            if let Some(writing) = &mut open.writing {
                change(writing);
                writing.problem = None;
            }
        });
    }

    /// Opens a record. The archive logs it, and asks for a reason where the law does.
    pub(super) fn open_record(&mut self, id: Uuid, reason: Option<Reason>) {
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
                Ok(record) => app.show_record(record, given),
                Err(ArchiveError::NeedsReason) => app.ask_reason(id, false, ctx),
                Err(ArchiveError::OnlyAccountability) => app.ask_reason(id, true, ctx),
                Err(error) => app.say(Tone::Red, error.to_string()),
            },
        );
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
        let opened = Opened {
            dues: dues(&record.row, &record.notes, now),
            points: points.unwrap_or_default(),
            record,
            reason,
            number,
            face: Default::default(),
            derived: None,
            writing: None,
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

    fn show_version(&mut self, number: u32) {
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
        let dated = has_date(kind);
        self.with_open(|open| {
            open.writing = Some(Writing {
                kind,
                pin,
                text: String::new(),
                date: if dated { today } else { String::new() },
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

/// Whether a kind of note has a date of its own.
pub fn has_date(kind: NoteKind) -> bool {
    matches!(
        kind,
        NoteKind::ZorgVerzonden
            | NoteKind::ZorgTeruggekoppeld
            | NoteKind::OverdrachtWijkagent
            | NoteKind::OverdrachtKlaar
    )
}

/// Whether a kind of note says nothing without words.
fn needs_text(kind: NoteKind) -> bool {
    !has_date(kind) && kind != NoteKind::Beoordeeld
}

fn read_date(writing: &Writing) -> Result<Option<NaiveDate>, ()> {
    if !has_date(writing.kind) {
        return Ok(None);
    }
    crate::melding::read_day(&writing.date, NaiveDate::MAX)
        .map(Some)
        .ok_or(())
}
