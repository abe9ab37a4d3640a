//! What builders may write about conversations, key by key.

use super::load::read_conversations;
use crate::game::frame::reading::kind::{Kind, Told, told};

pub const CONVERSATIONS: Kind = Kind {
    place: "conversations",
    one: "a conversation",
    several: "conversations",
    list: "conversations",
    about: "What an NPC answers to players who talk with it (`talk bess cellar`): a greeting, and flat topics. \
            What is written is what it says, without quotation marks around it.",
    keys: || KEYS.to_vec(),
    read: read_conversations,
    ..Kind::DEFAULT
};

const KEYS: &[Told] = &[
    told("npc", "picket", "the template of those who talk so"),
    told("call", "picket", "the word that players type for them").or("the last word of its name"),
    told("greeting", "Halt, and be greeted.", "what it says to somebody whom it never met"),
    told("again", "You again.", "and to somebody whom it did").or("the greeting"),
    told("warm", "Well met, friend.", "and to a friend of its faction").or("as to others"),
    told("cold", "Walk on.", "all that it says to an enemy of its faction").or("nothing"),
    told("unknown", "I know nothing of that.", "where asked about anything else")
        .or("it shakes its head"),
    told("topics", "", "what it talks of"),
    told("topics[].id", "war", "by which it is kept, and what `after` names")
        .or("the first of its keywords"),
    told("topics[].keywords", "[war, enemy]", "words that mean it; players are shown the first"),
    told("topics[].says", "It is quiet. That is the trouble.", "what it says then"),
    told(
        "topics[].then",
        "The picket looks north.",
        "what is read behind it: a sentence of its own",
    ),
    told("topics[].listed", "true", "false: it is answered, and not named among the topics")
        .or("true"),
    told(
        "topics[].leads_to",
        "west_gate",
        "a room to which the way is told, from where one stands",
    ),
    told("topics[].gives", "tonic", "a thing that it hands over, once"),
    told("topics[].when", "", "what has to be so for the topic to be open; all of it"),
    told("topics[].when.phase", "[dusk, night]", "parts of the day: dawn, day, dusk, night")
        .or("all"),
    told("topics[].when.level", "2", "a level that the player has reached").or("1"),
    told("topics[].when.after", "war", "another of its topics, which was heard before"),
    told("topics[].when.standing", "", "what a faction thinks of the player"),
    told("topics[].when.standing.faction", "silver_sanctum", "which"),
    told("topics[].when.standing.least", "0", "so many points at least").or("0"),
];
