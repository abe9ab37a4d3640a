//! Whom a noun means, of those who are in the same room.

use crate::base::id::CreatureId;
use crate::game::frame::grammar::{self, Fit, Noun, Pronoun, Rank, What, Which, Whose};
use crate::game::ground::creature::Creature;
use crate::game::ground::sight;
use crate::game::{Content, Refusal, Turn, World};

/// One creature in the same room that a noun means, oneself included. `second rat` and `2.rat` are
/// the one that is called so, `wounded rat` the one that is worst off.
///
/// # Errors
/// If nobody is there whom it means, or it is too dark to see.
pub fn creature(turn: &Turn, who: CreatureId, noun: &Noun) -> Result<CreatureId, Refusal> {
    if noun.what == What::Me {
        return Ok(who);
    }
    let missing = || Refusal::NotHere(noun.words());
    if !sight::can_see(turn.content, turn.world, who) {
        return Err(Refusal::Dark);
    }
    match &noun.what {
        What::It(pronoun) => {
            let it = spoken_of(turn.world, who, *pronoun);
            near(turn, who).find(|other| it == Some(*other)).ok_or_else(missing)
        }
        What::Words(words) => {
            let literally =
                || (!noun.literal.is_empty()).then(|| best(turn, who, noun, &noun.literal));
            literally()
                .and_then(|fitting| fitting.first().copied())
                .or_else(|| nth(turn, &best(turn, who, noun, words), noun.nth()))
                .or_else(|| described(turn, who, words))
                .ok_or_else(missing)
        }
        What::Anything | What::Me => Err(missing()),
    }
}

/// Whom a pronoun means to somebody.
fn spoken_of(world: &World, who: CreatureId, pronoun: Pronoun) -> Option<CreatureId> {
    match pronoun {
        Pronoun::It | Pronoun::Them => world.players.it_creature(who),
        Pronoun::Him => world.players.him(who),
        Pronoun::Her => world.players.her(who),
    }
}

/// Everyone in the room whom one sees: others before oneself, so that `kill aria` is never Aria's own mistake.
fn near<'t>(turn: &'t Turn, who: CreatureId) -> impl Iterator<Item = CreatureId> + use<'t> {
    let room = turn.world.places.room_of(who);
    let among = room.map_or(&[][..], |room| turn.world.places.creatures_in(room));
    let is_seen = move |id: &CreatureId| *id != who && turn.world.players.may_see(who, *id);
    among.iter().copied().filter(is_seen).chain(room.map(|_| who))
}

/// Those whom all of these words fit, as well as they fit anybody.
fn best(turn: &Turn, who: CreatureId, noun: &Noun, words: &[String]) -> Vec<CreatureId> {
    let fits = |id: CreatureId| Some((id, fit(turn.content, turn.world, id, words)?));
    let mut fitting: Vec<(CreatureId, Fit)> = near(turn, who).filter_map(fits).collect();
    let it = turn.world.players.it_creature(who);
    if noun.whose == Whose::Other && fitting.iter().any(|(id, _)| it != Some(*id)) {
        fitting.retain(|(id, _)| it != Some(*id));
    }
    // One may be meant by the whole name alone; of several, whoever is such a one counts.
    let class = |fit: &Fit| match fit.rank {
        Rank::Name if noun.which == Which::Plain => 0,
        Rank::Name | Rank::Head => 1,
        Rank::Words => 2,
        Rank::Beginning => 3,
    };
    fitting.sort_by_key(|(_, fit)| class(fit));
    let best = fitting.first().map(|(_, fit)| class(fit));
    let alike = fitting.iter().filter(|(_, fit)| Some(class(fit)) == best).count();
    if alike >= noun.nth() {
        fitting.truncate(alike);
    }
    fitting.into_iter().map(|(id, _)| id).collect()
}

/// The `nth` of these: by its number if all are of one name, else by its place among them.
fn nth(turn: &Turn, fitting: &[CreatureId], nth: usize) -> Option<CreatureId> {
    let name = |id: &CreatureId| turn.world.creatures.get(*id).map(|body| body.name());
    let are_namesakes = fitting.windows(2).all(|two| name(&two[0]) == name(&two[1]));
    let is_nth = |id: &&CreatureId| {
        turn.world.places.number(**id).is_some_and(|number| number as usize == nth)
    };
    let numbered = fitting.iter().filter(|_| are_namesakes).find(is_nth);
    numbered.or_else(|| fitting.get(nth.saturating_sub(1))).copied()
}

/// Somebody by how they fare (`wounded rat`, `the wounded one`).
fn described(turn: &Turn, who: CreatureId, words: &[String]) -> Option<CreatureId> {
    let (first, rest) = words.split_first()?;
    if !["wounded", "hurt", "weakest"].contains(&first.as_str()) {
        return None;
    }
    let rest = if rest == ["one"] { &[] } else { rest };
    let fits =
        |id: &CreatureId| rest.is_empty() || fit(turn.content, turn.world, *id, rest).is_some();
    let bodies = near(turn, who).filter(|id| *id != who && fits(id));
    let bodies = bodies.filter_map(|id| turn.world.creatures.get(id));
    let hurt = bodies.filter(|body| body.health() < body.health_max());
    // The first of those who have the least of their health left.
    let left =
        |body: &Creature| u64::from(body.health()) * 1_000 / u64::from(body.health_max().max(1));
    hurt.min_by_key(|body| left(body)).map(Creature::id)
}

/// How well all of these words fit somebody: words of the name, or keywords of the template.
pub fn fit(content: &Content, world: &World, who: CreatureId, words: &[String]) -> Option<Fit> {
    let body = world.creatures.get(who)?;
    let npc = body.template().and_then(|template| content.npcs.get(template));
    let keywords = npc.map_or(&[][..], |npc| npc.keywords.as_slice());
    grammar::fit(words, body.name(), keywords.iter().map(String::as_str))
}
