//! Other names, other passwords, and the end of a character: `@rename`, `@password`, `@delete`.

use super::event::{Event, Order};
use super::{STAFF, pages, persons, ranks, refusals};
use crate::base::id::{CreatureId, ItemId};
use crate::base::limits::{PASSWORD_CHARS_MAX, PASSWORD_CHARS_MIN};
use crate::game::frame::args::Args;
use crate::game::frame::confirm;
use crate::game::frame::part::Done;
use crate::game::frame::turn::Ask;
use crate::game::frame::verb::{Role, Spec};
use crate::game::ground::item;
use crate::game::ground::ledger;
use crate::game::ground::place::Place;
use crate::game::people::faction;
use crate::game::people::mailbox;
use crate::game::people::player;
use crate::game::people::reputation;
use crate::game::staff::metrics;
use crate::game::{Turn, World};

pub(super) const RENAME: Spec = Spec {
    name: "@rename",
    priority: 92,
    role: Role::Admin,
    usage: "@rename <character> <new name>",
    example: "@rename bran Brandt",
    help: "Gives a character another name, by which it logs in from then on. Type the whole name it \
           has; it need not be here. The same names are refused as at the door.",
    run: rename,
    ..STAFF
};

pub(super) const DELETE: Spec = Spec {
    name: "@delete",
    full: true,
    role: Role::Admin,
    usage: "@delete <character>",
    example: "@delete bran",
    help: "Erases a character with all it has, for good. You are shown first what would be lost, and \
           type `confirm` within a minute. Type the whole word and the whole name.",
    run: delete,
    ..STAFF
};

pub(super) const PASSWORD: Spec = Spec {
    name: "@password",
    full: true,
    role: Role::Admin,
    usage: "@password <character> <new password>",
    example: "@password bran forgotten-again",
    help: "Gives somebody who cannot log in a new password, which they should change at once with \
           `password`. Type the whole word and the whole name. The audit log does not hold it.",
    run: password,
    ..STAFF
};

fn rename(turn: &mut Turn, who: CreatureId, mut args: Args) -> Done {
    let (before, after) = (args.word()?, args.word()?);
    args.end()?;
    let target = ranks::character(turn, before)?;
    ranks::below(turn, who, target)?;
    let name = player::proper_name(turn.content, after).map_err(refusals::no_name)?;
    if turn.world.players.find(&name).is_some_and(|other| other != target) {
        return Err(refusals::name_is_taken(&name));
    }
    let before = persons::name(turn, target);
    if before == name {
        return Err(refusals::is_called_so(&name));
    }
    player::rename(turn.world, target, &name);
    turn.report(Order::Renamed { who, target, before });
    Ok(())
}

fn password(turn: &mut Turn, who: CreatureId, mut args: Args) -> Done {
    let (name, new) = (args.word()?, args.rest()?);
    let target = ranks::character(turn, name)?;
    if target == who {
        return Err(refusals::your_own_password());
    }
    ranks::below(turn, who, target)?;
    if !(PASSWORD_CHARS_MIN..=PASSWORD_CHARS_MAX).contains(&new.chars().count()) {
        return Err(refusals::password_length());
    }
    turn.report(Order::PasswordGiven { who, target });
    turn.ask(Ask::Password(target, new.to_string()));
    Ok(())
}

fn delete(turn: &mut Turn, who: CreatureId, mut args: Args) -> Done {
    let name = args.word()?;
    args.end()?;
    let target = ranks::character(turn, name)?;
    ranks::other(turn, who, target)?;
    let price = pages::deletion(turn.view(), target);
    if !turn.is_sure(who, &format!("@delete {}", persons::name(turn, target)), &price) {
        return Ok(());
    }
    if turn.world.players.is_here(target) {
        turn.report(Event::Kicked { who, target });
        turn.ask(Ask::Kick(target, "This character is erased.".into()));
    }
    turn.ask(Ask::Erase(who, target));
    Ok(())
}

/// Erases a character that is not in the world: its things, its coins, what factions thought of it,
/// its row, and its account if that has no other.
pub fn erase(turn: &mut Turn, who: CreatureId, target: CreatureId) {
    if turn.world.players.is_here(target) {
        return;
    }
    let mut bodies = Vec::new();
    for id in belongings(turn.world, target) {
        bodies_in(turn.world, id, &mut bodies);
    }
    // Somebody else's body, with all that is theirs, is not lost with it.
    for body in bodies {
        let room = turn.content.shrine;
        item::move_to(turn, body, Place::Room(room));
    }
    for id in belongings(turn.world, target) {
        ledger::unmake(turn, id, ledger::ERASED);
    }
    faction::forget(turn.world, target);
    reputation::forget(turn.world, target);
    mailbox::forget(turn.world, target);
    metrics::forget(turn.world, target);
    ledger::forget(turn, target);
    confirm::forget(turn, target);
    if let Some(character) = player::erase(turn, target) {
        turn.report(Order::Deleted { who, name: character.name().clone() });
    }
}

fn belongings(world: &World, who: CreatureId) -> Vec<ItemId> {
    let worn = world.places.worn(who).map(|(_, id)| id);
    world.places.carried(who).iter().copied().chain(worn).collect()
}

/// Bodies of players within a thing, the thing itself among them.
fn bodies_in(world: &World, id: ItemId, found: &mut Vec<ItemId>) {
    if world.items.get(id).is_some_and(|item| item.own().owner.is_some()) {
        found.push(id);
        return;
    }
    for inner in world.places.inside(id) {
        bodies_in(world, *inner, found);
    }
}

/// What would be lost: `a level 5 warden with 12 things and 340 coins, who has played for 3 h`.
pub(super) fn price(world: &World, who: CreatureId) -> String {
    let things = belongings(world, who).len();
    let things = crate::text::sentence::plural("thing", things as u64);
    let Some(character) = world.players.character(who) else { return String::new() };
    let (level, calling, coins) = (character.level(), character.calling(), character.coins());
    let played = player::played(world, who, world.clock).in_words();
    format!("a level {level} {calling} with {things} and {coins}, who has played for {played}")
}
