//! What a danger weighs in this call: whether somebody established it, and who that was.
//!
//! *Vastgesteld* never rests on the word of one person with a stake about somebody else (ombudsman
//! 2015/096, 4.5): not on a parent's, nor on that of kin, a partner, a friend or a lawyer. A child's
//! word alone is *genoemd*, with urgency. Hearsay and papers that nobody saw only mention. What one
//! says against oneself establishes, and so does what the officer saw, heard or read.

use super::{
    Account, Asked, Carries, Danger, Melding, PersonId, Relation, Role, Says, Seen, Shown,
    SignalAnswer, Tri, Value, claimant,
};

impl Melding {
    /// What a person's word can be worth.
    pub fn role(&self, id: PersonId) -> Role {
        match id {
            PersonId::A | PersonId::B => Role::Parent,
            PersonId::Child(_) => Role::Child,
            PersonId::Other(_) => self
                .person(id)
                .map_or(Role::Bystander, |p| p.relation.role()),
        }
    }

    /// *Ja* or *genoemd*, whatever key was pressed.
    pub fn danger_value(&self, danger: &Danger) -> Value {
        let mut sources = danger.sources().peekable();
        let nobody_named = sources.peek().is_none();
        let carried = nobody_named
            || sources.any(|a| self.carries(danger, a) == Carries::Establishes)
            || both_sides_say(danger);
        if danger.established && carried {
            Value::Ja
        } else {
            Value::Genoemd
        }
    }

    /// How far one source carries a danger.
    pub fn carries(&self, danger: &Danger, account: &Account) -> Carries {
        let hearsay = matches!(
            account,
            Account::VanHorenZeggen { .. }
                | Account::Document {
                    shown: Shown::GenoemdDoor(_),
                    ..
                }
        );
        let Some(by) = claimant(account) else {
            return Carries::Establishes;
        };
        // Against oneself; hearsay of oneself does not exist.
        if danger.from.iter().eq([&by]) && !hearsay {
            return Carries::Establishes;
        }
        let carries = match self.role(by) {
            Role::Professional | Role::Authority => !hearsay,
            Role::Bystander => !hearsay && danger.first_hand == Some(Tri::Ja),
            Role::Parent | Role::Child | Role::Party => false,
        };
        if carries {
            Carries::Establishes
        } else {
            Carries::Mentions
        }
    }

    /// Who saw a danger, where that decides whether it is danger now.
    pub fn seen_by(&self, danger: &Danger) -> Seen {
        let doctor = |a: &Account| {
            let by = match a {
                Account::Verklaard { by, .. } => self.person(*by),
                _ => None,
            };
            by.is_some_and(|p| p.relation == Relation::Arts)
        };
        if danger.seen() {
            Seen::ByOfficer
        } else if danger.sources().any(doctor) {
            Seen::ByDoctor
        } else {
            Seen::Not
        }
    }

    /// The value of a whole row: the heaviest danger, else what was answered. An *onbekend* never
    /// undoes another's *nee*.
    pub fn answer_value(&self, answer: &SignalAnswer) -> Value {
        let none = match answer.asked {
            Asked::Nee => Value::Nee,
            Asked::Gevaar if answer.live_replies().any(|r| r.says == Says::Nee) => Value::Nee,
            Asked::NietGevraagd | Asked::Onbekend | Asked::Gevaar => Value::Onbekend,
        };
        let dangers = answer.active().map(|d| self.danger_value(d));
        dangers.max().unwrap_or(none)
    }
}

/// Both parents say it of somebody who is neither of them: then it is not one side's word.
fn both_sides_say(danger: &Danger) -> bool {
    let says = |id: PersonId| {
        let mut sources = danger.sources();
        sources.any(|a| matches!(a, Account::Verklaard { by, .. } if *by == id))
    };
    let about_other = !danger.from.is_empty() && danger.from.iter().all(|id| !id.is_parent());
    about_other && says(PersonId::A) && says(PersonId::B)
}
