//! What is read of company.

use super::{Event, Formed, Left, Parted};
use crate::base::id::{CreatureId, RoomId};
use crate::base::money::Coins;
use crate::game::frame::refusal;
use crate::game::frame::tell::{Sentence, Teller};
use crate::game::ground::creature::{self, LEVEL_MAX};
use crate::game::ground::place::Way;
use crate::game::ground::sight;
use crate::game::people::player;
use crate::game::{Content, Refusal, World};
use crate::text::style::Style;
use crate::text::words::{count_word, list};

/// Words each fact for everyone who notices.
pub fn tell(event: &Event, teller: &mut Teller) {
    match event {
        Event::Follows { who, leader, room } => {
            let line = Sentence::new("{actor} {follow|follows} {target} from now on.");
            let line = line.actor(teller.world, *who).target(teller.world, *leader);
            teller.room(*room, &line);
        }
        Event::Parted { who, leader, why } => parted(*who, *leader, *why, teller),
        Event::WentAfter { who, leader, room, by } => went(who, *leader, (*room, by), teller),
        Event::CameAfter { who, room, by } => came(who, *room, by, teller),
        Event::KeptBack { who, leader, why } => kept_back(*who, *leader, why, teller),
        Event::Said { who, to, words } => {
            let line = Sentence::new("{actor} {tell|tells} the group, \"{words}\"");
            let line = line.actor(teller.world, *who).word("words", words);
            let line = line.words_of(*who, "group");
            to.iter().for_each(|hearer| teller.to(*hearer, &line.clone().style(Style::Tell)));
        }
        Event::Reported { who, to } => reported(*who, to, teller),
        Event::Split { who, room, to, each, rest } => {
            split(*who, *room, to, (*each, *rest), teller)
        }
        _ => of_group(event, teller),
    }
}

/// Who is in a group, and who leads it.
fn of_group(event: &Event, teller: &mut Teller) {
    match event {
        Event::Joined { who, leader, is_new } => joined(*who, *leader, *is_new, teller),
        Event::LeftGroup { who, by, left: rest, why } => left(*who, *by, (rest, *why), teller),
        Event::Leads { who, told } => {
            let line = Sentence::new("{actor} {lead|leads} the group now.");
            to_all(teller, told, &line.actor(teller.world, *who));
        }
        Event::Dissolved { told } => {
            let line = Sentence::new("That was the last of your group: there is none any more.");
            let all = Sentence::new("Your group breaks up. Each of you goes alone again.");
            to_all(teller, told, if told.len() > 1 { &all } else { &line });
        }
        Event::Away { who, told, leads } => {
            let line =
                Sentence::new("{actor} {are|is} away. The place in your group is kept a while.");
            to_all(teller, told, &line.actor(teller.world, *who));
            if let Some(leader) = leads {
                let line = Sentence::new("{actor} {lead|leads} the group meanwhile.");
                to_all(teller, told, &line.actor(teller.world, *leader));
            }
        }
        Event::Back { who, told } => {
            let line = Sentence::new("{actor} {are|is} back with your group.");
            to_all(teller, told, &line.actor(teller.world, *who));
            let names: Vec<String> =
                told.iter().map(|member| player::name_of(teller.world, *member)).collect();
            let with = match names.is_empty() {
                true => "nobody else of it is here".into(),
                false => {
                    format!("{} {} here", list(&names), if names.len() > 1 { "are" } else { "is" })
                }
            };
            teller.line(*who, format!("You are in a group still: {with}."));
        }
        _ => {}
    }
}

fn to_all(teller: &mut Teller, told: &[CreatureId], line: &Sentence) {
    told.iter().for_each(|member| {
        teller.kept().to(*member, &line.clone().style(Style::System));
    });
}

fn parted(who: CreatureId, leader: CreatureId, why: Parted, teller: &mut Teller) {
    let (line, one, other) = match why {
        Parted::Willing => ("{actor} {stop|stops} following {target}.", who, leader),
        Parted::Lost => ("{actor} {shake|shakes} {target} off.", leader, who),
        Parted::Gone => {
            return teller.line(who, "Whom you followed is gone. You follow nobody now.");
        }
    };
    let line = Sentence::new(line).actor(teller.world, one).target(teller.world, other);
    for reader in [who, leader] {
        teller.to(reader, &line);
    }
}

/// `Bran and Cora follow Aria east.`
fn went(who: &[CreatureId], leader: CreatureId, (room, by): (RoomId, &Way), teller: &mut Teller) {
    let way = match by {
        Way::Direction(direction) | Way::Flight(direction) => direction.word().to_owned(),
        Way::Word(word) => format!("by the {word}"),
        Way::AsOne(_) => String::new(),
    };
    let leaving = teller.content.room(room).and_then(|room| room.on_exit.clone());
    for follower in who {
        let line = Sentence::new("{actor} {follow|follows} {target} {way}.");
        let line = line.actor(teller.world, *follower).target(teller.world, leader);
        teller.to_in_room(*follower, &line.word("way", &way).style(Style::Dim));
        if let Some(word) = &leaving {
            teller.line(*follower, word.clone());
        }
    }
    let line = "{actor} {follow|follows} {target} {way}.";
    if let Some(line) = company(who, room, line, teller) {
        let line = line.target(teller.world, leader).word("way", way);
        teller.room_except(room, who, &line.style(Style::Dim));
    }
}

/// `Bran and Cora arrive from the west.`
fn came(who: &[CreatureId], room: RoomId, by: &Way, teller: &mut Teller) {
    let line = match by {
        Way::Direction(_) | Way::Flight(_) => "{actor} {arrive|arrives} {way}.",
        Way::Word(_) | Way::AsOne(_) => "{actor} {arrive|arrives}.",
    };
    let way = match by {
        Way::Direction(direction) | Way::Flight(direction) => direction.opposite().from_there(),
        Way::Word(_) | Way::AsOne(_) => "",
    };
    if let Some(line) = company(who, room, line, teller) {
        teller.room_except(room, who, &line.word("way", way).style(Style::Dim));
    }
}

/// A sentence about one or several who come or go together; of those who are unseen nothing is said.
fn company(who: &[CreatureId], room: RoomId, template: &str, teller: &Teller) -> Option<Sentence> {
    let world = teller.world;
    let seen: Vec<CreatureId> =
        who.iter().copied().filter(|one| world.players.veil(*one).is_none()).collect();
    match seen.as_slice() {
        [] => None,
        [one] => Some(Sentence::new(template).actor(world, *one)),
        several => {
            let names: Vec<String> =
                several.iter().map(|one| player::name_of(world, *one)).collect();
            let names = match sight::is_lit(teller.content, world, room) {
                true => list(&names),
                false => format!("{} people", count_word(several.len() as u64)),
            };
            Some(Sentence::new(template).many("actor", names))
        }
    }
}

fn kept_back(who: CreatureId, leader: CreatureId, why: &Refusal, teller: &mut Teller) {
    let line = Sentence::new("{actor} goes on without you. {why}")
        .actor(teller.world, leader)
        .word("why", refusal::sentence(why));
    teller.to_in_room(who, &line.style(Style::Warning));
    let line = Sentence::new("{actor} {stay|stays} behind.").actor(teller.world, who);
    teller.to(leader, &line.style(Style::Dim));
}

fn joined(who: CreatureId, leader: CreatureId, is_new: Formed, teller: &mut Teller) {
    let members = super::company(teller.world, leader);
    let line = match is_new {
        Formed::Now => "{target} and {actor} are a group now. `help groups` says what that means.",
        Formed::Before => "{actor} {are|is} in the group of {target} now.",
    };
    let own = match is_new {
        Formed::Now => "You and {other} are a group now. `help groups` says what that means.",
        Formed::Before => "You are in the group of {other} now.",
    };
    for member in members {
        let line = match member {
            one if one == who => Sentence::new(own).creature("other", teller.world, leader),
            one if one == leader && is_new == Formed::Now => {
                Sentence::new(own).creature("other", teller.world, who)
            }
            one if one == leader => {
                Sentence::new("{actor} is in your group now.").actor(teller.world, who)
            }
            _ => Sentence::new(line).actor(teller.world, who).target(teller.world, leader),
        };
        teller.kept().to(member, &line.style(Style::System));
    }
}

fn left(who: CreatureId, by: CreatureId, (rest, why): (&[CreatureId], Left), teller: &mut Teller) {
    let line = match why {
        Left::Willing => {
            Sentence::new("{actor} {leave|leaves} the group.").actor(teller.world, who)
        }
        Left::Sent => Sentence::new("{actor} {send|sends} {target} out of the group.")
            .actor(teller.world, by)
            .target(teller.world, who),
        Left::Away => {
            let name = player::name_of(teller.world, who);
            Sentence::new("{name} stayed away for too long, and is out of the group.")
                .word("name", name)
        }
    };
    to_all(teller, rest, &line);
    to_all(teller, &[who], &line);
}

/// How somebody is: `20 of 20 health, 10 of 10 breath, 120 more to level 3`.
fn condition(content: &Content, world: &World, who: CreatureId) -> String {
    let (Some(body), Some(own)) = (world.creatures.get(who), world.players.character(who)) else {
        return String::new();
    };
    let calling = content.calling(own.calling());
    let spirit = calling.map_or("spirit", |calling| calling.spirit_name.as_str());
    let next = match own.level() {
        level if level >= LEVEL_MAX => "no level left to learn".into(),
        level => {
            let wanted = creature::experience_for(level + 1).saturating_sub(own.experience());
            format!("{wanted} experience to level {}", level + 1)
        }
    };
    format!(
        "{} of {} health, {} of {} {spirit}, {next}",
        body.health(),
        body.health_max(),
        body.spirit(),
        body.spirit_max(),
    )
}

fn reported(who: CreatureId, to: &[CreatureId], teller: &mut Teller) {
    let words = condition(teller.content, teller.world, who);
    let line = match to.is_empty() {
        true => "{actor} {report|reports}: {words}.",
        false => "{actor} {report|reports} to the group: {words}.",
    };
    let line = Sentence::new(line).actor(teller.world, who).word("words", words).voiced();
    if let (true, Some(room)) = (to.is_empty(), teller.world.places.room_of(who)) {
        teller.kept().room(room, &line.style(Style::Speech));
        return;
    }
    to.iter().for_each(|member| teller.kept().to(*member, &line.clone().style(Style::Tell)));
}

fn split(
    who: CreatureId,
    room: RoomId,
    to: &[CreatureId],
    (each, rest): (Coins, Coins),
    teller: &mut Teller,
) {
    let names: Vec<String> = to.iter().map(|one| player::name_of(teller.world, *one)).collect();
    let rest = match rest {
        Coins::NONE => String::new(),
        Coins(1) => " One is left over, and stays with you.".into(),
        Coins(n) => format!(" {n} are left over, and stay with you."),
    };
    let line = format!("You share: {each} for you, and as much for {}.{rest}", list(&names));
    teller.kept().line(who, Style::Coin.on(line));
    for one in to {
        let line = Sentence::new("{actor} shares coins with the group: {each} for you.");
        let line = line.actor(teller.world, who).word("each", each);
        teller.kept().to(*one, &line.style(Style::Coin));
    }
    let mut told = to.to_vec();
    told.push(who);
    let line = Sentence::new("{actor} shares some coins out.").actor(teller.world, who);
    teller.room_except(room, &told, &line.silent());
}
