//! Company: who walks behind whom, and who belongs together.
//!
//! Two things, and neither needs the other:
//!
//! - To **follow** somebody is to walk where they walk. Each step is the follower's own: what keeps
//!   them from going there (a door, a fight, sitting down) keeps them back, and both are told. Nobody
//!   follows in a circle. Who runs from a fight is not followed. It is fleeting.
//! - A **group** shares what its fights teach (`combat::shares`), what they leave and its own words
//!   (`gtell`), from wherever each of its members is. Whoever leads it takes in those who follow them:
//!   to follow somebody is to agree. Whoever leaves the world, however it comes about, has a place
//!   in it for a while; a restart changes nothing. It is kept.
//!
//! This is the loose form of a party, which has no name, no chest and no roles yet; a party that has
//! them will be one of these with more columns.
//!
//! Not here: helping in a fight (`combat::aid`), and what a death pays (`combat::shares`).

mod coins;
mod facts;
mod follow;
mod group;
mod keep;
mod pages;
mod refusals;
mod state;
#[cfg(test)]
mod tests;
mod text;
mod verbs;

pub use facts::take_news;
pub use follow::come_along;
pub use group::{place_is_over, wakes};
pub use keep::{MEMBERS, PartyMemberRow};
pub use state::{
    State, are_together, check, company, followed_by, followers_of, leader_of, may_try_rescue,
    members_of,
};
pub use text::tell;

use crate::base::clock::Millis;
use crate::base::id::{CreatureId, RoomId};
use crate::base::money::Coins;
use crate::game::frame::numbers::numbers;
use crate::game::ground::place::{self, How, Way};
use crate::game::people::carry;
use crate::game::{Event as Any, Feature, Refusal, Turn};

/// What the rest of the house knows of this feature.
pub const FEATURE: Feature = Feature {
    name: "party",
    verbs: verbs::VERBS,
    hears: Some(hears),
    wakes: Some(wakes),
    check: Some(check),
    facts: facts::FACTS,
    forgets: Some(|turn, who, _| group::forgets(turn, who)),
    numbers: &[NUMBERS],
    reasons: coins::REASONS,
    ..Feature::NONE
};

numbers! {
    /// Parties and groups.
    pub NUMBERS in Balance "party" {
        /// How many may be in one (A22).
        MEMBERS_MOST = "max_members": u64 = 6, 2..=12, "";
        /// For how long whoever is away keeps their place.
        PLACE_LASTS = "place_kept_seconds": Millis = 1800, 0..=86400, "seconds";
    }
}

/// What can happen in company.
#[derive(Clone, Debug)]
pub enum Event {
    /// Somebody walks behind somebody from now on.
    Follows {
        who: CreatureId,
        leader: CreatureId,
        room: RoomId,
    },
    /// And does no more.
    Parted {
        who: CreatureId,
        leader: CreatureId,
        why: Parted,
    },
    /// These went after somebody; told where they were.
    WentAfter {
        who: Vec<CreatureId>,
        leader: CreatureId,
        room: RoomId,
        by: Way,
    },
    /// And told where they are now.
    CameAfter {
        who: Vec<CreatureId>,
        room: RoomId,
        by: Way,
    },
    /// Somebody would have followed, and could not.
    KeptBack {
        who: CreatureId,
        leader: CreatureId,
        why: Refusal,
    },
    /// Somebody was taken into a group.
    Joined {
        who: CreatureId,
        leader: CreatureId,
        is_new: Formed,
    },
    /// Somebody is in a group no more; these are left in it.
    LeftGroup {
        who: CreatureId,
        by: CreatureId,
        left: Vec<CreatureId>,
        why: Left,
    },
    /// Somebody else leads.
    Leads {
        who: CreatureId,
        told: Vec<CreatureId>,
    },
    /// Of a group nobody else is left.
    Dissolved {
        told: Vec<CreatureId>,
    },
    /// Somebody of a group is away, or back.
    Away {
        who: CreatureId,
        told: Vec<CreatureId>,
        leads: Option<CreatureId>,
    },
    Back {
        who: CreatureId,
        told: Vec<CreatureId>,
    },
    /// Words to one's group.
    Said {
        who: CreatureId,
        to: Vec<CreatureId>,
        words: String,
    },
    /// How somebody is, to their group or to all who are there.
    Reported {
        who: CreatureId,
        to: Vec<CreatureId>,
    },
    /// Coins were shared out: so many to each of these.
    Split {
        who: CreatureId,
        room: RoomId,
        to: Vec<CreatureId>,
        each: Coins,
        rest: Coins,
    },
}

/// Why somebody follows no more.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Parted {
    /// They would rather not.
    Willing,
    /// Whom they followed would rather not.
    Lost,
    /// Whom they followed is gone from the world.
    Gone,
}

/// Whether a group was there before.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Formed {
    Now,
    Before,
}

/// Why somebody is in a group no more.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Left {
    Willing,
    /// Whoever leads it said so.
    Sent,
    /// They were away for too long.
    Away,
}

/// Who walks is followed; who leaves the world follows nobody, and has a place for a while.
pub fn hears(turn: &mut Turn, event: &Any) {
    let event = match event {
        Any::Place(event) => event,
        Any::Carry(carry::Event::Got { who, spoils, .. }) => {
            return coins::shares_by_itself(turn, *who, *spoils);
        }
        _ => return,
    };
    match event {
        place::Event::Went { who, room, how: How::Walked(by) } => {
            follow::goes(turn.world, *who, *room, by);
        }
        place::Event::Came { who, room, how: How::Walked(by) } => {
            follow::comes(turn, *who, *room, by);
        }
        place::Event::Came { who, how: How::Entered, .. } => group::is_back(turn, *who),
        place::Event::Went { who, how: How::Left, .. } => {
            follow::is_gone(turn, *who);
            group::is_away(turn, *who);
        }
        // A dead player wakes up again, and has not changed their mind.
        place::Event::Went { who, how: How::Died | How::Faded, .. }
            if turn.world.players.character(*who).is_none() =>
        {
            follow::is_gone(turn, *who);
        }
        _ => {}
    }
}
