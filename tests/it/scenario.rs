//! `voorop scenario`, as somebody types it, and how quick it is with a large scenario.

#[path = "../../benches/oefenen/gegenereerd.rs"]
mod gegenereerd;

use std::{path::PathBuf, time::Instant};

use voorop::{
    files::{
        Assets, Overwrite, checked, load_scenario, png, save_course, scenario_from_text,
        scenario_to_text,
    },
    training::{Course, MapWords, Move, Problem, Scenario, map, svg},
};

use crate::support::{folder, root, said, voorop, write};

fn model_path() -> PathBuf {
    root().join("scenarios/oefenen/01-eerste-weigering.ron")
}

fn model_text() -> String {
    std::fs::read_to_string(model_path()).unwrap()
}

fn model() -> Scenario {
    load_scenario(&model_path()).unwrap().scenario
}

fn shown(path: &std::path::Path) -> String {
    path.display().to_string()
}

fn course(moves: Vec<Move>) -> Course {
    let scenario = model();
    Course {
        scenario: scenario.id,
        version: scenario.version,
        trainee: "Groep 1".into(),
        attempt: 1,
        at: None,
        mark: None,
        moves,
        misses: Some(Vec::new()),
        help: Default::default(),
    }
}

/// The expert's course without what has to do with this piece of information.
fn without(id: &str) -> Vec<Move> {
    let id = id.to_owned().try_into().unwrap();
    let mut moves = model().expert;
    moves.retain(|next| !matches!(next, Move::Ask(i) | Move::Note(i) if *i == id));
    moves
}

#[test]
fn controleer_says_that_all_shipped_scenarios_and_courses_are_in_order() {
    let folder = root().join("scenarios/oefenen");
    let (code, text, errors) = said(&voorop(&["scenario", "controleer", &shown(&folder)]));
    assert_eq!(code, Some(0), "{text}{errors}");
    assert!(
        text.lines().last().unwrap().ends_with(": 0 problemen"),
        "{text}"
    );
}

#[test]
fn controleer_names_file_line_and_column_of_every_problem() {
    let folder = folder();
    let text = model_text()
        .replace(
            "woorden: [\"koorts|temperatuur|verhoging|ziek\"],",
            "woorden: [\"griep\"],",
        )
        .replace("minuten: 35,", "minuten: 0,");
    let line = |part: &str| text[..text.find(part).unwrap()].lines().count();
    let file = write(&folder, "kapot.ron", &text);
    let (code, out, _) = said(&voorop(&["scenario", "controleer", &shown(folder.path())]));
    assert_eq!(code, Some(1), "{out}");
    for part in ["minuten: 0,", "woorden: [\"griep\"],"] {
        let place = format!("{}:{}:", shown(&file), line(part));
        assert!(out.lines().any(|l| l.starts_with(&place)), "{place}\n{out}");
    }
    assert!(
        out.ends_with("1 scenario, 0 verlopen: 2 problemen\n"),
        "{out}"
    );

    write(
        &folder,
        "kapot.ron",
        text.replace("niveau: Basis", "niveau: Bassis"),
    );
    let (code, out, _) = said(&voorop(&["scenario", "controleer", &shown(folder.path())]));
    assert_eq!(code, Some(1));
    assert!(out.contains("Bedoelt u ‘Basis’?"), "{out}");
}

#[test]
fn controleer_names_outcomes_and_signals_as_people_know_them() {
    let folder = folder();
    let unknown = "KindVermist: (antwoord: Nee, grond: Waargenomen),";
    let text = model_text().replace(unknown, "");
    write(&folder, "open.ron", &text);
    let (code, out, _) = said(&voorop(&["scenario", "controleer", &shown(folder.path())]));
    assert_eq!(code, Some(1), "{out}");
    assert!(out.contains("‘Kind weg of te laat terug’"), "{out}");
    assert!(
        !out.contains("EerstVaststellen") && !out.contains("alleen genoemd: Kind"),
        "{out}"
    );

    write(&folder, "open.ron", &text[..text.len() / 2]);
    let (_, out, _) = said(&voorop(&["scenario", "controleer", &shown(folder.path())]));
    assert!(!out.contains("niets gewijzigd"), "{out}");

    let (_, text, _) = said(&voorop(&["scenario", "speel", &shown(&model_path())]));
    assert!(text.contains("de regels geven ‘"), "{text}");
    assert!(!text.contains("geven Terughoudend"), "{text}");
}

#[test]
fn controleer_says_so_where_there_is_nothing_to_look_over() {
    let folder = folder();
    let (code, _, errors) = said(&voorop(&["scenario", "controleer", &shown(folder.path())]));
    assert_eq!(code, Some(3), "{errors}");
    assert!(errors.contains("geen bestanden"), "{errors}");
    let absent = folder.path().join("weg.ron");
    let (code, text, _) = said(&voorop(&["scenario", "controleer", &shown(&absent)]));
    assert_eq!(code, Some(3));
    assert!(text.contains("bestaat niet"), "{text}");
}

#[test]
fn a_course_must_miss_exactly_what_its_file_says() {
    let folder = folder();
    write(&folder, "eerste.ron", model_text());
    let path = folder.path().join("eerste.koers-kind.ron");
    let mut bad = course(without("kind-spreken"));
    save_course(&path, &bad, Overwrite::Always).unwrap();
    let (code, out, _) = said(&voorop(&["scenario", "controleer", &shown(&path)]));
    assert_eq!(code, Some(1), "{out}");
    assert!(out.contains("mist ook TeWeten(\"kind-spreken\")"), "{out}");
    let unexpected = out.lines().filter(|l| l.contains("mist ook")).count();

    // What the program prints can be pasted under `mist`.
    let order = [
        "scenario",
        "speel",
        &shown(&model_path()),
        "--koers",
        &shown(&path),
        "--json",
    ];
    let (code, json, errors) = said(&voorop(&order));
    assert_eq!(code, Some(1), "{errors}");
    let report: serde_json::Value = serde_json::from_str(&json).unwrap();
    let missed = report["mist"].as_array().unwrap();
    assert_eq!(missed.len(), unexpected);
    assert_eq!(
        report["onverwacht_gemist"].as_array().unwrap().len(),
        unexpected
    );
    let keys = missed
        .iter()
        .map(|k| ron::from_str(k.as_str().unwrap()).unwrap());
    bad.misses = Some(keys.collect());
    save_course(&path, &bad, Overwrite::Always).unwrap();
    let (code, out, _) = said(&voorop(&["scenario", "controleer", &shown(folder.path())]));
    assert_eq!(code, Some(0), "{out}");
    assert!(
        out.ends_with("1 scenario, 1 verloop: 0 problemen\n"),
        "{out}"
    );

    // A point that is not missed is told as well.
    bad.moves = model().expert;
    save_course(&path, &bad, Overwrite::Always).unwrap();
    let (code, out, _) = said(&voorop(&["scenario", "controleer", &shown(&path)]));
    assert_eq!(code, Some(1));
    assert!(out.contains("en het verloop mist het niet"), "{out}");
}

#[test]
fn a_course_of_another_scenario_or_version_is_refused() {
    let folder = folder();
    let path = folder.path().join("k.ron");
    let mut other = course(model().expert);
    other.version = 7;
    save_course(&path, &other, Overwrite::Always).unwrap();
    let order = [
        "scenario",
        "speel",
        &shown(&model_path()),
        "--koers",
        &shown(&path),
    ];
    let (code, _, errors) = said(&voorop(&order));
    assert_eq!(code, Some(1));
    assert!(errors.contains("versie 7"), "{errors}");
    other.scenario = "iets-anders".to_owned().try_into().unwrap();
    save_course(&path, &other, Overwrite::Always).unwrap();
    let (_, _, errors) = said(&voorop(&order));
    assert!(
        errors.contains("hoort bij scenario ‘iets-anders’"),
        "{errors}"
    );
    let (code, text, _) = said(&voorop(&["scenario", "controleer", &shown(&path)]));
    assert_eq!(code, Some(1));
    assert!(text.contains("is niet gevonden"), "{text}");
}

#[test]
fn a_move_that_cannot_be_played_is_named_with_its_line() {
    let folder = folder();
    write(&folder, "eerste.ron", model_text());
    let path = folder.path().join("eerste.koers-fout.ron");
    let bad = course(without("b-bellen"));
    save_course(&path, &bad, Overwrite::Always).unwrap();
    let (code, text, _) = said(&voorop(&["scenario", "controleer", &shown(&path)]));
    assert_eq!(code, Some(1));
    let file = std::fs::read_to_string(&path).unwrap();
    let line = file[..file.find("Vraag(\"kijk-binnen\")").unwrap()]
        .lines()
        .count();
    assert!(
        text.contains(&format!("ron:{line}:")) && text.contains("eerst ‘b-bellen’"),
        "{text}"
    );
}

#[test]
fn speel_plays_the_expert_and_says_why_with_sources() {
    let (code, text, errors) = said(&voorop(&["scenario", "speel", &shown(&model_path())]));
    assert_eq!(code, Some(0), "{errors}");
    assert!(text.starts_with("OEFENING "), "{text}");
    assert!(
        text.contains("Gemist: 0") && text.contains("mist: []"),
        "{text}"
    );
    assert!(text.contains("2015/096"), "{text}");
}

#[test]
fn kaart_draws_an_svg_that_is_valid_and_a_png() {
    let folder = folder();
    let file = shown(&model_path());
    let svg = folder.path().join("k.svg");
    let order = ["scenario", "kaart", &file, "--uit", &shown(&svg)];
    let (code, _, errors) = said(&voorop(&order));
    assert_eq!(code, Some(0), "{errors}");
    let text = std::fs::read_to_string(&svg).unwrap();
    well_formed(&text);
    assert!(text.contains("<title") && text.contains("<desc") && text.contains("kind-spreken"));
    let (code, _, errors) = said(&voorop(&order));
    assert_eq!(code, Some(3));
    assert!(errors.contains("bestaat al"), "{errors}");
    assert_eq!(
        voorop(&[&order[..], &["--vervang"]].concat()).status.code(),
        Some(0)
    );

    let picture = folder.path().join("k.png");
    let order = ["scenario", "kaart", &file, "--uit", &shown(&picture)];
    assert_eq!(said(&voorop(&order)).0, Some(0));
    assert!(std::fs::read(&picture).unwrap().starts_with(b"\x89PNG"));
    let other = folder.path().join("k.pdf");
    let order = ["scenario", "kaart", &file, "--uit", &shown(&other)];
    let (code, _, errors) = said(&voorop(&order));
    assert_eq!(code, Some(2), "{errors}");
    assert!(errors.contains(".svg of .png"), "{errors}");
}

fn well_formed(svg: &str) {
    let mut reader = quick_xml::Reader::from_str(svg);
    reader.config_mut().check_end_names = true;
    loop {
        match reader.read_event().unwrap_or_else(|e| panic!("{e}")) {
            quick_xml::events::Event::Eof => break,
            quick_xml::events::Event::Start(tag) | quick_xml::events::Event::Empty(tag) => {
                assert!(tag.attributes().all(|a| a.is_ok()));
            }
            _ => {}
        }
    }
}

fn drawn(text: &str) -> String {
    let assets = Assets::built_in();
    let words = MapWords {
        texts: &assets.map_texts().unwrap(),
        training: &assets.training_texts().unwrap(),
        protocol: &assets.protocol().unwrap(),
        documents: &assets.document_texts().unwrap(),
    };
    let scenario = scenario_from_text(text).unwrap_or_else(|e| panic!("{e}"));
    let found = checked(text, &scenario);
    let problems: Vec<Problem> = found.into_iter().map(|l| l.problem).collect();
    svg(&map(&scenario, &problems), &words)
}

#[test]
fn words_on_a_map_are_never_markup_and_what_nobody_reaches_says_so() {
    let hostile = "titel: \"</text><script>&amp;\\u{FFFF}'\",";
    let text = model_text()
        .replace("titel: \"Vrijdagavond, de deur blijft dicht\",", hostile)
        .replace("na: [\"kijk-binnen\"],", "na: [\"nergens\"],");
    let svg = drawn(&text);
    well_formed(&svg);
    assert!(!svg.contains("<script") && !svg.contains('\u{FFFF}'));
    assert!(svg.contains("niet te bereiken</text>"));
    assert!(!drawn(&model_text()).contains("· het kind. niet te bereiken"));
    png(&svg).unwrap();
}

#[test]
fn a_scenario_with_five_thousand_items_loads_is_checked_and_drawn_in_time() {
    let large = scenario_to_text(&gegenereerd::larger(&model(), 5_000)).unwrap();
    let start = Instant::now();
    let svg = drawn(&large);
    let took = start.elapsed();
    assert!(svg.contains("erbij-4999"));
    let scenario = scenario_from_text(&large).unwrap();
    assert_eq!(checked(&large, &scenario), []);
    // The bench asks for 2 s of a release build; this only sees that it does not grow as a square.
    assert!(took.as_secs() < 20, "{took:?}");
}
