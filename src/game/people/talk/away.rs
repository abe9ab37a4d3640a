//! Being away from the keyboard: whoever tells one something then reads so. It ends as soon as one types.

use super::Event;
use crate::base::id::CreatureId;
use crate::base::limits::AWAY_CHARS_MAX;
use crate::game::Turn;
use crate::game::frame::args::Args;
use crate::game::frame::part::Done;
use crate::game::frame::posture::Posture;
use crate::game::frame::tell::{Sentence, Teller};
use crate::game::frame::verb::{Group, Spec};
use crate::game::people::player::{self, Away};
use crate::text::style::{Style, clean};

pub(super) const AFK: Spec = Spec {
    name: "afk",
    priority: 55,
    posture: Posture::Sleeping,
    group: Group::Talking,
    usage: "afk [words]",
    example: "afk Back in ten minutes.",
    help: "Says that you are away from your keyboard. `who` shows it, and whoever tells you something \
           reads it. It ends as soon as you type anything.",
    run: afk,
    ..Spec::DEFAULT
};

fn afk(turn: &mut Turn, who: CreatureId, args: Args) -> Done {
    // Whoever was away when they typed this is back by now.
    if args.is_empty() && came_back(turn, who) {
        return Ok(());
    }
    let words: String = clean(args.ahead()).chars().take(AWAY_CHARS_MAX).collect();
    player::set_away(turn.world, who, Some(Away { words: words.clone(), told: 0 }));
    turn.report(Event::WentAway { who, words });
    Ok(())
}

/// Somebody typed something: they are at the keyboard. Whether they were away.
pub fn came_back(turn: &mut Turn, who: CreatureId) -> bool {
    let was = player::set_away(turn.world, who, None);
    if let Some(Away { told, .. }) = &was {
        turn.report(Event::CameBack { who, told: *told });
    }
    was.is_some()
}

pub(super) fn went(words: &str) -> Sentence {
    let line = match words {
        "" => "You are away from the keyboard until you type something.",
        _ => "You are away from the keyboard until you type something: {words}",
    };
    Sentence::new(line).word("words", words)
}

pub(super) fn came(told: u64) -> Sentence {
    let line = match told {
        0 => "You are back at the keyboard.",
        1 => "You are back at the keyboard. You were told something: `history tell`.",
        _ => "You are back at the keyboard. You were told {told} things: `history tell`.",
    };
    Sentence::new(line).word("told", told)
}

/// Whoever told somebody something reads that they are away.
pub(super) fn tell_of(who: CreatureId, to: CreatureId, teller: &mut Teller) {
    let Some(presence) = teller.world.players.presence(to) else { return };
    let Some(away) = presence.away() else { return };
    let line = match away.words.as_str() {
        "" => "{target} {target:are|is} away from the keyboard.",
        _ => "{target} {target:are|is} away from the keyboard: {words}",
    };
    let line = Sentence::new(line).target(teller.world, to).word("words", &away.words);
    teller.to(who, &line.words_of(to, "tell").style(Style::Dim));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::game::frame::testing::Small;

    #[test]
    fn issue17_what_one_says_who_is_away_is_short() {
        let mut small = Small::default();
        let hall = small.room("hall", None);
        let who = small.player("Aria", hall);
        let words = "é".repeat(AWAY_CHARS_MAX + 1);
        small.turn(|turn| afk(turn, who, Args::new(who, &words, ""))).expect("she may go");
        let presence = small.world.players.presence(who).expect("she is here");
        let away = presence.away().as_ref().expect("she is away");
        assert_eq!(away.words.chars().count(), AWAY_CHARS_MAX);
        assert!(
            small.turn(|turn| came_back(turn, who)) && !small.turn(|turn| came_back(turn, who))
        );
    }
}
