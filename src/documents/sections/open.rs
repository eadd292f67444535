//! What is open, what an answer could change, who may know it, and what does not fit together.

use crate::afweging::{Contradiction, OpenPoint, Topic, assess, contradictions};
use crate::documents::block::{Block, Line, Mark, add_field};
use crate::documents::context::Context;
use crate::documents::phrase::{Phrase, fill};
use crate::documents::sheet::{Sheet, capital, list_of};
use crate::documents::wording::DocumentTexts;
use crate::melding::{EntryId, Melding};
use crate::protocol::Protocol;

/// The open points: first those that could change the outcome, then the rest in one line.
pub(in crate::documents) fn open(sheet: &mut Sheet<'_, '_>) {
    let context = sheet.context;
    let t = &context.texts.acts;
    let open = &context.assessment.open;
    if open.is_empty() {
        sheet.line(Line::new(Mark::None).plain(&*t.open_none));
    }
    let (weighty, rest): (Vec<_>, Vec<_>) = open.iter().partition(|p| !p.could_become.is_empty());
    for group in weighty.chunk_by(|a, b| a.could_become == b.could_become) {
        let outcomes: Vec<String> = group[0]
            .could_become
            .iter()
            .map(|o| context.texts.outcome(*o).to_lowercase())
            .collect();
        let outcomes = outcomes.join(&format!(" {} ", &*t.or));
        sheet.heading(&t.open_can_change.fill("uitkomst", &outcomes));
        for point in group {
            let line = point_line(context, point);
            sheet.line(line);
        }
    }
    if !weighty.is_empty() && !rest.is_empty() {
        sheet.push(Block::Gap);
    }
    if !rest.is_empty() {
        let topics: Vec<String> = rest.iter().map(|p| topic(context, p.topic)).collect();
        let line = Line::new(Mark::Unknown)
            .strong(&*t.open_rest)
            .plain(format!(": {}", list_of(&topics)));
        sheet.line(line);
    }
    contradicting(sheet);
}

fn point_line(context: &Context<'_>, point: &OpenPoint) -> Line {
    let t = &context.texts.acts;
    let mut sub = String::new();
    add_field(&mut sub, &t.who_knows, who_knows(context, point.topic));
    let topic = capital(&topic(context, point.topic));
    Line::new(Mark::Unknown).plain(topic).plain(".").under(sub)
}

/// Who or what may know the answer; blank where nobody is known to.
pub(in crate::documents) fn who_knows<'a>(context: &Context<'a>, topic: Topic) -> &'a str {
    let protocol = context.protocol;
    match topic {
        Topic::Signal(signal)
        | Topic::AtRisk(signal, _)
        | Topic::Known(signal, _)
        | Topic::Part(signal, _)
        | Topic::FirstHand(signal, _) => &protocol.signal(signal).who_knows,
        Topic::Question(question) => &protocol.question(question).who_knows,
        other => &protocol.step(other.step()).who_knows,
    }
}

/// An open point in words. People by label, entries by number.
pub(in crate::documents) fn topic(context: &Context<'_>, topic: Topic) -> String {
    let t = &context.texts.acts;
    match topic {
        Topic::Signal(signal) => context.signal(signal).to_owned(),
        Topic::AtRisk(signal, _) => t.at_risk.fill("signaal", context.signal(signal)),
        Topic::Known(signal, _) => t.known.fill("signaal", context.signal(signal)),
        Topic::Part(signal, _) => t.part.fill("signaal", context.signal(signal)),
        Topic::FirstHand(signal, _) => t.first_hand.fill("signaal", context.signal(signal)),
        Topic::Place(id) => t.place.fill("wie", context.label(id)),
        Topic::FreeSpeech(id) => t.free_speech.fill("wie", context.label(id)),
        Topic::Receiving(id) => t.receiving.fill("wie", context.label(id)),
        Topic::OvjHandover => t.ovj_handover.to_string(),
        Topic::Favours(id) => t.favours.fill("nr", &id.to_string()),
        Topic::DecisionChildren(id) => t.decision_children.fill("nr", &id.to_string()),
        Topic::Today(id) => t.today.fill("nr", &id.to_string()),
        Topic::Enforceable(id) => t.enforceable.fill("nr", &id.to_string()),
        Topic::Served(id) => t.served.fill("nr", &id.to_string()),
        Topic::Reporter => t.reporter.to_string(),
        Topic::Children => t.children.to_string(),
        Topic::Question(question) => context.question(question).to_owned(),
        Topic::Decision => t.decision.to_string(),
        Topic::Evidence(id) => t.evidence.fill("nr", &id.to_string()),
        Topic::Force(id) => t.force.fill("nr", &id.to_string()),
        Topic::Clause(id) => t.clause.fill("nr", &id.to_string()),
        Topic::Hearing(id) => t.hearing.fill("wie", context.label(id)),
        Topic::Rebuttal(id) => t.rebuttal.fill("nr", &id.to_string()),
    }
}

/// Records that cannot both be right, where there are any.
pub(in crate::documents) fn contradicting(sheet: &mut Sheet<'_, '_>) {
    let context = sheet.context;
    let lines = disagreeing(context);
    if lines.is_empty() {
        return;
    }
    sheet.heading(&context.texts.contradictions.intro);
    for line in lines {
        sheet.line(Line::new(Mark::Unknown).plain(line));
    }
}

/// The records of a call that cannot both be right, in sentences: to be looked at, never refused.
pub fn plausibility(protocol: &Protocol, texts: &DocumentTexts, melding: &Melding) -> Vec<String> {
    let assessment = assess(melding);
    disagreeing(&Context::new(protocol, texts, melding, &assessment))
}

fn disagreeing(context: &Context<'_>) -> Vec<String> {
    let found = contradictions(context.melding);
    // Who was heard comes in the order of the labels; a document orders people by part.
    let silent = |c: &Contradiction| match c {
        Contradiction::GehoordZonderVerklaring(id) => Some(*id),
        _ => None,
    };
    let mut heard = context.by_part(found.iter().filter_map(silent)).into_iter();
    let by_part = found.iter().map(|one| {
        let heard = silent(one).and_then(|_| heard.next());
        heard.map_or(*one, Contradiction::GehoordZonderVerklaring)
    });
    by_part.map(|one| contradiction(context, one)).collect()
}

fn contradiction(context: &Context<'_>, contradiction: Contradiction) -> String {
    let t = &context.texts.contradictions;
    let two = |phrase: &Phrase, one: EntryId, other: EntryId| {
        let text = phrase.fill("een", &one.to_string());
        fill(&text, "ander", &other.to_string())
    };
    match contradiction {
        Contradiction::TweeBeslissingen(one, other) => two(&t.two_decisions, one, other),
        Contradiction::BeslissingenOneens(one, other) => two(&t.decisions_disagree, one, other),
        Contradiction::AndereDag(one, other) => two(&t.other_day, one, other),
        Contradiction::VerbodOnbekend => t.ban_unknown.to_string(),
        Contradiction::GeenEnWel(id) => t.none_and_one.fill("nr", &id.to_string()),
        Contradiction::KindVermistEnAanwezig(id) => {
            t.missing_and_present.fill("wie", context.label(id))
        }
        Contradiction::Betwist(signal, id) => {
            let text = t.disputed.fill("signaal", context.signal(signal));
            fill(&text, "nr", &id.to_string())
        }
        Contradiction::GehoordZonderVerklaring(id) => t.heard_silent.fill("wie", context.label(id)),
        Contradiction::KindIsVolwassen(id) => t.adult.fill("wie", context.label(id)),
        Contradiction::KindOuderDanOuder(child, parent) => {
            let text = t.older.fill("kind", context.label(child));
            fill(&text, "ouder", context.label(parent))
        }
        Contradiction::GehoordVoorMelding(id) => t.heard_before.fill("wie", context.label(id)),
        Contradiction::BeslissingNaMelding(id) => t.decision_later.fill("nr", &id.to_string()),
        Contradiction::AangifteGewenstEnAfgezien => t.wish_and_declined.to_string(),
    }
}
