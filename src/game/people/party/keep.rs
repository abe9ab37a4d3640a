//! What is kept of groups: a row for each member.

use std::collections::BTreeMap;

use super::state::{Group, group_of};
use crate::base::clock::Millis;
use crate::base::id::CreatureId;
use crate::game::World;
use crate::game::frame::keep::row::kept;
use crate::game::frame::keep::{Restoring, Table};

kept! {
    /// That a character belongs to a group (A79).
    pub struct PartyMemberRow in "party_members" by (character: u64 = "character_id") {
        party: u64 = "party_id",
        joined_ms: u64,
        /// Whether they lead it.
        leads: bool,
    } people { character: Character }
}

pub const MEMBERS: Table<CreatureId, PartyMemberRow> = Table {
    all: |cut| cut.world.parties.of.keys().copied().collect(),
    key: |_, who| who.0,
    row: |cut, who| row(cut.world, *who),
    take,
    lasting: None,
};

fn row(world: &World, who: CreatureId) -> Option<PartyMemberRow> {
    let party = *world.parties.of.get(&who)?;
    let group = group_of(world, who)?;
    let (_, joined) = group.members.iter().find(|(member, _)| *member == who)?;
    Some(PartyMemberRow {
        character: who.0,
        party,
        joined_ms: joined.0,
        leads: group.leader == who,
    })
}

/// A row of somebody who is no more, or of one who would be alone, stays on the disk and is named in a
/// warning.
fn take(to: &mut Restoring<'_>, rows: &[PartyMemberRow]) {
    let mut groups: BTreeMap<u64, Vec<&PartyMemberRow>> = BTreeMap::new();
    for row in rows {
        match to.world.players.character(CreatureId(row.character)) {
            Some(_) => groups.entry(row.party).or_default().push(row),
            None => to.warn(format!("character {} of a group is no more", row.character)),
        }
    }
    for (party, mut members) in groups {
        // Those who joined in one moment did so in the order in which the leader comes first.
        members.sort_by_key(|row| (row.joined_ms, !row.leads, row.character));
        let leader = members.iter().find(|row| row.leads).or(members.first());
        let (Some(leader), 2..) = (leader, members.len()) else {
            to.warn(format!("of group {party} only one is left"));
            continue;
        };
        let leader = CreatureId(leader.character);
        let list = members.iter().map(|row| (CreatureId(row.character), Millis(row.joined_ms)));
        let group = Group { leader, members: list.collect() };
        for (member, _) in &group.members {
            to.world.parties.of.insert(*member, party);
        }
        to.world.parties.groups.insert(party, group);
    }
}
