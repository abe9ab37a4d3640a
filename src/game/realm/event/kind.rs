//! What builders may write about events, key by key.

use super::load::{check_events, read_events};
use crate::game::frame::reading::kind::{Kind, Told, told};

pub const EVENT_FILES: Kind = Kind {
    place: "events",
    one: "an event",
    several: "events",
    list: "events",
    about: "Something that happens in the world and ends again: a tide, a market, a hard winter. It begins at \
            moments that recur, or when something about the world holds, or by hand (`@event start`); while it \
            is on it changes weather, prices, who is about, and what is thought of those who help. People who \
            are there only for it have an entry in npc_spawns/ with `enabled: false`. A reload keeps those \
            that are on; one that is written no more ends.",
    keys: || KEYS.to_vec(),
    read: read_events,
    check: Some(check_events),
};

const KEYS: &[Told] = &[
    told("id", "market_day", "what staff call it").also(&["wolf_winter"]),
    told("name", "the market day", "with its article").also(&["the wolf winter"]),
    told("description", "Wagons come in before it is light.", "what `event info` says of it")
        .also(&["They come down from the hills."]),
    told("scope", "[battlefield]", "the areas in which it is in force; `world` for everywhere")
        .or("everywhere"),
    told("audience", "scope", "who is told of it: those in its scope, or everyone").or("scope"),
    told(
        "listed",
        "true",
        "whether `event list` shows it before it begins",
    )
    .or("true where a moment begins it"),
    told(
        "duration",
        "4200",
        "seconds that it lasts. What begins by the calendar or on a day of the season ends by the calendar, \
         all else by the clock of the world; without it, it lasts as long as its condition holds",
    )
    .also(&["86400"]),
    told("trigger", "", "what begins it, any of these; without one it is begun by hand")
        .also(&[""]),
    told("trigger.calendar", "", "days and hours of people, in universal time"),
    told("trigger.calendar.every", "week", "hour, day, week or year"),
    told("trigger.calendar.on", "saturday", "the day of the week, or of the year as in \"12-21\""),
    told("trigger.calendar.at", "\"18:00\"", "the time of day; of an hour, the minutes").or("0:00"),
    told("trigger.world_day", "", "days of the Reach, two hours each; they stand while the server does"),
    told("trigger.world_day.every", "4", "every so many of them").or("1"),
    told("trigger.world_day.on", "2", "on which of these, from 1").or("1"),
    told("trigger.world_day.at", "6", "the hour, from 0 to 23").or("0"),
    told("trigger.season_day", "", "days of a season, which has seventy").only(2),
    told("trigger.season_day.days", "[20, 50]", "which, from 1").only(2),
    told("trigger.season_day.at", "\"18:00\"", "the time of day, in universal time")
        .or("0:00")
        .only(2),
    told(
        "trigger.condition",
        "",
        "something about the world, all of which must hold; looked at when dawn, day, dusk or night begins",
    )
    .only(2),
    told("trigger.condition.phase", "[dusk, night]", "at which of them it is looked at")
        .or("all of them")
        .only(2),
    told("trigger.condition.chance", "0.25", "how often it begins if all else holds")
        .or("1.0")
        .only(2),
    told("trigger.condition.players", "1", "at least so many players are in its scope").only(2),
    told("trigger.condition.holds", "", "a faction holds a room").only(2),
    told("trigger.condition.holds.faction", "silver_sanctum", "which").only(2),
    told("trigger.condition.holds.room", "west_gate", "which room").only(2),
    told("trigger.condition.npcs", "", "so many of a kind live").only(2),
    told("trigger.condition.npcs.template", "picket", "of which kind").only(2),
    told("trigger.condition.npcs.least", "1", "at least").or("0").only(2),
    told("trigger.condition.npcs.most", "3", "at most").only(2),
    told("trigger.condition.event", "market_day", "another event is on").only(2),
    told(
        "trigger.rest",
        "7200",
        "seconds for which it has to be over before its condition is looked at again",
    )
    .or("0")
    .only(2),
    told("announce", "", "what is read of it"),
    told("announce.starts", "Wagons roll in.", "when it begins")
        .or("that it begins"),
    told("announce.halfway", "The best is sold.", "at half-time"),
    told("announce.ends", "The wagons are gone.", "when it ends")
        .or("that it is over"),
    told("effects", "", "what it does while it lasts").also(&[""]),
    told("effects.weather", "[Snow falls.]", "lines of weather in place of the areas' own").only(2),
    told("effects.sign", "Stalls stand in rows.", "what is seen of it in each room under the sky"),
    told("effects.prices", "", "what merchants ask and pay otherwise"),
    told("effects.prices[].of", "[food]", "types of items").or("all"),
    told("effects.prices[].asks", "0.9", "what is asked, as a share of what it is else").or("1.0"),
    told("effects.prices[].pays", "1.1", "what is paid, likewise").or("1.0"),
    told("effects.spawns", "[cellar_hounds]", "entries of npc_spawns/ that are on while it is"),
    told("effects.reputation", "", "what a faction thinks of those who kill some of a kind").only(2),
    told("effects.reputation[].faction", "silver_sanctum", "which").only(2),
    told("effects.reputation[].slain", "hound", "of which kind").only(2),
    told("effects.reputation[].points", "5", "how much better it thinks of them; less than 0: worse")
        .only(2),
];
