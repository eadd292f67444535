//! One window at a time has a melding open.

use std::{
    fs::{File, OpenOptions},
    path::{Path, PathBuf},
};

use crate::archive::{ArchiveError, Place, Result, anchor::at};

/// A melding that is open in this window; the system lets go of it when the window ends, however it
/// ends.
#[derive(Debug)]
pub struct OpenMelding {
    file: File,
    path: PathBuf,
}

impl OpenMelding {
    /// Takes hold of a melding.
    ///
    /// # Errors
    /// Another window has it, or the disk.
    pub fn take(place: &Place, id: uuid::Uuid) -> Result<Self> {
        let path = place.open_melding(id);
        let folder = path.parent().unwrap_or(place.folder());
        std::fs::create_dir_all(folder).map_err(|e| at(folder, e))?;
        loop {
            let file = OpenOptions::new()
                .write(true)
                .create(true)
                .truncate(false)
                .open(&path)
                .map_err(|e| at(&path, e))?;
            match file.try_lock() {
                // The window before may have taken the file away between opening and locking.
                Ok(()) if is_still_there(&file, &path) => return Ok(Self { file, path }),
                Ok(()) => {}
                Err(std::fs::TryLockError::WouldBlock) => return Err(ArchiveError::InUse(id)),
                Err(std::fs::TryLockError::Error(error)) => return Err(at(&path, error)),
            }
        }
    }
}

/// Whether the path still leads to this file.
fn is_still_there(file: &File, path: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt as _;
        let inode = |m: std::io::Result<std::fs::Metadata>| m.map(|m| (m.dev(), m.ino())).ok();
        inode(file.metadata()) == inode(std::fs::metadata(path))
    }
    #[cfg(not(unix))]
    {
        // An open file cannot be taken away there.
        let _ = (file, path);
        true
    }
}

impl Drop for OpenMelding {
    fn drop(&mut self) {
        // The folder must not list which meldingen were ever opened. A refusal has no consequence.
        let _ = std::fs::remove_file(&self.path);
        let _ = self.file.unlock();
    }
}
