//! `voorop archief bevestig`: the day of the call of an imported text.

use chrono::NaiveTime;

use super::{
    super::{
        clock,
        exit::{Exit, Fault},
        out::Out,
    },
    arguments::Confirm,
    door,
};
use crate::{
    archive::{
        Place, Store,
        model::{Reason, Search},
    },
    documents,
    files::import::with_day,
};

pub(super) fn run(order: &Confirm, place: &Place, out: &mut Out) -> Result<Exit, Fault> {
    let mut inside = door::enter_telling(place)?;
    let now = clock::now();
    let (store, who) = (&mut inside.archive.store, &inside.who);
    // Free use may have ended by a day that the text only names: confirming is why it is opened.
    let why = Reason::Gemachtigd("datum bevestigen".into());
    let record = store.get(who, order.id, Some(&why), now)?;
    let named = record
        .row
        .open_days
        .iter()
        .find(|at| at.date() == order.day);
    let at = named.copied().unwrap_or(order.day.and_time(NaiveTime::MIN));
    let text = record.versions.last().map_or("", |last| &last.text);
    store.confirm_day(who, order.id, at, &with_day(text, order.day), now)?;
    out.line(&format!("de dag staat vast: {}", documents::day(order.day)))?;
    let open = Search {
        day_open: true,
        ..Search::default()
    };
    match store.count(who, &open, now)? {
        0 => {}
        left => out.line(&format!("nog te bevestigen: {left}"))?,
    }
    Ok(Exit::Fine)
}
