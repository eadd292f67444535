//! Filters and worklist.

use eframe::egui::{
    self, Align2, CornerRadius, Frame, Id, Margin, RichText, Sense, Ui, Vec2, WidgetInfo,
    accesskit::Role,
};

use crate::{
    archive::model::Review,
    melding::Level,
    protocol::WindowTexts,
    ui::{
        action::{Filter, TerugblikAction as Ask},
        room::terugblik::{Age, List, Shown, Terugblik, Work},
        scene::Scene,
        theme::{Palette, ROUNDING, Size, font, strong},
        widgets::{Field, combo},
    },
};

use super::texts;

/// Shows both.
pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>, room: &Terugblik) {
    let t = scene.t;
    Frame::NONE
        .inner_margin(Margin::symmetric(8, 10))
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            heading(ui, &t.terugblik_worklist);
            if let Some(family) = &room.family {
                let open = family.records.iter();
                let open = open.filter(|r| r.row.review != Review::Beoordeeld).count();
                let chosen = room.shown == Shown::Family;
                let words = (open > 0).then(|| t.lamp_open.replace("{n}", &open.to_string()));
                if item(ui, &t.terugblik_this_family, words.as_deref(), chosen) {
                    scene.ask(Ask::Show(Shown::Family).into());
                }
            }
            worklist(ui, scene, room);
            if scene.app.reviews() {
                ui.add_space(10.0);
                heading(ui, &t.terugblik_team);
                let chosen = room.shown == Shown::Figures;
                if item(ui, &t.terugblik_figures, None, chosen) {
                    scene.ask(Ask::Show(Shown::Figures).into());
                }
                let chosen = room.shown == Shown::Exchange;
                if item(ui, &t.terugblik_exchange, None, chosen) {
                    scene.ask(Ask::Show(Shown::Exchange).into());
                }
            }
            ui.add_space(10.0);
            heading(ui, &t.terugblik_filter);
            filters(ui, scene, &room.list);
        });
}

fn heading(ui: &mut Ui, text: &str) {
    let palette = Palette::current(ui);
    ui.horizontal(|ui| {
        ui.add_space(8.0);
        let text = RichText::new(text).font(strong(ui.ctx(), Size::Small));
        ui.label(text.color(palette.muted));
    });
    ui.add_space(2.0);
}

fn worklist(ui: &mut Ui, scene: &mut Scene<'_>, room: &Terugblik) {
    let all: &[Work] = if scene.app.reviews() {
        &Work::COORDINATOR
    } else {
        &Work::AGENT
    };
    for work in all {
        let count = room.counts.iter().find(|(w, _)| w == work);
        let here = matches!(room.shown, Shown::List | Shown::Record | Shown::Reason);
        let chosen = here && !room.from_family && room.list.work == *work;
        let number = count.map(|(_, n)| number(*n));
        if item(ui, work_words(scene.t, *work), number.as_deref(), chosen) {
            scene.ask(Ask::Work(*work).into());
        }
    }
}

/// A worklist in words.
pub(super) fn work_words(t: &WindowTexts, work: Work) -> &str {
    match work {
        Work::All => &t.terugblik_work_all,
        Work::ToReview => &t.terugblik_work_review,
        Work::AskedBack => &t.terugblik_work_asked,
        Work::Answered => &t.terugblik_work_answered,
        Work::FeedbackLate => &t.terugblik_work_late,
        Work::HandOver => &t.terugblik_work_handover,
        Work::FollowUp => &t.terugblik_work_follow_up,
        Work::ConfirmDay => &t.terugblik_work_day,
        Work::AskedMe => &t.terugblik_work_me,
    }
}

fn number(count: u64) -> String {
    if count >= crate::archive::model::MOST_COUNTED {
        format!("{count}+")
    } else {
        count.to_string()
    }
}

/// A line that is chosen or not, with a number at the right.
fn item(ui: &mut Ui, words: &str, number: Option<&str>, chosen: bool) -> bool {
    let palette = Palette::current(ui);
    let size = Vec2::new(ui.available_width(), 28.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let name = match number {
        Some(number) => format!("{words}: {number}"),
        None => words.to_owned(),
    };
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), &name));
    ui.ctx()
        .accesskit_node_builder(response.id, |node| node.set_selected(chosen));
    if chosen || response.hovered() {
        let fill = if chosen {
            palette.accent_tint
        } else {
            palette.hover
        };
        ui.painter()
            .rect_filled(rect, CornerRadius::same(ROUNDING), fill);
    }
    let face = if chosen {
        strong(ui.ctx(), Size::Control)
    } else {
        font(Size::Control)
    };
    let painter = ui.painter();
    painter.text(
        rect.left_center() + Vec2::new(8.0, 0.0),
        Align2::LEFT_CENTER,
        words,
        face,
        palette.text,
    );
    if let Some(number) = number {
        let (face, colour) = match number {
            "0" => (font(Size::Control), palette.muted),
            _ => (strong(ui.ctx(), Size::Control), palette.amber),
        };
        let right = rect.right_center() - Vec2::new(8.0, 0.0);
        ui.painter()
            .text(right, Align2::RIGHT_CENTER, number, face, colour);
    }
    if response.has_focus() {
        ui.painter().rect_stroke(
            rect,
            CornerRadius::same(ROUNDING),
            egui::Stroke::new(2.0, palette.focus),
            egui::StrokeKind::Inside,
        );
    }
    response.clicked()
}

fn filters(ui: &mut Ui, scene: &mut Scene<'_>, list: &List) {
    let t = scene.t;
    Frame::NONE
        .inner_margin(Margin::symmetric(6, 0))
        .show(ui, |ui| {
            let ages = [
                &*t.terugblik_age_month,
                &t.terugblik_age_quarter,
                &t.terugblik_age_year,
                &t.terugblik_age_all,
            ];
            let at = Age::ALL.iter().position(|age| *age == list.age);
            let id = Id::unique("terugblik periode");
            if let Some(at) = combo(ui, id, &t.terugblik_period, &ages, at, "") {
                scene.ask(Ask::Filter(Filter::Age(Age::ALL[at])).into());
            }
            let toggles = [
                (&t.terugblik_no_wederhoor, list.wederhoor_missing),
                (&t.terugblik_follow_up, list.follow_up_open),
                (&t.terugblik_zorg_made, list.zorgmelding),
            ];
            for (at, (words, mut on)) in toggles.into_iter().enumerate() {
                if ui.checkbox(&mut on, words).changed() {
                    let filter = match at {
                        0 => Filter::WederhoorMissing(on),
                        1 => Filter::FollowUpOpen(on),
                        _ => Filter::Zorgmelding(on),
                    };
                    scene.ask(Ask::Filter(filter).into());
                }
            }
            outcomes(ui, scene, list);
            reviews(ui, scene, list);
            unit(ui, scene, list);
            if list.is_narrowed() && ui.button(&t.terugblik_no_filters).clicked() {
                scene.ask(Ask::Filter(Filter::None).into());
            }
        });
}

fn outcomes(ui: &mut Ui, scene: &mut Scene<'_>, list: &List) {
    ui.add_space(4.0);
    for level in Level::ALL.iter().rev().copied() {
        let mut on = list.outcomes.contains(&level);
        let words = texts::outcome(scene, Some(level));
        ui.horizontal(|ui| {
            let changed = ui.checkbox(&mut on, &words).changed();
            texts::mark(ui, Some(level));
            if changed {
                scene.ask(Ask::Filter(Filter::Outcome(level, on)).into());
            }
        });
    }
}

fn reviews(ui: &mut Ui, scene: &mut Scene<'_>, list: &List) {
    let t = scene.t;
    ui.add_space(4.0);
    let states = Review::ALL.iter().map(|r| texts::review(t, *r).0);
    let options: Vec<&str> = std::iter::once(&*t.terugblik_review_any)
        .chain(states)
        .collect();
    let at = list
        .review
        .and_then(|review| Review::ALL.iter().position(|r| *r == review));
    let id = Id::unique("terugblik beoordeling");
    let chosen = combo(
        ui,
        id,
        &t.terugblik_review,
        &options,
        Some(at.map_or(0, |at| at + 1)),
        "",
    );
    if let Some(at) = chosen {
        let review = at.checked_sub(1).and_then(|at| Review::ALL.get(at));
        scene.ask(Ask::Filter(Filter::Review(review.copied())).into());
    }
}

fn unit(ui: &mut Ui, scene: &mut Scene<'_>, list: &List) {
    let t = scene.t;
    ui.add_space(4.0);
    let id = Id::unique("terugblik eenheid");
    let output = Field::new(id, &t.form_unit, &list.unit).limit(100).show(ui);
    if let Some(text) = output.changed {
        scene.ask(Ask::Filter(Filter::Unit(text)).into());
    }
    if output.submitted {
        scene.ask(Ask::Search.into());
    }
    ui.add_space(4.0);
}
