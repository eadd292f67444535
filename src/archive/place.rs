//! The folder of an archive: which files it has, and that it stands on a disk of this machine.

use std::{
    fs::{File, OpenOptions, TryLockError},
    path::{Path, PathBuf},
};

use super::{ArchiveError, Result, anchor::at};

/// The folder of an archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place(PathBuf);

impl Place {
    /// A folder on this machine; it is made where it is not there yet.
    ///
    /// # Errors
    /// A network disk (the engine's log of writes needs shared memory), or the disk.
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

/// Kinds of file system that live on another machine.
#[cfg(target_os = "linux")]
const REMOTE: &[&str] = &[
    "9p",
    "afs",
    "ceph",
    "cifs",
    "coda",
    "davfs",
    "fuse.davfs2",
    "fuse.sshfs",
    "fuse.rclone",
    "fuse.glusterfs",
    "gfs2",
    "glusterfs",
    "lustre",
    "ncpfs",
    "nfs",
    "nfs4",
    "ocfs2",
    "smb3",
    "smbfs",
    "vboxsf",
    "virtiofs",
];

fn refuse_network(folder: &Path) -> Result<()> {
    if is_remote(folder) {
        return Err(ArchiveError::Network(folder.to_owned()));
    }
    Ok(())
}

#[cfg(target_os = "linux")]
fn is_remote(folder: &Path) -> bool {
    let Ok(mounts) = std::fs::read_to_string("/proc/self/mountinfo") else {
        return false;
    };
    let existing = folder.ancestors().find_map(|p| p.canonicalize().ok());
    existing.is_some_and(|path| kind_of(&mounts, &path).is_some_and(|k| REMOTE.contains(&k)))
}

/// A share (`\\server\share`), also behind a drive letter: `canonicalize` shows it.
#[cfg(not(target_os = "linux"))]
fn is_remote(folder: &Path) -> bool {
    let whole = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    let text = whole.to_string_lossy();
    text.starts_with(r"\\?\UNC\") || (text.starts_with(r"\\") && !text.starts_with(r"\\?\"))
}

/// The kind of file system that holds a path: the longest mount point above it, the last one where
/// several lie over each other.
#[cfg(target_os = "linux")]
fn kind_of<'a>(mounts: &'a str, path: &Path) -> Option<&'a str> {
    let lines = mounts.lines().filter_map(|line| {
        let point = unescape(line.split(' ').nth(4)?);
        let kind = line.split_once(" - ")?.1.split(' ').next()?;
        path.starts_with(&point).then_some((point.len(), kind))
    });
    lines
        .max_by_key(|(length, _)| *length)
        .map(|(_, kind)| kind)
}

/// Mount points write a space as `\040`.
#[cfg(target_os = "linux")]
fn unescape(point: &str) -> String {
    let mut text = point.to_owned();
    for (code, plain) in [
        ("\\040", " "),
        ("\\011", "\t"),
        ("\\012", "\n"),
        ("\\134", "\\"),
    ] {
        text = text.replace(code, plain);
    }
    text
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    const MOUNTS: &str = "\
22 1 8:1 / / rw - ext4 /dev/vda rw
40 22 0:40 / /mnt/net\\040schijf rw - cifs //server/deel rw
41 22 0:41 / /home/a/net rw shared:1 - nfs4 server:/a rw
42 41 8:2 / /home/a/net/lokaal rw - xfs /dev/vdb rw";

    #[test]
    fn the_longest_mount_point_decides() {
        let of = |path: &str| kind_of(MOUNTS, Path::new(path)).unwrap();
        assert_eq!(of("/home/a"), "ext4");
        assert_eq!(of("/home/a/network"), "ext4");
        assert_eq!(of("/home/a/net/x"), "nfs4");
        assert_eq!(of("/home/a/net/lokaal/x"), "xfs");
        assert_eq!(of("/mnt/net schijf/x"), "cifs");
    }

    #[test]
    fn every_remote_kind_is_known_and_a_local_disk_is_taken() {
        assert!(REMOTE.contains(&"nfs4") && REMOTE.contains(&"cifs") && !REMOTE.contains(&"ext4"));
        let folder = tempfile::tempdir().unwrap();
        assert!(Place::new(&folder.path().join("nieuw")).is_ok());
    }
}
