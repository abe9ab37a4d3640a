//! `@timer`: how long things take, turned while people play (N18).

use super::STAFF;
use super::balance::{get, list_of, reload, reset, set};
use crate::game::frame::numbers::File;
use crate::game::frame::part::Part;
use crate::game::frame::verb::{Role, Spec};

pub(super) const TIMER: Spec = Spec {
    name: "@timer",
    priority: 92,
    role: Role::Admin,
    example: "@timer list resets",
    help: "Shows how long things take, and turns it: weather, resets, how long a body stands that \
           nobody is in. What you set holds at once, over restarts and reloads, until `reset` lets \
           the world's file (`config/timers.yaml`) decide again. Times that belong to other numbers \
           are with these: `@balance`. What waits already waits as long as it was to.",
    parts: PARTS,
    bare: "list",
    ..STAFF
};

const PARTS: &[Part] = &[
    Part {
        name: "list",
        takes: "[word]",
        example: "@timer list resets",
        help: "Lists the times: all, or those with a word in their names or in what is said of them. A \
               star marks what an admin set.",
        run: |turn, who, args| list_of(turn, who, args, File::Timers),
        ..Part::DEFAULT
    },
    Part {
        name: "get",
        takes: "<time>",
        example: "@timer get links.leaves_after_seconds",
        help: "Shows a time: how long it is, what it means, what it may be, and who says so.",
        run: |turn, who, args| get(turn, who, args, File::Timers),
        ..Part::DEFAULT
    },
    Part {
        name: "set",
        takes: "<time> <seconds>",
        example: "@timer set links.leaves_after_seconds 120",
        help: "Sets a time, within its bounds. What waits already waits as long as it was to.",
        run: |turn, who, args| set(turn, who, args, File::Timers),
        ..Part::DEFAULT
    },
    Part {
        name: "reset",
        full: true,
        takes: "<time>",
        example: "@timer reset links.leaves_after_seconds",
        help: "Takes back what was set: the world's file decides again.",
        run: |turn, who, args| reset(turn, who, args, File::Timers),
        ..Part::DEFAULT
    },
    Part {
        name: "reload",
        full: true,
        example: "@timer reload",
        help: "Reads the files of numbers again, and no other. What admins set stays.",
        run: |turn, who, args| reload(turn, who, &args),
        ..Part::DEFAULT
    },
];
