//! Finding what a noun means: which of the things and people around somebody.

use crate::base::id::{CreatureId, ItemId};
use crate::game::content::Content;
use crate::game::grammar::{Noun, What, Which, name_has_word, word_fits};
use crate::game::item;
use crate::game::refusal::Refusal;
use crate::game::sight;
use crate::game::turn::Turn;
use crate::game::world::World;

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

/// One creature in the same room that a noun means, oneself included.
pub fn creature(turn: &Turn, who: CreatureId, noun: &Noun) -> Result<CreatureId, Refusal> {
    if noun.what == What::Me {
        return Ok(who);
    }
    let missing = || Refusal::NotHere(noun.words());
    if !sight::can_see(turn.content, turn.world, who) {
        return Err(Refusal::Dark);
    }
    let room = turn.world.places.room_of(who).ok_or_else(missing)?;
    let among = turn.world.places.creatures_in(room);
    let nth = match noun.which {
        Which::Nth(n) => n,
        Which::All | Which::Count(_) => 1,
    };
    let players = &turn.world.players;
    let others = among.iter().copied().filter(|id| *id != who && players.may_see(who, *id));
    let fits = |id: &CreatureId| match &noun.what {
        What::It => turn.world.players.it_creature(who) == Some(*id),
        What::Words(words) => {
            words.iter().all(|word| answers_to(turn.content, turn.world, *id, word))
        }
        What::Anything | What::Me => false,
    };
    // Others come before oneself, so that `kill aria` is never Aria's own mistake.
    others.chain([who]).filter(fits).nth(nth - 1).ok_or_else(missing)
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
