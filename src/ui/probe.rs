//! Two measurements in the real window, asked for by the environment.
//!
//! - `VOOROP_EERSTE_BEELD=1` prints the milliseconds until the first frame was painted, counted
//!   from the start of [`FirstFrame::from_env`], and closes the window. With a moment instead of
//!   `1` (seconds since 1970 with a fraction, as `EPOCHREALTIME` of bash gives them) it counts from
//!   that moment, so that loading the program is part of the figure.
//! - `VOOROP_TEL_BEELDEN=1` prints every ten seconds how many frames were painted. It reads the
//!   count from its own thread, so counting causes no frame.

use std::time::{Duration, Instant, SystemTime};

use eframe::egui;

/// Asks for the time to the first frame.
pub const FIRST_FRAME: &str = "VOOROP_EERSTE_BEELD";
/// Asks for a count of frames every ten seconds.
pub const COUNT_FRAMES: &str = "VOOROP_TEL_BEELDEN";

const COUNT_EVERY: Duration = Duration::from_secs(10);

/// From where the time to the first frame counts.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Origin {
    Here(Instant),
    Moment(SystemTime),
}

/// The measurement of the first frame; see the file's comment.
#[derive(Debug)]
pub struct FirstFrame {
    origin: Origin,
    told: bool,
}

impl FirstFrame {
    /// The measurement, when the environment asks for it. Call this as early as possible.
    pub fn from_env() -> Option<Self> {
        let origin = origin(&std::env::var(FIRST_FRAME).ok()?)?;
        Some(Self {
            origin,
            told: false,
        })
    }

    /// To be called at the start of every frame.
    ///
    /// The first frame counts as painted when the second begins: its picture has been handed to the
    /// screen by then. So one frame more is asked for, and after it the window closes.
    pub fn frame_begins(&mut self, ctx: &egui::Context) {
        if ctx.cumulative_frame_nr() == 0 {
            ctx.request_repaint();
        } else if !self.told {
            self.told = true;
            println!("eerste beeld na {:.1} ms", self.origin.millis());
            ctx.send_viewport_cmd(egui::ViewportCommand::Close);
        }
    }
}

impl Origin {
    fn millis(self) -> f64 {
        let passed = match self {
            Self::Here(start) => start.elapsed(),
            // A clock that was set back in between gives zero, which nobody takes for a figure.
            Self::Moment(start) => start.elapsed().unwrap_or_default(),
        };
        passed.as_secs_f64() * 1000.0
    }
}

fn origin(asked: &str) -> Option<Origin> {
    match asked.trim() {
        "" | "0" => None,
        "1" => Some(Origin::Here(Instant::now())),
        // Bash writes the fraction after the sign of its language: a comma in Dutch.
        moment => moment
            .replace(',', ".")
            .parse::<f64>()
            .ok()
            .and_then(|seconds| Duration::try_from_secs_f64(seconds).ok())
            .and_then(|since| SystemTime::UNIX_EPOCH.checked_add(since))
            .map(Origin::Moment),
    }
}

/// Starts printing how many frames were painted, when the environment asks for it.
pub fn count_frames_if_asked(ctx: &egui::Context) {
    if !std::env::var(COUNT_FRAMES).is_ok_and(|value| value == "1") {
        return;
    }
    let ctx = ctx.clone();
    std::thread::spawn(move || {
        let mut seen = 0;
        loop {
            std::thread::sleep(COUNT_EVERY);
            let total = ctx.cumulative_frame_nr();
            println!("beelden in 10 s: {} (totaal {total})", total - seen);
            seen = total;
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_counts_from_here_and_a_moment_from_that_moment() {
        assert!(matches!(origin("1"), Some(Origin::Here(_))));
        let moment = Some(Origin::Moment(
            SystemTime::UNIX_EPOCH + Duration::from_millis(1_700_000_000_500),
        ));
        assert_eq!(origin("1700000000.500"), moment);
        assert_eq!(origin("1700000000,500"), moment);
    }

    #[test]
    fn what_is_no_moment_asks_for_nothing() {
        for nothing in ["", "0", "ja", "-5.0", "inf", "NaN", "1e300"] {
            assert_eq!(origin(nothing), None, "{nothing:?}");
        }
    }
}
