//! Whose answers to the signals are being taken down: the sources on offer, the small question that
//! the first nee of a call opens, and what a further source can still change.

use eframe::egui::{self, Key, Ui};

use crate::{
    afweging::{
        clearing::{Clears, SourceKind, clears, source_kind},
        side,
    },
    melding::{
        Account, Asked, Command, Danger, Melding, PersonId, Reply, Says, Speaker, Text, Value,
        Whereabouts, claimant,
    },
    protocol::{Signal, SignalClass},
};

use crate::ui::{
    action::Action,
    scene::{Scene, badge, letter},
    shell,
    theme::Hue,
    view::View,
    widgets::{Badge, Chip, Choice},
};

use super::below;

/// One of the sources on offer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Speaker and basis.
    pub account: Account,
    /// What the officer saw: where, and whether the child was asleep.
    pub seen: Option<(Whereabouts, bool)>,
}

/// The sources of a call: its people by part, what was seen at each place where a child is, the
/// systems, and nobody named.
pub fn options(melding: &Melding) -> Vec<Source> {
    let of = |account| Source {
        account,
        seen: None,
    };
    let people = melding.people_by_part().into_iter();
    let mut list: Vec<Source> = people.map(|id| of(Account::told(id))).collect();
    let mut places: Vec<Whereabouts> = Vec::new();
    for child in melding.children() {
        let known = matches!(child.now, Whereabouts::Bij(_) | Whereabouts::Plek(_));
        if known && !places.contains(&child.now) {
            places.push(child.now);
        }
    }
    let with_child = !places.is_empty();
    if !with_child {
        places.extend(melding.parents_by_part().map(Whereabouts::Bij));
    }
    for place in places {
        for asleep in [false, true] {
            if asleep && !with_child {
                continue;
            }
            list.push(Source {
                account: Account::Waargenomen,
                seen: Some((place, asleep)),
            });
        }
    }
    list.push(of(Account::Systeem {
        query: Text::default(),
    }));
    list.push(of(Account::NietGenoemd));
    list
}

const DIGITS: [&str; 9] = ["1", "2", "3", "4", "5", "6", "7", "8", "9"];

/// The key that chooses one of the sources: the parents by their letter, the others by number.
pub fn key(options: &[Source], at: usize) -> Option<&'static str> {
    let parent = |s: &Source| claimant(&s.account).filter(|id| id.is_parent());
    match options.get(at).and_then(parent) {
        Some(id) => Some(letter(id)),
        None => {
            let before = options.iter().take(at);
            let nth = before.filter(|s| parent(s).is_none()).count();
            DIGITS.get(nth).copied()
        }
    }
}

/// The source whose answers are being taken down, where one was chosen. Of what the officer saw the
/// place must be known too: else it is asked again.
pub fn current(melding: &Melding, view: &View) -> Option<Source> {
    let account = melding.signals_from.clone()?;
    let seen = match account {
        Account::Waargenomen => Some(view.seen?),
        _ => None,
    };
    Some(Source { account, seen })
}

/// Which of the sources on offer this is.
pub fn position(options: &[Source], source: &Source) -> Option<usize> {
    options
        .iter()
        .position(|o| match claimant(&source.account) {
            Some(id) => claimant(&o.account) == Some(id),
            None => {
                o.seen == source.seen
                    && std::mem::discriminant(&o.account) == std::mem::discriminant(&source.account)
            }
        })
}

/// A source in few words: "A", "gezien bij B, kind slaapt".
pub fn words(scene: &Scene<'_>, source: &Source) -> String {
    let t = scene.t;
    match (claimant(&source.account), source.seen) {
        (Some(id), _) => letter(id).to_owned(),
        (None, Some((place, asleep))) => {
            let text = if asleep { &t.seen_asleep } else { &t.seen_at };
            text.replace("{waar}", &scene.place(place))
        }
        (None, None) => match source.account.speaker() {
            Speaker::System => t.short_system.to_lowercase(),
            _ => scene.according_to(&source.account),
        },
    }
}

/// A reply in few words: "A: nee".
pub fn reply_words(scene: &Scene<'_>, reply: &Reply) -> String {
    let says = match reply.says {
        Says::Nee => &scene.t.no,
        Says::Onbekend => &scene.t.unknown,
    };
    let who = match &reply.account {
        None => scene.t.account_unnamed.to_lowercase(),
        Some(account) => {
            let seen = (*account == Account::Waargenomen && reply.place != Whereabouts::Onbekend)
                .then_some((reply.place, reply.asleep));
            let source = Source {
                account: account.clone(),
                seen,
            };
            words(scene, &source)
        }
    };
    format!("{who}: {}", says.to_lowercase())
}

/// The small question below the row: one key, or Enter, answers it.
pub fn ask(ui: &mut Ui, scene: &mut Scene<'_>) {
    let Some(asked) = scene.view.source else {
        return;
    };
    let t = scene.t;
    let options = options(scene.melding);
    let all: Vec<String> = options.iter().map(|o| spoken(scene, o)).collect();
    let chips: Vec<Chip<'_>> = options
        .iter()
        .zip(&all)
        .enumerate()
        .map(|(at, (option, words))| {
            let chip = match chip_badge(option) {
                Some(badge) => Chip::with_badge(words, badge),
                None => Chip::new(words),
            };
            chip.key(key(&options, at))
        })
        .collect();
    let top = ui.cursor().min;
    let chosen = below(ui, |ui| {
        shell::muted(ui, &t.source_ask);
        Choice::new(&t.source_ask, &chips)
            .selected(asked.at)
            .show(ui)
    });
    if scene.view.scroll {
        let place = egui::Rect::from_min_max(top, ui.min_rect().max);
        ui.scroll_to_rect(place, None);
    }
    if let Some(at) = chosen {
        scene.ask(Action::ChooseSource(at));
    }
    let typing = crate::ui::keys::is_typing(ui.ctx());
    if !typing && ui.input(|i: &egui::InputState| i.key_pressed(Key::Escape)) {
        scene.ask(Action::CloseAsk);
    }
}

fn chip_badge(source: &Source) -> Option<Badge<'static>> {
    match (claimant(&source.account), source.seen) {
        (Some(id), _) => Some(badge(id)),
        (None, Some(_)) => Some(Badge {
            hue: Hue::Own,
            letter: "ik",
        }),
        (None, None) => None,
    }
}

/// The words beside the badge.
fn spoken(scene: &Scene<'_>, source: &Source) -> String {
    match claimant(&source.account) {
        Some(id) if id.is_parent() => crate::ui::scene::capitalised(scene.relation(id)),
        Some(_) => String::new(),
        None => words(scene, source),
    }
}

/// Whether a further source can still change what stands at a signal: with its nee, or with what it
/// admits or adds.
pub fn can_change(melding: &Melding, signal: Signal, source: &Source) -> bool {
    let Some(answer) = melding.signals.get(&signal) else {
        return true;
    };
    let reply = reply_of(source, Says::Nee);
    match melding.signal(signal) {
        None => true,
        Some(Value::Ja) => false,
        Some(Value::Genoemd) if claimant(&source.account).is_some() => true,
        Some(Value::Genoemd) => {
            let kind = source_kind(melding, &reply, None);
            clears(kind, signal, SignalClass::Acute) == Clears::Overdracht
        }
        Some(value @ (Value::Onbekend | Value::Nee)) => {
            let own = |r: &&Reply| r.account.as_ref() != Some(&source.account);
            let others: Vec<&Reply> = answer.live_replies().filter(own).collect();
            let unnamed = answer.unnamed() == Some(Says::Nee);
            sides(melding).into_iter().any(|side| {
                classes(signal, value).into_iter().any(|class| {
                    let new = reach(melding, &reply, signal, class, side);
                    let nee = others.iter().filter(|r| r.says == Says::Nee);
                    let best = nee.map(|r| reach(melding, r, signal, class, side)).max();
                    new > best.unwrap_or(u8::from(unnamed))
                })
            })
        }
    }
}

/// The tracks on which a nee to this signal does anything: strain only where it was unknown.
fn classes(signal: Signal, value: Value) -> Vec<SignalClass> {
    let mut list = Vec::new();
    if signal.asks_acute() {
        list.push(SignalClass::Acute);
    }
    if signal.class() == SignalClass::Structural {
        list.push(SignalClass::Structural);
    }
    if signal.class() == SignalClass::Care && value == Value::Onbekend {
        list.push(SignalClass::Care);
    }
    list
}

/// The sides that a nee can be about: where the children are, and where they would go.
fn sides(melding: &Melding) -> Vec<Option<PersonId>> {
    let mut list: Vec<Option<PersonId>> = Vec::new();
    let homes = melding.children().map(|c| match c.now {
        Whereabouts::Bij(host) => Some(host),
        _ => None,
    });
    for side in homes.chain(side::receiving_sides(melding).into_iter().map(Some)) {
        if !list.contains(&side) {
            list.push(side);
        }
    }
    list
}

/// How far a nee reaches, in order: nothing, its own side, outside it, for a hand-over too.
fn reach(
    melding: &Melding,
    reply: &Reply,
    signal: Signal,
    class: SignalClass,
    side: Option<PersonId>,
) -> u8 {
    let kind = source_kind(melding, reply, side);
    let own = matches!(kind, SourceKind::EigenZijde | SourceKind::NietGenoemd);
    match clears(kind, signal, class) {
        Clears::Niets => 0,
        Clears::Blijven if own => 1,
        Clears::Blijven => 2,
        Clears::Overdracht => 3,
    }
}

fn reply_of(source: &Source, says: Says) -> Reply {
    let (place, asleep) = source.seen.unwrap_or_default();
    Reply {
        place,
        asleep,
        ..Reply::new(says, Some(source.account.clone()))
    }
}

/// The commands that one answer of this source takes.
pub fn commands(
    melding: &Melding,
    source: Option<&Source>,
    signal: Signal,
    value: Value,
    now: chrono::NaiveDateTime,
) -> Vec<Command> {
    let plain = Command::AnswerSignal(signal, value);
    let Some(source) = source else {
        return vec![plain];
    };
    let says = match value {
        Value::Nee => Says::Nee,
        Value::Onbekend => Says::Onbekend,
        Value::Genoemd | Value::Ja => return report(melding, source, signal, value, now),
    };
    // A person has one answer to a signal. Of what the officer saw each place has its own, and
    // nobody named is not the officer.
    if source.account.speaker() != Speaker::Officer {
        return vec![plain];
    }
    let mut replies = melding
        .signals
        .get(&signal)
        .map(|a| a.replies.clone())
        .unwrap_or_default();
    let new = Reply {
        at: Some(now),
        ..reply_of(source, says)
    };
    let same = |r: &&mut Reply| {
        !r.replaced && r.account == new.account && (r.place == new.place || source.seen.is_none())
    };
    match replies.iter_mut().find(same) {
        Some(there) => *there = new,
        None => replies.push(new),
    }
    vec![plain, Command::SetReplies(signal, replies)]
}

/// A source that reports what another reported is a further source of the same danger.
fn report(
    melding: &Melding,
    source: &Source,
    signal: Signal,
    value: Value,
    now: chrono::NaiveDateTime,
) -> Vec<Command> {
    let plain = Command::AnswerSignal(signal, value);
    let answer = melding.signals.get(&signal);
    let first = answer.and_then(|a| a.dangers.first());
    let live = answer.is_some_and(|a| a.asked == Asked::Gevaar);
    let saw = source.account == Account::Waargenomen;
    let Some(danger) = first else {
        if !saw || value != Value::Ja {
            return vec![plain];
        }
        let seen = Danger {
            known: Some(source.account.clone()),
            place: source.seen.unwrap_or_default().0,
            at: Some(now),
            ..Danger::new(melding.next_entry(), true)
        };
        return vec![plain, Command::EditDanger(signal, seen)];
    };
    let named = saw || claimant(&source.account).is_some();
    let speaker = source.account.speaker();
    let there = danger.sources().any(|a| a.speaker() == speaker);
    if !live || danger.withdrawn || !named || there {
        return vec![plain];
    }
    let mut next = danger.clone();
    if danger.known.is_none() {
        // A person's word does not say how an established danger became known.
        if danger.established && !saw {
            return vec![plain];
        }
        next.known = Some(source.account.clone());
    } else {
        next.also.push(source.account.clone());
    }
    next.established |= value == Value::Ja;
    let mut list = vec![Command::EditDanger(signal, next)];
    let mut replies = answer.map(|a| a.replies.clone()).unwrap_or_default();
    let mut own = false;
    for reply in &mut replies {
        let same = reply.account.as_ref().map(Account::speaker) == Some(speaker);
        if same && !reply.replaced {
            reply.replaced = true;
            own = true;
        }
    }
    if own {
        list.push(Command::SetReplies(signal, replies));
    }
    list
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;
    use uuid::Uuid;

    fn now() -> chrono::NaiveDateTime {
        let day = NaiveDate::from_ymd_opt(2026, 11, 20).unwrap();
        day.and_hms_opt(21, 14, 0).unwrap()
    }

    fn told(id: PersonId) -> Source {
        Source {
            account: Account::told(id),
            seen: None,
        }
    }

    fn denied_by_a() -> Melding {
        let mut melding = Melding::new(Uuid::nil(), now());
        let source = told(PersonId::A);
        let from = Command::SetSignalsFrom(Some(source.account.clone()));
        melding.apply(from, now()).unwrap();
        for signal in Signal::ALL {
            for command in commands(&melding, Some(&source), *signal, Value::Nee, now()) {
                melding.apply(command, now()).unwrap();
            }
        }
        melding
    }

    #[test]
    fn the_other_parent_can_change_all_but_strain_after_one_denied_everything() {
        let melding = denied_by_a();
        let b = told(PersonId::B);
        let rows: Vec<Signal> = Signal::ALL
            .iter()
            .copied()
            .filter(|s| can_change(&melding, *s, &b))
            .collect();
        assert_eq!(rows.len(), Signal::ALL.len() - 1);
        assert!(!rows.contains(&Signal::Spanning));
    }

    #[test]
    fn what_was_seen_can_change_only_what_can_be_seen() {
        let melding = denied_by_a();
        let asleep = Source {
            account: Account::Waargenomen,
            seen: Some((Whereabouts::Bij(PersonId::A), true)),
        };
        assert!(can_change(&melding, Signal::Wapen, &asleep));
        assert!(!can_change(&melding, Signal::Belaging, &asleep));
        assert!(!can_change(&melding, Signal::KindVermist, &asleep));
    }

    #[test]
    fn what_was_seen_at_two_places_is_two_answers_and_stands_beside_nobody_named() {
        let mut melding = Melding::new(Uuid::nil(), now());
        let nobody = Source {
            account: Account::NietGenoemd,
            seen: None,
        };
        let seen = |id| Source {
            account: Account::Waargenomen,
            seen: Some((Whereabouts::Bij(id), false)),
        };
        for source in [
            nobody,
            seen(PersonId::A),
            seen(PersonId::B),
            seen(PersonId::A),
        ] {
            let from = Command::SetSignalsFrom(Some(source.account.clone()));
            melding.apply(from, now()).unwrap();
            for c in commands(&melding, Some(&source), Signal::Wapen, Value::Nee, now()) {
                melding.apply(c, now()).unwrap();
            }
        }
        let replies = &melding.signals[&Signal::Wapen].replies;
        assert_eq!(replies.len(), 3, "{replies:?}");
        assert_eq!(replies[2].place, Whereabouts::Bij(PersonId::B));
    }

    #[test]
    fn who_confirms_what_another_reported_is_a_further_source_of_it() {
        let mut melding = Melding::new(Uuid::nil(), now());
        for (id, value) in [(PersonId::A, Value::Genoemd), (PersonId::B, Value::Genoemd)] {
            let source = told(id);
            let from = Command::SetSignalsFrom(Some(source.account.clone()));
            melding.apply(from, now()).unwrap();
            for c in commands(&melding, Some(&source), Signal::Geweld, value, now()) {
                melding.apply(c, now()).unwrap();
            }
        }
        let dangers = &melding.signals[&Signal::Geweld].dangers;
        assert_eq!(dangers.len(), 1);
        assert_eq!(dangers[0].known, Some(Account::told(PersonId::A)));
        assert_eq!(dangers[0].also, [Account::told(PersonId::B)]);
        assert!(!dangers[0].established);
    }
}
