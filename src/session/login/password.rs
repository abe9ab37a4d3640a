//! The password of somebody who was here before, typed or given by a program.

use super::{Deed, Door, STARS, Step, goodbye, say_place};
use crate::base::clock::Millis;
use crate::base::id::{AccountId, CreatureId};
use crate::base::limits::PASSWORD_TRIES_MAX;
use crate::game::people::player::{self, Account};
use crate::game::{Turn, World};
use crate::messages::input::HashAnswer;
use crate::messages::output::HashJob;
use crate::session::{Session, State, out_of_band};

/// What is said when as many wait as may.
pub(in crate::session) const TOO_MANY: &str =
    "Too many are at the door just now. Please try again.";

/// A password came. It is looked at at once, unless many wrong ones came before it.
pub(super) fn given(
    session: &mut Session,
    line: &str,
    who: CreatureId,
    turn: &mut Turn,
    door: &mut Door,
) {
    let password = line.to_string();
    let account = turn.world.players.account_of(who).map(Account::id);
    let wait = match account {
        Some(account) => door.stand_in_line(session.address, account, turn.now),
        None => Millis(0),
    };
    if wait > Millis(0) {
        session.say(one_moment(wait));
        session.state = State::Door(Step::Waiting { who, password, until: turn.now + wait });
        return;
    }
    check(session, turn.world, who, password, door, turn.now);
}

fn one_moment(wait: Millis) -> String {
    match wait.as_seconds() {
        0 | 1 => "One moment, please.".to_string(),
        seconds => format!(
            "So many wrong passwords were tried that yours is looked at in {seconds} seconds."
        ),
    }
}

/// Time passed: passwords that waited are looked at.
pub(super) fn wait_over(session: &mut Session, world: &World, door: &mut Door, now: Millis) {
    let State::Door(Step::Waiting { who, password, until }) = session.state.clone() else { return };
    if until <= now {
        check(session, world, who, password, door, now);
    }
}

fn check(
    session: &mut Session,
    world: &World,
    who: CreatureId,
    password: String,
    door: &mut Door,
    now: Millis,
) {
    let Some(account) = world.players.account_of(who) else {
        session.state = State::Door(Step::Name);
        out_of_band::answer(session.programs(), Err("That did not work. Type your name."));
        return;
    };
    let job = HashJob::Check { password, hash: account.password_hash().reveal().into() };
    match door.hash(session.address, job) {
        Some(ticket) => {
            say_place(session, door.before(ticket));
            session.state = State::Door(Step::Checking { who, ticket, told: now });
        }
        None => again(session, who, TOO_MANY),
    }
}

/// The workers said whether it is right.
pub(super) fn checked(
    session: &mut Session,
    who: CreatureId,
    answer: &HashAnswer,
    turn: &mut Turn,
    door: &mut Door,
) -> Deed {
    let account = turn.world.players.account_of(who).map(Account::id);
    match answer {
        HashAnswer::Checked(true) | HashAnswer::Renewed(_) => {
            right(session, account, answer, turn, door);
            out_of_band::answer(session.programs(), Ok(()));
            Deed::Enter(who)
        }
        HashAnswer::Checked(false) => {
            wrong(session, who, account, turn, door);
            Deed::Nothing
        }
        HashAnswer::Busy | HashAnswer::Made(_) => {
            again(session, who, TOO_MANY);
            Deed::Nothing
        }
    }
}

/// A right password: what was tried from here on this account is forgiven, and an old hash is
/// replaced if a new one came with the answer.
pub(in crate::session) fn right(
    session: &mut Session,
    account: Option<AccountId>,
    answer: &HashAnswer,
    turn: &mut Turn,
    door: &mut Door,
) {
    let Some(account) = account else { return };
    session.wrong_passwords = 0;
    door.forgive(session.address, account);
    if let HashAnswer::Renewed(hash) = answer {
        player::set_password(turn.world, account, hash.clone());
    }
}

/// Counts a wrong password, and tells the log whose it was not.
pub(in crate::session) fn count_wrong(
    session: &mut Session,
    who: CreatureId,
    account: AccountId,
    turn: &Turn,
    door: &mut Door,
) {
    let lately = door.strike(session.address, account, turn.now);
    session.wrong_passwords += 1;
    let name = player::name_of(turn.world, who);
    tracing::info!(target: "login", address = %session.address, name, lately, "wrong password");
}

fn wrong(
    session: &mut Session,
    who: CreatureId,
    account: Option<AccountId>,
    turn: &mut Turn,
    door: &mut Door,
) {
    if let Some(account) = account {
        count_wrong(session, who, account, turn, door);
    }
    if session.wrong_passwords < PASSWORD_TRIES_MAX {
        return again(session, who, "That is not the password.");
    }
    let sentence = "That was the third wrong password. Goodbye.";
    out_of_band::answer(session.programs(), Err(sentence));
    goodbye(session, sentence);
}

/// The password is asked for again, and why.
fn again(session: &mut Session, who: CreatureId, sentence: &str) {
    out_of_band::answer(session.programs(), Err(sentence));
    session.say(sentence);
    session.state = State::Door(Step::Password { who });
}

/// Whether a line can be no password, for it is a word by which one asks for something else.
pub fn is_word(line: &str) -> bool {
    debug_assert!(STARS.len() > "cancel".len(), "no word is as long as a password");
    matches!(line.trim().to_lowercase().as_str(), "help" | "?" | "back" | "cancel")
}
