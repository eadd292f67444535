//! The passage of a text that shows why it was found, on one line.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation as _;

use super::fold::is_invisible;

/// A passage with the places that were found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Snippet {
    /// The passage, on one line, without dots at its ends.
    pub text: String,
    /// What was found, in bytes of `text`: in order, apart, on whole characters.
    pub marks: Vec<Range<usize>>,
    /// The text goes on before the passage.
    pub cut_before: bool,
    /// The text goes on after the passage.
    pub cut_after: bool,
}

/// A text on one line: white space and control characters become one space, invisible marks go.
pub fn on_one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for c in text.chars().filter(|c| !is_invisible(*c)) {
        if !c.is_whitespace() && !c.is_control() {
            line.push(c);
        } else if !line.is_empty() && !line.ends_with(' ') {
            line.push(' ');
        }
    }
    line.truncate(line.trim_end().len());
    line
}

/// The passage of at most `max_chars` characters (as a reader counts them) with the most
/// different hits. `line` comes from [`on_one_line`]; a hit is the number of a search term and
/// a place in bytes. Words stay whole, unless one word alone is too long.
pub fn passage(line: &str, hits: &[(usize, Range<usize>)], max_chars: usize) -> Snippet {
    let ruler = Ruler::of(line);
    let mut marks: Vec<_> = hits
        .iter()
        .map(|(term, at)| (*term, ruler.whole(at)))
        .collect();
    marks.sort_by_key(|(term, at)| (at.start, at.end, *term));
    let window = if ruler.len() <= max_chars {
        0..line.len()
    } else {
        window(line, &ruler, &marks, max_chars)
    };
    let inside = |at: &Range<usize>| {
        let clipped = at.start.max(window.start)..at.end.min(window.end);
        (clipped.start < clipped.end)
            .then(|| clipped.start - window.start..clipped.end - window.start)
    };
    Snippet {
        text: line[window.clone()].to_owned(),
        marks: merged(marks.iter().filter_map(|(_, at)| inside(at))),
        cut_before: window.start > 0,
        cut_after: window.end < line.len(),
    }
}

/// The places between characters as a reader sees them, in bytes.
struct Ruler(Vec<usize>);

impl Ruler {
    fn of(line: &str) -> Self {
        let mut places: Vec<_> = line.grapheme_indices(true).map(|(at, _)| at).collect();
        places.push(line.len());
        Self(places)
    }

    fn len(&self) -> usize {
        self.0.len() - 1
    }

    /// The number of characters before this byte.
    fn index(&self, byte: usize) -> usize {
        self.0
            .partition_point(|place| *place < byte)
            .min(self.len())
    }

    /// The byte before which this many characters stand.
    fn byte(&self, index: usize) -> usize {
        self.0[index.min(self.len())]
    }

    /// A place, widened to whole characters.
    fn whole(&self, at: &Range<usize>) -> Range<usize> {
        let start = self
            .0
            .partition_point(|place| *place <= at.start)
            .saturating_sub(1);
        self.0[start]..self.byte(self.index(at.end))
    }
}

/// Where the passage begins and ends in `line`, which is longer than `max`.
fn window(line: &str, ruler: &Ruler, marks: &[(usize, Range<usize>)], max: usize) -> Range<usize> {
    let Some(core) = densest(ruler, marks, max) else {
        return 0..end_of_word(line, 0, ruler.byte(max));
    };
    let first = ruler.index(core.start);
    let room = max.saturating_sub(ruler.index(core.end) - first);
    let start = first.saturating_sub(room / 2).min(ruler.len() - max);
    let cut = ruler.byte(start);
    let from = start_of_word(line, cut, core.start);
    // A hit that is longer than the passage is cut inside.
    let to = ruler.byte(ruler.index(from) + max);
    let to = if to < line.len() {
        end_of_word(line, core.end.min(to), to)
    } else {
        to
    };
    from..to
}

/// The hits that fit in one passage: most different terms, then most hits, then first.
fn densest(ruler: &Ruler, marks: &[(usize, Range<usize>)], max: usize) -> Option<Range<usize>> {
    let mut best: Option<((usize, usize), Range<usize>)> = None;
    for (i, (_, first)) in marks.iter().enumerate() {
        let limit = ruler.byte(ruler.index(first.start) + max);
        let fitting = marks[i..].iter().take_while(|(_, at)| at.end <= limit);
        let mut terms = Vec::new();
        let mut end = first.end;
        let mut count = 0;
        for (term, at) in fitting {
            if !terms.contains(term) {
                terms.push(*term);
            }
            end = end.max(at.end);
            count += 1;
        }
        let worth = (terms.len(), count);
        if best.as_ref().is_none_or(|(most, _)| worth > *most) {
            best = Some((worth, first.start..end));
        }
    }
    best.map(|(_, core)| core)
}

/// The first start of a word from `cut` on, at the latest `hit`.
fn start_of_word(line: &str, cut: usize, hit: usize) -> usize {
    if cut == 0 || cut >= hit || line[..cut].ends_with(' ') {
        return cut.min(hit);
    }
    line[cut..hit]
        .find(' ')
        .map_or(hit, |space| cut + space + 1)
}

/// The last end of a word from `hit` up to `cut`, else `cut` itself.
fn end_of_word(line: &str, hit: usize, cut: usize) -> usize {
    if line[cut..].starts_with(' ') || cut == line.len() {
        return cut;
    }
    match line[hit..cut].rfind(' ') {
        Some(space) if hit + space > 0 => hit + space,
        _ if hit > 0 && hit < cut && !line[..hit].ends_with(' ') => hit,
        _ => cut,
    }
}

fn merged(marks: impl Iterator<Item = Range<usize>>) -> Vec<Range<usize>> {
    let mut apart: Vec<Range<usize>> = Vec::new();
    for mark in marks {
        match apart.last_mut() {
            Some(last) if mark.start < last.end => last.end = last.end.max(mark.end),
            _ => apart.push(mark),
        }
    }
    apart
}
