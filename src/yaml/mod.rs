//! (in the making)
pub mod suggest;
