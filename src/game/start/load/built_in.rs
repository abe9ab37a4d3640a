//! What a world is given that does not write it itself: coins, corpses and callings.

use std::sync::Arc;

use crate::base::clock::Millis;
use crate::base::id::ItemTemplateId;
use crate::base::limits::COINS_MAX;
use crate::base::money::Coins;
use crate::game::Content;
use crate::game::frame::reading::ids::AllIds;
use crate::game::frame::reading::problem::no_money;
use crate::game::ground::creature::load::callings;
use crate::game::ground::creature::{CALLINGS, Calling};
use crate::game::ground::item::{ItemKind, ItemTemplate};
use crate::yaml::{Problems, Source, SourcePath, read_text_as};

const PLAIN: &str = include_str!("built_in.yaml");

/// The plain four for a world that writes no callings.
pub fn callings_of(source: &dyn Source, content: &mut Content, ids: &mut AllIds) {
    let is_file = |path: &SourcePath| path.inside == CALLINGS.place;
    let is_there = || source.files("config").is_ok_and(|files| files.iter().any(is_file));
    if content.callings.is_empty() && !is_there() {
        content.callings = plain_callings(ids);
    }
}

/// The plain four. Nothing is wrong with them: a test reads them.
fn plain_callings(ids: &mut AllIds) -> Vec<Calling> {
    let mut problems = Problems::new();
    let file = read_text_as(CALLINGS.place, PLAIN, &mut problems);
    file.map(|file| callings(file, ids, &mut problems)).unwrap_or_default()
}

/// Finds what coins and bodies are made of, or makes it. A world that has things but no money
/// has forgotten it; one that has no things at all wants none.
pub fn money_and_corpse(content: &mut Content, ids: &mut AllIds, problems: &mut Problems) {
    let money = first_of(content, ItemKind::Money);
    if money.is_none() && !content.items.is_empty() && !ids.items.may_be_unread(problems) {
        let folder = problems.add_folder("items");
        problems.push(no_money(folder));
    }
    content.money = money.unwrap_or_else(|| add(content, ids, coin()));
    let corpse = first_of(content, ItemKind::Corpse);
    content.corpse = corpse.unwrap_or_else(|| add(content, ids, corpse_template()));
}

fn first_of(content: &Content, kind: ItemKind) -> Option<ItemTemplateId> {
    content.items.rows().find(|item| item.kind == kind).map(|item| item.id)
}

/// Adds a template under its own key, or under one like it that no builder has taken.
fn add(content: &mut Content, ids: &mut AllIds, item: ItemTemplate) -> ItemTemplateId {
    let mut key = item.key.to_string();
    while ids.items.find(&key).is_some_and(|id| content.items.has(id)) {
        key.push('_');
    }
    let id = ids.items.number(&key);
    content.items.put(id, ItemTemplate { id, key: Arc::from(key), ..item });
    id
}

fn coin() -> ItemTemplate {
    ItemTemplate {
        keywords: ["coin", "coins"].map(str::to_owned).to_vec(),
        weight: 0.01,
        value: Coins(1),
        stack_max: COINS_MAX,
        ..template("coins", "a coin", "A coin.", ItemKind::Money)
    }
}

/// Too heavy for anybody to carry off. Nothing can be put into it: it holds what its owner had.
fn corpse_template() -> ItemTemplate {
    ItemTemplate {
        keywords: ["corpse", "body"].map(str::to_owned).to_vec(),
        weight: 1000.0,
        ..template("corpse", "a corpse", "It does not move.", ItemKind::Corpse)
    }
}

fn template(key: &str, name: &str, description: &str, kind: ItemKind) -> ItemTemplate {
    ItemTemplate {
        id: ItemTemplateId(0),
        key: Arc::from(key),
        name: name.to_owned(),
        description: description.to_owned(),
        keywords: Vec::new(),
        kind,
        slot: None,
        damage: None,
        damage_type: "physical".to_owned(),
        speed: Millis::seconds(2),
        attack_verb: None,
        armor: 0,
        attack: 0,
        weight: 1.0,
        value: Coins::NONE,
        stack_max: 1,
        capacity: None,
        light: false,
        heal: 0,
        spirit: 0,
        brew: None,
        flavor: None,
    }
}
