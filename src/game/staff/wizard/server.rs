//! What concerns the whole server: `@announce`, `@net`, `@reload`, `@shutdown`, `@clock`, `@rng`.

use super::event::Event;
use super::{STAFF, parse, persons};
use crate::base::clock::Millis;
use crate::base::id::CreatureId;
use crate::base::limits::{CLOCK_ADVANCE_MS_MAX, SHUTDOWN_SECONDS_MAX};
use crate::game::frame::grammar::word_and_rest;
use crate::game::frame::turn::Ask;
use crate::game::frame::verb::{Role, Spec};
use crate::game::{Refusal, Turn};
use crate::text::style::clean;

/// How long players have to find an end if nothing is said (our choice).
const SHUTDOWN_SECONDS: u64 = 10;

pub(super) const ANNOUNCE: Spec = Spec {
    name: "@announce",
    role: Role::Wizard,
    usage: "@announce <words>",
    example: "@announce The harbour opens at noon.",
    help: "Says something to everyone who is in the world.",
    run: announce,
    ..STAFF
};

pub(super) const NET: Spec = Spec {
    name: "@net",
    role: Role::Wizard,
    usage: "@net [who]",
    example: "@net",
    help: "Shows how somebody is connected: address, TLS, what was agreed, bytes before and after \
           compression, what waits, silence. Without a name: everybody, a line each.",
    run: net,
    ..STAFF
};

pub(super) const RELOAD: Spec = Spec {
    name: "@reload",
    role: Role::Builder,
    usage: "@reload",
    example: "@reload",
    help: "Reads the world files again. If there is an error in them, you see the report and \
           nothing changes. What is written of those who live holds at once; their names, levels and \
           homes, too, but not in a fight: they change when they respawn. Things whose template is \
           gone leave the world until it is back.",
    run: |turn, who, _| {
        turn.report(Event::ReloadAsked { who });
        turn.ask(Ask::Reload(who));
        Ok(())
    },
    ..STAFF
};

pub(super) const VALIDATE: Spec = Spec {
    name: "@validate",
    role: Role::Builder,
    usage: "@validate",
    example: "@validate",
    help: "Looks at the world files as `@reload` would, and shows you what is wrong with them. Nothing \
           changes, whether there is or not.",
    run: |turn, who, _| {
        turn.report(Event::ValidateAsked { who });
        turn.ask(Ask::Validate(who));
        Ok(())
    },
    ..STAFF
};

pub(super) const SHUTDOWN: Spec = Spec {
    name: "@shutdown",
    full: true,
    role: Role::Admin,
    usage: "@shutdown [seconds|how long|cancel] [reason]",
    example: "@shutdown 60 A new version.",
    help: "Stops the server: in so many seconds, or in `5m` or `5 minutes`; in 10 seconds if you \
           do not say. Type the whole word.",
    run: shutdown,
    ..STAFF
};

pub(super) const CLOCK: Spec = Spec {
    name: "@clock",
    role: Role::Wizard,
    usage: "@clock [show|advance <how long>]",
    example: "@clock show",
    help: "Shows the server's clock and what waits for it; in test mode it can be moved \
           ahead, by `90s`, `10m`, `2 hours`, `1d12h`. The world lives through that time at once: \
           everything happens as often as it is due.",
    run: clock,
    ..STAFF
};

pub(super) const RNG: Spec = Spec {
    name: "@rng",
    role: Role::Wizard,
    usage: "@rng [show|seed <number>]",
    example: "@rng show",
    help: "In test mode: shows what the dice began with, or begins them anew.",
    run: rng,
    ..STAFF
};

fn announce(turn: &mut Turn, who: CreatureId, args: &str) -> Result<(), Refusal> {
    let words = clean(args);
    if words.is_empty() {
        return Err(Refusal::Usage(ANNOUNCE.usage));
    }
    turn.report(Event::Announced { who, words });
    Ok(())
}

fn net(turn: &mut Turn, who: CreatureId, args: &str) -> Result<(), Refusal> {
    let of = match args.trim() {
        "" => None,
        name => Some(persons::player(turn, who, name)?),
    };
    turn.ask(Ask::Links { who, of });
    Ok(())
}

fn shutdown(turn: &mut Turn, who: CreatureId, args: &str) -> Result<(), Refusal> {
    let (first, rest) = word_and_rest(args);
    if first.eq_ignore_ascii_case("cancel") {
        turn.ask(Ask::ShutdownCancelled(who));
        return Ok(());
    }
    // A number alone is seconds; `10 minutes` is not ten of them.
    let (seconds, reason) = match (parse::begins_with_span(args), first.parse()) {
        (Ok((span, reason)), _) => (span.as_seconds(), reason),
        (Err(_), Ok(seconds)) => (seconds, rest),
        (Err(refusal), Err(_)) if parse::begins_with_digit(first) => return Err(refusal),
        (Err(_), Err(_)) => (SHUTDOWN_SECONDS, args),
    };
    if seconds > SHUTDOWN_SECONDS_MAX {
        return Err(Refusal::Because("That is further ahead than a week.".into()));
    }
    turn.report(Event::ShutdownAsked { who, seconds });
    turn.ask(Ask::Shutdown { seconds, reason: clean(reason) });
    Ok(())
}

fn clock(turn: &mut Turn, who: CreatureId, args: &str) -> Result<(), Refusal> {
    let (what, span) = word_and_rest(args);
    match what.to_lowercase().as_str() {
        "" | "show" => turn.report(Event::AskedClock { who }),
        "advance" => advance(turn, who, span)?,
        _ => return Err(Refusal::Usage(CLOCK.usage)),
    }
    Ok(())
}

fn advance(turn: &mut Turn, who: CreatureId, span: &str) -> Result<(), Refusal> {
    only_in_test_mode(turn)?;
    if span.is_empty() {
        return Err(Refusal::Usage(CLOCK.usage));
    }
    let (span, rest) = parse::begins_with_span(span)?;
    if !rest.is_empty() {
        return Err(Refusal::Usage(CLOCK.usage));
    }
    if span > Millis(CLOCK_ADVANCE_MS_MAX) {
        return Err(Refusal::Because("A year at a time is enough.".into()));
    }
    turn.report(Event::ClockAdvanced { who, span });
    turn.ask(Ask::Advance(who, span));
    Ok(())
}

fn rng(turn: &mut Turn, who: CreatureId, args: &str) -> Result<(), Refusal> {
    only_in_test_mode(turn)?;
    let (what, seed) = word_and_rest(args);
    match what.to_lowercase().as_str() {
        "" | "show" => {
            let (seed, loaded) = (turn.dice.seed(), turn.dice.loaded());
            turn.report(Event::AskedDice { who, seed, loaded });
        }
        "seed" => {
            let seed = seed.trim().parse().map_err(|_| Refusal::Usage(RNG.usage))?;
            turn.report(Event::DiceSeeded { who, seed });
            turn.ask(Ask::Reseed(seed));
        }
        _ => return Err(Refusal::Usage(RNG.usage)),
    }
    Ok(())
}

/// Whoever could set the clock or the dice of a world in play could win at anything.
fn only_in_test_mode(turn: &Turn) -> Result<(), Refusal> {
    match turn.world.test_mode {
        true => Ok(()),
        false => {
            Err(Refusal::Because("Only a server started with `--test-mode` does that.".into()))
        }
    }
}
