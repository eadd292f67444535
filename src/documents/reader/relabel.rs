//! Labels without gaps: K2 alone would tell that there is a K1.

use std::collections::{BTreeMap, BTreeSet};

use crate::melding::{Account, AnswerValue, Melding, Passage, PersonId, Shown, Whereabouts};

/// From the labels of the call to those of a reader's paper.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Labels(BTreeMap<PersonId, PersonId>);

impl Labels {
    /// Children and others each numbered from 1, in the order of their labels.
    pub(super) fn of(melding: &Melding) -> Self {
        let sorted: BTreeSet<PersonId> = melding.people.iter().map(|p| p.id).collect();
        let (mut children, mut others) = (0, 0);
        let next = |count: &mut u8| {
            *count += 1;
            *count
        };
        let map = sorted.into_iter().map(|id| {
            let new = match id {
                PersonId::Child(_) => PersonId::Child(next(&mut children)),
                PersonId::Other(_) => PersonId::Other(next(&mut others)),
                parent => parent,
            };
            (id, new)
        });
        Self(map.collect())
    }

    /// The label in the paper.
    pub(super) fn in_paper(&self, id: PersonId) -> PersonId {
        self.0.get(&id).copied().unwrap_or(id)
    }

    /// Who of the call has no label in the paper, or another one.
    pub(super) fn moved(&self, call: &Melding) -> Vec<PersonId> {
        let all = call.people.iter().map(|p| p.id);
        all.filter(|id| self.0.get(id) != Some(id)).collect()
    }

    /// The label in the call.
    fn in_call(&self, id: PersonId) -> PersonId {
        let found = self.0.iter().find(|(_, new)| **new == id);
        found.map_or(id, |(old, _)| *old)
    }

    /// A passage of the paper as the call knows it.
    pub(super) fn passage(&self, passage: Passage) -> Passage {
        match passage {
            Passage::Gehoord(id) => Passage::Gehoord(self.in_call(id)),
            Passage::Naam(id) => Passage::Naam(self.in_call(id)),
            Passage::Adres(id) => Passage::Adres(self.in_call(id)),
            Passage::Telefoon(id) => Passage::Telefoon(self.in_call(id)),
            Passage::Persoon(id) => Passage::Persoon(self.in_call(id)),
            Passage::Regel(_)
            | Passage::Weerwoord(_)
            | Passage::Antwoord(_)
            | Passage::Aantekening(_)
            | Passage::Signaal(_)
            | Passage::Toelichting(_)
            | Passage::Melder => passage,
        }
    }

    /// The call with these labels throughout.
    pub(super) fn apply(&self, melding: Melding) -> Melding {
        let mut m = melding;
        let new = |id: &mut PersonId| *id = self.in_paper(*id);
        let all = |set: &mut BTreeSet<PersonId>| {
            *set = set.iter().map(|id| self.in_paper(*id)).collect();
        };
        m.reporter.iter_mut().for_each(new);
        all(&mut m.also_report);
        for p in &mut m.people {
            new(&mut p.id);
            self.place(&mut p.now);
            self.place(&mut p.lives);
            all(&mut p.parents);
            all(&mut p.custody);
        }
        for answer in m.signals.values_mut() {
            answer.accounts_mut().for_each(|a| self.account(a));
            for reply in &mut answer.replies {
                self.place(&mut reply.place);
            }
            for danger in &mut answer.dangers {
                all(&mut danger.at_risk);
                all(&mut danger.from);
                self.place(&mut danger.place);
            }
        }
        for answer in m.answers.values_mut() {
            self.account(&mut answer.account);
            if let Some(AnswerValue::Persoon(id)) = &mut answer.value {
                new(id);
            }
        }
        for decision in &mut m.decisions {
            self.account(&mut decision.account);
            all(&mut decision.children);
            all(&mut decision.favours);
        }
        for statement in &mut m.statements {
            self.account(&mut statement.account);
            statement.accuses.iter_mut().for_each(new);
        }
        m.hearings = std::mem::take(&mut m.hearings)
            .into_iter()
            .map(|(id, mut hearing)| {
                all(&mut hearing.knows_home_of);
                (self.in_paper(id), hearing)
            })
            .collect();
        for act in &mut m.acts {
            act.to.iter_mut().for_each(new);
            all(&mut act.about);
        }
        for wish in &mut m.report_wishes {
            wish.by.iter_mut().for_each(new);
            all(&mut wish.against);
        }
        m
    }

    fn place(&self, place: &mut Whereabouts) {
        if let Whereabouts::Bij(id) = place {
            *id = self.in_paper(*id);
        }
    }

    fn account(&self, account: &mut Account) {
        if let Account::VanHorenZeggen {
            source: Some(source),
            ..
        } = account
        {
            *source = self.in_paper(*source);
        }
        match account {
            Account::Verklaard { by: id, .. }
            | Account::VanHorenZeggen { by: id, .. }
            | Account::WoordenKind { child: id, .. }
            | Account::Document {
                shown: Shown::GenoemdDoor(id),
                ..
            } => *id = self.in_paper(*id),
            Account::Waargenomen
            | Account::Document {
                shown: Shown::Gezien,
                ..
            }
            | Account::Systeem { .. }
            | Account::Oordeel
            | Account::Handeling
            | Account::NietGenoemd => {}
        }
    }
}
