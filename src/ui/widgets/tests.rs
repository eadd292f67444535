//! The widgets as a user and a screen reader meet them: found by name, used by mouse and keys.
use eframe::egui;
use egui::accesskit::{Role, Toggled};
use egui::{Id, Key, Rect, ScrollArea, Ui};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::*;
use crate::ui::theme::{self, Hue, Theme, Tone};

const WORDS: [&str; 4] = ["Ja", "Nee", "Genoemd", "Onbekend"];
const LONG: &str = "Ouder onder invloed of niet in staat om nu voor de kinderen te zorgen";
const SUB: &str = "bij B thuis · voor K1 en K2 · volgens A · B: nog niet gevraagd";

#[derive(Default)]
struct Screen {
    answer: Option<usize>,
    row: usize,
    chosen: Vec<usize>,
    tab: usize,
    picked: Option<usize>,
    rows: Vec<Rect>,
    headline: usize,
    below: f32,
}

fn rows(ui: &mut Ui, screen: &mut Screen) {
    theme::apply(ui.ctx(), Theme::Licht);
    ui.spacing_mut().item_spacing.y = 0.0;
    screen.rows.clear();
    ScrollArea::vertical().show(ui, |ui| {
        for (at, title) in ["Wapen", LONG, "Geweld"].into_iter().enumerate() {
            let row = Row::new(Id::unique(("row", at)), title)
                .badge(Badge {
                    hue: Hue::A,
                    letter: "A",
                })
                .sub(if at == 1 { SUB } else { "" }, Tone::Muted)
                .state("niet gevraagd")
                .current(screen.row == at);
            let output = row.show(ui, |ui| {
                Segmented::new(title, &answers(WORDS))
                    .selected(screen.answer)
                    .show(ui)
            });
            screen.rows.push(output.rect);
            if output.chosen {
                screen.chosen.push(at);
                screen.row = at;
            }
            screen.answer = output.inner.or(screen.answer);
        }
    });
}

fn segments_of(harness: &Harness<'_, Screen>, title: &str) -> Vec<Rect> {
    let name = |word: &str| format!("{title}: {word}");
    WORDS
        .iter()
        .map(|word| harness.get_by_label(&name(word)).rect())
        .collect()
}

#[test]
fn an_answer_is_a_radio_button_with_the_question_in_its_name() {
    let mut harness = Harness::new_ui_state(rows, Screen::default());
    harness.run();
    let yes = harness.get_by_label("Wapen: Genoemd");
    assert_eq!(yes.accesskit_node().role(), Role::RadioButton);
    assert_eq!(yes.accesskit_node().toggled(), Some(Toggled::False));
    yes.click();
    harness.run();
    assert_eq!(harness.state().answer, Some(2));
    let yes = harness.get_by_label("Wapen: Genoemd");
    assert_eq!(yes.accesskit_node().toggled(), Some(Toggled::True));
    assert!(yes.rect().height() >= 24.0 && yes.rect().width() >= 24.0);
}

#[test]
fn rows_never_overlap_at_any_width_and_text_size() {
    for zoom in [1.0, 1.5, 2.0] {
        for width in [320.0, 360.0, 480.0, 640.0, 1280.0] {
            let builder = Harness::builder()
                .with_size(egui::vec2(width, 900.0))
                .with_max_steps(20)
                .with_context_setup(move |ctx| ctx.set_zoom_factor(zoom));
            let mut harness = builder.build_ui_state(rows, Screen::default());
            harness.run();
            let at = format!("{width} wide at {zoom}");
            let rows = harness.state().rows.clone();
            assert!(rows[0].bottom() <= rows[1].top() + 0.1, "{at}");
            assert!(rows[1].bottom() <= rows[2].top() + 0.1, "{at}");
            for (row, title) in rows.iter().zip(["Wapen", LONG, "Geweld"]) {
                let segments = segments_of(&harness, title);
                for (nth, one) in segments.iter().enumerate() {
                    assert!(
                        row.expand(0.5).contains_rect(*one),
                        "{at}: {title} {one} {row}"
                    );
                    for two in &segments[nth + 1..] {
                        let common = one.intersect(*two);
                        assert!(
                            common.width() <= 1.1 || common.height() <= 0.1,
                            "{at}: {title}"
                        );
                    }
                }
            }
        }
    }
}

#[test]
fn the_control_drops_below_a_title_that_needs_the_room() {
    let builder = Harness::builder()
        .with_size(egui::vec2(320.0, 700.0))
        .with_max_steps(20);
    let mut harness = builder.build_ui_state(rows, Screen::default());
    harness.run();
    let row = harness.state().rows[1];
    let first = segments_of(&harness, LONG)[0];
    assert!(
        first.top() > row.top() + 40.0,
        "the title and its sub line stand above it"
    );
    assert!(first.left() < row.left() + 16.0);
    harness.set_size(egui::vec2(900.0, 700.0));
    harness.run();
    let row = harness.state().rows[1];
    let last = segments_of(&harness, LONG)[3];
    assert!(
        (row.right() - last.right() - 8.0).abs() < 2.0,
        "right of the title again"
    );
}

#[test]
fn rows_come_to_rest_also_where_they_only_just_fit() {
    for height in (60..300).step_by(4) {
        for width in [300.0, 420.0, 560.0, 700.0] {
            let size = egui::vec2(width, height as f32);
            let builder = Harness::builder().with_size(size).with_max_steps(20);
            let mut harness = builder.build_ui_state(rows, Screen::default());
            harness.run();
            let before = harness.state().rows.clone();
            for _ in 0..4 {
                harness.step();
                assert_eq!(harness.state().rows, before, "{size}");
            }
        }
    }
}

#[test]
fn a_row_has_a_name_and_becomes_current_by_mouse_and_by_tab() {
    let mut harness = Harness::new_ui_state(rows, Screen::default());
    harness.run();
    assert!(
        harness.get_by_label("Wapen").is_focused(),
        "the current row has the keyboard"
    );
    harness.get_by_label("Geweld").click();
    harness.run();
    assert_eq!(harness.state().row, 2);
    assert!(harness.get_by_label("Geweld").is_focused());
    harness.get_by_label("Wapen").focus();
    harness.run();
    assert_eq!(harness.state().row, 0);
}

#[test]
fn tab_goes_from_the_row_through_its_answers() {
    let mut harness = Harness::new_ui_state(rows, Screen::default());
    harness.run();
    for word in WORDS {
        harness.key_press(Key::Tab);
        harness.run();
        assert!(harness.get_by_label(&format!("Wapen: {word}")).is_focused());
    }
    harness.key_press(Key::Space);
    harness.run();
    assert_eq!(harness.state().answer, Some(3));
}

fn top(ui: &mut Ui, screen: &mut Screen) {
    theme::apply(ui.ctx(), Theme::Donker);
    let four = [
        Lamp {
            sign: Sign::Triangle,
            name: "Veiligheid",
            status: "3 open",
        },
        Lamp {
            sign: Sign::Hollow,
            name: "Beslissing",
            status: "nog niet gevraagd",
        },
        Lamp {
            sign: Sign::GreenDot,
            name: "Sterke arm",
            status: "nee",
        },
        Lamp {
            sign: Sign::Diamond,
            name: "Wederhoor",
            status: "B niet gehoord",
        },
    ];
    screen.picked = lamps(ui, &four).or(screen.picked);
    let texts: [&[&str]; 3] = [&[], &["Een regel."], &[LONG, LONG, LONG, LONG]];
    let lines = texts[screen.headline];
    Headline {
        sign: Sign::Diamond,
        title: "Optreden is noodzakelijk",
        lines,
    }
    .show(ui);
    let strip = [
        Tab {
            label: "Advies",
            count: 0,
        },
        Tab {
            label: "Open",
            count: 4,
        },
    ];
    screen.tab = tabs(ui, &strip, screen.tab).unwrap_or(screen.tab);
    let step = RailStep {
        id: Id::unique("stap"),
        number: 5,
        name: "Wederhoor",
        state: "1 open",
        tone: Tone::Amber,
        selected: true,
    };
    step.show(ui, true);
    screen.below = ui.min_rect().bottom();
}

#[test]
fn nothing_below_the_outcome_moves_when_its_text_changes() {
    let mut heights = Vec::new();
    for headline in 0..3 {
        let screen = Screen {
            headline,
            ..Screen::default()
        };
        let builder = Harness::builder().with_size(egui::vec2(440.0, 700.0));
        let mut harness = builder.build_ui_state(top, screen);
        harness.run();
        heights.push(harness.state().below);
    }
    assert_eq!(heights[0], heights[1]);
    assert_eq!(heights[0], heights[2]);
}

#[test]
fn lamps_tabs_and_steps_say_where_they_stand() {
    let mut harness = Harness::new_ui_state(top, Screen::default());
    harness.run();
    harness
        .get_by_label("Beslissing: nog niet gevraagd")
        .click();
    harness.get_by_label("Open 4").click();
    harness.run();
    assert_eq!(harness.state().picked, Some(1));
    assert_eq!(harness.state().tab, 1);
    let tab = harness.get_by_label("Open 4");
    assert_eq!(tab.accesskit_node().role(), Role::Tab);
    assert_eq!(tab.accesskit_node().is_selected(), Some(true));
    let step = harness.get_by_label("5 Wederhoor: 1 open");
    assert_eq!(
        step.accesskit_node().is_selected(),
        Some(true),
        "also in the narrow rail"
    );
    harness.get_by_label_contains("Optreden is noodzakelijk");
}

fn forms(ui: &mut Ui, screen: &mut Screen) {
    theme::apply(ui.ctx(), Theme::Contrast);
    let chips = [Chip::new("gehoord"), Chip::new("nog niet")];
    screen.answer = Choice::new("Vader", &chips)
        .selected(screen.answer)
        .show(ui)
        .or(screen.answer);
    let kinds = ["uitspraak over omgang", "ouderschapsplan", "geen"];
    let id = Id::unique("kind");
    let picked = combo(ui, id, "Soort beslissing", &kinds, screen.picked, "kies");
    screen.picked = picked.or(screen.picked);
    let output = Field::new(Id::unique("date"), "Datum", "31-2-2026")
        .notice(Tone::Red, "Schrijf de datum als 14-3-2025.")
        .show(ui);
    assert!(output.changed.is_none());
    Field::new(Id::unique("note"), "Toelichting", "")
        .label_hidden()
        .rows(3)
        .show(ui);
}

#[test]
fn a_chosen_chip_stays_chosen_when_it_is_pressed_again() {
    let mut harness = Harness::new_ui_state(forms, Screen::default());
    harness.run();
    for _ in 0..2 {
        harness.get_by_label("Vader: nog niet").click();
        harness.run();
        assert_eq!(harness.state().answer, Some(1));
    }
}

#[test]
fn a_long_list_opens_and_is_chosen_from_by_keyboard() {
    let mut harness = Harness::builder()
        .with_max_steps(20)
        .build_ui_state(forms, Screen::default());
    harness.run();
    harness.get_by_label("Soort beslissing: kies").focus();
    harness.run();
    harness.key_press(Key::Space);
    harness.run();
    harness.get_by_label("geen");
    for _ in 0..2 {
        harness.key_press(Key::ArrowDown);
        harness.run();
    }
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(harness.state().picked, Some(1));
    harness.get_by_label("Soort beslissing: ouderschapsplan");
}

#[test]
fn a_field_has_a_name_and_says_what_is_wrong() {
    let mut harness = Harness::new_ui_state(forms, Screen::default());
    harness.run();
    let date = harness.get_by_role_and_label(Role::TextInput, "Datum");
    assert_eq!(date.accesskit_node().value().as_deref(), Some("31-2-2026"));
    harness.get_by_label("Schrijf de datum als 14-3-2025.");
    harness.get_by_role_and_label(Role::MultilineTextInput, "Toelichting");
}

#[test]
fn every_widget_passes_the_accessibility_check_at_both_text_sizes() {
    for zoom in [1.0, 2.0] {
        for screen in [rows, top, forms] {
            let mut harness = Harness::builder()
                .with_accessibility_check(true)
                .with_max_steps(20)
                .with_context_setup(move |ctx| ctx.set_zoom_factor(zoom))
                .build_ui_state(screen, Screen::default());
            harness.run();
            assert_eq!(harness.unnamed_widgets(), Vec::<String>::new());
        }
    }
}
