//! Players' characters as actors. Who there is, is no secret, whether they are in the world or not;
//! by the beginning of a name are found those in the world whom the asker may see.

use super::rules::name_of;
use crate::base::id::CreatureId;
use crate::game::View;
use crate::game::frame::actor::{Actor, Kind, Meant, Owner};

pub(super) const PLAYERS: Owner = Owner { kind: Kind::Player, name, find };

fn name(view: View, _asker: CreatureId, actor: &Actor) -> Option<String> {
    let players = &view.world.players;
    let who = actor.player().filter(|who| players.character(*who).is_some())?;
    Some(name_of(view.world, who))
}

fn find(view: View, asker: CreatureId, text: &str) -> Meant {
    let (players, wanted) = (&view.world.players, text.to_lowercase());
    if ["me", "myself", "self"].contains(&wanted.as_str()) {
        return Meant { exactly: vec![Actor::Player(asker)], perhaps: Vec::new() };
    }
    let exactly = players.find(&wanted).map(Actor::Player).into_iter().collect();
    let begins = Some(wanted.as_str()).filter(|wanted| !wanted.is_empty());
    let here = begins.into_iter().flat_map(|wanted| players.here_called(wanted));
    let seen = here.filter(|who| players.may_see(asker, *who));
    Meant { exactly, perhaps: seen.map(Actor::Player).collect() }
}
