//! Factions: who belongs to whom, who is at war, and what each thinks of every player.
//!
//! The rules of play:
//!
//! * An NPC is of one faction or of none. Members of one faction are comrades; independents have
//!   none, not even each other.
//! * **Who is at war** is written in the factions' files, in one direction or in both, and wizards
//!   may decree otherwise. A decree holds over restarts and reloads, until another is made.
//! * **Standing** is a number that each faction keeps of each player (`reputation` has it, and of
//!   what it came), in tiers from Hated to Exalted or the faction's own. The death of a member costs standing with its faction and, by
//!   half, with the allies of that; its enemies take it well. A gift to a member helps, up to a
//!   point. Whoever is hostile with a faction is attacked by its people; whoever is friendly is let
//!   be even by the aggressive among them.
//! * **Members**: a player joins one faction at a time, if it takes players in, and leaves again at
//!   a price. A member shares its wars, and is called by the title of their tier. Whoever becomes
//!   hostile with their own faction is thrown out.
//! * A tier may bring things (once), a title and lower prices, and may open the shops.
//!
//! [`stance`] is the one question about all of this: combat, minds, shops and pages ask it and
//! nothing else.
//!
//! Not here: who attacks whom and when (`mind`), what merchants do about it (`shop`), the course of
//! a war.

mod actors;
mod bearing;
mod content;
mod event;
mod find;
mod keep;
mod kind;
mod load;
mod members;
mod pages;
mod refusals;
mod rules;
mod stance;
mod state;
mod text;
mod verbs;

#[cfg(test)]
mod tests;

pub use actors::{actor, favoured, of_actor};
pub use bearing::{
    Bearing, are_kin, attacks, bearing, companions, is_caller, is_fighter, is_helper,
};
pub use content::{Attitude, Faction, Joining, Tier, Tiers, Weights};
pub use event::{Change, Event, Mutual, Parting};
pub use find::{named, two};
pub use keep::{DECREES, FactionRow, MEMBERS, MemberRow};
pub use kind::{FACTIONS, WEIGHTS};
pub use load::{Factions, weights};
pub use members::{join, leave};
pub use pages::{decrees, npcs};
pub use rules::{Point, check, decree, gave, log_hostilities, regard, set_faction_hostility, slew};
pub use stance::{
    Stance, are_allied, are_comrades, are_factions_hostile, attitude, get_npc_faction, of, of_body,
    stance, stance_of,
};
pub use state::{Membership, Relation, State};
pub use text::{allegiance, bearing_in_words, companions_in_words, rank, tell, the_faction};
pub use verbs::VERBS;

use crate::base::id::CreatureId;
use crate::game::Event as Any;
use crate::game::people::{carry, combat};
use crate::game::{Content, Feature, Turn, World};

/// What the rest of the house knows of this feature.
pub const FEATURE: Feature = Feature {
    name: "faction",
    verbs: VERBS,
    hears: Some(hears),
    check: Some(check),
    actors: &[actors::FACTIONS],
    outsides: &[rules::REWARDS],
    forgets: Some(|turn, who, _| members::forget(turn.world, who)),
    later: &[members::JOINS],
    notices: &[members::MEMBERSHIP],
    ..Feature::NONE
};

/// Deaths and gifts are what factions form their opinions by.
pub fn hears(turn: &mut Turn, event: &Any) {
    match event {
        Any::Combat(combat::Event::Died { faction: Some(faction), killer, victors, .. }) => {
            let mut slayers = victors.clone();
            slayers.extend(killer.filter(|killer| !victors.contains(killer)));
            slayers.retain(|who| turn.world.players.is_here(*who));
            for who in slayers {
                slew(turn, who, *faction);
            }
        }
        Any::Carry(carry::Event::Gave { who, to, what, .. }) => {
            let is_gift = turn.world.players.is_here(*who) && !turn.world.players.is_here(*to);
            if let Some(faction) = of(turn.content, turn.world, *to).filter(|_| is_gift) {
                gave(turn, *who, faction, what.worth());
            }
        }
        _ => {}
    }
}

/// What keeps a merchant of a faction from trading with a player, if anything does; and what is
/// taken off the price, in percent.
pub fn terms(
    content: &Content,
    world: &World,
    merchant: CreatureId,
    who: CreatureId,
) -> Result<u32, String> {
    let Some(faction) = of(content, world, merchant).and_then(|id| content.factions.get(id)) else {
        return Ok(0);
    };
    if stance(content, world, merchant, who) == Stance::Hostile {
        return Err(refusals::not_with_an_enemy(&the_faction(faction)));
    }
    let score = world.reputation.standing(who, faction.id).score;
    if let Some(tier) = faction.tiers.shops_from().filter(|tier| score < tier.from) {
        return Err(refusals::come_back_when(&tier.name, &the_faction(faction)));
    }
    Ok(faction.tiers.of(score).map_or(0, |tier| pages::discount_of(content, tier)))
}
