//! What builders may write as texts, help, and names that nobody has, key by key.

use super::load::{read_names, read_topics};
use crate::game::frame::reading::kind::{Kind, Told, told};

/// Without its reader: features read more of the same files (`start/load/kinds.rs`).
pub const TEXTS: Kind = Kind {
    place: "text",
    one: "a mapping",
    several: "texts",
    list: "",
    about: "What the game says in this world. It does not matter which key stands in which file: what \
            several files say is put together. In a sentence {actor} does it, to {target}; {cut|cuts} \
            agrees with the last one named, {actor.their} and {target's} are spelt as they are said.",
    keys: || [TEXT_KEYS, super::social::KEYS].concat(),
    ..Kind::DEFAULT
};

const TEXT_KEYS: &[Told] = &[
    told(
        "banner",
        "\"The Reach\"",
        "the sign, drawn for those who come in: 70 columns and 14 lines",
    ),
    told("plain", "The Reach, a world in text.", "said to everybody before the first question"),
    told("welcome", "The gates broke in a night.", "the first line that a new character reads"),
    told("motd", "Low water this evening.", "the news, shown last to all who enter"),
    told(
        "changes",
        "[\"2026-11-29: Boards.\"]",
        "what was changed, the newest first, for `changes`",
    ),
    told("policies", "Be decent.", "the rules of the place, for `policies`"),
    told("credits", "Written by many.", "whom to thank, for `credits`"),
    told("start_room", "west_gate", "where newcomers begin")
        .or("the first room with the flag `start`"),
    told("creation", "[There is a door made of light.]", "what a new character reads, once"),
    told("arriving", "[Then there is shingle.]", "the same"),
    told("arrival_seen", "\"{actor} {come|comes} out of the surf.\"", "what others see of it"),
    told("first_steps", "[LOOK shows where you are.]", "what a new character may type; read once"),
    told(
        "returning",
        "[The tide has been in and out.]",
        "one of these, for those who were here before",
    ),
    told("leaving", "[The Reach goes on.]", "one of these, for those who leave"),
    told("death", "[It goes dark.]", "what the dead read"),
    told("dying", "[It goes quiet.]", "the same"),
    told("seen", "\"{actor} {fall|falls}.\"", "what others see of a death"),
    told("between", "[There is a corridor.]", "what the dead read on their way"),
    told("waking", "[A blanket arrives.]", "and where they wake"),
    told("waking_seen", "\"{actor} {wake|wakes}.\"", "what others see there"),
    told("left_behind", "[What you carried lies there.]", "and last of all"),
    told("reserved", "[gm]", "names that nobody has"),
    told("reserved_names", "[god]", "the same"),
    told("dawn", "[A grey edge appears.]", "lines of the morning, where an area has none"),
    told("day", "[It is broad day.]", "lines of the day"),
    told("dusk", "[Lamps come out.]", "lines of the evening"),
    told("night", "[It is dark.]", "lines of the night"),
    told(
        "hits",
        "",
        "what blows look like: by type of damage, then by severity: scratch (a tenth of the \
          target's health or less), hit, hard (a quarter or more), brutal (half or more)",
    ),
    told("hits.{slash}.{hit}", "[\"{actor} {cut|cuts} {target}.\"]", ""),
    told("misses", "[\"{actor} {miss|misses} {target}.\"]", "what a miss looks like"),
    told("deaths", "[\"{target} {fall|falls}.\"]", "what the end looks like"),
    told(
        "verb_types",
        "",
        "verbs of NPCs, one or a list, by the type of damage whose lines they have",
    ),
    told("verb_types.{bite}", "[bites, snaps]", ""),
];

pub const TOPICS: Kind = Kind {
    place: "help",
    one: "a topic",
    several: "topics of help",
    list: "help",
    about: "A page of help on something that is no command: commands bring their own.",
    keys: || TOPIC_KEYS.to_vec(),
    read: read_topics,
    ..Kind::DEFAULT
};

const TOPIC_KEYS: &[Told] = &[
    told("topic", "lamps", "the word behind HELP"),
    told("keywords", "[light, lantern]", "other words for it"),
    told("name", "Lamps", "its name, which nothing shows").or("the topic"),
    told("level", "player", "who may read it").or("player"),
    told("group", "things", "the heading under which HELP lists it").or("more"),
    told("see", "[light, shops]", "topics or commands that one may want to read next"),
    told(
        "body",
        "Lamps burn until they are out.",
        "the page; words in capitals are commands or topics",
    ),
    told(
        "table",
        "[[Lamp, Burns], [candle, an hour]]",
        "a table below it: rows of cells, the first of which \
          label the columns",
    ),
];

pub const NAMES: Kind = Kind {
    place: "config/names.yaml",
    one: "the file",
    several: "names that nobody has",
    list: "",
    about: "Names that no newcomer may choose, and no `@rename` may give. What the world calls its commands \
            and its people is reserved by itself.",
    keys: || NAME_KEYS.to_vec(),
    read: read_names,
    ..Kind::DEFAULT
};

const NAME_KEYS: &[Told] = &[
    told("reserved", "[god, immortal]", "whole names"),
    told("forbidden", "[hitler]", "words that stand nowhere in a name"),
    told(
        "foul",
        "[fuck]",
        "words that are stars on channels for those who do not want to read them",
    ),
];
