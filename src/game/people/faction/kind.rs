//! What builders may write about factions, key by key.

use super::load::{read_factions, read_weights};
use crate::game::frame::reading::kind::{Kind, Told, told};

pub const FACTIONS: Kind = Kind {
    place: "factions",
    one: "a faction",
    several: "factions",
    list: "factions",
    about: "A faction is a side: it has members, friends, enemies, and an opinion of each player. Alliances \
            hold both ways, and so does war unless an enemy is written with `oneway: true`.",
    keys: || KEYS.to_vec(),
    read: read_factions,
    ..Kind::DEFAULT
};

const KEYS: &[Told] = &[
    told("id", "silver_sanctum", "what all else calls it")
        .or("its name, in small letters")
        .also(&["shadow_syndicate", "green_circle", "lantern_college"]),
    told("name", "Silver Sanctum", "what players call it").or("its id").also(&[
        "Shadow Syndicate",
        "Green Circle",
        "Lantern College",
    ]),
    told("description", "Marble, bells, and mercy.", "what `faction info` says of it").also(&[
        "They were never here.",
        "The wood keeps them.",
        "They dig.",
    ]),
    told("color", "\"#D8DEE9\"", "its colour; the nearest that clients can show is taken"),
    told("emblem", "a silver key turned sideways", "what it bears"),
    told("founding_lore", "The bells rang until morning.", "how it began"),
    told("headquarters", "west_gate", "where it is at home"),
    told("leader_npc", "picket", "who leads it"),
    told("npc_members", "[picket]", "NPCs that are of it, besides those who say so themselves"),
    told("allied_factions", "[green_circle]", "its friends, by id or by name"),
    told("allied_to", "[silver_sanctum]", "the same").only(3),
    told("enemy_factions", "[shadow_syndicate]", "its enemies, by id or by name"),
    told("enemy_factions", "", "").only(2),
    told("enemy_factions[].faction", "silver_sanctum", "the enemy").only(2),
    told("enemy_factions[].oneway", "true", "whether only this side begins fights")
        .or("false")
        .only(2),
    told("hostile_to", "[shadow_syndicate]", "the same as `enemy_factions`").only(3),
    told("hostile_to[].faction", "shadow_syndicate", "the enemy").only(4),
    told("hostile_to[].oneway", "false", "whether only this side begins fights")
        .or("false")
        .only(4),
    told("neutral_factions", "[lantern_college]", "with whom it has nothing to do; for readers"),
    told("player_joinable", "true", "whether players may join it").or("true"),
    told("max_members", "50", "how many players may be of it; 0: none").or("any number"),
    told("require_level", "3", "from which level on").or("1"),
    told("reputation_tiers", "", "what a player is to it, from which standing on")
        .or("those of config/factions.yaml"),
    told("reputation_tiers[].name", "Friendly", "what it is called"),
    told("reputation_tiers[].min_reputation", "500", "where it begins; it reaches up to the next"),
    told("reputation_tiers[].max_reputation", "2999", "where it ends, for readers"),
    told("reputation_tiers[].benefits", "[A bed at the Table.]", "what it brings, in words"),
    told("standing_thresholds", "", "the same in short: names, and where each begins").only(2),
    told("standing_thresholds.{Friendly}", "500", "").only(2),
    told("rewards", "", "what a tier brings, by its name"),
    told("rewards.{Friendly}.title", "Forgiven", "a title"),
    told("rewards.{Friendly}.items", "[tonic]", "things that are given once"),
    told("rewards.{Friendly}.vendor_access", "true", "whether its merchants trade with them")
        .or("false"),
    told("balance", "", "what it does when it falls behind in a war"),
    told("balance.threshold", "10", "so many kills behind").or("10"),
    told("balance.action", "reinforce", "what it does then; buff and rally are one").or("rally"),
    told("balance.reinforcement", "", "who comes"),
    told("balance.reinforcement.template", "picket", "an NPC that is of this faction"),
    told("balance.reinforcement.room", "west_gate", "where they come to"),
    told("balance.reinforcement.size", "3", "how many").or("1"),
    told("balance.reinforcement.most", "9", "how many of them live at one time")
        .or("three times `size`"),
    told("balance.buff", "", "what a rally gives to all of it").only(2),
    told("balance.buff.kind", "bless", "what it is").or("bless").only(2),
    told("balance.buff.power", "2", "how strong").or("2").only(2),
    told("balance.buff.rounds", "60", "how long, in rounds of two seconds").or("60").only(2),
];

pub const WEIGHTS: Kind = Kind {
    place: "config/factions.yaml",
    several: "what deeds weigh with factions",
    one: "the file",
    list: "",
    about: "What deeds weigh with factions. A key that is left out keeps the value of the stock world.",
    keys: || WEIGHT_KEYS.to_vec(),
    read: read_weights,
    ..Kind::DEFAULT
};

const WEIGHT_KEYS: &[Told] = &[
    told("reputation_tiers", "", "what a player is to a faction that writes no tiers of its own"),
    told("reputation_tiers[].name", "Neutral", "what it is called"),
    told("reputation_tiers[].min_reputation", "0", "where it begins; it reaches up to the next"),
    told("reputation_tiers[].max_reputation", "499", "where it ends, for readers"),
    told("reputation_tiers[].benefits", "[]", "what it brings, in words"),
    told("standing_thresholds", "", "the same in short"),
    told("standing_thresholds.{Hostile}", "-3000", ""),
    told("kill_cost", "25", "what a member's death costs with its faction"),
    told("kill_gain", "10", "what it brings with each faction that is at war with that one"),
    told("ally_percent", "50", "the share of the cost that each ally takes to heart"),
    told("gift_coins_per_point", "5", "coins of value for one point, in a gift to a member"),
    told("gift_points_max", "50", "points at most for one gift"),
    told("gift_standing_max", "1500", "the standing beyond which gifts lift nobody"),
    told("leaving_cost", "100", "what it costs to leave a faction"),
    told("discount_percent", "", "what merchants take off their prices, from this tier on"),
    told("discount_percent.{Neutral}", "5", ""),
    told(
        "quarrels",
        "[[Silver Sanctum, Shadow Syndicate]]",
        "pairs who are at war wherever both exist and \
          neither says who its enemies are",
    ),
];
