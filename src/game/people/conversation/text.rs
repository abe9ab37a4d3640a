//! What is read of conversations.

use super::rules::{open, written};
use crate::base::id::{CreatureId, NpcTemplateId, RoomId};
use crate::game::View;
use crate::game::frame::direction::Direction;
use crate::game::frame::tell::{Sentence, Teller};
use crate::text::link::link;
use crate::text::page::Page;
use crate::text::sentence::{capitalise, list, the};
use crate::text::style::Style;
use crate::text::wrap::wrap;

/// What can happen between two who talk.
#[derive(Clone, Debug)]
pub enum Event {
    /// A player talked with an NPC, who answered.
    Talked { who: CreatureId, npc: CreatureId, template: NpcTemplateId, room: RoomId, words: Words },
    /// An NPC gave a player something, of this name.
    Handed { who: CreatureId, npc: CreatureId, room: RoomId, name: String },
    /// A player asked another something.
    Asked { who: CreatureId, to: CreatureId, room: RoomId, words: String },
}

/// How an NPC answers.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Words {
    Says(String),
    /// They have no conversation.
    Nods,
    /// In their own words, if they have some for it.
    KnowsNothing(Option<String>),
}

/// Words each fact for everyone who notices.
pub fn tell(event: &Event, teller: &mut Teller) {
    let world = teller.world;
    match event {
        Event::Talked { who, npc, room, words, .. } => {
            let answer = Sentence::new(answer(words)).actor(world, *npc).target(world, *who);
            let answer = match words {
                Words::Says(said) | Words::KnowsNothing(Some(said)) => answer.word("words", said),
                Words::Nods | Words::KnowsNothing(None) => answer,
            };
            teller.kept().to_in_room(*who, &answer.style(Style::Speech));
            let seen = Sentence::new("{actor} {talk|talks} with {target}.");
            let seen = seen.actor(world, *who).target(world, *npc);
            teller.room_except(*room, &[*who], &seen.style(Style::Dim));
        }
        Event::Handed { who, npc, room, name } => {
            let line = Sentence::new("{actor} {hand|hands} {target} {what}.").word("what", name);
            teller.kept().room(*room, &line.actor(world, *npc).target(world, *who));
        }
        Event::Asked { who, to, room, words } => {
            let line =
                Sentence::new(asked(words)).word("words", words).voiced().words_of(*who, "say");
            let line = line.actor(world, *who).target(world, *to);
            teller.room(*room, &line.style(Style::Speech));
        }
    }
}

fn answer(words: &Words) -> &'static str {
    match words {
        Words::Says(_) | Words::KnowsNothing(Some(_)) => {
            "{actor} {say|says} to {target}, \"{words}\""
        }
        Words::Nods => "{actor} {nod|nods} to {target} without a word.",
        Words::KnowsNothing(None) => "{actor} {shake|shakes} {actor.their} head.",
    }
}

/// `ask bob about war`, and `ask bob how are you`.
fn asked(words: &str) -> &'static str {
    match words.ends_with('?') || words.split_whitespace().count() > 2 {
        true => "{actor} {ask|asks} {target}, \"{words}\"",
        false => "{actor} {ask|asks} {target} about {words}.",
    }
}

/// The word that is typed for an NPC: their own, or the last of their name.
pub(super) fn call(view: View, npc: CreatureId) -> String {
    let body = view.world.creatures.get(npc);
    let own = body.and_then(|body| written(view.content, body.template()?)?.call.clone());
    let last = body.and_then(|body| body.name().split_whitespace().next_back());
    own.unwrap_or_else(|| last.unwrap_or("them").to_lowercase())
}

/// What somebody talks of, and how one asks.
pub(super) fn topics(view: View, who: CreatureId, npc: CreatureId, page: &Page) -> String {
    let Some(body) = view.world.creatures.get(npc) else { return String::new() };
    let own = body.template().and_then(|template| written(view.content, template));
    let Some(own) = own else { return String::new() };
    let name = capitalise(&the(body.name()));
    let call = call(view, npc);
    let topics: Vec<&str> = open(view, who, npc, own)
        .filter(|topic| topic.is_listed)
        .map(|topic| topic.name())
        .collect();
    let Some(first) = topics.first() else { return String::new() };
    let links: Vec<String> =
        topics.iter().map(|topic| link(format!("talk {call} {topic}"), topic, page)).collect();
    let links: Vec<&str> = links.iter().map(String::as_str).collect();
    let typed = format!("talk {call} {first}").to_uppercase();
    let line = format!("{name} will talk of {}. ({typed} asks.)", list(&links));
    wrap(&line, page, 0) + "\n"
}

/// The way to a place, step by step.
pub(super) fn way(view: View, to: RoomId, steps: Option<&[String]>) -> String {
    let name = view.content.room(to).map_or("there", |room| room.name.as_str());
    match steps {
        Some([]) => format!("{} is right here.", capitalise(name)),
        Some(steps) => format!("To {} from here: {}.", the(name), in_words(steps)),
        None => format!("There is no way to {} from here that is open now.", the(name)),
    }
}

/// A step through a door that is shut.
pub(super) fn behind_a_door(way: Direction) -> String {
    format!("{} (OPEN {} first)", way.word(), way.word().to_uppercase())
}

/// `north, east (3 times), up`.
fn in_words(steps: &[String]) -> String {
    let runs = steps.chunk_by(|one, other| one == other);
    let words = runs.map(|run| match run {
        [one] => one.clone(),
        [first, ..] => format!("{first} ({} times)", run.len()),
        [] => String::new(),
    });
    words.collect::<Vec<_>>().join(", ")
}
