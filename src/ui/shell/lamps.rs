//! The four questions of the card as lamps.

use eframe::egui::Ui;

use crate::{
    afweging::{Clause, Reason},
    melding::{Evidence, PersonId, Value},
    protocol::{RuleId, Signal, SignalClass, Step},
};

use crate::ui::{
    action::Action,
    scene::{Scene, letter},
    widgets::{Lamp, Sign, lamps as show_lamps},
};

/// The four questions of the card, always in sight.
pub fn lamps(ui: &mut Ui, scene: &mut Scene<'_>) {
    let t = scene.t;
    let safety = safety_lamp(scene);
    let decision = decision_lamp(scene);
    let clause = match scene.assessment.clause {
        Clause::Geldt => (Sign::BlueDot, &t.lamp_clause_counts),
        Clause::VanRechtswege => (Sign::BlueDot, &t.lamp_clause_by_law),
        Clause::Geen => (Sign::GreenDot, &t.lamp_clause_none),
        Clause::Onbekend => (Sign::Hollow, &t.lamp_clause_unknown),
    };
    let wederhoor = wederhoor_lamp(scene);
    let all = [
        Lamp {
            sign: safety.0,
            name: &t.lamp_safety,
            status: &safety.1,
        },
        Lamp {
            sign: decision.0,
            name: &t.lamp_decision,
            status: decision.1,
        },
        Lamp {
            sign: clause.0,
            name: &t.lamp_clause,
            status: clause.1,
        },
        Lamp {
            sign: wederhoor.0,
            name: &t.lamp_wederhoor,
            status: &wederhoor.1,
        },
    ];
    const STEPS: [Step; 4] = [
        Step::Veiligheid,
        Step::Beslissing,
        Step::SterkeArm,
        Step::Wederhoor,
    ];
    if let Some(step) = show_lamps(ui, &all).and_then(|at| STEPS.get(at)) {
        scene.ask(Action::ShowStep(*step));
    }
}

fn safety_lamp(scene: &Scene<'_>) -> (Sign, String) {
    let t = scene.t;
    let value = |s: &Signal| scene.melding.signal(*s);
    let yes = |class| {
        Signal::ALL
            .iter()
            .any(|s| s.class() == class && value(s) == Some(Value::Ja))
    };
    let open = Signal::ALL
        .iter()
        .filter(|s| s.class() != SignalClass::Care);
    let open = open
        .filter(|s| value(s).is_none_or(|v| v > Value::Nee))
        .count();
    let mut heavy = Signal::ALL
        .iter()
        .filter(|s| s.class() != SignalClass::Care);
    let mentioned = heavy.any(|s| value(s) == Some(Value::Genoemd));
    if yes(SignalClass::Acute) {
        (Sign::Diamond, t.lamp_acute_yes.clone())
    } else if yes(SignalClass::Structural) {
        (Sign::Diamond, t.lamp_structural_yes.clone())
    } else if mentioned {
        (Sign::Triangle, t.lamp_danger_mentioned.clone())
    } else if scene.melding.signals.is_empty() {
        (Sign::Hollow, t.lamp_not_asked.clone())
    } else if open > 0 {
        (
            Sign::Triangle,
            t.lamp_open.replace("{n}", &open.to_string()),
        )
    } else if own_side(scene) {
        (Sign::Hollow, t.lamp_own_side.clone())
    } else {
        (Sign::GreenDot, t.lamp_nothing_found.clone())
    }
}

/// Whether all that was denied rests on one side's own word.
fn own_side(scene: &Scene<'_>) -> bool {
    let one_side = |r: &Reason| {
        matches!(
            r.rule,
            RuleId::NietGeblekenEigenZijde | RuleId::EigenZijdeTeltNiet
        )
    };
    scene.assessment.reasons.iter().any(one_side)
}

fn decision_lamp<'a>(scene: &Scene<'a>) -> (Sign, &'a str) {
    use crate::melding::{DecisionKind, Force};
    let t = scene.t;
    let live: Vec<_> = scene.melding.live_decisions().collect();
    let seen = |d: &&&crate::melding::Decision| {
        matches!(d.evidence, Some(Evidence::Gezien | Evidence::Bevestigd))
    };
    if live.is_empty() {
        (Sign::Hollow, &t.lamp_not_asked)
    } else if live.iter().all(|d| d.kind == DecisionKind::Geen) {
        (Sign::GreenDot, &t.lamp_none)
    } else if live
        .iter()
        .filter(seen)
        .any(|d| d.force == Some(Force::Geldt))
    {
        (Sign::GreenDot, &t.lamp_seen_in_force)
    } else if live.iter().all(|d| d.force == Some(Force::Vervangen)) {
        (Sign::Hollow, &t.lamp_replaced)
    } else {
        (Sign::Triangle, &t.lamp_mentioned)
    }
}

fn wederhoor_lamp(scene: &Scene<'_>) -> (Sign, String) {
    let t = scene.t;
    let gap = |id: &PersonId| crate::afweging::unheard(scene.melding, *id);
    let parents: Vec<&str> = scene
        .melding
        .parents_by_part()
        .iter()
        .filter(|id| gap(id))
        .map(|id| letter(*id))
        .collect();
    let not_put = scene.assessment.open.iter();
    let not_put = not_put
        .filter(|p| matches!(p.topic, crate::afweging::Topic::Rebuttal(_)))
        .count();
    if !parents.is_empty() {
        let who = parents.join(&format!(" {} ", scene.t.and));
        (Sign::Triangle, t.lamp_unheard.replace("{wie}", &who))
    } else if not_put > 0 {
        (
            Sign::Triangle,
            t.lamp_not_put.replace("{n}", &not_put.to_string()),
        )
    } else {
        (Sign::GreenDot, t.lamp_heard.clone())
    }
}
