//! Out of band: what the programs of both ends say to each other, unread by the player.
//!
//! A program asks for what it wants, GMCP by naming modules, MSDP by naming variables; what it
//! gets are the facts of `game::client::facts`, once, and then whenever they changed. Here it is remembered
//! who asked for what, and what they were told last. All of it begins anew with each agreement,
//! for that is how a client says that it began anew.
//!
//! What is said in a turn leaves with the turn's text, and before it. What shows something that is
//! kept waits for the disk, as text does.
//!
//! | file | holds |
//! |---|---|
//! | `gmcp` | which modules are wanted, and what a program says by GMCP |
//! | `changes` | facts to messages: what changed since it was told |
//! | `lists` | the same for things, people and effects, entry by entry |
//! | `login` | name and password from a program |
//! | `msdp` | variables that are reported, and the six commands |
//! | `mssp` | the listing for lists of MUDs |

mod changes;
mod gmcp;
mod lists;
mod login;
mod msdp;
mod mssp;
#[cfg(test)]
mod tests;

pub use login::{Credentials, answer, without_password};
pub use mssp::as_typed;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{Session, State};
use crate::base::clock::Millis;
use crate::game::client::facts::{self, View};
use crate::game::frame::turn::Kept;
use crate::game::frame::watch::{Marks, Moment};
use crate::game::{Content, World};
use crate::telnet::gmcp::{bare, encode};
use crate::telnet::option::Known;

/// One message to a client's program.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ProgramMessage {
    pub known: Known,
    pub payload: Vec<u8>,
    /// Whether it shows something that is kept, so that it waits for the disk.
    pub kept: bool,
}

/// What the program of one client asked for, and was told. Nothing, for most.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Programs {
    /// What this turn says.
    said: Vec<ProgramMessage>,
    gmcp: Option<Box<gmcp::Talk>>,
    msdp: Option<Box<msdp::Talk>>,
    /// Variables that are reported by GMCP, in a client that speaks MSDP so.
    msdp_by_gmcp: Option<Box<msdp::Talk>>,
    /// Name and password came by the program, and it waits to hear how that went.
    logs_in: bool,
}

impl Programs {
    /// Whether there is a program that may want to know what changes.
    pub fn listen(&self) -> bool {
        self.gmcp.is_some() || self.msdp.is_some()
    }

    /// Takes what this turn said.
    pub fn take(&mut self) -> Vec<ProgramMessage> {
        std::mem::take(&mut self.said)
    }

    /// Forgets what this turn said: it did not happen, and neither did what it told. So all of it
    /// is told again.
    pub fn forget(&mut self) {
        self.said.clear();
        self.gmcp.iter_mut().for_each(|talk| talk.forget_told());
        for talk in [&mut self.msdp, &mut self.msdp_by_gmcp].into_iter().flatten() {
            talk.forget_told();
        }
    }

    fn say(&mut self, known: Known, payload: Vec<u8>, kept: Kept) {
        self.said.push(ProgramMessage { known, payload, kept: kept == Kept::Yes });
    }

    /// Says something by GMCP that shows nothing that is kept.
    fn tell(&mut self, name: &str, body: &Value) {
        self.say(Known::Gmcp, encode(name, body), Kept::No);
    }
}

/// Where somebody is, or is not yet: what is needed to answer a program.
#[derive(Clone, Copy)]
pub struct Place<'a> {
    pub content: &'a Content,
    pub world: &'a World,
    pub now: Millis,
}

impl<'a> Place<'a> {
    /// The world as this session's character sees it, if it plays one.
    fn view(&self, session: &Session) -> Option<View<'a>> {
        let who = session.character()?;
        Some(View { content: self.content, world: self.world, who, now: self.now })
    }
}

/// The client's program agreed to an option: it begins anew.
pub fn agreed(session: &mut Session, known: Known) {
    refused(session, known);
    match known {
        Known::Gmcp => session.programs.gmcp = Some(Box::default()),
        Known::Msdp => session.programs.msdp = Some(Box::default()),
        _ => {}
    }
}

/// The client's program agrees to an option no more.
pub fn refused(session: &mut Session, known: Known) {
    match known {
        Known::Gmcp => {
            session.programs.gmcp = None;
            session.programs.msdp_by_gmcp = None;
        }
        Known::Msdp => session.programs.msdp = None,
        _ => {}
    }
}

/// Tells a program that agreed to an option what it gets without asking.
pub fn welcome(session: &mut Session, place: Place, known: Known) {
    if known == Known::Mssp {
        mssp::tell(session, place.content, place.world);
    }
    tell(session, place, Marks::ALL);
}

/// The client's program said something. Whatever makes no sense is passed over. Name and password
/// come back, for somebody has to look at them.
pub fn message(
    session: &mut Session,
    place: Place,
    known: Known,
    payload: &[u8],
) -> Option<Credentials> {
    match known {
        Known::Gmcp if session.programs.gmcp.is_some() => gmcp::hear(session, place, payload),
        Known::Msdp if session.programs.msdp.is_some() => {
            msdp::hear(session, place, payload);
            None
        }
        _ => None,
    }
}

/// Tells the program what it asked for and what these changes changed.
pub fn tell(session: &mut Session, place: Place, changed: Marks) {
    let Some(view) = place.view(session) else { return };
    let changed = facts::noticed(&view, changed);
    if session.programs.gmcp.is_some() {
        changes::tell(&mut session.programs, &view, changed);
        lists::tell(&mut session.programs, &view, changed);
    }
    msdp::tell(&mut session.programs, &view, changed);
}

/// Tells the program what happened and has no state.
pub fn tell_moment(session: &mut Session, moment: &Moment) {
    if session.programs.gmcp.is_some() {
        gmcp::tell_moment(&mut session.programs, moment);
    }
}

/// The last word, as the connection is about to close.
pub fn goodbye(programs: &mut Programs) {
    if programs.gmcp.as_mut().is_some_and(|talk| talk.leaves()) {
        programs.tell("Core.Goodbye", &Value::from("Goodbye."));
    }
}

/// Whether this session is at the door, where a program may give a name and a password.
fn is_at_the_door(session: &Session) -> bool {
    matches!(session.state, State::Door(_)) && !session.closing
}

/// Says a message without a body.
fn tell_bare(programs: &mut Programs, name: &str) {
    programs.say(Known::Gmcp, bare(name), Kept::No);
}
