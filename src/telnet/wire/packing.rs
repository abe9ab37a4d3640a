//! Compression as the wire knows it: what is offered, and where it begins and ends. What lies
//! between is packed by whoever holds the socket.

use bytes::BytesMut;

use super::{Seams, Wire};
use crate::telnet::inflow::Packs;
use crate::telnet::option::{Known, OPTIONS};

impl Wire {
    /// Offers to compress what we send; for the very end of the opening. Later would be too late:
    /// KBtin shows rubbish if compression begins when it has been connected for a minute.
    pub fn offer_compression(&mut self, out: &mut BytesMut) {
        self.talk.negotiator.offer(Known::Compress2, out);
    }

    /// Offers to take in what the client compresses; before [`Wire::offer_compression`].
    pub fn offer_unpacking(&mut self, out: &mut BytesMut) {
        self.talk.negotiator.offer(Known::Compress3, out);
    }

    /// What the client said, as the last of what was used, of that which follows.
    pub fn packs(&mut self) -> Packs {
        match std::mem::take(&mut self.talk.packed) {
            true => Packs::FromHere,
            false => Packs::AsBefore,
        }
    }

    /// Names of the options that both sides agreed to.
    pub fn agreed(&self) -> impl Iterator<Item = &'static str> {
        let agreed = OPTIONS.iter().filter(|row| self.talk.negotiator.agreed(row.known));
        agreed.map(|row| row.name)
    }

    /// Whether the client ever sent a telnet command, so that ours are no rubbish to it.
    pub fn speaks_telnet(&self) -> bool {
        self.codec.heard_command()
    }

    /// Where compression begins and ends in what was said since this was asked last.
    pub fn seams(&mut self) -> Seams {
        std::mem::take(&mut self.talk.seams)
    }
}
