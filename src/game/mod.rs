//! (in the making)
pub mod content;
pub mod keep;
