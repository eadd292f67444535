//! What a new scenario begins with in the window.

/// A small scenario that passes every check.
pub static SCENARIO_TEMPLATE: &str = include_str!("../../assets/oefensjabloon.ron");

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::SCENARIO_TEMPLATE;
    use crate::{
        files::{course_from_text, course_to_text, scenario_from_text, scenario_to_text},
        training::{check, random},
    };

    #[test]
    fn the_template_passes_every_check() {
        let scenario = scenario_from_text(SCENARIO_TEMPLATE).unwrap();
        assert_eq!(check(&scenario), []);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn what_the_editor_writes_loads_again_to_the_same(scenario in random::scenario()) {
            let text = scenario_to_text(&scenario).unwrap();
            let read = scenario_from_text(&text);
            prop_assert_eq!(read.as_ref().ok(), Some(&scenario), "{:?}", read);
        }

        #[test]
        fn a_course_loads_again_to_the_same(course in random::course()) {
            let text = course_to_text(&course).unwrap();
            let read = course_from_text(&text);
            prop_assert_eq!(read.as_ref().ok(), Some(&course), "{:?}", read);
        }
    }
}
