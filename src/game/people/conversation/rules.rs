//! Who answers whom, and what.

use super::content::{Condition, Conversation, Conversations, Topic};
use super::refusals;
use super::state::{hear, meet};
use super::text::{self, Event, Words};
use crate::base::id::{CreatureId, FactionId, ItemTemplateId, NpcTemplateId, RoomId};
use crate::base::limits::{THINGS_CARRIED_MAX, TOLD_WAY_MOVES_MAX};
use crate::game::frame::part::Done;
use crate::game::frame::turn::Kept;
use crate::game::ground::creature::{NpcKind, NpcTemplate, Posture};
use crate::game::ground::fight;
use crate::game::ground::item::{self, Own};
use crate::game::ground::place::Place;
use crate::game::ground::room::{self, Door, Exit};
use crate::game::ground::sky;
use crate::game::people::faction::{self, Stance};
use crate::game::people::player;
use crate::game::{Content, Refusal, Turn, View, World};
use crate::text::sentence::Pronouns;

/// Words that mean nothing in a question.
const LITTLE: [&str; 20] = [
    "a", "an", "the", "your", "my", "his", "her", "their", "is", "are", "was", "what", "where",
    "who", "why", "how", "to", "of", "in", "and",
];

/// Who is around to talk with.
pub(super) enum Partner {
    Nobody,
    One(CreatureId),
    /// The words for them.
    Several(Vec<String>),
}

/// What a template has to say.
pub(super) fn written(content: &Content, npc: NpcTemplateId) -> Option<&Conversation> {
    content.of::<Conversations>()?.0.get(&npc)
}

/// Those in the room who have a conversation, if somebody is named by nobody.
pub(super) fn partner(turn: &Turn, who: CreatureId) -> Partner {
    let Some(room) = turn.world.places.room_of(who) else { return Partner::Nobody };
    let is_seen = |npc: &CreatureId| turn.world.players.may_see(who, *npc);
    let npcs = turn.world.places.npcs_in(room).iter().copied().filter(is_seen);
    let talks = |npc: &CreatureId| {
        let template = turn.world.creatures.get(*npc).and_then(|body| body.template());
        template.is_some_and(|template| written(turn.content, template).is_some())
    };
    let all: Vec<CreatureId> = npcs.filter(talks).collect();
    match all.as_slice() {
        [] => Partner::Nobody,
        [one] => Partner::One(*one),
        several => {
            Partner::Several(several.iter().map(|npc| text::call(turn.view(), *npc)).collect())
        }
    }
}

/// Whether words mean something that somebody talks of.
pub(super) fn has_topic(turn: &Turn, who: CreatureId, npc: CreatureId, typed: &str) -> bool {
    let body = turn.world.creatures.get(npc);
    let written = body.and_then(|body| written(turn.content, body.template()?));
    written.is_some_and(|written| topic(turn.view(), who, npc, written, typed).is_some())
}

/// Talks with an NPC: greets them, or asks about a topic. Kept.
///
/// # Errors
/// If they do not answer.
pub fn talk(turn: &mut Turn, who: CreatureId, npc: CreatureId, typed: &str) -> Done {
    if fight::is_fighting(turn.world, who) {
        return Err(Refusal::Fighting);
    }
    let room = turn.world.places.room_of(who).ok_or_else(refusals::nobody_here)?;
    let template = may_answer(turn, who, npc)?;
    player::spoke_of(turn.world, who, Some(npc), None);
    let key = template.key.clone();
    let Some(written) = written(turn.content, template.id) else {
        let words = if typed.is_empty() { Words::Nods } else { Words::KnowsNothing(None) };
        meet(turn.world, who, &key);
        turn.report(Event::Talked { who, npc, template: template.id, room, words });
        return Ok(());
    };
    let found = topic(turn.view(), who, npc, written, typed);
    let words = match found {
        Some(topic) => Words::Says(topic.says.clone()),
        None if typed.is_empty() => Words::Says(greeting(turn, who, npc, written)),
        None => Words::KnowsNothing(written.unknown.clone()),
    };
    meet(turn.world, who, &key);
    turn.report(Event::Talked { who, npc, template: template.id, room, words });
    match found {
        Some(topic) => {
            let is_news = hear(turn.world, who, &key, &topic.id);
            follow(turn, who, room, topic);
            if let Some(gift) = topic.gives.filter(|_| is_news) {
                give(turn, (who, npc), room, gift);
            }
        }
        None => turn.show(who, Kept::Yes, move |view, page| text::topics(view, who, npc, page)),
    }
    Ok(())
}

/// The template of an NPC who is there to be talked with.
fn may_answer<'c>(
    turn: &Turn<'c>,
    who: CreatureId,
    npc: CreatureId,
) -> Result<&'c NpcTemplate, Refusal> {
    let content = turn.content;
    let body = turn.world.creatures.get(npc).ok_or_else(refusals::nobody_here)?;
    let name = body.name();
    let template = body.template().and_then(|template| content.npcs.get(template));
    let template = template.ok_or_else(refusals::nobody_here)?;
    let written = written(content, template.id);
    let is_beast = written.is_none() && template.pronouns == Pronouns::It;
    let hates = faction::stance(content, turn.world, npc, who) == Stance::Hostile;
    if fight::is_fighting(turn.world, npc) {
        return Err(refusals::in_a_fight(name));
    }
    if body.posture() == Posture::Sleeping {
        return Err(refusals::asleep(name));
    }
    if is_beast && template.kind != NpcKind::Hostile {
        return Err(refusals::speechless(name));
    }
    let is_cold = written.is_some_and(|written| written.cold.is_some());
    match written.is_none() && template.kind == NpcKind::Hostile || hates && !is_cold {
        true if is_beast => Err(refusals::speechless(name)),
        true => Err(refusals::hostile(name)),
        false => Ok(template),
    }
}

/// What they say to one who only greets them.
fn greeting(turn: &Turn, who: CreatureId, npc: CreatureId, written: &Conversation) -> String {
    let key =
        turn.world.creatures.get(npc).and_then(|body| turn.content.npcs.get(body.template()?));
    let met = key.is_some_and(|npc| turn.world.conversations.has_met(who, &npc.key));
    let stance = faction::stance(turn.content, turn.world, npc, who);
    let by_stance = match stance {
        Stance::Hostile => written.cold.as_ref(),
        Stance::Ally => written.warm.as_ref(),
        Stance::Neutral => None,
    };
    let again = written.again.as_ref().filter(|_| met);
    by_stance.or(again).unwrap_or(&written.greeting).clone()
}

/// The open topic that fits typed words best; the first of those that fit alike. An enemy is told
/// nothing.
fn topic<'w>(
    view: View<'_>,
    who: CreatureId,
    npc: CreatureId,
    written: &'w Conversation,
    typed: &str,
) -> Option<&'w Topic> {
    let typed = typed.to_lowercase();
    let words = typed.split(|c: char| !c.is_alphanumeric() && c != '-');
    let words: Vec<&str> =
        words.filter(|word| !word.is_empty() && !LITTLE.contains(word)).collect();
    let open = open(view, who, npc, written);
    let mut best: Option<(u8, &Topic)> = None;
    for topic in open {
        let fit = topic.fits(&words);
        if fit > best.map_or(0, |(fit, _)| fit) {
            best = Some((fit, topic));
        }
    }
    best.map(|(_, topic)| topic)
}

/// The topics that somebody may hear now, in the order in which they are written.
pub fn open<'v, 'w>(
    view: View<'v>,
    who: CreatureId,
    npc: CreatureId,
    written: &'w Conversation,
) -> impl Iterator<Item = &'w Topic> + use<'v, 'w> {
    let hates = faction::stance(view.content, view.world, npc, who) == Stance::Hostile;
    let template = view.world.creatures.get(npc).and_then(|body| body.template());
    let key = template.and_then(|template| view.content.npcs.get(template)).map(|npc| &*npc.key);
    let key = key.unwrap_or_default();
    let holds = move |topic: &&Topic| !hates && holds(view.world, who, key, &topic.when);
    written.topics.iter().filter(holds)
}

fn holds(world: &World, who: CreatureId, npc: &str, when: &Condition) -> bool {
    let level = world.players.character(who).map_or(0, |character| character.level());
    let is_liked =
        |(faction, least): (FactionId, i64)| world.reputation.standing(who, faction).score >= least;
    (when.phases.is_empty() || when.phases.contains(&sky::phase_now(world)))
        && level >= when.level
        && when.standing.is_none_or(is_liked)
        && when.after.as_ref().is_none_or(|after| world.conversations.has_heard(who, npc, after))
}

/// What is read behind the words of a topic: a gesture, the way to a place.
fn follow(turn: &mut Turn, who: CreatureId, room: RoomId, topic: &Topic) {
    if let Some(then) = topic.then.clone() {
        turn.show_line(who, Kept::No, move |_| then);
    }
    let Some(to) = topic.leads else { return };
    let way = way(turn.content, turn.world, room, to);
    turn.show_line(who, Kept::No, move |view| text::way(view, to, way.as_deref()));
}

/// The exits from one room to another, one after the other; `None` if one cannot walk there.
fn way(content: &Content, world: &World, from: RoomId, to: RoomId) -> Option<Vec<String>> {
    let rooms = room::find_path(content, world, from, to, TOLD_WAY_MOVES_MAX)?;
    let steps = rooms.windows(2).map(|two| match room::exit_to(content, world, two[0], two[1])? {
        Exit::Direction(way) if room::door(content, world, two[0], way) == Some(Door::Closed) => {
            Some(text::behind_a_door(way))
        }
        Exit::Direction(way) => Some(way.word().to_owned()),
        Exit::Word(word) => Some(word),
    });
    steps.collect()
}

/// Hands something over; it lies on the floor if the hands are full. Kept.
fn give(turn: &mut Turn, (who, npc): (CreatureId, CreatureId), room: RoomId, gift: ItemTemplateId) {
    let is_full = turn.world.places.carried(who).len() >= THINGS_CARRIED_MAX;
    let to = if is_full { Place::Room(room) } else { Place::Carried(who) };
    let name = turn.content.items.get(gift).map(|item| item.name.clone()).unwrap_or_default();
    item::create(turn, gift, 1, Own::default(), to);
    turn.report(Event::Handed { who, npc, room, name });
}

/// Asks a player something, so that all in the room hear it.
pub(super) fn ask_player(turn: &mut Turn, who: CreatureId, to: CreatureId, words: String) -> Done {
    let room = turn.world.places.room_of(who).ok_or_else(refusals::nobody_here)?;
    turn.report(Event::Asked { who, to, room, words });
    Ok(())
}

/// What must always be true: only characters have met anybody.
pub fn check(world: &World) -> Result<(), String> {
    let nobody =
        world.conversations.met.keys().find(|who| world.players.character(**who).is_none());
    nobody.map_or(Ok(()), |who| Err(format!("{who:?} has met somebody, and is nobody")))
}
