//! `@faction`: who is at war, whatever the files say, and who is of which faction.

use super::{STAFF, refusals};
use crate::base::id::CreatureId;
use crate::game::Turn;
use crate::game::frame::args::Args;
use crate::game::frame::part::{Done, Part};
use crate::game::frame::turn::Kept;
use crate::game::frame::verb::{Role, Spec};
use crate::game::people::faction::{self, Mutual, Relation};

pub(super) const FACTION: Spec = Spec {
    name: "@faction",
    priority: 91,
    role: Role::Wizard,
    example: "@faction peace silver_sanctum shadow_syndicate",
    help: "Puts two factions at war, or makes peace between them, whatever their files say. It holds \
           over restarts and reloads, until `reset` lets their files decide again.",
    parts: PARTS,
    ..STAFF
};

const PARTS: &[Part] = &[
    Part {
        name: "hostile",
        aliases: &["war"],
        takes: "<a> <b> [oneway]",
        example: "@faction hostile silver_sanctum shadow_syndicate",
        help: "Puts two factions at war. `oneway` changes only how the first meets the second.",
        run: |turn, who, args| decree(turn, who, args, Some(Relation::Hostile)),
        ..Part::DEFAULT
    },
    Part {
        name: "peace",
        takes: "<a> <b> [oneway]",
        example: "@faction peace silver_sanctum shadow_syndicate",
        help: "Makes peace between two factions; with `oneway`, of the first with the second.",
        run: |turn, who, args| decree(turn, who, args, Some(Relation::Peace)),
        ..Part::DEFAULT
    },
    Part {
        name: "reset",
        takes: "<a> <b> [oneway]",
        example: "@faction reset silver_sanctum shadow_syndicate",
        help: "Takes back what was decreed: their files decide again.",
        run: |turn, who, args| decree(turn, who, args, None),
        ..Part::DEFAULT
    },
    Part {
        name: "decrees",
        example: "@faction decrees",
        help: "Lists what is decreed, beside what the files say.",
        run: |turn, who, args| {
            args.end()?;
            turn.show(who, Kept::Yes, faction::decrees);
            Ok(())
        },
        ..Part::DEFAULT
    },
    Part {
        name: "npcs",
        takes: "<faction>",
        example: "@faction npcs silver_sanctum",
        help: "Lists the NPC templates of a faction, and how many of each live.",
        run: |turn, who, mut args| {
            let faction = args.faction(turn)?;
            args.end()?;
            turn.show(who, Kept::Yes, move |view, page| faction::npcs(view, faction, page));
            Ok(())
        },
        ..Part::DEFAULT
    },
];

/// Without a relation: their files decide again.
fn decree(turn: &mut Turn, who: CreatureId, mut args: Args, relation: Option<Relation>) -> Done {
    let mutual = if args.last_keyword("oneway") { Mutual::OneWay } else { Mutual::Both };
    let (from, to) = faction::two(turn.content, args.rest()?)?;
    if from == to {
        return Err(refusals::no_war_with_itself());
    }
    faction::decree(turn, who, (from, to), relation, mutual);
    Ok(())
}
