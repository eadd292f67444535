//! A course beside its scenario: whether it fits, what it missed, and what it should have missed.

use std::collections::BTreeSet;

use super::Grader;
use crate::{
    files::{At, OpenedCourse},
    training::{Grading, PlayError, PointKey, Scenario, grade},
};

/// Something that is wrong with a course, and where.
pub(super) struct Wrong {
    pub at: Option<At>,
    pub text: String,
}

/// A course that was played.
pub(super) struct Graded {
    pub grading: Grading,
    pub difference: Difference,
}

/// What a course missed beside what its file says that it misses; both empty where the file says
/// nothing.
#[derive(Default)]
pub(super) struct Difference {
    /// Missed, and not in the list.
    pub unexpected: Vec<PointKey>,
    /// In the list, and not missed.
    pub absent: Vec<PointKey>,
}

impl Difference {
    pub(super) fn is_empty(&self) -> bool {
        self.unexpected.is_empty() && self.absent.is_empty()
    }

    fn of(grading: &Grading, listed: &[PointKey]) -> Self {
        let missed: BTreeSet<&PointKey> = grading.missed().into_iter().collect();
        let listed: BTreeSet<&PointKey> = listed.iter().collect();
        let without = |one: &BTreeSet<&PointKey>, other: &BTreeSet<&PointKey>| {
            one.difference(other).map(|key| (*key).clone()).collect()
        };
        Self {
            unexpected: without(&missed, &listed),
            absent: without(&listed, &missed),
        }
    }

    /// The difference in words, both ways.
    pub(super) fn lines(&self) -> Vec<String> {
        let unexpected = self.unexpected.iter().map(|key| {
            format!(
                "mist ook {}, en dat staat niet onder mist. Voeg het toe, of verander het verloop.",
                notation(key)
            )
        });
        let absent = self.absent.iter().map(|key| {
            format!(
                "{} staat onder mist, en het verloop mist het niet. Haal het weg, of verander het verloop.",
                notation(key)
            )
        });
        unexpected.chain(absent).collect()
    }
}

/// A point as a course file writes it.
pub(super) fn notation(key: &PointKey) -> String {
    // A key holds names and words only; the writer has no reason to fail.
    ron::to_string(key).unwrap_or_else(|_| format!("{key:?}"))
}

/// Plays a course of this scenario.
pub(super) fn play(
    grader: &Grader,
    scenario: &Scenario,
    opened: &OpenedCourse,
) -> Result<Graded, Wrong> {
    let course = &opened.course;
    let whole = |text: String| Wrong { at: None, text };
    if course.scenario != scenario.id {
        return Err(whole(format!(
            "dit verloop hoort bij scenario ‘{}’, niet bij ‘{}’. Kies het andere scenario.",
            course.scenario, scenario.id
        )));
    }
    if course.version != scenario.version {
        return Err(whole(format!(
            "dit verloop hoort bij versie {} van het scenario, en dit is versie {}. Speel het opnieuw, of pas de versie aan als het nog klopt.",
            course.version, scenario.version
        )));
    }
    let grading =
        grade(&grader.tools(), scenario, &course.moves).map_err(|(number, error)| Wrong {
            at: opened
                .moves_at
                .get(number.saturating_sub(1))
                .copied()
                .flatten(),
            text: unplayable(number, &error),
        })?;
    let difference = course
        .misses
        .as_ref()
        .map_or_else(Difference::default, |listed| {
            Difference::of(&grading, listed)
        });
    Ok(Graded {
        grading,
        difference,
    })
}

/// A move that cannot be played.
pub(super) fn unplayable(number: usize, error: &PlayError) -> String {
    format!("zet {number}: deze zet kan niet. {error}")
}
