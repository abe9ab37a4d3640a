//! The wire: the real server over real sockets, case by case. Names begin with the id of the
//! conformance list that they stand for.

mod clients;
mod compression;
mod data;
mod door;
mod hostile;
pub mod link;
mod listing;
mod living;
mod memory;
mod mxp;
mod played;
mod program;
mod proxy;
mod telnet;
mod tls;
mod unpacking;
mod variables;
