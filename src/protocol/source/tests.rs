//! The sources that come with the program, and what a changed file may not do.

#![allow(
    clippy::unwrap_used,
    reason = "a test stops at the first thing that is wrong"
)]

use super::fault::{Flaw, Line};
use super::*;
use chrono::NaiveDate;
use std::collections::BTreeSet;

const BUNDLED: &str = include_str!("../../../assets/bronnen.ron");

fn bundled() -> Sources {
    Sources::parse("bronnen.ron", BUNDLED).unwrap()
}

/// The fault of the bundled text after one replacement.
fn fault_after(from: &str, to: &str) -> SourcesFault {
    assert!(
        BUNDLED.contains(from),
        "{from:?} does not stand in the file"
    );
    let error = Sources::parse("map/bronnen.ron", &BUNDLED.replacen(from, to, 1)).unwrap_err();
    assert!(
        error.to_string().starts_with("map/bronnen.ron: "),
        "{error}"
    );
    error.fault
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

/// The tier that the domain facts give; a match, so that a new source must be placed here.
fn expected_tier(id: SourceId) -> Tier {
    use SourceId::*;
    match id {
        Bw1_240
        | Bw1_247
        | Bw1_253a
        | Bw1_257
        | Bw1_263
        | Bw1_264
        | Bw1_265b
        | Bw1_265f
        | Bw1_265g
        | Bw1_377a
        | Rv360
        | Rv430
        | Rv800
        | Rv812
        | Rv813
        | Sr66
        | Sr67
        | Sr38v
        | Sr184
        | Sr184a
        | Sr279
        | Sr280
        | Sr282
        | Sr285b
        | Sv12
        | Sv51a
        | Sv80
        | Sv163
        | Sv164_165
        | Sv509hh
        | Politiewet3
        | Politiewet7
        | Awbi
        | HuisverbodWet2
        | Wth11
        | Evrm8
        | Ivrk3
        | Ivrk9
        | Ivrk12
        | Wmo411
        | Wmo526
        | Wmo531
        | UitvoeringsbesluitWmo417
        | Jeugdwet7311
        | Wpg
        | Bpg42
        | GezagDoorErkenning2023 => Tier::Wet,
        HogeRaad20231459 | HogeRaad2005AR8024 | HogeRaad2005AR8250 | HofDenHaag2019
        | EkLetland2023 => Tier::Rechtspraak,
        OmRichtlijn2018 | OmAanwijzing2022A001 => Tier::Richtlijn,
        Ombudsman2015 | Ombudsman2015_035 | Ombudsman2018_016 | Ombudsman2013_206
        | Ombudsman2011_128 | Ombudsman2007_034 => Tier::Ombudsman,
        Kamerbrief2020 | RodeVlaggen2025 => Tier::Kabinet,
        Handelingsprincipes => Tier::Expertteam,
        Afwegingskader
        | ModelSamenwerking2015
        | CentrumIko2023
        | PolitieAangifte
        | Stappenplan
        | Kindertelefoon => Tier::Praktijk,
        Fiduon2025 => Tier::Opinie,
    }
}

#[test]
fn every_source_is_there_once_and_has_text() {
    let sources = bundled();
    assert_eq!(sources.iter().count(), SourceId::ALL.len());
    let mut names = BTreeSet::new();
    for (id, source) in sources.iter() {
        for text in [&source.short, &source.title, &source.summary] {
            assert!(!text.trim().is_empty(), "{id:?}");
            assert_eq!(text.trim(), text, "{id:?}");
        }
        assert!(
            names.insert(&source.short),
            "two sources are called {}",
            source.short
        );
    }
}

#[test]
fn tiers_are_those_of_the_domain_facts() {
    for (id, source) in bundled().iter() {
        assert_eq!(source.tier, expected_tier(id), "{id:?}");
    }
}

#[test]
fn dates_are_those_of_the_documents() {
    let sources = bundled();
    let date = |id| sources.get(id).date;
    assert_eq!(
        date(SourceId::Kamerbrief2020),
        Some(DocumentDate::Day(day(2020, 6, 8)))
    );
    assert_eq!(
        date(SourceId::Fiduon2025),
        Some(DocumentDate::Day(day(2025, 10, 4)))
    );
    assert_eq!(
        date(SourceId::Ombudsman2015),
        Some(DocumentDate::Year(2015))
    );
    assert_eq!(
        date(SourceId::EkLetland2023),
        Some(DocumentDate::Day(day(2023, 4, 13)))
    );
    assert_eq!(
        date(SourceId::HogeRaad20231459),
        Some(DocumentDate::Day(day(2023, 10, 13)))
    );
    assert_eq!(
        sources.get(SourceId::OmRichtlijn2018).valid_from,
        Some(day(2018, 3, 15))
    );
    for undated in [SourceId::Stappenplan, SourceId::Handelingsprincipes] {
        assert_eq!(date(undated), None);
    }
}

#[test]
fn nothing_is_cited_that_the_domain_facts_do_not_know() {
    let ecli: Vec<_> = BUNDLED
        .match_indices("ECLI:")
        .map(|(at, _)| &BUNDLED[at..])
        .collect();
    assert!(
        ecli.iter()
            .all(|text| text.starts_with("ECLI:NL:HR:2023:1459"))
    );
    assert_eq!(ecli.len(), 1);
    let reports: BTreeSet<_> = bundled()
        .iter()
        .filter(|(_, source)| source.tier == Tier::Ombudsman)
        .map(|(_, source)| source.short.replace("Ombudsman ", ""))
        .collect();
    let known = [
        "2007/034", "2011/128", "2013/206", "2015/035", "2015/096", "2018/016",
    ];
    assert_eq!(reports, known.map(str::to_owned).into());
}

#[test]
fn a_document_is_never_newer_than_the_day_it_was_checked() {
    for (id, source) in bundled().iter() {
        let checked = DocumentDate::Day(source.checked_on);
        assert!(
            source.date.is_none_or(|date| !date.is_later_than(checked)),
            "{id:?}"
        );
    }
}

#[test]
fn a_citation_shows_place_tier_and_date() {
    let sources = bundled();
    let shown = |id, place: &str| sources.cite(&Citation::new(id, place)).to_string();
    assert_eq!(
        shown(SourceId::Ombudsman2015, "5.2.1"),
        "Ombudsman 2015/096, 5.2.1 · ombudsman · 2015"
    );
    assert_eq!(
        shown(SourceId::Rv812, "lid 1"),
        "art. 812 Rv, lid 1 · wet · oudere tekst 2015"
    );
    assert_eq!(
        shown(SourceId::Ivrk12, "lid 1"),
        "art. 12 IVRK, lid 1 · wet · tekst 2002"
    );
    assert_eq!(
        shown(SourceId::Stappenplan, "stap 4"),
        "Stappenplan ouder, stap 4 · praktijk · zonder datum"
    );
    let shown_in_full = Citation::new(SourceId::Sr67, "lid 1");
    assert_eq!(
        format!("{:#}", sources.cite(&shown_in_full)),
        "art. 67 Sr, lid 1 · wet · oudere tekst 2015 · stand 30-11-2026: via andere bron"
    );
}

#[test]
fn what_was_not_read_itself_or_in_an_old_text_says_so_wherever_it_is_cited() {
    let sources = bundled();
    for (id, source) in sources.iter() {
        let whole = Citation::new(id, "");
        let plain = sources.cite(&whole).to_string();
        let secondary = plain.ends_with(" · via andere bron");
        assert_eq!(secondary, source.status == Status::Secondary, "{plain}");
        let full = format!("{:#}", sources.cite(&whole));
        assert!(full.ends_with(source.status.name()), "{full}");
        let old = source.date.is_none() && source.older_text();
        for form in [&plain, &full] {
            assert_eq!(form.contains("oudere tekst"), old, "{form}");
            assert_eq!(
                form.matches(source.status.name()).count(),
                usize::from(secondary || *form == full),
                "{form}"
            );
        }
    }
    let mut source = sources.get(SourceId::Evrm8).clone();
    let cited = |source: &Source| Cited { source, place: "" }.to_string();
    source.status = Status::Unverified;
    assert_eq!(
        cited(&source),
        "art. 8 EVRM · wet · oudere tekst 2021 · niet bevestigd"
    );
    source.edition = None;
    assert_eq!(
        cited(&source),
        "art. 8 EVRM · wet · tekst niet gelezen · niet bevestigd"
    );
    source.status = Status::Verified;
    assert_eq!(cited(&source), "art. 8 EVRM · wet · nagekeken 30-11-2026");
    source.text = Some(Edition::Older);
    assert_eq!(
        cited(&source),
        "art. 8 EVRM · wet · oudere tekst zonder jaar"
    );
}

/// Silence never makes a text current: only who says so does.
#[test]
fn an_edition_of_an_earlier_year_is_older_until_somebody_says_that_it_is_the_newest() {
    let mut source = bundled().get(SourceId::Awbi).clone();
    assert_eq!(source.text, Some(Edition::Newest));
    assert!(!source.older_text());
    source.text = None;
    assert!(source.older_text());
    source.edition = Some(2026);
    assert!(!source.older_text());
    source.text = Some(Edition::Older);
    assert!(source.older_text());
}

/// These were corrected against the law: who changes the words must look again.
#[test]
fn the_gravest_corrections_of_the_law_stand_in_the_summaries() {
    let sources = bundled();
    for (id, must) in [
        (SourceId::Rv812, "hoofdverblijf onder samen gezag"),
        (SourceId::Bw1_253a, "tijdelijk"),
        (SourceId::Bw1_265f, "uithuisplaatsing"),
        (SourceId::UitvoeringsbesluitWmo417, "Is onderzoek nodig"),
        (SourceId::HuisverbodWet2, "vier weken"),
        (SourceId::Jeugdwet7311, "moet"),
        (SourceId::Evrm8, "(lid 2)"),
        (SourceId::Afwegingskader, "Nee op vraag 3, 4 of 5"),
        (SourceId::Sr67, "acht dagen"),
        (SourceId::Awbi, "machtiging"),
    ] {
        let summary = &sources.get(id).summary;
        assert!(summary.contains(must), "{id:?}: {summary}");
    }
    let instruction = &sources.get(SourceId::Bw1_263).summary;
    assert!(!instruction.contains("contact"), "{instruction}");
}

#[test]
fn sources_stand_by_age_and_one_is_overdue_after_a_year() {
    let sources = bundled();
    let by_age = sources.by_age();
    assert_eq!(by_age.len(), SourceId::ALL.len());
    assert!(by_age.is_sorted_by_key(|(_, source)| source.checked_on));
    let (first, oldest) = by_age[0];
    let year = chrono::Days::new(365);
    let last_day = oldest.checked_on + year;
    assert!(sources.overdue(last_day).is_empty());
    let late = sources.overdue(last_day + chrono::Days::new(1));
    assert_eq!(late[0].0, first);
    assert!(late.iter().all(|(_, s)| s.checked_on == oldest.checked_on));
    assert_eq!(oldest.age(last_day), 365);
}

#[test]
fn a_text_of_an_old_edition_must_be_checked_again_and_so_must_what_is_not_confirmed() {
    let sources = bundled();
    let again = sources.to_check_again();
    let reason = |id| {
        again
            .iter()
            .find(|(found, _)| *found == id)
            .map(|(_, reason)| *reason)
    };
    assert_eq!(reason(SourceId::Rv812), Some(Recheck::OldText(Some(2015))));
    assert_eq!(
        reason(SourceId::GezagDoorErkenning2023),
        Some(Recheck::OldText(Some(2023)))
    );
    assert_eq!(
        reason(SourceId::Kindertelefoon),
        Some(Recheck::OldText(None))
    );
    assert_eq!(reason(SourceId::EkLetland2023), Some(Recheck::Secondary));
    assert_eq!(reason(SourceId::HogeRaad20231459), None);
    assert_eq!(reason(SourceId::Ivrk3), None);
    assert_eq!(reason(SourceId::Ombudsman2015), None);

    let old = again.iter().filter(|(id, reason)| {
        matches!(reason, Recheck::OldText(Some(2015))) || sources.get(*id).edition == Some(2015)
    });
    assert_eq!(old.count(), BUNDLED.matches("editie: 2015").count());
}

#[test]
fn a_newer_edition_ends_the_check_only_when_it_is_of_the_year_of_checking() {
    let mut source = bundled().get(SourceId::Rv812).clone();
    source.edition = Some(2026);
    assert_eq!(source.recheck(), None);
    source.edition = Some(2025);
    assert_eq!(source.recheck(), Some(Recheck::OldText(Some(2025))));
    source.superseded_by = Some(SourceId::Rv813);
    assert_eq!(source.recheck(), Some(Recheck::Superseded(SourceId::Rv813)));
}

#[test]
fn citing_the_own_weighing_warns_of_the_law_and_citing_safety_does_not() {
    let sources = bundled();
    let warned = |place| {
        let citation = Citation::new(SourceId::Ombudsman2015, place);
        sources
            .conflicts_with(&citation)
            .cloned()
            .collect::<Vec<_>>()
    };
    let own_weighing = warned("5.2.2");
    assert!(!own_weighing.is_empty());
    assert!(
        own_weighing
            .iter()
            .all(|conflict| conflict.kind == ConflictKind::Tension)
    );
    let higher = |id| {
        own_weighing
            .iter()
            .any(|c| c.higher.as_ref().is_some_and(|h| h.source == id))
    };
    assert!(higher(SourceId::Rv812) && higher(SourceId::Rv813));
    assert_eq!(warned("5.2.1"), []);
    assert!(
        warned("3.4")
            .iter()
            .any(|conflict| conflict.kind == ConflictKind::Outdated)
    );
}

#[test]
fn a_place_holds_its_parts_and_no_other_place() {
    let place = |text: &str| Citation::new(SourceId::Ombudsman2015, text);
    assert!(place("5.2").overlaps(&place("5.2.1")));
    assert!(place("5.2.1").overlaps(&place("5.2")));
    assert!(place("").overlaps(&place("5.2.1")));
    assert!(!place("5.2").overlaps(&place("5.21")));
    assert!(!place("lid 1").overlaps(&place("lid 10")));
    assert!(place("lid 1").overlaps(&place("lid 1 en 2")));
    assert!(!place("5.2").overlaps(&Citation::new(SourceId::Kamerbrief2020, "5.2")));
}

#[test]
fn all_ten_known_errors_have_a_warning() {
    let sources = bundled();
    let words = [
        "1:253b",
        "één keer bewust",
        "dwangsom",
        "mediation",
        "Advies staat in lid 3",
        "Dat is lid 2",
        "kinderalimentatie",
        "geen landelijke richtlijn",
        "huisverbod",
        "zorgregeling",
    ];
    for word in words {
        assert!(
            sources.conflicts().iter().any(|c| c.text.contains(word)),
            "{word}"
        );
    }
}

#[test]
fn a_missing_source_is_named() {
    let fault = fault_after("        Rv813: (", "        Rv812x: (");
    assert!(matches!(fault, SourcesFault::Syntax(_)), "{fault}");
    assert!(
        fault
            .to_string()
            .contains("‘Rv812x’ bestaat niet. Bedoelt u ‘Rv812’?"),
        "{fault}"
    );

    let start = BUNDLED.find("        Rv813: (").unwrap();
    let end = BUNDLED.find("        Sr66: (").unwrap();
    let cut = format!("{}{}", &BUNDLED[..start], &BUNDLED[end..]);
    let error = Sources::parse("bronnen.ron", &cut).unwrap_err();
    let missing = "(bronnen): hier ontbreekt nog: Rv813.";
    assert!(error.to_string().contains(missing), "{error}");
}

#[test]
fn a_source_that_stands_twice_is_refused() {
    let fault = fault_after("        Rv813: (", "        Rv812: (");
    assert!(
        fault.to_string().contains("‘Rv812’ staat er twee keer"),
        "{fault}"
    );
}

#[test]
fn an_empty_text_is_refused_with_its_line() {
    let fault = fault_after("kort: \"art. 813 Rv\"", "kort: \" \"");
    let line = BUNDLED
        .lines()
        .position(|line| line.contains("Rv813: ("))
        .map(|n| n + 1);
    let expected = SourcesFault::Source {
        id: SourceId::Rv813,
        line: Line(line),
        flaw: Flaw::Empty("kort"),
    };
    assert_eq!(fault, expected);
}

#[test]
fn an_unconfirmed_source_must_say_what_is_uncertain() {
    let fault = fault_after(
        "editie: 2015,\n            stand: Nagekeken",
        "stand: Onbevestigd",
    );
    assert!(
        matches!(
            fault,
            SourcesFault::Source {
                flaw: Flaw::NeedsCaution,
                ..
            }
        ),
        "{fault}"
    );
}

#[test]
fn sources_that_replace_each_other_are_refused() {
    let text = BUNDLED
        .replacen(
            "kort: \"art. 812 Rv\",",
            "kort: \"art. 812 Rv\", vervangen_door: Rv813,",
            1,
        )
        .replacen(
            "kort: \"art. 813 Rv\",",
            "kort: \"art. 813 Rv\", vervangen_door: Rv812,",
            1,
        );
    let fault = Sources::parse("bronnen.ron", &text).unwrap_err().fault;
    assert!(
        matches!(
            fault,
            SourcesFault::Source {
                flaw: Flaw::ReplacedByItself,
                ..
            }
        ),
        "{fault}"
    );
}

#[test]
fn a_contradiction_must_point_up_and_a_doubt_points_nowhere() {
    let fault = fault_after("hoger: (bron: HuisverbodWet2)", "hoger: (bron: Fiduon2025)");
    let flaw = |fault: &SourcesFault| match fault {
        SourcesFault::Conflict { flaw, .. } => Some(flaw.clone()),
        _ => None,
    };
    assert_eq!(flaw(&fault), Some(Flaw::NotHigher(SourceId::Fiduon2025)));
    let fault = fault_after("hoger: (bron: HuisverbodWet2),", "");
    assert_eq!(flaw(&fault), Some(Flaw::DoubtAndHigher));
    let fault = fault_after("aard: Spanning", "aard: Twijfel");
    assert_eq!(flaw(&fault), Some(Flaw::DoubtAndHigher));
}

#[test]
fn a_typing_error_gives_line_column_and_remedy_in_dutch() {
    let error = |text: &str| Sources::parse("bronnen.ron", text).unwrap_err().to_string();
    let field = BUNDLED.replacen("kort: ", "kortt: ", 1);
    let line = BUNDLED
        .lines()
        .position(|line| line.contains("kort: "))
        .unwrap()
        + 1;
    assert!(
        error(&field).contains(&format!("regel {line}, kolom ")),
        "{}",
        error(&field)
    );
    assert!(
        error(&field).contains("het veld ‘kortt’ bestaat niet. Bedoelt u ‘kort’?"),
        "{}",
        error(&field)
    );
    let half = BUNDLED.split_at(BUNDLED.len() / 2).0;
    assert!(error(half).contains("regel "), "{}", error(half));
    let date = BUNDLED.replacen("datum: \"2020-06-08\"", "datum: \"2020-02-31\"", 1);
    assert!(error(&date).contains("geen datum"), "{}", error(&date));
    assert!(error("").contains("regel 1, kolom 1"), "{}", error(""));
}

#[test]
fn a_document_date_reads_a_year_or_a_day_and_nothing_else() {
    let read = |text: &str| DocumentDate::try_from(text.to_owned());
    assert_eq!(read("2015"), Ok(DocumentDate::Year(2015)));
    assert_eq!(read("2020-06-08"), Ok(DocumentDate::Day(day(2020, 6, 8))));
    for bad in [
        "",
        "15",
        "+215",
        "2020-13-01",
        "2020-6-8",
        "8 juni 2020",
        "20155",
    ] {
        assert!(read(bad).is_err(), "{bad}");
    }
    for text in ["2015", "2020-06-08"] {
        assert_eq!(String::from(read(text).unwrap()), text);
    }
}

#[test]
fn authority_runs_from_law_to_opinion() {
    assert!(Tier::ALL.is_sorted());
    assert!(Tier::Wet.outranks(Tier::Rechtspraak));
    assert!(Tier::Ombudsman.outranks(Tier::Kabinet));
    assert!(!Tier::Opinie.outranks(Tier::Opinie));
}
