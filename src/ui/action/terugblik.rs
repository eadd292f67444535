//! What a user can ask in the Terugblik room.

use chrono::NaiveDateTime;
use uuid::Uuid;

use crate::{
    archive::model::{NoteKind, Order, Pin, Review},
    files::import::Column,
    melding::Level,
    ui::room::{
        exchange::{Selection, Trade},
        terugblik::{Age, Face, Shown, Term, Work},
    },
};

/// One thing that was asked.
#[derive(Clone, Debug, PartialEq)]
pub enum TerugblikAction {
    /// Another part of the room.
    Show(Shown),
    /// One step back.
    Back,
    /// In a narrow window: show or hide filters and worklist.
    Unfold,
    /// Words were typed in the search field.
    Words(String),
    /// The search field gets the keyboard.
    FocusSearch,
    /// Search at once.
    Search,
    /// Stop the search.
    Stop,
    /// The next page.
    More,
    /// Another worklist.
    Work(Work),
    /// Another filter.
    Filter(Filter),
    /// Stand on a row of the list or the course.
    Row(usize),
    /// Open a record.
    Open(Uuid),
    /// A reason was typed.
    ReasonText(String),
    /// Open the record with the typed reason.
    OpenWithReason,
    /// The course of the family of this record.
    Family(Uuid),
    /// Hours as a picture or in words.
    HoursInWords(bool),
    /// These belong to one family.
    Link(Uuid),
    /// They do not.
    NotTheSame(Uuid),
    /// Take a record out of the family.
    Unlink(Uuid),
    /// The call was on this day.
    ConfirmDay(NaiveDateTime),
    /// The call was on the day that was typed.
    ConfirmTypedDay,
    /// Another version of the record.
    Version(u32),
    /// Paper or changes.
    Face(Face),
    /// Begin a note.
    Write(NoteKind, Option<Pin>),
    /// Text of the note.
    NoteText(String),
    /// Date of the note.
    NoteDate(String),
    /// What the note is pinned to.
    NotePin(Option<Pin>),
    /// Leave the note.
    DropNote,
    /// Add the note.
    AddNote,
    /// Another period of the figures.
    Figures(Term, u32),
    /// Import, export or transfer.
    Exchange(ExchangeAction),
    /// Show what is known of the household of the melding on screen.
    ShowKnown,
}

/// What a user can ask of import, export and transfer.
#[derive(Clone, Debug, PartialEq)]
pub enum ExchangeAction {
    /// Another screen.
    Trade(Trade),
    /// Other records.
    Select(Selection),
    /// Show the columns of the typed table.
    Look,
    /// A column holds this.
    Column(usize, Option<Column>),
    /// The first row names the columns, or is a melding.
    Heading(bool),
    /// Leave the columns.
    DropTable,
    /// Read the typed file or folder.
    Import,
    /// Stop reading.
    Stop,
    /// Write the selection.
    Export,
    /// Seal the selection.
    Send,
    /// Open a sealed file.
    Receive,
}

/// A filter of the list.
#[derive(Clone, Debug, PartialEq)]
pub enum Filter {
    /// How old.
    Age(Age),
    /// An outcome is in or out.
    Outcome(Level, bool),
    /// Unit.
    Unit(String),
    /// Only where wederhoor is missing.
    WederhoorMissing(bool),
    /// Only with an open follow-up.
    FollowUpOpen(bool),
    /// Only where a zorgmelding was made.
    Zorgmelding(bool),
    /// Only this state.
    Review(Option<Review>),
    /// Newest or best first.
    Order(Order),
    /// None of them.
    None,
    /// Nothing but the words: every worklist, every age.
    OnlyWords,
}
