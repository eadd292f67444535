//! Small files: read with a limit; written so that a reader sees the old or the new one.

use std::{
    fs::{self, File, TryLockError},
    io::{self, Read, Write},
    path::Path,
    thread,
    time::Duration,
};

use tempfile::Builder;

/// Held while the files are replaced; never holds content.
const GUARD: &str = "sleutels.bezet";
/// The start of the name of a file that is being written.
const UNFINISHED: &str = ".sleutels-nieuw-";
/// How often and how long to wait for another process: two seconds in all.
const TRIES: u32 = 40;
const PAUSE: Duration = Duration::from_millis(50);

/// The right to replace the files, until it is dropped.
pub(super) struct Guard(#[expect(dead_code, reason = "closing the file ends the lock")] File);

/// Writes a temporary file beside the target, syncs it, puts it in place and syncs the folder.
pub(super) fn replace(_: &Guard, folder: &Path, name: &str, text: &str) -> io::Result<()> {
    let mut file = Builder::new().prefix(UNFINISHED).tempfile_in(folder)?;
    file.write_all(text.as_bytes())?;
    file.as_file().sync_all()?;
    file.persist(folder.join(name)).map_err(|e| e.error)?;
    sync_folder(folder)
}

/// A rename is on disk only when its folder is.
#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

/// Windows has no handle on a folder to sync; its file system logs the rename itself.
#[cfg(not(unix))]
fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}

/// The first bytes of a file, one more than the limit if there are more; `None` if there is none.
pub(super) fn read(path: &Path, limit: usize) -> io::Result<Option<Vec<u8>>> {
    // A pipe or device in place of the file would never end.
    match fs::metadata(path) {
        Ok(found) if found.is_file() => {}
        Ok(_) => return Err(io::ErrorKind::InvalidInput.into()),
        Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(e) => return Err(e),
    }
    let mut bytes = Vec::new();
    let limit = u64::try_from(limit).unwrap_or(u64::MAX).saturating_add(1);
    File::open(path)?.take(limit).read_to_end(&mut bytes)?;
    Ok(Some(bytes))
}

/// Keeps other processes from replacing the files until the value is dropped, and clears away what
/// a killed one left half-written; `None` when another one goes on holding it.
pub(super) fn guard(folder: &Path) -> io::Result<Option<Guard>> {
    let file = File::options()
        .create(true)
        .truncate(false)
        .write(true)
        .open(folder.join(GUARD))?;
    for _ in 0..TRIES {
        match file.try_lock() {
            Ok(()) => {
                sweep(folder);
                return Ok(Some(Guard(file)));
            }
            Err(TryLockError::WouldBlock) => thread::sleep(PAUSE),
            Err(TryLockError::Error(e)) => return Err(e),
        }
    }
    Ok(None)
}

/// Removes unfinished files: only the holder of the guard makes them, so these are nobody's. One
/// that cannot be removed now is sealed like the others and goes with the next save.
fn sweep(folder: &Path) {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    for entry in entries.filter(|e| e.file_name().to_string_lossy().starts_with(UNFINISHED)) {
        let _ = fs::remove_file(entry.path());
    }
}
