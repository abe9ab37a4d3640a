//! Territory: warning off whoever comes too near, and attacking those who stay.
//!
//! Its own are its home and the rooms around it, as far as is written; outside of them it minds
//! nobody. Intruders are players, but for friends of its faction, and hostile NPCs that are not of
//! its own. Everyone is warned first and has [`PATIENCE`] to go.

use super::PATIENCE;
use super::calls;
use super::sight::Sight;
use super::state::Intent;
use crate::base::dice::Dice;
use crate::base::id::CreatureId;
use crate::game::ground::creature::{Behavior, Creature, NpcKind};
use crate::game::ground::room::within_earshot;
use crate::game::people::faction::Stance;
use crate::game::people::player::{Link, Presence};

pub fn has(sight: &Sight<'_>) -> bool {
    sight.is(Behavior::Territorial) && !sight.is(Behavior::Peaceful)
}

/// Attacks who was warned and stayed, or warns whoever is new.
pub fn sees(sight: &Sight<'_>, _dice: &mut Dice) -> Option<Intent> {
    let ready = has(sight) && sight.foe.is_none() && !sight.is_afraid() && sight.can_see();
    if !ready || sight.room.safe || !is_at_home(sight) {
        return None;
    }
    let patience = sight.world.numbers.of(&PATIENCE);
    let stayed = |who: &CreatureId| sight.warned(*who).is_some_and(|at| at + patience <= sight.now);
    let attack = || intruders(sight).find(stayed).map(Intent::Attack);
    let warn = || intruders(sight).find(|who| sight.warned(*who).is_none()).map(Intent::Warn);
    attack().or_else(warn)
}

/// Whether there is an intruder to watch, or one to forget.
pub fn is_alert(sight: &Sight<'_>) -> bool {
    has(sight) && sight.foe.is_none() && (sight.has_warned() || intruders(sight).next().is_some())
}

/// Whether somebody would be an intruder here.
pub fn is_intruder(sight: &Sight<'_>, other: &Creature) -> bool {
    let me = sight.me.id();
    if sight.stance_toward(other.id()) == Stance::Ally {
        return false;
    }
    match sight.written(other) {
        Some(npc) => {
            let kin = calls::are_kin(sight.content, sight.world, me, other.id());
            npc.kind == NpcKind::Hostile && !kin && other.health() > 0
        }
        None => {
            let link = sight.world.players.presence(other.id()).map(Presence::link);
            let left_alone = sight.world.players.is_left_alone(other.id());
            link == Some(Link::Live) && !sight.npc.ignores_players && !left_alone
        }
    }
}

fn intruders(sight: &Sight<'_>) -> impl Iterator<Item = CreatureId> {
    sight.others().filter(|other| is_intruder(sight, other)).map(Creature::id)
}

/// Whether this room is its own. Those who came from nowhere are at home everywhere.
fn is_at_home(sight: &Sight<'_>) -> bool {
    let spawn = sight.me.spawn().and_then(|spawn| sight.content.spawns.get(spawn));
    let Some(home) = spawn.map(|spawn| spawn.home()) else { return true };
    let radius = sight.npc.manners.territory_radius;
    home == sight.here
        || within_earshot(sight.content, sight.world, home, radius as usize).contains(&sight.here)
}
