//! What is kept from a reader, for whom and why. Stands in the mutatie of the police only.

use crate::documents::block::{Line, Mark, add_field, add_sentence};
use crate::documents::context::Context;
use crate::documents::phrase::fill;
use crate::documents::sheet::Sheet;
use crate::melding::{EntryId, Passage, Shield, Subject};

/// The shields in order of entry; without any there is no section.
pub(in crate::documents) fn shields(sheet: &mut Sheet<'_, '_>) {
    let context = sheet.context;
    if context.melding.shields.is_empty() {
        return;
    }
    let t = &context.texts.shields;
    sheet.section(&*t.heading);
    sheet.paragraph(&t.intro);
    for shield in &context.melding.shields {
        let line = shield_line(context, shield);
        sheet.line(line);
    }
}

fn shield_line(context: &Context<'_>, shield: &Shield) -> Line {
    let t = &context.texts.shields;
    let who = context.label(shield.reader);
    let reader = if shield.stands {
        t.stands.fill("wie", who)
    } else if shield.reader.is_child() {
        t.for_child.fill("wie", who)
    } else {
        t.for_parent.fill("wie", who)
    };
    let mut reason = String::new();
    if shield.reason.is_blank() {
        add_sentence(&mut reason, &t.reason_missing);
    } else {
        add_field(&mut reason, &t.reason, &shield.reason);
    }
    Line::new(Mark::Own)
        .about(Subject::Shield(shield.passage, shield.reader))
        .strong(reader)
        .plain(format!(": {}.", passage(context, shield.passage)))
        .under(reason)
}

/// A passage by number or label: its words stand elsewhere, once.
pub(in crate::documents) fn passage(context: &Context<'_>, passage: Passage) -> String {
    let t = &context.texts.shields;
    let who = |phrase: &crate::documents::phrase::Phrase, id| phrase.fill("wie", context.label(id));
    match passage {
        Passage::Regel(id) => {
            let text = t.entry.fill("nr", &id.to_string());
            fill(&text, "wat", &entry(context, id))
        }
        Passage::Weerwoord(id) => t.rebuttal.fill("nr", &id.to_string()),
        Passage::Antwoord(question) => context.question(question).to_owned(),
        Passage::Aantekening(question) => t.note.fill("bij", context.question(question)),
        Passage::Signaal(signal) => context.signal(signal).to_owned(),
        Passage::Toelichting(signal) => t.note.fill("bij", context.signal(signal)),
        Passage::Gehoord(id) => who(&t.heard, id),
        Passage::Naam(id) => who(&t.name, id),
        Passage::Adres(id) => who(&t.address, id),
        Passage::Telefoon(id) => who(&t.phone, id),
        Passage::Persoon(id) => who(&t.person, id),
        Passage::Melder => t.reporter.to_string(),
    }
}

/// What kind of entry it is, with speaker and time, so that it is found without its words.
fn entry(context: &Context<'_>, id: EntryId) -> String {
    let t = &context.texts.shields;
    let m = context.melding;
    let danger = |(signal, answer): (&_, &crate::melding::SignalAnswer)| {
        let found = answer.dangers.iter().any(|d| d.id == id);
        found.then(|| t.danger.fill("signaal", context.signal(*signal)))
    };
    if let Some(text) = m.signals.iter().find_map(danger) {
        return text;
    }
    let timed = |text: String, at: Option<chrono::NaiveDateTime>| match at {
        Some(at) => format!("{text}, {}", context.moment(at)),
        None => text,
    };
    if let Some(s) = m.statements.iter().find(|s| s.id == id) {
        return timed(t.statement.fill("wie", context.speaker(&s.account)), s.at);
    }
    if let Some(a) = m.acts.iter().find(|a| a.id == id) {
        return timed(context.texts.act_kind(a.kind).to_lowercase(), a.at);
    }
    if m.report_wishes.iter().any(|w| w.id == id) {
        return t.wish.to_string();
    }
    let decision = m.decisions.iter().find(|d| d.id == id);
    decision.map_or_else(String::new, |d| {
        context.texts.decision(d.kind).to_lowercase()
    })
}
