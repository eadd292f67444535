//! The databases of an archive, one for each archive key: the newest counts, the others go.

use super::saved;
use crate::archive::{
    Place, Result,
    anchor::at,
    keys::{ArchiveKey, Keyring},
    sqlite::SqliteStore,
};

/// Writes the database of the next generation under the new key, then switches the keys: that one
/// rename decides which of the two is the archive.
pub(super) fn rotate(
    place: &Place,
    generation: u32,
    old_key: &ArchiveKey,
    mut keyring: Keyring,
    key: &ArchiveKey,
) -> Result<u32> {
    let _alone = place.hold(true)?;
    let next = keyring.generation();
    // Left by a change of key that a kill cut short: nobody ever had its key. Kept aside all the same.
    put_aside(place, next)?;
    SqliteStore::copy_with_key(place, generation, &old_key.hex(), next, &key.hex())?;
    if let Err(error) = saved(keyring.save(place.folder())) {
        // Whether the new slots are in force is what the disk says, not what the error says.
        let in_force = Keyring::load(place.folder()).is_ok_and(|l| l.keyring.generation() == next);
        if !in_force {
            return Err(error);
        }
    }
    // From here the new one counts; the old one goes, and goes later if it cannot now.
    let _ = remove(place, |found| found < next);
    Ok(next)
}

/// The generations of which a database stands in the folder.
pub(super) fn of(place: &Place) -> Result<Vec<u32>> {
    let entries = std::fs::read_dir(place.folder()).map_err(|e| at(place.folder(), e))?;
    let names = entries.flatten().map(|e| e.file_name());
    Ok(names
        .filter_map(|n| generation_of(n.to_str()?, ".db"))
        .collect())
}

fn generation_of(name: &str, end: &str) -> Option<u32> {
    name.strip_prefix("archief-")?
        .strip_suffix(end)?
        .parse()
        .ok()
}

/// Removes the databases of some generations, with their logs of writes.
pub(super) fn remove(place: &Place, which: impl Fn(u32) -> bool) -> Result<()> {
    for found in of(place)?.into_iter().filter(|g| which(*g)) {
        let path = place.database(found);
        for end in ["db-wal", "db-shm", "db"] {
            let path = path.with_extension(end);
            if path.exists() {
                std::fs::remove_file(&path).map_err(|e| at(&path, e))?;
            }
        }
    }
    Ok(())
}

fn put_aside(place: &Place, generation: u32) -> Result<()> {
    let path = place.database(generation);
    if path.exists() {
        let aside = path.with_extension("db.opzij");
        std::fs::rename(&path, &aside).map_err(|e| at(&path, e))?;
    }
    Ok(())
}
