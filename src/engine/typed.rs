//! A line that somebody typed in the world, and what it stands for: something typed before, an alias,
//! several commands in one. Each line that comes of it is an act of its own, as if it had been typed,
//! but for answers to questions, which nobody but the player gives.

use super::{Engine, replay};
use crate::base::id::{ConnectionId, CreatureId};
use crate::game::people::habit;
use crate::game::{Event, Refusal};
use crate::session::playing;
use crate::text::style::{Style, clean};

impl Engine {
    pub(super) fn typed(&mut self, connection: ConnectionId, who: CreatureId, line: &str) {
        let Some(session) = self.sessions.get_mut(&connection) else { return };
        let again = match session.recalls(line) {
            Ok(again) => again,
            Err(why) => return self.refuses(who, why),
        };
        if let Some(again) = &again {
            session.say(Style::Dim.on(format!("> {}", clean(again))));
        }
        let typed = again.as_deref().unwrap_or(line);
        // What a password stands in is not kept for `!`.
        if !replay::has_a_secret(&self.content, &self.world, who, typed) {
            session.remembers(typed);
        }
        match habit::meant(&self.content, &self.world, who, typed) {
            Ok(None) if again.is_none() => self.act(who, line),
            Ok(None) => self.makes(connection, who, &[typed.to_owned()]),
            Ok(Some(lines)) => self.makes(connection, who, &lines),
            Err(why) => self.refuses(who, why),
        }
    }

    /// Acts on lines that were made of a typed one, as long as somebody is there and is asked nothing.
    fn makes(&mut self, connection: ConnectionId, who: CreatureId, lines: &[String]) {
        for line in lines {
            let now = self.world.clock;
            let Some(session) = self.sessions.get_mut(&connection) else { return };
            if session.character() != Some(who) || session.change().is_some() {
                return;
            }
            if !session.may_make_more(now) {
                return self.refuses(who, habit::too_fast());
            }
            let (content, world) = (&self.content, &self.world);
            let is_for_the_player = playing::answers_a_question(content, world, who, line)
                || replay::has_a_secret(content, world, who, line);
            match is_for_the_player {
                true => self.refuses(who, habit::answers_nothing()),
                false => self.act(who, line),
            }
        }
    }

    fn refuses(&mut self, who: CreatureId, why: Refusal) {
        self.with_turn("typed", |turn| turn.report(Event::Refused { who, why }));
        self.hand_out();
    }
}
