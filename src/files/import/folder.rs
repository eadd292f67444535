//! The files of folders, sorted, so that two imports go in one order. Links are not followed: they
//! could lead round in a circle or out of the folder.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use super::{FileFault, ImportFault, Imported, Progress};

/// Everything under these paths that may be a file; what is not is refused in `found`.
pub(super) fn files(
    paths: &[PathBuf],
    found: &mut Imported,
    step: &mut dyn FnMut(Progress<'_>) -> bool,
) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for path in paths {
        if path.is_dir() {
            walk(path, &mut files, found, step);
        } else {
            // Named by the user: also where it is a link.
            files.push(path.clone());
        }
    }
    files
}

fn walk(
    top: &Path,
    files: &mut Vec<PathBuf>,
    found: &mut Imported,
    step: &mut dyn FnMut(Progress<'_>) -> bool,
) {
    let mut inside = Vec::new();
    let mut folders = vec![top.to_owned()];
    while let Some(folder) = folders.pop() {
        let progress = Progress {
            done: 0,
            total: 0,
            path: &folder,
        };
        if found.stopped || !step(progress) {
            found.stopped = true;
            break;
        }
        if let Err(error) = list(&folder, &mut folders, &mut inside, found) {
            found.refuse(&folder, None, FileFault::Unreadable(error));
        }
    }
    inside.sort();
    files.append(&mut inside);
}

fn list(
    folder: &Path,
    folders: &mut Vec<PathBuf>,
    files: &mut Vec<PathBuf>,
    found: &mut Imported,
) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let (path, kind) = (entry.path(), entry.file_type()?);
        if kind.is_symlink() {
            found.refuse(&path, None, ImportFault::Link);
        } else if kind.is_dir() {
            folders.push(path);
        } else {
            files.push(path);
        }
    }
    Ok(())
}
