//! What is kept of reputation: a row for each pair who know each other, and a line for each event.

use crate::base::clock::Millis;
use crate::base::limits::{REPUTATION_EVENTS_HELD_MAX, STANDING_MAX};
use crate::game::frame::actor::Actor;
use crate::game::frame::keep::row::kept;
use crate::game::frame::keep::{Cut, Log, Restoring, Retention, Table, Time};

use super::pages;
use super::state::{Observer, Standing, Subject};

/// By the clock of the world, which stands while the server does: half a year of play.
const EVENT_DAYS: u64 = 180;

kept! {
    /// What an observer thinks of an actor. Both are written as a kind and an id: `player:4`,
    /// `faction:silver_sanctum`; the world at large is `public:all`.
    pub struct ReputationRow in "reputation_scores" by (actor: String, observer: String) {
        score: i64,
        /// The best that it ever was.
        best: i64,
        /// What they have been through, in thousandths of a point, as it was at a moment.
        recent: i64,
        recent_ms: u64,
        /// How often the actor betrayed the observer.
        betrayals: u64,
    } people { actor: Actor, observer: Actor }
}

kept! {
    /// Something that is thought well or ill of.
    pub struct ReputationEventRow in "reputation_events" by (number: u64) {
        at_ms: u64,
        actor: String,
        observer: String,
        /// What it was, by the word for it.
        deed: String,
        /// By how many points the score moved, and what it was then.
        delta: i64,
        score: i64,
        /// To whom it was done, if to anybody beside the observer.
        about: String,
        /// Why, in words, if anybody said so.
        note: String,
    } people { actor: Actor, observer: Actor, about: Actor, note: Words }
}

pub const SCORES: Table<Subject, ReputationRow> = Table {
    all: |cut| cut.world.reputation.subjects().collect(),
    key: |cut, of| (of.actor.to_string(), of.observer.key(cut.content)),
    row: score_row,
    take: take_scores,
    lasting: None,
};

/// All events: the newest in memory, those of half a year in their table, older ones in the archive,
/// where pages read on.
pub const EVENTS: Log<ReputationEventRow> = Log {
    held: REPUTATION_EVENTS_HELD_MAX,
    retention: Retention::ToArchive { days: EVENT_DAYS, time: Time::Milliseconds("at_ms") },
    take: |to, lines| to.world.reputation.events = lines.iter().cloned().collect(),
    newest: |cut| cut.world.reputation.events.iter().cloned().collect(),
    fits: pages::is_about,
    show: pages::show_history,
};

/// The row of what an observer thinks of an actor; `None` if it never thought anything.
fn score_row(cut: Cut<'_>, of: &Subject) -> Option<ReputationRow> {
    let standing = cut.world.reputation.known(&of.actor)?.get(&of.observer)?;
    Some(ReputationRow {
        actor: of.actor.to_string(),
        observer: of.observer.key(cut.content),
        score: standing.score,
        best: standing.best,
        recent: standing.recent,
        recent_ms: standing.recent_at.0,
        betrayals: standing.betrayals,
    })
}

/// A row whose faction is no longer written, or whose player is no more, stays on the disk and is
/// named in a warning.
fn take_scores(to: &mut Restoring<'_>, rows: &[ReputationRow]) {
    for row in rows {
        if restore(to, row).is_none() {
            to.warn(format!("what {} thinks of {} has no place", row.observer, row.actor));
        }
    }
}

fn restore(to: &mut Restoring<'_>, row: &ReputationRow) -> Option<()> {
    let actor: Actor = row.actor.parse().ok()?;
    let observer = Observer::parse(to.content, &row.observer)?;
    match &actor {
        Actor::Player(who) => drop(to.world.players.character(*who)?),
        Actor::Faction(key) => drop(to.content.names.factions.find(key)?),
        _ => {}
    }
    let bounded = |score: i64| score.clamp(-STANDING_MAX, STANDING_MAX);
    let score = bounded(row.score);
    let standing = Standing {
        score,
        best: bounded(row.best).max(score),
        recent: row.recent,
        recent_at: Millis(row.recent_ms),
        betrayals: row.betrayals,
    };
    to.world.reputation.known_mut(&actor).insert(observer, standing);
    Some(())
}
