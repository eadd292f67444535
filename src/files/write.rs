//! Writing so that a reader sees the old file or the new one, never a half one.

use std::{
    fs,
    hash::{DefaultHasher, Hash, Hasher},
    io::{self, Write},
    path::{Path, PathBuf},
};

use super::{FileError, FileFault, read::read_bytes};

/// What a file held when it was last loaded or saved: its content, not its clock, so that a copied
/// or touched file does not look changed, and two changes within one tick do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    length: usize,
    hash: u64,
}

impl Stamp {
    /// The stamp of this content.
    pub(super) fn of(bytes: &[u8]) -> Self {
        let mut hasher = DefaultHasher::new();
        bytes.hash(&mut hasher);
        Self {
            length: bytes.len(),
            hash: hasher.finish(),
        }
    }
}

/// Whether a file that stands there may be replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Overwrite {
    /// Only a new file.
    Never,
    /// Only the content that was loaded or saved before.
    IfUnchanged(Stamp),
    /// Whatever stands there: the user said so.
    Always,
}

/// Writes a text, whole or not at all. A new file is readable by its owner only where the system
/// knows owners; a file that is replaced keeps its permissions.
///
/// # Errors
/// No folder, a full or read-only disk, a target that is no ordinary file, or a file that
/// `overwrite` protects. What stood there then still stands there.
pub fn save_text(path: &Path, text: &str, overwrite: Overwrite) -> Result<Stamp, FileError> {
    let staged = stage(path, text.as_bytes(), overwrite)?;
    place(staged, overwrite)?;
    Ok(Stamp::of(text.as_bytes()))
}

/// Writes bytes, as [`save_text`] writes a text.
///
/// # Errors
/// As [`save_text`].
pub fn save_bytes(path: &Path, bytes: &[u8], overwrite: Overwrite) -> Result<(), FileError> {
    place(stage(path, bytes, overwrite)?, overwrite)
}

/// Writes several files that belong together. All are on disk beside their targets before the first
/// takes its place, so that a full disk changes none.
///
/// # Errors
/// As [`save_text`]; the error names the file.
pub fn save_together<T: AsRef<[u8]>>(
    files: &[(PathBuf, T)],
    overwrite: Overwrite,
) -> Result<(), FileError> {
    let staged: Result<Vec<Staged>, FileError> = files
        .iter()
        .map(|(path, content)| stage(path, content.as_ref(), overwrite))
        .collect();
    staged?
        .into_iter()
        .try_for_each(|staged| place(staged, overwrite))
}

/// A file that is whole on disk and not yet in its place. Dropped, it leaves no trace.
struct Staged {
    path: PathBuf,
    target: PathBuf,
    file: tempfile::NamedTempFile,
}

fn stage(path: &Path, bytes: &[u8], overwrite: Overwrite) -> Result<Staged, FileError> {
    let staged = || {
        let target = follow_links(path)?;
        let standing = match fs::metadata(&target) {
            Ok(about) => Some(about),
            Err(e) if e.kind() == io::ErrorKind::NotFound => None,
            Err(e) => return Err(FileFault::Unwritten(e)),
        };
        check_overwrite(&target, standing.as_ref(), overwrite)?;
        let mut file = tempfile::Builder::new()
            .prefix(".voorop-")
            .suffix(".tmp")
            .tempfile_in(folder_of(&target)?)
            .map_err(FileFault::Unwritten)?;
        file.write_all(bytes).map_err(FileFault::Unwritten)?;
        if let Some(about) = standing {
            // Best effort: on a shared disk the owner may not be allowed to change permissions.
            let _ = file.as_file().set_permissions(about.permissions());
        }
        file.as_file().sync_all().map_err(FileFault::Unwritten)?;
        Ok(Staged {
            path: path.to_owned(),
            target,
            file,
        })
    };
    staged().map_err(|fault| FileError {
        path: path.to_owned(),
        fault,
    })
}

fn place(staged: Staged, overwrite: Overwrite) -> Result<(), FileError> {
    let Staged { path, target, file } = staged;
    let placed = if overwrite == Overwrite::Never {
        file.persist_noclobber(&target)
    } else {
        file.persist(&target)
    };
    match placed {
        Ok(_) => {
            if let Ok(folder) = folder_of(&target) {
                sync_folder(folder);
            }
            Ok(())
        }
        Err(e) if e.error.kind() == io::ErrorKind::AlreadyExists => Err(FileError {
            path,
            fault: FileFault::Exists,
        }),
        Err(e) => Err(FileError {
            path,
            fault: FileFault::Unwritten(e.error),
        }),
    }
}

fn check_overwrite(
    target: &Path,
    standing: Option<&fs::Metadata>,
    overwrite: Overwrite,
) -> Result<(), FileFault> {
    let Some(about) = standing else {
        // A file that was loaded and is gone was moved or removed by someone.
        return match overwrite {
            Overwrite::IfUnchanged(_) => Err(FileFault::Changed),
            Overwrite::Never | Overwrite::Always => Ok(()),
        };
    };
    if !about.is_file() {
        return Err(FileFault::NotAFile);
    }
    // Renaming over it would succeed: only the folder's permissions count for that.
    if about.permissions().readonly() {
        return Err(FileFault::ReadOnly);
    }
    match overwrite {
        Overwrite::Always => Ok(()),
        Overwrite::Never => Err(FileFault::Exists),
        Overwrite::IfUnchanged(stamp) => match read_bytes(target) {
            Ok(bytes) if Stamp::of(&bytes) == stamp => Ok(()),
            Ok(_) | Err(FileFault::TooLarge) => Err(FileFault::Changed),
            Err(fault) => Err(fault),
        },
    }
}

/// Most links that are followed from one to the next.
const MAX_LINKS: usize = 16;

/// The file that a symbolic link stands for, so that saving keeps the link.
fn follow_links(path: &Path) -> Result<PathBuf, FileFault> {
    let mut target = path.to_owned();
    for _ in 0..MAX_LINKS {
        let is_link = fs::symlink_metadata(&target).is_ok_and(|about| about.is_symlink());
        if !is_link {
            return Ok(target);
        }
        let next = fs::read_link(&target).map_err(FileFault::Unwritten)?;
        // A relative link counts from the folder in which it stands.
        target = target.parent().unwrap_or(Path::new("")).join(next);
    }
    Err(FileFault::NotAFile)
}

fn folder_of(target: &Path) -> Result<&Path, FileFault> {
    if target.file_name().is_none() {
        return Err(FileFault::NotAFile);
    }
    let folder = match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    if folder.is_dir() {
        Ok(folder)
    } else {
        Err(FileFault::NoFolder)
    }
}

/// Makes the rename outlive a power cut, where the system lets a folder be synced. The file itself
/// stands there already, so a refusal is no failure.
fn sync_folder(folder: &Path) {
    if cfg!(unix) {
        let _ = fs::File::open(folder).and_then(|f| f.sync_all());
    }
}
