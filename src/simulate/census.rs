//! What becomes of a world that is left to itself: who lives, who wins, what piles up, what
//! stands still.
//!
//! Taken once a minute and held to bounds: a war that ends and a faction that dies out are found, not
//! only told, and where nothing goes wrong with the machine, a room that fills up and a patrol that
//! gets nowhere are, too.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::clock::Millis;
use crate::base::id::FactionId;
use crate::game::people::faction;
use crate::game::people::patrol;
use crate::game::{Content, World};

/// Between two looks.
pub(super) const EVERY: Millis = Millis(60_000);
/// NPCs in one room: more than two patrols, a garrison and the wildlife of the place.
const CROWD_MAX: usize = 24;
/// Intervals for which a patrol may get nowhere.
const STUCK_MAX: u64 = 10;
/// Looks for which a faction may have nobody who lives: longer than anyone takes to come back.
const GONE_LOOKS_MAX: u64 = 60;
/// Hours for which nobody may fall in a war that was fought.
const QUIET_HOURS_MAX: u64 = 24;

/// How large a world is.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Sizes {
    pub npcs: usize,
    pub items: usize,
    pub jobs: usize,
}

/// What one side of a war did to the other, as it was looked at from hour to hour.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Rivalry {
    /// Kills of the one and of the other.
    pub kills: (u64, u64),
    /// Hours in which the one killed more, and in which the other did.
    pub hours: (u64, u64),
    /// How often the lead of all kills changed sides.
    pub swings: u64,
    /// How often the one fell so far behind that it was helped (F52), and the other; and how often
    /// it was the other's turn.
    pub helped: (u64, u64),
    pub turns: u64,
    /// Hours since anybody fell, in a war that is written.
    quiet: u64,
    leads_first: Option<bool>,
    /// The kills that help had made up for, at the last look, and whether the one was helped last.
    answered: (u64, u64),
    helped_first: Option<bool>,
}

impl Rivalry {
    /// Notes whom help has gone to since the last look: to whoever did not lead.
    fn weigh(&mut self, answered: (u64, u64)) {
        let won = (
            answered.0.saturating_sub(self.answered.0),
            answered.1.saturating_sub(self.answered.1),
        );
        self.answered = answered;
        if won.0 == won.1 {
            return;
        }
        let first = won.0 < won.1;
        *(if first { &mut self.helped.0 } else { &mut self.helped.1 }) += 1;
        let before = self.helped_first.replace(first);
        self.turns += u64::from(before.is_some_and(|before| before != first));
    }
}

/// How a faction fares.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Fate {
    pub first: usize,
    pub least: usize,
    gone: u64,
}

/// All that was counted.
#[derive(Clone, Default, Debug)]
pub struct Census {
    looks: u64,
    /// The fullest room there was: how many NPCs, and its key.
    pub fullest: (usize, String),
    /// Intervals for which a patrol got nowhere, at most.
    pub stuck: u64,
    /// By the ids of factions.
    pub fates: BTreeMap<String, Fate>,
    /// By the ids of two factions, the first in the order of the alphabet first.
    pub rivalries: BTreeMap<(String, String), Rivalry>,
    /// After the first hour, and now.
    pub sizes: (Sizes, Sizes),
}

impl Census {
    /// Takes it.
    pub(super) fn take(&mut self, content: &Content, world: &World) {
        self.looks += 1;
        for room in content.all_rooms() {
            let there = world.places.npcs_in(room.shared).len();
            if there > self.fullest.0 {
                self.fullest = (there, room.key.to_string());
            }
        }
        let stuck =
            world.patrols.walks().map(|(who, _)| patrol::stuck_for(world, who, world.clock));
        self.stuck = stuck.max().unwrap_or(0).max(self.stuck);
        self.count(content, world);
        let now = Sizes {
            npcs: world.creatures.len() - world.players.count_here(),
            items: world.items.len(),
            jobs: world.schedule.len(),
        };
        if self.looks <= 60 {
            self.sizes.0 = now;
        }
        self.sizes.1 = now;
        self.weigh_help(content, world);
        if self.looks.is_multiple_of(60) {
            self.score(content, world);
        }
    }

    /// Who lives.
    fn count(&mut self, content: &Content, world: &World) {
        let mut alive: BTreeMap<FactionId, usize> = BTreeMap::new();
        for body in world.creatures.iter().filter(|body| !body.is_player()) {
            if let Some(of) = faction::of(content, world, body.id()) {
                *alive.entry(of).or_default() += 1;
            }
        }
        for (id, name) in content.factions.ids().map(|id| (id, content.names.factions.name(id))) {
            let alive = alive.get(&id).copied().unwrap_or(0);
            let new = Fate { first: alive, least: alive, gone: 0 };
            let fate = self.fates.entry(name.to_string()).or_insert(new);
            fate.least = fate.least.min(alive);
            fate.gone = if alive == 0 && fate.first > 0 { fate.gone + 1 } else { 0 };
        }
    }

    /// The war of two.
    fn rivalry(&mut self, content: &Content, one: FactionId, other: FactionId) -> &mut Rivalry {
        let name = |id: FactionId| content.names.factions.name(id).to_string();
        self.rivalries.entry((name(one), name(other))).or_default()
    }

    /// Who was helped.
    fn weigh_help(&mut self, content: &Content, world: &World) {
        for (one, other) in quarrels(content, world) {
            let (ours, theirs) = (world.front.tally(one, other), world.front.tally(other, one));
            self.rivalry(content, one, other).weigh((ours.answered, theirs.answered));
        }
    }

    /// Who won the hour that is over.
    fn score(&mut self, content: &Content, world: &World) {
        for (one, other) in quarrels(content, world) {
            let (ours, theirs) = (world.front.tally(one, other), world.front.tally(other, one));
            let rivalry = self.rivalry(content, one, other);
            let now = (ours.kills, theirs.kills);
            if rivalry.kills == now {
                rivalry.quiet += u64::from(is_written(content, one, other));
                continue;
            }
            rivalry.quiet = 0;
            let won = (now.0.abs_diff(rivalry.kills.0), now.1.abs_diff(rivalry.kills.1));
            rivalry.hours.0 += u64::from(won.0 > won.1);
            rivalry.hours.1 += u64::from(won.1 > won.0);
            rivalry.kills = now;
            if now.0 != now.1 {
                let leads = now.0 > now.1;
                let before = rivalry.leads_first.replace(leads);
                rivalry.swings += u64::from(before.is_some_and(|before| before != leads));
            }
        }
    }

    /// What must not become of a world with which nothing goes wrong.
    ///
    /// # Errors
    /// A sentence about it.
    pub(super) fn check(&self) -> Result<(), String> {
        let (most, room) = &self.fullest;
        if *most > CROWD_MAX {
            return Err(format!("{most} NPCs are in {room}"));
        }
        if self.stuck > STUCK_MAX {
            return Err(format!("a patrol gets nowhere for {} intervals", self.stuck));
        }
        self.check_wars()
    }

    /// What must not become of a world, whatever goes wrong with the machine: its people are there,
    /// and its wars go on.
    ///
    /// # Errors
    /// A sentence about it.
    pub(super) fn check_wars(&self) -> Result<(), String> {
        // Those who never met have no war that could stop.
        let has_stopped = |war: &Rivalry| war.kills != (0, 0) && war.quiet > QUIET_HOURS_MAX;
        let mut rivalries = self.rivalries.iter();
        if let Some(((one, other), _)) = rivalries.find(|(_, war)| has_stopped(war)) {
            return Err(format!("the war of {one} and {other} has stopped"));
        }
        match self.fates.iter().find(|(_, fate)| fate.gone > GONE_LOOKS_MAX) {
            Some((faction, _)) => Err(format!("nobody of {faction} is left")),
            None => Ok(()),
        }
    }
}

/// Those who are written to be at war, and those who fell out: each pair once, the first in the
/// order of the alphabet first.
fn quarrels(content: &Content, world: &World) -> BTreeSet<(FactionId, FactionId)> {
    let name = |id: FactionId| content.names.factions.name(id);
    let fought = world.front.tallies().map(|(pair, _)| pair);
    let written = content.factions.rows();
    let written = written.flat_map(|from| from.enemies.iter().map(|to| (from.id, *to)));
    let sorted = |(a, b)| if name(a) <= name(b) { (a, b) } else { (b, a) };
    fought.chain(written).map(sorted).collect()
}

/// Whether the files have either at war with the other: those whose members only came to blows owe
/// nobody another fight.
fn is_written(content: &Content, one: FactionId, other: FactionId) -> bool {
    let hates = |a, b| content.factions.get(a).is_some_and(|from| from.enemies.contains(&b));
    hates(one, other) || hates(other, one)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_wars_that_are_written_owe_anybody_a_fight() {
        let mut small = crate::game::frame::testing::Small::default();
        let [bells, masks, lamps] = ["bells", "masks", "lamps"].map(|key| small.faction(key));
        small.content.factions.get_mut(bells).unwrap().enemies.insert(masks);
        let is = |one, other| is_written(&small.content, one, other);
        assert!(is(bells, masks) && is(masks, bells), "one-sided is enough");
        assert!(!is(bells, lamps) && !is(lamps, masks));
    }

    #[test]
    fn help_is_counted_for_who_was_behind() {
        let mut war = Rivalry::default();
        for answered in [(0, 0), (3, 14), (3, 14), (5, 30), (40, 40), (41, 52)] {
            war.weigh(answered);
        }
        assert_eq!((war.helped, war.turns), ((3, 1), 2));
    }

    #[test]
    fn what_piles_up_stands_still_or_dies_out_is_found() {
        let fullest = |count| Census { fullest: (count, "yard".into()), ..Census::default() };
        assert_eq!(fullest(CROWD_MAX).check(), Ok(()));
        assert_eq!(fullest(CROWD_MAX + 1).check(), Err("25 NPCs are in yard".into()));
        let stuck = |stuck| Census { stuck, ..Census::default() };
        assert_eq!(stuck(STUCK_MAX).check(), Ok(()));
        assert!(stuck(STUCK_MAX + 1).check().is_err());
        let gone = |gone| {
            let fate = Fate { first: 3, least: 0, gone };
            Census { fates: [("wolves".to_string(), fate)].into(), ..Census::default() }
        };
        assert_eq!(gone(GONE_LOOKS_MAX).check(), Ok(()));
        assert_eq!(gone(GONE_LOOKS_MAX + 1).check(), Err("nobody of wolves is left".into()));
        let quiet = |kills, quiet| {
            let war = Rivalry { kills, quiet, ..Rivalry::default() };
            let pair = ("foxes".to_string(), "wolves".to_string());
            Census { rivalries: [(pair, war)].into(), ..Census::default() }
        };
        assert_eq!(quiet((3, 2), QUIET_HOURS_MAX).check(), Ok(()));
        let stopped = quiet((3, 2), QUIET_HOURS_MAX + 1);
        for found in [stopped.check(), stopped.check_wars()] {
            assert_eq!(found, Err("the war of foxes and wolves has stopped".into()));
        }
        assert_eq!(stuck(STUCK_MAX + 1).check_wars(), Ok(()), "the clock may have jumped");
        assert_eq!(quiet((0, 0), QUIET_HOURS_MAX + 1).check(), Ok(()));
    }
}
