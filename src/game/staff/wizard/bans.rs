//! Who may not come in: `@ban`, `@unban`, `@bans`.

use std::net::IpAddr;

use ipnet::IpNet;

use super::event::Event;
use super::{STAFF, notices, pages, persons, ranks, refusals};
use crate::base::clock::Millis;
use crate::base::id::CreatureId;
use crate::base::limits::{BAN_BITS_IPV6_MIN, BAN_BITS_MIN};
use crate::game::frame::args::Args;
use crate::game::frame::part::Done;
use crate::game::frame::turn::{Ask, Kept};
use crate::game::frame::verb::{Role, Spec};
use crate::game::people::player::{self, Account, Ban};
use crate::game::{Refusal, Turn};
use crate::text::style::clean;

pub(super) const BAN: Spec = Spec {
    name: "@ban",
    role: Role::Admin,
    usage: "@ban <name|address|network> [how long] [reason]",
    example: "@ban bran 2h Cool down.",
    help: "Shuts a character, an address (`192.0.2.7`) or a network (`192.0.2.0/24`, \
           `2001:db8::/64`) out, for a while (`90s`, `30m`, `2h`, `7d`, `3 days`, `1d12h`) or until \
           `@unban`. Nobody shuts out themselves, nor anybody who is not below them in rank.",
    run: ban,
    ..STAFF
};

pub(super) const UNBAN: Spec = Spec {
    name: "@unban",
    role: Role::Admin,
    usage: "@unban <name|address|network>",
    example: "@unban bran",
    help: "Lifts a ban.",
    run: unban,
    ..STAFF
};

pub(super) const BANS: Spec = Spec {
    name: "@bans",
    role: Role::Admin,
    usage: "@bans",
    example: "@bans",
    help: "Lists who may not come in, speak or act, for how long, and why.",
    run: |turn, who, _| {
        turn.show(who, Kept::Yes, pages::bans);
        Ok(())
    },
    ..STAFF
};

fn ban(turn: &mut Turn, who: CreatureId, mut args: Args) -> Done {
    let (kind, subject) = subject(args.word()?);
    match player::network(&subject) {
        Some(net) => spares_staff(turn, who, net)?,
        None => {
            let target = ranks::character(turn, &subject)?;
            ranks::other(turn, who, target)?;
        }
    }
    let (lasts, reason) = span_and_reason(&mut args)?;
    pass(turn, who, kind, &subject, lasts, reason)?;
    turn.report(Event::Banned { who, subject, lasts });
    turn.ask(Ask::Banned);
    Ok(())
}

/// Passes a sentence of any kind.
pub(super) fn pass(
    turn: &mut Turn,
    who: CreatureId,
    kind: &str,
    subject: &str,
    lasts: Option<Millis>,
    reason: String,
) -> Result<(), Refusal> {
    let until = lasts.map(|span| turn.now + span);
    let ban = Ban { until, reason, by: persons::name(turn, who) };
    match player::ban(turn.world, kind, subject, ban) {
        true => Ok(()),
        false => Err(refusals::too_many_sentences()),
    }
}

/// Refuses a network from which one comes oneself, or anybody who is not below one in rank came
/// last; and one that is half of the world.
fn spares_staff(turn: &Turn, who: CreatureId, net: IpNet) -> Result<(), Refusal> {
    let players = &turn.world.players;
    let is_from = |account: &Account| {
        account.address().parse::<IpAddr>().is_ok_and(|address| net.contains(&address))
    };
    let own = players.account_of(who);
    if own.is_some_and(is_from) {
        return Err(refusals::you_come_from_there());
    }
    let rank = players.role(who);
    if players.accounts().any(|account| account.role() >= rank && is_from(account)) {
        return Err(refusals::staff_comes_from_there());
    }
    let least = if net.addr().is_ipv4() { BAN_BITS_MIN } else { BAN_BITS_IPV6_MIN };
    match net.prefix_len() < least {
        true => Err(refusals::too_much_of_the_world(least)),
        false => Ok(()),
    }
}

/// An address or a network in the one way it is written, or a name in lower case. What does not
/// parse as an address is taken for a name; no character is called `10.0.0.300`, so that slips are
/// noticed.
fn subject(word: &str) -> (&'static str, String) {
    match player::network(word) {
        Some(net) => (player::ADDRESS, player::written(net)),
        None => (player::NAME, word.to_lowercase()),
    }
}

/// How long something lasts, if that is said, and why.
pub(super) fn span_and_reason(args: &mut Args) -> Result<(Option<Millis>, String), Refusal> {
    let lasts = args.maybe_time()?;
    Ok((lasts, clean(args.all())))
}

fn unban(turn: &mut Turn, who: CreatureId, mut args: Args) -> Done {
    let word = args.word()?;
    args.end()?;
    let (kind, subject) = subject(word);
    if !player::unban(turn.world, kind, &subject) {
        let bans = turn.world.players.bans().map(|((kind, subject), _)| (kind.as_str(), subject));
        let bans = bans.filter(|(kind, _)| [player::NAME, player::ADDRESS].contains(kind));
        let banned = bans.map(|(_, subject)| subject.as_str()).collect();
        return Err(refusals::unknown("ban on", word, banned));
    }
    let named = turn.world.players.find(&subject).filter(|_| kind == player::NAME);
    if let Some(target) = named {
        notices::lifted(turn, target, "you may come in again");
    }
    turn.report(Event::Unbanned { who, subject });
    Ok(())
}
