//! Locking: on request or after idle time, warned half a minute before. The draft is saved first.

use std::{path::Path, time::Duration};

use eframe::egui::{Context, Event, Id, text_edit::TextEditState};
use serde::{Deserialize, Serialize};

use crate::ui::{
    clerk::{Away, IDLE_MINUTES, Then, WARN},
    keys,
    room::{Form, Found, Room, SignIn, Slot, Start},
    session,
    theme::Tone,
    view::Sheet,
};

use super::Voorop;

/// Settings of the window in this folder. They say nothing about anybody.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Settings {
    #[serde(rename = "vergrendel_na_minuten")]
    lock_after: u32,
}

const SETTINGS: &str = "venster.ron";
const MOST_BYTES: u64 = 1024;

impl Voorop {
    /// Seconds until the window locks, once the warning is due.
    pub fn locks_in(&self) -> Option<f64> {
        if let Some(room) = &self.oefenen {
            return room.locks_in;
        }
        let clerk = self.clerk.as_ref().filter(|_| self.is_in())?;
        let left = clerk.idle.left((self.source.clocks)());
        (left <= WARN).then_some(left.max(0.0))
    }

    /// Warns and locks, and notes that somebody is there. Call once a frame, before keys are taken.
    ///
    /// How long nobody was there is looked at before the event counts that woke the window: whoever
    /// opens the lid after hours meets the door. What is typed at the warning or at a window that
    /// locks in this very frame was not meant for what stands there, and is swallowed.
    pub(super) fn tick_lock(&mut self, ctx: &Context) {
        let now = (self.source.clocks)();
        let active = ctx.input(|i| i.events.iter().any(is_somebody));
        let is_in = self.is_in();
        let Some(clerk) = &mut self.clerk else { return };
        let called = clerk.call.take();
        if !is_in {
            // Whoever types a passphrase is not away.
            if active {
                clerk.idle.since = now;
            }
            if clerk.who.is_none() {
                clerk.call.done();
            }
            return;
        }
        let left = clerk.idle.left(now);
        if called || left <= 0.0 {
            self.lock(ctx);
            return;
        }
        if active {
            if left <= WARN {
                keys::swallow(ctx);
            }
            clerk.idle.since = now;
        }
        let left = clerk.idle.left(now);
        let wait = if left <= WARN {
            // Once a second, and only while the warning stands there.
            left.fract().max(0.05)
        } else {
            left - WARN
        };
        ctx.request_repaint_after(Duration::from_secs_f64(wait));
    }

    /// Listens to the system, which says when the screen locks or the machine sleeps.
    pub(in crate::ui) fn hear_system(&self, ctx: &Context) {
        if let Some(clerk) = &self.clerk {
            let wake = ctx.clone();
            session::watch(clerk.call.clone(), move || wake.request_repaint());
            let wake = ctx.clone();
            session::wake_after_sleep(move || wake.request_repaint());
        }
    }

    /// Locks: the room is left at once, and everything of the melding goes once it is saved.
    pub(super) fn lock(&mut self, ctx: &Context) {
        self.keep_aside(true);
        let Some(clerk) = &mut self.clerk else { return };
        let Some(who) = &clerk.who else { return };
        let user = who.user.clone();
        // The door stands before everything, the training behind it too.
        let in_training = std::mem::take(&mut self.in_training);
        let in_melding = matches!(self.view.room, Room::Melding);
        let kept = clerk
            .open
            .as_ref()
            .filter(|open| in_melding && open.is_kept());
        clerk.away = Some(Away {
            user: user.clone(),
            draft: kept.map(|open| open.id),
            step: self.view.step,
            row: self.view.row,
            notes: std::mem::take(&mut self.view.notes),
            unfolded: std::mem::take(&mut self.view.unfolded),
            source: self.view.source.take(),
            seen: self.view.seen,
            focus: text_field(ctx),
            in_training,
        });
        clerk.drop_aside();
        clerk.epoch += 1;
        clerk.busy = 0;
        self.empty_clipboard(ctx);
        // Fields keep what was typed for their own undo; how far each part is scrolled stays.
        ctx.data_mut(|data| data.remove_by_type::<TextEditState>());
        keys::swallow(ctx);
        self.view.sheet = Sheet::None;
        self.preview = Default::default();
        self.reader = None;
        self.view.message = None;
        let door = SignIn {
            locked: true,
            not_before: None,
        };
        let form = Form::at(Slot::Passphrase).with(Slot::Name, &user);
        self.show_start(Start::SignIn(door), form);
        self.when_saved(Then::Lock, ctx);
    }

    /// The key leaves memory, and nothing of the melding stays in the window.
    pub(super) fn forget(&mut self) {
        self.wipe();
        if let Some(clerk) = &mut self.clerk {
            clerk.who = None;
            clerk.found = Found::default();
        }
        // Somebody who is signing in brings an archive of their own.
        if !self.waits_for_archive() {
            self.drop_archive_of_nobody();
        }
    }

    /// The thread closes the archive, after everything that was asked before.
    pub(super) fn drop_archive_of_nobody(&mut self) {
        let Some(clerk) = self.clerk.as_mut().filter(|clerk| clerk.who.is_none()) else {
            return;
        };
        clerk.desk.ask(|holder| {
            *holder = None;
            Box::new(|_: &mut Self, _: &Context| {})
        });
    }

    pub(super) fn lock_after(&mut self, minutes: u32) {
        let Some(clerk) = &mut self.clerk else { return };
        clerk.idle.minutes = minutes;
        let path = clerk.place.folder().join(SETTINGS);
        self.on_archive(
            move |_| {
                let settings = Settings {
                    lock_after: minutes,
                };
                let text = ron::to_string(&settings).map_err(std::io::Error::other)?;
                std::fs::write(&path, text)
            },
            |app, written: std::io::Result<()>, _| {
                if written.is_err() {
                    app.say(Tone::Amber, app.words.ui.lock_not_kept.clone());
                }
            },
        );
    }

    /// Takes over the setting of this folder, read by the thread; the usual one stands where there is
    /// none that can be read.
    pub(super) fn read_idle(&mut self) {
        let Some(clerk) = &mut self.clerk else { return };
        let path = clerk.place.folder().join(SETTINGS);
        clerk.desk.ask(move |_| {
            let minutes = lock_after(&path);
            Box::new(move |app: &mut Self, _: &Context| {
                if let (Some(clerk), Some(minutes)) = (&mut app.clerk, minutes) {
                    clerk.idle.minutes = minutes;
                }
            })
        });
    }
}

/// The field that has the keyboard, where that is one for text.
fn text_field(ctx: &Context) -> Option<Id> {
    let focused = ctx.memory(|memory| memory.focused());
    focused.filter(|id| TextEditState::load(ctx, *id).is_some())
}

fn lock_after(path: &Path) -> Option<u32> {
    let small = std::fs::metadata(path).is_ok_and(|m| m.len() <= MOST_BYTES);
    let text = small
        .then(|| std::fs::read_to_string(path).ok())
        .flatten()?;
    let settings: Settings = ron::from_str(&text).ok()?;
    IDLE_MINUTES
        .contains(&settings.lock_after)
        .then_some(settings.lock_after)
}

/// Whether an event comes from somebody at the machine.
fn is_somebody(event: &Event) -> bool {
    matches!(
        event,
        Event::Key { .. }
            | Event::Text(_)
            | Event::Paste(_)
            | Event::Ime(_)
            | Event::PointerMoved(_)
            | Event::PointerButton { .. }
            | Event::MouseWheel { .. }
            | Event::Touch { .. }
            | Event::Zoom(_)
            | Event::Copy
            | Event::Cut
            | Event::AccessKitActionRequest(_)
    )
}
