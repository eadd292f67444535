//! Every text that was typed, each once, with the record that owns it. Whoever walks over what was
//! typed starts here: a field that is new to a record does not compile until it stands in this list
//! or is named as no text.

use super::{
    Account, Act, Answer, AnswerValue, Asked, Concept, Danger, DateField, Decision, EntryId,
    Hearing, Melding, Passage, Person, PersonId, Place, Rebuttal, Reply, ReportWish, Shield,
    SignalAnswer, Statement, Text,
};
use crate::protocol::{Question, Signal};

/// The record that owns a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    /// A person.
    Person(PersonId),
    /// A third place.
    Place(u8),
    /// The source that was chosen for the signals.
    SignalsFrom,
    /// The answer to a signal.
    Signal(Signal),
    /// A danger.
    Danger(EntryId),
    /// The answer to a question.
    Question(Question),
    /// A decision.
    Decision(EntryId),
    /// A statement.
    Statement(EntryId),
    /// Whether somebody was heard.
    Hearing(PersonId),
    /// The answer to an accusation.
    Rebuttal(EntryId),
    /// An act.
    Act(EntryId),
    /// A wish to report an offence.
    Wish(EntryId),
    /// The statement bar.
    Concept,
    /// What was decided about a passage for a reader.
    Shield(Passage, PersonId),
    /// The words that the word advice leaves alone.
    Words,
    /// What was typed as a date and is none.
    Unread(DateField),
}

/// Which text of its record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// A name.
    Name,
    /// Where somebody lives.
    Address,
    /// Where somebody is.
    Now,
    /// A telephone number.
    Phone,
    /// The interpreter whom somebody needs.
    Interpreter,
    /// What somebody wants.
    Wish,
    /// The words of a statement, danger, act or wish, or the answer to a question.
    Text,
    /// A note.
    Note,
    /// Where it was said.
    Place,
    /// The court of a decision.
    Court,
    /// The number of a decision.
    Number,
    /// What a decision says about this day.
    SaysToday,
    /// How somebody was heard.
    How,
    /// What the conversation was about.
    About,
    /// Why not.
    WhyNot,
    /// The plan to hear somebody.
    Plan,
    /// The answer to an accusation.
    Answer,
    /// The reason of an act or of what was decided about a passage.
    Reason,
    /// From whom a speaker has it.
    From,
    /// The question that a child was asked.
    ChildQuestion,
    /// Who was present when a child spoke.
    Present,
    /// The name of a document.
    Document,
    /// What a system was asked.
    Query,
    /// A word that the word advice leaves alone.
    Word,
    /// What was typed as a date.
    Date,
}

/// One text that was typed. It may be blank.
#[derive(Clone, Copy, Debug)]
pub struct Typed<'m> {
    /// The record.
    pub owner: Owner,
    /// Which of its texts.
    pub field: Field,
    /// The words.
    pub text: &'m Text,
    /// Whose account the record is; for a text inside an account, that account.
    pub account: Option<&'m Account>,
    /// The record counts: it was not withdrawn or replaced, and its question applies.
    pub live: bool,
}

impl Melding {
    /// Every text that was typed, in the order of the records.
    pub fn texts(&self) -> Vec<Typed<'_>> {
        let Self {
            id: _,
            at: _,
            reporter: _,
            also_report: _,
            people,
            places,
            signals_from,
            signals,
            answers,
            decisions,
            statements,
            hearings,
            rebuttals,
            acts,
            report_wishes,
            concept,
            shields,
            words_kept,
            clock_unsure: _,
            unread,
        } = self;
        let mut all = List(Vec::new());
        people.iter().for_each(|p| all.person(p));
        for place in places {
            let Place {
                number,
                name,
                secret: _,
            } = place;
            all.of(Owner::Place(*number)).add(Field::Name, name);
        }
        if let Some(account) = signals_from {
            all.of(Owner::SignalsFrom).account(account);
        }
        signals
            .iter()
            .for_each(|(signal, a)| all.signal(*signal, a));
        for (question, answer) in answers {
            all.answer(*question, answer, self.applies(*question));
        }
        decisions.iter().for_each(|d| all.decision(d));
        statements.iter().for_each(|s| all.statement(s));
        // In order of entry, so that no parent comes first by letter.
        let by_entry = people.iter().filter_map(|p| hearings.get_key_value(&p.id));
        by_entry.for_each(|(id, h)| all.hearing(*id, h));
        rebuttals.iter().for_each(|(id, r)| all.rebuttal(*id, r));
        acts.iter().for_each(|a| all.act(a));
        report_wishes.iter().for_each(|w| all.wish(w));
        all.concept(concept);
        shields.iter().for_each(|s| all.shield(s));
        for word in words_kept {
            all.of(Owner::Words).add(Field::Word, word);
        }
        for (field, text) in unread {
            all.of(Owner::Unread(*field)).add(Field::Date, text);
        }
        all.0
    }
}

struct List<'m>(Vec<Typed<'m>>);

/// One record, of which the texts are added.
struct Record<'l, 'm> {
    list: &'l mut Vec<Typed<'m>>,
    owner: Owner,
    account: Option<&'m Account>,
    live: bool,
}

impl<'m> Record<'_, 'm> {
    fn add(&mut self, field: Field, text: &'m Text) -> &mut Self {
        self.list.push(Typed {
            owner: self.owner,
            field,
            text,
            account: self.account,
            live: self.live,
        });
        self
    }

    /// The texts inside an account.
    fn account(&mut self, account: &'m Account) -> &mut Self {
        let own = self.account.replace(account);
        match account {
            Account::VanHorenZeggen {
                by: _,
                from,
                source: _,
                form: _,
            } => {
                self.add(Field::From, from);
            }
            Account::WoordenKind {
                child: _,
                question,
                present,
            } => {
                self.add(Field::ChildQuestion, question);
                self.add(Field::Present, present);
            }
            Account::Document {
                name,
                shown: _,
                form: _,
            } => {
                self.add(Field::Document, name);
            }
            Account::Systeem { query } => {
                self.add(Field::Query, query);
            }
            Account::Waargenomen
            | Account::Verklaard { by: _, form: _ }
            | Account::Oordeel
            | Account::Handeling
            | Account::NietGenoemd => {}
        }
        self.account = own;
        self
    }
}

impl<'m> List<'m> {
    fn of(&mut self, owner: Owner) -> Record<'_, 'm> {
        self.record(owner, None, true)
    }

    fn record(&mut self, owner: Owner, account: Option<&'m Account>, live: bool) -> Record<'_, 'm> {
        Record {
            list: &mut self.0,
            owner,
            account,
            live,
        }
    }

    fn person(&mut self, person: &'m Person) {
        let Person {
            id,
            relation: _,
            name,
            age: _,
            birth: _,
            now: _,
            now_text,
            lives: _,
            address,
            phone,
            interpreter,
            presence: _,
            secret_address: _,
            parents: _,
            custody: _,
            wish,
        } = person;
        self.of(Owner::Person(*id))
            .add(Field::Name, name)
            .add(Field::Address, address)
            .add(Field::Now, now_text)
            .add(Field::Phone, phone)
            .add(Field::Interpreter, interpreter)
            .add(Field::Wish, wish);
    }

    fn signal(&mut self, signal: Signal, answer: &'m SignalAnswer) {
        let SignalAnswer {
            asked,
            replies,
            dangers,
            note,
        } = answer;
        self.of(Owner::Signal(signal)).add(Field::Note, note);
        for reply in replies {
            let Reply {
                says: _,
                account,
                first_hand: _,
                asleep: _,
                place: _,
                at: _,
                replaced,
            } = reply;
            if let Some(account) = account {
                let live = !replaced && *asked != Asked::NietGevraagd;
                self.record(Owner::Signal(signal), None, live)
                    .account(account);
            }
        }
        for danger in dangers {
            let Danger {
                id,
                aspect: _,
                established: _,
                ongoing: _,
                at_risk: _,
                from: _,
                place: _,
                known,
                also,
                first_hand: _,
                at: _,
                text,
                withdrawn,
            } = danger;
            let live = !withdrawn && *asked == Asked::Gevaar;
            let mut record = self.record(Owner::Danger(*id), known.as_ref(), live);
            record.add(Field::Text, text);
            for account in known.iter().chain(also) {
                record.account(account);
            }
        }
    }

    fn answer(&mut self, question: Question, answer: &'m Answer, applies: bool) {
        let Answer {
            value,
            account,
            note,
        } = answer;
        let mut record = self.record(Owner::Question(question), Some(account), applies);
        match value {
            Some(AnswerValue::Tekst(text)) => {
                record.add(Field::Text, text);
            }
            Some(
                AnswerValue::Ja
                | AnswerValue::Nee
                | AnswerValue::Onbekend
                | AnswerValue::Keuze(_)
                | AnswerValue::Datum(_)
                | AnswerValue::Persoon(_),
            )
            | None => {}
        }
        record.add(Field::Note, note).account(account);
    }

    fn decision(&mut self, decision: &'m Decision) {
        let Decision {
            id,
            kind: _,
            court,
            date: _,
            number,
            says_today,
            evidence: _,
            account,
            force: _,
            clause: _,
            children: _,
            favours: _,
            today: _,
            until: _,
            appealed: _,
            enforceable: _,
            served: _,
            withdrawn,
        } = decision;
        self.record(Owner::Decision(*id), Some(account), !withdrawn)
            .add(Field::Court, court)
            .add(Field::Number, number)
            .add(Field::SaysToday, says_today)
            .account(account);
    }

    fn statement(&mut self, statement: &'m Statement) {
        let Statement {
            id,
            account,
            text,
            at: _,
            recorded: _,
            place,
            step: _,
            accuses: _,
            withdrawn,
        } = statement;
        self.record(Owner::Statement(*id), Some(account), !withdrawn)
            .add(Field::Text, text)
            .add(Field::Place, place)
            .account(account);
    }

    fn hearing(&mut self, person: PersonId, hearing: &'m Hearing) {
        let Hearing {
            heard: _,
            how,
            at: _,
            why_not,
            plan,
            about,
            unasked: _,
            tries: _,
            free_at_door: _,
            free_by_phone: _,
            seen: _,
            apart: _,
            knows_home_of: _,
            recorded: _,
        } = hearing;
        self.of(Owner::Hearing(person))
            .add(Field::How, how)
            .add(Field::About, about)
            .add(Field::WhyNot, why_not)
            .add(Field::Plan, plan);
    }

    fn rebuttal(&mut self, id: EntryId, rebuttal: &'m Rebuttal) {
        let Rebuttal {
            put: _,
            answer,
            form: _,
            why_not,
        } = rebuttal;
        self.of(Owner::Rebuttal(id))
            .add(Field::Answer, answer)
            .add(Field::WhyNot, why_not);
    }

    fn act(&mut self, act: &'m Act) {
        let Act {
            id,
            kind: _,
            to: _,
            about: _,
            text,
            reason,
            at: _,
            recorded: _,
            withdrawn,
        } = act;
        self.record(Owner::Act(*id), None, !withdrawn)
            .add(Field::Text, text)
            .add(Field::Reason, reason);
    }

    fn wish(&mut self, wish: &'m ReportWish) {
        let ReportWish {
            id,
            by: _,
            against: _,
            fact,
            withdrawn,
        } = wish;
        self.record(Owner::Wish(*id), None, !withdrawn)
            .add(Field::Text, fact);
    }

    fn concept(&mut self, concept: &'m Concept) {
        let Concept {
            account,
            text,
            place,
            accuses: _,
            at: _,
        } = concept;
        let mut record = self.record(Owner::Concept, account.as_ref(), true);
        record.add(Field::Text, text).add(Field::Place, place);
        if let Some(account) = account {
            record.account(account);
        }
    }

    fn shield(&mut self, shield: &'m Shield) {
        let Shield {
            passage,
            reader,
            stands: _,
            reason,
        } = shield;
        self.of(Owner::Shield(*passage, *reader))
            .add(Field::Reason, reason);
    }
}
