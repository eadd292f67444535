//! Whether the clock of this computer can be right: the log knows the last moment. A wrong clock
//! keeps nobody from starting a call; it only lets retention wait.

use chrono::{NaiveDateTime, TimeDelta};

/// How much earlier than the last moment is not named: the night in which the clock goes back, and
/// a computer that runs a little behind.
pub const BEHIND: TimeDelta = TimeDelta::hours(2);
/// What the log says of the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clock {
    /// It can be right.
    Sure,
    /// It stands before the last moment that the log knows.
    Behind {
        /// That moment.
        last: NaiveDateTime,
    },
    /// It stands long after the last moment: it runs ahead, or nobody was here.
    Ahead {
        /// That moment.
        last: NaiveDateTime,
    },
}

impl Clock {
    /// Holds a clock against the last moment that is known; with none it is believed. More than
    /// `quiet_days` after that moment it is not: see [`super::model::Terms::quiet_days`].
    pub fn judge(last: Option<NaiveDateTime>, now: NaiveDateTime, quiet_days: u32) -> Self {
        let Some(last) = last else {
            return Self::Sure;
        };
        // Not the sum: a moment near the end of the calendar has none.
        if last.signed_duration_since(now) >= BEHIND {
            Self::Behind { last }
        } else if now.signed_duration_since(last) > TimeDelta::days(quiet_days.into()) {
            Self::Ahead { last }
        } else {
            Self::Sure
        }
    }

    /// Whether it can be right.
    pub fn is_sure(self) -> bool {
        self == Self::Sure
    }

    /// The last moment that the log knows, where the clock is not sure.
    pub fn last(self) -> Option<NaiveDateTime> {
        match self {
            Self::Sure => None,
            Self::Behind { last } | Self::Ahead { last } => Some(last),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{Days, Months, NaiveDate};

    #[test]
    fn small_steps_are_not_named_and_great_ones_are() {
        let last = NaiveDate::from_ymd_opt(2026, 11, 30)
            .and_then(|d| d.and_hms_opt(21, 0, 0))
            .unwrap();
        for (now, clock) in [
            (last, Clock::Sure),
            (last - TimeDelta::minutes(119), Clock::Sure),
            (last - TimeDelta::hours(2), Clock::Behind { last }),
            (last - Days::new(1), Clock::Behind { last }),
            (last + Days::new(30), Clock::Sure),
            (last + Days::new(31), Clock::Ahead { last }),
            (last + Months::new(13), Clock::Ahead { last }),
            (last + Months::new(120), Clock::Ahead { last }),
            (NaiveDateTime::MAX, Clock::Ahead { last }),
            (NaiveDateTime::MIN, Clock::Behind { last }),
        ] {
            assert_eq!(Clock::judge(Some(last), now, 30), clock, "{now}");
        }
        assert!(Clock::judge(None, last, 30).is_sure());
        let later = last + Days::new(8);
        assert_eq!(Clock::judge(Some(last), later, 7), Clock::Ahead { last });
    }
}
