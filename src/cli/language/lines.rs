//! The report as text: every place with its line, and a mark below the words.

use std::io;

use unicode_width::UnicodeWidthChar;

use crate::{
    cli::out::Out,
    melding::is_forbidden,
    protocol::Protocol,
    taal::{Alternative, LineReview, Placed, ReportText, Review, Woordadvies},
};

/// Characters of a line that are shown before and after the words that it is about.
const AROUND: usize = 30;

/// Prints everything that was found.
pub(super) fn print(
    name: &str,
    text: &str,
    review: &Review<'_>,
    list: &Woordadvies,
    protocol: &Protocol,
    out: &mut Out,
) -> io::Result<()> {
    for line in &review.lines {
        for placed in &line.findings {
            place(name, text, line, placed, list, protocol, out)?;
        }
    }
    let without: Vec<String> = review
        .lines
        .iter()
        .filter(|l| l.lacks_speaker())
        .map(|l| l.number.to_string())
        .collect();
    if !without.is_empty() {
        let heading = list.report(ReportText::ZonderSpreker);
        out.line(&format!("{heading}: {}", without.join(", ")))?;
    }
    if !review.lacking.is_empty() {
        out.line(&format!("{}:", list.report(ReportText::Ontbreekt)))?;
    }
    for lacking in &review.lacking {
        let (what, why, source) = list.lacking(*lacking);
        let source = protocol.sources.cite(source);
        out.line(&format!("  {what} {why} ({source})"))?;
    }
    let count = review.count() + review.lacking.len();
    out.line(&match count {
        0 => list.report(ReportText::Niets).to_owned(),
        1 => list.report(ReportText::EenPunt).to_owned(),
        _ => list
            .report(ReportText::Punten)
            .replace("{aantal}", &count.to_string()),
    })
}

fn place(
    name: &str,
    text: &str,
    line: &LineReview<'_>,
    placed: &Placed<'_>,
    list: &Woordadvies,
    protocol: &Protocol,
    out: &mut Out,
) -> io::Result<()> {
    let (finding, at) = (&placed.finding, placed.start);
    out.line(&format!(
        "{name}:{}:{}: {}",
        at.line,
        at.column,
        list.kind(finding.kind)
    ))?;
    let range = finding.range.clone();
    // Words that go on at the next line are marked to the end of this one.
    let end = range.end.min(line.range.end.max(range.start));
    let before = last_chars(&text[line.range.start..range.start]);
    let words = plain(&text[range.start..end]);
    let after = first_chars(&text[end..line.range.end.max(end)]);
    out.line(&format!("    {before}{words}{after}"))?;
    let indent = " ".repeat(4 + width(&before));
    out.line(&format!("{indent}{}", "^".repeat(width(&words).max(1))))?;
    let instead = match &finding.alternative {
        Some(Alternative::Replace(word)) => Some(format!("‘{}’", plain(word))),
        Some(Alternative::Rewrite(hint)) => Some(plain(hint)),
        Some(Alternative::Remove(_)) => Some(list.report(ReportText::Weglaten).to_owned()),
        None => None,
    };
    if let Some(instead) = instead {
        out.line(&format!(
            "    {}: {instead}",
            list.report(ReportText::Liever)
        ))?;
    }
    let source = protocol.sources.cite(finding.source);
    let heading = list.report(ReportText::Reden);
    out.line(&format!("    {heading}: {} ({source})", finding.reason))
}

/// A text in which nothing steers the terminal.
pub(super) fn plain(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\t' | '\n' => ' ',
            c if is_forbidden(c) => '\u{FFFD}',
            c => c,
        })
        .collect()
}

fn last_chars(text: &str) -> String {
    let start = text.char_indices().rev().nth(AROUND - 1);
    match start {
        Some((at, _)) if at > 0 => format!("…{}", plain(&text[at..])),
        _ => plain(text.trim_start_matches('\u{feff}')),
    }
}

fn first_chars(text: &str) -> String {
    match text.char_indices().nth(AROUND) {
        Some((at, _)) => format!("{}…", plain(&text[..at])),
        None => plain(text),
    }
}

fn width(text: &str) -> usize {
    text.chars().filter_map(UnicodeWidthChar::width).sum()
}
