//! What those may do who look after the world.

pub mod metrics;
pub mod wizard;
