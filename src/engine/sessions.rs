//! All sessions, and which of them have something to say at the end of this turn.
//!
//! Whoever gets a session to change it marks it as noisy, so that a turn costs what it changes,
//! not what is connected.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::id::ConnectionId;
use crate::session::Session;

/// Sessions by connection.
#[derive(Default)]
pub(super) struct Sessions {
    all: BTreeMap<ConnectionId, Session>,
    noisy: BTreeSet<ConnectionId>,
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
        }
    }
}
