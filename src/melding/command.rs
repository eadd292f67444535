//! What an officer can want of a melding, and why it may be refused. A course of a training keeps
//! commands in its file, under the Dutch names that stand beside them.

use std::collections::BTreeSet;

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

use super::{
    Account, Act, ActKind, AnswerValue, Concept, Danger, DateField, Decision, DecisionKind,
    EntryId, Hearing, Passage, Person, PersonId, Place, Rebuttal, Reply, ReportWish, Statement,
    Text, Value,
};
use crate::protocol::{Question, Signal, Step};

/// One intent of the officer. Edits carry the whole new record: a rejected one changes nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Command {
    /// Who reports.
    #[serde(rename = "Melder")]
    SetReporter(Option<PersonId>),
    /// Who reports as well.
    #[serde(rename = "MeldersOok")]
    SetAlsoReport(BTreeSet<PersonId>),
    /// A further third place.
    #[serde(rename = "NieuwePlek")]
    AddPlace,
    /// Replaces a third place.
    #[serde(rename = "Plek")]
    EditPlace(Place),
    /// Whose answers to the signals are being taken down from now on.
    #[serde(rename = "SignalenVan")]
    SetSignalsFrom(Option<Account>),
    /// When the call came in.
    #[serde(rename = "Tijd")]
    SetTime(NaiveDateTime),
    /// Adds a child (`true`) or someone else.
    #[serde(rename = "NieuwePersoon")]
    AddPerson {
        /// A child, or someone else.
        #[serde(rename = "kind")]
        child: bool,
    },
    /// Replaces a person's record.
    #[serde(rename = "Persoon")]
    EditPerson(Person),
    /// Removes a person to whom nothing points.
    #[serde(rename = "PersoonWeg")]
    RemovePerson(PersonId),
    /// Answers a signal with one key, for whoever's answers are being taken down. Ja and genoemd
    /// make a danger where there is none. Nee and onbekend are that source's answer: what somebody
    /// else said stays.
    #[serde(rename = "Signaal")]
    AnswerSignal(Signal, Value),
    /// Takes the answer back, when nothing was typed at it.
    #[serde(rename = "SignaalLeeg")]
    ClearSignal(Signal),
    /// How nee is known; `None` is "gevraagd, niet gebleken".
    #[serde(rename = "Grond")]
    SetGround(Signal, Option<Account>),
    /// Replaces who said nee or did not know.
    #[serde(rename = "SignaalVolgens")]
    SetReplies(Signal, Vec<Reply>),
    /// The note at a signal.
    #[serde(rename = "SignaalToelichting")]
    SetSignalNote(Signal, Text),
    /// A further danger under the same signal, said by one person.
    #[serde(rename = "NieuwGevaar")]
    AddDanger(Signal),
    /// Replaces a danger.
    #[serde(rename = "Gevaar")]
    EditDanger(Signal, Danger),
    /// Answers a question; `None` takes the answer back and keeps the note.
    #[serde(rename = "Antwoord")]
    Answer(Question, Option<AnswerValue>),
    /// On whose account an answer is.
    #[serde(rename = "Volgens")]
    SetAccount(Question, Account),
    /// The note at a question.
    #[serde(rename = "Toelichting")]
    SetNote(Question, Text),
    /// A further decision or agreement.
    #[serde(rename = "NieuweBeslissing")]
    AddDecision(DecisionKind),
    /// Replaces a decision.
    #[serde(rename = "Beslissing")]
    EditDecision(Decision),
    /// A further statement.
    #[serde(rename = "NieuweVerklaring")]
    AddStatement {
        /// Speaker and basis.
        #[serde(rename = "bron")]
        account: Account,
        /// The words.
        #[serde(rename = "tekst")]
        text: Text,
        /// Where.
        #[serde(rename = "plaats")]
        place: Text,
        /// The step at which it is recorded.
        #[serde(rename = "stap")]
        step: Step,
        /// Whom it accuses.
        #[serde(rename = "beschuldigt")]
        accuses: Option<PersonId>,
    },
    /// Replaces a statement.
    #[serde(rename = "Verklaring")]
    EditStatement(Statement),
    /// Replaces what stands in the statement bar.
    #[serde(rename = "Concept")]
    SetConcept(Concept),
    /// What was typed where a date belongs and is none; a blank text takes it away.
    SetUnread(DateField, Text),
    /// Adds what stands in the statement bar and keeps its speaker.
    #[serde(rename = "ConceptErbij")]
    SubmitConcept(Step),
    /// Replaces a ledger line.
    #[serde(rename = "Gehoord")]
    SetHearing(PersonId, Hearing),
    /// Replaces the answer to an accusation.
    #[serde(rename = "Wederhoor")]
    SetRebuttal(EntryId, Rebuttal),
    /// A further act, still without words.
    #[serde(rename = "NieuweHandeling")]
    AddAct(ActKind),
    /// Replaces an act.
    #[serde(rename = "Handeling")]
    EditAct(Act),
    /// Somebody else wishes to report an offence.
    #[serde(rename = "NieuweAangifte")]
    AddWish,
    /// Replaces such a wish.
    #[serde(rename = "Aangifte")]
    EditWish(ReportWish),
    /// Keeps a passage from a reader, or changes the reason. The reason may still be empty.
    #[serde(rename = "Afschermen")]
    Shield {
        /// What is kept back.
        #[serde(rename = "deel")]
        passage: Passage,
        /// From whom: a parent, or a child and so its representative.
        #[serde(rename = "lezer")]
        reader: PersonId,
        /// Whom it protects and why.
        #[serde(rename = "reden")]
        reason: Text,
    },
    /// Leaves a passage readable that may tell something that is kept back, or changes the reason.
    #[serde(rename = "LatenStaan")]
    LetStand {
        /// What stays readable.
        #[serde(rename = "deel")]
        passage: Passage,
        /// For whom.
        #[serde(rename = "lezer")]
        reader: PersonId,
        /// Why it may stand.
        #[serde(rename = "reden")]
        reason: Text,
    },
    /// Lets a reader read a passage again; the reason goes with it.
    #[serde(rename = "NietAfschermen")]
    Unshield {
        /// What was kept back.
        #[serde(rename = "deel")]
        passage: Passage,
        /// From whom.
        #[serde(rename = "lezer")]
        reader: PersonId,
    },
    /// Keeps a word that the word advice marks, for this call.
    #[serde(rename = "WoordLaten")]
    KeepWord(Text),
    /// Lets the word advice mark the word again.
    #[serde(rename = "WoordMarkeren")]
    WarnWord(Text),
}

/// What part of the melding a change touched: for showing it and for joining keystrokes in undo.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Subject {
    /// The call itself.
    Call,
    /// A person.
    Person(PersonId),
    /// A signal.
    Signal(Signal),
    /// A question.
    Question(Question),
    /// A danger, decision, statement or act.
    Entry(EntryId),
    /// A person's ledger line.
    Hearing(PersonId),
    /// An accusation's ledger line.
    Rebuttal(EntryId),
    /// The statement bar.
    Concept,
    /// A passage that is kept from a reader.
    Shield(Passage, PersonId),
    /// The words that are kept although the word advice marks them.
    Words,
}

/// What a command changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// The part that changed.
    pub subject: Subject,
    /// Only words changed: keystrokes at the same part join into one undo step.
    pub typing: bool,
}

/// Why a command was refused. Nothing changed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Rejection {
    /// No such person in the call.
    #[error("{0} staat niet bij de betrokkenen. Voeg de persoon eerst toe.")]
    UnknownPerson(PersonId),
    /// No such entry.
    #[error("Deze regel bestaat niet meer. Er is niets gewijzigd.")]
    UnknownEntry(EntryId),
    /// The label is full.
    #[error("Er passen niet meer dan {max} kinderen of anderen in één melding.", max = super::MAX_NUMBER)]
    TooMany,
    /// Something still points to this person.
    #[error("{0} wordt nog genoemd in de melding. Haal dat eerst weg.")]
    PersonInUse(PersonId),
    /// A part that belongs to another signal.
    #[error("Dit onderdeel hoort bij een ander signaal. Er is niets gewijzigd.")]
    WrongAspect(Signal),
    /// No such third place.
    #[error("Deze plek staat niet in de melding. Voeg de plek eerst toe.")]
    UnknownPlace(u8),
    /// Only of a child.
    #[error("Ouders, gezag en wens staan bij een kind, niet bij {0}.")]
    OnlyOfChild(PersonId),
    /// Parents cannot be removed.
    #[error("Beide ouders blijven in de melding staan, ook als er niets van bekend is.")]
    ParentStays,
    /// The answer does not fit the question.
    #[error("Dit antwoord past niet bij de vraag {}.", .0.name())]
    WrongKind(Question),
    /// The relation does not fit the label.
    #[error("Deze relatie past niet bij {0}.")]
    WrongRelation(PersonId),
    /// A clause without a decision to hold it.
    #[error(
        "Er is geen beslissing waarin een sterke arm kan staan. Kies eerst de soort beslissing."
    )]
    ClauseWithoutDecision,
    /// A date that cannot be.
    #[error("Deze datum kan niet: {0}. Kijk naar dag, maand en jaar.")]
    ImpossibleDate(chrono::NaiveDate),
    /// Nothing was typed.
    #[error("Typ eerst wat er is gezegd of gezien.")]
    EmptyText,
    /// No speaker was chosen.
    #[error("Kies eerst wiens verhaal dit is. Pijl omhoog en omlaag kiezen de spreker.")]
    NoSpeaker,
    /// There is text that clearing would lose.
    #[error("Bij dit signaal staat tekst. Kies een ander antwoord; de tekst blijft bewaard.")]
    TextWouldBeLost,
    /// A child's own words need a child.
    #[error("Woorden van het kind horen bij een kind, niet bij {0}.")]
    NotAChild(PersonId),
    /// Only a child is deliberately not burdened.
    #[error("Alleen een kind kan bewust niet worden belast.")]
    OnlyForChild,
    /// There is no such part of the call.
    #[error("Dit deel staat niet in de melding. Er is niets afgeschermd.")]
    UnknownPassage,
    /// Only parents, and whoever reads for a child, get a paper of their own.
    #[error("{0} krijgt geen eigen stuk. Kies een ouder of een kind als lezer.")]
    NoReader(PersonId),
    /// A parent may always read what that parent said, and that parent's own data.
    #[error(
        "Dit zijn woorden of gegevens van {0} zelf. {0} mag die altijd lezen (Wpg art. 25). Schrijf in uw eigen woorden wat wel moet worden afgeschermd."
    )]
    OwnPassage(PersonId),
    /// Nothing to take back.
    #[error("Dit deel is niet afgeschermd voor deze lezer.")]
    NotShielded,
    /// A shield would point to nothing.
    #[error("Een deel hiervan is afgeschermd bij inzage. Haal de afscherming eerst weg.")]
    PassageShielded,
    /// Longer than a word or expression.
    #[error("Dit is geen woord of korte uitdrukking. Kies één gemarkeerd woord.")]
    NotAWord,
}
