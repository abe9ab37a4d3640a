//! What is typed where a name is asked for: a name, a word by which one asks for something else, or what
//! other servers want to be told (`connect bran open sesame`, `create`, `guest`).
//!
//! A password behind a name is not shown again, and nobody writes it down ([`secret`]). One behind
//! `connect` is looked at as if it had been asked for; anywhere else it is asked for once more,
//! unseen.

use super::{Door, Step, goodbye, password};
use crate::base::limits::{NAME_LETTERS_MAX, NAME_LETTERS_MIN};
use crate::game::frame::grammar::word_and_rest;
use crate::game::people::{player, roll};
use crate::game::{Turn, World};
use crate::session::{Session, State, out_of_band};
use crate::telnet::mssp::REQUEST;
use crate::text::sentence::capitalise;
use crate::text::style::{Style, clean};

/// What the first word of a line asks for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ask {
    Who,
    Reader,
    Leave,
    /// A new character; its name may follow.
    New,
    Guest,
    /// A name follows, and perhaps a password.
    Connect,
    /// It is a name.
    Name,
}

/// What is asked for by a word in small letters.
fn asked(word: &str) -> Ask {
    match word {
        "who" | "users" | "players" => Ask::Who,
        "reader" => Ask::Reader,
        "quit" | "exit" | "q" | "logout" | "bye" => Ask::Leave,
        "new" | "create" | "register" | "newbie" => Ask::New,
        "guest" => Ask::Guest,
        "connect" | "login" | "co" => Ask::Connect,
        _ => Ask::Name,
    }
}

/// The password in a line that was typed for a name: all behind the name, if anything stands there.
pub fn secret(line: &str) -> Option<&str> {
    let (word, rest) = word_and_rest(line.trim());
    let behind_name = match asked(&word.to_lowercase()) {
        Ask::New | Ask::Connect | Ask::Guest => word_and_rest(rest).1,
        Ask::Name if !matches!(word.to_lowercase().as_str(), "help" | "?") => rest,
        Ask::Name | Ask::Who | Ask::Reader | Ask::Leave => "",
    };
    Some(behind_name.trim()).filter(|secret| !secret.is_empty())
}

/// A line for the name was typed.
pub(super) fn typed(session: &mut Session, line: &str, turn: &mut Turn, door: &mut Door) {
    let (word, rest) = word_and_rest(line);
    let word_lower = word.to_lowercase();
    match (asked(&word_lower), rest) {
        (Ask::Name, "") if word.is_empty() => {}
        (Ask::Name, "") if word.eq_ignore_ascii_case(REQUEST) => {
            let listing = out_of_band::as_typed(turn.content, turn.world);
            session.show_to_a_program(&listing, turn.now);
        }
        (Ask::Leave, "") => goodbye(session, "Another time, then."),
        (Ask::Who, "") => {
            let page = session.page(turn.world);
            session.show(roll::who_page(turn.view(), None, &roll::Filter::default(), &page));
        }
        (Ask::Reader, choice) => choose_reader(session, &choice.to_lowercase()),
        (Ask::Guest, _) => session.say(no_guests()),
        (Ask::New, "") => session.say(choose_a_name()),
        (Ask::New, rest) => {
            let (name, password) = word_and_rest(rest);
            given(session, name, turn);
            if is_asked(session) && !password.is_empty() {
                session.say(PASSWORD_LATER);
            }
        }
        (Ask::Connect, "") => {
            session.say("Type the name of your character, and nothing before it.")
        }
        (Ask::Connect, rest) => connect(session, rest, turn, door),
        (Ask::Name, rest) if !rest.is_empty() && is_somebody(turn.world, word) => {
            given(session, word, turn);
            if !session.closing {
                session.say(PASSWORD_LATER);
            }
        }
        _ => given(session, line, turn),
    }
}

/// `connect bran`, with a password or without.
fn connect(session: &mut Session, rest: &str, turn: &mut Turn, door: &mut Door) {
    let (name, password) = word_and_rest(rest);
    given(session, name, turn);
    let State::Door(step) = session.state.clone() else { return };
    match step {
        _ if password.is_empty() || session.closing => {}
        Step::Password { who } => password::given(session, password, who, turn, door),
        Step::Confirm { .. } => session.say(PASSWORD_LATER),
        _ => {}
    }
}

/// What is said of a password that came before it was asked for.
const PASSWORD_LATER: &str = "The password is asked for by itself, where nobody reads it. What you typed of it was not used.";

fn is_somebody(world: &World, name: &str) -> bool {
    world.players.find(&clean(name)).is_some()
}

/// Whether it is asked whether a name is right, or for a password.
fn is_asked(session: &Session) -> bool {
    matches!(session.state, State::Door(Step::Confirm { .. } | Step::Password { .. }))
}

fn no_guests() -> String {
    format!(
        "There are no guests, for a name costs nothing: type one, {NAME_LETTERS_MIN} to {NAME_LETTERS_MAX} \
         letters, and a password of your own, and you are in. `help` tells more, `quit` leaves."
    )
}

fn choose_a_name() -> String {
    format!(
        "Gladly. Type the name that your character shall have: one word of {NAME_LETTERS_MIN} to \
         {NAME_LETTERS_MAX} letters, A to Z, such as Aria or Bran."
    )
}

fn choose_reader(session: &mut Session, choice: &str) {
    let on = choice != "off";
    session.screen.reader = Some(on);
    session.say(if on { "Screen-reader mode is on." } else { "Screen-reader mode is off." });
}

/// A name: somebody's, or that of a newcomer.
fn given(session: &mut Session, name: &str, turn: &mut Turn) {
    let name = clean(name);
    if let Some(ban) = turn.world.players.ban("name", &name, turn.now) {
        let name = capitalise(&name.to_lowercase());
        return goodbye(session, &ban.says(&format!("{name} may not enter the Reach")));
    }
    if let Some(who) = turn.world.players.find(&name) {
        session.state = State::Door(Step::Password { who });
        return;
    }
    let may_begin = |name| player::may_begin(turn.world, session.address, turn.now).map(|()| name);
    let proper = player::named(turn.view(), player::Named::Character(None), &name);
    match proper.map_err(|fault| fault.says()).and_then(may_begin) {
        Ok(name) => {
            session
                .say(format!("The Reach knows no {}. A newcomer, then.", Style::Person.on(&name)));
            session.state = State::Door(Step::Confirm { name });
        }
        Err(why) => session.say(why),
    }
}
