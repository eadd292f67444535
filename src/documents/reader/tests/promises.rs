//! Over random meldingen with random shields. Every typed text is a token that stands nowhere else.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::oracle::{kept_back, of};
use super::{paper, view};
use crate::afweging::assess;
use crate::documents::reader::{Reader, balance, readers};
use crate::documents::tests::promises::with_labels_swapped;
use crate::documents::tests::words;
use crate::documents::{Block, Document, Line, Mark, mutatie, to_text};
use crate::melding::random::{melding, swapped, tokens};
use crate::melding::{
    Account, Asked, Command, Melding, Passage, PersonId, Says, Shield, Speaker, Text,
};
use crate::protocol::{Question, Signal};

/// The call with a reason at every shield, as the paper wants it. A source that was chosen for many
/// answers has its words at each of them: where each word is a canary, it may stand once.
fn ready(mut m: Melding) -> Melding {
    m.signals_from = None;
    let mut met: BTreeSet<String> = BTreeSet::new();
    for account in m.signals.values_mut().flat_map(|a| a.accounts_mut()) {
        if of(account).into_iter().any(|token| !met.insert(token)) {
            *account = Account::NietGenoemd;
        }
    }
    for (number, shield) in (9000..).zip(&mut m.shields) {
        if shield.reason.is_blank() {
            shield.reason = Text::clean(&format!("w{number}w"));
        }
    }
    m
}

/// Everything of the paper that anyone could ever see or read out of it.
fn everything(document: &Document) -> String {
    format!("{}\n{document:?}", to_text(document))
}

/// The call with shields at a random part of what this reader reads.
fn with_more(m: &Melding, reader: Reader, which: u64) -> Melding {
    let mut m = m.clone();
    let seen = view(&m, reader);
    let about = seen
        .about
        .iter()
        .flat_map(|a| [Some(&a.claim), a.answer.as_ref()]);
    let all = about.flatten().chain(&seen.own).chain(&seen.rest);
    for (nth, line) in all.enumerate() {
        if which >> (nth % 64) & 1 == 1 {
            let shield = Command::Shield {
                passage: line.passage,
                reader: reader.id(),
                reason: "om iemand te beschermen".into(),
            };
            // The reader's own words are refused.
            let _ = m.apply(shield, m.at);
        }
    }
    m
}

fn lines(document: &Document) -> impl Iterator<Item = &Line> {
    document.blocks.iter().filter_map(|block| match block {
        Block::Line(line) => Some(line),
        _ => None,
    })
}

fn line_text(line: &Line) -> String {
    let words: String = line.text.iter().map(|s| s.text()).collect();
    format!("{words} {}", line.sub.as_deref().unwrap_or_default())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

    #[test]
    fn nothing_that_is_kept_back_is_in_the_paper_in_any_form(m in melding(), which in any::<u64>()) {
        let all = ready(m);
        for reader in readers(&all) {
            let m = with_more(&all, reader, which);
            let document = paper(&m, reader).unwrap();
            let seen: BTreeSet<String> = tokens(&everything(&document)).into_iter().collect();
            let kept = kept_back(&m, reader.id());
            let leaked: Vec<_> = seen.intersection(&kept).collect();
            prop_assert!(leaked.is_empty(), "{leaked:?}\n{:?}\n{}", m.shields, to_text(&document));
        }
    }

    /// A shield leaves the same paper as a call in which the words never stood.
    #[test]
    fn a_shielded_record_reads_as_if_it_had_never_been_there(m in melding(), which in any::<u16>()) {
        let m = ready(m);
        for reader in readers(&m) {
            let (mut shielded, mut never) = (m.clone(), m.clone());
            let id = reader.id();
            let foreign: Vec<_> = m.statements.iter().filter(|s| s.account.speaker() != Speaker::Person(id)).collect();
            let Some(statement) = foreign.get(usize::from(which) % foreign.len().max(1)) else {
                continue;
            };
            shielded.shields.push(Shield {
                stands: false,
                passage: Passage::Regel(statement.id),
                reader: id,
                reason: "om iemand te beschermen".into(),
            });
            never.statements.retain(|s| s.id != statement.id);
            never.rebuttals.remove(&statement.id);
            prop_assert_eq!(paper(&shielded, reader).unwrap(), paper(&never, reader).unwrap());

            let answered: Vec<Question> = m.answers.keys().copied().collect();
            let Some(question) = answered.get(usize::from(which) % answered.len().max(1)) else {
                continue;
            };
            let mut shielded = m.clone();
            shielded.shields.push(Shield {
                stands: false,
                passage: Passage::Antwoord(*question),
                reader: id,
                reason: "om iemand te beschermen".into(),
            });
            let mut never = m.clone();
            never.answers.remove(question);
            never.shields.retain(|s| {
                ![Passage::Antwoord(*question), Passage::Aantekening(*question)].contains(&s.passage)
            });
            prop_assert_eq!(paper(&shielded, reader).unwrap(), paper(&never, reader).unwrap());
        }
    }

    #[test]
    fn no_paper_says_that_something_was_not_asked_or_is_not_there_when_it_was_kept_back(m in melding()) {
        let m = ready(m);
        let (protocol, texts) = words();
        for reader in readers(&m) {
            let document = paper(&m, reader).unwrap();
            let t = &texts.hearings;
            let never = [
                &t.no_statement, &t.no_observation, &t.no_judgement, &t.no_children, &t.no_others,
                &t.not_heard_see, &t.no_claims, &texts.acts.none, &texts.papers.none,
                &texts.people.no_children, &texts.people.unknown_person, &texts.omitted.none,
                &texts.acts.open_none,
            ];
            for line in lines(&document) {
                let text = line_text(line);
                prop_assert!(line.subject.is_none());
                prop_assert!(never.iter().all(|phrase| !text.contains(&***phrase)), "{text}");
                prop_assert!(line.mark != Mark::Unknown, "{text}");
                for (signal, answer) in &m.signals {
                    let untrue = format!("{}: niet gevraagd", protocol.signal(*signal).short);
                    prop_assert!(answer.asked == Asked::NietGevraagd || !text.contains(&untrue), "{text}");
                    let said = answer.live_replies().any(|r| r.says == Says::Nee);
                    let denied = format!("{}: nee", protocol.signal(*signal).short);
                    prop_assert!(answer.asked == Asked::Nee || said || !text.starts_with(&denied), "{text}");
                }
                for (question, answer) in &m.answers {
                    let untrue = format!("{}: niet gevraagd", protocol.question(*question).short);
                    prop_assert!(answer.value.is_none() || !text.contains(&untrue), "{text}");
                }
            }
            // No number of an entry, so no gap either; the sections count on without one.
            prop_assert!(!everything(&document).contains("Nr "));
            let numbers: Vec<usize> = document.blocks.iter().filter_map(|b| match b {
                Block::Section { number, .. } => Some(*number),
                _ => None,
            }).collect();
            prop_assert_eq!(&numbers, &(1..=numbers.len()).collect::<Vec<_>>());
        }
    }

    #[test]
    fn what_nobody_shields_stands_in_the_paper_exactly_once(m in melding()) {
        let mut m = ready(m);
        m.shields.retain(|s| !matches!(s.passage, Passage::Persoon(_)));
        for reader in readers(&m) {
            let document = paper(&m, reader).unwrap();
            let printed = tokens(&to_text(&document));
            let shielded = |id| m.shields_for(reader.id()).any(|s| s.passage == Passage::Regel(id));
            for s in m.live_statements().filter(|s| !shielded(s.id)) {
                for token in of(&s.text) {
                    let times = printed.iter().filter(|t| **t == token).count();
                    prop_assert_eq!(times, 1, "{} {}", token, to_text(&document));
                }
            }
            for s in m.statements.iter().filter(|s| s.withdrawn) {
                prop_assert!(of(&s.text).iter().all(|t| !printed.contains(t)));
            }
        }
    }

    #[test]
    fn every_line_stands_under_its_speaker(m in melding()) {
        let m = ready(m);
        for reader in readers(&m) {
            let document = paper(&m, reader).unwrap();
            for line in lines(&document) {
                for s in &m.statements {
                    let here = of(&s.text).iter().any(|t| tokens(&line_text(line)).contains(t));
                    let person = matches!(line.mark, Mark::Person(_));
                    let by_person = matches!(Mark::of(&s.account), Mark::Person(_));
                    prop_assert!(!here || person == by_person, "{line:?}");
                }
            }
        }
    }

    #[test]
    fn no_reader_gets_what_no_reader_needs(m in melding()) {
        let m = ready(m);
        for reader in readers(&m) {
            let seen = tokens(&everything(&paper(&m, reader).unwrap()));
            for p in m.people.iter().filter(|p| p.id != reader.id()) {
                let mut never = vec![&p.address, &p.phone, &p.interpreter, &p.now_text, &p.wish];
                if matches!(p.id, PersonId::Other(_)) {
                    never.push(&p.name);
                }
                prop_assert!(never.iter().flat_map(|t| of(*t)).all(|t| !seen.contains(&t)));
            }
            let secret = m.people.iter().filter(|p| p.secret_address).map(|p| &p.address);
            let secret = secret.chain(m.places.iter().filter(|p| p.secret).map(|p| &p.name));
            prop_assert!(secret.flat_map(of).all(|t| !seen.contains(&t)));
            for question in [Question::VerbalisantNaam, Question::VerbalisantTelefoon] {
                let typed = m.answers.get(&question).map_or(Vec::new(), of);
                prop_assert!(typed.iter().all(|t| !seen.contains(t)));
            }
        }
    }

    #[test]
    fn swapping_the_parents_swaps_papers_and_views_and_nothing_else(m in melding()) {
        let m = ready(m);
        let other = swapped(&m);
        for reader in readers(&m) {
            let swap = |id: PersonId| id.other_parent().unwrap_or(id);
            let counterpart = Reader::of(swap(reader.id())).unwrap();
            let one = to_text(&paper(&m, reader).unwrap());
            let two = to_text(&paper(&other, counterpart).unwrap());
            prop_assert_eq!(with_labels_swapped(&one), two);
            // In words: a set of labels has no order of its own.
            let told = |m: &Melding, reader| {
                let view = view(m, reader);
                let lines = |list: &[crate::documents::Passaged]| {
                    list.iter().map(|p| (line_text(&p.line), p.shielded, p.own)).collect::<Vec<_>>()
                };
                let about: Vec<_> = view.about.iter().map(|a| {
                    (line_text(&a.claim.line), a.put.clone(), a.answer.as_ref().map(|x| line_text(&x.line)))
                }).collect();
                let suggested: Vec<_> = view.suggestions.iter().map(|s| (&s.name, &s.text)).collect();
                let shields: Vec<_> = view.shields.iter().map(|s| (&s.name, s.complete)).collect();
                format!("{:?} {about:?} {} {:?} {suggested:?} {shields:?}", lines(&view.own), view.not_put.len(), lines(&view.rest))
            };
            prop_assert_eq!(with_labels_swapped(&told(&m, reader)), told(&other, counterpart));
        }
    }

    #[test]
    fn a_balance_with_the_parents_swapped_is_the_same_balance(m in melding(), marked in any::<[u8; 2]>()) {
        let count = |id: PersonId| usize::from(marked[usize::from(id == PersonId::B)]);
        let swap = |id: PersonId| id.other_parent().unwrap();
        let mut one = balance(&m, count);
        let two = balance(&swapped(&m), |id| count(swap(id)));
        for parent in &mut one.parents {
            parent.parent = swap(parent.parent);
        }
        prop_assert_eq!(one, two);
    }

    #[test]
    fn the_mutatie_of_the_police_loses_nothing_by_a_shield(m in melding()) {
        let (protocol, texts) = words();
        let draw = |m: &Melding| mutatie(protocol, texts, m, &assess(m)).blocks;
        let mut open = m.clone();
        open.shields.clear();
        let mut with = draw(&m);
        let is_part = |b: &Block| matches!(b, Block::Section { title, .. } if **title == *texts.shields.heading);
        if let Some(start) = with.iter().position(is_part) {
            let end = start + with[start..].iter().position(|b| matches!(b, Block::Part(_))).unwrap();
            with.drain(start..end);
        }
        prop_assert_eq!(with, draw(&open));
    }

    #[test]
    fn every_line_and_every_suggestion_is_the_readers_own_or_can_be_shielded(m in melding()) {
        let m = ready(m);
        for reader in readers(&m) {
            let view = view(&m, reader);
            let about = view.about.iter().flat_map(|a| [Some(&a.claim), a.answer.as_ref()]).flatten();
            let all = view.own.iter().chain(about).chain(&view.rest);
            let lines: Vec<(Passage, bool)> = all.map(|p| (p.passage, p.shielded)).collect();
            let suggested: Vec<Passage> = view.suggestions.iter().map(|s| s.passage).collect();
            let unique: BTreeSet<Passage> = suggested.iter().copied().collect();
            prop_assert_eq!(unique.len(), suggested.len());
            for passage in lines.iter().map(|l| l.0).chain(suggested.iter().copied()) {
                let shield = Command::Shield { passage, reader: reader.id(), reason: "reden".into() };
                let mut next = m.clone();
                let done = next.apply(shield, m.at);
                prop_assert_eq!(done.is_err(), m.is_own(passage, reader.id()) && !m.shields_for(reader.id()).any(|s| s.passage == passage), "{:?} {:?}", passage, done);
            }
            // What was taken up is suggested no more.
            let mut all = m.clone();
            for passage in suggested {
                let reader = reader.id();
                all.apply(Command::Shield { passage, reader, reason: "reden".into() }, m.at).unwrap();
            }
            let again = super::view(&all, reader).suggestions;
            prop_assert!(again.iter().all(|s| !unique.contains(&s.passage)), "{again:?}");
        }
    }

    #[test]
    fn only_lines_with_a_speaker_hold_what_was_typed(m in melding()) {
        let m = ready(m);
        for reader in readers(&m) {
            let document = paper(&m, reader).unwrap();
            for block in &document.blocks {
                let program = match block {
                    Block::Line(_) | Block::Gap => continue,
                    other => format!("{other:?}"),
                };
                prop_assert!(tokens(&program).is_empty(), "{program}");
            }
        }
    }
}

/// Keeps the imports honest: every signal has a name that the tests above look for.
#[test]
fn every_signal_has_a_name_in_the_paper() {
    assert!(
        Signal::ALL
            .iter()
            .all(|s| !words().0.signal(*s).short.is_empty())
    );
}
