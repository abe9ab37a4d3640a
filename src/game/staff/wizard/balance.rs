//! `@balance`: the numbers of the game, turned while people play (N17). The same for any other file
//! of numbers: each of these functions is handed which.

use super::STAFF;
use super::balance_page::{list, one};
use super::event::Setting;
use super::persons;
use super::refusals::{none_such, not_so};
use crate::base::id::CreatureId;
use crate::game::Refusal;
use crate::game::Turn;
use crate::game::frame::args::Args;
use crate::game::frame::numbers::{self, File, Said, Set};
use crate::game::frame::part::{Done, Part};
use crate::game::frame::turn::{Ask, Kept};
use crate::game::frame::verb::{Role, Spec};

pub(super) const BALANCE: Spec = Spec {
    name: "@balance",
    priority: 91,
    role: Role::Admin,
    example: "@balance list regain",
    help: "Shows the numbers of the game and turns them: how fast the hurt mend, how long a corpse \
           lies. What you set holds at once, over restarts and reloads, until `reset` lets the \
           world's file (`config/game_balance.yaml`) decide again.",
    parts: PARTS,
    bare: "list",
    ..STAFF
};

const PARTS: &[Part] = &[
    Part {
        name: "list",
        takes: "[word]",
        example: "@balance list regain",
        help: "Lists the numbers: all, or those with a word in their names or in what is said of \
               them. A star marks what an admin set.",
        run: |turn, who, args| list_of(turn, who, args, File::Balance),
        ..Part::DEFAULT
    },
    Part {
        name: "get",
        takes: "<number>",
        example: "@balance get regain.every_seconds",
        help: "Shows a number: what it is, what it means, what it may be, and who says so.",
        run: |turn, who, args| get(turn, who, args, File::Balance),
        ..Part::DEFAULT
    },
    Part {
        name: "set",
        takes: "<number> <value>",
        example: "@balance set regain.every_seconds 4",
        help: "Sets a number, within its bounds. What waits already waits as long as it was to.",
        run: |turn, who, args| set(turn, who, args, File::Balance),
        ..Part::DEFAULT
    },
    Part {
        name: "reset",
        full: true,
        takes: "<number>",
        example: "@balance reset regain.every_seconds",
        help: "Takes back what was set: the world's file decides again.",
        run: |turn, who, args| reset(turn, who, args, File::Balance),
        ..Part::DEFAULT
    },
    Part {
        name: "reload",
        full: true,
        example: "@balance reload",
        help: "Reads the files of numbers again, and no other. What admins set stays.",
        run: |turn, who, args| reload(turn, who, &args),
        ..Part::DEFAULT
    },
];

/// Shows all numbers of a file, or those with a word in them.
pub(super) fn list_of(turn: &mut Turn, who: CreatureId, mut args: Args, file: File) -> Done {
    let word = args.all().to_lowercase();
    turn.show(who, Kept::Yes, move |view, page| list(view, file, &word, page));
    Ok(())
}

/// Shows one number.
pub(super) fn get(turn: &mut Turn, who: CreatureId, mut args: Args, file: File) -> Done {
    let said = number(&mut args, file)?;
    args.end()?;
    turn.show(who, Kept::Yes, move |view, page| one(view, said, page));
    Ok(())
}

/// Sets one.
pub(super) fn set(turn: &mut Turn, who: CreatureId, mut args: Args, file: File) -> Done {
    let said = number(&mut args, file)?;
    let typed = args.word()?.to_owned();
    args.end()?;
    let value = typed.parse::<f64>().ok().filter(|value| said.may_be(*value));
    let value = value.ok_or_else(|| not_so(said, &typed))?;
    let was = turn.world.numbers.value(said);
    let set = Set { value, by: persons::name(turn, who), at: turn.now };
    numbers::set(turn.world, said, set);
    turn.report(Setting::Number { who, said, was, value });
    Ok(())
}

/// Lets the file decide again.
pub(super) fn reset(turn: &mut Turn, who: CreatureId, mut args: Args, file: File) -> Done {
    let said = number(&mut args, file)?;
    args.end()?;
    let was = turn.world.numbers.value(said);
    let was_set = numbers::reset(turn.world, said);
    let value = turn.world.numbers.value(said);
    turn.report(match was_set {
        true => Setting::Number { who, said, was, value },
        false => Setting::NumberNotSet { who, said },
    });
    Ok(())
}

/// Reads all files of numbers again.
pub(super) fn reload(turn: &mut Turn, who: CreatureId, args: &Args) -> Done {
    args.end()?;
    turn.report(Setting::NumbersAsked { who });
    turn.ask(Ask::ReloadNumbers(who));
    Ok(())
}

fn number(args: &mut Args, file: File) -> Result<&'static Said, Refusal> {
    let typed = args.word()?;
    numbers::find(file, typed).ok_or_else(|| none_such(file, typed))
}
