//! The outcome and the reasons in words.

use crate::{
    afweging::{Outcome, Reason},
    melding::PersonId,
};

use crate::ui::{action::Side, scene::Scene, widgets::Sign};

/// The sign of an outcome: shape, colour and words always together.
pub fn sign(outcome: Outcome) -> Sign {
    match outcome {
        Outcome::OptredenNoodzakelijk => Sign::Diamond,
        Outcome::EerstVaststellen => Sign::Triangle,
        Outcome::EigenAfweging => Sign::BlueDot,
        Outcome::Terughoudend => Sign::Square,
    }
}

/// The headline in words.
pub fn title(scene: &Scene<'_>) -> String {
    outcome_words(scene, scene.assessment.headline).to_owned()
}

pub(super) fn outcome_words<'a>(scene: &Scene<'a>, outcome: Outcome) -> &'a str {
    let t = scene.t;
    match outcome {
        Outcome::OptredenNoodzakelijk => &t.outcome_act,
        Outcome::EerstVaststellen => &t.outcome_find_out,
        Outcome::EigenAfweging => &t.outcome_weigh,
        Outcome::Terughoudend => &t.outcome_restrained,
    }
}

/// A reason in words, with the people and signals filled in.
pub fn reason(scene: &Scene<'_>, reason: &Reason) -> String {
    let who = scene.people(reason.who.iter());
    let text = scene
        .protocol
        .rule(reason.rule)
        .fill(&who, &scene.signals(&reason.signals));
    crate::ui::scene::capitalised(&text)
}

/// A reason in few words, for the bars: letters of people, and one signal.
pub fn reason_in_short(scene: &Scene<'_>, reason: &Reason) -> String {
    let who = scene.joined(reason.who.iter().map(ToString::to_string).collect());
    let signals = scene.signals_up_to(&reason.signals, 1);
    let text = scene.protocol.rule(reason.rule).fill(&who, &signals);
    crate::ui::scene::capitalised(&text)
}

/// The words on the tabs.
pub fn tab_words<'a>(scene: &Scene<'a>) -> Vec<&'a str> {
    let sides = Side::all(scene.app.is_training()).iter();
    sides.map(|side| tab_word(scene, *side)).collect()
}

/// The word on one tab.
pub fn tab_word<'a>(scene: &Scene<'a>, side: Side) -> &'a str {
    let t = scene.t;
    match side {
        Side::Advies => &t.tab_advice,
        Side::Mutatie => &t.tab_mutatie,
        Side::Zorgmelding => &t.tab_zorgmelding,
        Side::Open => &t.tab_open,
        Side::Woorden => &t.tab_words,
        Side::Gesprek => &t.tab_gesprek,
    }
}

/// The number on a tab: how much waits there; 0 shows none.
pub fn tab_count(scene: &Scene<'_>, side: Side) -> usize {
    match side {
        Side::Open if scene.app.hides_advice() => 0,
        Side::Open => scene.assessment.open.len(),
        Side::Woorden => scene.app.derived.words.len(),
        Side::Advies | Side::Mutatie | Side::Zorgmelding | Side::Gesprek => 0,
    }
}

/// Which parents nobody heard: a restrained outcome without them rests on few words, and says so.
pub(super) fn unheard(scene: &Scene<'_>) -> String {
    let gap = |id: &PersonId| crate::afweging::unheard(scene.melding, *id);
    let parents = scene.melding.parents_by_part().into_iter();
    let names: Vec<String> = parents.filter(gap).map(|id| scene.person(id)).collect();
    if names.is_empty() {
        String::new()
    } else {
        scene.t.line_unheard.replace("{wie}", &scene.joined(names))
    }
}
