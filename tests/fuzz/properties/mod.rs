//! What must hold, whatever comes in: one property for each thing that reads what was not
//! written by us. Each takes any bytes at all and panics if something does not hold.

pub mod client;
pub mod codec;
pub mod content;
pub mod gmcp;
pub mod line;
mod mannered;
pub mod markup;
pub mod msdp;
pub mod negotiation;
mod painted;
pub mod play;
mod program;
pub mod record;
pub mod settings;
mod stage;
pub mod unpacking;

/// A property of everything that could be in a stream or a file.
pub type Property = fn(&[u8]);

/// All of them, by the name of their target.
pub const ALL: &[(&str, Property)] = &[
    ("codec", codec::hold),
    ("negotiation", negotiation::hold),
    ("client", client::hold),
    ("line", line::hold),
    ("markup", markup::hold),
    ("content", content::hold),
    ("play", play::hold),
    ("settings", settings::hold),
    ("record", record::hold),
    ("gmcp", gmcp::hold),
    ("msdp", msdp::hold),
    ("unpacking", unpacking::hold),
];
