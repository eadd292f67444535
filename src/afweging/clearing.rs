//! What each kind of source can clear: one table, signal by source.
//!
//! Two thresholds. For a child that *stays where it is*, also who has it can say that nothing is the
//! matter: that is *niet gebleken, alleen van eigen zijde*, and an open point. For *handing over* and
//! *entering for a decision* only a nee from outside the side where the child would go counts, by
//! somebody who could speak freely and knows that home. A denial never undoes what somebody else
//! said; what the officer sees afterwards, at that place, does for what can be seen, and so does a
//! body that looked into it. Silence clears nothing, and blocks nothing for good: others can clear,
//! else the OvJ decides. Based on ombudsman 2015/096, 4.4 and 4.5; the table is ours.

mod table;

use crate::{
    melding::{
        Danger, Melding, PersonId, Reply, Role, Says, SignalAnswer, Value, Weights, Whereabouts,
        claimant, weights,
    },
    protocol::{Question, Signal, SignalClass},
};

use table::{must_be_free, must_know_home};

pub use table::{AGE_HEARD_APART, Clears, SourceKind, clears, source_kind};

/// Whether this answer clears a signal for a hand-over to the side, by itself or (a child that was
/// heard apart) together with one other source from outside.
fn clears_handing(
    melding: &Melding,
    answer: &SignalAnswer,
    reply: &Reply,
    signal: Signal,
    class: SignalClass,
    side: PersonId,
) -> bool {
    let kind = source_kind(melding, reply, Some(side));
    if reply.says != Says::Nee || clears(kind, signal, class) < Clears::Overdracht {
        return false;
    }
    let at_side = matches!(kind, SourceKind::Gezien | SourceKind::GezienSlapend);
    if at_side && reply.place != Whereabouts::Bij(side) {
        return false;
    }
    let speaker = reply.account.as_ref().and_then(claimant);
    let hearing = speaker.and_then(|id| melding.hearings.get(&id));
    if must_know_home(kind) && !hearing.is_some_and(|h| h.knows_home_of.contains(&side)) {
        return false;
    }
    if must_be_free(kind) && !hearing.is_some_and(|h| h.spoke_freely()) {
        return false;
    }
    kind != SourceKind::KindApart || second_source(melding, answer, side)
}

fn second_source(melding: &Melding, answer: &SignalAnswer, side: PersonId) -> bool {
    let mut others = answer.live_replies().filter(|r| r.says == Says::Nee);
    others.any(|r| match source_kind(melding, r, Some(side)) {
        SourceKind::EigenZijde
        | SourceKind::Kind
        | SourceKind::KindApart
        | SourceKind::DerdeNietZelf
        | SourceKind::Systeem
        | SourceKind::Stuk
        | SourceKind::NietGenoemd => false,
        SourceKind::AndereOuder
        | SourceKind::Verwant
        | SourceKind::Derde
        | SourceKind::Beroepskracht
        | SourceKind::Collega
        | SourceKind::Instantie
        | SourceKind::Ovj
        | SourceKind::Gezien
        | SourceKind::GezienSlapend => true,
    })
}

/// What a danger weighs once what came after it is counted in.
pub fn effective(
    melding: &Melding,
    signal: Signal,
    answer: &SignalAnswer,
    danger: &Danger,
) -> Weights {
    let value = melding.danger_value(danger);
    let seen = melding.seen_by(danger);
    let mut weights = weights(signal, danger.aspect, value, seen);
    if value == Value::Ja || answer.replies.is_empty() {
        return weights;
    }
    let after = |r: &&Reply| {
        // At the same moment nobody knows which came first.
        let in_order = r.at.zip(danger.at).is_some_and(|(seen, said)| seen > said);
        r.says == Says::Nee && in_order
    };
    for reply in answer.live_replies().filter(after) {
        if answers_by_sight(melding, signal, danger, reply) {
            weights.acute = Value::Nee;
        }
        for (class, slot) in [
            (SignalClass::Acute, &mut weights.acute),
            (SignalClass::Structural, &mut weights.structural),
        ] {
            if settles(melding, answer, signal, class, danger, reply) {
                *slot = Value::Nee;
            }
        }
    }
    weights
}

fn answers_by_sight(melding: &Melding, signal: Signal, danger: &Danger, reply: &Reply) -> bool {
    let kind = source_kind(melding, reply, None);
    let saw = matches!(kind, SourceKind::Gezien | SourceKind::GezienSlapend);
    let there = reply.place == danger.place && reply.place != Whereabouts::Onbekend;
    saw && there && clears(kind, signal, SignalClass::Acute) == Clears::Overdracht
}

/// Whether a body that looked into it settles what only parties said.
fn settles(
    melding: &Melding,
    answer: &SignalAnswer,
    signal: Signal,
    class: SignalClass,
    danger: &Danger,
    reply: &Reply,
) -> bool {
    let by_party = danger.sources().all(|a| {
        let role = claimant(a).map(|id| melding.role(id));
        matches!(role, Some(Role::Parent | Role::Party))
    });
    if danger.known.is_none() || !by_party {
        return false;
    }
    let homes: Vec<PersonId> = match danger.place {
        Whereabouts::Bij(host) => vec![host],
        _ => danger.from.iter().copied().collect(),
    };
    let kind = source_kind(melding, reply, homes.first().copied());
    let body = matches!(
        kind,
        SourceKind::Beroepskracht
            | SourceKind::Collega
            | SourceKind::Instantie
            | SourceKind::Ovj
            | SourceKind::KindApart
    );
    body && !homes.is_empty()
        && homes
            .iter()
            .all(|home| clears_handing(melding, answer, reply, signal, class, *home))
}

/// The value of a signal for a side where a child would go: established, said, cleared from outside,
/// or unknown.
pub fn for_handing(melding: &Melding, signal: Signal, side: PersonId) -> Weights {
    let unknown = |class: SignalClass| {
        let asked = class == signal.class() || (class == SignalClass::Acute && signal.asks_acute());
        if asked { Value::Onbekend } else { Value::Nee }
    };
    let mut total = Weights::NONE;
    total.acute = unknown(SignalClass::Acute);
    total.structural = unknown(SignalClass::Structural);
    let Some(answer) = melding.signals.get(&signal) else {
        return total;
    };
    for (class, slot) in [
        (SignalClass::Acute, &mut total.acute),
        (SignalClass::Structural, &mut total.structural),
    ] {
        let mut replies = answer.live_replies();
        if replies.any(|r| clears_handing(melding, answer, r, signal, class, side)) {
            *slot = Value::Nee;
        }
    }
    for danger in answer.active() {
        if super::side::about_side(melding, signal, danger, side) {
            let w = effective(melding, signal, answer, danger);
            total.acute = total.acute.max(w.acute);
            total.structural = total.structural.max(w.structural);
        }
    }
    total
}

/// Whether everything about the sides that would receive the child was cleared from outside.
pub fn receiving_sides_cleared(melding: &Melding) -> bool {
    // An authority that does not say to whose home it brings the child: nobody can clear that home.
    let by_authority =
        super::side::asker(melding).is_some_and(|id| melding.role(id) == Role::Authority);
    if by_authority && super::side::destination(melding).is_none() {
        return false;
    }
    super::side::receiving_sides(melding).iter().all(|side| {
        Signal::ALL.iter().all(|signal| {
            let w = for_handing(melding, *signal, *side);
            w.acute == Value::Nee && w.structural == Value::Nee
        })
    })
}

/// How a *nee* stands for somebody who stays where it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Staying {
    /// Cleared by a source from outside the side.
    FromOutside,
    /// Only the side itself, or nobody who was named, says so.
    OwnSide,
    /// Not cleared.
    Open,
}

/// How a signal without a danger stands for somebody at the home of `side`. `raised` is whether
/// anything is said about that side: then its own word, and that of whoever was not asked to speak
/// freely, counts no longer.
pub fn staying(
    melding: &Melding,
    answer: &SignalAnswer,
    signal: Signal,
    class: SignalClass,
    side: Option<PersonId>,
    raised: bool,
) -> Staying {
    let unnamed = match answer.unnamed() {
        Some(Says::Nee) if !raised => Staying::OwnSide,
        _ => Staying::Open,
    };
    let each = answer
        .live_replies()
        .filter(|r| r.says == Says::Nee)
        .map(|r| {
            let kind = source_kind(melding, r, side);
            let own = matches!(kind, SourceKind::EigenZijde | SourceKind::NietGenoemd);
            let child_alone = kind == SourceKind::KindApart
                && !side.is_some_and(|s| second_source(melding, answer, s));
            if clears(kind, signal, class) == Clears::Niets || child_alone {
                return Staying::Open;
            }
            let hearing = r
                .account
                .as_ref()
                .and_then(claimant)
                .and_then(|id| melding.hearings.get(&id));
            let free = !must_be_free(kind) || hearing.is_some_and(|h| h.spoke_freely());
            // Whoever does not know that home is no confirmation from outside, and no party to it either.
            let knows = |home: PersonId| hearing.is_some_and(|h| h.knows_home_of.contains(&home));
            let outside = !own && (!must_know_home(kind) || side.is_some_and(knows));
            match (outside, raised) {
                (true, true) if !free => Staying::Open,
                (true, _) => Staying::FromOutside,
                (false, true) if own || !free => Staying::Open,
                (false, true) => Staying::OwnSide,
                (false, false) => Staying::OwnSide,
            }
        });
    each.min().map_or(unnamed, |best| best.min(unnamed))
}

/// A danger that counts, with what it weighs.
pub struct Weighed<'a> {
    /// Its signal.
    pub signal: Signal,
    /// The danger.
    pub danger: &'a Danger,
    /// Whether it is established or only said.
    pub value: Value,
    /// What it weighs once what came after it is counted in.
    pub weights: Weights,
}

/// Every danger that counts, with what it weighs.
pub fn weighed(melding: &Melding) -> Vec<Weighed<'_>> {
    let each = melding.signals.iter();
    each.flat_map(|(signal, answer)| {
        answer.active().map(move |danger| Weighed {
            signal: *signal,
            danger,
            value: melding.danger_value(danger),
            weights: effective(melding, *signal, answer, danger),
        })
    })
    .collect()
}

/// Whether anything grave is said or established about a side.
pub fn raised(melding: &Melding, dangers: &[Weighed<'_>], side: PersonId) -> bool {
    dangers.iter().any(|d| {
        d.weights.acute.max(d.weights.structural) >= Value::Genoemd
            && super::side::about_side(melding, d.signal, d.danger, side)
    })
}

/// Whether a person answered anything about safety without having been asked if it could speak
/// freely, where that matters: it is a parent, a child or a bystander.
pub fn free_speech_open(melding: &Melding) -> impl Iterator<Item = PersonId> {
    let asked = |id: PersonId| {
        let hearing = melding.hearings.get(&id);
        hearing.is_some_and(|h| h.free_at_door.is_some() || h.free_by_phone.is_some())
    };
    let replied = move |id: PersonId| {
        let mut replies = melding.signals.values().flat_map(|a| a.live_replies());
        replies.any(|r| r.account.as_ref().and_then(claimant) == Some(id))
    };
    let people = melding.people_by_part().into_iter();
    people.filter(move |id| {
        let personal = matches!(
            melding.role(*id),
            Role::Parent | Role::Child | Role::Bystander
        );
        personal && replied(*id) && !asked(*id)
    })
}

/// What the OvJ said of a hand-over that was put to them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OvjSays {
    /// Not asked, or not decided.
    Open,
    /// No objection.
    Kan,
    /// There is none.
    Niet,
}

impl OvjSays {
    /// Every value.
    pub const ALL: [Self; 3] = [Self::Open, Self::Kan, Self::Niet];

    /// Reads a melding.
    pub fn of(melding: &Melding) -> Self {
        use crate::protocol::Choice;
        if melding.chose(Question::OvjOverdracht, Choice::OvjKan) {
            Self::Kan
        } else if melding.chose(Question::OvjOverdracht, Choice::OvjNiet) {
            Self::Niet
        } else {
            Self::Open
        }
    }
}
