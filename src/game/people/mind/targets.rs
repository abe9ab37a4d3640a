//! Whom an NPC would attack of its own accord, and in which order.
//!
//! Enemies of its faction come first, then players (seed 004). Of each the one who came first.
//!
//! * An **enemy** is an NPC whose faction is at war with one's own. All who fight at all attack
//!   them, aggressive or not. Those who trade, give quests or mean peace neither attack nor are
//!   attacked for their colours (our choice: a war that kills the baker is the end of the bakery).
//! * A **player** is attacked by the aggressive, unless they are a friend of the faction; and by
//!   everyone who fights, if they are its enemy. Who was written with `aggro_on_sight: false` leaves
//!   all players be.
//! * `respects_factions: false` knows neither friend nor foe.
//!
//! Nobody attacks whom they do not see, whose link is broken, with whom a fight led nowhere lately
//! (`fight`), or in a safe place. In pitch dark only those see who are at home in the dark.

use super::sight::Sight;
use crate::base::id::CreatureId;
use crate::game::ground::creature::{self, Creature};
use crate::game::ground::fight;
use crate::game::people::faction::{self, Stance};
use crate::game::people::player::{Link, Presence};

/// All whom an NPC would attack now, the first to be attacked first (F12).
pub fn npc_find_hostile_targets(sight: &Sight<'_>) -> Vec<CreatureId> {
    sight.enemies().chain(sight.preys()).collect()
}

impl<'a> Sight<'a> {
    /// The enemies of its faction before its eyes, in order of arrival.
    pub fn enemies(&self) -> impl Iterator<Item = CreatureId> {
        let looks = self.fights_enemies() && self.sees_prey();
        let others = looks.then(|| self.other_npcs()).into_iter().flatten();
        let is_one = |other: &&Creature| self.is_enemy(other) && !self.has_truce(other.id());
        others.filter(is_one).map(Creature::id)
    }

    /// The players it would attack, in order of arrival.
    pub fn preys(&self) -> impl Iterator<Item = CreatureId> {
        let looks = self.may_have_prey() && self.sees_prey();
        let players = looks.then(|| self.players()).into_iter().flatten();
        let live = |body: &&Creature| {
            self.world.players.presence(body.id()).map(Presence::link) == Some(Link::Live)
        };
        let is_one = |body: &&Creature| self.would_attack(body.id()) && !self.has_truce(body.id());
        players.filter(live).filter(is_one).map(Creature::id)
    }

    /// The first of the players it would attack.
    pub fn prey(&self) -> Option<CreatureId> {
        self.preys().next()
    }

    /// Whether there is a player it would attack if it saw them and they were there.
    pub fn waits_for_prey(&self) -> bool {
        let waits = self.may_have_prey() && !self.room.safe;
        waits && self.players().any(|body| self.would_attack(body.id()))
    }

    /// Whether it would attack any player at all, whoever they are.
    fn may_have_prey(&self) -> bool {
        !self.npc.ignores_players && (self.is_aggressive() || self.fights_enemies())
    }

    /// Whether a fight with somebody led nowhere lately.
    fn has_truce(&self, other: CreatureId) -> bool {
        fight::have_truce(self.world, (self.me.id(), other), self.now)
    }

    fn sees_prey(&self) -> bool {
        !self.room.safe && self.can_see()
    }

    /// Whether it goes to war with the rest of its faction.
    pub fn fights_enemies(&self) -> bool {
        self.npc.heeds_factions && self.faction.is_some() && self.is_fighter(self.me)
    }

    fn is_enemy(&self, other: &Creature) -> bool {
        !other.is_player()
            && other.health() > 0
            && self.stance_toward(other.id()) == Stance::Hostile
            && self.is_fighter(other)
    }

    /// Whether it would attack a player, from what it is and what they are to its faction.
    fn would_attack(&self, player: CreatureId) -> bool {
        !self.world.players.is_left_alone(player)
            && faction::attacks(self.npc, self.tags, self.stance_toward(player))
    }

    /// Whether an NPC takes part in wars.
    fn is_fighter(&self, npc: &Creature) -> bool {
        let tags = creature::tags(self.content, npc);
        self.written(npc).is_some_and(|written| faction::is_fighter(written, tags))
    }
}
