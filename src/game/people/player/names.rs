//! Names: which words may be one.

use crate::base::limits::{NAME_LETTERS_MAX, NAME_LETTERS_MIN};
use crate::game::Content;
use crate::game::frame::grammar::name_has_word;
use crate::game::frame::verb;
use crate::text::sentence::capitalise;

/// A name as it will be written, or why it may not be one.
pub fn proper_name(content: &Content, name: &str) -> Result<String, String> {
    let letters = name.chars().count();
    if !name.chars().all(|c| c.is_ascii_alphabetic()) {
        return Err("A name here is one word of the letters A to Z, such as Aria or Bran.".into());
    }
    if !(NAME_LETTERS_MIN..=NAME_LETTERS_MAX).contains(&letters) {
        return Err(format!("A name has {NAME_LETTERS_MIN} to {NAME_LETTERS_MAX} letters."));
    }
    let lower = name.to_lowercase();
    let forbidden = &content.words.forbidden;
    if forbidden.iter().any(|word| lower.contains(word.as_str())) {
        return Err("Nobody here is called that. Choose another name.".into());
    }
    let reserved = RESERVED.contains(&lower.as_str())
        || content.words.reserved.contains(&lower)
        || verb::all().any(|spec| spec.name == lower || spec.aliases.contains(&lower.as_str()));
    if reserved {
        return Err("That word means something else here. Choose another name.".into());
    }
    let whole = |npc_name: &str| {
        npc_name.split_whitespace().any(|part| part.eq_ignore_ascii_case(&lower))
            && name_has_word(npc_name, &lower)
    };
    if content.npcs.rows().any(|npc| whole(&npc.name)) {
        return Err("Somebody in the Reach is called that already. Choose another name.".into());
    }
    Ok(capitalise(&lower))
}

/// Words that would be misunderstood as names, whatever a world's files say.
const RESERVED: &[&str] = &[
    "me",
    "it",
    "him",
    "her",
    "them",
    "self",
    "myself",
    "all",
    "everyone",
    "everything",
    "someone",
    "somebody",
    "something",
    "nobody",
    "nothing",
    "here",
    "admin",
    "administrator",
    "owner",
    "wizard",
    "builder",
    "player",
    "guest",
    "new",
    "root",
    "server",
    "system",
    "dominion",
    "no",
    "yes",
    "none",
    "you",
    "the",
    "an",
];
