//! About the game: what its builders tell the world outside (`config/about.yaml`), and what the
//! program that runs it knows of itself ([`Host`]).
//!
//! Lists of MUDs ask for it by MSSP, and clients are handed the addresses of what they may fetch:
//! a user interface, a map, sounds. Everything may be left out. Nothing in here is ever made up:
//! what nobody wrote is not said, but for what the program knows by itself.

use serde::{Deserialize, Serialize};

use crate::base::clock::Millis;
use crate::game::frame::reading::kind::{Kind, Told, told};
use crate::yaml::{Fields, Node, Problems};

pub const ABOUT: Kind = Kind {
    place: "config/about.yaml",
    one: "the file",
    several: "what the world outside is told",
    list: "",
    about: "What the world outside is told of this game: lists of MUDs ask for it (MSSP), and clients may be \
            handed the addresses of what they can fetch. What is left out is not said.",
    keys: || KEYS.to_vec(),
    read: |load, files| load.content.about = about(files, load.problems),
    ..Kind::DEFAULT
};

const KEYS: &[Told] = &[
    told("name", "The Reach", "what the game is called").or("Dominion"),
    told("contact", "keeper@example.org", "an address to write to"),
    told("created", "2026", "the year in which it began"),
    told("discord", "https://discord.example.org", "where its players talk"),
    told("hostname", "mud.example.org", "where it is found"),
    told("icon", "https://mud.example.org/icon.png", "a picture, 32 by 32 or more"),
    told("ip", "192.0.2.7", "where it is found, as a number"),
    told("ipv6", "\"2001:db8::7\"", "the same"),
    told("language", "English", "the language of the game"),
    told("location", "DE", "the country in which it runs"),
    told("minimum_age", "13", "how old players have to be"),
    told("referral", "[other.example.org 4000]", "other games that are worth a visit"),
    told("website", "https://mud.example.org", "its pages"),
    told("family", "Custom", "what it is built upon"),
    told("genre", "Fantasy", "and so on, in the words of MSSP"),
    told("subgenre", "Low Fantasy", "in the words of MSSP"),
    told("gameplay", "[Adventure, Hack and Slash]", "in the words of MSSP"),
    told("status", "Alpha", "Alpha, Closed Beta, Open Beta or Live"),
    told("gamesystem", "Custom", "whose rules it plays by"),
    told("intermud", "none", "the networks that it is part of"),
    told("crawl_delay", "24", "hours between two visits of a list"),
    told("pay_to_play", "no", "whether it costs anything"),
    told("pay_for_perks", "no", "whether anything is sold in it"),
    told("hiring_builders", "no", "whether it looks for builders"),
    told("hiring_coders", "no", "whether it looks for programmers"),
    told("gui", "", "a package that Mudlet offers to install"),
    told("gui.version", "1", "goes up when it changes"),
    told("gui.url", "https://mud.example.org/ui.mpackage", "where it lies"),
    told("map", "https://mud.example.org/map.xml", "a file of maps"),
    told("media", "https://mud.example.org/media/", "below which sounds and pictures lie"),
];

/// What was written about the game.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct About {
    /// What it is called.
    pub name: String,
    /// Fields of the listing, under the names that MSSP has for them, with their values.
    pub listing: Vec<(&'static str, Vec<String>)>,
    /// A package for Mudlet: its version and its address.
    pub gui: Option<(String, String)>,
    /// The address of a map file.
    pub map: Option<String>,
    /// The address below which sounds and pictures lie; it ends in a slash.
    pub media: Option<String>,
}

impl Default for About {
    fn default() -> About {
        let listing = Vec::new();
        About { name: "Dominion".into(), listing, gui: None, map: None, media: None }
    }
}

/// Texts that a builder may write, and what MSSP calls them. Where several are written, the last
/// counts most.
const TEXTS: &[(&str, &str)] = &[
    ("contact", "CONTACT"),
    ("created", "CREATED"),
    ("discord", "DISCORD"),
    ("hostname", "HOSTNAME"),
    ("icon", "ICON"),
    ("ip", "IP"),
    ("ipv6", "IPV6"),
    ("language", "LANGUAGE"),
    ("location", "LOCATION"),
    ("minimum_age", "MINIMUM AGE"),
    ("referral", "REFERRAL"),
    ("website", "WEBSITE"),
    ("family", "FAMILY"),
    ("genre", "GENRE"),
    ("subgenre", "SUBGENRE"),
    ("gameplay", "GAMEPLAY"),
    ("status", "STATUS"),
    ("gamesystem", "GAMESYSTEM"),
    ("intermud", "INTERMUD"),
    ("crawl_delay", "CRAWL DELAY"),
];

/// Questions with yes or no for an answer.
const FLAGS: &[(&str, &str)] = &[
    ("pay_to_play", "PAY TO PLAY"),
    ("pay_for_perks", "PAY FOR PERKS"),
    ("hiring_builders", "HIRING BUILDERS"),
    ("hiring_coders", "HIRING CODERS"),
];

/// What a world's builders wrote about it.
fn about(files: &[Node], problems: &mut Problems) -> About {
    let mut about = About::default();
    let Some(file) = files.first() else { return about };
    let Some(mut fields) = Fields::of(file, problems) else { return about };
    if let Some(name) = fields.text("name") {
        about.name = name.trim().to_owned();
    }
    for (key, name) in TEXTS {
        let texts = fields.texts(key);
        if !texts.is_empty() {
            about.listing.push((name, texts));
        }
    }
    for (key, name) in FLAGS {
        let flag = fields.flag(key).map(|yes| if yes { "1" } else { "0" });
        about.listing.extend(flag.map(|flag| (*name, vec![flag.to_owned()])));
    }
    if let Some(mut gui) = fields.inside("gui") {
        let version = gui.required_text("version");
        let url = gui.required_text("url");
        gui.finish();
        about.gui = version.zip(url).map(|(version, url)| (version.value, url.value));
    }
    about.map = fields.text("map");
    about.media = fields.text("media").map(|url| format!("{}/", url.trim_end_matches('/')));
    fields.finish();
    about
}

/// What the program knows of the server that it is. Time and ports come in as data, for the world
/// reads no clock and opens no socket.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Host {
    /// When the process started, in seconds since 1970.
    pub started: u64,
    /// Where the world's clock stood then.
    pub clock: Millis,
    /// The port that players connect to.
    pub port: u16,
    /// Characters that may be made from one address in an hour; 0 for any number.
    pub newcomers_per_hour: u32,
    /// The port on which the connection is secret from its first byte, if there is one.
    pub tls_port: Option<u16>,
    /// Whether clients are offered compressed text (MCCP2): the operator's choice.
    pub compresses: bool,
}

impl Host {
    /// Seconds since 1970, by the world's clock.
    pub fn seconds(&self, now: Millis) -> u64 {
        self.started + now.since(self.clock).as_seconds()
    }

    /// When it is so many seconds since 1970 by the world's clock; what lies before the start is then.
    pub fn moment(&self, seconds: u64) -> Millis {
        self.clock + Millis::seconds(seconds.saturating_sub(self.started))
    }

    /// The same, or 0 if nobody told the world what day it is.
    pub fn date(&self, now: Millis) -> u64 {
        if self.started == 0 { 0 } else { self.seconds(now) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::yaml::read_text_as;

    #[test]
    fn what_is_written_is_told_and_nothing_else() {
        let text = "name: The Reach\ncontact: keeper@example.org\ngameplay: [Roleplaying, Player versus Player]\n\
                    pay_to_play: no\ngui: {version: 3, url: https://example.org/reach.mpackage}\n\
                    media: https://example.org/media\ncolour: green\n";
        let mut problems = Problems::new();
        let file = read_text_as(ABOUT.place, text, &mut problems);
        let about = about(file.as_slice(), &mut problems);
        assert_eq!(about.name, "The Reach");
        assert_eq!(about.listing.len(), 3);
        assert_eq!(about.gui, Some(("3".into(), "https://example.org/reach.mpackage".into())));
        assert_eq!(about.media.as_deref(), Some("https://example.org/media/"));
        assert_eq!(about.map, None);
        let report = problems.render_lines();
        assert!(report.contains("colour"), "{report}");
        assert_eq!(super::about(&[], &mut problems), About::default());
    }
}
