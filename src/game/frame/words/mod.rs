//! Texts that builders write: the banner, the lines of combat, death, weather, and help topics.

mod kind;
pub mod load;
pub mod social;

use std::sync::LazyLock;

use crate::game::Content;
use crate::yaml::{Problems, read_text_as};

pub use kind::{NAMES, TEXTS, TOPICS};
pub use social::Socials;

/// All texts of `text/*.yaml` and `help/*.yaml`.
#[derive(Clone, Debug, Default)]
pub struct Words {
    /// Drawn for eyes that come into the world, where there is room for it.
    pub banner: String,
    /// Said to everybody before the first question.
    pub banner_plain: String,
    /// Shown to a new character before all else, and to all where nothing is written for those
    /// who return.
    pub welcome: String,
    /// The news of the day, shown last to everyone who enters.
    pub motd: String,
    /// What was changed in the world and its server, the newest first.
    pub changes: Vec<String>,
    /// By what rules one lives here.
    pub policies: String,
    /// Whom to thank.
    pub credits: String,
    /// Shown once to a new character.
    pub creation: Vec<String>,
    /// Shown once to a new character, below that: what to type.
    pub first_steps: Vec<String>,
    /// One of these is shown to somebody who was here before.
    pub returning: Vec<String>,
    /// One of these is shown to somebody who leaves.
    pub leaving: Vec<String>,
    /// What others see of a new character, with `{actor}`.
    pub arrival_seen: Vec<String>,
    pub death: Vec<String>,
    /// What others see of a player's death, with `{actor}`.
    pub death_seen: Vec<String>,
    /// Shown to the dead on their way to the shrine.
    pub between: Vec<String>,
    pub waking: Vec<String>,
    /// What others see of somebody who wakes at the shrine, with `{actor}`.
    pub waking_seen: Vec<String>,
    /// Shown to the dead once they are awake.
    pub left_behind: Vec<String>,
    pub combat: CombatWords,
    /// What can be shown without words.
    pub socials: Socials,
    /// What dawn, day, dusk and night look like where an area says nothing.
    pub phases: Vec<(String, String)>,
    pub help: Vec<Topic>,
    /// Words that may not be names.
    pub reserved: Vec<String>,
    /// Words that may not be part of a name.
    pub forbidden: Vec<String>,
    /// Words that are foul on channels, or part of a word that is.
    pub foul: Vec<String>,
}

/// The names of the stock world that nobody has.
static STOCK_NAMES: LazyLock<Words> = LazyLock::new(|| {
    let mut problems = Problems::new();
    let text = include_str!("../../../../world_data/config/names.yaml");
    let mut words = Words::default();
    if let Some(file) = read_text_as(NAMES.place, text, &mut problems) {
        load::read_names_of(&mut words, &file, &mut problems);
    }
    words
});

/// Words that stand nowhere in a name, and names that nobody has. A world that forbids none forbids
/// those of the stock world.
pub fn names(content: &Content) -> (&[String], Vec<&str>) {
    let (own, stock) = (&content.words, &*STOCK_NAMES);
    let forbidden = if own.forbidden.is_empty() { &stock.forbidden } else { &own.forbidden };
    let reserved = own.reserved.iter().chain(&stock.reserved).map(String::as_str).collect();
    (forbidden, reserved)
}

/// One of several texts, counted and not rolled, so that more words change no dice.
pub fn pick(from: &[String], nth: u64) -> Option<&str> {
    let at = nth.checked_rem(from.len() as u64)?;
    from.get(usize::try_from(at).ok()?).map(String::as_str)
}

/// Lines of a fight. Templates with `{actor}`, `{target}`, `{weapon}`.
#[derive(Clone, Debug, Default)]
pub struct CombatWords {
    /// By damage type (`slash`, `pierce`, `blunt`, `bite`, `claw`), then by severity.
    pub hits: std::collections::BTreeMap<String, std::collections::BTreeMap<String, Vec<String>>>,
    pub misses: Vec<String>,
    pub deaths: Vec<String>,
    /// Which table of `hits` an attack verb shares: `nip` that of `claw`.
    pub verb_types: std::collections::BTreeMap<String, String>,
}

/// A help topic that is no command.
#[derive(Clone, Debug, Default)]
pub struct Topic {
    pub topic: String,
    pub keywords: Vec<String>,
    pub body: String,
    /// Stands below the text.
    pub table: Option<TopicTable>,
    /// `player`, `builder`, `wizard` …: who may read it.
    pub level: String,
    /// The heading under which it is listed; may be empty.
    pub group: String,
    /// What else to read.
    pub see: Vec<String>,
}

/// A table as it was written: each row has as many cells as there are labels.
#[derive(Clone, Debug)]
pub struct TopicTable {
    pub labels: Vec<String>,
    pub rows: Vec<Vec<String>>,
}
