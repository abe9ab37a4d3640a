//! How awake somebody is, as verbs and senses ask.

use serde::{Deserialize, Serialize};

/// How somebody holds themselves, from least to most awake.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Posture {
    Sleeping,
    Resting,
    Sitting,
    #[default]
    Standing,
}

impl Posture {
    /// `sleeping`, `resting`, `sitting`, `standing`.
    pub fn word(self) -> &'static str {
        match self {
            Posture::Sleeping => "sleeping",
            Posture::Resting => "resting",
            Posture::Sitting => "sitting",
            Posture::Standing => "standing",
        }
    }

    /// The posture of a word, standing if there is none.
    pub fn parse(word: &str) -> Posture {
        [Posture::Sleeping, Posture::Resting, Posture::Sitting]
            .into_iter()
            .find(|posture| posture.word() == word)
            .unwrap_or_default()
    }
}
