//! Counting words, masking those that are foul, and taking complaints.

use super::refusals;
use super::state::{Complaint, Flow};
use crate::base::clock::Millis;
use crate::base::date::Date;
use crate::base::id::CreatureId;
use crate::base::limits::{
    COMPLAINT_CHARS_MAX, COMPLAINTS_FROM_ONE_MAX, COMPLAINTS_HELD_MAX, EVIDENCE_LINES_MAX,
    FLOOD_LINES_MAX, FLOOD_SECONDS, FLOOD_WARNED_AT,
};
use crate::game::frame::keep::Forget;
use crate::game::frame::keep::dirty::Key;
use crate::game::frame::part::Done;
use crate::game::frame::role::Role;
use crate::game::frame::tell::outbox::Heard;
use crate::game::frame::turn::Kept;
use crate::game::ground::place::{self, How};
use crate::game::people::notice::{self, Draft};
use crate::game::people::player;
use crate::game::{Content, Event as Fact, Refusal, Turn, World};
use crate::text::style::{clean, plain};

/// One who spoke reads their own words: that is a line, whatever way it went.
pub(super) fn reads(turn: &mut Turn, heard: &Heard) {
    let is_own = heard.reader == heard.speaker;
    if !is_own || turn.world.players.role(heard.speaker) > Role::Player {
        return;
    }
    let now = turn.now;
    let new = Flow { lines: 0, since: now, is_warned: false };
    let flow = turn.world.conduct.flows.entry(heard.speaker).or_insert(new);
    if is_over(flow, now) {
        *flow = new;
    }
    flow.lines += 1;
}

fn is_over(flow: &Flow, now: Millis) -> bool {
    now.since(flow.since) >= Millis::seconds(FLOOD_SECONDS)
}

/// Whether somebody may say more just now; shortly before they may not they are warned, once.
///
/// # Errors
/// If they said too much of late.
pub fn may_speak(turn: &mut Turn, who: CreatureId) -> Done {
    let now = turn.now;
    let Some(flow) = turn.world.conduct.flows.get_mut(&who).filter(|flow| !is_over(flow, now))
    else {
        return Ok(());
    };
    if flow.lines >= FLOOD_LINES_MAX {
        let wait = Millis::seconds(FLOOD_SECONDS) - now.since(flow.since);
        return Err(refusals::too_much(wait));
    }
    if flow.lines >= FLOOD_WARNED_AT && !flow.is_warned {
        flow.is_warned = true;
        turn.show_line(who, Kept::No, |_| super::pages::warning());
    }
    Ok(())
}

/// Whoever leaves the world begins anew.
pub(super) fn hears(turn: &mut Turn, event: &Fact) {
    if let Fact::Place(place::Event::Went { who, how: How::Left, .. }) = event {
        turn.world.conduct.flows.remove(who);
    }
}

/// A text with its foul words as stars; `None` if there are none in it.
pub fn masked(content: &Content, text: &str) -> Option<String> {
    let foul = &content.words.foul;
    if foul.is_empty() {
        return None;
    }
    let is_foul = |word: &str| {
        let word = word.to_lowercase();
        foul.iter().any(|foul| word.contains(foul.as_str()))
    };
    let mut masked = String::with_capacity(text.len());
    let mut any = false;
    for piece in text.split_inclusive(|c: char| !c.is_alphanumeric()) {
        let word = piece.trim_end_matches(|c: char| !c.is_alphanumeric());
        if word.is_empty() || !is_foul(word) {
            masked.push_str(piece);
            continue;
        }
        any = true;
        masked.extend(word.chars().map(|_| '*'));
        masked.push_str(&piece[word.len()..]);
    }
    any.then_some(masked)
}

/// Somebody complains of somebody: it is kept, with what they last read of the other, and staff are
/// told. Kept.
///
/// # Errors
/// Why it is not taken.
pub fn complain(turn: &mut Turn, who: CreatureId, about: CreatureId, words: &str) -> Done {
    let words = clean(words);
    may_complain(turn.world, who, about, &words)?;
    let (evidence, lines) = evidence(turn.world, who, about);
    let made = turn.world.host.seconds(turn.now);
    make_room(turn.world);
    let complaints = &mut turn.world.conduct.complaints;
    let number = complaints.keys().next_back().map_or(1, |last| last + 1);
    let complaint = Complaint { by: who, about, words, evidence, made, is_closed: false };
    complaints.insert(number, complaint);
    turn.world.dirty.kept(Key::Complaint(number));
    tell_staff(turn, who, about, number);
    let name = player::name_of(turn.world, about);
    turn.show_line(who, Kept::Yes, move |_| super::pages::taken(&name, lines));
    Ok(())
}

fn may_complain(
    world: &World,
    who: CreatureId,
    about: CreatureId,
    words: &str,
) -> Result<(), Refusal> {
    if who == about {
        return Err(refusals::yourself());
    }
    if words.is_empty() {
        return Err(refusals::says_nothing(&player::name_of(world, about)));
    }
    if words.chars().count() > COMPLAINT_CHARS_MAX {
        return Err(refusals::too_long());
    }
    let open = world.conduct.complaints.values().filter(|one| one.by == who && !one.is_closed);
    match open.count() >= COMPLAINTS_FROM_ONE_MAX {
        true => Err(refusals::too_many()),
        false => Ok(()),
    }
}

/// The oldest that is closed gives way, else the oldest.
fn make_room(world: &mut World) {
    while world.conduct.complaints.len() >= COMPLAINTS_HELD_MAX {
        let all = &world.conduct.complaints;
        let closed = all.iter().find(|(_, one)| one.is_closed).map(|(number, _)| *number);
        let Some(number) = closed.or_else(|| all.keys().next().copied()) else { return };
        world.conduct.complaints.remove(&number);
        world.dirty.kept(Key::Complaint(number));
    }
}

/// What somebody last read of another, and how many lines that is.
fn evidence(world: &World, reader: CreatureId, of: CreatureId) -> (String, usize) {
    let lines: Vec<String> = world
        .heard
        .by(reader)
        .filter(|line| line.speaker == of)
        .map(|line| format!("{} {}", Date::from_seconds(line.at), plain(line.passage.text())))
        .collect();
    let from = lines.len().saturating_sub(EVIDENCE_LINES_MAX);
    (lines[from..].join("\n"), lines.len() - from)
}

fn tell_staff(turn: &mut Turn, who: CreatureId, about: CreatureId, number: u64) {
    let [by, of] = [who, about].map(|one| player::name_of(turn.world, one));
    let players = &turn.world.players;
    let all = players.all_characters().map(|(_, one)| one);
    let staff: Vec<CreatureId> = all.filter(|one| players.role(*one) >= Role::Wizard).collect();
    for one in staff.into_iter().filter(|one| *one != about) {
        let words = format!("{by} complains of {of}.");
        let command = format!("@reports read {number}");
        notice::send(turn, one, Draft { topic: &super::REPORTS, words, command });
    }
}

/// A complaint was seen to. Kept.
pub(super) fn close(turn: &mut Turn, number: u64) -> Result<(), Refusal> {
    let complaint = turn.world.conduct.complaints.get_mut(&number);
    let complaint = complaint.ok_or_else(|| refusals::no_such(number))?;
    complaint.is_closed = true;
    turn.world.dirty.kept(Key::Complaint(number));
    Ok(())
}

/// Whoever is erased complained of nothing, and is somebody in what others complained of. Kept.
pub(super) fn forgets(world: &mut World, who: CreatureId, forget: &Forget) {
    let World { conduct, dirty, .. } = world;
    conduct.flows.remove(&who);
    conduct.complaints.retain(|number, one| {
        let stays = one.by != who && one.about != who;
        let hidden = forget.hide_in(&mut one.words) | forget.hide_in(&mut one.evidence);
        if !stays || hidden {
            dirty.kept(Key::Complaint(*number));
        }
        stays
    });
}

/// What must always be true: no more complaints than may be.
pub fn check(world: &World) -> Result<(), String> {
    match world.conduct.complaints.len() > COMPLAINTS_HELD_MAX {
        true => Err("there are more complaints than may be".into()),
        false => Ok(()),
    }
}
