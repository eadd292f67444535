//! What only shows over all contacts, and what stands out of it. Typed, without words: the texts say
//! it the same way for both parents.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike, Weekday};
use uuid::Uuid;

use super::{ContactFacts, ContactLine, CourtSince, Scene, Span, UnheardWhy, Unknown, Voice, Who};
use crate::{
    melding::PersonId,
    protocol::Choice,
    terugblik::summary::{is_there, safety_unknown},
};

/// How often something stayed unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownCount {
    /// What.
    pub what: Unknown,
    /// In how many contacts.
    pub times: usize,
    /// Of how many that were weighed.
    pub of: usize,
}

/// How often somebody reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReporterCount {
    /// Who; `None` is not recorded.
    pub who: Option<Who>,
    /// How often.
    pub times: usize,
}

/// Aangiften over the contacts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Aangiften {
    /// Each person with how often an aangifte was wished and how often recorded.
    pub by: Vec<(Who, usize, usize)>,
    /// Both parents have one, wished or recorded.
    pub over_and_back: bool,
}

/// Something that stands out in the course of a household.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Finding {
    /// Safety stayed unknown in every contact.
    SafetyUnknownEachTime(usize),
    /// A parent or child was heard in no contact.
    NeverHeard {
        /// Who.
        who: Who,
        /// In how many contacts the person stands.
        contacts: usize,
    },
    /// A parent was not heard when the other reported.
    NotHeardWhenOtherReports {
        /// Who was not heard.
        who: Who,
        /// Who reported.
        reporter: Who,
        /// How often.
        times: usize,
        /// Of how many reports.
        of: usize,
    },
    /// Advice about contact that no court looked at since, as far as the contacts say.
    AdviceWithoutCourt {
        /// In which contact.
        contact: Uuid,
        /// When.
        at: NaiveDateTime,
        /// To whom.
        to: Option<Who>,
    },
    /// Contact was stopped and no court was asked, as far as the contacts say.
    StoppedWithoutCourt {
        /// In which contact.
        contact: Uuid,
        /// When.
        at: NaiveDateTime,
        /// By whom.
        by: Option<Who>,
        /// On whose account.
        voice: Voice,
    },
    /// Both parents report about each other.
    ReportsOverAndBack([usize; 2]),
    /// Both parents wish or made an aangifte.
    AangiftenOverAndBack,
    /// A follow-up date has gone by without a later contact.
    FollowUpPassed {
        /// In which contact.
        contact: Uuid,
        /// The date.
        date: NaiveDate,
    },
    /// The longest stretch without contact, on one account.
    LongestWithoutContact {
        /// Days.
        days: u32,
        /// On whose account.
        voice: Voice,
    },
    /// Most contacts fall between Friday evening and Sunday night.
    Weekend {
        /// How many.
        times: usize,
        /// Of how many.
        of: usize,
    },
}

fn facts(lines: &[ContactLine]) -> impl Iterator<Item = (&ContactLine, &ContactFacts)> {
    lines.iter().filter_map(|l| Some((l, l.facts.as_deref()?)))
}

/// Parents and children who stand in a contact and were heard in none: members first.
pub(super) fn never_heard(scene: &Scene<'_>, lines: &[ContactLine]) -> Vec<Who> {
    let partly = |f: &ContactFacts| -> Vec<Who> {
        let in_part = f.unheard.iter().filter(|u| u.why == UnheardWhy::Partly);
        in_part.map(|u| u.who).collect()
    };
    let heard: Vec<Who> = facts(lines)
        .flat_map(|(_, f)| f.heard.iter().copied().chain(partly(f)))
        .collect();
    let mut list: Vec<Who> = Vec::new();
    for call in &scene.calls {
        let people = call.melding.people_by_part().into_iter();
        let family =
            people.filter(|id| (id.is_parent() || id.is_child()) && is_there(call.melding, *id));
        for who in family.map(|id| scene.who(call.id(), id)) {
            if !heard.contains(&who) && !list.contains(&who) {
                list.push(who);
            }
        }
    }
    list.sort_by_key(|who| match who {
        Who::Member(id) => (false, Some(*id)),
        Who::Unlinked { .. } => (true, None),
    });
    list
}

/// What stayed unknown with counts, most often first, then in the order of the checklist.
pub(super) fn unknown(lines: &[ContactLine]) -> Vec<UnknownCount> {
    let of = facts(lines).count();
    let all: BTreeSet<Unknown> = facts(lines).flat_map(|(_, f)| f.unknown.clone()).collect();
    let count = |what: Unknown| {
        facts(lines)
            .filter(|(_, f)| f.unknown.contains(&what))
            .count()
    };
    let mut list: Vec<UnknownCount> = all
        .into_iter()
        .map(|what| UnknownCount {
            what,
            times: count(what),
            of,
        })
        .collect();
    list.sort_by_key(|u| std::cmp::Reverse(u.times));
    list
}

/// How often each person reported; who reported first comes first among equals.
pub(super) fn reporters(lines: &[ContactLine]) -> Vec<ReporterCount> {
    let mut list: Vec<ReporterCount> = Vec::new();
    // Lines are newest first.
    let oldest_first: Vec<_> = facts(lines).collect();
    for (_, f) in oldest_first.into_iter().rev() {
        let also = f.also_reported.iter().copied().map(Some);
        for who in std::iter::once(f.reporter).chain(also) {
            match list.iter_mut().find(|r| r.who == who) {
                Some(found) => found.times += 1,
                None => list.push(ReporterCount { who, times: 1 }),
            }
        }
    }
    list.sort_by_key(|r| std::cmp::Reverse(r.times));
    list
}

/// Aangiften by person, in the order in which they first came up.
pub(super) fn aangiften(lines: &[ContactLine]) -> Aangiften {
    let mut by: Vec<(Who, usize, usize)> = Vec::new();
    let oldest_first: Vec<_> = facts(lines).collect();
    for (_, f) in oldest_first.into_iter().rev() {
        let recorded = f.aangifte.state == Some(Choice::AangifteOpgenomen);
        let mut wishing: Vec<Who> = f.aangifte.wishes.iter().filter_map(|w| w.by).collect();
        wishing.dedup();
        for who in wishing {
            let index = by.iter().position(|(w, ..)| *w == who).unwrap_or_else(|| {
                by.push((who, 0, 0));
                by.len() - 1
            });
            by[index].1 += 1;
            by[index].2 += usize::from(recorded);
        }
    }
    let side = |id| by.iter().any(|(w, ..)| *w == Who::Member(id));
    let over_and_back = PersonId::PARENTS.into_iter().all(side);
    Aangiften { by, over_and_back }
}

/// What stands out: safety, wederhoor, contact, patterns, what is late.
pub(super) fn findings(scene: &Scene<'_>, lines: &[ContactLine], spans: &[Span]) -> Vec<Finding> {
    let weighed = scene.calls.len();
    let mut list = Vec::new();
    if weighed >= 2 && scene.calls.iter().all(|c| safety_unknown(c.melding)) {
        list.push(Finding::SafetyUnknownEachTime(weighed));
    }
    for who in never_heard(scene, lines) {
        let stands = |c: &&super::Opened<'_>| {
            let mut people = c.melding.people.iter();
            people.any(|p| scene.who(c.id(), p.id) == who)
        };
        let contacts = scene.calls.iter().filter(stands).count();
        list.push(Finding::NeverHeard { who, contacts });
    }
    list.extend(not_heard(lines));
    list.extend(without_court(lines));
    list.extend(patterns(lines));
    list.extend(follow_up(scene, lines));
    let longest = spans.iter().max_by_key(|s| s.days);
    list.extend(longest.map(|s| Finding::LongestWithoutContact {
        days: s.days,
        voice: s.voice,
    }));
    list
}

/// For each parent: how often not heard when the other reported. Asked where the other reported at
/// least twice, so that it is a pattern.
fn not_heard(lines: &[ContactLine]) -> Vec<Finding> {
    let [a, b] = PersonId::PARENTS.map(Who::Member);
    [(a, b), (b, a)]
        .into_iter()
        .filter_map(|(who, reporter)| {
            let reports: Vec<_> = facts(lines).filter(|(_, f)| f.reported(reporter)).collect();
            let missed = |f: &ContactFacts| {
                let mut unheard = f.unheard.iter();
                unheard.any(|u| u.who == who && u.why != UnheardWhy::Partly)
            };
            let times = reports.iter().filter(|(_, f)| missed(f)).count();
            (times > 0 && reports.len() >= 2).then_some(Finding::NotHeardWhenOtherReports {
                who,
                reporter,
                times,
                of: reports.len(),
            })
        })
        .collect()
}

fn without_court(lines: &[ContactLine]) -> Vec<Finding> {
    let mut list = Vec::new();
    for (line, f) in facts(lines) {
        let (contact, at) = (line.id, line.at);
        if let Some(advice) = f.advice.filter(|a| a.court == CourtSince::NotSaid) {
            list.push(Finding::AdviceWithoutCourt {
                contact,
                at,
                to: advice.to,
            });
        }
        let open = |s: &super::Stopped| !s.court_asked && s.court == CourtSince::NotSaid;
        if let Some(stopped) = f.stopped.filter(open) {
            list.push(Finding::StoppedWithoutCourt {
                contact,
                at,
                by: stopped.by,
                voice: stopped.voice,
            });
        }
    }
    list
}

fn patterns(lines: &[ContactLine]) -> Vec<Finding> {
    let mut list = Vec::new();
    let reported = PersonId::PARENTS.map(|id| {
        let own = facts(lines).filter(|(_, f)| f.reported(Who::Member(id)));
        own.count()
    });
    if reported.iter().all(|n| *n > 0) {
        list.push(Finding::ReportsOverAndBack(reported));
    }
    if aangiften(lines).over_and_back {
        list.push(Finding::AangiftenOverAndBack);
    }
    let weekend = |at: NaiveDateTime| match at.weekday() {
        Weekday::Fri => at.hour() >= 18,
        Weekday::Sat | Weekday::Sun => true,
        _ => false,
    };
    let times = lines.iter().filter(|l| weekend(l.at)).count();
    // Fewer than three is no pattern; two thirds is well over what chance gives.
    if lines.len() >= 3 && times * 3 >= lines.len() * 2 {
        list.push(Finding::Weekend {
            times,
            of: lines.len(),
        });
    }
    list
}

/// Follow-up dates that went by while no contact came on or after them.
fn follow_up(scene: &Scene<'_>, lines: &[ContactLine]) -> Vec<Finding> {
    facts(lines)
        .filter_map(|(line, f)| {
            let date = f.follow_up?;
            let later = lines.iter().any(|l| l.at > line.at && l.at.date() >= date);
            (date < scene.now.date() && !later).then_some(Finding::FollowUpPassed {
                contact: line.id,
                date,
            })
        })
        .collect()
}
