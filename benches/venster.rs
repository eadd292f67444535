//! What one frame costs without a graphics card: layout and triangles of the whole window at
//! 1280x720, with 200 statements and the mutatie beside them, at most 4 ms of CPU.

use std::hint::black_box;

use chrono::{NaiveDate, NaiveDateTime};
use criterion::{Criterion, criterion_group, criterion_main};
use eframe::egui::{Context, Event, Pos2, RawInput, Rect, Vec2};
use uuid::Uuid;
use voorop::{
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

criterion_group!(benches, frames);
criterion_main!(benches);
