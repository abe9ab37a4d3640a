//! What a mind sees: the world around it, which it cannot change.

use super::state::{Mind, Wishes};
use crate::base::clock::Millis;
use crate::base::id::{AreaId, CreatureId, FactionId, RoomId};
use crate::game::ground::creature::{
    self, Behavior, Creature, NpcKind, NpcTemplate, Posture, Tags,
};
use crate::game::ground::room::{self, Direction, Door, Light, Room};
use crate::game::ground::sight;
use crate::game::people::combat;
use crate::game::people::faction::{self, Stance};
use crate::game::people::patrol;
use crate::game::{Content, World};

/// The world as one NPC sees it now.
pub struct Sight<'a> {
    pub content: &'a Content,
    pub world: &'a World,
    pub now: Millis,
    pub me: &'a Creature,
    pub npc: &'a NpcTemplate,
    /// Where it is, and what is written of that.
    pub here: RoomId,
    pub room: &'a Room,
    /// Whom it fights.
    pub foe: Option<CreatureId>,
    /// When it wanted to do what it does by itself.
    pub wishes: Wishes,
    /// What it remembers of itself.
    pub mind: Option<&'a Mind>,
    /// How it is written to behave.
    pub(super) tags: Tags,
    /// For whom it fights.
    pub(super) faction: Option<FactionId>,
}

impl<'a> Sight<'a> {
    /// What an NPC sees; `None` for players, and for those who are not in the world.
    pub fn of(
        content: &'a Content,
        world: &'a World,
        now: Millis,
        who: CreatureId,
    ) -> Option<Sight<'a>> {
        let me = world.creatures.get(who)?;
        let npc = content.npcs.get(me.template()?)?;
        let here = world.places.room_of(who)?;
        let room = content.room(here)?;
        let foe = combat::foe_of(world, who);
        let mind = world.minds.minds.get(who).map(Box::as_ref);
        let wishes = mind.map(|mind| mind.wishes).unwrap_or_default();
        let tags = creature::tags(content, me);
        let faction = faction::of_body(content, world, me);
        Some(Sight { content, world, now, me, npc, here, room, foe, wishes, mind, tags, faction })
    }

    /// Whether it is written to behave so.
    pub fn is(&self, behavior: Behavior) -> bool {
        self.tags.contains(behavior)
    }

    pub fn is_standing(&self) -> bool {
        self.me.posture() == Posture::Standing
    }

    /// Whether it walks about without a round.
    pub fn is_wanderer(&self) -> bool {
        let stays = [Behavior::Stationary, Behavior::Guard, Behavior::Merchant];
        (self.is(Behavior::WandersSometimes) || self.is(Behavior::WandersOften))
            && !stays.iter().any(|tag| self.is(*tag))
            && !patrol::has_round(self.world, self.me.id())
    }

    /// Whether it attacks players of its own accord.
    pub fn is_aggressive(&self) -> bool {
        creature::attacks_players(self.npc, self.tags)
    }

    /// Whether it runs when it is hurt.
    pub fn is_coward(&self) -> bool {
        creature::is_coward(self.tags)
    }

    /// Whether it keeps the peace here.
    pub fn is_guard(&self) -> bool {
        self.is(Behavior::Guard) && self.npc.kind != NpcKind::Hostile
    }

    /// Whether it is hurt so badly that it would rather be elsewhere.
    pub fn is_afraid(&self) -> bool {
        creature::is_afraid(self.npc, self.tags, self.me)
    }

    /// Everyone else in the room, in order of arrival.
    pub fn others(&self) -> impl Iterator<Item = &'a Creature> {
        self.but_me(self.world.places.creatures_in(self.here))
    }

    /// The other NPCs in the room, in order of arrival.
    pub fn other_npcs(&self) -> impl Iterator<Item = &'a Creature> {
        self.but_me(self.world.places.npcs_in(self.here))
    }

    /// The players in the room, in order of arrival.
    pub fn players(&self) -> impl Iterator<Item = &'a Creature> {
        self.but_me(self.world.places.players_in(self.here))
    }

    fn but_me(&self, there: &'a [CreatureId]) -> impl Iterator<Item = &'a Creature> + use<'a> {
        let (world, me) = (self.world, self.me.id());
        let others = there.iter().filter(move |who| **who != me);
        let others = others.filter(move |who| world.players.veil(**who).is_none());
        others.filter_map(|who| world.creatures.get(*who))
    }

    /// Those of the others who fight, each with whom they fight, in order of arrival. Fights are
    /// few, so they are asked first: most who look around see none, and look at nobody.
    pub fn fighters(&self) -> impl Iterator<Item = (&'a Creature, CreatureId)> {
        let (world, me) = (self.world, self.me.id());
        let there = world.places.creatures_in(self.here).iter().copied();
        let fights = there.filter(move |who| *who != me && world.players.veil(*who).is_none());
        let fights = fights.filter_map(move |who| Some((who, combat::foe_of(world, who)?)));
        fights.filter_map(move |(who, foe)| Some((world.creatures.get(who)?, foe)))
    }

    /// Whether a player is in the room, in the dark or not.
    pub fn is_watched(&self) -> bool {
        self.players().next().is_some()
    }

    /// Whether a fight between others goes on in the room.
    pub fn sees_fight(&self) -> bool {
        self.fighters().next().is_some()
    }

    /// Whether it finds who is there: there is light enough, or it is at home in the dark.
    pub fn can_see(&self) -> bool {
        let home = || self.content.room(self.me.home()?);
        sight::is_lit(self.content, self.world, self.here)
            || home().is_some_and(|home| home.light == Light::Dark)
    }

    /// What is written of another NPC; `None` for players.
    pub fn written(&self, other: &Creature) -> Option<&'a NpcTemplate> {
        self.content.npcs.get(other.template()?)
    }

    /// Whether it may leave its place for others' sake.
    pub fn is_free_to_go(&self) -> bool {
        let stays = [Behavior::Stationary, Behavior::Guard, Behavior::Merchant];
        self.npc.kind != NpcKind::Merchant && !stays.iter().any(|tag| self.is(*tag))
    }

    /// The next room on the shortest way to another, if there is one of so many moves: by doors
    /// that are shut, too, but not by locked ones.
    pub fn toward(&self, to: RoomId, moves_max: u32) -> Option<RoomId> {
        let path = room::find_path(self.content, self.world, self.here, to, moves_max as usize);
        path?.get(1).copied()
    }

    /// How it meets another by their factions.
    pub fn stance_toward(&self, other: CreatureId) -> Stance {
        faction::stance_of(self.content, self.world, (self.me.id(), self.faction), other)
    }

    /// When it warned somebody who is still here.
    pub fn warned(&self, who: CreatureId) -> Option<Millis> {
        self.mind?.warned.get(&who).copied()
    }

    /// Whether there is anybody whom it warned.
    pub fn has_warned(&self) -> bool {
        self.mind.is_some_and(|mind| !mind.warned.is_empty())
    }

    /// Whether it has its breath back after its last spell.
    pub fn may_cast(&self) -> bool {
        self.mind.and_then(|mind| mind.cast_at).is_none_or(|at| at <= self.now)
    }

    /// What it was written to say to whoever comes.
    pub fn guard_message(&self) -> Option<&'a str> {
        self.content.spawns.get(self.me.spawn()?)?.guard_message.as_deref()
    }

    /// Where a direction leads, if it leads anywhere and no door is shut.
    pub fn way(&self, direction: Direction) -> Option<RoomId> {
        let door = room::door(self.content, self.world, self.here, direction);
        let open = matches!(door, None | Some(Door::Open));
        let to = self.room.exits.get(&direction).filter(|_| open)?;
        Some(self.room.beyond(self.here.instance(), *to))
    }

    /// The area in which it came into being, if that is known.
    pub fn home(&self) -> Option<AreaId> {
        let spawn = self.content.spawns.get(self.me.spawn()?)?;
        self.content.room(spawn.room)?.area
    }

    /// How many NPCs are in a room.
    pub fn npcs_in(&self, room: RoomId) -> usize {
        self.world.places.npcs_in(room).len()
    }
}
