//! `voorop papier`: one document as a file that other programs read, and a disk that fails.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use crate::support::{case, command, folder, names, root, said, skipped, voorop, write};

/// Makes a paper of a case; the path of the file.
fn made(folder: &tempfile::TempDir, kind: &str, case_name: Option<&str>, file: &str) -> PathBuf {
    let path = folder.path().join(file);
    let mut run = command();
    run.args(["papier", kind]);
    if let Some(name) = case_name {
        run.arg(case(name));
    }
    let (code, text, errors) = said(&run.arg("--uit").arg(&path).output().unwrap());
    assert_eq!(code, Some(0), "{errors}");
    assert!(text.contains("geschreven"), "{text}");
    path
}

/// What a program says about a file; `None` where it is not installed.
fn asked(program: &str, arguments: &[&str], file: &Path) -> Option<String> {
    let output = Command::new(program)
        .args(arguments)
        .arg(file)
        .arg("-")
        .output();
    let output = match (output, program) {
        (Err(_), _) => return None,
        // pdfinfo takes no second file.
        (Ok(_), "pdfinfo") => Command::new(program)
            .args(arguments)
            .arg(file)
            .output()
            .ok()?,
        (Ok(output), _) => output,
    };
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}

fn case_names() -> Vec<String> {
    let names = names(&root().join("scenarios")).into_iter();
    let names = names.filter_map(|n| n.strip_suffix(".ron").map(str::to_owned));
    names.filter(|n| n != "verwacht").collect()
}

#[test]
fn a_paper_is_a_tagged_pdf_with_title_and_version() {
    let folder = folder();
    let papers = [
        made(&folder, "mutatie", Some("01-acuut-gevaar"), "m.pdf"),
        made(&folder, "zorgmelding", Some("01-acuut-gevaar"), "z.pdf"),
        made(&folder, "bijsluiter", None, "b.pdf"),
    ];
    for path in papers {
        let bytes = fs::read(&path).unwrap();
        assert!(bytes.starts_with(b"%PDF-1.7"));
        for mark in [
            "pdfaid:part",
            "pdfaid:conformance>A<",
            "pdfuaid:part",
            "/Lang(nl-NL)",
        ] {
            let found = bytes.windows(mark.len()).any(|w| w == mark.as_bytes());
            assert!(found, "{mark}");
        }
        let Some(about) = asked("pdfinfo", &[], &path) else {
            return skipped("pdfinfo ontbreekt; de eigenschappen van de PDF zijn niet nagekeken");
        };
        for line in [
            "Tagged:          yes",
            "PDF version:     1.7",
            "Page size:       595.276 x 841.89 pts (A4)",
            "JavaScript:      no",
        ] {
            assert!(about.contains(line), "{line}: {about}");
        }
        let title = about
            .lines()
            .find_map(|l| l.strip_prefix("Title:"))
            .unwrap();
        assert!(title.trim().len() > 5, "{about}");
        assert!(!about.contains("Author"), "{about}");
    }
}

#[test]
fn a_reader_of_pdf_finds_every_word_of_the_text_form_in_its_order() {
    let folder = folder();
    for name in case_names() {
        for kind in ["mutatie", "zorgmelding"] {
            let pdf = made(&folder, kind, Some(&name), &format!("{kind}-{name}.pdf"));
            let text = made(&folder, kind, Some(&name), &format!("{kind}-{name}.txt"));
            let Some(read) = asked("pdftotext", &["-raw"], &pdf) else {
                return skipped(
                    "pdftotext ontbreekt; de leesvolgorde van de PDF is niet nagekeken",
                );
            };
            let text = fs::read_to_string(text).unwrap();
            // A line may end after a hyphen, so white space does not count.
            let read: String = read.split_whitespace().collect();
            let mut rest = read.as_str();
            // Rules are drawn, a dash is longer on paper, and marks stand in a list there. The
            // minute may have turned between the two files.
            let drawn = |word: &&str| !word.trim_matches(['=', '-', '!']).is_empty();
            let clock = |word: &&str| word.contains(':') && word.starts_with(char::is_numeric);
            let words = text.split_whitespace().filter(drawn);
            for word in words.filter(|word| !clock(word)) {
                let word = word.trim_end_matches(';');
                let Some(at) = rest.find(word) else {
                    panic!("{kind} {name}: {word:?} is missing or displaced");
                };
                rest = &rest[at + word.len()..];
            }
        }
    }
}

#[test]
fn the_tags_of_a_pdf_hold_headings_and_lists() {
    let folder = folder();
    let path = made(&folder, "mutatie", Some("01-acuut-gevaar"), "m.pdf");
    let Some(tags) = asked("pdfinfo", &["-struct-text"], &path) else {
        return skipped("pdfinfo ontbreekt; de structuur van de PDF is niet nagekeken");
    };
    let lines: Vec<&str> = tags.lines().map(str::trim).collect();
    let count = |tag: &str| lines.iter().filter(|l| l.starts_with(tag)).count();
    assert_eq!(count("H1"), 1);
    assert!(count("H2") > 10 && count("LBody") > 20 && count("Lbl") == count("LBody"));
    // Running head and foot are no content.
    assert!(!tags.contains("pagina 1 van"), "{tags}");
}

#[test]
fn a_leaflet_takes_no_melding_and_a_mutatie_needs_one() {
    let folder = folder();
    let out = folder.path().join("x.pdf");
    let out = out.to_str().unwrap();
    let melding = case("01-acuut-gevaar");
    let with = voorop(&[
        "papier",
        "bijsluiter",
        melding.to_str().unwrap(),
        "--uit",
        out,
    ]);
    let without = voorop(&["papier", "mutatie", "--uit", out]);
    for (output, word) in [(with, "geen melding nodig"), (without, "melding nodig")] {
        let (code, _, errors) = said(&output);
        assert_eq!(code, Some(2), "{errors}");
        assert!(errors.contains(word), "{errors}");
    }
    assert!(names(folder.path()).is_empty());
}

#[test]
fn a_form_or_paper_that_there_is_not_is_refused_with_what_there_is() {
    let folder = folder();
    let melding = case("01-acuut-gevaar");
    let run = |kind: &str, file: &str| {
        let out = folder.path().join(file);
        let mut run = command();
        run.args(["papier", kind])
            .arg(&melding)
            .arg("--uit")
            .arg(out);
        said(&run.output().unwrap())
    };
    for file in ["x.odt", "x", "x.pdf.exe", ".pdf"] {
        let (code, _, errors) = run("mutatie", file);
        assert_eq!(code, Some(2), "{errors}");
        assert!(errors.contains(".pdf, .docx of .txt"), "{errors}");
    }
    let (code, _, errors) = run("brief", "x.pdf");
    assert_eq!(code, Some(2), "{errors}");
    assert!(
        errors.contains("mutatie") && errors.contains("bijsluiter"),
        "{errors}"
    );
    let (code, _, errors) = run("bijsluiter", "x.docx");
    assert_eq!(code, Some(2), "{errors}");
    assert!(errors.contains("niet bedoeld om aan te passen"), "{errors}");
    assert!(names(folder.path()).is_empty());
}

#[test]
fn a_file_that_stands_there_is_replaced_only_when_told() {
    let folder = folder();
    let melding = case("01-acuut-gevaar");
    for file in ["m.pdf", "m.docx", "m.txt"] {
        let path = write(&folder, file, "oud");
        let run = |more: &[&str]| {
            let mut run = command();
            run.args(["papier", "mutatie"])
                .arg(&melding)
                .arg("--uit")
                .arg(&path)
                .args(more);
            said(&run.output().unwrap())
        };
        let (code, _, errors) = run(&[]);
        assert_eq!(code, Some(3), "{errors}");
        assert!(errors.contains("bestaat al"), "{errors}");
        assert_eq!(fs::read(&path).unwrap(), b"oud");
        let (code, _, errors) = run(&["--vervang"]);
        assert_eq!(code, Some(0), "{errors}");
        assert!(fs::read(&path).unwrap().len() > 1_000);
    }
    assert_eq!(names(folder.path()), ["m.docx", "m.pdf", "m.txt"]);
}

fn shell(script: &str, folder: &Path) -> std::io::Result<Output> {
    Command::new("sh")
        .args(["-c", script, env!("CARGO_BIN_EXE_voorop")])
        .args([&case("01-acuut-gevaar"), folder])
        .output()
}

/// A shell that lets a file grow to some tens of kilobytes only: too little for a PDF.
#[cfg(unix)]
#[test]
fn a_paper_that_does_not_fit_leaves_the_old_one_whole() {
    let folder = folder();
    write(&folder, "m.pdf", "oud");
    let script = "trap '' XFSZ; ulimit -f 40; \
         exec \"$0\" papier mutatie \"$1\" --uit \"$2/m.pdf\" --vervang";
    let (code, _, errors) = said(&shell(script, folder.path()).unwrap());
    assert_eq!(code, Some(3), "{errors}");
    assert!(errors.contains("Wat er stond, staat er nog"), "{errors}");
    assert_eq!(fs::read(folder.path().join("m.pdf")).unwrap(), b"oud");
    assert_eq!(names(folder.path()), ["m.pdf"]);
}

/// A disk of 64 kilobytes that is full, where this machine lets a test mount one.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_leaves_the_old_paper_whole() {
    let folder = folder();
    let script = "mount -t tmpfs -o size=64k voorop \"$1\" || exit 77; cd \"$1\" || exit 77; \
         echo oud > m.pdf; head -c 100000 /dev/zero > vol 2>/dev/null; \
         \"$2\" papier mutatie \"$0\" --uit m.pdf --vervang; code=$?; ls; cat m.pdf; exit $code";
    let output = Command::new("unshare")
        .args(["-rm", "sh", "-c", script])
        .args([case("01-acuut-gevaar").as_path(), folder.path()])
        .arg(env!("CARGO_BIN_EXE_voorop"))
        .output();
    let Ok(output) = output else {
        return skipped("unshare ontbreekt; de volle schijf is niet geprobeerd");
    };
    let (code, text, errors) = said(&output);
    if errors.contains("unshare") || code == Some(77) {
        return skipped("hier mag een test geen schijf koppelen");
    }
    assert_eq!(code, Some(3), "{text}{errors}");
    assert!(errors.contains("de schijf is vol"), "{errors}");
    assert_eq!(text, "m.pdf\nvol\noud\n");
}

#[cfg(unix)]
#[test]
fn a_device_or_a_folder_is_no_place_for_a_paper() {
    let folder = folder();
    fs::create_dir(folder.path().join("map.pdf")).unwrap();
    std::os::unix::fs::symlink("/dev/full", folder.path().join("vol.pdf")).unwrap();
    for file in ["map.pdf", "vol.pdf"] {
        let script = format!("exec \"$0\" papier mutatie \"$1\" --uit \"$2/{file}\" --vervang");
        let (code, _, errors) = said(&shell(&script, folder.path()).unwrap());
        assert_eq!(code, Some(3), "{errors}");
        assert!(errors.contains("geen gewoon bestand"), "{errors}");
    }
    let script = "exec \"$0\" papier mutatie \"$1\" --uit \"$2/weg/m.pdf\"";
    let (code, _, errors) = said(&shell(script, folder.path()).unwrap());
    assert_eq!(code, Some(3), "{errors}");
    assert!(errors.contains("deze map bestaat niet"), "{errors}");
}

#[cfg(unix)]
#[test]
fn a_folder_that_is_read_only_keeps_its_paper() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder();
    let path = write(&folder, "m.pdf", "oud");
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o555)).unwrap();
    let may_write_all = fs::write(folder.path().join("proef"), "").is_ok();
    let script = "exec \"$0\" papier mutatie \"$1\" --uit \"$2/m.pdf\" --vervang";
    let output = shell(script, folder.path());
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
    if may_write_all {
        return skipped("deze gebruiker mag ook in een map schrijven die alleen te lezen is");
    }
    let (code, _, errors) = said(&output.unwrap());
    assert_eq!(code, Some(3), "{errors}");
    assert!(errors.contains("geen rechten"), "{errors}");
    assert_eq!(fs::read(path).unwrap(), b"oud");
}

#[test]
fn libreoffice_opens_a_docx_and_turns_it_into_a_pdf() {
    let folder = folder();
    for kind in ["mutatie", "zorgmelding"] {
        made(
            &folder,
            kind,
            Some("01-acuut-gevaar"),
            &format!("{kind}.docx"),
        );
    }
    let profile = format!("-env:UserInstallation=file://{}/p", folder.path().display());
    for kind in ["mutatie", "zorgmelding"] {
        let convert = |program: &str| {
            Command::new(program)
                .args([&profile, "--headless", "--convert-to", "pdf", "--outdir"])
                .arg(folder.path())
                .arg(folder.path().join(format!("{kind}.docx")))
                .output()
        };
        if convert("soffice")
            .or_else(|_| convert("libreoffice"))
            .is_err()
        {
            return skipped("LibreOffice ontbreekt; de DOCX is niet geopend en omgezet");
        }
        let pdf = fs::read(folder.path().join(format!("{kind}.pdf"))).unwrap();
        assert!(pdf.starts_with(b"%PDF") && pdf.len() > 10_000, "{kind}");
    }
}

#[test]
fn verapdf_finds_both_standards_kept() {
    let folder = folder();
    let path = made(&folder, "mutatie", Some("01-acuut-gevaar"), "m.pdf");
    for flavour in ["2a", "ua1"] {
        let output = Command::new("verapdf")
            .args(["-f", flavour])
            .arg(&path)
            .output();
        let Ok(output) = output else {
            return skipped("verapdf ontbreekt; alleen de eigen controle van typst is gedaan");
        };
        let report = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(
            report.contains("isCompliant=\"true\""),
            "{flavour}: {report}"
        );
    }
}
