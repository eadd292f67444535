//! Signals, statements, hearings, papers, acts and answers, each where it was recorded.

use super::{Desk, Drawn};
use crate::documents::block::{Line, Mark};
use crate::documents::context::has_typed;
use crate::documents::sections::{acts, hearing, papers, safety, stories, wishes};
use crate::documents::sheet::{answer_line, closed, note_line};
use crate::melding::{
    Account, Asked, EntryId, Passage, PersonId, SignalAnswer, Statement, Subject, claimant,
};
use crate::protocol::{Question, Signal};

impl Desk<'_, '_> {
    pub(super) fn signals(&self) -> Vec<Drawn> {
        let signals = &self.context.melding.signals;
        let known = Signal::ALL
            .iter()
            .filter_map(|s| Some((*s, signals.get(s)?)));
        known
            .flat_map(|(s, answer)| self.signal(s, answer))
            .collect()
    }

    fn signal(&self, signal: Signal, answer: &SignalAnswer) -> Vec<Drawn> {
        let context = self.context;
        let whole = |line| Drawn {
            passage: Some(Passage::Signaal(signal)),
            line,
        };
        let mut lines = Vec::new();
        for danger in answer.active() {
            let own = self.is_readers(danger.sources());
            let sources =
                std::iter::once(danger.known.as_ref()).chain(danger.also.iter().map(Some));
            let said = safety::danger_lines(context, signal, danger).into_iter();
            let said = said.zip(sources).filter(|(_, a)| may_read(own, *a));
            lines.extend(said.map(|(line, _)| Drawn {
                passage: Some(Passage::Regel(danger.id)),
                line,
            }));
            lines.extend(self.rebuttal(danger.id));
        }
        // That nothing is known any more, because everything was taken back, says something of what
        // is not there.
        let silent = answer.asked == Asked::Gevaar;
        let open = safety::open_line(context, signal, answer);
        lines.extend(open.filter(|_| !silent).map(whole));
        let replies = answer.live_replies();
        let own = self.is_readers(answer.accounts());
        let replies = replies.filter(|r| may_read(own, r.account.as_ref()));
        lines.extend(replies.map(|r| whole(safety::reply_line(context, signal, r))));
        if !answer.note.is_blank() {
            let label = &self.texts.paper.signal_note;
            let line = Line::new(Mark::Own)
                .about(Subject::Signal(signal))
                .strong(label.fill("signaal", context.signal(signal)))
                .plain(format!(": {}", answer.note.trim()));
            lines.push(Drawn {
                passage: Some(Passage::Toelichting(signal)),
                line: closed(line),
            });
        }
        lines
    }

    /// Whether one of these accounts is the reader's, a parent's. Then their passage is the reader's
    /// own, and none of it can be kept back.
    fn is_readers<'a>(&self, accounts: impl IntoIterator<Item = &'a Account>) -> bool {
        let own = |a: &Account| claimant(a) == Some(self.reader);
        self.reader.is_parent() && accounts.into_iter().any(own)
    }

    /// The reader's own wish to report. That another wishes to is not told to who may be accused.
    pub(super) fn wishes(&self) -> Vec<Drawn> {
        let live = self.context.melding.live_wishes();
        let own = live.filter(|w| w.by == Some(self.reader));
        let lines = own.map(|w| Drawn {
            passage: Some(Passage::Regel(w.id)),
            line: wishes::wish_line(self.context, Line::new(wishes::mark(w)), w),
        });
        lines.collect()
    }

    /// Whether a claim was put and what the answer was, where that was recorded.
    fn rebuttal(&self, id: EntryId) -> Option<Drawn> {
        let about = self.context.accused.get(&id)?;
        self.context.melding.rebuttals.get(&id)?.put?;
        Some(Drawn {
            passage: Some(Passage::Weerwoord(id)),
            line: safety::rebuttal_line(self.context, id, about),
        })
    }

    /// The reader's own story first, then the other parent, the children and everyone else.
    pub(super) fn stories(&mut self) {
        let context = self.context;
        let h = &context.texts.headings;
        let ids = self.ids();
        let of = |desk: &Self, ids: &mut dyn Iterator<Item = PersonId>| -> Vec<Drawn> {
            let all = ids.map(|id| desk.statements(stories::by(id)));
            all.flatten().collect()
        };
        let children = || ids.iter().copied().filter(|id| id.is_child());
        if self.reader.is_child() {
            let lines = of(self, &mut children());
            self.part(&*h.children, lines);
        }
        for parent in ids.iter().copied().filter(|id| id.is_parent()) {
            let lines = self.statements(stories::by(parent));
            self.part(h.story.fill("wie", context.label(parent)), lines);
        }
        if !self.reader.is_child() {
            let lines = of(self, &mut children());
            self.part(&*h.children, lines);
        }
        let mut others = ids.iter().copied();
        let mut others = others
            .by_ref()
            .filter(|id| !id.is_parent() && !id.is_child());
        let lines = of(self, &mut others);
        self.part(&*h.others, lines);
    }

    /// Statements, each with the answer to it where it is a claim.
    pub(super) fn statements(&self, belongs: impl Fn(&Account) -> bool) -> Vec<Drawn> {
        let live = self.context.melding.live_statements();
        let all = live.filter(|s| belongs(&s.account));
        all.flat_map(|s: &Statement| {
            let line = Drawn {
                passage: Some(Passage::Regel(s.id)),
                line: stories::statement_line(self.context, s),
            };
            [Some(line), self.rebuttal(s.id)].into_iter().flatten()
        })
        .collect()
    }

    pub(super) fn hearings(&self) -> Vec<Drawn> {
        let recorded = self.ids().into_iter().filter_map(|id| {
            let hearing = self.context.melding.hearings.get(&id)?;
            hearing.heard?;
            Some(Drawn {
                passage: Some(Passage::Gehoord(id)),
                line: hearing::hearing_line(self.context, id, hearing),
            })
        });
        recorded.collect()
    }

    pub(super) fn decisions(&self) -> Vec<Drawn> {
        let live = self.context.melding.live_decisions();
        let lines = live.map(|d| Drawn {
            passage: Some(Passage::Regel(d.id)),
            line: papers::decision_line(self.context, Line::new(Mark::of(&d.account)), d),
        });
        lines.collect()
    }

    pub(super) fn acts(&self) -> Vec<Drawn> {
        let live = self.context.melding.live_acts();
        let lines = live.map(|a| Drawn {
            passage: Some(Passage::Regel(a.id)),
            line: acts::act_line(self.context, Line::new(Mark::Own), a),
        });
        let recorded = self.statements(|account| *account == Account::Handeling);
        lines.chain(recorded).collect()
    }

    pub(super) fn answers(&self, questions: impl Iterator<Item = Question>) -> Vec<Drawn> {
        let m = self.context.melding;
        let given = questions.filter(|q| {
            let answer = m.answers.get(q);
            m.applies(*q) && answer.is_some_and(|a| a.value.is_some() || has_typed(a))
        });
        let lines = given.flat_map(|question| {
            // With only a note there is no answer to print.
            let answer = m.answers.get(&question);
            let answered = answer.is_some_and(|a| a.value.is_some());
            let answer = answered.then(|| Drawn {
                passage: Some(Passage::Antwoord(question)),
                line: answer_line(self.context, question, false),
            });
            let note = note_line(self.context, question).map(|line| Drawn {
                passage: Some(Passage::Aantekening(question)),
                line,
            });
            answer.into_iter().chain(note)
        });
        lines.collect()
    }
}

/// Whether what one source said is printed. Nobody could keep back what a child or a bystander said
/// where the passage is the reader's own.
fn may_read(own: bool, account: Option<&Account>) -> bool {
    let mut people = account.into_iter().flat_map(Account::people);
    !own || people.all(PersonId::is_parent)
}
