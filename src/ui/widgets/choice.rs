//! One of a few: chips in a row that wraps. One of many: a list that opens, also by keyboard.
use eframe::egui;
use eframe::egui::accesskit::Role;
use eframe::egui::{
    Color32, ComboBox, CornerRadius, Response, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo,
};

use super::Badge;
use super::keycap::{cap_size, paint_cap};
use super::parts::{focus_ring, line, paint_left};
use crate::ui::keys;
use crate::ui::theme::{GRID, Hue, Palette, ROUNDING, Size, Tone, font, mix, strong};

/// One chip.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chip<'a> {
    /// The word on it.
    pub label: &'a str,
    /// The badge before the word.
    pub badge: Option<Badge<'a>>,
    /// How it looks when it is chosen.
    pub tone: Tone,
    spoken: &'a str,
    key: Option<&'a str>,
}

impl<'a> Chip<'a> {
    /// A chip with only a word.
    pub const fn new(label: &'a str) -> Self {
        Self {
            label,
            badge: None,
            tone: Tone::Accent,
            spoken: label,
            key: None,
        }
    }

    /// A chip with a badge before its word.
    pub const fn with_badge(label: &'a str, badge: Badge<'a>) -> Self {
        Self {
            label,
            badge: Some(badge),
            tone: Tone::Accent,
            spoken: label,
            key: None,
        }
    }

    /// The key that chooses it, shown on it.
    pub const fn key(mut self, key: Option<&'a str>) -> Self {
        self.key = key;
        self
    }

    /// What a screen reader says where there is no room for the word.
    pub const fn spoken(mut self, words: &'a str) -> Self {
        self.spoken = words;
        self
    }

    /// The word for a screen reader. Two people may have the same word, so their letter goes first.
    fn name(&self) -> String {
        match self.badge {
            Some(badge) if self.spoken.is_empty() => badge.letter.to_owned(),
            Some(badge) if !matches!(badge.hue, Hue::Own | Hue::Document) => {
                format!("{} {}", badge.letter, self.spoken)
            }
            _ => self.spoken.to_owned(),
        }
    }

    /// The tone of the chip when it is chosen.
    pub const fn tone(mut self, tone: Tone) -> Self {
        self.tone = tone;
        self
    }
}

/// The height of a chip, in points: a line of chips starts out as high, so that all stand level.
pub const CHIP_HEIGHT: f32 = 26.0;
const PAD: f32 = 8.0;

/// Chips of which one is chosen, or none yet. Pressing the chosen one leaves it chosen.
#[derive(Clone, Copy, Debug)]
pub struct Choice<'a> {
    question: &'a str,
    chips: &'a [Chip<'a>],
    selected: Option<usize>,
    tab_stop: bool,
    takes_keyboard: bool,
}

impl<'a> Choice<'a> {
    /// Chips that answer `question`; the question is part of every chip's accessible name.
    pub const fn new(question: &'a str, chips: &'a [Chip<'a>]) -> Self {
        Self {
            question,
            chips,
            selected: None,
            tab_stop: true,
            takes_keyboard: false,
        }
    }

    /// Which chip is chosen.
    pub const fn selected(mut self, selected: Option<usize>) -> Self {
        self.selected = selected;
        self
    }

    /// Does Tab stop at the chips?
    pub const fn tab_stop(mut self, tab_stop: bool) -> Self {
        self.tab_stop = tab_stop;
        self
    }

    /// The chosen chip takes the keyboard when nothing else has it.
    pub const fn takes_keyboard(mut self) -> Self {
        self.takes_keyboard = true;
        self
    }

    /// Show the chips. Returns the chip that was pressed.
    pub fn show(self, ui: &mut Ui) -> Option<usize> {
        let mut answer = None;
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing = Vec2::new(6.0, 6.0);
            ui.horizontal_wrapped(|ui| {
                for (at, chip) in self.chips.iter().enumerate() {
                    if self.chip(ui, chip, self.selected == Some(at)).clicked() {
                        answer = Some(at);
                    }
                }
            });
        });
        answer
    }

    fn chip(&self, ui: &mut Ui, chip: &Chip<'_>, selected: bool) -> Response {
        let palette = Palette::current(ui);
        let bold = line(
            ui,
            chip.label,
            strong(ui.ctx(), Size::Control),
            Color32::BLACK,
        );
        let badge = chip.badge.map(|badge| (badge, badge.size(ui)));
        let gap = if chip.label.is_empty() {
            0.0
        } else {
            GRID - 2.0
        };
        let badge_width = badge.map_or(0.0, |(_, size)| size.x + gap);
        let height = CHIP_HEIGHT.max(bold.size().y + GRID);
        let words = if chip.label.is_empty() {
            0.0
        } else {
            bold.size().x
        };
        let cap = chip.key.map(|key| (key, cap_size(ui, key).x));
        let cap_width = cap.map_or(0.0, |(_, width)| GRID - 2.0 + width);
        let size = Vec2::new((words + badge_width + cap_width + 2.0 * PAD).ceil(), height);
        let sense = if self.tab_stop {
            Sense::click()
        } else {
            Sense::CLICK
        };
        let (rect, response) = ui.allocate_exact_size(size, sense);
        let name = format!("{}: {}", self.question, chip.name());
        response.widget_info(|| {
            WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), selected, &name)
        });
        keys::mark_cell(ui.ctx(), response.id);
        if self.takes_keyboard && selected && ui.memory(|m| m.focused().is_none()) {
            response.request_focus();
        }

        let colour = if selected {
            palette.tone(chip.tone)
        } else {
            palette.text
        };
        let (fill, edge) = match (selected, response.hovered()) {
            (true, _) => (palette.tint(chip.tone), colour),
            (false, true) => (palette.hover, palette.line),
            (false, false) => (palette.panel, palette.line),
        };
        let corners = CornerRadius::same(ROUNDING);
        ui.painter().rect(
            rect,
            corners,
            fill,
            Stroke::new(1.0, edge),
            StrokeKind::Inside,
        );
        let mut at = rect.left_center() + Vec2::new(PAD, 0.0);
        if let Some((badge, size)) = badge {
            badge.paint(ui, at - Vec2::new(0.0, size.y / 2.0), &palette);
            at.x += badge_width;
        }
        let face = if selected {
            strong(ui.ctx(), Size::Control)
        } else {
            font(Size::Control)
        };
        let word = line(ui, chip.label, face, colour);
        paint_left(ui, at, &word, colour);
        if let Some((key, width)) = cap {
            at.x = rect.right() - PAD - width;
            let edge = if selected {
                colour
            } else {
                mix(palette.muted, palette.panel, 0.6)
            };
            paint_cap(ui, at, key, colour, edge);
        }
        super::parts::keep_in_view(ui, &response);
        if response.has_focus() {
            focus_ring(ui, rect, &palette);
        }
        if chip.label.is_empty() && !chip.spoken.is_empty() {
            return response.on_hover_text(chip.spoken);
        }
        response
    }
}

/// A long list that opens below its button. By keyboard: Tab to it, Space or Enter opens, Tab and
/// the arrows walk through it, Space or Enter chooses, Esc closes. Returns what was chosen.
///
/// `nothing` is shown as long as nothing is chosen.
pub fn combo(
    ui: &mut Ui,
    id: egui::Id,
    question: &str,
    options: &[&str],
    selected: Option<usize>,
    nothing: &str,
) -> Option<usize> {
    let shown = selected
        .and_then(|at| options.get(at))
        .copied()
        .unwrap_or(nothing);
    let mut answer = None;
    let combo = ComboBox::from_id_salt(id)
        .selected_text(shown.to_owned())
        .width(ui.available_width().min(320.0))
        .show_ui(ui, |ui| {
            for (at, option) in options.iter().enumerate() {
                if ui.selectable_label(selected == Some(at), *option).clicked() {
                    answer = Some(at);
                }
            }
        });
    combo
        .response
        .accessible_name(format!("{question}: {shown}"));
    answer
}
