//! The sections of the documents. Each function adds the content of one section; the order and
//! the headings are the document's.

pub(super) mod acts;
pub(super) mod hearing;
pub(super) mod omitted;
pub(super) mod open;
pub(super) mod papers;
pub(super) mod people;
pub(super) mod safety;
pub(super) mod shields;
pub(super) mod stories;
pub(super) mod weighing;
pub(super) mod wishes;
