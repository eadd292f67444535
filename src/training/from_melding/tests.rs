//! What of a call stays behind.

use chrono::NaiveDate;
use proptest::prelude::*;

use super::*;
use crate::melding::random::{melding, tokens};

const WORDS: Words<'static> = Words {
    title: "Nieuw",
    briefing: "Zeg hier wat er is.",
    safety: "Vraag {wie} naar de veiligheid.",
    story: "Vraag {wie} naar het verhaal.",
    questions: "Vraag {wie} verder.",
    papers: "Vraag {wie} naar papieren.",
    rebuttal: "Leg {wie} voor wat er is gezegd.",
    acts: "Doe dit.",
    why: "Zeg hier waarom.",
    answer: "Zeg hier wat er komt.",
};

fn made(melding: &Melding) -> Made {
    let now = NaiveDate::from_ymd_opt(2031, 1, 2).unwrap();
    let id = Id::try_from("nieuw".to_owned()).unwrap();
    let now = now.and_hms_opt(18, 0, 0).unwrap();
    from_melding(melding, id, now, &WORDS, &|channel| format!("{channel:?}"))
}

/// Every token that stands in what names somebody or something.
fn naming(m: &Melding) -> Vec<String> {
    let people = m
        .people
        .iter()
        .flat_map(|p| [&p.name, &p.address, &p.phone, &p.now_text]);
    let papers = m.decisions.iter().flat_map(|d| [&d.number, &d.court]);
    let places = m.statements.iter().map(|s| &s.place);
    let third = m.places.iter().map(|p| &p.name);
    let all = people.chain(papers).chain(places).chain(third);
    all.flat_map(|text| tokens(text)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn nothing_typed_in_the_call_stands_outside_what_must_be_looked_at(m in melding()) {
        let made = made(&m);
        let mut rest = made.scenario.clone();
        rest.each_text(&mut |text| {
            if made.unreviewed.contains(text) {
                *text = Text::default();
            }
        });
        let left = ron::to_string(&rest).unwrap();
        prop_assert_eq!(tokens(&left), Vec::<String>::new());
        let whole = ron::to_string(&made.scenario).unwrap();
        let named = naming(&m);
        let all = tokens(&whole);
        let found: Vec<&String> = named.iter().filter(|t| all.contains(t)).collect();
        prop_assert!(found.is_empty(), "{:?}", found);
        for p in m.people.iter().filter_map(|p| p.birth) {
            prop_assert!(!whole.contains(&p.to_string()));
        }
        prop_assert!(!whole.contains("2026-11-20"), "a day of the call: {}", whole);
    }

    #[test]
    fn the_expert_of_a_call_can_be_played(m in melding()) {
        let made = made(&m);
        let played = Session::replay(&made.scenario, Uuid::nil(), &made.scenario.expert);
        prop_assert!(played.is_ok(), "{:?}", played.err());
    }

    #[test]
    fn what_was_changed_everywhere_no_longer_waits(m in melding()) {
        let mut made = made(&m);
        let all = made.unreviewed.clone();
        prop_assert_eq!(still_standing(&made.scenario, &all), all.clone());
        for (nth, from) in all.iter().enumerate() {
            let to = Text::from(&*format!("anders {nth}"));
            made.scenario.edit(crate::training::edit::Edit::Reword { from: from.clone(), to }).unwrap();
        }
        prop_assert_eq!(still_standing(&made.scenario, &all), Vec::<Text>::new());
    }
}

/// A call in which people are named in words.
fn told() -> Melding {
    use crate::{
        melding::{Account, Command},
        protocol::Step,
    };
    let at = NaiveDate::from_ymd_opt(2026, 11, 20).unwrap();
    let at = at.and_hms_opt(21, 0, 0).unwrap();
    let mut m = Melding::new(Uuid::nil(), at);
    let mut person = m.people[1].clone();
    person.name = "Erik van Jansma".into();
    person.address = "Lindehof 12, Oosterhave".into();
    person.phone = "06-00001102".into();
    m.apply(Command::EditPerson(person), at).unwrap();
    let text = "Eriks moeder zegt: erik van jansma woont op Lindehof 12 en belt met 06-00001102. \
                Jansmaat blijft staan, en van alles ook.";
    m.apply(
        Command::AddStatement {
            account: Account::told(PersonId::A),
            text: text.into(),
            place: "Lindehof".into(),
            step: Step::Melding,
            accuses: None,
        },
        at,
    )
    .unwrap();
    m
}

#[test]
fn a_name_in_words_becomes_a_label() {
    let made = made(&told());
    let text = &made.unreviewed[0];
    assert_eq!(
        text.as_str(),
        "Bs moeder zegt: B woont op … en belt met …. Jansmaat blijft staan, en van alles ook."
    );
    let item = &made.scenario.items[0];
    assert_eq!(item.id.as_str(), "a-verhaal");
    assert_eq!(item.channel, Channel::Spreek(PersonId::A));
    assert_eq!(&item.answer[0].text, text);
    assert!(
        made.scenario
            .people
            .iter()
            .all(|r| r.person.name.is_blank())
    );
}
