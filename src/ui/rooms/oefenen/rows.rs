//! The course in words: each moment with what the expert did, and the names of attempts.

use eframe::egui::{Label, RichText, Ui, Vec2};

use crate::{
    training::{self, Grading, Tone as Went, beside},
    ui::{
        app::{Voorop, draft::short_moment},
        room::oefenen::Attempt,
        rooms::form::heading,
        scene::Scene,
        shell::clock,
        theme::{Palette, Size, font},
        widgets::Sign,
    },
};

/// The column of the times, in points.
const TIMES: f32 = 52.0;

/// An attempt by title, trainee and number, with its day.
pub(super) fn attempt_name(scene: &Scene<'_>, attempt: &Attempt) -> String {
    let t = scene.t;
    let name = t
        .oefenen_attempt
        .replace("{titel}", &attempt.scenario.title)
        .replace("{wie}", &attempt.course.trainee)
        .replace("{n}", &attempt.course.attempt.to_string());
    match attempt.course.at {
        Some(at) => format!("{name} · {}", short_moment(t, at)),
        None => name,
    }
}

/// Attempts by trainee and number. Of those that would have one name the day and time stand there too,
/// and a number where even that is the same.
pub(super) fn short_names(scene: &Scene<'_>, shown: &[usize]) -> Vec<String> {
    let t = scene.t;
    let shown: Vec<&Attempt> = shown
        .iter()
        .filter_map(|at| scene.app.attempt(*at))
        .collect();
    let short = |attempt: &&Attempt| {
        t.oefenen_attempt_short
            .replace("{wie}", &attempt.course.trainee)
            .replace("{n}", &attempt.course.attempt.to_string())
    };
    let mut names: Vec<String> = shown.iter().map(short).collect();
    for at in doubles(&names) {
        if let Some(moment) = shown[at].course.at {
            names[at] = format!("{} · {}", names[at], short_moment(t, moment));
        }
    }
    for (nth, at) in doubles(&names).into_iter().enumerate() {
        names[at] = format!("{} ({})", names[at], nth + 1);
    }
    names
}

/// The places of the names that stand there more than once.
fn doubles(names: &[String]) -> Vec<usize> {
    let twice = |name: &&String| names.iter().filter(|other| other == name).count() > 1;
    let places = names.iter().enumerate().filter(|(_, name)| twice(name));
    places.map(|(at, _)| at).collect()
}

/// The other attempts at the same scenario, newest first; a bar has room for three. An attempt that
/// was opened from a file may be one that stands here already: no course is laid beside itself.
pub(super) fn comparable(app: &Voorop, at: usize) -> Vec<usize> {
    let Some(room) = &app.oefenen else {
        return Vec::new();
    };
    let Some(this) = room.attempts.get(at) else {
        return Vec::new();
    };
    let mut found: Vec<usize> = Vec::new();
    for (other, attempt) in room.attempts.iter().enumerate().rev() {
        let known = std::iter::once(this).chain(found.iter().map(|at| &room.attempts[*at]));
        let new = known.into_iter().all(|known| !is_same(known, attempt));
        if new && attempt.scenario.id == this.scenario.id {
            found.push(other);
        }
    }
    found.truncate(3);
    found
}

/// Whether two attempts are one: a mark or help may have been added to a copy.
fn is_same(one: &Attempt, other: &Attempt) -> bool {
    let (a, b) = (&one.course, &other.course);
    (&a.trainee, a.attempt, a.at) == (&b.trainee, b.attempt, b.at) && a.moves == b.moves
}

/// What this trainee mended since the attempt before, and what is new: only where there is one.
pub(super) fn progress(ui: &mut Ui, scene: &Scene<'_>, attempt: &Attempt) {
    let t = scene.t;
    let Some(room) = &scene.app.oefenen else {
        return;
    };
    let own = |a: &&Attempt| {
        a.scenario.id == attempt.scenario.id && a.course.trainee == attempt.course.trainee
    };
    let attempts: Vec<training::Attempt<'_>> = room
        .attempts
        .iter()
        .filter(own)
        .map(|a| training::Attempt {
            course: &a.course,
            grading: &a.grading,
        })
        .collect();
    let all = training::progress(&attempts);
    let here = all.iter().position(|p| p.attempt == attempt.course.attempt);
    let Some(here) = here.filter(|at| *at > 0) else {
        return;
    };
    heading(ui, &t.oefenen_progress);
    let line = |ui: &mut Ui, words: &str, count: usize| {
        let words = words.replace("{n}", &count.to_string());
        ui.add(Label::new(RichText::new(words).font(font(Size::Body))).wrap());
    };
    let now = &all[here];
    line(ui, &t.oefenen_mended, now.mended.len());
    line(ui, &t.oefenen_still, now.missed.len() - now.new.len());
    line(ui, &t.oefenen_new, now.new.len());
    let (before, after) = (&all[here - 1].figures, &now.figures);
    let words = t
        .oefenen_asked_before
        .replace("{eerst}", &before.asked.to_string())
        .replace("{nu}", &after.asked.to_string())
        .replace("{totaal}", &after.mandatory.to_string());
    ui.add(Label::new(RichText::new(words).font(font(Size::Body))).wrap());
}

/// How something went, as a sign.
pub(super) fn sign(went: Went) -> Sign {
    match went {
        Went::Good => Sign::GreenDot,
        Went::Plain => Sign::Hollow,
        Went::Warn => Sign::Triangle,
        Went::Bad => Sign::Diamond,
    }
}

/// The course beside that of the expert.
pub(super) fn course(ui: &mut Ui, scene: &Scene<'_>, attempt: &Attempt, expert: &Grading) {
    heading(ui, &scene.t.oefenen_course);
    let palette = Palette::current(ui);
    for row in beside(scene.app.training_texts(), &attempt.grading, expert) {
        ui.horizontal_top(|ui| {
            let time = row.second.map(clock).unwrap_or_default();
            let size = Vec2::new(TIMES, ui.spacing().interact_size.y);
            ui.allocate_ui(size, |ui| {
                ui.set_min_width(TIMES);
                ui.label(
                    RichText::new(time)
                        .font(font(Size::Body))
                        .color(palette.muted),
                );
            });
            sign(row.tone).show(ui);
            ui.vertical(|ui| {
                ui.add(Label::new(RichText::new(&row.text).font(font(Size::Body))).wrap());
                if !row.beside.is_empty() {
                    let words = RichText::new(&row.beside).font(font(Size::Small));
                    ui.add(Label::new(words.color(palette.muted)).wrap());
                }
            });
        });
        ui.separator();
    }
}
