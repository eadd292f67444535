//! The fields of a record. They change a copy of it; whoever shows them asks for the change.

use chrono::{NaiveDate, NaiveDateTime};
use eframe::egui::{self, Id as EguiId, Ui};

use crate::{
    melding::{MAX_CHARS, PersonId, Text, Whereabouts},
    protocol::WindowTexts,
    training::{
        Findings, Id,
        edit::{findings_from_text, findings_text, ids_from_text, ids_text},
    },
    ui::{
        action::MakeAction as Ask,
        room::oefenen::maken::{Maker, Part, Slot},
        scene::Scene,
        screens::{labelled, parse_moment},
        theme::Tone,
        widgets::{Chip, Choice, Field, FieldOutput, combo},
    },
};

/// Rows of a field for what belongs in the melding.
const FINDINGS_ROWS: usize = 10;
/// More options than this stand in a list that opens.
const MOST_CHIPS: usize = 4;
/// Longest text of what is no prose, in characters.
const BRIEF: usize = 300;

/// The fields of one record.
pub(super) struct Form<'f, 'a> {
    pub scene: &'f mut Scene<'a>,
    pub maker: &'a Maker,
    pub part: Part,
    pub at: usize,
}

impl<'a> Form<'_, 'a> {
    pub fn t(&self) -> &'a WindowTexts {
        self.scene.t
    }

    pub(super) fn slot(&self, name: &'static str, nth: usize) -> Slot {
        Slot {
            part: self.part,
            at: self.at,
            name,
            nth,
        }
    }

    /// A field, with what is wrong below it.
    fn field(
        &self,
        ui: &mut Ui,
        slot: Slot,
        (label, hint): (&str, &str),
        (text, rows): (&str, usize),
        problem: Option<&str>,
    ) -> FieldOutput {
        let limit = if rows > 1 { MAX_CHARS } else { BRIEF };
        let mut field = Field::new(slot.id(), label, text)
            .hint(hint)
            .rows(rows)
            .limit(limit);
        if let Some(words) = problem {
            field = field.notice(Tone::Red, words);
        }
        if self.maker.wish == Some(slot) {
            Field::focus(ui.ctx(), slot.id());
        }
        field.show(ui)
    }

    /// Words.
    pub fn text(&mut self, ui: &mut Ui, name: &'static str, label: &str, text: &mut Text) {
        self.long_text(ui, (name, 0), label, text, 1);
    }

    /// Words of several lines.
    pub fn long_text(
        &mut self,
        ui: &mut Ui,
        (name, nth): (&'static str, usize),
        label: &str,
        text: &mut Text,
        rows: usize,
    ) {
        let slot = self.slot(name, nth);
        let limit = if rows > 1 { MAX_CHARS } else { 2000 };
        let field = Field::new(slot.id(), label, text.as_str())
            .rows(rows)
            .limit(limit);
        if self.maker.wish == Some(slot) {
            Field::focus(ui.ctx(), slot.id());
        }
        if let Some(typed) = field.show(ui).changed {
            *text = Text::clean(&typed);
        }
    }

    /// A value that is typed as text. What cannot be read stays in the field, with what is wrong; a
    /// layout of its own stays too, as long as it says the same.
    pub fn typed<V: PartialEq>(
        &mut self,
        ui: &mut Ui,
        (name, rows): (&'static str, usize),
        (label, hint): (&str, &str),
        value: &mut V,
        (write, read): (impl Fn(&V) -> String, impl Fn(&str) -> Result<V, String>),
    ) {
        let slot = self.slot(name, 0);
        let own = write(value);
        let kept = self.maker.drafts.get(&slot);
        let shown = match kept.map(|text| (text, read(text))) {
            Some((text, Ok(same))) if same == *value => text.clone(),
            Some((text, Err(_))) => text.clone(),
            _ => own.clone(),
        };
        let problem = read(&shown).err();
        let output = self.field(ui, slot, (label, hint), (&shown, rows), problem.as_deref());
        let Some(typed) = output.changed else { return };
        if let Ok(new) = read(&typed) {
            let same = typed == write(&new);
            *value = new;
            self.scene
                .ask(Ask::Typed(slot, (!same).then_some(typed)).into());
        } else {
            self.scene.ask(Ask::Typed(slot, Some(typed)).into());
        }
    }

    /// A number.
    pub fn number(&mut self, ui: &mut Ui, name: &'static str, label: &str, number: &mut u32) {
        let wrong = self.t().maken_no_number.clone();
        let read = |text: &str| text.trim().parse::<u32>().map_err(|_| wrong.clone());
        self.typed(ui, (name, 1), (label, ""), number, (u32::to_string, read));
    }

    /// A day, or none.
    pub fn date(
        &mut self,
        ui: &mut Ui,
        name: &'static str,
        label: &str,
        date: &mut Option<NaiveDate>,
    ) {
        let wrong = self.t().date_wrong.clone();
        let write = |d: &Option<NaiveDate>| {
            d.map_or_else(String::new, |d| d.format("%-d-%-m-%Y").to_string())
        };
        let read = |text: &str| match text.trim() {
            "" => Ok(None),
            text => crate::melding::read_day(text, NaiveDate::MAX)
                .map(Some)
                .ok_or_else(|| wrong.clone()),
        };
        self.typed(ui, (name, 1), (label, ""), date, (write, read));
    }

    /// A day and a time.
    pub fn moment(&mut self, ui: &mut Ui, name: &'static str, label: &str, at: &mut NaiveDateTime) {
        let wrong = self.t().maken_no_moment.clone();
        let write = |m: &NaiveDateTime| m.format("%-d-%-m-%Y %H:%M").to_string();
        let read = |text: &str| parse_moment(text, NaiveDate::MAX).ok_or_else(|| wrong.clone());
        self.typed(ui, (name, 1), (label, ""), at, (write, read));
    }

    /// A name. It is taken over when the field is left: until then it may be half a name.
    pub fn id(&mut self, ui: &mut Ui, name: &'static str, label: &str, id: &mut Id) {
        let slot = self.slot(name, 0);
        let kept = self.maker.drafts.get(&slot).cloned();
        let shown = kept.clone().unwrap_or_else(|| id.to_string());
        let wrong = self.problem_of_name(&shown, id);
        let hint = self.t().maken_id_hint.clone();
        let output = self.field(ui, slot, (label, &hint), (&shown, 1), wrong.as_deref());
        let text = output.changed.clone().unwrap_or(shown);
        if let Some(typed) = output.changed {
            self.scene.ask(Ask::Typed(slot, Some(typed)).into());
        }
        if output.left && self.problem_of_name(&text, id).is_none() && kept.is_some() {
            if let Ok(new) = Id::try_from(text.trim().to_owned()) {
                *id = new;
            }
            self.scene.ask(Ask::Typed(slot, None).into());
        }
    }

    fn problem_of_name(&self, text: &str, old: &Id) -> Option<String> {
        let id = match Id::try_from(text.trim().to_owned()) {
            Ok(id) => id,
            Err(error) => return Some(error.to_string()),
        };
        // The scenario's own name is no name of information.
        let scenario = self.maker.scenario();
        let named = matches!(self.part, Part::Items | Part::Events);
        let taken = scenario.item(&id).is_some() || scenario.event(&id).is_some();
        (named && taken && id != *old).then(|| self.t().maken_taken.replace("{naam}", id.as_str()))
    }

    /// One name of information or an event, as it is used elsewhere.
    pub fn one_id(&mut self, ui: &mut Ui, name: &'static str, label: &str, id: &mut Id) {
        let hint = self.t().maken_id_hint.clone();
        let read = |text: &str| Id::try_from(text.trim().to_owned()).map_err(|e| e.to_string());
        self.typed(ui, (name, 1), (label, &hint), id, (Id::to_string, read));
    }

    /// Names with commas between them.
    pub fn ids(&mut self, ui: &mut Ui, name: &'static str, label: &str, ids: &mut Vec<Id>) {
        let hint = self.t().maken_ids_hint.clone();
        let write = |ids: &Vec<Id>| ids_text(ids);
        let read = |text: &str| ids_from_text(text).map_err(|e| e.to_string());
        self.typed(ui, (name, 1), (label, &hint), ids, (write, read));
    }

    /// What belongs in the melding, in the notation of the file.
    pub fn findings(&mut self, ui: &mut Ui, findings: &mut Findings) {
        let label = self.t().maken_findings.clone();
        let hint = self.t().maken_findings_hint.clone();
        let read = |text: &str| findings_from_text(text).map_err(|e| e.to_string());
        let rows = ("vult", FINDINGS_ROWS);
        self.typed(ui, rows, (&label, &hint), findings, (findings_text, read));
    }

    /// One of a few, or of many.
    pub fn choose(
        &mut self,
        ui: &mut Ui,
        (name, nth): (&'static str, usize),
        label: &str,
        options: &[&str],
        selected: Option<usize>,
    ) -> Option<usize> {
        let id = self.slot(name, nth).id();
        let wished = self.maker.wish == Some(self.slot(name, nth));
        labelled(ui, label, |ui| {
            if options.len() <= MOST_CHIPS {
                let chips: Vec<Chip<'_>> = options.iter().map(|o| Chip::new(o)).collect();
                return Choice::new(label, &chips).selected(selected).show(ui);
            }
            if wished {
                ui.ctx().memory_mut(|m| m.request_focus(id));
            }
            combo(ui, id, label, options, selected, "…")
        })
    }

    /// One of these values.
    pub fn pick<V: PartialEq + Clone>(
        &mut self,
        ui: &mut Ui,
        (name, nth): (&'static str, usize),
        label: &str,
        options: &[(V, String)],
        value: &mut V,
    ) {
        let words: Vec<&str> = options.iter().map(|(_, words)| words.as_str()).collect();
        let selected = options.iter().position(|(v, _)| v == value);
        if let Some((new, _)) = self
            .choose(ui, (name, nth), label, &words, selected)
            .and_then(|at| options.get(at))
        {
            value.clone_from(new);
        }
    }

    /// The people of the scenario with their labels, in the order of the list.
    pub fn people(&self) -> Vec<(PersonId, String)> {
        let roles = self.maker.scenario().people.iter();
        roles
            .map(|role| {
                let id = role.person.id;
                let relation = self.scene.docs.relation(role.person.relation);
                (id, format!("{id} ({relation})"))
            })
            .collect()
    }

    /// A person, or nobody.
    pub fn person_or_none(
        &mut self,
        ui: &mut Ui,
        (name, nth): (&'static str, usize),
        (label, nobody): (&str, &str),
        who: &mut Option<PersonId>,
    ) {
        let mut options = vec![(None, nobody.to_owned())];
        let people = self.people();
        options.extend(people.into_iter().map(|(id, words)| (Some(id), words)));
        self.pick(ui, (name, nth), label, &options, who);
    }

    /// A person.
    pub fn person(&mut self, ui: &mut Ui, name: &'static str, label: &str, who: &mut PersonId) {
        let people = self.people();
        self.pick(ui, (name, 0), label, &people, who);
    }

    /// Where somebody is or lives.
    pub fn place(&mut self, ui: &mut Ui, name: &'static str, label: &str, place: &mut Whereabouts) {
        let t = self.t();
        let mut options = vec![
            (Whereabouts::Onbekend, t.maken_place_unknown.clone()),
            (Whereabouts::Beide, t.maken_place_both.clone()),
            (Whereabouts::Elders, t.maken_place_elsewhere.clone()),
        ];
        let people = self.people().into_iter();
        options.extend(people.map(|(id, words)| {
            let at = t.maken_place_at.replace("{wie}", &words);
            (Whereabouts::Bij(id), at)
        }));
        self.pick(ui, (name, 0), label, &options, place);
    }

    /// A tick.
    pub fn tick(&mut self, ui: &mut Ui, label: &str, on: &mut bool) {
        ui.checkbox(on, label);
    }
}

/// The identity of the list row that the keyboard is on.
pub(super) fn row_id(part: Part, at: usize) -> EguiId {
    egui::Id::unique(("maken rij", part, at))
}
