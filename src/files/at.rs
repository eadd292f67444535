//! A place in a text file.

/// Line and column, both from 1; a column is one character.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct At {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

impl At {
    /// The first character of a file.
    pub const START: Self = Self { line: 1, column: 1 };

    /// The place just after this text.
    pub fn after(text: &str) -> Self {
        text.chars().fold(Self::START, Self::past)
    }

    /// The place after this character.
    pub(super) fn past(self, c: char) -> Self {
        if c == '\n' {
            Self {
                line: self.line + 1,
                column: 1,
            }
        } else {
            Self {
                column: self.column + 1,
                ..self
            }
        }
    }
}

impl std::fmt::Display for At {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "regel {}, kolom {}", self.line, self.column)
    }
}

impl From<ron::error::Position> for At {
    fn from(p: ron::error::Position) -> Self {
        Self {
            line: p.line,
            column: p.col,
        }
    }
}
