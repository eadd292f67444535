//! The rooms of the window, and what each of them remembers while it is on screen.

pub mod aside;
pub mod exchange;
pub mod oefenen;
pub mod terugblik;

use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, fmt, path::PathBuf};

use chrono::NaiveDateTime;
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::archive::{
    Loss,
    keys::{Account, Guess, Repair, Role},
    model::{Deed, DraftInfo, LogRow, Retained, Row, Terms, Verified},
};

/// Where the user is. Exactly one at a time.
#[derive(Clone, Debug)]
pub enum Room {
    /// Getting in, and the meldingen one can go on with.
    Start(Start),
    /// A call.
    Melding,
    /// Looking back: search, families, review.
    Terugblik(Box<terugblik::Terugblik>),
    /// Accounts, retention, log.
    Beheer(Box<Beheer>),
    /// Training. What it shows stands in [`oefenen::Oefenen`].
    Oefenen,
}

/// A tab of the top bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Tab {
    /// The drafts and what was finalised.
    Home,
    /// The call on screen.
    Melding,
    /// Looking back.
    Terugblik,
    /// Accounts, retention, log.
    Beheer,
    /// Training.
    Oefenen,
}

/// What the start room shows.
#[derive(Clone, Debug)]
pub enum Start {
    /// No archive can be used in this folder.
    Trouble(String),
    /// There is no archive yet.
    SetUp,
    /// The recovery code, shown once.
    Code(Secret),
    /// An account for the work, right after setting up.
    FirstAgent,
    /// Name and passphrase.
    SignIn(SignIn),
    /// The printed code and a new passphrase.
    Recover,
    /// A passphrase that the user chooses.
    Own(Own),
    /// A kind of disk that nobody knows: somebody has to say what it is.
    Disk(Disk),
    /// Somebody is in.
    Home(Box<Home>),
}

/// The door.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SignIn {
    /// The window was locked, and may hold work.
    pub locked: bool,
    /// Not before this moment.
    pub not_before: Option<NaiveDateTime>,
}

/// The form for an own passphrase.
#[derive(Clone, Debug)]
pub struct Own {
    /// Whose it is.
    pub user: String,
    /// The passphrase for one time that was just typed; without it the current one is asked.
    pub given: Option<Secret>,
}

/// A folder on a disk of a kind that nobody knows.
#[derive(Clone, Debug)]
pub struct Disk {
    /// The folder.
    pub folder: PathBuf,
    /// The kind, as the system names it.
    pub kind: String,
}

/// What somebody who is in finds.
#[derive(Clone, Debug, Default)]
pub struct Home {
    /// Meldingen that are not finalised, last saved first.
    pub drafts: Vec<DraftInfo>,
    /// The person's last finalised meldingen, newest first.
    pub done: Vec<Row>,
    /// The row that the arrows stand on: drafts first, then what is finalised.
    pub at: usize,
    /// The draft that is about to be thrown away.
    pub discard: Option<Uuid>,
}

/// What signing in found besides the archive itself.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// What was lost since the archive was used last.
    pub loss: Option<Loss>,
    /// A copy of the keys that was mended.
    pub repaired: Option<Repair>,
    /// Failed tries before this one.
    pub failures: u32,
    /// The last moment that the log knows, where the clock is not sure.
    pub clock: Option<NaiveDateTime>,
}

/// A part of the Beheer room.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Part {
    /// Who may sign in.
    Accounts,
    /// How long data are kept.
    Retention,
    /// Who did what.
    Log,
    /// Whether the archive is whole.
    Verify,
    /// A copy, and the recovery code.
    Copies,
}

impl Part {
    /// Every part, in the order of the tabs.
    pub const ALL: [Self; 5] = [
        Self::Accounts,
        Self::Retention,
        Self::Log,
        Self::Verify,
        Self::Copies,
    ];
}

/// What is being done with an account.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum AccountWork {
    /// Nothing.
    #[default]
    None,
    /// A new one is being filled in.
    Add,
    /// Task and unit of this one.
    Change(String),
    /// A new passphrase for this one.
    Passphrase(String),
    /// The question before this one goes.
    Remove(String),
}

/// How far verifying is.
#[derive(Clone, Debug, Default)]
pub enum Check {
    /// Not begun.
    #[default]
    None,
    /// Under way.
    Running,
    /// Stopped by the user.
    Stopped,
    /// Done.
    Done(Verified),
}

/// The Beheer room. It holds no content of any melding.
#[derive(Clone, Debug)]
pub struct Beheer {
    /// The part on screen.
    pub part: Part,
    /// Who may sign in.
    pub accounts: Vec<Account>,
    /// What is being done with an account.
    pub work: AccountWork,
    /// The terms as they stand.
    pub terms: Terms,
    /// What retention would do now.
    pub plan: Option<Retained>,
    /// Rows of the log, newest first.
    pub log: Vec<LogRow>,
    /// There may be more rows.
    pub more: bool,
    /// Only this deed.
    pub deed: Option<Deed>,
    /// Verifying.
    pub check: Check,
    /// A new recovery code, shown once, that is not in force yet.
    pub code: Option<Secret>,
    /// The question before a new recovery code.
    pub asks_code: bool,
    /// Somebody confirmed that the recovery code stands on paper.
    pub code_kept: bool,
}

impl Default for Beheer {
    fn default() -> Self {
        Self {
            part: Part::Accounts,
            accounts: Vec::new(),
            work: AccountWork::None,
            terms: Terms::default(),
            plan: None,
            log: Vec::new(),
            more: false,
            deed: None,
            check: Check::None,
            code: None,
            asks_code: false,
            // Until the archive says otherwise.
            code_kept: true,
        }
    }
}

/// A field of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Slot {
    /// Name of a user.
    Name,
    /// Unit.
    Unit,
    /// Passphrase.
    Passphrase,
    /// The passphrase once more.
    Again,
    /// The passphrase that a new one replaces.
    Current,
    /// A recovery code, or its last group.
    Code,
    /// The name of a second beheerder.
    Second,
    /// To whom data go.
    Recipient,
    /// On which basis.
    Basis,
    /// Why there is a new version.
    Reason,
    /// Months of free use.
    FreeMonths,
    /// Months of use.
    UseMonths,
    /// Months of keeping.
    KeepMonths,
    /// Days after which the clock is not believed.
    QuietDays,
    /// A word that confirms.
    Word,
    /// A user, in the filter of the log.
    LogUser,
    /// An object, in the filter of the log.
    LogObject,
    /// The first day, in the filter of the log.
    LogFrom,
    /// The last day, in the filter of the log.
    LogTo,
    /// A folder.
    Folder,
    /// The day of a call.
    CallDay,
}

impl Slot {
    /// The fields that hold a passphrase.
    const PASSPHRASES: [Self; 3] = [Self::Passphrase, Self::Again, Self::Current];

    /// Whether a passphrase is typed here.
    pub fn is_passphrase(self) -> bool {
        Self::PASSPHRASES.contains(&self)
    }

    /// Whether what is typed here is kept for who comes back: no secret, and no word that confirms.
    fn comes_back(self) -> bool {
        match self {
            Self::Passphrase | Self::Again | Self::Current | Self::Code | Self::Word => false,
            Self::Name
            | Self::Unit
            | Self::Second
            | Self::Recipient
            | Self::Basis
            | Self::Reason
            | Self::FreeMonths
            | Self::UseMonths
            | Self::KeepMonths
            | Self::QuietDays
            | Self::LogUser
            | Self::LogObject
            | Self::LogFrom
            | Self::LogTo
            | Self::Folder
            | Self::CallDay => true,
        }
    }
}

/// What was typed, which may be a passphrase: it leaves memory when it is dropped and no message
/// shows it.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Secret(Zeroizing<String>);

impl Secret {
    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<String> for Secret {
    fn from(text: String) -> Self {
        Self(Zeroizing::new(text))
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(..)")
    }
}

/// The form on screen: what was typed, which task was chosen, and what is wrong.
#[derive(Clone, Debug, Default)]
pub struct Form {
    typed: BTreeMap<Slot, Secret>,
    /// The chosen task.
    pub role: Option<Role>,
    /// What is wrong, and what to do about it.
    pub problem: Option<String>,
    /// The field that gets the keyboard in the next frame.
    pub wish: Option<Slot>,
    /// Passphrases can be read on screen.
    pub shown: bool,
    /// How easily the passphrase is guessed, in a form that takes a new one.
    pub guess: Option<Guess>,
}

impl Form {
    /// An empty form of which this field gets the keyboard.
    pub fn at(slot: Slot) -> Self {
        Self {
            wish: Some(slot),
            ..Self::default()
        }
    }

    /// What stands in a field.
    pub fn text(&self, slot: Slot) -> &str {
        self.typed.get(&slot).map_or("", Secret::as_str)
    }

    /// The same, to be taken elsewhere.
    pub fn secret(&self, slot: Slot) -> Secret {
        self.typed.get(&slot).cloned().unwrap_or_default()
    }

    /// Puts text in a field.
    pub fn fill(&mut self, slot: Slot, text: Secret) {
        self.typed.insert(slot, text);
    }

    /// The form with text in a field.
    pub fn with(mut self, slot: Slot, text: &str) -> Self {
        self.fill(slot, Secret::from(text.to_owned()));
        self
    }

    /// Says what is wrong. No passphrase stays in a form that was refused, whatever it was refused for.
    pub fn refuse(&mut self, problem: String, wish: Option<Slot>) {
        self.forget_passphrases();
        self.problem = Some(problem);
        self.wish = wish;
    }

    /// Empties every field that holds a passphrase.
    pub fn forget_passphrases(&mut self) {
        for slot in Slot::PASSPHRASES {
            self.clear(slot);
        }
        self.guess = None;
        self.shown = false;
    }

    /// What may be kept for who comes back.
    pub fn kept(&self) -> BTreeMap<Slot, String> {
        let typed = self.typed.iter();
        let kept = typed.filter(|(slot, text)| slot.comes_back() && !text.as_str().is_empty());
        kept.map(|(slot, text)| (*slot, text.as_str().to_owned()))
            .collect()
    }

    /// Another part of the same room: what was typed stays, but for secrets, words that confirm and
    /// what was wrong.
    pub fn turn(&mut self) {
        let typed = std::mem::take(&mut self.typed).into_iter();
        *self = Self {
            typed: typed.filter(|(slot, _)| slot.comes_back()).collect(),
            role: self.role,
            ..Self::default()
        };
    }

    /// Empties a field.
    pub fn clear(&mut self, slot: Slot) {
        self.typed.remove(&slot);
    }
}
