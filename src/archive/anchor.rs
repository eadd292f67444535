//! The anchor: a small second file that says how far the log and the drafts had come.
//!
//! Encryption alone does not show that an old page was put back or the end cut off. The anchor holds
//! the last number and seal of the log and the state of the drafts, sealed with the key of the log,
//! and is written after each commit. Two places take turns, so that a torn write leaves the other
//! one. A kill between commit and anchor leaves the anchor behind the log: that is no fault.

use std::{
    fs::{File, OpenOptions},
    io::{Read, Seek, SeekFrom, Write},
    path::{Path, PathBuf},
};

use super::{
    ArchiveError, Result,
    mac::{AuditKey, Seal},
};

/// How far the archive had come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Mark {
    /// Last number of the log.
    pub seq: u64,
    /// Its seal.
    pub head: Seal,
    /// Number of draft saves so far.
    pub saves: u64,
    /// The seal over the drafts after that save.
    pub drafts: Seal,
}

/// Bytes of a mark: two numbers, two seals, and the seal over all.
const LEN: usize = 8 + 32 + 8 + 32 + 32;
/// Each place has a sector of its own.
const PLACE: u64 = 512;

/// The anchor file of one archive.
#[derive(Clone, Debug)]
pub struct Anchor {
    path: PathBuf,
    key: AuditKey,
}

impl Anchor {
    /// The anchor at this path.
    pub fn new(path: PathBuf, key: AuditKey) -> Self {
        Self { path, key }
    }

    /// The furthest mark that carries the seal; `None` where there is no file or none is whole.
    ///
    /// # Errors
    /// The disk.
    pub fn read(&self) -> Result<Option<Mark>> {
        match File::open(&self.path) {
            Ok(mut file) => {
                file.lock_shared().map_err(|e| self.place(e))?;
                self.best(&mut file)
            }
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(self.place(error)),
        }
    }

    /// Moves the anchor forward to this mark; never back, so that of two windows the furthest counts.
    ///
    /// # Errors
    /// The disk.
    pub fn advance(&self, mark: &Mark) -> Result<()> {
        let mut file = self.open()?;
        let best = self.best(&mut file)?.unwrap_or_default();
        if (mark.seq, mark.saves) <= (best.seq, best.saves) {
            return Ok(());
        }
        self.put(&mut file, mark)
    }

    /// Sets the anchor to this mark, also where it lies back: after a loss was reported and logged.
    /// Nothing happens where the anchor is no longer the one of that report.
    ///
    /// # Errors
    /// The disk.
    pub fn reset(&self, reported: Option<&Mark>, mark: &Mark) -> Result<()> {
        let mut file = self.open()?;
        if self.best(&mut file)?.as_ref() != reported {
            return Ok(());
        }
        // Both places in turn: a kill in between leaves a mark, and the loss is told again.
        let seal = self.encode(mark);
        for at in [0, PLACE] {
            file.seek(SeekFrom::Start(at))
                .and_then(|_| file.write_all(&seal))
                .and_then(|()| file.sync_data())
                .map_err(|e| self.place(e))?;
        }
        Ok(())
    }

    fn open(&self) -> Result<File> {
        let file = OpenOptions::new()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .open(&self.path)
            .map_err(|e| self.place(e))?;
        file.lock().map_err(|e| self.place(e))?;
        // All its room at once: a full disk then never stands in the way of a mark.
        if file.metadata().map_err(|e| self.place(e))?.len() < 2 * PLACE {
            (&file)
                .write_all(&[0; 2 * PLACE as usize])
                .map_err(|e| self.place(e))?;
        }
        Ok(file)
    }

    fn best(&self, file: &mut File) -> Result<Option<Mark>> {
        let mut bytes = Vec::new();
        file.seek(SeekFrom::Start(0)).map_err(|e| self.place(e))?;
        file.take(2 * PLACE)
            .read_to_end(&mut bytes)
            .map_err(|e| self.place(e))?;
        let places = [0, PLACE as usize].map(|at| bytes.get(at..at + LEN));
        let marks = places.into_iter().flatten().filter_map(|b| self.decode(b));
        Ok(marks.max_by_key(|m| (m.seq, m.saves)))
    }

    fn put(&self, file: &mut File, mark: &Mark) -> Result<()> {
        // The other place than the best one is written, so that this one stays whole meanwhile.
        let mut bytes = [0; LEN];
        file.seek(SeekFrom::Start(0)).map_err(|e| self.place(e))?;
        let first = file
            .read_exact(&mut bytes)
            .ok()
            .and_then(|()| self.decode(&bytes));
        let best = self.best(file)?;
        let at = if first.is_some() && first == best {
            PLACE
        } else {
            0
        };
        file.seek(SeekFrom::Start(at))
            .and_then(|_| file.write_all(&self.encode(mark)))
            .and_then(|()| file.sync_data())
            .map_err(|e| self.place(e))
    }

    fn encode(&self, mark: &Mark) -> [u8; LEN] {
        let mut bytes = [0; LEN];
        bytes[..8].copy_from_slice(&mark.seq.to_be_bytes());
        bytes[8..40].copy_from_slice(&mark.head);
        bytes[40..48].copy_from_slice(&mark.saves.to_be_bytes());
        bytes[48..80].copy_from_slice(&mark.drafts);
        let seal = self.key.seal("anker", &[&bytes[..80]]);
        bytes[80..].copy_from_slice(&seal);
        bytes
    }

    fn decode(&self, bytes: &[u8]) -> Option<Mark> {
        let seal = self.key.seal("anker", &[bytes.get(..80)?]);
        if bytes.get(80..LEN)? != seal {
            return None;
        }
        Some(Mark {
            seq: u64::from_be_bytes(bytes[..8].try_into().ok()?),
            head: bytes[8..40].try_into().ok()?,
            saves: u64::from_be_bytes(bytes[40..48].try_into().ok()?),
            drafts: bytes[48..80].try_into().ok()?,
        })
    }

    fn place(&self, error: std::io::Error) -> ArchiveError {
        at(&self.path, error)
    }
}

/// What the system said of a path, as an error with what to do next.
pub(super) fn at(path: &Path, error: std::io::Error) -> ArchiveError {
    match error.kind() {
        std::io::ErrorKind::StorageFull => ArchiveError::Full,
        _ => ArchiveError::Place {
            path: path.to_owned(),
            error,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(seq: u64, saves: u64) -> Mark {
        Mark {
            seq,
            saves,
            head: [seq as u8; 32],
            drafts: [saves as u8; 32],
        }
    }

    fn anchor(folder: &Path) -> Anchor {
        let key = AuditKey::from_bytes(&[7; 32]).unwrap();
        Anchor::new(folder.join("anker"), key)
    }

    #[test]
    fn the_anchor_only_moves_forward_and_can_be_reset_after_a_loss() {
        let folder = tempfile::tempdir().unwrap();
        let anchor = anchor(folder.path());
        assert_eq!(anchor.read().unwrap(), None);
        for m in [mark(1, 1), mark(3, 2), mark(2, 9), mark(3, 4)] {
            anchor.advance(&m).unwrap();
        }
        assert_eq!(anchor.read().unwrap(), Some(mark(3, 4)));
        anchor.reset(Some(&mark(1, 1)), &mark(2, 2)).unwrap();
        assert_eq!(
            anchor.read().unwrap(),
            Some(mark(3, 4)),
            "somebody moved it"
        );
        anchor.reset(Some(&mark(3, 4)), &mark(2, 2)).unwrap();
        assert_eq!(anchor.read().unwrap(), Some(mark(2, 2)));
    }

    #[test]
    fn a_torn_or_flipped_anchor_gives_the_one_before_or_none() {
        let folder = tempfile::tempdir().unwrap();
        let anchor = anchor(folder.path());
        anchor.advance(&mark(1, 1)).unwrap();
        anchor.advance(&mark(2, 2)).unwrap();
        let whole = std::fs::read(folder.path().join("anker")).unwrap();
        for bit in 0..whole.len() * 8 {
            let mut bytes = whole.clone();
            bytes[bit / 8] ^= 1 << (bit % 8);
            std::fs::write(folder.path().join("anker"), &bytes).unwrap();
            let read = anchor.read().unwrap();
            assert!(
                [Some(mark(1, 1)), Some(mark(2, 2))].contains(&read),
                "bit {bit}: {read:?}"
            );
        }
    }
}
