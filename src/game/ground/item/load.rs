//! Reading item templates.

use std::collections::BTreeMap;

use super::brew;
use super::content::{ItemKind, ItemTemplate};
use crate::base::clock::Millis;
use crate::base::id::ItemTemplateId;
use crate::base::limits::{COINS_MAX, THINGS_IN_CONTAINER_MAX};
use crate::base::money::Coins;
use crate::game::frame::reading::ids::AllIds;
use crate::game::frame::reading::kind::Load;
use crate::game::frame::reading::problem::{no_use_without, taken_as};
use crate::game::frame::reading::written::{self, all_documents};
use crate::game::ground::place::Slot;
use crate::text::words;
use crate::yaml::suggest::nearest;
use crate::yaml::{Fields, Node, Problems};

/// Seconds between two blows with a thing that says nothing of it, as in the system whose files
/// these are.
const ATTACK_SPEED: f64 = 2.0;
/// How many things fit into a container that says nothing of it.
const CAPACITY: usize = 10;

/// Strength that is as good as one more to hit, and dexterity as one of armour: there are no such
/// stats here (our choice).
const STAT_FOR_ONE: i32 = 2;

/// What other worlds call the kinds.
const OTHER_KIND_WORDS: [(&str, ItemKind); 9] = [
    ("armour", ItemKind::Armor),
    ("clothing", ItemKind::Armor),
    ("consumable", ItemKind::Potion),
    ("crafting_material", ItemKind::Material),
    ("currency", ItemKind::Treasure),
    ("light_source", ItemKind::Light),
    ("misc", ItemKind::Junk),
    ("quest_item", ItemKind::Quest),
    ("shield", ItemKind::Armor),
];

/// What other worlds call the slots.
const OTHER_SLOT_WORDS: [(&str, Slot); 16] = [
    ("weapon", Slot::Wield),
    ("main_hand", Slot::Wield),
    ("mainhand", Slot::Wield),
    ("right_hand", Slot::Wield),
    ("two_hand", Slot::Wield),
    ("off_hand", Slot::Shield),
    ("offhand", Slot::Shield),
    ("left_hand", Slot::Shield),
    ("chest", Slot::Body),
    ("torso", Slot::Body),
    ("back", Slot::Cloak),
    ("shoulders", Slot::Cloak),
    ("ring", Slot::Finger),
    ("fingers", Slot::Finger),
    ("hand", Slot::Hands),
    ("foot", Slot::Feet),
];

pub(super) fn read_items(load: &mut Load<'_>, files: &[Node]) {
    load.content.items = items(files, &mut load.ids, load.problems).into();
}

/// All item templates of some files.
fn items(
    files: &[Node],
    ids: &mut AllIds,
    problems: &mut Problems,
) -> BTreeMap<ItemTemplateId, ItemTemplate> {
    let documents = all_documents(files, &[], problems);
    let items = documents.iter().filter_map(|document| item(document.node, ids, problems));
    items.map(|item| (item.id, item)).collect()
}

fn item(node: &Node, ids: &mut AllIds, problems: &mut Problems) -> Option<ItemTemplate> {
    let mut fields = Fields::of(node, problems)?;
    let key = fields.required_text("id")?;
    let id = ids.items.write(&key, fields.problems())?;
    let kind = kind(&mut fields);
    let name = written::name(&mut fields, &key);
    let number = fields.choice("number", &NUMBERS);
    let is_proper = fields.flag("proper_name").unwrap_or(false);
    let name = if is_proper { name } else { with_article(name, number) };
    let stats = ["armor_class", "attack", "dexterity", "strength"];
    let stats = written::numbers(&mut fields, "stat_modifiers", stats, -100..=100);
    let [armor, attack, dexterity, strength] = stats.map(|stat| stat.unwrap_or(0));
    let consumed = brew::consumed(&mut fields);
    let item = ItemTemplate {
        id,
        key: ids.items.name(id).clone(),
        description: written::description(&mut fields),
        keywords: written::keywords(&mut fields, &name),
        kind,
        slot: slot(&mut fields, "equipment_slot"),
        damage: damage(&mut fields),
        damage_type: fields.text("damage_type").unwrap_or_else(|| "physical".to_owned()),
        speed: Millis::from_seconds(
            fields.float("attack_speed", 0.5..=20.0).unwrap_or(ATTACK_SPEED),
        ),
        attack_verb: written::verb(&mut fields, "attack_verb"),
        armor: armor + dexterity / STAT_FOR_ONE,
        attack: attack + strength / STAT_FOR_ONE,
        weight: fields.float("weight", 0.0..=1e6).unwrap_or(1.0),
        value: Coins(fields.number("value", 0..=COINS_MAX).unwrap_or(0)),
        stack_max: stack_max(&mut fields, kind),
        capacity: capacity(&mut fields, kind),
        light: fields.flag("provides_light").unwrap_or(kind == ItemKind::Light),
        heal: consumed.heal,
        spirit: consumed.spirit,
        brew: consumed.brew,
        flavor: written::line(&mut fields, "flavor_text"),
        name,
    };
    unused(&mut fields);
    fields.finish();
    Some(item)
}

fn unused(fields: &mut Fields<'_, '_>) {
    fields.known_but_unused(&[
        "item_subtype",
        "has_durability",
        "max_durability",
        "container_type",
        "is_consumable",
        "light_intensity",
        "light_duration",
        "rarity",
        "flags",
        "charges",
        "yaml_managed",
        "triggers",
    ]);
}

/// A kind that nothing is known of is junk, since worlds have kinds of their own.
fn kind(fields: &mut Fields<'_, '_>) -> ItemKind {
    let Some(word) = fields.spanned_text("item_type") else { return ItemKind::Junk };
    fields.understands("item_type", ItemKind::ALL.iter().map(|(name, _)| *name));
    let meant = word.trim().to_lowercase();
    let mut known = ItemKind::ALL.iter().chain(&OTHER_KIND_WORDS);
    if let Some((_, kind)) = known.find(|(name, _)| *name == meant) {
        return *kind;
    }
    let near = nearest(&meant, ItemKind::ALL.iter().map(|(name, _)| *name));
    fields.problems().push(taken_as("type of item", &word, "junk", near));
    ItemKind::Junk
}

/// How a name is spoken of, where its words do not say it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Number {
    One,
    /// One thing that is spoken of as of several (`trousers`).
    Several,
    /// Stuff (`scrap iron`).
    Uncounted,
}

const NUMBERS: [(&str, Number); 3] =
    [("one", Number::One), ("several", Number::Several), ("uncounted", Number::Uncounted)];

/// The name with an article, so that sentences read: other worlds leave it out. Things that have a
/// name of their own say `proper_name: true`.
fn with_article(name: String, number: Option<Number>) -> String {
    let first = name.split_whitespace().next().unwrap_or_default().to_lowercase();
    const NAMED: [&str; 12] =
        ["a", "an", "the", "some", "one", "two", "his", "her", "their", "my", "your", "its"];
    let is_counted = first.starts_with(|c: char| c.is_numeric());
    if NAMED.contains(&first.as_str()) || first.ends_with("'s") || is_counted {
        return name;
    }
    let head = words::head(&name).to_lowercase();
    let number = number.unwrap_or(match () {
        () if words::is_uncounted(&head) => Number::Uncounted,
        () if words::is_plural(&head) => Number::Several,
        () => Number::One,
    });
    let article = match number {
        Number::Several | Number::Uncounted => "some",
        Number::One if first.starts_with(['a', 'e', 'i', 'o', 'u']) => "an",
        Number::One => "a",
    };
    format!("{article} {name}")
}

/// A slot that nothing is known of cannot be worn, since worlds have slots of their own.
pub(super) fn slot(fields: &mut Fields<'_, '_>, key: &'static str) -> Option<Slot> {
    let word = written::reference(fields, key)?;
    fields.understands(key, Slot::ALL.iter().map(|(_, name, _)| *name));
    let meant = word.trim().to_lowercase();
    if meant == "none" {
        return None;
    }
    let other = || OTHER_SLOT_WORDS.iter().find(|(name, _)| *name == meant).map(|(_, slot)| *slot);
    let slot = Slot::parse(&meant).or_else(other);
    if slot.is_none() {
        let near = nearest(&meant, Slot::ALL.iter().map(|(_, name, _)| *name));
        fields.problems().push(taken_as("slot", &word, "something that is not worn", near));
    }
    slot
}

/// What does no damage at all is no weapon.
fn damage(fields: &mut Fields<'_, '_>) -> Option<(u32, u32)> {
    let damage = written::bounds(fields, ("damage_min", "damage_max"), 0..=100_000, (0, 0));
    (damage.1 > 0).then_some(damage)
}

/// Coins stack as high as a purse is deep, unless a builder says otherwise.
fn stack_max(fields: &mut Fields<'_, '_>, kind: ItemKind) -> u64 {
    let default = if kind == ItemKind::Money { COINS_MAX } else { 1 };
    fields.number("max_stack_size", 1..=COINS_MAX).unwrap_or(default)
}

/// Capacities beyond the limit are held at it: other worlds count them in other units.
fn capacity(fields: &mut Fields<'_, '_>, kind: ItemKind) -> Option<usize> {
    let written = fields.number("container_capacity", 0..=1_000_000_000u64);
    let is_container = fields.flag("is_container").unwrap_or(kind == ItemKind::Container);
    if let (false, Some(1..), Some(span)) =
        (is_container, written, fields.span_of("container_capacity"))
    {
        fields.problems().push(no_use_without("container_capacity", "is_container", span));
    }
    let capacity = written.map_or(CAPACITY, |most| usize::try_from(most).unwrap_or(usize::MAX));
    is_container.then_some(capacity.min(THINGS_IN_CONTAINER_MAX))
}
