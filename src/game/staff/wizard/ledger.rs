//! `@ledger`: what anybody gave and received, and what came into the world and left it.

use super::STAFF;
use crate::base::id::CreatureId;
use crate::game::Turn;
use crate::game::frame::args::Args;
use crate::game::frame::part::Done;
use crate::game::frame::turn::Kept;
use crate::game::frame::verb::{Role, Spec};
use crate::game::ground::ledger;

pub(super) const LEDGER: Spec = Spec {
    name: "@ledger",
    priority: 91,
    role: Role::Wizard,
    usage: "@ledger [actor] [before <entry>]",
    example: "@ledger player:aria",
    help: "Shows what an actor gave and received: a player (`bran`, `player:bran`), or a faction, in whose \
           favour others gave (`faction:circle`). Alone it shows all sources and sinks: how many coins \
           came into the world from where, and how many left it.",
    run: show,
    ..STAFF
};

fn show(turn: &mut Turn, who: CreatureId, mut args: Args) -> Done {
    if args.is_empty() {
        turn.show(who, Kept::Yes, ledger::flows_page);
        return Ok(());
    }
    let before = args.last_before()?;
    let of = args.actor(turn)?;
    ledger::read(turn, who, &of, ledger::SHOWN, before);
    Ok(())
}
