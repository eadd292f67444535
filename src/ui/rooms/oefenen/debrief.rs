//! The debrief: what was asked, what was missed and why it matters, beside the expert's course.

use eframe::egui::{
    CentralPanel, Frame, Id, Label, Margin, Panel as EguiPanel, Rect, RichText, ScrollArea, Sense,
    Ui, Vec2,
};

use crate::{
    afweging::Outcome,
    documents::{DebriefKind, DebriefWederhoor},
    training::{Graded, Grading},
    ui::{
        action::{Action, Paper, PaperAction, PathFor, TrainingAction as Ask, TrainingFile},
        room::oefenen::{Attempt, Debriefed},
        rooms::form::{heading, title, words},
        scene::Scene,
        shell::clock,
        theme::{Palette, Size, Tone, font},
        widgets::{Field, Row, Sign},
        window::NARROW,
    },
};

use super::{picture, rows};

/// The column with the course, in points.
const SIDE: f32 = 440.0;
/// The column of the figures' names, in points.
const NAMES: f32 = 200.0;
/// Longest mark, in characters.
const LONGEST: usize = 2000;

/// Shows the debrief.
pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>, shown: &Debriefed) {
    let app = scene.app;
    let Some(attempt) = app.attempt(shown.attempt) else {
        return;
    };
    let palette = Palette::current(ui);
    let wide = ui.available_width() >= NARROW;
    if wide {
        EguiPanel::right("oefenen-verloop")
            .exact_size(SIDE)
            .resizable(false)
            .frame(Frame::NONE.fill(palette.panel))
            .show(ui, |ui| {
                scroll(ui, "oefenen-verloop-lijst", |ui| {
                    rows::course(ui, scene, attempt, &shown.expert);
                });
            });
    }
    CentralPanel::default()
        .frame(Frame::NONE.fill(palette.ground))
        .show(ui, |ui| {
            scroll(ui, "oefenen-nabespreking", |ui| {
                page(ui, scene, shown, attempt);
                if !wide {
                    rows::course(ui, scene, attempt, &shown.expert);
                }
            });
        });
}

fn scroll(ui: &mut Ui, name: &str, add: impl FnOnce(&mut Ui)) {
    ScrollArea::vertical()
        .id_salt(name)
        .auto_shrink(false)
        .show(ui, |ui| {
            Frame::NONE
                .inner_margin(Margin::symmetric(18, 14))
                .show(ui, add);
        });
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
    for figure in figures(scene, &attempt.grading) {
        bar(ui, &figure);
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
        for other in rows::comparable(app, at) {
            let Some(attempt) = app.attempt(other) else {
                continue;
            };
            let name = t
                .oefenen_compare_with
                .replace("{wie}", &rows::short_name(scene, attempt));
            if ui.button(name).clicked() {
                scene.ask(Ask::Compare(other.min(at), other.max(at)).into());
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

/// One figure: its name, what it is in words, and how full its bar is.
pub(super) struct Figure {
    pub name: String,
    pub value: String,
    share: f32,
    pub tone: Tone,
}

/// How many points of a kind there are, and how many of them went well.
fn tally(grading: &Grading, kind: DebriefKind) -> (usize, usize) {
    let of = grading.points.iter().filter(|p| p.kind == kind);
    let (good, missed): (Vec<&Graded>, Vec<&Graded>) = of.partition(|p| p.good);
    (good.len(), good.len() + missed.len())
}

/// The figures of a course.
pub(super) fn figures(scene: &Scene<'_>, grading: &Grading) -> Vec<Figure> {
    let t = scene.t;
    let f = &grading.figures;
    let of = |part: usize, whole: usize| {
        t.oefenen_of
            .replace("{n}", &part.to_string())
            .replace("{totaal}", &whole.to_string())
    };
    let share = |part: usize, whole: usize| match whole {
        0 => 1.0,
        _ => part as f32 / whole as f32,
    };
    let tone = |share: f32| match share {
        s if s >= 1.0 => Tone::Green,
        s if s >= 0.6 => Tone::Amber,
        _ => Tone::Red,
    };
    let counted = |name: &str, part: usize, whole: usize| match whole {
        0 => Figure {
            name: name.to_owned(),
            value: t.oefenen_not_at_issue.clone(),
            share: 0.0,
            tone: Tone::Muted,
        },
        _ => Figure {
            name: name.to_owned(),
            value: of(part, whole),
            share: share(part, whole),
            tone: tone(share(part, whole)),
        },
    };
    let (asked, mandatory) = (f.asked as usize, f.mandatory as usize);
    let (order, orders) = tally(grading, DebriefKind::Volgorde);
    let (speaker, speakers) = tally(grading, DebriefKind::Spreker);
    let claims = grading
        .points
        .iter()
        .filter(|p| p.kind == DebriefKind::FeitOfVerklaring && !p.good)
        .count();
    let left = |minutes: u32| 1.0 - share(minutes as usize, f.budget.max(1) as usize).min(1.0);
    let minutes = |n: u32| match n {
        1 => t.oefenen_minute.clone(),
        many => t.oefenen_minutes.replace("{n}", &many.to_string()),
    };
    let safety = match f.minutes_to_safety {
        Some(n) => (
            t.oefenen_after.replace("{tijd}", &minutes(n)),
            left(n).max(0.05),
            Tone::Green,
        ),
        None => (t.oefenen_never.clone(), 0.0, Tone::Red),
    };
    let (heard, heard_share, heard_tone) = match f.wederhoor {
        DebriefWederhoor::Gedaan => (&t.oefenen_both_heard, 1.0, Tone::Green),
        DebriefWederhoor::MetReden => (&t.oefenen_heard_reasoned, 0.6, Tone::Amber),
        DebriefWederhoor::ZonderReden => {
            let (good, all) = tally(grading, DebriefKind::Wederhoor);
            (&t.oefenen_not_heard, share(good, all.max(1)), Tone::Red)
        }
    };
    let (triage, triage_share, triage_tone) = triage(scene, f.triage.chosen, f.triage.expected);
    let over = f.minutes > f.budget;
    vec![
        counted(&t.oefenen_figure_asked, asked, mandatory),
        Figure {
            name: t.oefenen_figure_safety.clone(),
            value: safety.0,
            share: safety.1,
            tone: safety.2,
        },
        counted(&t.oefenen_figure_order, order, orders),
        Figure {
            name: t.oefenen_figure_triage.clone(),
            value: triage,
            share: triage_share,
            tone: triage_tone,
        },
        Figure {
            name: t.oefenen_figure_heard.clone(),
            value: heard.clone(),
            share: heard_share,
            tone: heard_tone,
        },
        counted(&t.oefenen_figure_speaker, speaker, speakers),
        Figure {
            name: t.oefenen_figure_fact.clone(),
            value: claims.to_string(),
            share: if claims == 0 { 1.0 } else { 0.2 },
            tone: if claims == 0 { Tone::Green } else { Tone::Red },
        },
        Figure {
            name: t.oefenen_figure_time.clone(),
            value: of(f.minutes as usize, f.budget as usize),
            share: share(f.minutes as usize, f.budget.max(1) as usize).min(1.0),
            tone: if over { Tone::Amber } else { Tone::Green },
        },
    ]
}

/// The decision beside the outcome that fits.
fn triage(scene: &Scene<'_>, chosen: Option<Outcome>, expected: Outcome) -> (String, f32, Tone) {
    let t = scene.t;
    let name = |outcome: Outcome| scene.docs.outcome(outcome).to_lowercase();
    let fits = name(expected);
    let Some(chosen) = chosen else {
        let words = t.oefenen_triage_none.replace("{passend}", &fits);
        return (words, 0.0, Tone::Red);
    };
    let (words, share, tone) = match chosen.response().cmp(&expected.response()) {
        _ if chosen == expected => (&t.oefenen_triage_right, 1.0, Tone::Green),
        std::cmp::Ordering::Less => (&t.oefenen_triage_under, 0.3, Tone::Red),
        std::cmp::Ordering::Equal => (&t.oefenen_triage_other, 0.6, Tone::Amber),
        std::cmp::Ordering::Greater => (&t.oefenen_triage_over, 0.6, Tone::Amber),
    };
    let words = words
        .replace("{gekozen}", &name(chosen))
        .replace("{passend}", &fits);
    (words, share, tone)
}

/// The sign of a figure.
pub(super) fn sign(tone: Tone) -> Sign {
    match tone {
        Tone::Green => Sign::Check,
        Tone::Amber => Sign::Triangle,
        Tone::Muted => Sign::Hollow,
        _ => Sign::Diamond,
    }
}

/// A figure with its bar; the words say all of it, the bar only helps the eye.
fn bar(ui: &mut Ui, figure: &Figure) {
    let palette = Palette::current(ui);
    let colour = palette.tone(figure.tone);
    let wide = ui.available_width() > 520.0;
    let words = |ui: &mut Ui| {
        sign(figure.tone).show(ui);
        let name = RichText::new(&figure.name).font(font(Size::Body));
        let size = Vec2::new(NAMES, ui.spacing().interact_size.y);
        ui.allocate_ui(size, |ui| {
            ui.set_min_width(NAMES);
            ui.add(Label::new(name).wrap());
        });
        let value = RichText::new(&figure.value).font(font(Size::Body)).strong();
        ui.add(Label::new(value.color(palette.text)).wrap());
    };
    ui.horizontal(|ui| {
        words(ui);
        // Where the words are long there is no room for a bar, and none is missed.
        if wide && ui.available_width() > 120.0 {
            let width = ui.available_width().min(260.0);
            let space = ui.available_width() - width;
            ui.add_space(space);
            let (rect, _) = ui.allocate_exact_size(Vec2::new(width, 8.0), Sense::hover());
            ui.painter().rect_filled(rect, 2, palette.line);
            let full = Rect::from_min_size(
                rect.min,
                Vec2::new(rect.width() * figure.share.clamp(0.0, 1.0), rect.height()),
            );
            ui.painter().rect_filled(full, 2, colour);
        }
    });
    ui.separator();
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
    for (at, point) in all.iter().enumerate().filter(|(_, p)| p.good == good) {
        let when = match point.second {
            Some(second) => t.oefenen_at.replace("{tijd}", &clock(second)),
            None => t.oefenen_no_moment.clone(),
        };
        let source = sources(scene, point);
        let tone = if good { Tone::Green } else { Tone::Red };
        let kind = scene.app.words.later().sheets.debrief_kind(point.kind);
        let sub = format!("{kind} · {when}");
        let current = shown.at == at;
        let output = Row::new(Id::unique(("punt", at)), &point.what)
            .sub(&sub, tone)
            .sub(&point.why, Tone::Muted)
            .sub(&source, Tone::Muted)
            .current(current)
            .show(ui, |_: &mut Ui| ());
        if current && scene.view.scroll {
            ui.scroll_to_rect(output.rect, None);
        }
        if output.chosen && !current {
            scene.ask(Ask::Point(at).into());
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
