//! The words players use for things and people, as nom parsers.
//!
//! | typed | means |
//! |---|---|
//! | `sword`, `the long sword`, `sword long`, `"long sword"`, `swo` | one; every word of a name is a keyword, and a beginning of it will do |
//! | `swords` | all of them: a plural means all |
//! | `2.sword`, `sword 2`, `second sword`, `2nd sword` | the second |
//! | `3 swords`, `three swords`, `3 sword` | so many |
//! | `all`, `everything`, `all.sword`, `all swords`, `every sword` | all |
//! | `sword, axe and two ropes`; `sword axe` | each of them; without a comma only where no such thing is there |
//! | `all except sword`, `every knife but the rusty one` | all but those |
//! | `my sword`, `sword here`, `other sword` | of those that fit, the ones carried, lying here, not last spoken of; others if there are none |
//! | `me`; `it`, `him`, `her`, `them` | oneself; what was last spoken of |
//!
//! A noun is only words. What they mean among the things and people that are there is found in
//! `ground::find`; how the words of a line become a verb, in `frame::phrases`.

mod fits;
mod noun;
mod phrase;
#[cfg(test)]
mod tests;
mod token;

pub use fits::{Fit, Rank, fit, name_has_word, word_fits};
pub use noun::{Noun, Pronoun, What, Which, Whose, noun};
pub use phrase::{Phrase, after, around, cuts, phrase};
pub use token::{is_apostrophe, is_quote, word_and_rest};
