//! The folder of an archive: which files it has, and that it stands on a disk of this machine.

use std::{
    fs::{File, OpenOptions, TryLockError},
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};

use super::{ArchiveError, Result, anchor::at, mount::Disk};

/// The folder of an archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place(PathBuf);

impl Place {
    /// A folder on this machine; it is made where it is not there yet.
    ///
    /// # Errors
    /// A network disk (the engine's log of writes needs shared memory), a kind of disk that nobody
    /// knows, or the disk.
    pub fn new(folder: &Path) -> Result<Self> {
        refuse_network(folder)?;
        if !folder.is_dir() {
            std::fs::create_dir_all(folder).map_err(|e| at(folder, e))?;
            keep_private(folder)?;
        }
        let whole = folder.canonicalize().map_err(|e| at(folder, e))?;
        refuse_network(&whole)?;
        Ok(Self(whole))
    }

    /// The same for a folder of which somebody says that its disk is one of this machine. The answer
    /// is kept in the folder. A disk that is known to be another machine's stays refused.
    ///
    /// # Errors
    /// As [`Place::new`].
    pub fn told_local(folder: &Path) -> Result<Self> {
        if let Disk::Unknown(kind) = disk(folder) {
            tell(folder, kind)?;
        }
        Self::new(folder)
    }

    /// Where the archive stands when nobody says where: the folder that the system has for data of
    /// this user and this program. `None` where the system knows none.
    pub fn default_folder() -> Option<PathBuf> {
        let folders = directories::ProjectDirs::from("nl", "", "voorop")?;
        Some(folders.data_local_dir().join("archief"))
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        &self.0
    }

    /// The database of a generation of keys.
    pub fn database(&self, generation: u32) -> PathBuf {
        self.0.join(format!("archief-{generation}.db"))
    }

    /// The anchor.
    pub fn anchor(&self) -> PathBuf {
        self.0.join("anker")
    }

    /// The lock that every open archive shares and that another key needs alone.
    pub fn lock(&self) -> PathBuf {
        self.0.join("in-gebruik")
    }

    /// Holds the archive until the file is dropped: shared by whoever has it open, alone by whoever
    /// gives it another key.
    ///
    /// # Errors
    /// [`ArchiveError::Busy`] where another window holds it, or the disk.
    pub(super) fn hold(&self, alone: bool) -> Result<File> {
        let path = self.lock();
        let file = OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(false)
            .open(&path)
            .map_err(|e| at(&path, e))?;
        let held = if alone {
            file.try_lock()
        } else {
            file.try_lock_shared()
        };
        match held {
            Ok(()) => Ok(file),
            Err(TryLockError::WouldBlock) => Err(ArchiveError::Busy),
            Err(TryLockError::Error(error)) => Err(at(&path, error)),
        }
    }

    /// The lock of a melding that is open in a window.
    pub fn open_melding(&self, id: uuid::Uuid) -> PathBuf {
        self.0.join("open").join(id.to_string())
    }

    /// Whether an archive stands here.
    pub fn is_set_up(&self) -> bool {
        [super::keys::MAIN, super::keys::COPY]
            .iter()
            .any(|name| self.0.join(name).exists())
    }
}

/// The name of this machine, for the log.
pub fn device_name() -> String {
    let named = |variable| std::env::var(variable).ok();
    let name = named("COMPUTERNAME")
        .or_else(|| std::fs::read_to_string("/etc/hostname").ok())
        .or_else(|| named("HOSTNAME"))
        .unwrap_or_default();
    let name: String = super::parcel::name(&name).chars().take(64).collect();
    if name.is_empty() {
        "onbekend apparaat".to_owned()
    } else {
        name
    }
}

/// Only the account of the system that runs the program may look into a folder that it made.
fn keep_private(folder: &Path) -> Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = std::fs::Permissions::from_mode(0o700);
        std::fs::set_permissions(folder, mode).map_err(|e| at(folder, e))?;
    }
    Ok(())
}

/// Refuses a folder on another machine, and one of which nobody said yet that it is on this one.
fn refuse_network(folder: &Path) -> Result<()> {
    match disk(folder) {
        Disk::Local => Ok(()),
        Disk::Remote => Err(ArchiveError::Network(folder.to_owned())),
        Disk::Unknown(kind) if is_told(folder, &kind) => Ok(()),
        Disk::Unknown(kind) => Err(ArchiveError::UnknownDisk {
            folder: folder.to_owned(),
            kind,
        }),
    }
}

#[cfg(target_os = "linux")]
fn disk(folder: &Path) -> Disk {
    let mounts = std::fs::read_to_string("/proc/self/mountinfo").unwrap_or_default();
    let existing = folder.ancestors().find_map(|p| p.canonicalize().ok());
    let here = || std::env::current_dir().ok();
    match existing.or_else(here) {
        Some(path) => super::mount::disk_of(&mounts, &path),
        None => Disk::Unknown("geen".to_owned()),
    }
}

/// `canonicalize` shows the share behind a drive letter.
#[cfg(not(target_os = "linux"))]
fn disk(folder: &Path) -> Disk {
    let whole = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    if super::mount::is_share(&whole.to_string_lossy()) {
        Disk::Remote
    } else {
        Disk::Local
    }
}

/// What somebody said of the disk, in the folder itself. It holds for this kind of disk only: a
/// folder that later stands on another is asked about again.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Told {
    #[serde(rename = "schijf_van_deze_computer")]
    kind: String,
}

const TOLD: &str = "schijf.ron";
const MOST_BYTES: u64 = 4096;

fn is_told(folder: &Path, kind: &str) -> bool {
    let path = folder.join(TOLD);
    let small = std::fs::metadata(&path).is_ok_and(|m| m.is_file() && m.len() <= MOST_BYTES);
    let text = small.then(|| std::fs::read_to_string(&path).ok()).flatten();
    let told: Option<Told> = text.and_then(|text| ron::from_str(&text).ok());
    told.is_some_and(|told| told.kind == kind)
}

fn tell(folder: &Path, kind: String) -> Result<()> {
    if !folder.is_dir() {
        std::fs::create_dir_all(folder).map_err(|e| at(folder, e))?;
        keep_private(folder)?;
    }
    let path = folder.join(TOLD);
    let text = ron::to_string(&Told { kind }).map_err(std::io::Error::other);
    text.and_then(|text| std::fs::write(&path, text))
        .map_err(|e| at(&path, e))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_on_a_local_disk_is_taken() {
        let folder = tempfile::tempdir().unwrap();
        assert!(Place::new(&folder.path().join("nieuw")).is_ok());
    }

    #[test]
    fn what_somebody_said_of_a_disk_holds_for_that_kind_only() {
        let folder = tempfile::tempdir().unwrap();
        let archive = folder.path().join("archief");
        assert!(!is_told(&archive, "fuse.nieuw wolk"));
        tell(&archive, "fuse.nieuw wolk".into()).unwrap();
        assert!(is_told(&archive, "fuse.nieuw wolk"));
        assert!(!is_told(&archive, "fuse.anders wolk"));
        std::fs::write(archive.join(TOLD), "(").unwrap();
        assert!(!is_told(&archive, "fuse.nieuw wolk"));
    }
}
