//! The ten errors of the source documents: none comes back in a paper for parents or children.

use super::{children, parents};
use crate::documents::sheets::sourced::Sourced;
use crate::documents::tests::words;
use crate::documents::{bijsluiter, to_text};
use crate::protocol::SourceId;

/// Text on one line and in lower case, so that a phrase is found across line ends.
fn flat(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").to_lowercase()
}

/// The papers that a parent or child takes home.
fn papers() -> String {
    let (protocol, texts) = words();
    let papers = [parents(None), children(), bijsluiter(protocol, texts)];
    papers.iter().map(|d| flat(&to_text(d)) + "\n").collect()
}

/// The sentences that hold a word.
fn sentences_with<'t>(text: &'t str, word: &'t str) -> impl Iterator<Item = &'t str> {
    text.split(['.', '?', '!', '\n'])
        .filter(move |s| s.contains(word))
}

fn all_lines() -> Vec<&'static Sourced> {
    let parts = super::parent_parts(&super::TEXTS).chain(&super::TEXTS.children.parts);
    parts.flat_map(|p| &p.lines).collect()
}

#[test]
fn error_1_article_253b_is_no_coercive_measure() {
    assert!(!papers().contains("253b"));
    let cited = all_lines().into_iter().flat_map(|l| &l.citations);
    let fifth =
        |c: &&crate::protocol::Citation| c.source == SourceId::Bw1_253a && c.place == "lid 5";
    assert!(cited.clone().any(|c| fifth(&c)));
}

#[test]
fn error_2_criminal_law_is_not_for_structural_breach_only() {
    let text = papers();
    assert!(!text.contains("structure"), "{text}");
    assert!(text.contains("ook één keer bewust niet nakomen"));
}

#[test]
fn error_3_a_dwangsom_is_on_request_only() {
    let text = papers();
    assert!(text.contains("om een dwangsom vragen"));
    assert!(text.contains("legt die alleen op als een ouder erom vraagt"));
    for sentence in sentences_with(&text, "dwangsom") {
        assert!(
            !sentence.contains("rechter legt een dwangsom"),
            "{sentence}"
        );
        assert!(!sentence.contains("rechter kan een dwangsom"), "{sentence}");
    }
}

#[test]
fn error_4_nobody_is_obliged_to_mediate() {
    let text = papers();
    assert!(text.contains("kan ouders verwijzen naar mediation"));
    for sentence in sentences_with(&text, "mediat") {
        for word in ["verplicht", "moet", "opleggen", "legt"] {
            assert!(!sentence.contains(word), "{sentence}");
        }
    }
}

#[test]
fn error_5_advice_of_veilig_thuis_stands_in_paragraph_3() {
    for line in all_lines()
        .into_iter()
        .filter(|l| l.text.contains("advies"))
    {
        for citation in line
            .citations
            .iter()
            .filter(|c| c.source == SourceId::Wmo411)
        {
            assert!(citation.place.contains('3'), "{:?}", line.text);
        }
    }
}

#[test]
fn error_6_the_duration_of_a_limit_is_not_in_paragraph_3() {
    for line in all_lines() {
        let wrong =
            |c: &&crate::protocol::Citation| c.source == SourceId::Bw1_377a && c.place == "lid 3";
        assert!(!line.citations.iter().any(|c| wrong(&c)), "{:?}", line.text);
    }
    assert!(!papers().contains("377a bw, lid 3"));
}

#[test]
fn error_7_child_support_is_no_means() {
    assert!(!papers().contains("alimentatie"));
}

#[test]
fn error_8_the_om_has_a_guideline() {
    let text = papers();
    assert!(!text.contains("geen landelijke richtlijn") && !text.contains("geen richtlijn"));
    assert!(text.contains("om-richtlijn 2018r003"));
}

#[test]
fn error_9_more_than_the_court_can_limit_contact() {
    let text = papers();
    for wrong in [
        "alleen de rechter",
        "alleen een rechter",
        "enkel de rechter",
    ] {
        assert!(!text.contains(wrong), "{wrong}");
    }
    // Nor is a limit what somebody with a stake writes (Ombudsman 2015/035).
    let no_ban = "een brief van de andere ouder of van een advocaat is geen verbod";
    assert!(flat(&to_text(&parents(None))).contains(no_ban));
    let (protocol, texts) = words();
    for paper in [parents(None), bijsluiter(protocol, texts)] {
        let text = flat(&to_text(&paper));
        for limit in [
            "huisverbod",
            "uit huis geplaatst",
            "schriftelijke aanwijzing van de gi",
            "officier van justitie of de strafrechter",
            "bij acuut gevaar gaat veiligheid voor",
        ] {
            assert!(text.contains(limit), "{limit}");
        }
    }
}

#[test]
fn the_gi_limits_contact_for_a_placement_only_and_changes_no_arrangement_of_the_court() {
    let (protocol, texts) = words();
    for paper in [parents(None), bijsluiter(protocol, texts)] {
        let text = flat(&to_text(&paper));
        for sentence in sentences_with(&text, "aanwijzing van de gi") {
            assert!(
                sentence.contains("zo ver als dat daarvoor nodig is"),
                "{sentence}"
            );
        }
    }
    let text = flat(&to_text(&parents(None)));
    assert!(text.contains("een regeling van de rechter mag de gi niet zelf veranderen"));
}

#[test]
fn where_the_child_lives_gives_no_sterke_arm_by_law() {
    let text = flat(&to_text(&parents(None)));
    assert!(text.contains("bij samen gezag, waar uw kind woont? dan moet het erin staan"));
    assert!(!text.contains("gaat zij over gezag?"));
}

#[test]
fn error_10_care_and_contact_are_told_apart() {
    let text = papers();
    assert!(!text.contains("omgangsregeling"));
    assert!(text.contains("hebben beide ouders gezag? dan heten de afspraken een zorgregeling"));
    assert!(
        text.contains("heeft één ouder gezag? dan heten de afspraken met de andere ouder omgang")
    );
}
