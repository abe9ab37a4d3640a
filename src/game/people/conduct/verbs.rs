//! What staff type about complaints. Players type `report`, a verb of `party`.

use super::pages::Which;
use super::{pages, refusals, rules};
use crate::base::id::CreatureId;
use crate::game::Turn;
use crate::game::frame::args::Args;
use crate::game::frame::part::{Done, Part};
use crate::game::frame::posture::Posture;
use crate::game::frame::role::Role;
use crate::game::frame::turn::Kept;
use crate::game::frame::verb::{Group, Spec};

pub(super) const VERBS: &[Spec] = &[Spec {
    name: "@reports",
    aliases: &["@complaints"],
    priority: 93,
    role: Role::Wizard,
    posture: Posture::Sleeping,
    group: Group::Staff,
    example: "@reports list",
    help: "Shows what players complain of (`report bran he swears`), with the last words that the one who \
           complains read of the other, as evidence.",
    parts: PARTS,
    bare: "list",
    other: "read",
    ..Spec::DEFAULT
}];

const PARTS: &[Part] = &[
    Part {
        name: "list",
        example: "@reports list",
        help: "Shows the complaints that are open.",
        run: |turn, who, args| list(turn, who, args, Which::Open),
        ..Part::DEFAULT
    },
    Part {
        name: "all",
        example: "@reports all",
        help: "Shows the closed ones, too.",
        run: |turn, who, args| list(turn, who, args, Which::All),
        ..Part::DEFAULT
    },
    Part {
        name: "read",
        takes: "<number>",
        example: "@reports read 1",
        help: "Shows a complaint and its evidence. The word itself may be left out.",
        run: read,
        ..Part::DEFAULT
    },
    Part {
        name: "close",
        takes: "<number>",
        example: "@reports close 1",
        help: "Is done with a complaint.",
        run: close,
        ..Part::DEFAULT
    },
];

fn list(turn: &mut Turn, who: CreatureId, args: Args, which: Which) -> Done {
    args.end()?;
    turn.show(who, Kept::Yes, move |view, page| pages::list(view, which, page));
    Ok(())
}

fn read(turn: &mut Turn, who: CreatureId, mut args: Args) -> Done {
    let number = args.number(1..=u64::MAX)?;
    args.end()?;
    let complaint = turn.world.conduct.complaints.get(&number).cloned();
    let complaint = complaint.ok_or_else(|| refusals::no_such(number))?;
    turn.show(who, Kept::Yes, move |view, page| pages::read(view, number, &complaint, page));
    Ok(())
}

fn close(turn: &mut Turn, who: CreatureId, mut args: Args) -> Done {
    let number = args.number(1..=u64::MAX)?;
    args.end()?;
    rules::close(turn, number)?;
    turn.show_line(who, Kept::Yes, move |_| format!("Complaint {number} is closed."));
    Ok(())
}
