//! About the game: what its builders tell the world outside (`config/about.yaml`), and what the
//! program that runs it knows of itself ([`Host`]).
//!
//! Lists of MUDs ask for it by MSSP, and clients are handed the addresses of what they may fetch:
//! a user interface, a map, sounds. Everything may be left out. Nothing in here is ever made up:
//! what nobody wrote is not said, but for what the program knows by itself.

use serde::{Deserialize, Serialize};

use crate::base::clock::Millis;
use crate::yaml::{Fields, Problems, Source, read_file};

/// Where a world may write it.
pub const FILE: &str = "config/about.yaml";

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
pub fn about(source: &dyn Source, problems: &mut Problems) -> About {
    let mut about = About::default();
    let Some(file) = read_file(source, FILE, problems) else { return about };
    let Some(mut fields) = Fields::of(&file, problems) else { return about };
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
    use crate::yaml::Memory;

    #[test]
    fn what_is_written_is_told_and_nothing_else() {
        let text = "name: The Reach\ncontact: keeper@example.org\ngameplay: [Roleplaying, Player versus Player]\n\
                    pay_to_play: no\ngui: {version: 3, url: https://example.org/reach.mpackage}\n\
                    media: https://example.org/media\ncolour: green\n";
        let mut problems = Problems::new();
        let about = about(&Memory::new([(FILE, text)]), &mut problems);
        assert_eq!(about.name, "The Reach");
        assert_eq!(about.listing.len(), 3);
        assert_eq!(about.gui, Some(("3".into(), "https://example.org/reach.mpackage".into())));
        assert_eq!(about.media.as_deref(), Some("https://example.org/media/"));
        assert_eq!(about.map, None);
        let report = problems.render_lines();
        assert!(report.contains("colour"), "{report}");
        assert_eq!(super::about(&Memory::default(), &mut problems), About::default());
    }
}
