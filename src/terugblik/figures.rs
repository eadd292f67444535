//! Figures for the team over a period: no names, and no number from which a single call could be
//! recognised.
//!
//! Each row divides one total. A cell under five is hidden. So is the next smallest one, until at
//! least two cells are hidden that together count five or more: else a hidden cell, or the few calls
//! in hidden cells, could be worked out from the total. Every hidden cell looks the same, because
//! two marks would tell which is the small one. A total under five hides its whole row.

use chrono::{NaiveDate, NaiveDateTime};

use crate::melding::{Level, Summary};

/// The least number that may be shown.
pub const LEAST: u32 = 5;

/// One call as the figures take it.
#[derive(Clone, Copy, Debug)]
pub struct FigureInput<'a> {
    /// The call in short.
    pub summary: &'a Summary,
    /// The household was known from an earlier contact.
    pub repeat: bool,
    /// Veilig Thuis gave feedback on the zorgmelding of this call.
    pub feedback: bool,
}

/// A period, both days included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
}

impl Period {
    /// Whether a moment falls in it.
    pub fn holds(&self, at: NaiveDateTime) -> bool {
        (self.from..=self.to).contains(&at.date())
    }
}

/// What a row divides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FigureRow {
    /// The calls, by outcome.
    Outcome,
    /// The calls, by whether wederhoor was done or reasoned.
    Wederhoor,
    /// The calls, by whether the household was known.
    Repeat,
    /// The calls, by whether safety stayed unknown.
    Safety,
    /// The calls, by whether a zorgmelding was made.
    Zorgmelding,
    /// The zorgmeldingen, by whether feedback came.
    Feedback,
}

/// What a cell counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FigureCell {
    /// Calls with this outcome.
    Level(Level),
    /// Yes: done, known before, unknown safety, made, received.
    Yes,
    /// The others.
    No,
}

/// A number that may be shown, or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Count {
    /// This many; at least [`LEAST`].
    Shown(u32),
    /// Fewer than [`LEAST`], or hidden so that such a cell cannot be worked out.
    Hidden,
}

/// One row with its total.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What it divides.
    pub row: FigureRow,
    /// The cells; together they are the total.
    pub cells: Vec<(FigureCell, Count)>,
    /// The total.
    pub total: Count,
}

impl Row {
    /// The share of a cell in whole percents, where both numbers are shown.
    pub fn percent(&self, cell: FigureCell) -> Option<u32> {
        let (_, count) = self.cells.iter().find(|(c, _)| *c == cell)?;
        match (count, self.total) {
            (Count::Shown(part), Count::Shown(all)) => {
                Some((part * 100 + all / 2).checked_div(all).unwrap_or(0))
            }
            _ => None,
        }
    }
}

/// The figures of one period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figures {
    /// The period.
    pub period: Period,
    /// The rows.
    pub rows: Vec<Row>,
}

/// Counts the calls of a period. Earlier texts that were imported were never weighed: they are no
/// part of the figures.
pub fn team_figures(input: &[FigureInput<'_>], period: Period) -> Figures {
    let calls: Vec<_> = input
        .iter()
        .filter(|i| i.summary.outcome.is_some() && period.holds(i.summary.at))
        .collect();
    let count = |of: &dyn Fn(&FigureInput<'_>) -> bool| {
        u32::try_from(calls.iter().filter(|i| of(i)).count()).unwrap_or(u32::MAX)
    };
    let total = count(&|_| true);
    let split = |of: u32, yes: u32| vec![(FigureCell::Yes, yes), (FigureCell::No, of - yes)];
    let zorg = count(&|i| i.summary.zorgmelding);
    let received = count(&|i| i.summary.zorgmelding && i.feedback);
    let level = |l: &Level| count(&|i| i.summary.outcome == Some(*l));
    let outcomes = Level::ALL
        .iter()
        .map(|l| (FigureCell::Level(*l), level(l)))
        .collect();
    let rows = [
        (FigureRow::Outcome, outcomes),
        (
            FigureRow::Wederhoor,
            split(total, count(&|i| !i.summary.wederhoor_missing)),
        ),
        (FigureRow::Repeat, split(total, count(&|i| i.repeat))),
        (
            FigureRow::Safety,
            split(total, count(&|i| i.summary.safety_unknown)),
        ),
        (FigureRow::Zorgmelding, split(total, zorg)),
    ];
    let mut rows: Vec<Row> = rows
        .into_iter()
        .map(|(row, cells)| guarded(row, cells))
        .collect();
    let zorg_shown = rows
        .last()
        .and_then(|r| r.cells.first())
        .is_some_and(|(_, c)| matches!(c, Count::Shown(_)));
    let feedback = guarded(FigureRow::Feedback, split(zorg, received));
    // A total that is hidden where the zorgmeldingen are counted may not come back here.
    rows.push(if zorg_shown {
        feedback
    } else {
        closed(feedback)
    });
    Figures { period, rows }
}

/// A row with what may be shown of it.
fn guarded(row: FigureRow, cells: Vec<(FigureCell, u32)>) -> Row {
    let total: u32 = cells.iter().map(|(_, n)| n).sum();
    let mut hidden: Vec<bool> = cells.iter().map(|(_, n)| *n < LEAST).collect();
    if total < LEAST {
        hidden.fill(true);
    } else if hidden.contains(&true) {
        while !safe(&cells, &hidden) {
            let open = (0..cells.len()).filter(|i| !hidden[*i]);
            match open.min_by_key(|i| cells[*i].1) {
                Some(smallest) => hidden[smallest] = true,
                None => break,
            }
        }
    }
    let show = |n: u32, hide: bool| if hide { Count::Hidden } else { Count::Shown(n) };
    Row {
        row,
        total: show(total, total < LEAST),
        cells: cells
            .iter()
            .zip(hidden)
            .map(|((cell, n), hide)| (*cell, show(*n, hide)))
            .collect(),
    }
}

/// Whether the hidden cells are at least two and together count enough.
fn safe(cells: &[(FigureCell, u32)], hidden: &[bool]) -> bool {
    let of = || cells.iter().zip(hidden).filter(|(_, hide)| **hide);
    let sum: u32 = of().map(|((_, n), _)| n).sum();
    of().count() >= 2 && sum >= LEAST
}

/// The row with nothing shown.
fn closed(row: Row) -> Row {
    Row {
        total: Count::Hidden,
        cells: row
            .cells
            .into_iter()
            .map(|(cell, _)| (cell, Count::Hidden))
            .collect(),
        ..row
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::melding::{Melding, random::empty};
    use proptest::{collection::vec, prelude::*};

    fn period() -> Period {
        let day = |d| NaiveDate::from_ymd_opt(2026, 11, d).unwrap();
        Period {
            from: day(1),
            to: day(30),
        }
    }

    fn call(melding: &Melding, [level, a, b, c]: [u8; 4]) -> Summary {
        let mut summary = super::super::summary(melding, &crate::afweging::assess(melding));
        summary.outcome = Some(Level::ALL[usize::from(level) % 4]);
        summary.wederhoor_missing = a % 3 == 0;
        summary.safety_unknown = b % 2 == 0;
        summary.zorgmelding = c % 3 != 0;
        summary
    }

    fn figures(calls: &[[u8; 4]]) -> (Figures, Vec<Summary>) {
        let melding = empty();
        let summaries: Vec<Summary> = calls.iter().map(|c| call(&melding, *c)).collect();
        let input: Vec<FigureInput<'_>> = summaries
            .iter()
            .zip(calls)
            .map(|(summary, [.., c])| FigureInput {
                summary,
                repeat: c % 5 == 0,
                feedback: c % 2 == 0,
            })
            .collect();
        (team_figures(&input, period()), summaries)
    }

    proptest! {
        #[test]
        fn no_small_number_is_shown_or_can_be_worked_out(calls in vec(any::<[u8; 4]>(), 0..40)) {
            let (figures, summaries) = figures(&calls);
            for row in &figures.rows {
                let shown: Vec<u32> = row.cells.iter().map(|(_, c)| *c).chain([row.total])
                    .filter_map(|c| match c { Count::Shown(n) => Some(n), Count::Hidden => None })
                    .collect();
                prop_assert!(shown.iter().all(|n| *n >= LEAST), "{row:?}");
                let hidden = row.cells.iter().filter(|(_, c)| *c == Count::Hidden).count();
                if let Count::Shown(total) = row.total {
                    let visible: u32 = row.cells.iter().filter_map(|(_, c)| match c {
                        Count::Shown(n) => Some(*n),
                        Count::Hidden => None,
                    }).sum();
                    // What subtraction gives is one cell, or a handful of calls.
                    prop_assert!(hidden == 0 || (hidden >= 2 && total - visible >= LEAST), "{row:?}");
                    prop_assert!(hidden > 0 || visible == total);
                } else {
                    prop_assert_eq!(hidden, row.cells.len());
                }
            }
            // The zorgmeldingen that are hidden in one row are not the shown total of another.
            let zorg = &figures.rows[4];
            let feedback = &figures.rows[5];
            prop_assert!(zorg.cells[0].1 == feedback.total || feedback.total == Count::Hidden);
            if let Count::Shown(total) = figures.rows[0].total {
                prop_assert_eq!(total as usize, summaries.len());
            }
        }
    }

    #[test]
    fn a_row_without_small_cells_is_shown_with_its_share() {
        let calls: Vec<[u8; 4]> = (0..20)
            .map(|n| [0, if n < 5 { 0 } else { 1 }, 1, 1])
            .collect();
        let (figures, _) = figures(&calls);
        let wederhoor = &figures.rows[1];
        assert_eq!(wederhoor.cells[0].1, Count::Shown(15));
        assert_eq!(wederhoor.percent(FigureCell::Yes), Some(75));
    }

    #[test]
    fn two_small_cells_whose_sum_would_tell_them_take_a_third_with_them() {
        // 20, 0, 0, 6: the two zeros are known from a sum of zero.
        let calls: Vec<[u8; 4]> = (0..26)
            .map(|n| [if n < 20 { 0 } else { 3 }, 1, 1, 1])
            .collect();
        let (figures, _) = figures(&calls);
        let shown: Vec<Count> = figures.rows[0].cells.iter().map(|(_, c)| *c).collect();
        assert_eq!(
            shown,
            [
                Count::Shown(20),
                Count::Hidden,
                Count::Hidden,
                Count::Hidden
            ]
        );
    }

    #[test]
    fn a_call_outside_the_period_and_an_imported_text_are_not_counted() {
        let melding = empty();
        let mut imported = call(&melding, [0; 4]);
        imported.outcome = None;
        let mut late = call(&melding, [0; 4]);
        late.at += chrono::TimeDelta::days(11);
        let inside = call(&melding, [0; 4]);
        let all: Vec<&Summary> = std::iter::repeat_n(&inside, 7)
            .chain([&late, &imported])
            .collect();
        let input: Vec<_> = all
            .into_iter()
            .map(|summary| FigureInput {
                summary,
                repeat: false,
                feedback: false,
            })
            .collect();
        let figures = team_figures(&input, period());
        assert_eq!(figures.rows[0].total, Count::Shown(7));
    }
}
