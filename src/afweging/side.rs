//! Sides: who answers for whose home, who asks for the child, and where it would go.
//!
//! The side of X is X and who lives or stays there. An adult whose home is unknown may belong to
//! every side. A child has none, and neither has whoever meets the family by profession: the home to
//! which an authority brings the child has one. Nobody clears the own side (ombudsman 2015/096, 4.5).

use crate::{
    melding::{AnswerValue, Danger, Melding, PersonId, Relation, Role, Whereabouts},
    protocol::{Question, Signal, SignalClass},
};

/// Whether a person belongs to the side of `side`.
pub fn on_side(melding: &Melding, side: PersonId, person: PersonId) -> bool {
    if person == side {
        return true;
    }
    let Some(record) = melding.person(person) else {
        return false;
    };
    let at = |place: Whereabouts| place == Whereabouts::Bij(side);
    match melding.role(person) {
        Role::Child | Role::Professional | Role::Authority => false,
        Role::Parent => at(record.lives) || at(record.now),
        Role::Party | Role::Bystander => {
            let home_unknown = record.lives == Whereabouts::Onbekend
                && !matches!(record.now, Whereabouts::Bij(host) if host != person);
            let stranger = matches!(record.relation, Relation::Buur | Relation::Omstander);
            at(record.lives) || at(record.now) || (home_unknown && !stranger)
        }
    }
}

/// Whether a danger is or may be about a side: it comes from somebody there, plays there, or does
/// not say. Strain, a late return and a child's wish come from nobody unless that is said.
pub fn about_side(melding: &Melding, signal: Signal, danger: &Danger, side: PersonId) -> bool {
    if danger.from.iter().any(|id| on_side(melding, side, *id)) {
        return true;
    }
    let class = danger.aspect.map_or(signal.class(), |a| a.class());
    match danger.place {
        Whereabouts::Bij(host) if host == side => class > SignalClass::Care,
        Whereabouts::Bij(_) => false,
        Whereabouts::Onbekend | Whereabouts::Beide | Whereabouts::Elders | Whereabouts::Plek(_) => {
            danger.from.is_empty() && class > SignalClass::Care && signal != Signal::KindVermist
        }
    }
}

/// Who asks to be given the child.
pub fn asker(melding: &Melding) -> Option<PersonId> {
    match melding.answer(Question::VragendeOuder) {
        Some(AnswerValue::Persoon(id)) => Some(*id),
        _ => None,
    }
}

/// To whose home the child would go: as recorded, else the asker's own, where that is no authority.
pub fn destination(melding: &Melding) -> Option<PersonId> {
    if let Some(AnswerValue::Persoon(id)) = melding.answer(Question::OverdrachtNaar) {
        return Some(*id);
    }
    let own = |id: &PersonId| melding.role(*id) != Role::Authority;
    asker(melding).filter(own)
}

/// The sides that must be cleared before a child could be handed over; `None` where nobody knows to
/// whom it would go: then either parent's.
pub fn receiving_sides(melding: &Melding) -> Vec<PersonId> {
    match (destination(melding), asker(melding)) {
        (Some(to), Some(asker)) if to != asker && melding.role(asker) != Role::Authority => {
            vec![to, asker]
        }
        (Some(to), _) => vec![to],
        (None, _) => PersonId::PARENTS.to_vec(),
    }
}
