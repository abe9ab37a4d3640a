//! What may be typed about a war: parts of the verb `faction`, which stands above in the list.

use super::{diary, pages};
use crate::base::id::CreatureId;
use crate::base::limits::DIARY_SHOWN_MAX;
use crate::game::Turn;
use crate::game::frame::args::Args;
use crate::game::frame::part::{Done, Part};
use crate::game::frame::turn::Kept;

/// Entries of the war diary that are shown if no number is named.
const DIARY_SHOWN: u64 = 10;

/// The parts that this feature adds to `faction`.
pub const PARTS: &[Part] = &[
    Part {
        name: "balance",
        example: "faction balance",
        help: "Shows who has killed how many of whom, who is ahead, and how far it is until the other side is helped.",
        run: balance,
        ..Part::DEFAULT
    },
    Part {
        name: "war",
        example: "faction war",
        help: "Draws the front where you are: which rooms each side holds.",
        run: war,
        ..Part::DEFAULT
    },
    Part {
        name: "diary",
        takes: "[how many] [before <entry>]",
        example: "faction diary 20",
        help: "Reads the newest entries of the war diary. `faction diary before 300` reads those \
               before one; each page ends with what to type for older ones.",
        run: read_diary,
        ..Part::DEFAULT
    },
];

fn balance(turn: &mut Turn, who: CreatureId, _: Args) -> Done {
    turn.show(who, Kept::Yes, pages::balance);
    Ok(())
}

fn war(turn: &mut Turn, who: CreatureId, _: Args) -> Done {
    turn.show(who, Kept::Yes, move |view, page| pages::front(view, who, page));
    Ok(())
}

fn read_diary(turn: &mut Turn, who: CreatureId, mut args: Args) -> Done {
    let before = args.last_before()?;
    let count = args.maybe(|args| args.number(1..=u64::MAX))?.unwrap_or(DIARY_SHOWN);
    args.end()?;
    let count = usize::try_from(count).unwrap_or(DIARY_SHOWN_MAX).min(DIARY_SHOWN_MAX);
    diary::read(turn, who, count, before);
    Ok(())
}
