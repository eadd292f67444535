//! Word advice at the fields: marked, explained, taken or left, and never changed by itself.

use eframe::egui::{Key, Modifiers};
use voorop::{
    protocol::Step,
    ui::action::{Action, Side},
};

use crate::window::Window;

/// A window with the keyboard in the statement bar, and own observation as the account.
fn observing() -> Window {
    let mut w = Window::new();
    w.show(Step::Wederhoor);
    w.press(Key::V);
    let own = w.t().short_own.clone();
    for _ in 0..12 {
        w.press(Key::ArrowDown);
        if w.melding().concept.account == Some(voorop::melding::Account::Waargenomen) {
            return w;
        }
    }
    panic!("the arrows never choose {own}");
}

#[test]
fn a_loaded_word_is_explained_below_the_field_and_stays_as_it_was_typed() {
    let mut w = observing();
    w.type_text("Vader was agressief aan de deur");
    assert_eq!(
        w.melding().concept.text.as_str(),
        "Vader was agressief aan de deur"
    );
    assert!(w.says("agressief"), "the strip names the word");
    assert!(
        w.shows(&format!("F9  {}", w.t().word_select)),
        "and offers a way on"
    );
}

#[test]
fn one_key_lets_a_word_stand_in_this_melding_and_undo_takes_that_back() {
    let mut w = observing();
    w.type_text("Vader was agressief");
    w.press_with(Modifiers::SHIFT, Key::F9);
    assert_eq!(w.melding().words_kept.len(), 1);
    assert!(
        !w.shows(&format!("F9  {}", w.t().word_select)),
        "the strip is gone"
    );
    // The next use of the word in this melding is left alone too.
    w.press(Key::Enter);
    w.type_text("Hij bleef agressief");
    assert!(!w.shows(&format!("F9  {}", w.t().word_select)));
    // And the list says so, with the way back.
    w.act(Action::ShowSide(Side::Woorden));
    assert!(w.says(&w.t().words_kept.clone()));
    w.choose(true, &format!("{}: agressief", w.t().words_back));
    assert!(w.melding().words_kept.is_empty());
    w.ctrl(Key::Z);
    assert_eq!(
        w.melding().words_kept.len(),
        1,
        "undo brings the choice back"
    );
}

#[test]
fn one_key_puts_the_other_word_in_its_place_as_a_step_of_its_own_to_undo() {
    let mut w = observing();
    // A person's account in summary, where the verb is the officer's.
    w.press(Key::ArrowDown);
    while !matches!(&w.melding().concept.account, Some(a) if matches!(a.speaker(), voorop::melding::Speaker::Person(_)))
    {
        w.press(Key::ArrowDown);
    }
    w.type_text("Moeder beweerde dat het kind ziek was");
    w.press(Key::F9);
    let taken = w.melding().concept.text.to_string();
    assert_eq!(taken, "Moeder verklaarde dat het kind ziek was");
    w.ctrl(Key::Z);
    assert_eq!(
        w.melding().concept.text.as_str(),
        "Moeder beweerde dat het kind ziek was",
        "undo gives back exactly what was typed"
    );
}

#[test]
fn the_key_on_a_word_without_a_substitute_selects_it_so_that_typing_replaces_it() {
    let mut w = observing();
    w.type_text("Vader was agressief");
    w.press(Key::F9);
    assert_eq!(
        w.melding().concept.text.as_str(),
        "Vader was agressief",
        "nothing changed yet"
    );
    w.type_text("stil");
    assert_eq!(w.melding().concept.text.as_str(), "Vader was stil");
}

#[test]
fn literal_words_are_left_alone() {
    let mut w = observing();
    w.type_text("Zij riep: \"Hij is agressief\"");
    assert!(!w.shows(&format!("F9  {}", w.t().word_select)));
}

#[test]
fn the_tab_lists_every_marked_word_and_goes_to_its_field() {
    let mut w = observing();
    w.type_text("Vader was agressief");
    w.press(Key::Enter);
    w.show(Step::Melding);
    w.act(Action::ShowSide(Side::Woorden));
    let place = w.t().words_entry.replace("{nr}", "1");
    let title = format!("‘agressief’ · {place}");
    w.choose(true, &w.t().go_there.replace("{wat}", &title));
    assert_eq!(w.app().view.step, Step::Wederhoor);
    assert_eq!(w.focused().as_deref(), Some(w.t().statement_text.as_str()));
}
