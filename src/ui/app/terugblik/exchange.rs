//! Export, transfer to a colleague and receiving one. The log has it before a byte is written.

use std::path::PathBuf;

use eframe::egui::Context;
use uuid::Uuid;

use super::papers;
use crate::{
    archive::{
        Archive, ArchiveError, Arrival, Incoming, Store as _, export,
        model::{Disclosure, Record, Session},
        transfer::{self, Transfer},
    },
    files::{self, Overwrite},
    terugblik,
    ui::{
        action::ExchangeAction as Asked,
        app::Voorop,
        room::{
            Slot,
            exchange::{Report, Selection},
            terugblik::Terugblik,
        },
    },
};

const RON: &str = "meldingen.ron";
const CSV: &str = "meldingen.csv";

impl Voorop {
    pub(super) fn exchange(&mut self, asked: Asked, ctx: &Context) {
        if !self.reviews() {
            return;
        }
        self.view.form.problem = None;
        match asked {
            Asked::Trade(trade) => {
                self.view.form.turn();
                self.with_room(|room| {
                    room.exchange.trade = trade;
                    room.exchange.report = None;
                    room.exchange.looked = None;
                });
            }
            Asked::Select(selection) => self.with_room(|room| room.exchange.selection = selection),
            Asked::Look => self.look(ctx),
            Asked::Column(at, column) => self.with_room(|room| {
                let looked = room.exchange.looked.as_mut();
                if let Some(slot) = looked.and_then(|l| l.mapping.columns.get_mut(at)) {
                    *slot = column;
                }
            }),
            Asked::Heading(heads) => self.with_room(|room| {
                if let Some(looked) = &mut room.exchange.looked {
                    looked.head(heads);
                }
            }),
            Asked::DropTable => self.with_room(|room| room.exchange.looked = None),
            Asked::Import => self.import(ctx),
            Asked::Stop => self.with_room(|room| {
                if let Some(watch) = &room.exchange.watch {
                    watch.stop();
                }
            }),
            Asked::Export => self.export(),
            Asked::Send => self.send_sealed(),
            Asked::Receive => self.receive_sealed(),
        }
    }

    /// The typed path; says so where there is none.
    pub(super) fn typed_path(&mut self) -> Option<PathBuf> {
        let text = self.view.form.text(Slot::Folder).trim();
        if text.is_empty() {
            let words = self.words.ui.terugblik_path_missing.clone();
            self.view.form.refuse(words, Some(Slot::Folder));
            return None;
        }
        Some(PathBuf::from(text))
    }

    /// To whom and on which basis, for these records; says so where something is missing.
    fn disclosure(&mut self, form: &str) -> Option<Disclosure> {
        let objects = self.room().map(|room| selected(room)).unwrap_or_default();
        if objects.is_empty() {
            let words = self.words.ui.terugblik_nothing_selected.clone();
            self.view.form.refuse(words, None);
            return None;
        }
        let what = Disclosure {
            objects,
            recipient: self.view.form.text(Slot::Recipient).trim().to_owned(),
            basis: self.view.form.text(Slot::Basis).trim().to_owned(),
            form: form.to_owned(),
        };
        if what.recipient.is_empty() || what.basis.is_empty() {
            self.refuse(&ArchiveError::NoBasis);
            return None;
        }
        Some(what)
    }

    fn export(&mut self) {
        let Some(folder) = self.typed_path() else {
            return;
        };
        let Some(what) = self.disclosure("bestand (RON, CSV en pdf)") else {
            return;
        };
        let now = self.now();
        let words = self.words.clone();
        self.with_archive_words(
            move |archive, who| {
                let records = read(archive, who, &what.objects, now)?;
                let ron = export::to_ron(&records, &who.unit).map_err(|e| e.to_string())?;
                let mut files = vec![
                    (folder.join(RON), ron.into_bytes()),
                    (folder.join(CSV), export::to_csv(&records).into_bytes()),
                ];
                files.extend(papers::of(&records, &words, &folder)?);
                log(archive, who, &what, now)?;
                std::fs::create_dir_all(&folder)
                    .map_err(|e| format!("{}: {e}", folder.display()))?;
                files::save_together(&files, Overwrite::Never).map_err(|e| e.to_string())?;
                Ok(records.len())
            },
            |app, written| {
                let text = app
                    .words
                    .ui
                    .meldingen(&app.words.ui.terugblik_exported, written);
                app.report(Report {
                    done: Some(text),
                    ..Report::default()
                });
            },
        );
    }

    fn send_sealed(&mut self) {
        let Some(path) = self.typed_path() else {
            return;
        };
        let Some(what) = self.disclosure("overdracht met wachtzin") else {
            return;
        };
        let Some(passphrase) = self.new_passphrase() else {
            return;
        };
        let now = self.now();
        self.with_archive_words(
            move |archive, who| {
                let records = read(archive, who, &what.objects, now)?;
                let sealed = transfer::seal(&records, &who.unit, passphrase.as_str())
                    .map_err(|e| e.to_string())?;
                log(archive, who, &what, now)?;
                files::save_bytes(&path, &sealed, Overwrite::Never).map_err(|e| e.to_string())?;
                Ok(records.len())
            },
            |app, sent| {
                app.view.form.clear(Slot::Passphrase);
                app.view.form.clear(Slot::Again);
                let text = app.words.ui.meldingen(&app.words.ui.terugblik_sent, sent);
                app.report(Report {
                    done: Some(text),
                    ..Report::default()
                });
            },
        );
    }

    fn receive_sealed(&mut self) {
        let Some(path) = self.typed_path() else {
            return;
        };
        let passphrase = self.view.form.secret(Slot::Passphrase);
        let now = self.now();
        self.with_archive_words(
            move |archive, who| {
                let bytes = files::read_bytes_up_to(&path, transfer::MAX_BYTES)
                    .map_err(|e| e.to_string())?;
                let opened =
                    transfer::open(&bytes, passphrase.as_str()).map_err(|e| e.to_string())?;
                let mut report = Report::default();
                take(archive, who, &opened, now, &mut report)?;
                Ok(report)
            },
            |app, report| {
                app.view.form.clear(Slot::Passphrase);
                app.report(report);
            },
        );
    }

    /// Asks for work of which every fault is already in words.
    pub(super) fn with_archive_words<R: Send + 'static>(
        &mut self,
        work: impl FnOnce(&mut Archive, &Session) -> Result<R, String> + Send + 'static,
        then: impl FnOnce(&mut Self, R) + Send + 'static,
    ) {
        let Some(who) = self.who().cloned() else {
            return;
        };
        self.on_archive(
            move |holder| match holder {
                Some(archive) => work(archive, &who),
                None => Err(ArchiveError::NotAllowed.to_string()),
            },
            |app, done, _| match done {
                Ok(done) => then(app, done),
                Err(words) => app.refuse_in_words(words),
            },
        );
    }

    pub(super) fn report(&mut self, report: Report) {
        self.with_room(|room| {
            room.exchange.report = Some(report);
            room.exchange.watch = None;
            room.exchange.looked = None;
        });
        self.count_work();
        let shown = self.room().map(|room| room.shown);
        self.search(false);
        if let Some(shown) = shown {
            self.with_room(|room| room.shown = shown);
        }
    }
}

/// The records of the selection on screen.
pub fn selected(room: &Terugblik) -> Vec<Uuid> {
    match room.exchange.selection {
        Selection::List => room.list.rows.iter().map(|row| row.id).collect(),
        Selection::Family => room
            .family
            .iter()
            .flat_map(|family| family.records.iter().map(|record| record.row.id))
            .collect(),
        Selection::Record => room.open.iter().map(|open| open.record.row.id).collect(),
    }
}

/// Whether a selection can be chosen at all.
pub fn can_select(room: &Terugblik, selection: Selection) -> bool {
    match selection {
        Selection::List => true,
        Selection::Family => room.family.is_some(),
        Selection::Record => room.open.is_some(),
    }
}

fn read(
    archive: &mut Archive,
    who: &Session,
    ids: &[Uuid],
    now: chrono::NaiveDateTime,
) -> Result<Vec<Record>, String> {
    ids.iter()
        .map(|id| archive.store.get(who, *id, None, now))
        .collect::<Result<_, _>>()
        .map_err(|e| e.to_string())
}

fn log(
    archive: &mut Archive,
    who: &Session,
    what: &Disclosure,
    now: chrono::NaiveDateTime,
) -> Result<(), String> {
    let logged = archive.store.disclose(who, what, now);
    logged.map_err(|e| e.to_string())
}

/// Takes records from elsewhere in, and counts what became of each.
pub(super) fn take(
    archive: &mut Archive,
    who: &Session,
    transfer: &Transfer,
    now: chrono::NaiveDateTime,
    report: &mut Report,
) -> Result<(), String> {
    let incoming: Vec<Incoming> = transfer
        .records
        .iter()
        .map(|record| Incoming {
            person_keys: terugblik::person_keys(&record.row.summary),
            record: record.clone(),
        })
        .collect();
    let arrivals = archive.store.receive(who, &transfer.from, &incoming, now);
    for arrival in arrivals.map_err(|e| e.to_string())? {
        count(report, arrival);
    }
    Ok(())
}

/// Counts one arrival.
pub(super) fn count(report: &mut Report, arrival: Arrival) {
    match arrival {
        Arrival::New | Arrival::Extended => report.new += 1,
        Arrival::Known => report.known += 1,
        Arrival::TooOld => report.too_old += 1,
        Arrival::Conflict { .. } => report.conflicts += 1,
    }
}
