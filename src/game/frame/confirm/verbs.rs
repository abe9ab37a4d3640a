//! What may be typed: `confirm` and `undo`.

use super::{answered, later, refusals};
use crate::base::id::CreatureId;
use crate::game::Turn;
use crate::game::frame::args::Args;
use crate::game::frame::part::Done;
use crate::game::frame::posture::Posture;
use crate::game::frame::turn::Ask;
use crate::game::frame::verb::{Group, Spec};

pub(super) const VERBS: &[Spec] = &[
    Spec {
        name: "confirm",
        full: true,
        group: Group::Yourself,
        posture: Posture::Sleeping,
        usage: "confirm",
        example: "confirm",
        help: "Says that you mean what you were just asked about. What cannot be taken back shows you \
               its price, and waits a minute for this word.",
        run: confirm,
        ..Spec::DEFAULT
    },
    Spec {
        name: "undo",
        aliases: &["takeback"],
        full: true,
        group: Group::Yourself,
        posture: Posture::Sleeping,
        usage: "undo",
        example: "undo",
        help: "Takes back the last thing of yours that waits for its minute to pass, for nothing.",
        run: undo,
        ..Spec::DEFAULT
    },
];

fn confirm(turn: &mut Turn, who: CreatureId, args: Args) -> Done {
    args.end()?;
    let line = answered(turn.world, who, turn.now).ok_or_else(refusals::nothing_asked)?;
    turn.ask(Ask::Line(who, line));
    Ok(())
}

fn undo(turn: &mut Turn, who: CreatureId, args: Args) -> Done {
    args.end()?;
    later::take_back(turn, who)
}
