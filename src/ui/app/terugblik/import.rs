//! Earlier texts come in: read on a thread of their own, stored some at a time so that saving a draft
//! never waits long. What was not taken is named.

use std::{
    path::PathBuf,
    sync::mpsc::{self, Receiver},
    thread,
    time::Duration,
};

use eframe::egui::Context;

use crate::{
    afweging::assess,
    archive::{self, Earlier, export},
    documents::{Imprint, mutatie, to_text},
    files::{
        self,
        import::{self, Import, Imported, Mapping, Settings},
    },
    melding::{Melding, Summary},
    terugblik::{person_keys, summary},
    ui::{
        app::{Voorop, Words},
        room::exchange::{Looked, Report, Watch},
    },
};

use super::exchange::{count, take};

/// Texts that are stored in one go.
const TOGETHER: usize = 50;

/// What the reading thread hands over.
#[derive(Debug)]
enum Read {
    Table(Result<Box<Looked>, String>),
    Files(Box<Imported>),
}

/// The window's side of the reading thread.
#[derive(Debug, Default)]
pub(in crate::ui::app) struct Reading(Option<Receiver<Read>>);

impl Voorop {
    /// Shows the columns of the typed table.
    pub(super) fn look(&mut self, ctx: &Context) {
        let Some(path) = self.typed_path() else {
            return;
        };
        self.read_on_thread(ctx, move || Read::Table(look(path)));
    }

    /// Reads the typed file or folder.
    pub(super) fn import(&mut self, ctx: &Context) {
        let Some(path) = self.typed_path() else {
            return;
        };
        let watch = Watch::default();
        let mut mapping = None;
        self.with_room(|room| {
            let looked = room.exchange.looked.as_ref().filter(|l| l.path == path);
            mapping = looked.map(|l| l.mapping.clone());
            room.exchange.watch = Some(watch.clone());
            room.exchange.report = None;
        });
        let words = self.words.clone();
        let unit = self.who().map(|who| who.unit.clone()).unwrap_or_default();
        let now = self.now();
        self.read_on_thread(ctx, move || {
            Read::Files(Box::new(read(path, mapping, &words, unit, now, &watch)))
        });
    }

    fn read_on_thread(&mut self, ctx: &Context, work: impl FnOnce() -> Read + Send + 'static) {
        let (answer, inbox) = mpsc::channel();
        self.reading = Reading(Some(inbox));
        let wake = ctx.clone();
        thread::spawn(move || {
            // A window that is gone wants no answer.
            if answer.send(work()).is_ok() {
                wake.request_repaint();
            }
        });
    }

    /// Takes in what the reading thread has. Call once a frame.
    pub(super) fn tick_import(&mut self, ctx: &Context) {
        let Some(inbox) = &self.reading.0 else { return };
        match inbox.try_recv() {
            Ok(read) => {
                self.reading = Reading(None);
                self.take_read(read);
            }
            Err(mpsc::TryRecvError::Empty) => {
                // The number of files that are done goes on.
                ctx.request_repaint_after(Duration::from_millis(100));
            }
            Err(mpsc::TryRecvError::Disconnected) => self.reading = Reading(None),
        }
    }

    /// Whether files are being read.
    pub fn is_reading(&self) -> bool {
        self.reading.0.is_some()
    }

    fn take_read(&mut self, read: Read) {
        // Somebody locked the window meanwhile: nothing is taken in.
        if self.room().is_none() {
            return;
        }
        match read {
            Read::Table(Ok(looked)) => self.with_room(|room| room.exchange.looked = Some(*looked)),
            Read::Table(Err(words)) => self.refuse_in_words(words),
            Read::Files(found) => {
                let mut report = Report {
                    stopped: found.stopped,
                    refused: found.refused.iter().map(ToString::to_string).collect(),
                    ..Report::default()
                };
                let texts: Vec<Earlier> = found.texts.into_iter().map(earlier).collect();
                let mut records = Vec::new();
                for (path, text) in &found.records {
                    match export::from_ron(text) {
                        Ok(transfer) => records.push(transfer),
                        Err(fault) => report.refused.push(format!("{}: {fault}", path.display())),
                    }
                }
                self.store_some(texts, records, report);
            }
        }
    }

    /// Stores some of the texts, then asks for the next ones.
    fn store_some(
        &mut self,
        mut texts: Vec<Earlier>,
        records: Vec<archive::transfer::Transfer>,
        mut report: Report,
    ) {
        let stopped = self
            .room()
            .and_then(|room| room.exchange.watch.as_ref())
            .is_some_and(Watch::is_stopped);
        if stopped {
            report.stopped = true;
            return self.report(report);
        }
        let now = self.now();
        let rest = texts.split_off(texts.len().min(TOGETHER));
        self.with_archive_words(
            move |archive, who| {
                let arrivals = archive::take_in(&mut archive.store, who, texts, now, &mut |_| true);
                for arrival in arrivals.map_err(|e| e.to_string())? {
                    count(&mut report, arrival);
                }
                let mut records = records;
                if rest.is_empty() {
                    for transfer in records.drain(..) {
                        take(archive, who, &transfer, now, &mut report)?;
                    }
                }
                Ok((rest, records, report))
            },
            |app, (rest, records, report)| {
                if rest.is_empty() && records.is_empty() {
                    app.report(report);
                } else {
                    app.store_some(rest, records, report);
                }
            },
        );
    }
}

fn look(path: PathBuf) -> Result<Box<Looked>, String> {
    let in_words = |fault: &dyn std::fmt::Display| format!("{}: {fault}", path.display());
    let bytes = files::read_bytes_up_to(&path, import::MAX_RECORDS_BYTES)
        .map_err(|fault| fault.to_string())?;
    let table = import::look(&bytes).map_err(|fault| in_words(&fault))?;
    Ok(Box::new(Looked {
        mapping: table.guess.clone(),
        path,
        table,
    }))
}

fn read(
    path: PathBuf,
    mapping: Option<Mapping>,
    words: &Words,
    unit: String,
    now: chrono::NaiveDateTime,
    watch: &Watch,
) -> Imported {
    let draw = |melding: &Melding| -> (String, Summary) {
        let assessment = assess(melding);
        let paper = mutatie(&words.protocol, &words.documents, melding, &assessment);
        let imprint = Imprint::final_of(&words.version, now);
        let paper = paper.with_imprint(imprint, &words.protocol, &words.documents);
        (to_text(&paper), summary(melding, &assessment))
    };
    let settings = Settings {
        unit,
        mapping,
        draw: &draw,
        now,
    };
    import::import(&[path], &settings, &mut |at| watch.step(at.done, at.total))
}

fn earlier(text: Import) -> Earlier {
    Earlier {
        id: text.id,
        file: text.file,
        original: text.original,
        melding: text.melding,
        text: text.text,
        person_keys: person_keys(&text.summary),
        summary: text.summary,
        open_days: text.open,
    }
}
