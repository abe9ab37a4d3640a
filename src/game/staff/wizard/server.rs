//! What concerns the whole server: `@announce`, `@net`, `@reload`, `@shutdown`, `@clock`, `@rng`.

use super::event::Event;
use super::{STAFF, pages, persons, refusals};
use crate::base::clock::Millis;
use crate::base::id::CreatureId;
use crate::base::limits::{CLOCK_ADVANCE_MS_MAX, SHUTDOWN_SECONDS_MAX};
use crate::game::frame::args::Args;
use crate::game::frame::part::{Done, Part};
use crate::game::frame::span;
use crate::game::frame::turn::{Ask, Kept};
use crate::game::frame::verb::{Role, Spec};
use crate::game::{Turn, View};
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
    example: "@shutdown 60 A new version.",
    help: "Stops the server, after a while in which everybody may find an end. Type the whole word.",
    parts: &[
        Part {
            name: "in",
            full: true,
            takes: "[seconds|how long] [reason]",
            example: "@shutdown in 5 minutes A new version.",
            help: "Stops it in so many seconds, or in `5m` or `5 minutes`; in 10 seconds if you do not \
                   say. The word `in` may be left out.",
            run: shutdown,
            ..Part::DEFAULT
        },
        Part {
            name: "cancel",
            full: true,
            example: "@shutdown cancel",
            help: "Lets the server run on, if it was to be stopped.",
            run: cancel_shutdown,
            ..Part::DEFAULT
        },
    ],
    bare: "in",
    other: "in",
    ..STAFF
};

pub(super) const CLOCK: Spec = Spec {
    name: "@clock",
    role: Role::Wizard,
    example: "@clock show",
    help: "Shows the server's clock and what waits for it; in test mode it can be moved ahead.",
    parts: &[
        Part {
            name: "show",
            example: "@clock show",
            help: "Shows where the clock stands, and what waits for it.",
            run: show_clock,
            ..Part::DEFAULT
        },
        Part {
            name: "advance",
            takes: "<how long>",
            example: "@clock advance 10m",
            help: "In test mode: moves the clock ahead, by `90s`, `10m`, `2 hours`, `1d12h`. The world \
                   lives through that time at once: everything happens as often as it is due.",
            needs: only_in_test_mode,
            run: advance,
            ..Part::DEFAULT
        },
    ],
    bare: "show",
    ..STAFF
};

pub(super) const RNG: Spec = Spec {
    name: "@rng",
    role: Role::Wizard,
    example: "@rng show",
    help: "In test mode: shows what the dice began with, or begins them anew.",
    parts: &[
        Part {
            name: "show",
            example: "@rng show",
            help: "Shows what the dice began with, and how many numbers are loaded.",
            needs: only_in_test_mode,
            run: show_dice,
            ..Part::DEFAULT
        },
        Part {
            name: "seed",
            takes: "<number>",
            example: "@rng seed 7",
            help: "Begins the dice anew, from this number.",
            needs: only_in_test_mode,
            run: seed_dice,
            ..Part::DEFAULT
        },
    ],
    bare: "show",
    ..STAFF
};

fn announce(turn: &mut Turn, who: CreatureId, mut args: Args) -> Done {
    let words = clean(args.rest()?);
    turn.report(Event::Announced { who, words });
    Ok(())
}

fn net(turn: &mut Turn, who: CreatureId, mut args: Args) -> Done {
    let name = args.maybe(Args::rest)?;
    let of = name.map(|name| persons::player(turn, who, name)).transpose()?;
    turn.ask(Ask::Links { who, of });
    Ok(())
}

fn shutdown(turn: &mut Turn, who: CreatureId, mut args: Args) -> Done {
    // A number alone is seconds; `10 minutes` is not ten of them.
    let seconds = match args.clone().time() {
        Ok(_) => args.time()?.as_seconds(),
        Err(refusal) if args.is_number_next() => {
            args.number(0..=SHUTDOWN_SECONDS_MAX).map_err(|_| refusal)?
        }
        Err(refusal) if span::begins_with_digit(args.ahead()) => return Err(refusal),
        Err(_) => SHUTDOWN_SECONDS,
    };
    if seconds > SHUTDOWN_SECONDS_MAX {
        return Err(refusals::beyond_a_week());
    }
    turn.report(Event::ShutdownAsked { who, seconds });
    turn.ask(Ask::Shutdown { seconds, reason: clean(args.all()) });
    Ok(())
}

fn cancel_shutdown(turn: &mut Turn, who: CreatureId, _: Args) -> Done {
    turn.ask(Ask::ShutdownCancelled(who));
    Ok(())
}

fn show_clock(turn: &mut Turn, who: CreatureId, args: Args) -> Done {
    args.end()?;
    turn.show_line(who, Kept::No, pages::clock);
    Ok(())
}

fn advance(turn: &mut Turn, who: CreatureId, mut args: Args) -> Done {
    let span = args.time()?;
    args.end()?;
    if span > Millis(CLOCK_ADVANCE_MS_MAX) {
        return Err(refusals::beyond_a_year());
    }
    turn.report(Event::ClockAdvanced { who, span });
    turn.ask(Ask::Advance(who, span));
    Ok(())
}

fn show_dice(turn: &mut Turn, who: CreatureId, args: Args) -> Done {
    args.end()?;
    let (seed, loaded) = (turn.dice.seed(), turn.dice.loaded());
    turn.show_line(who, Kept::No, move |_| pages::dice(seed, loaded));
    Ok(())
}

fn seed_dice(turn: &mut Turn, who: CreatureId, mut args: Args) -> Done {
    let seed = args.number(0..=u64::MAX)?;
    args.end()?;
    turn.report(Event::DiceSeeded { who, seed });
    turn.ask(Ask::Reseed(seed));
    Ok(())
}

/// Whoever could set the clock or the dice of a world in play could win at anything.
fn only_in_test_mode(view: View, _: CreatureId) -> Done {
    match view.world.test_mode {
        true => Ok(()),
        false => Err(refusals::only_in_test_mode()),
    }
}
