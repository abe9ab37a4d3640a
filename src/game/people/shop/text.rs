//! What is seen of trade.

use super::event::Event;
use super::prices::asks;
use crate::base::id::{CreatureId, RoomId};
use crate::base::money::Coins;
use crate::game::frame::tell::{Sentence, Teller};
use crate::game::ground::creature::content::Shop;
use crate::game::ground::item::ItemKind;
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
        Event::Bought { who, merchant, room, what, price } => {
            let words = "{actor} {buy|buys} {what} from {target}";
            let parties = Parties { who: *who, merchant: *merchant, room: *room };
            traded(teller, words, parties, what, *price);
        }
        Event::Sold { who, merchant, room, what, price } => {
            let words = "{actor} {sell|sells} {what} to {target}";
            let parties = Parties { who: *who, merchant: *merchant, room: *room };
            traded(teller, words, parties, what, *price);
        }
        Event::Valued { who, merchant, what, price } => {
            let line = Sentence::new("{target} {offer|offers} {price} for {what}.")
                .target(world, *merchant)
                .thing("what", haul(what))
                .word("price", Style::Coin.on(price));
            teller.to(*who, &line);
        }
    }
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
    price: Coins,
) {
    let world = teller.world;
    let sentence = |template: String| {
        Sentence::new(template)
            .actor(world, who)
            .target(world, merchant)
            .thing("what", haul(what))
            .word("price", Style::Coin.on(price))
    };
    teller.to(who, &sentence(format!("{words} for {{price}}.")));
    teller.room_except(room, &[who], &sentence(format!("{words}.")).silent());
}

/// What a merchant sells, numbered, with prices; and what they buy.
pub(super) fn price_list(view: View, merchant: CreatureId, who: CreatureId, page: &Page) -> String {
    let View { content, world, .. } = view;
    let off = faction::terms(content, world, merchant, who).unwrap_or(0);
    let Some(body) = world.creatures.get(merchant) else { return String::new() };
    let written = body.template().and_then(|template| content.npcs.get(template));
    let Some(shop) = written.and_then(|npc| npc.shop.as_ref()) else { return String::new() };
    let name = capitalise(&the(body.name()));
    let mut text = match shop.sells.is_empty() {
        true => format!("{name} has nothing for sale.\n"),
        false => goods(content, shop, &name, off).render(page) + "\n",
    };
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

fn goods(content: &Content, shop: &Shop, name: &str, off: u32) -> Table {
    let table = Table::new(&["No.", "Thing", "Price"]).title(format!("{name} sells:"));
    let mut table = table.align_right(0).align_right(2);
    for (number, template) in shop.sells.iter().enumerate() {
        let Some(written) = content.items.get(*template) else { continue };
        let price = Style::Coin.on(asks(shop, written.value, off));
        table.push([(number + 1).to_string(), Style::Thing.on(a(&written.name)), price]);
    }
    table
}

/// What merchants call a kind of things.
fn trade_word(kind: ItemKind) -> Option<&'static str> {
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
