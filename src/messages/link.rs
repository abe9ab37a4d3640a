//! How somebody is connected, as the edge tells it when a wizard asks (`@net`).
//!
//! It comes in as an input like any other, so it is recorded, and an evening played again shows
//! the same numbers.

use std::net::IpAddr;

use serde::{Deserialize, Serialize};

use crate::base::clock::Millis;
use crate::base::id::ConnectionId;

/// One connection as the edge sees it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Link {
    pub connection: ConnectionId,
    pub address: IpAddr,
    /// The version of TLS and the cipher, if it is spoken.
    pub tls: Option<String>,
    /// Names of the telnet options that both sides agreed to.
    pub agreed: Vec<String>,
    pub sent: Traffic,
    pub heard: Traffic,
    /// Bytes that wait because the client does not read.
    pub waiting: u64,
    /// Since when nothing was typed.
    pub silent: Millis,
    /// How long it has been open.
    pub open: Millis,
}

/// Bytes one way.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Traffic {
    /// As telnet has them.
    pub plain: u64,
    /// As the socket has them: compressed, sealed.
    pub socket: u64,
}
