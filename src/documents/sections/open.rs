//! What is open, what an answer could change, who may know it, and what does not fit together.

use crate::afweging::{Contradiction, OpenPoint, Topic, contradictions};
use crate::documents::block::{Line, Mark, add_field};
use crate::documents::context::Context;
use crate::documents::phrase::fill;
use crate::documents::sheet::{Sheet, capital};

/// The open points: first those that could change the outcome, then the rest in one line.
pub(in crate::documents) fn open(sheet: &mut Sheet<'_, '_>) {
    let context = sheet.context;
    let t = &context.texts.acts;
    let open = &context.assessment.open;
    if open.is_empty() {
        sheet.line(Line::new(Mark::None).plain(&*t.open_none));
    }
    let (weighty, rest): (Vec<_>, Vec<_>) = open.iter().partition(|p| !p.could_become.is_empty());
    if !weighty.is_empty() {
        sheet.line(Line::new(Mark::None).plain(&*t.open_can_change));
    }
    for point in weighty {
        let line = point_line(context, point);
        sheet.line(line);
    }
    if !rest.is_empty() {
        let topics: Vec<String> = rest.iter().map(|p| topic(context, p.topic)).collect();
        let line = Line::new(Mark::Unknown)
            .strong(&*t.open_rest)
            .plain(format!(": {}.", topics.join("; ")));
        sheet.line(line);
    }
    contradicting(sheet);
}

fn point_line(context: &Context<'_>, point: &OpenPoint) -> Line {
    let t = &context.texts.acts;
    let outcomes: Vec<String> = point
        .could_become
        .iter()
        .map(|o| context.texts.outcome(*o).to_lowercase())
        .collect();
    let mut sub = String::new();
    let or = format!(" {} ", &*t.or);
    add_field(&mut sub, &t.could_become, &outcomes.join(&or));
    add_field(&mut sub, &t.who_knows, who_knows(context, point.topic));
    let topic = capital(&topic(context, point.topic));
    Line::new(Mark::Unknown).plain(topic).plain(".").under(sub)
}

fn who_knows<'a>(context: &Context<'a>, topic: Topic) -> &'a str {
    let protocol = context.protocol;
    match topic {
        Topic::Signal(signal) | Topic::AtRisk(signal, _) | Topic::Known(signal, _) => {
            &protocol.signal(signal).who_knows
        }
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

fn contradicting(sheet: &mut Sheet<'_, '_>) {
    let context = sheet.context;
    let found = contradictions(context.melding);
    if found.is_empty() {
        return;
    }
    sheet.line(Line::new(Mark::None).plain(&*context.texts.contradictions.intro));
    for one in found {
        sheet.line(Line::new(Mark::Unknown).plain(contradiction(context, one)));
    }
}

fn contradiction(context: &Context<'_>, contradiction: Contradiction) -> String {
    let t = &context.texts.contradictions;
    match contradiction {
        Contradiction::TweeBeslissingen(one, other) => {
            let text = t.two_decisions.fill("een", &one.to_string());
            fill(&text, "ander", &other.to_string())
        }
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
        Contradiction::AangifteGewenstEnAfgezien => t.wish_and_declined.to_string(),
    }
}
