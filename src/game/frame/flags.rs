//! Flags: commands, and parts of them, that can be turned off on a server.
//!
//! A verb or a part names its flag in its row; what is turned off answers that it is disabled.

use crate::game::frame::view::View;

/// All flags that a row may name.
pub const FLAGS: &[&str] = &[];

/// Whether what has this flag may be used. No flag: always.
pub fn is_on(_view: View, _flag: &str) -> bool {
    true
}
