//! The answer to a word that is no verb, as a reason why nothing was done.

use crate::game::Refusal;

/// `says`: the answer as it is written.
pub(in crate::game::frame) fn answered(says: &str) -> Refusal {
    Refusal::Because(says.to_owned())
}
