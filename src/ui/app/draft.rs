//! The melding on screen as a draft of the archive: its name, its last answer, what was typed in
//! fields that hold no date yet.

use uuid::Uuid;

use crate::{
    archive::{OpenMelding, model::Draft},
    melding::{EntryId, Melding, PersonId, Subject},
    protocol::Question,
};

use crate::ui::{
    action::RowId,
    clerk::{Away, OpenDraft},
    room::Room,
    scene::Scene,
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
        let loose = self.view.dates.iter();
        let loose = loose.filter(|(key, text)| super::is_draft((key, text)));
        Draft {
            melding: self.history.melding().clone(),
            loose: loose
                .map(|((row, name), text)| (field_name(*row, name), text.clone()))
                .collect(),
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
        let scene = Scene::new(self);
        let melding = self.history.melding();
        let statement = |id: EntryId| {
            let said = melding.statements.iter().find(|s| s.id == id);
            said.map(|s| s.text.to_string())
        };
        match self.view.changed {
            None => String::new(),
            Some(Subject::Call) => self.words.ui.call_time.clone(),
            Some(Subject::Person(id) | Subject::Hearing(id)) => scene.beside_badge(id),
            Some(Subject::Signal(signal)) => {
                let name = &self.words.protocol.signal(signal).short;
                format!("{name}: {}", scene.value(melding.signal(signal)))
            }
            Some(Subject::Question(question)) => {
                self.words.protocol.question(question).short.clone()
            }
            Some(Subject::Entry(id) | Subject::Rebuttal(id)) => statement(id).unwrap_or_default(),
            Some(Subject::Concept) => melding.concept.text.to_string(),
            Some(Subject::Shield(..) | Subject::Words) => String::new(),
        }
    }

    /// Puts a draft on screen.
    pub(super) fn show_draft(&mut self, opened: Opened) {
        let Opened { draft, base, hold } = opened;
        let mut open = OpenDraft::new(draft.melding.id, base, draft.corrects);
        open.hold = Some(hold);
        self.replace(draft.melding, None);
        self.view.room = Room::Melding;
        for (name, text) in draft.loose {
            if let Some(key) = field_of(&name) {
                self.view.dates.insert(key, text);
            }
        }
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
        self.show_step(away.step);
        if let Some(row) = away.row.filter(|row| self.rows().contains(row)) {
            self.choose(row);
        }
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

/// The name of a date field in the archive. These names stay: drafts of earlier versions have them.
fn field_name(row: RowId, name: &str) -> String {
    match row {
        RowId::Person(id) => format!("persoon/{id}/{name}"),
        RowId::Question(question) => format!("vraag/{}/{name}", question.name()),
        RowId::Decision(id) => format!("beslissing/{}/{name}", id.0),
        // Only the time of the call is a date outside these rows.
        _ => format!("melding/-/{name}"),
    }
}

/// The field of a name; `None` for one that this version does not know.
fn field_of(text: &str) -> Option<(RowId, &'static str)> {
    let mut parts = text.split('/');
    let (kind, which, name) = (parts.next()?, parts.next()?, parts.next()?);
    match (kind, name) {
        ("persoon", "geboren") => {
            let id = PersonId::try_from(which.to_owned()).ok()?;
            Some((RowId::Person(id), "geboren"))
        }
        ("vraag", "datum") => {
            let all = Question::ALL.iter().copied();
            let question = all.into_iter().find(|q| q.name() == which)?;
            Some((RowId::Question(question), "datum"))
        }
        ("beslissing", "datum") => {
            let id = which.parse().ok()?;
            Some((RowId::Decision(EntryId(id)), "datum"))
        }
        ("melding", "tijd") => Some((RowId::Reporter, "tijd")),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_date_field_is_found_again_by_its_name() {
        let rows = Question::ALL.iter().map(|q| (RowId::Question(*q), "datum"));
        let others = [
            (RowId::Reporter, "tijd"),
            (RowId::Person(PersonId::A), "geboren"),
            (RowId::Person(PersonId::Child(3)), "geboren"),
            (RowId::Decision(EntryId(7)), "datum"),
        ];
        for (row, name) in rows.chain(others) {
            assert_eq!(field_of(&field_name(row, name)), Some((row, name)));
        }
        assert_eq!(field_of("vraag/Onzin/datum"), None);
        assert_eq!(field_of(""), None);
    }
}
