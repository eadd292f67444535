//! Going about the editor: which part, which record, which field.

use crate::{
    training::{
        Event, Id, Item,
        edit::{At, Edit, Head},
    },
    ui::{
        action::MakeAction as Ask,
        room::oefenen::maken::{Maker, Part, Slot, Tab, field_name},
    },
};

/// The change that gives a record the name that was typed; `None` where it is no name.
pub(super) fn renamed(maker: &Maker, slot: Slot, text: &str) -> Option<Edit> {
    let id = Id::try_from(text.trim().to_owned()).ok()?;
    let s = maker.scenario();
    Some(match slot.part {
        Part::Head => Edit::Head(Box::new(Head { id, ..s.head() })),
        Part::Items => {
            let item = s.items.get(slot.at)?.clone();
            Edit::Item(At::Set(slot.at, Box::new(Item { id, ..item })))
        }
        Part::Events => {
            let event = s.events.get(slot.at)?.clone();
            Edit::Event(At::Set(slot.at, Box::new(Event { id, ..event })))
        }
        _ => return None,
    })
}

/// What only changes what is on screen.
pub(super) fn look(maker: &mut Maker, action: Ask) {
    maker.history.end_typing();
    match action {
        Ask::Show(part) => {
            maker.part = part;
            maker.side_in_front = false;
            maker.wish_row = true;
        }
        Ask::Choose(at) => {
            maker.at.insert(maker.part, at);
        }
        Ask::ToFields => {
            maker.side_in_front = false;
            maker.wish = Some(first_field(maker));
        }
        Ask::Side(tab) => {
            maker.tab = tab;
            maker.side_in_front = true;
        }
        Ask::ShowFields => maker.side_in_front = false,
        Ask::Problem(at) => maker.problem_at = at,
        Ask::GoTo(at) => go_to(maker, at),
        Ask::GoToNode(part, at) => {
            maker.part = part;
            maker.at.insert(part, at);
        }
        Ask::Zoom(zoom) => maker.zoom = zoom,
        // Everything else was taken by `make`.
        _ => {}
    }
}

/// Goes to the field of a problem.
fn go_to(maker: &mut Maker, at: usize) {
    let Some(problem) = maker.checked.problems.get(at) else {
        return;
    };
    let (part, record) = Part::of(&problem.place);
    let name = field_name(problem);
    let nth = problem.place.nth.unwrap_or(0);
    maker.problem_at = at;
    maker.part = part;
    maker.at.insert(part, record);
    maker.side_in_front = false;
    maker.tab = Tab::Problems;
    let slot = Slot {
        part,
        at: record,
        name,
        nth,
    };
    // A problem of the whole record is nobody's field.
    maker.wish = Some(if name.is_empty() {
        first_field(maker)
    } else {
        slot
    });
}

/// The field of the record on screen that is filled in first.
fn first_field(maker: &Maker) -> Slot {
    let name = match maker.part {
        Part::Head => "titel",
        Part::Goals => "doel",
        Part::People => "persoon",
        Part::Items | Part::Events => "id",
        Part::Outcome | Part::Required | Part::Forbidden => "reden",
        Part::Order => "eerst",
        Part::Statements => "uit",
        Part::Known | Part::Expert => "informatie",
        Part::Review => "na_te_kijken",
    };
    Slot {
        part: maker.part,
        at: maker.chosen(),
        name,
        nth: 0,
    }
}
