//! Training in the window. It is a state of the window of its own, without an archive and without
//! the file of a melding, behind which the real work waits untouched.

mod attempts;
mod cases;
mod keep;
mod maken;
mod paths;
mod play;

use std::{path::PathBuf, sync::Arc};

use eframe::egui::Context;

use crate::{
    documents::{self, Document, Imprint},
    files,
    training::{Help, Id, Move, Scenario, Session},
    ui::{
        Theme,
        action::{
            Action, ArchiveAction, MakeAction, PathFor, Side, TrainingAction as Ask, TrainingFile,
        },
        room::{
            Room,
            oefenen::{Attempt, Begin, Kept, Run, Screen},
        },
        theme::Tone,
        view::View,
    },
};

use super::{Derived, Source, Voorop, Words};

impl Voorop {
    /// The training room, apart from all real work.
    pub fn training(words: Words, source: Source, theme: Theme, ctx: &Context) -> Self {
        let mut app = Self::new(words, source, theme, ctx);
        app.oefenen = Some(Box::default());
        app.view.room = Room::Oefenen;
        app.read_cases();
        app
    }

    /// Whether this is a training.
    pub fn is_training(&self) -> bool {
        self.oefenen.is_some()
    }

    /// The scenario being played.
    pub fn run(&self) -> Option<&Run> {
        self.oefenen.as_ref()?.run.as_deref()
    }

    /// Whether what the rules say must stay out of sight: a trainee finds out alone.
    pub fn hides_advice(&self) -> bool {
        self.run().is_some_and(|run| !run.revealed)
    }

    /// Goes to the training room; the real work stays as it is.
    pub(super) fn enter_training(&mut self, ctx: &Context) {
        if self.training.is_none() {
            let words = self.words.clone();
            let mut training = Self::training(words, self.source, self.view.theme, ctx);
            training.keep_in(self.training_folder.clone());
            self.training = Some(Box::new(training));
        }
        self.show_training(true, ctx);
    }

    /// Opens the window on the training room, with the scenarios of a trainer beside the shipped
    /// ones.
    pub(in crate::ui) fn open_training(
        &mut self,
        own: Option<PathBuf>,
        begin: Begin,
        ctx: &Context,
    ) {
        self.enter_training(ctx);
        if let Some(room) = self.training.as_mut().and_then(|t| t.oefenen.as_mut()) {
            room.begin = begin;
        }
        if let (Some(training), Some(path)) = (&mut self.training, own) {
            training.read_cases_at(path);
        }
    }

    /// Shows the training, or the real work. Fields keep what was typed for their own undo: nothing
    /// of the one may come back in the other.
    pub(in crate::ui) fn show_training(&mut self, shown: bool, ctx: &Context) {
        if self.in_training != shown {
            ctx.data_mut(|data| data.clear());
            ctx.memory_mut(|memory| memory.stop_text_input());
            self.in_training = shown;
        }
        if let Some(training) = &mut self.training {
            training.view.theme = self.view.theme;
        }
        ctx.request_repaint();
    }

    /// The training on screen, where it is.
    pub(in crate::ui) fn shown_training(&mut self) -> Option<&mut Self> {
        self.training.as_deref_mut().filter(|_| self.in_training)
    }

    /// The imprint of everything that is made in a training.
    pub(super) fn exercise_imprint(&self) -> Imprint {
        Imprint {
            version: self.words.version.clone(),
            at: Some(self.now()),
            exercise: true,
            ..Imprint::default()
        }
    }

    /// What follows from the melding, with everything marked that comes from a training.
    pub(super) fn derive(&self) -> Derived {
        let mut derived = Derived::of(&self.words, self.melding());
        if self.is_training() {
            let words = &self.words;
            let mark = |document: Document| {
                let imprint = self.exercise_imprint();
                document.with_imprint(imprint, &words.protocol, &words.documents)
            };
            if self.hides_advice() {
                let notice = &words.ui.oefenen_advice_hidden;
                derived.mutatie =
                    documents::without_advice(derived.mutatie, &words.documents, notice);
            }
            derived.mutatie = mark(derived.mutatie);
            derived.zorgmelding = mark(derived.zorgmelding);
        }
        derived
    }

    /// What real work knows and a training does not: files of meldingen, the archive. `None` where
    /// the action was taken.
    pub(super) fn in_training(&mut self, action: Action, ctx: &Context) -> Option<Action> {
        let training = self.is_training();
        match action {
            Action::Training(Ask::Enter) if !training => self.enter_training(ctx),
            Action::Training(asked) if training => self.train(asked, ctx),
            Action::Training(_) => {}
            Action::Archive(ArchiveAction::Lock) if training => {
                if let Some(room) = &mut self.oefenen {
                    room.lock = true;
                }
            }
            Action::Archive(_) | Action::New | Action::SaveThen | Action::Discard if training => {}
            Action::AskPath(PathFor::Open | PathFor::Save) if training => {}
            Action::Undo | Action::Redo | Action::Save if self.maker().is_some() => {
                let asked = match action {
                    Action::Undo => MakeAction::Undo,
                    Action::Redo => MakeAction::Redo,
                    _ => MakeAction::Save,
                };
                self.make(asked, ctx);
            }
            Action::Save if training => {
                if let Some(room) = &self.oefenen
                    && let Screen::Debrief(shown) = &room.screen
                {
                    let file = TrainingFile::SaveAttempt(shown.attempt);
                    self.training_path(file);
                } else {
                    self.say(Tone::Amber, self.words.ui.oefenen_not_saved.clone());
                }
            }
            Action::Close if training => self.leave_room(),
            other => return Some(other),
        }
        None
    }

    fn leave_room(&mut self) {
        if let Some(room) = &mut self.oefenen {
            room.leave = true;
        }
    }

    fn train(&mut self, asked: Ask, ctx: &Context) {
        match asked {
            Ask::Enter => {}
            Ask::Leave => self.leave_room(),
            // What is being made is not left without asking.
            Ask::ShowList if self.maker().is_some() => self.make(MakeAction::Leave, ctx),
            Ask::ShowList => self.show_screen(Screen::List),
            Ask::Make(action) => self.make(action, ctx),
            Ask::GoOn => self.go_on_training(),
            Ask::Resume(at) => self.resume(at, ctx),
            Ask::Discard(at) => {
                let room = self.oefenen.as_mut();
                if room.is_some_and(|room| room.throws_away(Kept::Course(at))) {
                    self.discard_unfinished(at);
                }
            }
            Ask::Level(_)
            | Ask::Row(_)
            | Ask::Trainee(_)
            | Ask::ShowAdvice(_)
            | Ask::RealTime(_)
            | Ask::Mark(_) => self.choose_training(asked),
            Ask::Start(id) => {
                if let Some(scenario) = self.case(&id) {
                    self.start_run(scenario, &[], ctx);
                }
            }
            Ask::Debrief(_)
            | Ask::Point(_)
            | Ask::MarkText(_)
            | Ask::Compare(..)
            | Ask::Replay(_)
            | Ask::ReplayStep { .. }
            | Ask::File(_) => self.look_back(asked, ctx),
            other => self.play(other, ctx),
        }
    }

    fn choose_training(&mut self, asked: Ask) {
        let Some(room) = &mut self.oefenen else {
            return;
        };
        match asked {
            Ask::Level(level) => {
                room.level = level;
                let listed = room.listed();
                if !listed.contains(&room.at) {
                    room.at = listed.first().copied().unwrap_or(0);
                }
            }
            Ask::Row(at) => {
                room.at = at;
                self.view.scroll = true;
            }
            Ask::Trainee(name) => room.trainee = name,
            Ask::ShowAdvice(on) => room.choices.advice = on,
            Ask::RealTime(on) => room.choices.real_time = on,
            Ask::Mark(on) => room.choices.mark = on,
            _ => {}
        }
    }

    /// Shows another screen of the training room.
    pub(in crate::ui) fn show_screen(&mut self, screen: Screen) {
        // Who tried a scenario out goes back to making it.
        let making = match (&screen, &mut self.oefenen) {
            (Screen::List, Some(room)) => room.making.take(),
            _ => None,
        };
        let screen = making.map_or(screen, Screen::Make);
        let in_run = matches!(screen, Screen::Run);
        // What is no date yet is typed text of the run: it stays while the list is looked at.
        let dates = std::mem::take(&mut self.view.dates);
        self.view = View {
            dates,
            side: Side::Gesprek,
            side_in_front: in_run,
            room: if in_run { Room::Melding } else { Room::Oefenen },
            ..View::new(self.view.theme)
        };
        self.preview = Default::default();
        self.reader = None;
        if let Some(room) = &mut self.oefenen {
            // A course that was only looked at is not gone on with.
            if !in_run && room.run.as_ref().is_some_and(|run| run.replay.is_some()) {
                room.run = None;
            }
            room.throwing = None;
            room.screen = screen;
        }
    }

    fn go_on_training(&mut self) {
        if self.run().is_some() {
            self.show_screen(Screen::Run);
            self.changed(None);
        }
    }

    /// Begins a scenario after these moves: none for a trainee, some for who tries it out. A run
    /// that is under way is laid aside. `false` where a move cannot be played.
    pub(in crate::ui) fn start_run(
        &mut self,
        scenario: Arc<Scenario>,
        moves: &[Move],
        ctx: &Context,
    ) -> bool {
        let id = (self.source.id)();
        let attempt = self.next_attempt(&scenario.id);
        let played = Session::replay(scenario, id, moves);
        let session = match played {
            Ok(session) => session,
            Err((at, error)) => {
                self.move_failed(at, &error);
                return false;
            }
        };
        self.park_run();
        self.view.dates.clear();
        let Some(room) = &mut self.oefenen else {
            return false;
        };
        let taken = room.unfinished.iter().map(|(path, _)| path.as_path());
        let folder = room.folder.as_deref();
        // What its maker tries out is nobody's course.
        let folder = folder.filter(|_| room.making.is_none());
        let file = folder.map(|folder| files::unfinished_file(folder, taken));
        let mut run = Run {
            file,
            session,
            attempt,
            paused: false,
            kept: None,
            finishing: false,
            at: 0,
            row: None,
            revealed: false,
            controls: false,
            channel: None,
            since: None,
            replay: None,
            fresh: 0,
            taken: None,
            help: Help::default(),
        };
        run.reveal(room.choices.advice);
        room.run = Some(Box::new(run));
        self.show_screen(Screen::Run);
        self.changed(None);
        // A trainee begins with asking: no row of the checklist has the keyboard yet.
        self.converse();
        ctx.request_repaint();
        true
    }

    /// Which attempt the next one of this trainee at this scenario is.
    fn next_attempt(&self, id: &Id) -> u32 {
        let Some(room) = &self.oefenen else { return 1 };
        let same = |a: &&Attempt| a.scenario.id == *id && *a.course.trainee == *self.trainee_name();
        let before = room.attempts.iter().filter(same).map(|a| a.course.attempt);
        before.max().unwrap_or(0).saturating_add(1)
    }

    /// The pseudonym, or the word for nobody in particular.
    pub(in crate::ui) fn trainee_name(&self) -> String {
        let typed = self.oefenen.as_ref().map_or("", |room| room.trainee.trim());
        if typed.is_empty() {
            self.words.ui.oefenen_nobody.clone()
        } else {
            typed.to_owned()
        }
    }

    /// What time brings in a training. Call once a frame.
    pub(super) fn tick_training(&mut self, ctx: &Context) {
        self.tick_begin(ctx);
        self.tick_clock(ctx);
        self.tick_maker(ctx);
        self.tick_keep(ctx);
    }
}
