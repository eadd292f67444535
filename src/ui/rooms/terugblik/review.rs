//! The review of a record: what the program found, notes, dates to watch, and writing a note.

use eframe::egui::{self, Id, Ui, WidgetInfo, accesskit::Role};

use crate::{
    afweging::Topic,
    archive::model::{Note, NoteKind, Pin, Review},
    melding::Melding,
    protocol::Question,
    terugblik::{self, DueState, QualityPoint},
    ui::{
        action::TerugblikAction as Ask,
        app::draft::short_moment,
        room::terugblik::{Opened, Writing, last_melding},
        scene::Scene,
        theme::{Palette, Size, Tone},
        widgets::{Field, combo},
    },
};

use super::{
    line::card,
    texts::{self, bold, cell, para},
};

/// Shows the review.
pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>, open: &Opened) {
    if let Some(writing) = &open.writing {
        card(ui, 12, |ui| form(ui, scene, open, writing));
    } else {
        buttons(ui, scene, open);
    }
    ui.add_space(8.0);
    notes(ui, scene, open);
    ui.add_space(8.0);
    if scene.app.reviews() {
        points(ui, scene, open);
        ui.add_space(8.0);
    }
    follow_up(ui, scene, open);
}

/// What this person may write here.
fn buttons(ui: &mut Ui, scene: &mut Scene<'_>, open: &Opened) {
    let t = scene.t;
    let own = scene
        .app
        .who()
        .is_some_and(|who| who.user == open.record.row.author);
    let reviews = scene.app.reviews();
    ui.horizontal_wrapped(|ui| {
        let mut button = |words: &str, key: &str, kind| {
            let button = ui.button(words);
            let button = if key.is_empty() {
                button
            } else {
                button.on_hover_text(key)
            };
            if button.clicked() {
                scene.ask(Ask::Write(kind, None).into());
            }
        };
        if reviews {
            button(&t.terugblik_add_comment, "C", NoteKind::Opmerking);
            button(&t.terugblik_ask_author, "", NoteKind::VraagTerug);
            if open.record.row.review != Review::Beoordeeld {
                button(&t.terugblik_close_review, "", NoteKind::Beoordeeld);
            }
        }
        if own || !reviews {
            button(&t.terugblik_add_answer, "C", NoteKind::Antwoord);
        }
        button(&t.terugblik_add_statement, "", NoteKind::Aanvulling);
    });
}

/// A note that is being written.
fn form(ui: &mut Ui, scene: &mut Scene<'_>, open: &Opened, writing: &Writing) {
    let t = scene.t;
    let palette = Palette::current(ui);
    bold(ui, texts::kind(t, writing.kind), Size::Body);
    if writing.kind == NoteKind::Aanvulling {
        para(
            ui,
            &t.terugblik_statement_words,
            Size::Control,
            palette.muted,
        );
    }
    ui.add_space(4.0);
    if pins_to_something(writing.kind) {
        pin(ui, scene, open, writing);
    }
    let mut entered = false;
    if writing.kind.has_date() {
        let label = if writing.kind == NoteKind::OverdrachtWijkagent {
            &t.terugblik_due_date
        } else {
            &t.terugblik_note_date
        };
        let mut field = Field::new(Writing::date_id(), label, &writing.date)
            .hint(&t.date_hint)
            .limit(20);
        if let Some(problem) = &writing.problem {
            field = field.notice(Tone::Red, problem);
        }
        let output = field.show(ui);
        if let Some(text) = output.changed {
            scene.ask(Ask::NoteDate(text).into());
        }
        entered |= output.submitted;
        ui.add_space(4.0);
    }
    entered |= text(ui, scene, writing);
    ui.add_space(6.0);
    ui.horizontal_wrapped(|ui| {
        let add = ui.button(&t.terugblik_note_add);
        if add.clicked() || entered {
            scene.ask(Ask::AddNote.into());
        }
        if ui.button(&t.terugblik_note_drop).clicked() {
            scene.ask(Ask::DropNote.into());
        }
    });
}

fn text(ui: &mut Ui, scene: &mut Scene<'_>, writing: &Writing) -> bool {
    let t = scene.t;
    let dated = writing.kind.has_date();
    let mut field = Field::new(Writing::text_id(), &t.terugblik_note_text, &writing.text)
        .limit(crate::melding::MAX_CHARS);
    if let Some(problem) = writing.problem.as_ref().filter(|_| !dated) {
        field = field.notice(Tone::Red, problem);
    }
    let output = field.show(ui);
    if let Some(text) = output.changed {
        scene.ask(Ask::NoteText(text).into());
    }
    output.submitted
}

fn pins_to_something(kind: NoteKind) -> bool {
    matches!(
        kind,
        NoteKind::Opmerking | NoteKind::VraagTerug | NoteKind::Antwoord | NoteKind::Aanvulling
    )
}

/// What the note is about: the whole call, a statement, an answer, a signal, a hearing.
fn pin(ui: &mut Ui, scene: &mut Scene<'_>, open: &Opened, writing: &Writing) {
    let t = scene.t;
    let Some(melding) = last_melding(&open.record) else {
        return;
    };
    let mut pins = pins(melding);
    if let Some(pin) = writing.pin.filter(|pin| !pins.contains(pin)) {
        pins.push(pin);
    }
    let names: Vec<String> = pins
        .iter()
        .map(|pin| texts::pinned(scene, open, *pin))
        .collect();
    let mut options = vec![&*t.terugblik_pin_whole];
    options.extend(names.iter().map(String::as_str));
    let at = writing
        .pin
        .and_then(|pin| pins.iter().position(|p| *p == pin));
    let selected = at.map_or(0, |at| at + 1);
    let palette = Palette::current(ui);
    cell(ui, &t.terugblik_pin, Size::Small, palette.muted);
    let id = Id::unique("terugblik punt");
    if let Some(at) = combo(ui, id, &t.terugblik_pin, &options, Some(selected), "") {
        let pin = at.checked_sub(1).and_then(|at| pins.get(at)).copied();
        scene.ask(Ask::NotePin(pin).into());
    }
    ui.add_space(4.0);
}

/// Everything that a note can be pinned to, in the order of the call.
fn pins(melding: &Melding) -> Vec<Pin> {
    let statements = melding.live_statements().map(|s| Pin::Regel(s.id));
    let signals = melding.signals.keys().map(|s| Pin::Signaal(*s));
    let answers = melding.answers.keys().map(|q| Pin::Vraag(*q));
    let heard = melding.hearings.keys().map(|id| Pin::Gehoord(*id));
    let acts = melding.live_acts().map(|a| Pin::Regel(a.id));
    statements
        .chain(signals)
        .chain(answers)
        .chain(heard)
        .chain(acts)
        .collect()
}

/// Comments and events, first to last.
fn notes(ui: &mut Ui, scene: &mut Scene<'_>, open: &Opened) {
    let t = scene.t;
    let palette = Palette::current(ui);
    card(ui, 12, |ui| {
        bold(ui, &t.terugblik_notes, Size::Body);
        if open.record.notes.is_empty() {
            para(ui, &t.terugblik_no_notes, Size::Body, palette.muted);
        }
        for note in &open.record.notes {
            ui.add_space(6.0);
            show_note(ui, scene, open, note);
        }
    });
}

fn show_note(ui: &mut Ui, scene: &mut Scene<'_>, open: &Opened, note: &Note) {
    let t = scene.t;
    let palette = Palette::current(ui);
    let tone = match note.kind {
        NoteKind::VraagTerug => palette.amber,
        NoteKind::Beoordeeld => palette.green,
        NoteKind::Antwoord | NoteKind::Aanvulling => palette.accent,
        _ => palette.text,
    };
    let head = t
        .terugblik_note_head
        .replace("{soort}", texts::kind(t, note.kind))
        .replace("{wie}", &note.author)
        .replace("{moment}", &short_moment(t, note.at))
        .replace("{n}", &note.version.to_string());
    para(ui, &head, Size::Control, tone);
    if let Some(pin) = note.pin {
        let about = texts::pinned(scene, open, pin);
        let about = t.terugblik_note_about.replace("{wat}", &about);
        para(ui, &about, Size::Control, palette.muted);
    }
    let day = |date| crate::documents::day(date);
    let counts = note.date_among(&open.record.notes);
    match (note.date, counts) {
        (Some(was), Some(now)) if was != now => {
            let words = t
                .terugblik_date_corrected
                .replace("{dag}", &day(now))
                .replace("{was}", &day(was));
            para(ui, &words, Size::Body, palette.text);
        }
        (Some(date), _) => para(ui, &day(date), Size::Body, palette.text),
        (None, _) => {}
    }
    if !note.text.is_empty() {
        para(ui, &note.text, Size::Body, palette.text);
    }
    if note.kind.has_date() && note.kind != NoteKind::Verbetering && open.writing.is_none() {
        let button = ui.button(&t.terugblik_correct_date);
        let was = counts.map(day).unwrap_or_default();
        let kind = texts::kind(t, note.kind);
        let name = format!("{}: {kind}, {was}", t.terugblik_correct_date);
        button.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
        if button.clicked() {
            let pin = Some(Pin::Opmerking(note.id));
            scene.ask(Ask::Write(NoteKind::Verbetering, pin).into());
        }
    }
}

/// What the program found; each point leads to a comment at its place.
fn points(ui: &mut Ui, scene: &mut Scene<'_>, open: &Opened) {
    let t = scene.t;
    let palette = Palette::current(ui);
    let Some(melding) = last_melding(&open.record) else {
        return;
    };
    card(ui, 12, |ui| {
        bold(ui, &t.terugblik_points, Size::Body);
        if open.points.is_empty() {
            para(ui, &t.terugblik_no_points, Size::Body, palette.muted);
        }
        for (at, point) in open.points.iter().enumerate() {
            ui.add_space(4.0);
            let words = texts::words(scene).quality(melding, point);
            para(ui, &words, Size::Body, palette.text);
            let button: egui::Response = ui.button(&t.terugblik_comment_here);
            let name = format!("{}: {} {words}", t.terugblik_comment_here, at + 1);
            button.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
            if button.clicked() {
                scene.ask(Ask::Write(NoteKind::VraagTerug, pin_of(point)).into());
            }
        }
    });
}

/// Where a comment on a point is pinned.
fn pin_of(point: &QualityPoint) -> Option<Pin> {
    match point.pin {
        terugblik::Pin::Call => None,
        terugblik::Pin::Statement(id) => Some(Pin::Regel(id)),
        terugblik::Pin::Topic(topic) => match topic {
            Topic::Signal(signal) => Some(Pin::Signaal(signal)),
            Topic::Question(question) => Some(Pin::Vraag(question)),
            Topic::Hearing(id) => Some(Pin::Gehoord(id)),
            Topic::AtRisk(_, id)
            | Topic::Known(_, id)
            | Topic::Part(_, id)
            | Topic::FirstHand(_, id)
            | Topic::Evidence(id)
            | Topic::Force(id)
            | Topic::Clause(id)
            | Topic::Favours(id)
            | Topic::DecisionChildren(id)
            | Topic::Today(id)
            | Topic::Enforceable(id)
            | Topic::Served(id)
            | Topic::Rebuttal(id) => Some(Pin::Regel(id)),
            Topic::FreeSpeech(id) => Some(Pin::Gehoord(id)),
            Topic::OvjHandover => Some(Pin::Vraag(Question::OvjOverdracht)),
            Topic::Reporter
            | Topic::Children
            | Topic::Decision
            | Topic::Place(_)
            | Topic::Receiving(_) => None,
        },
    }
}

/// Zorgmelding and hand-over: how they stand, and what happened with them.
fn follow_up(ui: &mut Ui, scene: &mut Scene<'_>, open: &Opened) {
    let t = scene.t;
    let row = &open.record.row;
    card(ui, 12, |ui| {
        let palette = Palette::current(ui);
        bold(ui, &t.terugblik_follow_ups, Size::Body);
        let words = texts::words(scene);
        if open.dues.is_empty() {
            para(ui, &t.terugblik_no_follow_ups, Size::Body, palette.muted);
        }
        for due in &open.dues {
            let tone = match due.state {
                DueState::Overdue(_) => palette.red,
                DueState::ReportedBack(_) => palette.green,
                DueState::Sent => palette.text,
            };
            para(ui, &words.due(due), Size::Body, tone);
        }
        ui.add_space(6.0);
        ui.horizontal_wrapped(|ui| {
            let mut button = |words: &str, kind| {
                if ui.button(words).clicked() {
                    scene.ask(Ask::Write(kind, None).into());
                }
            };
            if row.zorg_sent.is_none() {
                button(&t.terugblik_do_sent, NoteKind::ZorgVerzonden);
            } else {
                let words = if row.zorg_back.is_none() {
                    &t.terugblik_do_back
                } else {
                    &t.terugblik_do_closed
                };
                button(words, NoteKind::ZorgTeruggekoppeld);
            }
            if row.wijk_due.is_none() || row.wijk_done.is_some() {
                button(&t.terugblik_do_hand, NoteKind::OverdrachtWijkagent);
            } else {
                button(&t.terugblik_do_taken, NoteKind::OverdrachtKlaar);
            }
        });
    });
}
