//! What the rules say of a melding. Ids only: words and citations stand in `assets/regels.ron`.

use serde::{Deserialize, Serialize};

use crate::{
    melding::{EntryId, PersonId},
    protocol::{Question, RuleId, Signal, Step},
};

/// The outcome of the weighing. It advises; the officer decides (Wpg art. 7a).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Outcome {
    /// Safety is not at stake: restrained, calming, referring (2015/096, 5.2.1).
    Terughoudend,
    /// A clause in force: the police weigh for themselves (2015/096, 5.2.2).
    EigenAfweging,
    /// Safety is not known: find out first. Unknown is never taken as safe.
    EerstVaststellen,
    /// Safety is at stake: police action is necessary (2015/096, 5.2.1).
    OptredenNoodzakelijk,
}

impl Outcome {
    /// Every outcome, lightest first.
    pub const ALL: [Self; 4] = [
        Self::Terughoudend,
        Self::EigenAfweging,
        Self::EerstVaststellen,
        Self::OptredenNoodzakelijk,
    ];

    /// How strong the response is: 0, 1 or 2. Terughoudend and eigen afweging are equal.
    pub fn response(self) -> u8 {
        match self {
            Self::Terughoudend | Self::EigenAfweging => 0,
            Self::EerstVaststellen => 1,
            Self::OptredenNoodzakelijk => 2,
        }
    }

    /// The name in command output and expectations of cases.
    pub fn name(self) -> &'static str {
        match self {
            Self::Terughoudend => "Terughoudend",
            Self::EigenAfweging => "EigenAfweging",
            Self::EerstVaststellen => "EerstVaststellen",
            Self::OptredenNoodzakelijk => "OptredenNoodzakelijk",
        }
    }
}

/// By which road action is necessary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Road {
    /// Danger now: at the door.
    Deur,
    /// Lasting unsafety: by Veilig Thuis and the OvJ, not at the door.
    VeiligThuisEnOvj,
    /// Lasting unsafety, and it is not known whether there is danger now: by Veilig Thuis and the
    /// OvJ, and finding out first.
    VaststellenEnVeiligThuis,
}

/// What the sterke-arm clause is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Clause {
    /// None that counts.
    Geen,
    /// Not known, or nobody on duty has seen it or had it confirmed.
    Onbekend,
    /// In a court decision that is in force.
    Geldt,
    /// By law, in a decision in force that entrusts the child to one person (art. 812 lid 1 Rv).
    VanRechtswege,
}

impl Clause {
    /// Every value.
    pub const ALL: [Self; 4] = [Self::Geen, Self::Onbekend, Self::Geldt, Self::VanRechtswege];

    /// Whether the police may weigh acting on it.
    pub fn counts(self) -> bool {
        matches!(self, Self::Geldt | Self::VanRechtswege)
    }
}

/// One reason: a rule, with the signals and people it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// The rule: its words and citations.
    pub rule: RuleId,
    /// The signals concerned.
    pub signals: Vec<Signal>,
    /// The people concerned.
    pub who: Vec<PersonId>,
}

impl Reason {
    /// A reason about nobody in particular.
    pub fn of(rule: RuleId) -> Self {
        Self {
            rule,
            signals: Vec::new(),
            who: Vec::new(),
        }
    }

    /// A reason about people.
    pub fn about(rule: RuleId, who: Vec<PersonId>) -> Self {
        Self {
            rule,
            signals: Vec::new(),
            who,
        }
    }
}

/// An act of the police, never mixed: safe place, hand-over and entering are three things.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ActId {
    /// Taking a child from danger to a safe place.
    VeiligePlek,
    /// Handing a child to the parent who asks.
    Overdracht,
    /// Entering to help (Politiewet 2012 art. 7 lid 2).
    BinnentredenHulp,
    /// Entering for a decision (art. 813 Rv).
    BinnentredenBeslissing,
    /// The lighter ways.
    LichtereWegen,
    /// Recording an aangifte.
    AangifteOpnemen,
}

/// What the rules say of an act.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Leave {
    /// Possible; the officer decides.
    Mogelijk,
    /// Possible as soon as the officer sees the child.
    ZodraGezien,
    /// The officer weighs it; the program gives no advice.
    Afwegen,
    /// No ground for it.
    GeenGrond,
}

/// One act with what the rules say of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActAdvice {
    /// The act.
    pub act: ActId,
    /// Possible, to be weighed, or without ground.
    pub leave: Leave,
    /// Why, and for whom.
    pub reason: Reason,
}

/// A point that an officer can go to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Topic {
    /// A signal is not asked, unknown or only mentioned.
    Signal(Signal),
    /// A danger says not yet who is at risk.
    AtRisk(Signal, EntryId),
    /// A danger says not yet how it is known.
    Known(Signal, EntryId),
    /// A danger says not yet which part of its signal it is.
    Part(Signal, EntryId),
    /// A danger does not say who tells of it, or a bystander whether it saw it itself.
    FirstHand(Signal, EntryId),
    /// It is not known where somebody is, and it matters.
    Place(PersonId),
    /// A person answered, and was not asked whether it could speak freely.
    FreeSpeech(PersonId),
    /// The side where the child would go was not cleared from outside.
    Receiving(PersonId),
    /// The OvJ was not asked about a hand-over that nobody else can clear.
    OvjHandover,
    /// Who reports.
    Reporter,
    /// No child is recorded.
    Children,
    /// A question has no answer, or onbekend.
    Question(Question),
    /// No decision is recorded.
    Decision,
    /// A decision was not seen or confirmed.
    Evidence(EntryId),
    /// It is not known whether a decision is in force.
    Force(EntryId),
    /// It is not known whether a decision holds the clause.
    Clause(EntryId),
    /// It is not recorded whom a decision favours.
    Favours(EntryId),
    /// It is not recorded which children a decision is about.
    DecisionChildren(EntryId),
    /// It is not recorded whether a decision gives the child on this day.
    Today(EntryId),
    /// A decision is appealed, and it is not known whether it is enforceable all the same.
    Enforceable(EntryId),
    /// It is not known whether a decision was served.
    Served(EntryId),
    /// A person was not heard.
    Hearing(PersonId),
    /// An accusation was not put to the person concerned.
    Rebuttal(EntryId),
}

impl Topic {
    /// The step to jump to.
    pub fn step(self) -> Step {
        match self {
            Self::Signal(_)
            | Self::AtRisk(..)
            | Self::Known(..)
            | Self::Part(..)
            | Self::FirstHand(..)
            | Self::Place(_)
            | Self::Receiving(_)
            | Self::Reporter
            | Self::Children => Step::Veiligheid,
            Self::Question(q) => q.step(),
            Self::Decision
            | Self::Evidence(_)
            | Self::Force(_)
            | Self::Favours(_)
            | Self::DecisionChildren(_)
            | Self::Today(_)
            | Self::Enforceable(_)
            | Self::Served(_) => Step::Beslissing,
            Self::Clause(_) | Self::OvjHandover => Step::SterkeArm,
            Self::Hearing(_) | Self::Rebuttal(_) | Self::FreeSpeech(_) => Step::Wederhoor,
        }
    }
}

/// An open answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenPoint {
    /// What is open.
    pub topic: Topic,
    /// The headlines that this answer alone could bring, other than the one that stands.
    /// Empty: it does not change the outcome by itself.
    pub could_become: Vec<Outcome>,
}

/// Two records that cannot both be right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Contradiction {
    /// Two decisions about contact in force that cannot both be the latest.
    TweeBeslissingen(EntryId, EntryId),
    /// Two decisions in force that give the same child to different people on this day.
    BeslissingenOneens(EntryId, EntryId),
    /// Two accounts of one arrangement that name different days.
    AndereDag(EntryId, EntryId),
    /// A ban is being breached, and the melding says that there is none.
    VerbodOnbekend,
    /// *Geen* decision, and another one in force.
    GeenEnWel(EntryId),
    /// A child is recorded as missing, and also where it is.
    KindVermistEnAanwezig(PersonId),
    /// A danger that is established and that the person concerned denies.
    Betwist(Signal, EntryId),
    /// A person both heard and silent: heard, yet no statement of that person stands anywhere.
    GehoordZonderVerklaring(PersonId),
    /// A child of 18 or older: gezag, OTS and a zorgregeling end then (art. 1:233 BW).
    KindIsVolwassen(PersonId),
    /// A child (the first) that is not younger than a parent.
    KindOuderDanOuder(PersonId, PersonId),
    /// A person who was heard before the call came in.
    GehoordVoorMelding(PersonId),
    /// A decision of a day after the call.
    BeslissingNaMelding(EntryId),
    /// Advice was given, and the answer on the aangifte says declined while somebody wishes one.
    AangifteGewenstEnAfgezien,
}

/// Everything the rules say of a melding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assessment {
    /// The heaviest outcome over the children and the adults.
    pub headline: Outcome,
    /// By which road, where action is necessary.
    pub road: Option<Road>,
    /// An acute danger is mentioned and not established: finding out cannot wait.
    pub urgent: bool,
    /// A signal about the side where the child would go: consult hOvJ/OvJ, no hand-over until
    /// cleared up.
    pub no_handover: bool,
    /// A decision gives who asks a right to a child today, and nobody outside cleared that side:
    /// the OvJ decides.
    pub to_ovj: bool,
    /// A decision that counts goes against who asks.
    pub against_asker: bool,
    /// A possible offence, shown beside the outcome.
    pub offence: bool,
    /// The OvJ gave an order; it stands beside the advice.
    pub ovj_order: bool,
    /// The outcome for each child, in order of entry.
    pub children: Vec<(PersonId, Outcome)>,
    /// The outcome for the adults.
    pub adults: Outcome,
    /// What the decisions carry, whoever asks.
    pub clause: Clause,
    /// The strongest right that a decision gives who asks to any child today.
    pub right: Clause,
    /// What to do now, at most three, first things first.
    pub now: Vec<Reason>,
    /// What comes after that, nothing cut.
    pub later: Vec<Reason>,
    /// Why this outcome; never empty.
    pub reasons: Vec<Reason>,
    /// The acts.
    pub acts: Vec<ActAdvice>,
    /// What is open, heaviest effect first.
    pub open: Vec<OpenPoint>,
    /// Possible offence and aangifte.
    pub offence_track: Vec<Reason>,
    /// Zorgmelding: weighed and proposed, never concluded.
    pub care_track: Vec<Reason>,
    /// Gaps in hoor en wederhoor.
    pub wederhoor_track: Vec<Reason>,
    /// Advice about contact, and contact that a parent stopped.
    pub contact_track: Vec<Reason>,
    /// Routes that the officer can hand over.
    pub routes: Vec<Reason>,
    /// The officer's decision departs from the headline.
    pub departs: bool,
}
