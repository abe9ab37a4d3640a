//! What becomes of NPCs that live when what is written of them changes.

use std::sync::Arc;

use super::rules::{entry_of, named_and_levelled, with};
use super::state::Creature;
use crate::base::id::{CreatureId, RoomId};
use crate::game::frame::keep::dirty::Key;
use crate::game::ground::fight;
use crate::game::{Content, Turn};
use crate::text::sentence::Pronouns;

/// What a reload does to an NPC that lives.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Updated {
    /// Nothing of its own is written otherwise than before.
    Not,
    Now,
    /// It fights. The next one of its kind will be as it is written.
    Later,
}

/// After a reload: makes an NPC what is written of it now, where that is not what was written
/// before. What a wizard made of it stays. Health keeps its share of the whole. Kept.
pub fn update(turn: &mut Turn, old: &Content, who: CreatureId) -> Updated {
    let new = turn.content;
    let Some(body) = turn.world.creatures.get(who) else { return Updated::Not };
    let (Some(before), Some(after)) = (as_written(old, body), as_written(new, body)) else {
        return Updated::Not;
    };
    if before == after {
        return Updated::Not;
    }
    if fight::is_fighting(turn.world, who) {
        return Updated::Later;
    }
    with(turn.world, who, |body| {
        let is_own = body.home == before.home;
        body.home = if is_own { after.home } else { body.home };
        if body.name == before.name {
            body.name = after.name;
        }
        if body.level == before.level {
            body.level = after.level;
        }
        (body.pronouns, body.group) = (after.pronouns, after.group);
        let share = u64::from(body.health) * u64::from(after.health_max);
        let health = (share / u64::from(body.health_max.max(1))).max(1);
        body.health_max = after.health_max;
        body.health = u32::try_from(health).unwrap_or(u32::MAX).min(after.health_max);
    });
    super::start_regaining(turn, who);
    turn.world.dirty.kept(Key::Creature(who));
    if let Some(room) = turn.world.places.room_of(who) {
        turn.world.dirty.watch.room(room);
    }
    Updated::Now
}

/// What an NPC has of its own, as it is written.
#[derive(PartialEq, Eq)]
struct Written {
    name: String,
    level: u32,
    pronouns: Pronouns,
    health_max: u32,
    home: Option<RoomId>,
    group: Option<Arc<str>>,
}

/// `None` if its template is not written. Of an NPC without an entry nobody writes where it lives.
fn as_written(content: &Content, body: &Creature) -> Option<Written> {
    let written = content.npcs.get(body.template()?)?;
    let (name, level) = named_and_levelled(content, written, body.spawn());
    let entry = entry_of(content, body);
    Some(Written {
        name,
        level,
        pronouns: written.pronouns,
        health_max: written.health_max,
        home: entry.map_or(body.home, |entry| Some(entry.home())),
        group: match entry {
            Some(entry) => entry.group.as_ref().map(|group| group.key.clone()),
            None => body.group.clone(),
        },
    })
}
