//! The queue of key events, read in the order of typing: what is ours is taken out whole.
use eframe::egui;
use eframe::egui::{Context, Event, Id, ImeEvent, Key};

use super::{Letter, Place, Press, Shortcut, acts_at, letter, shortcut, zoom};

/// How long, in seconds, a text may come in after the key that made it.
const TEXT_MAY_LAG: f64 = 0.5;
/// The same in frames, for a machine on which half a second is hardly a frame.
const TEXT_MAY_LAG_FRAMES: u32 = 4;

/// A key that was taken: it stays ours until it is released and its text has come in.
#[derive(Clone, Copy, Debug)]
struct Taken {
    key: Key,
    down: bool,
    text_due: bool,
    since: f64,
    frames: u32,
}

impl Taken {
    fn is_ours(&self, now: f64) -> bool {
        let lag = now - self.since < TEXT_MAY_LAG || self.frames < TEXT_MAY_LAG_FRAMES;
        self.down || (self.text_due && lag)
    }
}

#[derive(Clone, Debug, Default)]
struct State {
    taken: Vec<Taken>,
    /// Key events behind the one that was answered in the frame before.
    waiting: Vec<Event>,
}

/// What to do with one event.
enum Verdict {
    /// Not ours.
    Leave,
    /// Not ours, but the keyboard may be somewhere else after it.
    LeaveAndWait,
    /// Ours, and nothing to answer.
    Swallow,
    Answer(Press),
    Zoom(f32),
}

struct Reader {
    place: Place,
    letters: bool,
    now: f64,
    zoom: f32,
}

pub(super) fn take(ctx: &Context, place: Place, letters: bool) -> Option<Press> {
    let slot = Id::unique("voorop keys");
    let mut state: State = ctx
        .data_mut(|data| data.remove_temp(slot))
        .unwrap_or_default();
    let now = ctx.input(|input| input.time);
    let reader = Reader {
        place,
        letters,
        now,
        zoom: ctx.zoom_factor(),
    };

    state.taken.retain(|taken| taken.is_ours(now));

    let mut new_zoom = None;
    let press = ctx.input_mut(|input| {
        let mut queue = std::mem::take(&mut state.waiting);
        queue.append(&mut input.events);
        let mut press = None;
        let mut wait = false;
        for event in queue {
            if wait && is_typed(&event) {
                state.waiting.push(event);
                continue;
            }
            match reader.judge(&mut state.taken, &event) {
                Verdict::Leave => input.events.push(event),
                Verdict::LeaveAndWait => {
                    input.events.push(event);
                    wait = true;
                }
                Verdict::Swallow => {}
                Verdict::Zoom(size) => new_zoom = Some(size),
                Verdict::Answer(answer) => {
                    press = Some(answer);
                    wait = true;
                }
            }
        }
        for taken in &mut state.taken {
            taken.down &= input.keys_down.contains(&taken.key);
            taken.frames += 1;
        }
        press
    });
    state.taken.retain(|taken| taken.is_ours(now));

    if let Some(size) = new_zoom {
        ctx.set_zoom_factor(size);
    }
    if !state.waiting.is_empty() {
        ctx.request_repaint();
    }
    ctx.data_mut(|data| data.insert_temp(slot, state));
    press
}

/// Takes what was typed, and what waited behind an earlier key, out of the queue.
pub(super) fn swallow(ctx: &Context) {
    let slot = Id::unique("voorop keys");
    let mut state: State = ctx
        .data_mut(|data| data.remove_temp(slot))
        .unwrap_or_default();
    state.waiting.clear();
    ctx.input_mut(|input| {
        let now = input.time;
        input.events.retain(|event| match event {
            Event::Key {
                key, pressed: true, ..
            } => {
                state.taken.retain(|taken| taken.key != *key);
                state.taken.push(Taken {
                    key: *key,
                    down: true,
                    text_due: true,
                    since: now,
                    frames: 0,
                });
                false
            }
            Event::Text(text) | Event::Ime(ImeEvent::Commit(text)) => {
                let made = state.taken.iter_mut().find(|t| makes(t.key, text));
                if let Some(taken) = made {
                    taken.text_due = false;
                }
                false
            }
            Event::Ime(_)
            | Event::Paste(_)
            | Event::Copy
            | Event::Cut
            | Event::AccessKitActionRequest(_) => false,
            _ => true,
        });
    });
    ctx.data_mut(|data| data.insert_temp(slot, state));
}

impl Reader {
    fn judge(&self, taken: &mut Vec<Taken>, event: &Event) -> Verdict {
        match event {
            Event::Key {
                key,
                pressed: true,
                repeat,
                modifiers,
                ..
            } => {
                let ours = taken.iter().position(|taken| taken.key == *key);
                if let Some(at) = ours {
                    if *repeat {
                        taken[at].text_due = true;
                        taken[at].since = self.now;
                        taken[at].frames = 0;
                        return self.repeated(*key, *modifiers);
                    }
                    // A new press: whatever the old one still owed will not come any more.
                    taken.remove(at);
                }
                self.pressed(taken, *key, *modifiers, *repeat)
            }
            Event::Key {
                key,
                pressed: false,
                ..
            } => {
                for taken in taken.iter_mut().filter(|taken| taken.key == *key) {
                    taken.down = false;
                }
                Verdict::Leave
            }
            Event::Text(text) | Event::Ime(ImeEvent::Commit(text)) => {
                match taken.iter_mut().find(|taken| makes(taken.key, text)) {
                    Some(taken) => {
                        taken.text_due = false;
                        Verdict::Swallow
                    }
                    None => Verdict::Leave,
                }
            }
            Event::Ime(ImeEvent::Preedit { text, .. })
                if taken.iter().any(|taken| makes(taken.key, text)) =>
            {
                Verdict::Swallow
            }
            Event::WindowFocused(false) => {
                taken.clear();
                Verdict::Leave
            }
            _ => Verdict::Leave,
        }
    }

    fn pressed(
        &self,
        taken: &mut Vec<Taken>,
        key: Key,
        modifiers: egui::Modifiers,
        repeat: bool,
    ) -> Verdict {
        if let Some(size) = zoom(key, modifiers, self.zoom) {
            return Verdict::Zoom(size);
        }
        let press = match shortcut(key, modifiers) {
            Some(shortcut) => Press::Shortcut(shortcut),
            None => match letter(key, modifiers) {
                Some(letter) if self.letters && acts_at(letter, self.place) => {
                    Press::Letter(letter)
                }
                _ => return self.not_ours(key),
            },
        };
        taken.push(Taken {
            key,
            down: true,
            text_due: true,
            since: self.now,
            frames: 0,
        });
        // Held since before it was ours, such as a letter held while the field closed.
        if repeat && !may_repeat(press) {
            Verdict::Swallow
        } else {
            Verdict::Answer(press)
        }
    }

    /// A key of ours that is still down.
    fn repeated(&self, key: Key, modifiers: egui::Modifiers) -> Verdict {
        let press = shortcut(key, modifiers).map(Press::Shortcut).or_else(|| {
            letter(key, modifiers)
                .filter(|letter| self.letters && acts_at(*letter, self.place))
                .map(Press::Letter)
        });
        match press {
            Some(press) if may_repeat(press) => Verdict::Answer(press),
            _ => Verdict::Swallow,
        }
    }

    fn not_ours(&self, key: Key) -> Verdict {
        match key {
            // These move the keyboard, so what was typed behind them is meant for another place.
            Key::Tab => Verdict::LeaveAndWait,
            Key::Escape | Key::Enter if self.place == Place::Text => Verdict::LeaveAndWait,
            _ => Verdict::Leave,
        }
    }
}

/// Only what is easily taken back may go on while a key is held.
fn may_repeat(press: Press) -> bool {
    matches!(
        press,
        Press::Letter(Letter::Up | Letter::Down) | Press::Shortcut(Shortcut::Undo | Shortcut::Redo)
    )
}

/// Could this key have made this text?
fn makes(key: Key, text: &str) -> bool {
    let name = key.name();
    let letter = name.len() == 1 && text.eq_ignore_ascii_case(name);
    letter || (key == Key::Slash && text == "/")
}

fn is_typed(event: &Event) -> bool {
    matches!(
        event,
        Event::Key { .. } | Event::Text(_) | Event::Ime(_) | Event::Paste(_) | Event::Cut
    )
}
