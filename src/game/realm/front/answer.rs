//! What is done for a side that has fallen behind: reinforcements or a rally.

use super::content::{Action, Buff, Reinforcement};
use super::diary::{self, Kind, short};
use super::event::Event;
use crate::base::id::{CreatureId, FactionId};
use crate::base::limits::{RALLIED_MAX, WAR_ROOM_NPCS_MAX};
use crate::game::Turn;
use crate::game::ground::creature;
use crate::game::ground::place::{self, How};
use crate::game::people::{effect, faction, spawn};

/// One side is too far ahead: that is written down, and the other is helped as is written.
pub(super) fn answer(turn: &mut Turn, winner: FactionId, loser: FactionId, lead: u64) {
    let mut facts = diary::sides(turn.content, winner, loser);
    facts.extend(diary::number(lead));
    diary::write(turn, Kind::BalanceLeads, facts);
    match turn.content.front.balance(loser).action {
        Action::Reinforce(coming) => reinforce(turn, loser, winner, &coming),
        Action::Rally(buff) => rally(turn, loser, winner, &buff),
        Action::None => {}
    }
}

/// Brings people in who never come back once they have died; fewer, or none, where so many are
/// alive already or the room is full.
fn reinforce(turn: &mut Turn, faction: FactionId, enemy: FactionId, coming: &Reinforcement) {
    let world = &turn.world;
    let is_one = |body: &&creature::Creature| {
        body.template() == Some(coming.template) && body.spawn().is_none()
    };
    let alive = world.creatures.iter().filter(is_one).count();
    let there = world.places.creatures_in(coming.room).iter();
    let there = there.filter(|who| !world.players.is_here(**who)).count();
    let count = (coming.size as usize)
        .min((coming.most as usize).saturating_sub(alive))
        .min(WAR_ROOM_NPCS_MAX.saturating_sub(there));
    let mut came: u64 = 0;
    for _ in 0..count {
        if let Some(who) = creature::create_npc(turn, coming.template, None, coming.room) {
            turn.report(spawn::Event::Came { who, room: coming.room });
            place::came(turn, who, How::Spawned);
            came += 1;
        }
    }
    if came == 0 {
        return;
    }
    turn.report(Event::Reinforced { faction, room: coming.room, count: came });
    let mut facts = diary::place(turn.content, coming.room);
    facts.extend(diary::number(came));
    facts.insert("faction".into(), short(turn.content, faction));
    facts.insert("enemy".into(), short(turn.content, enemy));
    diary::write(turn, Kind::Reinforced, facts);
}

/// Gives everyone of a faction new heart for a while.
fn rally(turn: &mut Turn, faction: FactionId, enemy: FactionId, buff: &Buff) {
    let all = turn.world.creatures.iter().filter(|body| !body.is_player()).map(|body| body.id());
    let own = |who: &CreatureId| faction::of(turn.content, turn.world, *who) == Some(faction);
    let own: Vec<CreatureId> = all.filter(own).take(RALLIED_MAX).collect();
    if own.is_empty() {
        return;
    }
    for who in own {
        effect::apply(turn, who, buff.kind, buff.power, buff.rounds, who);
    }
    turn.report(Event::Rallied { faction });
    let mut facts = std::collections::BTreeMap::new();
    facts.insert("faction".into(), short(turn.content, faction));
    facts.insert("enemy".into(), short(turn.content, enemy));
    diary::write(turn, Kind::Rallied, facts);
}
