//! Getting, dropping, putting and giving: which things, out of what, into what, to whom.

use super::super::event::Haul;
use super::super::reach::creature_name;
use super::super::rules::{self, Load};
use super::super::{pick, text};
use super::tell_missing;
use crate::base::id::{CreatureId, ItemId};
use crate::game::frame::args::Args;
use crate::game::frame::grammar::{self, Phrase, What};
use crate::game::frame::part::Done;
use crate::game::frame::seek::Seek;
use crate::game::ground::find;
use crate::game::{Refusal, Turn};

/// What may stand between a thing and where it is taken from.
const FROM: [&str; 7] = ["from", "out", "in", "inside", "on", "off", "under"];
/// What may stand between a thing and where it is put.
const INTO: [&str; 5] = ["in", "into", "inside", "on", "onto"];

pub(super) fn get(turn: &mut Turn, who: CreatureId, args: Args) -> Done {
    let text = args.ahead();
    let whole = args.phrase_of(text)?;
    let there = find::sought(turn, who, args.seeks());
    let is_here = find::fits_any(turn, who, &whole.whole, &there);
    if !is_here && let Some((what, from)) = grammar::around(text, &FROM) {
        let (what, from) = (args.phrase_of(what)?, grammar::after(from, &["of"]).unwrap_or(from));
        let from = args.phrase_of(from)?;
        if is_ground(&from) && pick::containers(turn, who, &from).is_err() {
            return get_here(turn, who, &what, args.seeks());
        }
        let boxes = pick::containers(turn, who, &from)?;
        return get_from(turn, who, &what, &boxes);
    }
    match bare_container(turn, who, text, (is_here, &there)) {
        Some((what, boxes)) => get_from(turn, who, &what, &boxes),
        None => get_here(turn, who, &whole, args.seeks()),
    }
}

fn get_here(turn: &mut Turn, who: CreatureId, what: &Phrase, seeks: &[Seek]) -> Done {
    let found = pick::on_floor(turn, who, what, seeks)?;
    rules::take(turn, who, &found.chosen.portions)?;
    tell_missing(turn, who, found.missing);
    Ok(())
}

/// Takes out of each of these containers what is meant of it.
fn get_from(turn: &mut Turn, who: CreatureId, what: &Phrase, boxes: &[ItemId]) -> Done {
    let mut stopped = None;
    let mut taken = 0;
    for container in boxes {
        let done = pick::inside(turn, who, what, *container).and_then(|found| {
            rules::take(turn, who, &found.chosen.portions)?;
            tell_missing(turn, who, found.missing);
            Ok(())
        });
        match done {
            Ok(()) => taken += 1,
            Err(why) => stopped = stopped.or(Some(why)),
        }
    }
    match stopped {
        Some(why) if taken == 0 => Err(why),
        _ => Ok(()),
    }
}

/// `get coin bag`, `get all corpse`: a container may stand last without a word between. But
/// `get long sword` means a long sword if one lies here, and `get sword bag` both if both lie here
/// and there is no sword in the bag; only `all` looks for a container first.
fn bare_container<'t>(
    turn: &Turn,
    who: CreatureId,
    text: &'t str,
    (is_here, there): (bool, &[ItemId]),
) -> Option<(Phrase<'t>, Vec<ItemId>)> {
    let cut = |(what, last): (&'t str, &'t str)| {
        let what = grammar::phrase(what)?;
        if is_here && !what.is_everything() {
            return None;
        }
        let boxes = pick::containers(turn, who, &grammar::phrase(last)?).ok()?;
        let lies = |among: &[ItemId]| {
            let chosen = find::choose(turn, who, &what, among);
            chosen.is_ok_and(|chosen| !chosen.portions.is_empty())
        };
        let is_inside = || boxes.iter().any(|one| lies(turn.world.places.inside(*one)));
        (what.is_everything() || is_inside() || !lies(there)).then_some((what, boxes))
    };
    grammar::cuts(text).into_iter().find_map(cut)
}

/// Whether what is spoken of is where one stands: `get rope from floor`.
fn is_ground(place: &Phrase) -> bool {
    let What::Words(words) = &place.whole.what else { return false };
    const GROUND: [&str; 5] = ["floor", "ground", "here", "room", "area"];
    matches!(words.as_slice(), [word] if GROUND.contains(&word.as_str()))
}

pub(super) fn drop(turn: &mut Turn, who: CreatureId, args: Args) -> Done {
    let text = args.ahead();
    if let Some((what, place)) = grammar::around(text, &["on", "onto", "to"])
        && is_ground(&args.phrase_of(place)?)
    {
        return drop_here(turn, who, what, &args);
    }
    if let Some((what, container)) = grammar::around(text, &INTO)
        && let Ok(container) = pick::containers(turn, who, &args.phrase_of(container)?)
    {
        let what = args.phrase_of(what)?;
        return put_into(turn, who, &what, container[0]);
    }
    drop_here(turn, who, text, &args)
}

fn drop_here(turn: &mut Turn, who: CreatureId, text: &str, args: &Args) -> Done {
    let phrase = args.phrase_of(text)?;
    let (load, missing) = pick::load(turn, who, &phrase)?;
    if is_everything(&phrase, &load) {
        let all = text::haul(&all_of(turn, &load));
        if !turn.is_sure(who, &format!("drop {text}"), &format!("You would drop {all}.")) {
            return Ok(());
        }
    }
    rules::drop(turn, who, &load)?;
    tell_missing(turn, who, missing);
    Ok(())
}

/// Whether somebody parts with several things by one word.
fn is_everything(phrase: &Phrase, load: &Load) -> bool {
    phrase.whole.is_everything() && load.things.len() > 1
}

fn all_of(turn: &Turn, load: &Load) -> Haul {
    let things: Vec<ItemId> = load.things.iter().map(|portion| portion.item).collect();
    Haul::of(turn.content, turn.world, &things)
}

/// `rope in bag`, `rope bag`, `long rope leather bag`.
pub(super) fn put<'t>(turn: &mut Turn, who: CreatureId, args: Args<'t>) -> Done {
    let text = args.ahead();
    let cuts = match grammar::around(text, &INTO) {
        Some(cut) => vec![cut],
        None => grammar::cuts(text),
    };
    let found = |(what, last): (&'t str, &'t str)| {
        let container = pick::container(turn, who, &grammar::noun(last)?).ok()?;
        let what = args.phrase_of(what).ok()?;
        pick::load(turn, who, &what).is_ok().then_some((what, container))
    };
    if let Some((what, container)) = cuts.iter().copied().find_map(found) {
        return put_into(turn, who, &what, container);
    }
    let (what, last) = cuts.last().ok_or(args.usage())?;
    let container = pick::container(turn, who, &args.phrase_of(last)?.whole)?;
    put_into(turn, who, &args.phrase_of(what)?, container)
}

fn put_into(turn: &mut Turn, who: CreatureId, what: &Phrase, container: ItemId) -> Done {
    let (mut load, missing) = pick::load(turn, who, what)?;
    if what.is_several() {
        load.things.retain(|portion| portion.item != container);
    }
    rules::put(turn, who, &load, container)?;
    tell_missing(turn, who, missing);
    Ok(())
}

pub(super) fn give(turn: &mut Turn, who: CreatureId, args: Args) -> Done {
    let text = args.ahead();
    let Gift { what, load, missing, to } = gift(turn, who, &args)?;
    if is_everything(&what, &load) {
        let (all, name) = (text::haul(&all_of(turn, &load)), creature_name(turn.world, to));
        let price = format!("You would give {name} {all}.");
        if !turn.is_sure(who, &format!("give {text}"), &price) {
            return Ok(());
        }
    }
    rules::give(turn, who, &load, to)?;
    tell_missing(turn, who, missing);
    Ok(())
}

/// What somebody gives, as it was spoken of and as it is, what is not there of it, and to whom.
struct Gift<'t> {
    what: Phrase<'t>,
    load: Load,
    missing: Option<Refusal>,
    to: CreatureId,
}

/// `rope to bran`, `rope bran`, or `bran rope`.
fn gift<'t>(turn: &Turn, who: CreatureId, args: &Args<'t>) -> Result<Gift<'t>, Refusal> {
    let text = args.ahead();
    let gives = |what: &'t str, whom: &str| {
        let what = args.phrase_of(what)?;
        let (load, missing) = pick::load(turn, who, &what)?;
        let to = find::creature(turn, who, &grammar::noun(whom).ok_or(args.usage())?)?;
        Ok(Gift { what, load, missing, to })
    };
    if let Some((what, whom)) = grammar::around(text, &["to"]) {
        return gives(what, whom);
    }
    let cuts = grammar::cuts(text);
    let straight = cuts.iter().find_map(|(what, whom)| gives(what, whom).ok());
    let turned = || cuts.iter().rev().find_map(|(whom, what)| gives(what, whom).ok());
    if let Some(gift) = straight.or_else(turned) {
        return Ok(gift);
    }
    let is_somebody = |text: &str| {
        grammar::noun(text).is_some_and(|noun| find::creature(turn, who, &noun).is_ok())
    };
    let (what, whom) = *cuts.last().ok_or(args.usage())?;
    match cuts.iter().rev().find(|(first, _)| is_somebody(first)) {
        Some((first, rest)) if !is_somebody(whom) => gives(rest, first),
        _ => gives(what, whom),
    }
}

/// `loot`, `loot 2.corpse`, `loot all`.
pub(super) fn loot(turn: &mut Turn, who: CreatureId, args: Args) -> Done {
    let all = args.phrase_of("all")?;
    let corpses = match args.ahead() {
        "" => "corpse",
        text if grammar::phrase(text).is_some_and(|phrase| phrase.is_everything()) => "all.corpse",
        text => text,
    };
    let boxes = pick::containers(turn, who, &args.phrase_of(corpses)?)?;
    get_from(turn, who, &all, &boxes)
}

/// `empty bag`.
pub(super) fn empty(turn: &mut Turn, who: CreatureId, mut args: Args) -> Done {
    let boxes = pick::containers(turn, who, &args.phrase()?)?;
    get_from(turn, who, &args.phrase_of("all")?, &boxes)
}
