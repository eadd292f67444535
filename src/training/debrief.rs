//! A grading as the value from which the debrief paper is drawn.

use super::{Course, Grading, Scenario, TrainingTexts, grade::minutes};
use crate::documents::{Debrief, DebriefPoint, LearningGoal};

/// The debrief of a course. Minutes are whole minutes, upwards.
pub fn debrief_of(
    texts: &TrainingTexts,
    scenario: &Scenario,
    course: &Course,
    grading: &Grading,
) -> Debrief {
    let points = grading.points.iter().map(|point| DebriefPoint {
        when_min: point.second.map(minutes),
        kind: point.kind,
        what: point.what.clone(),
        why: point.why.clone(),
        citations: point.citations.clone(),
        good: point.good,
    });
    let goals = scenario.goals.iter().map(|goal| LearningGoal {
        text: goal.text.to_string(),
        citations: goal.citations.clone(),
    });
    Debrief {
        scenario: scenario.title.to_string(),
        level: scenario.level,
        trainee: course.trainee.to_string(),
        attempt: course.attempt,
        at: course.at,
        help: texts.help(course.help),
        goals: goals.collect(),
        figures: grading.figures,
        points: points.collect(),
        mark: course.mark.as_ref().map(ToString::to_string),
    }
}

#[cfg(test)]
mod tests;
