//! Typed lines without their secrets.
//!
//! What a password is does not matter to the world: it is hashed outside, and the answer is
//! recorded. What does matter is whether it is too short or too long, whether it is the
//! character's own name, and whether it was typed twice alike. So each is recorded as stars that
//! are answered just as the password was: of the least length that is right, or one less, or one
//! more than the most.
//!
//! Whoever types a password where none is asked for (to a friend, say) has shown it to the server as
//! words, and it is recorded as words; behind a name at the door it is taken for one.

use crate::base::id::CreatureId;
use crate::base::limits::{PASSWORD_CHARS_MAX, PASSWORD_CHARS_MIN};
use crate::base::secret::normal;
use crate::game::frame::grammar::word_and_rest;
use crate::game::frame::verb::{self, Found};
use crate::game::{Content, World};
use crate::session::change::Change;
use crate::session::login::{self, STARS, Step};
use crate::session::out_of_band;
use crate::telnet::gmcp::{self, Message};
use crate::telnet::option::Known;

/// What stands for words that are not read at all.
pub(super) const UNREAD: &str = "*";

/// A line typed at the door.
pub(super) fn at_the_door(content: &Content, step: &Step, line: &str) -> String {
    // Help is asked for and given at every question, and an empty line is asked again.
    if step.question().is_some() && (line.is_empty() || login::is_word(line)) {
        return line.to_string();
    }
    match step {
        Step::Name => match login::secret_behind_a_name(line) {
            Some(secret) => without(line, secret),
            None => line.to_string(),
        },
        // What is asked of `help` is shown, and no password was asked for.
        Step::Calling { .. } | Step::Settle { .. } if asks_for_a_topic(line) => line.to_string(),
        Step::Calling { .. } => named_calling(content, line).unwrap_or_else(|| UNREAD.to_string()),
        Step::Settle { .. } => match line.trim().to_lowercase().as_str() {
            "y" | "yes" | "n" | "no" => line.to_string(),
            _ => named_calling(content, line).unwrap_or_else(|| UNREAD.to_string()),
        },
        Step::Confirm { .. } if asks_for_a_topic(line) => line.to_string(),
        Step::Confirm { .. } => match line.trim().to_lowercase().as_str() {
            "y" | "yes" | "n" | "no" => line.to_string(),
            // Somebody's program types the password a question too early.
            _ => UNREAD.to_string(),
        },
        Step::NewPassword { name } if normal(line).eq_ignore_ascii_case(name) => line.to_string(),
        Step::NewPassword { .. } => stars(line),
        // The first one is recorded as the stars of a password that is right.
        Step::Repeat { password, .. } if normal(line) == *password => STARS.to_string(),
        Step::Repeat { .. } | Step::Password { .. } | Step::Leaving => UNREAD.to_string(),
        Step::Hashing { .. } | Step::Waiting { .. } | Step::Checking { .. } => UNREAD.to_string(),
    }
}

/// A line with stars in place of what stands at its end.
fn without(line: &str, secret: &str) -> String {
    let shown = line.trim_end().strip_suffix(secret).unwrap_or_default();
    format!("{shown}{}", stars(secret))
}

fn named_calling(content: &Content, line: &str) -> Option<String> {
    login::calling(content, line.trim()).map(|_| line.to_string())
}

fn asks_for_a_topic(line: &str) -> bool {
    let (word, _) = word_and_rest(line.trim());
    matches!(word.to_lowercase().as_str(), "help" | "?")
}

/// A line that answers a question for a password in the world; `name` is whose the new one would be.
pub(super) fn of_a_change(change: &Change, name: &str, line: &str) -> String {
    match change {
        _ if line.trim().is_empty() || login::is_word(line) => line.to_string(),
        Change::New if normal(line).eq_ignore_ascii_case(name) => name.to_string(),
        Change::New => stars(line),
        Change::Repeat { password } if normal(line) == *password => STARS.to_string(),
        Change::Old | Change::Repeat { .. } => UNREAD.to_string(),
        Change::Checking { .. } | Change::Hashing { .. } => UNREAD.to_string(),
    }
}

/// A line typed in the world.
pub(super) fn in_the_world(
    content: &Content,
    world: &World,
    who: CreatureId,
    line: &str,
) -> String {
    let shown = secret(content, world, who, line)
        .filter(|secret| !secret.is_empty())
        .and_then(|secret| Some((line.trim_end().strip_suffix(secret)?, stars(secret.trim()))));
    match shown {
        Some((shown, stars)) => format!("{shown}{stars}"),
        None => line.to_string(),
    }
}

/// Whether a line that is typed in the world has a password in it.
pub fn has_a_secret(content: &Content, world: &World, who: CreatureId, line: &str) -> bool {
    secret(content, world, who, line).is_some_and(|secret| !secret.is_empty())
}

/// The new password at the end of a line, however many `@force` and `@at` stand before it.
fn secret<'l>(content: &Content, world: &World, who: CreatureId, line: &'l str) -> Option<&'l str> {
    let role = world.players.role(who);
    let mut rest = line;
    loop {
        let (word, args) = verb::split(rest);
        if word.is_empty() {
            return None;
        }
        match verb::find(content, world, who, role, word) {
            Found::Verb(spec) if spec.name == "password" => return Some(args.trim_end()),
            // No part of it takes a password, and whoever types one behind it is refused all the same.
            Found::Verb(spec) if spec.name == "account" => {
                let (part, args) = word_and_rest(args);
                return match part.to_lowercase().starts_with('p') {
                    true => Some(args.trim_end()),
                    false => Some(word_and_rest(args).1.trim_end()),
                };
            }
            Found::Verb(spec) if spec.name == "@password" => {
                return Some(word_and_rest(args).1.trim_end());
            }
            Found::Verb(spec) if matches!(spec.name, "@force" | "@at") => {
                let (target, command) = word_and_rest(args);
                // Whoever forgets the name types the password all the same.
                if target.eq_ignore_ascii_case("password") {
                    return Some(command.trim_end());
                }
                rest = command;
            }
            _ => return None,
        }
    }
}

/// What a client's program said. Passwords have one message to come by; where one stands in
/// another, nothing of that is written down but its name.
pub(super) fn by_a_program(known: Known, payload: &[u8]) -> Vec<u8> {
    if known != Known::Gmcp {
        return payload.to_vec();
    }
    let Some(message) = Message::of(payload) else { return Vec::new() };
    let is_login = message.name.to_ascii_lowercase().starts_with("char.login");
    match is_login {
        true => gmcp::encode(message.name, &out_of_band::without_password(message.body())),
        false if message.words().to_ascii_lowercase().contains("password") => {
            gmcp::bare(message.name)
        }
        false => payload.to_vec(),
    }
}

/// Stars that are too few, right, or too many, as the secret is.
fn stars(secret: &str) -> String {
    match normal(secret).chars().count() {
        0 => String::new(),
        n if n < PASSWORD_CHARS_MIN => UNREAD.to_string(),
        n if n > PASSWORD_CHARS_MAX => "*".repeat(PASSWORD_CHARS_MAX + 1),
        _ => STARS.to_string(),
    }
}
