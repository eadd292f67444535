//! A text field with its name above it, and below it what is wrong and what to do.
//!
//! It is bound to a text that it cannot change: what was typed is handed back. Esc leaves the
//! field and keeps its text. Undo and redo are taken by [`crate::ui::keys`] before egui sees them.
use std::{ops::Range, sync::Arc};

use eframe::egui;
use eframe::egui::text::{ByteIndex, LayoutJob, LayoutSection, TextFormat};
use eframe::egui::text_edit::TextEditState;
use eframe::egui::{
    Context, EventFilter, Id, Key, Response, RichText, Sense, Stroke, TextBuffer, TextEdit, Ui,
    Vec2,
};

use zeroize::Zeroize as _;

use super::Sign;
use crate::ui::theme::{Palette, Size, Tone, font};

/// Which stretches of a text get a line under them: in bytes, in order, apart from each other.
pub type Underlined<'a> = dyn Fn(&str) -> Arc<[Range<usize>]> + 'a;

/// A field, before it is shown.
#[derive(Clone, Copy)]
pub struct Field<'a> {
    id: Id,
    label: &'a str,
    text: &'a str,
    hint: &'a str,
    rows: usize,
    label_shown: bool,
    notice: Option<(Tone, &'a str)>,
    limit: usize,
    masked: bool,
    readable: bool,
    pasted_lines: bool,
    underlined: Option<&'a Underlined<'a>>,
}

/// What happened in a field.
#[derive(Debug)]
pub struct FieldOutput {
    /// The new text, when the user changed it in this frame.
    pub changed: Option<String>,
    /// Enter was pressed in a field of one line.
    pub submitted: bool,
    /// The keyboard left the field, by Enter, Esc, Tab or the mouse.
    pub left: bool,
    /// Where the cursor stands in the text, in characters; `None` without the keyboard.
    pub cursor: Option<usize>,
    /// The field itself.
    pub response: Response,
}

impl<'a> Field<'a> {
    /// A field of one line. The identity stays the same from frame to frame.
    pub const fn new(id: Id, label: &'a str, text: &'a str) -> Self {
        Self {
            id,
            label,
            text,
            hint: "",
            rows: 1,
            label_shown: true,
            notice: None,
            limit: usize::MAX,
            masked: false,
            readable: false,
            pasted_lines: false,
            underlined: None,
        }
    }

    /// Lines under the stretches that this names. It is asked again for each text, also for one that
    /// was typed in this very frame, so that no line stands beside its word.
    pub const fn underlined(mut self, stretches: &'a Underlined<'a>) -> Self {
        self.underlined = Some(stretches);
        self
    }

    /// Several lines, of which so many show at first.
    pub const fn rows(mut self, rows: usize) -> Self {
        self.rows = rows;
        self
    }

    /// An example of what belongs here, as long as the field is empty.
    pub const fn hint(mut self, hint: &'a str) -> Self {
        self.hint = hint;
        self
    }

    /// Keep the name for screen readers only, where the place makes it clear to the eye.
    pub const fn label_hidden(mut self) -> Self {
        self.label_shown = false;
        self
    }

    /// What is wrong (red) or open (amber), and what to do about it; or how it was read (muted).
    pub const fn notice(mut self, tone: Tone, text: &'a str) -> Self {
        self.notice = Some((tone, text));
        self
    }

    /// Show dots: what is typed is a passphrase.
    pub const fn masked(mut self) -> Self {
        self.masked = true;
        self
    }

    /// Let a passphrase be read on screen; it is kept out of the past of the field all the same.
    pub const fn readable(mut self, readable: bool) -> Self {
        self.readable = readable;
        self
    }

    /// One line that keeps the lines of what is pasted. Enter hands it over all the same.
    pub const fn keeps_pasted_lines(mut self) -> Self {
        self.pasted_lines = true;
        self
    }

    /// The most characters that the field takes.
    pub const fn limit(mut self, characters: usize) -> Self {
        self.limit = characters;
        self
    }

    /// Give a field the keyboard, also one that is drawn for the first time in this frame or the
    /// next: from now on letters are text and no answers.
    pub fn focus(ctx: &Context, id: Id) {
        if TextEditState::load(ctx, id).is_none() {
            TextEditState::default().store(ctx, id);
        }
        ctx.memory_mut(|memory| memory.request_focus(id));
    }

    /// Show the field over the available width.
    pub fn show(self, ui: &mut Ui) -> FieldOutput {
        let output = ui.scope(|ui| {
            ui.spacing_mut().item_spacing.y = 4.0;
            ui.vertical(|ui| self.show_parts(ui)).inner
        });
        output.inner
    }

    fn show_parts(&self, ui: &mut Ui) -> FieldOutput {
        let palette = Palette::current(ui);
        let label = self.label_shown.then(|| {
            let text = RichText::new(self.label)
                .font(font(Size::Small))
                .color(palette.muted);
            ui.label(text).id
        });
        let had_focus = ui.memory(|memory| memory.has_focus(self.id));
        let mut text = self.text.to_owned();
        let (response, cursor) = self.edit(ui, &mut text, &palette);
        let response = match label {
            Some(label) => response.labelled_by(label),
            None => response.accessible_name(self.label),
        };
        let enter = ui.input(|input| input.key_pressed(Key::Enter));
        super::parts::keep_in_view(ui, &response);
        let handed = self.pasted_lines && response.has_focus() && enter;
        if handed {
            response.surrender_focus();
        }
        let submitted = handed || (self.rows == 1 && had_focus && enter && response.lost_focus());
        let escaped = response.has_focus() && ui.input(|input| input.key_pressed(Key::Escape));
        if escaped {
            response.surrender_focus();
        }
        if let Some((tone, words)) = self.notice {
            self.show_notice(ui, &response, tone, words, &palette);
        }
        let changed = response.changed().then(|| std::mem::take(&mut text));
        if self.masked {
            text.zeroize();
            forget_past(ui.ctx(), self.id);
        }
        FieldOutput {
            changed,
            submitted,
            left: escaped || (had_focus && !response.has_focus()),
            cursor,
            response,
        }
    }

    /// The field and where its cursor stands.
    fn edit(&self, ui: &mut Ui, text: &mut String, palette: &Palette) -> (Response, Option<usize>) {
        // The field reads the whole batch of keys before Esc takes the keyboard away, so that
        // what was typed just before it is not lost on a slow machine.
        let filter = EventFilter {
            horizontal_arrows: true,
            vertical_arrows: true,
            tab: false,
            escape: true,
        };
        if let Some((tone, _)) = self.notice.filter(|(tone, _)| *tone != Tone::Muted) {
            let edge = palette.tone(tone);
            let widgets = &mut ui.visuals_mut().widgets;
            widgets.inactive.bg_stroke.color = edge;
            widgets.hovered.bg_stroke.color = edge;
        }
        let edit = if self.pasted_lines {
            TextEdit::multiline(text).desired_rows(1).return_key(None)
        } else if self.rows == 1 {
            TextEdit::singleline(text)
        } else {
            TextEdit::multiline(text).desired_rows(self.rows)
        };
        let lines = self.rows > 1 || self.pasted_lines;
        let ink = palette.text;
        let mark = palette.tone(Tone::Amber);
        let mut layouter = |ui: &Ui, text: &dyn TextBuffer, width: f32| {
            let text = text.as_str();
            let stretches = self.underlined.map(|find| find(text)).unwrap_or_default();
            let mut job = underline(text, &stretches, lines.then_some(width), ink, mark);
            let spacing = ui.spacing().extra_text_line_spacing;
            ui.fonts_mut(|fonts| {
                let height = fonts.row_height(&font(Size::Body)) + spacing;
                for section in &mut job.sections {
                    section.format.line_height = Some(height);
                }
                fonts.layout_job(job)
            })
        };
        let edit = if self.underlined.is_some() {
            edit.layouter(&mut layouter)
        } else {
            edit
        };
        let edit = edit
            .id(self.id)
            .hint_text(RichText::new(self.hint).color(palette.muted))
            .password(self.masked && !self.readable)
            .desired_width(ui.available_width())
            .char_limit(self.limit)
            .margin(egui::Margin::symmetric(8, 5))
            .event_filter(filter);
        let shown = edit.show(ui);
        let cursor = shown.cursor_range.map(|range| range.primary.index.0);
        (shown.response.response, cursor)
    }

    fn show_notice(
        &self,
        ui: &mut Ui,
        response: &Response,
        tone: Tone,
        words: &str,
        palette: &Palette,
    ) {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            let sign = match tone {
                Tone::Red => Some(Sign::Diamond),
                // How it was read is no warning.
                Tone::Muted => None,
                _ => Some(Sign::Triangle),
            };
            if let Some(sign) = sign {
                let line = ui.text_style_height(&egui::TextStyle::Small);
                let (place, _) = ui.allocate_exact_size(Vec2::splat(line), Sense::hover());
                sign.paint(ui, place.center(), Size::Small.points(), palette);
            }
            let text = RichText::new(words)
                .font(font(Size::Small))
                .color(palette.tone(tone));
            let notice = ui.add(egui::Label::new(text).wrap());
            ui.ctx().accesskit_node_builder(response.id, |node| {
                node.push_described_by(notice.id.accesskit_id());
                if tone == Tone::Red {
                    node.set_invalid(egui::accesskit::Invalid::True);
                }
            });
        });
    }
}

/// The text laid out as egui does it, with lines under some stretches.
fn underline(
    text: &str,
    stretches: &[Range<usize>],
    width: Option<f32>,
    ink: egui::Color32,
    mark: egui::Color32,
) -> LayoutJob {
    let plain = TextFormat::simple(font(Size::Body), ink);
    let marked = TextFormat {
        underline: Stroke::new(2.0, mark),
        ..plain.clone()
    };
    let mut job = LayoutJob {
        text: text.to_owned(),
        break_on_newline: width.is_some(),
        keep_trailing_whitespace: true,
        ..LayoutJob::default()
    };
    job.wrap.max_width = width.unwrap_or(f32::INFINITY);
    let mut section = |range: Range<usize>, format: &TextFormat| {
        job.sections.push(LayoutSection {
            leading_space: 0.0,
            byte_range: ByteIndex(range.start)..ByteIndex(range.end),
            format: format.clone(),
        });
    };
    let mut at = 0;
    for stretch in stretches {
        if stretch.start > at {
            section(at..stretch.start, &plain);
        }
        section(stretch.clone(), &marked);
        at = stretch.end;
    }
    if at < text.len() || text.is_empty() {
        section(at..text.len(), &plain);
    }
    job
}

/// A field keeps earlier texts for its own undo; a passphrase has none.
fn forget_past(ctx: &Context, id: Id) {
    if let Some(mut state) = TextEditState::load(ctx, id) {
        state.clear_undoer();
        state.store(ctx, id);
    }
}
