//! What the loader and the check say of a scenario that is broken in one place, and where.

use std::collections::BTreeSet;

use super::*;
use crate::{
    files::read::text_of as decoded,
    training::{ProblemKind, map},
};

const MODEL: &str = include_str!("../../../scenarios/oefenen/01-eerste-weigering.ron");

/// Stands on the line where the problem must be found.
const HERE: &str = "/*HIER*/";

/// A break of the model: what is replaced by what, everywhere it stands, and what is said about it.
type Break = (&'static [(&'static str, &'static str)], &'static str);

/// How what the officer sees inside begins.
const SEEN: &str =
    "vult: (\n                    betrokkenen: [\n                        (id: \"K1\"";
const SEEN_HERE: &str =
    "vult: ( /*HIER*/\n                    betrokkenen: [\n                        (id: \"K1\"";

#[rustfmt::skip]
const BREAKS: &[Break] = &[
    (&[("versie: 1,", "versie: 0, /*HIER*/")], "0 kan hier niet"),
    (&[("titel: \"Vrijdagavond, de deur blijft dicht\",", "titel: \" \", /*HIER*/")], "Schrijf een tekst"),
    (&[("vraag: \"Vraag A of een rechter iets heeft beslist.\",", "vraag: \"\", /*HIER*/")], "Schrijf een tekst"),
    (&[("bronnen: [(bron: Ombudsman2015, plaats: \"3.2\")],", "bronnen: [], /*HIER*/")], "Deze lijst is leeg"),
    (&[("woorden: [\"koorts|temperatuur|verhoging|ziek\"],", "woorden: [], /*HIER*/")], "Deze lijst is leeg"),
    (&[("wanneer: Minuut(20),", "wanneer: Na([]), /*HIER*/")], "Deze lijst is leeg"),
    (&[("minuten: 35,", "minuten: 0, /*HIER*/")], "van 1 tot en met 1440"),
    (&[("minuten: 35,", "minuten: 1441, /*HIER*/")], "van 1 tot en met 1440"),
    (&[("wanneer: Minuut(20),", "wanneer: Minuut(4000000000), /*HIER*/")], "van 0 tot en met 1440"),
    (&[("begin: \"2026-11-20T18:25:00\",", "begin: \"1026-11-20T18:25:00\", /*HIER*/")], "Deze datum kan niet"),
    (&[("id: \"buurvrouw\",", "id: \"b-bellen\", /*HIER*/")], "‘b-bellen’ komt twee keer voor"),
    (&[("na: [\"kijk-binnen\"],", "na: [\"kijk-bnnen\"], /*HIER*/")], "Bedoelt u ‘kijk-binnen’?"),
    (&[("na: [\"kijk-binnen\"],", "na: [\"iets-anders\"], /*HIER*/")], "Kijk de naam na"),
    (&[("wanneer: Minuut(20),", "wanneer: Na([\"iets-anders\"]), /*HIER*/")], "staat niet in dit scenario"),
    (&[("eerst: [\"a-veiligheid\"],", "eerst: [\"iets-anders\"], /*HIER*/")], "staat niet in dit scenario"),
    (&[("uit: \"b-verhaal\",", "uit: \"iets-anders\", /*HIER*/")], "staat niet in dit scenario"),
    (&[("informatie: \"kind-spreken\",", "informatie: \"iets-anders\", /*HIER*/")], "staat niet in dit scenario"),
    (&[("vraag: Signaal(DirectGevaar),", "vraag: Informatie(\"iets-anders\"), /*HIER*/")], "staat niet in dit scenario"),
    (&[("wat: KindVerplaatst,", "wat: Informatie(\"iets-anders\"), /*HIER*/")], "staat niet in dit scenario"),
    (&[("Vraag(\"registraties\"),", "Vraag(\"registratie\"), /*HIER*/")], "Bedoelt u ‘registraties’?"),
    (&[("informatie: \"kind-spreken\",", "informatie: \"buurvrouw\", /*HIER*/")], "is een gebeurtenis"),
    (&[("Noteer(\"registraties\"),", "Gebeurt(\"b-bellen\"), /*HIER*/")], "is informatie, geen gebeurtenis"),
    (&[("melder: \"A\",", "melder: \"D2\", /*HIER*/")], "D2 staat niet onder mensen"),
    (&[("bij: Spreek(\"K1\"),", "bij: Spreek(\"K2\"), /*HIER*/")], "K2 staat niet onder mensen"),
    (&[("antwoord: [(wie: \"K1\", tekst: \"Ik wil", "antwoord: [(wie: \"K4\", /*HIER*/ tekst: \"Ik wil")], "K4 staat niet onder mensen"),
    (&[("daad: Verplaatst(\"K1\"),", "daad: Verplaatst(\"K3\"), /*HIER*/")], "K3 staat niet onder mensen"),
    (&[("spreker: Persoon(\"B\"),", "spreker: Persoon(\"D2\"), /*HIER*/")], "D2 staat niet onder mensen"),
    (&[("vraag: Gehoord(\"B\"),", "vraag: Gehoord(\"D2\"), /*HIER*/")], "D2 staat niet onder mensen"),
    (&[("persoon: (\n                    id: \"B\",", "persoon: ( /*HIER*/\n                    id: \"A\",")], "Het label A komt twee keer voor"),
    (&[("mensen: [", "mensen: [ /*HIER*/"), ("id: \"B\",", "id: \"D2\","), ("relatie: Vader", "relatie: Ander")], "Ouder B ontbreekt"),
    (&[("            (\n                persoon: (\n                    id: \"B\",", "            ( /*HIER*/\n                persoon: (\n                    id: \"B\","), ("bij: Spreek(\"B\"),", "bij: Kijk,")], "Niemand kan met B spreken"),
    (&[("geboren: \"2018-06-03\",", "geboren: \"2027-06-03\","), ("persoon: (\n                    id: \"K1\",", "persoon: ( /*HIER*/\n                    id: \"K1\",")], "Deze datum kan niet"),
    (&[("daad: Verplaatst(\"K1\"),", "daad: Verplaatst(\"A\"), /*HIER*/")], "A is geen kind"),
    (&[("daad: Verplaatst(\"K1\"),", "daad: Geadviseerd(\"K1\"), /*HIER*/")], "K1 is geen ouder"),
    (&[("na: [\"b-bellen\"],\n                antwoord: [\n                    (tekst: \"Timo ligt", "na: [\"kind-spreken\"], /*HIER*/\n                antwoord: [\n                    (tekst: \"Timo ligt")], "wachten op elkaar, zodat niemand er komt: ‘kijk-binnen’, ‘kind-spreken’, ‘kijk-binnen’"),
    (&[("na: [\"kijk-binnen\"],", "na: [\"kind-spreken\"],"), ("na: [\"b-bellen\"],\n                antwoord: [(wie: \"K1\"", "na: [\"kind-spreken\"], /*HIER*/\n                antwoord: [(wie: \"K1\"")], "dat is niet te bereiken"),
    (&[("wanneer: Minuut(20),", "wanneer: Trainer,"), ("na: [\"kijk-binnen\"],", "na: [\"buurvrouw\"], /*HIER*/")], "alleen als de trainer"),
    (&[("KindVermist: (antwoord: Nee, grond: Waargenomen),", ""), ("vraag: Signaal(KindVermist),", "vraag: Signaal(KindVermist), /*HIER*/")], "beantwoordt het signaal KindVermist"),
    (&[("vraag: Signaal(Geweld),", "vraag: Signaal(DirectGevaar), /*HIER*/")], "Het signaal DirectGevaar staat er al eerder"),
    (&[("uitkomst: Terughoudend,", "uitkomst: EigenAfweging, /*HIER*/")], "geven de regels Terughoudend, geen EigenAfweging"),
    (&[("KindVermist: (antwoord: Nee, grond: Waargenomen),", ""), ("uitkomst: Terughoudend,", "uitkomst: Terughoudend, /*HIER*/")], "alleen genoemd: KindVermist"),
    (&[("tekst: \"K1 ligt in bed met een natte doek op zijn hoofd. B is nuchter en praat rustig.\",", "tekst: \"\","), (SEEN, SEEN_HERE)], "De melding neemt dit niet aan"),
    (&[("bron: WoordenKind(kind: \"K1\",", "bron: WoordenKind(kind: \"B\","), ("vult: (\n                    signalen: {\n                        KindVraagtHulp", "vult: ( /*HIER*/\n                    signalen: {\n                        KindVraagtHulp")], "horen bij een kind, niet bij B"),
    (&[(SEEN, "vult: ( /*HIER*/\n                    wederhoor: { 9: (voorgelegd: Voorgelegd) },\n                    betrokkenen: [\n                        (id: \"K1\"")], "niets legt dat nummer vast"),
    (&[("vult: (\n                    signalen: {\n                        Geweld", "vult: ( /*HIER*/\n                    wederhoor: { 3: (voorgelegd: Voorgelegd) },\n                    signalen: {\n                        Geweld")], "Zet \"b-verhaal\" onder na"),
    (&[("nr: 7,", "nr: 6,"), ("vult: (\n                    handelingen", "vult: ( /*HIER*/\n                    handelingen")], "nr 6 is al gebruikt"),
    (&[("woorden: [\"koorts|temperatuur|verhoging|ziek\"],", "woorden: [\"griep\"], /*HIER*/")], "‘griep’ staat niet in ‘b-verhaal’"),
    (&[("eerst: [\"a-veiligheid\"],", "eerst: [\"afspraak-morgen\"], /*HIER*/"), ("dan: [\"a-papieren\", \"afspraak-morgen\"],", "dan: [\"b-bellen\"],")], "kan niet voor ‘b-bellen’ komen"),
    (&[("Vraag(\"a-veiligheid\"),\n            Noteer(\"a-veiligheid\"),", "Noteer(\"a-veiligheid\"), /*HIER*/\n            Vraag(\"a-veiligheid\"),")], "Deze zet kan niet"),
    (&[("minuten: 35,", "minuten: 10,"), ("expert: [", "expert: [ /*HIER*/")], "minuten over en er zijn er 10"),
];

fn broken(changes: &[(&str, &str)]) -> String {
    let mut text = MODEL.to_owned();
    for (from, to) in changes {
        assert!(text.contains(from), "the model lacks {from}");
        text = text.replace(from, to);
    }
    text
}

fn line_of(text: &str, mark: &str) -> usize {
    let at = text
        .find(mark)
        .unwrap_or_else(|| panic!("{mark} is missing"));
    text[..at].lines().count()
}

fn problems(text: &str) -> Vec<Located> {
    let scenario = scenario_from_text(text).unwrap_or_else(|e| panic!("{e}"));
    checked(text, &scenario)
}

/// The name of each kind: a new kind does not compile until it stands here, and then a break must
/// show it.
fn name(kind: &ProblemKind) -> &'static str {
    use ProblemKind as P;
    match kind {
        P::EmptyText => "EmptyText",
        P::LongText { .. } => "LongText",
        P::EmptyList => "EmptyList",
        P::OutOfRange { .. } => "OutOfRange",
        P::SameId(_) => "SameId",
        P::UnknownId { .. } => "UnknownId",
        P::NotAnItem(_) => "NotAnItem",
        P::NotAnEvent(_) => "NotAnEvent",
        P::UnknownPerson(_) => "UnknownPerson",
        P::SamePerson(_) => "SamePerson",
        P::NoParent(_) => "NoParent",
        P::NobodyAsks(_) => "NobodyAsks",
        P::NotAChild(_) => "NotAChild",
        P::NotAParent(_) => "NotAParent",
        P::Circle(_) => "Circle",
        P::Unreachable(_) => "Unreachable",
        P::TrainerOnly(_) => "TrainerOnly",
        P::Unanswered(_) => "Unanswered",
        P::SameAsk(_) => "SameAsk",
        P::WrongOutcome { .. } => "WrongOutcome",
        P::Refused(_) => "Refused",
        P::NoRecord(_) => "NoRecord",
        P::RecordedLater { .. } => "RecordedLater",
        P::SameNumber { .. } => "SameNumber",
        P::NoSuchWords { .. } => "NoSuchWords",
        P::OrderCannotBe { .. } => "OrderCannotBe",
        P::Play(_) => "Play",
        P::OverBudget { .. } => "OverBudget",
        P::TooManyMoves { .. } => "TooManyMoves",
    }
}

const KINDS: usize = 29;

#[test]
fn the_model_scenario_has_no_problem() {
    let found = problems(MODEL);
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn each_break_of_the_model_is_found_on_its_line() {
    let mut seen = BTreeSet::new();
    for (changes, says) in BREAKS {
        let text = broken(changes);
        let found = problems(&text);
        let line = line_of(&text, HERE);
        let hit = found
            .iter()
            .find(|l| l.problem.to_string().contains(says) && l.at.is_some_and(|a| a.line == line));
        assert!(hit.is_some(), "{says}, line {line}: {found:#?}");
        seen.extend(hit.map(|l| name(&l.problem.kind)));
        assert!(found.is_sorted_by_key(|l| l.at), "{found:#?}");
    }
    let moves = format!("expert: [ {HERE}{}", "Wacht(0),".repeat(1_001));
    let text = broken(&[("expert: [", &moves)]);
    let found = problems(&text);
    assert_eq!(found.len(), 1, "{found:#?}");
    seen.extend(found.iter().map(|l| name(&l.problem.kind)));
    let title = format!("titel: \"{}\",", "a".repeat(121));
    let text = broken(&[("titel: \"Vrijdagavond, de deur blijft dicht\",", &title)]);
    let found = problems(&text);
    assert_eq!(found.len(), 1, "{found:#?}");
    seen.extend(found.iter().map(|l| name(&l.problem.kind)));
    assert_eq!(seen.len(), KINDS, "{seen:?}");
}

#[test]
fn two_breaks_are_both_told() {
    let text = broken(&[
        (
            "titel: \"Vrijdagavond, de deur blijft dicht\",",
            "titel: \"\",",
        ),
        (
            "woorden: [\"koorts|temperatuur|verhoging|ziek\"],",
            "woorden: [\"griep\"],",
        ),
    ]);
    assert_eq!(problems(&text).len(), 2);
}

#[test]
fn a_missing_field_is_named_on_the_line_where_its_record_ends() {
    let text = broken(&[("woorden: [\"koorts|temperatuur|verhoging|ziek\"],", HERE)]);
    let fault = scenario_from_text(&text).unwrap_err();
    let FileFault::Syntax { at, problem } = &fault else {
        panic!("{fault}");
    };
    assert!(problem.contains("‘woorden’ ontbreekt"), "{problem}");
    let line = line_of(&text, HERE);
    assert!((line..line + 4).contains(&at.line), "{fault}");
}

#[test]
fn an_unknown_source_is_refused_with_its_line_and_the_sources_that_look_like_it() {
    for (wrong, says) in [
        ("Ombudsman2051", "‘Ombudsman2015’"),
        ("Ombudsrechter", "Ombudsman"),
        ("Grondwet", "lijken hierop"),
    ] {
        let from = "bronnen: [(bron: Ombudsman2015, plaats: \"3.2\")],";
        let to = format!("bronnen: [(bron: {wrong}, plaats: \"3.2\")], {HERE}");
        let text = broken(&[(from, &to)]);
        let fault = scenario_from_text(&text).unwrap_err();
        let FileFault::Syntax { at, problem } = &fault else {
            panic!("{fault}");
        };
        assert_eq!(at.line, line_of(&text, HERE));
        assert!(
            problem.contains(wrong) && problem.contains(says),
            "{problem}"
        );
    }
}

#[test]
fn a_file_of_another_kind_is_refused_by_its_name() {
    let fault = scenario_from_text("hallo").unwrap_err().to_string();
    assert!(fault.contains("geen scenario van voorop") && fault.contains("scenario: (...)"));
    let fault = course_from_text("").unwrap_err().to_string();
    assert!(fault.contains("geen verloop van voorop") && fault.contains("koers: (...)"));
    let newer = scenario_from_text("(voorop: 3, scenario: 7)").unwrap_err();
    assert!(matches!(newer, FileFault::Version { found: 3, .. }));
}

#[test]
fn one_key_in_two_spellings_is_refused() {
    let text = broken(&[(
        SEEN,
        "vult: (\n                    wederhoor: { 1: (), 0x1: () },\n                    betrokkenen: [\n                        (id: \"K1\"",
    )]);
    let fault = scenario_from_text(&text).unwrap_err();
    assert!(matches!(fault, FileFault::Twice { .. }), "{fault}");
}

#[test]
fn what_is_saved_loads_again_to_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let scenario = scenario_from_text(MODEL).unwrap();
    let path = folder.path().join("s.ron");
    let stamp = save_scenario(&path, &scenario, Overwrite::Never).unwrap();
    let opened = load_scenario(&path).unwrap();
    assert_eq!(opened.scenario, scenario);
    assert_eq!(opened.stamp, stamp);
    assert!(opened.problems.is_empty());
    let again = save_scenario(&path, &scenario, Overwrite::Never).unwrap_err();
    assert!(matches!(again.fault, FileFault::Exists));

    let course = Course {
        scenario: scenario.id.clone(),
        version: scenario.version,
        trainee: "Groep 1".into(),
        attempt: 2,
        at: None,
        mark: Some("Goed begin".into()),
        moves: scenario.expert.clone(),
        misses: Some(Vec::new()),
        help: Default::default(),
    };
    let path = folder.path().join("s.koers-expert.ron");
    save_course(&path, &course, Overwrite::Never).unwrap();
    let opened = load_course(&path).unwrap();
    assert_eq!(opened.course, course);
    assert!(opened.moves_at.iter().all(Option::is_some));
    assert!(opened.moves_at.is_sorted() && opened.misses_at.is_some());
    assert!(matches!(load_training(&path), Ok(Training::Course(_))));
}

#[test]
fn a_scenario_that_would_not_load_is_not_saved() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("s.ron");
    let mut scenario = scenario_from_text(MODEL).unwrap();
    let long = crate::melding::Text::from("x".repeat(20_000).as_str());
    let said = crate::training::Said {
        by: None,
        text: long,
    };
    scenario.items[0].answer = vec![said; 450];
    let error = save_scenario(&path, &scenario, Overwrite::Never).unwrap_err();
    assert!(matches!(error.fault, FileFault::Unsavable(_)), "{error}");
    assert!(!path.exists());
}

/// A small source of chance that is the same every time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % end.max(1) as u64).unwrap_or(0)
    }
}

/// The model with a few changes that a broken disk, a careless editor or an enemy makes.
fn mutated(chance: &mut Chance) -> Vec<u8> {
    const PIECES: &[&str] = &[
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        "\"",
        ",",
        ":",
        "\\u{202E}",
        "\\",
        "/*",
        "r#\"",
        "-1",
        "99999999999999999999",
        "4294967295",
        "1e400",
        "Na([\"b-bellen\"])",
        "Trainer",
        "\u{FEFF}",
        "\u{202E}",
        "na: [\"kind-spreken\"],",
        "nr: 1,",
        "Some(",
        "()",
        "None",
        "\0",
    ];
    let mut bytes = MODEL.as_bytes().to_vec();
    for _ in 0..=chance.below(2) {
        let at = chance.below(bytes.len());
        match chance.below(14) {
            0 => bytes[at] = u8::try_from(chance.below(256)).unwrap_or(0),
            1 => bytes.truncate(at),
            2 => {
                let piece = PIECES[chance.below(PIECES.len())];
                bytes.splice(at..at, piece.bytes());
            }
            3 => {
                let end = (at + chance.below(400)).min(bytes.len());
                bytes.drain(at..end);
            }
            4 => {
                let end = (at + chance.below(2_000)).min(bytes.len());
                let block = bytes[at..end].to_vec();
                let to = chance.below(bytes.len());
                bytes.splice(to..to, block);
            }
            _ => change_lines(&mut bytes, chance),
        }
        if bytes.is_empty() {
            break;
        }
    }
    bytes
}

/// How lines begin that hold a name or number on which something hangs.
const TELLING: &[&str] = &[
    "id:",
    "bij:",
    "na:",
    "nr:",
    "uit:",
    "spreker:",
    "woorden:",
    "informatie:",
    "vraag: Signaal",
    "Vraag(",
    "Noteer(",
];

/// Changes between whole lines mostly still read well, and come as far as the check.
fn change_lines(bytes: &mut Vec<u8>, chance: &mut Chance) {
    let text = String::from_utf8_lossy(bytes).into_owned();
    let mut lines: Vec<&str> = text.lines().collect();
    let (one, other) = (chance.below(lines.len()), chance.below(lines.len()));
    let swapped;
    match chance.below(9) {
        0 => lines.swap(one, other),
        1 => lines.insert(one, lines[other]),
        2 => {
            lines.remove(one);
        }
        // What a line says for what another line of its kind says.
        3..8 => {
            let kind = TELLING[chance.below(TELLING.len())];
            let of_kind = |line: &&str| line.trim_start().starts_with(kind);
            let places: Vec<usize> = (0..lines.len()).filter(|n| of_kind(&lines[*n])).collect();
            if !places.is_empty() {
                let from = places[chance.below(places.len())];
                lines[places[chance.below(places.len())]] = lines[from];
            }
        }
        _ => {
            let numbers = ["0", "1", "4294967295", "1441"];
            let Some(to) = lines[one]
                .split(|c: char| !c.is_ascii_digit())
                .find(|d| !d.is_empty())
            else {
                return;
            };
            swapped = lines[one].replacen(to, numbers[chance.below(numbers.len())], 1);
            lines[one] = &swapped;
        }
    }
    *bytes = lines.join("\n").into_bytes();
}

#[test]
fn twelve_thousand_mutated_files_never_panic_the_loader_the_check_or_the_map() {
    let mut chance = Chance(0x5EED_1234_5678_9ABC);
    let (mut loaded, mut impossible) = (0, 0);
    for _ in 0..12_000 {
        let Ok(text) = decoded(mutated(&mut chance)) else {
            continue;
        };
        let Ok(scenario) = scenario_from_text(&text) else {
            continue;
        };
        loaded += 1;
        let found = checked(&text, &scenario);
        impossible += usize::from(!found.is_empty());
        assert!(found.iter().all(|l| l.at.is_some()), "{found:#?}");
        let problems: Vec<Problem> = found.into_iter().map(|l| l.problem).collect();
        let drawn = map(&scenario, &problems);
        assert!(drawn.nodes.iter().all(|n| n.x >= 0.0 && n.y >= 0.0));
    }
    // Enough of them must come past the reader, or this test would test only that.
    assert!(loaded > 2_000 && impossible > 800, "{loaded} {impossible}");
}
