//! The mutatie as a parent, or whoever reads for a child, would read it; what is kept from that
//! reader, and both parents side by side.

use eframe::egui::{Grid, Id, Label, RichText, Ui};

use crate::{
    documents::{
        About, HeardState, ParentBalance, Passaged, PutState, ShieldState, Suggestion, readers,
    },
    melding::{Command, MAX_CHARS, Passage, PersonId, Text},
    ui::{
        action::{Action, Paper, PaperAction},
        app::ReaderShown,
        scene::{Scene, badge},
        screens::group,
        side::line,
        theme::{Palette, Size, Tone, font, strong},
        widgets::{Chip, Choice, Field, badge as show_badge},
    },
};

use super::{name_button, title};

/// Shows the sheet.
pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>, person: PersonId) {
    let t = scene.t;
    title(ui, &t.reader_title);
    choose(ui, scene, person);
    let app = scene.app;
    let Some(shown) = app.reader.as_deref().filter(|shown| shown.person == person) else {
        return;
    };
    let intro = t.reader_intro.replace("{wie}", &scene.person(person));
    ui.add(Label::new(intro).wrap());
    ui.add_space(6.0);
    ui.horizontal_wrapped(|ui| {
        if ui.button(&t.reader_paper).clicked() {
            scene.ask(PaperAction::Show(Paper::Lezer(person)).into());
        }
        if ui.button(&t.close).clicked() {
            scene.ask(Action::CloseSheet);
        }
    });
    shields(ui, scene, shown);
    suggestions(ui, scene, shown);
    account(ui, scene, shown);
    if person.is_parent() {
        balance(ui, scene, shown);
    }
}

fn choose(ui: &mut Ui, scene: &mut Scene<'_>, person: PersonId) {
    let all = readers(scene.melding);
    let names: Vec<String> = all.iter().map(|r| scene.beside_badge(r.id())).collect();
    let chips: Vec<Chip<'_>> = all
        .iter()
        .zip(&names)
        .map(|(reader, name)| Chip::with_badge(name, badge(reader.id())))
        .collect();
    let at = all.iter().position(|reader| reader.id() == person);
    let chosen = Choice::new(&scene.t.reader_which, &chips)
        .selected(at)
        .takes_keyboard();
    if let Some(reader) = chosen.show(ui).and_then(|at| all.get(at)) {
        scene.ask(PaperAction::ShowReader(reader.id()).into());
    }
    ui.add_space(6.0);
}

/// What is kept from this reader, each with its reason.
fn shields(ui: &mut Ui, scene: &mut Scene<'_>, shown: &ReaderShown) {
    let t = scene.t;
    group(ui, &t.reader_shielded);
    if shown.view.shields.is_empty() {
        muted(ui, &t.reader_nothing_shielded);
    }
    for shield in &shown.view.shields {
        ui.push_id(Id::unique(shield.passage), |ui| {
            one_shield(ui, scene, shown.person, shield)
        });
        ui.add_space(6.0);
    }
}

fn one_shield(ui: &mut Ui, scene: &mut Scene<'_>, reader: PersonId, shield: &ShieldState) {
    let t = scene.t;
    let (passage, name) = (shield.passage, &shield.name);
    ui.horizontal_wrapped(|ui| {
        ui.label(RichText::new(name).font(strong(ui.ctx(), Size::Body)));
        let words = if shield.stands {
            ui.label(&t.reader_stands);
            &t.reader_shield_anyway
        } else {
            &t.reader_lift
        };
        let other = ui.button(words);
        name_button(&other, &format!("{words}: {name}"));
        if other.clicked() && shield.stands {
            decide(ui, scene, reader, passage, false);
        } else if other.clicked() {
            scene.ask(Action::Do(Command::Unshield { passage, reader }));
        }
    });
    let label = t.reader_reason.replace("{wat}", name);
    let mut field = Field::new(reason_id(reader, passage), &label, &shield.reason)
        .hint(if shield.stands {
            &t.reader_stands_hint
        } else {
            &t.reader_reason_hint
        })
        .limit(MAX_CHARS);
    if !shield.complete {
        field = field.notice(Tone::Amber, &t.reader_reason_missing);
    }
    if let Some(text) = field.show(ui).changed {
        let command = decision(passage, reader, shield.stands, Text::clean(&text));
        scene.ask(Action::Do(command));
    }
}

fn decision(passage: Passage, reader: PersonId, stands: bool, reason: Text) -> Command {
    if stands {
        Command::LetStand {
            passage,
            reader,
            reason,
        }
    } else {
        Command::Shield {
            passage,
            reader,
            reason,
        }
    }
}

/// Decides about a passage; the field for the reason gets the keyboard.
fn decide(ui: &Ui, scene: &mut Scene<'_>, reader: PersonId, passage: Passage, stands: bool) {
    scene.ask(Action::Do(decision(
        passage,
        reader,
        stands,
        Text::default(),
    )));
    Field::focus(ui.ctx(), reason_id(reader, passage));
}

fn reason_id(reader: PersonId, passage: Passage) -> Id {
    Id::unique(("reden van afscherming", reader, passage))
}

/// What may need shielding, and why.
fn suggestions(ui: &mut Ui, scene: &mut Scene<'_>, shown: &ReaderShown) {
    let t = scene.t;
    if shown.view.suggestions.is_empty() {
        return;
    }
    group(ui, &t.reader_suggestions);
    muted(ui, &t.reader_you_decide);
    for suggestion in &shown.view.suggestions {
        ui.add_space(6.0);
        one_suggestion(ui, scene, shown.person, suggestion);
    }
}

fn one_suggestion(ui: &mut Ui, scene: &mut Scene<'_>, reader: PersonId, suggestion: &Suggestion) {
    ui.horizontal_wrapped(|ui| {
        ui.label(RichText::new(&suggestion.name).font(strong(ui.ctx(), Size::Body)));
        if !suggestion.own {
            shield_button(ui, scene, reader, suggestion.passage, &suggestion.name);
        }
        let words = &scene.t.reader_let_stand;
        let button = ui.button(RichText::new(words).font(font(Size::Small)));
        name_button(&button, &format!("{words}: {}", suggestion.name));
        if button.clicked() {
            decide(ui, scene, reader, suggestion.passage, true);
        }
    });
    if !suggestion.words.is_empty() {
        muted(ui, &format!("‘{}’", suggestion.words));
    }
    if suggestion.paper_waits {
        crate::ui::rooms::notice(ui, Tone::Amber, &scene.t.reader_paper_waits);
    }
    ui.add(Label::new(&suggestion.text).wrap());
    let sources = &scene.protocol.sources;
    let cited: Vec<String> = suggestion
        .citations
        .iter()
        .map(|citation| sources.cite(citation).to_string())
        .collect();
    let example = scene
        .t
        .reader_example
        .replace("{reden}", &suggestion.reason_hint);
    small(ui, &format!("{example} {}", cited.join("; ")));
}

/// Keeps a passage from the reader; the field for its reason gets the keyboard.
fn shield_button(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    reader: PersonId,
    passage: Passage,
    name: &str,
) {
    let button = ui.button(RichText::new(&scene.t.reader_shield).font(font(Size::Small)));
    name_button(&button, &format!("{}: {name}", scene.t.reader_shield));
    if button.clicked() {
        decide(ui, scene, reader, passage, false);
    }
}

/// The reader's own account, what others said of the reader, and the rest.
fn account(ui: &mut Ui, scene: &mut Scene<'_>, shown: &ReaderShown) {
    let t = scene.t;
    let view = &shown.view;
    group(ui, &t.reader_own);
    if view.own.is_empty() {
        muted(ui, &t.reader_own_none);
    }
    for passaged in &view.own {
        passage(ui, scene, shown, passaged);
    }
    group(ui, &t.reader_about);
    if view.about.is_empty() {
        muted(ui, &t.reader_about_none);
    }
    if !view.not_put.is_empty() {
        let words = t
            .reader_not_put
            .replace("{n}", &view.not_put.len().to_string());
        crate::ui::rooms::notice(ui, Tone::Amber, &words);
    }
    for about in &view.about {
        claim(ui, scene, shown, about);
    }
    group(ui, &t.reader_rest);
    for passaged in &view.rest {
        passage(ui, scene, shown, passaged);
    }
}

fn claim(ui: &mut Ui, scene: &mut Scene<'_>, shown: &ReaderShown, about: &About) {
    let t = scene.t;
    passage(ui, scene, shown, &about.claim);
    let (tone, words) = match &about.put {
        PutState::Answered => (Tone::Green, t.put_answered.clone()),
        PutState::PutWithoutAnswer => (Tone::Amber, t.put_unanswered.clone()),
        PutState::NotPut(why) if why.is_blank() => (Tone::Amber, t.put_not.clone()),
        PutState::NotPut(why) => (Tone::Amber, format!("{} {why}", t.put_not)),
        PutState::NotRecorded => (Tone::Amber, t.put_unknown.clone()),
        PutState::SaidByChild => (Tone::Muted, t.put_child.clone()),
    };
    ui.indent(Id::unique(("weerwoord", about.claim.passage)), |ui| {
        let palette = Palette::current(ui);
        let text = RichText::new(words).font(font(Size::Small));
        ui.add(Label::new(text.color(palette.tone(tone))).wrap());
        if let Some(answer) = &about.answer {
            passage(ui, scene, shown, answer);
        }
    });
}

/// One line as the reader would see it, or that it is kept back.
fn passage(ui: &mut Ui, scene: &mut Scene<'_>, shown: &ReaderShown, passaged: &Passaged) {
    line(ui, scene, &passaged.line);
    let t = scene.t;
    if passaged.shielded {
        let palette = Palette::current(ui);
        let text = RichText::new(&t.reader_is_shielded).font(strong(ui.ctx(), Size::Small));
        ui.label(text.color(palette.tone(Tone::Accent)));
    } else if !passaged.own {
        let name = shown.name(passaged.passage);
        shield_button(ui, scene, shown.person, passaged.passage, name);
    }
    ui.add_space(4.0);
}

/// Both parents side by side: figures, without a sum or a judgement.
fn balance(ui: &mut Ui, scene: &Scene<'_>, shown: &ReaderShown) {
    let t = scene.t;
    group(ui, &t.balance_title);
    muted(ui, &t.balance_words);
    let [one, other] = &shown.balance.parents;
    let number = |of: fn(&ParentBalance) -> usize| [of(one), of(other)].map(|n| n.to_string());
    let rows = [
        (&t.balance_statements, number(|p| p.statements)),
        (&t.balance_literal, number(|p| p.literal)),
        (&t.balance_length, number(|p| p.words)),
        (&t.balance_heard, [heard(scene, one), heard(scene, other)]),
        (&t.balance_about, number(|p| p.about)),
        (&t.balance_put, number(|p| p.put)),
        (&t.balance_answered, number(|p| p.answered)),
        (&t.balance_marked, number(|p| p.marked)),
    ];
    Grid::new("naast elkaar")
        .num_columns(3)
        .striped(true)
        .spacing([18.0, 6.0])
        .show(ui, |ui| {
            ui.label("");
            for parent in [one, other] {
                ui.horizontal(|ui| {
                    show_badge(ui, badge(parent.parent), &scene.person(parent.parent));
                    ui.label(scene.beside_badge(parent.parent));
                });
            }
            ui.end_row();
            for (what, values) in rows {
                ui.label(what);
                for value in values {
                    ui.label(value);
                }
                ui.end_row();
            }
        });
}

fn heard(scene: &Scene<'_>, parent: &ParentBalance) -> String {
    let t = scene.t;
    match &parent.heard {
        HeardState::Heard => t.heard.clone(),
        HeardState::NotHeard(why) if why.is_blank() => t.not_heard.clone(),
        HeardState::NotHeard(_) => t.balance_reasoned.clone(),
        HeardState::NotRecorded => t.balance_not_recorded.clone(),
    }
}

fn muted(ui: &mut Ui, text: &str) {
    let palette = Palette::current(ui);
    let text = RichText::new(text).font(font(Size::Control));
    ui.add(Label::new(text.color(palette.muted)).wrap());
}

fn small(ui: &mut Ui, text: &str) {
    let palette = Palette::current(ui);
    let text = RichText::new(text).font(font(Size::Small));
    ui.add(Label::new(text.color(palette.muted)).wrap());
}
