//! What may be typed about who there is.

use super::filter::Filter;
use super::{pages, profile, refusals};
use crate::base::id::CreatureId;
use crate::game::frame::args::Args;
use crate::game::frame::part::Done;
use crate::game::frame::posture::Posture;
use crate::game::frame::turn::Kept;
use crate::game::frame::verb::{Group, Spec};
use crate::game::people::talk;
use crate::game::{Refusal, Turn};
use crate::text::sentence::a;
use crate::text::style::clean;
use crate::yaml::suggest::nearest_few;

/// The verbs of this feature.
pub(super) const VERBS: &[Spec] = &[
    Spec {
        name: "who",
        aliases: &["users", "online", "players"],
        posture: Posture::Sleeping,
        group: Group::Talking,
        usage: "who [levels] [calling] [faction] [friends|new|seeking|staff|here] [part of a name]",
        example: "who 1-10",
        help: "Lists everyone who is in the world now: staff first, then by level. What stands behind it \
               lists fewer, in any order: `who 1-10`, `who chanter new`, `who friends`, `who here`. \
               Behind a name stands what else is to be known; `seeking on` shows there that you look for \
               company.",
        run: who,
        ..Spec::DEFAULT
    },
    Spec {
        name: "whois",
        aliases: &["finger", "profile"],
        priority: 61,
        posture: Posture::Sleeping,
        group: Group::Talking,
        usage: "whois [player]",
        example: "whois bran",
        help: "Tells what may be known of a player, here or away: calling, level, faction, when they were \
               last here, and how they look. Alone it is about you.",
        run: whois,
        ..Spec::DEFAULT
    },
    Spec {
        name: "last",
        priority: 60,
        posture: Posture::Sleeping,
        group: Group::Talking,
        usage: "last [player]",
        example: "last bran",
        help: "Tells when a player was last here; alone, who was here last.",
        run: last,
        ..Spec::DEFAULT
    },
    Spec {
        name: "immlist",
        aliases: &["wizlist", "stafflist"],
        priority: 60,
        posture: Posture::Sleeping,
        group: Group::Talking,
        usage: "immlist",
        example: "immlist",
        help: "Lists all staff, their ranks, and who of them is here.",
        run: |turn, who, args| {
            args.end()?;
            turn.show(who, Kept::No, move |view, page| profile::staff(view, who, page));
            Ok(())
        },
        ..Spec::DEFAULT
    },
    Spec {
        name: "whoami",
        priority: 60,
        posture: Posture::Sleeping,
        group: Group::Yourself,
        usage: "whoami",
        example: "whoami",
        help: "Tells who you are, in one line. `score` tells more.",
        run: whoami,
        ..Spec::DEFAULT
    },
];

fn who(turn: &mut Turn, who: CreatureId, args: Args) -> Done {
    let filter = Filter::read(turn, who, args)?;
    turn.show(who, Kept::No, move |view, page| pages::who(view, Some(who), &filter, page));
    Ok(())
}

fn whois(turn: &mut Turn, who: CreatureId, mut args: Args) -> Done {
    let whom = args.maybe(|args| player(turn, who, args))?.unwrap_or(who);
    args.end()?;
    turn.show(who, Kept::Yes, move |view, page| profile::profile(view, who, whom, page));
    Ok(())
}

fn last(turn: &mut Turn, who: CreatureId, mut args: Args) -> Done {
    let whom = args.maybe(|args| player(turn, who, args))?;
    args.end()?;
    turn.show(who, Kept::No, move |view, page| match whom {
        Some(whom) => profile::seen(view, who, whom) + "\n",
        None => profile::last(view, who, page),
    });
    Ok(())
}

fn whoami(turn: &mut Turn, who: CreatureId, args: Args) -> Done {
    args.end()?;
    turn.show_line(who, Kept::Yes, move |view| {
        let level = view.world.players.character(who).map_or(1, |own| own.level());
        let calling = a(&super::filter::calling_of(view, who).to_lowercase());
        format!("You are {}, {calling} of level {level}.", super::filter::titled(view, who))
    });
    Ok(())
}

/// A player by name, here or away; of those who are here a beginning will do.
fn player(turn: &Turn, who: CreatureId, args: &mut Args) -> Result<CreatureId, Refusal> {
    let typed = clean(args.word()?);
    if matches!(typed.to_lowercase().as_str(), "me" | "self" | "myself") {
        return Ok(who);
    }
    let found = turn.world.players.find(&typed);
    found.map_or_else(|| talk::somebody(turn, who, &typed), Ok).map_err(|_| {
        let players = &turn.world.players;
        let here = players.here().filter(|whom| players.may_see(who, *whom));
        let names: Vec<&str> = here.filter_map(|whom| players.name(whom)).collect();
        let near = nearest_few(&typed, names, 3).into_iter().map(str::to_owned).collect::<Vec<_>>();
        refusals::no_player(&typed, &near)
    })
}
