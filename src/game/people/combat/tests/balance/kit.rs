//! What somebody of a level wears.

pub const CALLINGS: [&str; 4] = ["warden", "reaver", "chanter", "keysmith"];

/// What the callings have bought in Lowwater by a level, besides their outfit: the price of it all
/// is what hunting has brought in by then. Everybody carries a lantern.
pub fn kit(level: u32) -> &'static [&'static str] {
    match level {
        ..=1 => &["storm_lantern"],
        2 => &["storm_lantern", "hobnailed_boots"],
        3 => &["storm_lantern", "hobnailed_boots", "sealskin_cap"],
        4 => &["storm_lantern", "hobnailed_boots", "sealskin_cap", "eel_spear"],
        5 => &["storm_lantern", "hobnailed_boots", "pot_helm", "eelskin_gloves", "boarding_axe"],
        6 | 7 => {
            &["storm_lantern", "hobnailed_boots", "pot_helm", "eelskin_gloves", "forge_hammer"]
        }
        _ => &[
            "storm_lantern",
            "hobnailed_boots",
            "pot_helm",
            "eelskin_gloves",
            "boilerplate_vest",
            "tideforged_sword",
        ],
    }
}
