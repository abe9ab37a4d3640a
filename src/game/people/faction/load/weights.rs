//! Reading what deeds weigh: the numbers of the stock world, and what a world says otherwise.
//!
//! The stock world's file is built in, so that a world without one of its own has the same numbers
//! and they are written in one place only.

use super::tiers;
use crate::base::limits::STANDING_MAX;
use crate::game::frame::reading::kind::Load;
use crate::game::people::faction::content::Weights;
use crate::yaml::{Fields, Node, Problems, read_text_as};

/// Where a world may write them.
pub const FILE: &str = "config/factions.yaml";
const STOCK: &str = include_str!("../../../../../world_data/config/factions.yaml");

pub fn read_weights(load: &mut Load<'_>, files: &[Node]) {
    load.content.weights = weights(files, load.problems);
}

/// The weights of a world that writes these files of them.
pub fn weights(files: &[Node], problems: &mut Problems) -> Weights {
    let mut weights = Weights::default();
    // Nothing is wrong with the stock world's: a test reads it.
    let mut unsaid = Problems::new();
    if let Some(stock) = read_text_as(FILE, STOCK, &mut unsaid) {
        read(&stock, &mut weights, &mut unsaid);
    }
    for own in files {
        read(own, &mut weights, problems);
    }
    weights
}

fn read(file: &Node, weights: &mut Weights, problems: &mut Problems) {
    let Some(mut fields) = Fields::of(file, problems) else { return };
    let own = tiers::own(&mut fields);
    if own.iter().next().is_some() {
        weights.tiers = own;
    }
    let numbers: [(&'static str, &mut i64, i64); 7] = [
        ("kill_cost", &mut weights.kill_cost, 0),
        ("kill_gain", &mut weights.kill_gain, 0),
        ("ally_percent", &mut weights.ally_percent, 0),
        ("gift_coins_per_point", &mut weights.gift_coins_per_point, 1),
        ("gift_points_max", &mut weights.gift_points_max, 0),
        ("gift_standing_max", &mut weights.gift_standing_max, 0),
        ("leaving_cost", &mut weights.leaving_cost, 0),
    ];
    for (key, weight, least) in numbers {
        if let Some(number) = fields.number(key, least..=STANDING_MAX) {
            *weight = number;
        }
    }
    weights.discounts.extend(tiers::percents(&mut fields, "discount_percent"));
    if fields.any("quarrels").is_some() {
        let nodes = fields.list("quarrels");
        let pairs = nodes.into_iter().filter_map(|node| tiers::pair(node, fields.problems()));
        weights.quarrels = pairs.collect();
    }
    fields.finish();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stock_numbers_are_right_and_a_world_may_change_one() {
        let mut problems = Problems::new();
        let stock = read_text_as(FILE, STOCK, &mut problems).expect("it is YAML");
        let mut weights = Weights::default();
        read(&stock, &mut weights, &mut problems);
        assert!(problems.is_empty(), "{}", problems.render());
        let tiers: Vec<(&str, i64)> =
            weights.tiers.iter().map(|tier| (tier.name.as_str(), tier.from)).collect();
        let seed = [
            ("Hated", -10_000),
            ("Hostile", -3_000),
            ("Unfriendly", -500),
            ("Neutral", 0),
            ("Friendly", 500),
            ("Honored", 3_000),
            ("Revered", 10_000),
            ("Exalted", 20_000),
        ];
        assert_eq!(tiers, seed);
        let own = read_text_as(FILE, "kill_cost: 3\nquarrels: []\n", &mut problems);
        let other = super::weights(own.as_slice(), &mut problems);
        assert_eq!((other.kill_cost, other.kill_gain), (3, weights.kill_gain));
        assert!(other.quarrels.is_empty() && !weights.quarrels.is_empty());
        assert_eq!(other.tiers, weights.tiers);
    }
}
