//! Words in a box: broken into lines by an estimate of their width, because core has no letters.

/// The most lines in a box.
const LINES: usize = 3;

/// The width of a line, in units of [`wide`].
const ROOM: usize = 330;

/// A text in at most three lines; what does not fit ends in `…`.
pub(super) fn lines(text: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut used = 0;
    for word in text.split_whitespace() {
        let need = width(word);
        if !line.is_empty() && used + wide(' ') + need > ROOM {
            if lines.len() + 1 == LINES {
                line.truncate(line.trim_end_matches(['.', ',', ';', ':']).len());
                line.push('…');
                lines.push(line);
                return lines;
            }
            lines.push(std::mem::take(&mut line));
            used = 0;
        }
        if !line.is_empty() {
            line.push(' ');
            used += wide(' ');
        }
        if need > ROOM {
            // No word is that long; a name without spaces can be.
            line.extend(fitting(word, ROOM.saturating_sub(used + wide('…'))));
            line.push('…');
            lines.push(line);
            return lines;
        }
        line.push_str(word);
        used += need;
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// As much of a text as fits one line of this share of a box, in percent.
pub(super) fn cut(text: &str, percent: usize) -> String {
    let room = ROOM * percent / 100;
    if width(text) <= room {
        return text.to_owned();
    }
    let mut short: String = fitting(text, room.saturating_sub(wide('…'))).collect();
    short.push('…');
    short
}

fn fitting(text: &str, room: usize) -> impl Iterator<Item = char> {
    let mut used = 0;
    text.chars().take_while(move |c| {
        used += wide(*c);
        used <= room
    })
}

fn width(text: &str) -> usize {
    text.chars().map(wide).sum()
}

/// About how wide a letter of Open Sans is, in tenths of the average.
fn wide(c: char) -> usize {
    match c {
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '!' | '\'' | '’' | '‘' | '|' | ' ' => 5,
        'f' | 't' | 'r' | '(' | ')' | '[' | ']' | '-' => 7,
        'm' | 'w' | 'M' | 'W' | '…' | '@' | '%' => 16,
        c if c.is_ascii_lowercase() || c.is_ascii_digit() => 10,
        c if c.is_ascii_uppercase() => 12,
        c if c.is_ascii() => 10,
        c if c.is_alphabetic() && u32::from(c) < 0x250 => 11,
        _ => 18,
    }
}
