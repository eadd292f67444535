//! Step 5: the ledger of hoor en wederhoor. Who was heard, and what was put to whom.

use eframe::egui::{Label, RichText, Ui};

use crate::{
    afweging::side,
    melding::{
        Accusation, Command, EntryId, Form, Heard, Hearing, PersonId, Put, Rebuttal, Text, Tri,
    },
};

use crate::ui::{
    action::{Action, RowId},
    app::Voorop,
    keys::Letter,
    scene::{Scene, badge},
    theme::{Palette, Size, Tone, font},
    widgets::{Chip, Choice, Row},
};

use super::{
    after_row, asked, below, group, question, rare, row_id, statements::moments, switch, toggles,
    tri,
};

/// Shows the step.
pub fn show(ui: &mut Ui, scene: &mut Scene<'_>) {
    let t = scene.t;
    group(ui, &t.group_heard);
    for id in scene.melding.people_by_part() {
        hearing_row(ui, scene, id);
    }
    group(ui, &t.group_accusations);
    let melding = scene.melding;
    let accusations = melding.accusations();
    if accusations.is_empty() {
        crate::ui::shell::muted(ui, &t.accusation_none);
    }
    for accusation in &accusations {
        accusation_row(ui, scene, accusation);
    }
}

/// What can be recorded of a person. What few calls need of a child shows where it was recorded.
fn states(id: PersonId, now: Option<Heard>) -> Vec<Heard> {
    let mut list = vec![Heard::Gehoord, Heard::Deels, Heard::NietGehoord];
    list.push(if id.is_child() {
        Heard::BewustNiet
    } else {
        Heard::NietBereikt
    });
    if let Some(now) = now.filter(|h| !list.contains(h)) {
        list.push(now);
    }
    list
}

fn state_chip<'a>(scene: &Scene<'a>, heard: Heard) -> Chip<'a> {
    let t = scene.t;
    match heard {
        Heard::Gehoord => Chip::new(&t.heard),
        Heard::Deels => Chip::new(&t.heard_partly).tone(Tone::Amber),
        Heard::NietGehoord => Chip::new(&t.not_heard).tone(Tone::Amber),
        Heard::NietBereikt => Chip::new(&t.not_reached).tone(Tone::Amber),
        Heard::BewustNiet => Chip::new(&t.spared),
    }
}

/// What stands below a person's name.
fn sub_line(scene: &Scene<'_>, hearing: &Hearing) -> String {
    let t = scene.t;
    let mut parts: Vec<String> = Vec::new();
    match hearing.heard {
        Some(Heard::Gehoord) => parts.extend([hearing.how.to_string(), hearing.about.to_string()]),
        Some(Heard::Deels) => parts.extend([hearing.about.to_string(), hearing.how.to_string()]),
        Some(Heard::NietGehoord | Heard::BewustNiet | Heard::NietBereikt) => {
            if let Some(tries) = hearing.tries {
                parts.push(t.tries_line.replace("{n}", &tries.to_string()));
            }
            parts.extend([hearing.why_not.to_string(), hearing.plan.to_string()]);
        }
        None => {}
    }
    if hearing.unasked {
        parts.push(t.spoke_unasked.to_lowercase());
    }
    if [hearing.free_at_door, hearing.free_by_phone].contains(&Some(Tri::Nee)) {
        parts.push(t.not_free.clone());
    }
    let heard = matches!(hearing.heard, Some(Heard::Gehoord | Heard::Deels));
    if heard && hearing.at.is_some() && hearing.recorded.is_some() {
        parts.insert(0, moments(scene, hearing.at, hearing.recorded));
    }
    parts.retain(|p| !p.trim().is_empty());
    parts.join(" · ")
}

fn hearing_row(ui: &mut Ui, scene: &mut Scene<'_>, id: PersonId) {
    let row = RowId::Hearing(id);
    let current = scene.is_current(row);
    let hearing = scene.melding.hearings.get(&id).cloned().unwrap_or_default();
    let title = scene.beside_badge(id);
    let sub = sub_line(scene, &hearing);
    let states = states(id, hearing.heard);
    let chips: Vec<Chip<'_>> = states.iter().map(|h| state_chip(scene, *h)).collect();
    let output = Row::new(row_id(row), &title)
        .badge(badge(id))
        .sub(&sub, Tone::Muted)
        .current(current)
        .show(ui, |ui| {
            let selected = hearing
                .heard
                .and_then(|h| states.iter().position(|s| *s == h));
            let name = scene.person(id);
            Choice::new(&name, &chips)
                .selected(selected)
                .tab_stop(current)
                .show(ui)
        });
    if let Some(at) = after_row(scene, ui, row, output) {
        scene.ask(Action::ChooseRow(row));
        let hearing = heard(&hearing, states[at], scene.app.now());
        scene.ask(Action::Do(Command::SetHearing(id, hearing)));
    }
    if current {
        below(ui, |ui| hearing_editor(ui, scene, id, &hearing));
    }
}

fn heard(hearing: &Hearing, state: Heard, now: chrono::NaiveDateTime) -> Hearing {
    let at = if matches!(state, Heard::Gehoord | Heard::Deels) {
        hearing.at.or(Some(now))
    } else {
        hearing.at
    };
    Hearing {
        heard: Some(state),
        at,
        ..hearing.clone()
    }
}

fn hearing_editor(ui: &mut Ui, scene: &mut Scene<'_>, id: PersonId, hearing: &Hearing) {
    let t = scene.t;
    let row = RowId::Hearing(id);
    if id.is_child() {
        let palette = Palette::current(ui);
        let text = RichText::new(&t.child_advice)
            .font(font(Size::Body))
            .color(palette.text);
        ui.add(Label::new(text).wrap());
    }
    let mut next = hearing.clone();
    let set = |slot: &mut Text, typed: Option<String>| {
        if let Some(typed) = typed {
            *slot = Text::clean(&typed);
        }
    };
    let silent = matches!(
        hearing.heard,
        Some(Heard::NietGehoord | Heard::BewustNiet | Heard::NietBereikt)
    );
    if silent {
        set(
            &mut next.why_not,
            scene.field(ui, row, "hoe", &t.hearing_why, &hearing.why_not, 1),
        );
        set(
            &mut next.plan,
            scene.field(ui, row, "plan", &t.hearing_plan, &hearing.plan, 1),
        );
        let tried = hearing.heard == Some(Heard::NietBereikt) || hearing.tries.is_some();
        if tried {
            tries(ui, scene, row, hearing, &mut next);
        }
    } else {
        set(
            &mut next.how,
            scene.field(ui, row, "hoe", &t.hearing_how, &hearing.how, 1),
        );
        if hearing.heard == Some(Heard::Deels) {
            let about = &hearing.about;
            set(
                &mut next.about,
                scene.field(ui, row, "waarover", &t.hearing_about, about, 1),
            );
        }
    }
    if id.is_child() {
        child(ui, scene, hearing, &mut next);
    }
    if hearing.heard.is_some() && !silent {
        free(ui, scene, hearing, &mut next);
    }
    homes(ui, scene, id, hearing, &mut next);
    more(ui, scene, id, hearing, &mut next);
    if next != *hearing {
        scene.ask(Action::Do(Command::SetHearing(id, next)));
    }
}

/// How often it was tried.
fn tries(ui: &mut Ui, scene: &mut Scene<'_>, row: RowId, hearing: &Hearing, next: &mut Hearing) {
    let shown = hearing.tries.map(|n| n.to_string()).unwrap_or_default();
    let typed = scene.field(ui, row, "pogingen", &scene.t.hearing_tries, &shown, 1);
    if let Some(typed) = typed {
        let number = typed.trim().parse::<u8>().ok();
        if number.is_some() || typed.trim().is_empty() {
            next.tries = number;
        }
    }
}

/// Seen, and heard apart: of a child.
fn child(ui: &mut Ui, scene: &Scene<'_>, hearing: &Hearing, next: &mut Hearing) {
    let t = scene.t;
    asked(ui, &t.child_seen, |ui| {
        next.seen = tri(ui, scene, &t.child_seen, hearing.seen).or(hearing.seen);
        if switch(ui, &t.child_seen, &t.child_apart, hearing.apart) {
            next.apart = !hearing.apart;
        }
    });
}

/// Could the person speak freely? Asked once for each way of speaking.
fn free(ui: &mut Ui, scene: &Scene<'_>, hearing: &Hearing, next: &mut Hearing) {
    let t = scene.t;
    asked(ui, &t.free_at_door, |ui| {
        let said = tri(ui, scene, &t.free_at_door, hearing.free_at_door);
        next.free_at_door = said.or(hearing.free_at_door);
    });
    asked(ui, &t.free_by_phone, |ui| {
        let said = tri(ui, scene, &t.free_by_phone, hearing.free_by_phone);
        next.free_by_phone = said.or(hearing.free_by_phone);
    });
}

/// Whose home the person knows: asked where a child could go to that home.
fn homes(ui: &mut Ui, scene: &Scene<'_>, id: PersonId, hearing: &Hearing, next: &mut Hearing) {
    let t = scene.t;
    let sides = side::receiving_sides(scene.melding);
    let mut all: Vec<PersonId> = sides
        .into_iter()
        .filter(|s| !side::on_side(scene.melding, *s, id))
        .collect();
    let matters = scene.assessment.right.counts() && !id.is_child();
    all.retain(|_| matters);
    all.extend(&hearing.knows_home_of);
    all.sort_unstable();
    all.dedup();
    if all.is_empty() {
        return;
    }
    asked(ui, &t.knows_home, |ui| {
        if let Some(set) = toggles(ui, &t.knows_home, &all, &hearing.knows_home_of) {
            next.knows_home_of = set;
        }
    });
}

/// Spoke without being asked, about what, how often it was tried, and when it was.
fn more(ui: &mut Ui, scene: &mut Scene<'_>, id: PersonId, hearing: &Hearing, next: &mut Hearing) {
    let t = scene.t;
    let row = RowId::Hearing(id);
    let whole = matches!(hearing.heard, None | Some(Heard::Gehoord));
    let filled = hearing.unasked || (whole && !hearing.about.is_empty());
    if !rare(ui, scene, row, "meer", &t.hearing_rare, filled) {
        return;
    }
    asked(ui, &t.hearing_own, |ui| {
        if switch(ui, &t.hearing_own, &t.spoke_unasked, hearing.unasked) {
            next.unasked = !hearing.unasked;
        }
    });
    if whole {
        let typed = scene.field(ui, row, "waarover", &t.hearing_about, &hearing.about, 1);
        if let Some(typed) = typed {
            next.about = Text::clean(&typed);
        }
    }
    if hearing.heard == Some(Heard::NietGehoord) && hearing.tries.is_none() {
        tries(ui, scene, row, hearing, next);
    }
    let at = question::moment_text(ui, scene, row, &t.heard_at, hearing.at);
    if let Some(at) = at {
        next.at = at;
    }
}

fn accusation_row(ui: &mut Ui, scene: &mut Scene<'_>, accusation: &Accusation<'_>) {
    let t = scene.t;
    let row = RowId::Rebuttal(accusation.id);
    let current = scene.is_current(row);
    let about = scene.people(accusation.about.iter());
    let what = match accusation.signal {
        Some(signal) if accusation.text.is_blank() => scene.protocol.signal(signal).short.clone(),
        Some(signal) => format!(
            "{}: {}",
            scene.protocol.signal(signal).short,
            accusation.text
        ),
        None => accusation.text.to_string(),
    };
    let by = match accusation.account {
        Some(account) => t
            .accusation_by
            .replace("{wie}", &scene.according_to(account)),
        None => t.accusation_unknown.clone(),
    };
    let sub = format!("{by} · {}", t.accusation_about.replace("{wie}", &about));
    let rebuttal = scene
        .melding
        .rebuttals
        .get(&accusation.id)
        .cloned()
        .unwrap_or_default();
    let output = Row::new(row_id(row), &what)
        .sub(&sub, Tone::Muted)
        .current(current)
        .show(ui, |ui| {
            let chips = [Chip::new(&t.put), Chip::new(&t.not_put).tone(Tone::Amber)];
            let selected = rebuttal.put.map(|p| usize::from(p == Put::NietVoorgelegd));
            Choice::new(&what, &chips)
                .selected(selected)
                .tab_stop(current)
                .show(ui)
        });
    if let Some(at) = after_row(scene, ui, row, output) {
        let put = if at == 0 {
            Put::Voorgelegd
        } else {
            Put::NietVoorgelegd
        };
        scene.ask(Action::ChooseRow(row));
        let rebuttal = Rebuttal {
            put: Some(put),
            ..rebuttal.clone()
        };
        scene.ask(Action::Do(Command::SetRebuttal(accusation.id, rebuttal)));
    }
    if current {
        below(ui, |ui| {
            rebuttal_editor(ui, scene, accusation.id, &rebuttal)
        });
    }
}

fn rebuttal_editor(ui: &mut Ui, scene: &mut Scene<'_>, id: EntryId, rebuttal: &Rebuttal) {
    let t = scene.t;
    let row = RowId::Rebuttal(id);
    let mut next = rebuttal.clone();
    match rebuttal.put {
        Some(Put::Voorgelegd) => {
            let label = &t.rebuttal_answer;
            if let Some(text) = scene.field(ui, row, "antwoord", label, &rebuttal.answer, 2) {
                next.answer = Text::clean(&text);
            }
            const FORMS: [Form; 2] = [Form::Samengevat, Form::Letterlijk];
            let chips = [Chip::new(&t.account_said), Chip::new(&t.account_quoted)];
            let selected = FORMS.iter().position(|f| *f == rebuttal.form);
            let chosen = Choice::new(&t.words_form, &chips)
                .selected(selected)
                .show(ui);
            if let Some(form) = chosen.and_then(|at| FORMS.get(at)) {
                next.form = *form;
            }
        }
        Some(Put::NietVoorgelegd) => {
            let label = &t.rebuttal_why;
            if let Some(text) = scene.field(ui, row, "antwoord", label, &rebuttal.why_not, 1) {
                next.why_not = Text::clean(&text);
            }
        }
        None => {}
    }
    if next != *rebuttal {
        scene.ask(Action::Do(Command::SetRebuttal(id, next)));
    }
}

/// What a letter answers on a person: J heard, N not heard.
pub fn answer_hearing(app: &Voorop, id: PersonId, letter: Letter) -> Option<Action> {
    let state = match letter {
        Letter::J => Heard::Gehoord,
        Letter::N => Heard::NietGehoord,
        _ => return None,
    };
    let hearing = app.melding().hearings.get(&id).cloned().unwrap_or_default();
    let hearing = heard(&hearing, state, app.now());
    Some(Action::Do(Command::SetHearing(id, hearing)))
}

/// What a letter answers on an accusation: J put, N not put.
pub fn answer_rebuttal(app: &Voorop, id: EntryId, letter: Letter) -> Option<Action> {
    let put = match letter {
        Letter::J => Put::Voorgelegd,
        Letter::N => Put::NietVoorgelegd,
        _ => return None,
    };
    let rebuttal = app
        .melding()
        .rebuttals
        .get(&id)
        .cloned()
        .unwrap_or_default();
    let rebuttal = Rebuttal {
        put: Some(put),
        ..rebuttal
    };
    Some(Action::Do(Command::SetRebuttal(id, rebuttal)))
}
