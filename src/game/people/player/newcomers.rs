//! Whether somebody may make a character: not while newcomers are locked out, and not more than so
//! many an hour from one address (`--newcomers-per-hour`).
//!
//! Nothing of the count is kept. Of IPv6 the first 64 bits count: that is what one household has.

use std::net::IpAddr;

use ipnet::Ipv6Net;

use super::state::State;
use crate::base::allowance::Measure;
use crate::base::clock::Millis;
use crate::base::limits::NEWCOMERS_NOTED_MAX;
use crate::game::World;

/// How much of an IPv6 address counts.
const HOUSEHOLD_BITS: u8 = 64;

/// Refuses a new character, in words.
///
/// # Errors
/// Why not, and for how long.
pub fn may_begin(world: &World, address: IpAddr, now: Millis) -> Result<(), String> {
    if let Some(ban) = world.players.shut_to_newcomers(now) {
        return Err(
            ban.says("The Reach takes no newcomers just now; whoever has a name here may enter")
        );
    }
    let Some(measure) = measure(world) else { return Ok(()) };
    let made = world.players.made.get(&household(address));
    match made.map_or(Millis(0), |made| made.wait(measure, now)) {
        Millis(0) => Ok(()),
        wait => Err(format!(
            "{} new characters have come from your address within an hour, which is as many as may. \
             Come back in {}.",
            measure.most,
            Millis::seconds(wait.0.div_ceil(1_000)).in_words()
        )),
    }
}

/// Counts a character that was made from an address.
pub fn began(world: &mut World, address: IpAddr, now: Millis) {
    let Some(measure) = measure(world) else { return };
    let State { made, .. } = &mut world.players;
    if made.len() >= NEWCOMERS_NOTED_MAX {
        made.retain(|_, made| !made.is_over(measure, now));
    }
    if made.len() >= NEWCOMERS_NOTED_MAX {
        made.pop_first();
    }
    made.entry(household(address)).or_default().count(measure, now);
}

/// How many may be made; `None` for any number.
fn measure(world: &World) -> Option<Measure> {
    let most = world.host.newcomers_per_hour;
    (most > 0).then_some(Measure { most, span: Millis::seconds(60 * 60) })
}

/// The address, as far as it counts.
fn household(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(v4) => v4.to_string(),
        IpAddr::V6(v6) => Ipv6Net::new(v6, HOUSEHOLD_BITS)
            .map_or_else(|_| v6.to_string(), |net| net.trunc().to_string()),
    }
}
