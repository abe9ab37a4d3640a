//! What a bot reads: the text that its client was sent, without colours.

use crate::messages::output::Write;

/// What was sent since the bot last acted.
#[derive(Clone, Debug, Default)]
pub struct Screen {
    pub text: String,
    pub prompt: Option<String>,
    pub closed: bool,
}

/// Characters of text that a screen holds.
const SCREEN_MAX: usize = 64 * 1024;

impl Screen {
    /// Something more arrives.
    pub fn show(&mut self, write: &Write) {
        if self.text.len() > SCREEN_MAX {
            self.text.clear();
        }
        self.text.push_str(&plain(&write.text));
        // Without a prompt nothing is asked: something is being worked out.
        self.prompt = write.prompt.as_deref().map(plain);
        self.closed |= write.close;
    }
}

/// Text without its colours.
pub fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('\u{1b}') {
        plain.push_str(before);
        rest = after.split_once('m').map_or("", |(_, rest)| rest);
    }
    plain + rest
}

/// Whether the text tells that what follows is not on the disk. Lines may be wrapped anywhere.
pub fn admits_trouble(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.windows(5).any(|words| words == ["The", "disk", "does", "not", "answer."])
        || words.windows(5).any(|words| words == ["The", "disk", "does", "not", "answer;"])
        || words.windows(4).any(|words| words == ["(The", "disk", "does", "not"])
}
