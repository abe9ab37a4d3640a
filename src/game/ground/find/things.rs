//! Which things a noun means, and how many of them.

use std::collections::BTreeMap;

use crate::base::id::{CreatureId, ItemId};
use crate::game::frame::grammar::{Fit, Noun, Phrase, Pronoun, Rank, What, Which, Whose};
use crate::game::frame::seek::Seek;
use crate::game::ground::item;
use crate::game::ground::place::Place;
use crate::game::ground::sight;
use crate::game::{Refusal, Turn, World};

/// So many of a stack; 1 of what is no stack.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Portion {
    pub item: ItemId,
    pub count: u64,
}

impl Portion {
    /// The whole of a thing.
    pub fn whole(world: &World, item: ItemId) -> Portion {
        Portion { item, count: world.items.get(item).map_or(1, |i| i.quantity()) }
    }
}

/// What the words of a line mean.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Chosen {
    /// Things, and how many of each, in the order in which they were named.
    pub portions: Vec<Portion>,
    /// What was named and is not there.
    pub missing: Vec<Noun>,
    /// Whether a single noun means several: `swords`, `2 swords`, `all`.
    pub has_several: bool,
}

/// Everything where a verb looks, in its order, as far as somebody sees it.
pub fn sought(turn: &Turn, who: CreatureId, seeks: &[Seek]) -> Vec<ItemId> {
    let places = &turn.world.places;
    let mut found = Vec::new();
    for seek in seeks {
        match seek {
            Seek::People => {}
            Seek::Pack => found.extend_from_slice(places.carried(who)),
            Seek::Worn => found.extend(places.worn(who).map(|(_, id)| id)),
            Seek::Room if sight::can_see(turn.content, turn.world, who) => {
                let room = places.room_of(who);
                found.extend_from_slice(room.map_or(&[][..], |room| places.on_floor(room)));
            }
            Seek::Room => {}
        }
    }
    found
}

/// What a phrase means of `among`, with counts. Nothing if nothing fits; refused if there are fewer
/// than were asked for.
///
/// # Errors
/// Why it cannot be so many.
pub fn choose(
    turn: &Turn,
    who: CreatureId,
    phrase: &Phrase,
    among: &[ItemId],
) -> Result<Chosen, Refusal> {
    let looks = Looking { turn, who, among };
    let mut chosen = Chosen::default();
    let mut taken = spared(turn, who, phrase, among)?;
    for noun in phrase.nouns(&|noun| looks.has(noun)) {
        let portions = looks.for_noun(&noun, &taken)?;
        if portions.is_empty() {
            chosen.missing.push(noun);
        }
        chosen.has_several |= portions.iter().map(|portion| portion.count).sum::<u64>() > 1;
        for portion in portions {
            *taken.entry(portion.item).or_insert(0) += portion.count;
            match chosen.portions.iter_mut().find(|other| other.item == portion.item) {
                Some(other) => other.count += portion.count,
                None => chosen.portions.push(portion),
            }
        }
    }
    Ok(chosen)
}

/// One thing of `among` that a noun means.
pub fn item(turn: &Turn, who: CreatureId, noun: &Noun, among: &[ItemId]) -> Option<ItemId> {
    let found = Looking { turn, who, among }.for_noun(noun, &BTreeMap::new()).ok()?;
    found.first().map(|portion| portion.item)
}

/// Whether a phrase means anything of `among`.
pub fn fits_any(turn: &Turn, who: CreatureId, noun: &Noun, among: &[ItemId]) -> bool {
    Looking { turn, who, among }.has(noun)
}

/// What the exceptions of a phrase leave out, and how many of each. `all except sword` spares all
/// swords, `all but one` one of them.
fn spared(
    turn: &Turn,
    who: CreatureId,
    phrase: &Phrase,
    among: &[ItemId],
) -> Result<BTreeMap<ItemId, u64>, Refusal> {
    let looks = Looking { turn, who, among };
    let mut spared = BTreeMap::new();
    for noun in &phrase.except {
        let all = match (noun.which, noun.number()) {
            (Which::Plain, Some(count)) => {
                Noun { which: Which::Count(count), ..phrase.whole.clone() }
            }
            (Which::Plain, None) => Noun { which: Which::All, ..noun.clone() },
            _ => noun.clone(),
        };
        for portion in looks.for_noun(&all, &BTreeMap::new())? {
            *spared.entry(portion.item).or_insert(0) += portion.count;
        }
    }
    Ok(spared)
}

/// Somebody who looks for things among these.
struct Looking<'a, 't> {
    turn: &'a Turn<'t>,
    who: CreatureId,
    among: &'a [ItemId],
}

impl Looking<'_, '_> {
    /// Whether anything fits.
    fn has(&self, noun: &Noun) -> bool {
        self.among.iter().any(|id| self.fit(noun, *id).is_some()) || self.literally(noun).is_some()
    }

    /// What a noun means, if so many of each thing are spoken for already.
    fn for_noun(
        &self,
        noun: &Noun,
        taken: &BTreeMap<ItemId, u64>,
    ) -> Result<Vec<Portion>, Refusal> {
        let literal = self.literally(noun);
        let noun = literal.as_ref().unwrap_or(noun);
        let fitting = self.fitting(noun, taken);
        let all = || fitting.iter().map(|(portion, _)| *portion);
        let Some((first, fit)) = fitting.first().copied() else { return Ok(Vec::new()) };
        match noun.which {
            Which::Plain if fit.is_many || noun.what == What::It(Pronoun::Them) => {
                Ok(all().collect())
            }
            Which::Plain => Ok(vec![Portion { count: 1, ..first }]),
            Which::All => Ok(all().collect()),
            Which::Nth(n) => Ok(nth(all(), n as u64).into_iter().collect()),
            Which::Count(count) => counted(all(), count),
        }
    }

    /// All that fit as well as the best does, the best first, and what is left of each.
    fn fitting(&self, noun: &Noun, taken: &BTreeMap<ItemId, u64>) -> Vec<(Portion, Fit)> {
        let left = |id: ItemId| {
            let whole = Portion::whole(self.turn.world, id);
            let count = whole.count.saturating_sub(taken.get(&id).copied().unwrap_or(0));
            (count > 0).then_some(Portion { count, ..whole })
        };
        let fits = |id: &ItemId| Some((left(*id)?, self.fit(noun, *id)?));
        let mut fitting: Vec<(Portion, Fit)> = self.among.iter().filter_map(fits).collect();
        self.prefer(noun, &mut fitting);
        // One may be meant by the whole name alone; several are all that are such things.
        let class = |fit: &Fit| match (fit.rank, noun.which) {
            (Rank::Name, Which::Plain) if !fit.is_many => 0,
            (Rank::Name | Rank::Head, _) => 1,
            (Rank::Words, _) => 2,
            (Rank::Beginning, _) => 3,
        };
        fitting.sort_by_key(|(_, fit)| class(fit));
        if let Some(best) = fitting.first().map(|(_, fit)| class(fit))
            && !matches!(noun.which, Which::Nth(_))
        {
            fitting.retain(|(_, fit)| class(fit) == best);
        }
        fitting
    }

    /// Leaves those that `my`, `here` or `other` speaks of, if there are such.
    fn prefer(&self, noun: &Noun, fitting: &mut Vec<(Portion, Fit)>) {
        let it = self.turn.world.players.it_item(self.who);
        let is_meant = |portion: &Portion| {
            let place = self.turn.world.places.of_item(portion.item);
            match noun.whose {
                Whose::Anyone => true,
                Whose::Mine => {
                    matches!(place, Some(Place::Carried(who) | Place::Worn(who, _)) if who == self.who)
                }
                Whose::Here => matches!(place, Some(Place::Room(_))),
                Whose::Other => it != Some(portion.item),
            }
        };
        // What is somebody's own is meant, or nothing is.
        let is_strict = noun.whose == Whose::Mine;
        if is_strict || fitting.iter().any(|(portion, _)| is_meant(portion)) {
            fitting.retain(|(portion, _)| is_meant(portion));
        }
    }

    /// The noun as its words alone, if something is called so (`the third mate`).
    fn literally(&self, noun: &Noun) -> Option<Noun> {
        if noun.literal.is_empty() {
            return None;
        }
        let literal = Noun::of_words(noun.literal.clone());
        self.among.iter().any(|id| self.fit(&literal, *id).is_some()).then_some(literal)
    }

    fn fit(&self, noun: &Noun, id: ItemId) -> Option<Fit> {
        let Turn { content, ref world, .. } = *self.turn;
        match &noun.what {
            What::Anything => Some(Fit::ANY),
            What::Me => None,
            What::It(Pronoun::Them) => {
                world.players.them(self.who).contains(&id).then_some(Fit::ANY)
            }
            What::It(Pronoun::It) => {
                (world.players.it_item(self.who) == Some(id)).then_some(Fit::ANY)
            }
            What::It(Pronoun::Him | Pronoun::Her) => None,
            What::Words(_) if noun.is_coins() && item::is_money(content, world, id) => {
                let is_many = noun.words().ends_with(['s', 'd', 'y']);
                Some(Fit { rank: Rank::Head, is_many })
            }
            What::Words(words) => item::fit(content, world, id, words),
        }
    }
}

/// The one that the `n`th piece of these belongs to.
fn nth(portions: impl Iterator<Item = Portion>, n: u64) -> Option<Portion> {
    let mut before = 0;
    for portion in portions {
        before += portion.count;
        if before >= n {
            return Some(Portion { count: 1, ..portion });
        }
    }
    None
}

/// So many of these things, from as many stacks as it takes.
fn counted(fitting: impl Iterator<Item = Portion>, count: u64) -> Result<Vec<Portion>, Refusal> {
    if count == 0 {
        return Err(Refusal::NoneAsked);
    }
    let mut left = count;
    let mut chosen = Vec::new();
    for there in fitting {
        let part = Portion { count: there.count.min(left), ..there };
        left -= part.count;
        if part.count > 0 {
            chosen.push(part);
        }
    }
    if left > 0 { Err(Refusal::OnlySoMany(count - left)) } else { Ok(chosen) }
}
