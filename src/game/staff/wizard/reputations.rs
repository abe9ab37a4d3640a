//! `@reputation`: what the world at large thinks of somebody, put right by hand (N90).

use super::{STAFF, ranks};
use crate::base::id::CreatureId;
use crate::base::limits::REPUTATION_NOTE_CHARS_MAX;
use crate::game::Turn;
use crate::game::frame::actor;
use crate::game::frame::args::Args;
use crate::game::frame::part::Done;
use crate::game::frame::turn::Kept;
use crate::game::frame::verb::{Role, Spec};
use crate::game::people::reputation::{self, Change, Deed, Observer};
use crate::text::style::clean;

pub(super) const REPUTATION: Spec = Spec {
    name: "@reputation",
    priority: 95,
    role: Role::Admin,
    usage: "@reputation <points> <name> [why]",
    example: "@reputation -5 aria the fire at the smokehouse",
    help: "Moves what the world at large thinks of somebody by so many points, with a reason that is \
           shown to them and in `reputation history`. Put a name of several words in quotes. Name no \
           players in the reason: it is never taken out.",
    run: change,
    ..STAFF
};

/// The most that one line may move.
const POINTS_MAX: i64 = 1_000;

fn change(turn: &mut Turn, who: CreatureId, mut args: Args) -> Done {
    let typed = args.word()?;
    let points = typed.parse::<i64>().ok().filter(|by| *by != 0 && by.abs() <= POINTS_MAX);
    let by = points.ok_or_else(|| {
        args.refuse_word(
            typed,
            format!("a number from -{POINTS_MAX} to {POINTS_MAX}, other than 0"),
        )
    })?;
    let actor = actor::named(turn.view(), who, args.word()?)?;
    if let Some(target) = actor.player() {
        ranks::below(turn, who, target)?;
    }
    let note: String = clean(args.all()).chars().take(REPUTATION_NOTE_CHARS_MAX).collect();
    let observer = Observer::Public;
    let change =
        Change { actor: actor.clone(), observer, deed: Deed::Decided, by, about: None, note };
    let moved = reputation::record(turn, change);
    turn.show_line(who, Kept::Yes, move |view| {
        let name = actor::shown(view, who, &actor);
        format!("The public reputation of {name} is {} now.", moved.after.score)
    });
    Ok(())
}
