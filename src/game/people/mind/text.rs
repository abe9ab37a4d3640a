//! What is seen of minds: what they do that no other feature tells of.

use super::Event;
use crate::base::id::{CreatureId, RoomId};
use crate::game::World;
use crate::game::frame::tell::namesake;
use crate::game::frame::tell::{Sentence, Teller};
use crate::game::ground::fight;
use crate::game::people::combat;
use crate::game::people::effect::Kind;
use crate::text::style::Style;

/// Words each fact for everyone who notices.
pub fn tell(event: &Event, teller: &mut Teller) {
    match event {
        Event::Idled { room, line, .. } => {
            teller.room(*room, &Sentence::new("{line}").word("line", line).silent());
        }
        Event::Called { who, room } => {
            let line = Sentence::new("{actor} {call|calls} for help!").actor(teller.world, *who);
            fight::din(teller, *room, &[*who], &line.style(Style::Warning));
        }
        Event::Answered { who, caller, room } => {
            let line = Sentence::new("{actor} {come|comes} to the aid of {target}!")
                .actor(teller.world, *who)
                .target(teller.world, *caller);
            let line = line.style(Style::Warning);
            match fight::is_melee(teller.world, *room, &[*who, *caller]) {
                true => fight::din(teller, *room, &[*who, *caller], &line),
                false => teller.passes(*room, *who, &answer(teller.world, *caller), &line),
            }
        }
        Event::Warned { who, target, room, words } => {
            warned(teller, (*who, *target), *room, words.as_deref());
        }
        Event::Healed { who, target, room } => {
            let line = match who == target {
                true => "{actor} {bind|binds} {actor.their} own wounds.",
                false => "{actor} {lay|lays} a hand on {target's} wounds, and they close.",
            };
            cast(teller, (*who, *target), *room, line);
        }
        Event::Strengthened { who, target, room, kind } => {
            let line = match who == target {
                true => strengthens_themself(*kind),
                false => strengthens_another(*kind),
            };
            cast(teller, (*who, *target), *room, line);
        }
    }
}

/// What several do who answer the same call.
fn answer(world: &World, caller: CreatureId) -> String {
    format!("come to the aid of {}", namesake::known(world, caller))
}

fn warned(
    teller: &mut Teller,
    (who, target): (CreatureId, CreatureId),
    room: RoomId,
    words: Option<&str>,
) {
    let line = match words {
        Some(words) => {
            Sentence::new("{actor} {say|says} to {target}, \"{words}\"").word("words", words)
        }
        None => Sentence::new(
            "{actor} {make|makes} it plain to {target} that this is no place to stay.",
        ),
    };
    let line = line.actor(teller.world, who).target(teller.world, target);
    combat::between(teller, (who, Style::Warning), (target, Style::Warning), room, &line);
}

/// A spell: the one it is laid on sees it in the colour of healing.
fn cast(
    teller: &mut Teller,
    (who, target): (CreatureId, CreatureId),
    room: RoomId,
    template: &str,
) {
    let line = Sentence::new(template).actor(teller.world, who);
    let line = if who == target { line } else { line.target(teller.world, target) };
    if target != who {
        teller.to_in_room(target, &line.clone().style(Style::Heal));
    }
    fight::din(teller, room, &[who, target], &line);
}

fn strengthens_themself(kind: Kind) -> &'static str {
    match kind {
        Kind::Shield => "{actor} {draw|draws} a ward about {actor.themself}.",
        _ => "{actor} {murmur|murmurs} a blessing, and {stand|stands} straighter.",
    }
}

fn strengthens_another(kind: Kind) -> &'static str {
    match kind {
        Kind::Shield => "{actor} {draw|draws} a ward about {target}.",
        _ => "{actor} {murmur|murmurs} a blessing over {target}.",
    }
}
