//! The one list of what builders may write. Its order is the order of reading: a kind may look at
//! what those above it left.

use crate::game::client::about;
use crate::game::frame::reading::kind::Kind;
use crate::game::frame::{flags, lexicon, numbers, words};
use crate::game::ground::{creature, item, room};
use crate::game::people::goal;
use crate::game::people::{board, conversation, faction};
use crate::game::realm::{event, front};

/// Texts, of which features read the words that they have for themselves.
const TEXTS: Kind = Kind {
    keys: || [(words::TEXTS.keys)(), front::WORD_KEYS.to_vec()].concat(),
    read: |load, files| {
        let mut of_wars = std::mem::take(&mut load.content.front.words);
        words::load::read_texts(load, files, &mut |fields| front::read_words(fields, &mut of_wars));
        load.content.front.words = of_wars;
    },
    ..words::TEXTS
};

/// All kinds of files.
pub const KINDS: &[&Kind] = &[
    &faction::WEIGHTS,
    &faction::FACTIONS,
    &room::AREAS,
    &room::ROOMS,
    &item::ITEMS,
    &creature::NPCS,
    &creature::SPAWNS,
    &board::BOARDS,
    &event::EVENT_FILES,
    &conversation::CONVERSATIONS,
    &goal::GOAL_FILES,
    &item::PLACED,
    &creature::CALLINGS,
    &TEXTS,
    &words::TOPICS,
    &words::NAMES,
    &lexicon::LEXICON,
    &about::ABOUT,
    &numbers::BALANCE,
    &numbers::TIMERS,
    &flags::FEATURES_FILE,
];
