//! The debrief: what was asked, what was missed and why it matters, beside the expert's course.

use eframe::egui::{
    CentralPanel, CornerRadius, Frame, Id, Panel as EguiPanel, Rect, Sense, Stroke, StrokeKind, Ui,
    Vec2, WidgetInfo, accesskit::Role,
};

use crate::{
    training::{Graded, Grading},
    ui::{
        action::{Action, Paper, PaperAction, PathFor, TrainingAction as Ask, TrainingFile},
        room::oefenen::{Attempt, Debriefed},
        rooms::form::{heading, title, words},
        scene::Scene,
        shell::clock,
        theme::{Palette, ROUNDING, Tone},
        widgets::{Field, Row, newly_shown},
        window::NARROW,
    },
};

use super::{
    figures, picture, rows,
    scroll::{By, area},
};

/// The column with the course, in points.
const SIDE: f32 = 440.0;
/// The place of its heading where it stands below the page, in points.
const HEADING: f32 = 44.0;
/// Longest mark, in characters.
const LONGEST: usize = 2000;

/// What says that this debrief is on screen, also below a sheet.
pub(super) fn here(attempt: usize) -> Id {
    Id::unique(("oefenen-nabespreking", attempt))
}

/// The course as one stop of the keyboard.
pub(super) fn course_id() -> Id {
    Id::unique("oefenen-verloop")
}

/// The point at this place, counted as on screen.
pub(super) fn point_id(place: usize) -> Id {
    Id::unique(("punt", place))
}

/// The points as they stand on screen: what was missed first.
fn in_order(grading: &Grading) -> impl Iterator<Item = (usize, &Graded)> {
    let of = |good: bool| grading.points.iter().filter(move |p| p.good == good);
    of(false).chain(of(true)).enumerate()
}

/// Shows the debrief.
pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>, shown: &Debriefed) {
    let app = scene.app;
    let Some(attempt) = app.attempt(shown.attempt) else {
        return;
    };
    let palette = Palette::current(ui);
    let wide = ui.available_width() >= NARROW;
    let opens = newly_shown(ui.ctx(), here(shown.attempt));
    if opens {
        // So that the arrows begin at the first point, whatever button led here.
        ui.memory_mut(|memory| {
            if let Some(id) = memory.focused() {
                memory.surrender_focus(id);
            }
        });
    }
    let in_course = ui.memory(|memory| memory.has_focus(course_id()));
    let mut side = None;
    if wide {
        let by = if in_course { By::All } else { By::Nothing };
        let panel = EguiPanel::right("oefenen-verloop")
            .exact_size(SIDE)
            .resizable(false)
            .frame(Frame::NONE.fill(palette.panel))
            .show(ui, |ui| {
                area(ui, "oefenen-verloop-lijst", by, opens, |ui| {
                    rows::course(ui, scene, attempt, &shown.expert);
                });
            });
        side = Some(panel.response.rect);
    }
    let by = match (in_course, wide) {
        (true, true) => By::Nothing,
        (true, false) => By::All,
        (false, _) => By::Pages,
    };
    CentralPanel::default()
        .frame(Frame::NONE.fill(palette.ground))
        .show(ui, |ui| {
            area(ui, "oefenen-nabespreking", by, opens, |ui| {
                page(ui, scene, shown, attempt);
                if !wide {
                    let size = Vec2::new(ui.available_width(), HEADING);
                    let rect = Rect::from_min_size(ui.cursor().min, size);
                    rows::course(ui, scene, attempt, &shown.expert);
                    course_stop(ui, scene, rect);
                }
            });
        });
    // Behind the page, so that Tab comes here last.
    if let Some(rect) = side {
        course_stop(ui, scene, rect);
    }
}

/// Where F6 and Tab give the course the keyboard.
fn course_stop(ui: &Ui, scene: &Scene<'_>, rect: Rect) {
    let response = ui.interact(rect, course_id(), Sense::focusable_noninteractive());
    let name = &scene.t.oefenen_course;
    response.widget_info(|| WidgetInfo::labeled(Role::Group, true, name));
    if response.has_focus() {
        let ring = Stroke::new(2.0, Palette::current(ui).focus);
        let corners = CornerRadius::same(ROUNDING);
        ui.painter()
            .rect_stroke(rect, corners, ring, StrokeKind::Inside);
    }
}

fn page(ui: &mut Ui, scene: &mut Scene<'_>, shown: &Debriefed, attempt: &Attempt) {
    let t = scene.t;
    title(ui, &t.oefenen_debrief);
    words(ui, &rows::attempt_name(scene, attempt));
    words(ui, &t.oefenen_no_mark);
    if let Some(help) = scene.app.training_texts().help(attempt.course.help) {
        words(ui, &help);
    }
    buttons(ui, scene, shown.attempt);
    heading(ui, &t.oefenen_figures);
    for figure in figures::figures(scene, &attempt.grading, Some(&shown.expert)) {
        figures::bar(ui, &figure);
    }
    mark(ui, scene, attempt);
    rows::progress(ui, scene, attempt);
    heading(ui, &t.oefenen_picture);
    picture::show(
        ui,
        scene,
        &attempt.grading,
        &shown.expert,
        attempt.scenario.budget,
    );
    points(ui, scene, shown, attempt, false);
    points(ui, scene, shown, attempt, true);
}

fn buttons(ui: &mut Ui, scene: &mut Scene<'_>, at: usize) {
    let t = scene.t;
    let app = scene.app;
    ui.horizontal_wrapped(|ui| {
        if let Some(attempt) = app.attempt(at) {
            let id = attempt.scenario.id.clone();
            if ui.button(&t.oefenen_again).clicked() {
                scene.ask(Ask::Start(id).into());
            }
        }
        if ui.button(&t.oefenen_replay_button).clicked() {
            scene.ask(Ask::Replay(at).into());
        }
        let others = rows::comparable(app, at);
        for (other, name) in others.iter().zip(rows::short_names(scene, &others)) {
            let name = t.oefenen_compare_with.replace("{wie}", &name);
            if ui.button(name).clicked() {
                scene.ask(Ask::Compare(at.min(*other), at.max(*other)).into());
            }
        }
        let path = |file| Action::AskPath(PathFor::Training(file));
        if ui.button(&t.oefenen_save).on_hover_text("Ctrl+S").clicked() {
            scene.ask(path(TrainingFile::SaveAttempt(at)));
        }
        if ui.button(&t.oefenen_pdf).clicked() {
            scene.ask(PaperAction::Show(Paper::Nabespreking(at)).into());
        }
        if ui.button(&t.oefenen_csv).clicked() {
            scene.ask(path(TrainingFile::Csv));
        }
    });
}

/// The trainer's own words, where the trainer turned them on.
fn mark(ui: &mut Ui, scene: &mut Scene<'_>, attempt: &Attempt) {
    let t = scene.t;
    let on = scene.app.oefenen.as_ref().is_some_and(|r| r.choices.mark);
    let text = attempt.course.mark.as_ref().map_or("", |m| m.as_str());
    if !on && text.is_empty() {
        return;
    }
    heading(ui, &t.oefenen_mark_heading);
    let field = Field::new(Id::unique("oefenen-oordeel"), &t.oefenen_mark_label, text)
        .rows(2)
        .limit(LONGEST);
    if let Some(text) = field.show(ui).changed {
        scene.ask(Ask::MarkText(text).into());
    }
}

/// What was missed, or what went well, each with its moment, reason and source.
fn points(ui: &mut Ui, scene: &mut Scene<'_>, shown: &Debriefed, attempt: &Attempt, good: bool) {
    let t = scene.t;
    let all = &attempt.grading.points;
    let count = all.iter().filter(|p| p.good == good).count();
    let words_of = if good {
        &t.oefenen_good
    } else {
        &t.oefenen_missed
    };
    heading(ui, &words_of.replace("{n}", &count.to_string()));
    if count == 0 {
        let nothing = if good {
            &t.oefenen_nothing_good
        } else {
            &t.oefenen_nothing_missed
        };
        words(ui, nothing);
    }
    let focused = ui.memory(|memory| memory.focused());
    for (place, point) in in_order(&attempt.grading).filter(|(_, p)| p.good == good) {
        let when = match point.second {
            Some(second) => t.oefenen_at.replace("{tijd}", &clock(second)),
            None => t.oefenen_no_moment.clone(),
        };
        let source = sources(scene, point);
        let tone = if good { Tone::Green } else { Tone::Red };
        let kind = scene.app.words.later().sheets.debrief_kind(point.kind);
        let sub = format!("{kind} · {when}");
        // A debrief opens at its top: no point draws the keyboard to itself.
        let current = focused == Some(point_id(place));
        let output = Row::new(point_id(place), &point.what)
            .sub(&sub, tone)
            .sub(&point.why, Tone::Muted)
            .sub(&source, Tone::Muted)
            .current(current)
            .show(ui, |_: &mut Ui| ());
        if current && scene.view.scroll {
            ui.scroll_to_rect(output.rect, None);
        }
        if output.response.clicked() {
            output.response.request_focus();
        }
        if output.chosen && (shown.at != place || !current) {
            scene.ask(Ask::Point(place).into());
        }
    }
}

/// The sources of a point in one line, with their tier and date.
fn sources(scene: &Scene<'_>, point: &Graded) -> String {
    let cite = |c| scene.protocol.sources.cite(c).to_string();
    let all: Vec<String> = point.citations.iter().map(cite).collect();
    if all.is_empty() {
        return String::new();
    }
    scene.t.oefenen_source.replace("{bron}", &all.join("; "))
}
