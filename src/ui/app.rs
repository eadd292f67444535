//! The window's state and the one door through which it changes.

mod archive;
mod aside;
mod autosave;
pub mod beheer;
mod code;
mod disclose;
mod disk;
pub mod draft;
mod finish;
mod lock;
mod oefenen;
mod papers;
mod passphrase;
mod reader;
mod signals;
mod start;
pub mod terugblik;
mod words;

use std::path::PathBuf;

use chrono::NaiveDateTime;
use eframe::egui::Context;
use uuid::Uuid;

use crate::{
    afweging::{self, Assessment},
    documents::{self, Document},
    files::Stamp,
    melding::{Command, History, Melding, Subject},
    protocol::Step,
    taal::Names,
};

pub use reader::ReaderShown;
pub use words::Words;

use super::{
    action::{Action, RowId},
    clerk::{Clerk, Then},
    clocks::Clocks,
    room::oefenen::Oefenen,
    rows,
    theme::{Theme, Tone},
    view::{After, Message, Sheet, View},
    woordadvies::{Marked, marked},
    worker::{Job, Worker},
};

/// Time and identity, which the core never takes by itself.
#[derive(Clone, Copy, Debug)]
pub struct Source {
    /// The clock.
    pub now: fn() -> NaiveDateTime,
    /// New identities.
    pub id: fn() -> Uuid,
    /// The clocks by which a quiet time is measured.
    pub clocks: fn() -> Clocks,
}

/// What is worked out from the melding after each change.
#[derive(Clone, Debug)]
pub struct Derived {
    /// The rules.
    pub assessment: Assessment,
    /// The mutatie.
    pub mutatie: Document,
    /// The draft zorgmelding.
    pub zorgmelding: Document,
    /// What the word advice says of everything that was typed and was not left standing.
    pub words: Vec<Marked>,
    /// How the people are called, for the word advice.
    pub names: Names,
}

/// Where the melding was last opened or saved.
#[derive(Clone, Debug)]
pub struct OnDisk {
    /// The file.
    pub path: PathBuf,
    /// What it held.
    pub stamp: Stamp,
    /// What was saved.
    pub melding: Melding,
    /// When it was saved, by the clock of the window; `None` where it was only opened.
    pub at: Option<NaiveDateTime>,
}

/// The window.
#[derive(Debug)]
pub struct Voorop {
    /// Words and rules.
    pub words: Words,
    /// The melding with its past.
    pub history: History,
    /// What follows from it.
    pub derived: Derived,
    /// What is shown.
    pub view: View,
    /// The file, where there is one.
    pub on_disk: Option<OnDisk>,
    /// The archive; `None` where the window works without.
    pub clerk: Option<Clerk>,
    /// The step to show after opening a file, where one was asked for at the start.
    pub open_on: Option<Step>,
    /// The household of the melding on screen, where the archive knows it.
    pub known: super::room::terugblik::Known,
    known_stale: bool,
    reading: terugblik::Reading,
    /// How far verifying the archive is.
    pub progress: beheer::Progress,
    /// The paper on screen, as pages.
    pub preview: papers::Preview,
    /// What a reader would read, while that is on screen.
    pub reader: Option<Box<ReaderShown>>,
    revision: u64,
    drawn: bool,
    source: Source,
    started: Melding,
    worker: Worker,
    after: Option<After>,
    may_close: bool,
    copied: disclose::Copied,
    /// Where a training keeps its courses; `None` keeps none.
    pub training_folder: Option<PathBuf>,
    /// The training behind the real work, with a state of its own.
    pub training: Option<Box<Voorop>>,
    in_training: bool,
    /// What a training remembers; `None` in real work.
    pub oefenen: Option<Box<Oefenen>>,
    /// For saving at exit, which eframe announces without a context.
    pub(super) last_chance: Option<Context>,
}

impl Derived {
    fn of(words: &Words, melding: &Melding) -> Self {
        let assessment = afweging::assess(melding);
        let mutatie = documents::mutatie(&words.protocol, &words.documents, melding, &assessment);
        let zorgmelding =
            documents::zorgmelding(&words.protocol, &words.documents, melding, &assessment);
        Self {
            assessment,
            mutatie,
            zorgmelding,
            words: marked(words, melding),
            names: Names::of(melding),
        }
    }
}

impl Voorop {
    /// The window with an empty melding, without an archive.
    pub fn new(words: Words, source: Source, theme: Theme, ctx: &Context) -> Self {
        let melding = Melding::new((source.id)(), (source.now)());
        let derived = Derived::of(&words, &melding);
        Self {
            words,
            derived,
            started: melding.clone(),
            history: History::new(melding),
            view: View::new(theme),
            on_disk: None,
            clerk: None,
            open_on: None,
            known: Default::default(),
            known_stale: true,
            reading: Default::default(),
            progress: beheer::Progress::default(),
            preview: papers::Preview::default(),
            reader: None,
            revision: 0,
            drawn: false,
            source,
            worker: Worker::start(ctx.clone()),
            after: None,
            may_close: false,
            copied: Default::default(),
            training_folder: None,
            training: None,
            in_training: false,
            oefenen: None,
            last_chance: None,
        }
    }

    /// The melding as it stands.
    pub fn melding(&self) -> &Melding {
        match self.run() {
            Some(run) => run.session.melding(),
            None => self.history.melding(),
        }
    }

    /// How often the melding changed since the window opened.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// The time, from the shell.
    pub fn now(&self) -> NaiveDateTime {
        self.run()
            .map_or_else(|| self.wall_clock(), |run| run.session.now())
    }

    /// The moment outside, also while a call is only trained.
    pub(in crate::ui) fn wall_clock(&self) -> NaiveDateTime {
        (self.source.now)()
    }

    /// Whether something stands here that no file holds.
    pub fn has_unsaved_work(&self) -> bool {
        if let Some(open) = self.draft() {
            return open.has_unsaved();
        }
        let saved = self.on_disk.as_ref().map_or(&self.started, |d| &d.melding);
        saved != self.history.melding()
    }

    /// Whether a file job is under way.
    pub fn is_busy(&self) -> bool {
        let training = self.training.as_ref().is_some_and(|t| t.is_busy());
        self.worker.is_busy() || self.preview.is_busy() || training
    }

    /// Whether the window may close now.
    pub fn may_close(&self) -> bool {
        self.may_close || !(self.has_unsaved_work() || self.copied == disclose::Copied::There)
    }

    /// What time brings: answers of the archive, a save that is due, locking, closing. Call once a
    /// frame, before keys are taken.
    pub(in crate::ui) fn tick(&mut self, ctx: &Context) {
        self.take_answers(ctx);
        self.tick_lock(ctx);
        self.tick_save(ctx);
        self.tick_aside(ctx);
        self.tick_terugblik(ctx);
        self.take_papers(ctx);
        self.tick_close(ctx);
        self.tick_training(ctx);
    }

    /// Notes that a frame was drawn: after the first one there is time for the rest of the words.
    pub(in crate::ui) fn frame_drawn(&mut self) {
        if !std::mem::replace(&mut self.drawn, true) {
            self.words.read_ahead();
        }
    }

    /// Asks the worker to open a file.
    pub fn open(&mut self, path: PathBuf) {
        self.ask(Job::Open(path));
    }

    /// Carries out one action: the only place that changes anything.
    pub fn apply(&mut self, action: Action, ctx: &Context) {
        let Some(action) = self.in_training(action, ctx) else {
            return;
        };
        match action {
            Action::Do(command) => {
                self.command(command, ctx);
            }
            Action::DoAndNext(command) => {
                if self.command(command, ctx) {
                    self.move_row(true);
                }
            }
            Action::TakeDown {
                signal,
                value,
                go_on,
            } => self.take_down(signal, value, go_on, ctx),
            Action::AskSource => self.ask_source(None),
            Action::ChooseSource(at) => self.choose_source(at, ctx),
            Action::CloseAsk => self.view.source = None,
            Action::Unfold(row, name) => {
                if !self.view.unfolded.remove(&(row, name)) {
                    self.view.unfolded.insert((row, name));
                }
            }
            Action::Undo => self.step_back(true, ctx),
            Action::Redo => self.step_back(false, ctx),
            Action::ShowStep(step) => {
                self.view.message = None;
                self.show_step(step);
                self.save_now(ctx);
            }
            Action::Turn { forward } => {
                self.turn(forward);
                self.save_now(ctx);
            }
            Action::ChooseRow(row) => {
                if self.view.row != Some(row) {
                    self.view.source = None;
                }
                self.view.row = Some(row);
            }
            Action::GoTo(topic) => {
                self.show_step(topic.step());
                self.choose(rows::of_topic(topic));
                self.view.last_open = Some(topic);
                self.save_now(ctx);
            }
            Action::NextOpen => self.next_open(ctx),
            Action::OpenNote(row) => {
                self.view.notes.insert(row);
                self.view.row = Some(row);
                self.view.wish_field = Some(row);
            }
            Action::ShowSide(side) => {
                self.view.side = side;
                self.view.side_in_front = true;
            }
            Action::ShowFront => self.view.side_in_front = false,
            Action::MovePanel { forward } => self.move_panel(forward),
            Action::FocusStatement if self.must_choose() => {}
            Action::FocusStatement => {
                self.leave_sheet();
                self.view.side_in_front = false;
                self.view.wish = Some(super::action::Panel::Statement);
            }
            Action::Copy(text) => self.copy(text, ctx),
            Action::SetTheme(theme) => self.view.theme = theme,
            Action::DraftDate(row, name, text) => {
                self.type_date(row, name, text, ctx);
            }
            Action::Advice(wish) => {
                // Taking other words is a step of its own to undo, apart from the typing before it.
                self.history.end_typing();
                self.view.advice = Some(wish);
                ctx.request_repaint();
            }
            Action::GoToText(subject) => self.go_to_text(subject),
            Action::Paper(action) => {
                self.paper_action(action, ctx);
                self.touch_aside(ctx);
            }
            Action::Archive(action) => {
                self.archive(action, ctx);
                self.touch_aside(ctx);
            }
            sheet => {
                self.sheet(sheet, ctx);
                self.touch_aside(ctx);
            }
        }
    }

    /// Actions on the sheet over the step, and on files.
    fn sheet(&mut self, action: Action, ctx: &Context) {
        match action {
            Action::ToggleKeys => self.toggle(Sheet::Keys),
            Action::ToggleFind => self.toggle(Sheet::Find(String::new())),
            Action::FindText(text) => self.view.sheet = Sheet::Find(text),
            Action::CloseSheet => self.close_sheet(),
            Action::AskPath(purpose) => self.ask_path(purpose),
            Action::PathText(typed) => {
                if let Sheet::Path { text, problem, .. } = &mut self.view.sheet {
                    *text = typed;
                    *problem = None;
                }
            }
            Action::BrowsePath => self.browse(),
            Action::UsePath => self.use_path(false, ctx),
            Action::Overwrite => self.use_path(true, ctx),
            Action::Save if self.draft().is_some() => self.save_now(ctx),
            Action::Save => self.save(),
            Action::New if self.is_in() => self.when_saved(Then::New, ctx),
            Action::New => self.begin(After::New, ctx),
            Action::Close if self.tells_of_clipboard() => {}
            Action::Close if self.draft().is_some() => self.when_saved(Then::Close, ctx),
            Action::Close => self.begin(After::Close, ctx),
            Action::SaveThen => self.save_then(),
            Action::Discard => {
                if let Sheet::Unsaved(after) = self.view.sheet {
                    self.view.sheet = Sheet::None;
                    self.go_on(after, ctx);
                }
            }
            // Everything else was taken by `apply`.
            _ => {}
        }
    }

    fn command(&mut self, command: Command, ctx: &Context) -> bool {
        if let Some(played) = self.command_in_run(&command) {
            return match played {
                Ok(subject) => {
                    self.changed(subject);
                    true
                }
                Err(error) => {
                    self.say(Tone::Red, error.to_string());
                    false
                }
            };
        }
        match self.history.apply(command, (self.source.now)()) {
            Ok(change) => {
                // Undo in a field goes word by word.
                if change.typing && ends_word(ctx) {
                    self.history.end_word();
                }
                self.changed(Some(change.subject));
                self.touch(ctx);
                true
            }
            Err(rejection) => {
                self.say(Tone::Red, rejection.to_string());
                false
            }
        }
    }

    fn changed(&mut self, subject: Option<Subject>) {
        self.derived = self.derive();
        self.revision += 1;
        self.refresh_reader();
        // A page that is not of this melding any more must not stand beside a button that saves.
        self.preview.shown = None;
        self.view.changed = subject;
        self.known_stale = true;
        self.view.message = None;
        self.may_close = false;
        let melding = self.melding();
        let gone = |row: &RowId| match row {
            RowId::Decision(id) | RowId::Clause(id) => {
                !melding.live_decisions().any(|d| d.id == *id)
            }
            RowId::Act(id) => !melding.live_acts().any(|a| a.id == *id),
            RowId::Wish(id) => !melding.live_wishes().any(|w| w.id == *id),
            RowId::Statement(id) => !melding.live_statements().any(|s| s.id == *id),
            _ => false,
        };
        if self.view.row.as_ref().is_some_and(gone) {
            self.view.row = self.rows().first().copied();
        }
    }

    fn step_back(&mut self, back: bool, ctx: &Context) {
        // In a field only typing is taken back: an answer further on is not what stands before the eye.
        let in_field = super::keys::is_typing(ctx) && self.run().is_none();
        if in_field && !self.history.next_is_typing(back) {
            self.say(Tone::Muted, self.words.ui.nothing_in_field.clone());
            return;
        }
        let (moved, subject) = match self.step_in_run(back) {
            Some(moved) => (moved, None),
            None => {
                let history = &mut self.history;
                let subject = match (back, in_field) {
                    (true, false) => history.undo(),
                    (true, true) => history.undo_word(),
                    (false, false) => history.redo(),
                    (false, true) => history.redo_word(),
                };
                (subject.is_some(), subject)
            }
        };
        self.show_unread();
        self.view.source = None;
        self.changed(None);
        self.touch(ctx);
        let ui = &self.words.ui;
        let words = match (back, moved) {
            (true, true) => &ui.undone,
            (false, true) => &ui.redone,
            (true, false) => &ui.nothing_to_undo,
            (false, false) => &ui.nothing_to_redo,
        };
        let what = subject.map(|subject| self.subject_words(subject));
        let words = match what.filter(|what| !what.is_empty()) {
            Some(what) => format!("{what}: {words}"),
            None => words.clone(),
        };
        self.say(Tone::Muted, words);
    }

    /// The rows of the step on screen.
    pub fn rows(&self) -> Vec<RowId> {
        let mut rows = rows::of_step(self.view.step, self.melding(), &self.derived.assessment);
        if self.hides_advice() {
            rows.retain(|row| !matches!(row, RowId::Open(_)));
        }
        rows
    }

    fn choose(&mut self, row: RowId) {
        self.view.row = Some(row);
        self.view.source = None;
        self.view.scroll = true;
        self.view.wish = Some(super::action::Panel::Rows);
        self.view.side_in_front = false;
    }

    /// Makes the next or previous row the current one.
    pub fn move_row(&mut self, forward: bool) {
        if let Some(row) = rows::neighbour(&self.rows(), self.view.row, forward) {
            self.choose(row);
        }
    }

    /// Makes the first or last row the current one.
    pub fn move_to_end(&mut self, last: bool) {
        let rows = self.rows();
        if let Some(row) = if last { rows.last() } else { rows.first() } {
            self.choose(*row);
        }
    }

    fn show_step(&mut self, step: Step) {
        if self.view.step != step {
            self.history.end_typing();
        }
        self.view.step = step;
        self.view.source = None;
        self.leave_sheet();
        self.view.side_in_front = false;
        self.view.wish = Some(super::action::Panel::Rows);
        self.view.row = self.rows().first().copied();
        self.view.scroll = true;
    }

    fn turn(&mut self, forward: bool) {
        let at = Step::ALL
            .iter()
            .position(|s| *s == self.view.step)
            .unwrap_or(0);
        let next = if forward { at + 1 } else { at.wrapping_sub(1) };
        if let Some(step) = Step::ALL.get(next) {
            self.show_step(*step);
        }
    }

    /// Goes to where a part of the melding can be changed, with the keyboard in its field.
    fn go_to_text(&mut self, subject: Subject) {
        if subject == Subject::Concept {
            self.leave_sheet();
            self.view.side_in_front = false;
            self.view.wish = Some(super::action::Panel::Statement);
            return;
        }
        if let Some((step, row)) = rows::of_subject(subject, self.melding()) {
            self.show_step(step);
            self.choose(row);
            self.view.notes.insert(row);
            self.view.wish_field = Some(row);
        }
    }

    fn next_open(&mut self, ctx: &Context) {
        if self.hides_advice() {
            self.say(Tone::Muted, self.words.ui.oefenen_advice_hidden.clone());
            return;
        }
        match afweging::next_open(&self.derived.assessment, self.view.last_open) {
            Some(topic) => self.apply(Action::GoTo(topic), ctx),
            None => self.say(Tone::Green, self.words.ui.all_answered.clone()),
        }
    }

    fn move_panel(&mut self, forward: bool) {
        let all = super::action::Panel::ALL;
        let at = all.iter().position(|p| *p == self.view.panel).unwrap_or(0);
        let next = if forward { at + 1 } else { at + all.len() - 1 };
        let panel = all[next % all.len()];
        self.leave_sheet();
        self.view.side_in_front = panel == super::action::Panel::Side;
        self.view.panel = panel;
        self.view.wish = Some(panel);
    }

    /// Whether a sheet is on screen that only a choice takes away.
    fn must_choose(&self) -> bool {
        matches!(self.view.sheet, Sheet::Conflict(_))
    }

    fn toggle(&mut self, sheet: Sheet) {
        if self.must_choose() {
            return;
        }
        let same = std::mem::discriminant(&self.view.sheet) == std::mem::discriminant(&sheet);
        self.leave_sheet();
        if !same {
            self.lay(sheet);
        }
        self.view.side_in_front = false;
    }

    /// Lays a sheet over the step. The keyboard leaves where it was, so that the sheet can give it
    /// to its own first field and no key presses a button that happens to stand there.
    fn lay(&mut self, sheet: Sheet) {
        self.view.sheet = sheet;
        self.view.side_in_front = false;
        self.view.wish = Some(super::action::Panel::Rows);
    }

    /// Takes the sheet away. What waited for its path to be typed, such as closing, waits no more.
    fn leave_sheet(&mut self) {
        if matches!(self.view.sheet, Sheet::Path { .. }) {
            self.after = None;
        }
        // Somebody who works on does not close.
        if let (Sheet::Closing(_), Some(clerk)) = (&self.view.sheet, &mut self.clerk) {
            clerk.then = None;
        }
        if !self.must_choose() {
            self.view.sheet = Sheet::None;
            self.preview.shown = None;
            self.reader = None;
        }
    }

    fn close_sheet(&mut self) {
        let path = matches!(self.view.sheet, Sheet::Path { .. });
        if let Some(paper) = self.view.beneath.take().filter(|_| path) {
            self.lay(Sheet::Papers(paper));
            self.preview.draw_again();
            return;
        }
        self.leave_sheet();
        self.after = None;
        self.view.wish = Some(super::action::Panel::Rows);
    }

    /// What was typed in a date field stays as it was typed: read or not.
    fn type_date(&mut self, row: RowId, name: &'static str, text: String, ctx: &Context) {
        let unread = is_unread(name, &text, self.now().date());
        let kept = if unread { text.as_str() } else { "" };
        let field = draft::date_field(row, name);
        let command = Command::SetUnread(field, crate::melding::Text::clean(kept));
        self.view.dates.insert((row, name), text);
        if self.melding().unread.contains_key(&field) || unread {
            self.command(command, ctx);
        }
        self.touch(ctx);
    }

    /// Date fields show what could not be read as it was typed, and else what stands in the melding.
    pub(super) fn show_unread(&mut self) {
        let melding = self.melding();
        let all = melding.unread.iter();
        let dates = all
            .map(|(field, text)| (draft::window_field(melding, *field), text.to_string()))
            .collect();
        self.view.dates = dates;
    }

    fn say(&mut self, tone: Tone, text: String) {
        self.view.message = Some(Message { tone, text });
    }
}

/// Whether a space, a sign or a line end was typed in this frame.
fn ends_word(ctx: &Context) -> bool {
    let ends = |text: &String| text.chars().any(|c| !c.is_alphanumeric());
    ctx.input(|i| {
        let mut events = i.events.iter();
        events.any(|event| match event {
            eframe::egui::Event::Text(text) | eframe::egui::Event::Paste(text) => ends(text),
            _ => false,
        })
    })
}

/// Whether a typed date or time says something that cannot be read as one.
fn is_unread(name: &str, text: &str, today: chrono::NaiveDate) -> bool {
    let read = match name {
        name if super::screens::is_moment(name) => {
            let blank = text.trim().is_empty() && name != super::screens::CALL_TIME;
            blank || super::screens::parse_moment(text, today).is_some()
        }
        name => text.trim().is_empty() || super::screens::parse_date(name, text, today).is_some(),
    };
    !read
}
