//! What a disk can do: flipped bits, a cut log of writes, no room.

use std::{
    path::Path,
    process::{Command, Stdio},
};

use voorop::archive::{ArchiveError, Loss, Place, Store, model::Draft};

use super::{
    kills::{CHILD, numbered},
    world::{Dice, agent, create, damage, day, finalise, id, melding, open, snapshot, times},
};
use crate::support::{folder, skipped};

/// How many saves of drafts stand in the log of writes.
const SAVES: u64 = 12;

/// An archive with records in the main file and drafts in the live log of writes, as a kill leaves
/// it.
fn live(folder: &Path) {
    let home = crate::support::folder();
    let mut store = create(home.path());
    let all: Vec<_> = (100..108)
        .map(|n| finalise(n, day(0), "de kinderen"))
        .collect();
    store.finalise(&agent(), &all, day(0)).unwrap();
    for revision in 0..SAVES {
        let one = numbered(melding(1), revision + 1);
        store.save_draft(&agent(), &one, revision, day(0)).unwrap();
    }
    snapshot(home.path(), folder);
}

/// What a look at the archive gives: a message where it does not open, else what is wrong with it
/// and the last revision of the draft.
#[derive(Debug, PartialEq)]
enum Look {
    Refused(String),
    Wrong,
    Whole { loss: Option<Loss>, revision: u64 },
}

fn look(folder: &Path) -> Look {
    let opened = match open(folder) {
        Ok(opened) => opened,
        Err(error) => return Look::Refused(error.to_string()),
    };
    let (loss, mut store) = (opened.loss, opened.store);
    if !damage(&mut store).is_empty() {
        return Look::Wrong;
    }
    let revision = match store.open_draft(&agent(), id(1)) {
        Ok((draft, revision)) => {
            assert_eq!(
                draft,
                numbered(melding(1), revision),
                "a draft of no revision"
            );
            revision
        }
        Err(ArchiveError::Unknown(_)) => 0,
        Err(error) => return Look::Refused(error.to_string()),
    };
    Look::Whole { loss, revision }
}

fn flip(path: &Path, bit: usize) {
    let mut bytes = std::fs::read(path).unwrap();
    bytes[bit / 8] ^= 1 << (bit % 8);
    std::fs::write(path, bytes).unwrap();
}

#[test]
fn every_flipped_bit_is_found_or_mended() {
    let base = folder();
    live(base.path());
    let place = Place::new(base.path()).unwrap();
    let database = place.database(1);
    let wal = database.with_extension("db-wal");
    let files = [database, wal, place.anchor()];
    let sizes: Vec<usize> = files
        .iter()
        .map(|f| std::fs::read(f).unwrap().len())
        .collect();
    assert!(sizes.iter().all(|s| *s >= 1024), "{sizes:?}");
    let all: usize = sizes.iter().sum();
    let whole = Look::Whole {
        loss: None,
        revision: SAVES,
    };
    assert_eq!(look_at_copy(base.path(), |_| {}), whole);
    let (mut dice, mut found, mut mended) = (Dice(5), 0, 0);
    for round in 0..times(150, 2000) {
        // The small anchor has its share too.
        let file = if round % 20 == 0 {
            2
        } else {
            usize::from(dice.roll(all) >= sizes[0])
        };
        let bit = dice.roll(sizes[file] * 8);
        let name = files[file].file_name().unwrap().to_owned();
        let look = look_at_copy(base.path(), |copy| flip(&copy.join(&name), bit));
        match look {
            Look::Refused(message) => {
                assert!(message.len() > 40 && message.ends_with('.'), "{message}");
                found += 1;
            }
            Look::Wrong => found += 1,
            Look::Whole {
                loss: Some(loss),
                revision,
            } => {
                assert_eq!(loss.saves, SAVES - revision, "bit {bit} of {name:?}");
                found += 1;
            }
            // Nothing is missing: the bit was outside what counts, or was written over.
            Look::Whole {
                loss: None,
                revision,
            } => {
                assert_eq!(revision, SAVES, "bit {bit} of {name:?}: a loss went unsaid");
                mended += 1;
            }
        }
    }
    println!("{found} found, {mended} without consequence");
    assert!(
        found > mended,
        "{found} found, {mended} without consequence"
    );
}

fn look_at_copy(base: &Path, harm: impl FnOnce(&Path)) -> Look {
    let copy = folder();
    snapshot(base, copy.path());
    harm(copy.path());
    look(copy.path())
}

#[test]
fn a_cut_log_of_writes_gives_a_clean_beginning_and_says_what_is_lost() {
    let base = folder();
    live(base.path());
    let place = Place::new(base.path()).unwrap();
    let wal = place.database(1).with_extension("db-wal");
    let length = std::fs::read(&wal).unwrap().len();
    let name = wal.file_name().unwrap().to_owned();
    let rounds = times(80, 1000);
    let mut seen = std::collections::BTreeSet::new();
    for round in 0..=rounds {
        let cut = length * round / rounds;
        let look = look_at_copy(base.path(), |copy| {
            let file = std::fs::OpenOptions::new()
                .write(true)
                .open(copy.join(&name))
                .unwrap();
            file.set_len(cut as u64).unwrap();
        });
        let Look::Whole { loss, revision } = look else {
            panic!("cut at {cut}: {look:?}");
        };
        assert_eq!(
            loss.map_or(0, |l| l.saves),
            SAVES - revision,
            "cut at {cut}"
        );
        seen.insert(revision);
    }
    assert!(
        seen.len() as u64 == SAVES + 1,
        "every beginning was met: {seen:?}"
    );
}

/// Where the child of the test below works.
const FULL_PATH: &str = "VOOROP_PROEF_VOL";

/// A disk of this many KiB, in memory; `None` where the machine lets nobody mount.
struct SmallDisk(tempfile::TempDir);

impl SmallDisk {
    fn new(kib: usize) -> Option<Self> {
        let folder = folder();
        let mounted = Self::mount(folder.path(), &format!("size={kib}k"));
        mounted.then_some(Self(folder))
    }

    fn mount(at: &Path, options: &str) -> bool {
        let mut command = Command::new("mount");
        command
            .args(["-t", "tmpfs", "-o", options, "voorop-proef"])
            .arg(at);
        command
            .stderr(Stdio::null())
            .status()
            .is_ok_and(|s| s.success())
    }

    fn make_room(&self) {
        let mut command = Command::new("mount");
        command.args(["-o", "remount,size=64m"]).arg(self.0.path());
        assert!(command.status().unwrap().success());
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(self.0.path()).status();
    }
}

#[test]
fn a_full_disk_loses_nothing_that_was_acknowledged() {
    for round in 0..times(4, 20) {
        let kib = 640 + round * 37;
        let Some(disk) = SmallDisk::new(kib) else {
            skipped("deze machine laat geen kleine schijf koppelen");
            return;
        };
        let archive = disk.0.path().join("archief");
        // The child ends by itself when the disk is full; what it printed was acknowledged.
        let output = Command::new(std::env::current_exe().unwrap())
            .args([
                "archive::damage::child_that_fills_the_disk",
                "--exact",
                "--ignored",
                "--nocapture",
            ])
            .env(FULL_PATH, &archive)
            .output()
            .unwrap();
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        let acknowledged = super::kills::last_acknowledged(&text);
        assert!(text.contains("VOL: De schijf is vol."), "{kib} KiB: {text}");
        disk.make_room();
        let opened = open(&archive).unwrap();
        assert_eq!(opened.loss, None, "{kib} KiB");
        let mut store = opened.store;
        assert_eq!(damage(&mut store), [], "{kib} KiB");
        let (draft, revision): (Draft, u64) = store.open_draft(&agent(), id(1)).unwrap();
        assert!(
            revision >= acknowledged,
            "{kib} KiB: {revision} < {acknowledged}"
        );
        assert_eq!(draft, numbered(melding(1), revision));
        // The draft that stood on the screen can be saved now.
        let next = numbered(melding(1), revision + 1);
        assert_eq!(
            store.save_draft(&agent(), &next, revision, day(0)).unwrap(),
            revision + 1
        );
    }
}

#[test]
#[ignore = "the child of the test above"]
fn child_that_fills_the_disk() {
    let Some(path) = std::env::var_os(FULL_PATH) else {
        return;
    };
    assert!(std::env::var_os(CHILD).is_none());
    let mut store = create(Path::new(&path));
    let mut revision = 0;
    loop {
        // Records fill the disk; drafts are what must not be lost.
        let text = "tekst ".repeat(400);
        let filled = store.finalise(
            &agent(),
            &[finalise(1000 + u128::from(revision), day(0), &text)],
            day(0),
        );
        let one = numbered(melding(1), revision + 1);
        match store.save_draft(&agent(), &one, revision, day(0)) {
            Ok(saved) => {
                revision = saved;
                println!("bewaard {revision}");
            }
            Err(error) => {
                println!("VOL: {error}");
                return;
            }
        }
        if let Err(error) = filled {
            println!("VOL: {error}");
            return;
        }
    }
}
