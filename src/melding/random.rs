//! Random meldingen: any sequence of commands an officer could give. Every typed text is a token
//! that stands nowhere else, such as `w12w`.

use std::collections::BTreeSet;

use chrono::{NaiveDate, NaiveDateTime};
#[cfg(test)]
use proptest::{collection::vec, prelude::*};
use uuid::Uuid;

use crate::melding::*;
#[cfg(test)]
use crate::protocol::Choice;
use crate::protocol::{Kind, Question, Signal, Step};

/// One step: which command, and numbers that choose its parts.
type Op = (u8, [u16; 8]);

/// How many kinds of command there are to choose from.
const OPS: u8 = 41;

/// The melding that these bytes choose the commands of: 17 bytes a command, the first 90.
pub fn from_bytes(bytes: &[u8]) -> Melding {
    let ops: Vec<Op> = bytes
        .chunks(17)
        .take(90)
        .map(|chunk| {
            let byte = |at: usize| chunk.get(at).copied().unwrap_or_default();
            let number = |nth: usize| u16::from_le_bytes([byte(1 + 2 * nth), byte(2 + 2 * nth)]);
            (byte(0) % OPS, std::array::from_fn(number))
        })
        .collect();
    build(&ops)
}

/// A melding after up to 90 commands; a refused command changes nothing.
#[cfg(test)]
pub fn melding() -> impl Strategy<Value = Melding> {
    vec((0_u8..OPS, any::<[u16; 8]>()), 1..90).prop_map(|ops| build(&ops))
}

/// The tokens in a melding, as it would be saved.
#[cfg(test)]
pub fn tokens(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| {
            let number = word.strip_prefix('w').and_then(|w| w.strip_suffix('w'));
            number.is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()))
        })
        .map(str::to_owned)
        .collect()
}

fn call_day() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 11, 20)
        .and_then(|day| day.and_hms_opt(21, 14, 0))
        .expect("a moment of the calendar")
}

/// The commands that made a random melding, each at its own moment: the second half follows within
/// the time in which keystrokes join, the first half does not.
#[cfg(test)]
pub fn commands() -> impl Strategy<Value = Vec<(Command, NaiveDateTime)>> {
    vec((0_u8..OPS, any::<[u16; 8]>()), 1..90).prop_map(|ops| {
        let mut make = Maker {
            melding: Melding::new(Uuid::nil(), call_day()),
            next: 0,
        };
        let mut at = call_day();
        let half = ops.len() / 2;
        let mut list = Vec::new();
        for (nth, (op, n)) in ops.iter().enumerate() {
            at += chrono::TimeDelta::seconds(if nth < half { 10 } else { 1 });
            if let Some(command) = make.command(*op, *n) {
                let _ = make.melding.apply(command.clone(), at);
                list.push((command, at));
            }
        }
        list
    })
}

/// The melding in which random commands begin.
pub fn empty() -> Melding {
    Melding::new(Uuid::nil(), call_day())
}

fn build(ops: &[Op]) -> Melding {
    let mut make = Maker {
        melding: Melding::new(Uuid::nil(), call_day()),
        next: 0,
    };
    for (op, n) in ops {
        let command = make.command(*op, *n);
        if let Some(command) = command {
            let _ = make.melding.apply(command, call_day());
        }
    }
    make.melding
}

struct Maker {
    melding: Melding,
    next: u32,
}

fn pick<T: Clone>(list: &[T], n: u16) -> Option<T> {
    (!list.is_empty()).then(|| list[usize::from(n) % list.len()].clone())
}

impl Maker {
    /// A new token; one time in eight nothing is typed.
    fn text(&mut self, n: u16) -> Text {
        if n.is_multiple_of(8) {
            return Text::default();
        }
        self.next += 1;
        Text::from(&*format!("w{}w", self.next))
    }

    fn who(&self, n: u16) -> PersonId {
        pick(&self.melding.people, n)
            .expect("both parents are always there")
            .id
    }

    fn set(&self, n: u16) -> BTreeSet<PersonId> {
        let ids = self.melding.people.iter().map(|p| p.id);
        ids.enumerate()
            .filter(|(i, _)| n >> (i % 16) & 1 == 1)
            .map(|(_, id)| id)
            .collect()
    }

    fn place(&self, n: u16) -> Whereabouts {
        let third = pick(&self.melding.places, n / 6).map(|p| Whereabouts::Plek(p.number));
        match (n % 6, third) {
            (0, _) => Whereabouts::Onbekend,
            (1, _) => Whereabouts::Beide,
            (2, _) => Whereabouts::Elders,
            (3, Some(third)) => third,
            _ => Whereabouts::Bij(self.who(n / 6)),
        }
    }

    fn account(&mut self, n: u16) -> Account {
        let m = n / 11;
        let form = if m.is_multiple_of(3) {
            Form::Letterlijk
        } else {
            Form::Samengevat
        };
        let child = self.melding.children().next().map(|c| c.id);
        match (n % 11, child) {
            (0, _) => Account::Waargenomen,
            (1, _) => Account::told(self.who(m)),
            (2, _) => Account::Verklaard {
                by: self.who(m),
                form: Form::Letterlijk,
            },
            (3, _) => Account::VanHorenZeggen {
                by: self.who(m),
                from: self.text(m),
                source: m.is_multiple_of(4).then(|| self.who(m / 4)),
                form,
            },
            (4, Some(child)) => Account::WoordenKind {
                child,
                question: self.text(m),
                present: self.text(m / 2),
            },
            (5, _) => Account::Document {
                name: self.text(m),
                shown: Shown::Gezien,
                form,
            },
            (6, _) => Account::Document {
                name: self.text(m),
                shown: Shown::GenoemdDoor(self.who(m)),
                form,
            },
            (7, _) => Account::Systeem {
                query: self.text(m),
            },
            (8, _) => Account::Oordeel,
            (9, _) => Account::NietGenoemd,
            _ => Account::Handeling,
        }
    }

    fn value(&mut self, question: Question, n: u16) -> Option<AnswerValue> {
        if n.is_multiple_of(9) {
            return None;
        }
        if n.is_multiple_of(7) {
            return Some(AnswerValue::Onbekend);
        }
        Some(match question.kind() {
            // Mostly ja, so that what depends on it stands as well.
            Kind::YesNo if n.is_multiple_of(4) => AnswerValue::Nee,
            Kind::YesNo => AnswerValue::Ja,
            Kind::Choice(options) => AnswerValue::Keuze(pick(options, n)?),
            Kind::Text => AnswerValue::Tekst(self.text(n)),
            Kind::Date => AnswerValue::Datum(call_day().date()),
            Kind::Person => AnswerValue::Persoon(self.who(n)),
        })
    }

    fn signal(&self, n: u16) -> Signal {
        // Half of the commands go to signals that have an answer already.
        let known: Vec<Signal> = self.melding.signals.keys().copied().collect();
        let list = if n.is_multiple_of(2) && !known.is_empty() {
            known
        } else {
            Signal::ALL.to_vec()
        };
        pick(&list, n / 2).expect("there are signals")
    }

    fn entry(&self, n: u16) -> EntryId {
        let accusing: Vec<EntryId> = self.melding.accusations().iter().map(|a| a.id).collect();
        match pick(&accusing, n / 4) {
            Some(id) if !n.is_multiple_of(4) => id,
            _ => EntryId(u32::from(n) % self.melding.next_entry().0.max(1)),
        }
    }

    /// Mostly a passage that is there.
    fn passage(&self, a: u16, b: u16) -> Option<Passage> {
        let m = &self.melding;
        let who = self.who(b);
        Some(match a % 13 {
            0..=2 => Passage::Regel(EntryId(u32::from(b) % m.next_entry().0)),
            3 => Passage::Weerwoord(pick(&m.rebuttals.keys().copied().collect::<Vec<_>>(), b)?),
            4 => Passage::Antwoord(pick(&m.answers.keys().copied().collect::<Vec<_>>(), b)?),
            5 => Passage::Signaal(self.signal(b)),
            6 => Passage::Toelichting(self.signal(b)),
            7 => Passage::Gehoord(who),
            8 => Passage::Naam(who),
            9 => Passage::Adres(who),
            10 => Passage::Telefoon(who),
            11 => Passage::Aantekening(pick(&m.answers.keys().copied().collect::<Vec<_>>(), b)?),
            _ if b.is_multiple_of(5) => Passage::Melder,
            _ => Passage::Persoon(who),
        })
    }

    fn command(&mut self, op: u8, n: [u16; 8]) -> Option<Command> {
        let [a, b, c, d, e, f, g, _] = n;
        Some(match op {
            0 => Command::SetReporter((!a.is_multiple_of(6)).then(|| self.who(b))),
            1 => Command::AddPerson {
                child: a.is_multiple_of(2),
            },
            2 | 3 => Command::EditPerson(self.person(n)?),
            4 => Command::RemovePerson(self.who(a)),
            5 | 6 => Command::AnswerSignal(self.signal(a), pick(&Value::ALL, b)?),
            7 => Command::ClearSignal(self.signal(a)),
            8 => {
                let ground = self.account(c);
                Command::SetGround(self.signal(a), (!b.is_multiple_of(5)).then_some(ground))
            }
            9 => Command::SetSignalNote(self.signal(a), self.text(b)),
            10 => Command::AddDanger(self.signal(a)),
            11 | 12 => {
                let signal = self.signal(a);
                let dangers = &self.melding.signals.get(&signal)?.dangers;
                let mut danger = pick(dangers, b)?;
                danger.established = c.is_multiple_of(2);
                danger.at_risk = self.set(d);
                danger.from = self.set(e);
                danger.place = self.place(f);
                danger.known = (!g.is_multiple_of(5)).then(|| self.account(g));
                danger.text = self.text(c);
                danger.aspect = pick(signal.aspects(), d);
                danger.ongoing = e.is_multiple_of(5);
                danger.also = if f.is_multiple_of(4) {
                    vec![self.account(f / 4)]
                } else {
                    Vec::new()
                };
                danger.first_hand = self.tri(g);
                danger.withdrawn = b.is_multiple_of(6);
                Command::EditDanger(signal, danger)
            }
            13 | 14 => {
                let question = pick(Question::ALL, a)?;
                Command::Answer(question, self.value(question, b))
            }
            15 => Command::SetAccount(pick(Question::ALL, a)?, self.account(b)),
            16 => Command::SetNote(pick(Question::ALL, a)?, self.text(b)),
            17 => Command::AddDecision(pick(DecisionKind::ALL, a)?),
            18 => Command::EditDecision(self.decision(n)?),
            19 => Command::AddStatement {
                account: self.account(a),
                text: self.text(b),
                place: self.text(c),
                step: pick(Step::ALL, d)?,
                accuses: e.is_multiple_of(2).then(|| self.who(f)),
            },
            20 => {
                let mut s = pick(&self.melding.statements, a)?;
                s.account = self.account(b);
                s.text = self.text(c);
                s.accuses = d.is_multiple_of(2).then(|| self.who(e));
                s.withdrawn = f.is_multiple_of(3);
                Command::EditStatement(s)
            }
            21 => Command::SetConcept(Concept {
                account: (a % 5 > 0).then(|| self.account(a)),
                text: self.text(b),
                place: self.text(c),
                accuses: d.is_multiple_of(2).then(|| self.who(e)),
                at: f.is_multiple_of(3).then(call_day),
            }),
            22 => Command::SubmitConcept(pick(Step::ALL, a)?),
            23 => Command::SetHearing(self.who(a), self.hearing(n)),
            24 => Command::SetRebuttal(
                self.entry(a),
                Rebuttal {
                    put: pick(&[None, Some(Put::Voorgelegd), Some(Put::NietVoorgelegd)], b)?,
                    answer: self.text(c),
                    form: Form::default(),
                    why_not: self.text(d),
                },
            ),
            25 => Command::AddAct(pick(
                &[ActKind::Gedaan, ActKind::Verteld, ActKind::Verwezen],
                a,
            )?),
            26 => {
                let mut act = pick(&self.melding.acts, a)?;
                act.to = (!b.is_multiple_of(3)).then(|| self.who(c));
                act.text = self.text(f);
                act.reason = self.text(d);
                act.withdrawn = e.is_multiple_of(4);
                act.about = self.set(g);
                Command::EditAct(act)
            }
            27 => Command::Shield {
                passage: self.passage(a, b)?,
                reader: self.who(c),
                reason: self.text(d),
            },
            28 => Command::LetStand {
                passage: self.passage(a, b)?,
                reader: self.who(c),
                reason: self.text(d),
            },
            29 => {
                let there = pick(&self.melding.shields, a)?;
                Command::Unshield {
                    passage: there.passage,
                    reader: there.reader,
                }
            }
            30 | 31 => Command::SetSignalsFrom((!a.is_multiple_of(6)).then(|| self.account(b))),
            32 => Command::SetReplies(self.signal(a), vec![self.reply(n), self.reply([g; 8])]),
            33 => Command::AddPlace,
            34 => {
                let mut place = pick(&self.melding.places, a)?;
                place.name = self.text(b);
                place.secret = c.is_multiple_of(2);
                Command::EditPlace(place)
            }
            35 => Command::AddWish,
            36 => {
                let mut wish = pick(&self.melding.report_wishes, a)?;
                wish.by = b.is_multiple_of(2).then(|| self.who(c));
                wish.against = self.set(d);
                wish.fact = self.text(e);
                wish.withdrawn = f.is_multiple_of(5);
                Command::EditWish(wish)
            }
            37 => Command::SetAlsoReport(self.set(a)),
            38 => {
                let fields = [
                    DateField::Call,
                    DateField::Born(self.who(a)),
                    DateField::Heard(self.who(b)),
                    DateField::Answer(pick(Question::ALL, c)?),
                    DateField::Until(self.entry(d)),
                ];
                Command::SetUnread(pick(&fields, e)?, self.text(f))
            }
            _ => {
                let word = pick(&["altijd", " weer  eens ", "liegt", "", "a; b"], a)?.into();
                if b.is_multiple_of(3) {
                    Command::WarnWord(word)
                } else {
                    Command::KeepWord(word)
                }
            }
        })
    }

    fn tri(&self, n: u16) -> Option<Tri> {
        pick(
            &[None, Some(Tri::Ja), Some(Tri::Nee), Some(Tri::Onbekend)],
            n,
        )?
    }

    fn reply(&mut self, [a, b, c, d, e, f, ..]: [u16; 8]) -> Reply {
        let says = if a.is_multiple_of(3) {
            Says::Onbekend
        } else {
            Says::Nee
        };
        Reply {
            says,
            account: (!b.is_multiple_of(5)).then(|| self.account(b)),
            first_hand: self.tri(c),
            asleep: d.is_multiple_of(7),
            place: self.place(e),
            at: f.is_multiple_of(2).then(call_day),
            replaced: f.is_multiple_of(5),
        }
    }

    fn person(&mut self, [a, b, c, d, e, f, g, h]: [u16; 8]) -> Option<Person> {
        let mut p = pick(&self.melding.people, a)?;
        p.relation = pick(Relation::of(p.id), b)?;
        p.name = self.text(c);
        p.age = d.is_multiple_of(2).then_some((d % 90) as u8);
        p.birth = d
            .is_multiple_of(3)
            .then(|| NaiveDate::from_ymd_opt(1960 + i32::from(d % 60), 3, 4))?;
        p.now = self.place(e);
        p.now_text = self.text(e);
        p.lives = self.place(f);
        p.address = self.text(f);
        p.phone = self.text(g);
        p.interpreter = self.text(h);
        p.presence = pick(
            &[Presence::Gewoon, Presence::Overleden, Presence::NietBekend],
            b / 32,
        )?;
        p.secret_address = c.is_multiple_of(9);
        if p.id.is_child() {
            p.parents = self.set(g);
            p.custody = self.set(h);
            p.wish = self.text(b);
        }
        Some(p)
    }

    fn decision(&mut self, [a, b, c, d, e, f, g, h]: [u16; 8]) -> Option<Decision> {
        let mut decision = pick(&self.melding.decisions, a)?;
        decision.kind = pick(DecisionKind::ALL, b)?;
        decision.court = self.text(c);
        decision.date = d.is_multiple_of(2).then(|| call_day().date());
        decision.number = self.text(d);
        decision.says_today = self.text(e);
        let evidence = [Evidence::Gezien, Evidence::Bevestigd, Evidence::Genoemd];
        decision.evidence = pick(
            &[
                None,
                Some(evidence[0]),
                Some(evidence[1]),
                Some(evidence[2]),
            ],
            f,
        )?;
        decision.account = self.account(g);
        let force = [Force::Geldt, Force::Vervangen, Force::Onbekend];
        decision.force = pick(
            &[
                Some(force[0]),
                None,
                Some(force[0]),
                Some(force[1]),
                Some(force[2]),
            ],
            h,
        )?;
        decision.clause = pick(
            &[Some(Tri::Ja), Some(Tri::Nee), Some(Tri::Onbekend), None],
            b / 16,
        )?;
        decision.withdrawn = c.is_multiple_of(5);
        decision.children = self.set(d / 2);
        decision.favours = self.set(e / 2);
        decision.today = self.tri(f / 4);
        decision.until = g.is_multiple_of(6).then(|| call_day().date());
        decision.appealed = self.tri(g / 8);
        decision.enforceable = self.tri(h / 8);
        decision.served = self.tri(c / 8);
        Some(decision)
    }

    fn hearing(&mut self, [_, b, c, d, e, f, ..]: [u16; 8]) -> Hearing {
        let kinds = [
            Heard::Gehoord,
            Heard::Deels,
            Heard::NietGehoord,
            Heard::NietBereikt,
            Heard::BewustNiet,
        ];
        Hearing {
            heard: (!b.is_multiple_of(4)).then(|| kinds[usize::from(b) % kinds.len()]),
            how: self.text(c),
            at: d.is_multiple_of(2).then(call_day),
            why_not: self.text(e),
            plan: self.text(f),
            about: self.text(b),
            unasked: c.is_multiple_of(5),
            tries: d.is_multiple_of(3).then_some((d % 9) as u8),
            free_at_door: self.tri(e / 4),
            free_by_phone: self.tri(f / 4),
            seen: self.tri(d / 8),
            apart: b.is_multiple_of(6),
            knows_home_of: self.set(c / 2),
            recorded: None,
        }
    }
}

/// The same call with the parents swapped throughout: structure, not free text.
#[cfg(test)]
pub fn swapped(melding: &Melding) -> Melding {
    let value = serde_json::to_value(melding).unwrap();
    serde_json::from_value(swap(value)).unwrap()
}

#[cfg(test)]
fn swap(value: serde_json::Value) -> serde_json::Value {
    use serde_json::Value as J;
    match value {
        J::String(s) => J::String(swap_label(s)),
        J::Array(list) => J::Array(list.into_iter().map(swap).collect()),
        J::Object(map) => J::Object(
            map.into_iter()
                .map(|(key, value)| (swap_label(key), swap(value)))
                .collect(),
        ),
        other => other,
    }
}

#[cfg(test)]
fn swap_label(text: String) -> String {
    match text.as_str() {
        "A" => "B".to_owned(),
        "B" => "A".to_owned(),
        // The name of a date field holds whose it is.
        _ => match text.split('/').collect::<Vec<_>>()[..] {
            [kind @ ("persoon" | "gehoord"), who @ ("A" | "B"), field] => {
                format!("{kind}/{}/{field}", swap_label(who.to_owned()))
            }
            _ => text,
        },
    }
}

/// Keeps the import of `Choice` honest: every option belongs to a question that can be drawn.
#[test]
fn every_option_can_be_drawn() {
    let drawn = |choice: &Choice| {
        Question::ALL
            .iter()
            .any(|q| matches!(q.kind(), Kind::Choice(options) if options.contains(choice)))
    };
    assert!(Choice::ALL.iter().all(drawn));
}
