//! Connections that come and go, and what becomes of whom they carry.
//!
//! A link that breaks leaves its character in the world for a while. Whoever comes back, over a
//! new link or because the old one only looks alive, is shown again what nobody may have seen
//! ([`Unseen`](crate::session::Unseen)), and after it what happened in between.

use std::net::IpAddr;

use super::Engine;
use crate::base::id::{ConnectionId, CreatureId};
use crate::game::frame::verb::Role;
use crate::game::people::player::{self, Parting};
use crate::session::login;
use crate::session::{Session, State, Unseen};
use crate::text::style::Style;

impl Engine {
    pub(super) fn connected(&mut self, connection: ConnectionId, address: IpAddr) {
        let mut session = Session::new(connection, address, self.world.clock);
        match self.world.players.ban_on_address(address, self.world.clock) {
            Some(ban) => {
                session.say(ban.says("This address may not enter the Reach"));
                session.closing = true;
            }
            None => login::greet(&mut session, &self.content),
        }
        self.sessions.insert(session);
    }

    /// Sends a character away that was banned while its player stood at the door.
    pub(super) fn is_shut_out(&mut self, who: CreatureId, connection: ConnectionId) -> bool {
        let name = player::name_of(&self.world, who);
        let ban = self.world.players.ban(player::NAME, &name, self.world.clock);
        let Some(sentence) = ban.map(|ban| ban.says("You are banned from the Reach")) else {
            return false;
        };
        if let Some(session) = self.sessions.get_mut(&connection) {
            session.say(sentence);
            session.closing = true;
        }
        true
    }

    /// Closes the connection that a character was played over, and takes what its player may not
    /// have seen.
    pub(super) fn take_over(&mut self, who: CreatureId, new: ConnectionId) -> Unseen {
        let old = self.sessions.connection_of(who).filter(|old| *old != new);
        match old.and_then(|old| self.sessions.get_mut(&old)) {
            Some(session) => {
                let unseen = session.take_unseen();
                session.state = State::Door(login::Step::Name);
                session.say("You have come in by another connection. This one is closed.");
                session.closing = true;
                unseen
            }
            None => self.unseen.remove(&who).unwrap_or_default(),
        }
    }

    /// Shows again what somebody may not have seen.
    pub(super) fn show_unseen(&mut self, connection: ConnectionId, unseen: &Unseen) {
        let Some(session) = self.sessions.get_mut(&connection) else { return };
        if !unseen.is_empty() {
            session.say(Style::Dim.on("[What you may have missed:]"));
            unseen.pieces().for_each(|piece| session.hear(piece.clone()));
            session.say(Style::Dim.on("[That was all.]"));
        }
    }

    /// A connection is no more. Its character stays for a while.
    pub(super) fn gone(&mut self, connection: ConnectionId) {
        let Some(mut session) = self.sessions.remove(&connection) else { return };
        self.leaves_the_queue(&session);
        let Some(who) = session.character() else { return };
        if self.sessions.connection_of(who) == Some(connection) {
            self.sessions.plays_no_more(who);
            let players = &self.world.players;
            self.unseen.retain(|who, _| players.is_here(*who));
            self.unseen.insert(who, session.take_unseen());
            self.watch(who);
            self.with_turn("link lost", |turn| player::lose_link(turn, who));
        }
    }

    /// Nothing was typed for as long as the operator allows. Staff may be as silent as they like.
    pub(super) fn idle(&mut self, connection: ConnectionId) {
        let Some(who) = self.sessions.get(&connection).and_then(Session::character) else { return };
        if self.sessions.connection_of(who) == Some(connection)
            && self.world.players.role(who) == Role::Player
        {
            self.let_go(who, IDLE, Parting::Leaves);
        }
    }
}

const IDLE: &str = "You have said and done nothing for so long that the Reach lets you go. \
                    Everything you have is kept; come back when you like.";
