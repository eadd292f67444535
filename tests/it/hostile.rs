//! Files that were not made by the program, or not by a friend: each gets a clear error, and none a
//! panic, a hang or a silent loss.

use std::time::{Duration, Instant};

use voorop::files::{At, FileFault, MAX_BYTES, from_text, load};

use crate::support::{case, folder, rich_case, write};

/// The fault of a text that must be refused.
fn fault(text: &str) -> FileFault {
    match from_text(text) {
        Ok(_) => panic!("this text was accepted:\n{text}"),
        Err(fault) => fault,
    }
}

/// The rich case with one piece of text replaced, and the place where that piece began.
fn changed(from: &str, to: &str) -> (String, At) {
    let text = rich_case();
    let start = text
        .find(from)
        .unwrap_or_else(|| panic!("the case lacks {from}"));
    (text.replacen(from, to, 1), At::after(&text[..start]))
}

/// Where a fault says that it is.
fn place(fault: &FileFault) -> Option<At> {
    match fault {
        FileFault::Encoding { at, .. }
        | FileFault::Forbidden { at, .. }
        | FileFault::TooDeep { at }
        | FileFault::NoHeader { at, .. }
        | FileFault::Version { at, .. }
        | FileFault::Syntax { at, .. } => Some(*at),
        FileFault::Twice { at, .. } | FileFault::Invalid { at, .. } => *at,
        _ => None,
    }
}

#[test]
fn a_file_cut_off_anywhere_is_refused_with_a_place() {
    let text = rich_case();
    let end = text.trim_end().len();
    // Every byte near the ends, and a stride between them that is no power of two.
    let cuts = (0..200)
        .chain((200..end - 200).step_by(37))
        .chain(end - 200..end);
    for cut in cuts.filter(|cut| text.is_char_boundary(*cut)) {
        let fault = fault(&text[..cut]);
        assert!(place(&fault).is_some(), "cut at byte {cut}: {fault}");
    }
}

#[test]
fn a_file_cut_off_inside_a_letter_is_refused_with_the_byte() {
    let text = rich_case().replacen("huilend", "huilénd", 1);
    let inside = text.find('é').expect("just put in") + 1;
    let folder = folder();
    let path = write(&folder, "m.ron", &text.as_bytes()[..inside]);
    let error = load(&path).unwrap_err();
    assert!(
        matches!(error.fault, FileFault::Encoding { offset, .. } if offset == inside - 1),
        "{error}"
    );
}

#[test]
fn a_file_with_one_broken_byte_never_panics_and_never_hangs() {
    let text = rich_case();
    for position in (0..text.len()).step_by(29) {
        for byte in [b'"', b'(', b'}', b'\\', b'/', b'0', 0, 0xFF] {
            let mut bytes = text.clone().into_bytes();
            bytes[position] = byte;
            if let Ok(broken) = String::from_utf8(bytes) {
                // Some changes are harmless, such as a letter of a name; none may panic.
                let _ = from_text(&broken);
            }
        }
    }
}

#[test]
fn an_unknown_field_is_named_with_the_field_that_was_meant() {
    let (text, at) = changed("betrokkenen:", "betrokenen:");
    let fault = fault(&text);
    let FileFault::Syntax { problem, at: found } = &fault else {
        panic!("{fault}");
    };
    assert!(
        problem.contains("‘betrokenen’") && problem.contains("‘betrokkenen’"),
        "{problem}"
    );
    assert_eq!(found.line, at.line);
}

#[test]
fn an_unknown_value_is_named_with_its_place() {
    let (text, at) = changed("antwoord: Gevaar", "antwoord: Misschien");
    let fault = fault(&text);
    assert!(fault.to_string().contains("‘Misschien’"), "{fault}");
    assert_eq!(place(&fault).map(|p| p.line), Some(at.line));
}

#[test]
fn another_version_is_refused_before_the_rest_is_read() {
    let fault = fault("(voorop: 3, vorm: (iets_heel_anders: 7))");
    assert!(
        matches!(fault, FileFault::Version { found: 3, .. }),
        "{fault}"
    );
    assert!(fault.to_string().contains("nieuwer programma"), "{fault}");
}

#[test]
fn a_file_that_is_no_melding_says_how_one_begins() {
    for text in [
        "",
        "\n",
        "{}",
        "[1]",
        "(melding: (), voorop: 2)",
        "hallo",
        "(voorop: true)",
        "(voorop: -1)",
    ] {
        let fault = fault(text);
        assert!(
            matches!(fault, FileFault::NoHeader { .. }),
            "{text}: {fault}"
        );
        assert!(
            fault.to_string().contains("(voorop: 2, melding:"),
            "{fault}"
        );
    }
}

#[test]
fn a_huge_file_is_refused_without_reading_it() {
    let folder = folder();
    let path = folder.path().join("groot.ron");
    let file = std::fs::File::create(&path).expect("a temporary file");
    file.set_len(100 * 1024 * 1024).expect("a sparse file");
    let began = Instant::now();
    let error = load(&path).unwrap_err();
    assert!(matches!(error.fault, FileFault::TooLarge), "{error}");
    assert!(began.elapsed() < Duration::from_millis(200));
}

#[test]
fn a_file_just_over_the_limit_is_refused_and_one_of_the_limit_is_read() {
    let folder = folder();
    let room = MAX_BYTES as usize - rich_case().len();
    let fits = write(&folder, "past.ron", rich_case() + &" ".repeat(room));
    let over = write(&folder, "over.ron", rich_case() + &" ".repeat(room + 1));
    assert!(load(&fits).is_ok());
    assert!(matches!(
        load(&over).unwrap_err().fault,
        FileFault::TooLarge
    ));
}

#[test]
fn deep_nesting_is_refused_without_exhausting_the_stack() {
    for (open, close) in [
        ("(", ")"),
        ("[", "]"),
        ("{", "}"),
        ("Some(", ")"),
        ("/*", "*/"),
    ] {
        let depth = 200_000;
        let deep = format!("{}{}", open.repeat(depth), close.repeat(depth));
        for text in [deep.clone(), format!("(voorop: 1, melding: {deep})")] {
            let fault = fault(&text);
            assert!(place(&fault).is_some(), "{open}: {fault}");
        }
    }
}

#[test]
fn another_encoding_is_recognised() {
    let folder = folder();
    let text = rich_case().replacen("huilend", "één", 1);
    let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let marked = [&[0xFF, 0xFE][..], &little].concat();
    let latin: Vec<u8> = text
        .chars()
        .map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?'))
        .collect();
    for (content, hint) in [
        (little, "UTF-16"),
        (marked, "UTF-16"),
        (latin, "Windows-1252"),
    ] {
        let error = load(&write(&folder, "m.ron", &content)).unwrap_err();
        assert!(matches!(error.fault, FileFault::Encoding { .. }), "{error}");
        assert!(error.to_string().contains(hint), "{error}");
        assert!(error.to_string().contains("regel"), "{error}");
    }
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_are_fine() {
    let folder = folder();
    let plain = load(&case("01-acuut-gevaar")).expect("the case loads");
    let windows = format!("\u{FEFF}{}", rich_case().replace('\n', "\r\n"));
    let loaded = load(&write(&folder, "m.ron", windows)).expect("it loads");
    assert_eq!(loaded.melding, plain.melding);
}

#[test]
fn a_hidden_character_is_refused_where_it_stands() {
    for (hidden, code) in [
        ("\u{202E}", 0x202E),
        ("\u{7}", 7),
        ("\u{200B}", 0x200B),
        ("\t", 9),
        ("\u{FEFF}", 0xFEFF),
    ] {
        let (text, start) = changed("Mila belde", &format!("Mila{hidden} belde"));
        let fault = fault(&text);
        let at = At {
            column: start.column + 4,
            ..start
        };
        assert!(
            matches!(fault, FileFault::Forbidden { at: a, code: c } if a == at && c == code),
            "U+{code:04X}: {fault}, not at {at}"
        );
    }
}

#[test]
fn a_hidden_character_written_as_an_escape_is_refused_where_it_stands() {
    for (escape, code) in [
        (r"\u{202E}", 0x202E),
        (r"\u{00202e}", 0x202E),
        (r"\x07", 7),
        (r"\xE2\x80\xAE", 0x202E),
        (r"\t", 9),
        (r"\r", 13),
        (r"\0", 0),
    ] {
        let (text, start) = changed("Mila belde", &format!("Mila{escape} belde"));
        let fault = fault(&text);
        let at = At {
            column: start.column + 4,
            ..start
        };
        assert!(
            matches!(fault, FileFault::Forbidden { at: a, code: c } if a == at && c == code),
            "{escape}: {fault}"
        );
    }
}

#[test]
fn a_hidden_character_is_refused_in_names_comments_and_raw_text_too() {
    for text in [
        "// opmerking \u{202E}\n(voorop: 1)",
        "/* \u{2066} */ (voorop: 1)",
        "(voorop: 1, melding: (id: r#\"\u{202D}\"#))",
        "(voo\u{200B}rop: 1)",
    ] {
        assert!(
            matches!(fault(text), FileFault::Forbidden { .. }),
            "{text:?}"
        );
    }
}

#[test]
fn letters_with_accents_and_other_scripts_are_welcome() {
    let (text, _) = changed("Mila belde", "Zoë, Ömer en ليلى 🙂 \\u{e9}én belde\\n");
    assert!(from_text(&text).is_ok());
}

#[test]
fn an_impossible_date_is_refused_where_it_stands() {
    for (date, line_of) in [
        ("2026-02-30", "geboren"),
        ("2026-13-01", "geboren"),
        ("1-1-2016", "geboren"),
        ("", "geboren"),
        ("0990-01-01", "geboren"),
        ("2027-01-01", "geboren"),
    ] {
        let (text, at) = changed("\"2017-06-30\"", &format!("\"{date}\""));
        let fault = fault(&text);
        let words = fault.to_string();
        assert!(words.contains("datum"), "{line_of} {date}: {words}");
        // The label of the person stands a few lines above the date.
        let found = place(&fault).expect("a place").line;
        assert!(
            (at.line - 4..=at.line).contains(&found),
            "{date}: line {found}, not {}",
            at.line
        );
    }
    let (text, at) = changed(
        "tijd: \"2026-11-20T20:15:00\"",
        "tijd: \"2026-11-20T24:15:00\"",
    );
    assert_eq!(place(&fault(&text)).map(|p| p.line), Some(at.line));
}

#[test]
fn a_clause_without_a_decision_is_refused() {
    let text =
        std::fs::read_to_string(case("02-niets-in-geding-geen-beslissing")).expect("the case");
    let text = text.replacen("geldt: Onbekend", "geldt: Onbekend, sterke_arm: Ja", 1);
    let fault = fault(&text);
    assert!(fault.to_string().contains("sterke arm"), "{fault}");
    assert!(fault.to_string().starts_with("regel "), "{fault}");
}

#[test]
fn two_people_with_one_label_are_refused_at_the_second() {
    let (text, at) = changed("id: \"D1\"", "id: \"K1\"");
    let fault = fault(&text);
    assert!(fault.to_string().contains("label K1"), "{fault}");
    assert_eq!(place(&fault), Some(at));
}

#[test]
fn two_lines_with_one_number_are_refused_at_the_second() {
    let (text, at) = changed("nr: 9", "nr: 8");
    let fault = fault(&text);
    assert!(fault.to_string().contains("nr 8"), "{fault}");
    assert_eq!(place(&fault), Some(at));
}

#[test]
fn a_key_that_stands_twice_is_refused_and_never_lost() {
    for (from, to, key) in [
        ("NietInStaat:", "Geweld:", "Geweld"),
        ("WensAangifte:", "WelkFeit:", "WelkFeit"),
        ("\"D1\": (gehoord", "\"B\": (gehoord", "B"),
        ("9: (voorgelegd", "2: (voorgelegd", "2"),
        ("9: (voorgelegd", "r#2: (voorgelegd", "2"),
    ] {
        let (text, at) = changed(from, to);
        let fault = fault(&text);
        assert!(
            fault.to_string().contains(&format!("‘{key}’")),
            "{from}: {fault}"
        );
        assert_eq!(place(&fault), Some(at), "{from}");
    }
}

#[test]
fn one_key_in_two_spellings_is_refused() {
    let (text, _) = changed("9: (voorgelegd", "0x2: (voorgelegd");
    assert!(matches!(fault(&text), FileFault::Twice { .. }));
}

#[test]
fn a_person_who_is_nowhere_introduced_is_refused_where_it_is_named() {
    let (text, at) = changed("melder: \"A\"", "melder: \"D4\"");
    let fault = fault(&text);
    assert!(fault.to_string().contains("D4"), "{fault}");
    assert_eq!(place(&fault).map(|p| p.line), Some(at.line));
}

#[test]
fn an_error_never_repeats_what_somebody_said() {
    let text = rich_case();
    for cut in (0..text.len())
        .step_by(101)
        .filter(|cut| text.is_char_boundary(*cut))
    {
        let words = fault(&text[..cut]).to_string();
        for private in ["Hoekstra", "Havenkade", "huilend"] {
            assert!(!words.contains(private), "{words}");
        }
    }
}

#[cfg(unix)]
#[test]
fn a_pipe_a_device_and_a_folder_are_refused_without_waiting() {
    let folder = folder();
    let pipe = folder.path().join("pijp.ron");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    let mut paths = vec![
        "/dev/zero".into(),
        "/dev/null".into(),
        folder.path().to_owned(),
    ];
    if made.is_ok_and(|status| status.success()) {
        paths.push(pipe);
    } else {
        crate::support::skipped("mkfifo ontbreekt; de pijp is niet geprobeerd");
    }
    for path in paths {
        let error = load(&path).unwrap_err();
        assert!(matches!(error.fault, FileFault::NotAFile), "{error}");
    }
}

#[test]
fn a_file_that_is_not_there_is_named() {
    let error = load(std::path::Path::new("bestaat/niet.ron")).unwrap_err();
    assert!(matches!(error.fault, FileFault::Missing), "{error}");
    assert!(error.to_string().contains("niet.ron"), "{error}");
}
