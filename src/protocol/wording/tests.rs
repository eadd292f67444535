//! The words that officers read: complete, short enough for a row at night, and fair to both parents.

#![allow(
    clippy::unwrap_used,
    reason = "a test stops at the first thing that is wrong"
)]

use std::collections::BTreeSet;

use super::*;
use crate::protocol::{Kind, SourceId, Tier, WordsFault};

const FILE: &str = include_str!("../../../assets/protocol.ron");
const SOURCES: &str = include_str!("../../../assets/bronnen.ron");

/// Most characters of a label, so that it fits a row of the checklist.
const LABEL: usize = 45;
/// Most characters of a label in the narrow rail of steps.
const RAIL_LABEL: usize = 18;
/// Most characters of a help text.
const HELP: usize = 220;
/// Most words in one sentence: B1 asks 10 to 15, a list of examples may run on.
const SENTENCE: usize = 22;

fn file() -> ProtocolFile {
    read_words("protocol.ron", FILE).unwrap()
}

/// Every wording with the name that it stands under.
fn wordings(file: &ProtocolFile) -> impl Iterator<Item = (&'static str, &Wording)> {
    let steps = file.steps.iter().map(|(id, wording)| (id.name(), wording));
    let signals = file
        .signals
        .iter()
        .map(|(id, wording)| (id.name(), wording));
    let questions = file
        .questions
        .iter()
        .map(|(id, wording)| (id.name(), wording));
    steps.chain(signals).chain(questions)
}

fn texts(wording: &Wording) -> [&str; 4] {
    [
        &wording.short,
        &wording.question,
        &wording.help,
        &wording.who_knows,
    ]
}

#[test]
fn every_step_signal_question_and_option_has_words() {
    let file = file();
    assert_eq!(file.steps.len(), Step::ALL.len());
    assert_eq!(file.signals.len(), Signal::ALL.len());
    assert_eq!(file.questions.len(), Question::ALL.len());
    assert_eq!(file.choices.len(), Choice::ALL.len());
    for (name, wording) in wordings(&file) {
        assert!(!wording.help.trim().is_empty(), "{name}");
    }
}

#[test]
fn labels_and_help_fit_their_place() {
    let file = file();
    for (name, wording) in wordings(&file) {
        assert!(
            wording.short.chars().count() <= LABEL,
            "{name}: {}",
            wording.short
        );
        assert!(
            wording.help.chars().count() <= HELP,
            "{name}: {}",
            wording.help.chars().count()
        );
        assert!(!wording.short.ends_with('.'), "{name}");
    }
    for (step, wording) in &file.steps {
        assert!(wording.short.chars().count() <= RAIL_LABEL, "{step:?}");
    }
    for text in file.choices.values() {
        assert!(text.chars().count() <= 30, "{}", &**text);
    }
}

#[test]
fn every_text_is_plain_and_short() {
    let file = file();
    for (name, wording) in wordings(&file) {
        assert!(
            wording.question.ends_with('?'),
            "{name}: {}",
            wording.question
        );
        let sentences: Vec<_> = wording
            .help
            .split_inclusive(['.', '?'])
            .filter(|s| s.trim().len() > 1)
            .collect();
        assert!(
            sentences.len() <= 3,
            "{name}: {} sentences",
            sentences.len()
        );
        for sentence in sentences.iter().chain([&wording.question.as_str()]) {
            assert!(
                sentence.split_whitespace().count() <= SENTENCE,
                "{name}: {sentence}"
            );
        }
        for text in texts(wording) {
            let tidy = text.trim() == text && !text.contains("  ") && !text.contains('\n');
            assert!(tidy, "{name}: {text:?}");
        }
    }
}

#[test]
fn labels_of_one_kind_are_all_different() {
    let file = file();
    for labels in [
        file.steps.values().map(|w| &w.short).collect::<Vec<_>>(),
        file.signals
            .values()
            .chain(file.questions.values())
            .map(|w| &w.short)
            .collect(),
    ] {
        let different: BTreeSet<_> = labels.iter().collect();
        assert_eq!(different.len(), labels.len());
    }
    for question in Question::ALL {
        let Kind::Choice(options) = question.kind() else {
            continue;
        };
        let different: BTreeSet<_> = options
            .iter()
            .map(|option| &*file.choices[option])
            .collect();
        assert_eq!(different.len(), options.len(), "{question:?}");
    }
}

#[test]
fn no_text_takes_sides_or_uses_a_word_that_the_program_advises_against() {
    let file = file();
    let avoided = [
        "moeder",
        "vader",
        "dader",
        "slachtoffer",
        "vechtscheiding",
        "weigerouder",
        "ouderverstoting",
        "benadeelde",
        "ex",
        "casus",
        "risicogestuurd",
        "afdwingen",
        "ingrijpen",
        "escalatie",
        "beschermingsmaatregel",
        "saboteren",
        "traineren",
        "ontvoerd",
        "ontvoering",
        "afgepakt",
        "hysterisch",
        "agressief",
        "overstuur",
        "dronken",
        "narcist",
        "borderline",
        "manipulatief",
        "liegt",
        "beweert",
        "beweerde",
        "beweringen",
        "blijkt",
        "altijd",
        "nooit",
        "alweer",
        "slechts",
        "gewoon",
        "zielig",
        "gehersenspoeld",
        "karretje",
    ];
    let plain = wordings(&file).flat_map(|(name, wording)| texts(wording).map(|text| (name, text)));
    let options = file.choices.iter().map(|(id, text)| (id.name(), &**text));
    for (name, text) in plain.chain(options) {
        let lower = text.to_lowercase();
        for word in lower.split(|c: char| !c.is_alphabetic()) {
            assert!(!avoided.contains(&word), "{name}: {word:?} in {text:?}");
        }
    }
}

#[test]
fn labels_speak_of_nobody_so_that_they_can_stand_in_a_mutatie() {
    let file = file();
    for (name, wording) in wordings(&file) {
        for word in wording.short.to_lowercase().split_whitespace() {
            assert!(
                !["u", "uw", "ik", "mijn"].contains(&word),
                "{name}: {}",
                wording.short
            );
        }
    }
}

#[test]
fn nothing_rests_on_an_opinion_alone_except_advice_about_contact() {
    let file = file();
    let sources = Sources::parse("bronnen.ron", SOURCES).unwrap();
    let opinion_alone = |wording: &Wording| {
        wording
            .citations
            .iter()
            .all(|citation| sources.tier(citation) == Tier::Opinie)
    };
    for (question, wording) in &file.questions {
        let about_stopping = matches!(question, Question::GestoptDoor | Question::GestoptSinds);
        if !about_stopping && question.step() != Step::Omgangsadvies {
            assert!(!opinion_alone(wording), "{question:?}");
        }
    }
    assert!(
        !file
            .signals
            .values()
            .chain(file.steps.values())
            .any(opinion_alone)
    );
}

/// Whether a place exists in its document: sections of the report, answers of the letter, headings
/// of the other two. Acts and the framework are cited by article, paragraph or question.
fn place_exists(citation: &Citation) -> bool {
    let known: &[&str] = match citation.source {
        SourceId::Ombudsman2015 => &[
            "1.3", "2.3", "3.2", "3.3", "3.4", "4.2", "4.3", "4.4", "4.5", "4.6", "4.7", "4.8",
            "5.2.1", "5.2.2", "5.2.3", "5.2.4", "5.2.5",
        ],
        SourceId::Kamerbrief2020 => &["antwoord 3 en 4", "antwoord 5, 6 en 7"],
        SourceId::Handelingsprincipes => &[
            "Zorgen voor vertrouwen",
            "Zicht krijgen op het werkelijke conflict",
            "Het belang van het kind",
        ],
        SourceId::Fiduon2025 => &[
            "variant 1",
            "variant 2",
            "variant 1 en 2",
            "aanbeveling I",
            "Ook van toepassing voor de Politie",
        ],
        SourceId::Stappenplan => return citation.place.starts_with("stap "),
        _ => {
            return citation.place.is_empty()
                || ["lid ", "art. ", "vraag ", "disclosure"]
                    .iter()
                    .any(|start| citation.place.starts_with(start));
        }
    };
    known.contains(&citation.place.as_str())
}

#[test]
fn every_cited_place_exists_in_its_document() {
    for (name, wording) in wordings(&file()) {
        for citation in &wording.citations {
            assert!(place_exists(citation), "{name}: {citation:?}");
        }
    }
}

#[test]
fn a_name_that_stands_twice_is_refused_with_its_line() {
    assert!(FILE.contains("        Wapen: ("));
    let twice = FILE.replacen("        Wapen: (", "        Geweld: (", 1);
    let fault = refused(&twice);
    assert!(fault.problem.contains("‘Geweld’ staat er twee keer"));
    let first = twice
        .lines()
        .position(|text| text.contains("Geweld: ("))
        .unwrap();
    assert!(fault.line > first, "{fault}");
}

/// Why a changed checklist is refused.
fn refused(text: &str) -> WordsFault {
    assert_ne!(text, FILE);
    match read_words::<ProtocolFile>("protocol.ron", text) {
        Ok(_) => panic!("it was taken"),
        Err(error) => error.fault,
    }
}

#[test]
fn what_has_no_words_or_no_source_is_refused_with_its_place() {
    let start = FILE.find("        Wapen: (").unwrap();
    let end = start + FILE[start..].find("\n        ),\n").unwrap();
    let wapen = &FILE[start..end];
    let sources = &wapen[wapen.find("bronnen: [").unwrap()..];
    let unsourced = FILE.replacen(wapen, &wapen.replace(sources, "bronnen: [],"), 1);
    let fault = refused(&unsourced);
    assert_eq!(fault.place, "signalen, Wapen, bronnen", "{fault}");
    assert!(fault.problem.contains("minstens één"), "{fault}");
    let short = &wapen[wapen.find("kort: ").unwrap()..];
    let short = &short[..short.find('\n').unwrap()];
    let blank = refused(&FILE.replacen(wapen, &wapen.replace(short, "kort: \" \","), 1));
    assert_eq!(blank.place, "signalen, Wapen, kort", "{blank}");
    let line = FILE[..start].lines().count();
    assert!(blank.line > line && blank.line < line + 4, "{blank}");
    let gone = FILE.replacen(&FILE[start..end + "\n        ),\n".len()], "", 1);
    let gone = refused(&gone);
    assert_eq!(gone.place, "signalen", "{gone}");
    assert!(gone.problem.contains("ontbreekt nog: Wapen."), "{gone}");
}

#[test]
fn the_whole_protocol_reads_and_every_rule_cites_a_source() {
    let texts = Texts {
        protocol: ("protocol.ron", FILE),
        rules: ("regels.ron", include_str!("../../../assets/regels.ron")),
        sources: ("bronnen.ron", SOURCES),
    };
    let protocol = Protocol::parse(texts).unwrap();
    for rule in RuleId::ALL {
        let text = protocol.rule(*rule);
        for citation in &text.citations {
            assert!(place_exists(citation), "{}: {citation:?}", rule.name());
        }
        let filled = text.fill("A", "wapen");
        assert!(!filled.contains(['{', '}']), "{}: {filled}", rule.name());
    }
}

/// The rules in words and the sources that they cite, as they come with the program.
fn bundled() -> Protocol {
    Protocol::parse(Texts {
        protocol: ("protocol.ron", FILE),
        rules: ("regels.ron", include_str!("../../../assets/regels.ron")),
        sources: ("bronnen.ron", SOURCES),
    })
    .unwrap()
}

/// Art. 812 lid 2 Rv: this erred to the dangerous side, force without the judge having said so.
#[test]
fn where_a_child_lives_gives_no_sterke_arm_by_law() {
    let protocol = bundled();
    let text = &protocol.rule(RuleId::SterkeArmVanRechtswege).text;
    assert!(!text.contains("waar het kind woont"), "{text}");
    assert!(text.contains("één persoon"), "{text}");
    assert!(
        text.contains("geldt dat niet voor het hoofdverblijf"),
        "{text}"
    );
}

#[test]
fn each_rule_cites_the_norm_that_carries_it() {
    use SourceId as S;
    let protocol = bundled();
    for (rule, norms) in [
        (RuleId::SterkeArmGeldt, &[S::Rv812, S::Rv360, S::Rv430][..]),
        (RuleId::ZorgWegenNu, &[S::Wpg, S::Bpg42, S::Wmo526]),
        (RuleId::ZorgWegen, &[S::Wpg, S::Bpg42]),
        (RuleId::RouteGi, &[S::Jeugdwet7311, S::Wpg, S::Bpg42]),
        (
            RuleId::BinnentredenHulp,
            &[S::Politiewet7, S::Awbi, S::Evrm8],
        ),
        (RuleId::BinnentredenOm, &[S::Rv813, S::Awbi]),
        (RuleId::BinnentredenNiet, &[S::Politiewet7, S::Awbi]),
        (
            RuleId::VeiligePlekMogelijk,
            &[S::Bw1_257, S::Bw1_265b, S::Evrm8],
        ),
        (
            RuleId::VerbodBeperkt,
            &[
                S::HuisverbodWet2,
                S::Wth11,
                S::Sv509hh,
                S::Sr184a,
                S::Sr38v,
                S::Sv80,
            ],
        ),
        (RuleId::AangifteGesprek, &[S::Sr285b, S::Sr66, S::Sr67]),
        (RuleId::AangifteOpnemen, &[S::Sv163, S::Ombudsman2013_206]),
    ] {
        let cited = &protocol.rule(rule).citations;
        for norm in norms {
            assert!(
                cited.iter().any(|c| c.source == *norm),
                "{rule:?}: {norm:?}"
            );
        }
    }
}

#[test]
fn must_and_may_and_the_terms_are_those_of_the_law() {
    let protocol = bundled();
    for (rule, must) in [
        (RuleId::RouteGi, "moet u die geven. Uit uzelf mag het ook"),
        (RuleId::AangifteGesprek, "binnen drie maanden"),
        (RuleId::AangifteGesprek, "binnen acht dagen"),
        (RuleId::AangifteOpnemen, "verplicht"),
        (RuleId::VeiligePlekMogelijk, "De kinderrechter"),
        (RuleId::RouteCiviel, "binnen zes weken"),
        (RuleId::VerbodBeperkt, "is geen verbod"),
    ] {
        let text = &protocol.rule(rule).text;
        assert!(text.contains(must), "{rule:?}: {text}");
    }
    let care = ["ZorgZelfHulp", "ZorgAanvaard", "ZorgDuurzaam"];
    for (name, wording) in wordings(&file()).filter(|(name, _)| care.contains(name)) {
        assert!(wording.help.ends_with("Een nee wijst op melden."), "{name}");
    }
}
