//! Taking down answers to the signals: whose they are is asked once, and then the keys go on.

use eframe::egui::Context;

use crate::{
    melding::{Account, Command, Danger, Value},
    protocol::Signal,
};

use crate::ui::{
    action::{Action, RowId},
    keys::Letter,
    screens::{
        self,
        source::{self, Source},
    },
    theme::Tone,
    view::SourceAsk,
};

use super::Voorop;

impl Voorop {
    /// Takes down an answer. Nee and onbekend are somebody's: the first one asks whose.
    pub(super) fn take_down(&mut self, signal: Signal, value: Value, go_on: bool, ctx: &Context) {
        let from = source::current(self.melding(), &self.view);
        let denies = matches!(value, Value::Nee | Value::Onbekend);
        if denies && from.is_none() {
            self.view.row = Some(RowId::Signal(signal));
            self.ask_source(Some((signal, value, go_on)));
            return;
        }
        self.view.source = None;
        let now = self.now();
        let commands = source::commands(self.melding(), from.as_ref(), signal, value, now);
        if self.commands(commands, ctx) && denies && go_on {
            self.next_signal(from.as_ref(), signal);
        }
    }

    /// Asks whose answers are being taken down, below the row.
    pub(super) fn ask_source(&mut self, then: Option<(Signal, Value, bool)>) {
        if !matches!(self.view.row, Some(RowId::Signal(_))) {
            self.choose(RowId::Signal(Signal::ALL[0]));
        }
        let options = source::options(self.melding());
        let from = source::current(self.melding(), &self.view);
        let at = from.and_then(|from| source::position(&options, &from));
        self.view.source = Some(SourceAsk { then, at });
        self.view.scroll = true;
    }

    /// One of the sources was chosen; the answer that waited for it is taken down.
    pub(super) fn choose_source(&mut self, at: usize, ctx: &Context) {
        let Some(asked) = self.view.source else {
            return;
        };
        let options = source::options(self.melding());
        let Some(chosen) = options.into_iter().nth(at) else {
            return;
        };
        self.view.source = None;
        if chosen.seen.is_some() {
            self.view.seen = chosen.seen;
        }
        let mut commands = vec![Command::SetSignalsFrom(Some(chosen.account.clone()))];
        if let Some((signal, value, _)) = asked.then {
            let now = self.now();
            let more = source::commands(self.melding(), Some(&chosen), signal, value, now);
            commands.extend(more);
        }
        if !self.commands(commands, ctx) {
            return;
        }
        match asked.then {
            Some((signal, _, true)) => self.next_signal(Some(&chosen), signal),
            Some((_, _, false)) => {}
            None if self.others_answered(&chosen) => self.first_signal(&chosen),
            None => {}
        }
    }

    /// Carries out the commands of one key: one step to undo.
    fn commands(&mut self, commands: Vec<Command>, ctx: &Context) -> bool {
        if self.run().is_some() {
            return commands.into_iter().all(|c| self.command(c, ctx));
        }
        match self.history.apply_together(commands, (self.source.now)()) {
            Ok(Some(change)) => {
                self.changed(Some(change.subject));
                self.touch(ctx);
                true
            }
            Ok(None) => true,
            Err(rejection) => {
                self.say(Tone::Red, rejection.to_string());
                false
            }
        }
    }

    /// Whether another named source answered a signal.
    fn others_answered(&self, source: &Source) -> bool {
        let other = |a: &Account| *a != Account::NietGenoemd && *a != source.account;
        self.melding().signals.values().any(|answer| {
            let replied = answer.live_replies().filter_map(|r| r.account.as_ref());
            let reported = answer.active().flat_map(Danger::sources);
            replied.chain(reported).any(other)
        })
    }

    /// The next row; with a further source, the next row that it can change.
    fn next_signal(&mut self, source: Option<&Source>, from: Signal) {
        let Some(source) = source.filter(|s| self.others_answered(s)) else {
            self.move_row(true);
            return;
        };
        let after = Signal::ALL.iter().copied().filter(|s| *s > from);
        let mut open = after.filter(|s| source::can_change(self.melding(), *s, source));
        if let Some(next) = open.next() {
            self.choose(RowId::Signal(next));
        }
    }

    /// The first row that a further source can change.
    fn first_signal(&mut self, source: &Source) {
        let mut all = Signal::ALL.iter().copied();
        if let Some(first) = all.find(|s| source::can_change(self.melding(), *s, source)) {
            self.choose(RowId::Signal(first));
        }
    }

    /// A letter while it is asked whose answers are taken down. `false` where the letter has its
    /// own meaning.
    pub(in crate::ui) fn letter_in_ask(&mut self, letter: Letter, ctx: &Context) -> bool {
        let Some(asked) = self.view.source else {
            return false;
        };
        let options = source::options(self.melding());
        let last = options.len().saturating_sub(1);
        let by_key =
            |wanted: &str| (0..options.len()).find(|at| source::key(&options, *at) == Some(wanted));
        let digit;
        let chosen = match letter {
            Letter::A => by_key("A"),
            Letter::B => by_key("B"),
            Letter::Digit(n) => {
                digit = n.to_string();
                by_key(&digit)
            }
            Letter::Enter if asked.at.is_some() => asked.at,
            Letter::Up => return self.highlight(asked.at.map_or(last, |at| at.saturating_sub(1))),
            Letter::Down => return self.highlight(asked.at.map_or(0, |at| (at + 1).min(last))),
            Letter::Home => return self.highlight(0),
            Letter::End => return self.highlight(last),
            Letter::W => {
                self.view.source = None;
                return true;
            }
            // A key that was meant for the next row answers nothing: no source by accident.
            Letter::Enter | Letter::J | Letter::N | Letter::G | Letter::O => {
                self.say(Tone::Amber, self.words.ui.source_first.clone());
                return true;
            }
            Letter::V | Letter::C | Letter::Slash => return false,
        };
        if let Some(at) = chosen {
            self.apply(Action::ChooseSource(at), ctx);
        }
        true
    }

    fn highlight(&mut self, at: usize) -> bool {
        if let Some(asked) = &mut self.view.source {
            asked.at = Some(at);
        }
        true
    }

    /// The part of a split signal that a number chooses on its row.
    pub(in crate::ui) fn choose_part(&mut self, nth: u8, ctx: &Context) {
        let Some(RowId::Signal(signal)) = self.view.row else {
            return;
        };
        let part = usize::from(nth).checked_sub(1);
        let part = part.and_then(|at| signal.aspects().get(at)).copied();
        let answer = self.melding().signals.get(&signal);
        let danger = answer.and_then(|a| {
            let wanted = screens::by_number(a)?;
            a.dangers.iter().find(|d| d.id == wanted)
        });
        let (Some(part), Some(danger)) = (part, danger) else {
            return;
        };
        let danger = Danger {
            aspect: Some(part),
            ..danger.clone()
        };
        self.apply(Action::Do(Command::EditDanger(signal, danger)), ctx);
    }
}
