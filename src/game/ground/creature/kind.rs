//! What builders may write about NPCs, where they appear, and callings, key by key.

use super::load::{check_routes, read_callings, read_npcs, read_spawns};
use crate::game::frame::reading::kind::{Kind, Told, told};

pub const NPCS: Kind = Kind {
    place: "npcs",
    one: "a template",
    several: "NPC templates",
    list: "npcs",
    about: "What all NPCs of one kind have in common. What one is in one place only (its name, its level, \
            its round) stands in npc_spawns/. The tags of behaviour: wanders_sometimes, wanders_often \
            leave by a random exit, with a chance of 0.1 or 0.3; aggressive, attacks_on_sight attack those \
            who come in, soon or at once; cowardly, brave flee at a fifth of their health, or never; guard \
            keeps the peace of its room; social, calls_for_help call their own to a fight, loner never \
            does; peaceful starts no fight; merchant trades; stationary stays; patrols takes its time on \
            its round; healer, buffer heal their own in a fight, or give them new strength; territorial \
            warns those who come to its home, then attacks; gossip tells players rumours of the war; \
            defensive attacks nobody who did not begin. Words of other worlds are understood, too: \
            wanders_rarely, wanders_frequently, wanders_nowhere, patrol, fearless, cautious, pacifist, \
            ambient.",
    keys: || NPC_KEYS.to_vec(),
    read: read_npcs,
    ..Kind::DEFAULT
};

const NPC_KEYS: &[Told] = &[
    told("id", "picket", "what spawn entries and wizards call it").also(&["hound"]),
    told("name", "a Sanctum picket", "with its article; a name of its own has none")
        .or("its id")
        .also(&["a breach hound"]),
    told("short", "A picket stands on its mark.", "its line in a room")
        .or("its name, and that it is here"),
    told("description", "White enamel over steel.", "what one sees who looks at it")
        .also(&["A long hungry animal."]),
    told("keywords", "[soldier]", "words it answers to besides those of its name"),
    told("pronouns", "they", "how it is spoken of").or("it behind an article, else they"),
    told(
        "npc_type",
        "neutral",
        "what it is to players; hostile ones attack unless a tag says what they do",
    )
    .or("neutral"),
    told("faction_id", "silver_sanctum", "its side, by id or by name").or("nobody's"),
    told("level", "7", "how good it is").or("1"),
    told("max_health", "80", "its health").or("50"),
    told("armor_class", "14", "what an attack roll has to reach").or("10"),
    told("attack_damage_min", "7", "the least that a blow does").or("1"),
    told("attack_damage_max", "11", "the most").or("5, or the least"),
    told("attack_speed", "3.0", "seconds from blow to blow").or("3"),
    told("attack_verb", "\"cut|cuts\"", "you cut, the picket cuts"),
    told("experience_reward", "150", "what its death is worth").or("10"),
    told("max_chase_distance", "3", "rooms from home, then it gives up a chase")
        .or("`chases.max_rooms` of `@balance`"),
    told(
        "behavior",
        "[social, brave, patrols]",
        "what it does by itself: tags, one or a list, or a mapping",
    ),
    told("behavior.wanders", "true", "whether it wanders").only(2),
    told("behavior.wander_chance", "0.1", "the chance each time; 0.2 and more counts as often")
        .only(2),
    told("behavior.aggro_on_sight", "true", "whether it attacks on sight").only(2),
    told("behavior.flees_at_health_percent", "20", "percent of health at which it flees; 0: never")
        .only(2),
    told("behavior.calls_for_help", "true", "whether it calls its own").only(2),
    told("behavior.help_radius", "3", "rooms away at which its call is heard").only(2),
    told("behavior.respects_factions", "true", "false: it knows neither friend nor foe")
        .or("true")
        .only(2),
    told("behavior.territory_radius", "1", "rooms around its home that are its own, too")
        .or("0")
        .only(2),
    told("behavior.tags", "[healer]", "tags, as in a list").only(2),
    told("aggro_on_sight", "false", "the same as a tag: attacks players on sight, or does not"),
    told("flee_percent", "20", "percent of health at which it flees; 0: never")
        .or("20 for cowards"),
    told("coins", "[3, 12]", "what its corpse holds, as it comes").or("0"),
    told("loot_table", "", "what else its corpse may hold"),
    told("loot_table[].template_id", "tonic", "what"),
    told("loot_table[].quantity", "1", "how many").or("1"),
    told("loot_table[].chance", "0.4", "how often, 1.0 being always").or("1.0"),
    told(
        "idle_messages",
        "[A picket shifts its weight.]",
        "what it is seen to do when nothing happens",
    ),
    told("shop", "", "what it trades in"),
    told("shop.sells", "[club]", "what it sells"),
    told("shop.buys", "[treasure]", "which types of items it buys").or("none"),
    told("shop.buy_factor", "0.5", "what it pays, as a share of the value").or("0.5"),
    told("shop.sell_factor", "1.0", "what it asks").or("1.0"),
];

pub const SPAWNS: Kind = Kind {
    place: "npc_spawns",
    one: "an entry",
    several: "entries about who appears where",
    list: "spawns",
    about: "Who appears where, how many, how soon again, and on which round. A room's own file may have \
            `spawns:` too, with the same keys and without a room. A round that cannot be walked is a \
            warning; a room or an NPC that is not written is an error: nothing is loaded then, and a server \
            that runs keeps the old world.",
    keys: || SPAWN_KEYS.to_vec(),
    read: read_spawns,
    check: Some(check_routes),
};

const SPAWN_KEYS: &[Told] = &[
    told("^area_id", "battlefield", "whose respawn time counts where an entry has none"),
    told("id", "gate_watch", "what wizards, events/ and item_instances/ call it")
        .or("the file and which entry it is")
        .also(&["cellar_hounds"]),
    told("npc_template_id", "picket", "who").also(&["hound"]),
    told("spawn_room_id", "west_gate", "where").also(&["cellar"]),
    told("area_id", "battlefield", "in place of the one for the whole file"),
    told("spawn_count", "2", "how many").or("1").only(2),
    told("spawn_chance", "1.0", "rolled for each of them each time").or("1.0"),
    told("spawn_delay", "0", "seconds before they come for the first time").or("0"),
    told("respawn_time", "300", "seconds after a death; -1: never again")
        .or("the area's `default_respawn_time`, or 300"),
    told("enabled", "true", "false: nobody comes, but while an event of events/ brings them")
        .or("true")
        .also(&["false"]),
    told("behavior", "[brave]", "tags besides those of the template; see npcs/"),
    told("instance_data", "", "what those of this entry have of their own"),
    told("instance_data.name_override", "a gate picket", "their name"),
    told("instance_data.level_override", "8", "their level"),
    told("instance_data.faction_override", "silver_sanctum", "their side, by id or by name"),
    told(
        "instance_data.guard_message",
        "\"The gate is shut. Move along.\"",
        "said to players who come in",
    ),
    told("home_room_id", "west_gate", "where they belong").or("where they appear"),
    told("max_chase_distance", "3", "rooms from home, then a chase is given up")
        .or("the template's"),
    told(
        "patrol_route",
        "[west_gate, west_road]",
        "a round, 2 to 200 rooms. They need not be neighbours: \
          the way is found, up to ten moves from each to the next. Doors that are closed are opened; those \
          that are locked are gone round, or else the room is passed over",
    ),
    told("patrol_mode", "loop", "how it goes on at the end").or("loop"),
    told("patrol_interval", "60", "seconds between two moves")
        .or("60, or 30 to 60 as it comes for those \
          with the tag `patrols`"),
    told(
        "spawn_as_group",
        "true",
        "whether they fight together, and walk as one where they are in step",
    )
    .or("false"),
    told("group_size", "2", "how many, in place of `spawn_count`").or("1"),
    told("group_spacing", "1", "waypoints between two members at the start; 0: they walk as one")
        .or("1"),
    told("group_id", "gate", "joins those of other entries")
        .or("the entry's own, where it is a group"),
];

pub const CALLINGS: Kind = Kind {
    place: "config/callings.yaml",
    one: "a calling",
    several: "callings",
    list: "callings",
    about: "What players can be. A world without this file has four plain ones. A round is two seconds.",
    keys: || CALLING_KEYS.to_vec(),
    read: read_callings,
    ..Kind::DEFAULT
};

const CALLING_KEYS: &[Told] = &[
    told("id", "warden", "what the game calls it"),
    told("name", "Warden", "what players call it").or("its id"),
    told("role", "tank", "what it is good for").or("dps"),
    told("description", "You stand where the blow lands.", "what a newcomer reads of it"),
    told("health_base", "34", "health at level 1").or("28"),
    told("health_per_level", "9", "and more with each level").or("7"),
    told("spirit_name", "resolve", "what its skills are paid with").or("spirit"),
    told("spirit_base", "20", "how much of it at level 1").or("20"),
    told("spirit_per_level", "3", "and more with each level").or("4"),
    told("attack_bonus", "1", "points on attack rolls").or("0"),
    told("armor_bonus", "2", "points of armour").or("0"),
    told("outfit", "[club]", "what a newcomer wears"),
    told("pack", "[tonic]", "what a newcomer carries"),
    told("skills", "", "what it can do"),
    told("skills[].id", "warden_bash", "what the game calls it"),
    told("skills[].name", "Bash", "what players call it").or("its id"),
    told("skills[].verb", "bash", "what is typed; no command may be called so"),
    told("skills[].level", "1", "from which level on").or("1"),
    told("skills[].cost", "5", "of the spirit").or("0"),
    told("skills[].cooldown_seconds", "9", "until it works again, from when it works").or("0"),
    told(
        "skills[].kind",
        "stun",
        "what it does. `power` is, for strike and stun: damage besides the \
          weapon's; bleed: health lost each round; trap: damage; heal: health; rush: percent by which blows \
          come sooner; shield and expose: points of armour, on or off; bless and weaken: points on or off \
          attack rolls; guard and taunt: nothing",
    ),
    told("skills[].power", "2", "how much, see `kind`").or("1"),
    told("skills[].target", "foe", "to whom").or("foe"),
    told("skills[].duration_rounds", "2", "how long, in rounds").or("0"),
    told("skills[].help", "It costs them a blow.", "what `help bash` says"),
    told("skills[].lines", "", "what is seen of it: {actor} does it, to {target}"),
    told("skills[].lines.hit", "\"{actor} {slam|slams} into {target}.\"", "when it works"),
    told("skills[].lines.miss", "\"{actor} {charge|charges} past {target}.\"", "when it does not"),
    told("skills[].lines.self", "\"{actor} {brace|braces}.\"", "when it is done to oneself"),
];
