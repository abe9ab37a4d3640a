//! Other names, other passwords, and the end of a character: `@rename`, `@password`, `@delete`.

use super::event::{Event, Order};
use super::{STAFF, notices, pages, persons, ranks, refusals};
use crate::base::id::CreatureId;
use crate::base::limits::{PASSWORD_CHARS_MAX, PASSWORD_CHARS_MIN};
use crate::game::Turn;
use crate::game::frame::args::Args;
use crate::game::frame::part::Done;
use crate::game::frame::turn::Ask;
use crate::game::frame::verb::{Role, Spec};
use crate::game::people::player;

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
    let named = player::named(turn.view(), player::Named::Character(Some(target)), after);
    let name = named.map_err(|fault| refusals::no_name(&fault))?;
    if turn.world.players.find(&name).is_some_and(|other| other != target) {
        return Err(refusals::name_is_taken(&name));
    }
    let before = persons::name(turn, target);
    if before == name {
        return Err(refusals::is_called_so(&name));
    }
    player::rename(turn.world, target, &name);
    notices::renamed(turn, target, &name);
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
