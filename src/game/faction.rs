//! Factions, as far as they are written. (their wars come later)
use crate::base::id::FactionId;
/// A faction of `factions/*.yaml`.
#[derive(Clone, Debug)]
pub struct Faction {
    pub id: FactionId,
    pub name: String,
    pub description: String,
}
