//! The leaflet holds nothing of a call and says what is not allowed on advice alone.

use super::words;
use crate::documents::{Block, bijsluiter, to_text};

#[test]
fn the_leaflet_names_the_limits_and_no_person() {
    let (protocol, texts) = words();
    let document = bijsluiter(protocol, texts);
    let text = to_text(&document);
    for must in [
        "geen besluit",
        "rechter",
        "huisverbod",
        "GI",
        "112",
        "art. 279 Sr",
        "art. 1:247 BW",
    ] {
        assert!(text.contains(must), "{must}\n{text}");
    }
    let person = |b: &Block| matches!(b, Block::Line(l) if l.subject.is_some());
    assert!(!document.blocks.iter().any(person));
}
