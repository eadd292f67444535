//! Carrying out what a maker of scenarios asks.

mod drafts;
mod files;
mod look;
mod records;

use std::sync::Arc;

use chrono::{NaiveDateTime, Timelike as _};
use eframe::egui::Context;

use crate::{
    files as disk,
    training::edit::Edit,
    ui::{
        action::{MakeAction as Ask, TrainingFile},
        room::oefenen::{
            Kept, Screen,
            maken::{After, Maker, MakerDone, Slot},
        },
        theme::Tone,
        worker::{Job, Made, Work},
    },
};

use super::Voorop;

impl Voorop {
    /// The editor, where it is on screen.
    pub fn maker(&self) -> Option<&Maker> {
        match &self.oefenen.as_ref()?.screen {
            Screen::Make(maker) => Some(maker),
            _ => None,
        }
    }

    fn maker_mut(&mut self) -> Option<&mut Maker> {
        match &mut self.oefenen.as_mut()?.screen {
            Screen::Make(maker) => Some(maker),
            _ => None,
        }
    }

    fn with_maker(&mut self, change: impl FnOnce(&mut Maker)) {
        if let Some(maker) = self.maker_mut() {
            change(maker);
        }
    }

    pub(super) fn make(&mut self, action: Ask, ctx: &Context) {
        if !matches!(action, Ask::Typed(..) | Ask::Edit(_)) {
            self.take_names();
        }
        match action {
            Ask::New => self.unless_unsaved(After::New, ctx),
            Ask::Copy(id) => {
                let room = self.oefenen.as_ref();
                let case = room.and_then(|room| room.case(&id)).cloned();
                match case.map(|case| (case.scenario, case.file)) {
                    Some((_, Some(file))) => self.open_for_making(file),
                    Some((scenario, None)) => {
                        self.show_maker(Maker::new((*scenario).clone()));
                    }
                    None => {}
                }
            }
            Ask::Resume(at) => self.resume_draft(at),
            Ask::ThrowAway(at) => {
                let room = self.oefenen.as_mut();
                if room.is_some_and(|room| room.throws_away(Kept::Scenario(at))) {
                    self.throw_draft_away(at);
                }
            }
            Ask::Open => self.unless_unsaved(After::Open, ctx),
            Ask::FromMelding => self.unless_unsaved(After::Melding, ctx),
            Ask::Leave => self.unless_unsaved(After::Leave, ctx),
            Ask::Stay => self.with_maker(|maker| maker.after = None),
            Ask::Discard => {
                if let Some(after) = self.maker_mut().and_then(|maker| maker.after.take()) {
                    self.go_on_making(after, ctx);
                }
            }
            Ask::SaveThen => {
                self.with_maker(|maker| maker.then = maker.after.take());
                self.save_scenario(false);
            }
            Ask::Save => self.save_scenario(false),
            Ask::SaveAs => self.save_scenario(true),
            Ask::Edit(edit) => self.edit_scenario(*edit),
            Ask::Typed(slot, text) => self.with_maker(|maker| {
                match text {
                    Some(text) => maker.drafts.insert(slot, text),
                    None => maker.drafts.remove(&slot),
                };
            }),
            Ask::Undo => self.step_scenario(true),
            Ask::Redo => self.step_scenario(false),
            Ask::TryFrom(moves) => self.try_from(moves, ctx),
            Ask::Add | Ask::AddPerson { .. } | Ask::Remove | Ask::Shift { .. } | Ask::Tick(_) => {
                self.change_records(action);
            }
            shown => self.with_maker(|maker| look::look(maker, shown)),
        }
        ctx.request_repaint();
    }

    /// Takes names over that were typed and not left yet, where they can be taken.
    fn take_names(&mut self) {
        let Some(maker) = self.maker() else { return };
        let names = maker.drafts.iter().filter(|(slot, _)| slot.name == "id");
        let names: Vec<(Slot, String)> = names.map(|(s, text)| (*s, text.clone())).collect();
        for (slot, text) in names {
            let Some(maker) = self.maker_mut() else {
                return;
            };
            let Some(edit) = look::renamed(maker, slot, &text) else {
                continue;
            };
            if maker.history.edit(edit, maker.scenario().start).is_ok() {
                maker.drafts.remove(&slot);
                maker.changed();
            }
        }
    }

    /// Whether something is being made that no file holds; then it is asked what to do with it.
    pub(in crate::ui) fn asks_before_closing(&mut self) -> bool {
        let making = self
            .oefenen
            .as_ref()
            .is_some_and(|room| room.making.is_some());
        if making {
            self.show_screen(Screen::List);
        }
        let Some(maker) = self.maker_mut() else {
            return false;
        };
        let asks = maker.has_unsaved() && !maker.let_go;
        if asks {
            maker.after = Some(After::Close);
        }
        asks
    }

    /// Goes on with this, or asks first where work would be lost.
    fn unless_unsaved(&mut self, after: After, ctx: &Context) {
        match self.maker_mut() {
            Some(maker) if maker.has_unsaved() => maker.after = Some(after),
            _ => self.go_on_making(after, ctx),
        }
    }

    fn go_on_making(&mut self, after: After, ctx: &Context) {
        match after {
            After::Close => {
                self.with_maker(|maker| maker.let_go = true);
                ctx.send_viewport_cmd(eframe::egui::ViewportCommand::Close);
            }
            After::Leave => {
                self.drop_draft();
                self.show_screen(Screen::List);
            }
            After::New => self.new_scenario(),
            After::Open => self.training_path(TrainingFile::MakeOpen),
            After::Melding => self.training_path(TrainingFile::MakeMelding),
        }
    }

    fn new_scenario(&mut self) {
        match disk::scenario_from_text(disk::SCENARIO_TEMPLATE) {
            Ok(mut scenario) => {
                scenario.start = whole_minute(self.wall_clock());
                self.show_maker(Maker::new(scenario));
            }
            // The template is tested; a fault in it is told like one in a file.
            Err(fault) => self.say(Tone::Red, fault.to_string()),
        }
    }

    fn edit_scenario(&mut self, edit: Edit) {
        let now = self.wall_clock();
        let done = self.maker_mut().map(|maker| {
            let done = maker.history.edit(edit, now);
            if done == Ok(true) {
                maker.changed();
            }
            done
        });
        match done {
            Some(Err(error)) => self.say(Tone::Red, error.to_string()),
            Some(Ok(_)) => self.view.message = None,
            None => {}
        }
    }

    fn step_scenario(&mut self, back: bool) {
        let moved = self.maker_mut().map(|maker| {
            let moved = if back {
                maker.history.undo()
            } else {
                maker.history.redo()
            };
            if moved {
                maker.changed();
            }
            moved
        });
        let ui = &self.words.ui;
        let words = match (back, moved.unwrap_or_default()) {
            (true, true) => &ui.undone,
            (false, true) => &ui.redone,
            (true, false) => &ui.nothing_to_undo,
            (false, false) => &ui.nothing_to_redo,
        };
        self.say(Tone::Muted, words.clone());
    }

    /// Plays the scenario as it stands, after so many moves of the expert. The editor waits.
    fn try_from(&mut self, moves: usize, ctx: &Context) {
        let Some(maker) = self.maker() else { return };
        let scenario = Arc::new(maker.scenario().clone());
        let moves: Vec<_> = scenario.expert.iter().take(moves).cloned().collect();
        let Some(room) = &mut self.oefenen else {
            return;
        };
        let screen = std::mem::take(&mut room.screen);
        self.start_run(scenario, &moves, ctx);
        let Some(room) = &mut self.oefenen else {
            return;
        };
        match (&room.screen, screen) {
            // It could not be played: the fault is told, and the editor stays.
            (Screen::List, screen) => room.screen = screen,
            (_, Screen::Make(maker)) => room.making = Some(maker),
            _ => {}
        }
    }

    /// Has problems and map worked out, one change at a time, and keeps the scenario. Call once a
    /// frame.
    pub(super) fn tick_maker(&mut self, ctx: &Context) {
        if let Some(after) = self.maker_mut().and_then(|maker| maker.go_on.take()) {
            self.go_on_making(after, ctx);
        }
        self.tick_drafts(ctx);
        let Some(maker) = self.maker_mut() else {
            return;
        };
        maker.forget_wish();
        let revision = maker.revision;
        if maker.checked.of == Some(revision) || maker.checked.asked.is_some() {
            return;
        }
        maker.checked.asked = Some(revision);
        let scenario = maker.scenario().clone();
        self.ask(Job::Work(Work::new(move || {
            Made::Maker(Box::new(MakerDone::check(revision, &scenario)))
        })));
    }
}

/// The moment without its seconds: nobody writes a scenario to the second.
fn whole_minute(at: NaiveDateTime) -> NaiveDateTime {
    at.with_second(0)
        .and_then(|at| at.with_nanosecond(0))
        .unwrap_or(at)
}
