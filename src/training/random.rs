//! Random scenarios and courses: any value that the types allow, with every kind of record and texts
//! of any characters. They need not pass the checks.

use chrono::NaiveDateTime;
use proptest::collection::vec;
use proptest::prelude::*;

use super::*;
use crate::{
    afweging::Outcome,
    documents::DebriefLevel,
    melding::{Command, EntryId, Melding, PersonId, Text, random},
    protocol::{Citation, Question, RuleId, Signal, SourceId},
};

/// Numbers that choose the parts of one record.
type Numbers = [u16; 8];

/// A text of any characters that a text can have.
pub fn text() -> impl Strategy<Value = Text> {
    vec(any::<char>(), 0..24).prop_map(|chars| Text::clean(&chars.into_iter().collect::<String>()))
}

/// Any scenario.
pub fn scenario() -> impl Strategy<Value = Scenario> {
    (
        (random::melding(), random::melding()),
        random::commands(),
        vec(any::<Numbers>(), 1..10),
        vec(text(), 1..20),
    )
        .prop_map(|((a, b), commands, numbers, texts)| {
            let mut make = Make {
                meldingen: [a, b],
                commands: commands.into_iter().map(|(command, _)| command).collect(),
                texts,
                next: 0,
            };
            make.scenario(&numbers)
        })
}

/// Any course.
pub fn course() -> impl Strategy<Value = Course> {
    (scenario(), any::<Numbers>(), text(), text()).prop_map(|(scenario, n, trainee, mark)| Course {
        scenario: scenario.id.clone(),
        version: scenario.version,
        trainee,
        attempt: u32::from(n[0]),
        at: n[1].is_multiple_of(2).then_some(scenario.start),
        mark: n[2].is_multiple_of(2).then_some(mark),
        help: Help {
            advice_from: n[5].is_multiple_of(2).then_some(u32::from(n[6])),
            taken_back: u32::from(n[7] % 4),
        },
        misses: n[3].is_multiple_of(2).then(|| points(&scenario, n)),
        moves: scenario.expert,
    })
}

fn points(scenario: &Scenario, n: Numbers) -> Vec<PointKey> {
    let id = scenario.items[0].id.clone();
    let entry = EntryId(u32::from(n[4]));
    let person = scenario.people[0].person.id;
    vec![
        PointKey::Verplicht(Ask::Beslissing),
        PointKey::Volgorde(u32::from(n[5])),
        PointKey::Uitkomst,
        PointKey::NeeZonderVraag(pick(Signal::ALL, n[6])),
        PointKey::Wederhoor(person),
        PointKey::NietVoorgelegd(entry),
        PointKey::Spreker(id.clone()),
        PointKey::AlsFeit(id.clone()),
        PointKey::ZonderSpreker(entry),
        PointKey::NietGezegd(entry),
        PointKey::Verboden(Ban::Informatie(id.clone())),
        PointKey::Woord(scenario.title.clone()),
        PointKey::TeWeten(id),
    ]
}

struct Make {
    meldingen: [Melding; 2],
    commands: Vec<Command>,
    texts: Vec<Text>,
    next: usize,
}

fn pick<T: Clone>(list: &[T], n: u16) -> T {
    list[usize::from(n) % list.len()].clone()
}

fn name(n: usize) -> Id {
    format!("naam-{n}").try_into().unwrap()
}

impl Make {
    fn text(&mut self) -> Text {
        self.next += 1;
        self.texts[self.next % self.texts.len()].clone()
    }

    fn who(&self, n: u16) -> PersonId {
        pick(&self.meldingen[0].people, n).id
    }

    fn citations(&mut self, n: u16) -> Vec<Citation> {
        let place = self.text();
        let citation = |k: u16| Citation::new(pick(SourceId::ALL, n / 3 + k), place.as_str());
        (0..n % 3).map(citation).collect()
    }

    fn findings(&self, n: u16) -> Findings {
        let m = &self.meldingen[usize::from(n) % 2];
        if n.is_multiple_of(5) {
            return Findings::default();
        }
        Findings {
            people: m.people.clone(),
            signals: m.signals.clone(),
            answers: m.answers.clone(),
            decisions: m.decisions.clone(),
            statements: m.statements.clone(),
            hearings: m.hearings.clone(),
            rebuttals: m.rebuttals.clone(),
            acts: m.acts.clone(),
        }
    }

    fn channel(&self, n: u16) -> Channel {
        let others = [
            Channel::Kijk,
            Channel::Registraties,
            Channel::Document,
            Channel::Familiekamer,
            Channel::Wijkagent,
            Channel::Jeugdcoordinator,
            Channel::VeiligThuis,
            Channel::Ovj,
            Channel::Hovj,
            Channel::School,
            Channel::Doen,
        ];
        if n.is_multiple_of(3) {
            return pick(&others, n / 3);
        }
        Channel::Spreek(self.who(n))
    }

    fn deed(&self, n: u16) -> Option<Deed> {
        let id = self.who(n / 6);
        Some(match n % 6 {
            0 => Deed::Verplaatst(id),
            1 => Deed::Overgedragen {
                kind: id,
                aan: PersonId::B,
            },
            2 => Deed::Geadviseerd(id),
            3 => Deed::BijsluiterGegeven(id),
            4 => Deed::AangifteGeweigerd(id),
            _ => return None,
        })
    }

    fn said(&mut self, n: u16) -> Vec<Said> {
        let lines = (0..n % 4).map(|k| {
            let by = (!k.is_multiple_of(3)).then(|| self.who(n.wrapping_add(k)));
            Said {
                by,
                text: self.text(),
            }
        });
        lines.collect()
    }

    fn item(&mut self, nth: usize, n: &Numbers) -> Item {
        Item {
            id: name(nth),
            channel: self.channel(n[0]),
            ask: self.text(),
            minutes: u32::from(n[1]),
            needs: (0..usize::from(n[2]) % 3).map(name).collect(),
            answer: self.said(n[3]),
            findings: self.findings(n[4]),
            deed: self.deed(n[5]),
        }
    }

    fn event(&mut self, nth: usize, n: &Numbers) -> Event {
        Event {
            id: name(1000 + nth),
            when: match n[6] % 3 {
                0 => When::Minuut(u32::from(n[7])),
                1 => When::Na((0..usize::from(n[7]) % 4).map(name).collect()),
                _ => When::Trainer,
            },
            answer: self.said(n[7]),
            findings: self.findings(n[3]),
        }
    }

    fn ask(&self, n: u16) -> Ask {
        match n % 5 {
            0 => Ask::Signaal(pick(Signal::ALL, n / 5)),
            1 => Ask::Vraag(pick(Question::ALL, n / 5)),
            2 => Ask::Beslissing,
            3 => Ask::Gehoord(self.who(n)),
            _ => Ask::Informatie(name(usize::from(n) % 9)),
        }
    }

    fn ban(n: u16) -> Ban {
        match n % 6 {
            0 => Ban::KindVerplaatst,
            1 => Ban::KindOvergedragen,
            2 => Ban::AdviesZonderBijsluiter,
            3 => Ban::AangifteGeweigerd,
            4 => Ban::BeweringAlsFeit,
            _ => Ban::Informatie(name(usize::from(n) % 9)),
        }
    }

    fn step(&mut self, n: &Numbers) -> Move {
        let id = name(usize::from(n[1]) % 9);
        match n[0] % 8 {
            0 => Move::Ask(id),
            1 => Move::Note(id),
            2 => Move::Fill(Box::new(self.findings(n[2]))),
            3 if !self.commands.is_empty() => Move::Do(Box::new(pick(&self.commands, n[3]))),
            3 | 4 => Move::Undo,
            5 => Move::Redo,
            6 => Move::Wait(u32::from(n[4])),
            _ => Move::Insert(id),
        }
    }

    fn good(&mut self, numbers: &[Numbers]) -> Good {
        let outcomes = [
            Outcome::OptredenNoodzakelijk,
            Outcome::EerstVaststellen,
            Outcome::EigenAfweging,
            Outcome::Terughoudend,
        ];
        let mut good = Good {
            outcome: pick(&outcomes, numbers[0][0]),
            why: self.text(),
            citations: self.citations(numbers[0][1]),
            required: Vec::new(),
            order: Vec::new(),
            forbidden: Vec::new(),
            statements: Vec::new(),
            known: Vec::new(),
            rules: numbers.iter().map(|n| pick(RuleId::ALL, n[6])).collect(),
        };
        for n in numbers {
            let (why, citations) = (self.text(), self.citations(n[2]));
            good.required.push(Required {
                ask: self.ask(n[0]),
                why: why.clone(),
                citations: citations.clone(),
            });
            good.order.push(Order {
                first: vec![name(usize::from(n[1]) % 9)],
                then: (0..usize::from(n[2]) % 3).map(name).collect(),
                why: why.clone(),
                citations: citations.clone(),
            });
            good.forbidden.push(Forbidden {
                ban: Self::ban(n[3]),
                why: why.clone(),
                citations: citations.clone(),
            });
            let speakers = [
                SpeakerName::Persoon(self.who(n[5])),
                SpeakerName::Agent,
                SpeakerName::Document,
                SpeakerName::Systeem,
            ];
            good.statements.push(Expected {
                from: name(usize::from(n[4]) % 9),
                speaker: pick(&speakers, n[5]),
                words: (0..n[6] % 4).map(|_| self.text()).collect(),
                why: why.clone(),
                citations: citations.clone(),
            });
            good.known.push(Known {
                item: name(usize::from(n[7]) % 9),
                why,
                citations,
            });
        }
        good
    }

    fn scenario(&mut self, numbers: &[Numbers]) -> Scenario {
        let n = numbers[0];
        let levels = [
            DebriefLevel::Basis,
            DebriefLevel::Noodhulp,
            DebriefLevel::Verdieping,
        ];
        let start: NaiveDateTime = self.meldingen[0].at;
        let people = self.meldingen[0].people.clone();
        let role = |person| Role {
            person,
            in_briefing: n[0].is_multiple_of(2),
            knows: self.text(),
            says: self.text(),
        };
        let people = people.into_iter().map(role).collect();
        Scenario {
            id: name(7777),
            version: u32::from(n[1]),
            title: self.text(),
            level: pick(&levels, n[2]),
            goals: vec![Goal {
                text: self.text(),
                citations: self.citations(n[3]),
            }],
            budget: u32::from(n[4]),
            start,
            briefing: self.text(),
            reporter: n[5].is_multiple_of(2).then(|| self.who(n[6])),
            people,
            items: numbers
                .iter()
                .enumerate()
                .map(|(nth, n)| self.item(nth, n))
                .collect(),
            events: numbers
                .iter()
                .enumerate()
                .map(|(nth, n)| self.event(nth, n))
                .collect(),
            good: self.good(numbers),
            expert: numbers.iter().map(|n| self.step(n)).collect(),
        }
    }
}
