//! Chance from the system: the owner's one-time code, and the seed of a new world.

use rand::TryRng;
use rand::rngs::SysRng;

/// Letters and digits that are not mistaken for each other.
const LETTERS: &[u8; 32] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

/// A code of 80 bits, in four groups of four.
pub(in crate::cli) fn new_code() -> Result<String, String> {
    let mut bytes = [0u8; 16];
    SysRng
        .try_fill_bytes(&mut bytes)
        .map_err(|error| format!("the system gives no random numbers: {error}"))?;
    let letters: Vec<char> =
        bytes.iter().map(|b| char::from(LETTERS[usize::from(b % 32)])).collect();
    Ok(letters
        .chunks(4)
        .map(|group| group.iter().collect::<String>())
        .collect::<Vec<_>>()
        .join("-"))
}

/// A seed for the dice of a world that never ran.
pub(in crate::cli) fn new_seed() -> Option<u64> {
    SysRng.try_next_u64().ok()
}
