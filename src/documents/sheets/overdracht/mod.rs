//! The hand-over sheet for wijkagent or jeugdcoordinator: what happened, on whose account, what was
//! promised, what is open and what is asked (ombudsman 2015/096, 4.3, 4.6 and 4.7).
//!
//! It holds less than the mutatie: names and telephone of who can be spoken, no address, no birth
//! date, and of what a child said only where it stands. See [`reduced`].

pub(super) mod reduced;
mod story;
mod work;

use super::texts::SheetTexts;
use crate::afweging::Assessment;
use crate::documents::block::{Block, Document, DocumentKind, Mark};
use crate::documents::context::{Context, legend};
use crate::documents::sections::acts;
use crate::documents::sheet::Sheet;
use crate::documents::wording::DocumentTexts;
use crate::melding::Melding;
use crate::protocol::{Protocol, Question, ids};
use reduced::reduced;

ids! {
    /// Who goes on with the call.
    pub enum Recipient {
        /// The officer of the neighbourhood.
        Wijkagent,
        /// The coordinator for youth.
        Jeugdcoordinator,
    }
}

impl Recipient {
    /// The question whether the call was handed over to this recipient.
    fn question(self) -> Question {
        match self {
            Self::Wijkagent => Question::NaarWijkagent,
            Self::Jeugdcoordinator => Question::NaarJeugdcoordinator,
        }
    }
}

/// Draws up the hand-over sheet of a call.
pub fn overdracht(
    protocol: &Protocol,
    texts: &DocumentTexts,
    sheets: &SheetTexts,
    melding: &Melding,
    assessment: &Assessment,
    recipient: Recipient,
) -> Document {
    let t = &sheets.handover;
    let who = match recipient {
        Recipient::Wijkagent => &t.neighbourhood,
        Recipient::Jeugdcoordinator => &t.youth,
    };
    let (less, spoken) = reduced(melding, sheets);
    let context = Context::sheet(protocol, texts, &less, assessment);
    let title = t.title.fill("ontvanger", who);
    let mut sheet = Sheet::new(&context, &title);
    sheet.banner(t.banner.fill("ontvanger", who));
    let start = sheet.len();

    sheet.section(&*t.ask_heading);
    work::ask(&mut sheet, sheets, recipient);
    sheet.section(&*t.story_heading);
    story::told(&mut sheet, sheets);
    sheet.section(&*t.children_heading);
    story::children(&mut sheet, sheets, &spoken);
    story::reach(&mut sheet, sheets);
    sheet.section(&*t.safety_heading);
    story::safety(&mut sheet, sheets);

    sheet.section(&*t.decision_heading);
    work::decided(&mut sheet, sheets);
    sheet.section(&*t.heard_heading);
    work::heard(&mut sheet);
    sheet.section(&*t.acts_heading);
    acts::acts(&mut sheet);
    work::advice(&mut sheet);
    sheet.section(&*t.open_heading);
    work::open(&mut sheet, sheets);
    sheet.section(&*t.contact_heading);
    work::terms(&mut sheet, sheets);

    // Only the marks that stand on this sheet: it should fit a page.
    let marks: Vec<Mark> = sheet.marks();
    let entries = legend(&context).into_iter();
    let used = entries.filter(|(mark, _)| marks.contains(mark)).collect();
    sheet.insert(start, Block::Legend(used));
    sheet.finish(DocumentKind::Overdracht, &title)
}
