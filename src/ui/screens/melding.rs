//! Step 2: who reports what, and what is known of the family.

use eframe::egui::Ui;

use crate::{
    melding::{Command, Person, Presence, Relation, Text},
    protocol::Step,
};

use crate::ui::{
    action::{Action, RowId},
    scene::{Scene, badge},
    theme::Tone,
    widgets::{Chip, Choice, Row, combo},
};

use super::{
    after_row, below, group, labelled,
    place::{Homes, third_place, whereabouts},
    question, rare, row_id, switch, toggles,
};

/// Up to so many relations are chips; more are a list that opens.
const FEW: usize = 4;

/// Shows the step.
pub fn show(ui: &mut Ui, scene: &mut Scene<'_>) {
    call_time(ui, scene);
    group(ui, &scene.t.group_people);
    for id in scene.melding.people_by_part() {
        if let Some(person) = scene.melding.person(id) {
            person_row(ui, scene, person);
        }
    }
    group(ui, &scene.t.group_questions);
    question::of_step(ui, scene, Step::Melding);
}

/// When the call came in, as typed; a time that is none changes nothing yet.
fn call_time(ui: &mut Ui, scene: &mut Scene<'_>) {
    let t = scene.t;
    let shown = scene.melding.at.format("%d-%m-%Y %H:%M").to_string();
    let row = RowId::Reporter;
    let draft = scene.view.dates.get(&(row, "tijd"));
    let today = scene.app.now().date();
    let wrong = draft.is_some_and(|d| parse_moment(d, today).is_none());
    let id = crate::ui::scene::field_id(row, "tijd");
    let text = draft.unwrap_or(&shown);
    let mut field = crate::ui::widgets::Field::new(id, &t.call_time, text).limit(60);
    if wrong {
        field = field.notice(Tone::Amber, &t.call_time_hint);
    }
    if let Some(typed) = field.show(ui).changed {
        if let Some(at) = parse_moment(&typed, today) {
            scene.ask(Action::Do(Command::SetTime(at)));
        }
        scene.ask(Action::DraftDate(row, "tijd", typed));
    }
}

/// Day, month, year and time, as people write them; the year of two digits is the latest not after
/// `today`.
pub fn parse_moment(text: &str, today: chrono::NaiveDate) -> Option<chrono::NaiveDateTime> {
    let text = text.trim();
    let text = text.strip_suffix("uur").unwrap_or(text).trim_end();
    let (date, time) = text.rsplit_once([' ', ','])?;
    let date = date.trim_end_matches([' ', ',']);
    let date = date
        .strip_suffix(" om")
        .or(date.strip_suffix(" te"))
        .unwrap_or(date);
    let time = time.replace(['.', 'u', 'U'], ":");
    let time = chrono::NaiveTime::parse_from_str(&time, "%H:%M").ok()?;
    Some(crate::melding::read_day(date, today)?.and_time(time))
}

fn person_row(ui: &mut Ui, scene: &mut Scene<'_>, person: &Person) {
    let t = scene.t;
    let row = RowId::Person(person.id);
    let current = scene.is_current(row);
    let title = scene.beside_badge(person.id);
    let mut parts = vec![scene.relation(person.id).to_owned()];
    parts.push(format!("{}: {}", t.person_now, scene.place(person.now)).to_lowercase());
    let sub = parts.join(" · ");
    let melding = scene.melding;
    let is_reporter = melding.reporter == Some(person.id);
    let also = melding.also_report.contains(&person.id);
    // With one who reports, others can report as well.
    let may_also = !is_reporter && melding.reporter.is_some();
    let output = Row::new(row_id(row), &title)
        .badge(badge(person.id))
        .sub(&sub, Tone::Muted)
        .current(current)
        .show(ui, |ui| {
            let chips = [Chip::new(&t.reports_chip), Chip::new(&t.reports_also_chip)];
            let chips = if may_also { &chips[..] } else { &chips[..1] };
            let selected = if is_reporter {
                Some(0)
            } else {
                also.then_some(1)
            };
            let name = format!("{} {}", t.strip_reporter, person.id);
            Choice::new(&name, chips)
                .selected(selected)
                .tab_stop(current)
                .show(ui)
        });
    let pressed = after_row(scene, ui, row, output);
    if let Some(at) = pressed {
        let mut others = melding.also_report.clone();
        let was = others.remove(&person.id);
        if at == 0 {
            let reporter = (!is_reporter).then_some(person.id);
            scene.ask(Action::Do(Command::SetReporter(reporter)));
        } else if !was {
            others.insert(person.id);
        }
        if others != melding.also_report {
            scene.ask(Action::Do(Command::SetAlsoReport(others)));
        }
    }
    if current {
        below(ui, |ui| editor(ui, scene, person));
    }
}

fn editor(ui: &mut Ui, scene: &mut Scene<'_>, person: &Person) {
    let t = scene.t;
    let row = RowId::Person(person.id);
    let mut next = person.clone();
    let set = |slot: &mut Text, typed: Option<String>| {
        if let Some(typed) = typed {
            *slot = Text::clean(&typed);
        }
    };
    set(
        &mut next.name,
        scene.field(ui, row, "naam", &t.person_name, &person.name, 1),
    );
    let options = Relation::of(person.id);
    let words: Vec<&str> = options.iter().map(|r| scene.docs.relation(*r)).collect();
    if options.len() > FEW {
        let at = options.iter().position(|r| *r == person.relation);
        let id = crate::ui::scene::field_id(row, "relatie");
        if let Some(at) = combo(ui, id, &t.person_relation, &words, at, "") {
            next.relation = options[at];
        }
    } else if options.len() > 1 {
        let chips: Vec<Chip<'_>> = words.iter().map(|w| Chip::new(w)).collect();
        let selected = options.iter().position(|r| *r == person.relation);
        let chosen = labelled(ui, &t.person_relation, |ui| {
            Choice::new(&t.person_relation, &chips)
                .selected(selected)
                .show(ui)
        });
        if let Some(at) = chosen {
            next.relation = options[at];
        }
    }
    let birth = question::date_text(ui, scene, row, "geboren", &t.person_birth, person.birth);
    if let Some(birth) = birth {
        next.birth = birth;
    }
    if person.birth.is_none() {
        let shown = person.age.map(|a| a.to_string()).unwrap_or_default();
        if let Some(typed) = scene.field(ui, row, "leeftijd", &t.person_age, &shown, 1) {
            let age = typed.trim().parse::<u8>().ok().filter(|a| *a <= 120);
            if age.is_some() || typed.trim().is_empty() {
                next.age = age;
            }
        }
    }
    let now = labelled(ui, &t.person_now, |ui| {
        whereabouts(ui, scene, &t.person_now, person.now, Homes::Now)
    });
    next.now = now.unwrap_or(next.now);
    third_place(ui, scene, person.now);
    set(
        &mut next.now_text,
        scene.field(ui, row, "nu", &t.person_now_text, &person.now_text, 1),
    );
    let lives = labelled(ui, &t.person_lives, |ui| {
        let homes = if person.id.is_child() {
            Homes::Lives
        } else {
            Homes::Now
        };
        whereabouts(ui, scene, &t.person_lives, person.lives, homes)
    });
    next.lives = lives.unwrap_or(next.lives);
    if person.lives != person.now {
        third_place(ui, scene, person.lives);
    }
    set(
        &mut next.address,
        scene.field(ui, row, "adres", &t.person_address, &person.address, 1),
    );
    set(
        &mut next.phone,
        scene.field(ui, row, "telefoon", &t.person_phone, &person.phone, 1),
    );
    let tolk = scene.field(
        ui,
        row,
        "tolk",
        &t.person_interpreter,
        &person.interpreter,
        1,
    );
    set(&mut next.interpreter, tolk);
    more(ui, scene, person, &mut next);
    if next != *person {
        scene.ask(Action::Do(Command::EditPerson(next)));
    }
    if !person.id.is_parent() && ui.button(&t.person_remove).clicked() {
        scene.ask(Action::Do(Command::RemovePerson(person.id)));
    }
}

/// Secret address, deceased or unknown, and of a child its own parents, gezag and wish.
fn more(ui: &mut Ui, scene: &mut Scene<'_>, person: &Person, next: &mut Person) {
    let t = scene.t;
    let row = RowId::Person(person.id);
    let filled = person.secret_address
        || person.presence != Presence::Gewoon
        || !person.parents.is_empty()
        || !person.custody.is_empty()
        || !person.wish.is_empty();
    let words = if person.id.is_child() {
        &t.person_rare_child
    } else {
        &t.person_rare
    };
    if !rare(ui, scene, row, "meer", words, filled) {
        return;
    }
    labelled(ui, &t.person_address, |ui| {
        if switch(
            ui,
            &t.person_address,
            &t.address_secret,
            person.secret_address,
        ) {
            next.secret_address = !person.secret_address;
        }
    });
    labelled(ui, &t.person_presence, |ui| {
        const ALL: [Presence; 3] = [Presence::Gewoon, Presence::Overleden, Presence::NietBekend];
        let chips = [
            Chip::new(&t.presence_usual),
            Chip::new(&t.presence_deceased),
            Chip::new(&t.presence_unknown),
        ];
        let selected = ALL.iter().position(|p| *p == person.presence);
        let chosen = Choice::new(&t.person_presence, &chips)
            .selected(selected)
            .show(ui);
        if let Some(presence) = chosen.and_then(|at| ALL.get(at)) {
            next.presence = *presence;
        }
    });
    if !person.id.is_child() {
        return;
    }
    let adults = scene.melding.people_by_part().into_iter();
    let adults: Vec<_> = adults.filter(|id| !id.is_child()).collect();
    labelled(ui, &t.child_parents, |ui| {
        if let Some(set) = toggles(ui, &t.child_parents, &adults, &person.parents) {
            next.parents = set;
        }
    });
    labelled(ui, &t.child_custody, |ui| {
        if let Some(set) = toggles(ui, &t.child_custody, &adults, &person.custody) {
            next.custody = set;
        }
    });
    if let Some(text) = scene.field(ui, row, "wens", &t.child_wish, &person.wish, 2) {
        next.wish = Text::clean(&text);
    }
}
