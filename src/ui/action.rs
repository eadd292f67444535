//! What a user can ask of the window. Views return these; [`super::app::Voorop::apply`] carries
//! them out.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

mod oefenen;
mod papers;
mod terugblik;

pub use oefenen::{MakeAction, TrainingAction, TrainingFile};
pub use papers::{Format, Paper, PaperAction};
pub use terugblik::{ExchangeAction, Filter, TerugblikAction};

use crate::{
    afweging::Topic,
    archive::{keys::Role, model::Deed},
    melding::{Command, EntryId, PersonId, Subject, Value},
    protocol::{Question, Signal, Step},
};

use super::{
    room::{AccountWork, Part, Secret, Slot, Tab},
    theme::Theme,
    view::AdviceWish,
};

/// One row of the checklist: what letters act on and F3 goes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum RowId {
    /// Who reports.
    Reporter,
    /// The children.
    Children,
    /// A person.
    Person(PersonId),
    /// A signal.
    Signal(Signal),
    /// A question.
    Question(Question),
    /// Adding a decision.
    NewDecision,
    /// A decision.
    Decision(EntryId),
    /// The sterke-arm clause of a decision.
    Clause(EntryId),
    /// Whether a person was heard.
    Hearing(PersonId),
    /// Whether an accusation was put.
    Rebuttal(EntryId),
    /// Adding an act.
    NewAct,
    /// An act.
    Act(EntryId),
    /// A statement.
    Statement(EntryId),
    /// Somebody who wishes to report an offence, beside the question.
    Wish(EntryId),
    /// A third place, by its number.
    Place(u8),
    /// An open point in the list of Afronden.
    Open(Topic),
}

/// What the right column shows, or the second front in a narrow window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Side {
    /// What to do and why.
    Advies,
    /// The mutatie.
    Mutatie,
    /// The draft zorgmelding.
    Zorgmelding,
    /// What is open.
    Open,
    /// The words that the word advice marks.
    Woorden,
    /// In a training: whom to ask what, and what came of it.
    Gesprek,
}

impl Side {
    /// The tabs of real work, in order.
    const WORK: [Self; 5] = [
        Self::Advies,
        Self::Mutatie,
        Self::Zorgmelding,
        Self::Open,
        Self::Woorden,
    ];
    /// The tabs of a training: the conversation comes first.
    const TRAINING: [Self; 6] = [
        Self::Gesprek,
        Self::Advies,
        Self::Mutatie,
        Self::Zorgmelding,
        Self::Open,
        Self::Woorden,
    ];

    /// Every tab, in order.
    pub fn all(training: bool) -> &'static [Self] {
        if training {
            &Self::TRAINING
        } else {
            &Self::WORK
        }
    }
}

/// A place that can have the keyboard, in the order of F6.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Panel {
    /// The steps.
    Steps,
    /// The rows of the step.
    Rows,
    /// The statement bar.
    Statement,
    /// The right column.
    Side,
}

impl Panel {
    /// Every panel, in the order of F6.
    pub const ALL: [Self; 4] = [Self::Rows, Self::Statement, Self::Side, Self::Steps];
}

/// What a path is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum PathFor {
    /// Opening a melding.
    Open,
    /// Saving the melding.
    Save,
    /// Saving a paper.
    Paper(Paper, Format),
    /// Something of the training room.
    Training(TrainingFile),
}

/// One thing that the user asked for.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Change the melding.
    Do(Command),
    /// Answer the current row and go to the next.
    DoAndNext(Command),
    /// Take down an answer to a signal. Nee and onbekend first ask whose answer it is.
    TakeDown {
        /// The signal.
        signal: Signal,
        /// The answer.
        value: Value,
        /// Go on to the next row that the source can change.
        go_on: bool,
    },
    /// Ask whose answers to the signals are being taken down.
    AskSource,
    /// The source with this place in the list.
    ChooseSource(usize),
    /// Take the question for a source away, unanswered.
    CloseAsk,
    /// Unfold or fold what is rare at a row.
    Unfold(RowId, &'static str),
    /// Take the last step back.
    Undo,
    /// Do it again.
    Redo,
    /// Show a step.
    ShowStep(Step),
    /// The step after or before.
    Turn {
        /// After, or before.
        forward: bool,
    },
    /// Make a row the current one.
    ChooseRow(RowId),
    /// Go to an open point.
    GoTo(Topic),
    /// Go to the next open point.
    NextOpen,
    /// Open the note or field of a row.
    OpenNote(RowId),
    /// Show a tab of the right column.
    ShowSide(Side),
    /// In a narrow window: show the step, not the right column.
    ShowFront,
    /// Give the keyboard to the next or previous panel.
    MovePanel {
        /// Next, or previous.
        forward: bool,
    },
    /// Give the keyboard to the statement bar.
    FocusStatement,
    /// Show or hide the keys.
    ToggleKeys,
    /// Show or hide finding a question.
    ToggleFind,
    /// What is looked for.
    FindText(String),
    /// Close what stands over the step: keys, find, path, question.
    CloseSheet,
    /// Copy text.
    Copy(String),
    /// Ask for a path.
    AskPath(PathFor),
    /// The typed path changed.
    PathText(String),
    /// Let the system's dialog choose the path.
    BrowsePath,
    /// Use the typed path.
    UsePath,
    /// Use the typed path although the file there changed or exists.
    Overwrite,
    /// Save where it was saved before, or ask.
    Save,
    /// Begin a new melding; asks where work would be lost.
    New,
    /// Close the window; asks where work would be lost.
    Close,
    /// Go on with what was asked, without saving.
    Discard,
    /// Save first, then go on with what was asked.
    SaveThen,
    /// Another theme.
    SetTheme(Theme),
    /// A date being typed that is no date yet.
    DraftDate(RowId, &'static str, String),
    /// Something with the word at the cursor that the word advice marks.
    Advice(AdviceWish),
    /// Go to the field in which something stands.
    GoToText(Subject),
    /// Something with papers.
    Paper(PaperAction),
    /// Something with the archive.
    Archive(ArchiveAction),
    /// Something in the training room.
    Training(TrainingAction),
}

impl From<PaperAction> for Action {
    fn from(action: PaperAction) -> Self {
        Self::Paper(action)
    }
}

impl From<ArchiveAction> for Action {
    fn from(action: ArchiveAction) -> Self {
        Self::Archive(action)
    }
}

impl From<BeheerAction> for Action {
    fn from(action: BeheerAction) -> Self {
        Self::Archive(ArchiveAction::Beheer(action))
    }
}

impl From<TerugblikAction> for Action {
    fn from(action: TerugblikAction) -> Self {
        Self::Archive(ArchiveAction::Terugblik(action))
    }
}

/// What a user can ask of the archive.
#[derive(Clone, Debug, PartialEq)]
pub enum ArchiveAction {
    /// Text was typed in a field of a form.
    Fill(Slot, Secret),
    /// Give a field of the form the keyboard.
    GoToField(Slot),
    /// A task was chosen.
    ChooseRole(Role),
    /// Show what is typed in the fields of a passphrase, or hide it.
    ShowTyped(bool),
    /// The disk of this folder is one of this machine.
    TellLocal,
    /// Make the archive with its first account.
    SetUp,
    /// The recovery code stands on paper.
    ConfirmCode,
    /// Make the first account for the work.
    AddFirstAgent,
    /// Make none now.
    SkipFirstAgent,
    /// Sign in.
    SignIn,
    /// Show the door.
    ShowSignIn,
    /// Show the way in with the printed code.
    ShowRecover,
    /// Get in with the printed code.
    Recover,
    /// Show the form for an own passphrase.
    ShowOwn,
    /// Keep the passphrase that the user chose.
    ChooseOwn,
    /// Leave that form.
    LeaveOwn,
    /// Work without the archive: a melding is a file.
    WithoutArchive,
    /// Back to the archive.
    WithArchive,
    /// Another room.
    Show(Tab),
    /// Stand on a row of the list.
    HomeRow(usize),
    /// Open a draft.
    OpenDraft(Uuid),
    /// Correct a finalised melding.
    Correct(Uuid),
    /// Ask before throwing a draft away; `None` takes the question back.
    AskDiscard(Option<Uuid>),
    /// Throw a draft away.
    DiscardDraft(Uuid),
    /// Lock the window.
    Lock,
    /// Lock after so many idle minutes.
    LockAfter(u32),
    /// Keep this text as a melding of its own; the other stays too.
    KeepMine,
    /// Show what the other window saved.
    LoadOther,
    /// Show what is open before finalising.
    AskFinish,
    /// Finalise.
    Finish,
    /// Copy, with recipient and basis in the log.
    CopyLogged,
    /// Close although something is not saved.
    CloseAnyway,
    /// Something in the Terugblik room.
    Terugblik(TerugblikAction),
    /// Something with accounts, retention or the log.
    Beheer(BeheerAction),
}

/// What a beheerder can ask.
#[derive(Clone, Debug, PartialEq)]
pub enum BeheerAction {
    /// Show a part.
    Show(Part),
    /// Begin or leave work on an account.
    Work(AccountWork),
    /// Carry out the work on the account.
    CarryOut,
    /// Keep other terms.
    SetTerms,
    /// Show what retention would do.
    Preview,
    /// Do it.
    Retain,
    /// Take the clock for right, on the word of a second beheerder or the recovery code.
    ConfirmClock,
    /// Destroy a draft of which the term has passed.
    DestroyDraft(Uuid),
    /// Only this deed in the log.
    Deed(Option<Deed>),
    /// Read the log with these filters.
    ReadLog,
    /// Read the rows before these.
    OlderLog,
    /// Verify.
    Verify,
    /// Stop verifying.
    StopVerifying,
    /// Copy the archive to a folder.
    BackUp,
    /// Ask before a new recovery code is made, or take the question back.
    AskCode(bool),
    /// Make a new recovery code; the old one goes on until the new one stands on paper.
    NewCode,
    /// Leave the new code: the old one goes on.
    DropCode,
    /// The new code stands on paper.
    CodeKept,
}
