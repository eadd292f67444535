//! Whether the household of the melding on screen is known: asked of the archive when its people or
//! addresses change, never while a key is still being pressed.

use std::time::Duration;

use eframe::egui::Context;

use crate::{
    archive::{
        ArchiveError, Store as _,
        model::{Kin, Known as Found},
    },
    melding::Summary,
    terugblik,
    ui::{
        app::Voorop,
        room::terugblik::{Known, Like},
    },
};

/// Seconds of rest before the archive is asked: each question stands in the log.
const PAUSE: f64 = 1.5;

impl Voorop {
    /// Looks whether people or addresses changed, and asks after a moment of rest. Call once a frame.
    pub(super) fn tick_known(&mut self, ctx: &Context) {
        let of = self.draft().map(|_| self.melding().id);
        if self.known.of != of {
            // What was found for the call before says nothing of this one.
            self.known = Known {
                of,
                ..Known::default()
            };
            self.known_stale = true;
        }
        if of.is_none() {
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
        // What was said of other people no longer holds.
        self.known = Known {
            of: self.known.of,
            keys: keys.clone(),
            ..Known::default()
        };
        if keys.is_empty() {
            return;
        }
        let (id, now) = (self.melding().id, self.now());
        let asked = keys.clone();
        let Some(who) = self.who().cloned() else {
            return;
        };
        let own = terugblik::summary(self.melding(), &self.derived.assessment);
        self.on_archive(
            move |holder| match holder {
                Some(archive) => {
                    let kin = Kin {
                        edition: terugblik::KEYS_EDITION,
                        keys: &terugblik::person_keys,
                        sought: &keys,
                        like: &|earlier| terugblik::likenesses(&own, earlier),
                    };
                    let found = archive.store.recognise(&who, id, &kin, now)?;
                    Ok(Some((own, found)))
                }
                None => Ok(None),
            },
            move |app, found: Result<_, ArchiveError>, _| {
                if app.known.keys != asked || app.melding().id != id {
                    return;
                }
                match found {
                    Ok(Some((own, found))) => app.take_known(&own, found),
                    // Not knowing a household holds nobody up; the next change asks again.
                    Ok(None) | Err(_) => app.known.unknown = true,
                }
            },
        );
    }

    fn take_known(&mut self, own: &Summary, found: Vec<Found>) {
        let known = &mut self.known;
        for one in found {
            match one {
                Found::Open { row, reasons, .. } => known.rows.push(Like {
                    row,
                    reasons,
                    of: own.clone(),
                }),
                Found::Hit { .. } => known.hits += 1,
            }
        }
        known
            .rows
            .sort_by_key(|l| std::cmp::Reverse(l.row.summary.at));
    }
}
