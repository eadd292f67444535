//! Another name for information or an event, wherever the old one stands.

use crate::training::{Ask, Ban, Id, Move, Scenario, When};

impl Scenario {
    /// Puts the new name wherever the old one stands. The caller has seen that it is free.
    pub(super) fn rename(&mut self, from: &Id, to: &Id) {
        self.each_id(&mut |id| {
            if id == from {
                id.clone_from(to);
            }
        });
    }

    /// Every place where a name of information or of an event stands.
    pub(super) fn each_id(&mut self, visit: &mut dyn FnMut(&mut Id)) {
        for item in &mut self.items {
            visit(&mut item.id);
            item.needs.iter_mut().for_each(&mut *visit);
        }
        for event in &mut self.events {
            visit(&mut event.id);
            if let When::Na(ids) = &mut event.when {
                ids.iter_mut().for_each(&mut *visit);
            }
        }
        let good = &mut self.good;
        for required in &mut good.required {
            if let Ask::Informatie(id) = &mut required.ask {
                visit(id);
            }
        }
        for order in &mut good.order {
            let all = order.first.iter_mut().chain(&mut order.then);
            all.for_each(&mut *visit);
        }
        for forbidden in &mut good.forbidden {
            if let Ban::Informatie(id) = &mut forbidden.ban {
                visit(id);
            }
        }
        for expected in &mut good.statements {
            visit(&mut expected.from);
        }
        for known in &mut good.known {
            visit(&mut known.item);
        }
        for next in &mut self.expert {
            match next {
                Move::Ask(id) | Move::Note(id) | Move::Insert(id) => visit(id),
                Move::Fill(_) | Move::Do(_) | Move::Undo | Move::Redo | Move::Wait(_) => {}
            }
        }
    }
}
