//! What the world has to offer as goals, by its files alone: nothing here asks how the world stands, but
//! for what the player has done and has on.

use std::collections::{BTreeMap, BTreeSet};

use super::state::{Open, Sort};
use crate::base::id::{CreatureId, RoomId};
use crate::base::limits::ROOMS_SEARCHED_MAX;
use crate::game::ground::creature::content::Shop;
use crate::game::ground::creature::{Behavior, LEVEL_MAX, NpcKind, NpcTemplate, Spawn};
use crate::game::ground::place::Slot;
use crate::game::ground::room::path::Search;
use crate::game::ground::room::{Direction, Door, Light, Room};
use crate::game::people::known;
use crate::game::{Content, View};
use crate::text::sentence::Pronouns;

/// Levels above one's own that a foe may have whom one is to slay, and below.
const ABOVE: u32 = 0;
const BELOW: u32 = 2;
/// Most of a kind that are to be slain.
const SLAIN_MAX: u32 = 3;
/// Things that are to be sold.
const SOLD: u32 = 3;
/// What something to wear may be worth, for each level.
const WORTH_PER_LEVEL: u64 = 25;

/// What of a sort could be drawn for somebody, in the order of ids.
pub fn offers(view: View, who: CreatureId, sort: Sort) -> Vec<Open> {
    let level = view.world.players.character(who).map_or(1, |character| character.level());
    let reach = Reach::of(view.content);
    let new = |target: &str, wanted: u32| Open { sort, target: target.into(), wanted, done: 0 };
    match sort {
        Sort::Slay => {
            let prey = reach.prey();
            let fits = |at: u32| at + BELOW >= level && at <= level + ABOVE;
            prey.into_iter()
                .filter(|(_, prey)| fits(prey.level))
                .map(|(key, prey)| new(key, prey.count.clamp(1, SLAIN_MAX)))
                .collect()
        }
        Sort::See => {
            let here = view.world.places.room_of(who);
            let is_new = |room: &&&Room| {
                let is_seen = known::knows(view.content, view.world, who, room.shared);
                here != Some(room.shared) && !is_seen && reach.suits(room, level)
            };
            reach.rooms().iter().filter(is_new).map(|room| new(&room.key, 1)).collect()
        }
        Sort::Talk => {
            let is_new = |(key, room): &(&str, &Room)| {
                !view.world.conversations.has_met(who, key) && reach.suits(room, level)
            };
            reach.company().into_iter().filter(is_new).map(|(key, _)| new(key, 1)).collect()
        }
        Sort::Sell if reach.buys() => vec![new("", SOLD)],
        Sort::Wear => {
            let bare = |slot: &Slot| view.world.places.worn_in(who, *slot).is_none();
            let worth = WORTH_PER_LEVEL * u64::from(level);
            let slots = reach.wear(worth);
            slots.into_iter().filter(bare).map(|slot| new(slot.word(), 1)).collect()
        }
        Sort::Rise if level < LEVEL_MAX => vec![new("", level + 1)],
        Sort::Sell | Sort::Rise => Vec::new(),
    }
}

/// Whether an open goal can be reached as the world is written now.
pub fn is_possible(view: View, who: CreatureId, open: &Open) -> bool {
    let reach = Reach::of(view.content);
    let level = view.world.players.character(who).map_or(1, |character| character.level());
    match open.sort {
        Sort::Slay => reach.prey().contains_key(open.target.as_str()),
        Sort::See => reach.rooms().iter().any(|room| *room.key == *open.target),
        Sort::Talk => reach.company().iter().any(|(key, _)| *key == open.target),
        Sort::Sell => reach.buys(),
        Sort::Wear => {
            Slot::parse(&open.target).is_some_and(|slot| reach.wear(u64::MAX).contains(&slot))
        }
        Sort::Rise => (level + 1..=LEVEL_MAX).contains(&open.wanted),
    }
}

/// Of whom there are so many, of what level.
struct Prey {
    level: u32,
    count: u32,
}

/// Where one gets on foot from where newcomers begin, through no lock and by nothing hidden.
struct Reach<'c> {
    content: &'c Content,
    rooms: BTreeSet<RoomId>,
}

impl<'c> Reach<'c> {
    fn of(content: &'c Content) -> Reach<'c> {
        let passes = |_: RoomId, room: &Room, way: Direction| {
            room.doors.get(&way).is_none_or(|door| door.stands != Door::Locked)
        };
        let search = Search::by(content.rooms.len(), |room| content.room(room), passes);
        let rooms = search.within(content.start, ROOMS_SEARCHED_MAX);
        Reach { content, rooms: rooms.into_iter().collect() }
    }

    /// Rooms that can be seen by whoever comes, by their ids.
    fn rooms(&self) -> Vec<&'c Room> {
        let rooms = self.rooms.iter().filter_map(|room| self.content.room(*room));
        let mut rooms: Vec<&Room> = rooms.filter(|room| room.light > Light::Dark).collect();
        rooms.sort_by(|one, other| one.key.cmp(&other.key));
        rooms
    }

    /// Whether a room's area is for people of a level: that of its recommendation, or below.
    fn suits(&self, room: &Room, level: u32) -> bool {
        let area = room.area.and_then(|area| self.content.areas.get(&area));
        let said = area.and_then(|area| area.recommended_level.as_deref());
        let first = said.and_then(|said| {
            said.split(|c: char| !c.is_ascii_digit()).find_map(|digits| digits.parse::<u32>().ok())
        });
        first.is_none_or(|first| first <= level)
    }

    /// Those who appear by themselves and come again, where one can go.
    fn people(&self) -> impl Iterator<Item = (&'c Spawn, &'c NpcTemplate)> {
        let spawns = self.content.spawns.iter().map(|(_, spawn)| spawn);
        let there = spawns.filter(|spawn| {
            spawn.enabled && spawn.respawn.is_some() && self.rooms.contains(&spawn.room)
        });
        there.filter_map(|spawn| Some((spawn, self.content.npcs.get(spawn.template)?)))
    }

    /// Whom one may slay without making an enemy of a faction, by their ids.
    fn prey(&self) -> BTreeMap<&'c str, Prey> {
        let mut prey: BTreeMap<&str, Prey> = BTreeMap::new();
        for (spawn, npc) in self.people() {
            let is_safe = self.content.room(spawn.room).is_none_or(|room| room.safe);
            let is_foe = matches!(npc.kind, NpcKind::Hostile | NpcKind::Neutral);
            let means_peace = (npc.behavior | spawn.behavior).contains(Behavior::Peaceful);
            let has_faction = npc.faction.or(spawn.faction).is_some();
            if is_safe || !is_foe || means_peace || has_faction || npc.pronouns != Pronouns::It {
                continue;
            }
            let level = spawn.level.unwrap_or(npc.level);
            let entry = prey.entry(&npc.key).or_insert(Prey { level, count: 0 });
            entry.level = entry.level.max(level);
            entry.count += spawn.count;
        }
        prey
    }

    /// With whom one may talk, by their ids, and where the first of each stands.
    fn company(&self) -> Vec<(&'c str, &'c Room)> {
        let mut company: BTreeMap<&str, &Room> = BTreeMap::new();
        for (spawn, npc) in self.people() {
            let is_friend =
                matches!(npc.kind, NpcKind::Friendly | NpcKind::Merchant | NpcKind::QuestGiver);
            let Some(room) = self.content.room(spawn.room) else { continue };
            if is_friend && npc.faction.or(spawn.faction).is_none() && npc.pronouns != Pronouns::It
            {
                company.entry(&npc.key).or_insert(room);
            }
        }
        company.into_iter().collect()
    }

    /// Whether anybody buys anything.
    fn buys(&self) -> bool {
        self.shops().any(|shop| !shop.buys.is_empty())
    }

    /// The slots for which something is sold that is worth no more than this.
    fn wear(&self, worth: u64) -> Vec<Slot> {
        let sold = self.shops().flat_map(|shop| &shop.sells);
        let items = sold.filter_map(|item| self.content.items.get(*item));
        let cheap = items.filter(|item| item.value.0 <= worth);
        let slots: BTreeSet<Slot> = cheap.filter_map(|item| item.slot).collect();
        slots.into_iter().collect()
    }

    /// The shops of those who trade with anybody.
    fn shops(&self) -> impl Iterator<Item = &'c Shop> {
        let traders = self.people().filter(|(_, npc)| npc.faction.is_none());
        traders.filter_map(|(_, npc)| npc.shop.as_ref())
    }
}
