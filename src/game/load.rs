//! (in the making)
use crate::game::content::{Content, Interned};
pub fn load(
    _source: &dyn crate::yaml::Source,
    _known: &Interned,
    _problems: &mut crate::yaml::Problems,
) -> Option<Content> {
    None
}
