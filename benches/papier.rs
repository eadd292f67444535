//! How long a mutatie of 5 pages takes as PDF: at most 1.5 s the first time, the press included, and
//! at most 300 ms after that. Pages as images for the preview, and DOCX, stand beside it.

use std::{hint::black_box, time::Instant};

use chrono::{NaiveDate, NaiveDateTime};
use criterion::{Criterion, criterion_group, criterion_main};
use uuid::Uuid;
use voorop::afweging::assess;
use voorop::documents::{Document, DocumentTexts, Imprint, mutatie};
use voorop::melding::{Account, Command, Form, Melding, PersonId, Value};
use voorop::paper::{PaperTexts, Press, Template, docx};
use voorop::protocol::{Protocol, Signal, Step, Texts, read_words};

/// Statements that make a mutatie of five pages.
const STATEMENTS: u16 = 24;
/// Pages that the figures are about.
const PAGES: usize = 5;

const WORDS: &str = "Om zes uur stond de tas klaar bij de deur. Daarna ging de bel en \
    bleef het stil; ik belde nog één keer en stuurde om 18:20 uur een bericht.";

static FONTS: &[&[u8]] = &[
    include_bytes!("../assets/fonts/OpenSans-Regular.ttf"),
    include_bytes!("../assets/fonts/OpenSans-SemiBold.ttf"),
];

fn at() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 11, 20)
        .and_then(|day| day.and_hms_opt(21, 14, 0))
        .expect("a day in the calendar")
}

fn call() -> Melding {
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
        let account = match number % 3 {
            0 => Account::told(PersonId::A),
            1 => Account::Verklaard {
                by: PersonId::B,
                form: Form::Letterlijk,
            },
            _ => Account::Waargenomen,
        };
        commands.push(Command::AddStatement {
            account,
            text: WORDS.into(),
            place: "aan de deur".into(),
            step: Step::Wederhoor,
            accuses: (number % 4 == 0).then_some(PersonId::B),
        });
    }
    for command in commands {
        melding
            .apply(command, at())
            .expect("every command names what is there");
    }
    melding
}

fn document(protocol: &Protocol) -> Document {
    let texts =
        read_words::<DocumentTexts>("documenten.ron", include_str!("../assets/documenten.ron"))
            .expect("the bundled wording is tested");
    let melding = call();
    let imprint = Imprint {
        version: "1.0".to_owned(),
        at: Some(at()),
        ..Imprint::default()
    };
    mutatie(protocol, &texts, &melding, &assess(&melding)).with_imprint(imprint, protocol, &texts)
}

fn paper(c: &mut Criterion) {
    let protocol = Protocol::parse(Texts {
        protocol: ("protocol.ron", include_str!("../assets/protocol.ron")),
        rules: ("regels.ron", include_str!("../assets/regels.ron")),
        sources: ("bronnen.ron", include_str!("../assets/bronnen.ron")),
    })
    .expect("the bundled checklist is tested");
    let texts: PaperTexts =
        ron::from_str(include_str!("../assets/papier.ron")).expect("the bundled wording is tested");
    let page = include_str!("../assets/papier/papier.typ");
    let template = Template::new(texts.clone(), page, FONTS, &protocol.sources);
    let document = document(&protocol);

    let start = Instant::now();
    let press = Press::new(&template).expect("the bundled fonts are tested");
    let made = start.elapsed();
    let pages = press
        .set(&document)
        .expect("the bundled template is tested");
    let pdf = pages.pdf().expect("the bundled template is tested");
    eprintln!(
        "eerste: {:?}, waarvan de pers {made:?}; {} bladzijden, {} bytes",
        start.elapsed(),
        pages.count(),
        pdf.len()
    );
    assert!(
        pages.count() >= PAGES,
        "the figures are about {PAGES} pages or more"
    );

    c.bench_function("mutatie, 5 pages, PDF", |b| {
        b.iter(|| press.set(black_box(&document)).and_then(|p| p.pdf()));
    });
    c.bench_function("mutatie, 5 pages, set for the preview", |b| {
        b.iter(|| press.set(black_box(&document)));
    });
    c.bench_function("one page as an image at 2 pixels per point", |b| {
        b.iter(|| pages.image(black_box(0), 2.0));
    });
    c.bench_function("mutatie, 5 pages, DOCX", |b| {
        b.iter(|| docx(black_box(&document), &texts));
    });
}

criterion_group!(benches, paper);
criterion_main!(benches);
