//! What a player chose about how the game looks. Kept with the character.

use serde::{Deserialize, Serialize};

use crate::text::page::{Colour, Page, Theme};

/// Choices about the look of the game. Kept as JSON; unknown or missing ones take the default.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct Preferences {
    /// Room descriptions only on `look`.
    pub brief: bool,
    /// Fights told in one line a round; if nothing was chosen, in screen-reader mode only.
    pub brief_combat: Option<bool>,
    /// `none`, `ansi`, `256` or `true`.
    pub colour: String,
    /// What colour the screen has behind the letters.
    pub theme: Theme,
    /// Screen-reader mode.
    pub reader: bool,
    /// A width of the player's own; otherwise the client's.
    pub width: Option<u16>,
    /// Long answers a window at a time.
    pub pager: bool,
    /// What stands before the next line.
    pub prompt: Prompt,
}

/// Whose prompt it is.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Prompt {
    #[default]
    Default,
    Off,
    /// A template that was looked at ([`super::prompt::check`]).
    Own(String),
}

impl Default for Preferences {
    fn default() -> Self {
        Preferences {
            brief: false,
            brief_combat: None,
            colour: "ansi".into(),
            theme: Theme::Any,
            reader: false,
            width: None,
            pager: true,
            prompt: Prompt::Default,
        }
    }
}

impl Preferences {
    /// Whether fights are told in sums.
    pub fn sums_fights(&self) -> bool {
        self.brief_combat.unwrap_or(self.reader)
    }

    /// The colours chosen.
    pub fn colours(&self) -> Colour {
        match self.colour.as_str() {
            "none" => Colour::None,
            "256" => Colour::Ansi256,
            "true" => Colour::True,
            _ => Colour::Ansi,
        }
    }

    /// The page to lay text out for, on a client that is `width` wide.
    pub fn page(&self, width: u16) -> Page {
        Page {
            width: self.width.unwrap_or(width),
            reader: self.reader,
            colour: self.colours(),
            theme: self.theme,
            utf8: true,
            mxp: false,
        }
    }
}
