//! What the people of the stock world say: that twelve of them do, and that what they say is true.

use std::collections::BTreeSet;

use dominion::base::limits::TOLD_WAY_MOVES_MAX;
use dominion::game::frame::direction::Direction;
use dominion::game::frame::verb::{Role, exact};
use dominion::game::ground::room::Door;
use dominion::game::ground::room::path::Search;
use dominion::game::people::conversation::Conversations;
use regex::Regex;

use crate::stock_world::WORLD;

/// Commands that a text names: runs of words in capitals, the first of two letters or more.
pub fn commands_in(text: &str) -> Vec<String> {
    let runs = Regex::new(r"\b[A-Z]{2,}(?: [A-Z0-9]+\b)*").expect("a pattern");
    runs.find_iter(text).map(|found| found.as_str().to_lowercase()).collect()
}

/// Whether the game knows the first word of a line.
pub fn is_understood(line: &str) -> bool {
    let word = line.split_whitespace().next().unwrap_or_default();
    let is_skill =
        |word: &str| WORLD.callings.iter().any(|one| one.skills.iter().any(|own| own.verb == word));
    exact(Role::Player, word).is_some() || Direction::parse(word).is_some() || is_skill(word)
}

#[test]
fn issue17_talk_twelve_people_of_lowwater_answer() {
    let all = WORLD.of::<Conversations>().expect("conversations");
    let name = |npc| WORLD.npcs.get(npc).expect("a template").name.as_str();
    assert!(all.0.len() >= 12, "{} answer", all.0.len());
    let mut said: BTreeSet<&str> = BTreeSet::new();
    for (npc, conversation) in &all.0 {
        let (who, topics) = (name(*npc), &conversation.topics);
        assert!((4..=8).contains(&topics.len()), "{who} has {} topics", topics.len());
        assert!(conversation.again.is_some() && conversation.unknown.is_some(), "{who}");
        let texts = topics.iter().map(|topic| topic.says.as_str());
        for text in texts.chain([conversation.greeting.as_str()]) {
            assert!(said.insert(text), "said twice: {text}");
            assert!(text.len() <= 330, "{who} goes on: {text}");
            assert!(!text.contains('"') && text.ends_with(['.', '?', '!']), "{who}: {text}");
        }
    }
}

/// Whatever they tell to type, the game understands.
#[test]
fn issue17_talk_every_command_that_is_named_is_known() {
    let all = WORLD.of::<Conversations>().expect("conversations");
    let mut wrong = Vec::new();
    let mut named = 0;
    for conversation in all.0.values() {
        let topics = conversation.topics.iter().flat_map(|t| [Some(&t.says), t.then.as_ref()]);
        let others = [Some(&conversation.greeting), conversation.again.as_ref()];
        for text in topics.chain(others).flatten() {
            let commands = commands_in(text);
            named += commands.len();
            wrong.extend(commands.into_iter().filter(|line| !is_understood(line)));
        }
    }
    assert!(wrong.is_empty() && named > 20, "of {named}, these are not: {wrong:?}");
}

/// A way that is told can be walked from where the one who tells it stands.
#[test]
fn issue17_talk_every_way_that_is_told_can_be_walked() {
    let locked = |room: &dominion::game::ground::room::Room, way: Direction| {
        room.doors.get(&way).is_some_and(|door| door.stands == Door::Locked)
    };
    let search =
        Search::by(WORLD.rooms.len(), |room| WORLD.room(room), |_, room, way| !locked(room, way));
    let all = WORLD.of::<Conversations>().expect("conversations");
    let mut ways = 0;
    for (npc, conversation) in &all.0 {
        let homes =
            WORLD.spawns.iter().filter(|(_, spawn)| spawn.template == *npc && spawn.enabled);
        for (_, home) in homes {
            for to in conversation.topics.iter().filter_map(|topic| topic.leads) {
                let way = search.nearest(home.room, TOLD_WAY_MOVES_MAX, |room| room == to);
                assert!(way.is_some(), "no way from {} to {}", home.key, WORLD.key_of(to));
                ways += 1;
            }
        }
    }
    assert!(ways >= 24, "only {ways} ways are told");
}
