//! Saying what one found, and closing it.

use super::state::{Kind, Remark};
use super::text::Event;
use super::{ANSWERS, pages, refusals};
use crate::base::id::CreatureId;
use crate::base::limits::{REMARK_CHARS_MAX, REMARKS_HELD_MAX, REMARKS_OPEN_FROM_ONE_MAX};
use crate::game::frame::keep::dirty::Key;
use crate::game::frame::keep::{Forget, NOBODY, SOMEBODY};
use crate::game::frame::part::Done;
use crate::game::people::notice::{self, Draft};
use crate::game::people::player;
use crate::game::{Turn, World};

/// Keeps what somebody found. Kept.
pub(super) fn say(turn: &mut Turn, who: CreatureId, kind: Kind, words: String) -> Done {
    if words.chars().count() > REMARK_CHARS_MAX {
        return Err(refusals::too_long());
    }
    if turn.world.remarks.open_of(who) >= REMARKS_OPEN_FROM_ONE_MAX {
        return Err(refusals::too_many_of_yours());
    }
    make_room(turn.world);
    let room = turn.world.places.room_of(who).map(|room| turn.content.key_of(room));
    let remark = Remark {
        kind,
        author: who,
        name: player::name_of(turn.world, who),
        room: room.unwrap_or_default(),
        version: env!("CARGO_PKG_VERSION").into(),
        words: words.clone(),
        made: turn.world.host.seconds(turn.now),
        answer: None,
    };
    let newest = turn.world.remarks.remarks.keys().next_back().copied().unwrap_or(0);
    let number = newest + 1;
    turn.world.remarks.remarks.insert(number, remark);
    turn.world.dirty.kept(Key::Remark(number));
    turn.report(Event::Said { who, kind: kind.word(), number, words });
    Ok(())
}

/// What was closed first gives way, and if nothing is closed what was said first.
fn make_room(world: &mut World) {
    while world.remarks.remarks.len() >= REMARKS_HELD_MAX {
        let all = &world.remarks.remarks;
        let closed = all.iter().find(|(_, remark)| remark.answer.is_some());
        let Some((oldest, _)) = closed.or_else(|| all.iter().next()) else { return };
        let oldest = *oldest;
        world.remarks.remarks.remove(&oldest);
        world.dirty.kept(Key::Remark(oldest));
    }
}

/// Closes one, and tells whoever said it how it ended. Kept.
pub(super) fn close(turn: &mut Turn, who: CreatureId, number: u64, answer: String) -> Done {
    let remark = turn.world.remarks.remarks.get_mut(&number);
    let remark = remark.ok_or_else(|| refusals::no_such_number(number))?;
    if remark.answer.is_some() {
        return Err(refusals::closed_already(number));
    }
    let answer = if answer.is_empty() { "Seen to.".to_owned() } else { answer };
    remark.answer = Some(answer.clone());
    let (author, words) = (remark.author, pages::answer(remark, &answer));
    turn.world.dirty.kept(Key::Remark(number));
    turn.report(Event::Closed { who, number });
    notice::send(turn, author, Draft { topic: &ANSWERS, words, command: String::new() });
    Ok(())
}

/// What was found stays, and names nobody who was erased. Kept.
pub(super) fn forgets(world: &mut World, who: CreatureId, forget: &Forget) {
    let World { remarks, dirty, .. } = world;
    for (number, remark) in &mut remarks.remarks {
        let mut hidden = forget.hide_in(&mut remark.words);
        if let Some(answer) = &mut remark.answer {
            hidden |= forget.hide_in(answer);
        }
        if remark.author == who {
            (remark.author, remark.name) = (CreatureId(NOBODY), SOMEBODY.into());
            hidden = true;
        }
        if hidden {
            dirty.kept(Key::Remark(*number));
        }
    }
}

/// No more is held than may be.
pub fn check(world: &World) -> Result<(), String> {
    match world.remarks.remarks.len() {
        0..=REMARKS_HELD_MAX => Ok(()),
        held => Err(format!("{held} remarks are held")),
    }
}
