//! A long call: what is out of sight is not laid out, and nobody can tell.

use eframe::egui::{
    Context, Event, Modifiers, MouseWheelSource, MouseWheelUnit, Pos2, RawInput, Rect, Shape,
    TouchPhase, Vec2, epaint::ClippedShape,
};
use uuid::Uuid;
use voorop::{
    melding::{Account, Command, PersonId, Text},
    protocol::Step,
    ui::{
        Theme,
        action::{Action, Side},
        app::{Source, Voorop},
        clocks, fonts,
    },
};

use crate::window::{SIZE, start, words};

/// A window with 200 statements and the mutatie in the right column, without a harness: that always
/// reads aloud.
fn window(ctx: &Context) -> Voorop {
    fonts::install(ctx);
    let source = Source {
        now: start,
        id: Uuid::nil,
        clocks: clocks::system,
    };
    let mut app = Voorop::new(words(), source, Theme::Licht, ctx);
    for number in 0..200 {
        let account = match number % 2 {
            0 => Account::told(PersonId::A),
            _ => Account::told(PersonId::B),
        };
        let length = 1 + number % 7;
        let command = Command::AddStatement {
            account,
            text: Text::clean(&format!(
                "{number} {}",
                "de tas stond klaar ".repeat(length)
            )),
            place: Text::default(),
            step: Step::Wederhoor,
            accuses: (number % 2 == 0).then_some(PersonId::B),
        };
        app.apply(Action::Do(command), ctx);
    }
    app.apply(Action::ShowStep(Step::Wederhoor), ctx);
    app.apply(Action::ShowSide(Side::Mutatie), ctx);
    app
}

fn frame(ctx: &Context, app: &mut Voorop, events: Vec<Event>) -> Vec<ClippedShape> {
    let input = RawInput {
        screen_rect: Some(Rect::from_min_size(Pos2::ZERO, SIZE)),
        events,
        ..RawInput::default()
    };
    let mut output = ctx.run_ui(input, |ui| app.draw(ui));
    output.textures_delta.clear();
    output.shapes
}

/// The texts inside their clip, with their places.
fn in_sight(shapes: &[ClippedShape]) -> Vec<(String, [i32; 2])> {
    let texts = shapes.iter().filter_map(|clipped| match &clipped.shape {
        Shape::Text(text) => Some((clipped.clip_rect, text)),
        _ => None,
    });
    let seen = texts.filter(|(clip, text)| clip.intersects(text.visual_bounding_rect()));
    let words = seen.map(|(_, text)| {
        let place = [text.pos.x.round() as i32, text.pos.y.round() as i32];
        (text.galley.text().to_owned(), place)
    });
    words.collect()
}

fn wheel(x: f32, points: f32) -> Vec<Event> {
    vec![
        Event::PointerMoved(Pos2::new(x, 400.0)),
        Event::MouseWheel {
            unit: MouseWheelUnit::Point,
            delta: Vec2::new(0.0, -points),
            phase: TouchPhase::Move,
            source: MouseWheelSource::Unknown,
            modifiers: Modifiers::NONE,
        },
    ]
}

#[test]
fn a_long_document_looks_the_same_where_its_unseen_lines_are_not_laid_out() {
    let (plain, aloud) = (Context::default(), Context::default());
    aloud.enable_accesskit();
    let (mut one, mut other) = (window(&plain), window(&aloud));
    let mut least = f32::MAX;
    for at in 0..60 {
        let events = if at % 6 == 0 {
            wheel(if at % 12 == 0 { 1000.0 } else { 400.0 }, 900.0)
        } else {
            Vec::new()
        };
        let sparing = frame(&plain, &mut one, events.clone());
        let whole = frame(&aloud, &mut other, events);
        assert_eq!(in_sight(&sparing), in_sight(&whole), "frame {at}");
        least = least.min(sparing.len() as f32 / whole.len() as f32);
    }
    assert!(least < 0.8, "lines out of sight are left out: {least}");
}
