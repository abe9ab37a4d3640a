//! The door: name, password, and for newcomers a calling.
//!
//! Nothing is made before the last question is answered. Passwords are hashed outside; while one
//! is, the session waits and typed lines are dropped. An address that gives wrong passwords waits
//! longer before each next try is looked at; others, the rightful owner among them, do not.

mod door;
mod program;

use serde::{Deserialize, Serialize};

use super::aside;
use super::{Session, State};
use crate::base::clock::Millis;
use crate::base::id::CreatureId;
use crate::base::limits::{PASSWORD_CHARS_MAX, PASSWORD_CHARS_MIN, PASSWORD_TRIES_MAX};
use crate::engine::input::HashAnswer;
use crate::engine::output::HashJob;
use crate::game::content::Content;
use crate::game::help;
use crate::game::player;
use crate::game::turn::Turn;
use crate::game::verb::Role;
use crate::game::world::World;
use crate::telnet::mssp::REQUEST;
use crate::text::sentence::capitalise;
use crate::text::style::{Style, clean};

pub use door::Door;
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
    /// The new password is being hashed.
    Hashing {
        name: String,
        ticket: u64,
    },
    Calling {
        name: String,
        hash: String,
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
            Step::Name | Step::Leaving | Step::Confirm { .. } | Step::Calling { .. } => false,
        }
    }

    /// Forgets a password or its hash. Stars stand for a password that was found right.
    pub fn hide_secrets(&mut self) {
        match self {
            Step::Repeat { password, .. } | Step::Waiting { password, .. } => {
                *password = STARS.into();
            }
            Step::Calling { hash, .. } => hash.clear(),
            _ => {}
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
    match step {
        Step::Name => named(session, line.trim(), turn),
        Step::Confirm { name } => confirmed(session, line, name),
        Step::NewPassword { name } => first_password(session, line, name),
        Step::Repeat { name, password } => second_password(session, line, name, password, door),
        Step::Calling { name, hash } => return called(session, line.trim(), name, hash, turn),
        Step::Password { who } => password(session, line, who, turn, door),
        Step::Leaving | Step::Hashing { .. } | Step::Waiting { .. } | Step::Checking { .. } => {}
    }
    Deed::Nothing
}

/// Whether this session waits for the answer to this ticket.
pub fn holds_ticket(session: &Session, wanted: u64) -> bool {
    matches!(&session.state, State::Door(Step::Hashing { ticket, .. } | Step::Checking { ticket, .. }) if *ticket == wanted)
}

/// Time passed: passwords that waited are looked at.
pub fn wait_over(session: &mut Session, world: &World, door: &mut Door, now: Millis) {
    let State::Door(Step::Waiting { who, password, until }) = session.state.clone() else { return };
    if until <= now {
        check(session, world, who, password, door);
    }
}

/// The hashing workers answered.
pub fn hashed(
    session: &mut Session,
    ticket: u64,
    answer: &HashAnswer,
    turn: &mut Turn,
    door: &mut Door,
) -> Deed {
    let State::Door(step) = session.state.clone() else { return Deed::Nothing };
    match step {
        Step::Hashing { name, ticket: mine } if mine == ticket => {
            session.owe_prompt();
            made(session, name, answer, turn.content);
            Deed::Nothing
        }
        Step::Checking { who, ticket: mine } if mine == ticket => {
            session.owe_prompt();
            checked(session, who, answer, turn, door)
        }
        _ => Deed::Nothing,
    }
}

fn named(session: &mut Session, line: &str, turn: &mut Turn) {
    let lower = line.to_lowercase();
    let (word, rest) = crate::game::grammar::word_and_rest(&lower);
    match (word, rest) {
        ("", _) => {}
        (word, "") if word.eq_ignore_ascii_case(REQUEST) => {
            let listing = aside::as_typed(turn.content, turn.world);
            session.show_to_a_program(&listing, turn.now);
        }
        ("quit" | "exit", "") => goodbye(session, "Another time, then."),
        ("who", "") => {
            let page = session.page(turn.world);
            session.show(player::who_page(turn.content, turn.world, None, &page));
        }
        ("help" | "?", topic) => {
            let page = session.page(turn.world);
            let topic = if topic.is_empty() { "newbie" } else { topic };
            session.show(help::show(turn.content, turn.world, None, Role::Player, topic, &page));
        }
        ("reader", choice) => choose_reader(session, choice != "off"),
        _ => name_given(session, line, turn),
    }
}

fn choose_reader(session: &mut Session, on: bool) {
    session.screen.reader = Some(on);
    session.say(if on { "Screen-reader mode is on." } else { "Screen-reader mode is off." });
}

fn name_given(session: &mut Session, line: &str, turn: &mut Turn) {
    let name = clean(line);
    if let Some(ban) = turn.world.players.ban("name", &name, turn.now) {
        let name = capitalise(&name.to_lowercase());
        return goodbye(session, &ban.says(&format!("{name} may not enter the Reach")));
    }
    if let Some(who) = turn.world.players.find(&name) {
        session.state = State::Door(Step::Password { who });
        return;
    }
    let may_begin = |name| player::may_begin(turn.world, session.address, turn.now).map(|()| name);
    match player::proper_name(turn.content, &name).and_then(may_begin) {
        Ok(name) => {
            session
                .say(format!("The Reach knows no {}. A newcomer, then.", Style::Person.on(&name)));
            session.state = State::Door(Step::Confirm { name });
        }
        Err(why) => session.say(why),
    }
}

fn confirmed(session: &mut Session, line: &str, name: String) {
    match line.trim().to_lowercase().as_str() {
        "y" | "yes" => {
            session.say(format!(
                "Welcome, {}. A password has at least {PASSWORD_CHARS_MIN} characters.",
                Style::Person.on(&name)
            ));
            session.state = State::Door(Step::NewPassword { name });
        }
        "n" | "no" => session.state = State::Door(Step::Name),
        _ => session.say("Please answer yes or no."),
    }
}

fn first_password(session: &mut Session, line: &str, name: String) {
    match line.chars().count() {
        n if n < PASSWORD_CHARS_MIN => {
            session.say(format!("At least {PASSWORD_CHARS_MIN} characters, please."))
        }
        n if n > PASSWORD_CHARS_MAX => {
            session.say(format!("At most {PASSWORD_CHARS_MAX} characters, please."))
        }
        _ if line.eq_ignore_ascii_case(&name) => session.say("Not your own name, please."),
        _ => session.state = State::Door(Step::Repeat { name, password: line.to_string() }),
    }
}

fn second_password(
    session: &mut Session,
    line: &str,
    name: String,
    password: String,
    door: &mut Door,
) {
    if line != password {
        session.say("Those two differ. Once more:");
        session.state = State::Door(Step::NewPassword { name });
        return;
    }
    let ticket = door.hash(HashJob::Make { password });
    session.state = State::Door(Step::Hashing { name, ticket });
}

fn made(session: &mut Session, name: String, answer: &HashAnswer, content: &Content) {
    match answer {
        HashAnswer::Made(hash) => {
            session.say(callings(content));
            session.state = State::Door(Step::Calling { name, hash: hash.clone() });
        }
        HashAnswer::Busy | HashAnswer::Checked(_) | HashAnswer::Renewed(_) => {
            session.say("Too many are at the door just now. Please choose your password again.");
            session.state = State::Door(Step::NewPassword { name });
        }
    }
}

/// The four callings, a paragraph each.
fn callings(content: &Content) -> String {
    let each = content.callings.iter().map(|calling| {
        format!("{} - {}", Style::Heading.on(&calling.name), calling.description.trim())
    });
    let all: Vec<String> =
        std::iter::once("What are you called to?".to_string()).chain(each).collect();
    all.join("\n")
}

/// The key of the calling that a line begins to name, if there is one.
pub fn calling<'c>(content: &'c Content, line: &str) -> Option<&'c str> {
    let wanted = clean(line).to_lowercase();
    let fits = |name: &str| !wanted.is_empty() && name.to_lowercase().starts_with(&wanted);
    content.callings.iter().find(|c| fits(&c.name)).map(|c| c.key.as_str())
}

fn called(session: &mut Session, line: &str, name: String, hash: String, turn: &mut Turn) -> Deed {
    let Some(calling) = calling(turn.content, line).map(str::to_string) else {
        let names: Vec<String> =
            turn.content.callings.iter().map(|c| c.name.to_lowercase()).collect();
        session.say(format!("Type one of these words: {}.", crate::game::refusal::or_list(&names)));
        return Deed::Nothing;
    };
    if turn.world.players.find(&name).is_some() {
        session.say("Somebody else took that name while you were choosing. Another, please.");
        session.state = State::Door(Step::Name);
        return Deed::Nothing;
    }
    if let Err(why) = player::may_begin(turn.world, session.address, turn.now) {
        session.say(why);
        session.state = State::Door(Step::Name);
        return Deed::Nothing;
    }
    player::began(turn.world, session.address, turn.now);
    let account = player::create_account(turn.world, hash, turn.now);
    Deed::Enter(player::create_character(turn, account, &name, &calling))
}

fn password(session: &mut Session, line: &str, who: CreatureId, turn: &mut Turn, door: &mut Door) {
    let password: String = line.chars().take(PASSWORD_CHARS_MAX + 1).collect();
    let wait = door.wait(session.address, turn.now);
    if wait.0 > 0 {
        session.say("One moment, please.");
        session.state = State::Door(Step::Waiting { who, password, until: turn.now + wait });
        return;
    }
    check(session, turn.world, who, password, door);
}

fn check(session: &mut Session, world: &World, who: CreatureId, password: String, door: &mut Door) {
    let Some(account) = world.players.account_of(who) else {
        session.state = State::Door(Step::Name);
        aside::answer(session.asides(), Err("That did not work. Type your name."));
        return;
    };
    let ticket =
        door.hash(HashJob::Check { password, hash: account.password_hash().reveal().into() });
    session.state = State::Door(Step::Checking { who, ticket });
}

fn checked(
    session: &mut Session,
    who: CreatureId,
    answer: &HashAnswer,
    turn: &mut Turn,
    door: &mut Door,
) -> Deed {
    match answer {
        HashAnswer::Checked(true) | HashAnswer::Renewed(_) => {
            renew(who, answer, turn);
            door.strikes.remove(&session.address);
            aside::answer(session.asides(), Ok(()));
            return Deed::Enter(who);
        }
        HashAnswer::Checked(false) => {
            door.strike(session.address, turn.now);
            session.wrong_passwords += 1;
            tracing::info!(target: "login", address = %session.address, "wrong password");
            if session.wrong_passwords >= PASSWORD_TRIES_MAX {
                let sentence = "That was the third wrong password. Goodbye.";
                aside::answer(session.asides(), Err(sentence));
                goodbye(session, sentence);
                return Deed::Nothing;
            }
            let sentence = "That is not the password.";
            aside::answer(session.asides(), Err(sentence));
            session.say(sentence);
            session.state = State::Door(Step::Password { who });
        }
        HashAnswer::Busy | HashAnswer::Made(_) => {
            let sentence = "Too many are at the door just now. Please try again.";
            aside::answer(session.asides(), Err(sentence));
            session.say(sentence);
            session.state = State::Door(Step::Password { who });
        }
    }
    Deed::Nothing
}

/// Keeps the new hash of an old password, if one came with the answer.
fn renew(who: CreatureId, answer: &HashAnswer, turn: &mut Turn) {
    if let (HashAnswer::Renewed(hash), Some(account)) =
        (answer, turn.world.players.account_of(who).map(player::Account::id))
    {
        player::set_password(turn.world, account, hash.clone());
    }
}

fn goodbye(session: &mut Session, sentence: &str) {
    session.say(sentence);
    session.closing = true;
}
