//! A name and a password that a client's program gave: the way of a typed password, from there on.

use super::{Deed, Door, Step, goodbye, password};
use crate::base::limits::NAME_LETTERS_MAX;
use crate::game::Turn;
use crate::session::out_of_band::{self, Credentials};
use crate::session::{Session, State};
use crate::text::sentence::capitalise;
use crate::text::style::clean;

/// Name and password came from the client's program. They are looked at as if they were typed.
pub fn credentials(
    session: &mut Session,
    given: Credentials,
    turn: &mut Turn,
    door: &mut Door,
) -> Deed {
    let name = clean(&given.name);
    let State::Door(Step::Name | Step::Confirm { .. } | Step::Password { .. }) = session.state
    else {
        out_of_band::answer(session.programs(), Err("This is not the moment for a password."));
        return Deed::Nothing;
    };
    if let Some(ban) = turn.world.players.ban("name", &name, turn.now) {
        let sentence = ban.says(&format!("{} may not enter the Reach", shown(&name)));
        out_of_band::answer(session.programs(), Err(&sentence));
        goodbye(session, &sentence);
        return Deed::Nothing;
    }
    match turn.world.players.find(&name) {
        Some(who) => password::given(session, &given.password, who, turn, door),
        None => {
            let sentence = format!("The Reach knows no {}. Newcomers type.", shown(&name));
            out_of_band::answer(session.programs(), Err(&sentence));
        }
    }
    Deed::Nothing
}

/// A name as it may be shown to whoever gave it.
fn shown(name: &str) -> String {
    let name: String = name.chars().take(NAME_LETTERS_MAX).collect();
    capitalise(&name.to_lowercase())
}
