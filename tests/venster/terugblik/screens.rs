//! Every screen of the room for someone who does not see it, or sees it large.

use voorop::{
    archive::model::NoteKind,
    ui::{
        Theme,
        action::{Action, ExchangeAction, TerugblikAction as Ask},
        room::{
            exchange::Trade,
            terugblik::{Shown, Term},
        },
    },
};

use super::{ask, in_room, world};
use crate::{
    access::{SHAPES, faults, nothing_wrong},
    window::Window,
};
use world::{COORDINATOR, NEWEST, OLD, id};

/// Each screen with what leads to it from the list.
fn screens() -> Vec<(&'static str, Vec<Ask>)> {
    let mut all = vec![
        ("list", vec![Ask::Show(Shown::List)]),
        ("found", vec![Ask::Words("overdracht".into()), Ask::Search]),
        ("folded", vec![Ask::Unfold]),
        ("family", vec![Ask::Family(id(NEWEST))]),
        (
            "hours",
            vec![Ask::Family(id(NEWEST)), Ask::HoursInWords(true)],
        ),
        ("record", vec![Ask::Open(id(NEWEST))]),
        (
            "note",
            vec![Ask::Open(id(NEWEST)), Ask::Write(NoteKind::Opmerking, None)],
        ),
        (
            "date",
            vec![
                Ask::Open(id(NEWEST)),
                Ask::Write(NoteKind::ZorgVerzonden, None),
            ],
        ),
        ("reason", vec![Ask::Open(id(OLD))]),
        (
            "figures",
            vec![Ask::Figures(Term::Year, 0), Ask::Show(Shown::Figures)],
        ),
    ];
    for (trade, name) in Trade::ALL
        .into_iter()
        .zip(["import", "export", "send", "receive"])
    {
        let asked = ExchangeAction::Trade(trade);
        all.push((name, vec![Ask::Show(Shown::Exchange), Ask::Exchange(asked)]));
    }
    all
}

fn show(w: &mut Window, asked: Vec<Ask>) {
    ask(w, Ask::Show(Shown::List));
    for one in asked {
        ask(w, one);
    }
}

#[test]
fn every_screen_can_be_named_hit_and_reached_at_every_size() {
    let mut all = Vec::new();
    let (_folder, mut w) = in_room(COORDINATOR);
    for (size, zoom) in SHAPES {
        w.resize(size, zoom);
        for (name, asked) in screens() {
            show(&mut w, asked);
            all.extend(faults(&w, &format!("{name} at {size:?} x {zoom}")));
        }
    }
    nothing_wrong(&all);
}

#[test]
fn every_screen_comes_to_rest_in_every_theme() {
    let (_folder, mut w) = in_room(COORDINATOR);
    for theme in Theme::ALL {
        w.act(Action::SetTheme(theme));
        for (_, asked) in screens() {
            show(&mut w, asked);
        }
    }
}
