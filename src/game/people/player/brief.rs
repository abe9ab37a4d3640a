//! `brief`: who wants to read less as they walk, or of fights.

use super::choices::{chosen, switched};
use super::rules;
use crate::base::id::CreatureId;
use crate::game::Turn;
use crate::game::frame::args::Args;
use crate::game::frame::part::{Done, Part};

/// The parts of `brief`.
pub(super) const PARTS: &[Part] = &[
    Part {
        name: "rooms",
        takes: "[on|off]",
        example: "brief rooms on",
        help: "Shows rooms by their names and who is there, not their descriptions, as you walk. The \
               word `rooms` may be left out.",
        run: rooms,
        ..Part::DEFAULT
    },
    Part {
        name: "combat",
        takes: "[on|off]",
        example: "brief combat on",
        help: "Tells fights in one line a round, your own too; a fight of many others always is. \
               Screen-reader mode has it on until you turn it off.",
        run: combat,
        ..Part::DEFAULT
    },
];

/// Both under the roof of `config brief`.
pub(super) fn brief(turn: &mut Turn, who: CreatureId, mut args: Args) -> Done {
    if args.keyword("combat") {
        return combat(turn, who, args);
    }
    args.keyword("rooms");
    rooms(turn, who, args)
}

fn rooms(turn: &mut Turn, who: CreatureId, args: Args) -> Done {
    let now = turn.world.players.character(who).is_some_and(|p| p.preferences().brief);
    let on = switched(args)?.unwrap_or(!now);
    rules::choose(turn, who, |preferences| preferences.brief = on);
    chosen(
        turn,
        who,
        if on {
            "Brief is on: rooms show their names only as you walk."
        } else {
            "Brief is off: rooms show in full."
        },
    )
}

fn combat(turn: &mut Turn, who: CreatureId, args: Args) -> Done {
    let now = turn.world.players.sums_fights(who);
    let on = switched(args)?.unwrap_or(!now);
    rules::choose(turn, who, |preferences| preferences.brief_combat = Some(on));
    chosen(
        turn,
        who,
        if on {
            "Brief combat is on: fights are told in one line a round."
        } else {
            "Brief combat is off: you read every blow, but for those of a fight of many."
        },
    )
}
