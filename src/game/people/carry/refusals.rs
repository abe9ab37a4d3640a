//! Why somebody could not take, leave, give, wear or consume something, in words.

use super::eat::Meal;
use crate::base::money::Coins;
use crate::game::Refusal;
use crate::game::ground::item::Slot;
use crate::text::sentence::{a, capitalise, list, the};
use crate::text::words::agreeing;

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
    Refusal::Because(format!(
        "{} {} empty.",
        capitalise(container),
        agreeing(container, "is", "are")
    ))
}

/// `container`: `the oilskin bag`; `words`: what was asked for.
pub(super) fn not_inside(container: &str, words: &str) -> Refusal {
    Refusal::Because(format!("There is no \"{words}\" in {container}."))
}

/// `name`: of a thing, without an article.
pub(super) fn no_container(name: &str) -> Refusal {
    Refusal::Because(format!(
        "{} {} not a container.",
        capitalise(&the(name)),
        agreeing(name, "is", "are")
    ))
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
    Refusal::Because(format!(
        "{} {} full.",
        capitalise(container),
        agreeing(container, "is", "are")
    ))
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

/// `name`: of a container.
pub(super) fn use_container(name: &str) -> Refusal {
    let name = the(name);
    Refusal::Because(format!("Things go into {name} with `put`, and come out with `get`."))
}

/// `name`: of a key.
pub(super) fn use_key(name: &str) -> Refusal {
    let name = the(name);
    Refusal::Because(format!("Where {name} fits, `unlock` and the door will do."))
}

/// `name`: of what is used by no verb.
pub(super) fn no_use_by_itself(name: &str) -> Refusal {
    let name = the(name);
    Refusal::Because(format!("You turn {name} over. `examine` says what it may be good for."))
}

/// `name`: of the light that is held.
pub(super) fn burns_already(name: &str) -> Refusal {
    let burns = agreeing(name, "burns", "burn");
    Refusal::Because(format!("{} {burns} already.", capitalise(&the(name))))
}

/// `name`: of what gives no light.
pub(super) fn no_light(name: &str) -> Refusal {
    let gives = agreeing(name, "gives", "give");
    Refusal::Because(format!("{} {gives} no light.", capitalise(&the(name))))
}

pub(super) fn holds_no_light() -> Refusal {
    Refusal::Because("You hold no light.".into())
}

/// `name`: of what is not to be destroyed.
pub(super) fn may_be_needed(name: &str) -> Refusal {
    let name = the(name);
    Refusal::Because(format!("Somebody may need {name} yet. You could `drop` it."))
}

/// `name`: of a container with things in it.
pub(super) fn not_with_what_is_in_it(name: &str) -> Refusal {
    Refusal::Because(format!("There are things in {}. Take them out first.", the(name)))
}

pub(super) fn nothing_more_to_wear() -> Refusal {
    Refusal::Because("You have nothing more that you could wear.".into())
}

pub(super) fn one_at_a_time() -> Refusal {
    Refusal::Because("One at a time.".into())
}
