//! Players who are not there: they connect, answer the questions at the door, do what their
//! temperament likes, and go, in peace or in the middle of a line.

mod company;
mod errands;
mod eyes;
pub mod reader;
mod temper;
mod wording;

use std::net::{IpAddr, Ipv4Addr};

pub use temper::Temper;

use super::chance::Chance;
use super::server::CLAIM_CODE;
use super::{Crowd, Settings};
use crate::base::clock::Millis;
use crate::base::id::{ConnectionId, CreatureId};
use crate::engine::Engine;
use crate::game::frame::verb::Role;
use crate::messages::output::Write;
use reader::Screen;

/// What a bot does next.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Act {
    Wait,
    Connect,
    Line(String),
    /// Bytes that were never meant to be a line, or not a whole one.
    Bytes(Vec<u8>),
    /// The client is gone without a word.
    HangUp,
}

/// One of them.
pub struct Bot {
    pub name: String,
    pub temper: Temper,
    pub address: IpAddr,
    pub connection: Option<ConnectionId>,
    pub screen: Screen,
    /// Passwords that may hold: the one it came in with last, and all it asked for since. Which
    /// of them does is only known once it is inside again, for an answer may have been lost.
    passwords: Vec<String>,
    /// How many of them were refused at the door, one after the other.
    refused: usize,
    /// The last password at the door was wrong on purpose.
    lied: bool,
    /// It will try to own the place.
    claims: bool,
    /// It plays, and so knows its password.
    is_inside: bool,
    tries: u32,
    leaves_at: Millis,
    chance: Chance,
    /// What undoes its last line, and is typed next.
    takes_back: Option<String>,
    /// The newest batch when a page was asked for, if one was.
    pub asked: Option<u64>,
}

const SYLLABLES: [&str; 16] = [
    "ba", "do", "ri", "lu", "ken", "mos", "tal", "vi", "ner", "sho", "gar", "pel", "wyn", "zu",
    "hol", "dra",
];

impl Bot {
    pub fn new(index: usize, settings: &Settings) -> Bot {
        let syllable = |at: usize| SYLLABLES[at % SYLLABLES.len()];
        let name = format!("X{}{}{}", syllable(index), syllable(index / 16), syllable(index / 256));
        let [high, low] = (index as u16).to_be_bytes();
        let temper = match settings.crowd {
            Crowd::Everyone => Temper::of(index),
            Crowd::Dealers => Temper::Dealer,
        };
        Bot {
            passwords: vec![format!("the secret of {name}")],
            refused: 0,
            name,
            temper,
            address: IpAddr::V4(Ipv4Addr::new(10, 0, high, low)),
            connection: None,
            screen: Screen::default(),
            lied: false,
            claims: temper == Temper::Wizard || (temper == Temper::Dealer && index == 0),
            is_inside: false,
            tries: 0,
            leaves_at: Millis(0),
            takes_back: None,
            chance: Chance::new(settings.seed, index as u64 + 1),
            asked: None,
        }
    }

    /// The name as the world has it.
    pub fn character(&self, engine: &Engine) -> Option<CreatureId> {
        engine.world().players.find(&self.name)
    }

    /// How long until it does something again.
    pub fn pause(&mut self) -> Millis {
        let at_the_door = self.screen.prompt.as_deref().is_some_and(|prompt| !plays(prompt));
        match self.connection {
            Some(_) if self.temper == Temper::Dealer => Millis(self.chance.between(100, 400)),
            None if self.temper == Temper::Dealer => Millis(self.chance.between(1_000, 5_000)),
            Some(_) if at_the_door => Millis(self.chance.between(300, 1_500)),
            Some(_) if self.chance.one_in(3) => Millis(self.chance.between(200, 2_000)),
            Some(_) => Millis(self.chance.between(2_000, 20_000)),
            None => Millis(self.chance.between(1_000, 240_000)),
        }
    }

    /// The first moment at which it comes: within two minutes, one after the other.
    pub fn first(&mut self) -> Millis {
        if self.temper == Temper::Dealer {
            return Millis(self.chance.between(0, 5_000));
        }
        Millis(self.chance.between(0, 120_000))
    }

    /// The connection is gone, whoever ended it.
    pub fn lose(&mut self) {
        (self.connection, self.screen, self.asked) = (None, Screen::default(), None);
        self.is_inside = false;
    }

    /// What it does now. `others` are the names of all bots.
    pub fn act(&mut self, engine: &Engine, others: &[String], now: Millis) -> Act {
        if self.connection.is_none() {
            self.leaves_at = now + Millis(self.chance.between(60_000, 3_600_000));
            self.tries = 0;
            return Act::Connect;
        }
        self.screen.text.clear();
        match self.screen.prompt.clone() {
            // Where something happens all the time, prompts come seldom; they know where they are.
            None if self.is_inside && self.temper == Temper::Dealer => {
                self.play(engine, others, now)
            }
            None => Act::Wait,
            Some(prompt) if plays(&prompt) => self.play(engine, others, now),
            Some(prompt) => self.answer(&prompt),
        }
    }

    /// The client was sent something.
    pub fn hear(&mut self, write: &Write) {
        let text = &write.text;
        let no = text.contains("That is not the password.")
            || text.contains("That was the third wrong password.");
        self.refused += usize::from(no && !self.lied);
        self.screen.show(write);
    }

    /// Whether every password that may hold was refused: one that held is lost. Whoever sends
    /// noise may be anybody by now, and knows nothing of that.
    pub fn is_locked_out(&self) -> bool {
        self.is_itself() && self.refused > self.passwords.len()
    }

    /// Whether it surely plays the character of its own name.
    pub fn is_itself(&self) -> bool {
        self.temper != Temper::Griefer
    }

    /// A question at the door.
    fn answer(&mut self, question: &str) -> Act {
        if self.temper == Temper::Griefer && self.chance.one_in(6) {
            return self.misbehave();
        }
        let line = match question.trim() {
            "By what name are you known?" => {
                self.tries += 1;
                if self.tries > 5 {
                    return Act::HangUp;
                }
                self.name.to_lowercase()
            }
            "Is that right? (yes or no)" => "yes".into(),
            "Choose a password:" | "The same again:" => self.password(),
            "Your calling?" => ["warden", "reaver", "chanter", "keysmith", "w", "help"]
                [self.chance.between(0, 5) as usize]
                .into(),
            "Is that your calling? (yes, or another)" => {
                ["yes", "yes", "reaver", "no", "help"][self.chance.between(0, 4) as usize].into()
            }
            "Password:" => self.password_or_lie(),
            // Who erases themself comes again as a newcomer of the same name.
            "Your password:" if self.chance.one_in(3) => self.password(),
            "Your password:" | "The password of that character:" => {
                ["cancel", "not the password"][self.chance.between(0, 1) as usize].into()
            }
            _ => "yes".into(),
        };
        Act::Line(line)
    }

    /// The newest password that was not refused yet.
    fn password(&self) -> String {
        let mut newest_first = self.passwords.iter().rev().cycle();
        newest_first.nth(self.refused).cloned().unwrap_or_default()
    }

    fn password_or_lie(&mut self) -> String {
        self.lied = self.temper == Temper::Griefer && self.chance.one_in(4);
        if self.lied { "not the password".into() } else { self.password() }
    }

    fn play(&mut self, engine: &Engine, others: &[String], now: Millis) -> Act {
        if !self.is_inside {
            self.is_inside = true;
            (self.passwords, self.refused) = (vec![self.password()], 0);
        }
        let Some(who) = self.character(engine) else { return Act::Wait };
        if now >= self.leaves_at {
            return if self.chance.one_in(5) { Act::HangUp } else { Act::Line("quit".into()) };
        }
        if self.temper == Temper::Griefer && self.chance.one_in(8) {
            return self.misbehave();
        }
        let role = engine.world().players.role(who);
        if std::mem::take(&mut self.claims) {
            return Act::Line(format!("@claim {CLAIM_CODE}"));
        }
        if self.chance.one_in(400) {
            let password = format!("secret {} of {}", self.chance.between(1, 999), self.name);
            self.passwords.push(password.clone());
            return Act::Line(format!("password {password}"));
        }
        if let Some(line) = self.takes_back.take() {
            return Act::Line(line);
        }
        let Some(eyes) = eyes::look_round(engine, who) else { return Act::Wait };
        let line = self.temper.line(&eyes, others, role, &mut self.chance);
        let line = match role == Role::Owner && line.starts_with("@force") && self.chance.one_in(2)
        {
            true => "look".into(),
            false => line,
        };
        self.takes_back = undoing(&line);
        Act::Line(line)
    }

    /// Bytes of all kinds; half a line, and away.
    fn misbehave(&mut self) -> Act {
        self.lied = true;
        if self.chance.one_in(4) {
            return Act::HangUp;
        }
        let mut bytes = Vec::new();
        for _ in 0..self.chance.between(1, 60) {
            match self.chance.between(1, 8) {
                1 => bytes.extend([255, self.chance.between(240, 255) as u8]),
                2 => bytes.push(self.chance.between(0, 255) as u8),
                3 => bytes.extend(b"look\r\n"),
                4 => bytes.extend("é🦀".as_bytes()),
                5 => bytes.extend([
                    255,
                    250,
                    31,
                    0,
                    self.chance.between(0, 255) as u8,
                    0,
                    24,
                    255,
                    240,
                ]),
                6 => bytes.extend(b"\x1b[2J\x00\r\r\n"),
                _ => bytes.extend(b"get all from corpse "),
            }
        }
        Act::Bytes(bytes)
    }
}

/// Whether a prompt is that of somebody who is in the world.
fn plays(prompt: &str) -> bool {
    prompt.contains(" health, ")
}

/// The two factions about whose war a line decides.
fn decreed(line: &str) -> Option<(&str, &str)> {
    let decree = line.strip_prefix("@faction ")?;
    decree.strip_prefix("hostile ").or(decree.strip_prefix("peace "))?.split_once(' ')
}

/// What gives the war of two factions back to their files, if this line decides about it: a peace
/// that lasts would leave a simulated month without its war.
fn undoing(line: &str) -> Option<String> {
    decreed(line).map(|(a, b)| format!("@faction reset {a} {b}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_decides_about_a_war_is_taken_back() {
        let undone = |line| undoing(line).unwrap_or_default();
        assert_eq!(undone("@faction peace circle college"), "@faction reset circle college");
        assert_eq!(undone("@faction hostile sanctum circle"), "@faction reset sanctum circle");
        assert_eq!(undoing("@faction npcs sanctum syndicate"), None);
        assert_eq!(undoing("faction war"), None);
    }
}
