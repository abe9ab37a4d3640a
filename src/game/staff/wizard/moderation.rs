//! Keeping the peace: `@mute`, `@freeze`, `@snoop`, and `@lock newcomers`.

use super::event::{Event, Order, Sentence};
use super::{STAFF, audit, bans, notices, pages, persons, ranks, refusals};
use crate::base::id::CreatureId;
use crate::game::Event as Any;
use crate::game::Turn;
use crate::game::frame::args::Args;
use crate::game::frame::part::{Done, Part};
use crate::game::frame::turn::Kept;
use crate::game::frame::verb::{Role, Spec};
use crate::game::ground::place::{self, How};
use crate::game::people::combat;
use crate::game::people::duel;
use crate::game::people::player;

pub(super) const MUTE: Spec = Spec {
    name: "@mute",
    // So that `@m`, `@f` and `@l` stay what they were.
    priority: 92,
    role: Role::Wizard,
    usage: "@mute <player> [how long] [reason]  or  @mute <player> off",
    example: "@mute bran 10m No shouting.",
    help: "Lets a player say, tell and show nothing to others, for a while or until `off`. They are \
           told so, and why. A whole name also means somebody who is not here.",
    run: |turn, who, args| sentence(turn, who, args, Sentence::Mute),
    ..STAFF
};

pub(super) const FREEZE: Spec = Spec {
    name: "@freeze",
    priority: 92,
    role: Role::Wizard,
    usage: "@freeze <player> [how long] [reason]  or  @freeze <player> off",
    example: "@freeze bran 10m We have to talk.",
    help: "Lets a player do nothing but look, talk, read help and quit, for a while or until `off`. \
           Their fights end, and nobody attacks them.",
    run: |turn, who, args| sentence(turn, who, args, Sentence::Freeze),
    ..STAFF
};

pub(super) const SNOOP: Spec = Spec {
    name: "@snoop",
    priority: 92,
    role: Role::Admin,
    usage: "@snoop <player|off>",
    example: "@snoop bran",
    help: "Shows you what a player types and reads, until `off`, or until one of you leaves. The \
           rest of the staff is told when it begins and when it ends. Passwords are not shown.",
    run: snoop,
    ..STAFF
};

pub(super) const LOCK: Spec = Spec {
    name: "@lock",
    priority: 92,
    role: Role::Admin,
    example: "@lock newcomers on 2h Back soon.",
    help: "Shuts the door to some who would come in. Alone it says how it is.",
    parts: &[
        Part {
            name: "show",
            example: "@lock show",
            help: "Says whether newcomers are taken.",
            run: show_locks,
            ..Part::DEFAULT
        },
        Part {
            name: "newcomers",
            takes: "<on|off> [how long] [reason]",
            example: "@lock newcomers on 2h Back soon.",
            help: "Takes no new characters, for a while or until `off`; whoever has one comes in as \
                   always.",
            run: lock_newcomers,
            ..Part::DEFAULT
        },
    ],
    bare: "show",
    ..STAFF
};

impl Sentence {
    fn kind(self) -> &'static str {
        match self {
            Sentence::Mute => player::MUTE,
            Sentence::Freeze => player::FREEZE,
        }
    }

    /// `muted`, `frozen`.
    pub(super) fn word(self) -> &'static str {
        match self {
            Sentence::Mute => "muted",
            Sentence::Freeze => "frozen",
        }
    }
}

fn sentence(turn: &mut Turn, who: CreatureId, mut args: Args, sentence: Sentence) -> Done {
    let target = ranks::other_character(turn, who, args.word()?)?;
    let name = persons::name(turn, target);
    if args.ahead().eq_ignore_ascii_case("off") {
        if !player::unban(turn.world, sentence.kind(), &name) {
            return Err(refusals::not_sentenced(&name, sentence));
        }
        player::see_to_release(turn, target);
        notices::lifted(turn, target, sentence.kind());
        turn.report(Order::Released { who, target, sentence });
        return Ok(());
    }
    let (lasts, reason) = bans::span_and_reason(&mut args)?;
    bans::pass(turn, who, sentence.kind(), &name, lasts, reason.clone())?;
    player::see_to_release(turn, target);
    if sentence == Sentence::Freeze {
        duel::interrupt(turn, target);
        combat::end_fights_of(turn, target);
    }
    turn.report(Order::Sentenced { who, target, sentence, lasts, reason });
    Ok(())
}

fn snoop(turn: &mut Turn, who: CreatureId, mut args: Args) -> Done {
    let name = args.rest()?;
    if name.eq_ignore_ascii_case("off") {
        return match ends(turn, who) {
            true => Ok(()),
            false => Err(refusals::snoops_on_nobody()),
        };
    }
    let target = ranks::other_player(turn, who, name)?;
    if turn.world.players.snooped_by(who) == Some(target) {
        return Err(refusals::snoops_already(&persons::name(turn, target)));
    }
    ends(turn, who);
    player::snoop(turn.world, who, target);
    turn.report(Order::SnoopBegan { who, target });
    Ok(())
}

/// Somebody no longer reads along; `false` if they did not.
fn ends(turn: &mut Turn, who: CreatureId) -> bool {
    let target = player::end_snoop(turn.world, who);
    if let Some(target) = target {
        turn.report(Order::SnoopEnded { who, target });
    }
    target.is_some()
}

/// Whoever leaves is no longer snooped upon, and no longer snoops; nor does anybody on one who is
/// not below them any more.
pub fn hears(turn: &mut Turn, event: &Any) {
    let changed = match event {
        Any::Place(place::Event::Went { who, how: How::Left, .. }) => *who,
        Any::Wizard(Event::Promoted { target, .. } | Event::Claimed { who: target }) => *target,
        _ => return,
    };
    let concerned = turn.world.players.snoopers(changed).chain([changed]);
    for who in concerned.collect::<Vec<_>>() {
        let Some(target) = turn.world.players.snooped_by(who) else { continue };
        let here = [who, target].iter().all(|id| turn.world.creatures.get(*id).is_some());
        if !here || ranks::below(turn, who, target).is_err() {
            ends(turn, who);
        }
    }
}

/// Shows a typed line to those who read along.
pub fn overheard(turn: &mut Turn, who: CreatureId, line: &str) {
    if turn.world.players.snoopers(who).next().is_some() {
        turn.report(Order::Overheard { who, line: audit::redacted(line) });
    }
}

fn show_locks(turn: &mut Turn, who: CreatureId, args: Args) -> Done {
    args.end()?;
    turn.show_line(who, Kept::Yes, pages::locks);
    Ok(())
}

fn lock_newcomers(turn: &mut Turn, who: CreatureId, mut args: Args) -> Done {
    if args.choice(&[("on", true), ("off", false)])? {
        let (lasts, reason) = bans::span_and_reason(&mut args)?;
        bans::pass(turn, who, player::NEWCOMERS, player::ALL, lasts, reason.clone())?;
        turn.report(Order::NewcomersLocked { who, lasts, reason });
        return Ok(());
    }
    args.end()?;
    if !player::unban(turn.world, player::NEWCOMERS, player::ALL) {
        return Err(refusals::newcomers_are_taken());
    }
    turn.report(Order::NewcomersTaken { who });
    Ok(())
}
