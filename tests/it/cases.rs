//! The cases: what each melding must come to, and what its documents must and may not say.

use std::{collections::BTreeMap, fmt::Debug};

use serde::Deserialize;
use voorop::{
    afweging::{ActId, Assessment, Leave, assess},
    documents::{
        Block, Document, Mark, Span, bijsluiter, bijsluiter_needed, mutatie, to_text, zorgmelding,
    },
    files::{Assets, load},
    melding::Melding,
    protocol::RuleId,
};

use crate::support::{case, root};

/// What a case must come to. What is left out is not asked of it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    uitkomst: Outcome,
    kinderen: BTreeMap<String, Outcome>,
    volwassenen: Outcome,
    #[serde(default)]
    geen_overdracht: Option<bool>,
    #[serde(default)]
    feit: Option<bool>,
    #[serde(default)]
    dringend: bool,
    sterke_arm: Clause,
    regels: Vec<RuleId>,
    #[serde(default)]
    geen_regels: Vec<RuleId>,
    #[serde(default)]
    bijsluiter: bool,
    #[serde(default)]
    wel: Vec<String>,
    #[serde(default)]
    niet: Vec<String>,
}

/// The names of outcomes in the file: a name that does not exist is refused when it is read.
#[derive(Debug, Deserialize)]
enum Outcome {
    Terughoudend,
    EigenAfweging,
    EerstVaststellen,
    OptredenNoodzakelijk,
}

/// The names of what a clause is worth.
#[derive(Debug, Deserialize)]
enum Clause {
    Geen,
    Onbekend,
    Geldt,
    VanRechtswege,
}

/// A case with everything that follows from it.
struct Worked {
    melding: Melding,
    assessment: Assessment,
    documents: Vec<Document>,
}

fn expected() -> BTreeMap<String, Expected> {
    let text = std::fs::read_to_string(root().join("scenarios/verwacht.ron")).unwrap();
    ron::Options::default()
        .with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME)
        .from_str(&text)
        .unwrap_or_else(|e| panic!("verwacht.ron: {e}"))
}

fn work_out(name: &str) -> Worked {
    let assets = Assets::built_in();
    let protocol = assets.protocol().unwrap();
    let texts = assets.document_texts().unwrap();
    let melding = load(&case(name)).unwrap_or_else(|e| panic!("{e}")).melding;
    let assessment = assess(&melding);
    let mut documents = vec![
        mutatie(&protocol, &texts, &melding, &assessment),
        zorgmelding(&protocol, &texts, &melding, &assessment),
    ];
    if bijsluiter_needed(&melding) {
        documents.push(bijsluiter(&protocol, &texts));
    }
    Worked {
        melding,
        assessment,
        documents,
    }
}

/// Every rule that says something in an assessment.
fn rules(a: &Assessment) -> Vec<RuleId> {
    let lists = [
        &a.reasons,
        &a.now,
        &a.offence_track,
        &a.care_track,
        &a.wederhoor_track,
        &a.contact_track,
        &a.routes,
    ];
    let said = lists.into_iter().flatten().map(|r| r.rule);
    said.chain(a.acts.iter().map(|act| act.reason.rule))
        .collect()
}

/// Text on one line, so that a phrase is found across line ends.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Collects what is not as it should be, each in a line of its own.
#[derive(Default)]
struct Faults(Vec<String>);

impl Faults {
    fn same(&mut self, what: &str, is: impl Debug, should: impl Debug) {
        let (is, should) = (format!("{is:?}"), format!("{should:?}"));
        if is != should {
            self.0.push(format!("{what}: is {is}, moet zijn {should}"));
        }
    }

    fn holds(&mut self, holds: bool, what: String) {
        if !holds {
            self.0.push(what);
        }
    }
}

#[test]
fn every_case_comes_to_what_was_expected() {
    let mut all = Vec::new();
    for (name, should) in expected() {
        let worked = work_out(&name);
        let mut faults = Faults::default();
        outcome(&mut faults, &worked, &should);
        words(&mut faults, &worked, &should);
        all.extend(faults.0.into_iter().map(|fault| format!("{name}: {fault}")));
    }
    assert!(all.is_empty(), "\n{}", all.join("\n"));
}

fn outcome(faults: &mut Faults, worked: &Worked, should: &Expected) {
    let a = &worked.assessment;
    faults.same("uitkomst", a.headline, &should.uitkomst);
    let children: BTreeMap<String, _> = a
        .children
        .iter()
        .map(|(id, o)| (id.to_string(), o))
        .collect();
    faults.same("kinderen", children, &should.kinderen);
    faults.same("volwassenen", a.adults, &should.volwassenen);
    faults.same("sterke arm", a.clause, &should.sterke_arm);
    faults.same("dringend", a.urgent, should.dringend);
    faults.same(
        "bijsluiter",
        bijsluiter_needed(&worked.melding),
        should.bijsluiter,
    );
    if let Some(should) = should.geen_overdracht {
        faults.same("geen overdracht", a.no_handover, should);
    }
    if let Some(should) = should.feit {
        faults.same("mogelijk feit", a.offence, should);
    }
    let said = rules(a);
    for rule in &should.regels {
        faults.holds(
            said.contains(rule),
            format!("de regel {} ontbreekt", rule.name()),
        );
    }
    for rule in &should.geen_regels {
        faults.holds(
            !said.contains(rule),
            format!("de regel {} hoort hier niet", rule.name()),
        );
    }
}

fn words(faults: &mut Faults, worked: &Worked, should: &Expected) {
    let texts: Vec<String> = worked.documents.iter().map(|d| flat(&to_text(d))).collect();
    for phrase in &should.wel {
        let stands = texts.iter().any(|t| t.contains(phrase.as_str()));
        faults.holds(stands, format!("‘{phrase}’ staat in geen document"));
    }
    for phrase in &should.niet {
        let stands = texts.iter().any(|t| t.contains(phrase.as_str()));
        faults.holds(!stands, format!("‘{phrase}’ staat in een document"));
    }
    for text in &texts {
        let slot = text
            .find('{')
            .map(|at| text[at..].chars().take(20).collect::<String>());
        faults.holds(
            slot.is_none(),
            format!("een plek is niet ingevuld: {slot:?}"),
        );
    }
}

#[test]
fn every_case_has_an_expectation_and_says_that_its_people_are_fictitious() {
    let expected = expected();
    let mut cases = 0;
    for entry in std::fs::read_dir(root().join("scenarios")).unwrap() {
        let path = entry.unwrap().path();
        // What is no case: the scenarios for training, their manual, and what the cases come to.
        if path.extension().is_none_or(|e| e != "ron") {
            continue;
        }
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        if name == "verwacht" {
            continue;
        }
        cases += 1;
        assert!(
            expected.contains_key(&name),
            "{name} staat niet in verwacht.ron"
        );
        let text = std::fs::read_to_string(&path).unwrap();
        let head: Vec<&str> = text.lines().take_while(|l| l.starts_with("//")).collect();
        assert!(head.iter().any(|l| l.contains("verzonnen")), "{name}");
    }
    assert!(cases >= 14 && cases == expected.len());
}

/// What the program itself says in a document: no typed text, no headings.
fn own_words(document: &Document) -> String {
    let words = document.blocks.iter().filter_map(|block| match block {
        Block::Banner(text) | Block::Paragraph(text) => Some(text.clone()),
        Block::Line(line) if line.mark == Mark::None => {
            let text: String = line.text.iter().map(Span::text).collect();
            Some(text + " " + line.sub.as_deref().unwrap_or_default())
        }
        _ => None,
    });
    flat(&words.collect::<Vec<_>>().join(" ")).to_lowercase()
}

#[test]
fn no_document_of_any_case_suggests_handing_a_child_over() {
    for name in expected().keys() {
        let worked = work_out(name);
        for act in &worked.assessment.acts {
            assert!(
                act.act != ActId::Overdracht || act.leave != Leave::Mogelijk,
                "{name}"
            );
        }
        for document in &worked.documents {
            let words = own_words(document).replace("geen overdracht", "");
            for phrase in [
                "overdra",
                "meegeven",
                "geef het kind",
                "geef k1",
                "breng het kind naar a",
                "ophalen bij",
            ] {
                assert!(
                    !words.contains(phrase),
                    "{name}, {}: ‘{phrase}’ in: {words}",
                    document.title
                );
            }
        }
    }
}

#[test]
fn what_somebody_said_stands_under_that_speaker_in_every_case() {
    for name in expected().keys() {
        let worked = work_out(name);
        let [mutatie, ..] = worked.documents.as_slice() else {
            panic!("{name} has no mutatie");
        };
        for statement in worked.melding.live_statements() {
            let lines: Vec<Mark> = mutatie
                .blocks
                .iter()
                .filter_map(|block| match block {
                    Block::Line(line) => Some(line),
                    _ => None,
                })
                .filter(|line| {
                    line.text
                        .iter()
                        .any(|span| span.text().contains(statement.text.as_str()))
                })
                .map(|line| line.mark)
                .collect();
            assert_eq!(
                lines,
                [Mark::of(&statement.account)],
                "{name}, nr {}",
                statement.id
            );
        }
    }
}
