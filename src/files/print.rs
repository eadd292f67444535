//! Printing through the system: the document goes straight into the system's own print command, so
//! that no plain file of it stays behind on a shared machine.

use std::{
    io::{self, Read, Write},
    path::Path,
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

/// The system's print command where it has one that reads from its input.
const COMMAND: &str = "lp";
/// How long the system may take to accept a document.
const PATIENCE: Duration = Duration::from_secs(30);
/// Most of what the command says that is shown.
const MOST_WORDS: usize = 300;

/// Why the system did not print. The document was not lost: it can be saved.
#[derive(Debug, thiserror::Error)]
pub enum PrintError {
    /// There is no print command.
    #[error(
        "Afdrukken lukt niet: deze computer heeft geen afdrukopdracht. Er is niets kwijt. \
         Sla het papier op als pdf en druk dat af."
    )]
    NoCommand,
    /// The command could not run or take the document.
    #[error(
        "Afdrukken lukt niet: {0}. Er is niets kwijt. Sla het papier op als pdf en druk dat af."
    )]
    Broken(#[from] io::Error),
    /// The command said no.
    #[error(
        "De printer neemt het papier niet aan: {0}. Er is niets kwijt. Kijk of er een printer is \
         ingesteld, of sla het papier op als pdf."
    )]
    Refused(String),
    /// The command did not answer.
    #[error(
        "De printer geeft geen antwoord. Er is niets kwijt. Kijk of de printer aan staat en \
         probeer het dan opnieuw."
    )]
    NoAnswer,
}

/// Gives a PDF to the system's standard printer. `title` is what the print queue shows, so it must hold no
/// personal data.
///
/// # Errors
/// No print command, no printer, or no answer.
pub fn print(pdf: &[u8], title: &str) -> Result<(), PrintError> {
    if cfg!(windows) {
        return Err(PrintError::NoCommand);
    }
    print_with(Path::new(COMMAND), pdf, title, PATIENCE)
}

fn print_with(
    command: &Path,
    pdf: &[u8],
    title: &str,
    patience: Duration,
) -> Result<(), PrintError> {
    let started = Command::new(command)
        .args(["-t", title, "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn();
    let mut child = match started {
        Ok(child) => child,
        Err(e) if e.kind() == io::ErrorKind::NotFound => return Err(PrintError::NoCommand),
        Err(e) => return Err(PrintError::Broken(e)),
    };
    // On threads of their own: a command that neither reads nor ends must not hold this one.
    if let Some(mut input) = child.stdin.take() {
        let bytes = pdf.to_vec();
        thread::spawn(move || input.write_all(&bytes));
    }
    let words = child.stderr.take().map(|mut output| {
        thread::spawn(move || {
            let mut said = Vec::new();
            let _ = output.by_ref().take(64 * 1024).read_to_end(&mut said);
            said
        })
    });
    let begun = Instant::now();
    let status = loop {
        match child.try_wait()? {
            Some(status) => break status,
            None if begun.elapsed() > patience => {
                // It may have ended in the meantime.
                let _ = child.kill();
                let _ = child.wait();
                return Err(PrintError::NoAnswer);
            }
            None => thread::sleep(Duration::from_millis(20)),
        }
    };
    if status.success() {
        return Ok(());
    }
    let said = words
        .and_then(|words| words.join().ok())
        .unwrap_or_default();
    let said: String = String::from_utf8_lossy(&said)
        .chars()
        .filter(|c| !c.is_control())
        .take(MOST_WORDS)
        .collect();
    Err(PrintError::Refused(
        said.trim().trim_end_matches('.').to_owned(),
    ))
}

#[cfg(all(test, unix))]
mod tests {
    use std::{fs, os::unix::fs::PermissionsExt as _, path::PathBuf};

    use super::*;

    fn command(folder: &tempfile::TempDir, script: &str) -> PathBuf {
        let path = folder.path().join("lp");
        fs::write(&path, format!("#!/bin/sh\n{script}\n")).expect("a folder to write in");
        let may_run = fs::Permissions::from_mode(0o755);
        fs::set_permissions(&path, may_run).expect("a file of our own");
        path
    }

    #[test]
    fn the_command_gets_the_whole_document_and_the_title() {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("uit");
        let script = format!("printf '%s' \"$2\" > {0}.titel; cat > {0}", out.display());
        let pdf = vec![7; 300_000];
        let lp = command(&folder, &script);
        print_with(&lp, &pdf, "Mutatie", PATIENCE).unwrap();
        assert_eq!(fs::read(&out).unwrap(), pdf);
        assert_eq!(
            fs::read_to_string(out.with_extension("titel")).unwrap(),
            "Mutatie"
        );
    }

    #[test]
    fn what_the_printer_says_is_shown_without_what_steers_a_screen() {
        let folder = tempfile::tempdir().unwrap();
        let lp = command(&folder, "printf 'geen \\033[31mprinter.' >&2; exit 1");
        let error = print_with(&lp, b"pdf", "Mutatie", PATIENCE).unwrap_err();
        assert!(
            matches!(&error, PrintError::Refused(said) if said == "geen [31mprinter"),
            "{error}"
        );
    }

    #[test]
    fn a_printer_that_does_not_answer_is_left() {
        let folder = tempfile::tempdir().unwrap();
        let lp = command(&folder, "sleep 20");
        let error = print_with(&lp, b"pdf", "Mutatie", Duration::from_millis(100)).unwrap_err();
        assert!(matches!(error, PrintError::NoAnswer));
    }

    #[test]
    fn without_a_command_the_way_out_is_named() {
        let error = print_with(Path::new("/bestaat/niet/lp"), b"", "", PATIENCE).unwrap_err();
        assert!(matches!(error, PrintError::NoCommand));
        assert!(error.to_string().contains("Sla het papier op als pdf"));
    }
}
