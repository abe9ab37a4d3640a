//! What may be typed to a merchant.

use super::event::Event;
use super::refusals;
use super::rules::{self, Done, merchant, name, offer, shop};
use super::text;
use crate::base::id::{CreatureId, ItemTemplateId};
use crate::base::money::Coins;
use crate::game::frame::args::Args;
use crate::game::frame::grammar::{self, Bare, Noun, What, Which, name_has_word, word_fits};
use crate::game::frame::turn::Kept;
use crate::game::frame::verb::{Group, Spec};
use crate::game::ground::creature::content::Shop;
use crate::game::people::carry::{self, Haul, Portion};
use crate::game::{Content, Refusal, Turn};

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
        usage: "list [merchant]",
        example: "list",
        help: "Shows what the merchant here sells, with prices, and what they buy.",
        run: show_list,
        ..TRADE
    },
    Spec {
        name: "buy",
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
               `sell all.pelt`. `value` tells you the price before.",
        run: sell,
        ..TRADE
    },
    Spec {
        name: "value",
        usage: VALUE,
        example: "value pelt",
        help: "Asks the merchant here what they would pay for something you carry.",
        run: value,
        ..TRADE
    },
];

fn show_list(turn: &mut Turn, who: CreatureId, args: Args) -> Done {
    let args = args.ahead();
    let merchant = merchant(turn, who, grammar::noun(args).as_ref())?;
    turn.show(who, Kept::Yes, move |view, page| text::price_list(view, merchant, who, page));
    Ok(())
}

fn buy(turn: &mut Turn, who: CreatureId, args: Args) -> Done {
    let args = args.ahead();
    let (thing, named) = grammar::two(args, &["from"], Bare::Never);
    let merchant = merchant(turn, who, named.as_ref())?;
    let noun = thing.ok_or(Refusal::Usage(BUY))?;
    let count = match noun.which {
        Which::Nth(_) => 1,
        Which::Count(count) => count,
        Which::All => return Err(refusals::not_all_of_it(&name(turn, merchant))),
    };
    let found = shop(turn, merchant).and_then(|shop| goods(turn.content, shop, &noun));
    let Some(template) = found else {
        return Err(refusals::not_for_sale(&name(turn, merchant)));
    };
    rules::buy(turn, who, merchant, template, count)
}

/// What a noun means of the things for sale: a number of the list, or words of a name.
fn goods(content: &Content, shop: &Shop, noun: &Noun) -> Option<ItemTemplateId> {
    let What::Words(words) = &noun.what else { return None };
    if let [word] = words.as_slice()
        && let Ok(number) = word.parse::<usize>()
    {
        return shop.sells.get(number.checked_sub(1)?).copied();
    }
    let nth = match noun.which {
        Which::Nth(n) => n.saturating_sub(1),
        Which::All | Which::Count(_) => 0,
    };
    let fits = |id: &&ItemTemplateId| words.iter().all(|word| answers_to(content, **id, word));
    shop.sells.iter().filter(fits).nth(nth).copied()
}

fn answers_to(content: &Content, id: ItemTemplateId, word: &str) -> bool {
    content.items.get(id).is_some_and(|written| {
        name_has_word(&written.name, word) || written.keywords.iter().any(|k| word_fits(k, word))
    })
}

fn sell(turn: &mut Turn, who: CreatureId, args: Args) -> Done {
    let args = args.ahead();
    let (thing, named) = grammar::two(args, &["to"], Bare::Never);
    let merchant = merchant(turn, who, named.as_ref())?;
    let noun = thing.ok_or(Refusal::Usage(SELL))?;
    if noun.which == Which::All && noun.what == What::Anything {
        return Err(refusals::all_of_what(&name(turn, merchant)));
    }
    let goods = offered(turn, who, merchant, &noun)?;
    rules::sell(turn, who, merchant, &goods)
}

fn value(turn: &mut Turn, who: CreatureId, args: Args) -> Done {
    let args = args.ahead();
    let merchant = merchant(turn, who, None)?;
    let noun = grammar::noun(args).ok_or(Refusal::Usage(VALUE))?;
    let (mut what, mut price) = (Haul::default(), Coins::NONE);
    let goods = offered(turn, who, merchant, &noun)?;
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
    noun: &Noun,
) -> Result<Vec<Portion>, Refusal> {
    if carry::spoken_coins(turn, who, noun).is_some() {
        return Err(refusals::coins_for_coins(&name(turn, merchant)));
    }
    let carried = carry::portions(turn, who, noun, turn.world.places.carried(who))?;
    if !carried.is_empty() {
        return Ok(carried);
    }
    let worn: Vec<_> = turn.world.places.worn(who).map(|(_, id)| id).collect();
    let worn = carry::portions(turn, who, noun, &worn)?;
    if worn.is_empty() { Err(Refusal::NotCarried(noun.words())) } else { Ok(worn) }
}
