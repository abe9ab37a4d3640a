//! What is seen of trade.

use super::event::Event;
use super::prices::asks;
use super::terms::{Terms, in_words, terms};
use crate::base::id::{CreatureId, ItemTemplateId, RoomId};
use crate::base::money::Coins;
use crate::game::frame::grammar::{self, Noun, What};
use crate::game::frame::tell::{Sentence, Teller};
use crate::game::ground::creature::content::Shop;
use crate::game::ground::item::{ItemKind, ItemTemplate};
use crate::game::people::carry::{Haul, haul};
use crate::game::people::faction;
use crate::game::{Content, View};
use crate::text::page::Page;
use crate::text::sentence::{a, capitalise, list, the};
use crate::text::style::Style;
use crate::text::table::Table;
use crate::text::wrap::wrap;

/// Words each fact for everyone who notices. All of it shows what is kept.
pub fn tell(event: &Event, teller: &mut Teller) {
    let world = teller.world;
    teller.kept();
    match event {
        Event::Bought { who, merchant, room, what, price, why } => {
            let words = "{actor} {buy|buys} {what} from {target}";
            let parties = Parties { who: *who, merchant: *merchant, room: *room };
            traded(teller, words, parties, what, &paid(*price, why.as_deref()));
        }
        Event::Sold { who, merchant, room, what, price, why } => {
            let words = "{actor} {sell|sells} {what} to {target}";
            let parties = Parties { who: *who, merchant: *merchant, room: *room };
            traded(teller, words, parties, what, &paid(*price, why.as_deref()));
        }
        Event::Valued { who, merchant, what, price, why } => {
            let line = Sentence::new("{target} {offer|offers} {price} for {what}{why}.")
                .target(world, *merchant)
                .thing("what", haul(what))
                .word("price", Style::Coin.on(price))
                .word("why", reason(why.as_deref()));
            teller.to(*who, &line);
        }
    }
}

/// `6 coins (50 percent more: the storm tide)`.
fn paid(price: Coins, why: Option<&str>) -> String {
    Style::Coin.on(price) + &reason(why)
}

fn reason(why: Option<&str>) -> String {
    why.map(|why| format!(" ({why})")).unwrap_or_default()
}

/// Who trades with whom, and where.
struct Parties {
    who: CreatureId,
    merchant: CreatureId,
    room: RoomId,
}

/// One who trades reads the price too.
fn traded(
    teller: &mut Teller,
    words: &str,
    Parties { who, merchant, room }: Parties,
    what: &Haul,
    price: &str,
) {
    let world = teller.world;
    let sentence = |template: String| {
        Sentence::new(template)
            .actor(world, who)
            .target(world, merchant)
            .thing("what", haul(what))
            .word("price", price)
    };
    teller.to(who, &sentence(format!("{words} for {{price}}.")));
    teller.room_except(room, &[who], &sentence(format!("{words}.")).silent());
}

/// What a merchant sells, numbered, with prices; and what they buy.
pub(super) fn price_list(
    view: View,
    (merchant, who): (CreatureId, CreatureId),
    wanted: Option<&Noun>,
    page: &Page,
) -> String {
    let View { content, world, .. } = view;
    let off = faction::terms(content, world, merchant, who).unwrap_or(0);
    let Some(body) = world.creatures.get(merchant) else { return String::new() };
    let written = body.template().and_then(|template| content.npcs.get(template));
    let Some(shop) = written.and_then(|npc| npc.shop.as_ref()) else { return String::new() };
    let name = capitalise(&the(body.name()));
    let mut text = match shop.sells.is_empty() {
        true => format!("{name} has nothing for sale.\n"),
        false => {
            let terms = |kind| terms(view, merchant, who, kind);
            goods(content, (shop, wanted), &name, terms).render(page) + "\n"
        }
    };
    for line in swings(view, merchant, shop) {
        text.push_str(&(wrap(&line, page, 0) + "\n"));
    }
    if off > 0 {
        text.push_str(&format!("Prices are {off} percent lower for you.\n"));
    }
    let buys: Vec<&str> = shop.buys.iter().filter_map(|kind| trade_word(*kind)).collect();
    if !buys.is_empty() {
        text.push_str(&wrap(&format!("{name} buys {}.", list(&buys)), page, 0));
        text.push('\n');
    }
    text
}

/// What events do to the prices of a merchant: `The storm tide: food costs 50 percent more.`
fn swings(view: View, merchant: CreatureId, shop: &Shop) -> Vec<String> {
    let View { content, world, .. } = view;
    let Some(room) = world.places.room_of(merchant) else { return Vec::new() };
    let is = |kind, id: &ItemTemplateId| content.items.get(*id).is_some_and(|i| i.kind == kind);
    let is_sold = |kind| shop.sells.iter().any(|id| is(kind, id));
    let is_bought = |kind| shop.buys.contains(&kind);
    let mut lines = Vec::new();
    for influence in world.influences.over(content, room) {
        let does = influence.prices.iter().flat_map(|prices| in_words(prices, is_sold, is_bought));
        let does: Vec<String> = does.collect();
        if !does.is_empty() {
            lines.push(format!("{}: {}.", capitalise(&influence.name), does.join("; ")));
        }
    }
    lines
}

/// Whether any of a shop's goods is what somebody looks for.
pub(super) fn sells(content: &Content, shop: &Shop, wanted: &Noun) -> bool {
    let mut goods = shop.sells.iter().filter_map(|id| content.items.get(*id));
    goods.any(|written| is_wanted(written, Some(wanted)))
}

/// Whether a thing is looked for: by its kind (`food`) or by words of its name.
fn is_wanted(written: &ItemTemplate, wanted: Option<&Noun>) -> bool {
    let Some(What::Words(words)) = wanted.map(|noun| &noun.what) else { return true };
    let kind = trade_word(written.kind).unwrap_or_default();
    let keywords = written.keywords.iter().map(String::as_str);
    words.iter().all(|word| grammar::name_has_word(kind, word))
        || grammar::fit(words, &written.name, keywords).is_some()
}

/// What a thing does, in figures.
fn figures(written: &ItemTemplate) -> String {
    let damage = written.damage.map(|(low, high)| format!("{low} to {high} damage"));
    let armour = (written.armor != 0).then(|| format!("armour {:+}", written.armor));
    let mends = (written.heal > 0).then(|| format!("mends {}", written.heal));
    let holds = written.capacity.map(|most| format!("holds {most}"));
    let light = written.light.then(|| "gives light".to_owned());
    [damage, armour, mends, holds, light].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn goods(
    content: &Content,
    (shop, wanted): (&Shop, Option<&Noun>),
    name: &str,
    terms: impl Fn(ItemKind) -> Terms,
) -> Table {
    let table = Table::new(&["No.", "Thing", "Price", "Good for"]).title(format!("{name} sells:"));
    let mut table = table.align_right(0).align_right(2);
    for (number, template) in shop.sells.iter().enumerate() {
        let written = content.items.get(*template).filter(|written| is_wanted(written, wanted));
        let Some(written) = written else { continue };
        let price = Style::Coin.on(asks(shop, written.value, terms(written.kind)));
        table.push([
            (number + 1).to_string(),
            Style::Thing.on(a(&written.name)),
            price,
            figures(written),
        ]);
    }
    table
}

/// What merchants call a kind of things.
pub(super) fn trade_word(kind: ItemKind) -> Option<&'static str> {
    Some(match kind {
        ItemKind::Weapon => "weapons",
        ItemKind::Armor => "armour",
        ItemKind::Light => "lights",
        ItemKind::Food => "food",
        ItemKind::Drink => "drink",
        ItemKind::Potion => "potions",
        ItemKind::Key => "keys",
        ItemKind::Container => "bags and boxes",
        ItemKind::Treasure => "treasure",
        ItemKind::Tool => "tools",
        ItemKind::Material => "materials",
        ItemKind::Quest => "keepsakes",
        ItemKind::Junk => "odds and ends",
        ItemKind::Money | ItemKind::Corpse => return None,
    })
}
