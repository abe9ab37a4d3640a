//! Reading along: what one player reads is shown to a wizard, too; and how much anybody may tell
//! others in a minute.
//!
//! Nothing of it is kept: whoever leaves is no longer snooped upon.

use super::refusals;
use super::state::State;
use crate::base::allowance::Measure;
use crate::base::clock::Millis;
use crate::base::id::CreatureId;
use crate::base::limits::TELLS_PER_MINUTE_MAX;
use crate::game::frame::verb::Role;
use crate::game::{Refusal, Turn, World};

impl State {
    /// Whether anybody snoops at all.
    pub fn is_anybody_snooping(&self) -> bool {
        !self.snoops.is_empty()
    }

    /// Who reads along with somebody.
    pub fn snoopers(&self, target: CreatureId) -> impl Iterator<Item = CreatureId> + '_ {
        let of = move |(who, whom): (&CreatureId, &CreatureId)| (*whom == target).then_some(*who);
        self.snoops.iter().filter_map(of)
    }

    /// With whom somebody reads along.
    pub fn snooped_by(&self, who: CreatureId) -> Option<CreatureId> {
        self.snoops.get(&who).copied()
    }
}

/// Somebody begins to read along with somebody else, and with nobody before.
pub fn snoop(world: &mut World, who: CreatureId, target: CreatureId) {
    world.players.snoops.insert(who, target);
}

/// Ends it; comes back with whom it was.
pub fn end_snoop(world: &mut World, who: CreatureId) -> Option<CreatureId> {
    world.players.snoops.remove(&who)
}

const TELLS: Measure = Measure { most: TELLS_PER_MINUTE_MAX, span: Millis::seconds(60) };

/// Counts something that is told to one other player; refused if it is too much in a minute.
pub fn may_tell(turn: &mut Turn, who: CreatureId) -> Result<(), Refusal> {
    if turn.world.players.role(who) > Role::Player {
        return Ok(());
    }
    let now = turn.now;
    let Some(player) = turn.world.players.here.get_mut(who) else { return Ok(()) };
    match player.tells.wait(TELLS, now) {
        Millis(0) => {
            player.tells.count(TELLS, now);
            Ok(())
        }
        wait => Err(refusals::told_too_much(wait)),
    }
}
