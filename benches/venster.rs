//! What one frame costs without a graphics card: layout and triangles of the whole window at
//! 1280x720, with 200 statements and the mutatie beside them, at most 4 ms of CPU.

use std::{
    hint::black_box,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread::JoinHandle,
};

use chrono::{NaiveDate, NaiveDateTime};
use criterion::{Criterion, criterion_group, criterion_main};
use eframe::egui::{
    Context, Event, Modifiers, MouseWheelSource, MouseWheelUnit, Pos2, RawInput, Rect, TouchPhase,
    Vec2,
};
use uuid::Uuid;
use voorop::{
    archive::{
        Place, SqliteStore, Store,
        keys::Role,
        model::{Order, Search, Session},
    },
    files::Assets,
    melding::{Account, Command, PersonId, Text, Value},
    protocol::{Signal, Step},
    ui::{
        Theme, Words,
        action::{Action, Side},
        app::{Source, Voorop},
        fonts,
    },
};

/// The key of the archives that `examples/archief_meten.rs` makes.
const MEASURED_KEY: &str = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";
const STATEMENTS: u16 = 200;
const WORDS: &str = "Om zes uur stond de tas klaar bij de deur. Daarna ging de bel en \
    bleef het stil; ik belde nog één keer en stuurde om 18:20 uur een bericht.";

fn at() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 11, 20)
        .and_then(|day| day.and_hms_opt(21, 14, 0))
        .expect("a day in the calendar")
}

/// The window with a long call, at the step with all its statements.
fn window(ctx: &Context) -> Voorop {
    let words = Words::read(&Assets::built_in()).expect("the bundled texts are tested");
    let source = Source {
        now: at,
        id: Uuid::nil,
        clocks: voorop::ui::clocks::system,
    };
    let mut app = Voorop::new(words, source, Theme::Licht, ctx);
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
            account: match number % 3 {
                0 => Account::told(PersonId::A),
                1 => Account::told(PersonId::B),
                _ => Account::Waargenomen,
            },
            text: Text::clean(&format!("{number}: {WORDS}")),
            place: "aan de deur".into(),
            step: Step::Wederhoor,
            accuses: (number % 2 == 0).then_some(PersonId::B),
        });
    }
    for command in commands {
        app.apply(Action::Do(command), ctx);
    }
    app.apply(Action::ShowStep(Step::Wederhoor), ctx);
    app.apply(Action::ShowSide(Side::Mutatie), ctx);
    app
}

/// One frame as eframe runs it: input, the window, triangles.
fn frame(ctx: &Context, app: &mut Voorop, events: Vec<Event>) -> usize {
    let input = RawInput {
        screen_rect: Some(Rect::from_min_size(Pos2::ZERO, Vec2::new(1280.0, 720.0))),
        events,
        ..RawInput::default()
    };
    let mut output = ctx.run_ui(input, |ui| app.draw(ui));
    // There is no graphics card to take them.
    output.textures_delta.clear();
    ctx.tessellate(output.shapes, output.pixels_per_point).len()
}

fn frames(c: &mut Criterion) {
    for (name, readable) in [("", false), (", read by a screen reader", true)] {
        let ctx = Context::default();
        fonts::install(&ctx);
        if readable {
            ctx.enable_accesskit();
        }
        let mut app = window(&ctx);
        for _ in 0..10 {
            frame(&ctx, &mut app, Vec::new());
        }
        c.bench_function(&format!("frame, 200 statements{name}"), |b| {
            let mut x = 300.0;
            b.iter(|| {
                // The mouse moves: that is what makes most frames.
                x = if x > 800.0 { 300.0 } else { x + 1.0 };
                let moved = Event::PointerMoved(Pos2::new(x, 400.0));
                black_box(frame(&ctx, &mut app, vec![moved]))
            });
        });
    }
}

/// Searches an archive on a thread of its own, over and over, until the flag falls.
fn search_on(folder: &std::path::Path, go_on: Arc<AtomicBool>) -> JoinHandle<u32> {
    let who = Session {
        user: "8001".into(),
        role: Role::Jeugdcoordinator,
        unit: "District West".into(),
        device: "meetbank".into(),
    };
    let place = Place::new(folder).expect("a folder on this machine");
    let mut store = SqliteStore::open(&place, 1, MEASURED_KEY, &who, at())
        .expect("an archive that `archief_meten` made")
        .store;
    std::thread::spawn(move || {
        let mut searches = 0;
        while go_on.load(Ordering::Relaxed) {
            let search = Search {
                words: "kinderen overdracht".into(),
                order: Order::Relevance,
                ..Search::default()
            };
            store.search(&who, &search, at()).expect("a search");
            searches += 1;
        }
        searches
    })
}

/// Frames while the archive in `VOOROP_MEET_ARCHIEF` is searched: at most 8 ms.
fn frames_while_searching(c: &mut Criterion) {
    let Some(folder) = std::env::var_os("VOOROP_MEET_ARCHIEF") else {
        eprintln!(
            "VOOROP_MEET_ARCHIEF noemt geen archief: beelden tijdens zoeken zijn niet gemeten"
        );
        return;
    };
    let go_on = Arc::new(AtomicBool::new(true));
    let searcher = search_on(folder.as_ref(), Arc::clone(&go_on));
    let ctx = Context::default();
    fonts::install(&ctx);
    let mut app = window(&ctx);
    app.apply(Action::FocusStatement, &ctx);
    for _ in 0..10 {
        frame(&ctx, &mut app, Vec::new());
    }
    c.bench_function(
        "frame with a letter typed, while the archive is searched",
        |b| {
            b.iter(|| black_box(frame(&ctx, &mut app, vec![Event::Text("a".into())])));
        },
    );
    c.bench_function(
        "frame with a turn of the wheel, while the archive is searched",
        |b| {
            let mut down = false;
            b.iter(|| {
                down = !down;
                let wheel = Event::MouseWheel {
                    source: MouseWheelSource::Wheel,
                    unit: MouseWheelUnit::Line,
                    delta: Vec2::new(0.0, if down { -3.0 } else { 3.0 }),
                    phase: TouchPhase::Move,
                    modifiers: Modifiers::NONE,
                };
                let events = vec![Event::PointerMoved(Pos2::new(500.0, 400.0)), wheel];
                black_box(frame(&ctx, &mut app, events))
            });
        },
    );
    go_on.store(false, Ordering::Relaxed);
    let searches = searcher.join().expect("the searching thread ends");
    assert!(searches > 0, "nothing was searched meanwhile");
}

criterion_group!(benches, frames, frames_while_searching);
criterion_main!(benches);
