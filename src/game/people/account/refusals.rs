//! Why an account stays as it is, in words.

use crate::base::clock::Millis;
use crate::base::limits::{CHARACTERS_PER_ACCOUNT_MAX, EXPORTS_PER_HOUR_MAX};
use crate::game::Refusal;

/// Something stands behind the line that may be a password.
pub(super) fn typed_aloud(line: &str) -> Refusal {
    Refusal::Because(format!(
        "Type `{line}` and no more: you are asked for the password where nobody sees it. What you typed \
         behind it just now stands on your screen."
    ))
}

pub(super) fn nobody_called(name: &str) -> Refusal {
    Refusal::Because(format!("There is no character called {name}. Type the whole name."))
}

pub(super) fn not_yours(name: &str) -> Refusal {
    Refusal::Because(format!(
        "{name} is not of your account. `account list` shows which characters are."
    ))
}

pub(super) fn yours_already(name: &str) -> Refusal {
    Refusal::Because(format!("{name} is of your account already."))
}

/// A rank is an account's, and is neither given nor lost by the way.
pub(super) fn of_another_rank(name: &str) -> Refusal {
    Refusal::Because(format!(
        "{name}'s account has another rank than yours, and a rank holds for a whole account. Only \
         accounts of one rank are linked."
    ))
}

pub(super) fn too_many() -> Refusal {
    Refusal::Because(format!(
        "An account has at most {CHARACTERS_PER_ACCOUNT_MAX} characters. `account unlink` makes room."
    ))
}

pub(super) fn only_one() -> Refusal {
    Refusal::Because("Your account has this one character, so there is nothing to unlink.".into())
}

pub(super) fn in_a_fight(name: &str) -> Refusal {
    Refusal::Because(format!("{name} is in a fight. Wait until it is over."))
}

pub(super) fn exported_enough(wait: Millis) -> Refusal {
    Refusal::Because(format!(
        "All logs are searched for that, so it is done {EXPORTS_PER_HOUR_MAX} times an hour. Try again in \
         {}.",
        wait.in_words()
    ))
}

pub(super) fn last_owner() -> Refusal {
    let why = "The server would have no owner. Make another one first, with `@promote`.";
    Refusal::Because(why.into())
}

/// `name`: the character of whoever typed `delete` alone.
pub(super) fn deletes_by_name(name: &str) -> Refusal {
    Refusal::Because(format!(
        "To delete a character for good, type its whole name: `delete {}`. You are asked for your \
         password before anything is lost. To leave and come back, it is `quit`.",
        name.to_lowercase()
    ))
}
