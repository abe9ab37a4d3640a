//! Why nobody is followed, taken in or shared with, in words.

use crate::base::id::CreatureId;
use crate::base::money::Coins;
use crate::game::frame::tell::namesake;
use crate::game::people::player;
use crate::game::{Refusal, World};
use crate::text::sentence::capitalise;
use crate::text::words::count_word;

/// How a sentence that begins with somebody calls them.
fn name(world: &World, who: CreatureId) -> String {
    capitalise(&known(world, who))
}

/// And one in which they stand further back.
fn known(world: &World, who: CreatureId) -> String {
    match world.creatures.get(who) {
        Some(_) => namesake::known(world, who),
        None => player::name_of(world, who),
    }
}

/// What is typed for a player.
fn typed(world: &World, who: CreatureId) -> String {
    player::name_of(world, who).to_lowercase()
}

pub(super) fn follow_whom() -> Refusal {
    Refusal::Because("Follow whom? You follow nobody. Type `follow <who>`.".into())
}

pub(super) fn you_follow(world: &World, leader: CreatureId) -> Refusal {
    let name = known(world, leader);
    Refusal::Because(format!("You follow {name}. `unfollow` stops it; `follow <who>` is another."))
}

pub(super) fn follow_already(world: &World, leader: CreatureId) -> Refusal {
    Refusal::Because(format!("You follow {} already. `unfollow` stops it.", known(world, leader)))
}

pub(super) fn follows_nobody() -> Refusal {
    Refusal::Because("You follow nobody: you go where you like already.".into())
}

pub(super) fn circle(world: &World, leader: CreatureId) -> Refusal {
    let (name, known, typed) = (name(world, leader), known(world, leader), typed(world, leader));
    Refusal::Because(format!(
        "{name} walks behind you already, and nobody gets anywhere in a circle. `lose {typed}` \
         first, if you would rather walk behind {known}."
    ))
}

pub(super) fn wants_nobody(world: &World, leader: CreatureId) -> Refusal {
    Refusal::Because(format!("{} wants nobody to follow.", name(world, leader)))
}

pub(super) fn too_many_follow(world: &World, leader: CreatureId) -> Refusal {
    let known = known(world, leader);
    Refusal::Because(format!("So many follow {known} that you would lose each other."))
}

pub(super) fn does_not_follow_you(world: &World, other: CreatureId) -> Refusal {
    Refusal::Because(format!("{} does not follow you.", name(world, other)))
}

pub(super) fn nobody_follows() -> Refusal {
    Refusal::Because("Nobody follows you.".into())
}

pub(super) fn out_of_sight(world: &World, leader: CreatureId) -> Refusal {
    Refusal::Because(format!("You do not see which way {} went.", known(world, leader)))
}

pub(super) fn link_is_lost() -> Refusal {
    Refusal::Because("Nobody walks whose link is broken.".into())
}

pub(super) fn in_no_group() -> Refusal {
    Refusal::Because(
        "You are in no group. Whoever leads one takes in those who follow them: `follow <who>`, or \
         `group <who>` if they follow you."
            .into(),
    )
}

pub(super) fn somebody_else_leads(world: &World, leader: CreatureId) -> Refusal {
    Refusal::Because(format!("{} leads your group, and decides that.", name(world, leader)))
}

pub(super) fn in_it_already(world: &World, other: CreatureId) -> Refusal {
    let (name, typed) = (name(world, other), typed(world, other));
    Refusal::Because(format!("{name} is in your group already. `ungroup {typed}` sends them off."))
}

pub(super) fn in_another(world: &World, other: CreatureId) -> Refusal {
    let name = name(world, other);
    Refusal::Because(format!("{name} is in another group, and has to leave it first: `ungroup`."))
}

pub(super) fn no_player(world: &World, other: CreatureId) -> Refusal {
    let name = name(world, other);
    Refusal::Because(format!("{name} goes with nobody. Only players make groups, so far."))
}

pub(super) fn does_not_follow(world: &World, other: CreatureId) -> Refusal {
    let (name, known) = (name(world, other), known(world, other));
    Refusal::Because(format!(
        "{name} does not follow you, and to follow is to agree. Ask {known} to type `follow` and \
         your name."
    ))
}

pub(super) fn yourself() -> Refusal {
    Refusal::Because(
        "You are yourself already. `group <who>` takes in somebody who follows you.".into(),
    )
}

pub(super) fn is_full(most: u64) -> Refusal {
    Refusal::Because(format!("Your group is full ({most})."))
}

pub(super) fn nobody_to_take_in() -> Refusal {
    Refusal::Because(
        "Nobody is here who follows you and is in no group. They type `follow` and your name, and \
         then you `group all`."
            .into(),
    )
}

pub(super) fn you_lead() -> Refusal {
    Refusal::Because("You lead it already.".into())
}

pub(super) fn not_in_it(world: &World, other: CreatureId) -> Refusal {
    Refusal::Because(format!("{} is not in your group.", name(world, other)))
}

pub(super) fn is_away(world: &World, other: CreatureId) -> Refusal {
    Refusal::Because(format!("{} is away, and cannot lead.", name(world, other)))
}

pub(super) fn no_member_called(name: &str) -> Refusal {
    Refusal::Because(format!("Nobody called \"{name}\" is in your group. `group` shows it."))
}

pub(super) fn nobody_to_share_with() -> Refusal {
    Refusal::Because(
        "You are in no group to share with. `give 5 coins to <who>` gives them to somebody.".into(),
    )
}

pub(super) fn nobody_is_there() -> Refusal {
    Refusal::Because("Nobody of your group is here with you.".into())
}

pub(super) fn too_few_coins(has: Coins) -> Refusal {
    Refusal::Because(format!("You have only {has}."))
}

pub(super) fn too_few_to_share(heads: usize) -> Refusal {
    let heads = count_word(heads as u64);
    Refusal::Because(format!("There are {heads} of you: that is not even a coin for each."))
}

/// Of a player or an NPC who was given an order.
pub(super) fn takes_no_orders(world: &World, other: CreatureId) -> Refusal {
    let name = name(world, other);
    Refusal::Because(match world.players.is_here(other) {
        true => format!("{name} is nobody's servant. Ask: `tell {} …`.", typed(world, other)),
        false => format!("{name} takes no orders. Nobody in the Reach does, so far."),
    })
}
