//! Where each grave word of the melding came from in this course: said by whom it stands under, seen,
//! read, said by somebody else, or by nobody (ombudsman 2015/096, 4.7; report 2015/035).
//!
//! Whoever reads the mutatie must be able to find back whose word it is. Where the trainee can be
//! right, the trainee is: a denial reaches far in what was written and not far in what was said.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Graded, Tools,
    clauses::{Manner, Reach, clauses, sentences},
    facts,
    lines::{Kind, Line, folded, shortened},
    reporters::Reporters,
    sources::{Source, Sources, Weight, Whose, whose_line},
    speakers,
    trace::Trace,
};
use crate::{
    documents::{DebriefKind, phrase::fill},
    melding::{Account, PersonId, Speaker},
    training::{Ban, Id, PointKey},
};

/// On whose account a line of the melding stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Under {
    Person(PersonId),
    /// The officer's own observation, or a judgement as a statement.
    Own,
    /// A document or a system.
    Read,
    /// A weighing, or nobody recorded whose it is: whoever said it will do.
    Weighed,
}

/// What is wrong with a grave word.
enum Wrong {
    /// Somebody said it, or a record tells that somebody did; it stands as found.
    AsFact(Whose, Id),
    /// It stands as the words of this person; another source has it.
    Speaker(Whose, Id, PersonId),
    /// It came from nowhere.
    Nobody,
}

/// The points about grave words. `seen` are the lines about which something was said already. Gives
/// whether something stands under somebody who did not say it.
pub(super) fn of_melding(
    tools: &Tools<'_>,
    trace: &Trace<'_>,
    lines: &[Line<'_>],
    seen: &BTreeSet<usize>,
    points: &mut Vec<Graded>,
) -> bool {
    let mut crossed = false;
    let mut look = None;
    let mut invented: BTreeMap<PointKey, Graded> = BTreeMap::new();
    for (at, line) in lines.iter().enumerate() {
        if seen.contains(&at) || of_unfounded_danger(line, points) {
            continue;
        }
        let Some(under) = under(line) else { continue };
        let claims = claims(tools, line, under);
        if claims.is_empty() {
            continue;
        }
        let look = look.get_or_insert_with(|| Look {
            sources: Sources::of(tools, trace),
            reporters: Reporters::of(tools, trace),
        });
        let text = folded(&line.text);
        let wrongs = claims.into_iter();
        let wrongs =
            wrongs.filter_map(|claim| Some((claim.group, look.wrong(&claim, line, &text, under)?)));
        for (group, wrong) in wrongs {
            match wrong {
                Wrong::AsFact(whose, id) => {
                    facts::add(tools, trace, &id, whose.speaker(), line, points);
                }
                Wrong::Speaker(whose, id, to) => {
                    crossed = true;
                    speakers::wrong(tools, trace, &id, whose.speaker(), to, line, points);
                }
                Wrong::Nobody => {
                    let point = nobody(tools, group, line);
                    invented.entry(point.key.clone()).or_insert(point);
                }
            }
        }
    }
    points.extend(invented.into_values());
    crossed
}

/// Takes away the praise for claims that stand as claims, where one stands under somebody who did not
/// say it or was said by nobody.
pub(super) fn temper_praise(points: &mut Vec<Graded>, wrong_speaker: bool) {
    let invented = |p: &Graded| !p.good && matches!(p.key, PointKey::NietGezegd(_));
    if wrong_speaker || points.iter().any(invented) {
        points.retain(|p| !p.good || p.key != PointKey::Verboden(Ban::BeweringAlsFeit));
    }
}

/// A danger from nowhere has its own point.
fn of_unfounded_danger(line: &Line<'_>, points: &[Graded]) -> bool {
    let (Kind::Danger(signal) | Kind::Note(signal)) = line.kind else {
        return false;
    };
    let key = PointKey::JaZonderVraag(signal);
    points.iter().any(|p| p.key == key)
}

/// `None` for what the police did, and for what the scenario itself puts there.
fn under(line: &Line<'_>) -> Option<Under> {
    let Some(account) = line.account else {
        return Some(match line.speaker {
            Some(Speaker::Person(by)) => Under::Person(by),
            _ => Under::Weighed,
        });
    };
    if line.kind == Kind::Act {
        return None;
    }
    Some(match (whose_line(account)?, account) {
        (Whose::Person(by), _) => Under::Person(by),
        (Whose::Found, _) => Under::Read,
        (Whose::Seen, Account::Oordeel) if line.kind != Kind::Statement => Under::Weighed,
        (Whose::Seen, _) => Under::Own,
    })
}

/// A grave word in a sentence.
struct Claim<'t> {
    group: usize,
    manner: Manner,
    /// It stands between quotation marks.
    quoted: bool,
    sentence: &'t str,
}

/// The grave words of a line that are no denial and no question.
fn claims<'t>(tools: &Tools<'_>, line: &'t Line<'_>, under: Under) -> Vec<Claim<'t>> {
    // What stands between the marks are somebody's words; under that person all is.
    let parts = if under == Under::Own {
        vec![(&*line.bare, false), (&*line.quotes, true)]
    } else {
        vec![(&*line.text, false)]
    };
    let mut all = Vec::new();
    for (text, quoted) in parts {
        for sentence in sentences(text).into_iter().filter(|s| !s.question) {
            let manner = Manner::of(sentence.text);
            if manner.asks {
                continue;
            }
            for clause in clauses(sentence.text, Reach::Far) {
                for group in tools.texts.grave.claimed(&clause.text, clause.denied) {
                    all.push(Claim {
                        group,
                        manner,
                        quoted,
                        sentence: sentence.text,
                    });
                }
            }
        }
    }
    all
}

struct Look<'t> {
    sources: Sources<'t>,
    reporters: Reporters<'t>,
}

impl Look<'_> {
    fn wrong(&self, claim: &Claim<'_>, line: &Line<'_>, text: &str, under: Under) -> Option<Wrong> {
        let group = claim.group;
        let any = |passes: &dyn Fn(&Source<'_>) -> bool| self.sources.any(group, passes);
        let found = |s: &Source<'_>| matches!(s.whose, Whose::Seen | Whose::Found);
        let by = |who: PersonId| any(&|s| s.whose == Whose::Person(who));
        let fair = match under {
            Under::Person(who) => by(who),
            Under::Read => any(&found),
            Under::Own if claim.quoted => false,
            // What was seen may be summed up; what was read stands in its own words.
            Under::Own => {
                let read = |s: &Source<'_>| found(s) && !s.told;
                let word = (group, Weight::Word);
                any(&|s| s.whose == Whose::Seen && !s.told)
                    || self.sources.nearest(word, text, read).is_some()
            }
            Under::Weighed => any(&|_| true),
        };
        if fair {
            return None;
        }
        // Of what somebody is accused, that person may tell in the words of the accusation.
        if claim.manner.accuses && any(&|_| true) {
            return None;
        }
        let own = under == Under::Own;
        let strictly_seen = own && !claim.quoted && claim.manner.sees;
        let reported = if strictly_seen {
            None
        } else {
            let but = match under {
                Under::Person(who) => Some(who),
                _ => None,
            };
            self.reporters.of_line(&line.text, claim.sentence, but)
        };
        let mut to = match under {
            Under::Person(who) => Some(who),
            _ => None,
        };
        if let Some(reported) = &reported {
            if reported.anybody || reported.people.iter().any(|who| by(*who)) {
                if any(&|_| true) {
                    return None;
                }
            } else if own {
                to = reported.people.first().copied();
            }
        } else if own && !strictly_seen {
            let loose = claim.quoted || claim.manner.reports || claim.manner.guesses;
            if loose && any(&|_| true) {
                return None;
            }
        }
        let named = |s: &Source<'_>| s.came.is_some();
        let person = |s: &Source<'_>| matches!(s.whose, Whose::Person(_)) && named(s);
        let nearest = |weight, passes: &dyn Fn(&Source<'_>) -> bool| {
            self.sources.nearest((group, weight), text, passes)
        };
        let word = nearest(Weight::Word, &person).or_else(|| nearest(Weight::Word, &named));
        // A danger of another kind does not make it that person's words.
        let danger = || nearest(Weight::Danger, &person).filter(|_| to.is_none());
        let source = word.or_else(danger);
        let Some(source) = source else {
            // What the meldkamer said is no information with a name.
            let told = own && any(&|s| s.came.is_none());
            return (!told || to.is_some()).then_some(Wrong::Nobody);
        };
        let id = source.id()?.clone();
        Some(match to {
            Some(to) => Wrong::Speaker(source.whose, id, to),
            None => Wrong::AsFact(source.whose, id),
        })
    }
}

fn nobody(tools: &Tools<'_>, group: usize, line: &Line<'_>) -> Graded {
    let about = tools.texts.grave.name(group);
    let what = tools.texts.points.nobody_said.fill("onderwerp", about);
    Graded {
        key: PointKey::NietGezegd(line.id),
        kind: DebriefKind::FeitOfVerklaring,
        good: false,
        second: line.second,
        what: fill(&what, "tekst", &shortened(&line.text)),
        why: tools.texts.reasons.nobody_said.why.to_string(),
        citations: tools.texts.reasons.nobody_said.citations.clone(),
    }
}
