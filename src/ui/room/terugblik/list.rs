//! The list: which worklist, which filters, what was found.

use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

use chrono::{Days, Months, NaiveDate};
use eframe::egui::Id;
use uuid::Uuid;

use crate::{
    archive::model::{Cursor, Hit, Order, Review, Row, Search},
    melding::Level,
};

/// A worklist.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub enum Work {
    /// Everything.
    #[default]
    All,
    /// Nobody has looked yet.
    ToReview,
    /// The author was asked something.
    AskedBack,
    /// The author answered.
    Answered,
    /// Veilig Thuis should have reported back.
    FeedbackLate,
    /// Handed over to the wijkagent and not done.
    HandOver,
    /// A follow-up is open.
    FollowUp,
    /// Nobody confirmed the day of an imported text.
    ConfirmDay,
    /// Asked of the person who is in.
    AskedMe,
}

impl Work {
    /// The lists of a jeugdcoordinator.
    pub const COORDINATOR: [Self; 8] = [
        Self::All,
        Self::ToReview,
        Self::AskedBack,
        Self::Answered,
        Self::FeedbackLate,
        Self::HandOver,
        Self::FollowUp,
        Self::ConfirmDay,
    ];
    /// The lists of an agent.
    pub const AGENT: [Self; 5] = [
        Self::All,
        Self::AskedMe,
        Self::FeedbackLate,
        Self::HandOver,
        Self::FollowUp,
    ];

    /// The search behind the list. Too late is worked out from what it finds.
    pub fn search(self, user: &str) -> Search {
        let mut search = Search::default();
        match self {
            Self::All => {}
            Self::ToReview => search.review = Some(Review::TeBeoordelen),
            Self::AskedBack => search.review = Some(Review::VraagTerug),
            Self::Answered => search.review = Some(Review::Beantwoord),
            Self::FeedbackLate => search.feedback_open = true,
            Self::HandOver => search.handover_open = true,
            Self::FollowUp => search.follow_up_open = true,
            Self::ConfirmDay => search.day_open = true,
            Self::AskedMe => {
                search.review = Some(Review::VraagTerug);
                user.clone_into(&mut search.author);
            }
        }
        search
    }
}

/// Which calls by their age.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Age {
    /// The last month.
    Month,
    /// The last three months.
    Quarter,
    /// The last twelve months.
    #[default]
    Year,
    /// All that is in free use.
    All,
}

impl Age {
    /// Every choice, shortest first.
    pub const ALL: [Self; 4] = [Self::Month, Self::Quarter, Self::Year, Self::All];

    /// First and last day.
    pub fn period(self, today: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
        let months = match self {
            Self::Month => 1,
            Self::Quarter => 3,
            Self::Year => 12,
            Self::All => return None,
        };
        let from = today.checked_sub_months(Months::new(months))?;
        // A call of the coming night belongs to it too.
        Some((from, today.checked_add_days(Days::new(1))?))
    }
}

/// The search field, which a key gives the keyboard.
#[derive(Clone, Copy, Debug)]
pub struct SearchField;

impl SearchField {
    /// Its identity.
    pub fn id() -> Id {
        Id::unique("terugblik zoeken")
    }
}

/// How far a search is.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Run {
    /// Nothing was asked yet.
    #[default]
    Idle,
    /// Asked at this time of the frames, unless more is typed.
    Due(f64),
    /// Under way.
    Running,
    /// Stopped by the user.
    Stopped,
    /// What was found stands there.
    Done,
    /// It went wrong.
    Failed(String),
}

/// The list with its filters.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct List {
    /// The worklist.
    pub work: Work,
    /// How old.
    pub age: Age,
    /// Words as typed.
    pub words: String,
    /// Outcomes; empty is any.
    pub outcomes: BTreeSet<Level>,
    /// Unit as typed.
    pub unit: String,
    /// Only where wederhoor is missing.
    pub wederhoor_missing: bool,
    /// Only with an open follow-up.
    pub follow_up_open: bool,
    /// Only where a zorgmelding was made.
    pub zorgmelding: bool,
    /// Only this state.
    pub review: Option<Review>,
    /// Newest or best first.
    pub order: Order,
    /// What was found.
    #[serde(skip)]
    pub rows: Vec<Row>,
    /// Where the next page begins.
    #[serde(skip)]
    pub next: Option<Cursor>,
    /// The row that the arrows stand on.
    pub at: usize,
    /// How far the search is.
    #[serde(skip)]
    pub run: Run,
    /// How many have the words and are kept out of sight by the worklist or a filter.
    #[serde(skip)]
    pub hidden: u64,
    /// Questions like this one that do find something, where it found nothing.
    #[serde(skip)]
    pub near: Vec<String>,
    /// Older calls that it touches, of which only the day and unit may be told.
    #[serde(skip)]
    pub past: Vec<Hit>,
    /// Which search was asked last: an older answer is not shown.
    #[serde(skip)]
    pub asked: u64,
}

impl List {
    /// How it is narrowed, without what was found.
    pub fn bare(&self) -> Self {
        Self {
            work: self.work,
            age: self.age,
            words: self.words.clone(),
            outcomes: self.outcomes.clone(),
            unit: self.unit.clone(),
            wederhoor_missing: self.wederhoor_missing,
            follow_up_open: self.follow_up_open,
            zorgmelding: self.zorgmelding,
            review: self.review,
            order: self.order,
            at: self.at,
            ..Self::default()
        }
    }

    /// What is asked of the archive.
    pub fn search(&self, user: &str, today: NaiveDate) -> Search {
        let base = self.work.search(user);
        Search {
            words: self.words.clone(),
            period: self.age.period(today),
            outcomes: self.outcomes.clone(),
            unit: self.unit.trim().to_owned(),
            wederhoor_missing: self.wederhoor_missing,
            zorgmelding: self.zorgmelding,
            follow_up_open: self.follow_up_open || base.follow_up_open,
            review: base.review.or(self.review),
            order: self.order,
            ..base
        }
    }

    /// The same words without worklist and filters; `None` where nothing else narrows the list.
    pub fn only_words(&self, search: &Search) -> Option<Search> {
        let wide = Search {
            words: self.words.clone(),
            order: self.order,
            ..Search::default()
        };
        (!self.words.trim().is_empty() && wide != *search).then_some(wide)
    }

    /// Whether more than the worklist narrows what is shown.
    pub fn is_narrowed(&self) -> bool {
        let flags = self.wederhoor_missing || self.follow_up_open || self.zorgmelding;
        let typed = !self.words.trim().is_empty() || !self.unit.trim().is_empty();
        flags || typed || !self.outcomes.is_empty() || self.review.is_some()
    }

    /// The melding whose number was typed in the search field.
    pub fn number(&self) -> Option<Uuid> {
        self.words.trim().parse().ok()
    }
}
