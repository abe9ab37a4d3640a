//! A part of a verb: `diary` of `faction diary 20`. Data, as the verb is.
//!
//! A verb with parts lists them in its [`Spec`](crate::game::frame::verb::Spec), and a feature
//! further down the list adds its own with `Feature::parts`. All that is said of a part comes of
//! its row: how it is abbreviated, its usage, its page of help, who may know of it, in which
//! posture it works, which flag turns it off. How a line finds its part is in
//! [`parts`](crate::game::frame::parts).

use crate::base::id::CreatureId;
use crate::game::frame::args::Args;
use crate::game::frame::posture::Posture;
use crate::game::frame::role::Role;
use crate::game::frame::view::View;
use crate::game::{Refusal, Turn};

/// What came of an act: nothing more to say, or why not.
pub type Done = Result<(), Refusal>;

/// All there is to know about a part of a verb.
#[derive(Clone, Copy)]
pub struct Part {
    pub name: &'static str,
    /// Other full words for it.
    pub aliases: &'static [&'static str],
    /// Abbreviations that are promised though other parts begin so, too. Any beginning that only
    /// one part has will do besides.
    pub shorts: &'static [&'static str],
    /// Must be typed in full: what cannot be undone, and what would be taken for another word.
    pub full: bool,
    /// What stands behind it: `<faction>`, `[how many] [before <entry>]`.
    pub takes: &'static str,
    /// The whole of a line that could be typed: `faction info sanctum`.
    pub example: &'static str,
    /// Help, in a sentence or some; the first stands in the list of the verb.
    pub help: &'static str,
    /// Who may know that it exists, if that is more than its verb asks.
    pub role: Role,
    /// The least awake posture in which it works, if that is more than its verb asks.
    pub posture: Posture,
    /// The flag of `config/features.yaml` that turns it off; nothing: it is always there.
    pub feature: &'static str,
    /// What must be so of the world and of whoever types it, before anything is read or done.
    pub needs: fn(View, CreatureId) -> Done,
    pub run: fn(&mut Turn, CreatureId, Args) -> Done,
}

impl Part {
    /// What a part is like if nothing else is said.
    pub const DEFAULT: Part = Part {
        name: "",
        aliases: &[],
        shorts: &[],
        full: false,
        takes: "",
        example: "",
        help: "",
        role: Role::Player,
        posture: Posture::Sleeping,
        feature: "",
        needs: |_, _| Ok(()),
        run: |_, _, _| Ok(()),
    };

    /// The words that are this part when typed in full.
    pub fn words(&self) -> impl Iterator<Item = &'static str> {
        std::iter::once(self.name).chain(self.aliases.iter().copied())
    }

    /// Whether a word in small letters is this part, typed in full or as promised.
    pub fn is_called(&self, word: &str) -> bool {
        self.words().chain(self.shorts.iter().copied()).any(|own| own == word)
    }

    /// Whether a word in small letters is a beginning of it.
    pub fn begins_with(&self, word: &str) -> bool {
        !self.full && self.words().any(|own| own.starts_with(word))
    }
}
