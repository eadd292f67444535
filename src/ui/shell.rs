//! Everything around the step: top bar, lamps, rail, foot and statement bar.

use eframe::egui::{
    self, Align, Id, Label, Layout, Rect, RichText, ScrollArea, Sense, Ui, UiBuilder, Vec2,
};

use crate::{
    afweging::{Clause, StepState, state},
    melding::{Account, Command, Concept, Evidence, PersonId, Shown, Speaker, Text, Value},
    protocol::{Signal, SignalClass, Step},
};

use super::{
    action::{Action, PathFor, RowId, Side},
    scene::{Scene, badge, letter},
    side,
    theme::{Hue, Palette, Size, Theme, Tone, font, strong},
    widgets::{
        Badge, Chip, Choice, Field, Lamp, RailStep, Sign, Tab, badge as show_badge, keyhint,
        lamps as show_lamps, tabs,
    },
    window::Form,
};

/// The height of the top bar: the same whatever it says, so that nothing below it moves.
fn top_height(form: Form) -> f32 {
    match form {
        Form::Three => 52.0,
        Form::Two | Form::One => 58.0,
    }
}

/// The top bar: what this is and whether it is saved, or *Nu doen*.
pub fn top(ui: &mut Ui, scene: &mut Scene<'_>, form: Form) {
    let size = Vec2::new(ui.available_width(), top_height(form));
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let acute = crate::afweging::acute_now(scene.melding);
    let mut inner = ui.new_child(UiBuilder::new().max_rect(rect.shrink2(Vec2::new(14.0, 2.0))));
    inner.set_clip_rect(rect);
    if acute {
        let palette = Palette::current(ui);
        ui.painter().rect_filled(rect, 0, palette.red_tint);
        let edge = Rect::from_min_size(rect.min, Vec2::new(6.0, rect.height()));
        ui.painter().rect_filled(edge, 0, palette.red);
        do_now(&mut inner, scene, form);
    } else {
        inner.with_layout(Layout::left_to_right(Align::Center), |ui| {
            title_bar(ui, scene, form)
        });
    }
    let palette = Palette::current(ui);
    let line = egui::Stroke::new(1.0, palette.line);
    ui.painter()
        .hline(rect.x_range(), rect.bottom() - 0.5, line);
}

/// Room at the right of *Nu doen* for whether the work is saved, in points.
const SAVED: f32 = 150.0;

/// At most three lines; side by side where there is room for it.
fn do_now(ui: &mut Ui, scene: &Scene<'_>, form: Form) {
    let palette = Palette::current(ui);
    let lines: Vec<String> = scene
        .assessment
        .now
        .iter()
        .map(|r| side::reason_in_short(scene, r))
        .collect();
    let show = |ui: &mut Ui, at: usize, line: &str| {
        let text = RichText::new(format!("{}  {line}", at + 1))
            .font(font(Size::Control))
            .color(palette.text);
        ui.add(Label::new(text).wrap()).on_hover_text(line);
    };
    if form == Form::Three {
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            let title = RichText::new(&scene.t.do_now);
            ui.label(
                title
                    .font(strong(ui.ctx(), Size::Heading))
                    .color(palette.red),
            );
            let count = lines.len().max(1) as f32;
            let width = (ui.available_width() - SAVED - 16.0 * count) / count;
            for (at, line) in lines.iter().enumerate() {
                ui.add_space(16.0);
                ui.allocate_ui_with_layout(
                    Vec2::new(width, ui.available_height()),
                    Layout::left_to_right(Align::Center),
                    |ui| {
                        ui.set_min_width(width);
                        show(ui, at, line);
                    },
                );
            }
            ui.add_space(16.0);
            saved(ui, scene);
        });
    } else {
        // The headline of the right column is not in sight here.
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            outcome(ui, scene);
            ui.vertical(|ui| do_now_lines(ui, scene, &lines));
        });
    }
}

/// The outcome beside the lines of *Nu doen*.
fn outcome(ui: &mut Ui, scene: &Scene<'_>) {
    const WIDTH: f32 = 120.0;
    let palette = Palette::current(ui);
    let sign = side::sign(scene.assessment.headline);
    sign.show(ui);
    let size = Vec2::new(WIDTH, ui.available_height());
    ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
        ui.set_min_width(WIDTH);
        let title = RichText::new(side::title(scene)).font(strong(ui.ctx(), Size::Small));
        let title = title.color(palette.tone(sign.tone()));
        ui.add(Label::new(title).wrap());
    });
}

fn do_now_lines(ui: &mut Ui, scene: &Scene<'_>, lines: &[String]) {
    let palette = Palette::current(ui);
    ui.spacing_mut().item_spacing.y = 0.0;
    for (at, line) in lines.iter().enumerate() {
        let text = match at {
            0 => format!("{} {} {line}", scene.t.do_now, at + 1),
            _ => format!("{} {line}", at + 1),
        };
        let text = RichText::new(text)
            .font(font(Size::Small))
            .color(palette.text);
        ui.add(Label::new(text).truncate()).on_hover_text(line);
    }
}

fn title_bar(ui: &mut Ui, scene: &mut Scene<'_>, form: Form) {
    let palette = Palette::current(ui);
    let t = scene.t;
    let brand = RichText::new(&t.brand);
    ui.label(
        brand
            .font(strong(ui.ctx(), Size::Heading))
            .color(palette.accent),
    );
    if form == Form::Three {
        ui.add_space(16.0);
        let at = crate::documents::moment(scene.melding.at);
        muted(ui, &t.call_of.replace("{moment}", &at));
    } else {
        ui.add_space(8.0);
        let sign = side::sign(scene.assessment.headline);
        sign.show(ui);
        let title = side::title(scene);
        let text = RichText::new(&title).font(strong(ui.ctx(), Size::Body));
        ui.add(Label::new(text.color(palette.tone(sign.tone()))).truncate());
    }
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        theme_button(ui, scene);
        if ui.button(&t.button_save).on_hover_text("Ctrl+S").clicked() {
            scene.ask(Action::Save);
        }
        if form != Form::One {
            let save_as = ui.button(&t.button_save_as);
            if save_as.clicked() {
                scene.ask(Action::AskPath(PathFor::Save));
            }
            if ui.button(&t.button_open).on_hover_text("Ctrl+O").clicked() {
                scene.ask(Action::AskPath(PathFor::Open));
            }
            if ui.button(&t.button_new).on_hover_text("Ctrl+N").clicked() {
                scene.ask(Action::New);
            }
        }
        ui.add_space(8.0);
        if form == Form::Three {
            saved(ui, scene);
        }
    });
}

fn theme_button(ui: &mut Ui, scene: &mut Scene<'_>) {
    let t = scene.t;
    let (next, name) = match scene.view.theme {
        Theme::Licht => (Theme::Donker, &t.theme_dark),
        Theme::Donker => (Theme::Contrast, &t.theme_contrast),
        Theme::Contrast => (Theme::Licht, &t.theme_light),
    };
    if ui.button(name).on_hover_text(&t.menu_theme).clicked() {
        scene.ask(Action::SetTheme(next));
    }
}

fn saved(ui: &mut Ui, scene: &Scene<'_>) {
    let t = scene.t;
    let (tone, text) = if scene.app.is_busy() {
        (Tone::Muted, t.busy_saving.clone())
    } else if !scene.app.has_unsaved_work() {
        match &scene.app.on_disk {
            Some(disk) => {
                let text = disk.at.map_or_else(
                    || t.opened.clone(),
                    |at| {
                        t.saved_at
                            .replace("{tijd}", &at.format("%H:%M").to_string())
                    },
                );
                (Tone::Muted, text)
            }
            None => (Tone::Muted, t.untouched.clone()),
        }
    } else {
        (Tone::Amber, t.unsaved.clone())
    };
    let palette = Palette::current(ui);
    ui.label(
        RichText::new(text)
            .font(font(Size::Control))
            .color(palette.tone(tone)),
    );
}

/// Words in the muted colour.
pub fn muted(ui: &mut Ui, text: &str) {
    let palette = Palette::current(ui);
    ui.label(
        RichText::new(text)
            .font(font(Size::Control))
            .color(palette.muted),
    );
}

/// The four questions of the card, always in sight.
pub fn lamps(ui: &mut Ui, scene: &mut Scene<'_>) {
    let t = scene.t;
    let safety = safety_lamp(scene);
    let decision = decision_lamp(scene);
    let clause = match scene.assessment.clause {
        Clause::Geldt => (Sign::BlueDot, &t.lamp_clause_counts),
        Clause::VanRechtswege => (Sign::BlueDot, &t.lamp_clause_by_law),
        Clause::Geen => (Sign::GreenDot, &t.lamp_clause_none),
        Clause::Onbekend => (Sign::Hollow, &t.lamp_clause_unknown),
    };
    let wederhoor = wederhoor_lamp(scene);
    let all = [
        Lamp {
            sign: safety.0,
            name: &t.lamp_safety,
            status: &safety.1,
        },
        Lamp {
            sign: decision.0,
            name: &t.lamp_decision,
            status: decision.1,
        },
        Lamp {
            sign: clause.0,
            name: &t.lamp_clause,
            status: clause.1,
        },
        Lamp {
            sign: wederhoor.0,
            name: &t.lamp_wederhoor,
            status: &wederhoor.1,
        },
    ];
    const STEPS: [Step; 4] = [
        Step::Veiligheid,
        Step::Beslissing,
        Step::SterkeArm,
        Step::Wederhoor,
    ];
    if let Some(step) = show_lamps(ui, &all).and_then(|at| STEPS.get(at)) {
        scene.ask(Action::ShowStep(*step));
    }
}

fn safety_lamp(scene: &Scene<'_>) -> (Sign, String) {
    let t = scene.t;
    let value = |s: &Signal| scene.melding.signal(*s);
    let yes = |class| {
        Signal::ALL
            .iter()
            .any(|s| s.class() == class && value(s) == Some(Value::Ja))
    };
    let open = Signal::ALL
        .iter()
        .filter(|s| s.class() != SignalClass::Care);
    let open = open
        .filter(|s| value(s).is_none_or(|v| v > Value::Nee))
        .count();
    let mut heavy = Signal::ALL
        .iter()
        .filter(|s| s.class() != SignalClass::Care);
    let mentioned = heavy.any(|s| value(s) == Some(Value::Genoemd));
    if yes(SignalClass::Acute) {
        (Sign::Diamond, t.lamp_acute_yes.clone())
    } else if yes(SignalClass::Structural) {
        (Sign::Diamond, t.lamp_structural_yes.clone())
    } else if mentioned {
        (Sign::Triangle, t.lamp_danger_mentioned.clone())
    } else if scene.melding.signals.is_empty() {
        (Sign::Hollow, t.lamp_not_asked.clone())
    } else if open > 0 {
        (
            Sign::Triangle,
            t.lamp_open.replace("{n}", &open.to_string()),
        )
    } else {
        (Sign::GreenDot, t.lamp_nothing_found.clone())
    }
}

fn decision_lamp<'a>(scene: &Scene<'a>) -> (Sign, &'a str) {
    use crate::melding::{DecisionKind, Force};
    let t = scene.t;
    let live: Vec<_> = scene.melding.live_decisions().collect();
    let seen = |d: &&&crate::melding::Decision| {
        matches!(d.evidence, Some(Evidence::Gezien | Evidence::Bevestigd))
    };
    if live.is_empty() {
        (Sign::Hollow, &t.lamp_not_asked)
    } else if live.iter().all(|d| d.kind == DecisionKind::Geen) {
        (Sign::GreenDot, &t.lamp_none)
    } else if live
        .iter()
        .filter(seen)
        .any(|d| d.force == Some(Force::Geldt))
    {
        (Sign::GreenDot, &t.lamp_seen_in_force)
    } else if live.iter().all(|d| d.force == Some(Force::Vervangen)) {
        (Sign::Hollow, &t.lamp_replaced)
    } else {
        (Sign::Triangle, &t.lamp_mentioned)
    }
}

fn wederhoor_lamp(scene: &Scene<'_>) -> (Sign, String) {
    let t = scene.t;
    let gap = |id: &PersonId| crate::afweging::unheard(scene.melding, *id);
    let parents: Vec<&str> = scene
        .melding
        .parents_by_part()
        .iter()
        .filter(|id| gap(id))
        .map(|id| letter(*id))
        .collect();
    let not_put = scene.assessment.open.iter();
    let not_put = not_put
        .filter(|p| matches!(p.topic, crate::afweging::Topic::Rebuttal(_)))
        .count();
    if !parents.is_empty() {
        let who = parents.join(&format!(" {} ", scene.t.and));
        (Sign::Triangle, t.lamp_unheard.replace("{wie}", &who))
    } else if not_put > 0 {
        (
            Sign::Triangle,
            t.lamp_not_put.replace("{n}", &not_put.to_string()),
        )
    } else {
        (Sign::GreenDot, t.lamp_heard.clone())
    }
}

/// The identity that F6 gives the keyboard to in the rail.
pub fn rail_focus(step: Step) -> Id {
    Id::unique(("stap", step))
}

/// The steps and the people.
pub fn rail(ui: &mut Ui, scene: &mut Scene<'_>, compact: bool) {
    ScrollArea::vertical()
        .id_salt("rail")
        .auto_shrink(false)
        .show(ui, |ui| {
            let margin = if compact { 4 } else { 8 };
            egui::Frame::NONE
                .inner_margin(egui::Margin::symmetric(margin, 8))
                .show(ui, |ui| {
                    ui.spacing_mut().item_spacing.y = 0.0;
                    steps(ui, scene, compact);
                    if !compact {
                        people(ui, scene);
                    }
                });
        });
}

fn steps(ui: &mut Ui, scene: &mut Scene<'_>, compact: bool) {
    let t = scene.t;
    for step in Step::ALL.iter().copied() {
        let (state, tone) = match state(scene.melding, scene.assessment, step) {
            StepState::NotBegun => (t.step_not_begun.clone(), Tone::Muted),
            StepState::Open(n) => (t.step_open.replace("{n}", &n.to_string()), Tone::Amber),
            StepState::Done => (t.step_done.clone(), Tone::Green),
        };
        let name = &scene.protocol.step(step).short;
        let selected = scene.view.step == step;
        let row = RailStep {
            id: rail_focus(step),
            number: step.number(),
            name,
            state: &state,
            tone,
            selected,
        };
        if row.show(ui, compact).clicked() {
            scene.ask(Action::ShowStep(step));
        }
    }
}

fn people(ui: &mut Ui, scene: &mut Scene<'_>) {
    let t = scene.t;
    ui.add_space(12.0);
    small_heading(ui, &t.rail_people);
    for id in scene.melding.people_by_part() {
        let name = scene.beside_badge(id);
        let reports = scene.melding.reporter == Some(id);
        let text = if reports {
            t.reports.replace("{wie}", &name)
        } else {
            name
        };
        ui.horizontal(|ui| {
            ui.add_space(8.0);
            ui.set_min_height(26.0);
            show_badge(ui, badge(id), &scene.person(id));
            ui.add(Label::new(RichText::new(text).font(font(Size::Body))).truncate());
        });
    }
    ui.add_space(4.0);
    for (child, words) in [(true, &t.rail_add_child), (false, &t.rail_add_other)] {
        ui.horizontal(|ui| {
            ui.add_space(4.0);
            let words = RichText::new(words).font(font(Size::Control));
            let button = egui::Button::new(words)
                .frame(false)
                .min_size(Vec2::splat(24.0));
            if ui.add(button).clicked() {
                scene.ask(Action::Do(Command::AddPerson { child }));
            }
        });
    }
}

/// A small muted heading above a group.
pub fn small_heading(ui: &mut Ui, text: &str) {
    let palette = Palette::current(ui);
    let text = RichText::new(text)
        .font(strong(ui.ctx(), Size::Small))
        .color(palette.muted);
    ui.horizontal(|ui| {
        ui.add_space(8.0);
        ui.label(text);
    });
    ui.add_space(4.0);
}

/// In a narrow window: the step and the tabs of the right column side by side.
pub fn front_tabs(ui: &mut Ui, scene: &mut Scene<'_>) {
    let open = scene.assessment.open.len();
    let step = scene.protocol.step(scene.view.step);
    let label = format!("{} {}", scene.view.step.number(), step.short);
    let words = side::tab_words(scene);
    let mut all = vec![Tab {
        label: &label,
        count: 0,
    }];
    all.extend(Side::ALL.iter().zip(&words).map(|(side, label)| Tab {
        label,
        count: if *side == Side::Open { open } else { 0 },
    }));
    let selected = if scene.view.side_in_front {
        Side::ALL
            .iter()
            .position(|s| *s == scene.view.side)
            .map_or(0, |i| i + 1)
    } else {
        0
    };
    let palette = Palette::current(ui);
    egui::Frame::NONE.fill(palette.panel).show(ui, |ui| {
        if let Some(at) = tabs(ui, &all, selected) {
            let action = match at.checked_sub(1).and_then(|i| Side::ALL.get(i)) {
                Some(side) => Action::ShowSide(*side),
                None => Action::ShowFront,
            };
            scene.ask(action);
        }
    });
}

/// In one column: the way to the other steps.
pub fn step_picker(ui: &mut Ui, scene: &mut Scene<'_>) {
    let names: Vec<String> = Step::ALL
        .iter()
        .map(|s| format!("{} {}", s.number(), scene.protocol.step(*s).short))
        .collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let at = Step::ALL.iter().position(|s| *s == scene.view.step);
    let id = Id::unique("stapkeuze");
    if let Some(i) = super::widgets::combo(ui, id, &scene.t.tabs_step, &names, at, "") {
        scene.ask(Action::ShowStep(Step::ALL[i]));
    }
    ui.add_space(6.0);
}

/// The foot: the keys that work here, or the last message.
pub fn foot(ui: &mut Ui, scene: &mut Scene<'_>, form: Form) {
    let palette = Palette::current(ui);
    let size = Vec2::new(ui.available_width(), 26.0);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    ui.painter().hline(
        rect.x_range(),
        rect.top() + 0.5,
        egui::Stroke::new(1.0, palette.line),
    );
    let mut ui = ui.new_child(
        UiBuilder::new()
            .max_rect(rect.shrink2(Vec2::new(14.0, 0.0)))
            .layout(Layout::left_to_right(Align::Center)),
    );
    if let Some(message) = &scene.view.message {
        let text = RichText::new(&message.text).font(font(Size::Control));
        let colour = palette.tone(message.tone);
        ui.add(Label::new(text.color(colour)).truncate())
            .on_hover_text(&message.text);
        return;
    }
    let t = scene.t;
    let hints: [(&[&str], &str); 7] = [
        (&["J", "N", "G", "O"], &t.key_letters),
        (&["Enter"], &t.key_enter),
        (&["F2"], &t.key_f2),
        (&["F3"], &t.key_f3),
        (&["F4"], &t.key_f4),
        (&["F7"], &t.key_f7),
        (&["F1"], &t.key_f1),
    ];
    let most = if form == Form::Three { hints.len() } else { 3 };
    for (keys, what) in &hints[..most] {
        keyhint(&mut ui, keys, what);
        ui.add_space(6.0);
    }
    if form == Form::Three {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let text = RichText::new(&t.based_on)
                .font(font(Size::Small))
                .color(palette.muted);
            ui.add(Label::new(text).truncate());
        });
    }
}

/// The identity of the field in the statement bar.
pub fn statement_field() -> Id {
    Id::unique("verklaring")
}

/// Who says it, how it is known, the words: Enter adds it and keeps the speaker.
pub fn statement_bar(ui: &mut Ui, scene: &mut Scene<'_>) {
    let palette = Palette::current(ui);
    let low = ui.ctx().content_rect().height() < 560.0;
    let margin = if low {
        egui::Margin::symmetric(12, 4)
    } else {
        egui::Margin::symmetric(18, 12)
    };
    let bar = egui::Frame::NONE.inner_margin(margin).show(ui, |ui| {
        egui::Frame::NONE
            .fill(palette.panel)
            .stroke(egui::Stroke::new(1.0, palette.line))
            .corner_radius(4)
            .inner_margin(egui::Margin::symmetric(8, if low { 4 } else { 8 }))
            .show(ui, |ui| {
                // In a low window the speakers show while a statement is being typed.
                if !low || has_keyboard(ui) || !scene.melding.concept.text.is_blank() {
                    speakers(ui, scene, low);
                    ui.add_space(if low { 2.0 } else { 4.0 });
                }
                words(ui, scene, low);
            });
    });
    let place = bar.response.rect;
    ui.data_mut(|data| data.insert_temp(bar_place(), place));
}

fn speakers(ui: &mut Ui, scene: &mut Scene<'_>, low: bool) {
    let t = scene.t;
    let concept = &scene.melding.concept;
    let people = scene.melding.people_by_part();
    let own = Badge {
        hue: Hue::Own,
        letter: "ik",
    };
    let paper = Badge {
        hue: Hue::Document,
        letter: "st",
    };
    let system = Badge {
        hue: Hue::Document,
        letter: "sys",
    };
    let names: Vec<String> = people
        .iter()
        .map(|id| super::scene::capitalised(scene.relation(*id)))
        .collect();
    let mut chips: Vec<Chip<'_>> = people
        .iter()
        .zip(&names)
        .map(|(id, name)| {
            // The parents are named; the others have their letter, or the bar would not fit.
            let bare = low || !id.is_parent();
            Chip::with_badge(if bare { "" } else { name }, badge(*id)).spoken(name)
        })
        .collect();
    let extra = [
        (own, &t.short_own, Account::Waargenomen),
        (
            paper,
            &t.short_document,
            Account::Document {
                name: Text::default(),
                shown: Shown::Gezien,
            },
        ),
        (
            system,
            &t.short_system,
            Account::Systeem {
                query: Text::default(),
            },
        ),
        (
            Badge {
                hue: Hue::Own,
                letter: "!",
            },
            &t.short_judgement,
            Account::Oordeel,
        ),
    ];
    // With children in the bar the letters of paper and system say enough.
    let children = scene.melding.children().count();
    for (badge, words, _) in &extra {
        let bare = low
            || (badge.letter == "sys" && children > 0)
            || (badge.letter == "st" && children > 1);
        chips.push(Chip::with_badge(if bare { "" } else { words }, *badge).spoken(words));
    }
    let chosen = concept.account.as_ref().map(|a| (a.speaker(), a));
    let selected = chosen.and_then(|chosen| match chosen {
        (Speaker::Person(id), _) => people.iter().position(|p| *p == id),
        (Speaker::Document, _) => Some(people.len() + 1),
        (Speaker::System, _) => Some(people.len() + 2),
        (Speaker::Officer, Account::Oordeel) => Some(people.len() + 3),
        (Speaker::Officer, _) => Some(people.len()),
    });
    let pressed = Choice::new(&t.bar_title, &chips)
        .selected(selected)
        .show(ui);
    // With the keyboard in the field, up and down choose the speaker.
    let count = chips.len();
    let turned = ui.memory(|m| m.has_focus(statement_field())).then(|| {
        ui.input(|i| {
            match (
                i.key_pressed(egui::Key::ArrowDown),
                i.key_pressed(egui::Key::ArrowUp),
            ) {
                (true, _) => Some(selected.map_or(0, |at| (at + 1) % count)),
                (_, true) => Some(selected.map_or(count - 1, |at| (at + count - 1) % count)),
                _ => None,
            }
        })
    });
    let Some(at) = pressed.or(turned.flatten()) else {
        return;
    };
    let account = match (people.get(at), extra.get(at.wrapping_sub(people.len()))) {
        (Some(id), _) => Account::told(*id),
        (None, Some((_, _, account))) => account.clone(),
        (None, None) => return,
    };
    let concept = Concept {
        account: Some(account),
        ..concept.clone()
    };
    scene.ask(Action::Do(Command::SetConcept(concept)));
    scene.ask(Action::FocusStatement);
}

/// Where the bar stood in the frame before.
fn bar_place() -> Id {
    Id::unique("plaats van de verklaring")
}

/// Whether the field or any chip of the bar has the keyboard. Its chips must not go away under
/// the Tab key that reached them.
fn has_keyboard(ui: &Ui) -> bool {
    let Some(focused) = ui.memory(|m| m.focused()) else {
        return false;
    };
    let bar: Option<Rect> = ui.data(|data| data.get_temp(bar_place()));
    let place = ui.ctx().read_response(focused).map(|r| r.rect);
    let inside = bar
        .zip(place)
        .is_some_and(|(bar, place)| bar.contains_rect(place));
    focused == statement_field() || inside
}

fn words(ui: &mut Ui, scene: &mut Scene<'_>, low: bool) {
    let t = scene.t;
    let concept = scene.melding.concept.clone();
    let mut next = concept.clone();
    let typing = has_keyboard(ui) || !concept.text.is_blank();
    if !low && typing {
        next = basis(ui, scene, next);
    }
    let output = Field::new(statement_field(), &t.bar_title, &concept.text)
        .hint(&t.bar_hint)
        .label_hidden()
        .limit(crate::melding::MAX_CHARS)
        .show(ui);
    if let Some(text) = output.changed {
        next.text = Text::clean(&text);
    }
    if next != concept {
        scene.ask(Action::Do(Command::SetConcept(next)));
    }
    if output.submitted {
        scene.ask(Action::Do(Command::SubmitConcept(scene.view.step)));
        scene.ask(Action::FocusStatement);
    }
}

/// How it is known, and whom it accuses: shown while a statement is being typed.
fn basis(ui: &mut Ui, scene: &mut Scene<'_>, mut concept: Concept) -> Concept {
    let t = scene.t;
    if let Some(current) = concept.account.clone() {
        let form = super::screens::account::form(ui, scene, &current);
        let typed = super::screens::account::details(ui, scene, RowId::Reporter, &current);
        concept.account = typed.or(form).or(Some(current));
    }
    let people = scene.melding.people_by_part();
    let mut chips = vec![Chip::new(&t.nobody)];
    chips.extend(people.iter().map(|id| Chip::with_badge("", badge(*id))));
    let selected = match concept.accuses {
        None => Some(0),
        Some(id) => people.iter().position(|p| *p == id).map(|i| i + 1),
    };
    ui.horizontal_wrapped(|ui| {
        muted(ui, &t.bar_accuses);
        if let Some(at) = Choice::new(&t.bar_accuses, &chips)
            .selected(selected)
            .show(ui)
        {
            concept.accuses = at.checked_sub(1).and_then(|i| people.get(i)).copied();
        }
    });
    ui.add_space(4.0);
    concept
}
