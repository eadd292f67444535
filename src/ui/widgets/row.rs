//! A question row: title and sub lines on the left, the control on the right, a hairline below.
//! Where they do not fit side by side the control drops below the title; they never overlap.
use eframe::egui;
use eframe::egui::accesskit::{AriaCurrent, Role};
use eframe::egui::{
    Align, CornerRadius, EventFilter, Galley, Id, Layout, Pos2, Rect, Response, Sense, Ui,
    UiBuilder, Vec2, WidgetInfo,
};
use std::{
    hash::{DefaultHasher, Hash, Hasher},
    sync::Arc,
};

use super::Badge;
use super::parts::{focus_ring, hairline, line, outline, wrapped};
use crate::ui::keys;
use crate::ui::theme::{GRID, Palette, ROUNDING, Size, TARGET, Tone, font};

/// The least height of a row, in points.
const LEAST_HEIGHT: f32 = 34.0;
const PAD_X: f32 = GRID;
const PAD_Y: f32 = 5.0;
const GAP: f32 = GRID;
/// A title may wrap to this width before the control has to drop below it.
const TITLE_NEEDS: f32 = 150.0;

/// A width may change by this much before a control is measured again: more than a scroll bar
/// takes, or a list that just fits would go back and forth.
const WIDTH_SLACK: f32 = 24.0;

/// A row, before it is shown.
#[derive(Clone, Debug)]
pub struct Row<'a> {
    id: Id,
    title: &'a str,
    badge: Option<Badge<'a>>,
    subs: Vec<(&'a str, Tone)>,
    current: bool,
    state: &'a str,
}

/// What happened to a row, and where it is.
#[derive(Debug)]
pub struct RowOutput<R> {
    /// What the control returned.
    pub inner: R,
    /// The row was clicked or reached with Tab: make it the current one.
    pub chosen: bool,
    /// Where the row is, to scroll to it.
    pub rect: Rect,
    /// The row itself.
    pub response: Response,
}

/// The size of the control, at the width that the row had inside its margins.
#[derive(Clone, Copy, Debug)]
struct Measured {
    inner: f32,
    size: Vec2,
}

/// The height of a row as it was last drawn.
#[derive(Clone, Copy, Debug)]
struct Height {
    of: u64,
    height: f32,
    /// A screen reader may ask for the row, also out of sight.
    aloud: bool,
}

struct Layouted {
    texts: Vec<(Arc<Galley>, Vec2, egui::Color32)>,
    text_size: Vec2,
}

impl<'a> Row<'a> {
    /// A row with an identity that stays the same from frame to frame.
    pub fn new(id: Id, title: &'a str) -> Self {
        Self {
            id,
            title,
            badge: None,
            subs: Vec::new(),
            current: false,
            state: "",
        }
    }

    /// The badge of the person or source before the title.
    pub const fn badge(mut self, badge: Badge<'a>) -> Self {
        self.badge = Some(badge);
        self
    }

    /// A line below the title; an empty one is left out.
    pub fn sub(mut self, text: &'a str, tone: Tone) -> Self {
        if !text.is_empty() {
            self.subs.push((text, tone));
        }
        self
    }

    /// Is this the row that letters act on? It gets the keyboard when it becomes the current one,
    /// and when nothing else has it.
    pub const fn current(mut self, current: bool) -> Self {
        self.current = current;
        self
    }

    /// The answer in words, for a screen reader: "genoemd", "niet gevraagd".
    pub const fn state(mut self, state: &'a str) -> Self {
        self.state = state;
        self
    }

    /// Show the row over the full width, with its control. Out of sight it keeps its place and its
    /// stop for Tab, and its control is not drawn: nobody can have pressed it.
    pub fn show<R: Default>(self, ui: &mut Ui, control: impl FnOnce(&mut Ui) -> R) -> RowOutput<R> {
        match self.unseen(ui) {
            Some(rect) => self.stand_in(ui, rect),
            None => self.show_seen(ui, control),
        }
    }

    /// Where the row goes, when its height is known and nobody sees or hears it there.
    fn unseen(&self, ui: &Ui) -> Option<Rect> {
        let known: Option<Height> = ui.data(|data| data.get_temp(self.height_slot()));
        let height = known.filter(|k| k.of == self.words(ui) && !k.aloud)?.height;
        let size = Vec2::new(ui.available_width(), height);
        let rect = Rect::from_min_size(ui.cursor().min, size);
        (!self.current && !ui.is_rect_visible(rect)).then_some(rect)
    }

    fn stand_in<R: Default>(&self, ui: &mut Ui, rect: Rect) -> RowOutput<R> {
        let (rect, _) = ui.allocate_exact_size(rect.size(), Sense::hover());
        let response = ui.interact(rect, self.id, Sense::click());
        self.describe(ui, &response);
        RowOutput {
            inner: R::default(),
            chosen: response.gained_focus(),
            rect,
            response,
        }
    }

    fn height_slot(&self) -> Id {
        self.id.with("height")
    }

    /// All that the height of the row follows from.
    fn words(&self, ui: &Ui) -> u64 {
        let mut hasher = DefaultHasher::new();
        (self.title, self.badge.map(|badge| badge.letter)).hash(&mut hasher);
        self.subs
            .iter()
            .for_each(|(text, _)| text.hash(&mut hasher));
        ui.available_width().to_bits().hash(&mut hasher);
        ui.ctx().pixels_per_point().to_bits().hash(&mut hasher);
        hasher.finish()
    }

    fn show_seen<R>(self, ui: &mut Ui, control: impl FnOnce(&mut Ui) -> R) -> RowOutput<R> {
        let words = self.words(ui);
        let palette = Palette::current(ui);
        let slot = self.id.with("control");
        let width = ui.available_width();
        let inner = width - 2.0 * PAD_X;
        let needs = self.title_needs(ui, inner);
        let known = ui
            .data(|data| data.get_temp::<Measured>(slot))
            .filter(|measured| (measured.inner - inner).abs() < WIDTH_SLACK);
        // Unknown in a new row or at a new width: this pass only measures the control, over the
        // full width, and is not shown.
        let size = known.map_or(Vec2::new(0.0, TARGET), |measured| measured.size);
        let beside = known.is_none() || needs + GAP + size.x <= inner;
        let text_width = if beside { inner - GAP - size.x } else { inner };
        let text = self.lay_out(ui, text_width, &palette);
        let height = if beside {
            text.text_size.y.max(size.y) + 2.0 * PAD_Y
        } else {
            text.text_size.y + 4.0 + size.y + 2.0 * PAD_Y
        };
        let height = height.max(LEAST_HEIGHT).ceil();

        let area = Vec2::new(width, height);
        let (rect, _) = ui.allocate_exact_size(area, Sense::hover());
        let response = ui.interact(rect, self.id, Sense::click());
        self.describe(ui, &response);
        if known.is_some() {
            let height = Height {
                of: words,
                height,
                aloud: ui.ctx().has_accesskit_node(self.id),
            };
            ui.data_mut(|data| data.insert_temp(self.height_slot(), height));
        }
        if self.current || response.hovered() {
            let fill = if self.current {
                palette.panel
            } else {
                palette.hover
            };
            ui.painter()
                .rect_filled(rect, CornerRadius::same(ROUNDING), fill);
        }
        text.paint(ui, rect, beside, self.badge, &palette);

        let place = if known.is_none() {
            rect.shrink2(Vec2::new(PAD_X, 0.0))
        } else if beside {
            let left = rect.left() + PAD_X + needs + GAP;
            let right = rect.right() - PAD_X;
            Rect::from_x_y_ranges(left..=right, rect.y_range())
        } else {
            let top = rect.top() + PAD_Y + text.text_size.y + 4.0;
            Rect::from_min_max(
                Pos2::new(rect.left() + PAD_X, top),
                Pos2::new(rect.right() - PAD_X, rect.bottom()),
            )
        };
        let inner_width = inner;
        let (inner, used) = self.control(ui, place, beside && known.is_some(), size, control);
        self.remember(
            ui,
            slot,
            known,
            Measured {
                inner: inner_width,
                size: used,
            },
        );

        hairline(ui, rect, &palette);
        let chosen = response.clicked() || response.gained_focus();
        if self.current {
            self.keep_focus(ui, &response);
            // While a field or a button has the keyboard, that one alone has the ring: the row is only
            // what letters act on, or where Esc leads back to.
            if ui.memory(|memory| memory.has_focus(self.id)) {
                focus_ring(ui, rect, &palette);
            } else {
                outline(ui, rect, &palette);
            }
        }
        RowOutput {
            inner,
            chosen,
            rect,
            response,
        }
    }

    fn title_needs(&self, ui: &Ui, inner: f32) -> f32 {
        let natural = line(ui, self.title, font(Size::Body), egui::Color32::BLACK)
            .size()
            .x;
        let badge = self.badge.map_or(0.0, |badge| badge.size(ui).x + GAP);
        (badge + natural.min(TITLE_NEEDS)).ceil().min(inner)
    }

    fn lay_out(&self, ui: &Ui, width: f32, palette: &Palette) -> Layouted {
        let badge = self
            .badge
            .map_or(Vec2::ZERO, |badge| badge.size(ui) + Vec2::new(GAP, 0.0));
        let title = wrapped(
            ui,
            self.title,
            font(Size::Body),
            palette.text,
            width - badge.x,
        );
        let drop = ((badge.y - title.rows.first().map_or(0.0, |row| row.height())) / 2.0).max(0.0);
        let mut y = drop + title.size().y;
        let mut wide = badge.x + title.size().x;
        let mut texts = vec![(title, Vec2::new(badge.x, drop), palette.text)];
        y = y.max(badge.y);
        for (sub, tone) in &self.subs {
            let colour = palette.tone(*tone);
            let galley = wrapped(ui, sub, font(Size::Small), colour, width);
            let size = galley.size();
            texts.push((galley, Vec2::new(0.0, y), colour));
            y += size.y;
            wide = wide.max(size.x);
        }
        Layouted {
            texts,
            text_size: Vec2::new(wide, y),
        }
    }

    fn describe(&self, ui: &Ui, response: &Response) {
        response.widget_info(|| WidgetInfo::labeled(Role::ListItem, ui.is_enabled(), self.title));
        let mut words: Vec<&str> = Vec::new();
        if !self.state.is_empty() {
            words.push(self.state);
        }
        words.extend(self.subs.iter().map(|(text, _)| *text));
        ui.ctx().accesskit_node_builder(self.id, |node| {
            node.set_description(words.join(", "));
            if self.current {
                node.set_aria_current(AriaCurrent::True);
            }
        });
        keys::mark_row(ui.ctx(), self.id);
        // The arrows move the current row, not egui's own focus.
        let arrows = EventFilter {
            vertical_arrows: true,
            horizontal_arrows: true,
            ..EventFilter::default()
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(self.id, arrows));
    }

    fn control<R>(
        &self,
        ui: &mut Ui,
        place: Rect,
        beside: bool,
        size: Vec2,
        control: impl FnOnce(&mut Ui) -> R,
    ) -> (R, Vec2) {
        // The control is as wide as it was, so its left edge is known before it is drawn.
        let start = if beside {
            Pos2::new(
                (place.right() - size.x).max(place.left()),
                place.center().y - size.y / 2.0,
            )
        } else {
            place.min
        };
        let builder = UiBuilder::new()
            .id_salt(self.id)
            .max_rect(Rect::from_min_size(start, Vec2::new(place.width(), size.y)))
            .layout(Layout::left_to_right(Align::Min).with_main_wrap(!beside));
        let mut child = ui.new_child(builder);
        child.set_max_width(place.width());
        let inner = control(&mut child);
        (inner, child.min_rect().size())
    }

    /// A new control, or one that changed its size, is measured afresh before it is placed.
    fn remember(&self, ui: &Ui, slot: Id, known: Option<Measured>, used: Measured) {
        let same = |known: Measured| (known.size - used.size).abs().max_elem() < 0.5;
        match known {
            Some(known) if same(known) => return,
            Some(_) => ui.data_mut(|data| data.remove::<Measured>(slot)),
            None => ui.data_mut(|data| {
                data.insert_temp(slot, used);
            }),
        }
        ui.ctx()
            .request_discard("a row learns the size of its control");
    }

    fn keep_focus(&self, ui: &Ui, response: &Response) {
        let slot = Id::unique("voorop current row");
        let before: Option<Id> = ui.data(|data| data.get_temp(slot));
        let focused = ui.memory(|memory| memory.focused());
        let became_current = before != Some(self.id);
        if became_current {
            ui.data_mut(|data| data.insert_temp(slot, self.id));
        }
        if focused.is_none() || (became_current && !keys::is_typing(ui.ctx())) {
            response.request_focus();
        }
    }
}

impl Layouted {
    fn paint(
        &self,
        ui: &Ui,
        rect: Rect,
        beside: bool,
        badge: Option<Badge<'_>>,
        palette: &Palette,
    ) {
        let top = if beside {
            rect.center().y - self.text_size.y / 2.0
        } else {
            rect.top() + PAD_Y
        };
        let origin = Pos2::new(rect.left() + PAD_X, top);
        if let Some(badge) = badge {
            badge.paint(ui, origin, palette);
        }
        for (galley, offset, colour) in &self.texts {
            ui.painter()
                .galley(origin + *offset, Arc::clone(galley), *colour);
        }
    }
}
