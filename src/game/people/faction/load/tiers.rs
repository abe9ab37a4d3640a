//! Reading tiers of standing, and what each of them brings.

use super::problem;
use crate::base::limits::STANDING_MAX;
use crate::game::frame::reading::ids::AllIds;
use crate::game::frame::reading::problem::below;
use crate::game::frame::reading::written;
use crate::game::people::faction::content::{Attitude, Tier, Tiers};
use crate::yaml::problem::not_one_of;
use crate::yaml::suggest::nearest;
use crate::yaml::{Fields, Kind, Problems, Span, Spanned, read_number, read_text};

/// Standing below which a tier of a builder's own is hostile, and from which on it is friendly:
/// where the default tiers put the same.
const HOSTILE_BELOW: i64 = -500;
const FRIENDLY_FROM: i64 = 500;

/// A tier as it was read, with what is only needed to check it against the others.
struct Read {
    tier: Tier,
    span: Span,
    reaches: Option<(i64, Span)>,
}

/// The tiers of one faction: its own, or those of all who write none; and what they bring.
pub(super) fn of_faction(fields: &mut Fields<'_, '_>, default: &Tiers, ids: &mut AllIds) -> Tiers {
    let own = own(fields);
    let mut tiers = if own.0.is_empty() { default.clone() } else { own };
    rewards(fields, &mut tiers, ids);
    tiers
}

/// Tiers that are written: a list under `reputation_tiers`, or `standing_thresholds`, which is
/// only names and numbers.
pub(super) fn own(fields: &mut Fields<'_, '_>) -> Tiers {
    let mut read: Vec<Read> = Vec::new();
    for node in fields.list("reputation_tiers") {
        if let Some(mut tier) = Fields::of(node, fields.problems()) {
            read.extend(listed(&mut tier));
            tier.finish();
        }
    }
    for (name, node) in fields.map("standing_thresholds") {
        let range = -STANDING_MAX..=STANDING_MAX;
        let from = read_number(&name, node, range, fields.problems());
        read.extend(from.map(|from| Read {
            tier: tier(&name, from),
            span: name.span,
            reaches: None,
        }));
    }
    read.sort_by_key(|read| read.tier.from);
    check(&read, fields.problems());
    Tiers(read.into_iter().map(|read| read.tier).collect())
}

fn listed(fields: &mut Fields<'_, '_>) -> Option<Read> {
    let name = fields.required_text("name");
    fields.need("min_reputation");
    let from = match fields.any("min_reputation") {
        Some(node) => {
            let range = -STANDING_MAX..=STANDING_MAX;
            read_number("min_reputation", node, range, fields.problems())
        }
        None => {
            let span = fields.span();
            fields.problems().push(crate::yaml::problem::missing_key("min_reputation", span));
            None
        }
    };
    let reaches = fields.number("max_reputation", -STANDING_MAX..=STANDING_MAX);
    let reaches = reaches.zip(fields.span_of("max_reputation"));
    let benefits = fields.texts("benefits");
    let (name, from) = (name?, from?);
    if let Some((_, span)) = reaches.filter(|(to, _)| *to < from) {
        fields.problems().push(below("max_reputation", "min_reputation", span));
    }
    let tier = Tier { benefits, ..tier(name.trim(), from) };
    Some(Read { tier, span: name.span, reaches })
}

fn tier(name: &str, from: i64) -> Tier {
    Tier {
        name: name.to_owned(),
        from,
        benefits: Vec::new(),
        title: None,
        items: Vec::new(),
        opens_shops: false,
        attitude: attitude(name, from),
    }
}

/// How members meet players of a tier: by its name where it is one of the eight, else by where it
/// begins.
fn attitude(name: &str, from: i64) -> Attitude {
    match name.to_lowercase().as_str() {
        "hated" | "hostile" => Attitude::Hostile,
        "unfriendly" | "neutral" => Attitude::Neutral,
        "friendly" | "honored" | "revered" | "exalted" => Attitude::Friendly,
        _ if from < HOSTILE_BELOW => Attitude::Hostile,
        _ if from < FRIENDLY_FROM => Attitude::Neutral,
        _ => Attitude::Friendly,
    }
}

/// Tiers in order, each with the next: no two are one, and none reaches into the other.
fn check(read: &[Read], problems: &mut Problems) {
    for (at, one) in read.iter().enumerate() {
        let named = |other: &&Read| other.tier.name.eq_ignore_ascii_case(&one.tier.name);
        if read[..at].iter().any(|other| named(&other)) {
            problems.push(problem::tier_twice("one name", one.span));
        }
        let Some(next) = read.get(at + 1) else { continue };
        if next.tier.from == one.tier.from {
            problems.push(problem::tier_twice("one beginning", next.span));
        } else if let Some((_, span)) = one.reaches.filter(|(to, _)| *to > next.tier.from) {
            let from = next.tier.from;
            problems.push(problem::tiers_overlap(&one.tier.name, &next.tier.name, from, span));
        }
    }
}

/// What the tiers bring, by their names.
fn rewards(fields: &mut Fields<'_, '_>, tiers: &mut Tiers, ids: &mut AllIds) {
    for (name, node) in fields.map("rewards") {
        let named = |tier: &&mut Tier| tier.name.eq_ignore_ascii_case(name.trim());
        let Some(tier) = tiers.0.iter_mut().find(|tier| named(tier)) else {
            unknown_tier("rewards", &name, tiers, fields.problems());
            continue;
        };
        let Some(mut reward) = Fields::of(node, fields.problems()) else { continue };
        tier.title = written::line(&mut reward, "title");
        tier.items = ids.items.refer_all(&reward.spanned_texts("items"));
        tier.opens_shops = opens_shops(&mut reward);
        reward.known_but_unused(&["abilities"]);
        reward.finish();
    }
}

/// Some worlds write yes, others list what there is to buy: both open the shops.
fn opens_shops(reward: &mut Fields<'_, '_>) -> bool {
    match reward.any("vendor_access").map(|node| &node.kind) {
        Some(Kind::List(list)) => !list.is_empty(),
        Some(Kind::Scalar(_)) => reward.flag("vendor_access").unwrap_or(false),
        _ => false,
    }
}

fn unknown_tier(key: &str, name: &Spanned<String>, tiers: &Tiers, problems: &mut Problems) {
    let names: Vec<&str> = tiers.iter().map(|tier| tier.name.as_str()).collect();
    let near = nearest(name, names.iter().copied());
    problems.push(not_one_of(key, name, &names, near));
}

/// Percents by the name of a tier, in small letters.
pub(super) fn percents(fields: &mut Fields<'_, '_>, key: &'static str) -> Vec<(String, u32)> {
    let mut percents = Vec::new();
    for (name, node) in fields.map(key) {
        let percent = read_number(key, node, 0..=90u32, fields.problems());
        percents.extend(percent.map(|percent| (name.trim().to_lowercase(), percent)));
    }
    percents
}

/// Two names of a list of two.
pub(super) fn pair(node: &crate::yaml::Node, problems: &mut Problems) -> Option<(String, String)> {
    let Some([one, other]) = node.as_list() else {
        let found = node.kind_name();
        problems.push(crate::yaml::problem::wrong_type(
            "quarrels",
            "a list of two names each",
            found,
            node.span,
        ));
        return None;
    };
    let one = read_text("quarrels", one, problems)?;
    let other = read_text("quarrels", other, problems)?;
    Some((one.value, other.value))
}
