//! The short form: every door takes its corpus and 10,000 random inputs in all.

#![allow(
    clippy::unwrap_used,
    reason = "a test stops at the first thing that is wrong"
)]

use std::{
    fs,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use super::{DOORS, Door};

/// Longer than this for one input is a hang, on a slow machine and in a debug build too.
const HANG: Duration = Duration::from_secs(10);

fn corpus(door: &Door) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("fuzz/corpus")
        .join(door.name);
    let mut paths: Vec<PathBuf> = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    paths.iter().map(|path| fs::read(path).unwrap()).collect()
}

/// Numbers without a pattern that matters here, the same every time.
struct Chance(u64);

impl Chance {
    fn next(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 11).unwrap() % below.max(1)
    }

    fn byte(&mut self) -> u8 {
        u8::try_from(self.next(256)).unwrap()
    }

    /// Bytes from nowhere, or an input of the corpus with some of its bytes changed, moved, cut or
    /// joined to another.
    fn input(&mut self, corpus: &[Vec<u8>]) -> Vec<u8> {
        if self.next(4) == 0 {
            let length = self.next(400);
            return (0..length).map(|_| self.byte()).collect();
        }
        let mut bytes = corpus[self.next(corpus.len())].clone();
        for _ in 0..=self.next(6) {
            let (at, to) = (self.next(bytes.len()), self.next(bytes.len()));
            match self.next(5) {
                0 => bytes.truncate(at),
                1 => {
                    let other = &corpus[self.next(corpus.len())];
                    let from = self.next(other.len());
                    bytes.truncate(at);
                    bytes.extend_from_slice(&other[from..]);
                }
                2 if !bytes.is_empty() => bytes.swap(at, to),
                3 => bytes.insert(at.min(bytes.len()), self.byte()),
                _ => {
                    if let Some(byte) = bytes.get_mut(at) {
                        *byte = self.byte();
                    }
                }
            }
        }
        bytes
    }
}

fn feed(door: &Door, bytes: &[u8]) {
    let start = Instant::now();
    (door.feed)(bytes);
    let took = start.elapsed();
    assert!(took < HANG, "{}: {took:?} for {bytes:?}", door.name);
}

#[test]
fn every_door_takes_its_corpus_and_ten_thousand_random_inputs() {
    let mut fed = 0;
    for door in &DOORS {
        let corpus = corpus(door);
        assert!(!corpus.is_empty(), "{} has no corpus", door.name);
        for bytes in &corpus {
            feed(door, bytes);
        }
        // Papers cost some tens of milliseconds each.
        let count = if door.name == "papieren" { 100 } else { 1100 };
        let mut chance =
            Chance(0x5EED ^ (door.name.len() as u64) << 32 | u64::from(door.name.as_bytes()[0]));
        for _ in 0..count {
            feed(door, &chance.input(&corpus));
            fed += 1;
        }
    }
    assert_eq!(fed, 10_000);
}
