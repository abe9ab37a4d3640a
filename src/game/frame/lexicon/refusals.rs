//! The answer to a word that is no verb, as a reason why nothing was done.

use crate::game::Refusal;
use crate::game::frame::refusal::or_list;

/// `says`: the answer as it is written.
pub(in crate::game::frame) fn answered(says: &str) -> Refusal {
    Refusal::Because(says.to_owned())
}

/// `word`: what was typed; `verbs`: what it means here, the likeliest first.
pub(in crate::game::frame) fn meant(word: &str, verbs: &[&str]) -> Refusal {
    let quoted: Vec<String> = verbs.iter().map(|verb| format!("`{verb}`")).collect();
    Refusal::Because(format!("For \"{word}\", type {} here.", or_list(&quoted)))
}
