//! Talking: say, tell, whisper, shout, emote.
//!
//! This is the model feature. A verb finds out what was typed and who is meant; a rule changes
//! the world (here hardly anything) and reports a fact; `tell` words the fact once, for every
//! pair of eyes. To add `salute`, add a line to [`VERBS`], a fact to [`Event`] and its sentence to
//! [`tell`], and a transcript: the compiler names whatever is missing.
//!
//! What is near is in `near`, what carries further in `aloud`, whoever is away from the keyboard in `away`.
//!
//! Whatever a player typed passes through `text::style::clean` before anyone reads it.

mod aloud;
pub mod away;
mod near;
mod refusals;

pub use aloud::{Call, From};
pub use near::Manner;

use crate::base::id::{CreatureId, RoomId};
use crate::game::frame::args::Args;
use crate::game::frame::grammar::{What, noun, word_and_rest};
use crate::game::frame::part::Done;
use crate::game::frame::tell::{Sentence, Teller};
use crate::game::frame::verb::{Group, Spec};
use crate::game::ground::creature::Posture;
use crate::game::people::acquaintance;
use crate::game::people::channel;
use crate::game::people::mailbox;
use crate::game::people::player;
use crate::game::{Feature, Refusal, Turn, World};
use crate::text::style::{Style, clean};

/// What the rest of the house knows of this feature.
pub const FEATURE: Feature =
    Feature { name: "talk", verbs: VERBS, channels: &[aloud::CHANNEL], ..Feature::NONE };

/// What can be said.
#[derive(Clone, Debug)]
pub enum Event {
    Said {
        who: CreatureId,
        room: RoomId,
        words: String,
    },
    Told {
        who: CreatureId,
        to: CreatureId,
        words: String,
    },
    Emoted {
        who: CreatureId,
        room: RoomId,
        words: String,
    },
    /// Said to somebody in the room, so that all hear it.
    SaidTo {
        who: CreatureId,
        to: CreatureId,
        room: RoomId,
        words: String,
        how: Manner,
    },
    Whispered {
        who: CreatureId,
        to: CreatureId,
        room: RoomId,
        words: String,
    },
    /// Said so loud that it is heard in other rooms: in each of them so.
    Called {
        who: CreatureId,
        room: RoomId,
        words: String,
        call: Call,
        beyond: Vec<(RoomId, From)>,
    },
    /// Somebody is away from the keyboard, or back after so many tells.
    WentAway {
        who: CreatureId,
        words: String,
    },
    CameBack {
        who: CreatureId,
        told: u64,
    },
}

/// The verbs of this feature.
pub const VERBS: &[Spec] = &[
    Spec {
        name: "say",
        priority: 10,
        group: Group::Talking,
        usage: "say <words>  (or '<words>)",
        example: "say Good evening.",
        help: "Says something to everyone in the room. `say to bran hello` and `say bran, hello` say it to \
               somebody, and all hear it. `whisper` is for one, `yell` and `shout` carry further.",
        run: say,
        ..Spec::DEFAULT
    },
    near::SAYTO,
    near::WHISPER,
    near::ANSWER,
    aloud::SHOUT,
    aloud::YELL,
    away::AFK,
    Spec {
        name: "tell",
        shorts: &["t", "send"],
        priority: 10,
        posture: Posture::Sleeping,
        group: Group::Talking,
        usage: "tell <who> <words>",
        example: "tell bran Meet me at the shrine.",
        help: "Says something to one player, wherever they are. Nobody else hears it. If they are away, \
               your words wait for them. `reply` answers, `retell` goes on, `lasttell` reads it again.",
        run: tell_someone,
        ..Spec::DEFAULT
    },
    Spec {
        name: "reply",
        shorts: &["r"],
        priority: 10,
        posture: Posture::Sleeping,
        group: Group::Talking,
        usage: "reply <words>",
        example: "reply On my way.",
        help: "Answers whoever told you something last.",
        run: reply,
        ..Spec::DEFAULT
    },
    Spec {
        name: "retell",
        aliases: &["rt"],
        posture: Posture::Sleeping,
        group: Group::Talking,
        usage: "retell <words>",
        example: "retell And bring the rope.",
        help: "Tells something more to whom you told something last.",
        run: retell,
        ..Spec::DEFAULT
    },
    Spec {
        name: "emote",
        aliases: &["pose"],
        shorts: &["em"],
        group: Group::Talking,
        usage: "emote <what you do>  (or :<what you do>)",
        example: "emote looks out to sea.",
        help: "Shows everyone in the room what you do, with your name before it. `emote 's hat falls off` \
               is of what is yours; `;dances` does as `:dances`.",
        run: emote,
        ..Spec::DEFAULT
    },
];

fn say(turn: &mut Turn, who: CreatureId, args: Args) -> Done {
    let args = args.ahead();
    if let Some((to, words)) = near::addressed(turn, who, args) {
        return near::say_to(turn, who, to, words, Manner::Says);
    }
    let words = something(args, "say <words>")?;
    let room = turn.world.places.room_of(who).ok_or(Refusal::Usage("say <words>"))?;
    turn.report(Event::Said { who, room, words });
    Ok(())
}

fn tell_someone(turn: &mut Turn, who: CreatureId, args: Args) -> Done {
    let args = args.ahead();
    let (name, words) = word_and_rest(args);
    let words = something(words, "tell <who> <words>")?;
    if matches!(noun(name).map(|noun| noun.what), Some(What::Me)) {
        return Err(refusals::to_yourself());
    }
    let to = hearer(turn, who, name)?;
    if to == who {
        return Err(refusals::to_yourself());
    }
    speak_to(turn, who, to, words)
}

fn reply(turn: &mut Turn, who: CreatureId, args: Args) -> Done {
    let args = args.ahead();
    let words = something(args, "reply <words>")?;
    match turn.world.players.presence(who).and_then(|p| p.reply_to()) {
        // Whoever spoke is answered, even if they are unseen.
        Some(to) if !mailbox::has_nobody(turn.world, to) => {
            acquaintance::may_reach(turn.world, who, to)?;
            player::may_tell(turn, who)?;
            told(turn, who, to, words)
        }
        Some(to) if turn.world.players.account_of(to).is_some() => speak_to(turn, who, to, words),
        Some(_) => Err(refusals::gone()),
        None => Err(refusals::nobody_to_answer()),
    }
}

fn emote(turn: &mut Turn, who: CreatureId, args: Args) -> Done {
    let args = args.ahead();
    let words = something(args, "emote <what you do>")?;
    let room = turn.world.places.room_of(who).ok_or(Refusal::Usage("emote <what you do>"))?;
    turn.report(Event::Emoted { who, room, words });
    Ok(())
}

fn speak_to(
    turn: &mut Turn,
    who: CreatureId,
    to: CreatureId,
    words: String,
) -> Result<(), Refusal> {
    acquaintance::may_reach(turn.world, who, to)?;
    player::may_tell(turn, who)?;
    match mailbox::is_away(turn.world, who, to) {
        true => {
            player::set_told_last(turn.world, who, to);
            mailbox::leave(turn, who, to, words)
        }
        false => told(turn, who, to, words),
    }
}

fn told(turn: &mut Turn, who: CreatureId, to: CreatureId, words: String) -> Result<(), Refusal> {
    player::set_reply(turn.world, to, who);
    player::set_told_last(turn.world, who, to);
    player::told_while_away(turn.world, to);
    turn.report(Event::Told { who, to, words });
    Ok(())
}

fn retell(turn: &mut Turn, who: CreatureId, args: Args) -> Done {
    let words = something(args.ahead(), "retell <words>")?;
    let to = turn.world.players.presence(who).and_then(|player| player.told_last());
    let to = to.filter(|to| turn.world.players.character(*to).is_some());
    speak_to(turn, who, to.ok_or_else(refusals::told_nobody)?, words)
}

/// Cleaned words, or the usage line if none are left.
fn something(args: &str, usage: &'static str) -> Result<String, Refusal> {
    let words = clean(args);
    if words.is_empty() { Err(Refusal::Usage(usage)) } else { Ok(words) }
}

/// Whom a name means: that player, here or away; else one in the world whose name begins so.
fn hearer(turn: &Turn, who: CreatureId, name: &str) -> Result<CreatureId, Refusal> {
    if ["me", "myself", "self"].iter().any(|own| name.eq_ignore_ascii_case(own)) {
        return Ok(who);
    }
    turn.world.players.find(name).map_or_else(|| somebody(turn, who, name), Ok)
}

/// A player in the world whose name begins with `name`, of those whom `who` may see; an exact name
/// comes first.
pub fn somebody(turn: &Turn, who: CreatureId, name: &str) -> Result<CreatureId, Refusal> {
    let wanted = name.to_lowercase();
    let players = &turn.world.players;
    let may_see = |other: &CreatureId| players.may_see(who, *other);
    let exactly = players.find(&wanted).filter(|found| players.is_here(*found));
    exactly
        .filter(may_see)
        .or_else(|| {
            let beginning = Some(wanted.as_str()).filter(|wanted| !wanted.is_empty());
            let called = beginning.into_iter().flat_map(|wanted| players.here_called(wanted));
            // Of several it is whoever has been a character longest.
            called.filter(may_see).min()
        })
        .ok_or_else(|| Refusal::NobodyCalled(name.to_string()))
}

/// Words each fact for everyone who notices.
pub fn tell(event: &Event, teller: &mut Teller) {
    let line = sentence(teller.world, event);
    match event {
        Event::Said { room, .. } => teller.room(*room, &line.style(Style::Speech)),
        Event::Told { who, to, .. } => {
            let line = line.style(Style::Tell);
            teller.to(*who, &line);
            teller.to(*to, &line);
            away::tell_of(*who, *to, teller);
        }
        Event::Emoted { room, .. } => teller.room(*room, &line.style(Style::Emote)),
        Event::SaidTo { room, .. } => teller.room(*room, &line.style(Style::Speech)),
        Event::Whispered { who, to, room, .. } => {
            near::tell_whisper((*who, *to), *room, &line, teller)
        }
        Event::Called { room, beyond, .. } => {
            let line = line.style(Style::Speech).loud();
            teller.room(*room, &line);
            aloud::tell_beyond(event, beyond, teller);
        }
        Event::WentAway { who, .. } | Event::CameBack { who, .. } => teller.to(*who, &line),
    }
}

/// The sentence for all who notice, without its colour.
fn sentence(world: &World, event: &Event) -> Sentence {
    match event {
        Event::Said { who, words, .. } => Sentence::new(channel::says(words))
            .actor(world, *who)
            .word("words", words)
            .voiced()
            .words_of(*who, "say"),
        Event::Told { who, to, words } => {
            Sentence::new("{actor} {tell|tells} {target}, \"{words}\"")
                .actor(world, *who)
                .target(world, *to)
                .word("words", words)
                .words_of(*who, "tell")
        }
        Event::Emoted { who, words, .. } => {
            // The name stands as it is, for the actor too: that is what an emote is.
            let name = world.creatures.get(*who).map_or_else(String::new, |c| c.name().clone());
            // `emote 's hat falls off` goes right behind the name.
            let joined = words.starts_with(['\'', ',']);
            let template = if joined { "{name}{words}" } else { "{name} {words}" };
            let line = Sentence::new(template).word("name", name).word("words", words);
            // Nobody sees what the unseen do.
            line.actor(world, *who).silent().words_of(*who, "emote")
        }
        Event::SaidTo { who, to, words, how, .. } => Sentence::new(near::said_to(*how, words))
            .actor(world, *who)
            .target(world, *to)
            .word("words", words)
            .voiced()
            .words_of(*who, "say"),
        Event::Whispered { who, to, words, .. } => {
            Sentence::new("{actor} {whisper|whispers} to {target}, \"{words}\"")
                .actor(world, *who)
                .target(world, *to)
                .word("words", words)
                .words_of(*who, "whisper")
        }
        Event::Called { who, words, call, .. } => Sentence::new(call.near())
            .actor(world, *who)
            .word("words", words)
            .voiced()
            .words_of(*who, call.word()),
        Event::WentAway { words, .. } => away::went(words),
        Event::CameBack { told, .. } => away::came(*told),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::game::frame::testing::Small;
    use crate::text::page::Page;

    /// Whoever is meant is found by the index of names, and is whom a look at everyone would find.
    #[test]
    fn issue15_7_somebody_is_found_by_name_as_if_everyone_were_asked() {
        let mut small = Small::default();
        let hall = small.room("hall", None);
        let [zo, zoe, aria, zora] =
            ["Zo", "Zoe", "Aria", "Zora"].map(|name| small.player(name, hall));
        small.turn(|turn| {
            let found = |name: &str| somebody(turn, aria, name).ok();
            assert_eq!([found("zoe"), found("ZORA"), found("zor")], [zoe, zora, zora].map(Some));
            assert_eq!(found("z"), Some(zo), "the oldest of those who fit");
            assert_eq!([found(""), found("q"), found("zoes")], [None; 3]);
        });
        small.turn(|turn| player::leave(turn, zo));
        small.turn(|turn| {
            assert_eq!(somebody(turn, aria, "z").ok(), Some(zoe), "whoever is away is not here");
            assert_eq!(somebody(turn, aria, "zo").ok(), Some(zoe));
        });
    }

    #[test]
    fn what_a_hundred_hear_is_worded_and_painted_once() {
        let mut small = Small::default();
        let hall = small.room("hall", None);
        let speaker = small.player("Aria", hall);
        let hearers: Vec<_> = (0..100).map(|n| small.player(&format!("Hearer{n}"), hall)).collect();
        small.out.clear();

        small
            .turn(|turn| say(turn, speaker, Args::new(speaker, "Ho.", "")))
            .expect("she can speak");
        let own = small.out.take(speaker).remove(0);
        let heard: Vec<_> = hearers.iter().map(|who| small.out.take(*who).remove(0)).collect();
        let first = &heard[0].passage;
        assert!(!Arc::ptr_eq(first, &own.passage));
        assert!(heard.iter().all(|piece| Arc::ptr_eq(first, &piece.passage)));

        let mut screen = String::new();
        heard.iter().for_each(|piece| piece.passage.paint(&Page::default(), &mut screen));
        assert_eq!(screen.matches("Aria says, \"Ho.\"").count(), 100);
        assert_eq!(first.paintings(), 1);
    }
}
