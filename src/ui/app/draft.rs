//! The melding on screen as a draft of the archive: its name, its last answer, what was typed in
//! fields that hold no date yet.

use uuid::Uuid;

use crate::{
    archive::{OpenMelding, model::Draft},
    melding::{DateField, EntryId, Melding, Subject, Text},
};

use crate::ui::{
    action::RowId,
    clerk::{Away, OpenDraft},
    room::Room,
    scene::Scene,
    screens::{CALL_TIME, MOMENT, UNTIL},
    view::View,
};

use super::{Derived, History, Voorop};

/// What the archive gave to work on.
pub(super) struct Opened {
    pub draft: Draft,
    pub base: u64,
    pub hold: OpenMelding,
}

impl Voorop {
    /// The melding as it stands, for the archive.
    pub(super) fn as_draft(&self) -> Draft {
        Draft {
            melding: self.history.melding().clone(),
            // What cannot be read as a date stands in the melding itself.
            loose: Vec::new(),
            name: self.draft_name(),
            last: self.last_answer(),
            corrects: self.draft().and_then(|open| open.corrects),
        }
    }

    /// By what an officer recognises it: when, and who the children are.
    fn draft_name(&self) -> String {
        let t = &self.words.ui;
        let melding = self.history.melding();
        let name = |p: &crate::melding::Person| (!p.name.is_blank()).then(|| p.name.to_string());
        let mut names: Vec<String> = melding.children().filter_map(name).collect();
        if names.is_empty() {
            let parents = melding.people.iter().filter(|p| p.id.is_parent());
            names = parents.filter_map(name).collect();
        }
        let call = t.call_of.replace("{moment}", &short_moment(t, melding.at));
        match (names.pop(), names.is_empty()) {
            (None, _) => call,
            (Some(only), true) => format!("{call}, {only}"),
            (Some(last), false) => format!("{call}, {} {} {last}", names.join(", "), t.and),
        }
    }

    /// The last answer in words, from what changed last.
    fn last_answer(&self) -> String {
        self.view
            .changed
            .map_or_else(String::new, |subject| self.subject_words(subject))
    }

    /// What stands at a part of the melding, in words.
    pub(super) fn subject_words(&self, subject: Subject) -> String {
        let scene = Scene::new(self);
        let melding = self.history.melding();
        let statement = |id: EntryId| {
            let said = melding.statements.iter().find(|s| s.id == id);
            said.map(|s| s.text.to_string())
        };
        match subject {
            Subject::Call => self.words.ui.call_time.clone(),
            Subject::Person(id) | Subject::Hearing(id) => scene.beside_badge(id),
            Subject::Signal(signal) => {
                let name = &self.words.protocol.signal(signal).short;
                format!("{name}: {}", scene.value(melding.signal(signal)))
            }
            Subject::Question(question) => self.words.protocol.question(question).short.clone(),
            Subject::Entry(id) | Subject::Rebuttal(id) => statement(id).unwrap_or_default(),
            Subject::Concept => melding.concept.text.to_string(),
            Subject::Shield(..) | Subject::Words => String::new(),
        }
    }

    /// Puts a draft on screen.
    pub(super) fn show_draft(&mut self, opened: Opened) {
        let Opened {
            mut draft,
            base,
            hold,
        } = opened;
        // A draft of an earlier program kept it beside the melding.
        for (name, text) in std::mem::take(&mut draft.loose) {
            if let Ok(field) = DateField::try_from(name) {
                draft.melding.unread.insert(field, Text::clean(&text));
            }
        }
        let mut open = OpenDraft::new(draft.melding.id, base, draft.corrects);
        open.hold = Some(hold);
        self.replace(draft.melding, None);
        self.view.room = Room::Melding;
        let away = self.clerk.as_mut().and_then(|clerk| {
            clerk.open = Some(open);
            clerk.away.take()
        });
        let id = self.history.melding().id;
        if let Some(away) = away.filter(|away| away.draft == Some(id)) {
            self.stand_at(&away);
        }
    }

    /// Puts the window where it was when it locked.
    pub(super) fn stand_at(&mut self, away: &Away) {
        self.view.notes.clone_from(&away.notes);
        self.view.unfolded.clone_from(&away.unfolded);
        self.show_step(away.step);
        self.view.seen = away.seen;
        if let Some(row) = away.row.filter(|row| self.rows().contains(row)) {
            self.choose(row);
        }
        self.view.source = away.source;
    }

    /// Takes the melding out of the window: nothing of it stays behind.
    pub(super) fn wipe(&mut self) {
        let melding = Melding::new((self.source.id)(), (self.source.now)());
        let room = self.view.room.clone();
        let form = std::mem::take(&mut self.view.form);
        let message = self.view.message.take();
        if let Some(clerk) = &mut self.clerk {
            clerk.open = None;
        }
        self.replace(melding, None);
        self.view = View {
            room,
            form,
            message,
            ..View::new(self.view.theme)
        };
        self.derived = Derived::of(&self.words, self.history.melding());
    }

    /// A melding with another identity, without its past: the past is the other one's.
    pub(super) fn rename_melding(&mut self, id: Uuid) {
        let mut melding = self.history.melding().clone();
        melding.id = id;
        self.history = History::new(melding);
    }
}

/// Day, month in three letters and time.
pub fn short_moment(t: &crate::protocol::WindowTexts, at: chrono::NaiveDateTime) -> String {
    use chrono::{Datelike as _, Timelike as _};
    let month = t.months_short.split(' ').nth(at.month0() as usize);
    let month = month.unwrap_or_default();
    format!("{} {month} {:02}:{:02}", at.day(), at.hour(), at.minute())
}

/// The date field of the melding that a field of the window is.
pub(super) fn date_field(row: RowId, name: &str) -> DateField {
    match (row, name) {
        (RowId::Person(id), _) => DateField::Born(id),
        (RowId::Hearing(id), _) => DateField::Heard(id),
        (RowId::Question(question), _) => DateField::Answer(question),
        (RowId::Decision(id), UNTIL) => DateField::Until(id),
        (RowId::Decision(id), _) => DateField::Decision(id),
        (RowId::Act(id) | RowId::Statement(id), _) => DateField::Entry(id),
        (_, MOMENT) => DateField::Concept,
        // The time of the call stands on the row of who reports.
        _ => DateField::Call,
    }
}

/// The field of the window for a date field of the melding.
pub(super) fn window_field(melding: &Melding, field: DateField) -> (RowId, &'static str) {
    match field {
        DateField::Call => (RowId::Reporter, CALL_TIME),
        DateField::Concept => (RowId::Reporter, MOMENT),
        DateField::Born(id) => (RowId::Person(id), "geboren"),
        DateField::Heard(id) => (RowId::Hearing(id), MOMENT),
        DateField::Answer(question) => (RowId::Question(question), "datum"),
        DateField::Decision(id) => (RowId::Decision(id), "datum"),
        DateField::Until(id) => (RowId::Decision(id), UNTIL),
        DateField::Entry(id) if melding.acts.iter().any(|a| a.id == id) => (RowId::Act(id), MOMENT),
        DateField::Entry(id) => (RowId::Statement(id), MOMENT),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{melding::PersonId, protocol::Question};

    #[test]
    fn every_date_field_has_a_place_in_the_window() {
        let melding = Melding::new(Uuid::nil(), chrono::NaiveDateTime::MIN);
        let answers = Question::ALL.iter().map(|q| DateField::Answer(*q));
        let others = [
            DateField::Call,
            DateField::Concept,
            DateField::Born(PersonId::Child(3)),
            DateField::Heard(PersonId::A),
            DateField::Decision(EntryId(7)),
            DateField::Until(EntryId(7)),
            DateField::Entry(EntryId(9)),
        ];
        for field in answers.chain(others) {
            let (row, name) = window_field(&melding, field);
            assert_eq!(date_field(row, name), field);
        }
    }
}
