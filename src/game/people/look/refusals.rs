//! Why there is nothing to see, in words.

use crate::game::Refusal;
use crate::text::sentence::{capitalise, the};
use crate::text::words::agreeing;

/// `name`: of a thing, without an article.
pub(super) fn no_container(name: &str) -> Refusal {
    let is = agreeing(name, "is", "are");
    Refusal::Because(format!("{} {is} not a container.", capitalise(&the(name))))
}
