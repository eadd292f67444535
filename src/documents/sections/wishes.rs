//! Who wishes to report an offence, and against whom according to that person. Who is accused stands
//! here and nowhere in a headline (ombudsman 2015/035).

use crate::afweging::{ReportLine, report_lines};
use crate::documents::block::{Line, Mark, add_sentence};
use crate::documents::context::Context;
use crate::documents::phrase::fill;
use crate::documents::sheet::{Sheet, closed};
use crate::melding::{ReportWish, Subject};
use crate::protocol::Question;

/// Every wish: first the one of the checklist, then those recorded beside it.
pub(in crate::documents) fn wishes(sheet: &mut Sheet<'_, '_>) {
    let context = sheet.context;
    let melding = context.melding;
    let recorded = melding.live_wishes().count();
    let lines = report_lines(melding);
    let asked = lines.len().saturating_sub(recorded);
    for line in &lines[..asked] {
        let start = Line::new(line.by.map_or(Mark::Own, Mark::Person));
        let start = start.about(Subject::Question(Question::WensAangifte));
        sheet.line(closed(wished(context, start, line)));
    }
    for wish in melding.live_wishes() {
        let line = wish_line(context, Line::new(mark(wish)), wish);
        sheet.line(line);
    }
}

/// A wish stands under who wishes; where nobody recorded who that is, the officer recorded it.
pub(in crate::documents) fn mark(wish: &ReportWish) -> Mark {
    wish.by.map_or(Mark::Own, Mark::Person)
}

/// One recorded wish, after whatever already stands in the line.
pub(in crate::documents) fn wish_line(
    context: &Context<'_>,
    line: Line,
    wish: &ReportWish,
) -> Line {
    let who = ReportLine {
        by: wish.by,
        against: context.by_part(wish.against.iter().copied()),
    };
    let line = wished(context, line.about(Subject::Entry(wish.id)), &who);
    let line = line.labelled(&context.texts.wishes.fact, &wish.fact);
    let mut sub = String::new();
    add_sentence(&mut sub, &context.entry(wish.id));
    closed(line).under(sub)
}

/// `A (moeder) wil aangifte doen, volgens A (moeder) tegen B (vader).`
fn wished(context: &Context<'_>, line: Line, wish: &ReportLine) -> Line {
    let t = &context.texts.wishes;
    let who = match wish.by {
        Some(id) => context.label(id),
        None => &context.texts.common.someone,
    };
    if wish.against.is_empty() {
        return line.plain(t.nobody.fill("wie", who));
    }
    let against = context.labels(wish.against.iter().copied());
    let text = t.against.fill("wie", who);
    let text = fill(&text, "zegt", who);
    line.plain(fill(&text, "tegen", &against))
}
