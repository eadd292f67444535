//! Tests over whole calls: the bundled cases, and random calls for what must always hold.

mod course;
mod impartial;
mod points;
mod versions;

use chrono::{NaiveDate, NaiveDateTime};
use uuid::Uuid;

use super::{Contact, Content, TerugblikTexts, Version, Words};
use crate::{
    melding::{Account, Answer, AnswerValue, Melding, Text},
    protocol::{Protocol, Question, Texts, read_words},
};

/// A bundled case.
macro_rules! case {
    ($name:literal) => {
        $crate::terugblik::tests::read(include_str!(concat!("../../../scenarios/", $name, ".ron")))
    };
}
use case;

#[derive(serde::Deserialize)]
struct File {
    #[allow(dead_code, reason = "the header of a file")]
    voorop: u32,
    melding: Melding,
}

fn read(text: &str) -> Melding {
    let options =
        ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    let melding = options.from_str::<File>(text).unwrap().melding;
    assert_eq!(melding.validate(), Ok(()));
    melding
}

fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).unwrap()
}

fn at(month: u32, date: u32, hour: u32) -> NaiveDateTime {
    day(month, date).and_hms_opt(hour, 0, 0).unwrap()
}

fn id(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

fn version(number: u32, melding: &Melding) -> Version<'_> {
    Version {
        number,
        at: melding.at,
        reason: "",
        melding,
        summary: None,
    }
}

fn contact<'a>(number: u128, versions: &'a [Version<'a>]) -> Contact<'a> {
    Contact {
        id: id(number),
        unit: "Basisteam Zandwijk",
        author: "4711",
        first_processed: versions[0].at,
        content: Content::Open(versions),
    }
}

/// Sets an answer as it would stand in a file.
fn answer(melding: &mut Melding, question: Question, value: AnswerValue, account: Account) {
    let note = Text::default();
    let value = Some(value);
    let answer = Answer {
        value,
        account,
        note,
    };
    melding.answers.insert(question, answer);
}

fn with_words<T>(test: impl FnOnce(Words<'_>) -> T) -> T {
    let texts = include_str!("../../../assets/terugblik.ron");
    let texts = read_words::<TerugblikTexts>("terugblik.ron", texts).unwrap();
    let protocol = Protocol::parse(Texts {
        protocol: ("protocol.ron", include_str!("../../../assets/protocol.ron")),
        rules: ("regels.ron", include_str!("../../../assets/regels.ron")),
        sources: ("bronnen.ron", include_str!("../../../assets/bronnen.ron")),
    })
    .unwrap();
    test(Words {
        texts: &texts,
        protocol: &protocol,
    })
}
