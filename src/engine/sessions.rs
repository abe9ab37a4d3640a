//! All sessions, and which of them have something to say at the end of this turn.
//!
//! Whoever gets a session to change it marks it as noisy, so that a turn costs what it changes,
//! not what is connected. When a noisy one falls silent, the moment is noted at which it wants to
//! be looked at again, so that a pulse need not look at all.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::clock::Millis;
use crate::base::id::ConnectionId;
use crate::session::Session;

/// Sessions by connection.
#[derive(Default)]
pub(super) struct Sessions {
    all: BTreeMap<ConnectionId, Session>,
    noisy: BTreeSet<ConnectionId>,
    /// When each wants to be looked at though nobody said anything; both ways round.
    due: BTreeSet<(Millis, ConnectionId)>,
    when: BTreeMap<ConnectionId, Millis>,
}

impl Sessions {
    /// A session to change; it is looked at when the turn ends.
    pub fn get_mut(&mut self, connection: &ConnectionId) -> Option<&mut Session> {
        let session = self.all.get_mut(connection)?;
        self.noisy.insert(*connection);
        Some(session)
    }

    pub fn insert(&mut self, session: Session) {
        self.noisy.insert(session.connection);
        self.all.insert(session.connection, session);
    }

    pub fn remove(&mut self, connection: &ConnectionId) -> Option<Session> {
        self.noisy.remove(connection);
        self.note(*connection, None);
        self.all.remove(connection)
    }

    pub fn iter(&self) -> impl Iterator<Item = (&ConnectionId, &Session)> {
        self.all.iter()
    }

    /// Everyone, to change.
    pub fn everyone(&mut self) -> impl Iterator<Item = &mut Session> {
        self.noisy.extend(self.all.keys());
        self.all.values_mut()
    }

    /// Those who have something to say. They are quiet from now on, but for those whom
    /// `still_noisy` names again by coming back with `true`.
    pub fn flush(&mut self, mut still_noisy: impl FnMut(&mut Session) -> bool) {
        for connection in std::mem::take(&mut self.noisy) {
            if let Some(session) = self.all.get_mut(&connection)
                && still_noisy(session)
            {
                self.noisy.insert(connection);
            }
            let due = self.all.get(&connection).and_then(Session::next_due);
            self.note(connection, due);
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

    fn note(&mut self, connection: ConnectionId, due: Option<Millis>) {
        let before = match due {
            Some(due) => self.when.insert(connection, due),
            None => self.when.remove(&connection),
        };
        if before != due {
            before.map(|moment| self.due.remove(&(moment, connection)));
            due.map(|moment| self.due.insert((moment, connection)));
        }
    }
}
