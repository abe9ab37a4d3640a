//! `@faction`: who is at war, whatever the files say, and who is of which faction.

use super::STAFF;
use crate::base::id::CreatureId;
use crate::game::frame::grammar::word_and_rest;
use crate::game::frame::verb::{Role, Spec};
use crate::game::people::faction::{self, Mutual, Relation};
use crate::game::{Refusal, Turn};

pub(super) const FACTION: Spec = Spec {
    name: "@faction",
    priority: 91,
    role: Role::Wizard,
    usage: "@faction hostile|peace|reset <a> <b> [oneway]  or  decrees  or  npcs <a>",
    example: "@faction peace silver_sanctum shadow_syndicate",
    help: "Puts two factions at war, or makes peace between them, whatever their files say; \
           `oneway` changes only how the first meets the second. It holds over restarts and \
           reloads, until `reset` lets their files decide again. `decrees` lists what is decreed, \
           `npcs` the NPCs of a faction.",
    run: faction_verb,
    ..STAFF
};

fn faction_verb(turn: &mut Turn, who: CreatureId, args: &str) -> Result<(), Refusal> {
    let (word, rest) = word_and_rest(args);
    match word.to_lowercase().as_str() {
        "hostile" | "war" => decree(turn, who, rest, Some(Relation::Hostile)),
        "peace" => decree(turn, who, rest, Some(Relation::Peace)),
        "reset" => decree(turn, who, rest, None),
        "decrees" => {
            turn.report(faction::Event::AskedDecrees { who });
            Ok(())
        }
        "npcs" if !rest.trim().is_empty() => {
            let faction = faction::named(turn.content, rest)?;
            turn.report(faction::Event::AskedNpcs { who, faction });
            Ok(())
        }
        _ => Err(Refusal::Usage(FACTION.usage)),
    }
}

/// Without a relation: their files decide again.
fn decree(
    turn: &mut Turn,
    who: CreatureId,
    args: &str,
    relation: Option<Relation>,
) -> Result<(), Refusal> {
    let (names, mutual) = match args.trim().strip_suffix("oneway") {
        Some(names) => (names, Mutual::OneWay),
        None => (args, Mutual::Both),
    };
    if names.trim().is_empty() {
        return Err(Refusal::Usage(FACTION.usage));
    }
    let (from, to) = faction::two(turn.content, names)?;
    if from == to {
        return Err(Refusal::Because("A faction is never at war with itself.".into()));
    }
    faction::decree(turn, who, (from, to), relation, mutual);
    Ok(())
}
