//! Which windows keep courses in a folder now: a window that opens leaves their work to them.

use std::{
    fs::{self, File, OpenOptions, TryLockError},
    path::{Path, PathBuf},
};

/// How the name of a sign begins and ends; the process stands between them.
const BEGIN: &str = "venster-";
const END: &str = ".open";

/// A folder of courses in which this window keeps its own. The system lets go of it when the window
/// ends, however it ends.
#[derive(Debug)]
pub struct Hold {
    file: File,
    path: PathBuf,
}

impl Hold {
    /// Takes hold of a folder; `None` where nothing can be written there, and then nothing is kept
    /// there either.
    pub fn take(folder: &Path) -> Option<Self> {
        Self::of(folder, std::process::id())
    }

    pub(super) fn of(folder: &Path, process: u32) -> Option<Self> {
        fs::create_dir_all(folder).ok()?;
        sweep(folder);
        let path = sign(folder, process);
        let file = open(&path)?;
        file.try_lock().is_ok().then_some(Self { file, path })
    }
}

impl Drop for Hold {
    fn drop(&mut self) {
        // A sign that stays behind is held by nobody, so a refusal has no consequence.
        let _ = fs::remove_file(&self.path);
        let _ = self.file.unlock();
    }
}

/// Whether another window, the one with this process number, keeps courses in this folder now.
pub(super) fn is_held(folder: &Path, process: u32) -> bool {
    let path = sign(folder, process);
    // Numbers of processes come back: what bears our own comes from a window that is gone.
    if process == std::process::id() || !path.is_file() {
        return false;
    }
    open(&path).is_some_and(|file| matches!(file.try_lock(), Err(TryLockError::WouldBlock)))
}

/// Takes away what windows left behind that ended without a word.
fn sweep(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    let paths = entries.flatten().map(|entry| entry.path());
    for path in paths.filter(|path| is_sign(path)) {
        if open(&path).is_some_and(|file| file.try_lock().is_ok()) {
            // What cannot be taken away stays, and is held by nobody.
            let _ = fs::remove_file(&path);
        }
    }
}

fn sign(folder: &Path, process: u32) -> PathBuf {
    folder.join(format!("{BEGIN}{process}{END}"))
}

fn is_sign(path: &Path) -> bool {
    let name = path.file_name().and_then(|name| name.to_str());
    name.is_some_and(|name| name.starts_with(BEGIN) && name.ends_with(END))
}

fn open(path: &Path) -> Option<File> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(false);
    options.open(path).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_held_until_its_window_goes_and_a_sign_left_behind_holds_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let other = std::process::id() + 1;
        assert!(!is_held(folder.path(), other));
        let hold = Hold::of(folder.path(), other).unwrap();
        assert!(is_held(folder.path(), other));
        assert!(!is_held(folder.path(), other + 1));
        drop(hold);
        assert!(!is_held(folder.path(), other));
        fs::write(sign(folder.path(), other), "").unwrap();
        assert!(!is_held(folder.path(), other));
        let hold = Hold::of(folder.path(), other + 1);
        assert!(hold.is_some());
        assert!(!sign(folder.path(), other).exists(), "it was taken away");
        let both = Hold::of(folder.path(), other);
        assert!(both.is_some() && is_held(folder.path(), other + 1));
    }

    #[test]
    fn where_nothing_can_be_written_nothing_is_held() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("bestand");
        fs::write(&file, "").unwrap();
        assert!(Hold::take(&file.join("map")).is_none());
    }
}
