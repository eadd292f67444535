//! Step 1: is safety at stake? The strip for who reports and which children, then the signals.

use std::collections::BTreeSet;

use eframe::egui::{self, Ui};

use crate::{
    afweging::Topic,
    melding::{
        Account, Asked, Command, Danger, EntryId, Person, PersonId, Relation, Reply, Role, Says,
        SignalAnswer, Text, Value, Whereabouts, claimant,
    },
    protocol::{Signal, SignalClass},
};

use crate::ui::{
    action::{Action, RowId},
    scene::{Scene, badge},
    shell,
    theme::{Palette, Size, Tone, font, strong},
    widgets::{Chip, Choice, Field, Row, Segmented, answers, badge as show_badge},
};

use super::{
    account, after_row, below, group, labelled, level,
    place::{Homes, third_place, whereabouts},
    rare, row_id, source, switch, toggles, tri,
};

const TEXT_NAMES: [&str; 4] = ["tekst0", "tekst1", "tekst2", "tekst3"];

/// The field that Enter opens: what exactly, where there is a danger, else the note.
pub fn first_text(answer: &SignalAnswer) -> &'static str {
    let live = |d: &Danger| !d.withdrawn && answer.asked == Asked::Gevaar;
    let first = answer.dangers.iter().position(live);
    first.map_or("note", |nth| TEXT_NAMES[nth.min(TEXT_NAMES.len() - 1)])
}

/// Which danger of a signal the field with this name belongs to, from 0.
pub fn danger_of(name: &str) -> Option<usize> {
    TEXT_NAMES.iter().position(|one| *one == name)
}

/// Shows the step.
pub fn show(ui: &mut Ui, scene: &mut Scene<'_>) {
    strip(ui, scene);
    let t = scene.t;
    let groups = [
        (SignalClass::Acute, &t.group_now),
        (SignalClass::Structural, &t.group_longer),
        (SignalClass::Care, &t.group_care),
    ];
    for (class, title) in groups {
        if class == SignalClass::Acute {
            source_line(ui, scene, title);
        } else {
            group(ui, title);
        }
        for signal in Signal::ALL.iter().copied().filter(|s| s.class() == class) {
            signal_row(ui, scene, signal);
        }
    }
}

/// The heading of the first group, and whose answers are being taken down.
fn source_line(ui: &mut Ui, scene: &mut Scene<'_>, title: &str) {
    let t = scene.t;
    let palette = Palette::current(ui);
    let from = source::current(scene.melding, scene.view);
    let words = match &from {
        Some(from) => source::words(scene, from),
        None => t.source_none.clone(),
    };
    ui.add_space(4.0);
    ui.horizontal_wrapped(|ui| {
        let title = egui::RichText::new(title).font(strong(ui.ctx(), Size::Small));
        ui.label(title.color(palette.muted));
        ui.add_space(12.0);
        shell::muted(ui, &t.source_strip);
        let chip = Chip::new(&words).key(Some("W"));
        let selected = from.is_some().then_some(0);
        let pressed = Choice::new(&t.source_strip, &[chip])
            .selected(selected)
            .show(ui);
        if pressed.is_some() {
            scene.ask(Action::AskSource);
        }
    });
    ui.add_space(2.0);
}

/// Who reports and which children, above the signals.
fn strip(ui: &mut Ui, scene: &mut Scene<'_>) {
    let palette = Palette::current(ui);
    let response = egui::Frame::NONE
        .fill(palette.panel)
        .stroke(egui::Stroke::new(1.0, palette.line))
        .corner_radius(4)
        .inner_margin(egui::Margin::symmetric(8, 6))
        .show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            ui.spacing_mut().item_spacing = egui::Vec2::new(6.0, 6.0);
            level(ui, |ui| {
                reporter(ui, scene);
                ui.add_space(10.0);
                children(ui, scene);
            });
            level(ui, |ui| {
                for id in scene.melding.parents_by_part() {
                    relation(ui, scene, id);
                    ui.add_space(10.0);
                }
            });
        });
    let unfolded = scene.view.unfolded.contains(&(RowId::Children, WHERE))
        || matches!(scene.view.row, Some(RowId::Children | RowId::Place(_)));
    if unfolded && !to_place(scene).is_empty() {
        below(ui, |ui| places(ui, scene));
    }
    let wanted = matches!(scene.view.row, Some(RowId::Reporter | RowId::Children));
    if scene.view.scroll && wanted {
        ui.scroll_to_rect(response.response.rect, None);
    }
}

fn reporter(ui: &mut Ui, scene: &mut Scene<'_>) {
    let t = scene.t;
    let people = scene.melding.people_by_part();
    shell::muted(ui, &t.strip_reporter);
    let chips: Vec<Chip<'_>> = people
        .iter()
        .map(|id| Chip::with_badge("", badge(*id)))
        .collect();
    let selected = people
        .iter()
        .position(|id| Some(*id) == scene.melding.reporter);
    if let Some(at) = Choice::new(&t.strip_reporter, &chips)
        .selected(selected)
        .show(ui)
    {
        scene.ask(Action::Do(Command::SetReporter(people.get(at).copied())));
    }
}

/// Mother, father or parent, for one of the two.
fn relation(ui: &mut Ui, scene: &mut Scene<'_>, id: PersonId) {
    let Some(person) = scene.melding.person(id) else {
        return;
    };
    show_badge(ui, badge(id), &scene.person(id));
    let options = Relation::of(id);
    let words: Vec<&str> = options.iter().map(|r| scene.docs.relation(*r)).collect();
    let chips: Vec<Chip<'_>> = words.iter().map(|w| Chip::new(w)).collect();
    let selected = options.iter().position(|r| *r == person.relation);
    let label = format!("{} {id}", scene.t.person_relation);
    if let Some(at) = Choice::new(&label, &chips).selected(selected).show(ui) {
        let person = Person {
            relation: options[at],
            ..person.clone()
        };
        scene.ask(Action::Do(Command::EditPerson(person)));
    }
}

fn children(ui: &mut Ui, scene: &mut Scene<'_>) {
    let t = scene.t;
    shell::muted(ui, &t.strip_children);
    let melding = scene.melding;
    for child in melding.children() {
        show_badge(ui, badge(child.id), &scene.person(child.id));
        match (child.birth, child.age_on(melding.at.date())) {
            (Some(_), Some(age)) => {
                shell::muted(ui, &t.age_years.replace("{n}", &age.to_string()));
            }
            _ => {
                ui.allocate_ui(egui::Vec2::new(48.0, 26.0), |ui| age(ui, scene, child));
            }
        }
    }
    if ui.button(&t.add_child).clicked() {
        scene.ask(Action::Do(Command::AddPerson { child: true }));
    }
    if melding.children().next().is_some() && ui.button(place_words(scene)).clicked() {
        scene.ask(Action::Unfold(RowId::Children, WHERE));
    }
}

/// The name of what unfolds below the strip.
const WHERE: &str = "waar";

/// Where the children are, in few words: the name of the button that unfolds it.
fn place_words(scene: &Scene<'_>) -> String {
    let t = scene.t;
    let mut all: Vec<Whereabouts> = scene.melding.children().map(|c| c.now).collect();
    all.dedup();
    match all[..] {
        [] | [Whereabouts::Onbekend] => t.where_unknown.clone(),
        [one] => t.where_are.replace("{waar}", &scene.place(one)),
        _ => {
            let each = scene.melding.children().map(|c| match c.now {
                Whereabouts::Onbekend => format!("{}: ?", c.id),
                place => format!("{}: {}", c.id, scene.place(place)),
            });
            t.where_are
                .replace("{waar}", &each.collect::<Vec<_>>().join(", "))
        }
    }
}

/// Of whom it is asked where they are.
fn to_place(scene: &Scene<'_>) -> Vec<PersonId> {
    let asked = |id: &PersonId| {
        let mut open = scene.assessment.open.iter();
        id.is_child() || open.any(|p| p.topic == Topic::Place(*id))
    };
    let people = scene.melding.people_by_part().into_iter();
    people.filter(asked).collect()
}

/// Where the children are, and the adults in danger or from whom it comes.
fn places(ui: &mut Ui, scene: &mut Scene<'_>) {
    let melding = scene.melding;
    let people = to_place(scene);
    let mut third: Vec<Whereabouts> = Vec::new();
    for person in people.iter().filter_map(|id| melding.person(*id)) {
        let label = scene.t.where_now.replace("{wie}", &person.id.to_string());
        let chosen = labelled(ui, &label, |ui| {
            whereabouts(ui, scene, &label, person.now, Homes::Now)
        });
        if let Some(now) = chosen {
            let person = Person {
                now,
                ..person.clone()
            };
            scene.ask(Action::Do(Command::EditPerson(person)));
        }
        if matches!(person.now, Whereabouts::Plek(_)) && !third.contains(&person.now) {
            third.push(person.now);
        }
    }
    for place in third {
        third_place(ui, scene, place);
    }
}

/// The age of a child as a small field.
fn age(ui: &mut Ui, scene: &mut Scene<'_>, child: &Person) {
    let label = scene.t.child_age.replace("{wie}", &child.id.to_string());
    let shown = child.age.map(|a| a.to_string()).unwrap_or_default();
    let id = crate::ui::scene::field_id(RowId::Person(child.id), "leeftijd");
    let typed = Field::new(id, &label, &shown)
        .label_hidden()
        .limit(3)
        .show(ui)
        .changed;
    if let Some(typed) = typed {
        let age = typed.trim().parse::<u8>().ok().filter(|a| *a <= 120);
        if age.is_some() || typed.trim().is_empty() {
            let person = Person {
                age,
                ..child.clone()
            };
            scene.ask(Action::Do(Command::EditPerson(person)));
        }
    }
}

fn signal_row(ui: &mut Ui, scene: &mut Scene<'_>, signal: Signal) {
    let t = scene.t;
    let row = RowId::Signal(signal);
    let current = scene.is_current(row);
    let answer = scene.melding.signals.get(&signal);
    let value = scene.melding.signal(signal);
    let words = scene.protocol.signal(signal);
    let (sub, tone) = sub_line(scene, signal, answer);
    let segments = answers([&t.yes, &t.no, &t.mentioned, &t.unknown]);
    const ORDER: [Value; 4] = [Value::Ja, Value::Nee, Value::Genoemd, Value::Onbekend];
    let selected = ORDER.iter().position(|v| Some(*v) == value);
    let output = Row::new(row_id(row), &words.short)
        .sub(&sub, tone)
        .current(current)
        .state(scene.value(value))
        .show(ui, |ui| {
            Segmented::new(&words.short, &segments)
                .selected(selected)
                .tab_stop(false)
                .show(ui)
        });
    if let Some(value) = after_row(scene, ui, row, output).and_then(|at| ORDER.get(at)) {
        scene.ask(Action::ChooseRow(row));
        scene.ask(Action::TakeDown {
            signal,
            value: *value,
            go_on: false,
        });
    }
    if !current {
        return;
    }
    if scene.view.source.is_some() {
        // One question at a time: what stands at the row waits below it.
        source::ask(ui, scene);
        return;
    }
    if let Some(answer) = answer {
        below(ui, |ui| details(ui, scene, signal, answer));
    }
}

/// Who said what, and what is known of each danger. Amber where a nee is nobody's.
fn sub_line(scene: &Scene<'_>, signal: Signal, answer: Option<&SignalAnswer>) -> (String, Tone) {
    let Some(answer) = answer else {
        return (String::new(), Tone::Muted);
    };
    let t = scene.t;
    let mut tone = Tone::Muted;
    let mut replies: Vec<String> = answer
        .live_replies()
        .map(|r| source::reply_words(scene, r))
        .collect();
    let nee = |r: &&Reply| r.says == Says::Nee;
    let mut named = answer.live_replies().filter(nee);
    let nobody = |r: &Reply| matches!(r.account, None | Some(Account::NietGenoemd));
    if answer.asked == Asked::Nee && named.all(nobody) {
        tone = Tone::Amber;
        if answer.unnamed().is_some() {
            let words = [t.asked_not_found.as_str(), t.account_unnamed.as_str()];
            replies.push(words.join(", ").to_lowercase());
        }
    }
    // One key answers every part: the row says which.
    if answer.asked == Asked::Nee
        && let Some(last) = replies.last_mut()
        && let Some(parts) = parts_in_short(scene, signal)
    {
        last.push_str(&format!(" ({parts})"));
    }
    let mut parts = replies;
    parts.extend(answer.active().map(|d| danger_line(scene, signal, d)));
    if !answer.note.is_blank() {
        parts.push(answer.note.to_string());
    }
    (parts.join(" · "), tone)
}

/// The parts of a split signal in few words.
fn parts_in_short<'a>(scene: &Scene<'a>, signal: Signal) -> Option<&'a str> {
    let t = scene.t;
    match signal {
        Signal::DreigingLeven => Some(&t.parts_threat),
        Signal::KindVermist => Some(&t.parts_missing),
        Signal::KindVraagtHulp => Some(&t.parts_child),
        Signal::Mishandeling => Some(&t.parts_abuse),
        Signal::Basiszorg => Some(&t.parts_care),
        Signal::PatroonOnveilig => Some(&t.parts_pattern),
        Signal::DirectGevaar
        | Signal::Geweld
        | Signal::Wapen
        | Signal::NietInStaat
        | Signal::Ontvoering
        | Signal::VerbodOvertreden
        | Signal::Belaging
        | Signal::Spanning => None,
    }
}

/// A danger in one line: which part, for whom, from whom, according to whom, denied or not.
fn danger_line(scene: &Scene<'_>, signal: Signal, danger: &Danger) -> String {
    let t = scene.t;
    let letters = |ids: &BTreeSet<PersonId>| {
        let names: Vec<&str> = ids.iter().map(|id| crate::ui::scene::letter(*id)).collect();
        names.join(", ")
    };
    let mut parts = Vec::new();
    match danger.aspect {
        Some(aspect) => parts.push(scene.protocol.aspect(aspect).to_owned()),
        None if !signal.aspects().is_empty() => parts.push(t.part_missing.clone()),
        None => {}
    }
    if danger.ongoing {
        parts.push(t.danger_ongoing.to_lowercase());
    }
    parts.push(if danger.at_risk.is_empty() {
        t.at_risk_missing.clone()
    } else {
        let who = letters(&danger.at_risk);
        format!("{} {who}", crate::ui::scene::lower_first(&t.danger_at_risk))
    });
    if !danger.from.is_empty() {
        parts.push(format!(
            "{} {}",
            crate::ui::scene::lower_first(&t.danger_from),
            letters(&danger.from)
        ));
    }
    parts.push(match &danger.known {
        Some(account) => scene.according_to(account),
        None => t.how_missing.clone(),
    });
    parts.extend(danger.also.iter().map(|a| scene.according_to(a)));
    if danger.established && scene.melding.danger_value(danger) == Value::Genoemd {
        parts.push(t.danger_not_carried.clone());
    }
    let denied = scene.melding.rebuttals.get(&danger.id);
    if denied.is_some_and(|r| !r.answer.is_blank()) {
        parts.push(t.denied_by.replace("{wie}", &letters(&danger.from)));
    }
    parts.join(" · ")
}

fn details(ui: &mut Ui, scene: &mut Scene<'_>, signal: Signal, answer: &SignalAnswer) {
    let t = scene.t;
    let row = RowId::Signal(signal);
    match answer.asked {
        Asked::Gevaar => {
            for (nth, danger) in answer.dangers.iter().enumerate() {
                if danger.withdrawn {
                    withdrawn(ui, scene, signal, danger);
                } else {
                    danger_editor(ui, scene, signal, danger, nth, answer.dangers.len());
                }
            }
            if answer.dangers.len() < TEXT_NAMES.len() && ui.button(&t.danger_more).clicked() {
                scene.ask(Action::Do(Command::AddDanger(signal)));
            }
        }
        Asked::Nee | Asked::NietGevraagd | Asked::Onbekend => {}
    }
    replies(ui, scene, signal, answer);
    let wanted = scene.view.notes.contains(&row) && answer.active().next().is_none();
    if (wanted || !answer.note.is_empty())
        && let Some(text) = scene.field(ui, row, "note", &t.note, &answer.note, 2)
    {
        scene.ask(Action::Do(Command::SetSignalNote(
            signal,
            Text::clean(&text),
        )));
    }
    sources(ui, scene, signal);
}

/// Who said nee or did not know: each source with how it knows.
fn replies(ui: &mut Ui, scene: &mut Scene<'_>, signal: Signal, answer: &SignalAnswer) {
    let t = scene.t;
    if answer.unnamed() == Some(Says::Nee) {
        let chosen = labelled(ui, &t.account, |ui| {
            account::speaker(ui, scene, &t.account, None)
        });
        if let Some(account) = chosen {
            scene.ask(Action::Do(Command::SetGround(signal, Some(account))));
        }
    }
    if answer.asked == Asked::NietGevraagd {
        return;
    }
    let several = answer.live_replies().count() > 1 || answer.asked == Asked::Gevaar;
    for (nth, reply) in answer.replies.iter().enumerate() {
        if reply.replaced {
            continue;
        }
        let label = if several {
            source::reply_words(scene, reply)
        } else {
            t.account.clone()
        };
        // The fields of a row are numbered on: first its dangers, then its replies.
        let number = answer.dangers.len() + nth;
        let next = reply_editor(ui, scene, signal, &label, number, reply);
        if next != *reply {
            let mut replies = answer.replies.clone();
            replies[nth] = next;
            scene.ask(Action::Do(Command::SetReplies(signal, replies)));
        }
    }
}

fn reply_editor(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    signal: Signal,
    label: &str,
    nth: usize,
    reply: &Reply,
) -> Reply {
    let t = scene.t;
    let row = RowId::Signal(signal);
    let mut next = reply.clone();
    let account = labelled(ui, label, |ui| {
        account::edit_nth(ui, scene, row, label, nth, reply.account.as_ref())
    });
    if let Some(account) = account {
        next.account = Some(account);
    }
    let by = reply.account.as_ref().and_then(claimant);
    if by.is_some_and(|id| scene.melding.role(id) == Role::Bystander) {
        let name = format!("{}: {label}", t.first_hand);
        if let Some(saw) = labelled(ui, &t.first_hand, |ui| {
            tri(ui, scene, &name, reply.first_hand)
        }) {
            next.first_hand = Some(saw);
        }
    }
    if reply.account == Some(Account::Waargenomen) {
        let name = format!("{}: {label}", t.seen_where);
        labelled(ui, &t.seen_where, |ui| {
            if let Some(place) = whereabouts(ui, scene, &name, reply.place, Homes::Now) {
                next.place = place;
            }
            if switch(ui, &name, &t.child_asleep, reply.asleep) {
                next.asleep = !reply.asleep;
            }
        });
    }
    next
}

fn sources(ui: &mut Ui, scene: &Scene<'_>, signal: Signal) {
    let sources = &scene.protocol.sources;
    let citations = scene.protocol.signal(signal).citations.iter();
    let cited: Vec<String> = citations.map(|c| sources.cite(c).to_string()).collect();
    let palette = Palette::current(ui);
    let text = egui::RichText::new(cited.join("; ")).font(font(Size::Small));
    ui.add(egui::Label::new(text.color(palette.muted)).wrap());
}

fn danger_editor(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    signal: Signal,
    danger: &Danger,
    nth: usize,
    of: usize,
) {
    let t = scene.t;
    let row = RowId::Signal(signal);
    let mut next = danger.clone();
    part(ui, scene, signal, danger, nth, &mut next);
    let nr = if of > 1 {
        format!(" {}", nth + 1)
    } else {
        String::new()
    };
    if of > 1 {
        let chips = [
            Chip::new(&t.established).tone(Tone::Red),
            Chip::new(&t.mentioned).tone(Tone::Amber),
        ];
        let label = t.danger_nth.replace("{n}", &(nth + 1).to_string());
        shell::muted(ui, &label);
        let selected = Some(usize::from(!danger.established));
        if let Some(at) = Choice::new(&label, &chips).selected(selected).show(ui) {
            next.established = at == 0;
        }
    }
    let people = scene.melding.people_by_part();
    labelled(ui, &t.danger_at_risk, |ui| {
        let label = format!("{}{nr}", t.danger_at_risk);
        if let Some(set) = toggles(ui, &label, &people, &danger.at_risk) {
            next.at_risk = set;
        }
    });
    labelled(ui, &t.danger_from, |ui| {
        level(ui, |ui| {
            let label = format!("{}{nr}", t.danger_from);
            if let Some(set) = toggles(ui, &label, &people, &danger.from) {
                next.from = set;
            }
            ui.add_space(12.0);
            let name = format!("{}{nr}", t.danger_when);
            if switch(ui, &name, &t.danger_ongoing, danger.ongoing) {
                next.ongoing = !danger.ongoing;
            }
        });
    });
    labelled(ui, &t.danger_where, |ui| {
        let label = format!("{}{nr}", t.danger_where);
        if let Some(place) = whereabouts(ui, scene, &label, danger.place, Homes::Now) {
            next.place = place;
        }
    });
    labelled(ui, &t.danger_how, |ui| {
        let label = format!("{}{nr}", t.danger_how);
        let known = account::edit_nth(ui, scene, row, &label, nth, danger.known.as_ref());
        if let Some(known) = known {
            next.known = Some(known);
        }
    });
    let bystander = danger.sources().filter_map(claimant);
    let bystander = bystander
        .into_iter()
        .any(|id| scene.melding.role(id) == Role::Bystander);
    if bystander || danger.first_hand.is_some() {
        labelled(ui, &t.first_hand, |ui| {
            let label = format!("{}{nr}", t.first_hand);
            if let Some(saw) = tri(ui, scene, &label, danger.first_hand) {
                next.first_hand = Some(saw);
            }
        });
    }
    let name = TEXT_NAMES[nth.min(TEXT_NAMES.len() - 1)];
    let label = format!("{}{nr}", t.danger_text);
    if let Some(text) = scene.field(ui, row, name, &label, &danger.text, 2) {
        next.text = Text::clean(&text);
    }
    let more = format!("{}{nr}", t.danger_rare);
    if rare(ui, scene, row, name, &more, !danger.also.is_empty()) {
        also(ui, scene, danger, &nr, &mut next);
        let button = ui.button(&t.withdraw);
        crate::ui::rooms::name_button(&button, &format!("{}{nr}", t.withdraw));
        if button.clicked() {
            next.withdrawn = true;
        }
    }
    if next != *danger {
        scene.ask(Action::Do(Command::EditDanger(signal, next)));
    }
    ui.add_space(4.0);
}

/// Which part of a split signal it is: a number chooses it.
fn part(
    ui: &mut Ui,
    scene: &Scene<'_>,
    signal: Signal,
    danger: &Danger,
    nth: usize,
    next: &mut Danger,
) {
    let aspects = signal.aspects();
    if aspects.is_empty() {
        return;
    }
    const KEYS: [&str; 4] = ["1", "2", "3", "4"];
    let answer = scene.melding.signals.get(&signal);
    let by_number = answer.and_then(by_number) == Some(danger.id);
    let t = scene.t;
    let chips: Vec<Chip<'_>> = aspects
        .iter()
        .enumerate()
        .map(|(at, aspect)| {
            let key = KEYS.get(at).copied().filter(|_| by_number);
            Chip::new(scene.protocol.aspect(*aspect)).key(key)
        })
        .collect();
    let label = if nth == 0 {
        t.danger_part.clone()
    } else {
        format!("{} {}", t.danger_part, nth + 1)
    };
    shell::muted(ui, &t.danger_part);
    let selected = danger
        .aspect
        .and_then(|aspect| aspects.iter().position(|a| *a == aspect));
    let chosen = Choice::new(&label, &chips).selected(selected).show(ui);
    if let Some(aspect) = chosen.and_then(|at| aspects.get(at)) {
        next.aspect = Some(*aspect);
    }
}

/// The danger whose part a number chooses on the row: the first that does not say which it is.
pub fn by_number(answer: &SignalAnswer) -> Option<EntryId> {
    let open = answer.active().find(|d| d.aspect.is_none());
    open.or_else(|| answer.active().next()).map(|d| d.id)
}

/// Who else says or shows it.
fn also(ui: &mut Ui, scene: &Scene<'_>, danger: &Danger, nr: &str, next: &mut Danger) {
    let t = scene.t;
    let mut all: Vec<(Chip<'_>, Account)> = scene
        .melding
        .people_by_part()
        .into_iter()
        .map(|id| (Chip::with_badge("", badge(id)), Account::told(id)))
        .collect();
    all.push((Chip::new(&t.short_own), Account::Waargenomen));
    labelled(ui, &t.danger_also, |ui| {
        ui.horizontal_wrapped(|ui| {
            for (chip, account) in all {
                let same = |a: &Account| a.speaker() == account.speaker();
                if danger.known.as_ref().is_some_and(same) {
                    continue;
                }
                let there = danger.also.iter().position(same);
                let label = format!("{}{nr}", t.danger_also);
                let pressed = Choice::new(&label, &[chip])
                    .selected(there.map(|_| 0))
                    .show(ui);
                match (pressed, there) {
                    (None, _) => {}
                    (Some(_), None) => next.also.push(account),
                    (Some(_), Some(at)) => {
                        next.also.remove(at);
                    }
                }
            }
        });
    });
}

/// A danger that was taken back stays in sight, and can come back.
fn withdrawn(ui: &mut Ui, scene: &mut Scene<'_>, signal: Signal, danger: &Danger) {
    let t = scene.t;
    let line = danger_line(scene, signal, danger);
    let words = [line.as_str(), danger.text.as_str()].join(" ");
    shell::muted(ui, &t.withdrawn.replace("{wat}", words.trim()));
    let button = ui.button(&t.withdrawn_back);
    crate::ui::rooms::name_button(&button, &format!("{}: {line}", t.withdrawn_back));
    if button.clicked() {
        let danger = Danger {
            withdrawn: false,
            ..danger.clone()
        };
        scene.ask(Action::Do(Command::EditDanger(signal, danger)));
    }
}
