//! The arguments of `voorop archief`. The doc comments of fields are the Dutch help text.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, Subcommand};
use uuid::Uuid;

use super::{super::arguments::COMMAND_TEMPLATE, anchor::Anchor};

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum ArchiveCommand {
    /// Kijkt het hele archief en het logboek na en noemt wat niet klopt
    #[command(help_template = COMMAND_TEMPLATE, override_usage = "voorop archief controleer [--archief MAP] [--anker NUMMER:ZEGEL] [--json]")]
    Controleer(Verify),
    /// Geeft het laatste nummer en zegel van het logboek, om elders te bewaren
    #[command(help_template = COMMAND_TEMPLATE, override_usage = "voorop archief anker [--archief MAP]")]
    Anker,
    /// Geeft uw account een wachtzin die u zelf kiest; bij het eerste gebruik is dat nodig
    #[command(help_template = COMMAND_TEMPLATE, override_usage = "voorop archief wachtzin [--archief MAP]")]
    Wachtzin,
    /// Neemt eerdere teksten op: .txt, .csv, .ron, of mappen daarmee
    #[command(help_template = COMMAND_TEMPLATE, override_usage = "voorop archief importeer PAD... [--eenheid NAAM]")]
    Importeer(Import),
    /// Bevestigt op welke dag een opgenomen tekst is gemeld, waar dat nog openstaat
    #[command(help_template = COMMAND_TEMPLATE, override_usage = "voorop archief bevestig NUMMER DATUM")]
    Bevestig(Confirm),
    /// Schrijft meldingen als RON en CSV en zet dat in het logboek
    #[command(help_template = COMMAND_TEMPLATE, override_usage = "voorop archief exporteer --uit MAP --ontvanger WIE --grondslag WAAROM [--zoek WOORDEN]")]
    Exporteer(Export),
    /// Maakt van een melding of een gezin één bestand met een wachtzin
    #[command(help_template = COMMAND_TEMPLATE, override_usage = "voorop archief verzend NUMMER --naar BESTAND --ontvanger WIE --grondslag WAAROM [--gezin]")]
    Verzend(Send),
    /// Opent een overdracht en zet de meldingen bij te beoordelen
    #[command(help_template = COMMAND_TEMPLATE, override_usage = "voorop archief ontvang BESTAND")]
    Ontvang {
        /// Het bestand van de overdracht
        #[arg(value_name = "BESTAND")]
        file: PathBuf,
    },
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Verify {
    /// Een nummer en zegel dat u eerder elders bewaarde
    #[arg(long = "anker", value_name = "NUMMER:ZEGEL", value_parser = Anchor::parse)]
    pub anchor: Option<Anchor>,
    /// Geeft de uitslag als JSON
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Import {
    /// Bestanden en mappen
    #[arg(value_name = "PAD", required = true)]
    pub paths: Vec<PathBuf>,
    /// De eenheid, waar een tekst die niet noemt
    #[arg(
        long = "eenheid",
        value_name = "NAAM",
        default_value = "",
        hide_default_value = true
    )]
    pub unit: String,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Confirm {
    /// Het nummer van de melding
    #[arg(value_name = "NUMMER")]
    pub id: Uuid,
    /// De dag van de melding, zoals 21-11-2026
    #[arg(value_name = "DATUM", value_parser = day)]
    pub day: NaiveDate,
}

/// To whom data go and on which basis (Wpg art. 32).
#[derive(Debug, Args)]
pub(in crate::cli) struct Recipient {
    /// Wie de gegevens krijgt
    #[arg(long = "ontvanger", value_name = "WIE")]
    pub recipient: String,
    /// Waarom dat mag: de grondslag
    #[arg(long = "grondslag", value_name = "WAAROM")]
    pub basis: String,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Export {
    /// De map voor meldingen.ron en meldingen.csv
    #[arg(long = "uit", value_name = "MAP")]
    pub out: PathBuf,
    #[command(flatten)]
    pub to: Recipient,
    /// Alleen meldingen met deze woorden
    #[arg(
        long = "zoek",
        value_name = "WOORDEN",
        default_value = "",
        hide_default_value = true
    )]
    pub words: String,
    /// Alleen meldingen van deze eenheid
    #[arg(
        long = "eenheid",
        value_name = "NAAM",
        default_value = "",
        hide_default_value = true
    )]
    pub unit: String,
    /// Alleen meldingen vanaf deze dag, zoals 21-11-2026
    #[arg(long = "van", value_name = "DATUM", value_parser = day)]
    pub from: Option<NaiveDate>,
    /// Alleen meldingen tot en met deze dag
    #[arg(long = "tot", value_name = "DATUM", value_parser = day)]
    pub to_day: Option<NaiveDate>,
    /// Vervangt bestanden die al in de map staan
    #[arg(long = "vervang")]
    pub replace: bool,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Send {
    /// Het nummer van de melding
    #[arg(value_name = "NUMMER")]
    pub id: Uuid,
    /// Het bestand dat wordt gemaakt; de naam eindigt het best op .age
    #[arg(long = "naar", value_name = "BESTAND")]
    pub file: PathBuf,
    #[command(flatten)]
    pub to: Recipient,
    /// Alle meldingen van het gezin
    #[arg(long = "gezin")]
    pub family: bool,
}

/// A day as it is typed in Dutch, or as in a file.
fn day(word: &str) -> Result<NaiveDate, String> {
    crate::melding::read_day(word, NaiveDate::MAX)
        .ok_or_else(|| "schrijf de dag als 21-11-2026".to_owned())
}
