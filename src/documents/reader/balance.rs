//! Both parents side by side: how much stands there of each. Figures only, without a sum, a
//! difference or a judgement: what they mean is for the officer to say.

use crate::melding::{Account, Heard, Melding, PersonId, Put, Text, claimant, is_literal};

/// What stands there of both parents, in the order of their part in the call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Balance {
    /// One parent, then the other.
    pub parents: [ParentBalance; 2],
}

/// What stands there of one parent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParentBalance {
    /// Which parent.
    pub parent: PersonId,
    /// Statements of this parent, withdrawn ones apart.
    pub statements: usize,
    /// Statements of this parent in literal words.
    pub literal: usize,
    /// Words in all these statements.
    pub words: usize,
    /// Whether this parent was heard.
    pub heard: HeardState,
    /// Claims about this parent.
    pub about: usize,
    /// Claims about this parent that were put to this parent.
    pub put: usize,
    /// Claims about this parent with an answer.
    pub answered: usize,
    /// Words that the word advice marks in what was written of and about this parent.
    pub marked: usize,
}

/// Whether somebody was heard, and why not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HeardState {
    /// Heard.
    Heard,
    /// Not heard; the reason, blank where none was typed.
    NotHeard(Text),
    /// Not recorded.
    NotRecorded,
}

/// What stands there of both parents. `marked` gives the marked words of a parent; the word advice
/// counts them.
pub fn balance(melding: &Melding, marked: impl Fn(PersonId) -> usize) -> Balance {
    Balance {
        parents: melding
            .parents_by_part()
            .map(|parent| of_parent(melding, parent, marked(parent))),
    }
}

fn of_parent(melding: &Melding, parent: PersonId, marked: usize) -> ParentBalance {
    let said: Vec<_> = melding
        .live_statements()
        .filter(|s| claimant(&s.account) == Some(parent))
        .collect();
    // What this parent said, and not what this parent says that another one said or wrote.
    let literal =
        |account: &Account| matches!(account, Account::Verklaard { .. }) && is_literal(account);
    let hearing = melding.hearings.get(&parent);
    let heard = match hearing.and_then(|h| h.heard) {
        Some(Heard::Gehoord) => HeardState::Heard,
        // Heard in part is a gap that stays visible.
        Some(Heard::Deels | Heard::NietGehoord | Heard::NietBereikt | Heard::BewustNiet) => {
            HeardState::NotHeard(hearing.map_or_else(Text::default, |h| h.why_not.clone()))
        }
        None => HeardState::NotRecorded,
    };
    let about: Vec<_> = melding
        .accusations()
        .into_iter()
        .filter(|a| a.about.contains(&parent))
        .map(|a| melding.rebuttals.get(&a.id))
        .collect();
    let put = |r: &&crate::melding::Rebuttal| r.put == Some(Put::Voorgelegd);
    ParentBalance {
        parent,
        statements: said.len(),
        literal: said.iter().filter(|s| literal(&s.account)).count(),
        words: said.iter().map(|s| s.text.split_whitespace().count()).sum(),
        heard,
        about: about.len(),
        put: about.iter().flatten().filter(|r| put(r)).count(),
        answered: about
            .iter()
            .flatten()
            .filter(|r| put(r) && !r.answer.is_blank())
            .count(),
        marked,
    }
}
