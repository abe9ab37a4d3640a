//! Who may not come in: `@ban`, `@unban`, `@bans`.

use std::net::IpAddr;

use super::event::Event;
use super::{STAFF, parse, persons, ranks};
use crate::base::clock::Millis;
use crate::base::id::CreatureId;
use crate::game::grammar::word_and_rest;
use crate::game::player::{self, Ban};
use crate::game::refusal::Refusal;
use crate::game::turn::{Ask, Turn};
use crate::game::verb::{Role, Spec};
use crate::text::style::clean;

pub(super) const BAN: Spec = Spec {
    name: "@ban",
    role: Role::Admin,
    usage: "@ban <name|address> [how long] [reason]",
    example: "@ban bran 2h Cool down.",
    help: "Shuts a character or an address out, for a while (`90s`, `30m`, `2h`, `7d`, `3 days`, \
           `1d12h`) or until `@unban`.",
    run: ban,
    ..STAFF
};

pub(super) const UNBAN: Spec = Spec {
    name: "@unban",
    role: Role::Admin,
    usage: "@unban <name|address>",
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
    help: "Lists who may not come in, for how long, and why.",
    run: |turn, who, _| {
        turn.report(Event::AskedBans { who });
        Ok(())
    },
    ..STAFF
};

fn ban(turn: &mut Turn, who: CreatureId, args: &str) -> Result<(), Refusal> {
    let (word, rest) = word_and_rest(args);
    if word.is_empty() {
        return Err(Refusal::Usage(BAN.usage));
    }
    let (kind, subject) = subject(word);
    if kind == "name" {
        let target = ranks::character(turn, &subject)?;
        if target == who {
            return Err(Refusal::Yourself);
        }
        ranks::below(turn, who, target)?;
    }
    let (lasts, reason) = span_and_reason(rest)?;
    let until = lasts.map(|span| turn.now + span);
    let ban = Ban { until, reason, by: persons::name(turn, who) };
    player::ban(turn.world, kind, &subject, ban);
    turn.report(Event::Banned { who, subject, lasts });
    turn.ask(Ask::Banned);
    Ok(())
}

/// An address in the one way it is written, or a name in lower case. What does not parse as an
/// address is taken for a name; no character is called `10.0.0.300`, so that slips are noticed.
fn subject(word: &str) -> (&'static str, String) {
    match word.parse::<IpAddr>() {
        Ok(address) => ("address", address.to_canonical().to_string()),
        Err(_) => ("name", word.to_lowercase()),
    }
}

fn span_and_reason(text: &str) -> Result<(Option<Millis>, String), Refusal> {
    if !parse::begins_with_digit(text) {
        return Ok((None, clean(text)));
    }
    let (span, rest) = parse::begins_with_span(text)?;
    Ok((Some(span), clean(rest)))
}

fn unban(turn: &mut Turn, who: CreatureId, args: &str) -> Result<(), Refusal> {
    let words: Vec<&str> = args.split_whitespace().collect();
    let [word] = words.as_slice() else { return Err(Refusal::Usage(UNBAN.usage)) };
    let (kind, subject) = subject(word);
    if !player::unban(turn.world, kind, &subject) {
        let banned = turn.world.players.bans().map(|((_, subject), _)| subject.as_str()).collect();
        return Err(persons::unknown("ban on", word, banned));
    }
    turn.report(Event::Unbanned { who, subject });
    Ok(())
}
