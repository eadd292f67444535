//! Pages that scroll, also by key, and that bring into view what gets the keyboard.

use eframe::egui::{FocusDirection, Frame, Id, Key, Margin, Popup, ScrollArea, Ui};

use crate::ui::keys;

/// What stays in sight of a page when the next one comes, in points.
const OVERLAP: f32 = 40.0;
/// How far an arrow scrolls, in points.
const LINE: f32 = 60.0;

/// Which keys scroll a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum By {
    /// None: the keys are another's.
    Nothing,
    /// PageUp and PageDown.
    Pages,
    /// These, the arrows up and down, Home and End.
    All,
}

/// How far a key scrolls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Line,
    Page,
    End,
}

/// Shows a page; `at_top` puts its begin in sight.
pub(super) fn area(ui: &mut Ui, name: &str, by: By, at_top: bool, add: impl FnOnce(&mut Ui)) {
    let mut area = ScrollArea::vertical().id_salt(name).auto_shrink(false);
    let slot = Id::unique(("oefenen-schuif", name));
    let wanted = ui.data_mut(|data| data.remove_temp::<f32>(slot));
    if let Some(to) = at_top.then_some(0.0).or(wanted) {
        area = area.vertical_scroll_offset(to);
    }
    let output = area.show(ui, |ui| {
        Frame::NONE
            .inner_margin(Margin::symmetric(18, 14))
            .show(ui, add);
        follow_keyboard(ui);
    });
    let Some((step, down)) = asked(ui, by) else {
        return;
    };
    let high = output.inner_rect.height();
    let most = (output.content_size.y - high).max(0.0);
    let far = match step {
        Step::Line => LINE,
        Step::Page => (high - OVERLAP).max(LINE),
        Step::End => most,
    };
    let now = output.state.clamped_offset().y;
    let to = if down { now + far } else { now - far };
    ui.data_mut(|data| data.insert_temp(slot, to.clamp(0.0, most)));
    ui.ctx().request_repaint();
}

/// What a key asks of the page, and whether that is down.
fn asked(ui: &Ui, by: By) -> Option<(Step, bool)> {
    let ctx = ui.ctx();
    // A pass that is drawn again reads the same key again.
    if by == By::Nothing || ctx.will_discard() || keys::is_typing(ctx) || Popup::is_any_open(ctx) {
        return None;
    }
    let all = [
        (Key::PageUp, Step::Page, false),
        (Key::PageDown, Step::Page, true),
        (Key::ArrowUp, Step::Line, false),
        (Key::ArrowDown, Step::Line, true),
        (Key::Home, Step::End, false),
        (Key::End, Step::End, true),
    ];
    let pressed = |key| ui.input(|i| i.modifiers.is_none() && i.key_pressed(key));
    let (key, step, down) = all.into_iter().find(|(key, _, _)| pressed(*key))?;
    if step != Step::Page && by != By::All {
        return None;
    }
    if matches!(key, Key::ArrowUp | Key::ArrowDown) {
        // The arrow moves the page, not the keyboard.
        ctx.memory_mut(|memory| memory.move_focus(FocusDirection::None));
    }
    Some((step, down))
}

/// Scrolls to what just got the keyboard, where the page hides a part of it.
fn follow_keyboard(ui: &Ui) {
    let Some(response) = focused(ui) else {
        return;
    };
    // What stands outside the page is never cut off by it.
    let hidden = !response.interact_rect.contains_rect(response.rect);
    let sight = ui.clip_rect();
    let beside = !sight.x_range().intersects(response.rect.x_range());
    if response.gained_focus() && hidden && !beside {
        ui.scroll_to_rect(response.rect, None);
    }
}

fn focused(ui: &Ui) -> Option<eframe::egui::Response> {
    let id: Id = ui.memory(|memory| memory.focused())?;
    let response = ui.ctx().read_response(id)?;
    (response.layer_id == ui.layer_id()).then_some(response)
}
