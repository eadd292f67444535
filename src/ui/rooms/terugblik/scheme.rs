//! What the picture of the course draws, worked out before drawing: lanes, days, months.

use chrono::{Datelike as _, Months, NaiveDate, NaiveDateTime, Timelike as _};
use egui_plot::GridMark;

use crate::{
    melding::PersonId,
    terugblik::{
        Course,
        course::{ContactLine, Who},
    },
};

/// A line of the picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lane {
    A,
    B,
    Other,
    Unheard,
    NoContact,
    Hits,
}

/// What is drawn, worked out before drawing.
pub(super) struct Scheme<'a> {
    pub(super) course: &'a Course,
    pub(super) lanes: Vec<Lane>,
    pub(super) from: f64,
    pub(super) to: f64,
}

impl<'a> Scheme<'a> {
    pub(super) fn new(course: &'a Course, now: NaiveDateTime) -> Self {
        let contacts = course.contacts.iter().map(|c| day_of(c.at));
        let begins = course.spans.iter().map(|s| day_of(midnight(s.from)));
        let end = day_of(now);
        let first = contacts.chain(begins).fold(end - 30.0, f64::min);
        let room = ((end - first) * 0.03).max(1.5);
        let mut lanes = vec![Lane::A, Lane::B];
        if course
            .contacts
            .iter()
            .any(|c| reporter_lane(c) == Lane::Other)
        {
            lanes.push(Lane::Other);
        }
        lanes.extend([Lane::Unheard, Lane::NoContact]);
        if !course.hits.is_empty() {
            lanes.push(Lane::Hits);
        }
        Self {
            course,
            lanes,
            from: first - room,
            to: end + room,
        }
    }

    /// The height of a lane; the first one is on top.
    pub(super) fn y(&self, lane: Lane) -> f64 {
        let at = self.lanes.iter().position(|l| *l == lane).unwrap_or(0);
        (self.lanes.len() - 1 - at) as f64
    }
}

pub(super) fn day_of(at: NaiveDateTime) -> f64 {
    let days = f64::from(at.date().num_days_from_ce());
    days + f64::from(at.num_seconds_from_midnight()) / 86_400.0
}

pub(super) fn midnight(day: NaiveDate) -> NaiveDateTime {
    day.and_time(chrono::NaiveTime::MIN)
}

pub(super) fn reporter_lane(line: &ContactLine) -> Lane {
    match line.facts.as_ref().and_then(|facts| facts.reporter) {
        Some(Who::Member(PersonId::A)) => Lane::A,
        Some(Who::Member(PersonId::B)) => Lane::B,
        _ => Lane::Other,
    }
}

pub(super) fn mark(value: f64) -> GridMark {
    GridMark {
        value,
        step_size: 1.0,
    }
}

/// A mark at the first of each month; fewer where the span is long.
pub(super) fn months_between(low: f64, high: f64) -> Vec<GridMark> {
    let begin = NaiveDate::from_num_days_from_ce_opt(low as i32).and_then(|d| d.with_day(1));
    let Some(mut day) = begin else {
        return Vec::new();
    };
    let months = ((high - low) / 30.4).ceil() as u32;
    let step = Months::new((months / 12 + 1).min(12));
    let mut marks = Vec::new();
    while f64::from(day.num_days_from_ce()) <= high {
        if f64::from(day.num_days_from_ce()) >= low {
            marks.push(GridMark {
                value: f64::from(day.num_days_from_ce()),
                step_size: 30.0,
            });
        }
        let Some(next) = day.checked_add_months(step) else {
            break;
        };
        day = next;
    }
    marks
}

pub(super) fn month_words(months: &[&str], value: f64) -> String {
    let Some(day) = NaiveDate::from_num_days_from_ce_opt(value.round() as i32) else {
        return String::new();
    };
    let month = months
        .get(day.month0() as usize)
        .copied()
        .unwrap_or_default();
    if day.month() == 1 {
        format!("{month} {}", day.year())
    } else {
        month.to_owned()
    }
}
