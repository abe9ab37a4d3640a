//! The world as a page or a check reads it: what was written, what is so, and the moment.
//!
//! One value, so that nobody hands three things on by hand. It is only ever looked at.

use crate::base::clock::Millis;
use crate::game::{Content, World};

/// The whole game at one moment, to be read.
#[derive(Clone, Copy)]
pub struct View<'a> {
    pub content: &'a Content,
    pub world: &'a World,
    pub now: Millis,
}
