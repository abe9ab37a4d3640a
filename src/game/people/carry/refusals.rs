//! Why somebody could not take, leave, give, wear or consume something, in words.

use super::eat::Meal;
use crate::base::money::Coins;
use crate::game::Refusal;
use crate::game::ground::item::Slot;
use crate::text::sentence::{a, capitalise, list, the};

/// Fewer coins than were asked for.
pub(super) fn too_few_coins(has: Coins) -> Refusal {
    Refusal::Because(match has {
        Coins::NONE => "You have no coins.".into(),
        has => format!("You have only {has}."),
    })
}

pub(super) fn how_many_coins() -> Refusal {
    Refusal::Because("How many? Say a number, or `all coins`.".into())
}

/// The one who is given coins has as many as a purse holds.
pub(super) fn no_purse_holds_that() -> Refusal {
    Refusal::Because("No purse holds so many coins.".into())
}

pub(super) fn carries_nothing() -> Refusal {
    Refusal::Because("You are not carrying anything.".into())
}

pub(super) fn wears_nothing() -> Refusal {
    Refusal::Because("You are not wearing anything.".into())
}

pub(super) fn nothing_to_take() -> Refusal {
    Refusal::Because("There is nothing here to take.".into())
}

pub(super) fn nothing_to_move() -> Refusal {
    Refusal::Because("There is nothing to be moved.".into())
}

/// `container`: `the oilskin bag`.
pub(super) fn is_empty(container: &str) -> Refusal {
    Refusal::Because(format!("{} is empty.", capitalise(container)))
}

/// `container`: `the oilskin bag`; `words`: what was asked for.
pub(super) fn not_inside(container: &str, words: &str) -> Refusal {
    Refusal::Because(format!("There is no \"{words}\" in {container}."))
}

/// `name`: of a thing, without an article.
pub(super) fn no_container(name: &str) -> Refusal {
    Refusal::Because(format!("{} is not a container.", capitalise(&the(name))))
}

/// `thing`: `the iron pot`.
pub(super) fn nothing_goes_into(thing: &str) -> Refusal {
    Refusal::Because(format!("Nothing goes into {thing}."))
}

/// `thing`: `the oilskin bag`.
pub(super) fn not_into_itself(thing: &str) -> Refusal {
    Refusal::Because(format!("{} does not go into itself.", capitalise(thing)))
}

/// A container with another one in it; `name` without an article.
pub(super) fn holds_another(name: &str) -> Refusal {
    Refusal::Because(format!("Take out of {} what holds other things first.", a(name)))
}

/// `container`: `the oilskin bag`.
pub(super) fn is_full(container: &str) -> Refusal {
    Refusal::Because(format!("{} is full.", capitalise(container)))
}

pub(super) fn floor_is_full() -> Refusal {
    let why = "There is no more room on the floor here. Something has to be taken away, or fall to \
               dust, first.";
    Refusal::Because(why.into())
}

/// `name`: of somebody else, without an article.
pub(super) fn hands_are_full(name: &str) -> Refusal {
    Refusal::Because(format!("{} cannot carry any more.", capitalise(&the(name))))
}

/// `corpse`: `the corpse of a wolf`.
pub(super) fn stays_where_it_fell(corpse: &str) -> Refusal {
    Refusal::Because(format!("{} stays where it fell.", capitalise(corpse)))
}

/// The corpse of a player, to others.
pub(super) fn not_yours_to_rob(corpse: &str) -> Refusal {
    Refusal::Because(format!("{} is not yours to rob.", capitalise(corpse)))
}

/// What others have earned, and for how many seconds it is theirs.
pub(super) fn earned_by_others(thing: &str, names: &[String], seconds: u64) -> Refusal {
    let names = list(&names.iter().map(String::as_str).collect::<Vec<_>>());
    let left = match seconds {
        1 => "second".to_string(),
        seconds => format!("{seconds} seconds"),
    };
    Refusal::Because(format!(
        "{} belongs to {names} for another {left}. After that it is anyone's.",
        capitalise(thing)
    ))
}

/// `name`: of a thing, without an article.
pub(super) fn no_meal(name: &str, meal: Meal) -> Refusal {
    match meal {
        Meal::Eaten => cannot("eat", name),
        Meal::Drunk => cannot("drink", name),
    }
}

/// What is put on in another way, or not at all: `verb` is what was tried.
pub(super) fn cannot(verb: &str, name: &str) -> Refusal {
    Refusal::Because(format!("You cannot {verb} {}.", a(name)))
}

/// What one would put on is on already; `name` without an article.
pub(super) fn worn_already(slot: Slot, name: &str) -> Refusal {
    let does = match slot {
        Slot::Wield => "wielding",
        Slot::Light | Slot::Shield => "holding",
        _ => "wearing",
    };
    Refusal::Because(format!("You are {does} {} already.", the(name)))
}

pub(super) fn nothing_more_to_wear() -> Refusal {
    Refusal::Because("You have nothing more that you could wear.".into())
}

pub(super) fn one_at_a_time() -> Refusal {
    Refusal::Because("One at a time.".into())
}
