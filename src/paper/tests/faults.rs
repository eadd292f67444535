//! Faults: named, with a line of the template, and without words of the document.

use super::*;
use crate::paper::PaperError;

/// The fault of a template on a document that holds a name.
fn fault(page: &'static str) -> PaperError {
    let paper = document_with("Femke Dassen");
    let pages = press(page).unwrap().set(&paper);
    match pages.and_then(|pages| pages.pdf()) {
        Ok(_) => panic!("{page} was set"),
        Err(error) => error,
    }
}

#[test]
fn a_template_that_is_wrong_is_refused_with_its_line_and_without_words_of_the_document() {
    let error = fault("\n\n#panic(sys.inputs)");
    assert_eq!(error, PaperError::Template { line: Some(3) });
    let shown = error.to_string();
    assert!(shown.contains("regel 3"), "{shown}");
    for secret in ["Femke", "papier.typ", "/"] {
        assert!(!format!("{error:?} {shown}").contains(secret), "{shown}");
    }
}

#[test]
fn a_template_reaches_no_file_no_package_and_no_clock() {
    for page in [
        "#read(\"/etc/hostname\")",
        "#read(\"papier.typ\")",
        "#image(\"x.png\")",
        "#import \"ander.typ\": *",
        "#import \"@preview/cetz:0.4.0\": *",
        "#datetime.today()",
    ] {
        assert_eq!(
            fault(page),
            PaperError::Template { line: Some(1) },
            "{page}"
        );
    }
}

#[test]
fn pages_that_do_not_keep_to_the_standards_are_refused() {
    // No title, no date; and a heading of the second level without a first.
    let error = fault("zomaar een bladzijde");
    assert!(matches!(error, PaperError::Standard { .. }), "{error:?}");
    let error = fault(
        "#set document(title: \"x\", date: sys.inputs.datum)\n#set text(font: \"Open Sans\")\n== kop",
    );
    assert!(matches!(error, PaperError::Standard { .. }), "{error:?}");
}

#[test]
fn fonts_that_cannot_be_read_are_refused() {
    static BROKEN: &[&[u8]] = &[b"dit is geen letter"];
    for fonts in [BROKEN, &[]] {
        let template = Template::new(texts(), PAGE, fonts, &WORDS.0.sources);
        assert_eq!(Press::new(&template).err(), Some(PaperError::Letters));
    }
}

#[test]
fn words_around_a_document_that_cannot_be_filled_in_are_refused() {
    let whole = include_str!("../../../assets/papier.ron");
    for (old, new) in [
        ("{nr}", ""),
        ("{aantal}", "{nr}"),
        ("pagina {nr} van {aantal}", "{aantal} {nr}"),
        ("\"CONCEPT\"", "\" \""),
    ] {
        let broken = whole.replacen(old, new, 1);
        let broken = if new == "{nr}" {
            whole.replacen("van {aantal}", "van {nr}", 1)
        } else {
            broken
        };
        assert_ne!(broken, whole);
        assert!(
            ron::from_str::<PaperTexts>(&broken).is_err(),
            "{old} -> {new}"
        );
    }
}
