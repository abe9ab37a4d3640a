//! What newcomers are asked: whether the name is right, a password twice, and a calling.
//!
//! A calling can be chosen again until the newcomer says that it is the one. Nothing is made
//! before that.

use super::password::TOO_MANY;
use super::{Deed, Door, Step, say_place};
use crate::base::clock::Millis;
use crate::base::limits::{PASSWORD_CHARS_MAX, PASSWORD_CHARS_MIN};
use crate::base::secret::normal;
use crate::game::frame::refusal::or_list;
use crate::game::people::player;
use crate::game::{Content, Turn};
use crate::messages::input::HashAnswer;
use crate::messages::output::HashJob;
use crate::session::{Session, State};
use crate::text::style::{Style, clean};

pub(super) fn confirmed(session: &mut Session, line: &str, name: String) {
    match line.trim().to_lowercase().as_str() {
        "y" | "yes" => {
            session.say(format!(
                "Welcome, {}. A password has at least {PASSWORD_CHARS_MIN} characters.",
                Style::Person.on(&name)
            ));
            session.state = State::Door(Step::NewPassword { name });
        }
        "n" | "no" => session.state = State::Door(Step::Name),
        "" => {}
        _ => session.say("Please answer yes or no."),
    }
}

/// A password as it is kept, or why it may not be one.
pub fn proper_password(line: &str, name: &str) -> Result<String, String> {
    let password = normal(line);
    match password.chars().count() {
        n if n < PASSWORD_CHARS_MIN => {
            Err(format!("At least {PASSWORD_CHARS_MIN} characters, please."))
        }
        n if n > PASSWORD_CHARS_MAX => {
            Err(format!("At most {PASSWORD_CHARS_MAX} characters, please."))
        }
        _ if password.eq_ignore_ascii_case(name) => Err("Not your own name, please.".into()),
        _ => Ok(password),
    }
}

pub(super) fn first_password(session: &mut Session, line: &str, name: String) {
    if line.is_empty() {
        return;
    }
    match proper_password(line, &name) {
        Ok(password) => session.state = State::Door(Step::Repeat { name, password }),
        Err(why) => session.say(why),
    }
}

pub(super) fn second_password(
    session: &mut Session,
    line: &str,
    name: String,
    password: String,
    door: &mut Door,
    now: Millis,
) {
    if line.is_empty() {
        return;
    }
    if normal(line) != password {
        session.say("Those two differ. Once more:");
        session.state = State::Door(Step::NewPassword { name });
        return;
    }
    session.state = State::Door(match door.hash(session.address, HashJob::Make { password }) {
        Some(ticket) => {
            say_place(session, door.before(ticket));
            Step::Hashing { name, ticket, told: now }
        }
        None => {
            session.say(TOO_MANY);
            Step::NewPassword { name }
        }
    });
}

pub(super) fn made(session: &mut Session, name: String, answer: &HashAnswer, content: &Content) {
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

/// The names of all callings, as one may type them.
pub(super) fn calling_names(content: &Content) -> String {
    let names: Vec<String> = content.callings.iter().map(|c| c.name.to_lowercase()).collect();
    or_list(&names)
}

/// A calling is named: it is shown once more, and can still be another.
pub(super) fn called(
    session: &mut Session,
    line: &str,
    name: String,
    hash: String,
    content: &Content,
) {
    let Some(key) = calling(content, line) else {
        if !line.is_empty() {
            session.say(format!("Type one of these words: {}.", calling_names(content)));
        }
        return;
    };
    if let Some(calling) = content.calling(key) {
        let name = Style::Heading.on(&calling.name);
        session.say(format!("{name}, then. {}", calling.description.trim()));
    }
    session.state = State::Door(Step::Settle { name, hash, calling: key.to_string() });
}

/// All that a newcomer has answered.
pub(super) struct Chosen {
    pub name: String,
    pub hash: String,
    /// The key of a calling.
    pub calling: String,
}

/// It is settled, or another one, or none yet.
pub(super) fn settled(
    session: &mut Session,
    line: &str,
    Chosen { name, hash, calling: key }: Chosen,
    turn: &mut Turn,
) -> Deed {
    match line.to_lowercase().as_str() {
        "y" | "yes" => return made_flesh(session, name, hash, &key, turn),
        "n" | "no" => {
            session.say(callings(turn.content));
            session.state = State::Door(Step::Calling { name, hash });
        }
        "" => {}
        other if calling(turn.content, other).is_some() => {
            called(session, other, name, hash, turn.content);
        }
        _ => {
            session.say(format!("Type `yes`, or another calling: {}.", calling_names(turn.content)))
        }
    }
    Deed::Nothing
}

fn made_flesh(
    session: &mut Session,
    name: String,
    hash: String,
    calling: &str,
    turn: &mut Turn,
) -> Deed {
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
    Deed::Enter(player::create_character(turn, account, &name, calling))
}
