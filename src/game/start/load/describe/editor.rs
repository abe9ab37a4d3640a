//! JSON Schema (draft 2020-12) for editors: completion, hover texts, and red lines under what the
//! server would complain of, with the ids of the world at hand as choices.
//!
//! It describes how things are best written. The reader takes more (numbers in quotes, words of
//! either case, lists under other keys), so that worlds of other systems load.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::{Described, described};
use crate::game::content::Interned;
use crate::game::frame::reading::kind::Told;
use crate::game::start::load::kinds::KINDS;
use crate::game::start::load::read_all;
use crate::yaml::{ANY_KEY, Asks, ENTRY, Key, Problems, Shape, Source};

/// The ids of a world by the folder that they are written in.
pub type Ids = BTreeMap<&'static str, Vec<String>>;

/// The ids that are written in a world, whether it loads or not.
pub fn all_ids(source: &dyn Source) -> Ids {
    let mut problems = Problems::new();
    read_all(KINDS, source, &Interned::default(), &mut problems).ids.all_names()
}

/// The schema of the files of one kind, by its folder or its file; `None` if there is none such.
pub fn editor_schema(place: &str, ids: &Ids) -> Option<Value> {
    let mut all = described().iter();
    let exactly = all.clone().find(|one| one.kind.place == place);
    let one = exactly.or_else(|| all.find(|one| is_called(one, place)))?;
    Some(Schema { one, told: (one.kind.keys)(), ids }.of_file())
}

/// Whether a kind is meant: `rooms`, `config/callings.yaml`, `callings`.
fn is_called(one: &Described, word: &str) -> bool {
    let word = word.trim_end_matches('/').trim_end_matches(".yaml");
    let place = one.kind.place.trim_end_matches(".yaml");
    word == place || Some(word) == place.rsplit('/').next()
}

/// A schema in the making.
struct Schema<'a> {
    one: &'static Described,
    told: Vec<Told>,
    ids: &'a Ids,
}

impl Schema<'_> {
    fn of_file(&self) -> Value {
        let kind = self.one.kind;
        let mut schema = Map::new();
        schema.insert("$schema".into(), json!("https://json-schema.org/draft/2020-12/schema"));
        let title =
            if kind.is_folder() { format!("{}/*.yaml", kind.place) } else { kind.place.into() };
        schema.insert("title".into(), json!(title));
        schema.insert("description".into(), json!(kind.about));
        let mut parts = Map::new();
        parts.insert("thing".into(), self.of(&self.one.shape, ""));
        for (folder, ids) in self.ids {
            parts.insert((*folder).into(), json!({ "enum": ids }));
        }
        let thing = json!({ "$ref": "#/$defs/thing" });
        match kind.list.is_empty() {
            true => drop(schema.insert("$ref".into(), json!("#/$defs/thing"))),
            false => {
                let list = json!({ "type": "array", "items": thing });
                parts.insert("file".into(), self.wrapping(&list));
                // Asked one after the other, so that an editor complains of what was meant.
                schema.insert("if".into(), json!({ "type": "array" }));
                schema.insert("then".into(), list);
                let wrapped = json!({ "required": [kind.list] });
                let file = json!({ "$ref": "#/$defs/file" });
                schema.insert("else".into(), json!({ "if": wrapped, "then": file, "else": thing }));
            }
        }
        schema.insert("$defs".into(), Value::Object(parts));
        Value::Object(schema)
    }

    /// A mapping with the list of things, and what may stand beside it.
    fn wrapping(&self, list: &Value) -> Value {
        let mut keys = Map::new();
        keys.insert(self.one.kind.list.into(), json!({ "anyOf": [list, { "type": "null" }] }));
        for told in self.told.iter().filter(|told| told.path.starts_with('^')) {
            let name = told.path.trim_start_matches('^');
            if let Some((_, shape)) = self.one.seen(told) {
                keys.insert(name.into(), self.key(told.path, Key::default(), shape));
            }
        }
        json!({ "type": "object", "properties": keys, "additionalProperties": false })
    }

    fn of(&self, shape: &Shape, path: &str) -> Value {
        let mut may = Vec::new();
        for asks in &shape.asks {
            may.extend(self.of_asked(asks, shape, path));
        }
        if !shape.keys.is_empty() {
            may.push(self.mapping(shape, path));
        }
        let is_listed = |asks: &Asks| matches!(asks, Asks::Texts | Asks::List | Asks::Range(..));
        if let Some(entries) = &shape.entries
            && !shape.asks.iter().any(is_listed)
        {
            let entries = self.of(entries, &format!("{path}{ENTRY}"));
            may.push(json!({ "type": "array", "items": entries }));
        }
        match may.len() {
            0 => json!({}),
            1 => may.swap_remove(0),
            _ => json!({ "anyOf": may }),
        }
    }

    fn of_asked(&self, asks: &Asks, shape: &Shape, path: &str) -> Option<Value> {
        let is_new = shape.asks.iter().any(|asks| matches!(asks, Asks::NewId(_)));
        let is_more = |other: &Asks| match other {
            Asks::Text | Asks::NewId(_) => false,
            Asks::Id(_) => !is_new,
            _ => true,
        };
        let number = |text: &String| text.parse::<serde_json::Number>().ok();
        let entries = || match &shape.entries {
            Some(entries) => self.of(entries, &format!("{path}{ENTRY}")),
            None => text(),
        };
        Some(match asks {
            Asks::Text | Asks::NewId(_) if shape.asks.iter().any(is_more) => return None,
            Asks::NewId(_) if shape.asks.contains(&Asks::Text) => return None,
            Asks::Text | Asks::NewId(_) => text(),
            Asks::Flag => json!({ "enum": [true, false, "yes", "no", "on", "off"] }),
            Asks::Whole(..) if shape.asks.iter().any(|a| matches!(a, Asks::Range(..))) => {
                return None;
            }
            Asks::Whole(low, high) => {
                json!({ "type": "integer", "minimum": number(low), "maximum": number(high) })
            }
            Asks::Number(low, high) => {
                json!({ "type": "number", "minimum": number(low), "maximum": number(high) })
            }
            Asks::Range(low, high) => {
                let one =
                    json!({ "type": "integer", "minimum": number(low), "maximum": number(high) });
                let both = json!({ "type": "array", "items": one, "minItems": 2, "maxItems": 2 });
                json!({ "anyOf": [one, both] })
            }
            Asks::Choice(words) => json!({ "enum": words }),
            // Other words are let pass; these are what an editor offers.
            Asks::Words(words) => json!({ "anyOf": [{ "enum": words }, { "type": "string" }] }),
            Asks::Texts => {
                let one = entries();
                json!({ "anyOf": [one, { "type": "array", "items": one }] })
            }
            Asks::List => json!({ "type": "array", "items": entries() }),
            Asks::Open => {
                let values = shape
                    .values
                    .as_deref()
                    .map(|values| self.of(values, &format!("{path}.{ANY_KEY}")));
                json!({ "type": "object", "additionalProperties": values.unwrap_or(json!({})) })
            }
            Asks::Id(_) if shape.asks.iter().any(|asks| matches!(asks, Asks::NewId(_))) => {
                return None;
            }
            Asks::Id(folder) => match self.ids.contains_key(folder) {
                true => json!({ "$ref": format!("#/$defs/{folder}") }),
                false => text(),
            },
        })
    }

    /// A mapping of known keys.
    fn mapping(&self, shape: &Shape, path: &str) -> Value {
        let mut keys = Map::new();
        let mut needed = Vec::new();
        for (name, (key, inside)) in &shape.keys {
            let inner = if path.is_empty() { (*name).to_owned() } else { format!("{path}.{name}") };
            let inside = shape.spelt_otherwise(*key).unwrap_or(inside);
            keys.insert((*name).into(), self.key(&inner, *key, inside));
            if key.needed {
                let others = shape.keys.iter().filter(|(_, (key, _))| key.same_as == Some(name));
                let all = others.map(|(other, _)| *other).chain([*name]);
                let one_of: Vec<Value> = all.map(|key| json!({ "required": [key] })).collect();
                needed.push(json!({ "anyOf": one_of }));
            }
        }
        let mut mapping = Map::new();
        mapping.insert("type".into(), json!("object"));
        mapping.insert("properties".into(), Value::Object(keys));
        mapping.insert("additionalProperties".into(), json!(shape.lax));
        if !needed.is_empty() {
            mapping.insert("allOf".into(), Value::Array(needed));
        }
        Value::Object(mapping)
    }

    /// What stands behind one key, with what is told of it.
    fn key(&self, path: &str, key: Key, shape: &Shape) -> Value {
        let is_elsewhere = self.told.iter().any(|told| told.path == path && !told.like.is_empty());
        let mut schema = match self.of(shape, path) {
            // Said by another schema, and not here once more.
            _ if is_elsewhere => Map::from_iter([("type".to_owned(), json!("array"))]),
            Value::Object(schema) => schema,
            _ => Map::new(),
        };
        if key.unused {
            let says = "Known from other systems, and without a use here.";
            schema.insert("description".into(), json!(says));
            schema.insert("deprecated".into(), json!(true));
        } else if let Some(first) = key.same_as {
            schema.insert("description".into(), json!(format!("Another spelling of `{first}`.")));
        } else if let Some(told) = self.told.iter().find(|told| is_at(told, path)) {
            schema.insert("description".into(), json!(self.one.remark(told)));
        }
        Value::Object(schema)
    }
}

fn is_at(told: &Told, path: &str) -> bool {
    told.path == path || told.shape_path().trim_end_matches(ENTRY) == path
}

/// Numbers and the like are taken as they are written where a text is asked for.
fn text() -> Value {
    json!({ "type": ["string", "number", "boolean"] })
}
