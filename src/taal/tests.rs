//! The lists of the program, and what must hold for any text.

mod built_in;
mod labelled;
mod list;
mod melding;
mod parents;
mod properties;
mod structure;

use super::*;

/// The list that comes with the program.
fn built_in() -> Woordadvies {
    Woordadvies::read(
        (
            "woordadvies.ron",
            include_str!("../../assets/woordadvies.ron"),
        ),
        ("taal.ron", include_str!("../../assets/taal.ron")),
    )
    .unwrap_or_else(|e| panic!("{e}"))
}

/// What is found in a text, as its words and kinds.
fn found(text: &str, voice: Voice) -> Vec<(String, FindingKind)> {
    let list = built_in();
    let all = advise(&list, text, voice, &Names::none());
    all.into_iter()
        .map(|f| (text[f.range].to_owned(), f.kind))
        .collect()
}
