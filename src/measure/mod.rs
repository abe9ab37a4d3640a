//! What is counted of a server that runs: counters and histograms in one registry.
//!
//! Only the edge measures. The world reads no clock, so how long a turn took, how long somebody
//! waited for an answer and how busy the disk is can be known only to those who drive it. [`Edge`]
//! stands between them: it is shown what goes into each turn and what comes out, and the time. It
//! has no clock of its own, so that a test can give it one. What the network knows better it counts
//! itself ([`LinkCounts`]), and what the world counts is copied out once a second ([`WorldFigures`]).
//!
//! Whoever reads (a scrape, a file, a page) looks at the same numbers on a thread of its own. A
//! counter is one number that several threads may touch; a histogram is copied out under a lock that
//! is held for some microseconds. So a scrape costs nobody a pulse.
//!
//! No name of a player, no address, nothing that was typed is a number, so none of it gets in here;
//! labels are words of this source and the names of verbs.
//!
//! | file | holds |
//! |---|---|
//! | `registry` | all counters, by name (N123, N125) |
//! | `timing` | how long something took, told as shares (p50) and as buckets |
//! | `edge` | what is counted of turns |
//! | `live` | what is looked up when somebody asks: the process, the world's figures |
//! | `process` | what a process has used, as the system tells it |
//! | `health` | whether the server does its work: `/healthz` |
//! | `pages` | `@metrics health` and `@metrics perf`, in lines |
//! | `json` | the same for programs (N128) |

mod edge;
mod health;
mod json;
mod live;
mod pages;
pub mod process;
mod registry;
#[cfg(test)]
mod tests;
mod timing;

pub use edge::Edge;
pub use health::Health;
pub use json::json;
pub use live::WorldFigures;
pub use pages::{health, performance};
pub use registry::{LinkCounts, Measures};
pub use timing::Timing;
