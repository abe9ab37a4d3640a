//! MSSP: told once for each agreement, and to whoever types `MSSP-REQUEST` at the first prompt.

use super::Session;
use crate::game::content::Content;
use crate::game::fact;
use crate::game::world::World;
use crate::telnet::mssp::{encode, lines};
use crate::telnet::option::{Known, OPTIONS, Stance};

/// Tells the listing by the option.
pub(super) fn tell(session: &mut Session, content: &Content, world: &World) {
    let payload = encode(&listing(content, world));
    session.asides.say(Known::Mssp, payload, false);
}

/// The listing for those who only type.
pub fn as_typed(content: &Content, world: &World) -> String {
    lines(&listing(content, world))
}

/// What is true of the game, and which protocols the table of options offers.
fn listing(content: &Content, world: &World) -> Vec<(&'static str, Vec<String>)> {
    let mut listing = fact::listing(content, world);
    for (name, code) in PROTOCOLS {
        let is_offered =
            OPTIONS.iter().any(|row| row.code == *code && row.stance == Stance::Opening);
        listing.push((name, vec![u8::from(is_offered).to_string()]));
    }
    listing
}

/// Protocols that lists ask for, with the numbers of their options. MCP and Pueblo have none.
const PROTOCOLS: &[(&str, u8)] = &[
    ("GMCP", 201),
    ("MCCP", 86),
    ("MSDP", 69),
    ("MSP", 90),
    ("MXP", 91),
    ("MCP", 0),
    ("PUEBLO", 0),
];
