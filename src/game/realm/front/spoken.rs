//! The pages about a war for those who hear them: the balance and the front, in sentences.

use super::diary::{in_sentence, short};
use super::map::{Placed, lay_out};
use super::pages::{Held, open_lead};
use crate::base::id::{FactionId, RoomId};
use crate::game::ground::room::Room;
use crate::game::{Content, World};
use crate::text::words::{capitalise, count_word, list, plural};

/// Who has killed how many of whom, and who is ahead.
pub(super) fn balance(
    content: &Content,
    world: &World,
    one: FactionId,
    other: FactionId,
) -> String {
    let tally = |a, b| world.front.tally(a, b).kills;
    let kills = |a, b| match tally(a, b) {
        0 => "none".to_owned(),
        kills => count_word(kills),
    };
    let (ours, theirs) = (tally(one, other), tally(other, one));
    let [first, second] = [one, other].map(|side| short(content, side));
    let ahead = match ours.cmp(&theirs) {
        std::cmp::Ordering::Greater => format!("{} is ahead", capitalise(&first)),
        std::cmp::Ordering::Less => format!("{} is ahead", capitalise(&second)),
        std::cmp::Ordering::Equal => "Nobody is ahead".into(),
    };
    let by = match ours.abs_diff(theirs) {
        0 => String::new(),
        by => format!(" by {}", count_word(by)),
    };
    let line = format!(
        "{} has killed {} of {second}, and {second} has killed {} of {first}. {ahead}{by}.",
        capitalise(&first),
        kills(one, other),
        kills(other, one),
    );
    match open_lead(content, world, one, other) {
        Some(lead) => format!("{line} {lead}"),
        None => line,
    }
}

/// Who holds how much of an area. Whoever stands in it hears where each room that is held lies from
/// them, the nearest first, and who holds the rooms next to theirs.
pub(super) fn front(
    content: &Content,
    world: &World,
    held: &Held,
    inside: Option<&Room>,
) -> String {
    let mut lines: Vec<String> =
        held.iter().map(|(holder, rooms)| holds(content, *holder, rooms, inside)).collect();
    if let Some(room) = inside {
        let name = in_sentence(&room.name);
        lines.push(format!("You stand in {name}, {}.", whose(content, world, room.shared)));
        lines.extend(around(content, world, room));
    }
    lines.join("\n") + "\n"
}

fn holds(
    content: &Content,
    holder: Option<FactionId>,
    rooms: &[RoomId],
    inside: Option<&Room>,
) -> String {
    let count = plural("room", rooms.len() as u64);
    let side = holder.map(|faction| capitalise(&short(content, faction)));
    match side {
        Some(side) if rooms.is_empty() => format!("{side} holds no room."),
        Some(side) if inside.is_some() => format!("{side} holds {count}."),
        Some(side) => {
            let names = rooms.iter().filter_map(|room| content.room(*room));
            let names: Vec<String> = names.map(|room| in_sentence(&room.name)).collect();
            format!("{side} holds {count}: {}.", list(&names))
        }
        None => format!("Nobody holds {count}."),
    }
}

fn whose(content: &Content, world: &World, room: RoomId) -> String {
    match world.front.hold(room) {
        Some(hold) => format!("held by {}", short(content, hold.holder)),
        None => "held by nobody".into(),
    }
}

/// The map in words: a line for each room.
fn around(content: &Content, world: &World, from: &Room) -> Vec<String> {
    let Some(area) = from.area else { return Vec::new() };
    let sheets = lay_out(content, area, from.shared);
    let mut rooms: Vec<(u32, String)> = Vec::new();
    for (nth, (level, placed)) in
        sheets.iter().enumerate().flat_map(|(nth, sheet)| sheet.iter().map(move |row| (nth, row)))
    {
        for Placed { room, x, y } in placed {
            let steps = [*x, *y, *level].map(i32::unsigned_abs).iter().sum();
            let is_next = nth == 0 && from.exits.values().any(|to| to == room);
            if *room == from.shared || !is_next && world.front.hold(*room).is_none() {
                continue;
            }
            let Some(written) = content.room(*room) else { continue };
            let (distance, bearing) = match nth {
                0 => (steps, bearing(*x, *y, *level)),
                _ => (u32::MAX, "elsewhere".into()),
            };
            let name = in_sentence(&written.name);
            let line = format!("{bearing}: {name}, {}.", whose(content, world, *room));
            rooms.push((distance, capitalise(&line)));
        }
    }
    rooms.sort();
    rooms.into_iter().map(|(_, line)| line).collect()
}

/// `north, 2 rooms, and east, 1 room`: steps east, south and up.
fn bearing(x: i32, y: i32, level: i32) -> String {
    let along = |steps: i32, [positive, negative]: [&str; 2]| {
        let word = if steps > 0 { positive } else { negative };
        let rooms = plural("room", u64::from(steps.unsigned_abs()));
        (steps != 0).then(|| format!("{word}, {rooms}"))
    };
    let axes =
        [along(y, ["south", "north"]), along(x, ["east", "west"]), along(level, ["up", "down"])];
    axes.into_iter().flatten().collect::<Vec<_>>().join(", and ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_told_by_its_steps() {
        assert_eq!(bearing(0, -2, 0), "north, 2 rooms");
        assert_eq!(bearing(1, 1, 0), "south, 1 room, and east, 1 room");
        assert_eq!(bearing(-3, 0, -1), "west, 3 rooms, and down, 1 room");
    }
}
