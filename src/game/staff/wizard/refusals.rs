//! Why staff could not do what they wanted, in words.

use super::event::Sentence;
use crate::base::limits::{
    NPCS_LOADED_MAX, PASSWORD_CHARS_MAX, PASSWORD_CHARS_MIN, PATROL_ROUTE_MAX,
};
use crate::game::Refusal;
use crate::game::frame::flags::{self, Flag};
use crate::game::frame::numbers::{File, Said, sections};
use crate::game::frame::refusal::or_list;
use crate::game::frame::verb::Role;
use crate::game::people::player::Fault;
use crate::text::sentence::{a, capitalise, the};
use crate::text::style::clean;
use crate::yaml::suggest::nearest_few;

// ── whom and where ──

/// There is nothing of that name; the nearest of `among` may have been meant.
pub(super) fn unknown(kind: &str, word: &str, among: Vec<&str>) -> Refusal {
    let nearest = nearest_few(word, among, 1);
    let hint = nearest.first().map(|near| format!(" Did you mean `{near}`?")).unwrap_or_default();
    Refusal::Because(format!("There is no {kind} \"{}\".{hint}", clean(word)))
}

pub(super) fn no_player() -> Refusal {
    Refusal::Because("That is no player.".into())
}

pub(super) fn no_npc() -> Refusal {
    Refusal::Because("That is no NPC.".into())
}

/// Staff themselves stand in no room.
pub(super) fn nowhere() -> Refusal {
    Refusal::Because("You are nowhere.".into())
}

pub(super) fn there_already() -> Refusal {
    Refusal::Because("You are there already.".into())
}

pub(super) fn nobody_is_left() -> Refusal {
    Refusal::Because("Nobody is left to be brought there.".into())
}

/// `@at` within `@at`.
pub(super) fn one_place_at_a_time() -> Refusal {
    Refusal::Because("One place at a time.".into())
}

pub(super) fn minds_of_players() -> Refusal {
    Refusal::Because("The minds of players are their own.".into())
}

// ── things, NPCs and their rounds ──

pub(super) fn no_room_for_so_many() -> Refusal {
    Refusal::Because("There is no room for so many.".into())
}

pub(super) fn too_many_at_once() -> Refusal {
    Refusal::Because(format!("At most {NPCS_LOADED_MAX} at once."))
}

/// `free`: how many NPCs more there may be.
pub(super) fn world_is_full(free: u64) -> Refusal {
    Refusal::Because(format!("The world has room for {free} more."))
}

pub(super) fn nothing_to_purge() -> Refusal {
    Refusal::Because("There is nothing here to purge.".into())
}

pub(super) fn players_stay() -> Refusal {
    Refusal::Because("Players and their bodies are never purged.".into())
}

pub(super) fn walks_no_round() -> Refusal {
    Refusal::Because("That one walks no round.".into())
}

pub(super) fn round_too_short() -> Refusal {
    Refusal::Because("A round has at least two rooms.".into())
}

pub(super) fn round_too_long() -> Refusal {
    Refusal::Because(format!("A round has at most {PATROL_ROUTE_MAX} rooms."))
}

pub(super) fn no_war_with_itself() -> Refusal {
    Refusal::Because("A faction is never at war with itself.".into())
}

// ── characters and their ranks ──

/// `why`: what is wrong with a name, as the door would say it.
pub(super) fn no_name(why: &Fault) -> Refusal {
    Refusal::Because(why.says())
}

pub(super) fn name_is_taken(name: &str) -> Refusal {
    Refusal::Because(format!("Somebody is called {name} already."))
}

pub(super) fn is_called_so(name: &str) -> Refusal {
    Refusal::Because(format!("{name} is called so already."))
}

pub(super) fn your_own_password() -> Refusal {
    Refusal::Because("Change your own with `password`.".into())
}

pub(super) fn password_length() -> Refusal {
    Refusal::Because(format!(
        "A password has {PASSWORD_CHARS_MIN} to {PASSWORD_CHARS_MAX} characters."
    ))
}

pub(super) fn has_the_rank(name: &str, role: Role) -> Refusal {
    Refusal::Because(format!("{name} is {} already.", a(role.word())))
}

/// `name`: of anybody, without an article.
pub(super) fn not_below_you(name: &str) -> Refusal {
    Refusal::Because(format!("{} is not below you in rank.", capitalise(&the(name))))
}

pub(super) fn ranks_below_your_own() -> Refusal {
    Refusal::Because("You can only give and take ranks that are below your own.".into())
}

pub(super) fn last_owner() -> Refusal {
    Refusal::Because("The server would have no owner. Make another one first.".into())
}

// ── sentences and snooping ──

pub(super) fn not_sentenced(name: &str, sentence: Sentence) -> Refusal {
    Refusal::Because(format!("{name} is not {}.", sentence.word()))
}

pub(super) fn too_many_sentences() -> Refusal {
    Refusal::Because("There are too many of them. Lift some first.".into())
}

pub(super) fn you_come_from_there() -> Refusal {
    Refusal::Because("That would shut you out, too: you come from there.".into())
}

pub(super) fn staff_comes_from_there() -> Refusal {
    Refusal::Because("Somebody who is not below you in rank comes from there.".into())
}

/// `least`: how many bits of an address a ban has to name.
pub(super) fn too_much_of_the_world(least: u8) -> Refusal {
    Refusal::Because(format!("That is too much of the world: /{least} at most."))
}

pub(super) fn newcomers_are_taken() -> Refusal {
    Refusal::Because("Newcomers are taken already.".into())
}

pub(super) fn snoops_on_nobody() -> Refusal {
    Refusal::Because("You snoop on nobody.".into())
}

pub(super) fn snoops_already(name: &str) -> Refusal {
    Refusal::Because(format!("You snoop on {name} already."))
}

// ── the server, its jobs and its numbers ──

pub(super) fn beyond_a_week() -> Refusal {
    Refusal::Because("That is further ahead than a week.".into())
}

pub(super) fn beyond_a_year() -> Refusal {
    Refusal::Because("A year at a time is enough.".into())
}

pub(super) fn only_in_test_mode() -> Refusal {
    Refusal::Because("Only a server started with `--test-mode` does that.".into())
}

pub(super) fn no_such_line() -> Refusal {
    Refusal::Because("The audit log holds no such line.".into())
}

/// `names`: of all that recurs.
pub(super) fn nothing_recurs(names: &[&str]) -> Refusal {
    let names = names.join(", ");
    Refusal::Because(format!("Nothing recurs under that name alone. There are: {names}."))
}

/// A number that there is none of.
pub(super) fn none_such(file: File, typed: &str) -> Refusal {
    let names = sections(file).flat_map(|section| section.numbers);
    let names: Vec<&str> = names.flat_map(|said| [said.name, said.key()]).collect();
    not_called("number", typed, names)
}

/// A feature that there is none of.
pub(super) fn no_flag(typed: &str) -> Refusal {
    let names: Vec<&str> = flags::all().map(|flag| flag.name).collect();
    not_called("feature that can be switched", typed, names)
}

/// One that is as it is asked to be.
pub(super) fn is_so(flag: Flag, position: flags::Position) -> Refusal {
    Refusal::Because(format!("`{}` is {} already.", flag.name, position.word()))
}

fn not_called(what: &str, typed: &str, names: Vec<&str>) -> Refusal {
    let mut near = nearest_few(typed, names, 3);
    near.dedup();
    let near: Vec<String> = near.into_iter().map(|name| format!("`{name}`")).collect();
    let typed: String = clean(typed).chars().take(40).collect();
    Refusal::Because(match near.is_empty() {
        true => format!("There is no {what} called \"{typed}\"."),
        false => format!("There is no {what} called \"{typed}\". Did you mean {}?", or_list(&near)),
    })
}

/// A value that a number may not have.
pub(super) fn not_so(said: &Said, typed: &str) -> Refusal {
    let typed: String = clean(typed).chars().take(40).collect();
    let whole = if said.whole { "a whole number" } else { "a number" };
    Refusal::Because(format!(
        "{} has to be {whole} from {} to {}; \"{typed}\" is not.",
        said.name, said.least, said.most
    ))
}
