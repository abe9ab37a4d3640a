//! Ranks: what somebody may do.

use serde::{Deserialize, Serialize};

/// What somebody may do, from the session's account. Each includes those before it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    #[default]
    Player,
    Builder,
    Wizard,
    Admin,
    Owner,
}

impl Role {
    pub const ALL: [Role; 5] =
        [Role::Player, Role::Builder, Role::Wizard, Role::Admin, Role::Owner];

    /// `player`, `builder`, `wizard`, `admin`, `owner`.
    pub fn word(self) -> &'static str {
        match self {
            Role::Player => "player",
            Role::Builder => "builder",
            Role::Wizard => "wizard",
            Role::Admin => "admin",
            Role::Owner => "owner",
        }
    }

    /// The role of a word.
    pub fn parse(word: &str) -> Option<Role> {
        Role::ALL.into_iter().find(|role| role.word().eq_ignore_ascii_case(word))
    }
}
