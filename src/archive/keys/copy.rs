//! One copy of the sidecar as text: a first line with version and checksum, then RON.
//!
//! The checksum is over everything but itself, version included, so that a flipped bit never looks
//! like a newer version. It guards against broken disks; against people there is the MAC.

use sha2::{Digest, Sha256};

use super::{hex::to_hex, keyring::Body};

/// The last version that this program knows.
const VERSION: u32 = 2;
/// The first one: without marks on slots. It is still written where there are none.
const FIRST: u32 = 1;
/// The most bytes of a copy.
pub(super) const MAX_BYTES: usize = 1024 * 1024;
/// The start of the first line, a comment in RON.
const START: &str = "// voorop-sleutels ";

/// Why the bytes of a copy cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CopyFault {
    /// Not what was written.
    Broken,
    /// Whole, but of a newer program.
    Newer(u32),
}

fn checksum(version: &str, body: &str) -> String {
    let hash = Sha256::new()
        .chain_update(START)
        .chain_update(version)
        .chain_update("\n")
        .chain_update(body)
        .finalize();
    to_hex(&hash)
}

/// The text of a copy; `None` when it is too large to read back.
pub(super) fn encode(body: &Body) -> Option<String> {
    let version = if body.has_marks() { VERSION } else { FIRST };
    let body = ron::to_string(body).ok()? + "\n";
    let text = under_header(&version.to_string(), &body);
    (text.len() <= MAX_BYTES).then_some(text)
}

/// A body under a first line with a checksum that fits.
pub(super) fn under_header(version: &str, body: &str) -> String {
    format!("{START}{version} {}\n{body}", checksum(version, body))
}

/// Reads the bytes of a copy.
pub(super) fn decode(bytes: &[u8]) -> Result<Body, CopyFault> {
    let (version, body) = whole(bytes).ok_or(CopyFault::Broken)?;
    match version.parse::<u32>() {
        Ok(FIRST..=VERSION) => {}
        Ok(newer) if newer > VERSION => return Err(CopyFault::Newer(newer)),
        _ => return Err(CopyFault::Broken),
    }
    let body: Body = ron::from_str(body).map_err(|_| CopyFault::Broken)?;
    if !body.well_formed() {
        return Err(CopyFault::Broken);
    }
    Ok(body)
}

/// Version and body of text whose checksum fits.
fn whole(bytes: &[u8]) -> Option<(&str, &str)> {
    if bytes.len() > MAX_BYTES {
        return None;
    }
    let (first, body) = std::str::from_utf8(bytes).ok()?.split_once('\n')?;
    let (version, sum) = first.strip_prefix(START)?.split_once(' ')?;
    (checksum(version, body) == sum).then_some((version, body))
}

/// For hostile bytes: reads them as they are, and as the body of a copy whose checksum fits.
#[cfg(any(test, feature = "fuzz"))]
pub fn read_hostile(bytes: &[u8]) {
    let _ = decode(bytes);
    let body = String::from_utf8_lossy(bytes);
    for version in [FIRST, VERSION] {
        if let Ok(read) = decode(under_header(&version.to_string(), &body).as_bytes()) {
            let again = encode(&read).map(|text| decode(text.as_bytes()));
            assert!(matches!(again, Some(Ok(body)) if body == read));
        }
    }
}
