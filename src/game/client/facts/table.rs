//! The table of facts, and of the GMCP messages that they make up.

use serde_json::{Map, Value, json};

use super::View;
use super::{body, room};
use crate::game::FEATURES;
use crate::game::frame::fact::{Fact, fact, kept};
use crate::game::frame::watch::Marks;

/// How a GMCP message tells its facts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Style {
    /// All of them whenever one changed.
    Whole,
    /// All of them once, then those that changed.
    Changes,
    /// Once, with the captions of the facts of another message in place of facts.
    Captions(&'static str),
}

/// A GMCP message that is made of facts.
pub struct Message {
    pub name: &'static str,
    /// The module that a client names to get it.
    pub module: &'static str,
    pub style: Style,
    /// Numbers are told as texts, as scripts for IRE's games expect of `Char`.
    pub in_texts: bool,
}

/// All of them, in the order in which they are told.
pub const MESSAGES: &[Message] = &[
    of("Char.Name", "Char", Style::Whole),
    of("Char.StatusVars", "Char", Style::Captions("Char.Status")),
    of("Char.Status", "Char", Style::Changes),
    of("Char.Vitals", "Char", Style::Whole),
    of("Char.Stats", "Char", Style::Changes),
    Message { in_texts: false, ..of("Room.Info", "Room", Style::Whole) },
    Message { in_texts: false, ..of("Group", "Group", Style::Whole) },
];

const fn of(name: &'static str, module: &'static str, style: Style) -> Message {
    Message { name, module, style, in_texts: true }
}

const NOT: (&str, &str) = ("", "");

/// Those of all features.
pub fn all() -> impl Iterator<Item = &'static Fact> {
    FEATURES.iter().flat_map(|feature| feature.facts)
}

/// The facts that are nobody's in particular, those of one message or one table side by side.
pub const FACTS: &[Fact] = &[
    // ── oneself ──
    fact("your name", ("Char.Name", "name"), "CHARACTER_NAME", Marks::BODY, |view| {
        body::of(view, |body| json!(body.name()))
    }),
    fact("your name and title", ("Char.Name", "fullname"), "", Marks::BODY, body::full_name),
    fact("health", ("Char.Vitals", "hp"), "HEALTH", Marks::BODY, |view| {
        body::of(view, |body| json!(body.health()))
    }),
    fact("most health", ("Char.Vitals", "maxhp"), "HEALTH_MAX", Marks::BODY, |view| {
        body::of(view, |body| json!(body.health_max()))
    }),
    fact("spirit", ("Char.Vitals", "mp"), "MANA", Marks::BODY, |view| {
        body::of(view, |body| json!(body.spirit()))
    }),
    fact("most spirit", ("Char.Vitals", "maxmp"), "MANA_MAX", Marks::BODY, |view| {
        body::of(view, |body| json!(body.spirit_max()))
    }),
    fact("vitals in one line", ("Char.Vitals", "string"), "", Marks::BODY, body::in_one_line),
    kept(fact("Level", ("Char.Status", "level"), "LEVEL", Marks::BODY, |view| {
        body::of(view, |body| json!(body.level()))
    })),
    kept(fact("Calling", ("Char.Status", "class"), "CLASS", Marks::BODY, body::class)),
    fact("What spirit is called", ("Char.Status", "spirit"), "", Marks::BODY, body::spirit_name),
    kept(fact("Experience", ("Char.Status", "xp"), "EXPERIENCE", Marks::BODY, |view| {
        body::own(view, |character| json!(character.experience()))
    })),
    kept(fact(
        "Next level at",
        ("Char.Status", "xpmax"),
        "EXPERIENCE_MAX",
        Marks::BODY,
        body::next_level,
    )),
    kept(fact(
        "To next level",
        ("Char.Status", "xptnl"),
        "EXPERIENCE_TNL",
        Marks::BODY,
        body::to_next_level,
    )),
    kept(fact("Coins", ("Char.Status", "gold"), "MONEY", Marks::BODY, |view| {
        body::own(view, |character| json!(character.coins().0))
    })),
    fact("Posture", ("Char.Status", "posture"), "POSTURE", Marks::BODY, |view| {
        body::of(view, |body| json!(body.posture().word()))
    }),
    kept(fact("Faction", ("Char.Status", "faction"), "FACTION", Marks::BODY, body::faction)),
    kept(fact("armour", ("Char.Stats", "armour"), "AC", ARMED, body::armour)),
    kept(fact("attack", ("Char.Stats", "attack"), "HITROLL", ARMED, body::attack)),
    fact("what is on you for a while", NOT, "AFFECTS", Marks::EFFECTS, body::affects),
    // ── a fight ──
    fact("Foe", ("Char.Status", "target"), "OPPONENT_NAME", FOE_SEEN, body::foe_name),
    fact(
        "Foe's health in percent",
        ("Char.Status", "targethp"),
        "OPPONENT_HEALTH",
        Marks::FOE,
        body::foe_health,
    ),
    fact("100 in a fight", NOT, "OPPONENT_HEALTH_MAX", Marks::FOE, body::foe_health_max),
    fact("level of the foe", NOT, "OPPONENT_LEVEL", FOE_SEEN, body::foe_level),
    // ── the place ──
    of_room("number of the room", "num", "VNUM", Marks::PLACE, room::number),
    of_room("name of the room", "name", "NAME", SEEN, room::name),
    of_room("area", "area", "AREA", Marks::PLACE, room::area),
    of_room("kind of place", "environment", "TERRAIN", Marks::PLACE, room::terrain),
    of_room("`area,x,y,z`", "coords", "", Marks::PLACE, room::spot_in_words),
    of_room("where it lies", "", "COORDS", Marks::PLACE, room::spot),
    of_room("numbers of the rooms around", "exits", "EXITS", WAYS, room::exits),
    of_room("`shop`, `shrine`, `safe`", "details", "", Marks::PLACE, room::details),
    fact("area", NOT, "AREA_NAME", Marks::PLACE, room::area),
    fact("name of the room", NOT, "ROOM_NAME", SEEN, room::name),
    fact("number of the room", NOT, "ROOM_VNUM", Marks::PLACE, room::number),
    fact("numbers of the rooms around", NOT, "ROOM_EXITS", WAYS, room::exits),
    fact("hour and part of the day", NOT, "WORLD_TIME", Marks::SKY, room::time),
];

/// What changes how hard one is to hit: what one wears, and what is on one.
const ARMED: Marks = Marks::BODY.and(Marks::EFFECTS);
/// What changes what one sees: where one is, and who carries a light there.
const SEEN: Marks = Marks::PLACE.and(Marks::AROUND);
/// What changes whom one fights, and whether one sees them.
const FOE_SEEN: Marks = Marks::FOE.and(Marks::AROUND);
/// What changes where one can go.
const WAYS: Marks = Marks::PLACE.and(Marks::WAYS);

const fn of_room(
    name: &'static str,
    key: &'static str,
    inner: &'static str,
    marks: Marks,
    read: fn(&View) -> Option<Value>,
) -> Fact {
    let gmcp = if key.is_empty() { None } else { Some(("Room.Info", key)) };
    let msdp = if inner.is_empty() { None } else { Some(("ROOM", inner)) };
    Fact { name, gmcp, msdp, marks, read, kept: false }
}

/// What a GMCP message says now; `None` if it has nothing to say, or if nothing changed that
/// could change it.
pub fn message(view: &View, message: &Message, changed: Marks) -> Option<Map<String, Value>> {
    let (of, captions) = match message.style {
        Style::Captions(other) => (other, true),
        Style::Whole | Style::Changes => (message.name, false),
    };
    let facts = || all().filter_map(|fact| Some((fact, fact.gmcp.filter(|(m, _)| *m == of)?.1)));
    if !facts().any(|(fact, _)| changed.has(fact.marks)) {
        return None;
    }
    let told: Map<String, Value> = facts()
        .filter_map(|(fact, key)| {
            let value = (fact.read)(view)?;
            let value = if captions { json!(fact.name) } else { value };
            Some((key.to_owned(), if message.in_texts { in_text(value) } else { value }))
        })
        .collect();
    (!told.is_empty()).then_some(told)
}

fn in_text(value: Value) -> Value {
    match value {
        Value::Number(number) => json!(number.to_string()),
        other => other,
    }
}

/// Whether some of these facts of a message are kept.
pub fn has_kept(message: &Message, told: &Map<String, Value>) -> bool {
    let is_told = |(of, key): (&str, &str)| of == message.name && told.contains_key(key);
    all().any(|fact| fact.kept && fact.gmcp.is_some_and(is_told))
}

/// Whether a variable of MSDP is kept.
pub fn is_kept(name: &str) -> bool {
    all().any(|fact| fact.kept && fact.msdp.is_some_and(|(variable, _)| variable == name))
}

/// The names of all variables of MSDP, in the order of the table.
pub fn variables() -> impl Iterator<Item = &'static str> {
    let names = all().filter_map(|fact| fact.msdp);
    let mut last = "";
    names.map(|(name, _)| name).filter(move |name| std::mem::replace(&mut last, name) != *name)
}

/// What a variable of MSDP is now; `None` if there is no such variable, if it has no value yet, or
/// if nothing changed that could change it.
pub fn variable(view: &View, name: &str, changed: Marks) -> Option<Value> {
    let facts = || all().filter_map(|fact| Some((fact, fact.msdp.filter(|(v, _)| *v == name)?.1)));
    if !facts().any(|(fact, _)| changed.has(fact.marks)) {
        return None;
    }
    let mut table = Map::new();
    for (fact, key) in facts() {
        match ((fact.read)(view), key) {
            (Some(value), "") => return Some(value),
            (Some(value), _) => drop(table.insert(key.to_owned(), value)),
            (None, _) => {}
        }
    }
    (!table.is_empty()).then_some(Value::Object(table))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn no_name_is_given_twice_and_every_fact_has_one() {
        let gmcp: Vec<_> = all().filter_map(|fact| fact.gmcp).collect();
        let msdp: Vec<_> = all().filter_map(|fact| fact.msdp).collect();
        assert_eq!(gmcp.iter().collect::<BTreeSet<_>>().len(), gmcp.len());
        assert_eq!(msdp.iter().collect::<BTreeSet<_>>().len(), msdp.len());
        assert!(all().all(|fact| fact.gmcp.is_some() || fact.msdp.is_some()));
        let names: Vec<_> = variables().collect();
        assert_eq!(
            names.iter().collect::<BTreeSet<_>>().len(),
            names.len(),
            "tables stand together"
        );
    }

    #[test]
    fn every_message_of_the_facts_is_listed() {
        for (message, key) in all().filter_map(|fact| fact.gmcp) {
            assert!(MESSAGES.iter().any(|listed| listed.name == message), "{message} {key}");
        }
    }

    #[test]
    fn what_may_be_lost_in_a_crash_waits_for_no_disk() {
        for name in ["HEALTH", "MANA", "OPPONENT_HEALTH", "ROOM", "AFFECTS", "WORLD_TIME"] {
            assert!(!is_kept(name), "{name}");
        }
        for name in ["LEVEL", "EXPERIENCE", "MONEY", "FACTION"] {
            assert!(is_kept(name), "{name}");
        }
        let status = MESSAGES.iter().find(|message| message.name == "Char.Status").expect("listed");
        let told = |key: &str| Map::from_iter([(key.to_owned(), json!("1"))]);
        assert!(has_kept(status, &told("gold")) && !has_kept(status, &told("targethp")));
    }

    /// F01, F02: names in capitals, and none of the bytes that frame them.
    #[test]
    fn variables_are_written_as_msdp_wants_them() {
        let is_good = |c: char| c.is_ascii_uppercase() || c == '_';
        assert!(variables().all(|name| name.chars().all(is_good)));
    }
}
