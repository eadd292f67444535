//! `voorop scenario speel`: the grading of a course, as text or as JSON.

use serde::Serialize;

use super::{
    super::{
        check::counted,
        exit::{Exit, Fault},
        out::{Out, complain},
    },
    Grader, Play, course,
};
use crate::{
    documents::DebriefWederhoor,
    files::{load_course, load_scenario},
    protocol::Protocol,
    training::{Graded, Grading, Scenario, TrainingTexts, grade},
};

/// The version of the JSON.
const VERSION: u32 = 1;

/// Plays the course, or the expert of the scenario. [`Exit::Wrong`] tells that the scenario has
/// problems, that a move cannot be played, or that a course misses something else than it says.
pub(super) fn run(order: &Play, grader: &Grader, out: &mut Out) -> Result<Exit, Fault> {
    let opened = load_scenario(&order.scenario)?;
    let scenario = &opened.scenario;
    let mut exit = Exit::Fine;
    for located in &opened.problems {
        exit = Exit::Wrong;
        let at = located.at.map_or_else(String::new, |at| format!("{at}: "));
        let text = grader.problem(&located.problem);
        complain(&format!("{}: {at}{text}", order.scenario.display()));
    }
    let (grading, difference) = match &order.course {
        None => {
            let played = grade(&grader.tools(), scenario, &scenario.expert);
            let grading = match played {
                Ok(grading) => grading,
                Err((number, error)) => {
                    let text = course::unplayable(number, &error);
                    complain(&format!("{}: expert, {text}", order.scenario.display()));
                    return Ok(Exit::Wrong);
                }
            };
            (grading, course::Difference::default())
        }
        Some(path) => match course::play(grader, scenario, &load_course(path)?) {
            Ok(graded) => (graded.grading, graded.difference),
            Err(wrong) => {
                let at = wrong.at.map_or_else(String::new, |at| format!("{at}: "));
                complain(&format!("{}: {at}{}", path.display(), wrong.text));
                return Ok(Exit::Wrong);
            }
        },
    };
    if order.json {
        let report = Report::new(&grader.protocol, scenario, &grading, &difference);
        out.text(&(serde_json::to_string_pretty(&report)? + "\n"))?;
    } else {
        print(grader, scenario, &grading, out)?;
    }
    if !difference.is_empty() {
        out.finish()?;
        difference.lines().iter().for_each(|line| complain(line));
        exit = Exit::Wrong;
    }
    Ok(exit)
}

fn print(
    grader: &Grader,
    scenario: &Scenario,
    grading: &Grading,
    out: &mut Out,
) -> Result<(), Fault> {
    let figures = &grading.figures;
    let texts = &grader.texts;
    out.line(&format!("OEFENING {}: {}", scenario.id, scenario.title))?;
    out.line(&format!(
        "Gevraagd: {} van {}. Tijd: {} van {}. Veiligheid: {}. Wederhoor: {}.",
        figures.asked,
        counted(
            figures.mandatory as usize,
            "verplichte vraag",
            "verplichte vragen"
        ),
        figures.minutes,
        texts.minutes(figures.budget),
        figures.minutes_to_safety.map_or_else(
            || "niet vastgesteld".to_owned(),
            |m| format!("na {}", texts.minutes(m))
        ),
        match figures.wederhoor {
            DebriefWederhoor::Gedaan => "gedaan",
            DebriefWederhoor::MetReden => "niet, met reden",
            DebriefWederhoor::ZonderReden if figures.unrecorded => "gesproken, niet vastgelegd",
            DebriefWederhoor::ZonderReden => "niet, zonder reden",
        },
    ))?;
    out.line(&format!(
        "Uitkomst: de regels geven ‘{}’, passend is ‘{}’, gekozen is {}.",
        grader.outcome(grading.headline),
        grader.outcome(figures.triage.expected),
        figures.triage.chosen.map_or_else(
            || "niets".to_owned(),
            |o| format!("‘{}’", grader.outcome(o))
        ),
    ))?;
    for (heading, good) in [("Gemist", false), ("Goed", true)] {
        let points: Vec<&Graded> = grading.points.iter().filter(|p| p.good == good).collect();
        out.line(&format!("\n{heading}: {}", points.len()))?;
        for point in points {
            print_point(&grader.protocol, texts, point, out)?;
        }
    }
    let missed: Vec<String> = grading.missed().into_iter().map(course::notation).collect();
    let rules: Vec<&str> = grading.rules.iter().map(|r| r.name()).collect();
    out.line(&format!("\nmist: [{}],", missed.join(", ")))?;
    out.line(&format!("regels: [{}],", rules.join(", ")))?;
    Ok(())
}

fn print_point(
    protocol: &Protocol,
    texts: &TrainingTexts,
    point: &Graded,
    out: &mut Out,
) -> Result<(), Fault> {
    let at = point
        .second
        .map_or_else(|| "--:--".to_owned(), |second| texts.clock(second));
    out.line(&format!("  {at}  {}", point.what))?;
    out.line(&format!("         {}", point.why))?;
    let sources: Vec<String> = point
        .citations
        .iter()
        .map(|c| {
            let short = &protocol.sources.get(c.source).short;
            format!("{short} {}", c.place).trim_end().to_owned()
        })
        .collect();
    out.line(&format!(
        "         {} [{}]",
        sources.join("; "),
        course::notation(&point.key)
    ))?;
    Ok(())
}

#[derive(Serialize)]
struct Report<'a> {
    versie: u32,
    scenario: String,
    scenario_versie: u32,
    cijfers: Figures,
    uitkomst: &'static str,
    punten: Vec<Point<'a>>,
    mist: Vec<String>,
    regels: Vec<&'static str>,
    onverwacht_gemist: Vec<String>,
    onverwacht_niet_gemist: Vec<String>,
}

#[derive(Serialize)]
struct Figures {
    gevraagd: u32,
    verplicht: u32,
    minuten_tot_veiligheid: Option<u32>,
    minuten: u32,
    budget: u32,
    gekozen: Option<&'static str>,
    passend: &'static str,
    volgt_uit_melding: bool,
    wederhoor: &'static str,
    niet_vastgelegd: bool,
    als_feit: u32,
}

#[derive(Serialize)]
struct Point<'a> {
    sleutel: String,
    soort: &'static str,
    goed: bool,
    seconde: Option<u32>,
    minuut: Option<u32>,
    wat: &'a str,
    waarom: &'a str,
    bronnen: Vec<Source<'a>>,
}

#[derive(Serialize)]
struct Source<'a> {
    bron: &'static str,
    kort: &'a str,
    plaats: &'a str,
}

impl<'a> Report<'a> {
    fn new(
        protocol: &'a Protocol,
        scenario: &Scenario,
        grading: &'a Grading,
        difference: &course::Difference,
    ) -> Self {
        let figures = &grading.figures;
        let keys = |list: &[crate::training::PointKey]| list.iter().map(course::notation).collect();
        Self {
            versie: VERSION,
            scenario: scenario.id.to_string(),
            scenario_versie: scenario.version,
            cijfers: Figures {
                gevraagd: figures.asked,
                verplicht: figures.mandatory,
                minuten_tot_veiligheid: figures.minutes_to_safety,
                minuten: figures.minutes,
                budget: figures.budget,
                gekozen: figures.triage.chosen.map(|o| o.name()),
                passend: figures.triage.expected.name(),
                volgt_uit_melding: figures.triage.follows,
                wederhoor: match figures.wederhoor {
                    DebriefWederhoor::Gedaan => "Gedaan",
                    DebriefWederhoor::MetReden => "MetReden",
                    DebriefWederhoor::ZonderReden => "ZonderReden",
                },
                niet_vastgelegd: figures.unrecorded,
                als_feit: figures.as_fact,
            },
            uitkomst: grading.headline.name(),
            punten: grading
                .points
                .iter()
                .map(|p| Point::new(protocol, p))
                .collect(),
            mist: grading.missed().into_iter().map(course::notation).collect(),
            regels: grading.rules.iter().map(|r| r.name()).collect(),
            onverwacht_gemist: keys(&difference.unexpected),
            onverwacht_niet_gemist: keys(&difference.absent),
        }
    }
}

impl<'a> Point<'a> {
    fn new(protocol: &'a Protocol, point: &'a Graded) -> Self {
        Self {
            sleutel: course::notation(&point.key),
            soort: point.kind.name(),
            goed: point.good,
            seconde: point.second,
            minuut: point.second.map(|s| s / 60),
            wat: &point.what,
            waarom: &point.why,
            bronnen: point
                .citations
                .iter()
                .map(|c| Source {
                    bron: c.source.name(),
                    kort: &protocol.sources.get(c.source).short,
                    plaats: &c.place,
                })
                .collect(),
        }
    }
}
