//! The course of one household, made from a bundled case.

use super::{answer, at, case, contact, day, id, version, with_words};
use crate::{
    afweging::assess,
    melding::{
        Account, AnswerValue, Decision, DecisionKind, EDITION, EntryId, Evidence, Force, Heard,
        Hearing, Level, Melding, Person, PersonId, Presence, Relation, ReportWish, Text, Tri,
        random::swapped,
    },
    protocol::{Choice, Question},
    terugblik::{
        Contact, Content,
        course::{
            Conflict, ConflictKind, Course, CourtSince, Finding, Held, LinkedBy, Reweighed,
            SpanEnd, UnheardWhy, Unknown, Voice, Who, Wish, course,
        },
        summary,
    },
};

const A: Who = Who::Member(PersonId::A);
const B: Who = Who::Member(PersonId::B);

fn told(by: PersonId) -> Account {
    Account::told(by)
}

fn unheard(melding: &mut Melding, who: PersonId, why: &str) {
    let hearing = Hearing {
        heard: Some(Heard::NietGehoord),
        why_not: Text::clean(why),
        ..Hearing::default()
    };
    melding.hearings.insert(who, hearing);
}

/// Four calls of Hannah and Mohamed about Noor. In the second the labels stand the other way round.
/// Hannah reports first, so she is A for the household.
fn family() -> [Melding; 4] {
    let base = case!("10-advies-contact-stoppen");
    let (hannah, mohamed) = (PersonId::A, PersonId::B);

    let mut first = base.clone();
    first.at = at(6, 21, 19);
    first.reporter = Some(hannah);
    unheard(&mut first, mohamed, "");
    answer(
        &mut first,
        Question::ContactGestopt,
        AnswerValue::Nee,
        told(hannah),
    );
    answer(
        &mut first,
        Question::AdviesGegeven,
        AnswerValue::Nee,
        Account::Handeling,
    );
    answer(
        &mut first,
        Question::Vervolgdatum,
        AnswerValue::Datum(day(7, 1)),
        Account::Handeling,
    );

    let mut second = swapped(&base);
    second.at = at(9, 4, 20);
    let stop = AnswerValue::Datum(day(9, 1));
    answer(&mut second, Question::GestoptSinds, stop, told(PersonId::B));

    let mut third = base.clone();
    third.at = at(10, 24, 18);
    third.reporter = Some(hannah);
    unheard(&mut third, mohamed, "niet thuis, belt morgen");
    let stop = AnswerValue::Datum(day(9, 5));
    answer(&mut third, Question::GestoptSinds, stop, told(mohamed));
    let gezag = AnswerValue::Keuze(Choice::GezagEenOuder);
    answer(&mut third, Question::Gezag, gezag, told(hannah));
    answer(
        &mut third,
        Question::AdviesGegeven,
        AnswerValue::Nee,
        Account::Handeling,
    );

    let mut fourth = base;
    fourth.at = at(11, 8, 17);
    fourth.reporter = Some(mohamed);
    answer(
        &mut fourth,
        Question::ContactGestopt,
        AnswerValue::Nee,
        told(mohamed),
    );
    answer(
        &mut fourth,
        Question::AdviesGegeven,
        AnswerValue::Nee,
        Account::Handeling,
    );
    [first, second, third, fourth]
}

fn course_of(calls: &[Melding]) -> Course {
    let versions: Vec<_> = calls.iter().map(|m| [version(1, m)]).collect();
    let contacts: Vec<_> = (1..)
        .zip(&versions)
        .map(|(number, v)| contact(number, v))
        .collect();
    course(&contacts, at(11, 22, 12))
}

#[test]
fn a_parent_keeps_one_label_although_the_calls_name_the_parents_otherwise() {
    let course = course_of(&family());
    let [a, b, child] = &course.members[..] else {
        panic!("{:?}", course.members)
    };
    assert_eq!(
        (a.name.as_str(), a.relation),
        ("Hannah Bos", Relation::Moeder)
    );
    assert_eq!(
        (b.name.as_str(), b.relation),
        ("Mohamed Tahiri", Relation::Vader)
    );
    assert_eq!(child.id, PersonId::Child(1));
    let labels: Vec<PersonId> = a.seen.iter().map(|(_, local, _)| *local).collect();
    assert_eq!(labels, [PersonId::A, PersonId::B, PersonId::A, PersonId::A]);
    assert!(
        a.seen[1..]
            .iter()
            .all(|(.., by)| *by == LinkedBy::NameAndBirth)
    );
    let reporters: Vec<_> = course
        .contacts
        .iter()
        .map(|c| c.facts.as_ref().unwrap().reporter)
        .collect();
    // Newest first.
    assert_eq!(reporters, [Some(B), Some(A), Some(B), Some(A)]);
    assert_eq!(course.reporters[0].times, 2);
}

#[test]
fn a_parent_without_a_name_is_matched_by_relation_and_without_either_stays_open() {
    let mut calls = family();
    for person in &mut calls[2].people {
        person.name = Text::default();
        person.birth = None;
    }
    let by_relation = course_of(&calls);
    assert_eq!(by_relation.members[0].seen[2].2, LinkedBy::Relation);
    for person in calls[2].people.iter_mut().filter(|p| p.id.is_parent()) {
        person.relation = Relation::Ouder;
    }
    let open = course_of(&calls);
    assert_eq!(open.members[0].seen.len(), 3);
    let reporter = open.contacts[1].facts.as_ref().unwrap().reporter;
    let unlinked = Who::Unlinked {
        contact: id(3),
        local: PersonId::A,
    };
    assert_eq!(reporter, Some(unlinked));
    let said = with_words(|w| w.who(&open, unlinked));
    assert_eq!(said, "A van 24 oktober 2026 (niet te koppelen)");
}

#[test]
fn a_third_parent_or_an_unknown_one_leaves_the_relation_open() {
    let linked = |change: fn(&mut Melding)| {
        let mut calls = family();
        for person in calls[2].people.iter_mut().filter(|p| p.id.is_parent()) {
            person.name = Text::default();
            person.birth = None;
        }
        change(&mut calls[2]);
        let course = course_of(&calls);
        [0, 1].map(|i| course.members[i].seen.len())
    };
    assert_eq!(linked(|_| {}), [4, 4]);
    let second_mother = |melding: &mut Melding| {
        let mut other = Person::new(PersonId::Other(9));
        other.relation = Relation::Moeder;
        melding.people.push(other);
    };
    assert_eq!(linked(second_mother), [3, 4]);
    let unknown_father = |melding: &mut Melding| {
        let father = melding.people.iter_mut().find(|p| p.id == PersonId::B);
        father.unwrap().presence = Presence::NietBekend;
    };
    assert_eq!(linked(unknown_father), [4, 3]);
}

#[test]
fn a_father_of_another_name_is_not_taken_for_the_father() {
    let mut calls = family();
    let father = calls[2]
        .people
        .iter_mut()
        .find(|p| p.id == PersonId::B)
        .unwrap();
    father.name = Text::clean("Jeroen Visser");
    father.birth = None;
    let course = course_of(&calls);
    assert_eq!(course.members[1].seen.len(), 3);
    assert_eq!(course.members[0].seen.len(), 4);
}

#[test]
fn who_was_not_heard_is_shown_for_each_contact_and_over_all() {
    let course = course_of(&family());
    let missed = Finding::NotHeardWhenOtherReports {
        who: B,
        reporter: A,
        times: 2,
        of: 2,
    };
    let of_wederhoor = |f: &&Finding| matches!(f, Finding::NotHeardWhenOtherReports { .. });
    let found: Vec<&Finding> = course.stands_out.iter().filter(of_wederhoor).collect();
    assert_eq!(found, [&missed]);
    let text = with_words(|w| w.finding(&course, &missed));
    assert_eq!(
        text,
        "B (vader) is bij 2 van de 2 meldingen van A (moeder) niet gehoord."
    );
    // Noor was spared each time, and heard never.
    assert_eq!(course.never_heard, [Who::Member(PersonId::Child(1))]);
    let cells: Vec<String> = with_words(|w| {
        let facts = course.contacts.iter().map(|c| c.facts.as_ref().unwrap());
        facts.map(|f| w.hearing(&course, f)).collect()
    });
    assert_eq!(
        cells[0],
        "beide ouders gehoord; K1 (kind) bewust niet belast"
    );
    assert_eq!(
        cells[1],
        "B (vader) niet gehoord, met reden; K1 (kind) bewust niet belast"
    );
    assert_eq!(
        cells[3],
        "B (vader) niet gehoord; K1 (kind) bewust niet belast"
    );
}

#[test]
fn two_accounts_of_days_without_contact_stay_two_and_end_where_contact_goes_again() {
    let course = course_of(&family());
    let [one, other] = &course.spans[..] else {
        panic!("{:?}", course.spans)
    };
    assert_eq!(
        (one.voice, one.from, one.days),
        (Voice::Person(A), day(9, 1), 68)
    );
    assert_eq!(
        (other.voice, other.from, other.days),
        (Voice::Person(B), day(9, 5), 64)
    );
    let end = SpanEnd::SaidAgain {
        contact: id(4),
        voice: Voice::Person(B),
    };
    assert_eq!((one.end, other.end), (end, end));
    let since = course
        .conflicts
        .iter()
        .find(|c| c.kind == ConflictKind::StoppedSince);
    let Some(Conflict { one, other, .. }) = since else {
        panic!("{:?}", course.conflicts)
    };
    assert_eq!((one.contact, one.held), (id(2), Held::Day(day(9, 1))));
    assert_eq!((other.contact, other.held), (id(3), Held::Day(day(9, 5))));
}

#[test]
fn a_stop_that_goes_on_runs_to_today_and_the_same_account_twice_is_one_span() {
    let calls = family();
    let mut again = calls[1].clone();
    again.at = at(9, 20, 20);
    let course = course_of(&[calls[0].clone(), calls[1].clone(), again]);
    assert_eq!(course.spans.len(), 1);
    assert_eq!(course.spans[0].said_in, [id(2), id(3)]);
    assert_eq!(
        (course.spans[0].to, course.spans[0].end),
        (day(11, 22), SpanEnd::GoesOn)
    );
}

#[test]
fn answers_on_gezag_that_differ_name_both_contacts_and_both_speakers() {
    let course = course_of(&family());
    let gezag: Vec<&Conflict> = course
        .conflicts
        .iter()
        .filter(|c| c.kind == ConflictKind::Gezag)
        .collect();
    // One parent in the third call, joint before and after it.
    assert_eq!(gezag.len(), 2);
    let text = with_words(|w| w.conflict(&course, gezag[0]));
    assert!(text.contains("‘Eén ouder’"), "{text}");
    assert!(
        text.contains("volgens B (vader) (4 september 2026)"),
        "{text}"
    );
    assert!(
        text.contains("volgens A (moeder) (24 oktober 2026)"),
        "{text}"
    );
}

fn court_decision(date: chrono::NaiveDate, clause: Tri) -> Decision {
    Decision {
        court: Text::clean("rechtbank Westermeer"),
        date: Some(date),
        number: Text::clean("C/99/1"),
        evidence: Some(Evidence::Gezien),
        account: Account::Handeling,
        force: Some(Force::Geldt),
        clause: Some(clause),
        ..Decision::new(EntryId(90), DecisionKind::Omgang)
    }
}

#[test]
fn advice_stands_out_until_a_later_contact_says_that_a_court_looked_at_it() {
    let mut calls = family();
    let advice = |course: &Course| course.contacts[2].facts.as_ref().unwrap().advice.unwrap();
    let without = |course: &Course| {
        let of = |f: &&Finding| matches!(f, Finding::AdviceWithoutCourt { .. });
        course.stands_out.iter().filter(of).count()
    };
    let before = course_of(&calls);
    assert_eq!(advice(&before).court, CourtSince::NotSaid);
    assert_eq!((advice(&before).to, without(&before)), (Some(A), 1));

    // A decision of before the advice is no answer to it; a newer one is.
    calls[3].decisions.push(court_decision(day(2, 1), Tri::Nee));
    assert_eq!(without(&course_of(&calls)), 1);
    calls[3].decisions[1].date = Some(day(10, 30));
    let decided = course_of(&calls);
    assert!(
        matches!(advice(&decided).court, CourtSince::Decided { contact, .. } if contact == id(4))
    );
    assert_eq!(without(&decided), 0);

    let mut calls = family();
    answer(
        &mut calls[2],
        Question::GestoptRechterGevraagd,
        AnswerValue::Ja,
        told(PersonId::B),
    );
    let asked = course_of(&calls);
    let voice = Voice::Person(B);
    let contact = id(3);
    assert_eq!(advice(&asked).court, CourtSince::Asked { contact, voice });
}

#[test]
fn advice_to_nobody_in_particular_is_told_as_such() {
    let mut calls = family();
    calls[1].answers.remove(&Question::AdviesAan);
    let course = course_of(&calls);
    let said = with_words(|w| {
        let all = course.stands_out.iter().map(|f| w.finding(&course, f));
        all.collect::<Vec<_>>()
    });
    let begin = "Iemand (niet vastgelegd wie) kreeg op 4 september";
    assert!(said.iter().any(|s| s.starts_with(begin)), "{said:?}");
}

#[test]
fn one_decision_that_is_read_in_two_ways_is_a_contradiction() {
    let mut calls = family();
    calls[0].decisions.push(court_decision(day(2, 1), Tri::Ja));
    calls[1].decisions.push(court_decision(day(2, 1), Tri::Nee));
    let course = course_of(&calls);
    let kind = ConflictKind::Clause(DecisionKind::Omgang, Some(day(2, 1)));
    let found = course.conflicts.iter().find(|c| c.kind == kind).unwrap();
    assert_eq!(
        (found.one.held, found.other.held),
        (Held::Tri(Tri::Ja), Held::Tri(Tri::Nee))
    );
}

#[test]
fn a_correction_is_shown_between_its_versions() {
    let [old, ..] = family();
    let mut new = old.clone();
    let child = new.people.iter_mut().find(|p| p.id.is_child()).unwrap();
    child.lives = crate::melding::Whereabouts::Bij(PersonId::A);
    let mut versions = [version(1, &old), version(2, &new)];
    versions[1].reason = "adres nagekeken";
    let course = course(&[contact(1, &versions)], at(11, 22, 12));
    assert_eq!(course.contacts[0].versions, 2);
    assert_eq!(course.contacts[0].corrections[0].reason, "adres nagekeken");
    let [found] = &course.conflicts[..] else {
        panic!("{:?}", course.conflicts)
    };
    assert_eq!((found.one.version, found.other.version), (1, 2));
    let text = with_words(|w| w.conflict(&course, found));
    assert_eq!(
        text,
        "Waar K1 (kind) woont: om en om bij beide ouders volgens de agent in versie 1, \
         bij A (moeder) volgens de agent in versie 2 (21 juni 2026)."
    );
}

#[test]
fn aangiften_over_and_back_show_across_contacts() {
    let mut calls = family();
    for (call, by) in [(0, PersonId::A), (3, PersonId::B)] {
        answer(
            &mut calls[call],
            Question::WensAangifte,
            AnswerValue::Ja,
            told(by),
        );
        answer(
            &mut calls[call],
            Question::WieAangifte,
            AnswerValue::Persoon(by),
            told(by),
        );
        let state = AnswerValue::Keuze(Choice::AangifteOpgenomen);
        answer(
            &mut calls[call],
            Question::AangifteStand,
            state,
            Account::Handeling,
        );
    }
    let course = course_of(&calls);
    assert!(course.aangiften.over_and_back);
    assert_eq!(course.aangiften.by, [(A, 1, 1), (B, 1, 1)]);
    assert!(course.stands_out.contains(&Finding::AangiftenOverAndBack));
    assert!(!course_of(&family()).aangiften.over_and_back);
}

#[test]
fn a_follow_up_that_went_by_stands_out_unless_a_contact_came_on_or_after_it() {
    let calls = family();
    let passed = |c: &Course| {
        c.stands_out
            .iter()
            .any(|f| matches!(f, Finding::FollowUpPassed { .. }))
    };
    assert!(!passed(&course_of(&calls)));
    assert!(passed(&course_of(&calls[..1])));
}

#[test]
fn what_stays_unknown_is_counted_over_the_contacts() {
    let mut calls = family();
    for call in &mut calls {
        call.answers.remove(&Question::Ots);
    }
    calls[0].answers.remove(&Question::Huisverbod);
    let course = course_of(&calls);
    let count = |q| {
        let found = course
            .unknown
            .iter()
            .find(|u| u.what == Unknown::Question(q));
        found.map(|u| (u.times, u.of))
    };
    assert_eq!(count(Question::Ots), Some((4, 4)));
    assert_eq!(count(Question::Huisverbod), Some((1, 4)));
    assert_eq!(count(Question::Gezag), None);
}

#[test]
fn a_contact_of_which_only_the_hit_may_be_told_gives_no_content() {
    let calls = family();
    let open = [version(1, &calls[0])];
    let hit = Contact {
        id: id(9),
        unit: "Basisteam Westermeer",
        author: "geheim-auteur",
        first_processed: at(1, 3, 9),
        content: Content::HitOnly,
    };
    let imported = Contact {
        id: id(8),
        content: Content::Imported {
            at: at(5, 2, 23),
            text: "geheime tekst",
        },
        ..hit
    };
    let course = course(&[hit, contact(1, &open), imported], at(11, 22, 12));
    assert_eq!(course.hits.len(), 1);
    assert_eq!(course.contacts.len(), 2);
    assert_eq!(course.contacts[1].facts, None);
    let sum: u32 = course.weekday_hour.iter().flatten().sum();
    assert_eq!(sum, 2);
    // 21 June 2026 is a Sunday, 2 May a Saturday.
    assert_eq!(
        (course.weekday_hour[6][19], course.weekday_hour[5][23]),
        (1, 1)
    );
    let hits = format!("{:?}", course.hits);
    assert!(!hits.contains("geheim-auteur") && hits.contains("Westermeer"));
    assert!(!format!("{course:?}").contains("geheime tekst"));
}

#[test]
fn a_household_without_contacts_has_an_empty_course() {
    let empty = course(&[], at(11, 22, 12));
    assert!(empty.contacts.is_empty() && empty.stands_out.is_empty());
    let without_versions = Contact {
        id: id(1),
        unit: "",
        author: "",
        first_processed: at(1, 3, 9),
        content: Content::Open(&[]),
    };
    let empty = course(&[without_versions], at(11, 22, 12));
    assert!(empty.contacts.is_empty() && empty.members.is_empty());
}

#[test]
fn looking_back_keeps_the_outcome_of_its_day_and_a_correction_weighs_anew() {
    let [first, ..] = family();
    let of_now = summary(&first, &assess(&first));
    assert_eq!(of_now.rules, Some(EDITION));
    let mut of_then = of_now.clone();
    of_then.outcome = Some(Level::OptredenNoodzakelijk);
    of_then.rules = None;
    assert_ne!(of_then.outcome, of_now.outcome);

    let mut kept = [version(1, &first)];
    kept[0].summary = Some(&of_then);
    let course_of_then = course(&[contact(1, &kept)], at(11, 22, 12));
    let facts = course_of_then.contacts[0].facts.as_ref().unwrap();
    assert_eq!(facts.outcome, Level::OptredenNoodzakelijk);
    assert_eq!(facts.rules, None);
    let said = with_words(|w| w.rules(facts.rules)).unwrap();
    assert!(said.contains("vóór editie 2"), "{said}");

    let mut corrected = [version(1, &first), version(2, &first)];
    corrected[0].summary = Some(&of_then);
    corrected[1].summary = Some(&of_now);
    let course = course(&[contact(1, &corrected)], at(11, 22, 12));
    let line = &course.contacts[0];
    let facts = line.facts.as_ref().unwrap();
    assert_eq!(Some(facts.outcome), of_now.outcome);
    assert_eq!(with_words(|w| w.rules(facts.rules)), None);
    let reweighed = line.corrections[0].reweighed.unwrap();
    let expected = Reweighed {
        was: Level::OptredenNoodzakelijk,
        is: of_now.outcome.unwrap(),
        rules: Some(EDITION),
    };
    assert_eq!(reweighed, expected);
    let said = with_words(|w| w.reweighed(&reweighed));
    assert!(said.starts_with("Opnieuw gewogen"), "{said}");
}

#[test]
fn whoever_reports_as_well_counts_as_a_reporter() {
    let [mut first, ..] = family();
    first.also_report = [PersonId::B].into();
    let course = course_of(&[first]);
    let facts = course.contacts[0].facts.as_ref().unwrap();
    assert!(facts.reported(A) && facts.reported(B));
    assert!(
        course
            .stands_out
            .contains(&Finding::ReportsOverAndBack([1, 1]))
    );
}

#[test]
fn each_wish_to_report_stands_with_whom_it_is_against() {
    let [mut first, ..] = family();
    for (id, by, against) in [
        (80, PersonId::A, [PersonId::B]),
        (81, PersonId::B, [PersonId::A]),
    ] {
        first.report_wishes.push(ReportWish {
            id: EntryId(id),
            by: Some(by),
            against: against.into(),
            fact: Text::default(),
            withdrawn: false,
        });
    }
    let course = course_of(&[first]);
    let aangifte = &course.contacts[0].facts.as_ref().unwrap().aangifte;
    let wish = |by, against| Wish {
        by: Some(by),
        against: vec![against],
    };
    assert_eq!(aangifte.wishes, [wish(A, B), wish(B, A)]);
    assert!(course.aangiften.over_and_back);
    let said = with_words(|w| w.aangifte(&course, aangifte));
    assert!(
        said.starts_with("A (moeder) wil aangifte doen tegen B (vader)"),
        "{said}"
    );
}

#[test]
fn partly_heard_and_not_reached_are_told_apart_and_who_died_is_not_missed() {
    let why = |heard| {
        let [mut first, ..] = family();
        unheard(&mut first, PersonId::B, "");
        first.hearings.get_mut(&PersonId::B).unwrap().heard = Some(heard);
        let course = course_of(&[first]);
        let facts = course.contacts[0].facts.as_ref().unwrap().clone();
        let of_b = facts.unheard.iter().find(|u| u.who == B).unwrap().why;
        (of_b, course.never_heard.contains(&B))
    };
    assert_eq!(why(Heard::Deels), (UnheardWhy::Partly, false));
    assert_eq!(why(Heard::NietBereikt), (UnheardWhy::NotReached, true));

    let [mut first, ..] = family();
    first.hearings.remove(&PersonId::B);
    let father = first.people.iter_mut().find(|p| p.id == PersonId::B);
    father.unwrap().presence = Presence::Overleden;
    let course = course_of(&[first]);
    assert!(!course.never_heard.contains(&B));
    let facts = course.contacts[0].facts.as_ref().unwrap();
    let said = with_words(|w| w.hearing(&course, facts));
    assert!(said.starts_with("A (moeder) gehoord"), "{said}");
}
