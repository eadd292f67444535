//! When what was passed on should come back.
//!
//! Zorgmelding: Veilig Thuis tells the reporter which steps were taken (Wmo 2015 art. 4.1.1 lid 2);
//! its own protocol, not the law, gives five working days for the first safety assessment. If it
//! decides on an inquiry, which it mostly does not, the judgment comes at most ten weeks after that
//! decision (Uitvoeringsbesluit Wmo 2015 art. 4.1.7 lid 2). A term that ends on a day off runs to the
//! next working day. Hand-overs have the date that was agreed, else the follow-up practice of
//! five working days.

use chrono::{Days, NaiveDate, NaiveDateTime};

use super::workdays::{add_working_days, working_day_from};

/// Working days for the first safety assessment, and for a hand-over without a date.
pub const FIRST_DAYS: u32 = 5;
/// Weeks in which an inquiry ends.
pub const INQUIRY_WEEKS: u64 = 10;

/// What is expected back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DueKind {
    /// Veilig Thuis: the first safety assessment or first feedback.
    FirstAssessment,
    /// Veilig Thuis: the end of the inquiry.
    Inquiry,
    /// A hand-over, until it is taken over.
    HandOver(Taker),
}

/// Who can take over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Taker {
    /// The wijkagent.
    Wijkagent,
    /// The jeugdcoordinator.
    Jeugdcoordinator,
}

/// How it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DueState {
    /// Passed on, and the date has not gone by.
    Sent,
    /// An answer came, on this day.
    ReportedBack(NaiveDate),
    /// The date has gone by without an answer, this many days.
    Overdue(u32),
}

/// One date to watch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Due {
    /// What is expected.
    pub kind: DueKind,
    /// The last day on which it is in time.
    pub on: NaiveDate,
    /// How it stands at `now`.
    pub state: DueState,
}

/// A zorgmelding that was sent, with what came back so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sent {
    /// When it was sent.
    pub at: NaiveDateTime,
    /// When the first feedback came.
    pub first_answer: Option<NaiveDate>,
    /// When Veilig Thuis said that it makes no inquiry, or that the inquiry has ended.
    pub closed: Option<NaiveDate>,
}

/// A hand-over that was agreed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HandOver {
    /// To whom.
    pub to: Taker,
    /// When it was agreed.
    pub agreed: NaiveDate,
    /// The agreed date, where there is one.
    pub by: Option<NaiveDate>,
    /// When it was taken over.
    pub taken: Option<NaiveDate>,
}

/// Why a date cannot well be. It is asked, and never refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OddDate {
    /// Before that what it follows: the call, or the sending.
    TooEarly,
    /// Still to come.
    Ahead,
}

/// Whether something happened before what it follows, or did not happen yet. Without `until` it may be
/// a day ahead.
pub fn odd_date(date: NaiveDate, from: NaiveDate, until: Option<NaiveDate>) -> Option<OddDate> {
    if date < from {
        Some(OddDate::TooEarly)
    } else if until.is_some_and(|until| date > until) {
        Some(OddDate::Ahead)
    } else {
        None
    }
}

/// The dates of a zorgmelding: the first assessment and the inquiry. The end of an inquiry is also a
/// first answer.
pub fn follow_ups(sent: &Sent, now: NaiveDateTime) -> [Due; 2] {
    let day = sent.at.date();
    let weeks = day.checked_add_days(Days::new(7 * INQUIRY_WEEKS));
    [
        due(
            DueKind::FirstAssessment,
            add_working_days(day, FIRST_DAYS),
            sent.first_answer.or(sent.closed),
            now,
        ),
        due(
            DueKind::Inquiry,
            working_day_from(weeks.unwrap_or(NaiveDate::MAX)),
            sent.closed,
            now,
        ),
    ]
}

/// The date of a hand-over.
pub fn hand_over(agreed: &HandOver, now: NaiveDateTime) -> Due {
    let by = agreed
        .by
        .unwrap_or_else(|| add_working_days(agreed.agreed, FIRST_DAYS));
    due(DueKind::HandOver(agreed.to), by, agreed.taken, now)
}

fn due(kind: DueKind, on: NaiveDate, answered: Option<NaiveDate>, now: NaiveDateTime) -> Due {
    let late = (now.date() - on).num_days();
    let state = match answered {
        Some(day) => DueState::ReportedBack(day),
        None if late > 0 => DueState::Overdue(u32::try_from(late).unwrap_or(u32::MAX)),
        None => DueState::Sent,
    };
    Due { kind, on, state }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, month, day).unwrap()
    }

    fn at(month: u32, date: u32) -> NaiveDateTime {
        day(month, date).and_hms_opt(23, 50, 0).unwrap()
    }

    fn sent() -> Sent {
        Sent {
            at: at(9, 11),
            first_answer: None,
            closed: None,
        }
    }

    #[test]
    fn the_last_day_is_still_in_time_and_the_day_after_is_late() {
        let on = day(9, 18);
        assert_eq!(follow_ups(&sent(), at(9, 18))[0].on, on);
        assert_eq!(follow_ups(&sent(), at(9, 18))[0].state, DueState::Sent);
        assert_eq!(
            follow_ups(&sent(), at(9, 19))[0].state,
            DueState::Overdue(1)
        );
    }

    #[test]
    fn an_inquiry_ends_after_ten_weeks() {
        assert_eq!(follow_ups(&sent(), at(9, 12))[1].on, day(11, 20));
    }

    #[test]
    fn an_answer_ends_the_waiting_and_the_end_of_the_inquiry_is_also_an_answer() {
        let first = Sent {
            first_answer: Some(day(9, 30)),
            ..sent()
        };
        let [assessment, inquiry] = follow_ups(&first, at(12, 1));
        assert_eq!(assessment.state, DueState::ReportedBack(day(9, 30)));
        assert_eq!(inquiry.state, DueState::Overdue(11));
        let closed = Sent {
            closed: Some(day(11, 2)),
            ..sent()
        };
        for due in follow_ups(&closed, at(12, 1)) {
            assert_eq!(due.state, DueState::ReportedBack(day(11, 2)));
        }
    }

    #[test]
    fn a_hand_over_without_a_date_is_watched_for_five_working_days() {
        let mut agreed = HandOver {
            to: Taker::Wijkagent,
            agreed: day(11, 20),
            by: None,
            taken: None,
        };
        assert_eq!(hand_over(&agreed, at(11, 20)).on, day(11, 27));
        agreed.by = Some(day(11, 23));
        assert_eq!(hand_over(&agreed, at(11, 24)).state, DueState::Overdue(1));
        agreed.taken = Some(day(11, 24));
        assert_eq!(
            hand_over(&agreed, at(11, 25)).state,
            DueState::ReportedBack(day(11, 24))
        );
    }
}
