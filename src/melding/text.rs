//! Typed text: what an officer types, free of characters that could deceive a reader.

use serde::{Deserialize, Serialize};

/// Longest text of one field, in characters.
pub const MAX_CHARS: usize = 20_000;

/// Text of an officer: no control characters but the line feed, no bidirectional controls,
/// at most [`MAX_CHARS`] characters.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Text(String);

/// Why a text in a file was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TextError {
    /// A character that steers the screen instead of being read.
    #[error("tekst bevat het stuurteken U+{0:04X}; haal het weg")]
    Control(u32),
    /// Longer than [`MAX_CHARS`].
    #[error("tekst is langer dan {MAX_CHARS} tekens; kort hem in")]
    TooLong,
}

/// Whether a field can be left out of a file: nothing was recorded in it.
pub(super) fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// Whether a character would steer the screen or the reading order instead of being read.
pub fn is_forbidden(c: char) -> bool {
    (c.is_control() && c != '\n')
        || matches!(c, '\u{061C}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}')
        || ('\u{E0000}'..='\u{E007F}').contains(&c)
}

impl Text {
    /// Takes what was typed or pasted: tabs become spaces, line ends `\n`, forbidden characters go,
    /// and what is over the limit is cut.
    pub fn clean(input: &str) -> Self {
        let text = input
            .replace("\r\n", "\n")
            .replace('\r', "\n")
            .replace('\t', " ");
        Self(
            text.chars()
                .filter(|c| !is_forbidden(*c))
                .take(MAX_CHARS)
                .collect(),
        )
    }

    /// The text itself.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether there is nothing to read.
    pub fn is_blank(&self) -> bool {
        self.0.trim().is_empty()
    }
}

impl TryFrom<String> for Text {
    type Error = TextError;

    fn try_from(s: String) -> Result<Self, TextError> {
        if let Some(c) = s.chars().find(|c| is_forbidden(*c)) {
            return Err(TextError::Control(u32::from(c)));
        }
        if s.chars().count() > MAX_CHARS {
            return Err(TextError::TooLong);
        }
        Ok(Self(s))
    }
}

impl From<Text> for String {
    fn from(t: Text) -> Self {
        t.0
    }
}

impl From<&str> for Text {
    fn from(s: &str) -> Self {
        Self::clean(s)
    }
}

impl std::ops::Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for Text {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pasted_text_loses_what_steers_and_keeps_what_is_read() {
        assert_eq!(
            Text::clean("één\r\ntwee\u{202e}\u{7}\tdrie").as_str(),
            "één\ntwee drie"
        );
    }

    #[test]
    fn a_file_with_a_bidi_control_is_refused() {
        assert_eq!(
            Text::try_from("a\u{202e}b".to_owned()),
            Err(TextError::Control(0x202e))
        );
    }
}
