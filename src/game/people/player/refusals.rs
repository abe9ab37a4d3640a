//! Why players could not do what concerns nobody but themselves, in words.

use super::names::Fault;
use super::prompt;
use super::state::Ban;
use crate::base::clock::Millis;
use crate::base::limits::TELLS_PER_MINUTE_MAX;
use crate::game::Refusal;
use crate::game::frame::posture::Posture;
use crate::game::frame::refusal::or_list;

pub(super) fn posture_taken(posture: Posture) -> Refusal {
    Refusal::Because(format!("You are {} already.", posture.word()))
}

pub(super) fn awake() -> Refusal {
    Refusal::Because("You are awake.".into())
}

/// `why`: what is wrong with a title.
pub(super) fn no_title(why: &Fault) -> Refusal {
    Refusal::Because(why.says())
}

/// Somebody typed a password where everybody behind them can read it.
pub(super) fn password_alone() -> Refusal {
    let why = "Type `password` alone, and you are asked for it where nobody sees it. What you \
               typed behind it just now stands on your screen, and is not your password.";
    Refusal::Because(why.into())
}

/// Somebody would run with more health than they can have.
pub(super) fn never_so_healthy(health_max: u32) -> Refusal {
    Refusal::Because(format!("You have {health_max} health. Choose less, or `wimpy off`."))
}

pub(super) fn no_prompt(why: prompt::Problem) -> Refusal {
    Refusal::Because(why.to_string())
}

/// `near`: zones or cities that may have been meant.
pub(super) fn no_zone(near: &[String]) -> Refusal {
    let meant = match near.is_empty() {
        true => String::new(),
        false => format!(" Do you mean {}?", or_list(near)),
    };
    Refusal::Because(format!(
        "No time zone is called that.{meant} A zone is a region and a city, as in Europe/Vienna; or \
         hours from universal time, as in +2."
    ))
}

/// `wait`: until one may tell others more.
pub(super) fn told_too_much(wait: Millis) -> Refusal {
    Refusal::Because(format!(
        "You have told others {TELLS_PER_MINUTE_MAX} things within a minute. Take a breath: you \
         can go on in {}.",
        Millis::seconds(wait.0.div_ceil(1_000)).in_words()
    ))
}

/// `what`: what the sentence keeps one from, `You are frozen, and may only look and talk`.
pub(super) fn sentenced(ban: &Ban, what: &str, now: Millis) -> Refusal {
    let lasts = ban.until.map(|until| format!(", for another {}", (until - now).in_words()));
    Refusal::Because(ban.says(&format!("{what}{}", lasts.unwrap_or_default())))
}
