//! Every text in `assets/ui.ron` is shown somewhere: a text that nobody shows misleads who edits it.

use std::{fs, path::Path};

/// The sources of the window in one line without white space, without comments.
fn sources(folder: &Path, into: &mut String) {
    let entries = fs::read_dir(folder).expect("the folder of the window");
    for entry in entries {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            sources(&path, into);
        } else if path.extension().is_some_and(|e| e == "rs") {
            let text = fs::read_to_string(&path).expect("a source file");
            let code = text.lines().filter(|l| !l.trim_start().starts_with("//"));
            into.extend(code.flat_map(str::chars).filter(|c| !c.is_whitespace()));
            into.push('\n');
        }
    }
}

/// The names in `ui.ron`, in order.
fn names(text: &str) -> Vec<&str> {
    let lines = text.lines().map(str::trim);
    let lines = lines.filter(|line| !line.starts_with("//"));
    let keys = lines.filter_map(|line| line.split_once(": \"").map(|(key, _)| key));
    keys.map(|key| key.trim_matches('"')).collect()
}

/// Whether the code reads this field of the texts: `t.name`, `ui.name` or `t().name`.
fn is_read(code: &str, name: &str) -> bool {
    let part = |c: char| c.is_ascii_alphanumeric() || c == '_';
    ["t.", "ui.", "t()."].iter().any(|owner| {
        let wanted = format!("{owner}{name}");
        code.match_indices(&wanted).any(|(at, found)| {
            let before = code[..at].chars().next_back();
            let after = code[at + found.len()..].chars().next();
            !before.is_some_and(part) && !after.is_some_and(part)
        })
    })
}

#[test]
fn every_text_of_the_window_is_shown_somewhere() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let text = fs::read_to_string(root.join("assets/ui.ron")).expect("the texts of the window");
    let mut code = String::new();
    sources(&root.join("src/ui"), &mut code);
    let names = names(&text);
    assert!(names.len() > 200, "{}", names.len());
    let dead: Vec<&&str> = names.iter().filter(|name| !is_read(&code, name)).collect();
    assert!(dead.is_empty(), "nobody shows {dead:?}");
}
