//! Adding, removing and moving records.

use crate::{
    melding::{Person, PersonId, Text},
    protocol::Signal,
    training::{
        Ask as Point, Ban, Channel, Event, Expected, Findings, Forbidden, Goal, Id, Item, Known,
        Move, Order, Required, Role, Said, Scenario, SpeakerName, When,
        edit::{At, Edit},
    },
    ui::{
        action::MakeAction as Ask,
        room::oefenen::maken::{Maker, Part},
    },
};

use super::Voorop;

impl Voorop {
    pub(super) fn change_records(&mut self, action: Ask) {
        let Some(maker) = self.maker_mut() else {
            return;
        };
        maker.history.end_typing();
        match action {
            Ask::Add => {
                let at = behind(maker);
                if let Some(edit) = added(maker, at) {
                    self.change_list(edit, at, move |old| Some(old + usize::from(old >= at)));
                }
            }
            Ask::AddPerson { child } => {
                let at = maker.scenario().people.len();
                let role = new_role(maker.scenario(), child);
                match role {
                    Some(role) => {
                        self.change_list(Edit::Person(At::Add(at, role)), at, Some);
                    }
                    None => self.say(
                        crate::ui::theme::Tone::Amber,
                        self.words.ui.maken_people_full.clone(),
                    ),
                }
            }
            Ask::Remove => {
                let at = maker.chosen();
                if let Some(edit) = of_list(maker.part, At::Remove(at)) {
                    let place = move |old: usize| match old.cmp(&at) {
                        std::cmp::Ordering::Less => Some(old),
                        std::cmp::Ordering::Equal => None,
                        std::cmp::Ordering::Greater => Some(old - 1),
                    };
                    self.change_list(edit, at.saturating_sub(1).min(at), place);
                }
            }
            Ask::Shift { up } => {
                let from = maker.chosen();
                let last = maker.part.count(maker).unwrap_or(0).saturating_sub(1);
                let to = if up {
                    from.saturating_sub(1)
                } else {
                    (from + 1).min(last)
                };
                if from != to
                    && let Some(edit) = of_list(maker.part, At::Move(from, to))
                {
                    let place = move |old: usize| match old {
                        old if old == from => Some(to),
                        old if old == to => Some(from),
                        old => Some(old),
                    };
                    self.change_list(edit, to, place);
                }
            }
            Ask::Tick(at) => {
                maker.tick(at);
            }
            _ => {}
        }
    }

    /// Changes a list, stands on a record of it, and takes text that could not be read along.
    fn change_list(&mut self, edit: Edit, stand: usize, place: impl Fn(usize) -> Option<usize>) {
        let before = self.maker().map(|maker| maker.revision);
        self.edit_scenario(edit);
        let Some(maker) = self.maker_mut() else {
            return;
        };
        if before != Some(maker.revision) {
            let part = maker.part;
            maker.drafts_move(part, place);
            maker.at.insert(part, stand);
            maker.wish_row = true;
        }
    }
}

/// Where a new record comes: behind the one on screen.
fn behind(maker: &Maker) -> usize {
    match maker.part.count(maker) {
        None | Some(0) => 0,
        Some(_) => maker.chosen() + 1,
    }
}

/// A change that needs no record, of the list on screen.
fn of_list(part: Part, at: At<()>) -> Option<Edit> {
    fn as_at<T>(at: At<()>) -> Option<At<T>> {
        match at {
            At::Remove(nth) => Some(At::Remove(nth)),
            At::Move(from, to) => Some(At::Move(from, to)),
            At::Set(..) | At::Add(..) => None,
        }
    }
    Some(match part {
        Part::Head | Part::Outcome | Part::Review => return None,
        Part::Goals => Edit::Goal(as_at(at)?),
        Part::People => Edit::Person(as_at(at)?),
        Part::Items => Edit::Item(as_at(at)?),
        Part::Events => Edit::Event(as_at(at)?),
        Part::Required => Edit::Required(as_at(at)?),
        Part::Order => Edit::Order(as_at(at)?),
        Part::Forbidden => Edit::Forbidden(as_at(at)?),
        Part::Statements => Edit::Statement(as_at(at)?),
        Part::Known => Edit::Known(as_at(at)?),
        Part::Expert => Edit::Expert(as_at(at)?),
    })
}

/// An empty record at this place of the list on screen.
fn added(maker: &Maker, at: usize) -> Option<Edit> {
    let s = maker.scenario();
    let (why, citations) = (Text::default(), Vec::new());
    let first = || {
        s.items
            .first()
            .map_or_else(|| s.id.clone(), |i| i.id.clone())
    };
    let free = |base: &str| Id::try_from(base.to_owned()).ok().map(|id| s.free_id(&id));
    Some(match maker.part {
        Part::Head | Part::Outcome | Part::Review | Part::People => return None,
        Part::Goals => Edit::Goal(At::Add(at, Goal::default())),
        Part::Items => Edit::Item(At::Add(at, Box::new(new_item(free("informatie")?)))),
        Part::Events => {
            let event = Event {
                id: free("gebeurtenis")?,
                when: When::Trainer,
                answer: vec![Said::default()],
                findings: Findings::default(),
            };
            Edit::Event(At::Add(at, Box::new(event)))
        }
        Part::Required => {
            let ask = Point::Signaal(Signal::ALL[0]);
            Edit::Required(At::Add(
                at,
                Required {
                    ask,
                    why,
                    citations,
                },
            ))
        }
        Part::Order => {
            let (first, then) = (vec![first()], Vec::new());
            let order = Order {
                first,
                then,
                why,
                citations,
            };
            Edit::Order(At::Add(at, order))
        }
        Part::Forbidden => {
            let ban = Ban::KindVerplaatst;
            Edit::Forbidden(At::Add(
                at,
                Forbidden {
                    ban,
                    why,
                    citations,
                },
            ))
        }
        Part::Statements => {
            let expected = Expected {
                from: first(),
                speaker: SpeakerName::Agent,
                words: Vec::new(),
                why,
                citations,
            };
            Edit::Statement(At::Add(at, expected))
        }
        Part::Known => {
            let item = first();
            Edit::Known(At::Add(
                at,
                Known {
                    item,
                    why,
                    citations,
                },
            ))
        }
        Part::Expert => Edit::Expert(At::Add(at, Move::Ask(first()))),
    })
}

fn new_item(id: Id) -> Item {
    Item {
        id,
        channel: Channel::Spreek(PersonId::A),
        ask: Text::default(),
        minutes: 2,
        needs: Vec::new(),
        answer: vec![Said {
            by: Some(PersonId::A),
            text: Text::default(),
        }],
        findings: Findings::default(),
        deed: None,
    }
}

/// The next child or other; `None` where there is no label left.
fn new_role(scenario: &Scenario, child: bool) -> Option<Box<Role>> {
    let taken = |id: &PersonId| scenario.people.iter().any(|r| r.person.id == *id);
    let label = if child {
        PersonId::Child
    } else {
        PersonId::Other
    };
    let id = (1..=crate::melding::MAX_NUMBER)
        .map(label)
        .find(|id| !taken(id))?;
    Some(Box::new(Role {
        person: Person::new(id),
        in_briefing: false,
        knows: Text::default(),
        says: Text::default(),
    }))
}
