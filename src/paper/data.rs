//! A document as the values that the template reads.
//!
//! Every text goes in as pieces of plain characters, so that nothing in it can be read as markup.

use std::hash::{DefaultHasher, Hash, Hasher};

use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike};
use typst::foundations::{Array, Datetime, Dict, IntoValue, Value, dict};

use super::PaperTexts;
use super::groups::{Group, Item, groups, shown};
use super::letters::{Letters, Piece};
use crate::documents::{Block, Document, DocumentKind, Imprint, Mark, Span};

/// The document as `sys.inputs`. A document without a date gets `undated` in its metadata, because
/// PDF/A asks for one.
pub(super) fn inputs(
    document: &Document,
    texts: &PaperTexts,
    letters: &Letters,
    undated: NaiveDate,
) -> Dict {
    let mut page = Values {
        letters,
        replaced: false,
    };
    let is_part = |block: &Block| matches!(block, Block::Part(_));
    let all = document.blocks.len();
    let end = document.blocks.iter().rposition(is_part).unwrap_or(all);
    let (body, closing) = document.blocks.split_at(end);
    let body = page.groups(body);
    let closing = page.groups(closing);
    let line = |text: &str| letters.line(text.trim()).into_value();
    let part = |text: &String| letters.line(text).into_value();
    let note = page.replaced.then(|| page.text(&texts.replaced));
    let number = &texts.page;
    let number = [&number.before, &number.between, &number.after];
    let imprint = &document.imprint;
    let at = imprint.at.unwrap_or_else(|| undated.into());
    let stamps = texts.stamps(imprint).map(line);
    dict! {
        "titel" => line(&document.title),
        "datum" => date(at),
        "groot" => is_for_people_at_home(document.kind),
        "stempels" => Array::from_iter(stamps),
        "voet" => line(&texts.foot(imprint)),
        "pagina" => Array::from_iter(number.map(part)),
        "blokken" => body,
        "slot" => closing,
        "vervangen" => note,
    }
}

fn date(at: NaiveDateTime) -> Option<Datetime> {
    let small = |n: u32| u8::try_from(n).ok();
    Datetime::from_ymd_hms(
        at.year(),
        small(at.month())?,
        small(at.day())?,
        small(at.hour())?,
        small(at.minute())?,
        small(at.second())?,
    )
}

/// A name for the document's value: the same for the same value, and no word can be read from it.
pub(super) fn identity(document: &Document) -> String {
    let mut hasher = DefaultHasher::new();
    document.title.hash(&mut hasher);
    let Imprint {
        version,
        at,
        status,
        exercise,
    } = &document.imprint;
    (version, at, status, exercise).hash(&mut hasher);
    document.blocks.hash(&mut hasher);
    format!("voorop-{:016x}", hasher.finish())
}

/// Whether it is read at a kitchen table, and so is set in larger letters.
fn is_for_people_at_home(kind: DocumentKind) -> bool {
    use DocumentKind as K;
    match kind {
        K::Bijsluiter | K::InformatieOuders | K::InformatieKinderen => true,
        K::Mutatie | K::Zorgmelding | K::Lezer | K::Overdracht | K::Debrief => false,
    }
}

/// A text without white space at its ends. A heading or list item without any content is not valid
/// (PDF/UA-1), so an empty one gets a space that stands.
fn filled(text: &str) -> &str {
    match text.trim() {
        "" => "\u{a0}",
        text => text,
    }
}

/// Makes values, and remembers whether a character could not be printed.
struct Values<'l> {
    letters: &'l Letters,
    replaced: bool,
}

impl Values<'_> {
    fn groups(&mut self, blocks: &[Block]) -> Array {
        let groups = groups(blocks);
        groups.iter().map(|g| self.group(g).into_value()).collect()
    }

    fn group(&mut self, group: &Group<'_>) -> Dict {
        match group {
            Group::Title(text) => dict! { "soort" => "titel", "tekst" => self.text(text) },
            Group::Banner(text) => dict! {
                "soort" => "kader",
                "tekst" => self.text(text),
                "lang" => text.chars().count() > LONG_BANNER,
            },
            Group::Legend(entries) => {
                let letters = entries.iter().map(|(_, meaning)| meaning.chars().count());
                let short = entries.len() <= 60 && letters.max().unwrap_or(0) <= SHORT_ENTRY;
                let entries: Array = entries
                    .iter()
                    .map(|(mark, meaning)| {
                        let entry = [shown(*mark).into_value(), self.text(meaning).into_value()];
                        Array::from_iter(entry).into_value()
                    })
                    .collect();
                dict! { "soort" => "tekens", "regels" => entries, "kort" => short }
            }
            Group::Section(number, title) => {
                let heading = format!("{number}. {title}");
                dict! { "soort" => "kop", "tekst" => self.text(&heading) }
            }
            Group::Part(title) => dict! { "soort" => "kop", "tekst" => self.text(title) },
            Group::Opening(text) => dict! { "soort" => "tussenkop", "tekst" => self.text(text) },
            Group::Paragraph(text) => dict! { "soort" => "alinea", "tekst" => self.text(text) },
            Group::Source(text) => dict! { "soort" => "bron", "tekst" => self.text(text) },
            Group::Gap => dict! { "soort" => "wit" },
            Group::Lines(items) => {
                let of_program = items.iter().all(|item| item.line.mark == Mark::None);
                let items: Array = items.iter().map(|i| self.item(i).into_value()).collect();
                let kind = if of_program { "punten" } else { "regels" };
                dict! { "soort" => kind, "regels" => items }
            }
        }
    }

    fn item(&mut self, item: &Item<'_>) -> Dict {
        let blank = item.line.text.iter().all(|s| s.text().trim().is_empty());
        let spans: Array = if blank {
            let empty = Span::Plain(filled("").to_owned());
            [self.span(&empty)].into_iter().collect()
        } else {
            item.line.text.iter().map(|s| self.span(s)).collect()
        };
        let sources: Array = item
            .sources
            .iter()
            .map(|source| self.text(source).into_value())
            .collect();
        dict! {
            "teken" => shown(item.line.mark),
            "tekst" => spans,
            "onder" => item.line.sub.as_ref().map(|sub| self.text(sub)),
            "bronnen" => sources,
        }
    }

    fn span(&mut self, span: &Span) -> Value {
        let style = match span {
            Span::Plain(_) => "gewoon",
            Span::Strong(_) => "sterk",
            Span::Quote(_) => "citaat",
        };
        let pair = [style.into_value(), self.edged(span.text()).into_value()];
        Array::from_iter(pair).into_value()
    }

    /// A whole text, without white space at its ends.
    fn text(&mut self, text: &str) -> Array {
        self.edged(filled(text))
    }

    /// Part of a text: white space at its ends divides it from its neighbours.
    fn edged(&mut self, text: &str) -> Array {
        let pieces = self.letters.pieces(text, &mut self.replaced);
        pieces.into_iter().map(value).collect()
    }
}

/// Most characters of a meaning in a legend of two columns.
const SHORT_ENTRY: usize = 90;
/// A banner of more characters may be broken over two pages.
const LONG_BANNER: usize = 900;

/// A piece as the template knows it: a line end is `"\n"`, and `""` is where a line may end.
fn value(piece: Piece) -> Value {
    match piece {
        Piece::Text(text) => text.into_value(),
        Piece::NewLine => "\n".into_value(),
        Piece::MayBreak => "".into_value(),
    }
}
