//! What may be typed to a merchant.

use super::event::Event;
use super::refusals;
use super::rules::{self, Done, merchant, name, offer, shop};
use super::text;
use crate::base::id::{CreatureId, ItemId, ItemTemplateId};
use crate::base::money::Coins;
use crate::game::frame::args::Args;
use crate::game::frame::grammar::{self, Noun, Phrase, What, Which};
use crate::game::frame::seek::Seek;
use crate::game::frame::turn::Kept;
use crate::game::frame::verb::{Group, Spec};
use crate::game::ground::creature::content::Shop;
use crate::game::ground::find::{self, Chosen};
use crate::game::ground::item::{self, ItemKind};
use crate::game::people::carry::{self, Haul, Portion};
use crate::game::{Content, Event as Fact, Refusal, Turn};

const BUY: &str = "buy <thing|number|3 things> [from <merchant>]";
const SELL: &str = "sell <thing|2 things|all.thing> [to <merchant>]";
const VALUE: &str = "value <thing>";

/// What the verbs of this feature have in common.
const TRADE: Spec = Spec { priority: 20, group: Group::Trading, ..Spec::DEFAULT };

/// The verbs of this feature.
pub const VERBS: &[Spec] = &[
    Spec {
        name: "list",
        shorts: &["li"],
        aliases: &["browse"],
        usage: "list [merchant, or what you look for]",
        example: "list",
        help: "Shows what the merchant here sells, what it is good for, with prices, and what they buy: all of \
               it, or `list food`, `list sword`. `look sword` shows a thing before you buy it.",
        run: show_list,
        ..TRADE
    },
    Spec {
        name: "buy",
        aliases: &["purchase"],
        shorts: &["b"],
        usage: BUY,
        example: "buy 3 torches",
        help: "Buys from the merchant here: `buy torch`, `buy 3 torches`. A bare number is a number \
               of the list: `buy 2` is one of the second thing.",
        run: buy,
        ..TRADE
    },
    Spec {
        name: "sell",
        usage: SELL,
        example: "sell all.pelt",
        help: "Sells something you carry to the merchant here: `sell pelt`, `sell 2 pelts`, \
               `sell all.pelt`; `sell all` is all junk, treasure and materials. `value` tells you the price before.",
        run: sell,
        ..TRADE
    },
    Spec {
        name: "value",
        aliases: &["appraise"],
        usage: VALUE,
        example: "value pelt",
        help: "Asks the merchant here what they would pay for something you carry.",
        run: value,
        ..TRADE
    },
];

fn show_list(turn: &mut Turn, who: CreatureId, args: Args) -> Done {
    let typed = args.ahead().trim();
    let noun = grammar::noun(typed).filter(|_| !typed.eq_ignore_ascii_case("all"));
    // A merchant by name, or else what is looked for among the goods of the one who is here.
    let (merchant, wanted, other) = match merchant(turn, who, noun.as_ref()) {
        Ok(merchant) => (merchant, None, None),
        Err(why) => (merchant(turn, who, None)?, noun, Some(why)),
    };
    let has = |noun: &Noun| {
        shop(turn, merchant).is_some_and(|shop| text::sells(turn.content, shop, noun))
    };
    if let Some(noun) = wanted.as_ref().filter(|noun| !has(noun)) {
        let is_somebody = find::creature(turn, who, noun).is_ok();
        let why = other.filter(|_| is_somebody);
        return Err(why.unwrap_or_else(|| refusals::not_for_sale(&name(turn, merchant))));
    }
    turn.show(who, Kept::Yes, move |view, page| {
        text::price_list(view, (merchant, who), wanted.as_ref(), page)
    });
    Ok(())
}

fn buy(turn: &mut Turn, who: CreatureId, args: Args) -> Done {
    let text = args.ahead();
    let (thing, named) = with_merchant(text, "from");
    let merchant = merchant(turn, who, named.and_then(grammar::noun).as_ref())?;
    let phrase = args.phrase_of(thing)?;
    let shop = shop(turn, merchant);
    let find = |turn: &Turn, noun: &Noun| goods(turn.content, shop?, noun);
    for noun in phrase.nouns(&|noun| find(turn, noun).is_some()) {
        let count = match noun.which {
            Which::Plain | Which::Nth(_) => 1,
            Which::Count(count) => count,
            Which::All => return Err(refusals::not_all_of_it(&name(turn, merchant))),
        };
        let template = find(turn, &noun);
        let template = template.ok_or_else(|| refusals::not_for_sale(&name(turn, merchant)))?;
        rules::buy(turn, who, merchant, template, count)?;
    }
    Ok(())
}

/// `sword from smith`: what stands before this word, and the merchant behind it.
fn with_merchant<'t>(text: &'t str, join: &str) -> (&'t str, Option<&'t str>) {
    grammar::around(text, &[join]).map_or((text, None), |(thing, whom)| (thing, Some(whom)))
}

/// What a noun means of the things for sale: a number of the list, or words of a name.
fn goods(content: &Content, shop: &Shop, noun: &Noun) -> Option<ItemTemplateId> {
    let What::Words(words) = &noun.what else { return None };
    if let [word] = words.as_slice()
        && let Ok(number) = word.strip_prefix('#').unwrap_or(word).parse::<usize>()
    {
        return shop.sells.get(number.checked_sub(1)?).copied();
    }
    let fit = |words: &[String], id: ItemTemplateId| {
        let written = content.items.get(id)?;
        let keywords = written.keywords.iter().map(String::as_str);
        Some((grammar::fit(words, &written.name, keywords)?.rank, id))
    };
    let fitting = |words: &[String]| {
        let mut fitting: Vec<_> = shop.sells.iter().filter_map(|id| fit(words, *id)).collect();
        fitting.sort_by_key(|(rank, _)| *rank);
        fitting.into_iter().map(|(_, id)| id)
    };
    let literal = (!noun.literal.is_empty()).then(|| fitting(&noun.literal).next()).flatten();
    literal.or_else(|| fitting(words).nth(noun.nth().saturating_sub(1)))
}

fn sell(turn: &mut Turn, who: CreatureId, args: Args) -> Done {
    let (thing, named) = with_merchant(args.ahead(), "to");
    let merchant = merchant(turn, who, named.and_then(grammar::noun).as_ref())?;
    let phrase = args.phrase_of(thing)?;
    if phrase.whole.is_everything() {
        let all = oddments(turn, who, merchant);
        return match all.is_empty() {
            true => Err(refusals::all_of_what(&name(turn, merchant))),
            false => rules::sell(turn, who, merchant, &all),
        };
    }
    let goods = offered(turn, who, merchant, &phrase)?;
    rules::sell(turn, who, merchant, &goods.portions)?;
    for noun in goods.missing {
        turn.report(Fact::Refused { who, why: Refusal::NotCarried(noun.words()) });
    }
    Ok(())
}

/// All that somebody carries which is good for nothing but to be sold, and which this merchant buys.
fn oddments(turn: &Turn, who: CreatureId, merchant: CreatureId) -> Vec<Portion> {
    let is_sold = |id: &ItemId| {
        let kind = item::template(turn.content, turn.world, *id).map(|written| written.kind);
        matches!(kind, Some(ItemKind::Junk | ItemKind::Treasure | ItemKind::Material))
            && offer(turn, who, merchant, *id).is_ok()
    };
    let carried = turn.world.places.carried(who).iter().copied().filter(is_sold);
    let count = |id: ItemId| turn.world.items.get(id).map_or(1, |item| item.quantity());
    carried.map(|item| Portion { item, count: count(item) }).collect()
}

fn value(turn: &mut Turn, who: CreatureId, mut args: Args) -> Done {
    let merchant = merchant(turn, who, None)?;
    let phrase = args.phrase()?;
    let (mut what, mut price) = (Haul::default(), Coins::NONE);
    let goods = offered(turn, who, merchant, &phrase)?.portions;
    let why = rules::why_paid(turn, merchant, &goods);
    for portion in goods {
        let each = offer(turn, who, merchant, portion.item)?;
        what.add(turn.content, turn.world, portion.item, portion.count);
        price = price.plus(Coins(each.0.saturating_mul(portion.count)));
    }
    turn.report(Event::Valued { who, merchant, what, price, why });
    Ok(())
}

/// What somebody holds out: things of the pack; else something worn, so that the merchant can
/// say what is wrong with that.
fn offered(
    turn: &Turn,
    who: CreatureId,
    merchant: CreatureId,
    phrase: &Phrase,
) -> Result<Chosen, Refusal> {
    if carry::spoken_coins(turn, who, &phrase.whole).is_some() {
        return Err(refusals::coins_for_coins(&name(turn, merchant)));
    }
    let carried = find::choose(turn, who, phrase, turn.world.places.carried(who))?;
    if !carried.portions.is_empty() {
        return Ok(carried);
    }
    let worn = find::choose(turn, who, phrase, &find::sought(turn, who, &[Seek::Worn]))?;
    match (worn.portions.is_empty(), worn.missing.first()) {
        (true, Some(noun)) => Err(Refusal::NotCarried(noun.words())),
        (true, None) => Err(Refusal::NotCarried(phrase.whole.words())),
        _ => Ok(worn),
    }
}
