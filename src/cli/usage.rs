//! Faults in what was typed after `voorop`, in Dutch.

use std::{ffi::OsString, fmt::Write};

use clap::{
    Parser,
    error::{ContextKind, ContextValue, ErrorKind},
};

use super::{
    arguments::Arguments,
    exit::Exit,
    out::{Out, complain},
};

/// Reads the arguments; help and version are printed here.
pub(super) fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Arguments, Exit> {
    Arguments::try_parse_from(arguments).map_err(|error| match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            let mut out = Out::new();
            let text = error.render().to_string();
            match out
                .text(&text)
                .and_then(|()| out.finish().map_err(std::io::Error::other))
            {
                Ok(()) => Exit::Fine,
                Err(_) => Exit::Disk,
            }
        }
        _ => {
            complain(&sentence(&error));
            Exit::Usage
        }
    })
}

/// A melding or an option of the window stands before a command that does not use it.
pub(super) const BEFORE_COMMAND: &str = "Voor de opdracht staat iets dat daar niet hoort. \
     Zet een bestand en opties achter de opdracht.\nZie: voorop --help";

/// The exit codes, for the help text.
pub(super) fn exit_table() -> String {
    let mut text = String::from("Code waarmee voorop eindigt:\n");
    for exit in Exit::ALL {
        let _ = writeln!(text, "  {}  {}", exit.code(), exit.meaning());
    }
    text.push_str("\nMeer over een opdracht: voorop OPDRACHT --help");
    text
}

/// What was typed wrong and what to type instead.
fn sentence(error: &clap::Error) -> String {
    let word = |kind| context(error, kind);
    let argument = word(ContextKind::InvalidArg);
    let value = word(ContextKind::InvalidValue);
    let what = match error.kind() {
        ErrorKind::InvalidValue if value.is_empty() => format!("Achter {argument} hoort nog iets."),
        ErrorKind::InvalidValue => format!(
            "‘{value}’ kan niet bij {argument}. Kies uit: {}.",
            word(ContextKind::ValidValue)
        ),
        ErrorKind::ValueValidation if argument.contains("--schaal") => {
            format!("‘{value}’ kan niet bij {argument}. Kies een getal van 100 tot 200.")
        }
        ErrorKind::ValueValidation if argument.contains("--anker") => format!(
            "‘{value}’ kan niet bij {argument}. Schrijf het nummer en het zegel die u bewaarde, met een dubbele punt ertussen."
        ),
        ErrorKind::ValueValidation if argument.contains("NUMMER") => format!(
            "‘{value}’ is geen nummer van een melding. Kopieer het nummer uit het archief of uit een export."
        ),
        ErrorKind::ValueValidation if argument.contains("DATUM") => {
            format!("‘{value}’ kan niet bij {argument}. Schrijf de dag als 21-11-2026.")
        }
        ErrorKind::ValueValidation => {
            format!(
                "‘{value}’ kan niet bij {argument}. Kies een stap: de naam, of een getal van 1 tot 10."
            )
        }
        ErrorKind::UnknownArgument | ErrorKind::InvalidSubcommand => {
            let unknown = if argument.is_empty() {
                word(ContextKind::InvalidSubcommand)
            } else {
                argument
            };
            let meant = word(ContextKind::SuggestedArg) + &word(ContextKind::SuggestedSubcommand);
            match meant.as_str() {
                "" => format!("‘{unknown}’ hoort hier niet."),
                meant => format!("‘{unknown}’ bestaat niet. Bedoelt u {meant}?"),
            }
        }
        ErrorKind::MissingRequiredArgument => {
            format!("Er ontbreekt nog iets: {}", argument.trim_end_matches('.'))
        }
        ErrorKind::MissingSubcommand => "Er ontbreekt een opdracht.".to_owned(),
        ErrorKind::ArgumentConflict if argument.is_empty() => {
            "Deze delen kunnen niet samen.".to_owned()
        }
        ErrorKind::ArgumentConflict => {
            format!(
                "{argument} kan niet samen met {}.",
                or_the_rest(&word(ContextKind::PriorArg))
            )
        }
        ErrorKind::TooManyValues
        | ErrorKind::TooFewValues
        | ErrorKind::WrongNumberOfValues
        | ErrorKind::NoEquals => format!("Bij {argument} staat te veel of te weinig."),
        ErrorKind::InvalidUtf8 => "Er staat een teken in dat hier niet te lezen is.".to_owned(),
        _ => "Deze opdracht is niet te lezen.".to_owned(),
    };
    format!("{what}\nZie: voorop --help")
}

fn or_the_rest(prior: &str) -> &str {
    if prior.is_empty() { "de rest" } else { prior }
}

/// One piece of what clap knows about the fault, as words.
fn context(error: &clap::Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(word)) => word.clone(),
        Some(ContextValue::Strings(words)) => words.join(", "),
        Some(ContextValue::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}
