//! What can be wrong with factions: one function per kind.

use crate::yaml::problem::quoted;
use crate::yaml::{Problem, Span, Spanned};

/// An NPC of a faction that nobody wrote.
pub(super) fn unknown_faction(npc: &str, word: &Spanned<String>, near: Option<&str>) -> Problem {
    let sentence = format!(
        "there is no faction {}, of which the NPC {} is said to be",
        quoted(word),
        quoted(npc)
    );
    let problem = Problem::error(sentence, word.span, "no faction has this id or name");
    match near {
        Some(_) => problem.suggesting(near),
        None => problem.help("leave the key out for an NPC who is of no faction"),
    }
}

/// A colour that is none.
pub(super) fn no_colour(word: &Spanned<String>) -> Problem {
    let sentence = format!("{} is no colour", quoted(word));
    Problem::warning(sentence, word.span, "passed over").help("write it as in \"#7FB069\"")
}

/// A faction that speaks of itself as of another.
pub(super) fn itself(key: &str, span: Span) -> Problem {
    let sentence = format!("a faction cannot be among its own {}", quoted(key));
    Problem::warning(sentence, span, "this is the faction itself").help("take it out")
}

/// One who is to be ally and enemy at once.
pub(super) fn ally_and_enemy(ally: &str, of: &str, span: Span) -> Problem {
    let sentence = format!("{} and {} are allies and enemies at once", quoted(of), quoted(ally));
    Problem::error(sentence, span, "named an ally here").help(format!(
        "take one out of `allied_factions`, or out of `enemy_factions`, in the file of {} or of {}",
        quoted(of),
        quoted(ally)
    ))
}

/// Allies of allies who are at war: `chain` are the names from one enemy to the other.
pub(super) fn allies_at_war(chain: &[&str], span: Span) -> Problem {
    let (first, last) = (chain.first().copied().unwrap_or(""), chain.last().copied().unwrap_or(""));
    let sentence =
        format!("{} and {} are at war, and allies of allies", quoted(first), quoted(last));
    let names: Vec<String> = chain.iter().map(|name| quoted(name)).collect();
    Problem::warning(sentence, span, "this alliance joins them").help(format!(
        "the chain of allies is {}: whoever stands between will be asked for help by both",
        names.join(", ")
    ))
}

/// One who is named neutral, and an ally or an enemy besides.
pub(super) fn not_neutral(word: &Spanned<String>, what: &str) -> Problem {
    let sentence = format!("{} is not neutral but {what}", quoted(word));
    Problem::warning(sentence, word.span, "named neutral here")
        .help("the other list counts; take it out of `neutral_factions`")
}

/// Two tiers that begin at one number, or have one name.
pub(super) fn tier_twice(what: &str, span: Span) -> Problem {
    Problem::error(format!("two tiers have {what}"), span, "the second of them")
        .help("give each tier a name and a `min_reputation` of its own")
}

/// A tier that reaches into the next.
pub(super) fn tiers_overlap(tier: &str, next: &str, from: i64, span: Span) -> Problem {
    let sentence = format!("the tier {} reaches into {}", quoted(tier), quoted(next));
    Problem::warning(sentence, span, &format!("{} begins at {from}", quoted(next))).help(format!(
        "{} ends there; write at most {}",
        quoted(tier),
        from.saturating_sub(1)
    ))
}
