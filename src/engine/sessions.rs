//! All sessions, and which of them have something to say at the end of this turn.
//!
//! Each is found by its connection, which sends lines, and by the character that is played over it,
//! which has to be told something. Both lie in tables whose rows stand where their number says, so
//! that neither a line nor what is told is looked for among all that are connected.
//!
//! Whoever gets a session to change it marks it as noisy, so that a turn costs what it changes,
//! not what is connected. When a noisy one falls silent, the moment is noted at which it wants to
//! be looked at again, so that a pulse need not look at all.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::base::clock::Millis;
use crate::base::id::{ConnectionId, CreatureId};
use crate::base::table::Table;
use crate::session::Session;

/// Sessions by connection.
#[derive(Clone, Default, Debug, Serialize, Deserialize)]
pub(super) struct Sessions {
    /// Each in a box, for it is large.
    all: Table<ConnectionId, Box<Entry>>,
    /// The connection that plays a character.
    playing: Table<CreatureId, ConnectionId>,
    /// Those who have something to say, in the order in which they were marked.
    noisy: Vec<ConnectionId>,
    /// When each wants to be looked at though nobody said anything.
    due: BTreeSet<(Millis, ConnectionId)>,
}

/// One of them.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Entry {
    session: Session,
    /// Whether it stands among the noisy.
    noisy: bool,
    /// The moment under which it stands in `due`.
    due: Option<Millis>,
}

impl Sessions {
    /// A session to change; it is looked at when the turn ends.
    pub fn get_mut(&mut self, connection: &ConnectionId) -> Option<&mut Session> {
        let entry = self.all.get_mut(*connection)?;
        mark(entry, &mut self.noisy);
        Some(&mut entry.session)
    }

    /// The session of whoever plays a character, to change.
    pub fn of_mut(&mut self, who: CreatureId) -> Option<&mut Session> {
        let connection = self.connection_of(who)?;
        self.get_mut(&connection)
    }

    /// The session of whoever plays a character.
    pub fn of(&self, who: CreatureId) -> Option<&Session> {
        self.get(&self.connection_of(who)?)
    }

    pub fn connection_of(&self, who: CreatureId) -> Option<ConnectionId> {
        self.playing.get(who).copied()
    }

    /// A character is played over a connection from now on.
    pub fn plays(&mut self, who: CreatureId, connection: ConnectionId) {
        self.playing.put(who, connection);
    }

    /// A character is played over no connection from now on; the one it was.
    pub fn plays_no_more(&mut self, who: CreatureId) -> Option<ConnectionId> {
        self.playing.take(who)
    }

    /// Nobody is played any more.
    pub fn nobody_plays(&mut self) {
        self.playing = Table::default();
    }

    /// All who are played, and over which connection.
    pub fn players(&self) -> impl Iterator<Item = (CreatureId, ConnectionId)> {
        self.playing.iter().map(|(who, connection)| (who, *connection))
    }

    pub fn get(&self, connection: &ConnectionId) -> Option<&Session> {
        self.all.get(*connection).map(|entry| &entry.session)
    }

    /// Forgets passwords and their hashes: for a copy that is to be shown to others.
    pub fn hide_secrets(&mut self) {
        self.all.rows_mut().for_each(|entry| entry.session.hide_secrets());
    }

    pub fn insert(&mut self, session: Session) {
        let connection = session.connection;
        match self.all.get_mut(connection) {
            Some(entry) => {
                entry.session = session;
                mark(entry, &mut self.noisy);
            }
            None => {
                let entry = Entry { session, noisy: true, due: None };
                self.all.put(connection, Box::new(entry));
                self.noisy.push(connection);
            }
        }
    }

    pub fn remove(&mut self, connection: &ConnectionId) -> Option<Session> {
        let entry = self.all.take(*connection)?;
        entry.due.map(|moment| self.due.remove(&(moment, *connection)));
        Some(entry.session)
    }

    pub fn iter(&self) -> impl Iterator<Item = (ConnectionId, &Session)> {
        self.all.iter().map(|(connection, entry)| (connection, &entry.session))
    }

    /// Everyone, to change.
    pub fn everyone(&mut self) -> impl Iterator<Item = &mut Session> {
        let Sessions { all, noisy, .. } = self;
        all.rows_mut().map(|entry| {
            mark(entry, noisy);
            &mut entry.session
        })
    }

    /// Those who have something to say, in the order of their connections. They are quiet from
    /// now on, but for those whom `still_noisy` names again by coming back with `true`.
    pub fn flush(&mut self, mut still_noisy: impl FnMut(&mut Session) -> bool) {
        self.noisy.sort_unstable();
        for connection in std::mem::take(&mut self.noisy) {
            let Some(entry) = self.all.get_mut(connection) else { continue };
            entry.noisy = still_noisy(&mut entry.session);
            if entry.noisy {
                self.noisy.push(connection);
            }
            let before = std::mem::replace(&mut entry.due, entry.session.next_due());
            if before != entry.due {
                before.map(|moment| self.due.remove(&(moment, connection)));
                entry.due.map(|moment| self.due.insert((moment, connection)));
            }
        }
    }

    /// The first moment at which a session wants to be looked at.
    pub fn next_due(&self) -> Option<Millis> {
        self.due.first().map(|(moment, _)| *moment)
    }

    /// Those whose moment has come.
    pub fn due(&self, now: Millis) -> Vec<ConnectionId> {
        let come = self.due.iter().take_while(|(moment, _)| *moment <= now);
        come.map(|(_, connection)| *connection).collect()
    }
}

/// Puts a session among the noisy, once.
fn mark(entry: &mut Entry, noisy: &mut Vec<ConnectionId>) {
    if !std::mem::replace(&mut entry.noisy, true) {
        noisy.push(entry.session.connection);
    }
}
