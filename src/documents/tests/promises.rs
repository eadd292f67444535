//! What the documents promise, over random meldingen.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::{mutatie_of, words, zorgmelding_of};
use crate::afweging::assess;
use crate::documents::{Block, Document, Line, Mark, bijsluiter, section_to_text, to_text};
use crate::melding::random::{melding, swapped, tokens};
use crate::melding::{AnswerValue, Melding, PersonId};
use unicode_width::UnicodeWidthStr;

/// Phrases that would propose a hand-over. The own words of an officer are tokens here, so any
/// hit is the program's.
pub(in crate::documents) const NEVER: [&str; 17] = [
    "afgifte",
    "draag het kind over",
    "draag het over",
    "kind over te dragen",
    "kind overdragen",
    "overdracht aan de ouder",
    "overdracht is mogelijk",
    "overdracht mogelijk",
    "geef het kind",
    "kind geven aan",
    "kind meegeven",
    "geef mee",
    "kind afgeven",
    "geef af",
    "breng het kind naar de ouder",
    "kind teruggeven",
    "breng het kind terug",
];

/// A line as a reader sees it.
pub(in crate::documents) fn line_text(line: &Line) -> String {
    let mut text: String = line.text.iter().map(|s| s.text()).collect();
    if let Some(sub) = &line.sub {
        text.push(' ');
        text.push_str(sub);
    }
    text
}

/// Every line with the heading under which it stands.
fn lines(document: &Document) -> impl Iterator<Item = (&str, &Line)> {
    let mut heading = "";
    document.blocks.iter().filter_map(move |block| match block {
        Block::Section { title, .. } => {
            heading = title;
            None
        }
        Block::Line(line) => Some((heading, line)),
        _ => None,
    })
}

/// The document's text with A and B exchanged where they stand as labels.
pub(in crate::documents) fn with_labels_swapped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    let word = |c: char| c.is_alphanumeric();
    while let Some(at) = rest.find(word) {
        let (before, from) = rest.split_at(at);
        let end = from.find(|c| !word(c)).unwrap_or(from.len());
        out.push_str(before);
        out.push_str(match &from[..end] {
            "A" => "B",
            "B" => "A",
            other => other,
        });
        rest = &from[end..];
    }
    out + rest
}

/// The mark that each token must have, for what has a speaker of its own and counts.
fn expected_marks(m: &Melding) -> BTreeMap<String, Mark> {
    let mut marks = BTreeMap::new();
    let mut expect = |mark: Mark, text: &str| {
        for token in tokens(text) {
            marks.insert(token, mark);
        }
    };
    for s in &m.statements {
        let mark = Mark::of(&s.account);
        expect(mark, &s.text);
        expect(mark, &s.place);
        s.account.texts().iter().for_each(|t| expect(mark, t));
    }
    for answer in m.signals.values() {
        for danger in &answer.dangers {
            let mark = danger.known.as_ref().map_or(Mark::Own, Mark::of);
            expect(mark, &danger.text);
        }
        for account in answer.accounts() {
            let mark = Mark::of(account);
            account.texts().iter().for_each(|t| expect(mark, t));
        }
        expect(Mark::Own, &answer.note);
    }
    for answer in m.answers.values() {
        let mark = Mark::of(&answer.account);
        expect(mark, &answer.note);
        if let Some(AnswerValue::Tekst(text)) = &answer.value {
            expect(mark, text);
        }
    }
    for d in &m.decisions {
        let mark = Mark::of(&d.account);
        for text in [&d.court, &d.number, &d.says_today] {
            expect(mark, text);
        }
    }
    for p in &m.people {
        expect(Mark::Person(p.id), &p.wish);
    }
    for w in &m.report_wishes {
        expect(w.by.map_or(Mark::Own, Mark::Person), &w.fact);
    }
    for a in &m.acts {
        expect(Mark::Own, &a.text);
        expect(Mark::Own, &a.reason);
    }
    let speaker = m.concept.account.as_ref().map_or(Mark::Own, Mark::of);
    expect(speaker, &m.concept.text);
    for accusation in m.accusations() {
        let rebuttal = m.rebuttals.get(&accusation.id);
        let put = rebuttal.filter(|r| r.put == Some(crate::melding::Put::Voorgelegd));
        if let (Some(rebuttal), [one]) = (put, &accusation.about[..]) {
            expect(Mark::Person(*one), &rebuttal.answer);
        }
    }
    marks
}

/// The words that stand in the list of what was left out, worked out apart from the document.
fn must_be_left_out(m: &Melding) -> Vec<String> {
    use crate::melding::{Asked, Heard, Put};
    let mut texts: Vec<String> = Vec::new();
    let withdrawn = m.statements.iter().filter(|s| s.withdrawn);
    texts.extend(withdrawn.map(|s| s.text.to_string()));
    texts.extend(
        m.decisions
            .iter()
            .filter(|d| d.withdrawn)
            .map(|d| d.court.to_string()),
    );
    texts.extend(
        m.acts
            .iter()
            .filter(|a| a.withdrawn)
            .map(|a| a.text.to_string()),
    );
    let gone = m.answers.iter().filter(|(q, _)| !m.applies(**q));
    texts.extend(gone.map(|(_, a)| a.note.to_string()));
    let idle = m.signals.values().filter(|a| a.asked != Asked::Gevaar);
    texts.extend(idle.flat_map(|a| &a.dangers).map(|d| d.text.to_string()));
    let withdrawn = m.signals.values().flat_map(|a| &a.dangers);
    texts.extend(
        withdrawn
            .filter(|d| d.withdrawn)
            .map(|d| d.text.to_string()),
    );
    let withdrawn = m.report_wishes.iter().filter(|w| w.withdrawn);
    texts.extend(withdrawn.map(|w| w.fact.to_string()));
    for h in m.hearings.values() {
        match h.heard {
            Some(Heard::Gehoord) => texts.extend([h.why_not.to_string(), h.plan.to_string()]),
            Some(Heard::Deels) => {}
            Some(Heard::NietBereikt) => texts.push(h.about.to_string()),
            Some(Heard::NietGehoord | Heard::BewustNiet) => {
                texts.extend([h.how.to_string(), h.about.to_string()]);
            }
            None => texts.extend([h.how.to_string(), h.why_not.to_string()]),
        }
    }
    let accusing: Vec<_> = m.accusations().iter().map(|a| a.id).collect();
    for (id, r) in &m.rebuttals {
        let put = r.put.filter(|_| accusing.contains(id));
        if put != Some(Put::Voorgelegd) {
            texts.push(r.answer.to_string());
        }
        if put != Some(Put::NietVoorgelegd) {
            texts.push(r.why_not.to_string());
        }
    }
    texts.push(m.concept.text.to_string());
    texts.iter().flat_map(|t| tokens(t)).collect()
}

/// The phrase in any document of this call that would propose a hand-over.
fn proposes_hand_over(m: &Melding) -> Option<&'static str> {
    let (protocol, texts) = words();
    let documents = [
        mutatie_of(m),
        zorgmelding_of(m),
        bijsluiter(protocol, texts),
    ];
    let text: String = documents.iter().map(to_text).collect();
    let text = text.to_lowercase();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    NEVER.into_iter().find(|phrase| text.contains(phrase))
}

/// With a clause in force and a claim about the parent who asks, the documents say to consult and
/// to wait, and the claim stands under its speaker.
#[test]
fn a_clause_and_a_claim_about_the_asking_parent_give_no_hand_over() {
    let mut m = super::sample::sample();
    let asks = AnswerValue::Persoon(PersonId::B);
    let answer = m.answers.get_mut(&crate::protocol::Question::VragendeOuder);
    answer.unwrap().value = Some(asks);
    assert!(assess(&m).no_handover && assess(&m).clause.counts());
    assert_eq!(proposes_hand_over(&m), None);
    let document = mutatie_of(&m);
    let text = to_text(&document);
    let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(flat.contains("Geen overdracht tot dat is"));
    let claim = lines(&document).find(|(_, l)| line_text(l).contains("keukenmes"));
    assert_eq!(claim.unwrap().1.mark, Mark::Person(PersonId::A));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn swapping_the_parents_swaps_the_labels_and_nothing_else(m in melding()) {
        let other = swapped(&m);
        prop_assert_eq!(assess(&m).headline, assess(&other).headline);
        for of in [mutatie_of, zorgmelding_of] {
            let (first, second) = (of(&m), of(&other));
            prop_assert_eq!(with_labels_swapped(&to_text(&first)), to_text(&second));
            let subjects = |d: &Document| lines(d).map(|(_, l)| l.subject.is_some()).collect::<Vec<_>>();
            prop_assert_eq!(subjects(&first), subjects(&second));
        }
    }

    #[test]
    fn everything_typed_stands_in_the_mutatie_exactly_once(m in melding()) {
        // A source that was chosen for the signals stands at every answer that it gave.
        let mut m = m;
        let used = |a| m.signals.values().any(|s| s.accounts().any(|b| b == a));
        if m.signals_from.as_ref().is_some_and(used) {
            m.signals_from = None;
        }
        let mut typed = tokens(&serde_json::to_string(&m).unwrap());
        let mut printed = tokens(&to_text(&mutatie_of(&m)));
        typed.sort();
        printed.sort();
        prop_assert_eq!(typed, printed);
    }

    #[test]
    fn everything_typed_stands_under_its_speaker(m in melding()) {
        let document = mutatie_of(&m);
        let expected = expected_marks(&m);
        for (_, line) in lines(&document) {
            for token in tokens(&line_text(line)) {
                if let Some(mark) = expected.get(&token) {
                    prop_assert_eq!(line.mark, *mark, "{}", token);
                }
            }
        }
    }

    #[test]
    fn what_does_not_count_stands_in_niet_opgenomen_and_nothing_else_does(m in melding()) {
        let document = mutatie_of(&m);
        let title: &str = &words().1.headings.omitted;
        let listed: Vec<String> = lines(&document)
            .filter(|(heading, _)| *heading == title)
            .flat_map(|(_, line)| tokens(&line_text(line)))
            .collect();
        for token in must_be_left_out(&m) {
            prop_assert!(listed.contains(&token), "{} is not listed", token);
        }
        let counts = m.live_statements().map(|s| &s.text).chain(m.live_acts().map(|a| &a.text));
        for token in counts.flat_map(|t| tokens(t)) {
            prop_assert!(!listed.contains(&token), "{} is listed", token);
        }
    }

    #[test]
    fn no_document_holds_a_claim_without_a_speaker(m in melding()) {
        for document in [mutatie_of(&m), zorgmelding_of(&m)] {
            for block in &document.blocks {
                let (text, marked) = match block {
                    Block::Line(line) => (line_text(line), line.mark != Mark::None && line.mark != Mark::Unknown),
                    Block::Title(t) | Block::Banner(t) | Block::Paragraph(t) | Block::Part(t) => (t.clone(), false),
                    Block::Source { text, .. } => (text.clone(), false),
                    Block::Section { title, .. } => (title.clone(), false),
                    Block::Legend(entries) => (entries.iter().map(|e| e.1.as_str()).collect(), false),
                    Block::Gap => continue,
                };
                prop_assert!(marked || tokens(&text).is_empty(), "{}", text);
            }
        }
    }

    #[test]
    fn no_document_proposes_a_hand_over(m in melding()) {
        prop_assert_eq!(proposes_hand_over(&m), None);
    }

    #[test]
    fn every_line_of_text_fits_and_has_no_tab(m in melding()) {
        for document in [mutatie_of(&m), zorgmelding_of(&m)] {
            for line in to_text(&document).lines() {
                prop_assert!(line.width() <= 78, "{}", line);
                prop_assert!(!line.contains('\t') && !line.ends_with(' '), "{:?}", line);
            }
        }
    }

    #[test]
    fn the_sections_together_hold_every_token(m in melding()) {
        let document = mutatie_of(&m);
        let whole = tokens(&to_text(&document));
        let parts: Vec<String> = (1..)
            .map_while(|n| section_to_text(&document, n))
            .flat_map(|text| tokens(&text))
            .collect();
        prop_assert_eq!(whole, parts);
    }

    #[test]
    fn the_reporting_parent_stands_first_whoever_it_is(m in melding()) {
        let document = mutatie_of(&m);
        let text = to_text(&document);
        let [first, second] = m.parents_by_part();
        let story = |id: PersonId| text.find(&format!("Verhaal van {id} (")).unwrap();
        prop_assert!(story(first) < story(second));
    }
}
