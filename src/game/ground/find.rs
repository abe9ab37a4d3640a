//! Finding what a noun means: which of the things and people around somebody.

use crate::base::id::{CreatureId, ItemId};
use crate::game::frame::grammar::{Noun, What, Which, name_has_word, word_fits};
use crate::game::ground::creature::Creature;
use crate::game::ground::item;
use crate::game::ground::sight;
use crate::game::{Content, Refusal, Turn, World};
use crate::text::words::nth_of;

/// The items of `among` that a noun means, in their order. Empty if none fits.
/// `Count` gives the first that fits: its caller takes so many of it.
pub fn items(
    content: &Content,
    world: &World,
    noun: &Noun,
    among: &[ItemId],
    it: Option<ItemId>,
) -> Vec<ItemId> {
    let fits = |id: &ItemId| match &noun.what {
        What::Anything => true,
        What::Me => false,
        What::It => it == Some(*id),
        What::Words(words) => words.iter().all(|word| item::answers_to(content, world, *id, word)),
    };
    let mut fitting = among.iter().copied().filter(fits);
    match noun.which {
        Which::All => fitting.collect(),
        Which::Nth(n) => fitting.nth(n - 1).into_iter().collect(),
        Which::Count(_) => fitting.take(1).collect(),
    }
}

/// One item of `among`, or `missing`.
pub fn item(turn: &Turn, who: CreatureId, noun: &Noun, among: &[ItemId]) -> Option<ItemId> {
    items(turn.content, turn.world, noun, among, turn.world.players.it_item(who)).first().copied()
}

/// One creature in the same room that a noun means, oneself included. `second rat` and `2.rat` are
/// the one that is called so, `wounded rat` the one that is worst off.
pub fn creature(turn: &Turn, who: CreatureId, noun: &Noun) -> Result<CreatureId, Refusal> {
    if noun.what == What::Me {
        return Ok(who);
    }
    let missing = || Refusal::NotHere(noun.words());
    if !sight::can_see(turn.content, turn.world, who) {
        return Err(Refusal::Dark);
    }
    let nth = match noun.which {
        Which::Nth(n) => n,
        Which::All | Which::Count(_) => 1,
    };
    match &noun.what {
        What::It => {
            let it = turn.world.players.it_creature(who);
            let is_it = |other: &CreatureId| it == Some(*other);
            near(turn, who).find(is_it).ok_or_else(missing)
        }
        What::Words(words) => nth_named(turn, who, words, nth)
            .or_else(|| described(turn, who, words))
            .ok_or_else(missing),
        What::Anything | What::Me => Err(missing()),
    }
}

/// Everyone in the room whom one sees: others before oneself, so that `kill aria` is never Aria's own mistake.
fn near<'t>(turn: &'t Turn, who: CreatureId) -> impl Iterator<Item = CreatureId> + use<'t> {
    let room = turn.world.places.room_of(who);
    let among = room.map_or(&[][..], |room| turn.world.places.creatures_in(room));
    let is_seen = move |id: &CreatureId| *id != who && turn.world.players.may_see(who, *id);
    among.iter().copied().filter(is_seen).chain(room.map(|_| who))
}

/// The `nth` of those whom all of these words fit: by its number if all are of one name, else by its
/// place among them.
fn nth_named(turn: &Turn, who: CreatureId, words: &[String], nth: usize) -> Option<CreatureId> {
    let fits =
        |id: &CreatureId| words.iter().all(|word| answers_to(turn.content, turn.world, *id, word));
    let fitting: Vec<CreatureId> = near(turn, who).filter(fits).collect();
    let name = |id: &CreatureId| turn.world.creatures.get(*id).map(|body| body.name());
    let are_namesakes = fitting.windows(2).all(|two| name(&two[0]) == name(&two[1]));
    let is_nth = |id: &&CreatureId| {
        turn.world.places.number(**id).is_some_and(|number| number as usize == nth)
    };
    let numbered = fitting.iter().filter(|_| are_namesakes).find(is_nth);
    numbered.or_else(|| fitting.get(nth - 1)).copied()
}

/// Somebody by what they are called among their namesakes (`second rat`), or by how they fare
/// (`wounded rat`, `the wounded one`).
fn described(turn: &Turn, who: CreatureId, words: &[String]) -> Option<CreatureId> {
    let (first, rest) = words.split_first()?;
    if let Some(nth) = nth_of(first).filter(|_| !rest.is_empty()) {
        return nth_named(turn, who, rest, nth);
    }
    if !["wounded", "hurt", "weakest"].contains(&first.as_str()) {
        return None;
    }
    let rest = if rest == ["one"] { &[] } else { rest };
    let fits =
        |id: &CreatureId| rest.iter().all(|word| answers_to(turn.content, turn.world, *id, word));
    let bodies = near(turn, who).filter(|id| *id != who && fits(id));
    let bodies = bodies.filter_map(|id| turn.world.creatures.get(id));
    let hurt = bodies.filter(|body| body.health() < body.health_max());
    // The first of those who have the least of their health left.
    let left =
        |body: &Creature| u64::from(body.health()) * 1_000 / u64::from(body.health_max().max(1));
    hurt.min_by_key(|body| left(body)).map(Creature::id)
}

/// Whether a word fits somebody: any word of the name, or a keyword of the template.
pub fn answers_to(content: &Content, world: &World, who: CreatureId, word: &str) -> bool {
    let Some(body) = world.creatures.get(who) else { return false };
    name_has_word(body.name(), word)
        || body
            .template()
            .and_then(|template| content.npcs.get(template))
            .is_some_and(|npc| npc.keywords.iter().any(|keyword| word_fits(keyword, word)))
}
