//! The words of rules and open points in output that is no document.

use crate::{
    afweging::{Reason, Topic},
    melding::PersonId,
    protocol::{Protocol, Question, Signal},
};

/// The text of a reason, with its people and signals filled in.
pub(super) fn reason(protocol: &Protocol, reason: &Reason) -> String {
    let text = &protocol.rule(reason.rule).text;
    text.replace("{wie}", &people(&reason.who))
        .replace("{signalen}", &signals(protocol, &reason.signals))
}

fn people(who: &[PersonId]) -> String {
    if who.is_empty() {
        return "iemand van wie het label nog niet vaststaat".to_owned();
    }
    listed(who.iter().map(PersonId::to_string))
}

fn signals(protocol: &Protocol, signals: &[Signal]) -> String {
    listed(
        signals
            .iter()
            .map(|s| protocol.signal(*s).short.to_lowercase()),
    )
}

/// `a, b en c`.
fn listed(words: impl Iterator<Item = String>) -> String {
    let words: Vec<String> = words.collect();
    match words.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} en {last}", rest.join(", ")),
        None => String::new(),
    }
}

/// The stable name of an open point: its kind and what it is about.
pub(super) fn topic_id(topic: Topic) -> String {
    match topic {
        Topic::Signal(s) => format!("signaal/{}", s.name()),
        Topic::AtRisk(s, id) => format!("signaal/{}/{id}/wie", s.name()),
        Topic::Known(s, id) => format!("signaal/{}/{id}/hoe", s.name()),
        Topic::Part(s, id) => format!("signaal/{}/{id}/aard", s.name()),
        Topic::FirstHand(s, id) => format!("signaal/{}/{id}/zelf_gezien", s.name()),
        Topic::Place(id) => format!("plek/{id}"),
        Topic::FreeSpeech(id) => format!("gehoord/{id}/vrij"),
        Topic::Receiving(id) => format!("overdracht/{id}"),
        Topic::OvjHandover => "overdracht/ovj".to_owned(),
        Topic::Reporter => "melder".to_owned(),
        Topic::Children => "kinderen".to_owned(),
        Topic::Question(q) => format!("vraag/{}", q.name()),
        Topic::Decision => "beslissing".to_owned(),
        Topic::Evidence(id) => format!("beslissing/{id}/bekend"),
        Topic::Force(id) => format!("beslissing/{id}/geldt"),
        Topic::Clause(id) => format!("beslissing/{id}/sterke_arm"),
        Topic::Favours(id) => format!("beslissing/{id}/voor"),
        Topic::DecisionChildren(id) => format!("beslissing/{id}/kinderen"),
        Topic::Today(id) => format!("beslissing/{id}/geeft_vandaag"),
        Topic::Enforceable(id) => format!("beslissing/{id}/uitvoerbaar"),
        Topic::Served(id) => format!("beslissing/{id}/betekend"),
        Topic::Hearing(id) => format!("gehoord/{id}"),
        Topic::Rebuttal(id) => format!("wederhoor/{id}"),
    }
}

/// The question behind an open point, and who or what may know the answer.
pub(super) fn topic(protocol: &Protocol, topic: Topic) -> (&str, &str) {
    let wording = match topic {
        Topic::Signal(s)
        | Topic::AtRisk(s, _)
        | Topic::Known(s, _)
        | Topic::Part(s, _)
        | Topic::FirstHand(s, _) => protocol.signal(s),
        Topic::Question(q) => protocol.question(q),
        Topic::OvjHandover => protocol.question(Question::OvjOverdracht),
        other => protocol.step(other.step()),
    };
    (&wording.question, &wording.who_knows)
}
