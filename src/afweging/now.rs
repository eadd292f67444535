//! What to do now: at most three lines, first things first; and what comes after.
//!
//! In danger: the dangers, all of them, weapon first, with the officer's own safety; then the first
//! act; then whom to call. Somebody's word that it is going on now sends the officer there, though it
//! establishes nothing. A child is not questioned about abuse by who is on duty. Where one parent may
//! be in danger of the other, consulting comes before calling.

use super::{
    Outcome, Reason, acts,
    facts::{Facts, Picture},
    outcome::Receiving,
    reasons::{denied, named, with_value},
    safety::Safety,
    side, tracks,
};
use crate::{
    melding::{Heard, Melding, PersonId, Value},
    protocol::{Aspect, RuleId, Signal, SignalClass},
};

/// Most lines that stand under *Nu doen*.
pub const MOST: usize = 3;

/// The lines in order of urgency: those for now, and those for after.
pub fn now(
    melding: &Melding,
    facts: &Facts,
    picture: &Picture<'_>,
    headline: Outcome,
) -> (Vec<Reason>, Vec<Reason>) {
    let mut list = match headline {
        Outcome::OptredenNoodzakelijk => act(melding, facts, picture),
        Outcome::EerstVaststellen => find_out(melding, facts, picture),
        Outcome::EigenAfweging => vec![Reason::of(RuleId::NuAfwegen)],
        Outcome::Terughoudend => vec![Reason::of(RuleId::NuRustBrengen)],
    };
    // In danger now consulting has its place after the first act.
    if acts::no_handover(facts) && facts.safety.acute != Value::Ja {
        list.insert(1.min(list.len()), Reason::of(RuleId::NuOverlegOvj));
    }
    list.extend(hear(melding));
    if facts.right == super::Clause::Onbekend {
        list.push(Reason::of(RuleId::NuBeslissingZien));
    }
    let mut seen = Vec::new();
    list.retain(|r| {
        let new = !seen.contains(&r.rule);
        seen.push(r.rule);
        new
    });
    let later = list.split_off(MOST.min(list.len()));
    (list, later)
}

fn about(melding: &Melding, rule: RuleId, signals: Vec<Signal>) -> Reason {
    let who = named(melding, &signals);
    Reason { rule, signals, who }
}

fn act(melding: &Melding, facts: &Facts, picture: &Picture<'_>) -> Vec<Reason> {
    if facts.safety.acute != Value::Ja {
        let mut list = vec![help_desk(melding), Reason::of(RuleId::NuOverlegOvj)];
        list.extend(find_out(melding, facts, picture));
        return list;
    }
    let mut acute = with_value(picture, SignalClass::Acute, Value::Ja);
    if acute.is_empty() {
        // Of somebody who is near, and not of a signal by itself.
        acute = with_value(picture, SignalClass::Acute, Value::Genoemd);
    }
    acute.sort_by_key(|s| *s != Signal::Wapen);
    let missing = acute.contains(&Signal::KindVermist);
    let others: Vec<Signal> = acute
        .iter()
        .copied()
        .filter(|s| *s != Signal::KindVermist)
        .collect();
    let mut list = vec![about(melding, RuleId::NuGevaren, acute)];
    let search = || about(melding, RuleId::NuKindZoeken, vec![Signal::KindVermist]);
    if others.is_empty() {
        list.push(search());
    } else {
        list.push(about(melding, RuleId::NuVeiligMaken, others));
    }
    list.extend(calls(melding, Value::Ja));
    list.push(Reason::of(RuleId::NuOverlegOvj));
    if missing {
        list.push(search());
    }
    list.extend(see_children(melding, picture));
    list.push(help_desk(melding));
    list
}

/// Whom to call for what is established or, at least, said.
fn calls(melding: &Melding, least: Value) -> Vec<Reason> {
    let is = |signal: Signal, aspects: &[Aspect]| {
        let answer = melding.signals.get(&signal);
        answer.is_some_and(|a| {
            a.active().any(|d| {
                // Not said which part: what the officer saw is there now, and who endangers only the
                // own life needs care.
                let own_life = !d.at_risk.is_empty() && d.at_risk.is_subset(&d.from);
                let unsaid = d.seen() || (signal == Signal::DreigingLeven && own_life);
                let named = d.aspect.map_or(unsaid, |p| aspects.contains(&p));
                let part = aspects.is_empty() || named;
                part && melding.danger_value(d) >= least
            })
        })
    };
    let mut list = Vec::new();
    let hurt: Vec<Signal> = [
        (Signal::Basiszorg, &[Aspect::ZonderZorgNu][..]),
        (Signal::Mishandeling, &[Aspect::VersLetsel]),
        (Signal::DreigingLeven, &[Aspect::Zelfdoding]),
    ]
    .into_iter()
    .filter(|(signal, parts)| is(*signal, parts))
    .map(|(signal, _)| signal)
    .collect();
    if !hurt.is_empty() {
        list.push(about(melding, RuleId::NuAmbulance, hurt));
    }
    if is(Signal::Ontvoering, &[]) {
        list.push(Reason::of(RuleId::NuKmar));
    }
    if is(Signal::Mishandeling, &[]) {
        list.push(Reason::of(RuleId::NuZeden));
    }
    list
}

/// Veilig Thuis, or the GI where an OTS runs.
fn help_desk(melding: &Melding) -> Reason {
    Reason::of(if tracks::gi_involved(melding) {
        RuleId::NuGi
    } else {
        RuleId::NuVeiligThuis
    })
}

fn find_out(melding: &Melding, facts: &Facts, picture: &Picture<'_>) -> Vec<Reason> {
    let at = |value: Value| -> Vec<Signal> {
        let mut list = with_value(picture, SignalClass::Acute, value);
        let structural = with_value(picture, SignalClass::Structural, value);
        list.extend(
            structural
                .into_iter()
                .filter(|s| !list.contains(s))
                .collect::<Vec<_>>(),
        );
        list
    };
    let mut list = Vec::new();
    let going_on = going_on_now(melding, picture);
    if !going_on.is_empty() {
        list.push(about(melding, RuleId::NuGaErHeen, going_on));
    }
    let mentioned = at(Value::Genoemd);
    if !mentioned.is_empty() {
        list.push(about(melding, RuleId::NuGenoemdUitzoeken, mentioned));
        list.extend(calls(melding, Value::Genoemd));
        list.extend(see_children(melding, picture));
    }
    if !picture.place_open.is_empty() {
        let who = picture.place_open.clone();
        list.push(Reason::about(RuleId::NuKindWaar, who));
    }
    let mut open = at(Value::Onbekend);
    // What only the own side denied is found out by other ways than asking again.
    open.retain(|s| !(denied(melding, *s) && picture.board.denied_by_own_side(*s)));
    open.sort_unstable();
    if !open.is_empty() {
        list.push(Reason {
            rule: RuleId::NuSignalenVragen,
            signals: open,
            who: Vec::new(),
        });
    }
    if list.is_empty() && facts.right.counts() && facts.receiving == Receiving::Open {
        let sides = side::receiving_sides(melding);
        list.push(Reason::about(RuleId::NuOvjVoorleggen, sides));
    }
    list
}

/// Acute signals of which somebody says that it is going on now.
fn going_on_now(melding: &Melding, picture: &Picture<'_>) -> Vec<Signal> {
    let mut mentioned = with_value(picture, SignalClass::Acute, Value::Genoemd);
    mentioned.retain(|s| {
        let answer = melding.signals.get(s);
        answer.is_some_and(|a| a.active().any(|d| d.ongoing))
    });
    mentioned.sort_by_key(|s| *s != Signal::Wapen);
    mentioned
}

/// Children in doubt, but for those whom the officer deliberately leaves in peace.
fn see_children(melding: &Melding, picture: &Picture<'_>) -> Option<Reason> {
    let in_doubt = |s: &Safety| s.acute.max(s.structural) > Value::Nee;
    let spared =
        |id: &PersonId| melding.hearings.get(id).and_then(|h| h.heard) == Some(Heard::BewustNiet);
    let who: Vec<PersonId> = picture
        .children
        .iter()
        .filter(|(id, s)| in_doubt(s) && !spared(id))
        .map(|(id, _)| *id)
        .collect();
    (!who.is_empty()).then(|| Reason::about(RuleId::NuKindZien, who))
}

/// Hearing the other side; where one may be in danger of the other, consulting comes first.
fn hear(melding: &Melding) -> Vec<Reason> {
    let gap = |id: &PersonId| tracks::unheard(melding, *id);
    let who: Vec<PersonId> = melding.parents_by_part().into_iter().filter(gap).collect();
    if who.is_empty() {
        Vec::new()
    } else if tracks::consult_first(melding) {
        vec![Reason::about(RuleId::NuOverlegVoorWederhoor, who)]
    } else {
        vec![Reason::about(RuleId::NuWederhoor, who)]
    }
}
