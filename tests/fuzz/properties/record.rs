//! Recordings: whatever a file holds, it is read up to where it makes sense, and refused in a
//! sentence that shows nothing of it.

use dominion::engine::replay::{End, read_all, read_records};

use super::painted::printable;

/// How many beginnings of a file are tried, too.
const CUTS: usize = 64;

pub fn hold(bytes: &[u8]) {
    let whole = within(bytes);
    let step = (bytes.len() / CUTS).max(1);
    for cut in (0..bytes.len()).step_by(step) {
        let part = within(&bytes[..cut]);
        let (Some(whole), Some(part)) = (whole, part) else { continue };
        assert!(part <= whole, "{part} records in the first {cut} bytes, {whole} in all");
    }
    // Every record is at least a byte.
    assert!(read_records(bytes) <= bytes.len());
}

/// How many records there are, if it is a recording at all.
fn within(bytes: &[u8]) -> Option<usize> {
    let length = bytes.len() as u64;
    match read_all(bytes) {
        Ok((records, End::Torn { at, bytes })) => {
            assert!(at <= length && bytes <= length, "torn at {at} of {length} bytes");
            Some(records)
        }
        Ok((records, End::Whole)) => Some(records),
        Err(broken) => {
            assert!(broken.at <= length, "broken at {} of {length} bytes", broken.at);
            assert!(!broken.sentence.is_empty());
            printable(&broken.sentence);
            None
        }
    }
}
