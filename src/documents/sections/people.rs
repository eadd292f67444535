//! The call and the people in it. Names and addresses stand here and nowhere else.

use std::collections::BTreeSet;

use crate::afweging::Topic;
use crate::documents::block::{Line, Mark, add_field, add_sentence};
use crate::documents::context::{Context, is_secret};
use crate::documents::date::{day, moment, occurs_twice};
use crate::documents::sheet::Sheet;
use crate::melding::{Person, PersonId, Presence, Subject, Whereabouts};

/// When the call came in, and that the clock was not sure.
pub(in crate::documents) fn call_moment(context: &Context<'_>) -> String {
    let at = moment(context.melding.at);
    if context.melding.clock_unsure {
        format!("{at} ({})", &*context.texts.people.clock_unsure)
    } else {
        at
    }
}

/// When the call came in and who reports.
pub(in crate::documents) fn call(sheet: &mut Sheet<'_, '_>) {
    let context = sheet.context;
    let t = &context.texts.people;
    let at = Line::new(Mark::Own)
        .about(Subject::Call)
        .strong(&*t.call_time)
        .plain(format!(": {}.", call_moment(context)));
    sheet.line(at);
    let (mark, who) = match context.melding.reporter {
        Some(id) => (Mark::Own, context.label(id)),
        None => (Mark::Unknown, &*context.texts.common.not_recorded),
    };
    let reporter = Line::new(mark)
        .about(Subject::Call)
        .strong(&*t.reporter)
        .plain(format!(": {who}."));
    sheet.line(reporter);
    let also = &context.melding.also_report;
    if !also.is_empty() {
        let who = context.labels(also.iter().copied());
        let line = Line::new(Mark::Own).about(Subject::Call);
        let line = line.strong(&*t.also_report).plain(format!(": {who}."));
        sheet.line(line);
    }
    for line in double_hours(context) {
        sheet.line(line);
    }
}

/// For each night of the call in which the clock shows one hour twice: that the lines stand in the
/// order in which they were entered.
pub(in crate::documents) fn double_hours(context: &Context<'_>) -> Vec<Line> {
    let m = context.melding;
    let dangers = m.signals.values().flat_map(|a| &a.dangers);
    let replies = m.signals.values().flat_map(|a| &a.replies);
    let hearings = m.hearings.values();
    let times = std::iter::once(Some(m.at))
        .chain(dangers.map(|d| d.at))
        .chain(replies.map(|r| r.at))
        .chain(hearings.flat_map(|h| [h.at, h.recorded]))
        .chain(m.statements.iter().flat_map(|s| [s.at, s.recorded]))
        .chain(m.acts.iter().flat_map(|a| [a.at, a.recorded]));
    let nights: BTreeSet<chrono::NaiveDate> = times
        .flatten()
        .filter(|at| occurs_twice(*at))
        .map(|at| at.date())
        .collect();
    let text = |night| context.texts.people.double_hour.fill("dag", &day(night));
    nights
        .into_iter()
        .map(|night| Line::new(Mark::None).plain(text(night)))
        .collect()
}

/// Everyone, by part in the call; all children, also who is not there.
pub(in crate::documents) fn people(sheet: &mut Sheet<'_, '_>) {
    let context = sheet.context;
    let ids: Vec<PersonId> = context.people().map(|(id, _)| id).collect();
    let children = ids.iter().any(|id| id.is_child());
    for id in ids {
        if let Some(person) = context.melding.person(id) {
            let line = person_line(sheet, person);
            sheet.line(line);
        }
    }
    if !children {
        sheet.missing(&context.texts.people.no_children);
    }
    places(sheet);
}

/// The third places, each with its name: everywhere else stands its number.
fn places(sheet: &mut Sheet<'_, '_>) {
    let context = sheet.context;
    let t = &context.texts.people;
    for place in &context.melding.places {
        let line = Line::new(Mark::Own).about(Subject::Call);
        let line = line.strong(t.place_number.fill("nr", &place.number.to_string()));
        let hidden = place.secret && context.keeps_secrets;
        let mut text = String::from(".");
        if hidden {
            add_sentence(&mut text, &t.secret_place_not_told);
        } else if place.name.is_blank() {
            add_field(&mut text, &t.name, &context.texts.common.not_recorded);
        } else {
            add_field(&mut text, &t.name, &place.name);
        }
        if place.secret && !hidden {
            add_sentence(&mut text, &t.secret_mark);
        }
        sheet.line(line.plain(text));
    }
}

fn person_line(sheet: &Sheet<'_, '_>, person: &Person) -> Line {
    let context = sheet.context;
    let t = &context.texts.people;
    let mut identity = String::from(".");
    add_field(&mut identity, &t.name, &person.name);
    if let Some(birth) = person.birth {
        // A child's age stands in its label already.
        let age = person.age_on(context.melding.at.date());
        let age = age.filter(|_| !person.id.is_child());
        let age = age.map(|years| t.age_short.fill("jaar", &years.to_string()));
        let age = age.map_or_else(String::new, |age| format!(" ({age})"));
        add_field(&mut identity, &t.born, &format!("{}{age}", day(birth)));
    } else if let Some(years) = person.age.filter(|_| !person.id.is_child()) {
        add_sentence(&mut identity, &t.age.fill("jaar", &years.to_string()));
    }
    match person.presence {
        Presence::Gewoon => {}
        Presence::Overleden => add_sentence(&mut identity, &t.deceased),
        Presence::NietBekend => add_sentence(&mut identity, &t.not_known),
    }
    let secret = is_secret(context.melding, person);
    if context.keeps_secrets && secret {
        add_sentence(&mut identity, &t.secret_address);
    } else {
        add_field(&mut identity, &t.address, &person.address);
        if person.secret_address || (secret && !person.address.is_blank()) {
            add_sentence(&mut identity, &t.secret_mark);
        }
    }
    add_field(&mut identity, &t.phone, &person.phone);
    add_field(&mut identity, &t.interpreter, &person.interpreter);
    Line::new(Mark::Own)
        .about(Subject::Person(person.id))
        .strong(context.label(person.id))
        .plain(identity)
        .under(whereabouts(sheet, person))
}

/// Where the person lives and is now; for a child also when nobody recorded it.
fn whereabouts(sheet: &Sheet<'_, '_>, person: &Person) -> String {
    let context = sheet.context;
    let t = &context.texts.people;
    let topic = Topic::Place(person.id);
    // Where an adult in danger is, or one from whom it comes, matters as much as where a child is.
    let must = person.id.is_child() || context.assessment.open.iter().any(|p| p.topic == topic);
    let mut text = String::new();
    for (label, place) in [(&t.lives, person.lives), (&t.now, person.now)] {
        let at_home = place == Whereabouts::Bij(person.id);
        match context.place(place) {
            Some(_) if at_home => add_field(&mut text, label, &t.at_home),
            Some(place) => add_field(&mut text, label, &place),
            None if must => add_field(&mut text, label, &context.texts.common.not_recorded),
            None => {}
        }
    }
    if !(context.keeps_secrets && is_secret(context.melding, person)) {
        add_field(&mut text, &t.now_text, &person.now_text);
    }
    for (label, who) in [(&t.parents, &person.parents), (&t.custody, &person.custody)] {
        if !who.is_empty() {
            add_field(&mut text, label, &context.labels(who.iter().copied()));
        }
    }
    text
}
