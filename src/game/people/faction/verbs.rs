//! What may be typed about factions: one verb with parts. What only the ledger of war can answer is
//! added further down the list, by the feature `front`.

use super::{members, pages};
use crate::base::id::CreatureId;
use crate::game::Turn;
use crate::game::frame::args::Args;
use crate::game::frame::part::{Done, Part};
use crate::game::frame::turn::Kept;
use crate::game::frame::verb::{Group, Spec};
use crate::game::ground::creature::Posture;

/// The verbs of this feature.
pub const VERBS: &[Spec] = &[Spec {
    name: "faction",
    group: Group::Yourself,
    posture: Posture::Sleeping,
    example: "faction info sanctum",
    help: "Tells about the factions of the Reach and how you stand with them. Alone it names them \
           all, and with the name of one it tells about that one. Type `help standing` or `help \
           diary` for more.",
    parts: PARTS,
    bare: "list",
    other: "info",
    ..Spec::DEFAULT
}];

const PARTS: &[Part] = &[
    Part {
        name: "list",
        shorts: &["l"],
        example: "faction list",
        help: "Names all factions, what you are to each, whom it takes in, and with whom it is at war.",
        run: list,
        ..Part::DEFAULT
    },
    Part {
        name: "info",
        takes: "<faction>",
        example: "faction info sanctum",
        help: "Tells all about one faction that is no secret. A word of its name will do.",
        run: info,
        ..Part::DEFAULT
    },
    Part {
        name: "standing",
        example: "faction standing",
        help: "Shows what each faction thinks of you, and how far it is to the next step.",
        run: standing,
        ..Part::DEFAULT
    },
    Part {
        name: "join",
        takes: "<faction>",
        example: "faction join college",
        help: "Makes you a member, if the faction takes people in and you are of none. Its wars are \
               yours from then on.",
        run: join,
        ..Part::DEFAULT
    },
    Part {
        name: "leave",
        example: "faction leave",
        help: "Ends your membership, at a price: your faction thinks worse of you.",
        run: |turn, who, args| {
            args.end()?;
            members::would_leave(turn, who)
        },
        ..Part::DEFAULT
    },
];

fn list(turn: &mut Turn, who: CreatureId, _: Args) -> Done {
    turn.show(who, Kept::Yes, move |view, page| pages::list(view, who, page));
    Ok(())
}

fn info(turn: &mut Turn, who: CreatureId, mut args: Args) -> Done {
    let faction = args.faction(turn)?;
    turn.show(who, Kept::Yes, move |view, page| pages::info(view, who, faction, page));
    Ok(())
}

fn standing(turn: &mut Turn, who: CreatureId, _: Args) -> Done {
    turn.show(who, Kept::Yes, move |view, page| pages::standing(view, who, page));
    Ok(())
}

fn join(turn: &mut Turn, who: CreatureId, mut args: Args) -> Done {
    let faction = args.faction(turn)?;
    members::may_join(turn, who, faction)?;
    let key = turn.content.names.factions.name(faction).to_string();
    turn.later(who, &members::JOINS, &key)
}
