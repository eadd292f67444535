//! Keys as a backend gives them: a key with its text in one batch, repeats while it is held.

use eframe::egui::{Event, Key, Modifiers};
use voorop::ui::action::RowId;

use crate::window::Window;

/// Tab presses in which every control of a screen must be reached.
const MOST_TABS: usize = 400;

impl Window {
    fn push(&mut self, event: Event) {
        self.harness.input_mut().events.push(event);
    }

    fn key(&mut self, key: Key, pressed: bool, modifiers: Modifiers) {
        self.push(Event::Key {
            key,
            physical_key: None,
            pressed,
            // egui fills this in from what is down.
            repeat: false,
            modifiers,
        });
    }

    /// A key goes down, with its text in the same batch; also what a backend sends as a repeat.
    pub fn down(&mut self, key: Key) {
        self.key(key, true, Modifiers::NONE);
        if key.name().len() == 1 {
            self.push(Event::Text(key.name().to_lowercase()));
        } else if key == Key::Slash {
            self.push(Event::Text("/".to_owned()));
        }
        self.frame();
    }

    pub fn up(&mut self, key: Key) {
        self.key(key, false, Modifiers::NONE);
        self.frame();
    }

    /// One key press.
    pub fn press(&mut self, key: Key) {
        self.presses += 1;
        self.down(key);
        self.up(key);
        self.settle();
    }

    /// An answer to a signal, for A where it is asked whose answer it is.
    pub fn answer(&mut self, key: Key) {
        self.press(key);
        let on_screen = self.app().training.as_ref();
        let asked = |app: &voorop::ui::app::Voorop| app.view.source.is_some();
        if asked(self.app()) || on_screen.is_some_and(|training| asked(training)) {
            self.press(Key::A);
        }
    }

    /// Nee, for A where it is asked whose answer it is.
    pub fn no(&mut self) {
        self.answer(Key::N);
    }

    /// One key press with Ctrl or Shift.
    pub fn press_with(&mut self, modifiers: Modifiers, key: Key) {
        self.presses += 1;
        self.push(Event::ModifiersChanged(modifiers));
        self.key(key, true, modifiers);
        self.frame();
        self.key(key, false, modifiers);
        self.push(Event::ModifiersChanged(Modifiers::NONE));
        self.frame();
        self.settle();
    }

    pub fn ctrl(&mut self, key: Key) {
        self.press_with(Modifiers::COMMAND, key);
    }

    /// Types, one frame for each character, with key events around the text as a backend gives.
    pub fn type_text(&mut self, text: &str) {
        for character in text.chars() {
            let name = character.to_uppercase().to_string();
            let key = Key::from_name(&name).filter(|k| k.name().len() == 1);
            if let Some(key) = key {
                self.key(key, true, Modifiers::NONE);
            }
            self.push(Event::Text(character.to_string()));
            if let Some(key) = key {
                self.key(key, false, Modifiers::NONE);
            }
            self.frame();
        }
        self.settle();
    }

    /// Empties the field that has the keyboard and types.
    pub fn retype(&mut self, text: &str) {
        self.ctrl(Key::A);
        self.press(Key::Backspace);
        self.type_text(text);
    }

    /// Tab, or Shift+Tab, until the control with this name has the keyboard.
    pub fn tab_to(&mut self, forward: bool, name: &str) {
        let modifiers = if forward {
            Modifiers::NONE
        } else {
            Modifiers::SHIFT
        };
        let mut passed = Vec::new();
        for _ in 0..MOST_TABS {
            self.press_with(modifiers, Key::Tab);
            let at = self.focused();
            if at.as_deref() == Some(name) {
                return;
            }
            passed.push(at);
        }
        passed.dedup();
        passed.truncate(80);
        panic!("Tab never reaches {name:?}; it passed {passed:#?}");
    }

    /// Tab to a control and press it with Space.
    pub fn choose(&mut self, forward: bool, name: &str) {
        self.tab_to(forward, name);
        self.press(Key::Space);
    }

    /// The arrows, until this row is the current one.
    pub fn arrow_to(&mut self, row: RowId) {
        self.press(Key::Home);
        for _ in 0..100 {
            if self.app().view.row == Some(row) {
                return;
            }
            self.press(Key::ArrowDown);
        }
        panic!("the arrows never reach {row:?}");
    }
}
