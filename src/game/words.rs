//! Texts that builders write: the banner, the lines of combat, death, weather, and help topics.

pub mod load;

/// All texts of `text/*.yaml` and `help/*.yaml`.
#[derive(Clone, Debug, Default)]
pub struct Words {
    /// Shown to eyes before the first question.
    pub banner: String,
    /// Shown in its place to screen readers.
    pub banner_plain: String,
    /// Shown when somebody enters the world.
    pub welcome: String,
    /// Shown once to a new character.
    pub creation: Vec<String>,
    pub death: Vec<String>,
    pub waking: Vec<String>,
    pub combat: CombatWords,
    /// What dawn, day, dusk and night look like where an area says nothing.
    pub phases: Vec<(String, String)>,
    pub help: Vec<Topic>,
    /// Words that may not be names.
    pub reserved: Vec<String>,
}

/// Lines of a fight. Templates with `{actor}`, `{target}`, `{weapon}`.
#[derive(Clone, Debug, Default)]
pub struct CombatWords {
    /// By damage type (`slash`, `pierce`, `blunt`, `bite`, `claw`), then by severity.
    pub hits: std::collections::BTreeMap<String, std::collections::BTreeMap<String, Vec<String>>>,
    pub misses: Vec<String>,
    pub deaths: Vec<String>,
}

/// A help topic that is no command.
#[derive(Clone, Debug)]
pub struct Topic {
    pub topic: String,
    pub keywords: Vec<String>,
    pub body: String,
    /// `player`, `builder`, `wizard` …: who may read it.
    pub level: String,
}
