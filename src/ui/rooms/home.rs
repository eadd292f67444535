//! What somebody finds who is in: what was lost or repaired, the open drafts, what is finalised.

use eframe::egui::{Id, Ui};
use uuid::Uuid;

use crate::{
    archive::{
        Loss,
        keys::Repair,
        model::{DraftInfo, Row as Record},
    },
    ui::{
        action::{Action, ArchiveAction},
        app::{Voorop, draft::short_moment},
        clerk::IDLE_MINUTES,
        keys::Letter,
        room::{Found, Home, Room, Start},
        scene::Scene,
        theme::Tone,
        widgets::{Chip, Choice, Row},
    },
};

use super::{
    first_button,
    form::{heading, notice, problem, title, words},
    is_new,
};

/// Shows the list.
pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>, home: &Home) {
    let t = scene.t;
    title(ui, &t.home_title);
    if let Some(clerk) = &scene.app.clerk {
        found(ui, scene, &clerk.found);
    }
    problem(ui, scene);
    if let Some(id) = home.discard {
        ask_discard(ui, scene, home, id);
        return;
    }
    let new = ui.button(&t.home_new).on_hover_text("N");
    if new.clicked() {
        scene.ask(Action::New);
    }
    heading(ui, &t.home_drafts);
    if home.drafts.is_empty() {
        let text = if scene.app.waits_for_archive() {
            &t.archive_busy
        } else {
            &t.home_no_drafts
        };
        words(ui, text);
    }
    for (at, draft) in home.drafts.iter().enumerate() {
        draft_row(ui, scene, draft, home.at == at, at);
    }
    if !home.done.is_empty() {
        heading(ui, &t.home_done);
    }
    for (nth, record) in home.done.iter().enumerate() {
        let at = home.drafts.len() + nth;
        done_row(ui, scene, record, home.at == at, at);
    }
    lock_after(ui, scene);
    heading(ui, &t.own_heading);
    if ui.button(&t.own_change).clicked() {
        scene.ask(ArchiveAction::ShowOwn.into());
    }
}

/// What signing in found, in plain words.
pub(super) fn found(ui: &mut Ui, scene: &Scene<'_>, found: &Found) {
    let t = scene.t;
    if let Some(loss) = &found.loss {
        notice(ui, Tone::Red, &lost(scene, loss));
    }
    if let Some(repair) = &found.repaired {
        let (tone, text) = repaired(scene, repair);
        notice(ui, tone, &text);
    }
    if let Some(last) = found.clock {
        let text = t
            .clock_unsure
            .replace("{moment}", &crate::documents::moment(last));
        notice(ui, Tone::Amber, &text);
    }
    match found.failures {
        0 => {}
        1 => notice(ui, Tone::Amber, &t.found_one_failure),
        many => {
            let text = t.found_failures.replace("{n}", &many.to_string());
            notice(ui, Tone::Amber, &text);
        }
    }
}

fn lost(scene: &Scene<'_>, loss: &Loss) -> String {
    let t = scene.t;
    let words = if loss.other {
        &t.found_other_log
    } else {
        &t.found_lost
    };
    words
        .replace("{regels}", &loss.rows.to_string())
        .replace("{keren}", &loss.saves.to_string())
}

fn repaired(scene: &Scene<'_>, repair: &Repair) -> (Tone, String) {
    let t = scene.t;
    let (tone, text) = if repair.done {
        (Tone::Amber, &t.found_repaired)
    } else {
        (Tone::Red, &t.found_not_repaired)
    };
    (tone, text.replace("{bestand}", repair.which.name()))
}

fn row_id(id: Uuid) -> Id {
    Id::unique(("thuis", id))
}

fn draft_row(ui: &mut Ui, scene: &mut Scene<'_>, draft: &DraftInfo, current: bool, at: usize) {
    let t = scene.t;
    let saved = t
        .home_saved
        .replace("{moment}", &short_moment(t, draft.saved_at));
    let last = if draft.last.is_empty() {
        String::new()
    } else {
        t.home_last.replace("{antwoord}", &draft.last)
    };
    let open = scene.app.draft().is_some_and(|open| open.id == draft.id);
    let here = if open { t.home_open_here.as_str() } else { "" };
    let output = Row::new(row_id(draft.id), &draft.name)
        .sub(&saved, Tone::Muted)
        .sub(&last, Tone::Muted)
        .sub(here, Tone::Accent)
        .current(current)
        .show(ui, |ui| {
            ui.horizontal(|ui| {
                let button = |ui: &mut Ui, words: &str| {
                    let button = ui.button(words);
                    let name = format!("{words}: {}", draft.name);
                    super::name_button(&button, &name);
                    button.clicked()
                };
                let opened = button(ui, &t.home_open);
                (opened, button(ui, &t.home_discard))
            })
            .inner
        });
    if output.chosen && !current {
        scene.ask(ArchiveAction::HomeRow(at).into());
    }
    let (opened, discard) = output.inner;
    if opened {
        scene.ask(ArchiveAction::OpenDraft(draft.id).into());
    }
    if discard {
        scene.ask(ArchiveAction::AskDiscard(Some(draft.id)).into());
    }
}

fn done_row(ui: &mut Ui, scene: &mut Scene<'_>, record: &Record, current: bool, at: usize) {
    let t = scene.t;
    let name = record_name(scene, record);
    let version = t.home_version.replace("{n}", &record.version.to_string());
    let output = Row::new(row_id(record.id), &name)
        .sub(&version, Tone::Muted)
        .current(current)
        .show(ui, |ui| {
            let button = ui.button(&t.home_correct);
            super::name_button(&button, &format!("{}: {name}", t.home_correct));
            button.clicked()
        });
    if output.chosen && !current {
        scene.ask(ArchiveAction::HomeRow(at).into());
    }
    if output.inner {
        scene.ask(ArchiveAction::Correct(record.id).into());
    }
}

/// A finalised melding by its moment and its children.
fn record_name(scene: &Scene<'_>, record: &Record) -> String {
    let t = scene.t;
    let call = t
        .call_of
        .replace("{moment}", &short_moment(t, record.summary.at));
    let people = record.summary.people.iter();
    let children = people.filter(|p| p.id.is_child() && !p.name.is_empty());
    let names: Vec<&str> = children.map(|p| p.name.as_str()).collect();
    match names.as_slice() {
        [] => call,
        [only] => format!("{call}, {only}"),
        [first @ .., last] => format!("{call}, {} {} {last}", first.join(", "), t.and),
    }
}

fn ask_discard(ui: &mut Ui, scene: &mut Scene<'_>, home: &Home, id: Uuid) {
    let t = scene.t;
    let draft = home.drafts.iter().find(|draft| draft.id == id);
    let name = draft.map_or("", |draft| &draft.name);
    notice(ui, Tone::Amber, &t.discard_ask.replace("{naam}", name));
    ui.horizontal_wrapped(|ui| {
        if first_button(ui, &t.discard_no).clicked() {
            scene.ask(ArchiveAction::AskDiscard(None).into());
        }
        if ui.button(&t.discard_yes).clicked() {
            scene.ask(ArchiveAction::DiscardDraft(id).into());
        }
    });
    if ui.input(|i| i.key_pressed(eframe::egui::Key::Escape)) {
        scene.ask(ArchiveAction::AskDiscard(None).into());
    }
}

/// When the window locks by itself.
fn lock_after(ui: &mut Ui, scene: &mut Scene<'_>) {
    let t = scene.t;
    let Some(clerk) = &scene.app.clerk else {
        return;
    };
    heading(ui, &t.lock_after);
    let words: Vec<String> = IDLE_MINUTES
        .iter()
        .map(|n| t.lock_minutes.replace("{n}", &n.to_string()))
        .collect();
    let chips: Vec<Chip<'_>> = words.iter().map(|w| Chip::new(w)).collect();
    let selected = IDLE_MINUTES.iter().position(|n| *n == clerk.idle.minutes);
    let chosen = Choice::new(&t.lock_after, &chips)
        .selected(selected)
        .show(ui);
    if let Some(at) = chosen {
        scene.ask(ArchiveAction::LockAfter(IDLE_MINUTES[at]).into());
    }
}

/// What a key asks on the list.
pub(super) fn letter(app: &Voorop, letter: Letter) -> Option<Action> {
    let Room::Start(Start::Home(home)) = &app.view.room else {
        return None;
    };
    if is_new(letter) {
        return Some(Action::New);
    }
    let rows = home.drafts.len() + home.done.len();
    let last = rows.saturating_sub(1);
    let row = |at: usize| Some(ArchiveAction::HomeRow(at.min(last)).into());
    match letter {
        Letter::Up => row(home.at.saturating_sub(1)),
        Letter::Down => row(home.at + 1),
        Letter::Home => row(0),
        Letter::End => row(last),
        Letter::Enter => {
            let done = || home.done.get(home.at.checked_sub(home.drafts.len())?);
            let draft = home.drafts.get(home.at);
            let action = match (draft, done()) {
                (Some(draft), _) => ArchiveAction::OpenDraft(draft.id),
                (None, Some(record)) => ArchiveAction::Correct(record.id),
                (None, None) => return None,
            };
            Some(action.into())
        }
        _ => None,
    }
}
