//! Carrying a change out, and the change that takes it back.

use super::{At, Edit, EditError, Head, Verdict};
use crate::{
    melding::PersonId,
    training::{Event, Id, Item, Role, Scenario},
};

impl Scenario {
    /// Carries out a change and gives the one that takes it back.
    ///
    /// # Errors
    /// A refused change changes nothing.
    pub fn edit(&mut self, edit: Edit) -> Result<Edit, EditError> {
        Ok(match edit {
            Edit::Head(head) => Edit::Head(Box::new(self.set_head(*head))),
            Edit::Goal(at) => Edit::Goal(change(&mut self.goals, at)?),
            Edit::Person(at) => Edit::Person(self.edit_person(at)?),
            Edit::Item(at) => return self.edit_item(at),
            Edit::Event(at) => return self.edit_event(at),
            Edit::Outcome(verdict) => Edit::Outcome(Box::new(self.set_verdict(*verdict))),
            Edit::Required(at) => Edit::Required(change(&mut self.good.required, at)?),
            Edit::Order(at) => Edit::Order(change(&mut self.good.order, at)?),
            Edit::Forbidden(at) => Edit::Forbidden(change(&mut self.good.forbidden, at)?),
            Edit::Statement(at) => Edit::Statement(change(&mut self.good.statements, at)?),
            Edit::Known(at) => Edit::Known(change(&mut self.good.known, at)?),
            Edit::Rules(rules) => Edit::Rules(std::mem::replace(&mut self.good.rules, rules)),
            Edit::Expert(at) => Edit::Expert(change(&mut self.expert, at)?),
            Edit::Rename { from, to } => {
                self.check_free(&to, &from)?;
                let before = self.clone();
                self.rename(&from, &to);
                Edit::Whole(Box::new(before))
            }
            Edit::Reword { from, to } => {
                let before = self.clone();
                self.each_text(&mut |text| {
                    if *text == from {
                        text.clone_from(&to);
                    }
                });
                Edit::Whole(Box::new(before))
            }
            Edit::Whole(scenario) => Edit::Whole(Box::new(std::mem::replace(self, *scenario))),
        })
    }

    /// What stands once.
    pub fn head(&self) -> Head {
        Head {
            id: self.id.clone(),
            version: self.version,
            title: self.title.clone(),
            level: self.level,
            budget: self.budget,
            start: self.start,
            briefing: self.briefing.clone(),
            reporter: self.reporter,
        }
    }

    /// The outcome that fits.
    pub fn verdict(&self) -> Verdict {
        Verdict {
            outcome: self.good.outcome,
            why: self.good.why.clone(),
            citations: self.good.citations.clone(),
        }
    }

    /// A name that nothing has yet: this one, or this one with a number.
    pub fn free_id(&self, base: &Id) -> Id {
        let taken = |id: &Id| self.item(id).is_some() || self.event(id).is_some();
        if !taken(base) {
            return base.clone();
        }
        let numbered = (2_u32..).find_map(|n| {
            let end = format!("-{n}");
            let begin: String = base.as_str().chars().take(60 - end.len()).collect();
            let id = Id::try_from(format!("{begin}{end}")).ok()?;
            (!taken(&id)).then_some(id)
        });
        numbered.unwrap_or_else(|| base.clone())
    }

    fn set_head(&mut self, head: Head) -> Head {
        let before = self.head();
        self.id = head.id;
        self.version = head.version;
        self.title = head.title;
        self.level = head.level;
        self.budget = head.budget;
        self.start = head.start;
        self.briefing = head.briefing;
        self.reporter = head.reporter;
        before
    }

    fn set_verdict(&mut self, verdict: Verdict) -> Verdict {
        let before = self.verdict();
        self.good.outcome = verdict.outcome;
        self.good.why = verdict.why;
        self.good.citations = verdict.citations;
        before
    }

    fn edit_person(&mut self, at: At<Box<Role>>) -> Result<At<Box<Role>>, EditError> {
        let id = |nth: usize| self.people.get(nth).map(|role| role.person.id);
        match &at {
            At::Set(nth, role) if id(*nth).is_some_and(|id| id != role.person.id) => {
                return Err(EditError::SamePerson(role.person.id));
            }
            At::Add(_, role) if self.people.iter().any(|r| r.person.id == role.person.id) => {
                return Err(EditError::SamePerson(role.person.id));
            }
            At::Remove(nth) if id(*nth).is_some_and(PersonId::is_parent) => {
                return Err(EditError::Parent);
            }
            _ => {}
        }
        change_boxed(&mut self.people, at)
    }

    fn edit_item(&mut self, at: At<Box<Item>>) -> Result<Edit, EditError> {
        let (old, new) = match &at {
            At::Set(nth, item) => (self.items.get(*nth).map(|i| i.id.clone()), Some(&item.id)),
            At::Add(_, item) => (None, Some(&item.id)),
            At::Remove(_) | At::Move(..) => (None, None),
        };
        self.with_name(old, new.cloned(), |scenario| {
            Ok(Edit::Item(change_boxed(&mut scenario.items, at)?))
        })
    }

    fn edit_event(&mut self, at: At<Box<Event>>) -> Result<Edit, EditError> {
        let (old, new) = match &at {
            At::Set(nth, event) => (self.events.get(*nth).map(|e| e.id.clone()), Some(&event.id)),
            At::Add(_, event) => (None, Some(&event.id)),
            At::Remove(_) | At::Move(..) => (None, None),
        };
        self.with_name(old, new.cloned(), |scenario| {
            Ok(Edit::Event(change_boxed(&mut scenario.events, at)?))
        })
    }

    /// Carries out a change of a record that has a name; another name goes everywhere.
    fn with_name(
        &mut self,
        old: Option<Id>,
        new: Option<Id>,
        carry_out: impl FnOnce(&mut Self) -> Result<Edit, EditError>,
    ) -> Result<Edit, EditError> {
        match (old, new) {
            (Some(old), Some(new)) if old != new => {
                self.check_free(&new, &old)?;
                let before = self.clone();
                carry_out(self)?;
                self.rename(&old, &new);
                Ok(Edit::Whole(Box::new(before)))
            }
            (None, Some(new)) => {
                if self.item(&new).is_some() || self.event(&new).is_some() {
                    return Err(EditError::Taken(new));
                }
                carry_out(self)
            }
            _ => carry_out(self),
        }
    }

    fn check_free(&self, name: &Id, old: &Id) -> Result<(), EditError> {
        let there = self.item(name).is_some() || self.event(name).is_some();
        if there && name != old {
            return Err(EditError::Taken(name.clone()));
        }
        Ok(())
    }
}

fn change<T>(list: &mut Vec<T>, at: At<T>) -> Result<At<T>, EditError> {
    match at {
        At::Set(nth, value) => {
            let slot = list.get_mut(nth).ok_or(EditError::NoSuch)?;
            Ok(At::Set(nth, std::mem::replace(slot, value)))
        }
        At::Add(nth, value) => {
            let nth = nth.min(list.len());
            list.insert(nth, value);
            Ok(At::Remove(nth))
        }
        At::Remove(nth) if nth < list.len() => Ok(At::Add(nth, list.remove(nth))),
        At::Move(from, to) if from < list.len() && to < list.len() => {
            let value = list.remove(from);
            list.insert(to, value);
            Ok(At::Move(to, from))
        }
        At::Remove(_) | At::Move(..) => Err(EditError::NoSuch),
    }
}

fn change_boxed<T>(list: &mut Vec<T>, at: At<Box<T>>) -> Result<At<Box<T>>, EditError> {
    let at = match at {
        At::Set(nth, value) => At::Set(nth, *value),
        At::Add(nth, value) => At::Add(nth, *value),
        At::Remove(nth) => At::Remove(nth),
        At::Move(from, to) => At::Move(from, to),
    };
    Ok(match change(list, at)? {
        At::Set(nth, value) => At::Set(nth, Box::new(value)),
        At::Add(nth, value) => At::Add(nth, Box::new(value)),
        At::Remove(nth) => At::Remove(nth),
        At::Move(from, to) => At::Move(from, to),
    })
}
