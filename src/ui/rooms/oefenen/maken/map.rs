//! The scenario as a graph. One canvas has the keyboard: the arrows walk over its boxes, Enter goes
//! to the fields. The list in the middle says the same in words.

use eframe::egui::{
    self, Align2, CornerRadius, EventFilter, FontId, Key, Modifiers, Pos2, Rect, Response, Sense,
    Shape, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, accesskit::Role,
};

use crate::{
    training::{Map, MapEdge, MapKind, MapLine, MapNode, Reachable},
    ui::{
        action::MakeAction as Ask,
        room::oefenen::maken::{Maker, Part},
        rooms::form::words,
        scene::Scene,
        theme::{Palette, ROUNDING, Size, strong},
        widgets::Sign,
    },
};

/// Sizes of the map, in percent.
const ZOOM: std::ops::RangeInclusive<u16> = 10..=150;
/// The least height of the canvas, in points.
const LEAST: f32 = 260.0;
/// Letters smaller than this are not drawn, in points.
const LETTERS: f32 = 5.0;

/// How the canvas stands: what was panned, and which box it was last moved to.
#[derive(Clone, Copy, Default)]
struct Stand {
    offset: Vec2,
    on: Option<usize>,
    zoom: f32,
    size: Vec2,
}

fn stand_id() -> egui::Id {
    egui::Id::unique("maken kaart stand")
}

/// A new editor begins with its own place on the map.
pub(super) fn forget(ui: &Ui) {
    ui.data_mut(|data| data.remove::<Stand>(stand_id()));
}

/// Shows the map.
pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>, maker: &Maker) {
    let t = scene.t;
    let Some(map) = &maker.checked.map else {
        words(ui, &t.maken_checking);
        return;
    };
    let width = ui.available_width();
    let fit = (width / map.width.max(1.0) * 100.0).clamp(10.0, 100.0) as u16;
    let now = maker.zoom.unwrap_or(fit).clamp(*ZOOM.start(), *ZOOM.end());
    ui.horizontal_wrapped(|ui| {
        let larger = (now + 15).min(*ZOOM.end());
        let smaller = now.saturating_sub(15).max(*ZOOM.start());
        let all = [
            (&t.maken_zoom_in, Some(larger)),
            (&t.maken_zoom_out, Some(smaller)),
            (&t.maken_zoom_fit, None),
        ];
        for (words, zoom) in all {
            if ui.button(words).clicked() {
                scene.ask(Ask::Zoom(zoom).into());
            }
        }
    });
    words(ui, &t.maken_map_words);
    let size = Vec2::new(width, ui.available_height().max(LEAST));
    let (rect, response) = ui.allocate_exact_size(size, Sense::click_and_drag());
    let chosen = chosen(map, maker);
    let canvas = Canvas {
        map,
        rect,
        zoom: f32::from(now) / 100.0,
        chosen,
    };
    canvas.describe(ui, scene, &response);
    let offset = canvas.stand(ui, &response);
    canvas.paint(ui, scene, offset);
    if response.has_focus() {
        let ring = Stroke::new(2.0, Palette::current(ui).focus);
        let corners = CornerRadius::same(ROUNDING);
        ui.painter()
            .rect_stroke(rect, corners, ring, StrokeKind::Inside);
        canvas.keys(ui, scene);
    }
    if response.clicked() {
        response.request_focus();
        let at = response.interact_pointer_pos();
        if let Some(node) = at.and_then(|at| canvas.hit(at, offset)) {
            go(scene, map, node);
        }
    }
}

fn go(scene: &mut Scene<'_>, map: &Map, node: usize) {
    if let Some(node) = map.nodes.get(node) {
        let (part, at) = Part::of(&node.place);
        scene.ask(Ask::GoToNode(part, at).into());
    }
}

/// The box of the record on screen.
fn chosen(map: &Map, maker: &Maker) -> Option<usize> {
    let here = (maker.part, maker.chosen());
    let mut nodes = map.nodes.iter();
    nodes.position(|node| Part::of(&node.place) == here)
}

struct Canvas<'m> {
    map: &'m Map,
    rect: Rect,
    zoom: f32,
    chosen: Option<usize>,
}

impl Canvas<'_> {
    fn describe(&self, ui: &Ui, scene: &Scene<'_>, response: &Response) {
        let t = scene.t;
        let name = match self.chosen.and_then(|n| self.map.nodes.get(n)) {
            Some(node) => t.maken_map_on.replace("{wat}", &spoken(scene, node)),
            None => t.maken_map.clone(),
        };
        response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), &name));
        let arrows = EventFilter {
            vertical_arrows: true,
            horizontal_arrows: true,
            ..EventFilter::default()
        };
        ui.memory_mut(|m| m.set_focus_lock_filter(response.id, arrows));
    }

    fn place(&self, node: &MapNode, offset: Vec2) -> Rect {
        let min = self.point([node.x, node.y], offset);
        Rect::from_min_size(min, Vec2::new(node.w, node.h) * self.zoom)
    }

    fn point(&self, [x, y]: [f32; 2], offset: Vec2) -> Pos2 {
        self.rect.min + offset + Vec2::new(x, y) * self.zoom
    }

    /// Where the map stands: panned by hand, or moved so that the box on screen is in sight.
    fn stand(&self, ui: &Ui, response: &Response) -> Vec2 {
        let slot = stand_id();
        let mut stand: Stand = ui.data(|data| data.get_temp(slot)).unwrap_or_default();
        if response.dragged() {
            stand.offset += response.drag_delta();
        }
        if response.contains_pointer() {
            stand.offset += ui.input(|i| i.smooth_scroll_delta());
        }
        let zoomed = (stand.zoom - self.zoom).abs() > f32::EPSILON;
        let resized = stand.size != self.rect.size();
        if (stand.on != self.chosen || zoomed || resized)
            && let Some(node) = self.chosen.and_then(|n| self.map.nodes.get(n))
        {
            let middle = (Vec2::new(node.x, node.y) + Vec2::new(node.w, node.h) / 2.0) * self.zoom;
            stand.offset = self.rect.size() / 2.0 - middle;
        }
        stand.on = self.chosen;
        stand.zoom = self.zoom;
        stand.size = self.rect.size();
        // Never further than the edges of the map.
        let all = Vec2::new(self.map.width, self.map.height) * self.zoom;
        let least = (self.rect.size() - all).min(Vec2::ZERO);
        stand.offset = stand.offset.max(least).min(Vec2::ZERO);
        ui.data_mut(|data| data.insert_temp(slot, stand));
        stand.offset
    }

    fn hit(&self, at: Pos2, offset: Vec2) -> Option<usize> {
        let mut nodes = self.map.nodes.iter();
        nodes.position(|node| self.place(node, offset).contains(at))
    }

    /// The arrows walk over the boxes in the order of the scenario.
    fn keys(&self, ui: &Ui, scene: &mut Scene<'_>) {
        let last = self.map.nodes.len().saturating_sub(1);
        let at = self.chosen;
        let before = at.map_or(0, |at| at.saturating_sub(1));
        let after = at.map_or(0, |at| (at + 1).min(last));
        let moves = [
            (Key::ArrowLeft, before),
            (Key::ArrowUp, before),
            (Key::ArrowRight, after),
            (Key::ArrowDown, after),
            (Key::Home, 0),
            (Key::End, last),
        ];
        for (key, to) in moves {
            if ui.input_mut(|i| i.consume_key(Modifiers::NONE, key)) {
                go(scene, self.map, to);
                return;
            }
        }
        if ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Enter)) {
            scene.ask(Ask::ToFields.into());
        }
    }

    fn paint(&self, ui: &Ui, scene: &Scene<'_>, offset: Vec2) {
        let palette = Palette::current(ui);
        let ui_painter = ui
            .painter()
            .with_clip_rect(self.rect.intersect(ui.clip_rect()));
        ui_painter.rect_filled(self.rect, CornerRadius::same(ROUNDING), palette.ground);
        for (edge, way) in self.map.edges.iter().zip(&self.map.ways) {
            self.arrow(&ui_painter, &palette, edge, way, offset);
        }
        for (n, node) in self.map.nodes.iter().enumerate() {
            let place = self.place(node, offset);
            if place.intersects(self.rect) {
                self.node(ui, scene, &ui_painter, node, place, self.chosen == Some(n));
            }
        }
    }

    fn arrow(
        &self,
        painter: &egui::Painter,
        palette: &Palette,
        edge: &MapEdge,
        way: &[[f32; 2]],
        offset: Vec2,
    ) {
        let points: Vec<Pos2> = way.iter().map(|at| self.point(*at, offset)).collect();
        let (Some(&to), Some(&before)) = (points.last(), points.iter().rev().nth(1)) else {
            return;
        };
        if !Rect::from_points(&points).expand(2.0).intersects(self.rect) {
            return;
        }
        let near = self.chosen == Some(edge.from) || self.chosen == Some(edge.to);
        let colour = if near { palette.accent } else { palette.border };
        let stroke = Stroke::new(if near { 2.0 } else { 1.0 }, colour);
        match edge.kind {
            MapLine::Needs => {
                painter.line(points, stroke);
                let back = (before - to).normalized() * 6.0;
                for side in [back.rot90(), -back.rot90()] {
                    painter.line_segment([to, to + back + side * 0.6], stroke);
                }
            }
            MapLine::Answers => {
                painter.extend(Shape::dashed_line(&points, stroke, 4.0, 3.0));
            }
            MapLine::LeadsTo => {
                painter.extend(Shape::dotted_line(&points, colour, 5.0, 1.0));
            }
        }
    }

    /// A box: its kind and name, its words, and what is wrong with it by line and word.
    fn node(
        &self,
        ui: &Ui,
        scene: &Scene<'_>,
        painter: &egui::Painter,
        node: &MapNode,
        place: Rect,
        chosen: bool,
    ) {
        let palette = Palette::current(ui);
        let fill = if chosen {
            palette.accent_tint
        } else {
            palette.panel
        };
        let corners = CornerRadius::same(ROUNDING);
        painter.rect_filled(place, corners, fill);
        let edge = match node.reachable {
            Reachable::Yes if chosen => Stroke::new(2.5, palette.accent),
            Reachable::Yes => Stroke::new(1.0, palette.border),
            Reachable::Trainer => Stroke::new(1.5, palette.amber),
            Reachable::No => Stroke::new(2.0, palette.red),
        };
        if node.reachable == Reachable::Yes {
            painter.rect_stroke(place, corners, edge, StrokeKind::Inside);
        } else {
            let p = place.shrink(1.0);
            let around = [
                p.left_top(),
                p.right_top(),
                p.right_bottom(),
                p.left_bottom(),
                p.left_top(),
            ];
            painter.extend(Shape::dashed_line(&around, edge, 5.0, 3.0));
        }
        let mut left = place.left() + 6.0 * self.zoom;
        let head = place.top() + 11.0 * self.zoom;
        if node.problem || node.reachable == Reachable::No {
            let size = (13.0 * self.zoom).max(7.0);
            let centre = egui::pos2(left + size / 2.0, head);
            // A painter clips; the sign is painted by the window, so only where it is whole in sight.
            if self
                .rect
                .contains_rect(Rect::from_center_size(centre, Vec2::splat(size)))
            {
                Sign::Diamond.paint(ui, centre, size, &palette);
            }
            left += size + 4.0 * self.zoom;
        }
        let small = 12.0 * self.zoom;
        if small < LETTERS {
            return;
        }
        let clip = painter.with_clip_rect(place.intersect(painter.clip_rect()));
        let bold = FontId::new(small, strong(ui.ctx(), Size::Small).family);
        let at = egui::pos2(left, head);
        clip.text(
            at,
            Align2::LEFT_CENTER,
            title(scene, node),
            bold,
            palette.text,
        );
        let plain = FontId::proportional(small);
        for (nth, line) in node.lines.iter().enumerate() {
            let top = place.top() + (22.0 + 15.0 * nth as f32) * self.zoom;
            let at = egui::pos2(place.left() + 6.0 * self.zoom, top);
            clip.text(at, Align2::LEFT_TOP, line, plain.clone(), palette.muted);
        }
    }
}

/// What stands at the head of a box.
fn title(scene: &Scene<'_>, node: &MapNode) -> String {
    let t = scene.t;
    let name = match &node.kind {
        MapKind::Item(_) | MapKind::Deed(_) | MapKind::Event(_) => node.id.clone(),
        MapKind::Required(ask) => super::point(scene, ask),
        MapKind::Outcome(outcome) => scene.docs.outcome(*outcome).to_owned(),
    };
    match node.reachable {
        Reachable::Yes => name,
        Reachable::Trainer => format!("{name} · {}", t.maken_trainer_only),
        Reachable::No => format!("{name} · {}", t.maken_unreachable),
    }
}

/// A box for who hears it.
fn spoken(scene: &Scene<'_>, node: &MapNode) -> String {
    let problem = if node.problem {
        format!(", {}", scene.t.maken_one_problem)
    } else {
        String::new()
    };
    format!("{}{problem}: {}", title(scene, node), node.lines.join(" "))
}
