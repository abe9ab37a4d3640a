//! Who is there: the lines of a room's view about everyone else.
//!
//! Somebody among a few has a line of their own. A crowd is a sentence with the first names of it,
//! and what there is to see of each is asked for with `who here`: nobody reads two hundred lines
//! at each step, and a step into a crowd costs no more than one into a company.

use std::borrow::Cow;

use super::view::{condition, kind_style};
use crate::base::id::{CreatureId, RoomId};
use crate::base::limits::{CROWD_MIN, CROWD_NAMES};
use crate::game::frame::tell::namesake::{self, numbered};
use crate::game::ground::creature::{Creature, Posture};
use crate::game::ground::fight;
use crate::game::people::faction::{self, Stance};
use crate::game::people::player::{Link, Presence};
use crate::game::{Content, World};
use crate::text::link::put_link;
use crate::text::page::Page;
use crate::text::sentence::{capitalise, plural, put_capitalised, the};
use crate::text::style::Style;
use crate::text::words::{count_word, without_article};
use crate::text::wrap::wrap_tail;

/// One line for everyone else who is here; like NPCs are counted, and a crowd of players is one
/// sentence.
pub(super) fn put_creatures(
    content: &Content,
    world: &World,
    who: CreatureId,
    room: RoomId,
    page: &Page,
    text: &mut String,
) {
    let players = world.places.players_in(room);
    if players.len() <= CROWD_MIN {
        return put_lines(content, world, who, world.places.creatures_in(room), page, text);
    }
    let seen = players.iter().copied().filter(|other| world.players.may_see(who, *other));
    put_lines(content, world, who, world.places.npcs_in(room), page, text);
    put_crowd(world, who, &seen.collect::<Vec<_>>(), page, text);
}

/// A line for each of these, or for several who are alike.
fn put_lines(
    content: &Content,
    world: &World,
    who: CreatureId,
    here: &[CreatureId],
    page: &Page,
    text: &mut String,
) {
    let mut kinds: Vec<(Line, &str, usize)> = Vec::with_capacity(here.len());
    for body in here.iter().filter_map(|id| world.creatures.get(*id)) {
        if body.id() == who || !world.players.may_see(who, body.id()) {
            continue;
        }
        let line = line_about(content, world, who, body);
        // No two players are alike, however many there are.
        let mut others = kinds.iter_mut().filter(|_| !body.is_player());
        match others.find(|(other, ..)| *other == line) {
            Some((.., count)) => *count += 1,
            None => kinds.push((line, body.name(), 1)),
        }
    }
    for (line, name, count) in kinds {
        let from = text.len();
        let typed = without_article(name);
        put_link(format_args!("look {typed}"), page, text, |text| match count {
            1 => line.put(text),
            n => line.put_many(name, n, text),
        });
        wrap_tail(from, page, 2, text);
        text.push('\n');
    }
}

/// `Aria, Bran, Cora and 140 others are here.`
fn put_crowd(
    world: &World,
    who: CreatureId,
    players: &[CreatureId],
    page: &Page,
    text: &mut String,
) {
    let named: Vec<&str> = players
        .iter()
        .filter(|id| **id != who)
        .take(CROWD_NAMES)
        .filter_map(|id| Some(world.creatures.get(*id)?.name().as_str()))
        .collect();
    // Whoever looks is one of the players.
    let others = players.len().saturating_sub(1 + named.len());
    let from = text.len();
    text.push(Style::Person.push());
    for (at, name) in named.iter().enumerate() {
        match at {
            0 => {}
            _ if others == 0 && at + 1 == named.len() => text.push_str(" and "),
            _ => text.push_str(", "),
        }
        put_link(format_args!("look {name}"), page, text, |text| text.push_str(name));
    }
    match others {
        0 => {}
        1 => text.push_str(" and one other"),
        _ => text.extend([" and ", &count_word(others as u64), " others"]),
    }
    text.push_str(" are here.");
    text.push(Style::POP);
    wrap_tail(from, page, 2, text);
    text.push('\n');
}

pub(super) fn plural_only(name: &str) -> String {
    let both = plural(name, 2);
    both.strip_prefix("2 ").map_or(both.clone(), str::to_string)
}

/// What a line says about somebody.
#[derive(PartialEq, Eq)]
struct Line<'a> {
    style: Style,
    says: Says<'a>,
}

#[derive(PartialEq, Eq)]
enum Says<'a> {
    /// What a builder wrote, a whole sentence.
    Written(&'a str),
    /// What they are called, the title behind it, and what they do.
    Is { name: &'a str, title: &'a str, doing: Doing<'a> },
    /// One of several, on the reader: told apart, and how it fares.
    IsOnYou { name: &'a str, number: Option<u32>, fares: Option<&'static str> },
}

#[derive(PartialEq, Eq)]
enum Doing<'a> {
    Fighting(Cow<'a, str>),
    /// Nothing but being there, perhaps with nobody at the other end.
    Being(Posture, Option<Link>),
    /// Only those of their rank see them.
    Unseen,
}

fn line_about<'a>(
    content: &'a Content,
    world: &'a World,
    viewer: CreatureId,
    body: &'a Creature,
) -> Line<'a> {
    let template = body.template().and_then(|template| content.npcs.get(template));
    let player = world.players.character(body.id()).filter(|_| body.is_player());
    let short = template.and_then(|template| template.short.as_deref());
    let foe = fight::foe_of(world, body.id());
    let says = match (foe, short, body.posture()) {
        (None, Some(short), Posture::Standing) => Says::Written(short),
        (Some(foe), ..) if foe == viewer => Says::IsOnYou {
            name: body.name(),
            number: namesake::number(world, body.id()),
            fares: (body.health() < body.health_max())
                .then(|| condition(body.health(), body.health_max())),
        },
        (foe, _, posture) => Says::Is {
            name: body.name(),
            title: player.map_or("", |player| player.title()),
            doing: match foe {
                // Of a player one is told which it is; NPCs who fight the same kind stand together.
                Some(foe) if player.is_some() => {
                    Doing::Fighting(Cow::Owned(namesake::known(world, foe)))
                }
                Some(foe) => {
                    let foe = world.creatures.get(foe).map(|foe| foe.name().as_str());
                    Doing::Fighting(foe.unwrap_or("someone").into())
                }
                None if world.players.veil(body.id()).is_some() => Doing::Unseen,
                None => {
                    Doing::Being(posture, world.players.presence(body.id()).map(Presence::link))
                }
            },
        },
    };
    Line { style: style_of(content, world, viewer, body), says }
}

impl Line<'_> {
    fn put(&self, text: &mut String) {
        text.push(self.style.push());
        match &self.says {
            Says::Written(sentence) => text.push_str(sentence),
            Says::Is { name, title, doing } => {
                put_capitalised(name, text);
                if !title.is_empty() {
                    text.extend([" ", title]);
                }
                text.push_str(" is here");
                doing.put(text);
            }
            Says::IsOnYou { name, number, fares } => {
                let numbered = number.map(|_| numbered(name, *number));
                put_capitalised(numbered.as_deref().unwrap_or(name), text);
                text.push_str(" is here, ");
                if let Some(fares) = fares {
                    text.extend([fares, ", "]);
                }
                text.push_str("fighting you!");
            }
        }
        self.end(text);
    }

    /// Several of whom the same is to be said.
    fn put_many(&self, name: &str, count: usize, text: &mut String) {
        text.push(self.style.push());
        let many = capitalise(&count_word(count as u64));
        text.extend([&many, " ", &plural_only(name), " are here"]);
        match &self.says {
            Says::Is { doing, .. } => doing.put(text),
            Says::Written(_) | Says::IsOnYou { .. } => text.push('.'),
        }
        self.end(text);
    }

    /// What is red is also said; whoever is on the reader has said it already.
    fn end(&self, text: &mut String) {
        if self.style == Style::Foe && !matches!(self.says, Says::IsOnYou { .. }) {
            text.push_str(HOSTILE);
        }
        text.push(Style::POP);
    }
}

/// What stands behind whoever is an enemy.
pub(super) const HOSTILE: &str = " (hostile)";

impl Doing<'_> {
    fn put(&self, text: &mut String) {
        match self {
            Doing::Fighting(foe) => text.extend([", fighting ", &the(foe), "."]),
            Doing::Being(posture, link) => {
                if *posture != Posture::Standing {
                    text.extend([", ", posture.word()]);
                }
                if matches!(link, Some(Link::Dead(_))) {
                    text.push_str(", staring into the distance");
                }
                text.push('.');
            }
            Doing::Unseen => text.push_str(", unseen by others."),
        }
    }
}

/// By what they are to whoever looks.
pub(super) fn style_of(
    content: &Content,
    world: &World,
    viewer: CreatureId,
    body: &Creature,
) -> Style {
    match faction::stance(content, world, viewer, body.id()) {
        _ if body.is_player() => Style::Person,
        Stance::Hostile => Style::Foe,
        Stance::Ally => Style::Friend,
        Stance::Neutral => {
            let template = body.template().and_then(|template| content.npcs.get(template));
            kind_style(template.map(|template| template.kind))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::game::frame::testing::Small;

    #[test]
    fn no_more_than_so_many_of_a_crowd_are_named() {
        let mut small = Small::default();
        let room = small.room("square", None);
        let who: Vec<CreatureId> = (0..CROWD_NAMES + 3)
            .map(|number| {
                let letter = char::from(b'a' + u8::try_from(number).expect("a few"));
                small.player(&format!("Some{letter}"), room)
            })
            .collect();
        let mut text = String::new();
        put_crowd(&small.world, who[0], &who, &Page::default(), &mut text);
        let named = (b'a'..=b'z').filter(|c| text.contains(&format!("Some{}", char::from(*c))));
        assert_eq!(named.count(), CROWD_NAMES);
        let words: Vec<&str> = text.split_whitespace().collect();
        assert!(words.join(" ").contains("and two others are here."), "{text}");
    }
}
