//! What every section needs: the words, the call, its assessment, and how people are named.

use std::collections::BTreeMap;

use super::block::{Line, Mark, Span, add_field, add_sentence};
use super::date::{day, moment_near};
use super::phrase::Phrase;
use super::wording::DocumentTexts;
use crate::afweging::Assessment;
use crate::melding::{
    Account, Answer, AnswerValue, EntryId, Form, Melding, Person, PersonId, Relation, Shown,
    Speaker, Whereabouts,
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
}

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
        };
        let accusations = melding.accusations().into_iter();
        context.accused = accusations
            .map(|a| (a.id, context.by_part(a.about)))
            .collect();
        context
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
            ..Self::new(protocol, texts, melding, assessment)
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

    /// Where somebody is or lives; `None` where nobody recorded it.
    pub(super) fn place(&self, place: Whereabouts) -> Option<String> {
        let people = &self.texts.people;
        match place {
            Whereabouts::Onbekend => None,
            Whereabouts::Bij(id) => Some(people.with.fill("wie", self.label(id))),
            Whereabouts::Beide => Some(people.both.to_string()),
            Whereabouts::Elders => Some(people.elsewhere.to_string()),
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
        moment_near(at, self.melding.at)
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
            | Account::Handeling => {}
            Account::VanHorenZeggen { from, .. } => field(&t.hearsay, from, &t.hearsay_unknown),
            Account::WoordenKind {
                question, present, ..
            } => {
                field(&t.question, question, &t.question_unknown);
                field(&t.present, present, &t.present_unknown);
            }
            Account::Document { name, shown } => {
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

    /// A line of something that was typed, with the speaker named in the words: `A (moeder)
    /// verklaart: ...`. Without words: `A (moeder) verklaart dit.`
    pub(super) fn said(&self, line: Line, account: &Account, words: &str) -> Line {
        let t = &self.texts.accounts;
        let (with, without) = match account {
            Account::Waargenomen => (&t.seen_by_officer, &t.seen_by_officer_this),
            Account::Verklaard { .. } | Account::VanHorenZeggen { .. } => {
                (&t.states_who, &t.states_this)
            }
            Account::WoordenKind { .. } => (&t.says_who, &t.says_this),
            Account::Document { .. } => (&t.document, &t.document_this),
            Account::Systeem { .. } => (&t.system, &t.system_this),
            Account::Oordeel => (&t.judgement, &t.judgement_this),
            Account::Handeling => (&t.recorded, &t.recorded_this),
        };
        let who = match account.speaker() {
            Speaker::Person(id) => self.label(id),
            Speaker::Officer | Speaker::Document | Speaker::System => "",
        };
        if words.trim().is_empty() {
            line.plain(without.fill("wie", who))
        } else {
            line.plain(with.fill("wie", who))
                .plain(": ")
                .words(words, is_literal(account))
        }
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

/// Whether the words are literal, so that they stand in quotation marks.
pub(super) fn is_literal(account: &Account) -> bool {
    matches!(
        account,
        Account::WoordenKind { .. }
            | Account::Verklaard {
                form: Form::Letterlijk,
                ..
            }
    )
}

/// Whether anything was typed at an answer.
pub(super) fn has_typed(answer: &Answer) -> bool {
    let text = matches!(&answer.value, Some(AnswerValue::Tekst(t)) if !t.is_blank());
    text || !answer.note.is_blank() || answer.account.texts().iter().any(|t| !t.is_blank())
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
