//! Why nothing is said on a channel, in words.

use super::state::{Channel, all};
use crate::base::id::CreatureId;
use crate::base::limits::{CHANNEL_WORDS_CHARS_MAX, HELPER_LEVEL_MIN, TYPED_SHOWN_CHARS_MAX};
use crate::game::{Refusal, View};
use crate::text::sentence::list;
use crate::text::style::clean;

/// It has rings, and they belong to none of them.
pub(super) fn not_yours(channel: &Channel) -> Refusal {
    Refusal::Because(match channel.name {
        "faction" => "You belong to no faction. `faction list` shows which there are.".into(),
        _ => format!("The channel {} is not for you.", channel.name),
    })
}

pub(super) fn is_off(channel: &Channel) -> Refusal {
    let (name, verb) = (channel.name, channel.verb());
    Refusal::Because(format!(
        "You have {name} switched off, and would hear no answer. `{verb} on` switches it on."
    ))
}

pub(super) fn too_long() -> Refusal {
    Refusal::Because(format!(
        "A line on a channel has at most {CHANNEL_WORDS_CHARS_MAX} letters. Say it in two."
    ))
}

pub(super) fn no_channel(view: View, who: CreatureId, typed: &str) -> Refusal {
    let own = all().filter(|channel| (channel.ring)(view, who).is_some());
    let names: Vec<&str> = own.map(|channel| channel.name).collect();
    let typed: String = clean(typed).chars().take(TYPED_SHOWN_CHARS_MAX).collect();
    Refusal::Because(format!("There is no channel \"{typed}\". There are: {}.", list(&names)))
}

pub(super) fn no_colour(typed: &str, colours: &[&str]) -> Refusal {
    let typed: String = clean(typed).chars().take(TYPED_SHOWN_CHARS_MAX).collect();
    Refusal::Because(format!(
        "\"{typed}\" is no colour for channels. There are: {}, and auto.",
        colours.join(", ")
    ))
}

/// Words that ask for an auction house.
pub(super) fn no_auction_house() -> Refusal {
    Refusal::Because(
        "There is no auction house. `auction <words>` says to everybody what you offer, and \
         `history auction` shows what others do; you meet to trade."
            .into(),
    )
}

pub(super) fn too_new_to_help() -> Refusal {
    Refusal::Because(format!("Helpers are of level {HELPER_LEVEL_MIN} or more."))
}

/// Nobody told them anything of late.
pub(super) fn nothing_told() -> Refusal {
    Refusal::Because("Nobody has told you anything yet.".into())
}

/// Nobody said anything near them of late.
pub(super) fn nothing_said() -> Refusal {
    Refusal::Because("You have heard nobody say anything yet.".into())
}
