//! Facts: what a player's program may know, beside what the player reads.
//!
//! There is one table of them ([`FACTS`]). Each row says what a fact is called in GMCP and in
//! MSDP, which changes may change it, and how it is read off the world; both protocols serve the
//! rows, and `help gmcp` is made of them. To add a fact, add a row.
//!
//! Nobody asks whether something changed: rules mark what they change (`watch`), and only for
//! those who are watched, at the end of a turn, the facts concerned are read and compared with
//! what their program was told last. What is a list and not a value (things, people, effects,
//! skills) has a file of its own here, and is compared entry by entry.
//!
//! A program learns nothing that its player could not read, and nothing sooner: what somebody
//! notices is asked of `sight`, as it is for the text. In the dark there are no things and no
//! people; asleep nothing is told of what goes on around ([`noticed`]), and all of it at waking; of
//! a foe's health no more is told than the words for it give away.
//!
//! Not here: bytes (`telnet::gmcp`, `telnet::msdp`), and who asked for what (`session::out_of_band`).

mod body;
mod effects;
mod listing;
mod page;
mod room;
mod skills;
mod table;
mod things;

pub use crate::game::frame::fact::{Fact, Watched as View};
pub use effects::{Side, effects};
pub use listing::listing;
pub use page::HELP;
pub use skills::{group, skill_info, skill_list};
pub use table::{
    FACTS, MESSAGES, Message, Style, all, has_kept, is_kept, message, variable, variables,
};
pub use things::{around, goods, inside, people};

use crate::base::id::CreatureId;
use crate::game::frame::tell::outbox::Heard;
use crate::game::frame::watch::{Marks, Moment};
use crate::game::ground::sight::{self, Senses};
use crate::game::ground::sky;
use crate::game::people::channel;
use crate::game::people::player;
use crate::game::{Event, Feature, Refusal, Turn};
use crate::text::sentence::capitalise;
use crate::text::style::plain;

/// What the rest of the house knows of this feature.
pub const FEATURE: Feature = Feature {
    name: "facts",
    hears: Some(hears),
    reads: Some(reads),
    topics: &[HELP],
    facts: FACTS,
    ..Feature::NONE
};

impl View<'_> {
    /// What they notice of what is around them.
    pub fn senses(&self) -> Senses {
        sight::senses(self.content, self.world, self.who)
    }

    /// Whether they make out another who is where they are.
    fn sees(&self, other: CreatureId) -> bool {
        sight::sees(self.content, self.world, self.who, other)
    }
}

/// Those of the changes that somebody notices. What is left out is told when they wake.
pub fn noticed(view: &View, changed: Marks) -> Marks {
    if view.senses().hear() { changed } else { changed.without(Marks::AWAKE) }
}

/// A channel that people talk on: its name, its caption, and the verb that speaks on it.
const NEAR: &[(&str, &str, &str)] =
    &[("say", "Say", "say"), ("tell", "Tell", "tell"), ("emote", "Emote", "emote")];

/// All ways by which words come, but for that of staff.
pub fn channels() -> Vec<(&'static str, String, &'static str)> {
    let near = NEAR.iter().map(|(name, caption, verb)| (*name, (*caption).to_owned(), *verb));
    let far = channel::all().filter(|channel| !channel.verb().starts_with('@'));
    near.chain(far.map(|one| (one.name, capitalise(one.name), one.verb()))).collect()
}

/// What is told once, when it happens: ways that are none.
pub fn hears(turn: &mut Turn, event: &Event) {
    if turn.world.dirty.watch.is_idle() {
        return;
    }
    match event {
        Event::Refused { who, why: Refusal::NoExit(direction) } => {
            let way = Moment::WrongWay(direction.short().to_owned());
            turn.world.dirty.watch.moment(*who, way);
        }
        Event::Sky(sky::Event::PhaseBegan { .. }) => turn.world.dirty.watch.mark_all(Marks::SKY),
        _ => {}
    }
}

/// Words reach the programs of those who read them, and say what their players read.
fn reads(turn: &mut Turn, heard: &Heard) {
    if !turn.world.dirty.watch.is_watched(heard.reader) {
        return;
    }
    let talker = match heard.is_known {
        true => player::name_of(turn.world, heard.speaker),
        false => "someone".to_owned(),
    };
    let (channel, text) = (heard.channel.to_owned(), plain(heard.passage.text()));
    turn.world.dirty.watch.moment(heard.reader, Moment::Said { channel, talker, text });
}
