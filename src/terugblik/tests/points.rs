//! Quality points and the summary, on the bundled cases.

use super::{answer, case, day, with_words};
use crate::{
    afweging::{Topic, assess},
    melding::{
        Account, AnswerValue, Asked, DecisionKind, Evidence, Heard, Level, Melding, PersonId,
        Reply, Says, SignalAnswer, Text, Tri, random::empty,
    },
    protocol::{Choice, Question, Signal},
    terugblik::{Pin, QualityKind, QualityPoint, quality, summary},
};

fn points(melding: &Melding) -> Vec<QualityPoint> {
    quality(melding, &assess(melding), false)
}

fn find(melding: &Melding, which: fn(&QualityKind) -> bool) -> Option<QualityPoint> {
    points(melding).into_iter().find(|p| which(&p.kind))
}

#[test]
fn an_empty_call_lacks_the_safety_step_and_both_parents() {
    let melding = empty();
    let found = points(&melding);
    assert!(
        matches!(&found[0].kind, QualityKind::SafetyNotAsked(s) if s.len() == Signal::ALL.len())
    );
    assert_eq!(
        found[0].pin,
        Pin::Topic(Topic::Signal(Signal::DirectGevaar))
    );
    let parents = found
        .iter()
        .filter(|p| matches!(p.kind, QualityKind::ParentNotHeard(_)));
    assert_eq!(parents.count(), 2);
    // A story that is not there is not asked for its sources.
    assert!(
        !found
            .iter()
            .any(|p| p.kind == QualityKind::NoOwnObservation)
    );
}

#[test]
fn advice_without_a_leaflet_is_pinned_to_the_leaflet_until_it_is_made() {
    let melding = case!("10-advies-contact-stoppen");
    let found = find(&melding, |k| *k == QualityKind::AdviceWithoutLeaflet).unwrap();
    let pin = Topic::Question(Question::BijsluiterGegeven);
    assert_eq!(found.pin, Pin::Topic(pin));
    let made = quality(&melding, &assess(&melding), true);
    assert!(!made.contains(&found));
}

#[test]
fn a_zorgmelding_without_weighing_and_reason_is_asked_about() {
    let mut melding = case!("01-acuut-gevaar");
    let weighing = |m: &Melding| match find(m, |k| matches!(k, QualityKind::ZorgWithoutWeighing(_)))
    {
        Some(QualityPoint {
            kind: QualityKind::ZorgWithoutWeighing(open),
            ..
        }) => open,
        _ => Vec::new(),
    };
    assert_eq!(
        weighing(&melding),
        [Question::ZorgAanvaard, Question::ZorgDuurzaam]
    );
    assert_eq!(
        find(&melding, |k| *k == QualityKind::ZorgWithoutReason),
        None
    );
    for question in [Question::ZorgAanvaard, Question::ZorgDuurzaam] {
        // Onbekend was weighed too.
        answer(
            &mut melding,
            question,
            AnswerValue::Onbekend,
            Account::Oordeel,
        );
    }
    assert_eq!(weighing(&melding), []);
    let decided = AnswerValue::Keuze(Choice::ZorgDoen);
    answer(
        &mut melding,
        Question::ZorgBesluit,
        decided,
        Account::Handeling,
    );
    assert!(find(&melding, |k| *k == QualityKind::ZorgWithoutReason).is_some());
}

#[test]
fn a_clause_weighed_on_a_paper_that_nobody_saw_is_pinned_to_that_paper() {
    let mut melding = case!("03-sterke-arm-rustig-kind");
    let unseen = |m: &Melding| find(m, |k| *k == QualityKind::ClauseNotSeen);
    assert_eq!(unseen(&melding), None);
    let id = melding.decisions[0].id;
    melding.decisions[0].evidence = Some(Evidence::Genoemd);
    let found = unseen(&melding).unwrap();
    assert_eq!(found.pin, Pin::Topic(Topic::Evidence(id)));
    let text = with_words(|w| w.quality(&melding, &found));
    assert!(text.contains(&format!("beslissing nr {id}")), "{text}");
}

#[test]
fn a_decision_that_departs_needs_a_reason() {
    let mut melding = case!("02-niets-in-geding-geen-beslissing");
    let departs = |m: &Melding| find(m, |k| *k == QualityKind::DepartsWithoutReason).is_some();
    let decided = AnswerValue::Keuze(Choice::BesluitOptreden);
    answer(&mut melding, Question::Besluit, decided, Account::Handeling);
    assert!(departs(&melding));
    let given = melding.answers.get_mut(&Question::Besluit).unwrap();
    given.note = Text::clean("opdracht van de hOvJ");
    assert!(!departs(&melding));
}

#[test]
fn words_of_a_child_need_the_question_and_who_was_present() {
    let mut melding = case!("01-acuut-gevaar");
    let child_points = |m: &Melding| {
        let of = |p: &&QualityPoint| {
            matches!(
                p.kind,
                QualityKind::ChildWordsWithoutQuestion(_)
                    | QualityKind::ChildWordsWithoutPresent(_)
            )
        };
        points(m).iter().filter(of).count()
    };
    assert_eq!(child_points(&melding), 0);
    for statement in &mut melding.statements {
        if let Account::WoordenKind {
            question, present, ..
        } = &mut statement.account
        {
            *question = Text::default();
            *present = Text::clean("  ");
        }
    }
    assert_eq!(child_points(&melding), 2);
}

#[test]
fn one_voice_and_no_own_observation_are_asked_about_once() {
    let mut melding = case!("10-advies-contact-stoppen");
    assert!(find(&melding, |k| *k == QualityKind::NoOwnObservation).is_some());
    assert!(find(&melding, |k| matches!(k, QualityKind::OneVoiceOnly(_))).is_none());
    melding.statements.truncate(1);
    let found = find(&melding, |k| matches!(k, QualityKind::OneVoiceOnly(_))).unwrap();
    assert_eq!(found.kind, QualityKind::OneVoiceOnly(PersonId::B));
}

#[test]
fn no_point_blames_and_every_point_asks() {
    with_words(|words| {
        for melding in [
            empty(),
            case!("07-niemand-gehoord"),
            case!("10-advies-contact-stoppen"),
        ] {
            for point in points(&melding) {
                let text = words.quality(&melding, &point);
                assert!(text.contains('?'), "{text}");
                for blame in ["vergeten", "fout", "nagelaten", "had moeten", "verzuimd"] {
                    assert!(!text.contains(blame), "{text}");
                }
            }
        }
    });
}

#[test]
fn the_summary_says_what_lists_filter_by() {
    let melding = case!("10-advies-contact-stoppen");
    let short = summary(&melding, &assess(&melding));
    assert_eq!(short.outcome, Some(Level::Terughoudend));
    assert_eq!(short.reporter, Some(PersonId::B));
    assert_eq!(short.heard.len(), 2);
    assert!(!short.wederhoor_missing && !short.safety_unknown && !short.zorgmelding);
    assert!(short.to_wijkagent);
    assert_eq!(short.unit, "Basisteam Zandwijk");
    assert_eq!(short.people.len(), 3);
    let other = case!("04-sterke-arm-signaal-over-vrager");
    let other = summary(&other, &assess(&other));
    assert_eq!(other.follow_up, Some(day(11, 21)));
    assert!(other.to_jeugdcoordinator && other.safety_unknown);
}

#[test]
fn wederhoor_is_missing_only_where_no_reason_stands() {
    let mut melding = case!("10-advies-contact-stoppen");
    let missing = |m: &Melding| summary(m, &assess(m)).wederhoor_missing;
    let hearing = melding.hearings.get_mut(&PersonId::A).unwrap();
    hearing.heard = Some(Heard::NietGehoord);
    assert!(missing(&melding));
    melding.hearings.get_mut(&PersonId::A).unwrap().why_not = Text::clean("onbereikbaar");
    assert!(!missing(&melding));
    melding.hearings.remove(&PersonId::A);
    assert!(missing(&melding));
    melding.hearings.clear();
    assert!(missing(&empty()));
}

#[test]
fn neighbours_and_professionals_are_no_household() {
    let mut melding = case!("01-acuut-gevaar");
    let before = summary(&melding, &assess(&melding)).people.len();
    let partner = melding
        .people
        .iter_mut()
        .find(|p| p.id == PersonId::Other(1))
        .unwrap();
    partner.relation = crate::melding::Relation::Professional;
    assert_eq!(
        summary(&melding, &assess(&melding)).people.len(),
        before - 1
    );
}

#[test]
fn an_answer_of_which_nobody_is_the_source_is_asked_about_once_a_kind() {
    let mut melding = empty();
    let source = |m: &Melding| {
        find(m, |k| matches!(k, QualityKind::SignalSourceNotNamed(_))).map(|p| p.kind)
    };
    assert_eq!(source(&melding), None);
    for signal in [Signal::Wapen, Signal::Geweld] {
        melding
            .signals
            .insert(signal, SignalAnswer::new(Asked::Nee));
    }
    // Of what nobody knows, the source matters less.
    let unknown = SignalAnswer::new(Asked::Onbekend);
    melding.signals.insert(Signal::NietInStaat, unknown);
    let both = QualityKind::SignalSourceNotNamed(vec![Signal::Geweld, Signal::Wapen]);
    assert_eq!(source(&melding), Some(both));
    for answer in melding.signals.values_mut() {
        let account = Some(Account::Waargenomen);
        answer.replies.push(Reply::new(Says::Nee, account));
    }
    assert_eq!(source(&melding), None);

    let gezag = AnswerValue::Keuze(Choice::GezagSamen);
    answer(&mut melding, Question::Gezag, gezag, Account::NietGenoemd);
    let found = find(&melding, |k| {
        matches!(k, QualityKind::AnswerSourceNotNamed(_))
    });
    let pin = Pin::Topic(Topic::Question(Question::Gezag));
    assert_eq!(found.unwrap().pin, pin);

    melding.decisions.push(crate::melding::Decision::new(
        melding.next_entry(),
        DecisionKind::Omgang,
    ));
    let id = melding.decisions[0].id;
    let asked = |m: &Melding| {
        points(m)
            .iter()
            .any(|p| p.kind == QualityKind::DecisionSourceNotNamed(id))
    };
    assert!(asked(&melding));
    melding.decisions[0].account = Account::told(PersonId::A);
    assert!(!asked(&melding));
}

#[test]
fn who_answered_about_safety_is_asked_whether_that_was_free() {
    let mut melding = empty();
    let open = |m: &Melding| find(m, |k| matches!(k, QualityKind::FreeSpeechNotAsked(_)));
    assert_eq!(open(&melding), None);
    let mut answer = SignalAnswer::new(Asked::Nee);
    let by_b = Some(Account::told(PersonId::B));
    answer.replies.push(Reply::new(Says::Nee, by_b));
    melding.signals.insert(Signal::Geweld, answer);
    let found = open(&melding).unwrap();
    assert_eq!(found.kind, QualityKind::FreeSpeechNotAsked(PersonId::B));
    assert_eq!(found.pin, Pin::Topic(Topic::FreeSpeech(PersonId::B)));
    let text = with_words(|w| w.quality(&melding, &found));
    assert!(text.contains("vrij spreken"), "{text}");
    let hearing = melding.hearings.entry(PersonId::B).or_default();
    hearing.free_by_phone = Some(Tri::Nee);
    assert_eq!(open(&melding), None);
}

#[test]
fn partly_heard_or_not_reached_is_a_reason_where_it_says_how() {
    let mut melding = case!("10-advies-contact-stoppen");
    let missing = |m: &Melding| summary(m, &assess(m)).wederhoor_missing;
    let hearing = melding.hearings.get_mut(&PersonId::A).unwrap();
    hearing.heard = Some(Heard::Deels);
    assert!(missing(&melding));
    melding.hearings.get_mut(&PersonId::A).unwrap().about = Text::clean("de afspraak");
    assert!(!missing(&melding));
    let hearing = melding.hearings.get_mut(&PersonId::A).unwrap();
    hearing.heard = Some(Heard::NietBereikt);
    assert!(missing(&melding));
    melding.hearings.get_mut(&PersonId::A).unwrap().tries = Some(3);
    assert!(!missing(&melding));
}
