//! What is kept of factions: a row per faction of which anything was decreed, a row per member. What
//! they think of players is kept by `reputation`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::state::{Membership, Relation};
use crate::base::clock::Millis;
use crate::base::id::{CreatureId, FactionId};
use crate::game::frame::keep::row::kept;
use crate::game::frame::keep::{Restoring, Table};
use crate::game::{Content, World};

kept! {
    /// What differs between a faction and its file.
    pub struct FactionRow in "faction_state" by (faction: String) {
        /// A JSON object.
        state: String,
    } people {}
}

kept! {
    /// That a character belongs to a faction.
    pub struct MemberRow in "faction_members" by (character: u64 = "character_id") {
        faction: String,
        joined_ms: u64,
    } people { character: Character }
}

pub const DECREES: Table<FactionId, FactionRow> = Table {
    all: |cut| cut.world.factions.decreed().collect(),
    key: |cut, id| cut.content.names.factions.name(*id).to_string(),
    row: |cut, id| faction_row(cut.content, cut.world, *id),
    take: take_decrees,
    lasting: None,
};

pub const MEMBERS: Table<CreatureId, MemberRow> = Table {
    all: |cut| cut.world.factions.members().map(|(who, _)| who).collect(),
    key: |_, who| who.0,
    row: |cut, who| member_row(cut.content, cut.world, *who),
    take: take_members,
    lasting: None,
};

/// What differs between a faction and its file, as it is kept.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct FactionOwn {
    /// By the id of the other: `hostile` or `peace`.
    decrees: BTreeMap<String, String>,
}

/// The row of a faction; `None` if nothing differs from its file.
pub(super) fn faction_row(
    content: &Content,
    world: &World,
    faction: FactionId,
) -> Option<FactionRow> {
    let decrees = world.factions.decrees.get(&faction)?;
    let word = |relation: &Relation| match relation {
        Relation::Hostile => "hostile".to_string(),
        Relation::Peace => "peace".to_string(),
    };
    let decree =
        |(other, relation)| (content.names.factions.name(other).to_string(), word(relation));
    let own = FactionOwn { decrees: decrees.iter().map(|(to, how)| decree((*to, how))).collect() };
    Some(FactionRow {
        faction: content.names.factions.name(faction).to_string(),
        state: serde_json::to_string(&own).unwrap_or_else(|_| "{}".into()),
    })
}

/// The row of a member.
fn member_row(content: &Content, world: &World, who: CreatureId) -> Option<MemberRow> {
    let membership = world.factions.members.get(&who)?;
    Some(MemberRow {
        character: who.0,
        faction: content.names.factions.name(membership.faction).to_string(),
        joined_ms: membership.joined.0,
    })
}

/// A row whose faction is no longer written, or whose player is no more, stays on the disk and is
/// named in a warning.
pub(super) fn take_decrees(to: &mut Restoring<'_>, rows: &[FactionRow]) {
    for row in rows {
        if let Some(other) = restore_decrees(to.content, to.world, row) {
            let (one, what) = (&row.faction, "has no faction any more");
            to.warn(format!("what was decreed of {one} and {other} {what}"));
        }
    }
}

pub(super) fn take_members(to: &mut Restoring<'_>, rows: &[MemberRow]) {
    for row in rows {
        let who = CreatureId(row.character);
        let faction = to.content.names.factions.find(&row.faction);
        match faction.filter(|_| to.world.players.character(who).is_some()) {
            Some(faction) => {
                let membership = Membership { faction, joined: Millis(row.joined_ms) };
                to.world.factions.members.insert(who, membership);
            }
            None => to.warn(format!(
                "that character {} belongs to {} has no place",
                row.character, row.faction
            )),
        }
    }
}

/// Comes back with the first faction that nobody has written.
fn restore_decrees(content: &Content, world: &mut World, row: &FactionRow) -> Option<String> {
    let Some(faction) = content.names.factions.find(&row.faction) else {
        return Some("others".into());
    };
    let own: FactionOwn = serde_json::from_str(&row.state).unwrap_or_default();
    let mut lost = None;
    for (other, word) in own.decrees {
        let relation = match word.as_str() {
            "hostile" => Relation::Hostile,
            _ => Relation::Peace,
        };
        match content.names.factions.find(&other) {
            Some(other) => {
                world.factions.decrees.entry(faction).or_default().insert(other, relation);
            }
            None => lost = lost.or(Some(other)),
        }
    }
    lost
}
