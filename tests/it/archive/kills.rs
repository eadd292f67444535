//! What a kill can do: a second process saves and is killed, and nothing that it acknowledged is
//! gone.

use std::{
    io::{BufRead, BufReader, Write},
    path::Path,
    process::{Child, Command, Stdio},
    time::Duration,
};

use voorop::{
    archive::{Store, model::Draft},
    melding::Melding,
};

use super::world::{Dice, agent, create, damage, day, draft, finalise, id, melding, open, times};
use crate::support::folder;

/// Where a child works.
pub const CHILD: &str = "VOOROP_PROEF_KIND";
/// Under which number it works.
const NUMBER: &str = "VOOROP_PROEF_NUMMER";

/// The draft that the given revision holds, so that a mixed one would show.
pub fn numbered(melding: Melding, revision: u64) -> Draft {
    let mut one = draft(melding);
    one.last = format!("antwoord {revision}");
    one
}

/// The last revision that a child said it had saved.
pub fn last_acknowledged(text: &str) -> u64 {
    let said = text
        .lines()
        .filter_map(|l| l.trim().strip_prefix("bewaard "));
    said.filter_map(|n| n.parse().ok()).max().unwrap_or(0)
}

fn child(test: &str, path: &Path, number: u128) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args([test, "--exact", "--ignored", "--nocapture"])
        .env(CHILD, path)
        .env(NUMBER, number.to_string())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

const SAVES: &str = "archive::kills::child_that_saves_until_killed";

#[test]
fn a_kill_loses_no_save_that_was_acknowledged() {
    let home = folder();
    drop(create(home.path()));
    let mut dice = Dice(3);
    let mut saved = 0;
    for round in 0..times(30, 1000) {
        let mut running = child(SAVES, home.path(), 1);
        let pipe = running.stdout.take().unwrap();
        let reader = std::thread::spawn(move || {
            let mut text = String::new();
            for line in BufReader::new(pipe).lines().map_while(Result::ok) {
                text.push_str(&line);
                text.push('\n');
            }
            text
        });
        std::thread::sleep(Duration::from_millis(30 + dice.roll(60) as u64));
        running.kill().unwrap();
        running.wait().unwrap();
        let acknowledged = last_acknowledged(&reader.join().unwrap());
        let opened = open(home.path()).unwrap();
        assert_eq!(opened.loss, None, "{round}: a kill is no loss");
        let mut store = opened.store;
        if acknowledged > 0 {
            let (one, revision) = store.open_draft(&agent(), id(1)).unwrap();
            assert!(
                revision >= acknowledged,
                "{round}: {revision} < {acknowledged}"
            );
            assert_eq!(one, numbered(melding(1), revision), "{round}");
            saved = revision;
        }
        assert_eq!(damage(&mut store), [], "{round}");
    }
    println!("{saved} saves");
    assert!(saved > 30, "the child saved only {saved} times");
}

#[test]
#[ignore = "the child of the test above"]
fn child_that_saves_until_killed() {
    let Some(path) = std::env::var_os(CHILD) else {
        return;
    };
    let mut store = open(Path::new(&path)).unwrap().store;
    let mut revision = store.open_draft(&agent(), id(1)).map_or(0, |(_, r)| r);
    let mut out = std::io::stdout();
    loop {
        let one = numbered(melding(1), revision + 1);
        revision = store.save_draft(&agent(), &one, revision, day(0)).unwrap();
        writeln!(out, "bewaard {revision}").unwrap();
        out.flush().unwrap();
        if revision.is_multiple_of(7) {
            // Finalising, settling and the anchor are killed as well.
            let number = 10_000 + u128::from(revision);
            store
                .finalise(&agent(), &[finalise(number, day(0), "tekst")], day(0))
                .unwrap();
        }
    }
}

const FOUR: &str = "archive::kills::child_that_saves_so_many_times";

#[test]
fn four_processes_that_write_at_once_lose_nothing() {
    let home = folder();
    drop(create(home.path()));
    let each = times(10, 100);
    let children: Vec<Child> = (1..=4).map(|n| child(FOUR, home.path(), n)).collect();
    for running in children {
        let output = running.wait_with_output().unwrap();
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(output.status.success(), "{text}");
        assert_eq!(last_acknowledged(&text), each as u64, "{text}");
    }
    let opened = open(home.path()).unwrap();
    assert_eq!(opened.loss, None);
    let mut store = opened.store;
    assert_eq!(damage(&mut store), []);
    for number in 1..=4 {
        let (one, revision) = store.open_draft(&agent(), id(number)).unwrap();
        assert_eq!(revision, each as u64);
        assert_eq!(one, numbered(melding(number), revision));
        for n in 1..=each as u128 {
            let record = store.get(&agent(), id(number * 1000 + n), None, day(0));
            assert!(record.is_ok(), "{number}, {n}: {record:?}");
        }
    }
}

#[test]
#[ignore = "the child of the test above"]
fn child_that_saves_so_many_times() {
    let Some(path) = std::env::var_os(CHILD) else {
        return;
    };
    let number: u128 = std::env::var(NUMBER).unwrap().parse().unwrap();
    let mut store = open(Path::new(&path)).unwrap().store;
    for revision in 0..times(10, 100) as u64 {
        let one = numbered(melding(number), revision + 1);
        let saved = store.save_draft(&agent(), &one, revision, day(0)).unwrap();
        let record = finalise(number * 1000 + u128::from(saved), day(0), "tekst");
        store.finalise(&agent(), &[record], day(0)).unwrap();
        println!("bewaard {saved}");
    }
}
