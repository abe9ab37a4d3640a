//! What everyone heard of late: the last words of others that each read, by whatever way they came.
//!
//! It is noted where the teller says what was read (`Feature::reads`), so no way is left out, and it is
//! just what they read and nothing more. `history tell` and `lasttell` show it, and a complaint to
//! staff takes its evidence from it. It is in memory only, and only while somebody is in the world:
//! nobody's tells are on the disk.

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::base::id::CreatureId;
use crate::base::limits::HEARD_HELD_MAX;
use crate::game::frame::tell::outbox::Heard;
use crate::game::ground::place::{self, How};
use crate::game::{Event as Fact, Feature, Turn, World};
use crate::text::passage::Passage;

/// What the rest of the house knows of this feature.
pub const FEATURE: Feature = Feature {
    name: "heard",
    hears: Some(hears),
    reads: Some(reads),
    check: Some(check),
    forgets: Some(|turn, who, _| forgets(turn.world, who)),
    ..Feature::NONE
};

/// Words that somebody read.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Line {
    pub speaker: CreatureId,
    /// By which way they came: `tell`, `say`, `gossip`.
    pub channel: String,
    /// Seconds since 1970.
    pub at: u64,
    /// All that was read of it.
    pub passage: Arc<Passage>,
}

/// The last words that each in the world read, oldest first.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct State {
    lines: BTreeMap<CreatureId, VecDeque<Line>>,
}

impl State {
    /// What somebody read of late, oldest first.
    pub fn by(&self, reader: CreatureId) -> impl DoubleEndedIterator<Item = &Line> {
        self.lines.get(&reader).into_iter().flatten()
    }
}

fn reads(turn: &mut Turn, heard: &Heard) {
    let at = turn.world.host.seconds(turn.now);
    let (speaker, channel) = (heard.speaker, heard.channel.to_owned());
    let passage = Arc::clone(&heard.passage);
    let lines = turn.world.heard.lines.entry(heard.reader).or_default();
    if lines.len() >= HEARD_HELD_MAX {
        lines.pop_front();
    }
    lines.push_back(Line { speaker, channel, at, passage });
}

/// Whoever leaves the world takes nothing along.
fn hears(turn: &mut Turn, event: &Fact) {
    if let Fact::Place(place::Event::Went { who, how: How::Left, .. }) = event {
        turn.world.heard.lines.remove(who);
    }
}

/// What a character said who is no more is forgotten by everyone.
fn forgets(world: &mut World, who: CreatureId) {
    world.heard.lines.remove(&who);
    world.heard.lines.values_mut().for_each(|lines| lines.retain(|line| line.speaker != who));
}

/// What must always be true: no more is remembered of anybody than may be.
fn check(world: &World) -> Result<(), String> {
    match world.heard.lines.values().all(|lines| lines.len() <= HEARD_HELD_MAX) {
        true => Ok(()),
        false => Err("somebody remembers more words than they may".into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::game::frame::testing::Small;
    use crate::game::people::{player, talk};

    #[test]
    fn issue17_order_one_remembers_the_last_words_that_one_read() {
        let mut small = Small::default();
        let hall = small.room("hall", None);
        let [aria, bran] = ["Aria", "Bran"].map(|name| small.player(name, hall));
        for n in 0..=HEARD_HELD_MAX {
            let words = format!("Word {n}.");
            small.turn(|turn| turn.report(talk::Event::Said { who: bran, room: hall, words }));
        }
        let read: Vec<&str> = small.world.heard.by(aria).map(|line| line.passage.text()).collect();
        assert_eq!(read.len(), HEARD_HELD_MAX);
        assert!(read[0].contains("Word 1.") && read[HEARD_HELD_MAX - 1].contains("Word "));
        assert_eq!(check(&small.world), Ok(()));
        forgets(&mut small.world, bran);
        assert_eq!(small.world.heard.by(aria).count(), 0);
        small.turn(|turn| player::leave(turn, bran));
        assert_eq!(small.world.heard.by(bran).count(), 0);
    }
}
