//! The keyboard contract: which key asks for what, and when.
//!
//! Shortcuts act everywhere. Single letters act only when no text field has the keyboard and no
//! list of choices is open. A held key is one answer. A key that was taken here is taken whole:
//! neither its text nor its repeats reach a field that opens because of it.
//!
//! Call [`take`] once a frame, before anything is drawn, and act on the answer before drawing.
use eframe::egui::{Context, Id, Key, Modifiers, Popup};

mod queue;
#[cfg(test)]
mod tests;

/// The smallest and largest text size that the zoom keys reach.
pub const ZOOM: core::ops::RangeInclusive<f32> = 1.0..=2.0;

/// A key that acts everywhere, also inside a text field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Shortcut {
    /// F1: show the keys.
    Keys,
    /// F2: go to Veiligheid.
    Safety,
    /// F3: go to the next open point.
    NextOpen,
    /// F4: write down a statement.
    Statement,
    /// F5: in a training, the conversation.
    Conversation,
    /// F6: the next panel gets the keyboard.
    NextPanel,
    /// Shift+F6: the panel before.
    PreviousPanel,
    /// F7: the documents.
    Documents,
    /// F8: Afronden.
    Finish,
    /// Ctrl+PageUp.
    PreviousStep,
    /// Ctrl+PageDown.
    NextStep,
    /// Ctrl+F: find a question.
    Find,
    /// Ctrl+Z.
    Undo,
    /// Ctrl+Y or Ctrl+Shift+Z.
    Redo,
    /// Ctrl+S.
    Save,
    /// Ctrl+O.
    Open,
    /// Ctrl+N.
    New,
    /// Ctrl+L.
    Lock,
    /// Ctrl+Enter.
    Finalise,
    /// F9: take the advice at the cursor.
    TakeAdvice,
    /// Shift+F9: let the word at the cursor stand.
    KeepWord,
    /// F10: in a training, stop the clock or let it go on.
    Pause,
    /// F11: in a training, the trainer's controls.
    Trainer,
    /// Ctrl+P: papers.
    Papers,
    /// Ctrl+I: what a reader would see.
    Reader,
}

/// A key that acts on the current row of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Letter {
    /// Ja.
    J,
    /// Nee.
    N,
    /// Genoemd.
    G,
    /// Onbekend.
    O,
    /// A statement that goes with this row.
    V,
    /// A comment on this row.
    C,
    /// Whose answers are being taken down.
    W,
    /// One parent, where the keys choose among sources.
    A,
    /// The other parent, there.
    B,
    /// The choice with this number, from 1.
    Digit(u8),
    /// Search.
    Slash,
    /// A note to this row.
    Enter,
    /// The row above.
    Up,
    /// The row below.
    Down,
    /// The first row.
    Home,
    /// The last row.
    End,
}

/// One thing that the user asked for by key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Press {
    /// Acts everywhere.
    Shortcut(Shortcut),
    /// Acts on the current row.
    Letter(Letter),
}

/// Takes everything that was typed in this frame whole, without an answer: also the text and the
/// repeats that are still to come of a key.
pub fn swallow(ctx: &Context) {
    queue::swallow(ctx);
}

/// The next key press that is ours, in the order in which the keys were pressed.
///
/// At most one a frame: the keys behind it wait for the next frame, because this one may open the
/// field that they are meant for. `letters` says whether a list with a current row is on screen;
/// when it is not, single letters are left alone.
pub fn take(ctx: &Context, letters: bool) -> Option<Press> {
    // A pass that egui repeats within a frame must not bring the next key forward.
    if ctx.current_pass_index() > 0 {
        return None;
    }
    let place = Place::of(ctx);
    let letters = letters && !Popup::is_any_open(ctx);
    queue::take(ctx, place, letters)
}

/// Is the user typing in a text field?
pub fn is_typing(ctx: &Context) -> bool {
    Place::of(ctx) == Place::Text
}

/// What has the keyboard, as far as letters are concerned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// A text field: every letter is text.
    Text,
    /// Nothing, or a row.
    List,
    /// A control inside a row: Enter and the arrows left and right are its own.
    Cell,
    /// Any other control: Enter and the arrows are its own.
    Control,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Member {
    Row,
    Cell,
}

impl Place {
    fn of(ctx: &Context) -> Self {
        let Some(focused) = ctx.memory(|memory| memory.focused()) else {
            return Self::List;
        };
        if ctx.text_edit_focused() {
            return Self::Text;
        }
        match ctx.data(|data| data.get_temp::<Member>(focused)) {
            Some(Member::Row) => Self::List,
            Some(Member::Cell) => Self::Cell,
            None => Self::Control,
        }
    }
}

/// Tell the keyboard contract that this widget is a row of a list.
pub(super) fn mark_row(ctx: &Context, id: Id) {
    ctx.data_mut(|data| data.insert_temp(id, Member::Row));
}

/// Whether this widget is a row.
pub(super) fn is_row(ctx: &Context, id: Id) -> bool {
    matches!(ctx.data(|data| data.get_temp(id)), Some(Member::Row))
}

/// Tell the keyboard contract that this widget is a control inside a row.
pub(super) fn mark_cell(ctx: &Context, id: Id) {
    ctx.data_mut(|data| data.insert_temp(id, Member::Cell));
}

fn shortcut(key: Key, modifiers: Modifiers) -> Option<Shortcut> {
    // AltGr arrives as Ctrl+Alt on Windows and types a sign.
    if modifiers.alt {
        return None;
    }
    match (modifiers.command, modifiers.shift, key) {
        (false, false, Key::F1) => Some(Shortcut::Keys),
        (false, false, Key::F2) => Some(Shortcut::Safety),
        (false, false, Key::F3) => Some(Shortcut::NextOpen),
        (false, false, Key::F4) => Some(Shortcut::Statement),
        (false, false, Key::F5) => Some(Shortcut::Conversation),
        (false, false, Key::F6) => Some(Shortcut::NextPanel),
        (false, true, Key::F6) => Some(Shortcut::PreviousPanel),
        (false, false, Key::F7) => Some(Shortcut::Documents),
        (false, false, Key::F8) => Some(Shortcut::Finish),
        (true, false, Key::PageUp) => Some(Shortcut::PreviousStep),
        (true, false, Key::PageDown) => Some(Shortcut::NextStep),
        (true, false, Key::F) => Some(Shortcut::Find),
        (true, false, Key::Z) => Some(Shortcut::Undo),
        (true, false, Key::Y) | (true, true, Key::Z) => Some(Shortcut::Redo),
        (true, false, Key::S) => Some(Shortcut::Save),
        (true, false, Key::O) => Some(Shortcut::Open),
        (true, false, Key::N) => Some(Shortcut::New),
        (true, false, Key::L) => Some(Shortcut::Lock),
        (true, false, Key::Enter) => Some(Shortcut::Finalise),
        (false, false, Key::F9) => Some(Shortcut::TakeAdvice),
        (false, true, Key::F9) => Some(Shortcut::KeepWord),
        (false, false, Key::F10) => Some(Shortcut::Pause),
        (false, false, Key::F11) => Some(Shortcut::Trainer),
        (true, false, Key::P) => Some(Shortcut::Papers),
        (true, false, Key::I) => Some(Shortcut::Reader),
        _ => None,
    }
}

fn letter(key: Key, modifiers: Modifiers) -> Option<Letter> {
    // Shift and Caps Lock give the same letter; every other modifier makes it another key.
    if modifiers.alt || modifiers.ctrl || modifiers.command || modifiers.mac_cmd {
        return None;
    }
    let answer = match key {
        Key::J => Letter::J,
        Key::N => Letter::N,
        Key::G => Letter::G,
        Key::O => Letter::O,
        Key::V => Letter::V,
        Key::C => Letter::C,
        Key::W => Letter::W,
        Key::A => Letter::A,
        Key::B => Letter::B,
        // On many keyboards it is typed with Shift.
        Key::Slash => Letter::Slash,
        _ if modifiers.shift => return None,
        Key::Enter => Letter::Enter,
        Key::ArrowUp => Letter::Up,
        Key::ArrowDown => Letter::Down,
        Key::Home => Letter::Home,
        Key::End => Letter::End,
        Key::Num1 => Letter::Digit(1),
        Key::Num2 => Letter::Digit(2),
        Key::Num3 => Letter::Digit(3),
        Key::Num4 => Letter::Digit(4),
        Key::Num5 => Letter::Digit(5),
        Key::Num6 => Letter::Digit(6),
        Key::Num7 => Letter::Digit(7),
        Key::Num8 => Letter::Digit(8),
        Key::Num9 => Letter::Digit(9),
        _ => return None,
    };
    Some(answer)
}

/// Does this letter act while the keyboard is here?
fn acts_at(letter: Letter, place: Place) -> bool {
    match letter {
        Letter::J
        | Letter::N
        | Letter::G
        | Letter::O
        | Letter::V
        | Letter::C
        | Letter::W
        | Letter::A
        | Letter::B
        | Letter::Digit(_)
        | Letter::Slash => place != Place::Text,
        Letter::Up | Letter::Down => matches!(place, Place::List | Place::Cell),
        Letter::Enter | Letter::Home | Letter::End => place == Place::List,
    }
}

/// The text size after a zoom key, or nothing when the key is none.
fn zoom(key: Key, modifiers: Modifiers, now: f32) -> Option<f32> {
    if !modifiers.command || modifiers.alt {
        return None;
    }
    let wanted = match key {
        Key::Plus | Key::Equals => now + 0.1,
        Key::Minus => now - 0.1,
        Key::Num0 => *ZOOM.start(),
        _ => return None,
    };
    Some((wanted * 10.0).round() / 10.0).map(|size| size.clamp(*ZOOM.start(), *ZOOM.end()))
}
