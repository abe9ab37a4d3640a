//! Typed lines without their secrets.
//!
//! What a password is does not matter to the world: it is hashed outside, and the answer is
//! recorded. What does matter is whether it is too short or too long, whether it is the
//! character's own name, and whether it was typed twice alike. So each is recorded as stars that
//! are answered just as the password was: of the least length that is right, or one less, or one
//! more than the most.
//!
//! Whoever types a password where none is asked for (as a name, say, or to a friend) has shown it
//! to the server as words, and it is recorded as words.

use crate::base::id::CreatureId;
use crate::base::limits::{PASSWORD_CHARS_MAX, PASSWORD_CHARS_MIN};
use crate::game::content::Content;
use crate::game::grammar::word_and_rest;
use crate::game::verb::{self, Found};
use crate::game::world::World;
use crate::session::aside;
use crate::session::login::{self, STARS, Step};
use crate::telnet::gmcp::{self, Message};
use crate::telnet::option::Known;

/// What stands for words that are not read at all.
pub(super) const UNREAD: &str = "*";

/// A line typed at the door.
pub(super) fn at_the_door(content: &Content, step: &Step, line: &str) -> String {
    match step {
        Step::Name => line.to_string(),
        Step::Calling { .. } => match login::calling(content, line.trim()) {
            Some(_) => line.to_string(),
            None => UNREAD.to_string(),
        },
        Step::Confirm { .. } => match line.trim().to_lowercase().as_str() {
            "y" | "yes" | "n" | "no" => line.to_string(),
            // Somebody's program types the password a question too early.
            _ => UNREAD.to_string(),
        },
        Step::NewPassword { name } if line.eq_ignore_ascii_case(name) => line.to_string(),
        Step::NewPassword { .. } => stars(line),
        // The first one is recorded as the stars of a password that is right.
        Step::Repeat { password, .. } if line == password => STARS.to_string(),
        Step::Repeat { .. } | Step::Password { .. } | Step::Leaving => UNREAD.to_string(),
        Step::Hashing { .. } | Step::Waiting { .. } | Step::Checking { .. } => UNREAD.to_string(),
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
        true => gmcp::encode(message.name, &aside::without_password(message.body())),
        false if message.words().to_ascii_lowercase().contains("password") => {
            gmcp::bare(message.name)
        }
        false => payload.to_vec(),
    }
}

/// Stars that are too few, right, or too many, as the secret is.
fn stars(secret: &str) -> String {
    match secret.chars().count() {
        0 => String::new(),
        n if n < PASSWORD_CHARS_MIN => UNREAD.to_string(),
        n if n > PASSWORD_CHARS_MAX => "*".repeat(PASSWORD_CHARS_MAX + 1),
        _ => STARS.to_string(),
    }
}
