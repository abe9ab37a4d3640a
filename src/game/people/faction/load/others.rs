//! What factions say of each other: allies, enemies, neutrals, and whether it fits together.
//!
//! Alliances hold both ways. So does war, unless an enemy is written with `oneway: true`: then
//! only those who say so begin fights.

use std::collections::BTreeMap;

use super::{Factions, problem};
use crate::base::id::FactionId;
use crate::game::frame::reading::ids::AllIds;
use crate::game::ground::creature::load::Sides;
use crate::game::people::faction::content::Weights;
use crate::yaml::{Asks, Fields, Kind, Node, Problems, Spanned, read_text};

/// The others that one faction speaks of. They are looked up when all names are known.
pub(super) struct Said {
    of: FactionId,
    allies: Vec<Spanned<String>>,
    enemies: Vec<Enemy>,
    neutrals: Vec<Spanned<String>>,
}

struct Enemy {
    word: Spanned<String>,
    oneway: bool,
}

/// What one faction says of the others.
pub(super) fn said(of: FactionId, fields: &mut Fields<'_, '_>) -> Said {
    let mut allies = fields.spanned_texts("allied_factions");
    allies.extend(fields.spanned_texts("allied_to"));
    let mut enemies = Vec::new();
    for key in ["enemy_factions", "hostile_to"] {
        for node in entries(fields, key) {
            enemies.extend(enemy(key, node, fields.problems()));
        }
    }
    Said { of, allies, enemies, neutrals: fields.spanned_texts("neutral_factions") }
}

fn entries<'n>(fields: &mut Fields<'n, '_>, key: &'static str) -> &'n [Node] {
    let node = fields.any(key);
    if let Some(node) = node {
        fields.problems().note(node.span, || Asks::Texts);
    }
    match node {
        Some(Node { kind: Kind::List(nodes), .. }) => nodes,
        Some(node) => std::slice::from_ref(node),
        None => &[],
    }
}

/// A name, or `{faction: a name, oneway: true}`.
fn enemy(key: &str, node: &Node, problems: &mut Problems) -> Option<Enemy> {
    if node.as_map().is_none() {
        return Some(Enemy { word: read_text(key, node, problems)?, oneway: false });
    }
    let mut fields = Fields::of(node, problems)?;
    let word = fields.required_text("faction");
    let oneway = fields.flag("oneway").unwrap_or(false);
    fields.finish();
    Some(Enemy { word: word?, oneway })
}

/// Looks everyone up, puts allies and enemies into both files' factions, and says what does not
/// fit together.
pub(super) fn join(
    said: &[Said],
    weights: &Weights,
    read: &mut Factions,
    ids: &mut AllIds,
    problems: &mut Problems,
) {
    let mut alliances = Alliances::new();
    for one in said {
        for word in &one.allies {
            let other = read.refer(word, ids);
            if one.of == other {
                problems.push(problem::itself("allied_factions", word.span));
                continue;
            }
            alliances.entry((one.of, other)).or_insert_with(|| word.clone());
            befriend(read, one.of, other);
        }
        for enemy in &one.enemies {
            let other = read.refer(&enemy.word, ids);
            if one.of == other {
                problems.push(problem::itself("enemy_factions", enemy.word.span));
                continue;
            }
            set_against(read, one.of, other);
            if !enemy.oneway {
                set_against(read, other, one.of);
            }
        }
    }
    quarrel(weights, read, ids);
    check_alliances(read, &alliances, ids, problems);
    check_neutrals(said, read, ids, problems);
}

/// Who is named neutral is neither ally nor enemy.
fn check_neutrals(said: &[Said], read: &Factions, ids: &mut AllIds, problems: &mut Problems) {
    for one in said {
        for word in &one.neutrals {
            let other = read.refer(word, ids);
            let faction = read.factions.get(&one.of);
            if faction.is_some_and(|faction| faction.enemies.contains(&other)) {
                problems.push(problem::not_neutral(word, "an enemy"));
            } else if faction.is_some_and(|faction| faction.allies.contains(&other)) {
                problems.push(problem::not_neutral(word, "an ally"));
            }
        }
    }
}

fn befriend(read: &mut Factions, one: FactionId, other: FactionId) {
    for (of, ally) in [(one, other), (other, one)] {
        if let Some(faction) = read.factions.get_mut(&of) {
            faction.allies.insert(ally);
        }
    }
}

fn set_against(read: &mut Factions, one: FactionId, other: FactionId) {
    if let Some(faction) = read.factions.get_mut(&one) {
        faction.enemies.insert(other);
    }
}

/// Those who are at war wherever both exist and neither names any enemy (F10).
fn quarrel(weights: &Weights, read: &mut Factions, ids: &AllIds) {
    let known = |read: &Factions, name: &String| {
        let key = read.by_name.get(&name.to_lowercase())?;
        let id = ids.factions.find(key.trim())?;
        read.factions.get(&id).filter(|faction| faction.enemies.is_empty()).map(|found| found.id)
    };
    for (one, other) in &weights.quarrels {
        if let (Some(one), Some(other)) = (known(read, one), known(read, other)) {
            set_against(read, one, other);
            set_against(read, other, one);
        }
    }
}

/// Where each alliance was written.
type Alliances = BTreeMap<(FactionId, FactionId), Spanned<String>>;

/// Nobody is ally and enemy at once, and nobody stands between two allies who are at war.
fn check_alliances(read: &Factions, alliances: &Alliances, ids: &AllIds, problems: &mut Problems) {
    let name = |id: FactionId| ids.factions.name(id).as_ref();
    for ((of, other), word) in alliances {
        if at_war(read, *of, *other) {
            problems.push(problem::ally_and_enemy(name(*other), name(*of), word.span));
        }
    }
    for (middle, faction) in &read.factions {
        let between = |one: &FactionId| {
            let mut later = faction.allies.range(*one..);
            later.find(|other| at_war(read, *one, **other)).map(|other| (*one, *other))
        };
        let Some((one, other)) = faction.allies.iter().find_map(between) else { continue };
        let mut places = [(*middle, one), (one, *middle)].into_iter();
        if let Some(word) = places.find_map(|pair| alliances.get(&pair)) {
            let chain = [name(one), name(*middle), name(other)];
            problems.push(problem::allies_at_war(&chain, word.span));
        }
    }
}

fn at_war(read: &Factions, one: FactionId, other: FactionId) -> bool {
    let fights = |of: FactionId, against: FactionId| {
        read.factions.get(&of).is_some_and(|faction| faction.enemies.contains(&against))
    };
    fights(one, other) || fights(other, one)
}
