//! What makes a melding valid: the checks at the one door, and the same checks over a whole file.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};

use super::shield::kept_word;
use super::{
    Account, AnswerValue, Danger, Decision, DecisionKind, EntryId, Heard, Hearing, Melding, Person,
    PersonId, Rejection, Relation, Reply, ReportWish, Statement, Tri, Whereabouts,
};
use crate::protocol::{Kind, Question, Signal};

/// A fault in a melding that came from a file, with the place where it stands.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Invalid {
    /// A command would have been refused.
    #[error("{place}: {reason}")]
    Refused {
        /// Where in the file.
        place: String,
        /// Why.
        reason: Rejection,
    },
    /// Two people have one label.
    #[error("betrokkenen: het label {0} komt twee keer voor. Geef ieder een eigen label.")]
    SamePerson(PersonId),
    /// Two entries have one number.
    #[error("nr {0}: dit nummer komt twee keer voor. Geef elke regel een eigen nummer.")]
    SameEntry(EntryId),
    /// A parent is missing.
    #[error(
        "betrokkenen: ouder {0} ontbreekt. Zet A en B er allebei in, ook als u niets van hen weet."
    )]
    NoParent(PersonId),
    /// A danger is said to exist and none is given.
    #[error("signalen, {0}: bij Gevaar hoort minstens één regel onder ‘gevaren’.")]
    NoDanger(&'static str),
    /// One passage is kept from one reader twice.
    #[error("afgeschermd: hetzelfde deel staat er twee keer voor {0}. Laat er één staan.")]
    SameShield(PersonId),
}

impl Melding {
    /// Checks a melding that came from a file by the same rules as every command.
    ///
    /// # Errors
    /// The first fault, with its place.
    pub fn validate(&self) -> Result<(), Invalid> {
        self.validate_ids()?;
        let refused = |place: String| move |reason| Invalid::Refused { place, reason };
        let day = |d: Option<NaiveDate>| d.map_or(Ok(()), check_date);
        day(Some(self.at.date())).map_err(refused("tijd".into()))?;
        if let Some(id) = self.reporter {
            self.check_person(id).map_err(refused("melder".into()))?;
        }
        for p in &self.people {
            self.check_edited_person(p)
                .map_err(refused(format!("betrokkenen, {}", p.id)))?;
        }
        for (signal, answer) in &self.signals {
            let place = format!("signalen, {}", signal.name());
            if answer.asked == super::Asked::Gevaar && answer.dangers.is_empty() {
                return Err(Invalid::NoDanger(signal.name()));
            }
            for danger in &answer.dangers {
                self.check_danger(*signal, danger)
                    .map_err(refused(place.clone()))?;
            }
            for reply in &answer.replies {
                self.check_reply(reply).map_err(refused(place.clone()))?;
            }
        }
        for (question, answer) in &self.answers {
            let place = format!("antwoorden, {}", question.name());
            self.check_account(&answer.account)
                .map_err(refused(place.clone()))?;
            if let Some(value) = &answer.value {
                self.check_answer(*question, value)
                    .map_err(refused(place))?;
            }
        }
        self.validate_lists()
    }

    fn validate_ids(&self) -> Result<(), Invalid> {
        let mut labels = BTreeSet::new();
        if let Some(p) = self.people.iter().find(|p| !labels.insert(p.id)) {
            return Err(Invalid::SamePerson(p.id));
        }
        if let Some(id) = PersonId::PARENTS
            .into_iter()
            .find(|id| !labels.contains(id))
        {
            return Err(Invalid::NoParent(id));
        }
        let mut numbers = BTreeSet::new();
        match self.entry_ids().into_iter().find(|id| !numbers.insert(*id)) {
            Some(id) => Err(Invalid::SameEntry(id)),
            None => Ok(()),
        }
    }

    fn validate_lists(&self) -> Result<(), Invalid> {
        let refused = |place: String| move |reason| Invalid::Refused { place, reason };
        for d in &self.decisions {
            self.check_decision(d)
                .map_err(refused(format!("beslissingen, nr {}", d.id.0)))?;
        }
        for s in &self.statements {
            self.check_statement(s)
                .map_err(refused(format!("verklaringen, nr {}", s.id.0)))?;
        }
        for (person, hearing) in &self.hearings {
            self.check_hearing(*person, hearing)
                .map_err(refused(format!("gehoord, {person}")))?;
        }
        for id in self.rebuttals.keys() {
            if !self.has_entry(*id) {
                let reason = Rejection::UnknownEntry(*id);
                return Err(Invalid::Refused {
                    place: format!("wederhoor, nr {}", id.0),
                    reason,
                });
            }
        }
        for a in &self.acts {
            let place = format!("handelingen, nr {}", a.id.0);
            let named = a.to.iter().chain(&a.about);
            for id in named {
                self.check_person(*id).map_err(refused(place.clone()))?;
            }
        }
        for w in &self.report_wishes {
            self.check_wish(w)
                .map_err(refused(format!("aangiften, nr {}", w.id.0)))?;
        }
        for id in &self.also_report {
            self.check_person(*id)
                .map_err(refused("melders_ook".into()))?;
        }
        if let Some(account) = &self.signals_from {
            self.check_account(account)
                .map_err(refused("signalen_van".into()))?;
        }
        if let Some(account) = &self.concept.account {
            self.check_account(account)
                .map_err(refused("concept".into()))?;
        }
        if let Some(id) = self.concept.accuses {
            self.check_person(id).map_err(refused("concept".into()))?;
        }
        self.validate_reading()
    }

    /// What is kept from readers, and the words that are kept.
    fn validate_reading(&self) -> Result<(), Invalid> {
        let refused = |place: &str| {
            let place = place.to_owned();
            move |reason| Invalid::Refused { place, reason }
        };
        let mut seen = BTreeSet::new();
        for shield in &self.shields {
            self.check_shield(shield).map_err(refused("afgeschermd"))?;
            if !seen.insert((shield.passage, shield.reader)) {
                return Err(Invalid::SameShield(shield.reader));
            }
        }
        for word in &self.words_kept {
            let kept = kept_word(word).map_err(refused("woorden_gelaten"))?;
            if kept != *word {
                return Err(refused("woorden_gelaten")(Rejection::NotAWord));
            }
        }
        Ok(())
    }

    fn entry_ids(&self) -> Vec<EntryId> {
        let dangers = self.signals.values().flat_map(|s| &s.dangers).map(|d| d.id);
        dangers
            .chain(self.decisions.iter().map(|d| d.id))
            .chain(self.statements.iter().map(|s| s.id))
            .chain(self.acts.iter().map(|a| a.id))
            .chain(self.report_wishes.iter().map(|w| w.id))
            .collect()
    }

    pub(super) fn has_entry(&self, id: EntryId) -> bool {
        self.entry_ids().contains(&id)
    }

    pub(super) fn check_person(&self, id: PersonId) -> Result<(), Rejection> {
        self.person(id)
            .map(|_| ())
            .ok_or(Rejection::UnknownPerson(id))
    }

    pub(super) fn check_account(&self, account: &Account) -> Result<(), Rejection> {
        if let Account::WoordenKind { child, .. } = account
            && !child.is_child()
        {
            return Err(Rejection::NotAChild(*child));
        }
        account.people().try_for_each(|id| self.check_person(id))
    }

    fn check_place(&self, place: Whereabouts) -> Result<(), Rejection> {
        match place {
            Whereabouts::Bij(id) => self.check_person(id),
            Whereabouts::Plek(number) => self
                .place_name(number)
                .map(|_| ())
                .ok_or(Rejection::UnknownPlace(number)),
            Whereabouts::Beide | Whereabouts::Elders | Whereabouts::Onbekend => Ok(()),
        }
    }

    pub(super) fn check_edited_person(&self, person: &Person) -> Result<(), Rejection> {
        if !Relation::of(person.id).contains(&person.relation) {
            return Err(Rejection::WrongRelation(person.id));
        }
        if let Some(birth) = person.birth {
            check_date(birth)?;
            if birth > self.at.date() {
                return Err(Rejection::ImpossibleDate(birth));
            }
        }
        let of_child = !(person.parents.is_empty() && person.custody.is_empty());
        if of_child && !person.id.is_child() {
            return Err(Rejection::OnlyOfChild(person.id));
        }
        for id in person.parents.iter().chain(&person.custody) {
            self.check_person(*id)?;
        }
        self.check_place(person.now)?;
        self.check_place(person.lives)
    }

    pub(super) fn check_reply(&self, reply: &Reply) -> Result<(), Rejection> {
        self.check_place(reply.place)?;
        reply
            .account
            .as_ref()
            .map_or(Ok(()), |a| self.check_account(a))
    }

    pub(super) fn check_wish(&self, wish: &ReportWish) -> Result<(), Rejection> {
        let mut named = wish.by.iter().chain(&wish.against);
        named.try_for_each(|id| self.check_person(*id))
    }

    pub(super) fn check_danger(&self, signal: Signal, danger: &Danger) -> Result<(), Rejection> {
        if danger.aspect.is_some_and(|a| a.signal() != signal) {
            return Err(Rejection::WrongAspect(signal));
        }
        for id in danger.at_risk.iter().chain(&danger.from) {
            self.check_person(*id)?;
        }
        self.check_place(danger.place)?;
        let mut sources = danger.sources();
        sources.try_for_each(|a| self.check_account(a))
    }

    pub(super) fn check_answer(
        &self,
        question: Question,
        value: &AnswerValue,
    ) -> Result<(), Rejection> {
        let fits = match (question.kind(), value) {
            (_, AnswerValue::Onbekend) => true,
            (Kind::YesNo, AnswerValue::Ja | AnswerValue::Nee) => true,
            (Kind::Choice(options), AnswerValue::Keuze(choice)) => options.contains(choice),
            (Kind::Text, AnswerValue::Tekst(_)) => true,
            (Kind::Date, AnswerValue::Datum(date)) => return check_date(*date),
            (Kind::Person, AnswerValue::Persoon(id)) => return self.check_person(*id),
            _ => false,
        };
        if fits {
            Ok(())
        } else {
            Err(Rejection::WrongKind(question))
        }
    }

    pub(super) fn check_decision(&self, decision: &Decision) -> Result<(), Rejection> {
        self.check_account(&decision.account)?;
        for id in decision.children.iter().chain(&decision.favours) {
            self.check_person(*id)?;
        }
        if let Some(until) = decision.until {
            check_date(until)?;
        }
        if let Some(date) = decision.date {
            check_date(date)?;
            if date > self.at.date() {
                return Err(Rejection::ImpossibleDate(date));
            }
        }
        if decision.kind == DecisionKind::Geen && decision.clause == Some(Tri::Ja) {
            return Err(Rejection::ClauseWithoutDecision);
        }
        Ok(())
    }

    pub(super) fn check_statement(&self, statement: &Statement) -> Result<(), Rejection> {
        self.check_account(&statement.account)?;
        statement.accuses.map_or(Ok(()), |id| self.check_person(id))
    }

    pub(super) fn check_hearing(&self, id: PersonId, hearing: &Hearing) -> Result<(), Rejection> {
        self.check_person(id)?;
        for home in &hearing.knows_home_of {
            self.check_person(*home)?;
        }
        if hearing.heard == Some(Heard::BewustNiet) && !id.is_child() {
            return Err(Rejection::OnlyForChild);
        }
        Ok(())
    }

    /// Whether anything but the person's own record points to this person.
    pub(super) fn is_named(&self, id: PersonId) -> bool {
        let by = |account: &Account| account.people().any(|p| p == id);
        let at = |place: Whereabouts| place == Whereabouts::Bij(id);
        self.reporter == Some(id)
            || self.also_report.contains(&id)
            || self.signals_from.as_ref().is_some_and(by)
            || self.people.iter().any(|p| {
                let of_child = p.parents.contains(&id) || p.custody.contains(&id);
                p.id != id && (at(p.now) || at(p.lives) || of_child)
            })
            || self.signals.values().any(|s| {
                s.accounts().any(by)
                    || s.replies.iter().any(|r| at(r.place))
                    || s.dangers
                        .iter()
                        .any(|d| d.at_risk.contains(&id) || d.from.contains(&id) || at(d.place))
            })
            || self
                .report_wishes
                .iter()
                .any(|w| w.by == Some(id) || w.against.contains(&id))
            || self
                .answers
                .values()
                .any(|a| by(&a.account) || a.value == Some(AnswerValue::Persoon(id)))
            || self
                .decisions
                .iter()
                .any(|d| by(&d.account) || d.children.contains(&id) || d.favours.contains(&id))
            || self
                .statements
                .iter()
                .any(|s| by(&s.account) || s.accuses == Some(id))
            || self
                .hearings
                .get(&id)
                .is_some_and(|h| *h != Hearing::default())
            || self
                .hearings
                .values()
                .any(|h| h.knows_home_of.contains(&id))
            || self
                .acts
                .iter()
                .any(|a| a.to == Some(id) || a.about.contains(&id))
            || self
                .shields
                .iter()
                .any(|s| s.reader == id || s.passage.person() == Some(id))
            || self.concept.account.as_ref().is_some_and(by)
            || self.concept.accuses == Some(id)
    }
}

/// A date in a human life: typing errors such as the year 20205 or 1025 are refused.
pub(super) fn check_date(date: NaiveDate) -> Result<(), Rejection> {
    if (1900..=2100).contains(&date.year()) {
        Ok(())
    } else {
        Err(Rejection::ImpossibleDate(date))
    }
}
