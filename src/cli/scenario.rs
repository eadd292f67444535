//! `voorop scenario`: looks scenarios and courses over, draws a scenario, and plays a course.

mod course;
mod draw;
mod look;
mod play;

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};

use super::{
    arguments::COMMAND_TEMPLATE,
    exit::{Exit, Fault},
    out::Out,
};
use crate::{
    afweging::{Outcome, assess},
    documents::DocumentTexts,
    files::{AssetError, Assets},
    melding::Melding,
    protocol::Protocol,
    taal::Woordadvies,
    training::{Problem, ProblemKind, Tools, TrainingTexts},
};

#[derive(Debug, Subcommand)]
pub(super) enum ScenarioCommand {
    /// Kijkt scenario’s en verlopen na, en speelt ze
    #[command(help_template = COMMAND_TEMPLATE, override_usage = "voorop scenario controleer BESTAND...")]
    Controleer {
        /// Scenario’s, verlopen, of een map daarmee
        #[arg(value_name = "BESTAND", required = true)]
        files: Vec<PathBuf>,
    },
    /// Tekent een scenario: wat eerst komt, wat erop wacht en wat niemand bereikt
    #[command(help_template = COMMAND_TEMPLATE, override_usage = "voorop scenario kaart SCENARIO --uit BESTAND")]
    Kaart(Draw),
    /// Speelt een verloop en toont wat goed ging en wat er miste
    #[command(help_template = COMMAND_TEMPLATE, override_usage = "voorop scenario speel SCENARIO [--koers VERLOOP] [--json]")]
    Speel(Play),
}

/// What `kaart` was asked.
#[derive(Debug, Args)]
pub(super) struct Draw {
    /// Het bestand met het scenario
    #[arg(value_name = "SCENARIO")]
    pub scenario: PathBuf,
    /// Het nieuwe bestand; .svg of .png bepaalt de vorm
    #[arg(long = "uit", value_name = "BESTAND")]
    pub file: PathBuf,
    /// Vervangt het bestand als het er al staat
    #[arg(long = "vervang")]
    pub replace: bool,
}

/// What `speel` was asked.
#[derive(Debug, Args)]
pub(super) struct Play {
    /// Het bestand met het scenario
    #[arg(value_name = "SCENARIO")]
    pub scenario: PathBuf,
    /// Het bestand met het verloop; zonder dit speelt de expert van het scenario
    #[arg(long = "koers", value_name = "VERLOOP")]
    pub course: Option<PathBuf>,
    /// Geeft de uitkomst als JSON
    #[arg(long)]
    pub json: bool,
}

pub(super) fn run(
    command: &ScenarioCommand,
    assets: Option<&Path>,
    out: &mut Out,
) -> Result<Exit, Fault> {
    let assets = Assets::open(assets)?;
    match command {
        ScenarioCommand::Controleer { files } => look::run(files, &Grader::new(&assets)?, out),
        ScenarioCommand::Kaart(order) => draw::run(order, &assets, out),
        ScenarioCommand::Speel(order) => play::run(order, &Grader::new(&assets)?, out),
    }
}

/// What grading needs, read once.
struct Grader {
    protocol: Protocol,
    texts: TrainingTexts,
    words: Woordadvies,
    documents: DocumentTexts,
}

impl Grader {
    fn new(assets: &Assets) -> Result<Self, AssetError> {
        Ok(Self {
            protocol: assets.protocol()?,
            texts: assets.training_texts()?,
            words: assets.woordadvies()?,
            documents: assets.document_texts()?,
        })
    }

    /// An outcome in the words of the papers.
    fn outcome(&self, outcome: Outcome) -> &str {
        self.documents.outcome(outcome)
    }

    /// A problem of a scenario, with the outcomes and signals by the names that people know.
    fn problem(&self, problem: &Problem) -> String {
        let ProblemKind::WrongOutcome {
            expected,
            given,
            open,
        } = &problem.kind
        else {
            return in_a_check(&problem.to_string());
        };
        let names = open
            .iter()
            .map(|s| format!("‘{}’", self.protocol.signal(*s).short));
        let names: Vec<String> = names.collect();
        let remedy = if *given == Outcome::EerstVaststellen && !names.is_empty() {
            format!(
                "Deze signalen zijn dan nog onbekend of alleen genoemd: {}. Laat informatie ze beantwoorden, of pas uitkomst aan.",
                names.join(", ")
            )
        } else {
            "Pas uitkomst aan, of wat de antwoorden in de melding zetten.".to_owned()
        };
        format!(
            "{}: Met alle antwoorden geven de regels ‘{}’, geen ‘{}’. {remedy}",
            problem.place,
            self.outcome(*given),
            self.outcome(*expected)
        )
    }

    fn tools(&self) -> Tools<'_> {
        Tools {
            protocol: &self.protocol,
            texts: &self.texts,
            words: &self.words,
            assess: &|melding: &Melding| assess(melding),
        }
    }
}

/// A sentence about a file, for who only looks it over: a check changes nothing, so that nothing was
/// changed is no news.
fn in_a_check(text: &str) -> String {
    text.replace(" Er is niets gewijzigd.", "")
}
