//! Whose account each line is, when it was said and when it was written down, over small calls.

use chrono::{NaiveDate, NaiveDateTime};
use uuid::Uuid;

use super::promises::line_text;
use super::{mutatie_of, zorgmelding_of};
use crate::documents::{Block, Document, Line, Mark, to_text};
use crate::melding::*;
use crate::protocol::{Aspect, Question, Signal, Step};

const A: PersonId = PersonId::A;
const B: PersonId = PersonId::B;
const K1: PersonId = PersonId::Child(1);

fn on(day: (i32, u32, u32), hour: u32, minute: u32) -> NaiveDateTime {
    let day = NaiveDate::from_ymd_opt(day.0, day.1, day.2).unwrap();
    day.and_hms_opt(hour, minute, 0).unwrap()
}

fn at(hour: u32, minute: u32) -> NaiveDateTime {
    on((2026, 11, 20), hour, minute)
}

/// A mother, a father and a child.
fn call(at: NaiveDateTime) -> Melding {
    let mut m = Melding::new(Uuid::nil(), at);
    does(&mut m, Command::AddPerson { child: true });
    for (id, relation) in [(A, Relation::Moeder), (B, Relation::Vader)] {
        edit(&mut m, id, |p| p.relation = relation);
    }
    m
}

fn does(m: &mut Melding, command: Command) -> Subject {
    m.apply(command, m.at).unwrap().subject
}

fn edit(m: &mut Melding, id: PersonId, change: impl FnOnce(&mut Person)) {
    let mut person = m.person(id).unwrap().clone();
    change(&mut person);
    does(m, Command::EditPerson(person));
}

fn says(m: &mut Melding, account: Account, text: &str) -> EntryId {
    let add = Command::AddStatement {
        account,
        text: text.into(),
        place: Text::default(),
        step: Step::Wederhoor,
        accuses: None,
    };
    match does(m, add) {
        Subject::Entry(id) => id,
        other => panic!("{other:?}"),
    }
}

fn danger(m: &mut Melding, signal: Signal, change: impl FnOnce(&mut Danger)) {
    does(m, Command::AnswerSignal(signal, Value::Genoemd));
    let mut danger = m.signals[&signal].dangers[0].clone();
    change(&mut danger);
    does(m, Command::EditDanger(signal, danger));
}

fn decision(m: &mut Melding, kind: DecisionKind, change: impl FnOnce(&mut Decision)) -> EntryId {
    let Subject::Entry(id) = does(m, Command::AddDecision(kind)) else {
        panic!("a decision is an entry");
    };
    let mut decision = m.decisions.iter().find(|d| d.id == id).unwrap().clone();
    change(&mut decision);
    does(m, Command::EditDecision(decision));
    id
}

fn flat(document: &Document) -> String {
    let text = to_text(document);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The lines that hold these words, each with its heading.
fn lines<'d>(document: &'d Document, words: &str) -> Vec<(&'d str, &'d Line)> {
    let mut heading = "";
    let mut found = Vec::new();
    for block in &document.blocks {
        match block {
            Block::Section { title, .. } => heading = title,
            Block::Line(line) if line_text(line).contains(words) => found.push((heading, line)),
            _ => {}
        }
    }
    found
}

/// The one line that holds these words.
fn line<'d>(document: &'d Document, words: &str) -> (&'d str, &'d Line) {
    let found = lines(document, words);
    assert_eq!(found.len(), 1, "{words}: {}", to_text(document));
    found[0]
}

#[test]
fn what_nobody_was_named_for_is_nobodys_and_no_act_of_the_officer() {
    let mut m = call(at(21, 14));
    says(
        &mut m,
        Account::NietGenoemd,
        "Het kind is om zes uur gebracht.",
    );
    does(
        &mut m,
        Command::Answer(Question::EerdereRegistraties, Some(AnswerValue::Ja)),
    );
    does(
        &mut m,
        Command::SetAccount(Question::EerdereRegistraties, Account::NietGenoemd),
    );
    does(&mut m, Command::AnswerSignal(Signal::Wapen, Value::Nee));
    let document = mutatie_of(&m);
    let text = flat(&document);
    let (heading, said) = line(&document, "om zes uur");
    assert_eq!(
        (heading, said.mark),
        ("Vastgelegd, bron niet genoemd", Mark::Own)
    );
    let unnamed = "Vastgelegd door de verbalisant, bron niet genoemd";
    assert!(line_text(said).contains(unnamed), "{said:?}");
    let (_, no) = line(&document, "Wapen: nee");
    assert_eq!(
        (no.mark, line_text(no).contains(unnamed)),
        (Mark::Own, true)
    );
    assert!(!text.contains("gedaan door de verbalisant"), "{text}");
}

#[test]
fn a_paper_that_nobody_saw_stands_under_who_mentioned_it() {
    let mut m = call(at(21, 14));
    let shown = |shown| Account::Document {
        name: "brief van een advocaat".into(),
        shown,
        form: Form::Letterlijk,
    };
    says(&mut m, shown(Shown::GenoemdDoor(B)), "Het contact stopt.");
    says(&mut m, shown(Shown::Gezien), "De regeling gaat door.");
    let document = mutatie_of(&m);
    let (heading, mentioned) = line(&document, "Het contact stopt");
    assert_eq!(
        (heading, mentioned.mark),
        ("Verhaal van B (vader)", Mark::Person(B))
    );
    let (heading, seen) = line(&document, "De regeling gaat door");
    assert_eq!(
        (heading, seen.mark),
        ("Beslissing en stukken", Mark::Document)
    );
    let text = to_text(&document);
    assert!(text.contains("“De regeling gaat door.”"), "{text}");
}

#[test]
fn what_a_child_said_by_hearsay_stays_the_childs() {
    let mut m = call(at(21, 14));
    let hearsay = |form| Account::VanHorenZeggen {
        by: B,
        from: Text::default(),
        source: Some(K1),
        form,
    };
    says(&mut m, hearsay(Form::Letterlijk), "Ik wil niet mee.");
    says(&mut m, hearsay(Form::Samengevat), "dat er ruzie was");
    let document = mutatie_of(&m);
    let text = flat(&document);
    let quoted = "Volgens B (vader) zei K1 (kind): “Ik wil niet mee.”";
    assert!(text.contains(quoted), "{text}");
    assert!(text.contains("Volgens B (vader) zei K1 (kind): dat er ruzie was."));
    let (heading, said) = line(&document, "Ik wil niet mee");
    assert_eq!(
        (heading, said.mark),
        ("Verhaal van B (vader)", Mark::Person(B))
    );
}

#[test]
fn a_literal_answer_to_an_accusation_is_quoted() {
    let mut m = call(at(21, 14));
    let id = says(&mut m, Account::told(A), "Hij was boos.");
    let mut statement = m.statements[0].clone();
    statement.accuses = Some(B);
    does(&mut m, Command::EditStatement(statement));
    let rebuttal = Rebuttal {
        put: Some(Put::Voorgelegd),
        answer: "Ik was moe.".into(),
        form: Form::Letterlijk,
        ..Rebuttal::default()
    };
    does(&mut m, Command::SetRebuttal(id, rebuttal));
    let text = to_text(&mutatie_of(&m));
    let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(flat.contains("“Ik was moe.”"), "{text}");
}

#[test]
fn the_time_of_writing_stands_where_it_is_another_than_that_of_the_event() {
    let mut m = call(at(21, 14));
    for (text, said, written) in [
        ("Appel.", at(21, 14), at(21, 29)),
        ("Peer.", at(21, 14), at(21, 30)),
        ("Druif.", at(23, 59), on((2026, 11, 21), 0, 2)),
    ] {
        says(&mut m, Account::told(A), text);
        let mut statement = m.statements.last().unwrap().clone();
        statement.at = Some(said);
        statement.recorded = Some(written);
        *m.statements.last_mut().unwrap() = statement;
    }
    let document = mutatie_of(&m);
    assert!(!line_text(line(&document, "Appel.").1).contains("Opgeschreven"));
    assert!(line_text(line(&document, "Peer.").1).contains("Opgeschreven om 21:30."));
    let third = line_text(line(&document, "Druif.").1);
    assert!(
        third.contains("Opgeschreven op 21 november 2026, 00:02."),
        "{third}"
    );
}

#[test]
fn a_night_in_which_an_hour_comes_twice_keeps_its_order_and_says_so() {
    let night = (2026, 10, 25);
    let mut m = call(on(night, 1, 50));
    let twice = "komt het uur van 02:00 tot 03:00 twee keer voor";
    assert!(!flat(&mutatie_of(&m)).contains(twice));
    for (text, minute) in [("Appel.", 40), ("Peer.", 30)] {
        says(&mut m, Account::told(A), text);
        m.statements.last_mut().unwrap().at = Some(on(night, 2, minute));
    }
    for document in [mutatie_of(&m), zorgmelding_of(&m)] {
        let text = flat(&document);
        assert_eq!(text.matches(twice).count(), 1, "{text}");
        assert!(text.contains("In de nacht van 25 oktober 2026"), "{text}");
        assert!(text.find("Appel.") < text.find("Peer."), "{text}");
    }
    // A Sunday before the last, and the last one of March, in which an hour falls out.
    for other in [(2026, 10, 18), (2026, 3, 29)] {
        let text = flat(&mutatie_of(&call(on(other, 2, 30))));
        assert!(!text.contains(twice), "{text}");
    }
}

#[test]
fn every_source_of_a_signal_stands_under_its_own_mark() {
    let mut m = call(at(21, 14));
    let system = Account::Systeem {
        query: "registraties".into(),
    };
    let replies = [
        (Says::Nee, Some(Account::told(A))),
        (Says::Onbekend, Some(Account::told(B))),
        (Says::Nee, Some(Account::Waargenomen)),
        (Says::Nee, Some(system)),
        (Says::Nee, None),
    ];
    does(&mut m, Command::AnswerSignal(Signal::Wapen, Value::Nee));
    let replies = replies.map(|(says, account)| Reply {
        place: Whereabouts::Bij(B),
        ..Reply::new(says, account)
    });
    does(&mut m, Command::SetReplies(Signal::Wapen, replies.into()));
    let document = mutatie_of(&m);
    let found = lines(&document, "Wapen: ");
    let marks: Vec<Mark> = found.iter().map(|(_, l)| l.mark).collect();
    let expected = [
        Mark::Person(A),
        Mark::Person(B),
        Mark::Own,
        Mark::System,
        Mark::Own,
    ];
    assert_eq!(marks, expected);
    assert!(line_text(found[1].1).contains("Wapen: onbekend. B (vader)"));
    assert!(line_text(found[2].1).contains("Gezien: bij B (vader)"));
}

#[test]
fn nee_to_a_split_signal_names_every_part_and_a_danger_names_its_own() {
    let mut m = call(at(21, 14));
    does(&mut m, Command::SetSignalsFrom(Some(Account::told(A))));
    does(
        &mut m,
        Command::AnswerSignal(Signal::DreigingLeven, Value::Nee),
    );
    danger(&mut m, Signal::Mishandeling, |d| {
        d.aspect = Some(Aspect::VersLetsel);
        d.also = vec![Account::told(K1)];
    });
    let (protocol, _) = super::words();
    let document = mutatie_of(&m);
    let text = flat(&document);
    for aspect in Signal::DreigingLeven.aspects() {
        assert!(text.contains(protocol.aspect(*aspect)), "{text}");
    }
    let named = format!(
        "{} ({}): ",
        protocol.signal(Signal::Mishandeling).short,
        protocol.aspect(Aspect::VersLetsel)
    );
    let found = lines(&document, &named);
    let marks: Vec<Mark> = found.iter().map(|(_, l)| l.mark).collect();
    assert_eq!(marks, [Mark::Person(A), Mark::Person(K1)], "{text}");
}

#[test]
fn what_was_taken_back_stands_under_niet_opgenomen_with_the_reason() {
    let mut m = call(at(21, 14));
    does(&mut m, Command::SetSignalsFrom(Some(Account::told(A))));
    danger(&mut m, Signal::Geweld, |d| d.text = "hij sloeg".into());
    does(&mut m, Command::AnswerSignal(Signal::Wapen, Value::Nee));
    does(&mut m, Command::AnswerSignal(Signal::Wapen, Value::Genoemd));
    let mut taken = m.signals[&Signal::Geweld].dangers[0].clone();
    taken.withdrawn = true;
    does(&mut m, Command::EditDanger(Signal::Geweld, taken));
    let document = mutatie_of(&m);
    let (heading, gone) = line(&document, "hij sloeg");
    assert_eq!((heading, gone.mark), ("Niet opgenomen", Mark::Person(A)));
    assert!(line_text(gone).contains("ingetrokken gevaar"), "{gone:?}");
    let (heading, before) = line(&document, "Wapen: eerder antwoord nee");
    assert_eq!((heading, before.mark), ("Niet opgenomen", Mark::Person(A)));
}

#[test]
fn violence_is_never_introduced_as_a_conflict() {
    let mut m = call(at(21, 14));
    let calls_it_so = |m: &Melding| {
        let both = [mutatie_of(m), zorgmelding_of(m)];
        both.map(|d| flat(&d).contains("een conflict over"))
    };
    assert_eq!(calls_it_so(&m), [true, true]);
    danger(&mut m, Signal::Spanning, |_| {});
    assert_eq!(calls_it_so(&m), [true, true]);
    danger(&mut m, Signal::Belaging, |_| {});
    assert_eq!(calls_it_so(&m), [false, false]);
}

#[test]
fn a_decision_says_whom_it_is_about_and_for_and_how_it_stands() {
    let mut m = call(at(21, 14));
    let gives = |who: PersonId| {
        move |d: &mut Decision| {
            d.children = [K1].into();
            d.favours = [who].into();
            d.today = Some(Tri::Ja);
            d.force = Some(Force::Geldt);
            d.appealed = Some(Tri::Ja);
            d.enforceable = Some(Tri::Nee);
            d.served = Some(Tri::Onbekend);
            d.until = NaiveDate::from_ymd_opt(2027, 1, 1);
        }
    };
    let first = decision(&mut m, DecisionKind::Hoofdverblijf, gives(A));
    let second = decision(&mut m, DecisionKind::Omgang, gives(B));
    decision(&mut m, DecisionKind::Huisverbod, |d| {
        d.favours = [A].into();
        d.force = Some(Force::Geschorst);
    });
    let text = flat(&mutatie_of(&m));
    for must in [
        "Over: K1 (kind).",
        "Wie het kind mag vragen: A (moeder).",
        "Wie het kind mag vragen: B (vader).",
        "Geldt tot en met: 1 januari 2027.",
        "Hoger beroep: ja.",
        "Betekend: onbekend.",
        "Beschermt: A (moeder).",
        "Geldt nu: nee, geschorst.",
        "Vastgelegd door de verbalisant, bron niet genoemd.",
    ] {
        assert!(text.contains(must), "{must}\n{text}");
    }
    let disagree = format!("Beslissing nr {first} en nr {second} gelden allebei en geven");
    assert!(text.contains(&disagree), "{text}");
}

#[test]
fn a_secret_address_is_marked_for_the_police_and_told_to_nobody_else() {
    let mut m = call(at(21, 14));
    edit(&mut m, A, |p| {
        p.address = "Lindelaan 4".into();
        p.secret_address = true;
        p.now = Whereabouts::Bij(A);
    });
    edit(&mut m, K1, |p| {
        p.lives = Whereabouts::Bij(A);
        p.address = "Lindelaan 4a".into();
    });
    does(&mut m, Command::AddPlace);
    let place = Place {
        number: 1,
        name: "Opvang De Wende".into(),
        secret: true,
    };
    does(&mut m, Command::EditPlace(place));
    edit(&mut m, K1, |p| p.now = Whereabouts::Plek(1));
    let (own, outside) = (flat(&mutatie_of(&m)), flat(&zorgmelding_of(&m)));
    assert_eq!(own.matches("GEHEIM").count(), 3, "{own}");
    assert!(own.contains("Plek 1. Naam: Opvang De Wende."), "{own}");
    assert!(own.contains("Is nu: op plek 1."), "{own}");
    for never in ["Lindelaan", "Wende"] {
        assert!(!outside.contains(never), "{outside}");
    }
    assert!(outside.contains("Adres geheim."), "{outside}");
}

#[test]
fn who_reports_and_who_is_no_more_and_what_a_child_wants_stand_there() {
    let mut m = call(at(21, 14));
    does(&mut m, Command::SetReporter(Some(A)));
    does(&mut m, Command::SetAlsoReport([B].into()));
    edit(&mut m, B, |p| p.presence = Presence::Overleden);
    edit(&mut m, K1, |p| {
        p.wish = "naar oma".into();
        p.custody = [A].into();
    });
    let document = mutatie_of(&m);
    let text = flat(&document);
    for must in [
        "Meldt ook: B (vader).",
        "B (vader). Overleden.",
        "Gezag bij: A (moeder).",
    ] {
        assert!(text.contains(must), "{must}\n{text}");
    }
    let (heading, wish) = line(&document, "naar oma");
    assert_eq!(
        (heading, wish.mark),
        ("Woorden van de kinderen", Mark::Person(K1))
    );
}

#[test]
fn how_somebody_was_heard_or_was_not_reached_stands_there() {
    let mut m = call(at(21, 14));
    let partly = Hearing {
        heard: Some(Heard::Deels),
        about: "de afspraak".into(),
        unasked: true,
        free_by_phone: Some(Tri::Nee),
        ..Hearing::default()
    };
    does(&mut m, Command::SetHearing(A, partly));
    let tried = Hearing {
        heard: Some(Heard::NietBereikt),
        tries: Some(3),
        how: "gebeld".into(),
        ..Hearing::default()
    };
    does(&mut m, Command::SetHearing(B, tried));
    let text = flat(&mutatie_of(&m));
    for must in [
        "A (moeder): deels gehoord. Waarover: de afspraak.",
        "Sprak uit zichzelf, zonder vraag.",
        "Kon vrij spreken aan de telefoon: nee.",
        "B (vader): geprobeerd, niet bereikt. Aantal keer geprobeerd: 3. Hoe: gebeld.",
    ] {
        assert!(text.contains(must), "{must}\n{text}");
    }
}

#[test]
fn a_possible_offence_names_the_fact_and_who_tells_of_it() {
    let mut m = call(at(21, 14));
    does(&mut m, Command::SetSignalsFrom(Some(Account::told(A))));
    danger(&mut m, Signal::Geweld, |d| {
        d.at_risk = [A].into();
        d.from = [B].into();
    });
    does(
        &mut m,
        Command::Answer(Question::WensAangifte, Some(AnswerValue::Ja)),
    );
    let person = |id| Some(AnswerValue::Persoon(id));
    does(&mut m, Command::Answer(Question::WieAangifte, person(A)));
    does(&mut m, Command::Answer(Question::AangifteTegen, person(B)));
    let (protocol, _) = super::words();
    let document = mutatie_of(&m);
    let text = flat(&document);
    let told = format!(
        "A (moeder) meldt: {}.",
        protocol.signal(Signal::Geweld).short
    );
    assert!(text.contains(&told), "{text}");
    let (_, wish) = line(&document, "Volgens A (moeder) tegen B (vader)");
    assert_eq!(wish.mark, Mark::Person(A));
}
