//! Changing one's password in the world: the one that is, and twice the new one, all unseen.
//!
//! The world goes on meanwhile and is told; only what is typed is an answer and no command. Wrong
//! passwords count here as they do at the door, so that nobody guesses at the keyboard of somebody
//! who went for tea.

use serde::{Deserialize, Serialize};

use super::login::{
    self, Door, PLACE_TOLD_EVERY, STARS, TOO_MANY, count_wrong, is_word, proper_password, say_place,
};
use super::{Session, State};
use crate::base::clock::Millis;
use crate::base::id::{AccountId, CreatureId};
use crate::base::limits::{PASSWORD_CHARS_MAX, PASSWORD_CHARS_MIN, PASSWORD_TRIES_MAX};
use crate::base::secret::normal;
use crate::game::people::player::{self, Account};
use crate::game::{Turn, World};
use crate::messages::input::HashAnswer;
use crate::messages::output::HashJob;

/// How far it got.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Change {
    Old,
    /// The old one is looked at, or waits for that.
    Checking {
        ticket: u64,
        told: Millis,
    },
    New,
    Repeat {
        password: String,
    },
    /// The new one is hashed, or waits for that.
    Hashing {
        ticket: u64,
        told: Millis,
    },
}

impl std::fmt::Debug for Change {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Change::Old => "Old",
            Change::Checking { .. } => "Checking",
            Change::New => "New",
            Change::Repeat { .. } => "Repeat",
            Change::Hashing { .. } => "Hashing",
        })
    }
}

impl Change {
    /// The question that stands; none while something is being worked out.
    pub(super) fn question(&self) -> Option<&'static str> {
        match self {
            Change::Old => Some("Your password now: "),
            Change::New => Some("The new one: "),
            Change::Repeat { .. } => Some("The same again: "),
            Change::Checking { .. } | Change::Hashing { .. } => None,
        }
    }

    /// Forgets a password.
    pub(super) fn hide_secrets(&mut self) {
        if let Change::Repeat { password } = self {
            *password = STARS.into();
        }
    }

    fn ticket(&self) -> Option<(u64, Millis)> {
        match self {
            Change::Checking { ticket, told } | Change::Hashing { ticket, told } => {
                Some((*ticket, *told))
            }
            _ => None,
        }
    }
}

impl Session {
    /// How far the change of a password got, if one is under way.
    pub fn change(&self) -> Option<&Change> {
        self.change.as_deref()
    }

    /// The ticket that this session waits for, and when it was last told how many come before.
    pub fn ticket(&self) -> Option<(u64, Millis)> {
        match (&self.state, &self.change) {
            (State::Door(step), _) => step.ticket(),
            (State::Playing(_), Some(change)) => change.ticket(),
            (State::Playing(_), None) => None,
        }
    }

    /// When whoever waits for a worker is told anew how many come before.
    pub(super) fn place_due(&self) -> Option<Millis> {
        self.ticket().map(|(_, told)| told + PLACE_TOLD_EVERY)
    }

    /// Leaves the password as it is.
    pub(super) fn leave_change(&mut self) {
        if self.change.take().is_some() {
            self.say(AS_IT_WAS);
        }
    }

    fn changes_to(&mut self, change: Change) {
        self.change = Some(Box::new(change));
    }
}

const AS_IT_WAS: &str = "Your password stays as it was.";

/// Begins to ask, unless so many wrong ones were tried that it has to wait.
pub fn begin(session: &mut Session, world: &World, door: &Door, now: Millis) {
    let Some(account) = account(session, world) else { return };
    let rest = door.rest(session.address, account, now);
    if rest > Millis(0) {
        session.say("So many wrong passwords were tried that you have to wait a little with that.");
        return;
    }
    session.wrong_passwords = 0;
    session.say(
        "What you type now is hidden by most clients. `cancel` leaves your password as it is.",
    );
    session.changes_to(Change::Old);
}

fn account(session: &Session, world: &World) -> Option<AccountId> {
    world.players.account_of(session.character()?).map(Account::id)
}

/// A line that answers one of the questions.
pub fn line(session: &mut Session, line: &str, turn: &mut Turn, door: &mut Door) {
    session.owe_prompt();
    let Some(change) = session.change.as_deref().cloned() else { return };
    if change.question().is_none() || line.trim().is_empty() {
        return;
    }
    if is_word(line) {
        return word(session, &change, line);
    }
    match change {
        Change::Old => old(session, line, turn, door),
        Change::New => new(session, line, turn.world),
        Change::Repeat { password } => again(session, line, password, turn.now, door),
        Change::Checking { .. } | Change::Hashing { .. } => {}
    }
}

/// Words that are no passwords.
fn word(session: &mut Session, change: &Change, line: &str) {
    if matches!(line.trim().to_lowercase().as_str(), "cancel" | "back") {
        return session.leave_change();
    }
    session.say(match change {
        Change::Old => {
            "Type the password that you have now, so that nobody else can change it while you are \
             away from the keyboard. `cancel` leaves it as it is."
                .to_string()
        }
        _ => format!(
            "Choose what only you know, {PASSWORD_CHARS_MIN} to {PASSWORD_CHARS_MAX} characters, blanks \
             and all, and type it twice. `cancel` leaves your password as it is."
        ),
    });
}

fn old(session: &mut Session, line: &str, turn: &mut Turn, door: &mut Door) {
    let account = session.character().and_then(|who| turn.world.players.account_of(who));
    let Some(account) = account else { return session.leave_change() };
    let hash = account.password_hash().reveal().into();
    let job = HashJob::Check { password: line.to_string(), hash };
    match ticket(session, job, door) {
        Some(ticket) => session.changes_to(Change::Checking { ticket, told: turn.now }),
        None => session.say(TOO_MANY),
    }
}

fn new(session: &mut Session, line: &str, world: &World) {
    let name = session.character().map(|who| player::name_of(world, who)).unwrap_or_default();
    match proper_password(line, &name) {
        Ok(password) => session.changes_to(Change::Repeat { password }),
        Err(why) => session.say(why),
    }
}

fn again(session: &mut Session, line: &str, password: String, now: Millis, door: &mut Door) {
    if normal(line) != password {
        session.say("Those two differ. Once more:");
        return session.changes_to(Change::New);
    }
    match ticket(session, HashJob::Make { password }, door) {
        Some(ticket) => session.changes_to(Change::Hashing { ticket, told: now }),
        None => session.say(TOO_MANY),
    }
}

fn ticket(session: &mut Session, job: HashJob, door: &mut Door) -> Option<u64> {
    let ticket = door.hash(session.address, job)?;
    say_place(session, door.before(ticket));
    Some(ticket)
}

/// Time passed: whoever waits for a worker is told how many still come before.
pub fn wait_over(session: &mut Session, door: &Door, now: Millis) {
    let Some(Change::Checking { ticket, told } | Change::Hashing { ticket, told }) =
        session.change.as_deref_mut()
    else {
        return;
    };
    if now.since(*told) >= PLACE_TOLD_EVERY {
        *told = now;
        let before = door.before(*ticket);
        say_place(session, before);
    }
}

/// The hashing workers answered.
pub fn hashed(
    session: &mut Session,
    ticket: u64,
    answer: &HashAnswer,
    turn: &mut Turn,
    door: &mut Door,
) {
    let (Some(who), Some(change)) = (session.character(), session.change.as_deref().cloned())
    else {
        return;
    };
    if change.ticket().is_none_or(|(mine, _)| mine != ticket) {
        return;
    }
    session.owe_prompt();
    match change {
        Change::Checking { .. } => checked(session, who, answer, turn, door),
        _ => made(session, who, answer, turn),
    }
}

fn checked(
    session: &mut Session,
    who: CreatureId,
    answer: &HashAnswer,
    turn: &mut Turn,
    door: &mut Door,
) {
    let account = account(session, turn.world);
    match answer {
        HashAnswer::Checked(true) | HashAnswer::Renewed(_) => {
            login::right(session, account, answer, turn, door);
            session.changes_to(Change::New);
        }
        HashAnswer::Checked(false) => {
            if let Some(account) = account {
                count_wrong(session, who, account, turn, door);
            }
            session.say("That is not your password.");
            match session.wrong_passwords < PASSWORD_TRIES_MAX {
                true => session.changes_to(Change::Old),
                false => session.leave_change(),
            }
        }
        HashAnswer::Busy | HashAnswer::Made(_) => {
            session.say(TOO_MANY);
            session.changes_to(Change::Old);
        }
    }
}

fn made(session: &mut Session, who: CreatureId, answer: &HashAnswer, turn: &mut Turn) {
    session.change = None;
    let account = account(session, turn.world);
    let (HashAnswer::Made(hash), Some(account)) = (answer, account) else {
        session.say(TOO_MANY);
        return session.say(AS_IT_WAS);
    };
    player::set_password(turn.world, account, hash.clone());
    let name = player::name_of(turn.world, who);
    tracing::info!(target: "login", address = %session.address, name, "password changed");
    session.say_kept("Your password is changed.");
}
