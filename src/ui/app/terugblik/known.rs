//! Whether the household of the melding on screen is known: asked of the archive when its people or
//! addresses change, never while a key is still being pressed.

use std::time::Duration;

use eframe::egui::Context;

use crate::{
    archive::{
        Store as _,
        model::{Known as Found, Row},
    },
    terugblik,
    ui::{app::Voorop, room::terugblik::Known},
};

use super::family::likenesses;

/// Seconds of rest before the archive is asked: each question stands in the log.
const PAUSE: f64 = 1.5;

impl Voorop {
    /// Looks whether people or addresses changed, and asks after a moment of rest. Call once a frame.
    pub(super) fn tick_known(&mut self, ctx: &Context) {
        if self.draft().is_none() {
            self.known = Known::default();
            return;
        }
        if !self.known_stale {
            self.ask_known(ctx);
            return;
        }
        self.known_stale = false;
        let summary = terugblik::summary(self.melding(), &self.derived.assessment);
        let keys = terugblik::person_keys(&summary);
        if keys == self.known.keys {
            self.known.due = None;
        } else if self.known.due.as_ref().is_none_or(|(_, due)| *due != keys) {
            let at = ctx.input(|i| i.time) + PAUSE;
            self.known.due = Some((at, keys));
        }
        self.ask_known(ctx);
    }

    fn ask_known(&mut self, ctx: &Context) {
        let time = ctx.input(|i| i.time);
        let Some((at, keys)) = self.known.due.clone() else {
            return;
        };
        if at > time {
            ctx.request_repaint_after(Duration::from_secs_f64(at - time));
            return;
        }
        self.known.due = None;
        self.known.keys.clone_from(&keys);
        if keys.is_empty() {
            self.known.rows.clear();
            self.known.hits = 0;
            return;
        }
        let (id, now) = (self.melding().id, self.now());
        let asked = keys.clone();
        let Some(who) = self.who().cloned() else {
            return;
        };
        self.on_archive(
            move |holder| match holder {
                Some(archive) => archive.store.recognise(&who, id, &keys, now),
                None => Ok(Vec::new()),
            },
            move |app, found, _| match found {
                Ok(found) => app.take_known(&asked, id, found),
                // Not knowing a household holds nobody up; the next change asks again.
                Err(_) => app.known.keys.clear(),
            },
        );
    }

    fn take_known(&mut self, asked: &[String], id: uuid::Uuid, found: Vec<Found>) {
        if self.known.keys != asked || self.melding().id != id {
            return;
        }
        let (mut hits, mut rows) = (0, Vec::<Row>::new());
        for known in found {
            match known {
                Found::Open { row, .. } => rows.push(row),
                Found::Hit { .. } => hits += 1,
            }
        }
        let summary = terugblik::summary(self.melding(), &self.derived.assessment);
        let mut rows = likenesses(&[&summary], rows);
        rows.sort_by_key(|like| std::cmp::Reverse(like.row.summary.at));
        self.known.rows = rows;
        self.known.hits = hits;
    }
}
