//! Why the window did not open, and what the user can do about it.

use thiserror::Error;

const WITHOUT_WINDOW: &str =
    "Zonder venster werkt het ook: voorop opstellen MELDING.ron maakt de teksten in de terminal.";
/// Longest technical reason that is shown, in characters.
const LONGEST_REASON: usize = 240;

/// Why the window did not open or did not stay. The text is for the user; the technical reason
/// stands last, for the one who helps.
#[derive(Debug, Error, PartialEq, Eq)]
pub enum StartError {
    /// The environment variable for the renderer holds an unknown word.
    #[error("VOOROP_WEERGAVE={0} bestaat niet. Kies auto, glow of wgpu.")]
    UnknownRenderer(String),
    /// No display is named in the environment.
    #[error(
        "Er is geen beeldscherm: DISPLAY en WAYLAND_DISPLAY zijn leeg. \
         Start voorop op een computer met een scherm. {WITHOUT_WINDOW}"
    )]
    NoDisplay,
    /// The display did not answer, or a library to reach it is absent.
    #[error(
        "Het beeldscherm geeft geen antwoord. Kijk of DISPLAY of WAYLAND_DISPLAY klopt, \
         of start voorop met make run: dat zet ontbrekende onderdelen klaar. \
         {WITHOUT_WINDOW}\nTechnische melding: {0}"
    )]
    DisplayRefused(String),
    /// No renderer that was tried could make the window.
    #[error("{}", no_renderer(.0))]
    NoRenderer(Vec<Attempt>),
    /// A graphics library panicked, after which this process cannot try another.
    #[error("{}", crashed(.0))]
    RendererCrashed(Attempt),
    /// The window was shown, and stopped by a failure of display or graphics.
    #[error(
        "Het venster is gestopt door een storing in het beeld. Start voorop opnieuw; \
         gebeurt het weer, kies dan een andere weergave met --weergave glow of --weergave wgpu.\n\
         Technische melding: {0}"
    )]
    Lost(String),
}

/// One renderer that was tried in vain.
#[derive(Debug, PartialEq, Eq)]
pub struct Attempt {
    /// Its name, as the flag takes it.
    pub renderer: String,
    /// What the graphics library said, in one line.
    pub reason: String,
}

fn crashed(attempt: &Attempt) -> String {
    let Attempt { renderer, reason } = attempt;
    let other = if renderer == "glow" { "wgpu" } else { "glow" };
    format!(
        "De weergave {renderer} is vastgelopen. Start voorop opnieuw met --weergave {other}. \
         {WITHOUT_WINDOW}\nTechnische melding: {reason}"
    )
}

fn no_renderer(attempts: &[Attempt]) -> String {
    let advice = match attempts {
        [only] => format!(
            "De weergave {} werkt hier niet. Kies --weergave auto: dan zoekt voorop zelf een \
             weergave die werkt.",
            only.renderer
        ),
        _ => "Deze computer kan het venster niet tekenen. Installeer het stuurprogramma van de \
              grafische kaart, of op Debian het pakket libgl1-mesa-dri voor beeld zonder kaart."
            .to_owned(),
    };
    let reasons: String = attempts
        .iter()
        .map(|attempt| {
            format!(
                "\nTechnische melding van {}: {}",
                attempt.renderer, attempt.reason
            )
        })
        .collect();
    format!("{advice} {WITHOUT_WINDOW}{reasons}")
}

/// The text on one line, without control characters and not too long to read.
pub(super) fn one_line(text: &str) -> String {
    let words: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|word| !word.is_empty())
        .collect();
    let line = words.join(" ");
    if line.chars().count() <= LONGEST_REASON {
        return line;
    }
    let kept: String = line.chars().take(LONGEST_REASON - 1).collect();
    format!("{kept}…")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn attempt(renderer: &str) -> Attempt {
        Attempt {
            renderer: renderer.to_owned(),
            reason: "kapot".to_owned(),
        }
    }

    #[test]
    fn every_failure_before_the_window_names_the_way_without_it() {
        for error in [
            StartError::NoDisplay,
            StartError::DisplayRefused("x".to_owned()),
            StartError::RendererCrashed(attempt("glow")),
            StartError::NoRenderer(vec![attempt("glow")]),
            StartError::NoRenderer(vec![attempt("glow"), attempt("wgpu")]),
        ] {
            assert!(error.to_string().contains("voorop opstellen"), "{error:?}");
        }
    }

    #[test]
    fn a_single_renderer_that_fails_points_to_auto_and_two_do_not() {
        let one = StartError::NoRenderer(vec![attempt("wgpu")]).to_string();
        let two = StartError::NoRenderer(vec![attempt("glow"), attempt("wgpu")]).to_string();
        assert!(one.contains("--weergave auto"));
        assert!(!two.contains("--weergave auto"));
        assert!(two.contains("van glow: kapot") && two.contains("van wgpu: kapot"));
    }

    #[test]
    fn a_crashed_renderer_points_to_the_other_one() {
        for (crashed, other) in [("glow", "wgpu"), ("wgpu", "glow")] {
            let text = StartError::RendererCrashed(attempt(crashed)).to_string();
            assert!(text.contains(&format!("--weergave {other}")), "{text}");
        }
    }

    #[test]
    fn a_reason_is_one_short_line_without_control_characters() {
        assert_eq!(one_line("a\n\tb\u{1b}[31m  c"), "a b [31m c");
        let long = one_line(&"é".repeat(1000));
        assert_eq!(long.chars().count(), LONGEST_REASON);
        assert!(long.ends_with('…'));
    }
}
