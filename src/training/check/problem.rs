//! What makes a scenario impossible: in Dutch, with what to do.

use super::{
    super::{Ask, Id, PlayError},
    Place,
};
use crate::{
    afweging::Outcome,
    melding::{EntryId, PersonId, Rejection, Text},
    protocol::Signal,
};

/// A problem, with its place.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{place}: {kind}")]
pub struct Problem {
    /// Where it stands.
    pub place: Place,
    /// What it is.
    pub kind: ProblemKind,
}

/// What is wrong and what to do.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ProblemKind {
    /// A text that somebody must be able to read is empty.
    #[error("Hier staat nog niets. Schrijf een tekst.")]
    EmptyText,
    /// A text that no screen has room for.
    #[error("Deze tekst heeft {found} tekens. Houd het bij hoogstens {most}.")]
    LongText {
        /// How many characters stand there.
        found: usize,
        /// The most that fit.
        most: usize,
    },
    /// A list in which something must stand is empty.
    #[error("Deze lijst is leeg. Zet er minstens één regel in.")]
    EmptyList,
    /// A number that cannot be.
    #[error("{found} kan hier niet. Schrijf een getal van {low} tot en met {high}.")]
    OutOfRange {
        /// What stands there.
        found: u32,
        /// The lowest that can.
        low: u32,
        /// The highest that can.
        high: u32,
    },
    /// Two pieces of information or events have one name.
    #[error(
        "De naam ‘{0}’ komt twee keer voor. Informatie en gebeurtenissen delen hun namen: geef elk een eigen naam."
    )]
    SameId(Id),
    /// No such information or event.
    #[error("‘{id}’ staat niet in dit scenario. {}", meant(.near.as_ref()))]
    UnknownId {
        /// The name.
        id: Id,
        /// The name that looks like it.
        near: Option<Id>,
    },
    /// An event stands where information must stand.
    #[error(
        "‘{0}’ is een gebeurtenis, en die kan niemand vragen. Noem hier een regel onder informatie."
    )]
    NotAnItem(Id),
    /// Information stands where an event must stand.
    #[error(
        "‘{0}’ is informatie, geen gebeurtenis. Schrijf Vraag, of noem hier een regel onder gebeurtenissen."
    )]
    NotAnEvent(Id),
    /// No such person.
    #[error("{0} staat niet onder mensen. Voeg {0} daar toe, of kies een ander.")]
    UnknownPerson(PersonId),
    /// Two people have one label.
    #[error("Het label {0} komt twee keer voor. Geef ieder een eigen label.")]
    SamePerson(PersonId),
    /// A parent is missing.
    #[error("Ouder {0} ontbreekt. Zet A en B er allebei in, ook als een van hen er niet is.")]
    NoParent(PersonId),
    /// Nobody can speak with a parent, or with somebody whose words stand ready.
    #[error(
        "Niemand kan met {0} spreken. Voeg onder informatie een regel toe met bij: Spreek(\"{0}\")."
    )]
    NobodyAsks(PersonId),
    /// An act about a child that is none.
    #[error("{0} is geen kind. Noem hier een kind: K1, K2 …")]
    NotAChild(PersonId),
    /// An act towards a parent that is none.
    #[error("{0} is geen ouder. Noem hier A of B.")]
    NotAParent(PersonId),
    /// These wait for one another.
    #[error(
        "Deze wachten op elkaar, zodat niemand er komt: {}. Haal bij één ervan een naam weg.",
        circle(.0)
    )]
    Circle(Vec<Id>),
    /// No course comes here.
    #[error(
        "Geen verloop komt hier: het wacht op {}, en dat is niet te bereiken. Haal die naam weg, of maak een weg ernaartoe.",
        names(.0)
    )]
    Unreachable(Vec<Id>),
    /// No course comes here without the trainer.
    #[error(
        "Dit komt alleen als de trainer iets laat gebeuren: het wacht op {}. Geef die gebeurtenis een eigen moment, of haal die naam weg.",
        names(.0)
    )]
    TrainerOnly(Vec<Id>),
    /// A required question that nothing answers.
    #[error(
        "Niets wat te bereiken is, beantwoordt {}. Zet het antwoord onder vult bij informatie of een gebeurtenis, of haal deze vraag weg.",
        about(.0)
    )]
    Unanswered(Ask),
    /// The same point stands there twice.
    #[error("{} staat er al eerder. Laat er één staan.", sentence(.0))]
    SameAsk(Ask),
    /// The rules give something else.
    #[error(
        "Met alle antwoorden geven de regels {}, geen {}. {}",
        .given.name(),
        .expected.name(),
        outcome_remedy(*.given, .open)
    )]
    WrongOutcome {
        /// What the scenario says.
        expected: Outcome,
        /// What the rules give.
        given: Outcome,
        /// The signals that are still open.
        open: Vec<Signal>,
    },
    /// The melding does not take this.
    #[error("De melding neemt dit niet aan. {0}")]
    Refused(Rejection),
    /// An answer to an accusation with a number that nothing records.
    #[error(
        "wederhoor gaat over nr {0}, en niets legt dat nummer vast. Kijk het nummer na bij gevaren en verklaringen."
    )]
    NoRecord(EntryId),
    /// An answer to an accusation that is recorded later.
    #[error("wederhoor gaat over nr {number}, en dat legt pas ‘{of}’ vast. Zet \"{of}\" onder na.")]
    RecordedLater {
        /// The number.
        number: EntryId,
        /// What records it.
        of: Id,
    },
    /// One number for two records.
    #[error(
        "nr {number} is al gebruikt{}. Een nummer is één regel in het hele scenario: kies een nieuw nummer.",
        place_of(.of.as_ref())
    )]
    SameNumber {
        /// The number.
        number: EntryId,
        /// The information or event that has it already; `None` is a move of the expert.
        of: Option<Id>,
    },
    /// The expected words are nowhere to be found.
    #[error(
        "{} staat niet in ‘{of}’. Neem woorden over uit vult of uit het antwoord daar.",
        quoted(.words)
    )]
    NoSuchWords {
        /// The words that are not there together.
        words: Vec<Text>,
        /// Where they should stand.
        of: Id,
    },
    /// What should come first cannot.
    #[error(
        "‘{first}’ kan niet voor ‘{then}’ komen: het wacht erop. Draai de volgorde om, of haal de naam weg onder na."
    )]
    OrderCannotBe {
        /// What should come first.
        first: Id,
        /// What should come then.
        then: Id,
    },
    /// A move of the expert that cannot be played.
    #[error("Deze zet kan niet. {0}")]
    Play(PlayError),
    /// A course of the expert that takes longer than there is time.
    #[error(
        "De expert doet er {took} minuten over en er zijn er {budget}. Geef meer minuten, of kort het verloop in."
    )]
    OverBudget {
        /// Minutes of the expert.
        took: u32,
        /// Minutes of the scenario.
        budget: u32,
    },
    /// A course of the expert with more moves than anybody makes.
    #[error("De expert doet {found} zetten. Houd het bij {most}.")]
    TooManyMoves {
        /// The moves that stand there.
        found: usize,
        /// The most that are played.
        most: usize,
    },
}

/// The most names in one sentence.
const MOST_NAMES: usize = 8;

fn names(ids: &[Id]) -> String {
    let mut names: Vec<String> = ids
        .iter()
        .take(MOST_NAMES)
        .map(|id| format!("‘{id}’"))
        .collect();
    if ids.len() > MOST_NAMES {
        names.push("…".to_owned());
    }
    names.join(", ")
}

fn circle(ids: &[Id]) -> String {
    let back = ids.first().map_or(String::new(), |id| format!("‘{id}’"));
    format!("{}, {back}", names(ids))
}

fn meant(near: Option<&Id>) -> String {
    near.map_or_else(
        || "Kijk de naam na.".to_owned(),
        |id| format!("Bedoelt u ‘{id}’?"),
    )
}

fn place_of(id: Option<&Id>) -> String {
    id.map_or_else(|| " door de expert".to_owned(), |id| format!(" bij ‘{id}’"))
}

fn about(ask: &Ask) -> String {
    match ask {
        Ask::Signaal(signal) => format!("het signaal {}", signal.name()),
        Ask::Vraag(question) => format!("de vraag {}", question.name()),
        Ask::Beslissing => "welke beslissing er is".to_owned(),
        Ask::Gehoord(id) => format!("of {id} is gehoord"),
        Ask::Informatie(id) => format!("‘{id}’"),
    }
}

fn sentence(ask: &Ask) -> String {
    let text = about(ask);
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

fn quoted(words: &[Text]) -> String {
    let each: Vec<String> = words
        .iter()
        .take(MOST_NAMES)
        .map(|w| format!("‘{}’", w.chars().take(40).collect::<String>()))
        .collect();
    each.join(" met ")
}

fn outcome_remedy(given: Outcome, open: &[Signal]) -> String {
    if given == Outcome::EerstVaststellen && !open.is_empty() {
        let names: Vec<&str> = open.iter().map(|s| s.name()).collect();
        format!(
            "Deze signalen zijn dan nog onbekend of alleen genoemd: {}. Laat informatie ze beantwoorden, of pas uitkomst aan.",
            names.join(", ")
        )
    } else {
        "Pas uitkomst aan, of wat de antwoorden in de melding zetten.".to_owned()
    }
}
