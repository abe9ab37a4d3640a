//! What clients' programs say, and what they are told at the end of a turn.

use super::Engine;
use crate::base::id::{ConnectionId, CreatureId};
use crate::game::client::about::Host;
use crate::game::frame::timer;
use crate::game::people::party;
use crate::messages::input::Input;
use crate::session::login;
use crate::session::out_of_band::{self, Place};
use crate::telnet::option::Known;

impl Engine {
    /// Where this server runs and since when, as far as the world may tell others.
    pub fn is_hosted(&mut self, host: Host) {
        self.world.host = host;
        timer::told_the_date(&mut self.world);
    }

    /// A client's program did something.
    pub(super) fn program(&mut self, input: Input) {
        match input {
            Input::Agreed { connection, known, on: true } => self.agreed(connection, known),
            Input::Agreed { connection, known, on: false } => self.refused(connection, known),
            Input::Message { connection, known, payload } => {
                self.message(connection, known, &payload);
            }
            _ => {}
        }
    }

    /// A program agreed to an option.
    fn agreed(&mut self, connection: ConnectionId, known: Known) {
        let place = Place { content: &self.content, world: &self.world, now: self.world.clock };
        let Some(session) = self.sessions.get_mut(&connection) else { return };
        out_of_band::agreed(session, known);
        if !self.broken {
            out_of_band::welcome(session, place, known);
            let who = session.character();
            who.into_iter().for_each(|who| self.watch(who));
        }
    }

    /// A program agrees to an option no more.
    fn refused(&mut self, connection: ConnectionId, known: Known) {
        let Some(session) = self.sessions.get_mut(&connection) else { return };
        out_of_band::refused(session, known);
        let who = session.character().filter(|_| !self.broken);
        who.into_iter().for_each(|who| self.watch(who));
    }

    /// A program said something.
    fn message(&mut self, connection: ConnectionId, known: Known, payload: &[u8]) {
        let place = Place { content: &self.content, world: &self.world, now: self.world.clock };
        let Some(session) = self.sessions.get_mut(&connection).filter(|_| !self.broken) else {
            return;
        };
        let given = out_of_band::message(session, place, known, payload);
        if let Some(given) = given.filter(|_| self.farewell.is_none()) {
            self.at_the_door(connection, |session, turn, door| {
                login::credentials(session, given, turn, door)
            });
        }
    }

    /// Notes what changes of somebody whose program wants to know, and of nobody else.
    pub(super) fn watch(&mut self, who: CreatureId) {
        let listens = self.sessions.of(who);
        match listens.is_some_and(|session| session.listens()) {
            true => self.world.dirty.watch.begin(who),
            false => self.world.dirty.watch.end(who),
        }
    }

    /// Tells programs what this turn changed for those they watch.
    pub(super) fn tell_programs(&mut self) {
        if self.broken || self.world.dirty.watch.is_idle() {
            return;
        }
        self.begins("tell programs");
        let news = party::take_news(&mut self.world);
        let mut left = Vec::new();
        let place = Place { content: &self.content, world: &self.world, now: self.world.clock };
        for (who, moment) in &news.moments {
            if let Some(session) = self.sessions.of_mut(*who) {
                out_of_band::tell_moment(session, moment);
            }
        }
        for (who, changed) in news.touched {
            match self.sessions.of_mut(who) {
                Some(session) => out_of_band::tell(session, place, changed),
                None => left.push(who),
            }
        }
        left.into_iter().for_each(|who| self.world.dirty.watch.end(who));
        self.did();
    }
}
