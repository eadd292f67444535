//! Searching: as the user types, page by page, stopped when something else is asked.

use chrono::NaiveDateTime;
use eframe::egui::Context;

use crate::{
    archive::{
        self, ArchiveError, Compare, SqliteStore, Store as _,
        model::{Hit, Page, Row, Search, Session},
        query,
    },
    melding::Summary,
    terugblik::{self, DueState},
    ui::{
        action::{Filter, TerugblikAction as Asked},
        app::Voorop,
        room::terugblik::{Age, List, Run, SearchField, Shown, Work, dues},
        widgets::Field,
    },
};

/// Seconds without a key before the archive is asked.
const PAUSE: f64 = 0.25;
/// Pages that are read to work out what is too late.
const PAGES: usize = 20;

impl Voorop {
    pub(super) fn list_action(&mut self, asked: Asked, ctx: &Context) {
        match asked {
            Asked::Words(text) => {
                let at = ctx.input(|i| i.time) + PAUSE;
                self.with_room(|room| {
                    room.list.words = text;
                    room.list.run = Run::Due(at);
                });
            }
            Asked::FocusSearch => {
                self.with_room(|room| {
                    room.shown = Shown::List;
                    room.unfolded = false;
                });
                Field::focus(ctx, SearchField::id());
            }
            Asked::Search => self.search(false),
            Asked::Stop => self.stop_search(),
            Asked::More => self.search(true),
            Asked::Work(work) => {
                self.with_room(|room| {
                    room.shown = Shown::List;
                    room.unfolded = false;
                    room.list.work = work;
                    room.list.review = None;
                });
                self.search(false);
            }
            Asked::Filter(Filter::Unit(text)) => {
                let at = ctx.input(|i| i.time) + PAUSE;
                self.with_room(|room| {
                    room.list.unit = text;
                    room.list.run = Run::Due(at);
                });
            }
            Asked::Filter(filter) => {
                self.with_room(|room| {
                    room.shown = Shown::List;
                    set(&mut room.list, filter);
                });
                self.search(false);
            }
            _ => {}
        }
    }

    fn stop_search(&mut self) {
        self.with_room(|room| {
            if let Some(brake) = &room.brake {
                brake.pull();
            }
            room.list.asked += 1;
            room.list.run = Run::Stopped;
        });
    }

    /// Asks for the first page, or the next.
    pub(in crate::ui::app) fn search(&mut self, more: bool) {
        let now = self.now();
        let Some(who) = self.who().cloned() else {
            return;
        };
        let Some(room) = self.room() else { return };
        let list = &mut room.list;
        let mut search = list.search(&who.user, now.date());
        let wide = list.only_words(&search).filter(|_| !more);
        if more {
            let Some(next) = list.next else { return };
            search.after = Some(next);
        }
        // What runs is for words that were typed before these.
        if let Some(brake) = room.brake.as_ref().filter(|_| list.run == Run::Running) {
            brake.pull();
        }
        list.asked += 1;
        list.run = Run::Running;
        let (asked, late) = (list.asked, list.work == Work::FeedbackLate);
        let brake = room.brake.clone();
        self.on_archive(
            move |holder| {
                let store = &mut holder.as_mut().ok_or(ArchiveError::NotAllowed)?.store;
                let mut work = || answer(store, &who, &search, wide.as_ref(), late, now);
                match brake {
                    Some(brake) => brake.run(work),
                    None => work(),
                }
            },
            move |app, page, _| app.found(asked, more, page),
        );
    }

    fn found(&mut self, asked: u64, more: bool, answer: Result<Answer, ArchiveError>) {
        let Some(room) = self.room() else { return };
        let list = &mut room.list;
        if list.asked != asked {
            return;
        }
        match answer {
            Ok(answer) => {
                let page = answer.page;
                if more {
                    list.at = list.rows.len();
                    list.rows.extend(page.rows);
                } else {
                    list.at = 0;
                    list.rows = page.rows;
                    list.hidden = answer.hidden;
                    list.near = answer.near;
                    list.past = answer.past;
                }
                list.at = list.at.min(list.rows.len().saturating_sub(1));
                list.next = page.next;
                list.run = Run::Done;
            }
            Err(ArchiveError::Cancelled) => list.run = Run::Stopped,
            Err(error) => list.run = Run::Failed(error.to_string()),
        }
    }

    /// Counts what waits in each worklist.
    pub(super) fn count_work(&mut self) {
        let now = self.now();
        let reviews = self.reviews();
        self.on_store(
            move |store, who| {
                let all: &[Work] = if reviews {
                    &Work::COORDINATOR
                } else {
                    &Work::AGENT
                };
                let mut counts = Vec::new();
                for work in all.iter().copied().filter(|work| *work != Work::All) {
                    let search = work.search(&who.user);
                    let count = match work {
                        Work::FeedbackLate => {
                            page(store, who, &search, true, now)?.rows.len() as u64
                        }
                        _ => store.count(who, &search, now)?,
                    };
                    counts.push((work, count));
                }
                Ok(counts)
            },
            |app, counts, _| app.with_room(|room| room.counts = counts),
        );
    }
}

fn set(list: &mut List, filter: Filter) {
    match filter {
        Filter::Age(age) => list.age = age,
        Filter::Outcome(level, true) => {
            list.outcomes.insert(level);
        }
        Filter::Outcome(level, false) => {
            list.outcomes.remove(&level);
        }
        Filter::Unit(text) => list.unit = text,
        Filter::WederhoorMissing(on) => list.wederhoor_missing = on,
        Filter::FollowUpOpen(on) => list.follow_up_open = on,
        Filter::Zorgmelding(on) => list.zorgmelding = on,
        Filter::Review(review) => {
            list.review = review;
            // A worklist of one state would hide the others.
            if matches!(list.work, Work::ToReview | Work::AskedBack | Work::Answered) {
                list.work = Work::All;
            }
        }
        Filter::Order(order) => list.order = order,
        Filter::OnlyWords => {
            *list = List {
                work: Work::All,
                age: Age::All,
                words: std::mem::take(&mut list.words),
                order: list.order,
                asked: list.asked,
                ..List::default()
            };
        }
        Filter::None => {
            *list = List {
                work: Work::All,
                asked: list.asked,
                ..List::default()
            };
        }
    }
}

/// What a search found, and what can be told beside it.
struct Answer {
    page: Page,
    hidden: u64,
    near: Vec<String>,
    past: Vec<Hit>,
}

/// Carries a search out. Beside the page it asks how many of the `wide` search stay hidden, near words
/// where nothing was found, and which older calls are touched: not again for a next page.
fn answer(
    store: &mut SqliteStore,
    who: &Session,
    search: &Search,
    wide: Option<&Search>,
    late: bool,
    now: NaiveDateTime,
) -> Result<Answer, ArchiveError> {
    let page = page(store, who, search, late, now)?;
    let hidden = match wide {
        None => 0,
        Some(wide) => {
            let here = match (late, page.next) {
                (false, Some(_)) => store.count(who, search, now)?,
                _ => page.rows.len() as u64,
            };
            store.count(who, wide, now)?.saturating_sub(here)
        }
    };
    let (mut near, mut past) = (Vec::new(), Vec::new());
    if search.after.is_none() {
        if page.rows.is_empty() && hidden == 0 {
            near = store.near(who, &search.words, now)?;
        }
        let asked = Summary {
            people: query::people(&query::read(&search.words)?),
            ..terugblik::unweighed(now)
        };
        let how = Compare {
            edition: terugblik::KEYS_EDITION,
            keys: terugblik::person_keys,
            like: terugblik::likenesses,
        };
        past = archive::past(store, who, &asked, how, now)?;
    }
    Ok(Answer {
        page,
        hidden,
        near,
        past,
    })
}

/// A page, or everything that is too late.
fn page(
    store: &mut SqliteStore,
    who: &Session,
    search: &Search,
    late: bool,
    now: NaiveDateTime,
) -> Result<Page, ArchiveError> {
    if !late {
        return store.search(who, search, now);
    }
    let mut search = search.clone();
    let mut rows = Vec::new();
    for _ in 0..PAGES {
        let page = store.search(who, &search, now)?;
        rows.extend(page.rows.into_iter().filter(|row| is_late(row, now)));
        search.after = page.next;
        if search.after.is_none() {
            break;
        }
    }
    Ok(Page { rows, next: None })
}

/// Whether anything that should have come back has not.
pub(super) fn is_late(row: &Row, now: NaiveDateTime) -> bool {
    let overdue = |due: &terugblik::Due| matches!(due.state, DueState::Overdue(_));
    dues(row, &[], now).iter().any(overdue)
}
