//! The records of a part as rows of one height, of which only those in sight are drawn.

use eframe::egui::{
    self, CornerRadius, EventFilter, Key, Modifiers, Rect, ScrollArea, Sense, Stroke, StrokeKind,
    Ui, UiBuilder, Vec2, WidgetInfo,
    accesskit::{AriaCurrent, Role},
};

use crate::{
    training::{Move, When},
    ui::{
        action::MakeAction as Ask,
        keys,
        room::oefenen::maken::{Maker, Part},
        scene::Scene,
        theme::{Palette, ROUNDING, Size, font},
        widgets::Sign,
    },
};

use super::form::row_id;

/// Height of a row, in points.
pub(super) const ROW: f32 = 26.0;

/// Shows the records, at most this high.
pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>, maker: &Maker, count: usize, most: f32) {
    let chosen = maker.chosen();
    let part = maker.part;
    let faulty = faulty(maker, part);
    let rows = Rows {
        count,
        chosen,
        most,
        id: "maken-rijen",
    };
    let wish = maker.wish_row;
    if wish {
        ui.memory_mut(|m| m.request_focus(row_id(part, chosen)));
    }
    let asked = rows.show(ui, (part, wish), |at| Line {
        id: row_id(part, at),
        words: row_words(scene, maker, at),
        faulty: faulty.contains(&at),
    });
    match asked {
        Some(Asked::Go(at)) => scene.ask(Ask::Choose(at).into()),
        Some(Asked::Open) => scene.ask(Ask::ToFields.into()),
        None => {}
    }
}

/// The records in which problems stand.
fn faulty(maker: &Maker, part: Part) -> std::collections::BTreeSet<usize> {
    let places = maker.checked.problems.iter().map(|p| Part::of(&p.place));
    places
        .filter(|(p, _)| *p == part)
        .map(|(_, at)| at)
        .collect()
}

/// A list of rows of one height.
pub(super) struct Rows {
    pub count: usize,
    pub chosen: usize,
    pub most: f32,
    pub id: &'static str,
}

/// One row.
pub(super) struct Line {
    pub id: egui::Id,
    pub words: String,
    pub faulty: bool,
}

/// What was asked of a list.
pub(super) enum Asked {
    /// Stand on this row.
    Go(usize),
    /// Open the row that is stood on.
    Open,
}

impl Rows {
    /// Shows the rows in sight. `key` changes when another list stands here, or when the row must
    /// come into sight.
    pub(super) fn show<K: std::hash::Hash + std::fmt::Debug + Copy>(
        &self,
        ui: &mut Ui,
        key: (K, bool),
        line: impl Fn(usize) -> Line,
    ) -> Option<Asked> {
        let mut asked = self.keys(ui, line(self.chosen).id);
        let slot = egui::Id::unique(("maken lijst", self.id));
        let state = (egui::Id::unique(("lijst van", key.0)), self.chosen);
        let before: Option<(egui::Id, usize)> = ui.data(|data| data.get_temp(slot));
        let moved = key.1 || before != Some(state);
        ui.data_mut(|data| data.insert_temp(slot, state));
        let high = (self.count as f32 * ROW).min(self.most);
        let width = ui.available_width();
        ScrollArea::vertical()
            .id_salt((self.id, key.0))
            .max_height(high)
            .min_scrolled_height(high)
            .auto_shrink(false)
            .show_viewport(ui, |ui, sight| {
                let inner = ui.available_width().min(width);
                ui.set_min_size(Vec2::new(inner, self.count as f32 * ROW));
                let top = ui.max_rect().min;
                let rect = |at: usize| {
                    let min = top + Vec2::new(0.0, at as f32 * ROW);
                    Rect::from_min_size(min, Vec2::new(inner, ROW))
                };
                if moved {
                    ui.scroll_to_rect(rect(self.chosen), None);
                }
                let first = (sight.min.y / ROW).floor().max(0.0) as usize;
                let last = ((sight.max.y / ROW).ceil().max(0.0) as usize).min(self.count);
                for at in first..last {
                    if row(ui, rect(at), &line(at), at == self.chosen) {
                        asked = Some(Asked::Go(at));
                    }
                }
                // The row with the keyboard keeps it when it is scrolled out of sight.
                if !(first..last).contains(&self.chosen) {
                    row(ui, rect(self.chosen), &line(self.chosen), true);
                }
            });
        asked
    }

    /// The arrows, Home, End and Enter, while the row has the keyboard.
    fn keys(&self, ui: &Ui, id: egui::Id) -> Option<Asked> {
        if !ui.memory(|memory| memory.has_focus(id)) {
            return None;
        }
        let last = self.count.saturating_sub(1);
        let page = (self.most / ROW) as usize;
        let moves = [
            (Key::ArrowUp, self.chosen.saturating_sub(1)),
            (Key::ArrowDown, self.chosen + 1),
            (Key::PageUp, self.chosen.saturating_sub(page)),
            (Key::PageDown, self.chosen + page),
            (Key::Home, 0),
            (Key::End, last),
        ];
        for (key, to) in moves {
            if ui.input_mut(|i| i.consume_key(Modifiers::NONE, key)) {
                let to = to.min(last);
                return (to != self.chosen).then_some(Asked::Go(to));
            }
        }
        let enter = ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Enter));
        enter.then_some(Asked::Open)
    }
}

/// One row; says whether it was clicked or reached with Tab.
fn row(ui: &mut Ui, rect: Rect, line: &Line, current: bool) -> bool {
    let palette = Palette::current(ui);
    // Tab stops at the row that is stood on; the arrows do the rest.
    let sense = if current {
        Sense::click()
    } else {
        Sense::CLICK
    };
    let response = ui.interact(rect, line.id, sense);
    response.widget_info(|| WidgetInfo::labeled(Role::ListItem, ui.is_enabled(), &line.words));
    ui.ctx().accesskit_node_builder(line.id, |node| {
        if current {
            node.set_aria_current(AriaCurrent::True);
        }
    });
    keys::mark_row(ui.ctx(), line.id);
    let arrows = EventFilter {
        vertical_arrows: true,
        horizontal_arrows: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(line.id, arrows));
    if current {
        keep_keyboard(ui, &response);
    }
    if current || response.hovered() {
        let fill = if current {
            palette.accent_tint
        } else {
            palette.hover
        };
        ui.painter()
            .rect_filled(rect, CornerRadius::same(ROUNDING), fill);
    }
    let mut text_rect = rect.shrink2(Vec2::new(8.0, 0.0));
    if line.faulty {
        let centre = egui::pos2(text_rect.left() + 6.0, rect.center().y);
        Sign::Diamond.paint(ui, centre, Size::Body.points(), &palette);
        text_rect.min.x += 18.0;
    }
    let mut child = ui.new_child(
        UiBuilder::new()
            .max_rect(text_rect)
            .layout(egui::Layout::left_to_right(egui::Align::Center)),
    );
    let text = egui::RichText::new(&line.words)
        .font(font(Size::Body))
        .color(palette.text);
    // The row itself says these words.
    child.add(egui::Label::new(text).truncate().selectable(false));
    if response.has_focus() {
        let ring = Stroke::new(2.0, palette.focus);
        ui.painter()
            .rect_stroke(rect, CornerRadius::same(ROUNDING), ring, StrokeKind::Inside);
    }
    response.clicked()
}

/// The row keeps the keyboard as it moves: from one current row to the next.
fn keep_keyboard(ui: &Ui, response: &egui::Response) {
    let slot = egui::Id::unique("maken huidige rij");
    let before: Option<egui::Id> = ui.data(|data| data.get_temp(slot));
    if before == Some(response.id) {
        return;
    }
    ui.data_mut(|data| data.insert_temp(slot, response.id));
    let on_row = before.is_some_and(|id| ui.memory(|m| m.has_focus(id)));
    if on_row || ui.memory(|m| m.focused().is_none()) {
        response.request_focus();
    }
}

/// A record in one line.
fn row_words(scene: &Scene<'_>, maker: &Maker, at: usize) -> String {
    let t = scene.t;
    let s = maker.scenario();
    let named = |id: &str, text: &str| format!("{id} · {}", short(text));
    let words = match maker.part {
        Part::Head | Part::Outcome => None,
        Part::Goals => s.goals.get(at).map(|goal| short(&goal.text)),
        Part::People => s.people.get(at).map(|role| {
            let p = &role.person;
            let relation = scene.docs.relation(p.relation);
            named(&p.id.to_string(), &format!("{relation} {}", p.name))
        }),
        Part::Items => s
            .items
            .get(at)
            .map(|item| named(item.id.as_str(), &item.ask)),
        Part::Events => s.events.get(at).map(|event| {
            let when = match &event.when {
                When::Minuut(n) => t.maken_at_minute.replace("{n}", &n.to_string()),
                When::Na(_) => t.maken_when_after.clone(),
                When::Trainer => t.maken_when_trainer.clone(),
            };
            named(event.id.as_str(), &when)
        }),
        Part::Required => s.good.required.get(at).map(|r| super::point(scene, &r.ask)),
        Part::Order => s.good.order.get(at).map(|o| {
            use crate::training::edit::ids_text;
            format!("{} → {}", ids_text(&o.first), ids_text(&o.then))
        }),
        Part::Forbidden => s.good.forbidden.get(at).map(|f| super::ban(t, &f.ban)),
        Part::Statements => {
            let all = &s.good.statements;
            all.get(at).map(|e| named(e.from.as_str(), &e.why))
        }
        Part::Known => s.good.known.get(at).map(|k| named(k.item.as_str(), &k.why)),
        Part::Expert => s.expert.get(at).map(|next| {
            let kind = super::move_kind(t, next);
            match next {
                Move::Ask(id) | Move::Note(id) | Move::Insert(id) => format!("{kind}: {id}"),
                _ => kind.to_owned(),
            }
        }),
        Part::Review => maker.unreviewed.get(at).map(|text| short(text)),
    };
    format!("{}. {}", at + 1, words.unwrap_or_default())
}

/// The begin of a text, on one line.
fn short(text: &str) -> String {
    let line: String = text.chars().take(90).collect();
    line.replace('\n', " ")
}
