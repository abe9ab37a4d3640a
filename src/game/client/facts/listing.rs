//! What lists of MUDs are told of this one (MSSP): what was written about it, and what is true of
//! it at this moment.
//!
//! Not here: which protocols it speaks. The session adds those, from the table of options.

use crate::game::ground::creature::LEVEL_MAX;
use crate::game::people::player::Link;
use crate::game::{Content, World};

/// Names and values, the required ones first.
pub fn listing(content: &Content, world: &World) -> Vec<(&'static str, Vec<String>)> {
    let host = &world.host;
    let skills: usize = content.callings.iter().map(|calling| calling.skills.len()).sum();
    let mut listing: Vec<(&'static str, Vec<String>)> =
        vec![("NAME", vec![content.about.name.clone()])];
    let mut number =
        |name: &'static str, number: u64| listing.push((name, vec![number.to_string()]));
    number("PLAYERS", players(world) as u64);
    number("UPTIME", host.started);
    number("PORT", u64::from(host.port));
    number("SSL", host.tls_port.map_or(0, u64::from));
    number("AREAS", content.areas.len() as u64);
    number("ROOMS", content.all_rooms().count() as u64);
    number("MOBILES", content.npcs.len() as u64);
    number("OBJECTS", content.items.len() as u64);
    number("HELPFILES", content.words.help.len() as u64);
    number("CLASSES", content.callings.len() as u64);
    number("LEVELS", u64::from(LEVEL_MAX));
    number("RACES", 0);
    number("SKILLS", skills as u64);
    number("ANSI", 1);
    number("UTF-8", 1);
    number("VT100", 0);
    number("XTERM 256 COLORS", 1);
    number("XTERM TRUE COLORS", 1);
    let mut text = |name, text: &str| listing.push((name, vec![text.to_owned()]));
    text("CHARSET", "UTF-8");
    text("CODEBASE", concat!("Dominion ", env!("CARGO_PKG_VERSION")));
    text("PLAYERKILLING", "Restricted");
    listing.extend(content.about.listing.iter().cloned().filter_map(true_of));
    for (name, value) in UNSAID {
        if !listing.iter().any(|(said, _)| said == name) {
            listing.push((name, vec![(*value).to_owned()]));
        }
    }
    listing
}

/// What was written, without what the program knows not to be so; nothing, if nothing is left.
fn true_of((name, mut values): (&'static str, Vec<String>)) -> Option<(&'static str, Vec<String>)> {
    let is_untrue = |value: &str| UNTRUE.contains(&(name, value.trim().to_lowercase().as_str()));
    values.retain(|value| !is_untrue(value));
    (!values.is_empty()).then_some((name, values))
}

/// What no world can be listed as for now, whatever its builders wrote, in small letters: duels and
/// arenas that nobody dies of do not make one in which players hunt players.
const UNTRUE: &[(&str, &str)] =
    &[("GAMEPLAY", "player versus player"), ("GAMEPLAY", "player killing")];

/// What is so where nobody wrote otherwise.
const UNSAID: &[(&str, &str)] = &[
    ("CRAWL DELAY", "-1"),
    ("FAMILY", "Custom"),
    ("GAMESYSTEM", "Custom"),
    ("INTERMUD", "None"),
    ("LANGUAGE", "English"),
    ("PAY TO PLAY", "0"),
    ("PAY FOR PERKS", "0"),
    ("HIRING BUILDERS", "0"),
    ("HIRING CODERS", "0"),
];

/// How many people sit at the other end of a character.
fn players(world: &World) -> usize {
    let seen = world.players.here().filter(|who| world.players.veil(*who).is_none());
    let players = seen.filter_map(|who| world.players.presence(who));
    players.filter(|player| player.link() == Link::Live).count()
}
