//! Actors: whoever can own something, be thought well or ill of, or give something to others, by one
//! key: `player:4`, `nation:12`, `faction:silver_sanctum`, `side:55.2` (C1).
//!
//! A key says of what **kind** an actor is, and which of its kind. It is what survives a rename:
//! whatever players make is known by the number that it was given, because they name it and rename it
//! as they like; a faction by the id in its file, because numbers of what builders write are only good
//! for one process. So a key may stand in a kept row, in a file and in a client's program, and means
//! the same for ever. What an actor is *called* is asked of the feature that has such actors, and so
//! is whom a name means to the one who typed it: `Feature::actors`, in `find.rs`. A kind that no
//! feature has yet is a key as good as any; it is only shown as it is written.
//!
//! Not here: what an actor has (`ledger`), what others think of it (`faction`).

mod find;
mod refusals;

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use nom::branch::alt;
use nom::bytes::complete::{tag, take_while1};
use nom::character::complete::{char, digit1};
use nom::combinator::{all_consuming, map, map_opt, value, verify};
use nom::sequence::separated_pair;
use nom::{IResult, Parser};
use serde::{Deserialize, Serialize};

pub use find::{Meant, Owner, named, shown};

use crate::base::id::CreatureId;
use crate::game::frame::keep::person::{Hiding, Personal};
use crate::game::frame::keep::row::{Cell, Cells, Field, Spoilt};
use crate::game::frame::keep::{Holds, NOBODY};

/// One who owns, gives, and is thought of.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Actor {
    /// A player's character, whether in the world or not.
    Player(CreatureId),
    Hero(u64),
    Party(u64),
    Nation(u64),
    Alliance(u64),
    /// By the id in its file.
    Faction(Arc<str>),
    /// One side of a battle, counted from 1.
    Side {
        battle: u64,
        side: u64,
    },
}

/// Of which kind an actor is: what stands before the colon.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Kind {
    Player,
    Hero,
    Party,
    Nation,
    Alliance,
    Faction,
    Side,
}

impl Kind {
    pub const ALL: [Kind; 7] = [
        Kind::Player,
        Kind::Hero,
        Kind::Party,
        Kind::Nation,
        Kind::Alliance,
        Kind::Faction,
        Kind::Side,
    ];

    /// `player`, `hero` …
    pub fn word(self) -> &'static str {
        match self {
            Kind::Player => "player",
            Kind::Hero => "hero",
            Kind::Party => "party",
            Kind::Nation => "nation",
            Kind::Alliance => "alliance",
            Kind::Faction => "faction",
            Kind::Side => "side",
        }
    }

    /// The kind of a word, whatever its case.
    pub fn parse(word: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.word().eq_ignore_ascii_case(word))
    }
}

impl Actor {
    /// The key of a faction, by the id in its file.
    pub fn faction(key: &Arc<str>) -> Actor {
        Actor::Faction(key.clone())
    }

    pub fn kind(&self) -> Kind {
        match self {
            Actor::Player(_) => Kind::Player,
            Actor::Hero(_) => Kind::Hero,
            Actor::Party(_) => Kind::Party,
            Actor::Nation(_) => Kind::Nation,
            Actor::Alliance(_) => Kind::Alliance,
            Actor::Faction(_) => Kind::Faction,
            Actor::Side { .. } => Kind::Side,
        }
    }

    /// Its number, if that is all there is behind its kind.
    fn number(&self) -> Option<u64> {
        match self {
            Actor::Player(CreatureId(id))
            | Actor::Hero(id)
            | Actor::Party(id)
            | Actor::Nation(id)
            | Actor::Alliance(id) => Some(*id),
            Actor::Faction(_) | Actor::Side { .. } => None,
        }
    }

    /// The character, if it is one.
    pub fn player(&self) -> Option<CreatureId> {
        match self {
            Actor::Player(who) => Some(*who),
            _ => None,
        }
    }
}

/// By their keys, letter by letter, as the database sorts them: `player:10` stands before `player:4`.
/// So rows may have actors for keys.
impl Ord for Actor {
    fn cmp(&self, other: &Actor) -> Ordering {
        let as_numbers = self.number().zip(other.number());
        self.kind().word().cmp(other.kind().word()).then_with(|| match (self, other, as_numbers) {
            (Actor::Faction(one), Actor::Faction(other), _) => one.cmp(other),
            (_, _, Some((one, other))) => {
                itoa::Buffer::new().format(one).cmp(itoa::Buffer::new().format(other))
            }
            _ => self.to_string().cmp(&other.to_string()),
        })
    }
}

impl PartialOrd for Actor {
    fn partial_cmp(&self, other: &Actor) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// The key: `player:4`. [`Actor::from_str`] reads it again.
impl fmt::Display for Actor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = self.kind().word();
        match self {
            Actor::Player(CreatureId(id))
            | Actor::Hero(id)
            | Actor::Party(id)
            | Actor::Nation(id)
            | Actor::Alliance(id) => write!(f, "{kind}:{id}"),
            Actor::Faction(key) => write!(f, "{kind}:{key}"),
            Actor::Side { battle, side } => write!(f, "{kind}:{battle}.{side}"),
        }
    }
}

/// No key of an actor.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NoActor(String);

impl fmt::Display for NoActor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is no key of an actor, such as `player:4`", self.0)
    }
}

impl std::error::Error for NoActor {}

impl FromStr for Actor {
    type Err = NoActor;

    /// Reads a key exactly as it is written.
    fn from_str(text: &str) -> Result<Actor, NoActor> {
        let read = all_consuming(key).parse(text);
        read.map(|(_, actor)| actor).map_err(|_| NoActor(text.to_owned()))
    }
}

impl TryFrom<String> for Actor {
    type Error = NoActor;

    fn try_from(text: String) -> Result<Actor, NoActor> {
        text.parse()
    }
}

impl From<Actor> for String {
    fn from(actor: Actor) -> String {
        actor.to_string()
    }
}

/// A column that holds the key.
impl Field for Actor {
    fn cells<'a>(&'a self, to: &mut Vec<Cell<'a>>) {
        to.push(Cell::Made(self.to_string()));
    }

    fn read(from: &mut dyn Cells) -> Result<Actor, Spoilt> {
        String::read(from)?.parse().map_err(|no: NoActor| Spoilt(no.to_string()))
    }
}

impl Personal for Actor {
    fn hide(&mut self, _: Holds, hiding: &mut Hiding<'_>) {
        if let (Actor::Player(who), Some(person)) = (self, hiding.person())
            && person.is_character(who.0)
        {
            who.0 = NOBODY;
            hiding.is_changed = true;
        }
    }
}

/// A kind, a colon, and which of its kind.
fn key(input: &str) -> IResult<&str, Actor> {
    let (rest, kind) = kind(input)?;
    let (rest, _) = char(':').parse(rest)?;
    match kind {
        Kind::Player => map(number, |id| Actor::Player(CreatureId(id))).parse(rest),
        Kind::Hero => map(number, Actor::Hero).parse(rest),
        Kind::Party => map(number, Actor::Party).parse(rest),
        Kind::Nation => map(number, Actor::Nation).parse(rest),
        Kind::Alliance => map(number, Actor::Alliance).parse(rest),
        Kind::Faction => {
            map(take_while1(is_of_id), |id: &str| Actor::Faction(id.into())).parse(rest)
        }
        Kind::Side => map(separated_pair(number, char('.'), number), |(battle, side)| {
            Actor::Side { battle, side }
        })
        .parse(rest),
    }
}

fn kind(input: &str) -> IResult<&str, Kind> {
    let word = |kind: Kind| value(kind, tag(kind.word()));
    let [player, hero, party, nation, alliance, faction, side] = Kind::ALL.map(word);
    alt((player, hero, party, nation, alliance, faction, side)).parse(input)
}

/// A number as it is written: no sign, and no noughts before it.
fn number(input: &str) -> IResult<&str, u64> {
    let plain = verify(digit1, |digits: &str| digits == "0" || !digits.starts_with('0'));
    map_opt(plain, |digits: &str| digits.parse().ok()).parse(input)
}

/// What may stand in the id of a file: no blank, and nothing that cannot be seen.
fn is_of_id(c: char) -> bool {
    !c.is_whitespace() && !c.is_control()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn any_actor() -> impl Strategy<Value = Actor> {
        prop_oneof![
            any::<u64>().prop_map(|id| Actor::Player(CreatureId(id))),
            any::<u64>().prop_map(Actor::Hero),
            any::<u64>().prop_map(Actor::Party),
            any::<u64>().prop_map(Actor::Nation),
            any::<u64>().prop_map(Actor::Alliance),
            "[a-z][a-z0-9_:.-]{0,20}".prop_map(|id| Actor::Faction(id.as_str().into())),
            any::<(u64, u64)>().prop_map(|(battle, side)| Actor::Side { battle, side }),
        ]
    }

    /// The cells of a row, as the store hands them back.
    struct Text(Vec<String>);

    impl Cells for Text {
        fn next(&mut self) -> Result<Cell<'_>, Spoilt> {
            self.0.pop().map(Cell::Made).ok_or_else(|| Spoilt("nothing more".into()))
        }
    }

    #[test]
    fn issue16_1_keys_are_as_the_rows_write_them() {
        for key in [
            "player:4",
            "hero:9",
            "party:7",
            "nation:12",
            "alliance:3",
            "faction:silver_sanctum",
            "side:55.2",
        ] {
            let actor: Actor = key.parse().unwrap();
            assert_eq!(actor.to_string(), key);
            assert!(key.starts_with(actor.kind().word()));
        }
        for wrong in
            ["", "player", "player:", "player:bran", "player:04", "side:55", "guild:1", "nation:1 "]
        {
            let refused = wrong.parse::<Actor>().unwrap_err().to_string();
            assert!(refused.starts_with(&format!("`{wrong}` is no key")), "{refused}");
        }
    }

    proptest! {
        #![proptest_config(crate::base::properties::properties())]
        #[test]
        fn issue16_1_every_kind_of_actor_is_read_as_it_is_shown_and_kept(actor in any_actor()) {
            prop_assert_eq!(&actor.to_string().parse::<Actor>().unwrap(), &actor);
            let json = serde_json::to_string(&actor).unwrap();
            prop_assert_eq!(&serde_json::from_str::<Actor>(&json).unwrap(), &actor);
            let mut cells = Vec::new();
            actor.cells(&mut cells);
            let Some(Cell::Made(text)) = cells.pop() else { panic!("one text") };
            prop_assert_eq!(&Actor::read(&mut Text(vec![text])).unwrap(), &actor);
            prop_assert_eq!(Kind::parse(actor.kind().word()), Some(actor.kind()));
        }

        #[test]
        fn issue16_1_actors_are_sorted_as_the_database_sorts_their_keys(one in any_actor(), other in any_actor()) {
            prop_assert_eq!(one.cmp(&other), one.to_string().cmp(&other.to_string()));
        }

        #[test]
        fn issue16_1_whatever_is_read_as_a_key_is_shown_so(text in "(player|side|faction|nation):[0-9a-z.:]{0,9}|\\PC{0,12}") {
            if let Ok(actor) = text.parse::<Actor>() {
                prop_assert_eq!(actor.to_string(), text);
            }
        }
    }
}
