//! What a player chose about how the game looks. Kept with the character.
//!
//! A choice wins over whatever the client says of itself; where nothing was chosen, the client is
//! believed; and where it says nothing, it gets what nearly all can show.

use serde::{Deserialize, Serialize};

use super::prompt::Template;
use super::screen::Screen;
use crate::telnet::option::Known;
use crate::text::charset::Charset;
use crate::text::page::{Colour, PROSE_COLUMNS, Page, Theme};

/// Choices about the look of the game. Kept as JSON; unknown or missing ones take the default.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct Preferences {
    /// Room descriptions only on `look`.
    pub brief: bool,
    /// Fights told in one line a round; if nothing was chosen, in screen-reader mode only.
    pub brief_combat: Option<bool>,
    /// `none`, `16`, `256` or `true`; anything else leaves it to the client.
    pub colour: String,
    /// What colour the screen has behind the letters.
    pub theme: Theme,
    /// Screen-reader mode.
    pub reader: Choice,
    /// How letters are written.
    pub charset: Option<Charset>,
    /// A width of the player's own; otherwise the client's.
    pub width: Option<u16>,
    /// The time zone in which moments are told; empty for universal time.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub zone: String,
    /// Long answers a window at a time.
    pub pager: bool,
    /// So many lines at a time, whatever the client's window.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page_length: Option<u16>,
    /// Joins fights of the group.
    #[serde(skip_serializing_if = "is_off")]
    pub autoassist: bool,
    /// Opens closed doors as they walk.
    #[serde(skip_serializing_if = "is_off")]
    pub autodoor: bool,
    /// Rooms show the ways out.
    #[serde(skip_serializing_if = "is_on")]
    pub autoexits: bool,
    /// Takes the coins of what they kill.
    #[serde(skip_serializing_if = "is_off")]
    pub autogold: bool,
    /// Unlocks doors as they walk.
    #[serde(skip_serializing_if = "is_off")]
    pub autokey: bool,
    /// Takes all that is in what they kill.
    #[serde(skip_serializing_if = "is_off")]
    pub autoloot: bool,
    /// Rooms come with a map.
    #[serde(skip_serializing_if = "is_off")]
    pub automap: bool,
    /// Clears away corpses that are empty.
    #[serde(skip_serializing_if = "is_off")]
    pub autosac: bool,
    /// Shares coins of the dead with the group.
    #[serde(skip_serializing_if = "is_on")]
    pub autosplit: bool,
    /// Looks for company.
    #[serde(skip_serializing_if = "is_off")]
    pub seeking: bool,
    /// Several commands in a line.
    #[serde(skip_serializing_if = "is_off")]
    pub stack: bool,
    /// No empty lines.
    #[serde(skip_serializing_if = "is_off")]
    pub compact: bool,
    /// The hour before what happens.
    #[serde(skip_serializing_if = "is_off")]
    pub timestamps: bool,
    /// Told what to try next.
    #[serde(skip_serializing_if = "is_on")]
    pub tips: bool,
    /// What stands before the next line.
    pub prompt: Prompt,
    /// At how little health they run from a fight by themselves.
    pub wimpy: Wimpy,
    /// Nobody may begin to follow them.
    #[serde(skip_serializing_if = "is_off")]
    pub nofollow: bool,
    /// Foul words on channels as they were said.
    #[serde(skip_serializing_if = "is_off")]
    pub foul_words: bool,
    /// Of staff: nobody below their rank sees them.
    #[serde(skip_serializing_if = "is_off")]
    pub unseen: bool,
    /// Of staff: no NPC begins a fight with them.
    #[serde(skip_serializing_if = "is_off")]
    pub left_alone: bool,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "as serde calls it")]
fn is_off(choice: &bool) -> bool {
    !choice
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "as serde calls it")]
fn is_on(choice: &bool) -> bool {
    *choice
}

/// When somebody runs by themselves.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Wimpy {
    #[default]
    Off,
    /// At a quarter of their health.
    Quarter,
    /// At so much health.
    At(u32),
}

impl Wimpy {
    /// The health at which one with so much of it runs.
    pub fn limit(self, health_max: u32) -> Option<u32> {
        match self {
            Wimpy::Off => None,
            Wimpy::Quarter => Some(health_max / 4),
            Wimpy::At(health) => Some(health),
        }
    }
}

/// Whose prompt it is.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Prompt {
    #[default]
    Default,
    Off,
    /// A template that was looked at ([`super::prompt::check`]).
    Own(Template),
}

impl Default for Preferences {
    fn default() -> Self {
        Preferences {
            brief: false,
            brief_combat: None,
            colour: String::new(),
            theme: Theme::Any,
            reader: Choice::Auto,
            charset: None,
            width: None,
            zone: String::new(),
            pager: true,
            page_length: None,
            autoassist: false,
            autodoor: false,
            autoexits: true,
            autogold: false,
            autokey: false,
            autoloot: false,
            automap: false,
            autosac: false,
            autosplit: true,
            seeking: false,
            stack: false,
            compact: false,
            timestamps: false,
            tips: true,
            prompt: Prompt::Default,
            wimpy: Wimpy::Off,
            nofollow: false,
            foul_words: false,
            unseen: false,
            left_alone: false,
        }
    }
}

/// Something that may be on or off, or left to the client.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
#[serde(from = "Written", rename_all = "lowercase")]
pub enum Choice {
    #[default]
    Auto,
    On,
    Off,
}

/// How a choice is written, and how it was written when there was no third one.
#[derive(Deserialize)]
#[serde(untagged)]
enum Written {
    Flag(bool),
    Word(String),
}

impl From<Written> for Choice {
    fn from(written: Written) -> Choice {
        match written {
            Written::Flag(true) => Choice::On,
            Written::Word(word) if word == "on" => Choice::On,
            Written::Word(word) if word == "off" => Choice::Off,
            Written::Flag(false) | Written::Word(_) => Choice::Auto,
        }
    }
}

impl Choice {
    /// A choice, if one was made.
    pub fn of(chosen: Option<bool>) -> Choice {
        match chosen {
            None => Choice::Auto,
            Some(true) => Choice::On,
            Some(false) => Choice::Off,
        }
    }

    /// What was chosen, if anything was.
    pub fn chosen(self) -> Option<bool> {
        match self {
            Choice::Auto => None,
            Choice::On => Some(true),
            Choice::Off => Some(false),
        }
    }
}

impl Preferences {
    /// Whether fights are told in sums.
    pub fn sums_fights(&self, page: &Page) -> bool {
        self.brief_combat.unwrap_or(page.reader)
    }

    /// The colours chosen, if any were.
    pub fn colours(&self) -> Option<Colour> {
        match self.colour.as_str() {
            "none" => Some(Colour::None),
            "16" => Some(Colour::Ansi),
            "256" => Some(Colour::Ansi256),
            "true" => Some(Colour::True),
            _ => None,
        }
    }

    /// The page to lay text out for.
    pub fn page(&self, screen: &Screen) -> Page {
        let client = &screen.client;
        Page {
            width: self.width.unwrap_or(screen.width),
            // Whoever asks for a width has lines of that length; a window is only as wide as it is.
            prose: self.width.map_or(PROSE_COLUMNS, |asked| asked.max(PROSE_COLUMNS)),
            reader: self.reader.chosen().or(client.reader()).unwrap_or(false),
            colour: self.colours().or(client.colour()).unwrap_or(Colour::Ansi),
            charset: self.charset.or(client.charset()).unwrap_or_default(),
            theme: self.theme,
            mxp: client.options().agreed(Known::Mxp),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &str) -> Preferences {
        serde_json::from_str(json).expect("preferences")
    }

    #[test]
    fn issue14_07_wimpy_is_kept() {
        for wimpy in [Wimpy::Off, Wimpy::Quarter, Wimpy::At(12)] {
            let kept = Preferences { wimpy, ..Default::default() };
            assert_eq!(read(&serde_json::to_string(&kept).expect("JSON")), kept);
        }
        assert_eq!(read(r#"{"brief":true}"#).wimpy, Wimpy::Off, "old rows have none");
    }

    #[test]
    fn choices_come_back_as_they_were_kept() {
        for reader in [Choice::Auto, Choice::On, Choice::Off] {
            for charset in [None, Some(Charset::Latin1)] {
                let kept =
                    Preferences { reader, charset, colour: "256".into(), ..Default::default() };
                assert_eq!(read(&serde_json::to_string(&kept).expect("JSON")), kept);
            }
        }
    }

    /// Before clients were asked, everybody had sixteen colours and no screen reader unless they
    /// said otherwise; who never said so leaves it to the client from now on.
    #[test]
    fn old_rows_leave_it_to_the_client() {
        let old = read(r#"{"brief":true,"colour":"ansi","reader":false,"width":null}"#);
        assert_eq!(old, Preferences { brief: true, colour: "ansi".into(), ..Default::default() });
        assert_eq!((old.colours(), old.reader.chosen()), (None, None));
        assert_eq!(read(r#"{"reader":true}"#).reader, Choice::On);
    }
}
