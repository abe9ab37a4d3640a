//! MSSP: told once for each agreement, and to whoever types `MSSP-REQUEST` at the first prompt.

use super::Session;
use crate::game::client::about::Host;
use crate::game::client::facts;
use crate::game::frame::turn::Kept;
use crate::game::{Content, World};
use crate::telnet::mssp::{encode, lines};
use crate::telnet::option::{COMPRESS2, GMCP, Known, MSDP, MXP, OPTIONS, Stance};

/// Tells the listing by the option.
pub(super) fn tell(session: &mut Session, content: &Content, world: &World) {
    let payload = encode(&listing(content, world));
    session.programs.say(Known::Mssp, payload, Kept::No);
}

/// The listing for those who only type.
pub fn as_typed(content: &Content, world: &World) -> String {
    lines(&listing(content, world))
}

/// What is true of the game, and which protocols are spoken here.
fn listing(content: &Content, world: &World) -> Vec<(&'static str, Vec<String>)> {
    let mut listing = facts::listing(content, world);
    for (name, code) in PROTOCOLS {
        let is_spoken = code.is_some_and(|code| is_offered(code, &world.host));
        listing.push((name, vec![u8::from(is_spoken).to_string()]));
    }
    listing
}

/// Whether a new connection is offered this option: by the table, or because the operator wants it.
fn is_offered(code: u8, host: &Host) -> bool {
    match code {
        COMPRESS2 => host.compresses,
        _ => OPTIONS.iter().any(|row| row.code == code && row.stance == Stance::Opening),
    }
}

/// Protocols that lists ask for, with the numbers of their options; MCP and Pueblo have none.
const PROTOCOLS: &[(&str, Option<u8>)] = &[
    ("GMCP", Some(GMCP)),
    ("MCCP", Some(COMPRESS2)),
    ("MSDP", Some(MSDP)),
    ("MSP", Some(90)),
    ("MXP", Some(MXP)),
    ("MCP", None),
    ("PUEBLO", None),
];
