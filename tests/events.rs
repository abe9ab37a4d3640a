//! The events of the stock world: each is noticed, and none of them is a trade to live by.

use dominion::base::clock::Millis;
use dominion::base::money::Coins;
use dominion::game::ground::creature::content::Shop;
use dominion::game::ground::influence::Swing;
use dominion::game::ground::item::{ItemKind, ItemTemplate};
use dominion::game::people::shop::{Terms, asks, pays};
use dominion::game::realm::event::Events;

use crate::harness::evening::Evening;
use crate::harness::world;
use crate::stock_world::{FILES, WORLD};

/// Aria, a wizard, and Bran in the stock world.
fn evening() -> Evening {
    let mut tiny = world::read(
        "rooms: {lowwater_slip: {}}\nplayers:\n  Aria: {calling: warden, at: lowwater_slip, role: owner}\n  \
         Bran: {calling: warden, at: lowwater_slip, coins: 100}",
    )
    .expect("a tiny world");
    tiny.files = FILES.clone();
    Evening::in_world(&tiny)
}

fn sees(evening: &mut Evening, line: &str) -> String {
    evening.says("Bran", line).join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// An event of the stock world that is noticed.
struct Noticed {
    event: &'static str,
    /// Somewhere in it, and somewhere else.
    there: &'static str,
    elsewhere: &'static str,
    /// What is read when it begins.
    starts: &'static str,
    /// What stands in the room, and who.
    sign: &'static str,
    who: &'static str,
    /// Where prices are otherwise, and how the reason reads.
    shop: &'static str,
    price: &'static str,
}

const ALL: [Noticed; 3] = [
    Noticed {
        event: "storm tide",
        there: "lowwater_slip",
        elsewhere: "saltroad_pans",
        starts: "Storm tide!",
        sign: "Water stands in all the low places",
        who: "A stranded conger",
        shop: "lowwater_chandlery",
        price: "The storm tide: lights cost 50 percent more.",
    },
    Noticed {
        event: "market day",
        there: "lowwater_market",
        elsewhere: "hollin_ride",
        starts: "It is market day in Lowwater.",
        sign: "There are wagons wherever a wagon fits",
        who: "A wagon pedlar",
        shop: "lowwater_market",
        price: "The market day: everything costs 10 percent less",
    },
    Noticed {
        event: "wolf winter",
        there: "hollin_ride",
        elsewhere: "lowwater_slip",
        starts: "It turns cold between one breath and the next.",
        sign: "Frost lies on everything.",
        who: "A winter wolf",
        shop: "hollin_gate",
        price: "The wolf winter: food costs 25 percent more",
    },
];

/// C15, A44: three events that a player notices, in what is announced, in the room, by who is there and
/// in the shops; all of it is over with the event, a restart between.
#[test]
fn issue16_c15_a44_each_event_of_the_stock_world_is_noticed_and_over_with_it() {
    let mut evening = evening();
    evening.types("Aria", "@nohassle on");
    for Noticed { event, there, elsewhere, starts, sign, who, shop, price } in ALL {
        evening.types("Aria", &format!("@goto {elsewhere}"));
        evening.types("Aria", &format!("@transfer bran {there}"));
        evening.types("Aria", "@at bran @peace");
        let before = sees(&mut evening, "look");
        assert!(!before.contains(sign) && !before.contains(who), "{event}: {before}");
        evening.read("Bran");
        let by_wizard = evening.says("Aria", &format!("@event start {event}")).join(" ");
        assert!(!by_wizard.contains(starts), "{event} is told where it is only: {by_wizard}");
        let read = evening.read("Bran").join(" ");
        assert!(read.contains(starts), "{event}: {read}");
        let room = sees(&mut evening, "look");
        assert!(room.contains(sign) && room.contains(who), "{event}: {room}");
        evening.restart();
        ["Aria", "Bran"].iter().for_each(|name| evening.enter(name));
        // Where somebody stood a moment ago is not kept.
        evening.types("Aria", &format!("@transfer bran {there}"));
        let room = sees(&mut evening, "look");
        assert!(room.contains(sign) && room.contains(who), "{event}, after a restart: {room}");
        evening.types("Aria", &format!("@transfer bran {shop}"));
        let list = sees(&mut evening, "list");
        assert!(list.contains(price), "{event}: {list}");
        evening.types("Aria", &format!("@transfer bran {there}"));
        evening.types("Aria", "@at bran @peace");
        evening.types("Aria", &format!("@event stop {event}"));
        evening.pass(Millis::seconds(1));
        let after = sees(&mut evening, "look");
        assert!(!after.contains(sign), "{event}: {after}");
        assert!(sees(&mut evening, "event").starts_with("Nothing out of the ordinary"));
        evening.server().check();
    }
}

/// However events come together, nobody buys a thing cheaper than they sell it.
#[test]
fn issue16_c15_no_event_makes_buying_and_selling_a_trade_to_live_by() {
    let events = WORLD.of::<Events>().expect("there are events");
    // The best that a buyer and a seller could wish for.
    let swing = |kind: ItemKind| {
        let prices = events.0.values().flat_map(|event| &event.effects.prices);
        let of_kind = prices.filter(|prices| prices.are_of(kind));
        of_kind.fold(Swing::NONE, |all, prices| Swing {
            asks: all.asks * prices.asks.min(100) / 100,
            pays: all.pays * prices.pays.max(100) / 100,
        })
    };
    let shops: Vec<&Shop> = WORLD.npcs.rows().filter_map(|npc| npc.shop.as_ref()).collect();
    let cheapest = |item: &ItemTemplate| {
        let terms = Terms { percent_off: 0, swing: swing(item.kind) };
        let sell = shops.iter().filter(|shop| shop.sells.contains(&item.id));
        sell.map(|shop| asks(shop, item.value, terms)).min()
    };
    let dearest = |item: &ItemTemplate| {
        let pays_now = Swing { asks: 1_000, ..swing(item.kind) };
        let terms = Terms { percent_off: 0, swing: pays_now };
        let buy = shops.iter().filter(|shop| shop.buys.contains(&item.kind));
        buy.map(|shop| pays(shop, item.value, terms)).max().unwrap_or(Coins::NONE)
    };
    let mut traded = 0;
    for item in WORLD.items.rows() {
        let Some(asked) = cheapest(item) else { continue };
        traded += 1;
        assert!(dearest(item) <= asked, "{}: {} for {asked}", item.name, dearest(item));
    }
    assert!(traded > 20, "only {traded} things are sold");
}
