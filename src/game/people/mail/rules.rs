//! Sending, reading and throwing away.

use super::state::Letter;
use super::text::Event;
use super::{pages, refusals};
use crate::base::id::CreatureId;
use crate::base::limits::{MAIL_FROM_ONE_MAX, MAIL_HELD_MAX};
use crate::game::Event as Fact;
use crate::game::frame::keep::Forget;
use crate::game::frame::keep::dirty::Key;
use crate::game::frame::part::Done;
use crate::game::frame::turn::Kept;
use crate::game::people::acquaintance;
use crate::game::people::draft::{self, Purpose};
use crate::game::people::notice;
use crate::game::people::player;
use crate::game::{Refusal, Turn, World};

/// Whom a name means, here or away.
pub(super) fn reader(turn: &Turn, name: &str) -> Result<CreatureId, Refusal> {
    turn.world.players.find(name).ok_or_else(|| refusals::nobody(name))
}

/// Sends a letter, or lets it be written if nothing is said yet. Kept.
pub(super) fn write(
    turn: &mut Turn,
    who: CreatureId,
    to: CreatureId,
    (subject, words): (String, Option<String>),
) -> Done {
    player::may_speak(turn, who)?;
    may_send(turn.world, who, to)?;
    let subject = if subject.is_empty() { NO_SUBJECT.to_owned() } else { subject };
    match words {
        Some(words) => send(turn, (who, to), subject, words),
        None => {
            let name = player::name_of(turn.world, to);
            draft::begin(turn, who, Purpose::Letter { to, subject }, format!("a letter to {name}"));
        }
    }
    Ok(())
}

/// What a letter is about that does not say.
const NO_SUBJECT: &str = "a few words";

fn may_send(world: &World, who: CreatureId, to: CreatureId) -> Done {
    acquaintance::may_reach(world, who, to)?;
    let name = || player::name_of(world, to);
    if world.players.character(to).is_none() {
        return Err(refusals::nobody(&name()));
    }
    let unread = world.letters.of(to).filter(|(_, letter)| letter.from == who && !letter.is_read);
    if unread.count() >= MAIL_FROM_ONE_MAX {
        return Err(refusals::too_many_of_yours(&name()));
    }
    match world.letters.of(to).count() >= MAIL_HELD_MAX {
        true => Err(refusals::box_is_full(&name())),
        false => Ok(()),
    }
}

fn send(turn: &mut Turn, (who, to): (CreatureId, CreatureId), subject: String, words: String) {
    let taken: Vec<u64> = turn.world.letters.of(to).map(|(_, letter)| letter.number).collect();
    let number = (1..).find(|number| !taken.contains(number)).unwrap_or(1);
    let letter = Letter {
        to,
        number,
        from: who,
        name: player::name_of(turn.world, who),
        subject: subject.clone(),
        words,
        sent: turn.world.host.seconds(turn.now),
        is_read: false,
    };
    let id = turn.world.new_id();
    turn.world.letters.letters.insert(id, letter);
    turn.world.dirty.kept(Key::Letter(id));
    turn.report(Event::Sent { who, to, subject, number });
}

/// Shows what lies with somebody.
pub(super) fn list(turn: &mut Turn, who: CreatureId) -> Done {
    turn.show(who, Kept::Yes, move |view, page| pages::list(view, who, page));
    Ok(())
}

/// The letter of somebody's that has this number; without one the first that was not read.
fn meant(turn: &Turn, who: CreatureId, number: Option<u64>) -> Result<Option<u64>, Refusal> {
    let mut own = turn.world.letters.of(who);
    match number {
        None => Ok(own.find(|(_, letter)| !letter.is_read).map(|(id, _)| id)),
        Some(number) => match own.find(|(_, letter)| letter.number == number) {
            Some((id, _)) => Ok(Some(id)),
            None => Err(refusals::no_such_letter(number)),
        },
    }
}

/// Reads one letter. Kept.
pub(super) fn read(turn: &mut Turn, who: CreatureId, number: Option<u64>) -> Done {
    let Some(id) = meant(turn, who, number)? else { return list(turn, who) };
    let Some(letter) = turn.world.letters.letters.get_mut(&id) else { return Ok(()) };
    letter.is_read = true;
    let letter = letter.clone();
    turn.world.dirty.kept(Key::Letter(id));
    turn.show(who, Kept::Yes, move |view, page| pages::letter(view, &letter, page));
    Ok(())
}

/// To whom an answer to a letter goes, and what it is about.
pub(super) fn answers(
    turn: &Turn,
    who: CreatureId,
    number: u64,
) -> Result<(CreatureId, String), Refusal> {
    let id = meant(turn, who, Some(number))?;
    let letter = id.and_then(|id| turn.world.letters.letters.get(&id));
    let letter = letter.ok_or_else(|| refusals::no_such_letter(number))?;
    let bare = letter.subject.strip_prefix("Re: ").unwrap_or(&letter.subject);
    match turn.world.players.character(letter.from) {
        Some(_) => Ok((letter.from, format!("Re: {bare}"))),
        None => Err(refusals::nobody(&letter.name)),
    }
}

/// Throws a letter away. Kept.
pub(super) fn delete(turn: &mut Turn, who: CreatureId, number: u64) -> Done {
    let Some(id) = meant(turn, who, Some(number))? else { return Ok(()) };
    let Some(letter) = turn.world.letters.letters.remove(&id) else { return Ok(()) };
    turn.world.dirty.kept(Key::Letter(id));
    turn.report(Event::Deleted { who, from: letter.name, number });
    Ok(())
}

/// Whoever comes in is told what lies with them; what was written is sent.
pub(super) fn hears(turn: &mut Turn, event: &Fact) {
    match event {
        Fact::Player(player::Event::Welcomed { who, .. }) => {
            let unread = turn.world.letters.unread(*who);
            if unread > 0 {
                turn.report(Event::Waiting { who: *who, unread });
            }
        }
        Fact::Draft(draft::Event::Done { who, purpose, words }) => {
            let Purpose::Letter { to, subject } = purpose else { return };
            match may_send(turn.world, *who, *to) {
                Ok(()) => send(turn, (*who, *to), subject.clone(), words.clone()),
                Err(why) => {
                    draft::put_back(turn, *who, purpose.clone(), words);
                    turn.report(Fact::Refused { who: *who, why });
                }
            }
        }
        _ => {}
    }
}

/// Whether somebody can be told at once who wrote to them. Whoever is unseen is away to those who may
/// not see them, and what they write is found by and by.
pub(super) fn can_be_told(world: &World, who: CreatureId, to: CreatureId) -> bool {
    notice::is_there(world, to) && world.players.may_see(to, who)
}

/// What somebody wrote and was written is gone with them, and what lies with others names them no more.
/// Kept.
pub(super) fn forgets(world: &mut World, who: CreatureId, forget: &Forget) {
    let World { letters, dirty, .. } = world;
    letters.letters.retain(|id, letter| {
        let stays = letter.to != who && letter.from != who;
        let hidden = forget.hide_in(&mut letter.words) | forget.hide_in(&mut letter.subject);
        if !stays || hidden {
            dirty.kept(Key::Letter(*id));
        }
        stays
    });
}

/// Letters lie with characters that there are, no more than may, each by a number of its own.
pub fn check(world: &World) -> Result<(), String> {
    let mut numbers = std::collections::BTreeMap::<CreatureId, Vec<u64>>::new();
    for (id, letter) in &world.letters.letters {
        if world.players.character(letter.to).is_none() {
            return Err(format!("letter {id} lies with nobody"));
        }
        numbers.entry(letter.to).or_default().push(letter.number);
    }
    for (who, mut numbers) in numbers {
        let all = numbers.len();
        numbers.sort_unstable();
        numbers.dedup();
        if all > MAIL_HELD_MAX || numbers.len() < all {
            return Err(format!("{all} letters lie with {}, of {} numbers", who.0, numbers.len()));
        }
    }
    Ok(())
}
