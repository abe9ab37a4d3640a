//! What builders may write about goals, key by key.

use super::load::read_goals;
use crate::game::frame::reading::kind::{Kind, Told, told};

pub const GOAL_FILES: Kind = Kind {
    place: "goals",
    one: "a goal",
    several: "goals",
    list: "goals",
    about: "The checklist of newcomers: what each should have done once. After it the server draws goals by \
            itself, of whatever the world has.",
    keys: || KEYS.to_vec(),
    read: read_goals,
    ..Kind::DEFAULT
};

const KEYS: &[Told] = &[
    told("id", "look_about", "by which it is kept"),
    told("words", "Look about you", "what to do, without a full stop"),
    told("hint", "LOOK shows where you are.", "how; what is typed stands in capitals"),
    told("order", "10", "those with the least come first").or("100"),
    told("done", "", "what does it: any of these"),
    told("done.does", "[look, examine]", "one of these commands was carried out"),
    told("done.slays", "true", "a foe died of what one did").or("false"),
    told("done.enters", "west_gate", "one came into this room"),
    told("done.reaches", "2", "one has reached this level"),
    told("quiz", "", "a question for those who know it already; without one it has to be done"),
    told("quiz.asks", "Which command shows where you are?", "the question"),
    told("quiz.answers", "[look, l]", "what is right, any of these"),
];
