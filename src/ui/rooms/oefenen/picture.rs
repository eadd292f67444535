//! The course as a picture beside the expert's: each answer and record at its minute. The list
//! beside it says the same in words.

use eframe::egui::{RichText, Sense, Shape, Stroke, Ui, Vec2, Vec2b, WidgetInfo, accesskit::Role};
use egui_plot::{AxisHints, GridMark, Line, MarkerShape, Plot, PlotPoints, Points, VLine};

use crate::{
    training::{Grading, Moment, Tone},
    ui::{
        scene::Scene,
        theme::{Palette, Size, font},
    },
};

use super::rows;

const HEIGHT: f32 = 150.0;
/// Between two parts of the legend, in points.
const GAP: f32 = 10.0;
/// The place of the dashed line in the legend, in points.
const LINE: f32 = 8.0;

/// Draws the picture.
pub(super) fn show(
    ui: &mut Ui,
    scene: &Scene<'_>,
    course: &Grading,
    expert: &Grading,
    budget: u32,
) {
    let t = scene.t;
    let palette = Palette::current(ui);
    let minute = |m: &Moment| f64::from(m.second) / 60.0;
    let last = course.moments.iter().chain(&expert.moments).map(minute);
    let end = last.fold(f64::from(budget), f64::max) + 1.0;
    let (you, other) = (t.oefenen_you.clone(), t.oefenen_expert.clone());
    let lanes = AxisHints::new_y()
        .min_thickness(64.0)
        .formatter(
            move |mark: GridMark, _: &_| match mark.value.round() as i64 {
                2 => you.clone(),
                1 => other.clone(),
                _ => String::new(),
            },
        );
    let words = t.oefenen_axis.clone();
    let minutes = AxisHints::new_x()
        .label(words)
        .formatter(|mark: GridMark, _: &_| format!("{:.0}", mark.value));
    let plot = Plot::new("oefenen-tijdlijn")
        .height(HEIGHT)
        .custom_y_axes(vec![lanes])
        .custom_x_axes(vec![minutes])
        .y_grid_spacer(|_| {
            [1.0, 2.0]
                .map(|value| GridMark {
                    value,
                    step_size: 1.0,
                })
                .into()
        })
        .show_grid(Vec2b::new(true, false))
        .allow_drag(false)
        .allow_zoom(false)
        .allow_scroll(false)
        .allow_boxed_zoom(false)
        .allow_double_click_reset(false)
        .show_x(false)
        .show_y(false)
        .default_x_bounds(0.0, end)
        .default_y_bounds(0.4, 2.6);
    let output = plot.show(ui, |plot| {
        plot.vline(
            VLine::new(t.oefenen_budget.clone(), f64::from(budget))
                .color(palette.border)
                .style(egui_plot::LineStyle::dashed_dense()),
        );
        for (lane, grading) in [(2.0, course), (1.0, expert)] {
            let end = grading.moments.iter().map(minute).fold(0.0, f64::max);
            plot.line(
                Line::new("", PlotPoints::from(vec![[0.0, lane], [end, lane]]))
                    .color(palette.line)
                    .width(2.0),
            );
            // What matters most lies on top.
            for (tone, shape, colour) in [
                (Tone::Plain, MarkerShape::Circle, palette.muted),
                (Tone::Good, MarkerShape::Circle, palette.green),
                (Tone::Warn, MarkerShape::Up, palette.amber),
                (Tone::Bad, MarkerShape::Diamond, palette.red),
            ] {
                let at: Vec<[f64; 2]> = grading
                    .moments
                    .iter()
                    .filter(|m| m.tone == tone)
                    .map(|m| [minute(m), lane])
                    .collect();
                plot.points(
                    Points::new("", PlotPoints::from(at))
                        .shape(shape)
                        .filled(tone != Tone::Plain)
                        .radius(5.0)
                        .color(colour),
                );
            }
        }
    });
    let name = t.oefenen_picture_name.clone();
    output
        .response
        .widget_info(move || WidgetInfo::labeled(Role::Image, true, &name));
    legend(ui, scene);
}

/// What the signs and the line mean, in words beside each: never by colour alone.
fn legend(ui: &mut Ui, scene: &Scene<'_>) {
    let t = scene.t;
    let palette = Palette::current(ui);
    let signs = [
        (Tone::Good, &t.oefenen_legend_good),
        (Tone::Plain, &t.oefenen_legend_plain),
        (Tone::Warn, &t.oefenen_legend_warn),
        (Tone::Bad, &t.oefenen_legend_bad),
    ];
    let words = |ui: &mut Ui, text: &str| {
        let text = RichText::new(text).font(font(Size::Small));
        ui.label(text.color(palette.muted));
        ui.add_space(GAP);
    };
    ui.horizontal_wrapped(|ui| {
        for (tone, text) in signs {
            rows::sign(tone).show(ui);
            words(ui, text);
        }
        let size = Vec2::new(LINE, Size::Body.points());
        let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
        let stroke = Stroke::new(1.5, palette.border);
        let ends = [rect.center_top(), rect.center_bottom()];
        ui.painter()
            .extend(Shape::dashed_line(&ends, stroke, 3.0, 2.0));
        words(ui, &t.oefenen_legend_budget);
    });
}
