//! What wizards do to people: `@force`, `@kick`, `@heal`, `@set`.

use super::event::Event;
use super::{STAFF, audit, notices, persons, ranks};
use crate::base::id::CreatureId;
use crate::base::limits::COINS_MAX;
use crate::base::money::Coins;
use crate::game::Turn;
use crate::game::frame::args::Args;
use crate::game::frame::part::{Done, Part};
use crate::game::frame::turn::Ask;
use crate::game::frame::verb::{Role, Spec};
use crate::game::ground::creature::{self, LEVEL_MAX};
use crate::game::ground::ledger;
use crate::game::people::player;
use crate::text::style::clean;

pub(super) const FORCE: Spec = Spec {
    name: "@force",
    role: Role::Admin,
    usage: "@force <who> <command>",
    example: "@force bran say I am sorry.",
    help: "Makes an NPC or a player of lower rank do something, as if they had typed it.",
    run: force,
    ..STAFF
};

pub(super) const KICK: Spec = Spec {
    name: "@kick",
    role: Role::Wizard,
    usage: "@kick <player> [reason]",
    example: "@kick bran Come back when you are sober.",
    help: "Closes a player's connection. They may come back at once; to prevent that, `@ban`.",
    run: kick,
    ..STAFF
};

pub(super) const HEAL: Spec = Spec {
    name: "@heal",
    role: Role::Wizard,
    usage: "@heal <who>",
    example: "@heal bran",
    help: "Gives somebody all their health and spirit back, wherever they are.",
    run: heal,
    ..STAFF
};

pub(super) const SET: Spec = Spec {
    name: "@set",
    role: Role::Wizard,
    example: "@set level bran 5",
    help: "Sets somebody's level, or how many coins they have. Characters who are away are found by \
           their whole names.",
    parts: &[
        Part {
            name: "level",
            takes: "<who> <number>",
            example: "@set level bran 5",
            help: "Sets somebody's level, 1 to 20.",
            run: set_level,
            ..Part::DEFAULT
        },
        Part {
            name: "coins",
            takes: "<who> <number>",
            example: "@set coins bran 100",
            help: "Sets how many coins somebody has.",
            run: set_coins,
            ..Part::DEFAULT
        },
    ],
    ..STAFF
};

fn force(turn: &mut Turn, who: CreatureId, mut args: Args) -> Done {
    let (name, line) = (args.word()?, args.rest()?);
    let target = ranks::other(turn, who, persons::person(turn, who, name)?)?;
    turn.report(Event::Forced { who, target, line: audit::redacted(line) });
    turn.ask(Ask::Line(target, line.to_string()));
    Ok(())
}

fn kick(turn: &mut Turn, who: CreatureId, mut args: Args) -> Done {
    let target = ranks::other_player(turn, who, args.word()?)?;
    let sentence = player::because("You are sent out of the world", &clean(args.all()));
    turn.report(Event::Kicked { who, target });
    turn.ask(Ask::Kick(target, sentence));
    Ok(())
}

fn heal(turn: &mut Turn, who: CreatureId, mut args: Args) -> Done {
    let target = ranks::person(turn, who, args.rest()?)?;
    creature::heal(turn, target, u32::MAX);
    creature::hearten(turn, target, u32::MAX);
    turn.report(Event::Healed { who, target });
    Ok(())
}

fn set_level(turn: &mut Turn, who: CreatureId, mut args: Args) -> Done {
    let level = args.last_number(1..=LEVEL_MAX.into())?;
    let target = ranks::anybody(turn, who, args.rest()?)?;
    let level = u32::try_from(level).unwrap_or(LEVEL_MAX);
    player::set_level(turn, target, level);
    notices::level_set(turn, target, level);
    turn.report(Event::LevelSet { who, target, level });
    Ok(())
}

/// The coins come from staff, or go there: the audit log says of whom.
fn set_coins(turn: &mut Turn, who: CreatureId, mut args: Args) -> Done {
    let coins = args.last_number(0..=COINS_MAX)?;
    let target = ranks::anybody(turn, who, args.rest()?)?;
    // A purse is there, and holds as many as may be asked for.
    let _ = ledger::set_purse(turn, target, Coins(coins));
    notices::coins_set(turn, target, Coins(coins));
    turn.report(Event::CoinsSet { who, target, coins: Coins(coins) });
    Ok(())
}
