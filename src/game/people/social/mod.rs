//! Socials: what people show each other without words, `smile`, `nod bran`, `pat dog`.
//!
//! They are no verbs of the source but a table that builders edit (`text/socials.yaml`, read by
//! `frame::words::social`). A verb of the game wins over a social of the same name, and a beginning
//! means a social only where it begins no verb (`verb::find`). Each has its sentences: alone, at
//! somebody, at oneself, at a thing; and the least awake posture in which it can be done. Nothing in
//! the world changes by one.
//!
//! Whoever is muted shows nothing, either. Of what is only seen nothing reaches those in the dark;
//! what is heard does, and what is felt reaches whom it is done to.

mod refusals;
mod rules;
mod text;

pub use rules::show;
pub use text::{sentence, tell};

use crate::base::id::{CreatureId, RoomId};
use crate::game::Feature;
use crate::game::frame::turn::Kept;
use crate::game::frame::verb::{Group, Spec};
use crate::game::ground::creature::Posture;

/// What the rest of the house knows of this feature.
pub const FEATURE: Feature = Feature { name: "social", verbs: VERBS, ..Feature::NONE };

/// What can be shown.
#[derive(Clone, Debug)]
pub enum Event {
    /// Somebody did the `at`th social of the texts.
    Shown { who: CreatureId, room: RoomId, at: usize, aim: Aim },
}

/// At whom or what.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Aim {
    Nobody,
    Person(CreatureId),
    Oneself,
    /// A thing, by its name as it is read: `the lantern`.
    Thing(String),
}

/// The verbs of this feature. Each social is a word of its own, see `verb::find`.
pub const VERBS: &[Spec] = &[Spec {
    name: "socials",
    aliases: &["social"],
    posture: Posture::Sleeping,
    group: Group::Talking,
    usage: "socials [beginning]",
    example: "socials",
    help: "Lists what you can show without words: `smile`, `nod bob`, `hug me`, `pat dog`. `help smile` \
           shows one. For anything else there is `emote`.",
    run: |turn, who, mut args| {
        let beginning = args.all().to_lowercase();
        turn.show(who, Kept::No, move |view, page| text::list(view, &beginning, page));
        Ok(())
    },
    ..Spec::DEFAULT
}];
