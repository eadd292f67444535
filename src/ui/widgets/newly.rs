//! Whether something comes on screen, so that it can open at its top or take the keyboard once.

use eframe::egui::{Context, Id};

/// When something was on screen last, and since when without a gap, in frames.
#[derive(Clone, Copy)]
struct Shown {
    since: u64,
    last: u64,
}

/// Whether this was out of sight in the frame before. Call it once in each frame in which it is on
/// screen.
pub fn newly_shown(ctx: &Context, id: Id) -> bool {
    let now = ctx.cumulative_frame_nr();
    let slot = id.with("voorop newly shown");
    let before: Option<Shown> = ctx.data(|data| data.get_temp(slot));
    let since = match before {
        Some(shown) if now <= shown.last + 1 => shown.since,
        _ => now,
    };
    ctx.data_mut(|data| data.insert_temp(slot, Shown { since, last: now }));
    since == now
}
