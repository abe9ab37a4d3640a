//! What is typed in company.

use super::follow::{follow, part};
use super::group::{disband, lead, leave, member_called, take_in};
use super::state::{followed_by, followers_of, group_of, members_of};
use super::{Event, Left, Parted, coins, group, pages, refusals};
use crate::base::id::CreatureId;
use crate::game::frame::args::Args;
use crate::game::frame::grammar;
use crate::game::frame::part::{Done, Part};
use crate::game::frame::turn::Kept;
use crate::game::frame::verb::{Group, Spec};
use crate::game::ground::creature::Posture;
use crate::game::ground::find;
use crate::game::people::{acquaintance, conduct, player};
use crate::game::{Refusal, Turn, World};
use crate::text::style::clean;

/// The verbs of this feature.
pub(super) const VERBS: &[Spec] = &[
    Spec {
        name: "follow",
        shorts: &["fol"],
        group: Group::Moving,
        usage: "follow [who]",
        example: "follow bran",
        help: "Walks behind somebody: wherever they walk you go too, if you could walk there yourself. \
               A fight, a closed door, sitting down or a flight keeps you back. Alone it says whom you \
               follow; `follow me` follows nobody. See `help groups`.",
        run: go_after,
        ..Spec::DEFAULT
    },
    Spec {
        name: "unfollow",
        priority: 60,
        posture: Posture::Sleeping,
        group: Group::Moving,
        usage: "unfollow",
        example: "unfollow",
        help: "Follows nobody any more. You stay in your group; `ungroup` leaves that.",
        run: |turn, who, _| unfollow(turn, who),
        ..Spec::DEFAULT
    },
    Spec {
        name: "lose",
        posture: Posture::Sleeping,
        group: Group::Moving,
        usage: "lose <who>",
        example: "lose bran",
        help: "Shakes off somebody who follows you, or `lose all`. `nofollow on` keeps them all off.",
        run: lose,
        ..Spec::DEFAULT
    },
    Spec {
        name: "group",
        shorts: &["gr"],
        posture: Posture::Sleeping,
        group: Group::Fighting,
        example: "group bran",
        help: "Who belongs together: what your group learns in a fight is shared alike, and so is the \
               right to what its foes leave. Alone it shows how everyone in it is; with a name it takes \
               in somebody who follows you. It survives a lost link and a restart. Type `help groups` for more.",
        parts: PARTS,
        bare: "list",
        other: "add",
        ..Spec::DEFAULT
    },
    Spec {
        name: "ungroup",
        priority: 60,
        aliases: &["disband"],
        posture: Posture::Sleeping,
        group: Group::Fighting,
        usage: "ungroup [who]",
        example: "ungroup bran",
        help: "Leaves your group; with a name, or with `all`, whoever leads it sends others off.",
        run: ungroup,
        ..Spec::DEFAULT
    },
    Spec {
        name: "gtell",
        aliases: &["gsay"],
        shorts: &["gt"],
        posture: Posture::Sleeping,
        group: Group::Talking,
        usage: "gtell <words>",
        example: "gtell This way.",
        help: "Says something to your group, wherever each of them is.",
        run: gtell,
        ..Spec::DEFAULT
    },
    Spec {
        name: "report",
        shorts: &["rep"],
        group: Group::Talking,
        usage: "report [who <what they did>]",
        example: "report",
        help: "Tells your group how you are: health, spirit, and what the next level wants. Without a \
               group it tells those who are with you. `report bran he swears at newcomers` is a \
               complaint to the staff, with the last words that you read of him; he is told nothing.",
        run: report,
        ..Spec::DEFAULT
    },
    Spec {
        name: "split",
        group: Group::Trading,
        usage: "split <coins>",
        example: "split 30 coins",
        help: "Shares coins of yours out among those of your group who are with you, to each the same. \
               What does not come out even stays with you.",
        run: split,
        ..Spec::DEFAULT
    },
    Spec {
        name: "order",
        group: Group::Fighting,
        usage: "order <who> <what to do>",
        example: "order rat sit",
        help: "Tells a servant what to do. Nobody has servants yet; players are asked.",
        run: order,
        ..Spec::DEFAULT
    },
];

const PARTS: &[Part] = &[
    Part {
        name: "list",
        aliases: &["show"],
        example: "group list",
        help: "Shows who is in your group: calling, level, health, spirit, and where they are.",
        run: |turn, who, args| {
            args.end()?;
            turn.show(who, Kept::Yes, move |view, page| pages::group(view, who, page));
            Ok(())
        },
        ..Part::DEFAULT
    },
    Part {
        name: "add",
        aliases: &["invite"],
        takes: "<who>",
        posture: Posture::Resting,
        example: "group add bran",
        help: "Takes in somebody who is with you and follows you. `group bran` does. You lead the group.",
        run: add,
        ..Part::DEFAULT
    },
    Part {
        name: "all",
        posture: Posture::Resting,
        example: "group all",
        help: "Takes in everybody who is with you and follows you.",
        run: add_all,
        ..Part::DEFAULT
    },
    Part {
        name: "leader",
        takes: "<who>",
        example: "group leader bran",
        help: "Lets another member lead from now on.",
        run: |turn, who, mut args| {
            let other = member(turn, who, args.rest()?)?;
            lead(turn, who, other)
        },
        ..Part::DEFAULT
    },
    Part {
        name: "leave",
        example: "group leave",
        help: "Leaves the group. If you led it, whoever has been in it longest does.",
        run: |turn, who, args| {
            args.end()?;
            go_off(turn, who)
        },
        ..Part::DEFAULT
    },
    Part {
        name: "remove",
        aliases: &["kick"],
        takes: "<who>",
        example: "group remove bran",
        help: "Sends a member off. Only whoever leads the group can.",
        run: |turn, who, mut args| {
            let name = args.rest()?;
            send_off(turn, who, name)
        },
        ..Part::DEFAULT
    },
];

fn go_after(turn: &mut Turn, who: CreatureId, args: Args) -> Done {
    let typed = args.ahead();
    let Some(noun) = grammar::noun(typed) else {
        return Err(match followed_by(turn.world, who) {
            Some(leader) => refusals::you_follow(turn.world, leader),
            None => refusals::follow_whom(),
        });
    };
    let leader = find::creature(turn, who, &noun)?;
    if leader == who {
        return unfollow(turn, who);
    }
    player::spoke_of(turn.world, who, Some(leader), None);
    follow(turn, who, leader)
}

fn unfollow(turn: &mut Turn, who: CreatureId) -> Done {
    let leader = followed_by(turn.world, who).ok_or_else(refusals::follows_nobody)?;
    part(turn, who, leader, Parted::Willing);
    Ok(())
}

fn lose(turn: &mut Turn, who: CreatureId, args: Args) -> Done {
    let typed = args.ahead().trim();
    let all = followers_of(turn.world, who);
    if all.is_empty() {
        return Err(refusals::nobody_follows());
    }
    if typed.eq_ignore_ascii_case("all") {
        all.into_iter().for_each(|follower| part(turn, follower, who, Parted::Lost));
        return Ok(());
    }
    let noun = grammar::noun(typed).ok_or_else(|| args.usage())?;
    // A follower may be elsewhere for the moment.
    let follower = match named(turn.world, &all, typed) {
        Some(follower) => follower,
        None => find::creature(turn, who, &noun)?,
    };
    if !all.contains(&follower) {
        return Err(refusals::does_not_follow_you(turn.world, follower));
    }
    part(turn, follower, who, Parted::Lost);
    Ok(())
}

/// The one of these whose name begins so.
fn named(world: &World, among: &[CreatureId], name: &str) -> Option<CreatureId> {
    let name = name.to_lowercase();
    let is_called =
        |one: &&CreatureId| player::name_of(world, **one).to_lowercase().starts_with(&name);
    among.iter().find(is_called).copied().filter(|_| !name.is_empty())
}

fn add(turn: &mut Turn, who: CreatureId, args: Args) -> Done {
    let noun = grammar::noun(args.ahead()).ok_or_else(|| args.usage())?;
    let other = find::creature(turn, who, &noun)?;
    if other == who {
        return Err(refusals::yourself());
    }
    player::spoke_of(turn.world, who, Some(other), None);
    // The name was understood: what stands in the way is not what else might have been typed.
    if let Err(why) = take_in(turn, who, other) {
        turn.report(crate::game::Event::Refused { who, why });
    }
    Ok(())
}

fn add_all(turn: &mut Turn, who: CreatureId, args: Args) -> Done {
    args.end()?;
    if group_of(turn.world, who).is_some() {
        group::leads(turn.world, who)?;
    }
    let room = turn.world.places.room_of(who);
    let may_join = |other: &CreatureId| {
        turn.world.places.room_of(*other) == room
            && turn.world.players.is_here(*other)
            && group_of(turn.world, *other).is_none()
    };
    let all: Vec<CreatureId> = followers_of(turn.world, who).into_iter().filter(may_join).collect();
    if all.is_empty() {
        return Err(refusals::nobody_to_take_in());
    }
    all.into_iter().try_for_each(|other| take_in(turn, who, other))
}

/// A member by a name, or by `me`.
fn member(turn: &Turn, who: CreatureId, typed: &str) -> Result<CreatureId, Refusal> {
    match ["me", "self", "myself"].contains(&typed.to_lowercase().as_str()) {
        true => Ok(who),
        false => member_called(turn.world, who, typed),
    }
}

fn go_off(turn: &mut Turn, who: CreatureId) -> Done {
    if group_of(turn.world, who).is_none() {
        return Err(refusals::in_no_group());
    }
    leave(turn, who, who, Left::Willing);
    Ok(())
}

fn send_off(turn: &mut Turn, who: CreatureId, typed: &str) -> Done {
    let other = member(turn, who, typed)?;
    if other == who {
        return go_off(turn, who);
    }
    group::leads(turn.world, who)?;
    leave(turn, other, who, Left::Sent);
    Ok(())
}

fn ungroup(turn: &mut Turn, who: CreatureId, args: Args) -> Done {
    match args.ahead().trim() {
        "" => go_off(turn, who),
        all if all.eq_ignore_ascii_case("all") => disband(turn, who),
        name => send_off(turn, who, name),
    }
}

fn gtell(turn: &mut Turn, who: CreatureId, args: Args) -> Done {
    let words = clean(args.ahead());
    if words.is_empty() {
        return Err(args.usage());
    }
    if members_of(turn.world, who).is_empty() {
        return Err(refusals::in_no_group());
    }
    player::may_tell(turn, who)?;
    let to = super::company(turn.world, who);
    turn.report(Event::Said { who, to, words });
    Ok(())
}

fn report(turn: &mut Turn, who: CreatureId, args: Args) -> Done {
    if !args.is_empty() {
        return complain(turn, who, args);
    }
    let to = match members_of(turn.world, who).is_empty() {
        true => Vec::new(),
        false => super::company(turn.world, who),
    };
    turn.report(Event::Reported { who, to });
    Ok(())
}

/// `report bran he swears`: to staff, and not to the group.
fn complain(turn: &mut Turn, who: CreatureId, mut args: Args) -> Done {
    let about = acquaintance::called(turn.world, who, args.word()?)?;
    conduct::complain(turn, who, about, args.all())
}

fn split(turn: &mut Turn, who: CreatureId, mut args: Args) -> Done {
    let amount = args.amount()?;
    args.end()?;
    coins::split(turn, who, amount)
}

fn order(turn: &mut Turn, who: CreatureId, args: Args) -> Done {
    let (name, what) = grammar::word_and_rest(args.ahead());
    let noun = grammar::noun(name).filter(|_| !what.is_empty()).ok_or_else(|| args.usage())?;
    let other = find::creature(turn, who, &noun)?;
    if other == who {
        return Err(Refusal::Yourself);
    }
    Err(refusals::takes_no_orders(turn.world, other))
}
