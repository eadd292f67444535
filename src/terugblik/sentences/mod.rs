//! Sentences: each typed value in the words of `assets/terugblik.ron`. Both parents get the same
//! words, and a name stands only where a person must be recognised; else the label does.

mod course;
mod difference;
mod quality;
mod work;

use chrono::NaiveDate;

use super::{
    course::Course,
    household::{Member, Who},
    texts::{TerugblikTexts, TextId},
    value::{Shown, Word},
};
use crate::{
    documents::{day, moment},
    melding::{Account, Form, Melding, PersonId, Shown as Known, Whereabouts},
    protocol::Protocol,
};

/// What sentences are made with: the texts, and the checklist for signals, questions and options.
#[derive(Clone, Copy, Debug)]
pub struct Words<'a> {
    /// The texts of the terugblik.
    pub texts: &'a TerugblikTexts,
    /// The checklist.
    pub protocol: &'a Protocol,
}

impl Words<'_> {
    /// A person of a household: `A (vader)`, and for one who could not be matched the contact.
    pub fn who(&self, course: &Course, who: Who) -> String {
        match who {
            Who::Member(id) => {
                let found = course.members.iter().find(|m| m.id == id);
                found.map_or_else(|| id.to_string(), |m| self.member(m))
            }
            Who::Unlinked { contact, local } => {
                let at = course.contacts.iter().find(|c| c.id == contact);
                let day = at.map(|c| day(c.at.date())).unwrap_or_default();
                let label = local.to_string();
                let with = [("label", &*label), ("dag", &*day)];
                self.texts.fill(TextId::NietTeKoppelen, &with)
            }
        }
    }

    /// A person of a household: `A (vader)`.
    pub fn member(&self, member: &Member) -> String {
        self.labelled(member.id, member.relation.word())
    }

    /// A person of one call, by the label in that call: `A (vader)`.
    pub fn person(&self, melding: &Melding, id: PersonId) -> String {
        match melding.person(id) {
            Some(person) => self.labelled(id, person.relation.word()),
            None => id.to_string(),
        }
    }

    fn labelled(&self, id: PersonId, relation: TextId) -> String {
        let label = id.to_string();
        let relation = self.texts.get(relation);
        let with = [("label", &*label), ("relatie", relation)];
        self.texts.fill(TextId::Persoon, &with)
    }

    /// `a, b en c`; `niemand` for an empty list.
    pub fn list(&self, items: &[String]) -> String {
        match items {
            [] => self.texts.get(TextId::Niemand).to_owned(),
            [one] => one.clone(),
            [all @ .., last] => {
                format!("{} {} {last}", all.join(", "), self.texts.get(TextId::En))
            }
        }
    }

    /// A number of days in words: `1 dag`, `27 dagen`.
    pub fn days(&self, days: u32) -> String {
        match days {
            1 => self.texts.get(TextId::EenDag).to_owned(),
            n => self.texts.fill(TextId::Dagen, &[("n", &n.to_string())]),
        }
    }

    /// A value of a record, people by their label in the call.
    pub fn value(&self, value: &Shown) -> String {
        match value {
            Shown::Nothing => self.texts.get(TextId::LeegVeld).to_owned(),
            Shown::Text(text) => text.clone(),
            Shown::Word(word) => self.texts.get(*word).to_owned(),
            Shown::Choice(choice) => self.protocol.choice(*choice).to_owned(),
            Shown::Aspect(aspect) => self.protocol.aspect(*aspect).to_owned(),
            Shown::Step(step) => self.protocol.step(*step).short.clone(),
            Shown::Number(number) => number.to_string(),
            Shown::Day(date) => day(*date),
            Shown::Moment(at) => moment(*at),
            Shown::Person(id) => id.to_string(),
            Shown::People(ids) => {
                let ids: Vec<String> = ids.iter().map(PersonId::to_string).collect();
                self.list(&ids)
            }
            Shown::Place(place) => self.place(*place),
            Shown::Account(account) => self.account(account),
            Shown::Several(all) => self.joined(all, "; "),
            Shown::Parts(parts) => self.joined(parts, ", "),
        }
    }

    fn joined(&self, values: &[Shown], between: &str) -> String {
        let known = values.iter().filter(|v| **v != Shown::Nothing);
        let words: Vec<String> = known.map(|v| self.value(v)).collect();
        words.join(between)
    }

    fn place(&self, place: Whereabouts) -> String {
        let text = |id| self.texts.get(id).to_owned();
        match place {
            Whereabouts::Onbekend => text(TextId::PlaatsOnbekend),
            Whereabouts::Bij(id) => self.with_who(TextId::PlaatsBij, id),
            Whereabouts::Beide => text(TextId::PlaatsBeide),
            Whereabouts::Elders => text(TextId::PlaatsElders),
            Whereabouts::Plek(number) => self.third_place(number),
        }
    }

    fn third_place(&self, number: u8) -> String {
        let number = number.to_string();
        self.texts.fill(TextId::PlaatsPlek, &[("nr", &number)])
    }

    fn with_who(&self, text: TextId, id: PersonId) -> String {
        self.texts.fill(text, &[("wie", &id.to_string())])
    }

    fn account(&self, account: &Account) -> String {
        let texts = self.texts;
        match account {
            Account::Waargenomen => texts.get(TextId::BronWaargenomen).to_owned(),
            Account::Verklaard { by, form } => {
                let text = match form {
                    Form::Letterlijk => TextId::BronLetterlijk,
                    Form::Samengevat => TextId::BronSamengevat,
                };
                self.with_who(text, *by)
            }
            Account::VanHorenZeggen {
                by,
                from,
                source,
                form,
            } => {
                let by = by.to_string();
                let source = source.map(|id| id.to_string());
                let words = Some(from.to_string()).filter(|f| !f.is_empty());
                let chain: Vec<String> = source.into_iter().chain(words).collect();
                let with = [("wie", &*by), ("van", &*chain.join(", "))];
                self.in_form(texts.fill(TextId::BronHorenZeggen, &with), *form)
            }
            Account::WoordenKind {
                child,
                question,
                present,
            } => {
                let child = child.to_string();
                let with = [
                    ("wie", &*child),
                    ("vraag", &**question),
                    ("aanwezig", &**present),
                ];
                texts.fill(TextId::BronKind, &with)
            }
            Account::Document { name, shown, form } => {
                let text = match shown {
                    Known::Gezien => texts.fill(TextId::BronStukGezien, &[("stuk", name)]),
                    Known::GenoemdDoor(by) => {
                        let by = by.to_string();
                        texts.fill(TextId::BronStukGenoemd, &[("stuk", name), ("wie", &by)])
                    }
                };
                self.in_form(text, *form)
            }
            Account::Systeem { query } => texts.fill(TextId::BronSysteem, &[("vraag", query)]),
            Account::Oordeel => texts.get(TextId::BronOordeel).to_owned(),
            Account::Handeling => texts.get(TextId::BronHandeling).to_owned(),
            Account::NietGenoemd => texts.get(TextId::BronNietGenoemd).to_owned(),
        }
    }

    fn in_form(&self, source: String, form: Form) -> String {
        match form {
            Form::Samengevat => source,
            Form::Letterlijk => self.texts.fill(TextId::BronMetVorm, &[("bron", &source)]),
        }
    }

    fn day(&self, date: Option<NaiveDate>) -> String {
        date.map_or_else(|| self.texts.get(TextId::ZonderDatum).to_owned(), day)
    }
}
