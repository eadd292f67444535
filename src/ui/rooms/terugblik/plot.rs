//! The course as a picture: who reported, who was not heard, how long there was no contact and on
//! whose account. Shape and colour say the outcome; the table below says the same in words.

use std::sync::Arc;

use eframe::egui::{
    Align2, Color32, Galley, Pos2, Rect, RichText, Sense, Stroke, Ui, Vec2, Vec2b, WidgetInfo,
    accesskit::Role,
};
use egui_plot::{
    AxisHints, GridMark, MarkerShape, Plot, PlotPoint, PlotPoints, PlotTransform, Points, Polygon,
};

use crate::{
    melding::Level,
    terugblik::{
        Course,
        course::{Span, Voice, Who},
    },
    ui::{
        room::terugblik::Family,
        scene::{Scene, badge},
        theme::{Hue, Palette, Size, font, mix},
        widgets::Badge,
    },
};

use super::{
    scheme::{Lane, Scheme, day_of, mark, midnight, month_words, months_between, reporter_lane},
    texts,
};

/// The height of one lane, in points.
const LANE: f32 = 34.0;
/// The column of the names of the lanes, in points.
const NAMES: f32 = 104.0;

/// Draws the picture.
pub(super) fn show(ui: &mut Ui, scene: &Scene<'_>, family: &Family) {
    let scheme = Scheme::new(&family.course, scene.app.now());
    let palette = Palette::current(ui);
    let t = scene.t;
    let names: Vec<String> = scheme
        .lanes
        .iter()
        .map(|lane| lane_words(scene, *lane))
        .collect();
    let months: Vec<&str> = t.months_short.split(' ').collect();
    let (low, high) = (scheme.from, scheme.to);
    let lanes = scheme.lanes.len();
    let height = LANE * lanes as f32 + 24.0;
    let month_axis =
        AxisHints::new_x().formatter(move |mark: GridMark, _: &_| month_words(&months, mark.value));
    let lane_axis = AxisHints::new_y()
        .placement(egui_plot::HPlacement::Left)
        .min_thickness(NAMES)
        .formatter(|_: GridMark, _: &_| String::new());
    let plot = Plot::new(("verloop", family.id, lanes))
        .height(height)
        .custom_x_axes(vec![month_axis])
        .custom_y_axes(vec![lane_axis])
        .allow_drag(false)
        .allow_zoom(false)
        .allow_scroll(false)
        .allow_boxed_zoom(false)
        .allow_axis_zoom_drag(false)
        .allow_double_click_reset(false)
        .show_crosshair(false)
        .show_background(false)
        .grid_color(palette.line)
        .grid_fade(0.0)
        .sense(Sense::hover())
        .x_grid_spacer(move |_| months_between(low, high))
        .y_grid_spacer(move |_| (0..lanes).map(|y| mark(y as f64)).collect())
        .show_grid(Vec2b::new(true, true));
    let markers = markers(&scheme, &palette);
    let spans = spans(&scheme, &palette);
    let shown = plot.show(ui, |plot| {
        plot.set_plot_bounds_x(low..=high);
        plot.set_plot_bounds_y(-0.6..=lanes as f64 - 0.4);
        for span in spans {
            plot.polygon(span);
        }
        for points in markers {
            plot.points(points);
        }
    });
    let words = t
        .terugblik_plot_name
        .replace("{n}", &family.course.contacts.len().to_string());
    shown
        .response
        .widget_info(|| WidgetInfo::labeled(Role::Image, true, &words));
    overlay(ui, scene, &scheme, &names, &shown.transform);
}

fn lane_words(scene: &Scene<'_>, lane: Lane) -> String {
    let t = scene.t;
    match lane {
        Lane::A => t.terugblik_lane_reports.replace("{wie}", "A"),
        Lane::B => t.terugblik_lane_reports.replace("{wie}", "B"),
        Lane::Other => t.terugblik_lane_other.clone(),
        Lane::Unheard => t.terugblik_lane_unheard.clone(),
        Lane::NoContact => t.terugblik_lane_no_contact.clone(),
        Lane::Hits => t.terugblik_lane_hits.clone(),
    }
}

/// The contacts by outcome: each has a shape and a colour of its own.
fn markers(scheme: &Scheme<'_>, palette: &Palette) -> Vec<Points<'static>> {
    let outcomes = Level::ALL.iter().copied().map(Some).chain([None]);
    outcomes
        .map(|level| {
            let of = scheme
                .course
                .contacts
                .iter()
                .filter(|line| line.facts.as_ref().map(|facts| facts.outcome) == level);
            let points: PlotPoints<'static> = of
                .map(|line| [day_of(line.at), scheme.y(reporter_lane(line))])
                .collect();
            let (shape, radius) = match level {
                Some(Level::OptredenNoodzakelijk) => (MarkerShape::Diamond, 7.0),
                Some(Level::EerstVaststellen) => (MarkerShape::Up, 7.0),
                Some(Level::EigenAfweging) => (MarkerShape::Circle, 5.0),
                Some(Level::Terughoudend) => (MarkerShape::Square, 6.0),
                None => (MarkerShape::Circle, 5.0),
            };
            Points::new("", points)
                .shape(shape)
                .radius(radius)
                .filled(level.is_some())
                .color(palette.tone(texts::sign(level).tone()))
                .allow_hover(false)
        })
        .collect()
}

/// How many stretches stand above each other in the lane, and the place of each.
fn stacked(spans: &[Span]) -> impl Iterator<Item = (&Span, f64, f64)> {
    let height = 0.56 / spans.len().max(1) as f64;
    spans.iter().enumerate().map(move |(at, span)| {
        let top = 0.28 - at as f64 * height;
        (span, top, top - height * 0.9)
    })
}

fn spans(scheme: &Scheme<'_>, palette: &Palette) -> Vec<Polygon<'static>> {
    let y = scheme.y(Lane::NoContact);
    stacked(&scheme.course.spans)
        .map(|(span, top, bottom)| {
            let (from, to) = (day_of(midnight(span.from)), day_of(midnight(span.to)));
            let to = to.max(from + 0.5);
            let corners = vec![
                [from, y + top],
                [to, y + top],
                [to, y + bottom],
                [from, y + bottom],
            ];
            let colour = palette.hue(hue(span.voice));
            Polygon::new("", PlotPoints::from(corners))
                .fill_color(mix(colour, palette.panel, 0.32))
                .stroke(Stroke::new(1.0, colour))
                .allow_hover(false)
        })
        .collect()
}

fn hue(voice: Voice) -> Hue {
    match voice {
        Voice::Person(Who::Member(id)) => badge(id).hue,
        Voice::Person(Who::Unlinked { .. }) => Hue::Other,
        Voice::Officer => Hue::Own,
        Voice::Document | Voice::System => Hue::Document,
    }
}

/// What letters stand on the picture: the names of the lanes, who was not heard, whose account.
fn overlay(
    ui: &Ui,
    scene: &Scene<'_>,
    scheme: &Scheme<'_>,
    names: &[String],
    transform: &PlotTransform,
) {
    let palette = Palette::current(ui);
    let at = |x: f64, y: f64| transform.position_from_point(&PlotPoint::new(x, y));
    let frame = *transform.frame();
    let painter = ui.painter();
    for (lane, name) in scheme.lanes.iter().zip(names) {
        let left = Pos2::new(frame.left() - NAMES, at(scheme.from, scheme.y(*lane)).y);
        painter.text(
            left,
            Align2::LEFT_CENTER,
            name,
            font(Size::Control),
            palette.text,
        );
    }
    unheard(ui, scheme, &at, frame);
    for (span, top, bottom) in stacked(&scheme.course.spans) {
        let y = scheme.y(Lane::NoContact) + (top + bottom) / 2.0;
        let from = at(day_of(midnight(span.from)), y);
        let to = at(day_of(midnight(span.to)), y);
        span_words(
            ui,
            scene,
            scheme.course,
            span,
            Rect::from_two_pos(from, to),
            frame,
        );
    }
    if !scheme.course.hits.is_empty() {
        let words = scene
            .t
            .terugblik_hits_marker
            .replace("{n}", &scheme.course.hits.len().to_string());
        let place = at(scheme.from, scheme.y(Lane::Hits)) + Vec2::new(8.0, 0.0);
        let text = painter.layout_no_wrap(words, font(Size::Control), palette.muted);
        let top_left = place - Vec2::new(0.0, text.size().y / 2.0);
        on_ground(ui, top_left, text, palette.muted);
    }
}

/// The parents who were not heard, with their letter.
fn unheard(ui: &Ui, scheme: &Scheme<'_>, at: &dyn Fn(f64, f64) -> Pos2, frame: Rect) {
    let palette = Palette::current(ui);
    for line in &scheme.course.contacts {
        let Some(facts) = &line.facts else { continue };
        let mut shift = 0.0;
        for gap in &facts.unheard {
            let Some(letter) = letter(gap.who) else {
                continue;
            };
            let size = letter.size(ui);
            let middle = at(day_of(line.at), scheme.y(Lane::Unheard));
            let left = (middle.x - size.x / 2.0).clamp(frame.left(), frame.right() - size.x);
            let place = Pos2::new(left + shift, middle.y - size.y / 2.0);
            ui.painter()
                .rect_filled(Rect::from_min_size(place, size), 3, palette.panel);
            letter.paint(ui, place, &palette);
            shift += size.x + 2.0;
        }
    }
}

fn letter(who: Who) -> Option<Badge<'static>> {
    match who {
        Who::Member(id) if id.is_parent() => Some(badge(id)),
        Who::Unlinked { local, .. } if local.is_parent() => Some(Badge {
            hue: Hue::Other,
            letter: "?",
        }),
        _ => None,
    }
}

/// Whose account and how many days, inside the stretch where it fits and before it where it does not.
fn span_words(ui: &Ui, scene: &Scene<'_>, course: &Course, span: &Span, place: Rect, frame: Rect) {
    let palette = Palette::current(ui);
    let words = texts::words(scene);
    let text = scene
        .t
        .terugblik_span
        .replace("{stem}", &words.voice(course, span.voice))
        .replace("{dagen}", &words.days(span.days));
    let galley = ui
        .painter()
        .layout_no_wrap(text, font(Size::Small), palette.text);
    let size = galley.size();
    let inside = place.width() >= size.x + 8.0;
    let x = if inside {
        place.center().x - size.x / 2.0
    } else if place.left() - size.x - 6.0 >= frame.left() {
        place.left() - size.x - 6.0
    } else {
        place.right() + 6.0
    };
    let top_left = Pos2::new(x, place.center().y - size.y / 2.0);
    if inside {
        ui.painter().galley(top_left, galley, palette.text);
    } else {
        on_ground(ui, top_left, galley, palette.text);
    }
}

/// Text with the ground of the card behind it, so that no grid line runs through it.
fn on_ground(ui: &Ui, top_left: Pos2, text: Arc<Galley>, colour: Color32) {
    let behind = Rect::from_min_size(top_left, text.size()).expand2(Vec2::new(3.0, 0.0));
    let fill = Palette::current(ui).panel;
    ui.painter().rect_filled(behind, 0, fill);
    ui.painter().galley(top_left, text, colour);
}

/// The shapes with their words.
pub(super) fn legend(ui: &mut Ui, scene: &Scene<'_>) {
    let palette = Palette::current(ui);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        for level in Level::ALL.iter().rev().copied() {
            texts::mark(ui, Some(level));
            let words = texts::words(scene);
            let text = RichText::new(words.level(level)).font(font(Size::Control));
            ui.label(text.color(palette.muted));
            ui.add_space(8.0);
        }
    });
}
