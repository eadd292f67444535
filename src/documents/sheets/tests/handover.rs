//! The hand-over sheet, over random meldingen and over one that is read by a person.

use proptest::prelude::*;
use unicode_width::UnicodeWidthStr;

use super::TEXTS;
use crate::afweging::assess;
use crate::documents::sheets::overdracht::reduced::{reduced, to_speak};
use crate::documents::sheets::{Recipient, overdracht};
use crate::documents::tests::promises::{NEVER, line_text, with_labels_swapped};
use crate::documents::tests::{sample::sample, words};
use crate::documents::{Block, Document, Mark, day, to_text};
use crate::melding::random::{melding, swapped, tokens};
use crate::melding::{Account, AnswerValue, Danger, Melding, Text};

fn sheet(m: &Melding, recipient: Recipient) -> Document {
    let (protocol, texts) = words();
    overdracht(protocol, texts, &TEXTS, m, &assess(m), recipient)
}

fn both(m: &Melding) -> Vec<Document> {
    Recipient::ALL.iter().map(|r| sheet(m, *r)).collect()
}

/// Also where somebody else tells what the child said.
fn by_child(account: &Account) -> bool {
    account.people().any(|id| id.is_child())
}

/// Every word that came from a child, worked out apart from the sheet.
fn words_of_children(m: &Melding) -> Vec<String> {
    let mut texts: Vec<&Text> = Vec::new();
    let account = |a: &Account, found: &mut Vec<String>| {
        if by_child(a) {
            found.extend(a.texts().iter().flat_map(|t| tokens(t)));
        }
    };
    let mut found: Vec<String> = Vec::new();
    texts.extend(m.people.iter().map(|p| &p.wish));
    for s in &m.statements {
        account(&s.account, &mut found);
        if by_child(&s.account) {
            texts.extend([&s.text, &s.place]);
        }
    }
    for answer in m.signals.values() {
        answer.accounts().for_each(|a| account(a, &mut found));
        let of_child = |d: &&Danger| d.known.as_ref().is_some_and(by_child);
        texts.extend(answer.dangers.iter().filter(of_child).map(|d| &d.text));
    }
    for answer in m.answers.values() {
        account(&answer.account, &mut found);
        if by_child(&answer.account) {
            texts.push(&answer.note);
            if let Some(AnswerValue::Tekst(text)) = &answer.value {
                texts.push(text);
            }
        }
    }
    for d in m.decisions.iter().filter(|d| by_child(&d.account)) {
        texts.extend([&d.court, &d.number, &d.says_today]);
    }
    for d in &m.decisions {
        account(&d.account, &mut found);
    }
    for accusation in m.accusations() {
        if accusation.about.iter().any(|id| id.is_child()) {
            texts.extend(m.rebuttals.get(&accusation.id).map(|r| &r.answer));
        }
    }
    found.extend(texts.into_iter().flat_map(|t| tokens(t)));
    found
}

/// What of the people does not belong on the sheet.
fn personal_data(m: &Melding) -> Vec<String> {
    let spoken = to_speak(m);
    let mut texts: Vec<&Text> = m.statements.iter().map(|s| &s.place).collect();
    texts.push(&m.concept.text);
    texts.extend(m.places.iter().filter(|p| p.secret).map(|p| &p.name));
    for p in &m.people {
        texts.push(&p.address);
        if p.secret_address {
            texts.push(&p.now_text);
        }
        if !spoken.contains(&p.id) {
            texts.push(&p.phone);
        }
        if !spoken.contains(&p.id) && !p.id.is_child() {
            texts.push(&p.name);
        }
    }
    let mut all: Vec<String> = texts.into_iter().flat_map(|t| tokens(t)).collect();
    all.extend(m.people.iter().filter_map(|p| p.birth).map(day));
    all
}

#[test]
fn the_sample_reads_as_a_sheet() {
    for document in both(&sample()) {
        let text = to_text(&document);
        println!("{text}");
        for must in [
            "Femke Dassen",
            "06 00 00 00 01",
            "Wat wij u vragen",
            "CONCEPT",
        ] {
            assert!(text.contains(must), "{must}");
        }
        for mustnt in [
            "Lindelaan",
            "2017",
            "buikpijn en ik wil",
            "Hoe was je dag",
            "21:18, aan de deur",
        ] {
            assert!(!text.contains(mustnt), "{mustnt}");
        }
        assert!(text.contains("De woorden staan in de mutatie, nr"));
    }
}

#[test]
fn each_recipient_is_asked_what_it_is_for() {
    let m = sample();
    let texts: Vec<String> = both(&m).iter().map(to_text).collect();
    assert!(texts[0].contains("Overdracht aan de wijkagent") && texts[0].contains("mail gestuurd"));
    assert!(
        texts[1].contains("Overdracht aan de jeugdcoördinator")
            && !texts[1].contains("mail gestuurd")
    );
}

#[test]
fn only_marks_that_stand_on_the_sheet_are_explained() {
    for document in both(&sample()) {
        let used: Vec<Mark> = document
            .blocks
            .iter()
            .filter_map(|b| match b {
                Block::Line(line) => Some(line.mark),
                _ => None,
            })
            .collect();
        let explained = document.blocks.iter().find_map(|b| match b {
            Block::Legend(entries) => Some(entries),
            _ => None,
        });
        for (mark, _) in explained.unwrap() {
            assert!(used.contains(mark), "{mark}");
        }
        assert!(
            used.iter()
                .all(|m| explained.unwrap().iter().any(|(e, _)| e == m))
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn swapping_the_parents_swaps_the_labels_and_nothing_else(m in melding()) {
        let other = swapped(&m);
        for (first, second) in both(&m).iter().zip(both(&other)) {
            prop_assert_eq!(with_labels_swapped(&to_text(first)), to_text(&second));
        }
    }

    #[test]
    fn no_line_holds_a_claim_without_a_speaker(m in melding()) {
        for document in both(&m) {
            for block in &document.blocks {
                let (text, marked) = match block {
                    Block::Line(line) => (line_text(line), line.mark != Mark::None && line.mark != Mark::Unknown),
                    Block::Title(t) | Block::Banner(t) | Block::Paragraph(t) | Block::Part(t) => (t.clone(), false),
                    Block::Source { text, .. } => (text.clone(), false),
                    Block::Section { title, .. } => (title.clone(), false),
                    Block::Legend(entries) => (entries.iter().map(|e| e.1.as_str()).collect(), false),
                    Block::Gap => continue,
                };
                prop_assert!(marked || tokens(&text).is_empty(), "{}", text);
            }
        }
    }

    #[test]
    fn what_a_child_said_stands_elsewhere(m in melding()) {
        let printed: Vec<String> = both(&m).iter().flat_map(|d| tokens(&to_text(d))).collect();
        for word in words_of_children(&m) {
            prop_assert!(!printed.contains(&word), "{}", word);
        }
    }

    #[test]
    fn no_address_birth_date_or_needless_name_stands_on_the_sheet(m in melding()) {
        for document in both(&m) {
            let text = to_text(&document);
            let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
            let printed = tokens(&text);
            for data in personal_data(&m) {
                let there = printed.contains(&data) || (data.contains(' ') && flat.contains(&data));
                prop_assert!(!there, "{}", data);
            }
        }
    }

    #[test]
    fn the_reduced_call_weighs_the_same(m in melding()) {
        prop_assert_eq!(assess(&reduced(&m, &TEXTS).0), assess(&m));
    }

    #[test]
    fn no_sheet_proposes_a_hand_over_of_a_child(m in melding()) {
        for document in both(&m) {
            let text = to_text(&document).to_lowercase();
            let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
            prop_assert_eq!(NEVER.into_iter().find(|phrase| text.contains(phrase)), None);
        }
    }

    #[test]
    fn every_line_of_text_fits(m in melding()) {
        for document in both(&m) {
            for line in to_text(&document).lines() {
                prop_assert!(line.width() <= 78 && !line.ends_with(' '), "{:?}", line);
            }
        }
    }
}
