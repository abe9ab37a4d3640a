//! What somebody spoke of last: what `it`, `him`, `her` and `them` mean to them.

use crate::base::id::{CreatureId, ItemId};
use crate::game::World;
use crate::text::sentence::Pronouns;

/// Remembers what `it` means.
pub fn spoke_of(
    world: &mut World,
    who: CreatureId,
    creature: Option<CreatureId>,
    item: Option<ItemId>,
) {
    let pronouns = creature.and_then(|id| world.creatures.get(id)).map(|body| body.pronouns());
    if let Some(player) = world.players.here.get_mut(who) {
        player.it_creature = creature.or(player.it_creature);
        player.thing_last = item.is_some();
        match pronouns {
            Some(Pronouns::He) => player.him = creature,
            Some(Pronouns::She) => player.her = creature,
            // Whoever chose no word may be spoken of by either.
            Some(Pronouns::They) => (player.him, player.her) = (creature, creature),
            Some(Pronouns::It) | None => {}
        }
        if let Some(item) = item {
            player.it_item = Some(item);
            player.them = vec![item];
        }
    }
}

/// Several things are what `them` means to somebody from now on, and one of them what `it` means.
pub fn spoke_of_things(world: &mut World, who: CreatureId, things: &[ItemId]) {
    if let (Some(player), Some(last)) = (world.players.here.get_mut(who), things.last()) {
        player.it_item = Some(*last);
        player.them = things.to_vec();
        player.thing_last = true;
    }
}
