//! Reading, pinning up and taking down.

use super::content::{Board, Boards};
use super::state::{Note, unread};
use super::text::Event;
use super::{pages, refusals};
use crate::base::id::{CreatureId, RoomId};
use crate::base::limits::{BOARD_NOTES_FROM_ONE_MAX, BOARD_NOTES_MAX};
use crate::game::Event as Fact;
use crate::game::frame::actor::{self, Actor};
use crate::game::frame::grammar::{Noun, What, word_fits};
use crate::game::frame::keep::Forget;
use crate::game::frame::keep::dirty::Key;
use crate::game::frame::part::Done;
use crate::game::frame::turn::Kept;
use crate::game::frame::verb::Role;
use crate::game::ground::sight;
use crate::game::people::draft::{self, Purpose};
use crate::game::people::player;
use crate::game::{Content, Refusal, Turn, View, World};

/// The board in a room.
pub(super) fn in_room(content: &Content, room: RoomId) -> Option<&Board> {
    content.of::<Boards>()?.in_room(room)
}

/// The board where somebody is, which they may read.
pub(super) fn here<'c>(turn: &Turn<'c>, who: CreatureId) -> Result<&'c Board, Refusal> {
    let content: &'c Content = turn.content;
    let room = turn.world.places.room_of(who).ok_or(Refusal::Dark)?;
    let board = in_room(content, room).ok_or_else(|| refusals::no_board(content))?;
    if !sight::can_see(turn.content, turn.world, who) {
        return Err(Refusal::Dark);
    }
    may_read(turn.view(), who, board)?;
    Ok(board)
}

/// Refuses those for whom a board is not. Staff read all.
pub(super) fn may_read(view: View, who: CreatureId, board: &Board) -> Done {
    let Some(readers) = &board.readers else { return Ok(()) };
    if belongs(view, who, readers) || view.world.players.role(who) > Role::Player {
        return Ok(());
    }
    Err(refusals::not_for_you(&board.name, &actor::shown(view, who, readers)))
}

/// Whether somebody is one of those who are an actor together.
fn belongs(view: View, who: CreatureId, actor: &Actor) -> bool {
    match actor {
        Actor::Player(player) => *player == who,
        Actor::Faction(key) => {
            let own = view.world.factions.membership(who);
            let own = own.and_then(|own| view.content.factions.get(own.faction));
            own.is_some_and(|own| own.key == *key)
        }
        // No feature has such actors yet, so nobody is one of them.
        _ => false,
    }
}

/// Shows a board, and notes that its reader knows it from now on. Kept.
pub fn look(turn: &mut Turn, who: CreatureId) -> Done {
    let board = here(turn, who)?;
    if turn.world.boards.mark(who, &board.key).is_none() {
        set_mark(turn, who, &board.key, 0);
    }
    turn.show(who, Kept::Yes, move |view, page| match in_room_of(view, who) {
        Some(board) => pages::list(view, who, board, page),
        None => String::new(),
    });
    Ok(())
}

fn in_room_of(view: View<'_>, who: CreatureId) -> Option<&Board> {
    in_room(view.content, view.world.places.room_of(who)?)
}

fn set_mark(turn: &mut Turn, who: CreatureId, board: &str, read: u64) {
    turn.world.boards.marks.entry(who).or_default().insert(board.into(), read);
    turn.world.dirty.kept(Key::BoardMark((who, board.into())));
}

/// Reads one note, by its number; without one the first that was not read yet. Kept.
pub(super) fn read(turn: &mut Turn, who: CreatureId, number: Option<u64>) -> Done {
    let board = here(turn, who)?;
    let view = turn.view();
    let mark = view.world.boards.mark(who, &board.key).unwrap_or(0);
    let notes = super::state::read_by(view, who, &board.key);
    let next = || notes.iter().map(|note| note.number).filter(|number| *number > mark).min();
    let wanted = match number.or_else(next) {
        Some(wanted) => wanted,
        None => return look(turn, who),
    };
    let Some(note) = notes.into_iter().find(|note| note.number == wanted).cloned() else {
        return Err(refusals::no_such_note(wanted, &board.name));
    };
    set_mark(turn, who, &board.key, mark.max(note.number));
    let name = board.name.clone();
    turn.show(who, Kept::Yes, move |view, page| pages::note(view, &name, &note, page));
    Ok(())
}

/// All of a board is read. Kept.
pub(super) fn mark(turn: &mut Turn, who: CreatureId) -> Done {
    let board = here(turn, who)?;
    let newest = turn.world.boards.on(&board.key).map(|(_, note)| note.number).max().unwrap_or(0);
    set_mark(turn, who, &board.key, newest);
    turn.report(Event::Marked { who, board: board.name.clone() });
    Ok(())
}

/// The thread and the subject of an answer to a note.
pub(super) fn answers(turn: &Turn, who: CreatureId, number: u64) -> Result<(u64, String), Refusal> {
    let board = here(turn, who)?;
    let notes = super::state::read_by(turn.view(), who, &board.key);
    let note = notes.into_iter().find(|note| note.number == number);
    let note = note.ok_or_else(|| refusals::no_such_note(number, &board.name))?;
    let bare = note.subject.strip_prefix("Re: ").unwrap_or(&note.subject);
    Ok((note.thread, format!("Re: {bare}")))
}

/// Pins up a note, or lets it be written if nothing is said yet. Kept.
pub(super) fn write(
    turn: &mut Turn,
    who: CreatureId,
    (subject, thread): (String, Option<u64>),
    words: Option<String>,
) -> Done {
    player::may_speak(turn, who)?;
    let board = here(turn, who)?;
    may_pin(turn.world, who, board)?;
    match words {
        Some(words) => {
            pin(turn, who, board, (subject, thread), words);
        }
        None => {
            let purpose = Purpose::Note { board: board.key.clone(), subject, thread };
            draft::begin(turn, who, purpose, format!("a note for {}", board.name));
        }
    }
    Ok(())
}

fn may_pin(world: &World, who: CreatureId, board: &Board) -> Done {
    let own = world.boards.on(&board.key).filter(|(_, note)| note.author == who).count();
    match own >= BOARD_NOTES_FROM_ONE_MAX {
        true => Err(refusals::too_many_of_yours(&board.name)),
        false => Ok(()),
    }
}

fn pin(
    turn: &mut Turn,
    who: CreatureId,
    board: &Board,
    (subject, thread): (String, Option<u64>),
    words: String,
) {
    while turn.world.boards.on(&board.key).count() >= BOARD_NOTES_MAX {
        let oldest = turn.world.boards.on(&board.key).map(|(id, _)| id).next();
        let Some(oldest) = oldest else { break };
        take_down(turn.world, oldest);
    }
    let newest = turn.world.boards.on(&board.key).map(|(_, note)| note.number).max().unwrap_or(0);
    let number = newest + 1;
    let note = Note {
        board: board.key.clone(),
        number,
        author: who,
        name: player::name_of(turn.world, who),
        subject,
        words,
        sent: turn.world.host.seconds(turn.now),
        thread: thread.unwrap_or(number),
    };
    let id = turn.world.new_id();
    turn.world.boards.notes.insert(id, note);
    turn.world.dirty.kept(Key::Note(id));
    if let Some(room) = turn.world.places.room_of(who) {
        turn.report(Event::Pinned { who, room, board: board.name.clone(), number });
    }
}

fn take_down(world: &mut World, id: u64) {
    world.boards.notes.remove(&id);
    world.dirty.kept(Key::Note(id));
}

/// Takes a note down. Kept.
pub(super) fn remove(turn: &mut Turn, who: CreatureId, number: u64) -> Done {
    let board = here(turn, who)?;
    let found = turn.world.boards.on(&board.key).find(|(_, note)| note.number == number);
    let (id, author) = found
        .map(|(id, note)| (id, note.author))
        .ok_or_else(|| refusals::no_such_note(number, &board.name))?;
    if author != who && turn.world.players.role(who) == Role::Player {
        return Err(refusals::not_yours(number));
    }
    take_down(turn.world, id);
    if let Some(room) = turn.world.places.room_of(who) {
        turn.report(Event::TakenDown { who, room, board: board.name.clone() });
    }
    Ok(())
}

/// Whether a noun means the board of a room.
pub fn meant(content: &Content, room: RoomId, noun: &Noun) -> bool {
    let (Some(board), What::Words(words)) = (in_room(content, room), &noun.what) else {
        return false;
    };
    let own = board.keywords.iter().map(String::as_str).chain(["board", "noticeboard"]);
    let own: Vec<&str> = own.collect();
    words.iter().all(|word| own.iter().any(|keyword| word_fits(keyword, word)))
}

/// What is seen of the board in a room by one who looks around.
pub fn line_in_room(view: View, who: CreatureId, room: RoomId) -> Option<String> {
    let board = in_room(view.content, room)?;
    let new = match may_read(view, who, board) {
        Ok(()) => unread(view, who, &board.key),
        Err(_) => 0,
    };
    Some(pages::in_room(&board.name, new))
}

/// Whoever comes in is told how much they have not read; what was written is pinned up.
pub fn hears(turn: &mut Turn, event: &Fact) {
    match event {
        Fact::Player(player::Event::Welcomed { who, .. }) => tell_unread(turn, *who),
        Fact::Draft(draft::Event::Done { who, purpose, words }) => {
            let Purpose::Note { board, subject, thread } = purpose else { return };
            let done = here(turn, *who).and_then(|here| match here.key == *board {
                true => may_pin(turn.world, *who, here).map(|()| here),
                false => Err(refusals::no_board(turn.content)),
            });
            match done {
                Ok(board) => pin(turn, *who, board, (subject.clone(), *thread), words.clone()),
                Err(why) => {
                    draft::put_back(turn, *who, purpose.clone(), words);
                    turn.report(Fact::Refused { who: *who, why });
                }
            }
        }
        _ => {}
    }
}

/// Of boards that they ever looked at, and may still read.
fn tell_unread(turn: &mut Turn, who: CreatureId) {
    let view = turn.view();
    let Some(boards) = view.content.of::<Boards>() else { return };
    let known = boards.0.values().filter(|board| view.world.boards.mark(who, &board.key).is_some());
    let may = known.filter(|board| may_read(view, who, board).is_ok());
    let counted = may.map(|board| (board.name.clone(), unread(view, who, &board.key)));
    let unread: Vec<(String, usize)> = counted.filter(|(_, new)| *new > 0).collect();
    if !unread.is_empty() {
        turn.report(Event::Unread { who, unread });
    }
}

/// What somebody wrote and read is gone with them, and what others wrote names them no more. Kept.
pub(super) fn forgets(world: &mut World, who: CreatureId, forget: &Forget) {
    let World { boards, dirty, .. } = world;
    boards.notes.retain(|id, note| {
        let stays = note.author != who;
        let hidden = forget.hide_in(&mut note.words) | forget.hide_in(&mut note.subject);
        if !stays || hidden {
            dirty.kept(Key::Note(*id));
        }
        stays
    });
    for board in boards.marks.remove(&who).unwrap_or_default().into_keys() {
        dirty.kept(Key::BoardMark((who, board)));
    }
}

/// No board holds more than it may, and no two notes of one have one number.
pub fn check(world: &World) -> Result<(), String> {
    let mut boards = std::collections::BTreeMap::<&str, Vec<u64>>::new();
    for note in world.boards.notes.values() {
        boards.entry(&note.board).or_default().push(note.number);
    }
    for (board, mut numbers) in boards {
        let all = numbers.len();
        numbers.sort_unstable();
        numbers.dedup();
        if all > BOARD_NOTES_MAX || numbers.len() < all {
            return Err(format!("{all} notes hang on {board}, of {} numbers", numbers.len()));
        }
    }
    Ok(())
}
