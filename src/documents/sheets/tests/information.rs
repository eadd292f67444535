//! The information sheets: steps by situation, sources, and nothing of a call.

use super::{TEXTS, children, parent_parts, parents, sections};
use crate::documents::sheets::{Situation, sourced::Sourced};
use crate::documents::tests::words;
use crate::documents::{Block, Document, Mark, Status, bijsluiter, to_text};
use crate::protocol::{Citation, SourceId, Status as Checked};

fn steps(document: &Document) -> usize {
    let step = |b: &&Block| matches!(b, Block::Line(l) if l.text[0].text().starts_with("Stap "));
    document.blocks.iter().filter(step).count()
}

#[test]
fn a_situation_gives_its_own_steps_and_none_gives_all() {
    let all = parents(None);
    let titles: Vec<String> = Situation::ALL
        .iter()
        .map(|s| {
            let one = parents(Some(*s));
            assert!((4..=6).contains(&steps(&one)), "{s:?}");
            assert!(to_text(&one).contains("Stap 1."), "{s:?}");
            let own: Vec<&str> = sections(&all)
                .into_iter()
                .filter(|t| !sections(&one).contains(t))
                .collect();
            assert_eq!(own.len(), Situation::ALL.len() - 1, "{s:?}");
            sections(&one)[1].to_owned()
        })
        .collect();
    assert_eq!(sections(&all)[1..5], titles);
    let single: usize = Situation::ALL
        .iter()
        .map(|s| steps(&parents(Some(*s))))
        .sum();
    assert_eq!(steps(&all), single);
}

#[test]
fn danger_comes_first_on_every_sheet() {
    for situation in Situation::ALL.iter().copied().map(Some).chain([None]) {
        let text = to_text(&parents(situation));
        assert!(text.find("Bel 112").unwrap() < text.find("Stap 1.").unwrap());
    }
    let text = to_text(&children());
    assert!(text.find("112").unwrap() < text.find("1. ").unwrap());
    let withdrawal = &TEXTS.parents.situations.withdrawal.lines[0];
    assert!(withdrawal.text.starts_with("Bel 112"));
}

#[test]
fn the_leaflets_hold_nothing_of_a_call_and_are_no_draft() {
    let (protocol, texts) = words();
    for document in [parents(None), children(), bijsluiter(protocol, texts)] {
        assert_eq!(document.imprint.status, Status::Uitgave);
        assert!(!to_text(&document).contains("CONCEPT"));
        for block in &document.blocks {
            assert!(!matches!(block, Block::Legend(_)));
            if let Block::Line(line) = block {
                assert_eq!((line.mark, line.subject), (Mark::None, None));
            }
        }
    }
}

fn lines() -> Vec<&'static Sourced> {
    let parts = parent_parts(&TEXTS).chain(&TEXTS.children.parts);
    let asks = [
        &TEXTS.ask_neighbourhood,
        &TEXTS.ask_youth,
        &TEXTS.whom_to_call,
    ];
    parts
        .flat_map(|p| &p.lines)
        .chain(asks.into_iter().flatten())
        .collect()
}

/// Few lines stand on the program's word alone, and a fact never does.
#[test]
fn every_line_has_a_source_or_says_that_it_is_the_programs_own() {
    let own: Vec<_> = lines()
        .into_iter()
        .filter(|l| l.citations.is_empty())
        .collect();
    assert!(
        own.len() * 6 <= lines().len(),
        "{} of {}",
        own.len(),
        lines().len()
    );
    for line in own {
        for fact in [
            "rechter",
            "0800",
            "112",
            "strafbaar",
            "aangifte",
            "Veilig Thuis",
            "wet ",
        ] {
            assert!(!line.text.contains(fact), "{:?}", line.text);
        }
    }
    let marked = to_text(&parents(None))
        .matches("Uitleg van dit programma")
        .count();
    let parts = parent_parts(&TEXTS).flat_map(|p| &p.lines);
    assert_eq!(marked, parts.filter(|l| l.citations.is_empty()).count());
    assert!(to_text(&children()).contains("zijn uitleg van dit"));
}

#[test]
fn every_source_stands_in_the_closing_part_with_tier_and_date() {
    let (protocol, _) = words();
    for document in [parents(None), children()] {
        let text = to_text(&document)
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ");
        let cited = document.sources();
        assert!(cited.len() >= 8);
        for id in cited {
            let whole = format!("{:#}", protocol.sources.cite(&Citation::new(id, "")));
            assert!(text.contains(&whole), "{whole}");
        }
    }
    let cited: std::collections::BTreeSet<_> = TEXTS
        .children
        .parts
        .iter()
        .flat_map(|p| &p.lines)
        .flat_map(|l| l.citations.iter().map(|c| c.source))
        .collect();
    assert_eq!(children().sources(), Vec::from_iter(cited));
}

/// The number of the children's helpline was read on an old page of its own: the sheet says so.
#[test]
fn the_number_of_the_helpline_is_marked_as_read_in_an_older_text() {
    let (protocol, _) = words();
    let source = protocol.sources.get(SourceId::Kindertelefoon);
    assert_eq!(source.status, Checked::Verified);
    assert!(source.summary.contains("0800-0432"));
    let text = to_text(&children())
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    assert!(text.contains(
        "Kindertelefoon · praktijk · oudere tekst zonder jaar · stand 30-11-2026: nagekeken"
    ));
}

#[test]
fn every_cited_place_exists_in_its_document() {
    for citation in lines().into_iter().flat_map(|l| &l.citations) {
        let known: &[&str] = match citation.source {
            SourceId::Ombudsman2015 => &[
                "1.3", "3.2", "4.3", "4.4", "4.5", "4.6", "4.7", "5.1", "5.2.1", "5.2.2", "5.2.5",
            ],
            SourceId::Kamerbrief2020 => &["antwoord 3 en 4", "antwoord 5, 6 en 7"],
            SourceId::Handelingsprincipes => &["Zorgen voor vertrouwen"],
            SourceId::Fiduon2025 => &["Ook van toepassing voor de Politie"],
            SourceId::Stappenplan => &["stap 1", "stap 2", "stap 5", "stap 6"],
            _ => {
                let start = ["lid ", "art. "]
                    .iter()
                    .any(|s| citation.place.starts_with(s));
                assert!(citation.place.is_empty() || start, "{citation:?}");
                continue;
            }
        };
        assert!(known.contains(&citation.place.as_str()), "{citation:?}");
    }
}

/// A source that is cited at several places stands once, with every place.
#[test]
fn a_source_stands_once_under_a_part_with_all_its_places() {
    let (protocol, _) = words();
    let document = parents(None);
    for block in &document.blocks {
        let Block::Source { text, cites } = block else {
            continue;
        };
        let entries = text.split(" · ").count();
        let sources: std::collections::BTreeSet<_> = cites.iter().map(|c| c.source).collect();
        // Each source has two dots: before its tier and before its date; and one more where it was
        // not read itself.
        let secondary = sources
            .iter()
            .filter(|id| protocol.sources.get(**id).status != Checked::Verified);
        assert_eq!(entries, 2 * sources.len() + secondary.count() + 1, "{text}");
        for citation in cites {
            assert!(text.contains(&citation.place), "{text}: {}", citation.place);
        }
    }
    assert!(to_text(&document).contains("5.2.1, 4.5, 4.7, 3.2, 5.2.2, 1.3"));
}
