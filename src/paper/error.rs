//! What can go wrong with a paper. Never with words of the document, and never with a path: an
//! error may end on a screen or in a log.

/// Why a paper was not made. Nothing was written: this room only hands over bytes.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PaperError {
    /// A font that came with the program cannot be read.
    #[error(
        "De letters van het programma zijn niet te lezen. Er is niets gemaakt. Installeer voorop opnieuw, of kies .txt."
    )]
    Letters,
    /// The template cannot be set.
    #[error(
        "Het sjabloon van het papier klopt niet{}. Er is niets gemaakt. Meld dit, en kies zolang .txt of .docx.",
        at(*.line)
    )]
    Template {
        /// Line of the template, from 1, where one is known.
        line: Option<usize>,
    },
    /// The pages do not keep to PDF/A-2a and PDF/UA-1.
    #[error(
        "De PDF voldoet niet aan PDF/A-2a en PDF/UA-1{}. Er is niets gemaakt. Meld dit, en kies zolang .txt of .docx.",
        at(*.line)
    )]
    Standard {
        /// Line of the template, from 1, where one is known.
        line: Option<usize>,
    },
    /// The parts of a DOCX do not fit together.
    #[error(
        "De DOCX is niet te maken. Er is niets gemaakt. Meld dit, en kies zolang .txt of .pdf."
    )]
    Docx,
}

fn at(line: Option<usize>) -> String {
    line.map_or_else(String::new, |line| {
        format!(" (regel {line} van het sjabloon)")
    })
}
