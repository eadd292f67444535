//! Where somebody is: at a person's, at a third place of the call, elsewhere.

use eframe::egui::Ui;

use crate::melding::{Command, MAX_NUMBER, PersonId, Place, Text, Whereabouts};

use crate::ui::{
    action::{Action, RowId},
    scene::{Scene, badge},
    widgets::{Badge, Chip, Choice},
};

use super::switch;

/// Whose homes are on offer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Homes {
    /// Also in turns at both parents: only for where a child lives.
    Lives,
    /// Where somebody or something is now.
    Now,
}

/// Chips for a place. Returns it where another one was chosen.
pub fn whereabouts(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    label: &str,
    current: Whereabouts,
    homes: Homes,
) -> Option<Whereabouts> {
    let melding = scene.melding;
    let mut options: Vec<Whereabouts> = melding.parents_by_part().map(Whereabouts::Bij).into();
    if homes == Homes::Lives {
        options.push(Whereabouts::Beide);
    }
    let others = melding.people_by_part().into_iter();
    let adult = |id: &PersonId| matches!(id, PersonId::Other(_));
    options.extend(others.filter(adult).map(Whereabouts::Bij));
    options.extend(melding.places.iter().map(|p| Whereabouts::Plek(p.number)));
    options.extend([Whereabouts::Elders, Whereabouts::Onbekend]);
    if !options.contains(&current) {
        options.push(current);
    }
    let words: Vec<String> = options.iter().map(|o| scene.place(*o)).collect();
    let mut chips: Vec<Chip<'_>> = options
        .iter()
        .zip(&words)
        .map(|(option, words)| match host_badge(*option) {
            Some(badge) => Chip::with_badge("", badge).spoken(words),
            None => Chip::new(words),
        })
        .collect();
    let next = (1..=MAX_NUMBER).find(|n| melding.places.iter().all(|p| p.number != *n));
    if next.is_some() {
        chips.push(Chip::new(&scene.t.place_new));
    }
    let selected = options.iter().position(|o| *o == current);
    let at = Choice::new(label, &chips).selected(selected).show(ui)?;
    match options.get(at) {
        Some(option) => Some(*option).filter(|o| *o != current),
        None => {
            scene.ask(Action::Do(Command::AddPlace));
            next.map(Whereabouts::Plek)
        }
    }
}

/// People beside the parents are chosen by their letter: their words would take a line each.
fn host_badge(place: Whereabouts) -> Option<Badge<'static>> {
    match place {
        Whereabouts::Bij(id @ PersonId::Other(_)) => Some(badge(id)),
        _ => None,
    }
}

/// The name of a third place, and whether a parent may know where it is.
pub fn third_place(ui: &mut Ui, scene: &mut Scene<'_>, place: Whereabouts) {
    let Whereabouts::Plek(number) = place else {
        return;
    };
    let Some(place) = scene.melding.places.iter().find(|p| p.number == number) else {
        return;
    };
    let t = scene.t;
    let row = RowId::Place(number);
    let label = t.place_name.replace("{n}", &number.to_string());
    let typed = scene.field(ui, row, "naam", &label, &place.name, 1);
    let pressed = switch(ui, &label, &t.address_secret, place.secret);
    if typed.is_none() && !pressed {
        return;
    }
    let place = Place {
        number,
        name: typed.map_or_else(|| place.name.clone(), |text| Text::clean(&text)),
        secret: place.secret != pressed,
    };
    scene.ask(Action::Do(Command::EditPlace(place)));
}
