//! Passwords on their way to the hashing workers and back.

use std::net::{IpAddr, Ipv4Addr};

use super::Engine;
use crate::base::id::{ConnectionId, CreatureId};
use crate::game::frame::turn::Wish;
use crate::game::people::player;
use crate::messages::input::HashAnswer;
use crate::messages::output::HashJob;
use crate::session::login::{self, Deed};
use crate::session::{Session, State, change};

/// Where a password comes from that nobody typed at the door.
const WITHIN: IpAddr = IpAddr::V4(Ipv4Addr::UNSPECIFIED);

impl Engine {
    /// The workers answered; whoever held the ticket goes on, and the next passwords are handed
    /// to them.
    pub(super) fn hashed(&mut self, ticket: u64, answer: &HashAnswer) {
        self.door.answered(ticket);
        if self.was_given(ticket, answer) {
            self.outputs.append(&mut self.door.outputs);
            return;
        }
        let holds = |session: &Session| session.ticket().is_some_and(|(held, _)| held == ticket);
        let holders = self.sessions.iter().filter(|(_, session)| holds(session));
        for connection in holders.map(|(id, _)| id).collect::<Vec<_>>() {
            self.at_the_door(connection, |session, turn, door| match session.state {
                State::Door(_) => login::hashed(session, ticket, answer, turn, door),
                State::Playing(_) => {
                    change::hashed(session, ticket, answer, turn, door);
                    Deed::Nothing
                }
            });
        }
        self.outputs.append(&mut self.door.outputs);
    }

    /// Somebody who may has given an account a new password.
    pub(super) fn password_given(&mut self, who: CreatureId, password: String) {
        let Some(account) = self.world.players.account_of(who).map(|account| account.id()) else {
            return;
        };
        let ticket = self.door.hash(WITHIN, HashJob::Make { password });
        self.outputs.append(&mut self.door.outputs);
        match ticket {
            Some(ticket) => drop(self.changing.insert(ticket, (who, account))),
            None => self.tells_of_a_password(who, "That could not be done just now."),
        }
    }

    /// The hash of a password that was given is made; `false` if the ticket was for another.
    fn was_given(&mut self, ticket: u64, answer: &HashAnswer) -> bool {
        let Some((who, account)) = self.changing.remove(&ticket) else { return false };
        let sentence = match answer {
            HashAnswer::Made(hash) => {
                player::set_password(&mut self.world, account, hash.clone());
                "Your password is changed."
            }
            _ => "That could not be done just now. Your password is as it was.",
        };
        self.tells_of_a_password(who, sentence);
        true
    }

    fn tells_of_a_password(&mut self, who: CreatureId, sentence: &str) {
        self.with_turn("password", |turn| {
            turn.report(player::Event::Chose { who, sentence: sentence.into() });
        });
        self.hand_out();
    }

    /// Somebody in the world has to prove who they are before something is done.
    pub(super) fn change_begins(&mut self, who: CreatureId, wish: Wish) {
        // What it is for is read first.
        self.hand_out();
        if let Some(session) = self.sessions.of_mut(who) {
            session.owe_prompt();
            change::begin(session, &self.world, &self.door, wish, self.world.clock);
        }
    }

    /// A line of somebody who is asked for a password in the world.
    pub(super) fn change_line(&mut self, connection: ConnectionId, line: &str) {
        if self.broken || self.farewell.is_some() {
            return;
        }
        self.at_the_door(connection, |session, turn, door| {
            change::line(session, line, turn, door);
            Deed::Nothing
        });
    }

    /// A connection is no more: nobody waits for its password.
    pub(super) fn leaves_the_queue(&mut self, session: &Session) {
        if let Some((ticket, _)) = session.ticket() {
            self.door.leave(ticket);
        }
    }
}
