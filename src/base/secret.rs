//! A text that nobody is shown: the hash of a password.
//!
//! Its debug text says nothing of it, so that neither a log line, nor a test's complaint, nor the
//! state hash (which is made of debug texts) can depend on it.

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

/// The form in which a password is compared and hashed (NFKC, as RFC 8265 has it for passwords but
/// for the width of blanks): the same letters are the same password, however a keyboard makes them.
pub fn normal(password: &str) -> String {
    password.nfkc().collect()
}

/// A text that is kept, compared and handed on, and never shown.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Secret(String);

impl Secret {
    /// The text itself, for those few who need it.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// Forgets the text.
    pub fn hide(&mut self) {
        self.0.clear();
    }
}

impl From<String> for Secret {
    fn from(text: String) -> Secret {
        Secret(text)
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn its_debug_text_says_nothing_of_it() {
        let one = Secret::from("$argon2id$one".to_string());
        let other = Secret::from("$argon2id$the other".to_string());
        assert_ne!(one, other);
        assert_eq!(format!("{one:?}"), format!("{other:?}"));
    }
}
