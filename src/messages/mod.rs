//! The messages between the engine and what stands around it: what comes in, and what is to be
//! done.
//!
//! They stand below the engine, because whoever sends or hears them (a session, the store, a
//! socket) need not know who carries a turn out. They are values and no more: an evening is
//! recorded as the inputs of its turns.

pub mod input;
pub mod link;
pub mod output;
