//! Records that cannot both be right. They are shown, never resolved by the program.

use super::Contradiction;
use crate::{
    melding::{
        Account, AnswerValue, Decision, DecisionKind, Force, Heard, Melding, PersonId, Put, Role,
        Speaker, Tri, Value, Whereabouts,
    },
    protocol::{Aspect, Choice, Question, Signal},
};

/// Every contradiction in a melding, in the order of the checklist.
pub fn contradictions(melding: &Melding) -> Vec<Contradiction> {
    let mut list = ban(melding);
    list.extend(missing_child(melding));
    list.extend(denied(melding));
    list.extend(decisions(melding));
    list.extend(silent(melding));
    list.extend(out_of_time(melding));
    let declined = melding.chose(Question::AangifteStand, Choice::AangifteZietAf);
    if declined && melding.is_yes(Question::WensAangifte) {
        list.push(Contradiction::AangifteGewenstEnAfgezien);
    }
    list
}

fn ban(melding: &Melding) -> Vec<Contradiction> {
    let none = |q| melding.answer(q) == Some(&AnswerValue::Nee);
    let breached = melding.signal(Signal::VerbodOvertreden) == Some(Value::Ja);
    if breached && none(Question::Huisverbod) && none(Question::Contactverbod) {
        vec![Contradiction::VerbodOnbekend]
    } else {
        Vec::new()
    }
}

fn missing_child(melding: &Melding) -> Vec<Contradiction> {
    let missing = |id: PersonId| {
        let mut dangers = melding
            .signals
            .get(&Signal::KindVermist)
            .into_iter()
            .flat_map(|a| a.active());
        dangers
            .any(|d| d.established && d.aspect != Some(Aspect::TeLaat) && d.at_risk.contains(&id))
    };
    melding
        .children()
        .filter(|c| c.now != Whereabouts::Onbekend && missing(c.id))
        .map(|c| Contradiction::KindVermistEnAanwezig(c.id))
        .collect()
}

fn denied(melding: &Melding) -> Vec<Contradiction> {
    melding
        .accusations()
        .into_iter()
        .filter_map(|a| {
            let rebuttal = melding.rebuttals.get(&a.id)?;
            let signal = a.signal?;
            let answered = rebuttal.put == Some(Put::Voorgelegd) && !rebuttal.answer.is_blank();
            answered.then_some(Contradiction::Betwist(signal, a.id))
        })
        .collect()
}

fn decisions(melding: &Melding) -> Vec<Contradiction> {
    let live: Vec<_> = melding.live_decisions().collect();
    let mut list = Vec::new();
    let in_force = |kinds: &[DecisionKind]| {
        let of = live
            .iter()
            .filter(|d| d.force == Some(Force::Geldt) && kinds.contains(&d.kind));
        of.map(|d| d.id).collect::<Vec<_>>()
    };
    let about_contact = in_force(&[
        DecisionKind::Omgang,
        DecisionKind::Ontzegging,
        DecisionKind::PlanInBeschikking,
    ]);
    if let [first, second, ..] = about_contact[..] {
        list.push(Contradiction::TweeBeslissingen(first, second));
    }
    list.extend(disagreeing(&live));
    let none = live.iter().any(|d| d.kind == DecisionKind::Geen);
    let other = live
        .iter()
        .find(|d| d.kind != DecisionKind::Geen && d.force == Some(Force::Geldt));
    if let (true, Some(other)) = (none, other) {
        list.push(Contradiction::GeenEnWel(other.id));
    }
    list
}

/// Decisions that give one child to different people on this day, and accounts of one arrangement
/// that name different days.
fn disagreeing(live: &[&Decision]) -> Vec<Contradiction> {
    let mut list = Vec::new();
    for (nth, first) in live.iter().enumerate() {
        for second in &live[nth + 1..] {
            let same_child = |a: &Decision, b: &Decision| {
                a.children.is_empty()
                    || b.children.is_empty()
                    || !a.children.is_disjoint(&b.children)
            };
            if !same_child(first, second) {
                continue;
            }
            let today = |d: &Decision| {
                d.kind.can_carry_clause()
                    && d.force == Some(Force::Geldt)
                    && d.today != Some(Tri::Nee)
                    && !d.favours.is_empty()
            };
            if today(first) && today(second) && first.favours.is_disjoint(&second.favours) {
                list.push(Contradiction::BeslissingenOneens(first.id, second.id));
            }
            let days = first.today.zip(second.today);
            let told = first.account.speaker() != second.account.speaker();
            if first.kind == second.kind
                && told
                && matches!(days, Some((Tri::Ja, Tri::Nee) | (Tri::Nee, Tri::Ja)))
            {
                list.push(Contradiction::AndereDag(first.id, second.id));
            }
        }
    }
    list
}

fn silent(melding: &Melding) -> Vec<Contradiction> {
    let speaks = |id: PersonId| {
        let says = |a: &Account| a.speaker() == Speaker::Person(id);
        melding.live_statements().any(|s| says(&s.account))
            || melding.answers.values().any(|a| says(&a.account))
            || melding.decisions.iter().any(|d| says(&d.account))
            || melding.signals.values().any(|s| s.accounts().any(says))
            || melding
                .accusations()
                .iter()
                .any(|a| a.about.contains(&id) && melding.rebuttals.contains_key(&a.id))
    };
    let heard = melding
        .hearings
        .iter()
        .filter(|(_, h)| h.heard == Some(Heard::Gehoord));
    heard
        .map(|(id, _)| *id)
        .filter(|id| !speaks(*id))
        .map(Contradiction::GehoordZonderVerklaring)
        .collect()
}

/// Ages and days that can hardly be right. Asked, never forced: a year is easily typed wrong.
fn out_of_time(melding: &Melding) -> Vec<Contradiction> {
    const ADULT: u8 = 18;
    let day = melding.at.date();
    let mut list = Vec::new();
    for child in melding.children() {
        if child.age_on(day).is_some_and(|age| age >= ADULT) {
            list.push(Contradiction::KindIsVolwassen(child.id));
        }
        let older = |id: &PersonId| {
            let parent = melding
                .person(*id)
                .filter(|p| p.relation.role() == Role::Parent);
            let births = child.birth.zip(parent.and_then(|p| p.birth));
            births.is_some_and(|(child, parent)| child <= parent)
        };
        let parents = melding.parents_by_part().into_iter().filter(older);
        list.extend(parents.map(|parent| Contradiction::KindOuderDanOuder(child.id, parent)));
    }
    for id in melding.people_by_part() {
        let heard = melding
            .hearings
            .get(&id)
            .filter(|h| h.heard == Some(Heard::Gehoord));
        // Who came to the desk is heard while the call is written down.
        let early = |at: chrono::NaiveDateTime| melding.at - at > chrono::TimeDelta::hours(1);
        if heard.and_then(|h| h.at).is_some_and(early) {
            list.push(Contradiction::GehoordVoorMelding(id));
        }
    }
    let later = melding
        .live_decisions()
        .filter(|d| d.date.is_some_and(|date| date > day));
    list.extend(later.map(|d| Contradiction::BeslissingNaMelding(d.id)));
    list
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::melding::{Command, Hearing};
    use chrono::{NaiveDate, TimeDelta};

    #[test]
    fn ages_and_days_that_can_hardly_be_right_are_asked() {
        let at = NaiveDate::from_ymd_opt(2026, 11, 20)
            .and_then(|d| d.and_hms_opt(21, 0, 0))
            .unwrap();
        let mut m = Melding::new(uuid::Uuid::nil(), at);
        m.apply(Command::AddPerson { child: true }, at).unwrap();
        assert_eq!(out_of_time(&m), []);
        let child = PersonId::Child(1);
        let born = |id, year| {
            let mut person = m.person(id).cloned().unwrap();
            person.birth = NaiveDate::from_ymd_opt(year, 3, 3);
            Command::EditPerson(person)
        };
        let commands = [born(child, 1990), born(PersonId::B, 2010)];
        for command in commands {
            m.apply(command, at).unwrap();
        }
        let heard = Hearing {
            heard: Some(Heard::Gehoord),
            at: Some(at - TimeDelta::days(1)),
            ..Hearing::default()
        };
        m.apply(Command::SetHearing(PersonId::A, heard), at)
            .unwrap();
        let mut found = out_of_time(&m);
        found.retain(|c| !matches!(c, Contradiction::BeslissingNaMelding(_)));
        assert_eq!(
            found,
            [
                Contradiction::KindIsVolwassen(child),
                Contradiction::KindOuderDanOuder(child, PersonId::B),
                Contradiction::GehoordVoorMelding(PersonId::A),
            ]
        );
    }
}
