//! The conversation of a training: whom to ask what, what it costs, and what came of it.

use std::collections::BTreeSet;

use eframe::egui::{self, Align, Frame, Id, Label, Margin, RichText, Ui};

use crate::{
    melding::PersonId,
    training::{Arrival, Channel, Id as Name, Item, Scenario},
    ui::{
        action::TrainingAction as Ask,
        room::oefenen::Run,
        scene::{Scene, badge, capitalised},
        shell,
        theme::{Palette, Size, Tone, font, strong},
        widgets::{Chip, Choice, Row, badge as show_badge},
    },
};

use super::{heading, small};

/// The room above the newest answer when it is brought into view, in points.
const ABOVE: f32 = 28.0;

/// Shows the conversation.
pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>) {
    let app = scene.app;
    let Some(run) = app.run() else {
        return;
    };
    let scenario = std::sync::Arc::clone(run.session.scenario());
    let t = scene.t;
    let arrived = run.session.arrived();
    // What came last stands first: that is what the trainee works on.
    let (before, newest) = arrived.split_at(run.fresh.min(arrived.len()));
    if newest.is_empty() {
        briefing(ui, scene, &scenario);
    } else {
        let title = heading(ui, &t.oefenen_last_answer);
        if scene.view.arrived {
            // With the room above it, so that it does not fade.
            let above = title.rect.with_min_y(title.rect.top() - ABOVE);
            ui.scroll_to_rect(above, Some(Align::TOP));
        }
        // An answer before what happened meanwhile: the trainee asked for it.
        for arrival in newest.iter().rev() {
            answer(ui, scene, &scenario, arrival, true);
        }
    }
    if run.replay.is_none() {
        ask(ui, scene, run);
    }
    if !before.is_empty() {
        heading(ui, &t.oefenen_heard);
    }
    for arrival in before.iter().rev() {
        answer(ui, scene, &scenario, arrival, false);
    }
    if !newest.is_empty() {
        briefing(ui, scene, &scenario);
    }
}

fn briefing(ui: &mut Ui, scene: &Scene<'_>, scenario: &Scenario) {
    heading(ui, &scene.t.oefenen_briefing);
    ui.add(Label::new(RichText::new(scenario.briefing.as_str()).font(font(Size::Body))).wrap());
}

/// Where something can be asked, and what.
fn ask(ui: &mut Ui, scene: &mut Scene<'_>, run: &Run) {
    let t = scene.t;
    heading(ui, &t.oefenen_ask);
    let available: Vec<&Item> = run.session.available().collect();
    let channels: Vec<Channel> = available
        .iter()
        .map(|item| item.channel)
        .collect::<BTreeSet<_>>()
        .into_iter()
        .collect();
    let names: Vec<String> = channels.iter().map(|c| channel(scene, *c)).collect();
    let mut chips: Vec<Chip<'_>> = vec![Chip::new(&t.oefenen_everywhere)];
    chips.extend(
        channels
            .iter()
            .zip(&names)
            .map(|(channel, name)| match channel {
                Channel::Spreek(id) => Chip::with_badge(name, badge(*id)),
                _ => Chip::new(name),
            }),
    );
    // A place where nothing is left shows everything again.
    let here = run.channel.filter(|c| channels.contains(c));
    let selected = here.and_then(|c| channels.iter().position(|other| *other == c));
    let chosen = Choice::new(&t.oefenen_where, &chips)
        .selected(Some(selected.map_or(0, |at| at + 1)))
        .show(ui);
    if let Some(at) = chosen {
        let channel = at.checked_sub(1).and_then(|at| channels.get(at)).copied();
        scene.ask(Ask::Channel(channel).into());
    }
    ui.add_space(4.0);
    let questions = run.questions();
    if questions.is_empty() {
        small(ui, &t.oefenen_nothing_left);
    }
    let converses = scene.app.converses();
    for (nth, item) in questions.into_iter().enumerate() {
        let current = converses && run.at == nth;
        question(
            ui,
            scene,
            item,
            (nth, current),
            (here.is_none(), run.paused),
        );
    }
}

/// One question with its place in the list; on the current one the arrows and Enter act.
fn question(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    item: &Item,
    (nth, current): (usize, bool),
    (with_place, paused): (bool, bool),
) {
    let cost = minutes(scene, item.minutes);
    let place = channel(scene, item.channel);
    let sub = if with_place {
        format!("{place} · {cost}")
    } else {
        cost
    };
    let id = Id::unique(("vraag", item.id.as_str()));
    let mut row = Row::new(id, &item.ask)
        .sub(&sub, Tone::Muted)
        .current(current);
    if let Channel::Spreek(person) = item.channel {
        row = row.badge(badge(person));
    }
    let output = row.show(ui, |ui| {
        let button = ui.add_enabled(!paused, egui::Button::new(ask_word(scene, item.channel)));
        let name = format!("{}: {}", ask_word(scene, item.channel), item.ask.as_str());
        button.widget_info(|| {
            egui::WidgetInfo::labeled(egui::accesskit::Role::Button, !paused, &name)
        });
        button.clicked()
    });
    if current && scene.view.scroll {
        ui.scroll_to_rect(output.rect, None);
    }
    if output.chosen && !current && !output.inner {
        scene.ask(Ask::Question(nth).into());
    }
    if output.inner {
        scene.ask(Ask::Ask(item.id.clone()).into());
    }
}

/// The word on the button: something is asked, looked at or done.
fn ask_word<'a>(scene: &Scene<'a>, channel: Channel) -> &'a str {
    let t = scene.t;
    match channel {
        Channel::Doen => &t.oefenen_do,
        Channel::Kijk | Channel::Document => &t.oefenen_look,
        Channel::Registraties => &t.oefenen_search,
        _ => &t.oefenen_ask_button,
    }
}

/// A number of minutes in words.
fn minutes(scene: &Scene<'_>, minutes: u32) -> String {
    match minutes {
        1 => scene.t.oefenen_minute.clone(),
        many => scene.t.oefenen_minutes.replace("{n}", &many.to_string()),
    }
}

/// A channel in words, with the person as this call knows it.
fn channel(scene: &Scene<'_>, channel: Channel) -> String {
    match channel {
        Channel::Spreek(id) => scene.beside_badge(id),
        other => capitalised(&scene.app.training_texts().channel(other)),
    }
}

/// One answer or event, with its lines to take over.
fn answer(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    scenario: &Scenario,
    arrival: &Arrival,
    newest: bool,
) {
    let t = scene.t;
    let palette = Palette::current(ui);
    let fill = if newest {
        palette.accent_tint
    } else {
        egui::Color32::TRANSPARENT
    };
    let item = scenario.item(&arrival.id);
    Frame::NONE
        .fill(fill)
        .inner_margin(Margin::symmetric(6, 4))
        .show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 4.0;
            let asked = item.map_or(t.oefenen_happens.as_str(), |item| item.ask.as_str());
            let head = format!("{}  {asked}", shell::clock(arrival.second));
            let head = RichText::new(head).font(font(Size::Small));
            ui.add(Label::new(head.color(palette.muted)).wrap());
            for (nth, said) in scenario.answer(&arrival.id).iter().enumerate() {
                line(ui, scene, &arrival.id, nth, said.by, &said.text);
            }
        });
    ui.add_space(4.0);
}

fn line(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    id: &Name,
    nth: usize,
    by: Option<PersonId>,
    words: &str,
) {
    let t = scene.t;
    ui.horizontal_top(|ui| {
        if let Some(person) = by {
            show_badge(ui, badge(person), &scene.person(person));
        }
        ui.vertical(|ui| {
            let text = RichText::new(words).font(if by.is_some() {
                strong(ui.ctx(), Size::Body)
            } else {
                font(Size::Body)
            });
            ui.add(Label::new(text).wrap());
            let button = ui.button(&t.oefenen_take_over);
            let name = format!("{}: {words}", t.oefenen_take_over);
            button.widget_info(|| {
                egui::WidgetInfo::labeled(egui::accesskit::Role::Button, true, &name)
            });
            if button.clicked() {
                scene.ask(Ask::TakeOver(id.clone(), nth).into());
            }
        });
    });
}
