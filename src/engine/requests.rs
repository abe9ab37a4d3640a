//! What rules ask of the engine, because only it can do it.

use super::Engine;
use crate::base::clock::Millis;
use crate::base::dice::Dice;
use crate::base::id::{ConnectionId, CreatureId};
use crate::game::frame::turn::Ask;
use crate::game::frame::words::pick;
use crate::game::people::account;
use crate::game::people::party;
use crate::game::people::player::{self, Parting};
use crate::messages::output::Output;
use crate::session::{Session, State, playing};

/// Rounds of asks that lead to more asks, in one go.
const ROUNDS_MAX: usize = 16;

impl Engine {
    /// Does what was asked for, and what that leads to.
    pub(super) fn carry_out_asks(&mut self) {
        for _ in 0..ROUNDS_MAX {
            if self.asks.is_empty() {
                return;
            }
            for ask in std::mem::take(&mut self.asks) {
                self.carry_out(ask);
            }
        }
        self.asks.clear();
    }

    fn carry_out(&mut self, ask: Ask) {
        match ask {
            Ask::Leave(who) => {
                let content = std::sync::Arc::clone(&self.content);
                let farewell = pick(&content.words.leaving, self.world.clock.0 / 1_000);
                self.let_go(who, farewell.unwrap_or("Until next time."), Parting::Leaves);
            }
            Ask::Kick(who, reason) => self.let_go(who, &reason, Parting::Sent),
            Ask::LetGo(who, sentence) => self.let_go(who, &sentence, Parting::Leaves),
            Ask::Banned => self.send_away_the_banned(),
            Ask::Line(who, line) => {
                self.with_turn("forced", |turn| playing::line(turn, who, &line));
            }
            Ask::Follow(leader) => {
                self.with_turn("follow", |turn| party::come_along(turn, leader));
            }
            Ask::Reload(who) => self.reload_asked(Some(who)),
            Ask::ReloadNumbers(who) => self.numbers_asked(who),
            Ask::Validate(who) => self.validation_asked(who),
            Ask::History(query) => self.history_asked(query),
            Ask::Links { who, of } => self.links_asked(who, of),
            Ask::Operate(asker, order) => self.outputs.push(Output::Operate { asker, order }),
            Ask::Shutdown { seconds, reason } => self.stop_in(Millis::seconds(seconds), reason),
            Ask::ShutdownCancelled(who) => self.go_on(who),
            Ask::Advance(who, span) => self.advance(who, span),
            Ask::Reseed(seed) => self.dice = Dice::new(seed),
            Ask::Save(who) => {
                let at = self.world.clock;
                self.world.dirty.kept(crate::game::frame::keep::dirty::Key::Creature(who));
                self.with_turn("save", |turn| turn.report(player::Event::Saved { who, at }));
            }
            Ask::Erase(who, target) => {
                self.with_turn("erase", |turn| account::erase(turn, who, target));
                self.hand_out();
            }
            Ask::Prove(who, wish) => self.change_begins(who, wish),
            Ask::Password(who, password) => self.password_given(who, password),
        }
    }

    /// Takes a character out of the world and closes its connection with a sentence.
    pub(super) fn let_go(&mut self, who: CreatureId, sentence: &str, parting: Parting) {
        self.hand_out();
        self.with_turn("leave", |turn| player::part(turn, who, parting));
        if let Some(session) =
            self.sessions.plays_no_more(who).and_then(|c| self.sessions.get_mut(&c))
        {
            session.say_kept(sentence);
            session.state = State::Door(crate::session::login::Step::Name);
            session.closing = true;
        }
    }

    fn send_away_the_banned(&mut self) {
        let now = self.world.clock;
        let banned = |session: &Session| {
            let by_name = session
                .character()
                .and_then(|who| self.world.creatures.get(who))
                .and_then(|body| self.world.players.ban("name", body.name(), now));
            let by_address = self.world.players.ban_on_address(session.address, now);
            by_name.or(by_address).map(|ban| ban.says("You are banned from the Reach"))
        };
        let found: Vec<(ConnectionId, Option<CreatureId>, String)> = self
            .sessions
            .iter()
            .filter_map(|(id, session)| Some((id, session.character(), banned(session)?)))
            .collect();
        for (connection, who, sentence) in found {
            match who {
                Some(who) => self.let_go(who, &sentence, Parting::Leaves),
                None => {
                    if let Some(session) = self.sessions.get_mut(&connection) {
                        session.say(sentence);
                        session.closing = true;
                    }
                }
            }
        }
    }
}
