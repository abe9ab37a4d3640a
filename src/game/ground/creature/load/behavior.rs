//! How an NPC behaves: a list of tags, or a mapping that comes to the same.

use crate::base::limits::HELP_RADIUS_MAX;
use crate::game::frame::reading::problem::{behavior_unknown, behavior_without_effect};
use crate::game::ground::creature::content::{Behavior, Manners, NpcKind, Tags};
use crate::yaml::suggest::nearest;
use crate::yaml::{Asks, Fields, Kind, Node, Problems, read_float, read_text};

/// Percent of health under which cowards run, unless it is written.
const FLEES_AT: u32 = 20;
/// Chance from which on wandering counts as often. The tags stand for 0.1 and 0.3.
const OFTEN: f64 = 0.2;

/// Words that other worlds have for the same, and what they come to here.
const OTHER_WORDS: [(&str, &[Behavior]); 8] = [
    ("wanders_rarely", &[Behavior::WandersSometimes]),
    ("wanders_frequently", &[Behavior::WandersOften]),
    ("wanders_nowhere", &[Behavior::Stationary]),
    ("patrol", &[Behavior::Patrols]),
    ("fearless", &[Behavior::Brave]),
    ("cautious", &[Behavior::Cowardly]),
    ("pacifist", &[Behavior::Peaceful]),
    ("ambient", &[Behavior::Peaceful, Behavior::Stationary]),
];
/// Attacks nobody of its own accord, and says nothing else of what it does.
const DEFENSIVE: &str = "defensive";
/// Words that other worlds have and that have no effect here yet.
const WITHOUT_EFFECT: [&str; 16] = [
    "berserker_ai",
    "brute_ai",
    "brute_simple",
    "caster_ai",
    "caster_simple",
    "caster_tactical",
    "chatty",
    "curious",
    "flees_predators",
    "grazes",
    "grumpy",
    "hunts",
    "lurks",
    "quiet",
    "silent",
    "talkative",
];

/// What was read.
pub struct Ways {
    pub behavior: Tags,
    pub flees_at: u32,
    pub ignores_players: bool,
    pub heeds_factions: bool,
    pub manners: Manners,
}

/// Reads `behavior` and what belongs to it.
pub fn read(fields: &mut Fields<'_, '_>, kind: NpcKind) -> Ways {
    let mut ways = Ways {
        behavior: Tags::empty(),
        flees_at: FLEES_AT,
        ignores_players: false,
        heeds_factions: true,
        manners: Manners::default(),
    };
    let mut says_if_aggressive = false;
    match fields.any("behavior") {
        Some(node) if node.as_map().is_some() => {
            says_if_aggressive = node.get("aggro_on_sight").is_some();
            from_mapping(node, &mut ways, fields.problems());
        }
        Some(node) => {
            ways.behavior = tags(node, fields.problems());
            if says(node, DEFENSIVE) {
                says_if_aggressive = true;
                ways.never_begin();
            }
        }
        None => {}
    }
    if let Some(at_once) = fields.flag("aggro_on_sight") {
        says_if_aggressive = true;
        match at_once {
            true => ways.attack_at_once(),
            false => ways.never_begin(),
        }
    }
    if let Some(percent) = fields.number("flee_percent", 0..=100u32) {
        ways.flee(percent);
    }
    if kind == NpcKind::Hostile && !says_if_aggressive {
        ways.be_hostile();
    }
    ways
}

impl Ways {
    /// Attacks players the moment it sees them (F14).
    fn attack_at_once(&mut self) {
        self.behavior.insert(Behavior::AttacksOnSight);
        self.ignores_players = false;
    }

    /// Attacks players never of its own accord (F14).
    fn never_begin(&mut self) {
        self.behavior.remove(Behavior::AttacksOnSight);
        self.ignores_players = true;
    }

    /// Runs under this share of health; never, if that is nothing.
    fn flee(&mut self, percent: u32) {
        self.behavior.set(Behavior::Cowardly, percent > 0);
        self.behavior.set(Behavior::Brave, percent == 0);
        self.flees_at = percent;
    }

    /// Those who are hostile attack, unless their tags already say what they do.
    fn be_hostile(&mut self) {
        use Behavior::{Aggressive, AttacksOnSight, Peaceful};
        if !self.behavior.intersects(Aggressive | AttacksOnSight | Peaceful) {
            self.behavior.insert(Aggressive);
        }
    }
}

/// Tags of behaviour, one or a list.
pub fn tags(node: &Node, problems: &mut Problems) -> Tags {
    problems.note(node.span, || Asks::Texts);
    let nodes = match &node.kind {
        Kind::List(nodes) => nodes.as_slice(),
        _ => std::slice::from_ref(node),
    };
    let read = |node| tags_of_word(node, problems).unwrap_or_default();
    nodes.iter().map(read).fold(Tags::empty(), |all, tags| all | tags)
}

/// What one word comes to. Worlds have words of their own, so one that is not known is no error.
fn tags_of_word(node: &Node, problems: &mut Problems) -> Option<Tags> {
    let word = read_text("behavior", node, problems)?;
    problems.note(node.span, || {
        Asks::Words(Behavior::ALL.iter().map(|(known, _)| (*known).to_owned()).collect())
    });
    let meant = word.trim().to_lowercase().replace([' ', '-'], "_");
    let own = Behavior::ALL.iter().find(|(known, _)| *known == meant);
    if let Some((_, tag)) = own {
        return Some((*tag).into());
    }
    if let Some((_, tags)) = OTHER_WORDS.iter().find(|(known, _)| *known == meant) {
        return Some(tags.iter().copied().collect());
    }
    if meant == DEFENSIVE {
        return None;
    }
    problems.push(match WITHOUT_EFFECT.contains(&meant.as_str()) {
        true => behavior_without_effect(&word),
        false => {
            let words = Behavior::ALL.iter().map(|(known, _)| *known);
            let words = words.chain(OTHER_WORDS.iter().map(|(known, _)| *known));
            behavior_unknown(&word, nearest(&word, words))
        }
    });
    None
}

/// Whether a word is among those of a behaviour.
fn says(node: &Node, word: &str) -> bool {
    let is_it =
        |node: &Node| node.as_str().is_some_and(|own| own.trim().eq_ignore_ascii_case(word));
    is_it(node) || node.as_list().is_some_and(|nodes| nodes.iter().any(is_it))
}

fn from_mapping(node: &Node, ways: &mut Ways, problems: &mut Problems) {
    let Some(mut fields) = Fields::of(node, problems) else { return };
    if let Some(node) = fields.any("tags") {
        ways.behavior = tags(node, fields.problems());
    }
    let chance = fields.float("wander_chance", 0.0..=1.0);
    let wanders = fields.flag("wanders").unwrap_or(chance.is_some_and(|chance| chance > 0.0));
    let often = chance.is_some_and(|chance| chance >= OFTEN);
    if node.get("wanders").is_some() || chance.is_some() {
        ways.behavior.set(Behavior::WandersOften, wanders && often);
        ways.behavior.set(Behavior::WandersSometimes, wanders && !often);
    }
    ways.manners.wander_chance = chance;
    if let Some(at_once) = fields.flag("aggro_on_sight") {
        match at_once {
            true => ways.attack_at_once(),
            false => ways.never_begin(),
        }
    }
    if let Some(calls) = fields.flag("calls_for_help") {
        ways.behavior.set(Behavior::CallsForHelp, calls);
    }
    if let Some(node) = fields.any("flees_at_health_percent") {
        let percent = read_float("flees_at_health_percent", node, 0.0..=100.0, fields.problems());
        ways.flee(percent.map_or(FLEES_AT, whole_percent));
    }
    ways.heeds_factions = fields.flag("respects_factions").unwrap_or(true);
    ways.manners.help_radius = fields.number("help_radius", 0..=HELP_RADIUS_MAX);
    ways.manners.territory_radius =
        fields.number("territory_radius", 0..=HELP_RADIUS_MAX).unwrap_or(0);
    fields.finish();
}

/// Some worlds write a share where they say percent: what lies below one is meant as one.
fn whole_percent(percent: f64) -> u32 {
    let percent = if percent < 1.0 { percent * 100.0 } else { percent };
    percent.round() as u32
}
