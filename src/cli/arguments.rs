//! The arguments. The doc comments of fields are the Dutch help text.

use std::path::PathBuf;

use clap::{ArgAction, Args, Parser, Subcommand, ValueEnum, builder::PossibleValuesParser};

use super::{
    archive::ArchiveCommand, language::Language, paper::PAPERS, scenario::ScenarioCommand,
};
use crate::{files::Assets, protocol::Step};

const ABOUT: &str = "Veiligheid voorop bij een melding over omgang: van gesprek naar afweging, mutatie en concept-zorgmelding.";
const WINDOW_USAGE: &str = "voorop [OPTIES] [MELDING]\n         voorop OPDRACHT ...";
const TEMPLATE: &str = "\
{about}

Gebruik: {usage}

Opdrachten:
{subcommands}

Opties en bestanden:
{positionals}
{options}
{after-help}";
pub(super) const COMMAND_TEMPLATE: &str = "\
{about}

Gebruik: {usage}

Opties en bestanden:
{positionals}
{options}";
const GROUP_TEMPLATE: &str = "\
{about}

Gebruik: {usage}

Opdrachten:
{subcommands}

Opties:
{options}

De naam en de wachtzin vraagt voorop in de terminal. Zonder terminal leest het twee regels: eerst de
naam, dan de wachtzin. Bij verzend en ontvang is de derde regel de wachtzin van de overdracht.";
const SCENARIO_TEMPLATE: &str = "\
{about}

Gebruik: {usage}

Opdrachten:
{subcommands}

Opties:
{options}";
const BARE_TEMPLATE: &str = "\
{about}

Gebruik: {usage}

Opties:
{options}";
const SOURCES_TEMPLATE: &str = "\
{about}

Gebruik: {usage}

Opties:
{options}

Per bron: hoeveel dagen niet nagekeken, welke tekst is gelezen en hoe zeker dat is. Code 1 als een
bron langer dan een jaar niet is nagekeken. Met --assets MAP geldt bronnen.ron uit die map.";

#[derive(Debug, Parser)]
#[command(
    name = "voorop", version, about = ABOUT, override_usage = WINDOW_USAGE, help_template = TEMPLATE,
    after_help = super::usage::exit_table(),
    disable_help_flag = true, disable_version_flag = true, disable_help_subcommand = true
)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub command: Option<Command>,
    #[command(flatten)]
    pub window: WindowArguments,
    /// Map met eigen teksten; ook via VOOROP_ASSETS
    #[arg(long, value_name = "MAP", global = true)]
    pub assets: Option<PathBuf>,
    /// Toont deze uitleg
    #[arg(short = 'h', long = "help", visible_alias = "hulp", action = ArgAction::Help, global = true)]
    help: Option<bool>,
    /// Toont de versie
    #[arg(short = 'V', long = "version", visible_alias = "versie", action = ArgAction::Version)]
    version: Option<bool>,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Opent het venster; dit gebeurt ook zonder opdracht
    #[command(help_template = COMMAND_TEMPLATE, override_usage = "voorop venster [OPTIES] [MELDING]")]
    Venster {
        #[command(flatten)]
        window: WindowArguments,
    },
    /// Stelt mutatie en concept-zorgmelding op, zonder venster
    #[command(help_template = COMMAND_TEMPLATE, override_usage = "voorop opstellen MELDING [--uit MAP] [--json]")]
    Opstellen(DrawUp),
    /// Maakt één stuk als bestand: .pdf om te geven, .docx om aan te passen, of .txt
    #[command(help_template = COMMAND_TEMPLATE, override_usage = "voorop papier SOORT [MELDING] --uit BESTAND")]
    Papier(PaperOrder),
    /// Toont een leeg bestand met uitleg, om in te vullen
    #[command(help_template = BARE_TEMPLATE, override_usage = "voorop sjabloon > NIEUW.ron")]
    Sjabloon,
    /// Kijkt meldingen en bestanden met teksten na
    #[command(help_template = COMMAND_TEMPLATE, override_usage = "voorop controleer BESTAND...")]
    Controleer {
        /// Meldingen, bestanden met teksten, of een map met teksten
        #[arg(value_name = "BESTAND", required = true)]
        files: Vec<PathBuf>,
    },
    /// Kijkt de woorden van een tekst na, zoals een oude mutatie
    #[command(help_template = COMMAND_TEMPLATE, override_usage = "voorop taal BESTAND [--json]")]
    Taal(Language),
    /// Werkt met het archief: nakijken, importeren, exporteren en overdragen
    #[command(help_template = GROUP_TEMPLATE, override_usage = "voorop archief OPDRACHT ...", arg_required_else_help = false)]
    Archief {
        #[command(subcommand)]
        order: ArchiveCommand,
        /// Map van het archief; ook via VOOROP_ARCHIEF
        #[arg(long = "archief", value_name = "MAP", global = true)]
        folder: Option<PathBuf>,
        /// De map staat op een schijf van deze computer, ook al kent voorop die soort schijf niet
        #[arg(long = "schijf-van-deze-computer", global = true)]
        local: bool,
    },
    /// Werkt met scenario’s om te oefenen: nakijken, tekenen en naspelen
    #[command(help_template = SCENARIO_TEMPLATE, override_usage = "voorop scenario OPDRACHT ...", arg_required_else_help = false)]
    Scenario {
        #[command(subcommand)]
        order: ScenarioCommand,
    },
    /// Toont alle bronnen, wat het langst niet is nagekeken eerst
    #[command(help_template = SOURCES_TEMPLATE, override_usage = "voorop bronnen [--json]")]
    Bronnen {
        /// Geeft de lijst als JSON
        #[arg(long)]
        json: bool,
    },
    /// Rekent alle combinaties na en toont wat altijd geldt
    #[command(help_template = BARE_TEMPLATE, override_usage = "voorop bewijs [--tabel]")]
    Bewijs {
        /// Toont alleen de tabellen: de uitkomsten, en wat elke bron kan uitsluiten
        #[arg(long = "tabel")]
        table: bool,
    },
}

/// What `opstellen` was asked.
#[derive(Debug, Args)]
pub(super) struct DrawUp {
    /// Het bestand met de melding
    #[arg(value_name = "MELDING")]
    pub melding: PathBuf,
    /// Schrijft de teksten in deze map in plaats van op het scherm
    #[arg(long = "uit", value_name = "MAP")]
    pub folder: Option<PathBuf>,
    /// Geeft alles ook als JSON: op het scherm, of met --uit als analysis.json
    #[arg(long)]
    pub json: bool,
    /// Vervangt teksten die al in de map staan
    #[arg(long = "vervang", requires = "folder")]
    pub replace: bool,
}

/// Which papers there are, in a sentence.
fn kinds_of_paper() -> String {
    let names: Vec<&str> = PAPERS.iter().map(|paper| paper.name).collect();
    format!("Welk stuk: {}", names.join(", "))
}

/// What `papier` was asked.
#[derive(Debug, Args)]
pub(super) struct PaperOrder {
    #[arg(value_name = "SOORT", help = kinds_of_paper(), value_parser = PossibleValuesParser::new(PAPERS.iter().map(|p| p.name)), hide_possible_values = true)]
    pub kind: String,
    /// Het bestand met de melding; niet bij bijsluiter, ouders en kinderen
    #[arg(value_name = "MELDING")]
    pub melding: Option<PathBuf>,
    /// Het nieuwe bestand; .pdf, .docx of .txt bepaalt de vorm
    #[arg(long = "uit", value_name = "BESTAND")]
    pub file: PathBuf,
    /// Vervangt het bestand als het er al staat
    #[arg(long = "vervang")]
    pub replace: bool,
}

/// The renderer that was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Renderer {
    /// What works.
    Auto,
    /// OpenGL.
    Glow,
    /// Vulkan, Direct3D or Metal.
    Wgpu,
}

/// The theme that was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Theme {
    /// Light.
    Licht,
    /// Dark.
    Donker,
    /// High contrast.
    Contrast,
}

/// A screen of the training room.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum TrainingScreen {
    /// The scenarios.
    Lijst,
    /// A scenario being played.
    Spel,
    /// The debrief.
    Nabespreking,
    /// The editor.
    Maken,
}

#[derive(Debug, Args, PartialEq, Eq)]
pub(super) struct WindowArguments {
    /// De melding om te openen
    #[arg(value_name = "MELDING")]
    melding: Option<PathBuf>,
    /// Map van het archief; ook via VOOROP_ARCHIEF
    #[arg(long = "archief", value_name = "MAP")]
    archive: Option<PathBuf>,
    /// Hoe het venster tekent: auto, glow of wgpu; ook via VOOROP_WEERGAVE
    #[arg(long = "weergave", value_name = "SOORT", hide_possible_values = true)]
    renderer: Option<Renderer>,
    /// Kleuren: licht, donker of contrast
    #[arg(long = "thema", value_name = "THEMA", hide_possible_values = true)]
    theme: Option<Theme>,
    /// Grootte van de tekst, 100 tot 200 procent
    #[arg(long = "schaal", value_name = "PROCENT", value_parser = clap::value_parser!(u16).range(100..=200))]
    scale: Option<u16>,
    /// Opent de oefenstand; daarvoor is geen account nodig
    #[arg(long = "oefenen")]
    training: bool,
    /// Een scenario, of een map met eigen scenario’s, voor de oefenstand
    #[arg(long = "scenarios", value_name = "MAP", requires = "training")]
    scenarios: Option<PathBuf>,
    #[arg(
        long = "oefenscherm",
        value_name = "SCHERM",
        hide = true,
        requires = "training"
    )]
    training_screen: Option<TrainingScreen>,
    #[arg(long = "toon", value_name = "STAP", hide = true, value_parser = step)]
    show: Option<Step>,
}

/// What the window was asked to open with. `None` is not asked.
#[derive(Clone, Debug)]
pub struct WindowRequest {
    /// The melding to open.
    pub melding: Option<PathBuf>,
    /// The folder of the archive.
    pub archive: Option<PathBuf>,
    /// The renderer.
    pub renderer: Option<Renderer>,
    /// The theme.
    pub theme: Option<Theme>,
    /// Text size, in percent from 100 to 200.
    pub scale: Option<u16>,
    /// Begin in the training room.
    pub training: bool,
    /// A scenario or a folder of scenarios for it.
    pub scenarios: Option<PathBuf>,
    /// The screen of the training room to begin with, for pictures.
    pub training_screen: Option<TrainingScreen>,
    /// The step to begin with.
    pub show: Option<Step>,
    /// The texts: built in, or from the folder of the flag or the environment.
    pub assets: Assets,
}

impl WindowArguments {
    /// Whether none was given.
    pub(super) fn is_empty(&self) -> bool {
        *self
            == Self {
                melding: None,
                archive: None,
                renderer: None,
                theme: None,
                scale: None,
                training: false,
                scenarios: None,
                training_screen: None,
                show: None,
            }
    }

    pub(super) fn request(self, assets: Assets) -> WindowRequest {
        WindowRequest {
            melding: self.melding,
            archive: self.archive.or_else(super::archive_of_environment),
            renderer: self.renderer,
            theme: self.theme,
            scale: self.scale,
            training: self.training,
            scenarios: self.scenarios,
            training_screen: self.training_screen,
            show: self.show,
            assets,
        }
    }
}

/// A step by name or by number.
fn step(word: &str) -> Result<Step, String> {
    let mut all = Step::ALL.iter().copied();
    all.find(|s| s.name().eq_ignore_ascii_case(word) || s.number().to_string() == word)
        .ok_or_else(|| "kies een stap: de naam, of een getal van 1 tot 10".to_owned())
}
