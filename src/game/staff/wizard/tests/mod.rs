//! A small world by hand, and what wizards do in it.

mod moderation;
mod people;
mod places;
mod server;
mod things;
mod touch;

use std::ops::{Deref, DerefMut};
use std::sync::Arc;

use crate::base::clock::Millis;
use crate::base::dice::Dice;
use crate::base::id::{CreatureId, ItemId, ItemTemplateId, NpcTemplateId, RoomId};
use crate::base::limits::COINS_MAX;
use crate::base::money::Coins;
use crate::game::frame::parts;
use crate::game::frame::refusal;
use crate::game::frame::tell::outbox::Outbox;
use crate::game::frame::testing::{Small, bare_npc, bare_room, bare_thing};
use crate::game::frame::turn::Ask;
use crate::game::frame::verb::{self, Found, Role};
use crate::game::ground::creature::{self, Behavior, NpcTemplate};
use crate::game::ground::item::{self, ItemKind, ItemTemplate, Own};
use crate::game::ground::place::{self, Place};
use crate::game::ground::room::{Direction, Room};
use crate::game::people::player;
use crate::game::{Content, Refusal, Turn, World};
use crate::text::style::plain;

/// A cellar (with a way east) and a hall; a rope, coins, a bag and corpses; a rat and a guard.
struct Game {
    small: Small,
}

impl Deref for Game {
    type Target = Small;

    fn deref(&self) -> &Small {
        &self.small
    }
}

impl DerefMut for Game {
    fn deref_mut(&mut self) -> &mut Small {
        &mut self.small
    }
}

impl Game {
    fn new() -> Game {
        let (content, world) = (content(), World::default());
        let (dice, now) = (Dice::new(1), Millis::seconds(100));
        Game { small: Small { content, world, dice, now, ..Small::default() } }
    }

    /// Acts on the world as a rule would, and tells everyone.
    fn with<T>(&mut self, act: impl FnOnce(&mut Turn) -> T) -> T {
        self.small.turn(act)
    }

    /// A player of this rank, in the cellar.
    fn join(&mut self, name: &str, role: Role) -> CreatureId {
        let who = self.shelve(name, role);
        self.with(|turn| player::enter(turn, who, &player::Screen::of_width(0)));
        self.out = Outbox::default();
        who
    }

    /// A player of this rank who is not in the world.
    fn shelve(&mut self, name: &str, role: Role) -> CreatureId {
        let now = self.now;
        let account = player::create_account(&mut self.world, "hash".into(), now);
        player::set_role(&mut self.world, account, role);
        self.with(|turn| player::create_character(turn, account, name, "none"))
    }

    fn npc(&mut self, key: &str, room: &str) -> CreatureId {
        let (template, room) = (self.content.names.npcs.find(key), self.room(room));
        self.with(|turn| creature::create_npc(turn, template.unwrap(), None, room)).unwrap()
    }

    fn item(&mut self, key: &str, own: Own, at: Place) -> ItemId {
        let template = self.content.names.items.find(key).unwrap();
        self.with(|turn| item::create(turn, template, 1, own, at))
    }

    fn room(&self, key: &str) -> RoomId {
        self.content.room_named(key).unwrap()
    }

    fn put(&mut self, who: CreatureId, room: &str) {
        let room = self.room(room);
        place::put_creature(&mut self.world, who, room);
    }

    /// The id of the room somebody is in.
    fn where_is(&self, who: CreatureId) -> &str {
        self.world.places.room_of(who).map_or("", |room| self.content.names.rooms.name(room))
    }

    /// What comes of a typed line: nothing, or the refusal's sentence.
    fn types(&mut self, who: CreatureId, line: &str) -> Result<(), String> {
        let (word, args) = verb::split(line);
        self.with(|turn| {
            let role = turn.world.players.role(who);
            match verb::find(turn.content, turn.world, who, role, word) {
                Found::Verb(spec) if spec.role > Role::Player => super::run(turn, who, spec, args),
                Found::Verb(spec) => spec.carry_out(turn, who, args),
                Found::Skill(_) | Found::Social(_) | Found::Answered(_) | Found::Nothing(_) => {
                    Err(Refusal::Because(format!("No verb {word}.")))
                }
            }
        })
        .map_err(|why| plain(&refusal::sentence(&why)))
    }

    /// Says yes to what was asked, as the engine does: the line is carried out once more.
    fn confirms(&mut self, who: CreatureId) {
        self.types(who, "confirm").unwrap();
        let Some(Ask::Line(asked, line)) = self.asks.pop() else { panic!("it was asked") };
        self.types(asked, &line).unwrap();
    }

    /// What somebody read since they last read.
    fn reads(&mut self, who: CreatureId) -> String {
        let pieces = self.out.take(who);
        let lines: Vec<String> = pieces.iter().map(|piece| plain(piece.passage.text())).collect();
        lines.join("\n")
    }

    /// The newest line of the audit log: who, what, and what came of it.
    fn audited(&self) -> (&str, &str, &str) {
        let row = self.world.players.audit().last().unwrap();
        (&row.character, &row.command, &row.outcome)
    }
}

fn content() -> Content {
    let mut content = Content::default();
    let (cellar, hall) = (content.names.rooms.intern("cellar"), content.names.rooms.intern("hall"));
    content.rooms = vec![
        Some(Arc::new(room(cellar, "cellar", Some((Direction::East, hall))))),
        Some(Arc::new(room(hall, "hall", None))),
    ];
    for (key, name, kind, stack_max) in [
        ("rope", "a tarred rope", ItemKind::Tool, 1),
        ("coin", "a coin", ItemKind::Money, 1_000_000),
        ("nail", "a nail", ItemKind::Junk, 20),
        ("bag", "a bag", ItemKind::Container, 1),
        ("corpse", "a corpse", ItemKind::Corpse, 1),
    ] {
        let id = content.names.items.intern(key);
        content.items.put(id, thing(id, key, name, kind, stack_max));
    }
    for (key, name) in [("rat", "a harbour rat"), ("guard", "a guard")] {
        let id = content.names.npcs.intern(key);
        content.npcs.put(id, npc(id, key, name));
    }
    content
}

fn room(id: RoomId, key: &str, exit: Option<(Direction, RoomId)>) -> Room {
    let (name, exits) = (format!("The {key}"), exit.into_iter().collect());
    Room { name, exits, indoors: true, ..bare_room(id, key) }
}

fn thing(id: ItemTemplateId, key: &str, name: &str, kind: ItemKind, stack: u64) -> ItemTemplate {
    ItemTemplate {
        name: name.into(),
        keywords: vec![key.into()],
        kind,
        value: Coins(1),
        stack_max: stack,
        capacity: (kind == ItemKind::Container).then_some(5),
        ..bare_thing(id, key)
    }
}

fn npc(id: NpcTemplateId, key: &str, name: &str) -> NpcTemplate {
    NpcTemplate {
        name: name.into(),
        keywords: vec![key.into()],
        level: 2,
        health_max: 12,
        behavior: Behavior::Cowardly.into(),
        flees_at: 25,
        ..bare_npc(id, key)
    }
}

/// Whether a refusal shows how something is to be typed.
fn shows_usage(refused: Result<(), String>) -> bool {
    refused.is_err_and(|why| why.contains("Usage: @") || why.starts_with("There is no `@"))
}

#[test]
fn to_players_wizards_verbs_do_not_exist() {
    let mut game = Game::new();
    let who = game.join("Aria", Role::Player);
    for spec in super::VERBS {
        assert!(game.types(who, spec.example).is_err(), "{}", spec.name);
    }
    assert!(game.world.players.audit().is_empty());
}

#[test]
fn every_verb_says_how_it_is_used() {
    for spec in super::VERBS {
        assert!(spec.name.starts_with('@') && spec.role > Role::Player, "{}", spec.name);
        assert!(spec.usage_line().starts_with(spec.name), "{}", spec.usage_line());
        assert!(spec.example.starts_with(spec.name), "{}", spec.example);
        assert!(!spec.help.is_empty() && spec.priority >= 90, "{}", spec.name);
    }
}

#[test]
fn nothing_that_is_typed_breaks_the_world() {
    let mut game = Game::new();
    let who = game.join("Aria", Role::Owner);
    let tails = ["", " ", "me", "rat", "all", "#1", "#x", "here", "2.rat", "\"", "{actor}", "🗡 ä"];
    let parts = parts::all().filter(|parts| parts.verb.role > Role::Player);
    let parts = parts.flat_map(|parts| parts.rows.iter().map(|row| row.name.as_str()));
    for typed in super::VERBS.iter().map(|spec| spec.name).chain(parts) {
        for (first, second) in tails.iter().flat_map(|a| tails.iter().map(move |b| (a, b))) {
            let _ = game.types(who, &format!("{typed} {first} {second} 3"));
        }
    }
    assert_eq!(crate::game::check(&game.world), Ok(()));
}
