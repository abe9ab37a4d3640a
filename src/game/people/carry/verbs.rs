//! What may be typed about things.

use super::eat::{Meal, consume};
use super::event::Haul;
use super::reach::creature_name;
use super::refusals;
use super::rules::{self, Done};
use super::text;
use super::wear::{self, slot_of};
use super::{Load, pick};
use crate::base::id::{CreatureId, ItemId};
use crate::game::frame::args::Args;
use crate::game::frame::grammar::{self, Bare, Noun, What, Which};
use crate::game::frame::turn::Kept;
use crate::game::frame::verb::{Group, Spec};
use crate::game::ground::creature::Posture;
use crate::game::ground::find;
use crate::game::ground::item::{self, Slot};
use crate::game::{Refusal, Turn};

const GET: &str = "get <thing|all|all.thing|3 things> [from <container>]";
const DROP: &str = "drop <thing|all|all.thing|5 coins>";
const PUT: &str = "put <thing|all|all.thing|5 coins> in <container>";
const GIVE: &str = "give <thing|5 coins> to <someone>";
const FROM: [&str; 3] = ["from", "out", "in"];
const INTO: [&str; 3] = ["in", "into", "inside"];

/// What the verbs of this feature have in common.
const THINGS: Spec = Spec { priority: 20, group: Group::Things, ..Spec::DEFAULT };

/// The verbs of this feature.
pub const VERBS: &[Spec] = &[
    Spec {
        name: "get",
        aliases: &["take"],
        shorts: &["g"],
        priority: 10,
        usage: GET,
        example: "get all from corpse",
        help: "Picks something up, or takes it out of a container: `get rope`, `get 2.rope`, \
               `get 3 torches`, `get all.torch`, `get all`, `get coins from bag`, `get all corpse`. \
               A plain word takes a whole stack. Coins go into your purse.",
        run: get,
        ..THINGS
    },
    Spec {
        name: "drop",
        shorts: &["dr"],
        usage: DROP,
        example: "drop 5 coins",
        help: "Lets something fall: `drop rope`, `drop 2 torches`, `drop all.torch`, `drop 5 coins`. \
               `drop all` empties your pack, but leaves on you what you wear, and your coins.",
        run: drop,
        ..THINGS
    },
    Spec {
        name: "put",
        usage: PUT,
        example: "put all.torch in bag",
        help: "Puts something you carry into a container that you carry or that lies here.",
        run: put,
        ..THINGS
    },
    Spec {
        name: "give",
        usage: GIVE,
        example: "give 10 coins to bran",
        help: "Gives something you carry, or coins, to somebody here.",
        run: give,
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
        usage: "wear <thing|all>",
        example: "wear all",
        help: "Wears, wields or holds something you carry. What you wore in its place goes into \
               your pack. `wear all` fills the places that are free, but not in a fight.",
        run: wear,
        ..THINGS
    },
    Spec {
        name: "wield",
        usage: "wield <weapon>",
        example: "wield knife",
        help: "Takes a weapon in hand. The one you had goes into your pack.",
        run: |turn, who, args| don(turn, who, args.ahead(), "wield", |slot| slot == Slot::Wield),
        ..THINGS
    },
    Spec {
        name: "hold",
        usage: "hold <light|shield>",
        example: "hold torch",
        help: "Holds a light or a shield. The one you had goes into your pack.",
        run: |turn, who, args| {
            don(turn, who, args.ahead(), "hold", |slot| matches!(slot, Slot::Light | Slot::Shield))
        },
        ..THINGS
    },
    Spec {
        name: "remove",
        shorts: &["rem"],
        usage: "remove <thing|all>",
        example: "remove cap",
        help: "Takes off something you wear, wield or hold, into your pack.",
        run: remove,
        ..THINGS
    },
    Spec {
        name: "eat",
        usage: "eat <food>",
        example: "eat bread",
        help: "Eats something you carry. Most food gives back some health.",
        run: |turn, who, args| meal(turn, who, args.ahead(), "eat <food>", Meal::Eaten),
        ..THINGS
    },
    Spec {
        name: "drink",
        aliases: &["quaff"],
        priority: 25,
        usage: "drink <drink|potion>",
        example: "drink ale",
        help: "Drinks something you carry, a potion too.",
        run: |turn, who, args| meal(turn, who, args.ahead(), "drink <drink|potion>", Meal::Drunk),
        ..THINGS
    },
];

fn get(turn: &mut Turn, who: CreatureId, args: Args) -> Done {
    let args = args.ahead();
    let whole = grammar::noun(args).ok_or(Refusal::Usage(GET))?;
    if let (first, Some(second)) = grammar::two(args, &FROM, Bare::Never) {
        let first = first.ok_or(Refusal::Usage(GET))?;
        let container = pick::container(turn, who, &second)?;
        return get_from(turn, who, &first, container);
    }
    match bare_container(turn, who, args, &whole) {
        Some((first, container)) => get_from(turn, who, &first, container),
        None => {
            let found = pick::on_floor(turn, who, &whole)?;
            rules::take(turn, who, &found)
        }
    }
}

fn get_from(turn: &mut Turn, who: CreatureId, noun: &Noun, container: ItemId) -> Done {
    let found = pick::inside(turn, who, noun, container)?;
    rules::take(turn, who, &found)
}

/// `get coin bag`, `get all corpse`: a container may stand last without a word between. But
/// `get long sword` means a long sword if one lies here; only `all` looks for a container first.
fn bare_container(
    turn: &Turn,
    who: CreatureId,
    args: &str,
    whole: &Noun,
) -> Option<(Noun, ItemId)> {
    let (Some(first), Some(last)) = grammar::two(args, &[], Bare::LastWord) else { return None };
    let is_all = first.which == Which::All && first.what == What::Anything;
    if !is_all && pick::on_floor(turn, who, whole).is_ok() {
        return None;
    }
    let container = pick::container(turn, who, &last).ok()?;
    Some((first, container))
}

fn drop(turn: &mut Turn, who: CreatureId, args: Args) -> Done {
    let args = args.ahead();
    let noun = grammar::noun(args).ok_or(Refusal::Usage(DROP))?;
    let load = pick::load(turn, who, &noun)?;
    if is_everything(&noun, &load) {
        let all = text::haul(&all_of(turn, &load));
        if !turn.is_sure(who, "drop all", &format!("You would drop {all}.")) {
            return Ok(());
        }
    }
    rules::drop(turn, who, &load)
}

/// Whether somebody parts with several things by one word.
fn is_everything(noun: &Noun, load: &Load) -> bool {
    noun.which == Which::All && noun.what == What::Anything && load.things.len() > 1
}

fn all_of(turn: &Turn, load: &Load) -> Haul {
    let things: Vec<ItemId> = load.things.iter().map(|portion| portion.item).collect();
    Haul::of(turn.content, turn.world, &things)
}

fn put(turn: &mut Turn, who: CreatureId, args: Args) -> Done {
    let args = args.ahead();
    let (Some(first), Some(second)) = grammar::two(args, &INTO, Bare::LastWord) else {
        return Err(Refusal::Usage(PUT));
    };
    let container = pick::container(turn, who, &second)?;
    let mut load = pick::load(turn, who, &first)?;
    if first.which == Which::All {
        load.things.retain(|portion| portion.item != container);
    }
    rules::put(turn, who, &load, container)
}

fn give(turn: &mut Turn, who: CreatureId, args: Args) -> Done {
    let args = args.ahead();
    let Gift { what, load, to } = gift(turn, who, args)?;
    if is_everything(&what, &load) {
        let (all, name) = (text::haul(&all_of(turn, &load)), creature_name(turn.world, to));
        let price = format!("You would give {name} {all}.");
        if !turn.is_sure(who, &format!("give {args}"), &price) {
            return Ok(());
        }
    }
    rules::give(turn, who, &load, to)
}

/// What somebody gives, as it was spoken of and as it is, and to whom.
struct Gift {
    what: Noun,
    load: Load,
    to: CreatureId,
}

/// `rope to bran`, `rope bran`, or `bran rope`.
fn gift(turn: &Turn, who: CreatureId, args: &str) -> Result<Gift, Refusal> {
    let (Some(first), Some(last)) = grammar::two(args, &["to"], Bare::LastWord) else {
        return Err(Refusal::Usage(GIVE));
    };
    let straight = find::creature(turn, who, &last);
    let (name, rest) = grammar::word_and_rest(args);
    if let (Err(_), Some(name), Some(rest)) = (&straight, grammar::noun(name), grammar::noun(rest))
        && let Ok(to) = find::creature(turn, who, &name)
    {
        let load = pick::load(turn, who, &rest)?;
        return Ok(Gift { what: rest, load, to });
    }
    let load = pick::load(turn, who, &first)?;
    Ok(Gift { what: first, load, to: straight? })
}

fn wear(turn: &mut Turn, who: CreatureId, args: Args) -> Done {
    let args = args.ahead();
    let noun = grammar::noun(args).ok_or(Refusal::Usage("wear <thing|all>"))?;
    if noun.which == Which::All && noun.what == What::Anything {
        return wear::wear_all(turn, who);
    }
    let id = one_carried(turn, who, &noun)?;
    wear::wear(turn, who, id)
}

/// `wield` and `hold`: as `wear`, for things of certain slots only.
fn don(
    turn: &mut Turn,
    who: CreatureId,
    args: &str,
    verb: &'static str,
    fits: fn(Slot) -> bool,
) -> Done {
    let usage = if verb == "wield" { "wield <weapon>" } else { "hold <light|shield>" };
    let noun = grammar::noun(args).ok_or(Refusal::Usage(usage))?;
    let id = one_carried(turn, who, &noun)?;
    if !slot_of(turn, id).is_some_and(fits) {
        return Err(refusals::cannot(verb, &item::name(turn.content, turn.world, id)));
    }
    wear::wear(turn, who, id)
}

fn remove(turn: &mut Turn, who: CreatureId, args: Args) -> Done {
    let args = args.ahead();
    let noun = grammar::noun(args).ok_or(Refusal::Usage("remove <thing|all>"))?;
    let worn: Vec<ItemId> = turn.world.places.worn(who).map(|(_, id)| id).collect();
    let it = turn.world.players.it_item(who);
    let found = find::items(turn.content, turn.world, &noun, &worn, it);
    match found.is_empty() {
        true if noun.what == What::Anything => Err(refusals::wears_nothing()),
        true => Err(Refusal::NotWorn(noun.words())),
        false => wear::remove(turn, who, &found),
    }
}

fn meal(turn: &mut Turn, who: CreatureId, args: &str, usage: &'static str, how: Meal) -> Done {
    let noun = grammar::noun(args).ok_or(Refusal::Usage(usage))?;
    let id = one_carried(turn, who, &noun)?;
    consume(turn, who, id, how)
}

/// One thing of the pack. Several cannot be worn, or swallowed, at once.
fn one_carried(turn: &Turn, who: CreatureId, noun: &Noun) -> Result<ItemId, Refusal> {
    if matches!(noun.which, Which::All | Which::Count(2..)) {
        return Err(refusals::one_at_a_time());
    }
    find::item(turn, who, noun, turn.world.places.carried(who))
        .ok_or_else(|| Refusal::NotCarried(noun.words()))
}
