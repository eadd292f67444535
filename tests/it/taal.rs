//! `voorop taal` from end to end: exit codes, places, any file, and an output that steers nothing.

use std::{io::Write, process::Stdio};

use crate::support::{command, folder, root, said, voorop, write};

/// A text with nothing to say about it.
const FINE: &str = "Wij zagen beide kinderen; zij waren veilig. Er is een beschikking van 3 maart.\n\
    Moeder verklaart dat vader belde. Vader verklaart dat hij om zes uur thuis was.\n";

fn taal(content: impl AsRef<[u8]>, more: &[&str]) -> (Option<i32>, String, String) {
    let folder = folder();
    let file = write(&folder, "mutatie.txt", content);
    let path = file.display().to_string();
    said(&voorop(&[&["taal", &path], more].concat()))
}

#[test]
fn a_text_with_nothing_to_say_about_it_ends_with_0() {
    let (code, text, errors) = taal(FINE, &[]);
    assert_eq!((code, errors.as_str()), (Some(0), ""), "{text}");
    assert_eq!(text.lines().count(), 1);
    let (code, text, _) = taal("", &[]);
    assert_eq!(code, Some(0), "{text}");
}

#[test]
fn what_is_found_stands_at_its_line_and_column_with_a_mark_below() {
    let (code, text, errors) = taal(
        format!("{FINE}Één ruzie.\r\nIk zag agressief gedrag.\r\n"),
        &[],
    );
    assert_eq!((code, errors.as_str()), (Some(1), ""));
    assert!(text.contains("mutatie.txt:4:8: geladen woord"), "{text}");
    let lines: Vec<&str> = text.lines().collect();
    let shown = lines
        .iter()
        .position(|l| l.contains("Ik zag agressief"))
        .unwrap();
    let column = lines[shown].find("agressief").unwrap();
    assert_eq!(
        lines[shown + 1].trim_end(),
        format!("{}^^^^^^^^^", " ".repeat(column))
    );
}

#[test]
fn a_bare_accusation_lacks_a_speaker_and_everything_else() {
    let (code, text, _) = taal("Melding.\nVader stalkt moeder.\n", &[]);
    assert_eq!(code, Some(1));
    assert!(text.contains("bewering zonder spreker: 2"), "{text}");
    for lacking in ["veilig", "beslissing van de rechter", "andere ouder"] {
        assert!(text.contains(lacking), "{text}");
    }
}

#[test]
fn json_gives_places_in_bytes_and_in_characters() {
    let content = format!("{FINE}Één agressieve man.\n");
    let (code, text, errors) = taal(&content, &["--json"]);
    assert_eq!((code, errors.as_str()), (Some(1), ""));
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    let found = &json["bevindingen"][0];
    let byte = |end: &str| found[end]["byte"].as_u64().unwrap() as usize;
    assert_eq!(&content[byte("begin")..byte("einde")], "agressieve");
    assert_eq!(found["begin"]["regel"], 3);
    assert_eq!(found["begin"]["kolom"], 5);
    assert_eq!(found["sleutel"], "woord:agressief");
    assert_eq!(json["punten"], 1);
    assert!(json["ontbreekt"].as_array().unwrap().is_empty());
}

#[test]
fn a_dash_reads_what_is_piped_in() {
    let mut child = command()
        .args(["taal", "-", "--json"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    input.write_all("Vader was dronken.".as_bytes()).unwrap();
    drop(input);
    let (code, text, _) = said(&child.wait_with_output().unwrap());
    assert_eq!(code, Some(1));
    assert!(text.contains("woord:dronken"), "{text}");
}

#[test]
fn windows_1252_is_read_and_said() {
    let (code, text, errors) = taal(b"Een scene, nee: een sc\xE8ne.", &[]);
    assert_eq!(code, Some(1));
    assert!(errors.contains("Windows-1252"), "{errors}");
    assert!(text.contains("scène"), "{text}");
    let (_, text, _) = taal(b"Een sc\xE8ne.", &["--json"]);
    assert!(text.contains("\"windows-1252\""), "{text}");
}

#[test]
fn what_is_no_text_is_refused_in_dutch_with_what_to_do() {
    for (content, says) in [
        (&b"\x00\x01\x02picture"[..], "geen tekst"),
        (b"PK\x03\x04\0\0\0", "geen tekst"),
    ] {
        let (code, text, errors) = taal(content, &[]);
        assert_eq!((code, text.as_str()), (Some(3), ""), "{says}");
        assert!(
            errors.contains("mutatie.txt: ") && errors.contains(says),
            "{errors}"
        );
    }
    for (path, says) in [
        ("is-er-niet.txt", "bestaat niet"),
        (".", "geen gewoon bestand"),
    ] {
        let (code, _, errors) = said(&voorop(&["taal", path]));
        assert_eq!(code, Some(3));
        assert!(errors.contains(says), "{errors}");
    }
}

#[test]
fn a_file_that_is_too_large_is_refused_before_it_is_read() {
    let folder = folder();
    let path = folder.path().join("groot.txt");
    let file = std::fs::File::create(&path).unwrap();
    file.set_len(51 * 1024 * 1024).unwrap();
    let (code, _, errors) = said(&voorop(&["taal", &path.display().to_string()]));
    assert_eq!(code, Some(3));
    assert!(errors.contains("50 MB"), "{errors}");
}

#[test]
fn nothing_of_the_text_steers_the_terminal() {
    let hostile = "Vader \u{1b}[31mwas\u{7} agressief\u{202e} aan\u{9b}2J de deur.";
    for more in [&[][..], &["--json"]] {
        let (code, text, errors) = taal(hostile, more);
        assert_eq!(code, Some(1), "{errors}");
        let steering = text
            .chars()
            .find(|c| *c != '\n' && voorop::melding::is_forbidden(*c));
        assert_eq!(steering, None, "{text:?}");
    }
    let (_, json, _) = taal("Hij was dr\u{ad}onken\u{200b}\u{1b}.", &["--json"]);
    assert!(serde_json::from_str::<serde_json::Value>(&json).is_ok());
}

#[test]
fn a_word_list_of_ones_own_takes_part_and_a_wrong_one_is_refused() {
    let words = std::fs::read_to_string(root().join("assets/woordadvies.ron")).unwrap();
    let folder = folder();
    write(
        &folder,
        "woordadvies.ron",
        words.replacen("\"hysterie\"", "\"rompslomp\"", 1),
    );
    let text = write(&folder, "tekst.txt", "Wat een rompslomp.");
    let (place, text) = (
        folder.path().display().to_string(),
        text.display().to_string(),
    );
    let (code, found, _) = said(&voorop(&["taal", &text, "--assets", &place]));
    assert_eq!(code, Some(1));
    assert!(found.contains("geladen woord"), "{found}");

    let wrong = crate::support::folder();
    let file = write(
        &wrong,
        "woordadvies.ron",
        words.replacen("\"hysterie\"", "\"agressief\"", 1),
    );
    let (code, _, errors) = said(&voorop(&["controleer", &file.display().to_string()]));
    assert_eq!(code, Some(1));
    assert!(
        errors.contains("regel ") && errors.contains("agressief"),
        "{errors}"
    );
}
