//! `voorop sjabloon`: an empty melding with examples that can be switched on.

use std::{fmt::Write, path::Path};

use super::{
    clock,
    exit::{Exit, Fault},
    out::Out,
};
use crate::{
    files::Assets,
    melding::{DecisionKind, PersonId, Relation},
    protocol::{Aspect, Kind, Protocol, Question, Signal, Step},
};

pub(super) fn run(assets: Option<&Path>, out: &mut Out) -> Result<Exit, Fault> {
    let assets = Assets::open(assets)?;
    let protocol = assets.protocol()?;
    let now = clock::now();
    let decisions: Vec<DecisionKind> = DecisionKind::offered().collect();
    let (_, template) = assets.text("sjabloon.ron").unwrap_or_default();
    let text = template
        .replace("{id}", &uuid::Uuid::now_v7().to_string())
        .replace("{tijd}", &now.format("%Y-%m-%dT%H:%M:00").to_string())
        .replace("{signalen}", &signals(&protocol))
        .replace("{vragen}", &questions(&protocol))
        .replace("{soorten}", &names(&decisions, DecisionKind::name))
        .replace(
            "{relaties}",
            &names(Relation::of(PersonId::Other(1)), Relation::name),
        )
        .replace("{stappen}", &names(Step::ALL, Step::name));
    out.text(&text)?;
    Ok(Exit::Fine)
}

fn names<T: Copy>(all: &[T], name: fn(T) -> &'static str) -> String {
    all.iter().map(|x| name(*x)).collect::<Vec<_>>().join(", ")
}

fn signals(protocol: &Protocol) -> String {
    let mut text = String::new();
    for signal in Signal::ALL {
        let short = &protocol.signal(*signal).short;
        let _ = writeln!(text, "        //   {}  {short}", signal.name());
        if !signal.aspects().is_empty() {
            let parts = names(signal.aspects(), Aspect::name);
            let _ = writeln!(text, "        //     aard: {parts}");
        }
    }
    text.trim_end().to_owned()
}

fn questions(protocol: &Protocol) -> String {
    let mut text = String::new();
    for question in Question::ALL {
        let short = &protocol.question(*question).short;
        let kind = answer(question.kind());
        let _ = writeln!(text, "        //   {}: {kind}  {short}", question.name());
    }
    text.trim_end().to_owned()
}

/// How an answer of this kind is written.
fn answer(kind: Kind) -> String {
    match kind {
        Kind::YesNo => "Ja, Nee".to_owned(),
        Kind::Choice(options) => {
            let names: Vec<&str> = options.iter().map(|c| c.name()).collect();
            format!("Keuze({})", names.join(" / "))
        }
        Kind::Text => "Tekst(\"...\")".to_owned(),
        Kind::Date => "Datum(\"2026-11-21\")".to_owned(),
        Kind::Person => "Persoon(\"A\")".to_owned(),
    }
}
