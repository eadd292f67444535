//! Figures of the team over a fixed period, read page by page so that saving never waits.

use std::collections::BTreeMap;

use chrono::{Datelike as _, Days, Months, NaiveDate, NaiveDateTime};
use uuid::Uuid;

use crate::{
    archive::{
        ArchiveError, Store as _,
        model::{Cursor, Page, Row, Search},
    },
    terugblik::{FigureInput, Period, team_figures},
    ui::{
        app::Voorop,
        room::terugblik::{FiguresView, Term},
    },
};

impl Voorop {
    /// Begins reading the calls of a period; what was being read for another one is dropped.
    pub(in crate::ui::app) fn read_figures(&mut self, term: Term, ago: u32) {
        if !self.reviews() {
            return;
        }
        let today = self.now().date();
        let Some(period) = period(term, ago, today) else {
            return;
        };
        let mut asked = 0;
        self.with_room(|room| {
            asked = room.figures.asked + 1;
            room.figures = FiguresView {
                term,
                ago,
                asked,
                ..FiguresView::default()
            };
        });
        self.read_page(Reading {
            asked,
            period,
            rows: Vec::new(),
            after: None,
        });
    }

    fn read_page(&mut self, mut reading: Reading) {
        let now = self.now();
        let Some(who) = self.who().cloned() else {
            return;
        };
        let search = reading.search(&who.unit);
        self.on_archive(
            move |holder| match holder {
                Some(archive) => archive.store.search(&who, &search, now),
                None => Err(ArchiveError::NotAllowed),
            },
            move |app, page: Result<Page, ArchiveError>, _| {
                let Some(room) = app.room().filter(|r| r.figures.asked == reading.asked) else {
                    return;
                };
                match page {
                    Ok(page) => {
                        reading.rows.extend(page.rows.into_iter().map(|row| Row {
                            open_days: Vec::new(),
                            snippet: None,
                            ..row
                        }));
                        reading.after = page.next;
                        room.figures.read = reading.rows.len();
                        if reading.after.is_some() {
                            app.read_page(reading);
                        } else {
                            room.figures.done = Some(reading.figures());
                        }
                    }
                    Err(error) => room.figures.problem = Some(error.to_string()),
                }
            },
        );
    }
}

/// What was read so far.
struct Reading {
    asked: u64,
    period: Period,
    rows: Vec<Row>,
    after: Option<Cursor>,
}

impl Reading {
    /// The year before the period is read too: a household may be known from there.
    fn search(&self, unit: &str) -> Search {
        let from = self.period.from;
        let earlier = from.checked_sub_months(Months::new(12)).unwrap_or(from);
        Search {
            period: Some((earlier, self.period.to)),
            unit: unit.to_owned(),
            after: self.after,
            ..Search::default()
        }
    }

    fn figures(&self) -> crate::terugblik::Figures {
        let mut first: BTreeMap<Uuid, NaiveDateTime> = BTreeMap::new();
        for row in &self.rows {
            if let Some(household) = row.household {
                let at = first.entry(household).or_insert(row.summary.at);
                *at = (*at).min(row.summary.at);
            }
        }
        let input: Vec<FigureInput<'_>> = self
            .rows
            .iter()
            .map(|row| FigureInput {
                summary: &row.summary,
                repeat: row
                    .household
                    .and_then(|household| first.get(&household))
                    .is_some_and(|at| *at < row.summary.at),
                feedback: row.zorg_back.is_some(),
            })
            .collect();
        team_figures(&input, self.period)
    }
}

/// A fixed period, so many periods ago; the one that runs is 0.
pub fn period(term: Term, ago: u32, today: NaiveDate) -> Option<Period> {
    let months = match term {
        Term::Month => 1,
        Term::Quarter => 3,
        Term::Year => 12,
    };
    let begun = today
        .with_day(1)?
        .with_month(today.month0() / months * months + 1)?;
    let from = begun.checked_sub_months(Months::new(months.checked_mul(ago)?))?;
    let to = from
        .checked_add_months(Months::new(months))?
        .checked_sub_days(Days::new(1))?;
    Some(Period { from, to })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn periods_are_whole_months_quarters_and_years() {
        let of = |term, ago| {
            let p = period(term, ago, day(2026, 11, 20)).unwrap();
            (p.from, p.to)
        };
        assert_eq!(of(Term::Month, 0), (day(2026, 11, 1), day(2026, 11, 30)));
        assert_eq!(of(Term::Month, 9), (day(2026, 2, 1), day(2026, 2, 28)));
        assert_eq!(of(Term::Quarter, 0), (day(2026, 10, 1), day(2026, 12, 31)));
        assert_eq!(of(Term::Quarter, 1), (day(2026, 7, 1), day(2026, 9, 30)));
        assert_eq!(of(Term::Year, 1), (day(2025, 1, 1), day(2025, 12, 31)));
    }
}
