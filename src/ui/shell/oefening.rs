//! The bar of a training: that this is one, which scenario, the clock, and the trainer's controls.
//! It stands over every screen of a training, in a colour and with a word of its own.

use eframe::egui::{
    self, Align, Context, FocusDirection, Id, Key, Label, Layout, Margin, RichText, Ui, UiBuilder,
};

use crate::{
    training::When,
    ui::{
        action::TrainingAction as Ask,
        keys,
        room::{
            Room,
            oefenen::{Run, Screen},
        },
        scene::Scene,
        theme::{Palette, Size, font, strong},
        widgets::Sign,
        window::Form,
    },
};

use super::top::theme_button;

/// Minutes and seconds: `12:05`.
pub fn clock(second: u32) -> String {
    format!("{}:{:02}", second / 60, second % 60)
}

/// The bar.
pub fn training_bar(ui: &mut Ui, scene: &mut Scene<'_>, form: Form) {
    let palette = Palette::current(ui);
    egui::Frame::NONE
        .fill(palette.amber_tint)
        .inner_margin(Margin::symmetric(14, 6))
        .show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            ui.horizontal_wrapped(|ui| {
                Sign::Triangle.show(ui);
                let word =
                    RichText::new(&scene.t.oefenen_mark).font(strong(ui.ctx(), Size::Heading));
                ui.label(word.color(palette.text));
                let app = scene.app;
                match app
                    .run()
                    .filter(|_| matches!(scene.view.room, Room::Melding))
                {
                    Some(run) => run_bar(ui, scene, run, form),
                    None => room_bar(ui, scene),
                }
            });
            if let Some(run) = scene.app.run()
                && matches!(scene.view.room, Room::Melding)
                && (run.controls || run.replay.is_some())
            {
                controls(ui, scene, run);
            }
        });
}

fn text(ui: &mut Ui, words: &str) {
    let palette = Palette::current(ui);
    let words = RichText::new(words).font(font(Size::Body));
    ui.add(Label::new(words.color(palette.text)));
}

fn room_bar(ui: &mut Ui, scene: &mut Scene<'_>) {
    let t = scene.t;
    let Some(room) = &scene.app.oefenen else {
        return;
    };
    text(ui, &t.oefenen_fictitious);
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        theme_button(ui, scene);
        if ui.button(&t.oefenen_leave).clicked() {
            scene.ask(Ask::Leave.into());
        }
        if !matches!(room.screen, Screen::List) && ui.button(&t.oefenen_to_list).clicked() {
            scene.ask(Ask::ShowList.into());
        }
        if room.run.is_some() && ui.button(&t.oefenen_go_on).clicked() {
            scene.ask(Ask::GoOn.into());
        }
    });
}

fn run_bar(ui: &mut Ui, scene: &mut Scene<'_>, run: &Run, form: Form) {
    let t = scene.t;
    let scenario = run.session.scenario();
    if form == Form::Three {
        let of = t
            .oefenen_attempt
            .replace("{titel}", &scenario.title)
            .replace("{wie}", &scene.app.trainee_name())
            .replace("{n}", &run.attempt.to_string());
        text(ui, &of);
    }
    let time = t
        .oefenen_clock
        .replace("{tijd}", &clock(run.session.second()))
        .replace("{minuten}", &scenario.budget.to_string());
    let over = run.session.second() > scenario.budget.saturating_mul(60);
    let palette = Palette::current(ui);
    let colour = if over { palette.red } else { palette.text };
    let words = if over {
        format!("{time} {}", t.oefenen_over)
    } else {
        time
    };
    ui.label(
        RichText::new(words)
            .font(strong(ui.ctx(), Size::Body))
            .color(colour),
    );
    if run.paused && run.replay.is_none() {
        text(ui, &t.oefenen_paused);
    }
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        theme_button(ui, scene);
        match &run.replay {
            Some(replay) => {
                if ui.button(&t.oefenen_back_to_debrief).clicked() {
                    scene.ask(Ask::Debrief(replay.of).into());
                }
            }
            None => {
                let (words, finish) = if run.finishing {
                    (&t.oefenen_finish_anyway, Ask::FinishAnyway)
                } else {
                    (&t.oefenen_finish, Ask::Finish)
                };
                button(ui, scene, ("klaar", "Ctrl+Enter"), words, finish);
                let words = if run.controls {
                    &t.oefenen_controls_fold
                } else {
                    &t.oefenen_controls
                };
                button(ui, scene, ("trainer", "F11"), words, Ask::Controls);
                let words = if run.paused {
                    &t.oefenen_resume
                } else {
                    &t.oefenen_pause
                };
                button(ui, scene, ("pauze", "F10"), words, Ask::Pause);
            }
        }
        if ui.button(&t.oefenen_to_list).clicked() {
            scene.ask(Ask::ShowList.into());
        }
    });
}

/// A button that stays the same button whatever stands on it, with its key. So it keeps the keyboard.
fn button(ui: &mut Ui, scene: &mut Scene<'_>, (id, key): (&str, &str), words: &str, asked: Ask) {
    let own = UiBuilder::new().scope_id(Id::unique(("knop van de oefening", id)));
    let pressed = ui.scope_builder(own, |ui| ui.button(words).on_hover_text(key).clicked());
    if pressed.inner {
        scene.ask(asked.into());
    }
}

/// What a trainer does in between.
fn controls(ui: &mut Ui, scene: &mut Scene<'_>, run: &Run) {
    let t = scene.t;
    ui.horizontal_wrapped(|ui| {
        if let Some(replay) = &run.replay {
            let words = t
                .oefenen_replay
                .replace("{n}", &replay.at.to_string())
                .replace("{totaal}", &(replay.stops.len() - 1).to_string());
            text(ui, &words);
            if let Some(forward) = stepped_by_key(ui.ctx()) {
                scene.ask(Ask::ReplayStep { forward }.into());
            }
            let back = ui.add_enabled(replay.at > 0, egui::Button::new(&t.oefenen_step_back));
            if back.clicked() {
                scene.ask(Ask::ReplayStep { forward: false }.into());
            }
            let more = replay.at + 1 < replay.stops.len();
            let next = ui.add_enabled(more, egui::Button::new(&t.oefenen_step_next));
            if next.clicked() {
                scene.ask(Ask::ReplayStep { forward: true }.into());
            }
        } else {
            let shown = !scene.app.hides_advice();
            let words = if shown {
                &t.oefenen_hide
            } else {
                &t.oefenen_reveal
            };
            if ui.button(words).clicked() {
                scene.ask(Ask::Reveal.into());
            }
            if ui.button(&t.oefenen_take_back).clicked() {
                scene.ask(Ask::TakeBack.into());
            }
        }
        if ui.button(&t.oefenen_projector).clicked() {
            scene.ask(Ask::Projector.into());
        }
        if run.replay.is_none() {
            events(ui, scene, run);
        }
    });
}

/// The step that an arrow asks for while a course is looked back at. The arrow moves nothing else.
fn stepped_by_key(ctx: &Context) -> Option<bool> {
    if keys::is_typing(ctx) {
        return None;
    }
    let pressed = |key| ctx.input(|i| i.modifiers.is_none() && i.key_pressed(key));
    let forward = match (pressed(Key::ArrowLeft), pressed(Key::ArrowRight)) {
        (true, false) => false,
        (false, true) => true,
        _ => return None,
    };
    ctx.memory_mut(|memory| memory.move_focus(FocusDirection::None));
    Some(forward)
}

/// The events that did not happen yet, each with its number and when it comes. What happens in it
/// stands only in the hint: a trainee may sit before the same screen.
fn events(ui: &mut Ui, scene: &mut Scene<'_>, run: &Run) {
    let t = scene.t;
    let scenario = std::sync::Arc::clone(run.session.scenario());
    let events = scenario.events.iter().enumerate();
    for (nth, event) in events.filter(|(_, e)| !run.session.happened().contains_key(&e.id)) {
        let when = match &event.when {
            When::Minuut(minute) => t.oefenen_at_minute.replace("{n}", &minute.to_string()),
            When::Na(_) => t.oefenen_after_something.clone(),
            When::Trainer => t.oefenen_by_trainer.clone(),
        };
        let name = t.oefenen_insert.replace("{n}", &(nth + 1).to_string());
        let name = name.replace("{wanneer}", &when);
        let what = event.answer.first().map_or("", |said| said.text.as_str());
        if ui.button(&name).on_hover_text(what).clicked() {
            scene.ask(Ask::Insert(event.id.clone()).into());
        }
    }
}
