//! The call and the people in it. Names and addresses stand here and nowhere else.

use crate::documents::block::{Line, Mark, add_field, add_sentence};
use crate::documents::date::{day, moment};
use crate::documents::sheet::Sheet;
use crate::melding::{Person, PersonId, Subject, Whereabouts};

/// When the call came in and who reports.
pub(in crate::documents) fn call(sheet: &mut Sheet<'_, '_>) {
    let context = sheet.context;
    let t = &context.texts.people;
    let at = Line::new(Mark::Own)
        .about(Subject::Call)
        .strong(&*t.call_time)
        .plain(format!(": {}.", moment(context.melding.at)));
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
    add_field(&mut identity, &t.address, &person.address);
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
    let must = person.id.is_child();
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
    add_field(&mut text, &t.now_text, &person.now_text);
    text
}
