//! What every paper says of itself.

use proptest::prelude::*;

use super::{mutatie_of, sample::sample, words, zorgmelding_of};
use crate::documents::{
    Block, Document, EXERCISE_MARK, Imprint, Status, bijsluiter, section_to_text, to_text,
};
use crate::melding::random::melding;

fn imprint(status: Status, exercise: bool) -> Imprint {
    Imprint {
        version: "0.2.0".to_owned(),
        at: Some(sample().at),
        status,
        exercise,
    }
}

fn with(document: Document, imprint: Imprint) -> Document {
    let (protocol, texts) = words();
    document.with_imprint(imprint, protocol, texts)
}

fn banners(document: &Document) -> Vec<&str> {
    let banners = document.blocks.iter().filter_map(|b| match b {
        Block::Banner(text) => Some(text.as_str()),
        _ => None,
    });
    banners.collect()
}

#[test]
fn a_draft_says_so_in_title_and_banner_and_a_final_paper_in_neither() {
    for of in [mutatie_of, zorgmelding_of] {
        let draft = of(&sample());
        assert!(draft.title.ends_with(" (concept)"), "{}", draft.title);
        assert!(banners(&draft)[0].starts_with("CONCEPT."));
        let last = with(draft, imprint(Status::Definitief, false));
        assert!(
            !to_text(&last).to_lowercase().contains("concept"),
            "{}",
            to_text(&last)
        );
        assert!(to_text(&last).contains("Stand: definitief."));
        assert!(matches!(&last.blocks[0], Block::Title(title) if *title == last.title));
    }
}

#[test]
fn a_paper_from_a_training_says_so_first_and_in_every_section() {
    let document = with(mutatie_of(&sample()), imprint(Status::Concept, true));
    let found = banners(&document);
    assert!(found[0].starts_with("OEFENING.") && found[1].starts_with("CONCEPT."));
    let section = section_to_text(&document, 2).unwrap();
    assert!(
        section.contains("OEFENING.") && !section.contains("Versie"),
        "{section}"
    );
}

#[test]
fn a_leaflet_is_neither_draft_nor_final_and_has_its_version_and_sources() {
    let (protocol, texts) = words();
    let document = with(bijsluiter(protocol, texts), imprint(Status::Uitgave, false));
    let text = to_text(&document);
    assert!(
        !text.contains("Stand:") && !text.contains("CONCEPT"),
        "{text}"
    );
    for must in [
        "Versie van voorop: 0.2.0.",
        "20 november 2026",
        "art. 279 Sr · wet",
    ] {
        assert!(text.contains(must), "{must}\n{text}");
    }
}

#[test]
fn every_cited_source_is_listed_once_with_tier_date_and_when_it_was_checked() {
    let (protocol, _) = words();
    let document = mutatie_of(&sample());
    let closing = document
        .blocks
        .iter()
        .skip_while(|b| !matches!(b, Block::Part(_)));
    let closing = format!("{:?}", closing.collect::<Vec<_>>());
    assert!(!document.sources().is_empty());
    for id in document.sources() {
        let source = protocol.sources.get(id);
        let line = format!(
            "{} · {} · {} · stand ",
            source.short,
            source.tier,
            source.dated()
        );
        assert_eq!(closing.matches(&line).count(), 1, "{line}\n{closing}");
    }
}

proptest! {
    #[test]
    fn the_last_imprint_counts_and_leaves_nothing_of_an_earlier_one(
        m in melding(), first in 0..3_usize, last in 0..3_usize, exercise in any::<[bool; 2]>(),
    ) {
        let statuses = [Status::Concept, Status::Definitief, Status::Uitgave];
        let (one, other) = (imprint(statuses[first], exercise[0]), imprint(statuses[last], exercise[1]));
        for of in [mutatie_of, zorgmelding_of] {
            let twice = with(with(of(&m), one.clone()), other.clone());
            prop_assert_eq!(twice, with(of(&m), other.clone()));
        }
    }
}

#[test]
fn the_banner_of_a_training_begins_with_the_mark_by_which_an_import_knows_it() {
    let (_, texts) = words();
    assert!(texts.imprint.exercise.starts_with(EXERCISE_MARK));
}
