//! Papers: from the melding to a document, and what the press makes of it.

use eframe::egui::{Context, TextureHandle, TextureOptions};

use crate::{
    documents::{self, Document, Imprint, Recipient, Status},
    files::{FileFault, Overwrite},
    melding::PersonId,
};

use crate::ui::{
    action::{Format, Paper, PaperAction, PathFor},
    press::{Drawn, Outcome, Press, PressError, Task},
    room::{Form, Slot},
    scene::Scene,
    theme::Tone,
    view::Sheet,
};

use super::Voorop;

/// The page on screen, and what is asked of the press.
#[derive(Default)]
pub struct Preview {
    press: Option<Press>,
    /// The order for the page that is wanted now.
    order: Option<u64>,
    /// The page that is wanted, from 0.
    page: usize,
    /// How wide it is shown, in pixels.
    width: u32,
    /// The change of the melding that the wanted page is of.
    revision: u64,
    /// The page that is shown.
    pub shown: Option<Shown>,
    /// Why there is none.
    pub problem: Option<String>,
    /// There is no such paper yet: nothing to save or print.
    pub refused: bool,
}

/// A page on screen.
pub struct Shown {
    /// Of which paper.
    pub paper: Paper,
    /// Which page, from 0.
    pub page: usize,
    /// Of how many.
    pub count: usize,
    /// Its picture.
    pub texture: TextureHandle,
}

impl std::fmt::Debug for Preview {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Preview(page {}, order {:?})", self.page, self.order)
    }
}

impl Preview {
    /// Whether the wanted page is still being set.
    pub fn is_setting(&self) -> bool {
        self.order.is_some()
    }

    /// Whether the page was asked for in this width.
    pub fn is_width(&self, width: u32) -> bool {
        self.width == width
    }

    /// The page must be drawn again.
    pub(super) fn draw_again(&mut self) {
        self.revision = u64::MAX;
    }

    /// Whether the press has work.
    pub fn is_busy(&self) -> bool {
        self.press.as_ref().is_some_and(Press::is_busy)
    }
}

impl Voorop {
    /// A paper as a document of this moment.
    ///
    /// # Errors
    /// A reader's paper that cannot be made yet, in words for the officer.
    pub fn document(&self, paper: Paper) -> Result<Document, String> {
        let words = &self.words;
        let (protocol, texts) = (&words.protocol, &words.documents);
        let (melding, assessment) = (self.melding(), &self.derived.assessment);
        let imprint = self.imprint(paper);
        let document = match paper {
            Paper::Mutatie => self.derived.mutatie.clone(),
            Paper::Zorgmelding => self.derived.zorgmelding.clone(),
            Paper::Bijsluiter => documents::bijsluiter(protocol, texts),
            Paper::Ouders(situation) => {
                documents::informatie_ouders(protocol, texts, &words.later().sheets, situation)
            }
            Paper::Kinderen => {
                documents::informatie_kinderen(protocol, texts, &words.later().sheets)
            }
            Paper::Overdracht(recipient) => documents::overdracht(
                protocol,
                texts,
                &words.later().sheets,
                melding,
                assessment,
                recipient,
            ),
            Paper::Nabespreking(at) => {
                // A debrief has its own imprint: always of a training, never a draft.
                let gone = || self.words.ui.oefenen_attempt_gone.clone();
                return self.debrief_paper(at).ok_or_else(gone);
            }
            Paper::Lezer(person) => {
                let Some(reader) = documents::Reader::of(person) else {
                    return Err(documents::ReaderPaperError::UnknownReader(person).to_string());
                };
                let readers = &words.later().readers;
                return documents::reader_paper(protocol, texts, readers, melding, reader, imprint)
                    .map_err(|error| error.to_string());
            }
        };
        Ok(document.with_imprint(imprint, protocol, texts))
    }

    /// A paper as text.
    pub fn paper(&self, paper: Paper) -> String {
        match self.document(paper) {
            Ok(document) => documents::to_text(&document),
            Err(problem) => problem,
        }
    }

    /// The text of the mutatie as it is finalised.
    pub(super) fn final_text(&self) -> String {
        let words = &self.words;
        let imprint = Imprint::final_of(&words.version, self.now());
        let mutatie = self.derived.mutatie.clone();
        documents::to_text(&mutatie.with_imprint(imprint, &words.protocol, &words.documents))
    }

    fn imprint(&self, paper: Paper) -> Imprint {
        let call = paper.holds_call();
        Imprint {
            version: self.words.version.clone(),
            // On a leaflet it would tell when it was handed over.
            at: call.then(|| self.now()),
            status: if call {
                Status::Concept
            } else {
                Status::Uitgave
            },
            exercise: self.is_training(),
        }
    }

    pub(super) fn paper_action(&mut self, action: PaperAction, ctx: &Context) {
        match action {
            PaperAction::Show(paper) => self.show_paper(paper, ctx),
            PaperAction::Turn { forward } => {
                let last = self
                    .preview
                    .shown
                    .as_ref()
                    .map_or(0, |s| s.count.saturating_sub(1));
                let page = self.preview.page;
                self.preview.page = if forward {
                    (page + 1).min(last)
                } else {
                    page.saturating_sub(1)
                };
                self.draw_page(ctx);
            }
            PaperAction::Fit(width) => {
                self.preview.width = width;
                self.draw_page(ctx);
            }
            PaperAction::Print => self.ask_print(ctx),
            PaperAction::PrintLogged => {
                if let Sheet::Print(paper) = self.view.sheet {
                    let form = format!("papier ({})", paper.file_name());
                    self.disclose(&form, move |app, ctx| {
                        app.show_paper(paper, ctx);
                        app.print(paper, ctx);
                    });
                }
            }
            PaperAction::Stop => {
                if let Some(press) = &mut self.preview.press {
                    press.cancel();
                }
            }
            PaperAction::ShowReader(person) => {
                self.view.last_reader = Some(person);
                self.lay(Sheet::Reader(person));
                self.refresh_reader();
            }
        }
    }

    fn show_paper(&mut self, paper: Paper, ctx: &Context) {
        self.lay(Sheet::Papers(paper));
        self.preview.page = 0;
        self.preview.problem = None;
        self.draw_page(ctx);
    }

    /// The reader that the reader's view opens on: the one chosen last, else the first parent by part.
    pub fn first_reader(&self) -> PersonId {
        let melding = self.melding();
        let last = self.view.last_reader;
        last.filter(|id| melding.person(*id).is_some())
            .unwrap_or(melding.parents_by_part()[0])
    }

    /// Asks the press for the wanted page.
    pub(super) fn draw_page(&mut self, ctx: &Context) {
        let Sheet::Papers(paper) = self.view.sheet else {
            return;
        };
        if self.preview.width == 0 {
            return;
        }
        self.preview.revision = self.revision;
        match self.document(paper) {
            Ok(document) => {
                let task = Task::Show {
                    page: self.preview.page,
                    width: self.preview.width,
                };
                self.preview.problem = None;
                self.preview.refused = false;
                self.preview.order = self.order(document, task, ctx);
            }
            Err(problem) => {
                self.preview.order = None;
                self.preview.shown = None;
                self.preview.refused = true;
                self.preview.problem = Some(problem);
            }
        }
    }

    fn order(&mut self, document: Document, task: Task, ctx: &Context) -> Option<u64> {
        let template = &self.words.later().template;
        let press = self
            .preview
            .press
            .get_or_insert_with(|| Press::start(template.clone(), ctx.clone()));
        let order = press.order(document, task);
        if order.is_none() {
            self.say(Tone::Red, self.words.ui.worker_gone.clone());
        }
        order
    }

    /// Saves a paper as the path sheet asks.
    pub(super) fn save_paper(
        &mut self,
        paper: Paper,
        format: Format,
        path: std::path::PathBuf,
        overwrite: Overwrite,
        ctx: &Context,
    ) {
        match self.document(paper) {
            Ok(document) => {
                let task = Task::Save {
                    paper,
                    format,
                    path,
                    overwrite,
                };
                self.order(document, task, ctx);
            }
            Err(problem) => self.say(Tone::Red, problem),
        }
    }

    /// Prints: what holds something of a call in the archive only with recipient and basis.
    fn ask_print(&mut self, ctx: &Context) {
        let Sheet::Papers(paper) = self.view.sheet else {
            return;
        };
        if self.draft().is_some() && paper.holds_call() {
            let form = self.recipient_of(paper);
            self.lay(Sheet::Print(paper));
            self.view.form = form;
            return;
        }
        self.print(paper, ctx);
    }

    /// To whom a paper goes and on which basis, as far as the paper says so. The user reads it over
    /// before it is in the log.
    fn recipient_of(&self, paper: Paper) -> Form {
        let t = &self.words.ui;
        let scene = Scene::new(self);
        let (who, why) = match paper {
            Paper::Lezer(person) => (scene.person(person), t.reader_basis.clone()),
            Paper::Overdracht(recipient) => (
                match recipient {
                    Recipient::Wijkagent => t.recipient_wijkagent.clone(),
                    Recipient::Jeugdcoordinator => t.recipient_coordinator.clone(),
                },
                t.own_basis.clone(),
            ),
            Paper::Zorgmelding => (t.recipient_care.clone(), t.care_basis.clone()),
            Paper::Mutatie
            | Paper::Bijsluiter
            | Paper::Ouders(_)
            | Paper::Kinderen
            | Paper::Nabespreking(_) => (t.own_system.clone(), t.own_basis.clone()),
        };
        Form::default()
            .with(Slot::Recipient, &who)
            .with(Slot::Basis, &why)
    }

    fn print(&mut self, paper: Paper, ctx: &Context) {
        match self.document(paper) {
            Ok(document) => {
                self.order(document, Task::Print, ctx);
                self.say(Tone::Muted, self.words.ui.busy_printing.clone());
            }
            Err(problem) => self.say(Tone::Red, problem),
        }
    }

    /// Takes in what the press has done. Call once a frame.
    pub(super) fn take_papers(&mut self, ctx: &Context) {
        // What was undone or typed since is on the page too.
        if self.preview.revision != self.revision {
            self.draw_page(ctx);
        }
        while let Some((number, outcome)) = self.preview.press.as_mut().and_then(Press::next_done) {
            match outcome {
                Outcome::Drawn(drawn) => {
                    if self.preview.order == Some(number) {
                        self.preview.order = None;
                        self.drawn(drawn, ctx);
                    }
                }
                Outcome::Saved {
                    paper,
                    format,
                    path,
                    result,
                } => self.paper_saved(PathFor::Paper(paper, format), &path, result),
                Outcome::Printed(Ok(())) => {
                    self.say(Tone::Green, self.words.ui.done_printed.clone());
                }
                Outcome::Printed(Err(error)) => self.say(Tone::Red, error.to_string()),
            }
        }
    }

    fn drawn(&mut self, drawn: Result<Drawn, PressError>, ctx: &Context) {
        let Sheet::Papers(paper) = self.view.sheet else {
            return;
        };
        match drawn {
            Ok(Drawn { page, count, image }) => {
                self.preview.page = page;
                let texture = ctx.load_texture("papier", image, TextureOptions::LINEAR);
                self.preview.shown = Some(Shown {
                    paper,
                    page,
                    count,
                    texture,
                });
            }
            Err(error) => {
                self.preview.shown = None;
                self.preview.problem = Some(error.to_string());
            }
        }
    }

    fn paper_saved(
        &mut self,
        purpose: PathFor,
        path: &std::path::Path,
        result: Result<(), PressError>,
    ) {
        match result {
            Ok(()) => {
                let done = self
                    .words
                    .ui
                    .done_paper
                    .replace("{pad}", &super::disk::shown(path));
                self.file_done(done);
            }
            Err(PressError::File(error)) => {
                let over = matches!(error.fault, FileFault::Exists | FileFault::Changed);
                self.path_problem(purpose, path, error.to_string(), over);
            }
            Err(error) => self.path_problem(purpose, path, error.to_string(), false),
        }
    }
}
