//! Passwords that are asked for in the world, unseen: to change one's own, and to prove what else is done
//! only for whoever knows one ([`Wish`]): another character linked or unlinked, one erased.
//!
//! The one that is, is asked for first; where a new one is wanted, that twice. The world goes on meanwhile and is told; only what is typed is an answer and no command. Wrong
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
use crate::game::frame::part::Done;
use crate::game::frame::refusal::sentence;
use crate::game::frame::turn::Wish;
use crate::game::people::account;
use crate::game::people::player;
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
    pub(super) fn question(&self, wish: &Wish) -> Option<&'static str> {
        match self {
            Change::Old if matches!(wish, Wish::Link(_)) => {
                Some("The password of that character: ")
            }
            Change::Old if *wish == Wish::Password => Some("Your password now: "),
            Change::Old => Some("Your password: "),
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

    /// The question that is asked just now, if one is.
    pub(super) fn change_asks(&self) -> Option<&'static str> {
        self.change.as_ref()?.question(&self.wish)
    }

    /// Leaves everything as it is.
    pub(super) fn leave_change(&mut self) {
        if self.change.take().is_some() {
            self.say(as_it_was(&self.wish));
        }
    }

    fn changes_to(&mut self, change: Change) {
        self.change = Some(Box::new(change));
    }
}

fn as_it_was(wish: &Wish) -> &'static str {
    match wish {
        Wish::Password => "Your password stays as it was.",
        _ => "Everything stays as it was.",
    }
}

/// Begins to ask, unless so many wrong ones were tried that it has to wait.
pub fn begin(session: &mut Session, world: &World, door: &Door, wish: Wish, now: Millis) {
    let Some(account) = account(session, world, &wish) else { return };
    let rest = door.rest(session.address, account, now);
    if rest > Millis(0) {
        session.say("So many wrong passwords were tried that you have to wait a little with that.");
        return;
    }
    session.wrong_passwords = 0;
    session.say(match wish {
        Wish::Password => {
            "What you type now is hidden by most clients. `cancel` leaves your password as it is."
        }
        _ => "What you type now is hidden by most clients. `cancel` leaves everything as it is.",
    });
    session.wish = wish;
    session.changes_to(Change::Old);
}

/// The account whose password is asked for.
fn account(session: &Session, world: &World, wish: &Wish) -> Option<AccountId> {
    account::asked_for(world, session.character()?, wish)
}

/// A line that answers one of the questions.
pub fn line(session: &mut Session, line: &str, turn: &mut Turn, door: &mut Door) {
    session.owe_prompt();
    let Some(change) = session.change.as_deref().cloned() else { return };
    if session.change_asks().is_none() || line.trim().is_empty() {
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
        Change::Old => match session.wish {
            Wish::Password => {
                "Type the password that you have now, so that nobody else can change it while you are \
                 away from the keyboard. `cancel` leaves it as it is."
            }
            Wish::Link(_) => {
                "Type the password by which that character comes in now, which shows that it is yours. \
                 `cancel` leaves everything as it is."
            }
            _ => {
                "Type the password of your account, so that nobody else can do this while you are away \
                 from the keyboard. `cancel` leaves everything as it is."
            }
        }
        .to_string(),
        _ => format!(
            "Choose what only you know, {PASSWORD_CHARS_MIN} to {PASSWORD_CHARS_MAX} characters, blanks \
             and all, and type it twice. `cancel` leaves {} as it is.",
            if session.wish == Wish::Password { "your password" } else { "everything" }
        ),
    });
}

fn old(session: &mut Session, line: &str, turn: &mut Turn, door: &mut Door) {
    let account = account(session, turn.world, &session.wish);
    let account = account.and_then(|account| turn.world.players.account(account));
    let Some(account) = account else { return session.leave_change() };
    let hash = account.password_hash().reveal().into();
    let job = HashJob::Check { password: line.to_string(), hash };
    match ticket(session, job, door) {
        Some(ticket) => session.changes_to(Change::Checking { ticket, told: turn.now }),
        None => session.say(TOO_MANY),
    }
}

fn new(session: &mut Session, line: &str, world: &World) {
    match proper_password(line, &session.renewed(world)) {
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

impl Session {
    /// The name of the character who comes in by the new password.
    pub fn renewed(&self, world: &World) -> String {
        let who = match self.wish {
            Wish::Unlink(whom) => Some(whom),
            _ => self.character(),
        };
        who.map(|who| player::name_of(world, who)).unwrap_or_default()
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
    let account = account(session, turn.world, &session.wish);
    match answer {
        HashAnswer::Checked(true) | HashAnswer::Renewed(_) => {
            login::right(session, account, answer, turn, door);
            proven(session, who, turn);
        }
        HashAnswer::Checked(false) => {
            if let Some(account) = account {
                count_wrong(session, who, account, turn, door);
            }
            session.say(match session.wish {
                Wish::Link(_) => "That is not the password of that character.",
                _ => "That is not your password.",
            });
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

/// It was right: what was wished for is done, or a new password is asked for.
fn proven(session: &mut Session, who: CreatureId, turn: &mut Turn) {
    let wish = session.wish.clone();
    match account::proven(turn, who, &wish) {
        Ok(()) if wish.wants_a_new_one() => session.changes_to(Change::New),
        done => {
            session.change = None;
            says_why(session, done);
        }
    }
}

fn says_why(session: &mut Session, done: Done) {
    if let Err(why) = done {
        session.say(sentence(&why));
        session.say(as_it_was(&session.wish));
    }
}

fn made(session: &mut Session, who: CreatureId, answer: &HashAnswer, turn: &mut Turn) {
    session.change = None;
    let account = account(session, turn.world, &session.wish);
    let (HashAnswer::Made(hash), Some(account)) = (answer, account) else {
        session.say(TOO_MANY);
        return session.say(as_it_was(&session.wish));
    };
    if let Wish::Unlink(whom) = session.wish {
        let done = account::unlinked(turn, who, whom, hash.clone());
        return says_why(session, done);
    }
    player::set_password(turn.world, account, hash.clone());
    let name = player::name_of(turn.world, who);
    tracing::info!(target: "login", address = %session.address, name, "password changed");
    session.say_kept("Your password is changed.");
}
