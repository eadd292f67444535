//! The statement bar: who says it, how it is known, the words.

use eframe::egui::{self, Id, Rect, Ui};

use crate::melding::{Account, Command, Concept, Form, Shown, Text};
use crate::taal::voice_of;

use super::muted;
use crate::ui::screens::{account, moment_text, rare};
use crate::ui::{
    action::{Action, RowId},
    keys,
    scene::{Scene, badge},
    theme::{Hue, Palette},
    widgets::{Badge, Chip, Choice, Field},
    woordadvies,
};

/// The identity of the field in the statement bar.
pub fn statement_field() -> Id {
    Id::unique("verklaring")
}

/// Who says it, how it is known, the words: Enter adds it and keeps the speaker.
pub fn statement_bar(ui: &mut Ui, scene: &mut Scene<'_>) {
    let palette = Palette::current(ui);
    let low = ui.ctx().content_rect().height() < 560.0;
    let margin = if low {
        egui::Margin::symmetric(12, 4)
    } else {
        egui::Margin::symmetric(18, 12)
    };
    let bar = egui::Frame::NONE.inner_margin(margin).show(ui, |ui| {
        egui::Frame::NONE
            .fill(palette.panel)
            .stroke(egui::Stroke::new(1.0, palette.line))
            .corner_radius(4)
            .inner_margin(egui::Margin::symmetric(8, if low { 4 } else { 8 }))
            .show(ui, |ui| {
                // In a low window the speakers show while a statement is being typed.
                if !low || has_keyboard(ui) || !scene.melding.concept.text.is_blank() {
                    speakers(ui, scene, low);
                    ui.add_space(if low { 2.0 } else { 4.0 });
                }
                words(ui, scene, low);
            });
    });
    let place = bar.response.rect;
    ui.data_mut(|data| data.insert_temp(bar_place(), place));
}

fn speakers(ui: &mut Ui, scene: &mut Scene<'_>, low: bool) {
    let t = scene.t;
    let concept = &scene.melding.concept;
    let people = scene.melding.people_by_part();
    let own = Badge {
        hue: Hue::Own,
        letter: "ik",
    };
    let paper = Badge {
        hue: Hue::Document,
        letter: "st",
    };
    let system = Badge {
        hue: Hue::Document,
        letter: "sys",
    };
    let names: Vec<String> = people
        .iter()
        .map(|id| crate::ui::scene::capitalised(scene.relation(*id)))
        .collect();
    let mut chips: Vec<Chip<'_>> = people
        .iter()
        .zip(&names)
        .map(|(id, name)| {
            // The parents are named; the others have their letter, or the bar would not fit.
            let bare = low || !id.is_parent();
            Chip::with_badge(if bare { "" } else { name }, badge(*id)).spoken(name)
        })
        .collect();
    let extra = [
        (own, &t.short_own, Account::Waargenomen),
        (
            paper,
            &t.short_document,
            Account::Document {
                name: Text::default(),
                shown: Shown::Gezien,
                form: Form::Samengevat,
            },
        ),
        (
            system,
            &t.short_system,
            Account::Systeem {
                query: Text::default(),
            },
        ),
        (
            Badge {
                hue: Hue::Own,
                letter: "!",
            },
            &t.short_judgement,
            Account::Oordeel,
        ),
    ];
    // With children in the bar the letters of paper and system say enough.
    let children = scene.melding.children().count();
    for (badge, words, _) in &extra {
        let bare = low
            || (badge.letter == "sys" && children > 0)
            || (badge.letter == "st" && children > 1);
        chips.push(Chip::with_badge(if bare { "" } else { words }, *badge).spoken(words));
    }
    let selected = concept.account.as_ref().and_then(|account| match account {
        Account::Verklaard { by, .. } | Account::VanHorenZeggen { by, .. } => {
            people.iter().position(|p| p == by)
        }
        Account::WoordenKind { child, .. } => people.iter().position(|p| p == child),
        Account::Waargenomen | Account::Handeling => Some(people.len()),
        Account::Document { .. } => Some(people.len() + 1),
        Account::Systeem { .. } => Some(people.len() + 2),
        Account::Oordeel => Some(people.len() + 3),
        Account::NietGenoemd => None,
    });
    let pressed = Choice::new(&t.bar_title, &chips)
        .selected(selected)
        .show(ui);
    // With the keyboard in the field, up and down choose the speaker; through several lines they
    // walk.
    let count = chips.len();
    let turns = !concept.text.as_str().contains('\n');
    let turned = (turns && ui.memory(|m| m.has_focus(statement_field()))).then(|| {
        ui.input(|i| {
            match (
                i.key_pressed(egui::Key::ArrowDown),
                i.key_pressed(egui::Key::ArrowUp),
            ) {
                (true, _) => Some(selected.map_or(0, |at| (at + 1) % count)),
                (_, true) => Some(selected.map_or(count - 1, |at| (at + count - 1) % count)),
                _ => None,
            }
        })
    });
    let Some(at) = pressed.or(turned.flatten()) else {
        return;
    };
    let account = match (people.get(at), extra.get(at.wrapping_sub(people.len()))) {
        (Some(id), _) if scene.app.takes_literally() => Account::quoted(*id),
        (Some(id), _) => Account::told(*id),
        (None, Some((_, _, account))) => account.clone(),
        (None, None) => return,
    };
    let concept = Concept {
        account: Some(account),
        ..concept.clone()
    };
    scene.ask(Action::Do(Command::SetConcept(concept)));
    scene.ask(Action::FocusStatement);
}

/// Where the bar stood in the frame before.
fn bar_place() -> Id {
    Id::unique("plaats van de verklaring")
}

/// Whether the field or any chip of the bar has the keyboard. Its chips must not go away under
/// the Tab key that reached them.
fn has_keyboard(ui: &Ui) -> bool {
    let Some(focused) = ui.memory(|m| m.focused()) else {
        return false;
    };
    let bar: Option<Rect> = ui.data(|data| data.get_temp(bar_place()));
    let place = ui.ctx().read_response(focused).map(|r| r.rect);
    let inside = bar
        .zip(place)
        .is_some_and(|(bar, place)| bar.contains_rect(place));
    // What opened the bar keeps it open while the keyboard stays there: the open bar may stand
    // elsewhere than the closed one, and would grow and shrink in turns. A row that is scrolled out
    // below the step lies behind the bar, not in it.
    let kept = Id::unique("verklaring opengehouden");
    let held = ui.data(|data| data.get_temp::<Id>(kept)) == Some(focused);
    let open = held || focused == statement_field() || (inside && !keys::is_row(ui.ctx(), focused));
    if open {
        ui.data_mut(|data| data.insert_temp(kept, focused));
    }
    open
}

fn words(ui: &mut Ui, scene: &mut Scene<'_>, low: bool) {
    let t = scene.t;
    let concept = scene.melding.concept.clone();
    let mut next = concept.clone();
    let typing = has_keyboard(ui) || !concept.text.is_blank();
    if !low && typing {
        next = basis(ui, scene, next);
    }
    let field = Field::new(statement_field(), &t.bar_title, &concept.text)
        .hint(&t.bar_hint)
        .label_hidden()
        .keeps_pasted_lines()
        .limit(crate::melding::MAX_CHARS);
    let voice = voice_of(concept.account.as_ref());
    let output = woordadvies::field(ui, scene, statement_field(), field, &concept.text, voice);
    if let Some(text) = output.changed {
        next.text = Text::clean(&text);
    }
    if next != concept {
        scene.ask(Action::Do(Command::SetConcept(next)));
    }
    if output.submitted {
        scene.ask(Action::Do(Command::SubmitConcept(scene.view.step)));
        scene.ask(Action::FocusStatement);
    }
}

/// How it is known, and whom it accuses: shown while a statement is being typed.
fn basis(ui: &mut Ui, scene: &mut Scene<'_>, mut concept: Concept) -> Concept {
    let t = scene.t;
    if let Some(current) = concept.account.clone() {
        let form = account::form(ui, scene, 0, &current);
        let typed = account::details(ui, scene, RowId::Reporter, 0, &current);
        concept.account = typed.or(form).or(Some(current));
    }
    ui.horizontal_wrapped(|ui| {
        muted(ui, &t.bar_accuses);
        let chosen = account::who_or_nobody(ui, scene, &t.bar_accuses, concept.accuses);
        concept.accuses = chosen.unwrap_or(concept.accuses);
    });
    if rare(
        ui,
        scene,
        RowId::Reporter,
        "gezegd",
        &t.said_at,
        concept.at.is_some(),
    ) {
        let said = moment_text(ui, scene, RowId::Reporter, &t.said_at, concept.at);
        concept.at = said.unwrap_or(concept.at);
    }
    ui.add_space(4.0);
    concept
}
