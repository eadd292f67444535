//! What may need shielding, and why. The program suggests; the officer decides and writes the
//! reason. Unknown is never taken as safe: a place is suggested until every safety signal was found
//! to be *nee* on other grounds than the reader's own word.

mod why;

pub use why::{Suggestion, Why};

use std::collections::BTreeSet;

use super::draw::Part;
use super::leak::{Leak, tells};
use super::paper::Left;
use super::texts::ReaderTexts;
use super::typed::{Kind, typed};
use super::view::{PutState, accounts_of, put_to};
use crate::documents::context::{Context, has_typed};
use crate::documents::sections::shields;
use crate::melding::{
    Account, Asked, Heard, Melding, Passage, Person, PersonId, Relation, Reply, Role, Says, Shield,
    Whereabouts, claimant,
};
use crate::protocol::{Question, Signal, SignalClass, Step};

/// What may need shielding for the reader of `left`, each passage once, with the first reason.
pub(super) fn suggestions(
    context: &Context<'_>,
    texts: &ReaderTexts,
    left: &Left,
    parts: &[Part],
    visible: &BTreeSet<Passage>,
) -> Vec<Suggestion> {
    let m = context.melding;
    let mut list = List {
        melding: m,
        reader: left.id(),
        visible,
        found: Vec::new(),
    };
    let open = undecided(m, left, parts);
    list.children();
    list.reporter();
    list.others();
    list.dangers();
    if danger_possible(m, list.reader) {
        list.places();
    }
    list.untold();
    list.named(left, parts);
    for leak in &open {
        let listed = list.found.iter().any(|(passage, _)| *passage == leak.at);
        if !listed {
            // The reader's own words are left alone, not what the officer typed beside them.
            let why = Why::GenoemdInAndereTekst { of: leak.of };
            list.found.push((leak.at, why));
        }
    }
    let found = list.found.into_iter();
    found
        .map(|(passage, why)| {
            let of = match why {
                Why::GenoemdInAndereTekst { of } => shields::passage(context, of),
                _ => String::new(),
            };
            let own = typed(m).into_iter().filter(|t| t.passage == passage);
            let words: Vec<&str> = own.map(|t| t.text).collect();
            Suggestion {
                passage,
                words: words.join(" · "),
                name: shields::passage(context, passage),
                paper_waits: open.iter().any(|leak| leak.at == passage),
                own: m.is_own(passage, list.reader),
                why,
                text: texts.why(why, &of),
                reason_hint: texts.hint(why).to_owned(),
                citations: texts.citations(why).to_vec(),
            }
        })
        .collect()
}

/// Whether danger from this reader is not excluded. *Nee* on the reader's own word excludes nothing, nor
/// does one of which nobody named the source; who reads for a child may be either parent.
pub(super) fn danger_possible(m: &Melding, reader: PersonId) -> bool {
    let by_reader = |account: &Account| match claimant(account) {
        Some(id) if reader.is_child() => id.is_parent(),
        other => other == Some(reader),
    };
    let excludes = |reply: &Reply| {
        let source = reply.account.as_ref();
        let named = source.filter(|a| **a != Account::NietGenoemd);
        reply.says == Says::Nee && named.is_some_and(|a| !by_reader(a))
    };
    let excluded = |signal: &Signal| {
        m.signals
            .get(signal)
            .is_some_and(|answer| answer.asked == Asked::Nee && answer.live_replies().any(excludes))
    };
    let mut safety = Signal::ALL.iter();
    safety.any(|s| s.class() != SignalClass::Care && !excluded(s))
}

struct List<'a> {
    melding: &'a Melding,
    reader: PersonId,
    visible: &'a BTreeSet<Passage>,
    found: Vec<(Passage, Why)>,
}

impl List<'_> {
    /// Adds a passage that can still be shielded.
    fn add(&mut self, passage: Passage, why: Why) {
        let m = self.melding;
        let decided = |s: &Shield| s.passage == passage;
        let known = self.found.iter().any(|(p, _)| *p == passage)
            || m.decided_for(self.reader).any(decided);
        if !known && m.has_passage(passage) && !m.is_own(passage, self.reader) {
            self.found.push((passage, why));
        }
    }

    /// Adds a passage where it is drawn.
    fn add_drawn(&mut self, passage: Passage, why: Why) {
        if self.visible.contains(&passage) {
            self.add(passage, why);
        }
    }

    fn shielded(&self, passage: Passage) -> bool {
        let mut shields = self.melding.shields_for(self.reader);
        shields.any(|s| s.passage == passage)
    }

    /// Whether the paper shows that this person is in the call.
    fn shows(&self, id: PersonId) -> bool {
        self.visible.contains(&Passage::Naam(id))
    }

    fn children(&mut self) {
        let visible = self.visible;
        for passage in visible {
            let accounts = accounts_of(self.melding, *passage);
            let mut people = accounts.into_iter().flat_map(Account::people);
            if people.any(PersonId::is_child) {
                self.add(*passage, Why::KindVertrouwelijk);
            }
        }
        let heard: Vec<PersonId> = self
            .melding
            .children()
            .map(|p| p.id)
            .filter(|id| {
                let hearing = self.melding.hearings.get(id);
                let heard = hearing.and_then(|h| h.heard);
                matches!(heard, Some(Heard::Gehoord | Heard::Deels))
            })
            .collect();
        for id in heard {
            self.add_drawn(Passage::Gehoord(id), Why::KindVertrouwelijk);
        }
    }

    /// A reporter who is no parent. A child stays in the paper, so there only the line goes.
    fn reporter(&mut self) {
        let m = self.melding;
        for id in m.reporter.iter().chain(&m.also_report).copied() {
            if id.is_child() {
                self.add_drawn(Passage::Melder, Why::Melder);
            } else if !id.is_parent() && self.shows(id) {
                self.add(Passage::Persoon(id), Why::Melder);
            }
        }
    }

    fn others(&mut self) {
        let m = self.melding;
        let speaks = |id: PersonId| {
            let mut accounts = self.visible.iter().flat_map(|p| accounts_of(m, *p));
            accounts.any(|a| a.people().any(|p| p == id))
        };
        let third = |p: &&Person| match p.relation.role() {
            Role::Bystander => p.relation != Relation::Ander,
            Role::Professional => true,
            Role::Parent | Role::Child | Role::Party | Role::Authority => false,
        };
        let people: Vec<PersonId> = m
            .people
            .iter()
            .filter(third)
            .map(|p| p.id)
            .filter(|id| speaks(*id) && self.shows(*id))
            .collect();
        for id in people {
            self.add(Passage::Persoon(id), Why::Derde);
        }
    }

    /// What is said or feared of the reader and was not put yet; a danger of which nobody recorded
    /// from whom it comes may come from the reader.
    fn dangers(&mut self) {
        let m = self.melding;
        let reader = self.reader;
        let put = |passage| {
            let state = put_to(m, passage, reader);
            matches!(state, Some(PutState::Answered | PutState::PutWithoutAnswer))
        };
        for (signal, answer) in &m.signals {
            if signal.class() == SignalClass::Care {
                continue;
            }
            let mut any = false;
            for danger in answer.active() {
                let from = |id: &PersonId| *id == reader || (reader.is_child() && id.is_parent());
                let passage = Passage::Regel(danger.id);
                let maybe = danger.from.is_empty() || danger.from.iter().any(from);
                if maybe && !put(passage) {
                    self.add_drawn(passage, Why::GevaarVoorIemand);
                    any = true;
                }
            }
            if any {
                self.add_drawn(Passage::Toelichting(*signal), Why::GevaarVoorIemand);
            }
        }
        if danger_possible(m, reader) {
            for claim in m.accusations().iter().filter(|a| a.signal.is_none()) {
                let passage = Passage::Regel(claim.id);
                if claim.about.contains(&reader) && !put(passage) {
                    self.add_drawn(passage, Why::GevaarVoorIemand);
                    self.add_drawn(Passage::Weerwoord(claim.id), Why::GevaarVoorIemand);
                }
            }
            let workers = Passage::Antwoord(Question::VeiligheidWerkers);
            self.add_drawn(workers, Why::GevaarVoorIemand);
            let note = Passage::Aantekening(Question::VeiligheidWerkers);
            self.add_drawn(note, Why::GevaarVoorIemand);
        }
    }

    /// Where somebody else is. What is not drawn is suggested too: shielded, it is also looked for
    /// in every other text.
    fn places(&mut self) {
        let m = self.melding;
        let reader = self.reader;
        let elsewhere = |place| !matches!(place, Whereabouts::Onbekend | Whereabouts::Beide);
        for p in m.people.iter().filter(|p| p.id != reader) {
            if !self.shows(p.id) {
                continue;
            }
            let third = |place| matches!(place, Whereabouts::Plek(_));
            let known =
                !p.address.is_blank() || !p.now_text.is_blank() || third(p.now) || third(p.lives);
            let child = p.id.is_child() && (elsewhere(p.now) || elsewhere(p.lives));
            if (known || child) && !self.shielded(Passage::Adres(p.id)) {
                self.add(Passage::Adres(p.id), Why::Adres);
            }
            if !p.phone.is_blank() && !self.shielded(Passage::Telefoon(p.id)) {
                self.add(Passage::Telefoon(p.id), Why::Adres);
            }
        }
        for question in [
            Question::WaarSpeeltHet,
            Question::School,
            Question::Huisarts,
            Question::Hulpverleners,
        ] {
            self.add_drawn(Passage::Antwoord(question), Why::Adres);
            self.add_drawn(Passage::Aantekening(question), Why::Adres);
        }
        for s in m.live_statements().filter(|s| tells(&s.place)) {
            self.add_drawn(Passage::Regel(s.id), Why::Adres);
        }
    }

    /// What tells of a zorgmelding, until it stands that the parents were told.
    fn untold(&mut self) {
        let m = self.melding;
        if m.is_yes(Question::OpenheidOuders) {
            return;
        }
        let apart = [
            Question::Letsel,
            Question::VeiligheidWerkers,
            Question::School,
            Question::Huisarts,
            Question::Hulpverleners,
            Question::Registratienummer,
        ];
        for question in Question::of_step(Step::Zorgmelding).filter(|q| !apart.contains(q)) {
            let answer = m.answers.get(&question);
            if answer.is_some_and(|a| a.value.is_some() || has_typed(a)) {
                self.add_drawn(Passage::Antwoord(question), Why::NietVerteld);
                self.add_drawn(Passage::Aantekening(question), Why::NietVerteld);
            }
        }
    }

    /// Texts with words that are kept back, by a shield or because no reader gets them.
    fn named(&mut self, left: &Left, parts: &[Part]) {
        let m = self.melding;
        let mut found = left.leaks(m, parts);
        let mut never = typed(m);
        never.retain(|t| {
            let of = t.passage.person();
            let other = of.is_some_and(|id| !id.is_parent() && !id.is_child());
            of != Some(self.reader)
                && match t.kind {
                    Kind::Place | Kind::Phone => true,
                    Kind::Name => other,
                    Kind::Brief => matches!(t.passage, Passage::Adres(_)),
                    Kind::Words | Kind::Hint => false,
                }
        });
        found.extend(left.find(m, &never, parts));
        found.extend(hints(m, left, parts));
        for leak in found.into_iter().filter(|leak| !circular(leak)) {
            self.add(leak.at, Why::GenoemdInAndereTekst { of: leak.of });
        }
    }
}

/// A third place stands where it belongs, and the name of who is no parent or child stands in no
/// paper for a reader.
fn circular(leak: &Leak) -> bool {
    let other = |id: PersonId| !id.is_parent() && !id.is_child();
    leak.at == leak.of
        || matches!(leak.at, Passage::Naam(id) if other(id))
        || (leak.at.person().is_some() && leak.at.person() == leak.of.person())
}

/// Where a shielded place can still be told by: its town, the kind of place, with whom it is.
fn hints(m: &Melding, left: &Left, parts: &[Part]) -> Vec<Leak> {
    let shielded = |passage| m.shields_for(left.id()).any(|s| s.passage == passage);
    let mut places = typed(m);
    places.retain(|t| matches!(t.passage, Passage::Adres(_)) && shielded(t.passage));
    for place in &mut places {
        place.kind = Kind::Hint;
    }
    left.find(m, &places, parts)
}

/// The passages by which a shielded place can still be told and of which nobody decided yet that they
/// may stand, each once. Until then there is no paper.
pub(super) fn undecided(m: &Melding, left: &Left, parts: &[Part]) -> Vec<Leak> {
    let mut open: Vec<Leak> = Vec::new();
    let decided = |passage| m.decided_for(left.id()).any(|s| s.passage == passage);
    for leak in hints(m, left, parts)
        .into_iter()
        .filter(|leak| !circular(leak))
    {
        let known = open.iter().any(|one| one.at == leak.at);
        if m.has_passage(leak.at) && !decided(leak.at) && !known {
            open.push(leak);
        }
    }
    open
}
