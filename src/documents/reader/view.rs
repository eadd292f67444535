//! What a reader would read, sorted for the officer who decides what to keep back.

use super::Reader;
use super::draw::{Drawn, draw};
use super::paper::Left;
use super::suggest::{Suggestion, suggestions};
use super::texts::ReaderTexts;
use crate::afweging::assess;
use crate::documents::block::Line;
use crate::documents::context::Context;
use crate::documents::sections::shields;
use crate::documents::wording::DocumentTexts;
use crate::melding::{
    Account, Danger, Melding, Passage, PersonId, Put, ReportWish, Text, claimant,
};
use crate::protocol::Protocol;

/// One line that stands, or would stand, in the reader's paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passaged {
    /// What to shield to keep it back.
    pub passage: Passage,
    /// The line as the reader would see it.
    pub line: Line,
    /// Kept back now, by its own shield or by one of something that it hangs on.
    pub shielded: bool,
    /// The reader's own words or data: these are never kept back.
    pub own: bool,
}

/// Whether a claim was put to the reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PutState {
    /// Put, and the answer stands.
    Answered,
    /// Put; no answer was recorded.
    PutWithoutAnswer,
    /// Not put; the reason, blank where none was typed.
    NotPut(Text),
    /// Not recorded.
    NotRecorded,
    /// A child said it: whether to put it is for the officer (art. 12 IVRK).
    SaidByChild,
}

/// What somebody else said of the reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct About {
    /// The claim.
    pub claim: Passaged,
    /// Whether it was put to the reader.
    pub put: PutState,
    /// What was recorded of that, as the reader would see it.
    pub answer: Option<Passaged>,
}

/// A shield that stands for this reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShieldState {
    /// What is kept back.
    pub passage: Passage,
    /// What that is, in words.
    pub name: String,
    /// Left readable, on somebody's word.
    pub stands: bool,
    /// Whom it protects and why, or why it may stand.
    pub reason: Text,
    /// Whether there is a reason. The paper waits until every shield has one.
    pub complete: bool,
}

/// The call as one reader would read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReaderView {
    /// Who reads.
    pub reader: Reader,
    /// What stands on the reader's own account, and the reader's own data.
    pub own: Vec<Passaged>,
    /// What others said of the reader.
    pub about: Vec<About>,
    /// Of these, what was never put to the reader, a child's words apart.
    pub not_put: Vec<Passage>,
    /// Everything else that the reader would read.
    pub rest: Vec<Passaged>,
    /// What may need shielding, and why.
    pub suggestions: Vec<Suggestion>,
    /// What is shielded for this reader.
    pub shields: Vec<ShieldState>,
}

/// The call as this reader would read it.
pub fn reader_view(
    protocol: &Protocol,
    texts: &DocumentTexts,
    reader_texts: &ReaderTexts,
    melding: &Melding,
    reader: Reader,
) -> ReaderView {
    let id = reader.id();
    let assessment = assess(melding);
    let context = Context::for_reader(protocol, texts, melding, &assessment);
    let left = Left::of(melding, id);
    let left_parts = left.parts(protocol, texts, reader_texts);
    let visible = left.visible(&left_parts);
    let whole = draw(&context, reader_texts, id);
    let lines = whole.into_iter().flat_map(|part| part.lines);
    let passaged = lines.filter_map(|Drawn { passage, line }| {
        let passage = passage?;
        Some(Passaged {
            passage,
            line,
            shielded: !visible.contains(&passage),
            own: melding.is_own(passage, id) || said_by(melding, passage, id),
        })
    });
    let mut view = ReaderView {
        reader,
        own: Vec::new(),
        about: Vec::new(),
        not_put: Vec::new(),
        rest: Vec::new(),
        suggestions: suggestions(&context, reader_texts, &left, &left_parts, &visible),
        shields: melding
            .decided_for(id)
            .map(|s| ShieldState {
                passage: s.passage,
                stands: s.stands,
                name: shields::passage(&context, s.passage),
                reason: s.reason.clone(),
                complete: !s.reason.is_blank(),
            })
            .collect(),
    };
    for line in passaged {
        sort(&mut view, melding, line);
    }
    view
}

/// A passage in words: `nr 4, verklaring van A (moeder), 21:15`.
pub fn passage_name(
    protocol: &Protocol,
    texts: &DocumentTexts,
    melding: &Melding,
    passage: Passage,
) -> String {
    let assessment = assess(melding);
    let context = Context::new(protocol, texts, melding, &assessment);
    shields::passage(&context, passage)
}

fn sort(view: &mut ReaderView, melding: &Melding, line: Passaged) {
    let reader = view.reader.id();
    let answered = match line.passage {
        Passage::Weerwoord(id) => Some(Passage::Regel(id)),
        _ => None,
    };
    if let Some(claim) = answered
        && let Some(about) = view.about.iter_mut().find(|a| a.claim.passage == claim)
    {
        about.answer = Some(line);
    } else if line.own {
        view.own.push(line);
    } else if let Some(put) = put_to(melding, line.passage, reader) {
        let open = matches!(put, PutState::NotPut(_) | PutState::NotRecorded);
        // A claim with several sources has a line for each.
        if open && !view.not_put.contains(&line.passage) {
            view.not_put.push(line.passage);
        }
        view.about.push(About {
            claim: line,
            put,
            answer: None,
        });
    } else {
        view.rest.push(line);
    }
}

/// Whether this reader, also a child, said it.
fn said_by(melding: &Melding, passage: Passage, reader: PersonId) -> bool {
    match passage {
        Passage::Regel(id) => {
            let first = accounts_of(melding, passage).into_iter().next();
            let wishes = |w: &ReportWish| w.id == id && w.by == Some(reader);
            first.and_then(claimant) == Some(reader) || melding.report_wishes.iter().any(wishes)
        }
        Passage::Antwoord(_) => accounts_of(melding, passage)
            .into_iter()
            .any(|a| claimant(a) == Some(reader)),
        Passage::Naam(id) | Passage::Adres(id) | Passage::Telefoon(id) => id == reader,
        _ => false,
    }
}

/// On whose account a passage stands, as far as that is recorded: who said it first comes first.
pub(super) fn accounts_of(melding: &Melding, passage: Passage) -> Vec<&Account> {
    match passage {
        Passage::Regel(id) => {
            let dangers = melding.signals.values().flat_map(|a| &a.dangers);
            let dangers = dangers.filter(|d| d.id == id).flat_map(Danger::sources);
            let statements = melding.statements.iter().filter(|s| s.id == id);
            let decisions = melding.decisions.iter().filter(|d| d.id == id);
            dangers
                .chain(statements.map(|s| &s.account))
                .chain(decisions.map(|d| &d.account))
                .collect()
        }
        Passage::Antwoord(question) => {
            let answer = melding.answers.get(&question);
            answer.map(|a| &a.account).into_iter().collect()
        }
        Passage::Signaal(signal) => {
            let answer = melding.signals.get(&signal);
            let replies = answer.into_iter().flat_map(|a| a.live_replies());
            replies.filter_map(|r| r.account.as_ref()).collect()
        }
        _ => Vec::new(),
    }
}

/// Whether a claim about the reader was put to the reader; `None` for what is no claim about the
/// reader.
pub(super) fn put_to(melding: &Melding, passage: Passage, reader: PersonId) -> Option<PutState> {
    let Passage::Regel(id) = passage else {
        return None;
    };
    let mut accusations = melding.accusations().into_iter();
    if !accusations.any(|a| a.id == id && a.about.contains(&reader)) {
        let mut dangers = melding.signals.values().flat_map(|a| a.active());
        let danger = dangers.any(|d| d.id == id && d.from.contains(&reader));
        let mut said = melding.live_statements();
        let said = said.any(|s| s.id == id && s.accuses == Some(reader));
        return (danger || said).then_some(PutState::SaidByChild);
    }
    let rebuttal = melding.rebuttals.get(&id);
    Some(match rebuttal.and_then(|r| Some((r, r.put?))) {
        None => PutState::NotRecorded,
        Some((r, Put::Voorgelegd)) if r.answer.is_blank() => PutState::PutWithoutAnswer,
        Some((_, Put::Voorgelegd)) => PutState::Answered,
        Some((r, Put::NietVoorgelegd)) => PutState::NotPut(r.why_not.clone()),
    })
}
