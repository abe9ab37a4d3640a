//! What can be wrong with a world that only the game knows of: one function per kind, beside
//! those of [`crate::yaml::problem`].

use crate::yaml::problem::quoted;
use crate::yaml::{FileId, Problem, Span, Spanned};

/// A name or a description that is missing, or holds no word.
pub fn nothing_said(key: &str, span: Span) -> Problem {
    Problem::warning(format!("nothing is written as {}", quoted(key)), span, "it belongs here")
}

/// An upper bound that lies below the lower.
pub fn below(high: &str, low: &str, span: Span) -> Problem {
    let sentence = format!("{} is less than {}", quoted(high), quoted(low));
    Problem::error(sentence, span, "this has to be at least as much")
}

/// A word that is passed over, with what is taken instead.
pub fn taken_as(
    key: &str,
    word: &Spanned<String>,
    instead: &str,
    suggestion: Option<&str>,
) -> Problem {
    let sentence = format!("nothing is known of the {key} {}", quoted(word));
    Problem::warning(sentence, word.span, &format!("taken as {instead}")).suggesting(suggestion)
}

/// A way that leads into the room it leads out of.
pub fn way_to_itself(room: &Spanned<String>) -> Problem {
    Problem::warning("this exit leads back into its own room", room.span, "this very room")
}

/// An exit whose room has an exit back that leads elsewhere.
pub fn bent_exit(room: &Spanned<String>, back: &str, elsewhere: &str) -> Problem {
    crate::yaml::problem::one_way_exit(room, back).help(format!(
        "the exit {} of {} leads to {}",
        quoted(back),
        quoted(room),
        quoted(elsewhere)
    ))
}

/// A door in a direction that has no exit.
pub fn door_without_exit(direction: &Spanned<String>) -> Problem {
    let sentence = format!("there is no exit {} for this door", quoted(direction));
    Problem::error(sentence, direction.span, "this room has no such exit")
}

/// A door for a word that is no direction.
pub fn door_without_direction(word: &Spanned<String>) -> Problem {
    let sentence = format!("{} is not a direction", quoted(word));
    Problem::error(sentence, word.span, "a door stands in one of the ten directions")
}

/// A behaviour that other systems have, without a mind for it here.
pub fn behavior_without_effect(word: &Spanned<String>) -> Problem {
    let sentence = format!("the behaviour {} is not used here yet", quoted(word));
    Problem::warning(sentence, word.span, "passed over")
}

/// A behaviour that nobody has heard of.
pub fn behavior_unknown(word: &Spanned<String>, near: Option<&str>) -> Problem {
    let sentence = format!("nothing is known of the behaviour {}", quoted(word));
    Problem::warning(sentence, word.span, "passed over").suggesting(near)
}

/// A door that is written as open and as locked.
pub fn open_and_locked(span: Span) -> Problem {
    let sentence = "a door cannot be open and locked";
    Problem::warning(sentence, span, "it is locked").help("take out one of the two")
}

/// A way with a name of its own that is nearly a direction.
pub fn nearly_called(word: &Spanned<String>, near: &str) -> Problem {
    let sentence =
        format!("{} is not a direction, so that is what players have to type", quoted(word));
    Problem::warning(sentence, word.span, "a way with a name of its own").suggesting(Some(near))
}

/// Something to look at that no word is for.
pub fn noun_of_no_words(span: Span) -> Problem {
    Problem::warning("there is no word to look at this by", span, "write one here")
}

/// Something to look at by a word that something else has already.
pub fn noun_twice(word: &str, span: Span) -> Problem {
    let sentence = format!("two things here are looked at by {}", quoted(word));
    Problem::warning(sentence, span, "this is the second; the first is seen")
}

/// A name of several lines.
pub fn name_of_lines(span: Span) -> Problem {
    Problem::warning("a name is one line", span, "taken as one, with blanks between")
}

/// A key that does nothing without another.
pub fn no_use_without(key: &str, other: &str, span: Span) -> Problem {
    let sentence = format!("{} has no use without {}", quoted(key), quoted(other));
    Problem::warning(sentence, span, "this is not used")
}

/// An NPC that two factions have. `first` is the one whose it is.
pub fn of_two_factions(npc: &Spanned<String>, first: &str, second: &str) -> Problem {
    let sentence = format!("the NPC {} is of two factions", quoted(npc));
    Problem::warning(sentence, npc.span, &format!("claimed for {} here", quoted(second)))
        .help(format!("it is of {}; take it out here or there", quoted(first)))
}

/// A skill that is used by a word which is a command already.
pub fn verb_is_taken(verb: &Spanned<String>, command: &str) -> Problem {
    let sentence = format!("the verb {} is a command already", quoted(verb));
    Problem::warning(sentence, verb.span, "nobody can use the skill by it")
        .help(format!("it is taken by {}; choose another word", quoted(command)))
}

/// A key of a door that nobody can come by.
pub fn key_without_source(key: &Spanned<String>) -> Problem {
    let sentence = format!("nobody can get the key {}", quoted(key));
    Problem::warning(sentence, key.span, "it lies nowhere, and nobody has, drops or sells it")
        .help("place it in `item_instances/`, or give it to an NPC as loot")
}

/// A door that the room behind it knows nothing of.
pub fn door_with_one_side(direction: &Spanned<String>, room: &str, back: &str) -> Problem {
    let label = format!("{} has no door {}", quoted(room), quoted(back));
    Problem::warning("this door has only one side", direction.span, &label)
        .help("write the door in both rooms")
}

/// A door that the room behind it describes otherwise. `what` is what differs.
pub fn doors_disagree(direction: &Spanned<String>, room: &str, what: &str) -> Problem {
    let sentence = "the two sides of this door disagree";
    let label = format!("{} says otherwise of {what}", quoted(room));
    Problem::warning(sentence, direction.span, &label)
}

/// A world without a single room.
pub fn no_rooms(folder: FileId) -> Problem {
    Problem::error("there is no room in this world", folder, "")
        .help("write one in rooms/, with an `id`, a `name` and a `description`")
}

/// A world of things among which none is money. Worlds that were written for other systems have
/// none, and load all the same.
pub fn no_money(folder: FileId) -> Problem {
    Problem::warning("there is no item of type `money`, so coins are plain ones", folder, "")
        .help("write one with `item_type: money`; piles of coins are made of it")
}

/// A thing in something that holds nothing.
pub fn not_a_container(id: &Spanned<String>) -> Problem {
    let sentence = format!("nothing can be put into {}", quoted(id));
    Problem::error(sentence, id.span, "this is no container")
}

/// A thing within itself, through however many others.
pub fn inside_itself(id: &Spanned<String>) -> Problem {
    Problem::error("this thing lies within itself", id.span, "this lies within it in its turn")
}

/// More things in one place than it holds.
pub fn does_not_fit(place: &str, most: usize, things: u64, span: Span) -> Problem {
    let sentence = match most {
        1 => format!("{place} holds 1 thing, and {things} are put there"),
        _ => format!("{place} holds {most} things, and {things} are put there"),
    };
    Problem::error(sentence, span, "with these it is too many")
        .help("a stack is one thing: see `max_stack_size` of the item")
}

/// A file that no feature asks for.
pub fn file_not_used(file: FileId) -> Problem {
    Problem::warning("nothing reads this file yet", file, "")
}

/// A key of a sentence that stands for nothing there. `keys` are those that stand for something.
pub fn unknown_in_sentence(key: &str, keys: &[&str], span: Span) -> Problem {
    let sentence = format!("{} means nothing in this sentence", quoted(&format!("{{{key}}}")));
    let keys: Vec<String> = keys.iter().map(|key| quoted(&format!("{{{key}}}"))).collect();
    Problem::error(sentence, span, "it would be shown as it is")
        .help(format!("it can speak of {}", keys.join(", ")))
}

/// A verb for a sentence that has only one form.
pub fn verb_with_one_form(verb: &Spanned<String>) -> Problem {
    let sentence = format!("the verb {} has only one form", quoted(verb));
    Problem::warning(sentence, verb.span, "it cannot stand in a sentence")
        .help("write both forms, as in `bite|bites`: you bite, the rat bites")
}

/// A patrol of a single room.
pub fn route_of_one(room: &Spanned<String>) -> Problem {
    Problem::warning("a patrol of one room leads nowhere", room.span, "the only waypoint")
        .help("write at least two rooms; whoever is to stay in one needs no route")
}

/// A patrol of more rooms than one may have.
pub fn route_too_long(most: usize, span: Span) -> Problem {
    let sentence = format!("a patrol has at most {most} waypoints");
    Problem::error(sentence, span, "more are written here")
        .help("rooms between two waypoints need not be written: the way is found")
}

/// A leg of a patrol that nothing leads along.
pub fn leg_without_a_way(
    from: &Spanned<String>,
    to: &Spanned<String>,
    span: Span,
    moves: usize,
) -> Problem {
    let sentence = format!("no patrol gets from {} to {}", quoted(from), quoted(to));
    Problem::warning(sentence, span, &format!("there is no way of at most {moves} moves"))
        .help("this waypoint is passed over; write a room between the two, or an exit")
}

/// A leg of a patrol that leads only through a locked door.
pub fn leg_behind_a_lock(from: &Spanned<String>, to: &Spanned<String>, span: Span) -> Problem {
    let sentence = format!("no patrol gets from {} to {}", quoted(from), quoted(to));
    Problem::warning(sentence, span, "the only way leads through a locked door")
        .help("patrols open doors that are closed, and have no keys; this waypoint is passed over")
}

/// A patrol that begins where none of its waypoints can be reached.
pub fn patrol_starts_off(room: &Spanned<String>, moves: usize) -> Problem {
    let sentence = format!("the patrol never gets from {} to its route", quoted(room));
    Problem::warning(sentence, room.span, &format!("no waypoint is within {moves} moves"))
}

/// A group whose members cannot all begin at a waypoint of their own.
pub fn group_larger_than_route(size: u32, rooms: usize, span: Span) -> Problem {
    let sentence = format!("a group of {size} is larger than its route of {rooms} rooms");
    Problem::warning(sentence, span, "some of them begin in one room")
        .help("with `group_spacing: 0` they all walk as one")
}

/// A key that says nothing beside another.
pub fn no_use_beside(key: &str, other: &str, span: Span) -> Problem {
    let sentence = format!("{} has no use beside {}", quoted(key), quoted(other));
    Problem::warning(sentence, span, "this is not used")
}
