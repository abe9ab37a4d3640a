//! Where a verb looks for what somebody names: said in its row ([`Spec::seeks`]), nearest first.
//!
//! [`Spec::seeks`]: crate::game::frame::verb::Spec::seeks

/// One place where a thing or a person may be.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Seek {
    /// Whoever is in the room.
    People,
    /// What is carried in the pack.
    Pack,
    /// What is worn, wielded and held.
    Worn,
    /// What lies in the room.
    Room,
}
