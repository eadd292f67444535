//! The scenarios: level, minutes, goals, the last result, and what the trainer chooses.

use eframe::egui::{Id, RichText, Ui};

use crate::{
    documents::DebriefLevel,
    training::Scenario,
    ui::{
        action::{Action, MakeAction, PathFor, TrainingAction as Ask, TrainingFile},
        room::oefenen::{Attempt, Case, Cases, Kept, Oefenen},
        rooms::{
            form::{heading, narrow, notice, title, words},
            name_button,
        },
        scene::Scene,
        theme::{Size, Tone, font},
        widgets::{Chip, Choice, Field, Row},
    },
};

/// Longest pseudonym, in characters.
const LONGEST: usize = 60;

/// Shows the list.
pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>, room: &Oefenen) {
    let t = scene.t;
    title(ui, &t.oefenen_title);
    words(ui, &t.oefenen_intro);
    choices(ui, scene, room);
    files(ui, scene, room);
    drafts(ui, scene, room);
    unfinished(ui, scene, room);
    heading(ui, &t.oefenen_scenarios);
    levels(ui, scene, room);
    match &room.cases {
        Cases::Reading => words(ui, &t.oefenen_reading),
        Cases::Read(cases, faults) => {
            for fault in faults {
                notice(ui, Tone::Red, fault);
            }
            let listed = room.listed();
            for at in &listed {
                row(ui, scene, room, &cases[*at], *at);
            }
            if listed.is_empty() {
                words(ui, &t.oefenen_none_of_level);
            }
        }
    }
    attempts(ui, scene, room);
}

/// The level that is shown.
fn levels(ui: &mut Ui, scene: &mut Scene<'_>, room: &Oefenen) {
    let t = scene.t;
    let texts = scene.app.training_texts();
    let all = std::iter::once(t.oefenen_all_levels.as_str());
    let levels = all.chain(DebriefLevel::ALL.iter().map(|level| texts.level(*level)));
    let chips: Vec<Chip<'_>> = levels.map(Chip::new).collect();
    let chosen = room.level.map_or(0, |level| 1 + level as usize);
    let choice = Choice::new(&t.oefenen_level, &chips).selected(Some(chosen));
    if let Some(at) = choice.show(ui) {
        let level = at.checked_sub(1).and_then(|at| DebriefLevel::ALL.get(at));
        scene.ask(Ask::Level(level.copied()).into());
    }
}

/// What can be made, opened and written.
fn files(ui: &mut Ui, scene: &mut Scene<'_>, room: &Oefenen) {
    let t = scene.t;
    ui.add_space(8.0);
    ui.horizontal_wrapped(|ui| {
        let path = |file| Action::AskPath(PathFor::Training(file));
        if ui.button(&t.oefenen_make_new).clicked() {
            scene.ask(Ask::Make(MakeAction::New).into());
        }
        if ui.button(&t.oefenen_open_scenario).clicked() {
            scene.ask(path(TrainingFile::OpenScenario));
        }
        if ui.button(&t.oefenen_open_attempt).clicked() {
            scene.ask(path(TrainingFile::OpenAttempt));
        }
        if !room.attempts.is_empty() && ui.button(&t.oefenen_csv).clicked() {
            scene.ask(path(TrainingFile::Csv));
        }
    });
}

/// Scenarios that were being made and that no file of their maker holds.
fn drafts(ui: &mut Ui, scene: &mut Scene<'_>, room: &Oefenen) {
    let t = scene.t;
    for (at, (_, scenario)) in room.drafts.found.iter().enumerate() {
        let title = match scenario.title.trim() {
            "" => t.maken_untitled.as_str(),
            title => title,
        };
        let name = t.maken_draft.replace("{titel}", title);
        let (go_on, throw) = (MakeAction::Resume(at), MakeAction::ThrowAway(at));
        let go_on = (t.maken_draft_go_on.as_str(), Ask::Make(go_on));
        kept(
            ui,
            scene,
            room,
            (Kept::Scenario(at), &name),
            go_on,
            Ask::Make(throw),
        );
    }
}

/// Something that was kept by itself: its owner goes on with it, or throws it away when asked twice.
fn kept(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    room: &Oefenen,
    (kept, name): (Kept, &str),
    (words, go_on): (&str, Ask),
    throw: Ask,
) {
    let sure = room.throwing == Some(kept);
    let throw_words = if sure {
        &scene.t.oefenen_throw_sure
    } else {
        &scene.t.oefenen_discard
    };
    let output = Row::new(Id::unique(("vanzelf bewaard", kept)), name).show(ui, |ui| {
        ui.horizontal(|ui| {
            let button = |ui: &mut Ui, words: &str| {
                let button = ui.button(words);
                name_button(&button, &format!("{words}: {name}"));
                button.clicked()
            };
            (button(ui, words), button(ui, throw_words))
        })
        .inner
    });
    match output.inner {
        (true, _) => scene.ask(go_on.into()),
        (_, true) => scene.ask(throw.into()),
        (false, false) => {}
    }
}

/// Who trains, and what the trainer chooses for it.
fn choices(ui: &mut Ui, scene: &mut Scene<'_>, room: &Oefenen) {
    let t = scene.t;
    narrow(ui, |ui| {
        let id = Id::unique("oefenen-deelnemer");
        let field = Field::new(id, &t.oefenen_trainee, &room.trainee)
            .hint(&t.oefenen_trainee_hint)
            .limit(LONGEST);
        if let Some(name) = field.show(ui).changed {
            scene.ask(Ask::Trainee(name).into());
        }
    });
    ui.horizontal_wrapped(|ui| {
        let mut tick = |ui: &mut Ui, mut on: bool, words: &str, ask: fn(bool) -> Ask| {
            let words = RichText::new(words).font(font(Size::Body));
            if ui.checkbox(&mut on, words).changed() {
                scene.ask(ask(on).into());
            }
        };
        let chosen = room.choices;
        tick(ui, chosen.advice, &t.oefenen_with_advice, Ask::ShowAdvice);
        tick(ui, chosen.real_time, &t.oefenen_real_time, Ask::RealTime);
        tick(ui, chosen.mark, &t.oefenen_with_mark, Ask::Mark);
    });
}

fn row(ui: &mut Ui, scene: &mut Scene<'_>, room: &Oefenen, case: &Case, at: usize) {
    let t = scene.t;
    let scenario = &case.scenario;
    let kind = kind(scene, scenario);
    let goals: Vec<&str> = scenario.goals.iter().map(|g| g.text.as_str()).collect();
    let goals = goals.join(" ");
    let last = room
        .last(&scenario.id)
        .map(|attempt| last_result(scene, attempt))
        .unwrap_or_default();
    let current = room.at == at;
    let output = Row::new(
        Id::unique(("scenario", scenario.id.as_str())),
        &scenario.title,
    )
    .sub(&kind, Tone::Accent)
    .sub(&goals, Tone::Muted)
    .sub(&last, Tone::Muted)
    .current(current)
    .show(ui, |ui| {
        ui.horizontal(|ui| {
            let button = |ui: &mut Ui, words: &str| {
                let button = ui.button(words);
                name_button(&button, &format!("{words}: {}", scenario.title.as_str()));
                button.clicked()
            };
            let start = button(ui, &t.oefenen_start);
            (start, button(ui, &t.oefenen_edit))
        })
        .inner
    });
    let (start, edit) = output.inner;
    if output.chosen && !current {
        scene.ask(Ask::Row(at).into());
    }
    if current && scene.view.scroll {
        ui.scroll_to_rect(output.rect, None);
    }
    if start {
        scene.ask(Ask::Start(scenario.id.clone()).into());
    }
    if edit {
        scene.ask(Ask::Make(MakeAction::Copy(scenario.id.clone())).into());
    }
}

/// Level and minutes.
fn kind(scene: &Scene<'_>, scenario: &Scenario) -> String {
    let level = scene.app.training_texts().level(scenario.level);
    scene
        .t
        .oefenen_kind
        .replace("{niveau}", level)
        .replace("{minuten}", &scenario.budget.to_string())
}

fn last_result(scene: &Scene<'_>, attempt: &Attempt) -> String {
    let figures = &attempt.grading.figures;
    scene
        .t
        .oefenen_last
        .replace("{wie}", &attempt.course.trainee)
        .replace("{n}", &figures.asked.to_string())
        .replace("{totaal}", &figures.mandatory.to_string())
        .replace("{mist}", &attempt.grading.missed().len().to_string())
}

/// Courses that were stopped halfway.
fn unfinished(ui: &mut Ui, scene: &mut Scene<'_>, room: &Oefenen) {
    let t = scene.t;
    if room.unfinished.is_empty() {
        return;
    }
    heading(ui, &t.oefenen_unfinished);
    for (at, (_, course)) in room.unfinished.iter().enumerate() {
        let title = room
            .case(&course.scenario)
            .map_or(course.scenario.as_str(), |case| &case.scenario.title);
        let name = t
            .oefenen_attempt
            .replace("{titel}", title)
            .replace("{wie}", &course.trainee)
            .replace("{n}", &course.attempt.to_string());
        let go_on = (t.oefenen_resume_button.as_str(), Ask::Resume(at));
        kept(
            ui,
            scene,
            room,
            (Kept::Course(at), &name),
            go_on,
            Ask::Discard(at),
        );
    }
}

/// What was played in this window, to look at again.
fn attempts(ui: &mut Ui, scene: &mut Scene<'_>, room: &Oefenen) {
    let t = scene.t;
    if room.attempts.is_empty() {
        return;
    }
    heading(ui, &t.oefenen_attempts);
    for (at, attempt) in room.attempts.iter().enumerate().rev() {
        let name = super::rows::attempt_name(scene, attempt);
        let result = last_result(scene, attempt);
        let saved = if attempt.saved {
            ""
        } else {
            t.oefenen_unsaved.as_str()
        };
        let output = Row::new(Id::unique(("poging", at)), &name)
            .sub(&result, Tone::Muted)
            .sub(saved, Tone::Amber)
            .show(ui, |ui| {
                let button = ui.button(&t.oefenen_debrief);
                name_button(&button, &format!("{}: {name}", t.oefenen_debrief));
                button.clicked()
            });
        if output.inner {
            scene.ask(Ask::Debrief(at).into());
        }
    }
}
