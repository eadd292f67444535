//! What can stand over the step: keys, finding a question, a path, a question about unsaved work.

mod archive;
mod keys;
mod papers;
mod reader;

pub use papers::paper_name;

use eframe::egui::{self, Id, RichText, Ui};

use crate::{
    afweging::Topic,
    protocol::{Question, Signal},
};

use super::{
    action::{Action, ArchiveAction, PathFor, TrainingFile},
    room::Slot,
    rooms::name_button,
    scene::Scene,
    theme::{Palette, Size, Tone, strong},
    view::Sheet,
    widgets::{Field, newly_shown},
};

/// Shows a sheet.
pub fn show(ui: &mut Ui, scene: &mut Scene<'_>, sheet: &Sheet) {
    // Esc closes the sheet, unless a field has the keyboard: then it first leaves the field. Between
    // two texts of one melding there is a choice to make.
    let choice = matches!(sheet, Sheet::Conflict(_));
    let escape = !choice && ui.input(|i| i.key_pressed(egui::Key::Escape));
    if escape && !super::keys::is_typing(ui.ctx()) {
        scene.ask(Action::CloseSheet);
    }
    match sheet {
        Sheet::None => {}
        Sheet::Keys => keys::show(ui, scene),
        Sheet::Find(text) => find(ui, scene, text),
        Sheet::Path {
            purpose,
            text,
            problem,
        } => {
            path(ui, scene, *purpose, text, problem.as_ref());
        }
        Sheet::Unsaved(_) => unsaved(ui, scene),
        Sheet::Finish => archive::finish(ui, scene),
        Sheet::Known => super::rooms::terugblik::known(ui, scene),
        Sheet::Copy(_) => archive::copy(ui, scene),
        Sheet::Papers(paper) => papers::show(ui, scene, *paper),
        Sheet::Print(paper) => papers::print(ui, scene, *paper),
        Sheet::Reader(person) => reader::show(ui, scene, *person),
        Sheet::Conflict(theirs) => archive::conflict(ui, scene, *theirs),
        Sheet::Closing(failed) => archive::closing(ui, scene, *failed),
    }
}

fn title(ui: &mut Ui, text: &str) {
    let palette = Palette::current(ui);
    ui.label(
        RichText::new(text)
            .font(strong(ui.ctx(), Size::Title))
            .color(palette.text),
    );
    ui.add_space(8.0);
}

/// Gives the keyboard to the field with which a sheet begins, as the sheet comes on screen, and back to
/// it after Enter, which may have to be tried again. Esc leaves it for good, and then closes the sheet.
fn first_field(ui: &Ui, id: Id, submitted: bool) {
    let wanted = newly_shown(ui.ctx(), id) || submitted;
    if wanted && ui.memory(|m| m.focused().is_none()) {
        Field::focus(ui.ctx(), id);
    }
}

fn close(ui: &mut Ui, scene: &mut Scene<'_>) {
    ui.add_space(8.0);
    if ui.button(&scene.t.close).clicked() {
        scene.ask(Action::CloseSheet);
    }
}

/// Everything that can be found: signals and questions that apply.
fn findable(scene: &Scene<'_>) -> Vec<(Topic, String)> {
    let signals = Signal::ALL.iter().map(|s| {
        let w = scene.protocol.signal(*s);
        (Topic::Signal(*s), format!("{} {}", w.short, w.question))
    });
    let questions = Question::ALL
        .iter()
        .filter(|q| scene.melding.applies(**q))
        .map(|q| {
            let w = scene.protocol.question(*q);
            (Topic::Question(*q), format!("{} {}", w.short, w.question))
        });
    signals.chain(questions).collect()
}

fn find(ui: &mut Ui, scene: &mut Scene<'_>, text: &str) {
    let t = scene.t;
    title(ui, &t.find_title);
    let id = Id::unique("zoek");
    let output = Field::new(id, &t.find_label, text).limit(100).show(ui);
    first_field(ui, id, output.submitted);
    if let Some(text) = output.changed {
        scene.ask(Action::FindText(text));
    }
    let wanted = text.trim().to_lowercase();
    let found: Vec<(Topic, String)> = findable(scene)
        .into_iter()
        .filter(|(_, words)| !wanted.is_empty() && words.to_lowercase().contains(&wanted))
        .take(12)
        .collect();
    if output.submitted
        && let Some((topic, _)) = found.first()
    {
        scene.ask(Action::GoTo(*topic));
    }
    ui.add_space(8.0);
    if found.is_empty() && !wanted.is_empty() {
        ui.label(&t.find_none);
    }
    for (topic, _) in found {
        let step = scene.protocol.step(topic.step());
        let words = format!(
            "{} {}: {}",
            topic.step().number(),
            step.short,
            found_name(scene, topic)
        );
        if ui.add(egui::Button::new(words).frame(false)).clicked() {
            scene.ask(Action::GoTo(topic));
        }
    }
    close(ui, scene);
}

fn found_name<'a>(scene: &Scene<'a>, topic: Topic) -> &'a str {
    match topic {
        Topic::Signal(s) => &scene.protocol.signal(s).short,
        Topic::Question(q) => &scene.protocol.question(q).short,
        _ => "",
    }
}

fn path(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    purpose: PathFor,
    text: &str,
    problem: Option<&(String, bool)>,
) {
    let t = scene.t;
    let words = match purpose {
        PathFor::Open => &t.path_open,
        PathFor::Save => &t.path_save,
        PathFor::Paper(..) => &t.path_paper,
        PathFor::Training(file) => match file {
            TrainingFile::OpenAttempt => &t.oefenen_path_attempt,
            TrainingFile::OpenScenario | TrainingFile::MakeOpen => &t.oefenen_path_scenario,
            TrainingFile::MakeSave => &t.maken_path_save,
            TrainingFile::MakeMelding => &t.maken_path_melding,
            TrainingFile::SaveAttempt(_) => &t.oefenen_path_save,
            TrainingFile::Csv => &t.oefenen_path_csv,
        },
    };
    title(ui, words);
    let id = Id::unique("pad");
    let mut field = Field::new(id, &t.path_label, text)
        .hint(&t.path_hint)
        .limit(4096);
    if let Some((words, _)) = problem {
        field = field.notice(Tone::Red, words);
    }
    let output = field.show(ui);
    first_field(ui, id, output.submitted);
    if let Some(text) = output.changed {
        scene.ask(Action::PathText(text));
    }
    let mut entered = output.submitted;
    ui.add_space(8.0);
    let logged = matches!(purpose, PathFor::Paper(paper, _) if paper.holds_call());
    if logged && scene.app.draft().is_some() {
        ui.add(egui::Label::new(&t.file_words).wrap());
        ui.add_space(4.0);
        if entered {
            scene.ask(ArchiveAction::GoToField(Slot::Recipient).into());
        }
        entered = super::rooms::disclosure(ui, scene);
        super::rooms::problem(ui, scene);
    }
    if entered {
        scene.ask(Action::UsePath);
    }
    ui.horizontal_wrapped(|ui| {
        if ui.button(&t.path_use).clicked() {
            scene.ask(Action::UsePath);
        }
        if problem.is_some_and(|(_, over)| *over) && ui.button(&t.path_overwrite).clicked() {
            scene.ask(Action::Overwrite);
        }
        if ui.button(&t.path_browse).clicked() {
            scene.ask(Action::BrowsePath);
        }
    });
    if scene.app.is_busy() {
        let words = if purpose == PathFor::Open {
            &t.busy_opening
        } else {
            &t.busy_saving
        };
        super::shell::muted(ui, words);
    }
    close(ui, scene);
}

fn unsaved(ui: &mut Ui, scene: &mut Scene<'_>) {
    let t = scene.t;
    title(ui, &t.unsaved_title);
    ui.label(&t.unsaved_text);
    ui.add_space(12.0);
    ui.horizontal_wrapped(|ui| {
        let save = ui.button(&t.unsaved_save);
        if ui.memory(|m| m.focused().is_none()) {
            save.request_focus();
        }
        if save.clicked() {
            scene.ask(Action::SaveThen);
        }
        if ui.button(&t.unsaved_discard).clicked() {
            scene.ask(Action::Discard);
        }
        if ui.button(&t.unsaved_stay).clicked() {
            scene.ask(Action::CloseSheet);
        }
    });
}
