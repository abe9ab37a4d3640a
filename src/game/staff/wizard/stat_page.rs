//! The pages of `@stat`.

use super::pages::Facts;
use super::patrol_page;
use crate::base::clock::Millis;
use crate::base::id::{CreatureId, ItemId, RoomId};
use crate::game::View;
use crate::game::frame::schedule::Job;
use crate::game::ground::creature::{self, Behavior, Creature, NpcTemplate};
use crate::game::ground::item::{self, ItemTemplate};
use crate::game::ground::place::Place;
use crate::game::ground::room::{self, Room};
use crate::game::people::combat;
use crate::game::people::faction;
use crate::game::people::player::{self, Character, Link};
use crate::text::page::Page;

/// What `@stat` can be about.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Subject {
    Creature(CreatureId),
    Item(ItemId),
    Room(RoomId),
}

/// What the facts are drawn from.
struct Seen<'a>(View<'a>);

/// Everything about a subject.
pub(super) fn of(view: View, subject: Subject, page: &Page) -> String {
    let seen = Seen(view);
    let found = match subject {
        Subject::Creature(id) => seen.creature(id),
        Subject::Item(id) => seen.item(id),
        Subject::Room(id) => seen.room(id),
    };
    let (title, facts) = found.unwrap_or_else(|| ("Gone".to_string(), Facts::default()));
    facts.lay_out(&title, page)
}

impl Seen<'_> {
    fn creature(&self, id: CreatureId) -> Option<(String, Facts)> {
        let body = self.0.world.creatures.get(id)?;
        let mut facts = Facts::default();
        facts.add("Number", format!("#{}", id.0));
        self.add_npc(&mut facts, body);
        self.add_player(&mut facts, id);
        facts.add("Level", body.level());
        let character = self.0.world.players.character(id);
        facts.add("Experience", character.map_or(0, Character::experience));
        facts.add("Health", format!("{} of {}", body.health(), body.health_max()));
        facts.add("Spirit", format!("{} of {}", body.spirit(), body.spirit_max()));
        facts.add("Armour", combat::armor_class(self.0.content, self.0.world, id));
        facts.add("Coins", creature::coins(self.0.world, id).0);
        facts.add("Posture", body.posture().word());
        let room = self.0.world.places.room_of(id);
        facts.add("Place", room.map_or("nowhere".into(), |room| self.room_name(room)));
        let foe = combat::foe_of(self.0.world, id);
        facts.add("Combat state", if foe.is_some() { "active" } else { "idle" });
        facts.add("Target", foe.map(|foe| self.creature_name(foe)).unwrap_or_default());
        let worn = self.0.world.places.worn(id);
        let worn = worn.map(|(slot, item)| format!("{} ({})", self.item_name(item), slot.word()));
        facts.add_all("Wears", worn);
        let carried = self.0.world.places.carried(id).iter();
        facts.add_all("Carries", carried.map(|item| self.item_name(*item)));
        facts.add_all("Due", self.due(|job| job.is_about(id)));
        Some((body.name().clone(), facts))
    }

    fn add_npc(&self, facts: &mut Facts, body: &Creature) {
        let Some(written) = body.template().and_then(|id| self.0.content.npcs.get(id)) else {
            return;
        };
        facts.add("Template", &written.key);
        let spawn = body.spawn().map(|id| self.0.content.names.spawns.name(id).to_string());
        facts.add("Spawned by", spawn.unwrap_or_else(|| "nothing".into()));
        facts.add("Kind", format!("{:?}", written.kind).to_lowercase());
        let tags = creature::tags(self.0.content, body);
        facts.add_all("Behaviour", tags.iter().map(|tag| word_of(tag).to_string()));
        let faction = faction::of(self.0.content, self.0.world, body.id());
        let faction = faction.and_then(|id| self.0.content.factions.get(id));
        facts.add("Faction", faction.map_or("", |faction| faction.name.as_str()));
        self.add_fighting(facts, written);
        patrol_page::add(facts, self.0.content, self.0.world, body.id());
    }

    fn add_fighting(&self, facts: &mut Facts, written: &NpcTemplate) {
        let (low, high) = written.damage;
        facts.add("Damage", format!("{low} to {high}"));
        facts.add("Speed", format!("a blow in {} ms", written.speed.0));
        facts.add("Worth", format!("{} experience", written.experience));
        facts.add_all("Keywords", written.keywords.iter().cloned());
    }

    fn add_player(&self, facts: &mut Facts, id: CreatureId) {
        let players = &self.0.world.players;
        let (Some(character), Some(presence)) = (players.character(id), players.presence(id))
        else {
            return;
        };
        facts.add("Account", format!("#{}, {}", character.account().0, players.role(id).word()));
        facts.add("Calling", character.calling());
        self.add_standings(facts, id);
        facts.add("Title", character.title());
        facts.add("Played", player::played(self.0.world, id, self.0.now).in_words());
        facts.add(
            "Link",
            match presence.link() {
                Link::Live => "live".to_string(),
                Link::Dead(since) => {
                    format!("dead for {}", self.0.now.since(since).in_words())
                }
            },
        );
    }

    fn add_standings(&self, facts: &mut Facts, id: CreatureId) {
        let own = faction::of(self.0.content, self.0.world, id);
        let own = own.and_then(|id| self.0.content.factions.get(id));
        facts.add("Faction", own.map_or("", |faction| faction.name.as_str()));
        let known = self.0.world.reputation.standings(id).filter_map(|(faction, standing)| {
            let faction = self.0.content.factions.get(faction)?;
            let tier = faction.tiers.of(standing.score)?;
            Some(format!("{} {} ({})", faction.name, tier.name, standing.score))
        });
        facts.add_all("Standing", known);
    }

    fn item(&self, id: ItemId) -> Option<(String, Facts)> {
        let thing = self.0.world.items.get(id)?;
        let mut facts = Facts::default();
        facts.add("Number", format!("#{}", id.0));
        facts.add("Template", self.0.content.names.items.name(thing.template()));
        facts.add("Quantity", thing.quantity());
        let place = self.0.world.places.of_item(id);
        facts.add("Place", place.map_or("nowhere".into(), |place| self.place_name(place)));
        if let Some(written) = self.0.content.items.get(thing.template()) {
            add_written(&mut facts, written);
        }
        let own = thing.own();
        let owner = own.owner.map(|owner| self.creature_name(CreatureId(owner)));
        facts.add("Body of", owner.unwrap_or_default());
        facts.add("Placed as", own.placed.as_deref().unwrap_or_default());
        let decays = own.decays.map(|at| format!("in {}", at.since(self.0.now).in_words()));
        facts.add("Decays", decays.unwrap_or_default());
        let inside = self.0.world.places.inside(id).iter();
        facts.add_all("Holds", inside.map(|inner| self.item_name(*inner)));
        facts.add_all("Due", self.due(|job| matches!(job, Job::Decay(item) if *item == id)));
        Some((item::name(self.0.content, self.0.world, id), facts))
    }

    fn room(&self, id: RoomId) -> Option<(String, Facts)> {
        let written = self.0.content.room(id)?;
        let mut facts = Facts::default();
        facts.add("Id", self.0.content.key_of(id));
        let area = self.0.content.area_of(id);
        facts.add("Area", area.map(|area| area.key.to_string()).unwrap_or_default());
        facts.add("Light", format!("{:?}", written.light).to_lowercase());
        facts.add_all("Flags", flags(written));
        facts.add_all("Exits", self.exits(id, written));
        let ways = written.ways.iter();
        facts.add_all("Ways", ways.map(|(word, to)| format!("{word} to {}", self.key(*to))));
        let hidden = &written.hidden;
        let exits = hidden.exits.iter().map(|(way, to)| (way.word(), *to));
        let hidden = exits.chain(hidden.ways.iter().map(|(word, to)| (word.as_str(), *to)));
        facts.add_all("Hidden", hidden.map(|(word, to)| format!("{word} to {}", self.key(to))));
        facts.add_all("Nouns", written.nouns.iter().filter_map(|n| n.words.first().cloned()));
        let people = self.0.world.places.creatures_in(id).iter();
        facts.add_all("People", people.map(|who| self.creature_name(*who)));
        let things = self.0.world.places.on_floor(id).iter();
        facts.add_all("Things", things.map(|item| self.item_name(*item)));
        let spawns = self.0.content.spawns.rows().filter(|spawn| spawn.room == id);
        facts.add_all("Spawns", spawns.map(|spawn| format!("{} of {}", spawn.count, spawn.key)));
        let placed = self.0.content.placed.in_room(id);
        let placed = placed.map(|placed| format!("{} of {}", placed.quantity, placed.key));
        facts.add_all("Placed", placed);
        let again = self.0.world.resets.dues(id);
        let when = |due: Millis| due.since(self.0.now).in_words();
        facts.add_all("Again", again.map(|(what, due)| format!("{what} in {}", when(due))));
        facts.add_all("Due", self.due(|job| self.is_about_room(job, id, written)));
        Some((written.name.clone(), facts))
    }

    /// `north to hall (the oak door, closed)`.
    fn exits(&self, id: RoomId, written: &Room) -> Vec<String> {
        let door = |direction| {
            let stands = room::door(self.0.content, self.0.world, id, direction)?;
            let spec = written.doors.get(&direction)?;
            Some(format!(" ({}, {})", spec.name, format!("{stands:?}").to_lowercase()))
        };
        let exit = |(direction, to): (&room::Direction, &RoomId)| {
            let door = door(*direction).unwrap_or_default();
            format!("{} to {}{door}", direction.word(), self.key(*to))
        };
        written.exits.iter().map(exit).collect()
    }

    fn is_about_room(&self, job: &Job, id: RoomId, written: &Room) -> bool {
        match job {
            Job::Respawn(spawn) => self.0.content.spawns.get(*spawn).is_some_and(|s| s.room == id),
            Job::Weather(area) => written.area == Some(*area),
            Job::Round(room) | Job::Crowd(room) | Job::Conceal(room) => *room == id,
            _ => false,
        }
    }

    /// Jobs that wait, each with the time until it is due.
    fn due(&self, fits: impl Fn(&Job) -> bool) -> Vec<String> {
        let jobs = self.0.world.schedule.iter().filter(|(_, job)| fits(job));
        jobs.map(|(due, job)| {
            format!("{} in {}", job.kind().words, due.since(self.0.now).in_words())
        })
        .collect()
    }

    fn key(&self, room: RoomId) -> &str {
        self.0.content.names.rooms.name(room)
    }

    fn room_name(&self, room: RoomId) -> String {
        let name = self.0.content.room(room).map_or("", |room| room.name.as_str());
        format!("{} ({name})", self.key(room))
    }

    fn creature_name(&self, id: CreatureId) -> String {
        let body = self.0.world.creatures.get(id).map(|body| body.name().as_str());
        let name = body.or_else(|| self.0.world.players.name(id)).unwrap_or("someone");
        format!("{name} (#{})", id.0)
    }

    fn item_name(&self, id: ItemId) -> String {
        format!("{} (#{})", item::name(self.0.content, self.0.world, id), id.0)
    }

    fn place_name(&self, place: Place) -> String {
        match place {
            Place::Room(room) => format!("on the floor of {}", self.room_name(room)),
            Place::Carried(who) => format!("carried by {}", self.creature_name(who)),
            Place::Worn(who, slot) => {
                format!("worn by {} ({})", self.creature_name(who), slot.word())
            }
            Place::Inside(outer) => format!("in {}", self.item_name(outer)),
        }
    }
}

fn add_written(facts: &mut Facts, written: &ItemTemplate) {
    facts.add("Kind", written.kind.word());
    facts.add("Worn", written.slot.map_or("", |slot| slot.word()));
    let damage = written.damage.map(|(low, high)| format!("{low} to {high}"));
    facts.add("Damage", damage.unwrap_or_default());
    facts.add("Armour", written.armor);
    facts.add("Weight", written.weight);
    facts.add("Value", written.value);
    facts.add("Stack", written.stack_max);
    let capacity = written.capacity.map(|things| things.to_string());
    facts.add("Capacity", capacity.unwrap_or_default());
    facts.add_all("Keywords", written.keywords.iter().cloned());
}

fn flags(written: &Room) -> Vec<String> {
    let all = [
        (written.safe, "safe"),
        (written.arena, "arena"),
        (written.indoors, "indoors"),
        (written.shrine, "shrine"),
    ];
    all.into_iter().filter(|(is_so, _)| *is_so).map(|(_, word)| word.to_string()).collect()
}

/// The builder's word for a tag.
fn word_of(tag: Behavior) -> &'static str {
    Behavior::ALL.iter().find(|(_, other)| *other == tag).map_or("", |(word, _)| word)
}
