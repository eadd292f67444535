//! What every page carries, and pages as images and bytes.

use super::*;

/// What stands outside the content, by page.
fn margins(pages: &Pages) -> Vec<String> {
    let mut margins = vec![String::new(); pages.count()];
    for text in printed(pages).iter().filter(|text| !is_body(text)) {
        margins[text.page] += &bare(&text.text);
    }
    margins
}

fn long(status: Status, exercise: bool) -> Document {
    let (protocol, texts) = &*WORDS;
    let (_, melding) = cases().into_iter().next().unwrap();
    let imprint = Imprint {
        status,
        exercise,
        ..imprint()
    };
    let paper = mutatie(protocol, texts, &melding, &assess(&melding));
    paper.with_imprint(imprint, protocol, texts)
}

#[test]
fn every_page_says_its_number_and_whether_it_is_a_draft_or_a_training() {
    for (status, exercise) in [
        (Status::Concept, false),
        (Status::Concept, true),
        (Status::Definitief, true),
        (Status::Definitief, false),
    ] {
        let pages = PRESS.set(&long(status, exercise)).unwrap();
        assert!(pages.count() > 2);
        for (index, margin) in margins(&pages).iter().enumerate() {
            let number = format!("pagina{}van{}", index + 1, pages.count());
            assert!(margin.contains(&number), "{margin}");
            let draft = status == Status::Concept;
            assert_eq!(margin.contains("CONCEPT"), draft, "{margin}");
            assert_eq!(margin.contains("OEFENING"), exercise, "{margin}");
            assert!(margin.contains("20november2026,21:14"), "{margin}");
            assert!(margin.contains("voorop1.2.3"), "{margin}");
        }
    }
}

#[test]
fn a_leaflet_has_no_date_of_a_call_on_it_or_in_it() {
    let pages = PRESS.set(&leaflet()).unwrap();
    for margin in margins(&pages) {
        assert!(
            !margin.contains("2026") && !margin.contains("CONCEPT"),
            "{margin}"
        );
    }
    let checked = WORDS.0.sources.iter().map(|(_, s)| s.checked_on).max();
    let stamp = format!("D:{}", checked.unwrap().format("%Y%m%d"));
    let pdf = pages.pdf().unwrap();
    assert!(pdf.windows(stamp.len()).any(|w| w == stamp.as_bytes()));
}

#[test]
fn the_same_document_gives_the_same_bytes_and_another_one_another_identity() {
    let (one, other) = (long(Status::Concept, false), long(Status::Concept, true));
    let pdf = |paper: &Document| PRESS.set(paper).unwrap().pdf().unwrap();
    assert_eq!(pdf(&one), pdf(&one));
    let again = press(PAGE).unwrap().set(&one).unwrap().pdf().unwrap();
    assert_eq!(pdf(&one), again);
    let identity = |paper| PRESS.set(paper).unwrap().identity;
    assert_ne!(identity(&one), identity(&other));
}

#[test]
fn an_image_is_an_opaque_page_of_the_size_asked_for() {
    let pages = PRESS.set(&leaflet()).unwrap();
    let image = pages.image(0, 1.0).unwrap();
    assert_eq!((image.width, image.height), (595, 842));
    assert_eq!(image.rgba.len(), 595 * 842 * 4);
    assert_eq!(image.rgba[..4], [255, 255, 255, 255]);
    assert!(image.rgba.chunks(4).all(|pixel| pixel[3] == 255));
    assert!(image.rgba.chunks(4).any(|pixel| pixel[0] < 60), "no ink");
    assert!(pages.image(pages.count(), 1.0).is_none());
    for scale in [f32::NAN, f32::INFINITY, -1.0, 0.0, 1e30] {
        let image = pages.image(0, scale).unwrap();
        assert!(image.width >= 59 && image.width <= 4_800, "{scale}");
    }
}

#[test]
fn a_document_without_blocks_is_an_empty_page() {
    let pages = PRESS.set(&document(Vec::new())).unwrap();
    assert_eq!(pages.count(), 1);
    pages.pdf().unwrap();
}

#[test]
fn a_press_is_shared_between_threads() {
    fn shared<T: Send + Sync>() {}
    shared::<Press>();
    shared::<Pages>();
}
