//! What kind of disk a folder stands on, by what is mounted there: the kind of file system, and for a
//! program that shows files as a disk (FUSE) what that program shows.
//!
//! Nobody can list every program that shows a network as a folder. So what is known to be local is
//! taken, what is known to be remote or names another machine is refused, and of the rest a person
//! says once what it is.

use std::path::Path;

/// What a folder stands on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Disk {
    /// A disk of this machine.
    Local,
    /// Another machine.
    Remote,
    /// Neither is known; the kind and its source as the system names them.
    Unknown(String),
}

/// File systems of a disk, or of the memory, of this machine.
const LOCAL: &[&str] = &[
    "apfs", "aufs", "bcachefs", "btrfs", "devtmpfs", "ecryptfs", "erofs", "exfat", "ext2", "ext3",
    "ext4", "f2fs", "hfs", "hfsplus", "iso9660", "jffs2", "jfs", "minix", "msdos", "nilfs2",
    "ntfs", "ntfs3", "overlay", "ramfs", "reiserfs", "rootfs", "squashfs", "tmpfs", "ubifs", "udf",
    "ufs", "vfat", "xfs", "zfs",
];

/// File systems of another machine, and programs that show one; the latter as `fuse.` and this name.
const REMOTE: &[&str] = &[
    "9p",
    "afpfs",
    "afs",
    "beegfs",
    "blobfuse",
    "blobfuse2",
    "ceph",
    "ceph-fuse",
    "cifs",
    "coda",
    "curlftpfs",
    "davfs",
    "davfs2",
    "gcsfuse",
    "gfs2",
    "glusterfs",
    "google-drive-ocamlfuse",
    "goofys",
    "gpfs",
    "gvfs-fuse-daemon",
    "gvfsd-fuse",
    "juicefs",
    "kio-fuse",
    "lustre",
    "mountpoint-s3",
    "ncp",
    "ncpfs",
    "nfs",
    "nfs3",
    "nfs4",
    "ocfs2",
    "onedriver",
    "orangefs",
    "prl_fs",
    "pvfs2",
    "rclone",
    "s3fs",
    "seafile",
    "simplefs",
    "smb2",
    "smb3",
    "smbfs",
    "smbnetfs",
    "sshfs",
    "vboxsf",
    "virtiofs",
    "vmhgfs",
    "vmhgfs-fuse",
    "webdavfs",
];

/// Programs that show a folder or disk of this machine in another way: joined, encrypted, or a kind
/// of disk that the system itself cannot read. They are as local as what they show.
const SHOWS_LOCAL: &[&str] = &[
    "apfs-fuse",
    "bindfs",
    "cryfs",
    "encfs",
    "exfat",
    "exfat-fuse",
    "ext2",
    "fuse-ext2",
    "gocryptfs",
    "mergerfs",
    "mhddfs",
    "ntfs",
    "ntfs-3g",
    "securefs",
    "unionfs",
    "unionfs-fuse",
];

/// Disks of the system that are another machine's all the same.
const REMOTE_DEVICES: &[&str] = &["/dev/nbd", "/dev/drbd", "/dev/rbd"];

/// One line of the system's list.
#[derive(Clone, Debug)]
struct Mount<'a> {
    point: String,
    kind: &'a str,
    source: String,
}

/// The disk under a path, by the list of `/proc/self/mountinfo`.
pub(super) fn disk_of(list: &str, path: &Path) -> Disk {
    let mounts: Vec<Mount<'_>> = list.lines().filter_map(mount).collect();
    judge(&mounts, path)
}

fn mount(line: &str) -> Option<Mount<'_>> {
    let (before, after) = line.split_once(" - ")?;
    let mut after = after.split(' ');
    Some(Mount {
        point: unescape(before.split(' ').nth(4)?),
        kind: after.next()?,
        source: unescape(after.next().unwrap_or_default()),
    })
}

fn judge(mounts: &[Mount<'_>], path: &Path) -> Disk {
    // The longest mount point above it, the last one where several lie over each other.
    let above = mounts.iter().enumerate();
    let above = above.filter(|(_, mount)| path.starts_with(&mount.point));
    let Some((at, mount)) = above.max_by_key(|(at, mount)| (mount.point.len(), *at)) else {
        return Disk::Unknown("geen".to_owned());
    };
    let kind = mount.kind.to_ascii_lowercase();
    let program = kind.strip_prefix("fuse.");
    if program.is_none() && LOCAL.contains(&kind.as_str()) {
        return Disk::Local;
    }
    if REMOTE.contains(&program.unwrap_or(&kind)) || names_a_machine(&mount.source) {
        return Disk::Remote;
    }
    let shows_local = match (kind.as_str(), program) {
        ("fuse" | "fuseblk", _) => true,
        (_, Some(program)) => SHOWS_LOCAL.contains(&program),
        (_, None) => false,
    };
    let unknown = || Disk::Unknown(format!("{} {}", mount.kind, mount.source).trim().to_owned());
    if !shows_local {
        return unknown();
    }
    // What a program shows was there before it: looked for below this line of the list, so that a
    // folder that is shown over itself does not explain itself.
    let below = &mounts[..at];
    let shown = mount.source.split(':');
    let disks: Vec<Disk> = shown.map(|part| behind(below, part)).collect();
    if disks.contains(&Disk::Remote) {
        Disk::Remote
    } else if disks.iter().all(|disk| *disk == Disk::Local) {
        Disk::Local
    } else {
        unknown()
    }
}

/// The disk behind what a program shows: a folder, or a disk by its file in `/dev`.
fn behind(mounts: &[Mount<'_>], source: &str) -> Disk {
    if REMOTE_DEVICES.iter().any(|start| source.starts_with(start)) {
        Disk::Remote
    } else if source.starts_with("/dev/") && source != "/dev/fuse" {
        Disk::Local
    } else if source.starts_with('/') && !source.split('/').any(|part| part == "..") {
        judge(mounts, Path::new(source))
    } else {
        Disk::Unknown(source.to_owned())
    }
}

/// Whether a source is an address: `//server/share`, `user@server:folder`, `https://server`.
fn names_a_machine(source: &str) -> bool {
    if source.starts_with("//") || source.starts_with(r"\\") || source.contains("://") {
        return true;
    }
    // A joined disk is `/one:/two`; an address has no path before its colon.
    source.split_once(':').is_some_and(|(machine, _)| {
        !machine.is_empty() && !machine.starts_with('/') && !machine.contains('/')
    })
}

/// A share (`\\server\share`), also behind a drive letter, as Windows writes a whole path.
pub(super) fn is_share(whole: &str) -> bool {
    let path = whole.replace('/', r"\");
    let upper = path.to_ascii_uppercase();
    if let Some(device) = upper.strip_prefix(r"\\?\").or(upper.strip_prefix(r"\\.\")) {
        return device.starts_with(r"UNC\") || device.starts_with(r"GLOBALROOT\DEVICE\MUP");
    }
    path.starts_with(r"\\")
}

/// The system writes a space as `\040`, and so every byte that would break its list.
fn unescape(text: &str) -> String {
    let mut plain = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let code = (*first == b'\\')
            .then(|| after.get(..3).and_then(|d| std::str::from_utf8(d).ok()))
            .flatten()
            .and_then(|digits| u8::from_str_radix(digits, 8).ok());
        plain.push(code.unwrap_or(*first));
        rest = if code.is_some() { &after[3..] } else { after };
    }
    String::from_utf8_lossy(&plain).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A disk of the system with these mounts on it, each `point kind source`.
    fn on(mounts: &[(&str, &str, &str)], path: &str) -> Disk {
        let mut list = "22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/vda rw".to_owned();
        for (point, kind, source) in mounts {
            list += &format!("\n40 22 0:40 / {point} rw - {kind} {source} rw,user_id=0");
        }
        disk_of(&list, Path::new(path))
    }

    fn at_mnt(kind: &str, source: &str) -> Disk {
        on(&[("/mnt", kind, source)], "/mnt/archief")
    }

    #[test]
    fn the_longest_mount_point_decides_and_the_last_of_several() {
        let mounts = [
            (r"/mnt/net\040schijf", "cifs", "//server/deel"),
            ("/home/a/net", "nfs4", "server:/a"),
            ("/home/a/net/lokaal", "xfs", "/dev/vdb"),
            ("/over", "nfs4", "server:/a"),
            ("/over", "xfs", "/dev/vdc"),
        ];
        let of = |path: &str| on(&mounts, path);
        assert_eq!(of("/home/a"), Disk::Local);
        assert_eq!(of("/home/a/network"), Disk::Local);
        assert_eq!(of("/home/a/net/x"), Disk::Remote);
        assert_eq!(of("/home/a/net/lokaal/x"), Disk::Local);
        assert_eq!(of("/mnt/net schijf/x"), Disk::Remote);
        assert_eq!(of("/over/x"), Disk::Local);
    }

    #[test]
    fn every_program_that_shows_a_network_is_refused_whatever_it_says_of_its_source() {
        for program in [
            "gvfsd-fuse",
            "onedriver",
            "smbnetfs",
            "s3fs",
            "gcsfuse",
            "google-drive-ocamlfuse",
            "curlftpfs",
            "davfs",
            "sshfs",
            "rclone",
        ] {
            for source in [program, "/home/a/lokaal", "/dev/sdb1", "server:/deel"] {
                let found = at_mnt(&format!("fuse.{program}"), source);
                assert_eq!(found, Disk::Remote, "{program} {source}");
            }
        }
    }

    #[test]
    fn a_program_that_nobody_knows_is_never_taken_by_itself() {
        for kind in ["fuse.nieuwewolk", "fuse.jmtpfs", "nieuwfs", "autofs"] {
            for source in ["nieuwewolk", "/home/a", "/dev/sdb1", "none"] {
                let found = at_mnt(kind, source);
                assert!(
                    matches!(found, Disk::Unknown(_)),
                    "{kind} {source}: {found:?}"
                );
            }
        }
        for source in ["blobfuse2", "mountpoint", "encfs", "/home/../net"] {
            assert!(
                matches!(at_mnt("fuse", source), Disk::Unknown(_)),
                "{source}"
            );
        }
    }

    #[test]
    fn an_address_is_another_machine_whatever_shows_it() {
        for kind in ["fuse", "fuse.nieuwewolk", "fuse.bindfs", "nieuwfs"] {
            for source in [
                "//server/deel",
                "a@server:/deel",
                "server:deel",
                "https://wolk.example/a",
                r"\\server\deel",
            ] {
                assert_eq!(at_mnt(kind, source), Disk::Remote, "{kind} {source}");
            }
        }
    }

    #[test]
    fn a_view_of_a_folder_or_disk_is_as_local_as_what_it_shows() {
        for (kind, source) in [
            ("fuse", "/home/a/lokaal"),
            ("fuse.bindfs", "/home/a"),
            ("fuse.gocryptfs", "/home/a/dicht"),
            ("fuse.mergerfs", "/home/a:/srv/b"),
            ("fuseblk", "/dev/sdb1"),
            ("fuse.ntfs-3g", "/dev/sdb1"),
        ] {
            assert_eq!(at_mnt(kind, source), Disk::Local, "{kind} {source}");
        }
        assert_eq!(at_mnt("fuseblk", "/dev/nbd0"), Disk::Remote);
        for kind in ["fuse", "fuse.bindfs", "fuse.gocryptfs"] {
            let mounts = [("/net", "nfs4", "server:/a"), ("/mnt", kind, "/net/b")];
            assert_eq!(on(&mounts, "/mnt/x"), Disk::Remote, "{kind} over a network");
        }
        let joined = [
            ("/net", "cifs", "//server/a"),
            ("/mnt", "fuse.mergerfs", "/home/a:/net"),
        ];
        assert_eq!(on(&joined, "/mnt/x"), Disk::Remote);
    }

    #[test]
    fn a_folder_that_is_shown_over_itself_is_what_lies_below() {
        let mounts = [("/net", "nfs4", "server:/a"), ("/net", "fuse", "/net")];
        assert_eq!(on(&mounts, "/net/x"), Disk::Remote);
        assert_eq!(on(&[("/home", "fuse", "/home")], "/home/x"), Disk::Local);
    }

    #[test]
    fn a_share_of_windows_is_seen_in_every_spelling() {
        for share in [
            r"\\server\deel\map",
            r"\\?\UNC\server\deel",
            r"\\?\unc\server\deel",
            "//server/deel",
            r"\\server@SSL\DavWWWRoot",
            r"\\?\GLOBALROOT\Device\Mup\server\deel",
        ] {
            assert!(is_share(share), "{share}");
        }
        for local in [r"C:\map", r"\\?\C:\map", r"\\.\C:\map", r"D:/map", "map"] {
            assert!(!is_share(local), "{local}");
        }
    }

    #[test]
    fn a_mount_point_is_read_as_the_system_wrote_it() {
        assert_eq!(unescape(r"/a\040b\011c\134d\012"), "/a b\tc\\d\n");
        assert_eq!(unescape(r"/los\"), r"/los\");
        assert_eq!(unescape("/caf\u{e9}"), "/caf\u{e9}");
        assert_eq!(disk_of("", Path::new("/a")), Disk::Unknown("geen".into()));
    }
}
