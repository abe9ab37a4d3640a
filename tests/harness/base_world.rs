//! What every tiny world has besides what its transcript says: callings, words, a page of help.

use dominion::yaml::Memory;

const CALLINGS: &str = include_str!("base_world.yaml");

const WORDS: &str = r#"
banner: |
  D O M I N I O N
plain: "Dominion, in plain words."
welcome: "The gates of the Dominion broke in a single night."
returning: ["Welcome back to the Reach."]
leaving: ["The Reach keeps your place."]
arriving: ["There is a door made of light, and a great deal of cold water."]
first_steps: ["LOOK shows where you are."]
dying: ["The light goes to a point, and the point goes out."]
waking: ["You come out of a cupboard into a warm pool, sitting down."]
hits:
  slash: {hit: ["{actor} {cut|cuts} {target}."]}
  blunt: {hit: ["{actor} {hit|hits} {target}."]}
misses: ["{actor} {miss|misses} {target}."]
deaths: ["{actor} {fall|falls} dead."]
reserved: [nemo]
dawn: ["The sun comes up."]
day: ["It is broad day."]
dusk: ["The sun goes down."]
night: ["It is dark."]
"#;

const HELP: &str = r"
help:
  - {topic: newbie, keywords: [new, start], level: player, body: LOOK shows where you are. N and E walk.}
  - {topic: building, keywords: [yaml], level: builder, body: Rooms are written in rooms/*.yaml., table: [[Key, Is], [id, the name of a room in other files], [name, the line above its description]]}
";

const ITEMS: &str = r"
items:
  - {id: coin, name: a coin, description: Round., item_type: money}
  - {id: corpse, name: a corpse, description: It is dead., item_type: corpse}
";

/// The files that a transcript need not write.
pub fn files(start: &str) -> Memory {
    let words = format!("start_room: {start}\n{WORDS}");
    Memory::new([
        ("config/callings.yaml", CALLINGS),
        ("text/words.yaml", words.as_str()),
        ("help/help.yaml", HELP),
        ("items/base.yaml", ITEMS),
    ])
}
