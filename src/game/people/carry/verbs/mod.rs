//! What may be typed about things.

mod moves;
mod others;
mod uses;

use super::eat::Meal;
use super::text;
use crate::base::id::CreatureId;
use crate::game::frame::seek::Seek;
use crate::game::frame::turn::Kept;
use crate::game::frame::verb::{Group, Spec};
use crate::game::ground::creature::Posture;
use crate::game::{Event, Refusal, Turn};

const GET: &str = "get <thing|all|all.thing|3 things> [from <container>]";
const DROP: &str = "drop <thing|all|all.thing|5 coins>";
const PUT: &str = "put <thing|all|all.thing|5 coins> in <container>";
const GIVE: &str = "give <thing|5 coins> to <someone>";

/// What the verbs of this feature have in common.
const THINGS: Spec = Spec { priority: 20, group: Group::Things, ..Spec::DEFAULT };

/// The verbs of this feature.
pub const VERBS: &[Spec] = &[
    Spec {
        name: "get",
        aliases: &["take"],
        shorts: &["g"],
        priority: 10,
        phrases: &["pick up", "pick * up"],
        seeks: &[Seek::Room],
        usage: GET,
        example: "get all from corpse",
        help: "Picks something up, or takes it out of a container: `get rope`, `get 2.rope`, \
               `get 3 torches`, `get torches` (all of them), `get axe and rope`, `get all except rope`, \
               `get all`, `get coins from bag`, `get all corpse`. Coins go into your purse.",
        run: moves::get,
        ..THINGS
    },
    Spec {
        name: "drop",
        shorts: &["dr"],
        phrases: &["put down", "put * down", "set down", "set * down", "lay down"],
        seeks: &[Seek::Pack],
        usage: DROP,
        example: "drop 5 coins",
        help: "Lets something fall: `drop rope`, `drop 2 torches`, `drop torches`, `drop 5 coins`. \
               `drop all` empties your pack, but leaves on you what you wear, and your coins.",
        run: moves::drop,
        ..THINGS
    },
    Spec {
        name: "put",
        shorts: &["p", "pu"],
        seeks: &[Seek::Pack],
        usage: PUT,
        example: "put all.torch in bag",
        help: "Puts something you carry into a container that you carry or that lies here.",
        run: moves::put,
        ..THINGS
    },
    Spec {
        name: "give",
        seeks: &[Seek::Pack],
        usage: GIVE,
        example: "give 10 coins to bran",
        help: "Gives something you carry, or coins, to somebody here.",
        run: moves::give,
        ..THINGS
    },
    Spec {
        name: "inventory",
        shorts: &["i", "inv"],
        priority: 10,
        posture: Posture::Sleeping,
        usage: "inventory",
        example: "inventory",
        help: "Lists what you carry, and the coins in your purse.",
        run: |turn, who, _| {
            turn.show(who, Kept::Yes, move |view, page| text::inventory(view, who, page));
            Ok(())
        },
        ..THINGS
    },
    Spec {
        name: "equipment",
        shorts: &["eq"],
        posture: Posture::Sleeping,
        usage: "equipment",
        example: "equipment",
        help: "Lists what you wear, wield and hold.",
        run: |turn, who, _| {
            turn.show(who, Kept::Yes, move |view, page| text::equipment(view, who, page));
            Ok(())
        },
        ..THINGS
    },
    Spec {
        name: "wear",
        phrases: &["put on", "put * on"],
        seeks: &[Seek::Pack],
        usage: "wear <thing|all>",
        example: "wear all",
        help: "Wears, wields or holds something you carry. What you wore in its place goes into \
               your pack. `wear all` fills the places that are free, but not in a fight.",
        run: uses::wear,
        ..THINGS
    },
    Spec {
        name: "wield",
        seeks: &[Seek::Pack],
        usage: "wield <weapon>",
        example: "wield knife",
        help: "Takes a weapon in hand. The one you had goes into your pack.",
        run: uses::wield,
        ..THINGS
    },
    Spec {
        name: "hold",
        aliases: &["grab"],
        seeks: &[Seek::Pack],
        usage: "hold <light|shield>",
        example: "hold torch",
        help: "Holds a light or a shield. The one you had goes into your pack.",
        run: uses::hold,
        ..THINGS
    },
    Spec {
        name: "remove",
        aliases: &["unwield"],
        shorts: &["rem"],
        phrases: &["take off", "take * off"],
        seeks: &[Seek::Worn],
        usage: "remove <thing|all>",
        example: "remove cap",
        help: "Takes off something you wear, wield or hold, into your pack.",
        run: uses::remove,
        ..THINGS
    },
    Spec {
        name: "eat",
        seeks: &[Seek::Pack],
        usage: "eat <food>",
        example: "eat bread",
        help: "Eats something you carry. Most food gives back some health.",
        run: |turn, who, args| uses::meal(turn, who, args, Meal::Eaten),
        ..THINGS
    },
    Spec {
        name: "drink",
        aliases: &["quaff"],
        priority: 25,
        phrases: &["drink from"],
        seeks: &[Seek::Pack],
        usage: "drink <drink|potion>",
        example: "drink ale",
        help: "Drinks something you carry, a potion too.",
        run: |turn, who, args| uses::meal(turn, who, args, Meal::Drunk),
        ..THINGS
    },
    Spec {
        name: "taste",
        phrases: &["sip", "sip from"],
        seeks: &[Seek::Pack],
        usage: "taste <food|drink>",
        example: "taste bread",
        help: "Takes a crumb or a drop of something you carry, to know what it is like. Nothing is used \
               up, and nothing comes of it.",
        run: others::taste,
        ..THINGS
    },
    Spec {
        name: "use",
        seeks: &[Seek::Pack, Seek::Room],
        usage: "use <thing>",
        example: "use tonic",
        help: "Does with a thing what it is for: eats, drinks, wears, wields or holds it, or looks into it. \
               Where that takes more, it says what.",
        run: others::use_it,
        ..THINGS
    },
    Spec {
        name: "light",
        phrases: &["turn on", "turn * on", "switch on", "light up"],
        seeks: &[Seek::Pack],
        usage: "light <light>",
        example: "light torch",
        help: "Holds a light that you carry, so that you see by it. A light burns as long as it is held.",
        run: others::light,
        ..THINGS
    },
    Spec {
        name: "extinguish",
        aliases: &["snuff", "douse"],
        phrases: &["turn off", "turn * off", "switch off", "put out", "put * out", "blow out"],
        seeks: &[Seek::Worn],
        usage: "extinguish [light]",
        example: "extinguish torch",
        help: "Puts away the light that you hold.",
        run: others::extinguish,
        ..THINGS
    },
    Spec {
        name: "loot",
        usage: "loot [corpse|all]",
        example: "loot corpse",
        help: "Takes all there is in a corpse, as `get all corpse` does; `loot all` is all corpses here.",
        run: moves::loot,
        ..THINGS
    },
    Spec {
        name: "empty",
        usage: "empty <container>",
        example: "empty bag",
        help: "Takes all there is in a container into your pack.",
        run: moves::empty,
        ..THINGS
    },
    Spec {
        name: "junk",
        aliases: &["sacrifice"],
        shorts: &["sac"],
        full: true,
        seeks: &[Seek::Pack],
        usage: "junk <thing|2 things|all.thing>",
        example: "junk bone",
        help: "Destroys something that you carry, for good and for nothing. It asks first. Keys, what \
               somebody waits for, and what holds other things cannot be destroyed.",
        run: others::junk,
        ..THINGS
    },
];

/// Says why part of what was named stayed where it is.
fn tell_missing(turn: &mut Turn, who: CreatureId, missing: Option<Refusal>) {
    if let Some(why) = missing {
        turn.report(Event::Refused { who, why });
    }
}
