//! The arrows between the rooms, read from the source: core never leans on the shell, and two rooms
//! of the shell never on each other.

use std::{collections::BTreeSet, fs, path::Path};

use crate::support::root;

/// What each room may use. A room that is not built yet stands here already.
const ARROWS: &[(&str, &[&str])] = &[
    ("protocol", &[]),
    ("melding", &["protocol"]),
    ("afweging", &["melding", "protocol"]),
    ("taal", &["melding", "protocol"]),
    ("documents", &["taal", "afweging", "melding", "protocol"]),
    ("paper", &["documents", "afweging", "melding", "protocol"]),
    (
        "terugblik",
        &["documents", "taal", "afweging", "melding", "protocol"],
    ),
    (
        "training",
        &["documents", "taal", "afweging", "melding", "protocol"],
    ),
    ("archive", &["melding", "protocol"]),
    (
        "files",
        &[
            "terugblik",
            "training",
            "paper",
            "documents",
            "taal",
            "melding",
            "protocol",
        ],
    ),
    (
        "cli",
        &[
            "files",
            "archive",
            "training",
            "terugblik",
            "paper",
            "documents",
            "taal",
            "afweging",
            "melding",
            "protocol",
        ],
    ),
    (
        "ui",
        &[
            "files",
            "archive",
            "training",
            "terugblik",
            "paper",
            "documents",
            "taal",
            "afweging",
            "melding",
            "protocol",
        ],
    ),
    // Doors for hostile bytes, in tests and for `make fuzz` only.
    (
        "fuzz",
        &[
            "files",
            "archive",
            "terugblik",
            "paper",
            "documents",
            "taal",
            "afweging",
            "melding",
            "protocol",
        ],
    ),
    ("main", &["ui", "cli"]),
];

/// What the tests of a room may use besides: what its values are made from.
const TEST_ARROWS: &[(&str, &[&str])] = &[("paper", &["afweging", "melding"])];

/// Rooms in which everything comes in as a value.
const CORE: &[&str] = &[
    "protocol",
    "melding",
    "afweging",
    "taal",
    "documents",
    "paper",
    "terugblik",
    "training",
];

/// What core must not name: screen, files, clock, randomness.
const SHELL_ONLY: &[&str] = &[
    "egui",
    "eframe",
    "std::fs",
    "std::io",
    "std::env",
    "std::net",
    "std::process",
    "tempfile",
    "rfd",
    "clap",
    "include_str!",
    "Utc::now",
    "Local::now",
    "SystemTime",
    "Instant::now",
    "Uuid::now",
    "Uuid::new_v4",
    "rand::",
    "println!",
    "eprintln!",
];

/// A file of the source: the room in which it stands and its code without comments and texts.
struct Source {
    name: String,
    room: String,
    /// How many times `super` leads to the root.
    depth: usize,
    code: String,
}

fn sources() -> Vec<Source> {
    let src = root().join("src");
    let mut found = Vec::new();
    collect(&src, &src, &mut found);
    assert!(found.len() > 20, "the source was not found");
    found
}

fn collect(src: &Path, folder: &Path, found: &mut Vec<Source>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(src, &path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            let inside = path.strip_prefix(src).unwrap();
            let first = inside
                .components()
                .next()
                .unwrap()
                .as_os_str()
                .to_string_lossy();
            let is_root_of_folder = inside.file_name().is_some_and(|n| n == "mod.rs");
            found.push(Source {
                name: inside.display().to_string(),
                depth: inside.components().count() - usize::from(is_root_of_folder),
                room: first.trim_end_matches(".rs").to_owned(),
                code: code_of(&fs::read_to_string(&path).unwrap()),
            });
        }
    }
}

/// The code without comments and without what stands between quotes.
fn code_of(text: &str) -> String {
    let mut code = String::new();
    for line in text.lines() {
        let mut quoted = false;
        let mut previous = ' ';
        for (i, c) in line.char_indices() {
            if !quoted && line[i..].starts_with("//") {
                break;
            }
            if c == '"' && previous != '\\' && previous != '\'' {
                quoted = !quoted;
            } else if !quoted {
                code.push(c);
            }
            previous = c;
        }
        code.push('\n');
    }
    code
}

/// The names at the root that a piece of code uses, one by one or in braces: after `crate::`,
/// `voorop::`, or as many times `super::` as lead there.
fn rooms_used(code: &str, depth: usize) -> BTreeSet<String> {
    let flat: String = code.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut used = BTreeSet::new();
    let by_super = "super::".repeat(depth);
    for start in ["crate::", "voorop::", &by_super] {
        for (at, _) in flat.match_indices(start) {
            let rest = flat[at + start.len()..].trim_start();
            match rest.strip_prefix('{') {
                Some(group) => used.extend(heads_of_group(group)),
                None => used.extend(head(rest)),
            }
        }
    }
    used
}

/// The name with which a path begins.
fn head(path: &str) -> Option<String> {
    let end = path
        .find(|c: char| !(c.is_alphanumeric() || c == '_'))
        .unwrap_or(path.len());
    (end > 0).then(|| path[..end].to_owned())
}

/// The first names of `a::b, c::{d, e}, f}`, up to the brace that closes the group.
fn heads_of_group(group: &str) -> Vec<String> {
    let (mut depth, mut begins) = (0, true);
    let mut heads = Vec::new();
    for (i, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => begins = true,
            c if begins && !c.is_whitespace() => {
                heads.extend(head(&group[i..]));
                begins = false;
            }
            _ => {}
        }
    }
    heads
}

/// The forbidden arrows and names in one file.
fn faults(source: &Source) -> Vec<String> {
    let Source {
        name,
        room,
        depth,
        code,
    } = source;
    if room == "lib" {
        return Vec::new();
    }
    let Some((_, allowed)) = ARROWS.iter().find(|(r, _)| r == room) else {
        return vec![format!(
            "{name}: the room {room} has no arrows; add it to ARROWS and DESIGN"
        )];
    };
    let rooms: Vec<&str> = ARROWS.iter().map(|(r, _)| *r).collect();
    let used = rooms_used(code, *depth);
    // Tests of core may read the assets that the shell hands in.
    let is_test = name.contains("tests");
    let besides = TEST_ARROWS.iter().filter(|(r, _)| is_test && r == room);
    let besides: Vec<&str> = besides.flat_map(|(_, more)| more.iter().copied()).collect();
    let arrows = used
        .iter()
        .filter(|u| rooms.contains(&u.as_str()) && *u != room && !allowed.contains(&u.as_str()))
        .filter(|u| !besides.contains(&u.as_str()))
        .map(|u| format!("{name}: {room} may not use {u}"));
    let own_code = code
        .split("#[cfg(test)]\nmod tests {")
        .next()
        .unwrap_or(code);
    // A cursor over bytes in memory stands under `std::io` and is no input or output.
    let own_code = own_code.replace("std::io::Cursor", "");
    let names = SHELL_ONLY
        .iter()
        .filter(|word| CORE.contains(&room.as_str()) && !is_test && own_code.contains(*word))
        .map(|word| format!("{name}: {word} does not belong in core"));
    arrows.chain(names).collect()
}

#[test]
fn the_rooms_keep_to_their_arrows() {
    let found: Vec<String> = sources().iter().flat_map(faults).collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn the_arrows_were_read_from_real_use_lines() {
    let used: BTreeSet<(String, String)> = sources()
        .iter()
        .flat_map(|s| {
            rooms_used(&s.code, s.depth)
                .into_iter()
                .map(|u| (s.room.clone(), u))
        })
        .collect();
    for (from, to) in [
        ("melding", "protocol"),
        ("afweging", "melding"),
        ("files", "melding"),
    ] {
        assert!(
            used.contains(&(from.to_owned(), to.to_owned())),
            "{from} -> {to} was not seen"
        );
    }
}

/// What a test says must not depend on the day on which it runs.
#[test]
fn no_test_reads_the_clock() {
    let tests = root().join("tests");
    let mut found = Vec::new();
    collect(&tests, &tests, &mut found);
    assert!(found.len() > 40, "the tests were not found");
    for source in found {
        for clock in ["Local::now", "Utc::now", "SystemTime::now"] {
            assert!(!source.code.contains(clock), "{}: {clock}", source.name);
        }
    }
}

#[test]
fn a_forbidden_arrow_is_seen_however_it_is_written() {
    let seen = |room: &str, code: &str| {
        let source = Source {
            name: "x.rs".into(),
            room: room.into(),
            depth: 2,
            code: code_of(code),
        };
        !faults(&source).is_empty()
    };
    assert!(seen("melding", "use crate::afweging::assess;"));
    assert!(seen(
        "melding",
        "use crate::{\n    protocol::Step,\n    ui::{App, Screen},\n};"
    ));
    assert!(seen("afweging", "fn f() { crate::documents::mutatie(); }"));
    assert!(seen("melding", "use super::super::afweging::assess;"));
    assert!(seen("cli", "use crate::ui::start;"));
    assert!(seen("ui", "use crate::cli;"));
    assert!(seen("files", "use crate::afweging::assess;"));
    assert!(seen("documents", "let t = std::fs::read_to_string(p);"));
    assert!(seen("melding", "let now = Local::now();"));
    assert!(seen("nieuw", "fn f() {}"));
    assert!(!seen(
        "melding",
        "// use crate::ui::App;\nuse crate::protocol::Step;"
    ));
    assert!(!seen("melding", "let t = \"std::fs is not for us\";"));
    assert!(!seen("afweging", "use crate::melding::{Melding, Value};"));
}
