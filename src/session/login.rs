//! The door: name, password, and for newcomers a calling.
//!
//! Nothing is made before the last question is answered. Passwords are hashed outside; while one
//! waits for that, typed lines are dropped, and whoever waits long is told how many come before
//! them. An address that gives wrong passwords waits longer before each next try is looked at.
//!
//! | file | holds |
//! |---|---|
//! | `name` | what is typed where a name is asked for |
//! | `newcomer` | the questions to those who are new |
//! | `password` | the password of those who are not, typed or given by a program (`program`) |
//! | `help` | what is meant by each question |
//! | `door` | what is remembered between sessions: `queue` and `strikes` |

mod door;
mod help;
mod name;
mod newcomer;
mod password;
mod program;
mod queue;
mod strikes;

use serde::{Deserialize, Serialize};

use super::{Session, State};
use crate::base::clock::Millis;
use crate::base::id::CreatureId;
use crate::game::frame::help as pages;
use crate::game::frame::verb::Role;
use crate::game::{Content, Turn, World};
use crate::messages::input::HashAnswer;

pub use door::Door;
pub use name::secret as secret_behind_a_name;
pub use newcomer::{calling, proper_password};
pub use password::is_word;
pub(super) use password::{TOO_MANY, count_wrong, right};
pub use program::credentials;

/// How far the questions at the door got.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Step {
    Name,
    /// The server stops: goodbye is said soon, and nothing is asked any more.
    Leaving,
    Confirm {
        name: String,
    },
    NewPassword {
        name: String,
    },
    Repeat {
        name: String,
        password: String,
    },
    /// The new password is being hashed, or waits for that.
    Hashing {
        name: String,
        ticket: u64,
        /// When it was last said how many come before.
        told: Millis,
    },
    Calling {
        name: String,
        hash: String,
    },
    /// A calling was named, and can still be another.
    Settle {
        name: String,
        hash: String,
        calling: String,
    },
    Password {
        who: CreatureId,
    },
    /// The password will be looked at, not before this moment.
    Waiting {
        who: CreatureId,
        password: String,
        until: Millis,
    },
    Checking {
        who: CreatureId,
        ticket: u64,
        /// When it was last said how many come before.
        told: Millis,
    },
}

impl std::fmt::Debug for Step {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Step::Name => "Name",
            Step::Leaving => "Leaving",
            Step::Confirm { .. } => "Confirm",
            Step::NewPassword { .. } => "NewPassword",
            Step::Repeat { .. } => "Repeat",
            Step::Hashing { .. } => "Hashing",
            Step::Calling { .. } => "Calling",
            Step::Settle { .. } => "Settle",
            Step::Password { .. } => "Password",
            Step::Waiting { .. } => "Waiting",
            Step::Checking { .. } => "Checking",
        })
    }
}

impl Step {
    /// Whether what is typed now must not be seen: a password, or one typed again while the
    /// first is looked at.
    pub fn is_secret(&self) -> bool {
        match self {
            Step::NewPassword { .. } | Step::Repeat { .. } | Step::Password { .. } => true,
            Step::Waiting { .. } | Step::Checking { .. } | Step::Hashing { .. } => true,
            Step::Name | Step::Leaving | Step::Confirm { .. } => false,
            Step::Calling { .. } | Step::Settle { .. } => false,
        }
    }

    /// Forgets a password or its hash. Stars stand for a password that was found right.
    pub fn hide_secrets(&mut self) {
        match self {
            Step::Repeat { password, .. } | Step::Waiting { password, .. } => {
                *password = STARS.into();
            }
            Step::Calling { hash, .. } | Step::Settle { hash, .. } => hash.clear(),
            _ => {}
        }
    }

    /// The ticket of a password that is hashed or checked, and when its holder was last told how
    /// many come before.
    pub fn ticket(&self) -> Option<(u64, Millis)> {
        match self {
            Step::Hashing { ticket, told, .. } | Step::Checking { ticket, told, .. } => {
                Some((*ticket, *told))
            }
            _ => None,
        }
    }

    fn set_told(&mut self, now: Millis) {
        if let Step::Hashing { told, .. } | Step::Checking { told, .. } = self {
            *told = now;
        }
    }

    /// The question that stands; none while something is being worked out.
    pub fn question(&self) -> Option<&'static str> {
        match self {
            Step::Name => Some("By what name are you known? "),
            Step::Confirm { .. } => Some("Is that right? (yes or no) "),
            Step::NewPassword { .. } => Some("Choose a password: "),
            Step::Repeat { .. } => Some("The same again: "),
            Step::Calling { .. } => Some("Your calling? "),
            Step::Settle { .. } => Some("Is that your calling? (yes, or another) "),
            Step::Password { .. } => Some("Password: "),
            Step::Leaving | Step::Hashing { .. } | Step::Waiting { .. } | Step::Checking { .. } => {
                None
            }
        }
    }
}

/// What stands for a password where it must not be seen: as many stars as it has characters at
/// least.
pub const STARS: &str = "********";

/// What a line at the door led to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Deed {
    Nothing,
    /// The character may enter.
    Enter(CreatureId),
}

/// Greets a new connection, in words: nobody knows yet whether it is a screen reader that speaks
/// them, and what is drawn waits until that could be said.
pub fn greet(session: &mut Session, content: &Content) {
    let plain = content.words.banner_plain.trim();
    if !plain.is_empty() {
        session.say(plain);
    }
    session.say("Type `reader on` for screen-reader mode, `who`, `help` or `quit`.");
    session.owe_prompt();
}

/// A line typed at the door.
pub fn line(session: &mut Session, line: &str, turn: &mut Turn, door: &mut Door) -> Deed {
    session.owe_prompt();
    let State::Door(step) = session.state.clone() else { return Deed::Nothing };
    if asks_for_words(session, &step, line, turn) {
        return Deed::Nothing;
    }
    match step {
        Step::Name => name::typed(session, line.trim(), turn, door),
        Step::Confirm { name } => newcomer::confirmed(session, line, name),
        Step::NewPassword { name } => newcomer::first_password(session, line, name),
        Step::Repeat { name, password } => {
            newcomer::second_password(session, line, name, password, door, turn.now);
        }
        Step::Calling { name, hash } => {
            newcomer::called(session, line.trim(), name, hash, turn.content);
        }
        Step::Settle { name, hash, calling } => {
            return newcomer::settled(
                session,
                line.trim(),
                newcomer::Chosen { name, hash, calling },
                turn,
            );
        }
        // Some clients end a line twice; no password is empty, so no try is lost by that.
        Step::Password { .. } if line.trim().is_empty() => {}
        Step::Password { who } => password::given(session, line, who, turn, door),
        Step::Leaving | Step::Hashing { .. } | Step::Waiting { .. } | Step::Checking { .. } => {}
    }
    Deed::Nothing
}

/// `help` and `back`, which are understood at every question; no password is as short.
fn asks_for_words(session: &mut Session, step: &Step, line: &str, turn: &Turn) -> bool {
    let lower = line.trim().to_lowercase();
    let (word, topic) = crate::game::frame::grammar::word_and_rest(&lower);
    let is_secret = step.is_secret();
    match word {
        // Behind `help` may stand a password that begins so.
        "help" | "?" if is_secret && !topic.is_empty() => false,
        "help" | "?" if topic.is_empty() => {
            let text = help::explain(step, turn.content, turn.world);
            text.is_some_and(|text| {
                session.say(text);
                true
            })
        }
        "help" | "?" => {
            let page = session.page(turn.world);
            session.show(pages::show(turn.view(), None, Role::Player, topic, &page));
            true
        }
        "back" if topic.is_empty() && *step != Step::Name && step.question().is_some() => {
            session.state = State::Door(Step::Name);
            true
        }
        _ => false,
    }
}

/// Whether this session waits for the answer to this ticket.
pub fn holds_ticket(session: &Session, wanted: u64) -> bool {
    matches!(&session.state, State::Door(step) if step.ticket().is_some_and(|(ticket, _)| ticket == wanted))
}

/// Time passed: passwords that waited are looked at, and those who wait for a worker are told how
/// many still come before them.
pub fn wait_over(session: &mut Session, world: &World, door: &mut Door, now: Millis) {
    password::wait_over(session, world, door, now);
    let State::Door(step) = &mut session.state else { return };
    if let Some((ticket, told)) = step.ticket()
        && now.since(told) >= PLACE_TOLD_EVERY
    {
        step.set_told(now);
        say_place(session, door.before(ticket));
    }
}

/// Says how many come before somebody, if there are so many that it takes a while.
pub(super) fn say_place(session: &mut Session, before: usize) {
    if before >= PLACE_TOLD_FROM {
        session.say(format!("One moment, please: {before} are before you."));
    }
}

/// So many take long enough to be worth a word.
const PLACE_TOLD_FROM: usize = 5;
/// The time after which whoever waits is told anew.
pub const PLACE_TOLD_EVERY: Millis = Millis::seconds(3);

/// The hashing workers answered.
pub fn hashed(
    session: &mut Session,
    ticket: u64,
    answer: &HashAnswer,
    turn: &mut Turn,
    door: &mut Door,
) -> Deed {
    let State::Door(step) = session.state.clone() else { return Deed::Nothing };
    // However long that took, it is not the player who is slow.
    session.since = turn.now;
    match step {
        Step::Hashing { name, ticket: mine, .. } if mine == ticket => {
            session.owe_prompt();
            newcomer::made(session, name, answer, turn.content);
            Deed::Nothing
        }
        Step::Checking { who, ticket: mine, .. } if mine == ticket => {
            session.owe_prompt();
            password::checked(session, who, answer, turn, door)
        }
        _ => Deed::Nothing,
    }
}

fn goodbye(session: &mut Session, sentence: &str) {
    session.say(sentence);
    session.closing = true;
}
