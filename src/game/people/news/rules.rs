//! Posting, reading, and what one is told when one comes in.

use super::refusals;
use super::state::{Mark, Motd, Piece};
use super::text::Event;
use crate::base::id::CreatureId;
use crate::base::limits::{DRAFT_CHARS_MAX, NEWS_HELD_MAX};
use crate::game::Event as Fact;
use crate::game::frame::keep::dirty::Key;
use crate::game::frame::keep::{Forget, One};
use crate::game::frame::part::Done;
use crate::game::people::player;
use crate::game::{Turn, World};

/// Seconds after which the word of the day is read anew.
const DAY: u64 = 86_400;

/// Adds a piece to the stream: `source` is who says it, one of the staff or what of the realm it is of.
/// The oldest gives way. Kept.
pub fn record(turn: &mut Turn, source: &str, subject: String, words: String) -> u64 {
    let posted = turn.world.host.seconds(turn.now);
    let World { news, dirty, .. } = &mut *turn.world;
    while news.pieces.len() >= NEWS_HELD_MAX {
        let Some((oldest, _)) = news.pieces.pop_first() else { break };
        dirty.kept(Key::News(oldest));
    }
    // A number that was removed is given to no other, as long as anything stands behind it.
    let number = news.newest() + 1;
    news.pieces.insert(number, Piece { source: source.into(), subject, words, posted });
    dirty.kept(Key::News(number));
    number
}

/// One of the staff says something to everybody, there or not. Kept.
pub(super) fn post(turn: &mut Turn, who: CreatureId, subject: String, words: String) -> Done {
    if words.chars().count() > DRAFT_CHARS_MAX {
        return Err(refusals::too_long());
    }
    let source = player::name_of(turn.world, who);
    let number = record(turn, &source, subject.clone(), words);
    turn.report(Event::Posted { who, number, subject });
    Ok(())
}

/// Takes a piece back. Kept.
pub(super) fn remove(turn: &mut Turn, who: CreatureId, number: u64) -> Done {
    let piece = turn.world.news.pieces.remove(&number);
    let piece = piece.ok_or_else(|| refusals::no_such_piece(number))?;
    turn.world.dirty.kept(Key::News(number));
    turn.report(Event::Removed { who, subject: piece.subject });
    Ok(())
}

/// Somebody has read all news. Kept.
pub(super) fn has_read(turn: &mut Turn, who: CreatureId) {
    let newest = turn.world.news.newest();
    if turn.world.news.mark(who).read < newest {
        set_mark(turn.world, who, |mark| mark.read = newest);
    }
}

fn set_mark(world: &mut World, who: CreatureId, change: impl FnOnce(&mut Mark)) {
    change(world.news.marks.entry(who).or_default());
    world.dirty.kept(Key::NewsMark(who));
}

/// Sets the word of the day, or takes it back. Kept.
pub(super) fn set_motd(turn: &mut Turn, who: CreatureId, words: Option<String>) {
    let set = turn.world.host.seconds(turn.now);
    turn.world.news.motd = words.map(|words| Motd { words, set });
    turn.world.dirty.kept(Key::Motd(One));
    turn.report(Event::MotdSet { who });
}

/// Whoever comes in is told what is new, and reads the word of the day once a day or when it changed. Kept.
pub(super) fn hears(turn: &mut Turn, event: &Fact) {
    let Fact::Player(player::Event::Welcomed { who, .. }) = event else { return };
    let (who, now) = (*who, turn.world.host.seconds(turn.now));
    let mark = turn.world.news.mark(who);
    let is_due = |motd: &Motd| mark.motd < motd.set || now.saturating_sub(mark.motd) >= DAY;
    if let Some(motd) = turn.world.news.motd.clone().filter(is_due) {
        set_mark(turn.world, who, |mark| mark.motd = now);
        turn.report(Event::Motd { who, words: motd.words });
    }
    let unread = turn.world.news.unread(who);
    if unread > 0 {
        turn.report(Event::Waiting { who, unread });
    }
}

/// What somebody read is forgotten, and what was said names them no more. Kept.
pub(super) fn forgets(world: &mut World, who: CreatureId, forget: &Forget) {
    let World { news, dirty, .. } = world;
    for (number, piece) in &mut news.pieces {
        let hidden = forget.hide_in(&mut piece.source)
            | forget.hide_in(&mut piece.subject)
            | forget.hide_in(&mut piece.words);
        if hidden {
            dirty.kept(Key::News(*number));
        }
    }
    if news.motd.as_mut().is_some_and(|motd| forget.hide_in(&mut motd.words)) {
        dirty.kept(Key::Motd(One));
    }
    if news.marks.remove(&who).is_some() {
        dirty.kept(Key::NewsMark(who));
    }
}

/// No more is held than may be.
pub fn check(world: &World) -> Result<(), String> {
    match world.news.pieces.len() {
        0..=NEWS_HELD_MAX => Ok(()),
        pieces => Err(format!("{pieces} pieces of news are held")),
    }
}
