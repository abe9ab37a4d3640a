//! What builders may write about things, key by key.

use super::load::read_items;
use crate::game::frame::reading::kind::{Kind, Told, told};

pub const ITEMS: Kind = Kind {
    place: "items",
    one: "an item",
    several: "items",
    list: "items",
    about: "An item is what can be picked up, worn, eaten, sold. Where it lies is written in \
            item_instances/, who leaves or sells it in npcs/.",
    keys: || KEYS.to_vec(),
    read: read_items,
    ..Kind::DEFAULT
};

const KEYS: &[Told] =
    &[
        told("id", "club", "what all else calls it").also(&["coins", "chest", "tonic", "gate_key"]),
        told(
            "name",
            "a driftwood club",
            "with its article; one is put before it where it has none",
        )
        .or("its id")
        .also(&["a coin", "an oak chest", "a bitter tonic", "a gate key"]),
        told("description", "Somebody's table leg, once.", "what one sees who looks at it")
            .also(&["A coin.", "Iron bands, no lock.", "It smells of bark.", "As long as a hand."]),
        told("proper_name", "false", "whether the name is its own, so that it gets no article")
            .or("false"),
        told("number", "one", "how its name is spoken of where its words do not say it: one, several (some trousers) or uncounted (some scrap iron)")
            .or("what its last word is"),
        told("keywords", "[stick]", "words it answers to besides those of its name"),
        told("item_type", "weapon", "what it is; any other word counts as junk")
            .or("junk")
            .also(&["money", "container", "potion", "key"]),
        told("equipment_slot", "wield", "where it is worn or held; none: nowhere").or("nowhere"),
        told("damage_min", "2", "the least that a blow with it does").or("0"),
        told("damage_max", "5", "the most; 0 is no weapon").or("the least"),
        told("damage_type", "blunt", "which lines a blow has: slash, pierce, blunt, bite, claw …")
            .or("physical"),
        told("attack_speed", "2.5", "seconds between two blows with it").or("2"),
        told("attack_verb", "\"club|clubs\"", "you club, the rat clubs"),
        told("stat_modifiers", "", "what it gives to whoever wears it; others are passed over"),
        told("stat_modifiers.{armor_class}", "1", "points of armour"),
        told("stat_modifiers.{attack}", "1", "points on attack rolls"),
        told("stat_modifiers.{strength}", "2", "two are as good as one to hit"),
        told("stat_modifiers.{dexterity}", "2", "two are as good as one of armour"),
        told("weight", "3", "in pounds").or("1").also(&["0.01"]),
        told("value", "12", "in coins").or("0").also(&["1"]),
        told("max_stack_size", "1", "how many lie in one stack").or("1; coins have no limit"),
        told("provides_light", "false", "whether one sees by it").or("true for lights, else false"),
        told("is_container", "true", "whether things can be put in")
            .or("true for containers, else false")
            .only(3),
        told("container_capacity", "20", "how many things fit in").or("10").only(3),
        told("consume_effect", "", "what eating or drinking it does").only(4),
        told("consume_effect.heal", "6", "health that it gives").or("0").only(4),
        told("consume_effect.spirit", "2", "spirit that it gives").or("0").only(4),
        told("consume_effect.effect_type", "buff", "what it does besides").only(4),
        told("consume_effect.stat", "strength", "what a buff or a debuff is of").only(4),
        told("consume_effect.magnitude", "2", "how much").or("0").only(4),
        told("consume_effect.duration", "20", "seconds that it lasts").or("10").only(4),
        told("consume_effect.tick_interval", "2", "seconds between two helpings of healing")
            .or("2")
            .only(4),
        told("flavor_text", "Bark, and regret.", "what it tastes of, or a second look at it")
            .only(4),
    ];
