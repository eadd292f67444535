//! What every section needs: the words, the call, its assessment, and how people are named.

use std::collections::BTreeMap;

use super::block::{Line, Mark, Span, add_field, add_sentence};
use super::date::{day, moment_on};
use super::phrase::{Phrase, fill};
use super::wording::DocumentTexts;
use crate::afweging::Assessment;
use crate::melding::{
    Account, Answer, AnswerValue, EntryId, Melding, Person, PersonId, Relation, Shown, Speaker,
    Whereabouts, is_literal,
};
use crate::protocol::{Choice, Citation, Protocol, Question, Signal};

/// Whom each accusation is about, by the number of the accusation.
pub(super) type Accused = BTreeMap<EntryId, Vec<PersonId>>;

/// The words, the call and its assessment, with the names worked out once.
pub(super) struct Context<'a> {
    pub(super) protocol: &'a Protocol,
    pub(super) texts: &'a DocumentTexts,
    pub(super) melding: &'a Melding,
    pub(super) assessment: &'a Assessment,
    /// Everyone with the label by which documents name them, by part in the call.
    labels: Vec<(PersonId, String)>,
    pub(super) accused: Accused,
    /// For a reader of the mutatie: nothing is said from what is absent, and entries have no
    /// number, so that neither a gap nor a missing word shows that something was kept back.
    pub(super) for_reader: bool,
    /// The paper leaves the police: a secret address or place is named as secret and not told.
    pub(super) keeps_secrets: bool,
    /// The paper has a list of the third places, so elsewhere their numbers stand.
    lists_places: bool,
}

/// Most minutes between an event and its record for which the time of writing goes without saying.
const PROMPT: i64 = 15;

impl<'a> Context<'a> {
    pub(super) fn new(
        protocol: &'a Protocol,
        texts: &'a DocumentTexts,
        melding: &'a Melding,
        assessment: &'a Assessment,
    ) -> Self {
        let people = melding.people_by_part();
        let labels = people
            .iter()
            .filter_map(|id| Some((*id, label_of(texts, melding, melding.person(*id)?))))
            .collect();
        let mut context = Self {
            protocol,
            texts,
            melding,
            assessment,
            labels,
            accused: Accused::new(),
            for_reader: false,
            keeps_secrets: false,
            lists_places: true,
        };
        let accusations = melding.accusations().into_iter();
        context.accused = accusations
            .map(|a| (a.id, context.by_part(a.about)))
            .collect();
        context
    }

    /// The same, for a paper that others than the police read.
    pub(super) fn outside(
        protocol: &'a Protocol,
        texts: &'a DocumentTexts,
        melding: &'a Melding,
        assessment: &'a Assessment,
    ) -> Self {
        Self {
            keeps_secrets: true,
            ..Self::new(protocol, texts, melding, assessment)
        }
    }

    /// The same, for a reader of the mutatie. The call is what is left for that reader.
    pub(super) fn for_reader(
        protocol: &'a Protocol,
        texts: &'a DocumentTexts,
        melding: &'a Melding,
        assessment: &'a Assessment,
    ) -> Self {
        Self {
            for_reader: true,
            ..Self::sheet(protocol, texts, melding, assessment)
        }
    }

    /// The same, for a paper that others than the police read and that lists no places.
    pub(super) fn sheet(
        protocol: &'a Protocol,
        texts: &'a DocumentTexts,
        melding: &'a Melding,
        assessment: &'a Assessment,
    ) -> Self {
        Self {
            lists_places: false,
            ..Self::outside(protocol, texts, melding, assessment)
        }
    }

    /// Everyone by part in the call, each with the label.
    pub(super) fn people(&self) -> impl Iterator<Item = (PersonId, &str)> {
        self.labels.iter().map(|(id, label)| (*id, label.as_str()))
    }

    /// `A (moeder)`, `K1 (8 jaar)`: a name stands only once, in the list of people.
    pub(super) fn label(&self, id: PersonId) -> &str {
        let found = self.labels.iter().find(|(known, _)| *known == id);
        found.map_or(&self.texts.people.unknown_person, |(_, label)| label)
    }

    /// People by part in the call, so that no document puts a parent first by letter.
    pub(super) fn by_part(&self, ids: impl IntoIterator<Item = PersonId>) -> Vec<PersonId> {
        let place = |id: &PersonId| self.labels.iter().position(|(known, _)| known == id);
        let mut ids: Vec<PersonId> = ids.into_iter().collect();
        ids.sort_by_key(place);
        ids
    }

    /// `A (moeder), B (vader) en K1 (8 jaar)`.
    pub(super) fn labels(&self, ids: impl IntoIterator<Item = PersonId>) -> String {
        let ids = self.by_part(ids);
        let mut text = String::new();
        for (index, id) in ids.iter().enumerate() {
            match index {
                0 => {}
                i if i + 1 == ids.len() => {
                    text.push(' ');
                    text.push_str(&self.texts.common.and);
                    text.push(' ');
                }
                _ => text.push_str(", "),
            }
            text.push_str(self.label(*id));
        }
        if text.is_empty() {
            text.push_str(&self.texts.common.nobody);
        }
        text
    }

    /// What the arrangement is called: zorgregeling under joint gezag, omgang where one parent has
    /// no gezag, else contact.
    pub(super) fn arrangement(&self) -> &Phrase {
        let common = &self.texts.common;
        if self.melding.chose(Question::Gezag, Choice::GezagSamen) {
            &common.about_care
        } else if self.melding.chose(Question::Gezag, Choice::GezagEenOuder) {
            &common.about_access
        } else {
            &common.about_contact
        }
    }

    /// What the paper says of itself at the top. Violence, threats and abuse are never introduced as
    /// a conflict; and a reader, from whom such a signal may be kept back, gets no such word at all.
    pub(super) fn introduction(&self) -> String {
        let common = &self.texts.common;
        if self.for_reader || danger_between_people(self.melding) {
            common.every_line.to_string()
        } else {
            common.conflict.fill("onderwerp", self.arrangement())
        }
    }

    /// Where somebody is or lives; `None` where nobody recorded it.
    pub(super) fn place(&self, place: Whereabouts) -> Option<String> {
        let people = &self.texts.people;
        match place {
            Whereabouts::Onbekend => None,
            Whereabouts::Bij(id) => Some(people.with.fill("wie", self.label(id))),
            Whereabouts::Beide => Some(people.both.to_string()),
            Whereabouts::Elders => Some(people.elsewhere.to_string()),
            Whereabouts::Plek(number) => Some(self.third_place(number)),
        }
    }

    /// A third place: by its number where its name stands once, in the list of places; else its name,
    /// unless it is secret.
    fn third_place(&self, number: u8) -> String {
        let people = &self.texts.people;
        if self.lists_places {
            return people.at_place.fill("nr", &number.to_string());
        }
        let place = self.melding.places.iter().find(|p| p.number == number);
        match place {
            Some(place) if place.secret => people.secret_place.to_string(),
            Some(place) if !place.name.is_blank() => place.name.trim().to_owned(),
            _ => people.elsewhere.to_string(),
        }
    }

    /// The short name of a signal.
    pub(super) fn signal(&self, signal: Signal) -> &str {
        &self.protocol.signal(signal).short
    }

    /// The short name of a question.
    pub(super) fn question(&self, question: Question) -> &str {
        &self.protocol.question(question).short
    }

    /// Time and place of something that was said, seen or done.
    pub(super) fn moment(&self, at: chrono::NaiveDateTime) -> String {
        moment_on(at, self.melding.at)
    }

    /// When something was written down, where that was on another day or long after it was said,
    /// seen or done; empty where it goes without saying.
    pub(super) fn written(
        &self,
        at: Option<chrono::NaiveDateTime>,
        recorded: Option<chrono::NaiveDateTime>,
    ) -> String {
        let Some((at, recorded)) = at.zip(recorded) else {
            return String::new();
        };
        let common = &self.texts.common;
        let same_day = at.date() == recorded.date();
        if same_day && is_prompt(at, recorded) {
            return String::new();
        }
        let phrase = if same_day {
            &common.written
        } else {
            &common.written_on
        };
        phrase.fill("tijd", &moment_on(recorded, at))
    }

    /// The time of an answer that was given long after the call came in; empty for the others.
    pub(super) fn later_moment(&self, at: Option<chrono::NaiveDateTime>) -> String {
        let at = at.filter(|at| !is_prompt(self.melding.at, *at));
        at.map(|at| self.moment(at)).unwrap_or_default()
    }

    /// The number of an entry, to which other lines refer; nothing for a reader.
    pub(super) fn entry(&self, id: EntryId) -> String {
        if self.for_reader {
            return String::new();
        }
        self.texts.common.entry.fill("nr", &id.to_string())
    }

    /// `Bron: art. 813 Rv · wet · oudere tekst 2015; ...`, `None` without citations.
    pub(super) fn sources(&self, citations: &[Citation]) -> Option<String> {
        use std::fmt::Write;
        let mut text = String::new();
        for citation in citations {
            let before = if text.is_empty() { "" } else { "; " };
            // Writing to a String does not fail.
            let _ = write!(text, "{before}{}", self.protocol.sources.cite(citation));
        }
        (!text.is_empty()).then(|| format!("{}: {text}", &*self.texts.common.source))
    }

    /// The detail of an account that its mark does not show: from whom, which question, which
    /// document, which query. What was typed and what is missing both stand here.
    pub(super) fn basis(&self, account: &Account) -> String {
        let t = &self.texts.accounts;
        let mut text = String::new();
        let mut field = |label: &Phrase, typed: &str, missing: &Phrase| {
            if typed.trim().is_empty() {
                add_sentence(&mut text, missing);
            } else {
                add_field(&mut text, label, typed);
            }
        };
        match account {
            Account::Waargenomen
            | Account::Verklaard { .. }
            | Account::Oordeel
            | Account::Handeling
            | Account::NietGenoemd => {}
            // From a person in the call: that stands in the words.
            Account::VanHorenZeggen {
                from,
                source: Some(_),
                ..
            } => add_field(&mut text, &t.hearsay, from),
            Account::VanHorenZeggen { from, .. } => field(&t.hearsay, from, &t.hearsay_unknown),
            Account::WoordenKind {
                question, present, ..
            } => {
                field(&t.question, question, &t.question_unknown);
                field(&t.present, present, &t.present_unknown);
            }
            Account::Document { name, shown, .. } => {
                field(&t.which_document, name, &t.which_document_unknown);
                match shown {
                    Shown::Gezien => add_sentence(&mut text, &t.shown_seen),
                    Shown::GenoemdDoor(id) => {
                        add_sentence(&mut text, &t.shown_mentioned.fill("wie", self.label(*id)));
                    }
                }
            }
            Account::Systeem { query } => field(&t.query, query, &t.query_unknown),
        }
        text
    }

    /// The same for a line in which no words say whose account it is: then it also stands here that
    /// nobody named the source, or who has it from whom.
    pub(super) fn origin(&self, account: &Account) -> String {
        let t = &self.texts.accounts;
        let mut text = String::new();
        match account {
            Account::NietGenoemd => add_sentence(&mut text, &t.unnamed_this),
            Account::VanHorenZeggen {
                by,
                source: Some(source),
                ..
            } => add_sentence(&mut text, &self.chain(&t.chain, *by, *source)),
            _ => {}
        }
        add_sentence(&mut text, &self.basis(account));
        text
    }

    /// Who has something from whom.
    fn chain(&self, phrase: &Phrase, by: PersonId, source: PersonId) -> String {
        let text = phrase.fill("door", self.label(by));
        fill(&text, "wie", self.label(source))
    }

    /// A line of something that was typed, with the speaker named in the words: `A (moeder)
    /// verklaart: ...`. Without words: `A (moeder) verklaart dit.`
    pub(super) fn said(&self, line: Line, account: &Account, words: &str) -> Line {
        let line = line.plain(self.speaks(account, words.trim().is_empty()));
        if words.trim().is_empty() {
            line
        } else {
            line.plain(": ").words(words, is_literal(account))
        }
    }

    /// `A (moeder) verklaart`, or the whole sentence where no words follow.
    fn speaks(&self, account: &Account, alone: bool) -> String {
        let t = &self.texts.accounts;
        let (with, without) = match account {
            Account::Waargenomen => (&t.seen_by_officer, &t.seen_by_officer_this),
            Account::VanHorenZeggen {
                by,
                source: Some(source),
                ..
            } => {
                let phrase = if alone {
                    &t.heard_from_this
                } else {
                    &t.heard_from
                };
                return self.chain(phrase, *by, *source);
            }
            Account::Verklaard { .. } | Account::VanHorenZeggen { .. } => {
                (&t.states_who, &t.states_this)
            }
            Account::WoordenKind { .. } => (&t.says_who, &t.says_this),
            Account::Document {
                shown: Shown::GenoemdDoor(_),
                ..
            } => (&t.mentions_who, &t.mentions_this),
            Account::Document { .. } => (&t.document, &t.document_this),
            Account::Systeem { .. } => (&t.system, &t.system_this),
            Account::Oordeel => (&t.judgement, &t.judgement_this),
            Account::Handeling => (&t.recorded, &t.recorded_this),
            Account::NietGenoemd => (&t.unnamed, &t.unnamed_this),
        };
        let who = match account.speaker() {
            Speaker::Person(id) => self.label(id),
            Speaker::Officer | Speaker::Document | Speaker::System => "",
        };
        let phrase = if alone { without } else { with };
        phrase.fill("wie", who)
    }

    /// Whose account it is, in a name.
    pub(super) fn speaker(&self, account: &Account) -> &str {
        let common = &self.texts.common;
        match account.speaker() {
            Speaker::Person(id) => self.label(id),
            Speaker::Officer if *account == Account::NietGenoemd => &common.nobody_named,
            Speaker::Officer => &common.officer,
            Speaker::Document => &common.document,
            Speaker::System => &common.system,
        }
    }

    /// The words that open a statement in the section of its speaker, where the mark says who speaks.
    pub(super) fn opens(&self, account: &Account) -> Option<String> {
        let t = &self.texts.accounts;
        let phrase = match account {
            Account::VanHorenZeggen {
                by,
                source: Some(source),
                ..
            } => return Some(self.chain(&t.heard_from, *by, *source)),
            Account::Verklaard { .. } | Account::VanHorenZeggen { .. } => &t.states,
            Account::WoordenKind { .. } => &t.says,
            Account::Document {
                shown: Shown::GenoemdDoor(_),
                ..
            } => &t.mentions,
            Account::Document { .. } => &t.document,
            Account::Systeem { .. } => &t.system,
            Account::NietGenoemd => &t.unnamed,
            Account::Waargenomen | Account::Oordeel | Account::Handeling => return None,
        };
        Some(phrase.to_string())
    }

    /// The value of an answer as words.
    pub(super) fn value(&self, value: &AnswerValue) -> String {
        let common = &self.texts.common;
        match value {
            AnswerValue::Ja => common.yes.to_string(),
            AnswerValue::Nee => common.no.to_string(),
            AnswerValue::Onbekend => common.unknown.to_string(),
            AnswerValue::Keuze(choice) => self.protocol.choice(*choice).to_owned(),
            AnswerValue::Tekst(text) => text.trim().to_owned(),
            AnswerValue::Datum(date) => day(*date),
            AnswerValue::Persoon(id) => self.label(*id).to_owned(),
        }
    }
}

/// Whether the second moment follows so soon on the first that it need not be told.
fn is_prompt(first: chrono::NaiveDateTime, second: chrono::NaiveDateTime) -> bool {
    (second - first).abs() <= chrono::TimeDelta::minutes(PROMPT)
}

/// Whether anything was typed at an answer.
pub(super) fn has_typed(answer: &Answer) -> bool {
    let text = matches!(&answer.value, Some(AnswerValue::Tekst(t)) if !t.is_blank());
    text || !answer.note.is_blank() || answer.account.texts().iter().any(|t| !t.is_blank())
}

/// Whether it must not be told outside the police where somebody lives and is: the address is
/// secret, or that of somebody with whom this person lives or is.
pub(super) fn is_secret(melding: &Melding, person: &Person) -> bool {
    let secret = |place: Whereabouts| match place {
        Whereabouts::Bij(id) => melding.person(id).is_some_and(|p| p.secret_address),
        _ => false,
    };
    person.secret_address || secret(person.lives) || secret(person.now)
}

/// Whether somebody says or it is established that one person endangers another.
fn danger_between_people(melding: &Melding) -> bool {
    let mut signals = melding.signals.iter();
    signals.any(|(signal, answer)| answer.active().any(|d| signal.bars_calling_other(d.aspect)))
}

fn label_of(texts: &DocumentTexts, melding: &Melding, person: &Person) -> String {
    let age = person.age_on(melding.at.date());
    match (person.relation, age) {
        (Relation::Kind, Some(years)) => {
            let age = texts.people.age_short.fill("jaar", &years.to_string());
            format!("{} ({age})", person.id)
        }
        (relation, _) => format!("{} ({})", person.id, texts.relation(relation)),
    }
}

/// The mark and the legend of a document's speakers.
pub(super) fn legend(context: &Context<'_>) -> Vec<(Mark, String)> {
    let c = &context.texts.common;
    let mut entries: Vec<(Mark, String)> = context
        .people()
        .map(|(id, label)| (Mark::Person(id), c.legend_person.fill("wie", label)))
        .collect();
    entries.extend([
        (Mark::Own, c.legend_own.to_string()),
        (Mark::Judgement, c.legend_judgement.to_string()),
        (Mark::Document, c.legend_document.to_string()),
        (Mark::System, c.legend_system.to_string()),
        (Mark::Unknown, c.legend_unknown.to_string()),
        (Mark::None, c.legend_list.to_string()),
    ]);
    entries
}

/// A line without typed words.
pub(super) fn span_line(mark: Mark, text: impl Into<String>) -> Line {
    Line {
        text: vec![Span::Plain(text.into())],
        ..Line::new(mark)
    }
}
