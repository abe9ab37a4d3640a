//! What may be typed: `@metrics`.

use super::{pages, rules};
use crate::base::id::CreatureId;
use crate::base::limits::METRICS_DAYS_MAX;
use crate::game::frame::args::Args;
use crate::game::frame::part::{Done, Part};
use crate::game::frame::turn::{Ask, Kept, Order, Sheet};
use crate::game::frame::verb::{Group, Role, Spec};
use crate::game::ground::creature::Posture;
use crate::game::{Turn, View};
use crate::text::page::Page;

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
            run: |turn, who, args| {
                let first = vec![pages::uptime(turn.view())];
                sheet(turn, who, args, (Sheet::Health, first))
            },
            ..Part::DEFAULT
        },
        Part {
            name: "perf",
            example: "@metrics perf",
            help: "Shows what the server uses of the machine, and how fast turns, the database and \
                   the hashing of passwords are.",
            run: |turn, who, args| sheet(turn, who, args, (Sheet::Performance, Vec::new())),
            ..Part::DEFAULT
        },
        Part {
            name: "game",
            example: "@metrics game",
            help: "Shows what happened in the game today, yesterday, and on the last days: players \
                   who were active, wars, rooms that were taken, deaths, coins that were made and \
                   lost.",
            run: |turn, who, args| page(turn, who, args, pages::game),
            ..Part::DEFAULT
        },
        Part {
            name: "community",
            example: "@metrics community",
            help: "Shows how many came new, how many of them came back, how much is typed, and what.",
            run: |turn, who, args| page(turn, who, args, pages::community),
            ..Part::DEFAULT
        },
        Part {
            name: "daily",
            takes: "[days]",
            example: "@metrics daily 7",
            help: "Shows day by day what was counted; fourteen days if you do not say.",
            run: daily,
            ..Part::DEFAULT
        },
    ],
    bare: "health",
    ..Spec::DEFAULT
}];

/// Asks the edge, which has a clock. What the world knows of the matter goes first.
fn sheet(
    turn: &mut Turn,
    who: CreatureId,
    args: Args,
    (sheet, first): (Sheet, Vec<String>),
) -> Done {
    args.end()?;
    turn.ask(Ask::Operate(who, Order::Metrics { sheet, first }));
    Ok(())
}

/// Days that are shown if nothing is said (our choice).
const DAYS: u64 = 14;

/// Shows what was counted in the world, up to now.
fn page(turn: &mut Turn, who: CreatureId, args: Args, page: fn(View, &Page) -> String) -> Done {
    args.end()?;
    rules::up_to_now(turn.world, turn.now);
    turn.show(who, Kept::No, page);
    Ok(())
}

fn daily(turn: &mut Turn, who: CreatureId, mut args: Args) -> Done {
    let days = args.maybe(|args| args.number(1..=METRICS_DAYS_MAX.into()))?.unwrap_or(DAYS);
    args.end()?;
    rules::up_to_now(turn.world, turn.now);
    turn.show(who, Kept::No, move |view, page| pages::daily(view, days, page));
    Ok(())
}
