//! The call and the people in it: names of the family, and of the reader what is recorded.

use super::{Desk, Drawn};
use crate::documents::block::{Line, Mark, add_field, add_sentence};
use crate::documents::context::is_secret;
use crate::documents::date::day;
use crate::documents::sections::people;
use crate::melding::{Passage, Person, Presence, Subject, Whereabouts};

impl Desk<'_, '_> {
    pub(super) fn call(&self) -> Vec<Drawn> {
        let context = self.context;
        let t = &context.texts.people;
        let line = |label: &str, value: &str| {
            Line::new(Mark::Own)
                .about(Subject::Call)
                .strong(label)
                .plain(format!(": {value}."))
        };
        let mut lines = vec![Drawn {
            passage: None,
            line: line(&t.call_time, &people::call_moment(context)),
        }];
        lines.extend(context.melding.reporter.map(|id| Drawn {
            passage: Some(Passage::Melder),
            line: line(&t.reporter, context.label(id)),
        }));
        let also = &context.melding.also_report;
        if !also.is_empty() {
            lines.push(Drawn {
                passage: Some(Passage::Melder),
                line: line(&t.also_report, &context.labels(also.iter().copied())),
            });
        }
        let nights = people::double_hours(context).into_iter();
        lines.extend(nights.map(|line| Drawn {
            passage: None,
            line,
        }));
        lines
    }

    pub(super) fn people(&self) -> Vec<Drawn> {
        let people = self.ids().into_iter();
        let people = people.filter_map(|id| self.context.melding.person(id));
        people.flat_map(|p| self.person(p)).collect()
    }

    /// A name; for the reader's own record all that is known; for a child with whom it is.
    fn person(&self, person: &Person) -> Vec<Drawn> {
        let t = &self.context.texts.people;
        let own = person.id == self.reader;
        let mut name = String::new();
        if own || person.id.is_parent() || person.id.is_child() {
            add_field(&mut name, &t.name, &person.name);
        }
        if own {
            let born = person.birth.map(day).unwrap_or_default();
            add_field(&mut name, &t.born, &born);
            if let Some(age) = person.age.filter(|_| person.birth.is_none()) {
                add_sentence(&mut name, &t.age.fill("jaar", &age.to_string()));
            }
            add_field(&mut name, &t.interpreter, &person.interpreter);
        }
        if person.presence == Presence::Overleden {
            add_sentence(&mut name, &t.deceased);
        }
        let line = |passage, text: String| {
            let line = Line::new(Mark::Own)
                .about(Subject::Person(person.id))
                .strong(self.context.label(person.id))
                .plain(if text.is_empty() {
                    ".".to_owned()
                } else {
                    format!(". {text}")
                });
            Drawn {
                passage: Some(passage),
                line,
            }
        };
        let mut lines = vec![line(Passage::Naam(person.id), name)];
        let place = self.whereabouts(person, own);
        if !place.is_empty() {
            lines.push(line(Passage::Adres(person.id), place));
        }
        if own && !person.phone.is_blank() {
            let mut phone = String::new();
            add_field(&mut phone, &t.phone, &person.phone);
            lines.push(line(Passage::Telefoon(person.id), phone));
        }
        lines
    }

    /// With whom a child lives and is; addresses for the reader's own record only.
    fn whereabouts(&self, person: &Person, own: bool) -> String {
        let t = &self.context.texts.people;
        let mut text = String::new();
        let secret = is_secret(self.context.melding, person);
        if own && secret {
            add_sentence(&mut text, &t.secret_address);
        } else if own {
            add_field(&mut text, &t.address, &person.address);
        }
        if own || person.id.is_child() {
            for (label, place) in [(&t.lives, person.lives), (&t.now, person.now)] {
                match self.context.place(place) {
                    Some(_) if place == Whereabouts::Bij(person.id) => {
                        add_field(&mut text, label, &t.at_home);
                    }
                    Some(place) => add_field(&mut text, label, &place),
                    None => {}
                }
            }
        }
        if own && !secret {
            add_field(&mut text, &t.now_text, &person.now_text);
        }
        text
    }
}
