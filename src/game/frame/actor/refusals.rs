//! Why a name means no actor.

use super::{Actor, Kind};
use crate::base::limits::{ACTORS_NAMED_MAX, TYPED_SHOWN_CHARS_MAX};
use crate::game::Refusal;
use crate::game::frame::refusal::or_list;
use crate::text::style::clean;

/// None of this kind is called so.
pub(super) fn no_such(kind: Kind, typed: &str) -> Refusal {
    Refusal::Because(format!("There is no {} called \"{}\".", kind.word(), short(typed)))
}

/// Nobody is called so, of all the kinds that there are.
pub(super) fn nobody(typed: &str, kinds: impl Iterator<Item = Kind>) -> Refusal {
    let kinds: Vec<String> = kinds.map(|kind| kind.word().to_string()).collect();
    Refusal::Because(format!("There is no {} called \"{}\".", or_list(&kinds), short(typed)))
}

/// Several are called so; each has a key that only one has.
pub(super) fn several<'a>(
    typed: &str,
    fitting: impl ExactSizeIterator<Item = (String, &'a Actor)>,
) -> Refusal {
    let more = fitting.len().saturating_sub(ACTORS_NAMED_MAX);
    let named = fitting.take(ACTORS_NAMED_MAX).map(|(name, key)| format!("{name} (`{key}`)"));
    let mut named: Vec<String> = named.collect();
    if more > 0 {
        named.push(format!("{more} others"));
    }
    Refusal::Because(format!("\"{}\" may be {}.", short(typed), or_list(&named)))
}

/// What was typed, short and harmless enough to be shown.
fn short(typed: &str) -> String {
    clean(typed.trim()).chars().take(TYPED_SHOWN_CHARS_MAX).collect()
}
