//! What may be typed about reputation.

use super::pages;
use crate::base::id::CreatureId;
use crate::base::limits::REPUTATION_EVENTS_SHOWN_MAX;
use crate::game::Turn;
use crate::game::frame::actor::Actor;
use crate::game::frame::args::Args;
use crate::game::frame::keep::{LogName, Query};
use crate::game::frame::part::{Done, Part};
use crate::game::frame::posture::Posture;
use crate::game::frame::turn::{Ask, Kept};
use crate::game::frame::verb::{Group, Spec};

/// The verbs of this feature.
pub const VERBS: &[Spec] = &[Spec {
    name: "reputation",
    priority: 70,
    group: Group::Yourself,
    posture: Posture::Sleeping,
    example: "reputation",
    help: "Tells what the world thinks of you, or of anyone else: players, factions and whoever else \
           has a name. Type `help standing` for what factions think of you, and `help trust` for how \
           trust is worked out.",
    parts: PARTS,
    bare: "of",
    other: "of",
    ..Spec::DEFAULT
}];

const PARTS: &[Part] = &[
    Part {
        name: "of",
        takes: "[name]",
        example: "reputation of sanctum",
        help: "Tells what the world at large thinks of somebody. Of yourself, also what each faction \
               thinks.",
        run: of,
        ..Part::DEFAULT
    },
    Part {
        name: "history",
        takes: "<name> [before <entry>]",
        example: "reputation history me",
        help: "Tells of what a reputation comes, the newest last, and how often somebody betrayed \
               another. What stands between others is nobody's business but theirs.",
        run: history,
        ..Part::DEFAULT
    },
    Part {
        name: "trust",
        takes: "<name>",
        example: "reputation trust sanctum",
        help: "Tells how far you may trust somebody, and they you, from 0 to 1, and of what it comes.",
        run: trust,
        ..Part::DEFAULT
    },
];

fn of(turn: &mut Turn, who: CreatureId, mut args: Args) -> Done {
    let actor = args.maybe(|args| args.actor(turn))?.unwrap_or(Actor::Player(who));
    turn.show(who, Kept::Yes, move |view, page| pages::reputation(view, who, &actor, page));
    Ok(())
}

fn history(turn: &mut Turn, who: CreatureId, mut args: Args) -> Done {
    let before = args.last_before()?;
    let actor = args.actor(turn)?;
    let word = Some(pages::asked_for(turn, who, &actor));
    let (log, most) = (LogName::ReputationEvent, REPUTATION_EVENTS_SHOWN_MAX);
    let newest = turn.world.reputation.events.back().map_or(0, |last| last.number);
    // One actor's lines are few among all, so all pages come from where the log is whole.
    let before = before.unwrap_or(newest.saturating_add(1));
    turn.ask(Ask::History(Query { who, log, before, most, word }));
    Ok(())
}

fn trust(turn: &mut Turn, who: CreatureId, mut args: Args) -> Done {
    let actor = args.actor(turn)?;
    if actor == Actor::Player(who) {
        turn.show_line(who, Kept::No, |_| {
            "You know yourself well enough. Name somebody else.".into()
        });
        return Ok(());
    }
    turn.show(who, Kept::Yes, move |view, page| pages::trust_page(view, who, &actor, page));
    Ok(())
}
