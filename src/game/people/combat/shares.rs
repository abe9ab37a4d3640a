//! What a foe's death is worth to each of those who earned it.
//!
//! One rule (F26, F59, A30):
//!
//! - For one of the foe's own level it is the whole `experience_reward`, exactly. The weaker learn
//!   a tenth more for each level between, half again at most; the stronger 15 parts in a hundred
//!   less, down to a twentieth.
//! - It is divided by deeds (`deeds`) between those who are not of one party. Whoever is not in the
//!   room any more is paid as well: what dies of a wound pays the one who gave it.
//! - What NPCs did of it is lost.
//! - Within a party all have the same, whatever each did: `floor(xp / n × (1 + 0.10 × (n − 1)))`.
//!   Counted are those in the room, and those elsewhere who did something themselves; who is
//!   elsewhere and did nothing has nothing.
//!
//! Fractions are lost; whoever earned any of it learns 1 at least from it.

use crate::base::id::CreatureId;
use crate::game::frame::numbers::numbers;

numbers! {
    /// What a foe's death is worth.
    pub EXPERIENCE in Balance "experience" {
        /// What each further member of a party adds to what all of it are paid (A30).
        pub TEAMWORK = "teamwork_percent": u64 = 10, 0..=100, "percent";
    }
}

/// Somebody who may be paid.
#[derive(Clone, Copy, Debug)]
pub struct Member {
    pub who: CreatureId,
    pub level: u32,
    /// Weight of their deeds.
    pub deeds: u64,
    /// Whether they are in the room where the foe died.
    pub is_here: bool,
}

/// Who is paid how much experience for a foe of a level that is worth so much. A party is who
/// shares alike; somebody alone is a party of one. `lost` is the weight of what NPCs
/// did; `teamwork_percent` what each further member adds to what all of a party are paid.
pub fn shares(
    reward: u64,
    foe_level: u32,
    parties: &[Vec<Member>],
    lost: u64,
    teamwork_percent: u64,
) -> Vec<(CreatureId, u64)> {
    let done: u128 = parties.iter().flatten().map(|member| u128::from(member.deeds)).sum();
    let all = done + u128::from(lost);
    let mut paid = Vec::new();
    for party in parties {
        let deeds: u128 = party.iter().map(|member| u128::from(member.deeds)).sum();
        let counted: Vec<&Member> = party.iter().filter(|m| m.is_here || m.deeds > 0).collect();
        let n = counted.len() as u64;
        if deeds == 0 {
            continue;
        }
        let teamwork = u128::from(100 + teamwork_percent * (n - 1));
        let each = u128::from(reward) * deeds * teamwork / (all * 100 * u128::from(n));
        let each = u64::try_from(each).unwrap_or(u64::MAX);
        paid.extend(counted.iter().map(|m| (m.who, scaled(each, m.level, foe_level))));
    }
    paid
}

/// What somebody of a level makes of experience with a foe of another.
fn scaled(experience: u64, own: u32, foe: u32) -> u64 {
    let learnt = experience.saturating_mul(percent(own, foe)) / 100;
    if experience == 0 { 0 } else { learnt.max(1) }
}

/// What somebody of one level learns from a foe of another, in percent: 10 more for each level
/// above, up to half again; 15 less for each level below, down to a twentieth (our choice).
fn percent(own: u32, foe: u32) -> u64 {
    match foe.checked_sub(own) {
        Some(above) => 100 + 10 * u64::from(above.min(5)),
        None => 100_u64.saturating_sub(15 * u64::from(own - foe)).max(5),
    }
}
