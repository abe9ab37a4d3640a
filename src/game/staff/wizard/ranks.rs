//! Ranks: promoting, and how the first owner becomes one.

use sha2::{Digest, Sha256};

use super::event::Event;
use super::{STAFF, persons, refusals};
use crate::base::id::CreatureId;
use crate::game::frame::args::Args;
use crate::game::frame::part::Done;
use crate::game::frame::verb::{Role, Spec};
use crate::game::people::player;
use crate::game::{Refusal, Turn};

pub(super) const PROMOTE: Spec = Spec {
    name: "@promote",
    role: Role::Admin,
    usage: "@promote <player> <player|builder|wizard|admin|owner>",
    example: "@promote bran builder",
    help: "Gives a player's account a rank, higher or lower. Type the whole name; the player need \
           not be in the world. Only owners may give or take a rank that is not below their own.",
    run: promote,
    ..STAFF
};

fn promote(turn: &mut Turn, who: CreatureId, mut args: Args) -> Done {
    let name = args.word()?;
    let role = args.choice(&Role::ALL.map(|role| (role.word(), role)))?;
    args.end()?;
    let target = character(turn, name)?;
    let before = turn.world.players.role(target);
    if before == role {
        let name = persons::name(turn, target);
        return Err(refusals::has_the_rank(&name, role));
    }
    may_promote(turn, who, before, role)?;
    let Some(account) = turn.world.players.account_of(target).map(|account| account.id()) else {
        return Err(args.usage());
    };
    player::set_role(turn.world, account, role);
    turn.report(Event::Promoted { who, target, role });
    Ok(())
}

/// A character by its whole name, whether in the world or not. A rank is not given to whoever
/// happens to begin with the same letters.
pub(super) fn character(turn: &Turn, name: &str) -> Result<CreatureId, Refusal> {
    let names = || turn.world.players.all_characters().map(|(name, _)| name).collect();
    let found = turn.world.players.find(name);
    found.ok_or_else(|| refusals::unknown("character called", name, names()))
}

/// The person a text means, of whom one may do as one likes: the way to a person for every verb
/// that touches one, by whatever name.
pub(super) fn person(turn: &Turn, who: CreatureId, text: &str) -> Result<CreatureId, Refusal> {
    let target = persons::person(turn, who, text)?;
    below(turn, who, target).map(|()| target)
}

/// The same of what can be done to those who are away, too: a character by its whole name comes
/// before whoever is near and may be called so.
pub(super) fn anybody(turn: &Turn, who: CreatureId, text: &str) -> Result<CreatureId, Refusal> {
    let away = turn.world.players.find(text.trim());
    match away.filter(|found| !turn.world.players.is_here(*found)) {
        Some(target) => below(turn, who, target).map(|()| target),
        None => person(turn, who, text),
    }
}

/// The same of another player who is in the world.
pub(super) fn other_player(
    turn: &Turn,
    who: CreatureId,
    text: &str,
) -> Result<CreatureId, Refusal> {
    other(turn, who, persons::player(turn, who, text)?)
}

/// The same of another character by its whole name, whether in the world or not, or of a player in
/// the world by any name.
pub(super) fn other_character(
    turn: &Turn,
    who: CreatureId,
    text: &str,
) -> Result<CreatureId, Refusal> {
    let known = turn.world.players.find(text);
    let here = || persons::player(turn, who, text).ok();
    match known.or_else(here) {
        Some(target) => other(turn, who, target),
        None => character(turn, text),
    }
}

/// Refuses oneself, and whoever is not below one in rank.
pub(super) fn other(
    turn: &Turn,
    who: CreatureId,
    target: CreatureId,
) -> Result<CreatureId, Refusal> {
    if target == who {
        return Err(Refusal::Yourself);
    }
    below(turn, who, target).map(|()| target)
}

/// Refuses what is done to somebody who is not below one in rank. Of oneself one may do anything.
pub(super) fn below(turn: &Turn, who: CreatureId, target: CreatureId) -> Result<(), Refusal> {
    if target == who || turn.world.players.role(target) < turn.world.players.role(who) {
        return Ok(());
    }
    Err(refusals::not_below_you(&persons::name(turn, target)))
}

fn may_promote(turn: &Turn, who: CreatureId, before: Role, after: Role) -> Result<(), Refusal> {
    let own = turn.world.players.role(who);
    if own != Role::Owner && (before >= own || after >= own) {
        return Err(refusals::ranks_below_your_own());
    }
    let owners = turn.world.players.accounts().filter(|account| account.role() == Role::Owner);
    if before == Role::Owner && owners.count() == 1 {
        return Err(refusals::last_owner());
    }
    Ok(())
}

/// Uses the owner's one-time code; `false` if that is not it, or if it was used before.
///
/// Not in the table of verbs, because to players it does not exist. A wrong code is not written
/// down: it may be the right one with a slip in it. That there was one is, but not without end, so
/// that nobody fills the audit log.
pub fn claim(turn: &mut Turn, who: CreatureId, code: &str) -> bool {
    let open = !turn.world.players.claim_hash().is_empty();
    let account = turn.world.players.account_of(who).map(|account| account.id());
    let (true, Some(account)) = (open, account) else { return false };
    // Comparing fingerprints tells a listener with a stopwatch nothing about the code.
    if fingerprint(code) != turn.world.players.claim_hash() {
        if player::notes_wrong_claim(turn.world, account, turn.now) {
            player::audit(turn, who, "@claim …", "That is not the code.");
        }
        return false;
    }
    player::set_role(turn.world, account, Role::Owner);
    player::set_claim(turn.world, String::new());
    player::audit(turn, who, "@claim …", "done");
    turn.report(Event::Claimed { who });
    true
}

/// What of a code is kept: its SHA-256 in hexadecimal digits. A code is random, of 80 bits, so
/// that guessing is hopeless without the slow hash that passwords need.
pub fn fingerprint(code: &str) -> String {
    Sha256::digest(code).iter().map(|byte| format!("{byte:02x}")).collect()
}
