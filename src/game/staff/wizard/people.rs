//! What wizards do to people: `@force`, `@kick`, `@heal`, `@set`.

use super::event::Event;
use super::{STAFF, audit, persons, ranks};
use crate::base::id::CreatureId;
use crate::base::limits::COINS_MAX;
use crate::base::money::Coins;
use crate::game::frame::grammar::word_and_rest;
use crate::game::frame::turn::Ask;
use crate::game::frame::verb::{Role, Spec};
use crate::game::ground::coin_audit;
use crate::game::ground::creature::{self, LEVEL_MAX};
use crate::game::people::player;
use crate::game::{Refusal, Turn};
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
    usage: "@set <level|coins> <who> <number>",
    example: "@set level bran 5",
    help: "Sets somebody's level (1 to 20) or how many coins they have.",
    run: set,
    ..STAFF
};

fn force(turn: &mut Turn, who: CreatureId, args: &str) -> Result<(), Refusal> {
    let (name, line) = word_and_rest(args);
    if line.trim().is_empty() {
        return Err(Refusal::Usage(FORCE.usage));
    }
    let target = ranks::other(turn, who, persons::person(turn, who, name)?)?;
    turn.report(Event::Forced { who, target, line: audit::redacted(line) });
    turn.ask(Ask::Line(target, line.trim().to_string()));
    Ok(())
}

fn kick(turn: &mut Turn, who: CreatureId, args: &str) -> Result<(), Refusal> {
    let (name, reason) = word_and_rest(args);
    if name.is_empty() {
        return Err(Refusal::Usage(KICK.usage));
    }
    let target = ranks::other_player(turn, who, name)?;
    let sentence = player::because("You are sent out of the world", &clean(reason));
    turn.report(Event::Kicked { who, target });
    turn.ask(Ask::Kick(target, sentence));
    Ok(())
}

fn heal(turn: &mut Turn, who: CreatureId, args: &str) -> Result<(), Refusal> {
    if args.trim().is_empty() {
        return Err(Refusal::Usage(HEAL.usage));
    }
    let target = ranks::person(turn, who, args)?;
    creature::heal(turn, target, u32::MAX);
    creature::hearten(turn, target, u32::MAX);
    turn.report(Event::Healed { who, target });
    Ok(())
}

fn set(turn: &mut Turn, who: CreatureId, args: &str) -> Result<(), Refusal> {
    let usage = || Refusal::Usage(SET.usage);
    let (what, rest) = word_and_rest(args.trim());
    let (name, number) = rest.rsplit_once(char::is_whitespace).ok_or_else(usage)?;
    let number: u64 = number.parse().map_err(|_| usage())?;
    match what.to_lowercase().as_str() {
        "level" => set_level(turn, who, name, number),
        "coins" | "coin" => set_coins(turn, who, name, number),
        _ => Err(usage()),
    }
}

fn set_level(turn: &mut Turn, who: CreatureId, name: &str, level: u64) -> Result<(), Refusal> {
    let target = ranks::person(turn, who, name)?;
    let level = u32::try_from(level).ok().filter(|level| (1..=LEVEL_MAX).contains(level));
    let level =
        level.ok_or_else(|| Refusal::Because(format!("Levels go from 1 to {LEVEL_MAX}.")))?;
    creature::set_level(turn, target, level);
    turn.report(Event::LevelSet { who, target, level });
    Ok(())
}

/// The coins come from nowhere, or go there: the audit log is the other side of the account.
fn set_coins(turn: &mut Turn, who: CreatureId, name: &str, coins: u64) -> Result<(), Refusal> {
    let target = ranks::person(turn, who, name)?;
    if coins > COINS_MAX {
        return Err(Refusal::Because(format!("A purse holds {COINS_MAX} coins at most.")));
    }
    let before = turn.world.creatures.get(target).map_or(Coins::NONE, |body| body.coins());
    coin_audit::gone(turn.world, before);
    coin_audit::made(turn.world, Coins(coins));
    creature::set_coins(turn, target, Coins(coins));
    turn.report(Event::CoinsSet { who, target, coins: Coins(coins) });
    Ok(())
}
