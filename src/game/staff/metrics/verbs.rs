//! What may be typed: `@metrics`.

use crate::base::id::CreatureId;
use crate::game::Turn;
use crate::game::frame::args::Args;
use crate::game::frame::part::{Done, Part};
use crate::game::frame::turn::{Ask, Order, Sheet};
use crate::game::frame::verb::{Group, Role, Spec};
use crate::game::ground::creature::Posture;

pub(super) const VERBS: &[Spec] = &[Spec {
    name: "@metrics",
    role: Role::Admin,
    // `@m` is `@mind`, as it has been.
    priority: 93,
    posture: Posture::Sleeping,
    group: Group::Staff,
    example: "@metrics health",
    help: "Shows how the server and the game do, in numbers. No name of a player is in them. The \
           setting `web` gives the same to Prometheus, and `metrics_file` to other programs.",
    parts: &[
        Part {
            name: "health",
            example: "@metrics health",
            help: "Shows how long the server has been up, how long commands take, what went wrong, \
                   and how often somebody ran into a limit. Of a hundred commands fifty take no \
                   longer than p50, and ninety-nine no longer than p99.",
            run: |turn, who, args| sheet(turn, who, args, Sheet::Health),
            ..Part::DEFAULT
        },
        Part {
            name: "perf",
            example: "@metrics perf",
            help: "Shows what the server uses of the machine, and how fast turns, the database and \
                   the hashing of passwords are.",
            run: |turn, who, args| sheet(turn, who, args, Sheet::Performance),
            ..Part::DEFAULT
        },
    ],
    bare: "health",
    ..Spec::DEFAULT
}];

/// Asks the edge, which has a clock.
fn sheet(turn: &mut Turn, who: CreatureId, args: Args, sheet: Sheet) -> Done {
    args.end()?;
    turn.ask(Ask::Operate(who, Order::Metrics(sheet)));
    Ok(())
}
