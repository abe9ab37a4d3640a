//! The wire: the real server over real sockets, case by case. Names begin with the id of the
//! conformance list that they stand for.

mod compression;
mod link;
mod living;
mod memory;
mod proxy;
mod tls;
mod unpacking;
