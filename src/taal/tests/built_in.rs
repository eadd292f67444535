//! The list that comes with the program, entry by entry.

use super::*;

#[test]
fn the_list_is_long_enough_and_every_entry_says_what_why_and_whence() {
    let list = built_in();
    assert!(list.entries().len() >= 90, "{}", list.entries().len());
    for entry in list.entries() {
        assert!(entry.reason.ends_with('.'), "{}", entry.name);
        let words = entry.reason.split(' ').count();
        assert!(words <= 2 * LONG_SENTENCE, "{}: {words}", entry.name);
    }
}

#[test]
fn every_form_is_found_where_it_stands_alone() {
    let list = built_in();
    for entry in list.entries() {
        for form in &entry.forms {
            let text = form.replace(" ... ", " hen ").replace('*', "");
            let found = advise(&list, &text, Voice::Report, &Names::none());
            let key = format!("woord:{}", entry.name);
            assert!(
                found.iter().any(|f| f.key.as_str() == key),
                "{form} of {}: {found:?}",
                entry.name
            );
        }
    }
}
