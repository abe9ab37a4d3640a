//! Sentences that staff pass on people: who may not come in, may not speak, may not act, and
//! whether newcomers are taken. Each holds until a moment or until it is lifted, and has a reason,
//! which may be empty.
//!
//! | kind | subject |
//! |---|---|
//! | `name` | a character's name: it may not come in |
//! | `address` | an address or a network: nobody may come in from there |
//! | `mute`, `freeze` | a character's name: it may not speak, or may do nothing but look and talk |
//! | `newcomers` | nobody: no character is made |

use std::net::IpAddr;

use ipnet::{IpNet, Ipv4Net};

use super::name_of;
use super::refusals;
use super::state::{Ban, State};
use crate::base::clock::Millis;
use crate::base::id::CreatureId;
use crate::base::limits::BANS_MAX;
use crate::game::frame::keep::dirty::Key;
use crate::game::frame::keep::{Forget, SOMEBODY};
use crate::game::frame::verb::{Group, Spec};
use crate::game::{Refusal, Turn, View, World};

/// The kinds of sentences.
pub const NAME: &str = "name";
pub const ADDRESS: &str = "address";
pub const MUTE: &str = "mute";
pub const FREEZE: &str = "freeze";
pub const NEWCOMERS: &str = "newcomers";

/// The kinds whose subject is a character.
const OF_CHARACTERS: [&str; 3] = [NAME, MUTE, FREEZE];

/// The subject of the sentence that no newcomers are taken.
pub const ALL: &str = "all";

impl Ban {
    /// What it says, with the reason if there is one: `You are banned from the Reach: spam.`
    pub fn says(&self, what: &str) -> String {
        because(what, &self.reason)
    }
}

/// A sentence and its reason, without a colon that nothing follows.
pub fn because(what: &str, reason: &str) -> String {
    match reason.trim() {
        "" => format!("{what}."),
        reason => format!("{what}: {reason}"),
    }
}

/// A network of a word such as `10.0.0.7`, `10.0.0.0/24` or `2001:db8::/64`, in the one way in
/// which it is written: IPv4 in the clothes of IPv6 is IPv4, and what lies below the mask is 0.
pub fn network(word: &str) -> Option<IpNet> {
    let net = match word.parse::<IpAddr>() {
        Ok(address) => IpNet::from(address.to_canonical()),
        Err(_) => word.parse::<IpNet>().ok()?.trunc(),
    };
    match net {
        IpNet::V6(v6) if v6.prefix_len() >= 96 => match v6.addr().to_ipv4_mapped() {
            Some(v4) => Ipv4Net::new(v4, v6.prefix_len() - 96).ok().map(IpNet::V4),
            None => Some(net),
        },
        net => Some(net),
    }
}

/// A network as it is written: a single address without its mask.
pub fn written(net: IpNet) -> String {
    match net.prefix_len() == net.max_prefix_len() {
        true => net.addr().to_string(),
        false => net.to_string(),
    }
}

impl State {
    /// The sentence that shuts an address out, its own or that of a network around it.
    pub fn ban_on_address(&self, address: IpAddr, now: Millis) -> Option<&Ban> {
        let address = address.to_canonical();
        self.ban(ADDRESS, &address.to_string(), now).or_else(|| {
            let holds = |ban: &&Ban| ban.until.is_none_or(|until| until > now);
            let networks = self.of_kind(ADDRESS).filter(|(subject, _)| subject.contains('/'));
            let around = networks.filter(|(subject, _)| {
                subject.parse::<IpNet>().is_ok_and(|net| net.contains(&address))
            });
            around.map(|(_, ban)| ban).find(holds)
        })
    }

    /// The sentence by which no newcomers are taken.
    pub fn shut_to_newcomers(&self, now: Millis) -> Option<&Ban> {
        self.ban(NEWCOMERS, ALL, now)
    }

    fn of_kind<'a>(&'a self, kind: &'a str) -> impl Iterator<Item = (&'a str, &'a Ban)> {
        let first = (kind.to_string(), String::new());
        let those = self.bans.range(first..).take_while(move |((of, _), _)| of == kind);
        those.map(|((_, subject), ban)| (subject.as_str(), ban))
    }
}

/// Passes a sentence; `false` if there are as many as there may be. Kept.
pub fn ban(world: &mut World, kind: &str, subject: &str, ban: Ban) -> bool {
    let (kind, subject) = (kind.to_string(), subject.to_lowercase());
    let key = (kind.clone(), subject.clone());
    let bans = &mut world.players.bans;
    if bans.len() >= BANS_MAX && !bans.contains_key(&key) {
        return false;
    }
    bans.insert(key, ban);
    world.dirty.kept(Key::Ban((kind, subject)));
    true
}

/// Lifts a sentence; `false` if there was none. Kept.
pub fn unban(world: &mut World, kind: &str, subject: &str) -> bool {
    let (kind, subject) = (kind.to_string(), subject.to_lowercase());
    let was = world.players.bans.remove(&(kind.clone(), subject.clone())).is_some();
    if was {
        world.dirty.kept(Key::Ban((kind, subject)));
    }
    was
}

/// The sentences on a character go with it to another name. Kept.
pub(super) fn renamed(world: &mut World, before: &str, after: &str) {
    for kind in OF_CHARACTERS {
        let key = (kind.to_string(), before.to_lowercase());
        if let Some(held) = world.players.bans.get(&key).cloned() {
            unban(world, kind, before);
            ban(world, kind, after, held);
        }
    }
}

/// The sentences on a character that is no more, and its name in those on others. Kept.
pub(super) fn forgotten(world: &mut World, name: &str, forget: &Forget) {
    for kind in OF_CHARACTERS {
        unban(world, kind, name);
    }
    for ((kind, subject), ban) in &mut world.players.bans {
        let is_by = ban.by == name;
        if is_by {
            ban.by = SOMEBODY.into();
        }
        if forget.hide_in(&mut ban.reason) || is_by {
            world.dirty.kept(Key::Ban((kind.clone(), subject.clone())));
        }
    }
}

/// Verbs under the heading of talking with which nothing is said.
const WITHOUT_WORDS: [&str; 6] = ["who", "socials", "board", "mail", "receive", "check"];

/// Verbs under other headings that only show something.
const LOOKING: [&str; 2] = ["score", "skills"];

/// Whether somebody says or shows something to others with a verb.
pub fn speaks(spec: &Spec) -> bool {
    spec.group == Group::Talking && !WITHOUT_WORDS.contains(&spec.name)
}

/// Refuses a verb that somebody is kept from by a sentence. The muted may not speak; the frozen may
/// look, talk, read and go, so that they can answer for themselves.
pub fn may_do(turn: &Turn, who: CreatureId, spec: &Spec) -> Result<(), Refusal> {
    match spec.group {
        Group::Talking if speaks(spec) => may_speak(turn, who),
        Group::Talking | Group::Seeing | Group::Comfort => Ok(()),
        _ if LOOKING.contains(&spec.name) => Ok(()),
        _ => may_act(turn, who),
    }
}

/// Refuses the words, and what is shown in place of them, of somebody who is muted.
pub fn may_speak(turn: &Turn, who: CreatureId) -> Result<(), Refusal> {
    held(turn, who, MUTE, "You are muted, and may not speak")
}

/// Refuses any deed of somebody who is frozen.
pub fn may_act(turn: &Turn, who: CreatureId) -> Result<(), Refusal> {
    held(turn, who, FREEZE, "You are frozen, and may only look and talk")
}

/// Whether somebody is frozen: nobody attacks those who cannot defend themselves.
pub fn is_frozen(view: View, who: CreatureId) -> bool {
    sentence(view, who, FREEZE).is_some()
}

fn held(turn: &Turn, who: CreatureId, kind: &str, what: &str) -> Result<(), Refusal> {
    let Some(ban) = sentence(turn.view(), who, kind) else { return Ok(()) };
    Err(refusals::sentenced(ban, what, turn.now))
}

/// The sentence of a kind that holds of a player who is here. Asked before every line of everybody;
/// nearly always there is none of that kind.
fn sentence<'v>(view: View<'v>, who: CreatureId, kind: &str) -> Option<&'v Ban> {
    let players = &view.world.players;
    if players.bans.is_empty() || players.of_kind(kind).next().is_none() || !players.is_here(who) {
        return None;
    }
    players.ban(kind, &name_of(view.world, who), view.now)
}
