//! Being left in peace: `@invis`, `@nohassle`, `@peace`.
//!
//! Who is unseen is seen by nobody below their own rank: not in a room, not by its NPCs, not in
//! `who`, and their comings and goings are told to nobody. What they say is heard all the same, of
//! *someone*. Both choices are kept with the character.

use super::event::Event;
use super::{STAFF, persons};
use crate::base::id::CreatureId;
use crate::game::frame::args::Args;
use crate::game::frame::part::Done;
use crate::game::frame::verb::{Role, Spec};
use crate::game::people::combat;
use crate::game::people::player;
use crate::game::{Refusal, Turn};

pub(super) const INVIS: Spec = Spec {
    name: "@invis",
    aliases: &["@wizinvis"],
    priority: 91,
    role: Role::Wizard,
    usage: "@invis [on|off]",
    example: "@invis on",
    help: "Hides you from everyone below your rank, and from NPCs: in rooms, in `who`, when you come \
           and go, and in what clients' programs are told. What you say is heard, of someone. It \
           lasts until `@invis off`, also over a restart.",
    run: invis,
    ..STAFF
};

pub(super) const NOHASSLE: Spec = Spec {
    name: "@nohassle",
    priority: 91,
    role: Role::Builder,
    usage: "@nohassle [on|off]",
    example: "@nohassle on",
    help: "No NPC begins a fight with you until `@nohassle off`, also over a restart. Whom you \
           attack strikes back.",
    run: nohassle,
    ..STAFF
};

pub(super) const PEACE: Spec = Spec {
    name: "@peace",
    priority: 91,
    role: Role::Wizard,
    usage: "@peace",
    example: "@peace",
    help: "Ends every fight in the room you are in. It makes nobody friends: whoever attacks on \
           sight may begin again. To be left alone yourself, `@nohassle` or `@invis`; between \
           factions, `@faction peace`.",
    run: peace,
    ..STAFF
};

fn invis(turn: &mut Turn, who: CreatureId, args: Args) -> Done {
    let is_on = turn.world.players.character(who).is_some_and(|player| player.preferences().unseen);
    let room = persons::here(turn, who)?;
    let on = switched(args)?.unwrap_or(!is_on);
    if on && !is_on {
        combat::end_fights_of(turn, who);
    }
    player::choose(turn, who, |preferences| preferences.unseen = on);
    turn.world.dirty.watch.room(room);
    turn.report(Event::Veiled { who, room, on, changed: on != is_on });
    Ok(())
}

fn nohassle(turn: &mut Turn, who: CreatureId, args: Args) -> Done {
    let is_on =
        turn.world.players.character(who).is_some_and(|player| player.preferences().left_alone);
    let on = switched(args)?.unwrap_or(!is_on);
    player::choose(turn, who, |preferences| preferences.left_alone = on);
    turn.report(Event::LeftAlone { who, on });
    Ok(())
}

/// `on` or `off`; `None` for the other way round from how it is.
fn switched(mut args: Args) -> Result<Option<bool>, Refusal> {
    let on = args.maybe(|args| args.choice(&[("on", true), ("off", false)]))?;
    args.end()?;
    Ok(on)
}

fn peace(turn: &mut Turn, who: CreatureId, args: Args) -> Done {
    args.end()?;
    let room = persons::here(turn, who)?;
    let there = turn.world.places.creatures_in(room).to_vec();
    let fighters = there.into_iter().filter(|one| combat::is_fighting(turn.world, *one));
    let fighters: Vec<CreatureId> = fighters.collect();
    for one in &fighters {
        combat::end_fights_of(turn, *one);
    }
    turn.report(Event::Pacified { who, room, any: !fighters.is_empty() });
    Ok(())
}
