//! `@feature`: what is switched on and off while people play (N16).

use super::STAFF;
use super::balance_page::switches;
use super::event::Setting;
use super::persons;
use super::refusals::{is_so, no_flag};
use crate::base::id::CreatureId;
use crate::game::frame::args::Args;
use crate::game::frame::flags::{self, Flag, Position, Switched};
use crate::game::frame::part::{Done, Part};
use crate::game::frame::turn::Kept;
use crate::game::frame::verb::{Role, Spec};
use crate::game::{Refusal, Turn};

pub(super) const FEATURE: Spec = Spec {
    name: "@feature",
    priority: 92,
    role: Role::Admin,
    example: "@feature off shop",
    help: "Switches features off and on again: their commands answer that they are disabled, and \
           what else each says. It holds over restarts and reloads, until `reset` lets the world's \
           file (`config/features.yaml`) decide again.",
    parts: PARTS,
    bare: "list",
    ..STAFF
};

const PARTS: &[Part] = &[
    Part {
        name: "list",
        example: "@feature list",
        help: "Lists what can be switched, how it stands, and who put it so.",
        run: |turn, who, args| {
            args.end()?;
            turn.show(who, Kept::Yes, switches);
            Ok(())
        },
        ..Part::DEFAULT
    },
    Part {
        name: "on",
        full: true,
        takes: "<feature>",
        example: "@feature on shop",
        help: "Switches a feature on.",
        run: |turn, who, args| switch(turn, who, args, Position::On),
        ..Part::DEFAULT
    },
    Part {
        name: "off",
        full: true,
        takes: "<feature>",
        example: "@feature off shop",
        help: "Switches a feature off.",
        run: |turn, who, args| switch(turn, who, args, Position::Off),
        ..Part::DEFAULT
    },
    Part {
        name: "reset",
        full: true,
        takes: "<feature>",
        example: "@feature reset shop",
        help: "Lets the world's file decide again.",
        run: reset,
        ..Part::DEFAULT
    },
];

fn switch(turn: &mut Turn, who: CreatureId, mut args: Args, to: Position) -> Done {
    let flag = flag(&mut args)?;
    if flags::position(turn.view(), flag) == to {
        return Err(is_so(flag, to));
    }
    let switched = Switched { to, by: persons::name(turn, who), at: turn.now };
    flags::switch(turn.world, flag, switched);
    turn.report(Setting::Switched { who, flag, to });
    Ok(())
}

fn reset(turn: &mut Turn, who: CreatureId, mut args: Args) -> Done {
    let flag = flag(&mut args)?;
    flags::reset(turn.world, flag);
    let to = flags::position(turn.view(), flag);
    turn.report(Setting::Switched { who, flag, to });
    Ok(())
}

fn flag(args: &mut Args) -> Result<Flag, Refusal> {
    let typed = args.word()?;
    let flag = flags::find(typed).ok_or_else(|| no_flag(typed))?;
    args.end()?;
    Ok(flag)
}
