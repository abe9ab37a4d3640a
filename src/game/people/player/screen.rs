//! The other end: what is known of the client that somebody plays with.

use serde::{Deserialize, Serialize};

use crate::base::limits::WIDTH_DEFAULT;
use crate::telnet::Client;

/// A screen, or a voice, as the connection tells of it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Screen {
    /// Columns; 0 leaves wrapping to the client.
    pub width: u16,
    /// Rows; 0 if it never said.
    pub height: u16,
    /// Screen-reader mode, if that was chosen or declined at the door, until somebody is in.
    pub reader: Option<bool>,
    /// What the client says of itself.
    pub client: Client,
}

impl Default for Screen {
    fn default() -> Screen {
        Screen::of_width(WIDTH_DEFAULT)
    }
}

impl Screen {
    /// One of which nothing else is known.
    pub fn of_width(width: u16) -> Screen {
        Screen { width, height: 0, reader: None, client: Client::default() }
    }
}
