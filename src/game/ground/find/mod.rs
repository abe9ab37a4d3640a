//! Finding what words mean: which of the things and people around somebody.
//!
//! Whatever takes a thing or a person asks here, so that one word means one thing everywhere:
//!
//! 1. What is called so exactly comes before what has the word among others, and that before what
//!    only begins so (`grammar::Rank`).
//! 2. Of what fits equally well, `my`, `here` and `other` choose, if there are such.
//! 3. Of those, the first in the order in which the verb looks (`Spec::seeks`), and in which things
//!    came there. A number counts in this order, and every piece of a stack counts.
//!
//! A word in the singular means one, also of a stack; a plural and `all` mean all that fit as well as
//! the best does; `3 swords` means three, from as many stacks as it takes.

mod people;
#[cfg(test)]
mod tests;
mod things;

pub use people::{creature, fit};
pub use things::{Chosen, Portion, choose, fits_any, item, sought};
