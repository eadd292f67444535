//! Everything that the word advice marks in this melding, with the way to it.

use eframe::egui::{self, Id, Label, RichText, Ui, Vec2};

use crate::{
    melding::{Command, Subject, Text},
    ui::{action::Action, scene::Scene, theme::Palette, woordadvies::Marked},
};

use super::{heading, small};

/// Shows the tab.
pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>) {
    ui.spacing_mut().item_spacing.y = 2.0;
    let t = scene.t;
    let app = scene.app;
    let (points, words): (Vec<&Marked>, Vec<&Marked>) =
        app.derived.words.iter().partition(|m| m.key.is_none());
    if points.is_empty() && words.is_empty() {
        ui.add(Label::new(&t.words_none).wrap());
    } else {
        small(ui, &t.words_intro);
    }
    for (nth, marked) in words.iter().enumerate() {
        ui.push_id(nth, |ui| word(ui, scene, marked));
    }
    if !points.is_empty() {
        heading(ui, &t.words_points);
        for marked in points {
            word(ui, scene, marked);
        }
    }
    kept(ui, scene);
}

/// One place: where it is, what is marked, why, what else could stand there.
fn word(ui: &mut Ui, scene: &mut Scene<'_>, marked: &Marked) {
    let t = scene.t;
    let palette = Palette::current(ui);
    ui.add_space(6.0);
    let place = place(scene, marked.subject);
    let title = if marked.words.is_empty() {
        place.clone()
    } else {
        format!("‘{}’ · {place}", marked.words)
    };
    let link = egui::Button::new(RichText::new(&title).color(palette.accent));
    let go = ui.add(link.frame(false).wrap().min_size(Vec2::splat(24.0)));
    go.widget_info(|| {
        let name = t.go_there.replace("{wat}", &title);
        egui::WidgetInfo::labeled(egui::accesskit::Role::Button, true, name)
    });
    if go.clicked() {
        scene.ask(Action::GoToText(marked.subject));
    }
    ui.add(Label::new(&marked.reason).wrap());
    if !marked.hint.is_empty() {
        let rather = t.word_rather.replace("{tekst}", &marked.hint);
        ui.add(Label::new(rather).wrap());
    }
    small(ui, &scene.protocol.sources.cite(&marked.source).to_string());
    let Some(key) = &marked.key else { return };
    let keep = ui.small_button(&t.word_keep);
    keep.widget_info(|| {
        let name = format!("{}: {title}", t.word_keep);
        egui::WidgetInfo::labeled(egui::accesskit::Role::Button, true, name)
    });
    if keep.clicked() {
        scene.ask(Action::Do(Command::KeepWord(key.clone())));
    }
}

/// Where in the melding something stands.
fn place(scene: &Scene<'_>, subject: Subject) -> String {
    let t = scene.t;
    match subject {
        Subject::Call | Subject::Shield(..) | Subject::Words => t.room_melding.clone(),
        Subject::Person(id) => scene.person(id),
        Subject::Signal(signal) => scene.protocol.signal(signal).short.clone(),
        Subject::Question(question) => scene.protocol.question(question).short.clone(),
        Subject::Entry(id) => t.words_entry.replace("{nr}", &id.to_string()),
        Subject::Hearing(id) => t.topic_hearing.replace("{wie}", &scene.person(id)),
        Subject::Rebuttal(id) => scene.topic(crate::afweging::Topic::Rebuttal(id)),
        Subject::Concept => t.words_concept.clone(),
    }
}

/// The words that the officer let stand, and the way back.
fn kept(ui: &mut Ui, scene: &mut Scene<'_>) {
    let t = scene.t;
    let melding = scene.melding;
    if melding.words_kept.is_empty() {
        return;
    }
    heading(ui, &t.words_kept);
    for key in &melding.words_kept {
        ui.horizontal_wrapped(|ui| {
            let name = kept_name(scene, key);
            ui.label(&name);
            let back = ui.push_id(Id::unique(key.as_str()), |ui| {
                ui.small_button(&t.words_back)
            });
            back.inner.widget_info(|| {
                let name = format!("{}: {name}", t.words_back);
                egui::WidgetInfo::labeled(egui::accesskit::Role::Button, true, name)
            });
            if back.inner.clicked() {
                scene.ask(Action::Do(Command::WarnWord(key.clone())));
            }
        });
    }
}

/// A word by its name; a sentence has none.
fn kept_name(scene: &Scene<'_>, key: &Text) -> String {
    key.strip_prefix("woord:")
        .map_or_else(|| scene.t.words_sentence.clone(), ToOwned::to_owned)
}
