//! The scenarios of the list: reading them, and the one that the window begins with.

use std::{path::PathBuf, sync::Arc};

use eframe::egui::Context;

use crate::{
    files,
    training::{Id, Scenario},
    ui::{
        action::{MakeAction, TrainingAction as Ask},
        room::oefenen::{Begin, Case, Cases},
        worker::{Job, Made, Work},
    },
};

use super::Voorop;

impl Voorop {
    /// The scenario with this name.
    pub(super) fn case(&self, id: &Id) -> Option<Arc<Scenario>> {
        let case = self.oefenen.as_ref()?.case(id)?;
        Some(Arc::clone(&case.scenario))
    }

    /// Reads the shipped scenarios, off the drawing thread.
    pub(super) fn read_cases(&mut self) {
        self.ask(Job::Work(Work::new(|| {
            let (read, faults) = files::shipped_scenarios();
            let cases = read.into_iter().map(|scenario| Case::new(scenario, None));
            Made::Cases(cases.collect(), faults)
        })));
    }

    /// Reads the scenarios of a trainer, off the drawing thread.
    pub(super) fn read_cases_at(&mut self, path: PathBuf) {
        self.ask(Job::Work(Work::new(move || {
            let (read, faults) = files::scenarios_at(&path);
            let cases = read
                .into_iter()
                .map(|(file, scenario)| Case::new(scenario, Some(file)));
            Made::Cases(cases.collect(), faults)
        })));
    }

    /// Takes in scenarios that were read: one that is there already under its name gives way.
    pub(super) fn take_cases(&mut self, read: Vec<Case>, faults: Vec<String>) {
        let Some(room) = &mut self.oefenen else {
            return;
        };
        let (mut cases, mut said) = match std::mem::take(&mut room.cases) {
            Cases::Read(cases, said) => (cases, said),
            Cases::Reading => (Vec::new(), Vec::new()),
        };
        for case in read {
            let same = |c: &Case| c.scenario.id == case.scenario.id;
            match cases.iter().position(same) {
                Some(at) => cases[at] = case,
                None => cases.push(case),
            }
        }
        said.extend(faults);
        room.cases = Cases::Read(cases, said);
    }

    /// Goes to the screen that was asked for at the start, once the scenarios are read.
    pub(super) fn tick_begin(&mut self, ctx: &Context) {
        let Some(room) = &mut self.oefenen else {
            return;
        };
        let Cases::Read(cases, _) = &room.cases else {
            return;
        };
        let begin = std::mem::take(&mut room.begin);
        let Some(first) = cases.first().map(|c| Arc::clone(&c.scenario)) else {
            return;
        };
        match begin {
            Begin::List => {}
            Begin::Run => {
                self.start_run(first, &[], ctx);
            }
            Begin::Debrief => {
                let half = first.expert.len() / 2;
                self.start_run(Arc::clone(&first), &first.expert[..half], ctx);
                self.train(Ask::FinishAnyway, ctx);
            }
            Begin::Make => self.make(MakeAction::Copy(first.id.clone()), ctx),
        }
    }
}
