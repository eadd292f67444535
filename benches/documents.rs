//! How long a mutatie of a long call takes: blocks and text, at most 1 ms for 200 statements,
//! so that the preview can be drawn up again after every key press.

use std::hint::black_box;

use chrono::{NaiveDate, NaiveDateTime};
use criterion::{Criterion, criterion_group, criterion_main};
use uuid::Uuid;
use voorop::afweging::assess;
use voorop::documents::{DocumentTexts, mutatie, to_text};
use voorop::melding::{Account, Command, Form, Melding, PersonId, Put, Rebuttal, Value};
use voorop::protocol::{Protocol, Signal, Step, Texts, read_words};

/// Statements in the call.
const STATEMENTS: u16 = 200;

const WORDS: &str = "Om zes uur stond de tas klaar bij de deur. Daarna ging de bel en \
    bleef het stil; ik belde nog één keer en stuurde om 18:20 uur een bericht.";

fn at() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 11, 20)
        .and_then(|day| day.and_hms_opt(21, 14, 0))
        .expect("a day in the calendar")
}

fn account(number: u16) -> Account {
    match number % 5 {
        0 => Account::told(PersonId::A),
        1 => Account::Verklaard {
            by: PersonId::B,
            form: Form::Letterlijk,
        },
        2 => Account::Waargenomen,
        3 => Account::WoordenKind {
            child: PersonId::Child(1),
            question: "Hoe ging het?".into(),
            present: "alleen verbalisant".into(),
        },
        _ => Account::Systeem {
            query: "registraties".into(),
        },
    }
}

/// A call with children, signals, and statements of every kind, half of them accusing.
fn long_call() -> Melding {
    let mut melding = Melding::new(Uuid::nil(), at());
    let mut commands = vec![
        Command::AddPerson { child: true },
        Command::AddPerson { child: true },
        Command::SetReporter(Some(PersonId::A)),
    ];
    for (index, signal) in Signal::ALL.iter().enumerate() {
        commands.push(Command::AnswerSignal(*signal, Value::ALL[index % 4]));
    }
    for number in 0..STATEMENTS {
        commands.push(Command::AddStatement {
            account: account(number),
            text: WORDS.into(),
            place: "aan de deur".into(),
            step: Step::Wederhoor,
            accuses: (number % 2 == 0).then_some(PersonId::B),
        });
    }
    for command in commands {
        melding
            .apply(command, at())
            .expect("every command names what is there");
    }
    let accusing: Vec<_> = melding.accusations().iter().map(|a| a.id).collect();
    for id in accusing {
        let rebuttal = Rebuttal {
            put: Some(Put::Voorgelegd),
            answer: WORDS.into(),
            ..Rebuttal::default()
        };
        melding
            .apply(Command::SetRebuttal(id, rebuttal), at())
            .expect("the accusation is there");
    }
    melding
}

fn documents(c: &mut Criterion) {
    let protocol = Protocol::parse(Texts {
        protocol: ("protocol.ron", include_str!("../assets/protocol.ron")),
        rules: ("regels.ron", include_str!("../assets/regels.ron")),
        sources: ("bronnen.ron", include_str!("../assets/bronnen.ron")),
    })
    .expect("the bundled checklist is tested");
    let texts =
        read_words::<DocumentTexts>("documenten.ron", include_str!("../assets/documenten.ron"))
            .expect("the bundled wording is tested");
    let melding = long_call();
    let assessment = assess(&melding);
    c.bench_function("mutatie, 200 statements, blocks", |b| {
        b.iter(|| mutatie(&protocol, &texts, black_box(&melding), &assessment));
    });
    c.bench_function("mutatie, 200 statements, blocks and text", |b| {
        b.iter(|| {
            to_text(&mutatie(
                &protocol,
                &texts,
                black_box(&melding),
                &assessment,
            ))
        });
    });
}

criterion_group!(benches, documents);
criterion_main!(benches);
