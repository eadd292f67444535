//! Papers as pages: choose one, look at it, save it, print it.

use eframe::egui::{self, Image, Key, Label, Ui, Vec2};

use crate::{
    documents::{Recipient, Situation, bijsluiter_needed, readers},
    ui::{
        action::{Action, Format, Paper, PaperAction, PathFor},
        room::oefenen::Screen,
        rooms::{disclosure, notice, problem},
        scene::Scene,
        shell::muted,
        theme::{Palette, Tone},
        widgets::{Chip, Choice},
    },
};

use super::{archive::first, name_button, title};

/// How wide a page is in points at least, however narrow the window.
const NARROW: f32 = 320.0;
/// And at most: a page that is wider is harder to read.
const WIDE: f32 = 760.0;

/// Shows the sheet.
pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>, paper: Paper) {
    title(ui, &scene.t.papers_title);
    choose(ui, scene, paper);
    if !scene.app.preview.refused {
        buttons(ui, scene, paper);
    }
    ui.add_space(8.0);
    page(ui, scene, paper);
    ui.add_space(8.0);
    if ui.button(&scene.t.close).clicked() {
        scene.ask(Action::CloseSheet);
    }
}

/// The papers that this call has, with their names.
fn papers(scene: &Scene<'_>) -> Vec<(Paper, String)> {
    let t = scene.t;
    if let Some(debrief) = shown_debrief(scene) {
        return vec![(debrief, t.oefenen_debrief.clone())];
    }
    let mut all = vec![
        (Paper::Mutatie, t.paper_mutatie.clone()),
        (Paper::Zorgmelding, t.paper_zorgmelding.clone()),
    ];
    if bijsluiter_needed(scene.melding) {
        all.push((Paper::Bijsluiter, t.paper_leaflet.clone()));
    }
    all.push((Paper::Ouders(None), t.paper_parents.clone()));
    all.push((Paper::Kinderen, t.paper_children.clone()));
    for recipient in Recipient::ALL.iter().copied() {
        all.push((
            Paper::Overdracht(recipient),
            recipient_words(scene, recipient),
        ));
    }
    for reader in readers(scene.melding) {
        let words = t.paper_reader.replace("{wie}", &scene.person(reader.id()));
        all.push((Paper::Lezer(reader.id()), words));
    }
    all
}

/// The paper of the debrief on screen: it has no melding beside it.
fn shown_debrief(scene: &Scene<'_>) -> Option<Paper> {
    match &scene.app.oefenen.as_ref()?.screen {
        Screen::Debrief(shown) => Some(Paper::Nabespreking(shown.attempt)),
        _ => None,
    }
}

fn recipient_words(scene: &Scene<'_>, recipient: Recipient) -> String {
    match recipient {
        Recipient::Wijkagent => scene.t.paper_wijkagent.clone(),
        Recipient::Jeugdcoordinator => scene.t.paper_coordinator.clone(),
    }
}

/// The paper's name in a sentence or on a button.
pub fn paper_name(scene: &Scene<'_>, paper: Paper) -> String {
    let same = |one: Paper| match (one, paper) {
        (Paper::Ouders(_), Paper::Ouders(_)) => true,
        (one, paper) => one == paper,
    };
    let all = papers(scene);
    all.into_iter()
        .find(|(one, _)| same(*one))
        .map_or_else(|| scene.t.paper_leaflet.clone(), |(_, name)| name)
}

fn choose(ui: &mut Ui, scene: &mut Scene<'_>, paper: Paper) {
    let t = scene.t;
    let all = papers(scene);
    let chips: Vec<Chip<'_>> = all.iter().map(|(_, name)| Chip::new(name)).collect();
    let at = all.iter().position(|(one, _)| match (one, paper) {
        (Paper::Ouders(_), Paper::Ouders(_)) => true,
        (one, paper) => *one == paper,
    });
    let choice = Choice::new(&t.papers_which, &chips).selected(at);
    let chosen = choice.takes_keyboard().show(ui);
    if let Some((paper, _)) = chosen.and_then(|at| all.get(at)) {
        scene.ask(PaperAction::Show(*paper).into());
    }
    if let Paper::Ouders(situation) = paper {
        ui.add_space(6.0);
        muted(ui, &t.papers_situation);
        let words = [
            &t.situation_all,
            &t.situation_once,
            &t.situation_repeated,
            &t.situation_threat,
            &t.situation_unsure,
        ];
        let all: Vec<Option<Situation>> = std::iter::once(None)
            .chain(Situation::ALL.iter().copied().map(Some))
            .collect();
        let chips = words.map(|words| Chip::new(words));
        let at = all.iter().position(|one| *one == situation);
        let chosen = Choice::new(&t.papers_situation, &chips)
            .selected(at)
            .show(ui);
        if let Some(situation) = chosen.and_then(|at| all.get(at)) {
            scene.ask(PaperAction::Show(Paper::Ouders(*situation)).into());
        }
    }
    ui.add_space(8.0);
}

fn buttons(ui: &mut Ui, scene: &mut Scene<'_>, paper: Paper) {
    let t = scene.t;
    let formats = [
        (Format::Pdf, &t.save_pdf),
        (Format::Word, &t.save_word),
        (Format::Text, &t.save_text),
    ];
    ui.horizontal_wrapped(|ui| {
        for (format, words) in formats {
            // What is not for changing is not offered for changing.
            if format == Format::Word && !matches!(paper, Paper::Mutatie | Paper::Zorgmelding) {
                continue;
            }
            if ui.button(words).clicked() {
                scene.ask(Action::AskPath(PathFor::Paper(paper, format)));
            }
        }
        if ui.button(&t.print).clicked() {
            scene.ask(PaperAction::Print.into());
        }
        if let Paper::Lezer(person) = paper
            && ui.button(&t.to_reader).clicked()
        {
            scene.ask(PaperAction::ShowReader(person).into());
        }
    });
}

/// One page, with the way to the others.
fn page(ui: &mut Ui, scene: &mut Scene<'_>, paper: Paper) {
    let t = scene.t;
    let preview = &scene.app.preview;
    if let Some(words) = &preview.problem {
        notice(ui, Tone::Red, words);
        if let Paper::Lezer(person) = paper
            && ui.button(&t.to_reader).clicked()
        {
            scene.ask(PaperAction::ShowReader(person).into());
        }
        return;
    }
    if !crate::ui::keys::is_typing(ui.ctx()) {
        let pressed = |key| ui.input(|input| input.key_pressed(key));
        for (key, forward) in [(Key::PageDown, true), (Key::PageUp, false)] {
            if pressed(key) {
                scene.ask(PaperAction::Turn { forward }.into());
            }
        }
    }
    let width = ui.available_width().clamp(NARROW, WIDE);
    let pixels = (width * ui.ctx().pixels_per_point()).round() as u32;
    if !preview.is_width(pixels) {
        scene.ask(PaperAction::Fit(pixels).into());
    }
    let shown = preview.shown.as_ref().filter(|shown| shown.paper == paper);
    turn(ui, scene, shown.map(|shown| (shown.page, shown.count)));
    let Some(shown) = shown else {
        // The room of a page, so that nothing jumps when it comes.
        let size = Vec2::new(width, width * 1.414);
        ui.allocate_ui(size, |ui| ui.set_min_size(size));
        return;
    };
    let size = shown.texture.size_vec2();
    let size = Vec2::new(width, width * size.y / size.x.max(1.0));
    let name = t
        .page_of
        .replace("{n}", &(shown.page + 1).to_string())
        .replace("{van}", &shown.count.to_string());
    let alt = format!("{}, {name}. {}", paper_name(scene, paper), t.page_alt);
    let image = Image::new((shown.texture.id(), size)).alt_text(&alt);
    let response = ui.add(image);
    let line = egui::Stroke::new(1.0, Palette::current(ui).line);
    let outside = egui::StrokeKind::Outside;
    ui.painter().rect_stroke(response.rect, 0, line, outside);
}

/// Which page it is, the buttons for the others, and what the press is doing.
fn turn(ui: &mut Ui, scene: &mut Scene<'_>, at: Option<(usize, usize)>) {
    let t = scene.t;
    ui.horizontal(|ui| {
        if let Some((page, count)) = at {
            let name = t
                .page_of
                .replace("{n}", &(page + 1).to_string())
                .replace("{van}", &count.to_string());
            let back = ui.add_enabled(page > 0, egui::Button::new("←"));
            name_button(&back, &t.page_back);
            let next = ui.add_enabled(page + 1 < count, egui::Button::new("→"));
            name_button(&next, &t.page_next);
            ui.label(name);
            if back.clicked() {
                scene.ask(PaperAction::Turn { forward: false }.into());
            }
            if next.clicked() {
                scene.ask(PaperAction::Turn { forward: true }.into());
            }
        }
        if scene.app.preview.is_busy() {
            muted(ui, &t.busy_setting);
            if ui.button(&t.stop).clicked() {
                scene.ask(PaperAction::Stop.into());
            }
        }
    });
    ui.add_space(4.0);
}

/// To whom a paper goes and on which basis, before it is printed from the archive.
pub(super) fn print(ui: &mut Ui, scene: &mut Scene<'_>, paper: Paper) {
    let t = scene.t;
    let name = paper_name(scene, paper);
    title(ui, &t.print_title.replace("{wat}", &name));
    ui.add(Label::new(&t.print_words).wrap());
    ui.add_space(8.0);
    let entered = disclosure(ui, scene);
    problem(ui, scene);
    if scene.app.waits_for_archive() {
        ui.label(&t.archive_busy);
        return;
    }
    ui.horizontal_wrapped(|ui| {
        if first(ui, &t.print) || entered {
            scene.ask(PaperAction::PrintLogged.into());
        }
        if ui.button(&t.unsaved_stay).clicked() {
            scene.ask(PaperAction::Show(paper).into());
        }
    });
}
