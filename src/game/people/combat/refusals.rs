//! Why nobody is measured or helped, in words.

use crate::game::Refusal;

pub(super) fn you_against_yourself() -> Refusal {
    Refusal::Because("You could take yourself any day. Try `score`.".into())
}

pub(super) fn friend_is_idle() -> Refusal {
    Refusal::Because("They are not fighting anyone.".into())
}
