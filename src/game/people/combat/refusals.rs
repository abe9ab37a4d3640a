//! Why nobody is measured or helped, in words.

use crate::game::Refusal;

pub(super) fn you_against_yourself() -> Refusal {
    Refusal::Because("You could take yourself any day. Try `score`.".into())
}

/// `name`: as a sentence may begin with it.
pub(super) fn nobody_is_on(name: &str) -> Refusal {
    Refusal::Because(format!("{name} is not fighting anyone, and nobody strikes at them."))
}

pub(super) fn nobody_to_help() -> Refusal {
    Refusal::Because(
        "Nobody of your group is in a fight here. `assist <who>` helps anybody else.".into(),
    )
}

/// `name`: as a sentence may begin with it.
pub(super) fn nobody_strikes(name: &str) -> Refusal {
    Refusal::Because(format!("Nobody strikes at {name}."))
}

/// They fight each other.
pub(super) fn is_your_own_foe() -> Refusal {
    Refusal::Because("They are fighting you! You can hardly help them with that.".into())
}

pub(super) fn tried_just_now(seconds: u64) -> Refusal {
    Refusal::Because(format!("You have just tried that. Catch your breath: {seconds} s."))
}

/// `name`: who is at them.
pub(super) fn strikes_on(name: &str) -> Refusal {
    Refusal::Because(format!(
        "You can stop, but {name} will not: a word ends no fight. `flee` runs from it."
    ))
}
