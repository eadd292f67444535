//! The program from end to end, as somebody types it.

use std::{
    io::Read,
    process::{Output, Stdio},
};

use voorop::{
    cli::Exit,
    files::{ASSET_NAMES, from_text},
    protocol::{Question, Signal},
};

use crate::support::{CLOCK, case, command, folder, names, rich_case, root, said, voorop, write};

/// Every command.
const COMMANDS: [&str; 10] = [
    "venster",
    "opstellen",
    "papier",
    "sjabloon",
    "controleer",
    "taal",
    "archief",
    "scenario",
    "bronnen",
    "bewijs",
];

fn path(name: &str) -> String {
    case(name).display().to_string()
}

fn code(output: &Output) -> Option<i32> {
    output.status.code()
}

#[test]
fn opstellen_prints_both_documents_and_nothing_else() {
    let (code, text, errors) = said(&voorop(&["opstellen", &path("01-acuut-gevaar")]));
    assert_eq!((code, errors.as_str()), (Some(0), ""));
    assert!(text.contains("Mutatie") && text.contains("Zorgmelding"));
    assert!(
        text.lines()
            .all(|l| l.chars().count() <= 78 && !l.contains('\t'))
    );
}

#[test]
fn opstellen_with_a_folder_writes_whole_files_and_never_over_others() {
    let folder = folder();
    let out = folder.path().join("stukken");
    let out_text = out.display().to_string();
    let with_leaflet = path("10-advies-contact-stoppen");
    let order = ["opstellen", &with_leaflet, "--uit", &out_text, "--json"];
    let (code, text, errors) = said(&voorop(&order));
    assert_eq!(code, Some(0), "{errors}");
    let files = [
        "analysis.json",
        "bijsluiter.txt",
        "mutatie.txt",
        "zorgmelding.txt",
    ];
    assert_eq!(names(&out), files);
    assert_eq!(text.lines().count(), files.len());

    std::fs::write(out.join("mutatie.txt"), "van iemand anders").unwrap();
    let (code, _, errors) = said(&voorop(&order));
    assert_eq!(code, Some(3));
    assert!(
        errors.contains("mutatie.txt") && errors.contains("bestaat al"),
        "{errors}"
    );
    assert_eq!(
        std::fs::read_to_string(out.join("mutatie.txt")).unwrap(),
        "van iemand anders"
    );
    assert_eq!(names(&out), files);

    let replacing = [&order[..], &["--vervang"]].concat();
    assert_eq!(voorop(&replacing).status.code(), Some(0));
    assert!(
        std::fs::read_to_string(out.join("mutatie.txt"))
            .unwrap()
            .contains("Mutatie")
    );
}

#[test]
fn a_leaflet_is_written_only_where_it_belongs() {
    let folder = folder();
    let out = folder.path().display().to_string();
    voorop(&["opstellen", &path("08-half-uur-te-laat"), "--uit", &out]);
    assert_eq!(names(folder.path()), ["mutatie.txt", "zorgmelding.txt"]);
}

#[test]
fn json_holds_the_outcome_the_reasons_their_sources_and_the_open_answers() {
    let (code, text, _) = said(&voorop(&[
        "opstellen",
        &path("15-sterke-arm-niet-gezien"),
        "--json",
    ]));
    assert_eq!(code, Some(0));
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(json["uitkomst"], "Terughoudend");
    assert_eq!(json["kinderen"][0]["kind"], "K1");
    assert_eq!(json["kinderen"][0]["uitkomst"], "Terughoudend");
    let reasons = json["redenen"].as_array().unwrap();
    let clause = reasons
        .iter()
        .find(|r| r["regel"] == "SterkeArmOnbekend")
        .unwrap();
    for field in ["bron", "kort", "rang", "datum", "nagekeken_op"] {
        assert!(
            clause["bronnen"][0][field]
                .as_str()
                .is_some_and(|t| !t.is_empty()),
            "{field}"
        );
    }
    let open = json["open"].as_array().unwrap();
    let seen = open
        .iter()
        .find(|o| o["id"] == "beslissing/1/bekend")
        .unwrap();
    // The paper would give the right; whether it is safe where the child would go is still open.
    assert_eq!(seen["kan_worden"][0], "EerstVaststellen");
    assert!(seen["weet"].as_str().unwrap().contains("Familiekamer"));
    assert_eq!(json["recht_vandaag"], "Onbekend");
    assert_eq!(
        (&json["naar_ovj"], &json["tegen_vrager"]),
        (&false.into(), &false.into())
    );
    for list in ["daarna", "klopt_niet", "zodra_gezien", "aangifte_gewenst"] {
        assert!(json[list].is_array(), "{list}");
    }
    let barred = json["zonder_grond"].as_array().unwrap();
    assert!(barred.iter().any(|a| a["handeling"] == "VeiligePlek"));
    assert!(
        json["toegestaan"]
            .as_array()
            .unwrap()
            .iter()
            .any(|a| a["handeling"] == "LichtereWegen")
    );
    assert_eq!(json["teksten"][0]["bestand"], "mutatie.txt");
    assert!(!text.contains("{wie}") && !text.contains("{signalen}"));
}

#[test]
fn a_reader_that_goes_away_is_no_fault() {
    for arguments in [
        vec!["opstellen".into(), path("01-acuut-gevaar")],
        vec!["sjabloon".into()],
        vec!["--help".into()],
    ] {
        let mut child = command()
            .args(&arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let mut errors = String::new();
        child
            .stderr
            .take()
            .unwrap()
            .read_to_string(&mut errors)
            .unwrap();
        assert_eq!(
            (child.wait().unwrap().code(), errors.as_str()),
            (Some(0), ""),
            "{arguments:?}"
        );
    }
}

#[cfg(target_os = "linux")]
#[test]
fn output_that_cannot_be_written_is_said_and_counted() {
    for arguments in [
        vec!["opstellen".into(), path("01-acuut-gevaar")],
        vec!["--help".into()],
    ] {
        let full = std::fs::OpenOptions::new()
            .write(true)
            .open("/dev/full")
            .unwrap();
        let output = command().args(&arguments).stdout(full).output().unwrap();
        assert_eq!(code(&output), Some(3), "{arguments:?}");
    }
}

#[test]
fn the_template_loads_as_it_is_and_with_every_example_switched_on() {
    let (code, text, _) = said(&voorop(&["sjabloon"]));
    assert_eq!(code, Some(0));
    let empty = from_text(&text).unwrap_or_else(|e| panic!("{e}"));
    assert!(empty.signals.is_empty() && empty.statements.is_empty());
    assert_eq!(empty.people.len(), 2);
    let filled = from_text(&text.replace("//- ", "")).unwrap_or_else(|e| panic!("{e}"));
    assert!(filled.reporter.is_some() && filled.people.len() == 4);
    assert!(
        !filled.signals.is_empty() && !filled.answers.is_empty() && !filled.decisions.is_empty()
    );
    assert!(!filled.statements.is_empty() && !filled.acts.is_empty());
    assert!(!filled.hearings.is_empty() && !filled.rebuttals.is_empty());
    assert!(!filled.places.is_empty() && !filled.report_wishes.is_empty());
    assert!(!filled.decisions[0].favours.is_empty() && filled.signals_from.is_some());
    let replies = filled.signals.values().flat_map(|s| s.live_replies());
    assert!(replies.count() > 0 && !text.contains("GezagOfVerblijf"));
}

#[test]
fn the_template_names_every_signal_and_question_and_has_an_identity_of_its_own() {
    let (_, text, _) = said(&voorop(&["sjabloon"]));
    let names = Signal::ALL
        .iter()
        .map(|s| s.name())
        .chain(Question::ALL.iter().map(|q| q.name()));
    for name in names {
        assert!(text.contains(&format!("//   {name}")), "{name}");
    }
    let (_, again, _) = said(&voorop(&["sjabloon"]));
    assert_ne!(from_text(&text).unwrap().id, from_text(&again).unwrap().id);
}

/// How many files are judged in what `controleer` says.
fn verdicts(text: &str) -> usize {
    let judged = |line: &&str| line.starts_with("in orde") || line.starts_with("niet goed");
    text.lines().filter(judged).count()
}

#[test]
fn controleer_gives_a_line_per_file_and_fails_when_one_is_wrong() {
    let folder = folder();
    let wrong = write(
        &folder,
        "fout.ron",
        rich_case().replacen("voorop: ", "voorop: 9", 1),
    );
    let (code, text, errors) = said(&voorop(&[
        "controleer",
        &path("01-acuut-gevaar"),
        &wrong.display().to_string(),
        &root().join("assets").display().to_string(),
    ]));
    assert_eq!(code, Some(1));
    assert_eq!(verdicts(&text), 3);
    assert!(
        errors.contains("fout.ron: regel 5") && errors.contains("versie 9"),
        "{errors}"
    );
    let (code, _, errors) = said(&voorop(&["controleer", "is-er-niet.ron"]));
    assert_eq!(code, Some(3), "{errors}");
}

#[test]
fn controleer_names_what_may_be_a_typing_error_and_refuses_nothing() {
    let folder = folder();
    let loaded = voorop::files::load(std::path::Path::new(&path("01-acuut-gevaar")));
    let mut melding = loaded.expect("it loads").melding;
    let child = melding.people.iter_mut().find(|p| p.id.is_child());
    child.expect("a child").birth = chrono::NaiveDate::from_ymd_opt(1990, 1, 1);
    let file = folder.path().join("ouder.ron");
    voorop::files::save(&file, &melding, voorop::files::Overwrite::Never).expect("it is saved");
    let (code, text, errors) = said(&voorop(&["controleer", &file.display().to_string()]));
    assert_eq!((code, errors.as_str()), (Some(0), ""));
    assert!(
        text.contains("in orde") && text.contains("kijk na: ") && text.contains("18 jaar of ouder"),
        "{text}"
    );
}

#[test]
fn every_bundled_file_is_in_order() {
    let mut files: Vec<String> = ASSET_NAMES
        .iter()
        .filter(|name| **name != "sjabloon.ron")
        .map(|name| root().join("assets").join(name).display().to_string())
        .collect();
    files.extend(
        std::fs::read_dir(root().join("scenarios"))
            .unwrap()
            .map(|e| e.unwrap().path().display().to_string())
            .filter(|p| p.ends_with(".ron") && !p.ends_with("verwacht.ron")),
    );
    let arguments: Vec<&str> = ["controleer"]
        .into_iter()
        .chain(files.iter().map(String::as_str))
        .collect();
    let (code, text, errors) = said(&voorop(&arguments));
    assert_eq!(code, Some(0), "{errors}");
    assert_eq!(verdicts(&text), files.len());
}

#[test]
fn a_folder_of_assets_replaces_words_and_a_wrong_one_is_refused() {
    let protocol = std::fs::read_to_string(root().join("assets/protocol.ron")).unwrap();
    let folder = folder();
    write(
        &folder,
        "protocol.ron",
        protocol.replacen("kort: \"Wapen\"", "kort: \"Wapen (eenheid)\"", 1),
    );
    let place = folder.path().display().to_string();
    let (code, text, errors) = said(&voorop(&[
        "--assets",
        &place,
        "opstellen",
        &path("01-acuut-gevaar"),
    ]));
    assert_eq!(code, Some(0), "{errors}");
    assert!(text.contains("Wapen (eenheid)"));
    let by_environment = command()
        .args(["opstellen", &path("01-acuut-gevaar")])
        .env("VOOROP_ASSETS", &place)
        .output()
        .unwrap();
    assert!(said(&by_environment).1.contains("Wapen (eenheid)"));

    for (name, content, says) in [
        (
            "protocol.ron",
            protocol.replacen("kort:", "krot:", 1),
            "protocol.ron",
        ),
        (
            "protocol.ron",
            protocol.replacen("Wapen: (", "Wappen: (", 1),
            "protocol.ron",
        ),
        (
            "protocol.ron",
            protocol.replacen("Wapen", "Wa\u{202E}pen", 1),
            "U+202E",
        ),
        ("bewijs.ron", "(".to_owned(), "regel 1"),
        ("documenten.ron", "()".to_owned(), "documenten.ron"),
        ("protokol.ron", protocol.clone(), "protokol.ron"),
    ] {
        let folder = crate::support::folder();
        write(&folder, name, content);
        let place = folder.path().display().to_string();
        let order = if name == "bewijs.ron" {
            vec!["bewijs", "--tabel"]
        } else {
            vec!["opstellen", "x.ron"]
        };
        let (code, _, errors) = said(&voorop(&[&["--assets", &place], &order[..]].concat()));
        assert_eq!(code, Some(1), "{name}: {errors}");
        assert!(errors.contains(says), "{name}: {errors}");
    }
}

/// The bundled sources, each looked at today: what the test says must not depend on its day.
fn sources_of_today() -> String {
    let bundled = std::fs::read_to_string(root().join("assets/bronnen.ron")).unwrap();
    let field = "nagekeken_op: \"";
    let today: chrono::NaiveDateTime = CLOCK.parse().unwrap();
    let today = today.date();
    let mut text = String::new();
    for line in bundled.lines() {
        match line.split_once(field) {
            Some((before, _)) => text += &format!("{before}{field}{today}\",\n"),
            None => text += &format!("{line}\n"),
        }
    }
    text
}

#[test]
fn bronnen_lists_every_source_and_fails_when_one_was_not_looked_at_for_a_year() {
    let folder = folder();
    let today = sources_of_today();
    write(&folder, "bronnen.ron", &today);
    let place = folder.path().display().to_string();
    let order = ["--assets", &place, "bronnen"];
    let (code, text, errors) = said(&voorop(&order));
    assert_eq!((code, errors.as_str()), (Some(0), ""), "{text}");
    for must in [
        "art. 812 Rv",
        "oudere tekst 2015",
        "via andere bron",
        "HR 13 oktober 2023",
    ] {
        assert!(text.contains(must), "{must}\n{text}");
    }

    let at = today.find("        Sv163: (").unwrap();
    let (before, after) = today.split_at(at);
    let day = after.find("nagekeken_op: \"").unwrap() + "nagekeken_op: \"".len();
    let old = format!("{before}{}2020-02-29{}", &after[..day], &after[day + 10..]);
    let old = old.replacen(
        "kort: \"art. 163 Sv\"",
        "kort: \"art. 163 Sv (eenheid)\"",
        1,
    );
    write(&folder, "bronnen.ron", old);
    let (code, text, errors) = said(&voorop(&order));
    assert_eq!((code, errors.as_str()), (Some(1), ""));
    assert!(
        text.lines()
            .nth(3)
            .unwrap()
            .ends_with("art. 163 Sv (eenheid)"),
        "{text}"
    );
    assert!(
        text.contains("niet nagekeken: art. 163 Sv (eenheid)."),
        "{text}"
    );

    let by_environment = command()
        .args(["bronnen", "--json"])
        .env("VOOROP_ASSETS", &place)
        .output()
        .unwrap();
    let (code, text, _) = said(&by_environment);
    assert_eq!(code, Some(1));
    let list: serde_json::Value = serde_json::from_str(&text).unwrap();
    let sources = list["bronnen"].as_array().unwrap();
    assert_eq!(sources[0]["kort"], "art. 163 Sv (eenheid)");
    assert_eq!(sources[0]["te_lang"], true);
    assert_eq!(sources[0]["editie"], 2015);
    assert_eq!(sources.iter().filter(|s| s["te_lang"] == true).count(), 1);
    assert_eq!(sources.len(), text.matches("\"bron\":").count());
}

#[test]
fn replaced_sources_are_used_in_papers_and_a_broken_file_is_refused_with_its_line() {
    let bundled = std::fs::read_to_string(root().join("assets/bronnen.ron")).unwrap();
    let folder = folder();
    let place = folder.path().display().to_string();
    let name = "kort: \"Ombudsman 2015/096\"";
    assert!(bundled.contains(name));
    let own = bundled.replacen(name, "kort: \"Veiligheid voorop (eenheid)\"", 1);
    write(&folder, "bronnen.ron", own);
    let (code, text, errors) = said(&voorop(&[
        "--assets",
        &place,
        "opstellen",
        &path("01-acuut-gevaar"),
    ]));
    assert_eq!(code, Some(0), "{errors}");
    assert!(text.contains("Veiligheid voorop (eenheid)") && !text.contains("Ombudsman 2015/096"));

    for (from, to, says) in [
        (
            "stand: ViaAndereBron",
            "stand: Nagekekken",
            "Bedoelt u ‘Nagekeken’?",
        ),
        ("editie: 2015", "editie: \"2015\"", "regel "),
        ("tekst: Nieuwste", "tekst: Nieuw", "regel "),
        ("        Sv163: (", "        Sv16: (", "‘Sv16’ bestaat niet"),
        ("kort: \"art. 163 Sv\"", "kort: \"\"", "regel "),
    ] {
        assert!(bundled.contains(from), "{from}");
        write(&folder, "bronnen.ron", bundled.replacen(from, to, 1));
        let (code, text, errors) = said(&voorop(&["--assets", &place, "bronnen"]));
        assert_eq!((code, text.as_str()), (Some(1), ""), "{from}: {errors}");
        for must in ["bronnen.ron", "regel ", says, WITHOUT_FILE] {
            assert!(errors.contains(must), "{from}: {must}\n{errors}");
        }
    }
}

/// What every refused file with words says at the end.
const WITHOUT_FILE: &str = "haal het weg; dan geldt de ingebouwde tekst.";

#[test]
fn a_line_of_a_sheet_without_a_source_is_refused() {
    let words = std::fs::read_to_string(root().join("assets/bladen.ron")).unwrap();
    let source = "bronnen: [(bron: HogeRaad20231459)],";
    assert!(words.contains(source));
    let folder = folder();
    let file = write(&folder, "bladen.ron", words.replacen(source, "", 1));
    let (code, _, errors) = said(&voorop(&["controleer", &file.display().to_string()]));
    assert_eq!(code, Some(1), "{errors}");
    assert!(
        errors.contains("bladen.ron, regel ")
            && errors.contains("geen bron")
            && errors.contains(WITHOUT_FILE),
        "{errors}"
    );
}

#[test]
fn words_of_the_terugblik_without_their_hole_are_refused() {
    let words = std::fs::read_to_string(root().join("assets/terugblik.ron")).unwrap();
    let text = "{label} ({relatie})";
    assert!(words.contains(text));
    let folder = folder();
    let file = write(&folder, "terugblik.ron", words.replacen(text, "{label}", 1));
    let (code, _, errors) = said(&voorop(&["controleer", &file.display().to_string()]));
    assert_eq!(code, Some(1), "{errors}");
    assert!(
        errors.contains("Persoon") && errors.contains("{relatie}") && errors.contains(WITHOUT_FILE),
        "{errors}"
    );
}

#[test]
fn words_of_the_window_with_one_missing_are_refused() {
    let words = std::fs::read_to_string(root().join("assets/ui.ron")).unwrap();
    let key = "\"brand\":";
    assert!(words.contains(key));
    let folder = folder();
    let file = write(&folder, "ui.ron", words.replacen(key, "\"brandd\":", 1));
    let (code, _, errors) = said(&voorop(&["controleer", &file.display().to_string()]));
    assert_eq!(code, Some(1), "{errors}");
    assert!(
        errors.contains("Bedoelt u ‘brand’?") && errors.contains(WITHOUT_FILE),
        "{errors}"
    );
}

#[test]
fn a_folder_of_assets_that_is_not_there_is_refused() {
    let (code, _, errors) = said(&voorop(&["--assets", "is-er-niet", "sjabloon"]));
    assert_eq!(code, Some(3));
    assert!(errors.contains("is-er-niet"), "{errors}");
}

#[cfg(target_os = "linux")]
#[test]
fn without_a_display_the_window_says_so_and_names_the_other_way() {
    for arguments in [&[][..], &["venster"], &["--thema", "donker"]] {
        let (code, _, errors) = said(&voorop(arguments));
        assert_eq!(code, Some(4), "{arguments:?}: {errors}");
        assert!(
            errors.contains("geen beeldscherm") && errors.contains("voorop opstellen"),
            "{errors}"
        );
    }
}

#[test]
fn usage_faults_are_dutch_and_say_what_to_type() {
    for (arguments, says) in [
        (&["opstellen"][..], "<MELDING>"),
        (&["controleer"], "<BESTAND>"),
        (&["--schaal", "250"], "van 100 tot 200"),
        (&["--schaal"], "--schaal"),
        (&["--thema", "rood"], "licht, donker, contrast"),
        (&["--weergave", "vulkan"], "auto, glow, wgpu"),
        (&["--toon", "99"], "1 tot 10"),
        (&["--them", "donker"], "--thema"),
        (&["opstellen", "x", "--vervang"], "--uit"),
        (&["bewijs", "--tabbel"], "--tabel"),
        (&["venster", "een.ron", "twee.ron"], "twee.ron"),
        (&["een.ron", "twee.ron"], "twee.ron"),
        (&["een.ron", "bewijs"], "achter de opdracht"),
        (&["--thema", "donker", "sjabloon"], "achter de opdracht"),
    ] {
        let (code, text, errors) = said(&voorop(arguments));
        assert_eq!((code, text.as_str()), (Some(2), ""), "{arguments:?}");
        assert!(errors.contains(says), "{arguments:?}: {errors}");
        for english in [
            "error", "usage", "Usage", "argument", "required", "invalid", "found", "tip",
        ] {
            assert!(!errors.contains(english), "{arguments:?}: {errors}");
        }
    }
}

#[test]
fn help_is_dutch_and_holds_every_exit_code() {
    let commands = [&["--help"][..], &["--hulp"], &["-h"]];
    for arguments in commands {
        let (code, text, _) = said(&voorop(arguments));
        assert_eq!(code, Some(0));
        for exit in Exit::ALL {
            assert!(
                text.contains(&format!("  {}  {}", exit.code(), exit.meaning())),
                "{text}"
            );
        }
        for command in COMMANDS {
            assert!(text.contains(command));
        }
    }
    for command in COMMANDS {
        let (code, text, _) = said(&voorop(&[command, "--help"]));
        assert_eq!(code, Some(0), "{command}");
        assert!(text.contains("Gebruik:"), "{command}: {text}");
        for english in [
            "Usage",
            "Options",
            "Arguments",
            "Commands",
            "Print",
            "possible",
            "default",
        ] {
            assert!(!text.contains(english), "{command}: {text}");
        }
    }
}

#[test]
fn bewijs_counts_names_every_promise_and_gives_the_table() {
    let (code, text, errors) = said(&voorop(&["bewijs"]));
    assert_eq!(code, Some(0), "{errors}");
    assert!(text.contains("combinaties nagerekend"));
    let promised = voorop::afweging::proof::Invariant::ALL.len();
    assert_eq!(text.matches("- klopt: (").count(), promised);
    let (_, table, _) = said(&voorop(&["bewijs", "--tabel"]));
    assert!(text.ends_with(&table));
    let (outcomes, sources) = table.split_once("## Wat elke bron kan uitsluiten").unwrap();
    let rows = |text: &str| text.lines().filter(|l| l.starts_with("| ")).count();
    assert_eq!(rows(outcomes), 1 + 1 + 16);
    let (reasons, tracks) = sources.split_once("### ").unwrap();
    let kinds = voorop::afweging::clearing::SourceKind::ALL.len();
    assert_eq!(rows(reasons), 1 + 1 + kinds);
    // Nobody on the own side clears anything for a hand-over; the officer who looked does.
    let weapon = tracks.lines().find(|l| l.starts_with("| Wapen")).unwrap();
    let cells: Vec<&str> = weapon
        .split(" | ")
        .map(|c| c.trim_matches(['|', ' ']))
        .collect();
    assert_eq!(cells.len(), 1 + kinds);
    assert_eq!((cells[1], cells[12]), ("B", "O"));
}

#[test]
fn the_readme_names_every_command_and_every_exit_code() {
    let readme = std::fs::read_to_string(root().join("README.md")).unwrap();
    for command in COMMANDS.iter().filter(|c| **c != "venster") {
        assert!(readme.contains(&format!("voorop {command}")), "{command}");
    }
    for order in [
        "controleer",
        "anker",
        "wachtzin",
        "importeer",
        "exporteer",
        "verzend",
        "ontvang",
    ] {
        assert!(
            readme.contains(&format!("voorop archief {order}")),
            "{order}"
        );
    }
    for exit in Exit::ALL {
        let row = format!("| {} | {} |", exit.code(), exit.meaning());
        assert!(readme.contains(&row), "{row}");
    }
}
