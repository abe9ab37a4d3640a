//! Who trades, and what may change hands for coins.

use super::event::Event;
use super::prices::{asks, pays};
use super::refusals;
use super::terms::{Side, terms, why};
use crate::base::id::{CreatureId, ItemId, ItemTemplateId, RoomId};
use crate::base::limits::{BUY_AT_ONCE_MAX, COINS_MAX, THINGS_CARRIED_MAX};
use crate::base::money::Coins;
use crate::game::Event as Fact;
use crate::game::frame::grammar::Noun;
use crate::game::ground::creature::content::Shop;
use crate::game::ground::creature::{self, Posture};
use crate::game::ground::find;
use crate::game::ground::item::{self, ItemKind, Own};
use crate::game::ground::ledger::{self, Account, Commodity, Outside, Reason};
use crate::game::ground::place::Place;
use crate::game::ground::sight;
use crate::game::people::carry::{Haul, Portion};
use crate::game::people::combat;
use crate::game::people::faction;
use crate::game::people::player;
use crate::game::{Refusal, Turn};
use crate::text::sentence::the;

/// Merchants have no purse of their own: what they are paid leaves the world, and what they pay comes
/// into it.
pub const SHOPS: Outside = Outside::new("shops", "what merchants pay and are paid");
const BOUGHT: Reason = Reason::new("bought", "paid to {payee}", "paid by {payer}");
const SOLD: Reason = Reason::new("sold", "paid to {payee}", "paid by {payer}");

pub(super) const REASONS: &[Reason] = &[BOUGHT, SOLD];

pub(super) type Done = Result<(), Refusal>;

/// The merchant somebody trades with: the one they named, or the first who is awake.
pub fn merchant(turn: &Turn, who: CreatureId, named: Option<&Noun>) -> Result<CreatureId, Refusal> {
    if combat::is_fighting(turn.world, who) {
        return Err(Refusal::Fighting);
    }
    if !sight::can_see(turn.content, turn.world, who) {
        return Err(Refusal::Dark);
    }
    let merchant = match named {
        Some(noun) => find::creature(turn, who, noun)?,
        None => first_merchant(turn, room(turn, who)?).ok_or_else(refusals::nobody_trades)?,
    };
    let name = name(turn, merchant);
    let is_fighting = combat::is_fighting(turn.world, merchant);
    match shop(turn, merchant) {
        None => Err(refusals::no_merchant(&name)),
        Some(_) if is_asleep(turn, merchant) => Err(refusals::asleep(&name)),
        Some(_) if is_fighting => Err(refusals::in_a_fight(&name)),
        Some(_) => match faction::terms(turn.content, turn.world, merchant, who) {
            Ok(_) => Ok(merchant),
            Err(why) => Err(refusals::says(&name, &why)),
        },
    }
}

/// Buys `count` of a thing that the merchant sells. Kept.
pub fn buy(
    turn: &mut Turn,
    who: CreatureId,
    merchant: CreatureId,
    template: ItemTemplateId,
    count: u64,
) -> Done {
    let room = room(turn, who)?;
    let content = turn.content;
    let (Some(shop), Some(written)) = (shop(turn, merchant), content.items.get(template)) else {
        return Err(refusals::no_use_for_that(&name(turn, merchant)));
    };
    if !shop.sells.contains(&template) {
        return Err(refusals::none_to_sell(&name(turn, merchant), &written.key));
    }
    may_buy(turn, who, count, written.stack_max)?;
    let on = terms(turn.view(), merchant, who, written.kind);
    let price = Coins(asks(shop, written.value, on).0.saturating_mul(count));
    let why = why(turn.view(), merchant, written.kind, Side::Asked);
    let purse = purse(turn, who);
    if purse < price {
        return Err(refusals::too_dear(price, why.as_deref(), purse));
    }
    let (own, merchants) = (Account::Purse(who), Account::By(merchant, SHOPS));
    ledger::transfer(turn, own, merchants, Commodity::Credits, price.0, BOUGHT)
        .map_err(|_| refusals::too_dear(price, why.as_deref(), purse))?;
    let last = hand_out(turn, who, template, count, written.stack_max.max(1));
    player::spoke_of(turn.world, who, Some(merchant), last);
    let what = Haul::named(&written.name, count);
    turn.report(Event::Bought { who, merchant, room, what, price, why });
    Ok(())
}

/// Sells things of the pack. What the merchant does not want stays where it is. Kept.
pub fn sell(turn: &mut Turn, who: CreatureId, merchant: CreatureId, what: &[Portion]) -> Done {
    let room = room(turn, who)?;
    let (mut sold, mut price, mut stopped) = (Haul::default(), Coins::NONE, None);
    let why = why_paid(turn, merchant, what);
    for portion in what {
        match sell_one(turn, who, merchant, *portion, &mut sold) {
            Ok(paid) => price = price.plus(paid),
            Err(why) => stopped = stopped.or(Some(why)),
        }
    }
    if sold.is_empty() {
        return Err(stopped.unwrap_or_else(|| refusals::no_use_for_that(&name(turn, merchant))));
    }
    player::spoke_of(turn.world, who, Some(merchant), None);
    turn.report(Event::Sold { who, merchant, room, what: sold, price, why });
    if let Some(why) = stopped {
        turn.report(Fact::Refused { who, why });
    }
    Ok(())
}

/// What a merchant would pay for one of a thing, or why nothing.
pub fn offer(
    turn: &Turn,
    who: CreatureId,
    merchant: CreatureId,
    id: ItemId,
) -> Result<Coins, Refusal> {
    let (Some(shop), Some(written)) =
        (shop(turn, merchant), item::template(turn.content, turn.world, id))
    else {
        return Err(refusals::no_use_for_that(&name(turn, merchant)));
    };
    match turn.world.places.of_item(id) {
        Some(Place::Carried(holder)) if holder == who => {}
        Some(Place::Worn(wearer, _)) if wearer == who => {
            return Err(refusals::not_off_your_back(&name(turn, merchant)));
        }
        _ => return Err(Refusal::NotCarried(item::name(turn.content, turn.world, id))),
    }
    let paid = pays(shop, written.value, terms(turn.view(), merchant, who, written.kind));
    let says = &name(turn, merchant);
    match written.kind {
        ItemKind::Corpse => Err(refusals::not_the_dead(says)),
        ItemKind::Money => Err(refusals::coins_for_coins(says)),
        kind if !shop.buys.contains(&kind) => Err(refusals::no_use_for(says, &written.name)),
        _ if !turn.world.places.inside(id).is_empty() => Err(refusals::empty_it_first(says)),
        _ if paid == Coins::NONE => Err(refusals::worth_nothing(says, &written.name)),
        _ => Ok(paid),
    }
}

/// Why what is paid for the first of some things is not as always.
pub(super) fn why_paid(turn: &Turn, merchant: CreatureId, what: &[Portion]) -> Option<String> {
    let written = item::template(turn.content, turn.world, what.first()?.item)?;
    why(turn.view(), merchant, written.kind, Side::Paid)
}

/// What a merchant trades in.
pub(super) fn shop<'a>(turn: &Turn<'a>, merchant: CreatureId) -> Option<&'a Shop> {
    let template = turn.world.creatures.get(merchant)?.template()?;
    turn.content.npcs.get(template)?.shop.as_ref()
}

/// `the old smith`.
pub(super) fn name(turn: &Turn, merchant: CreatureId) -> String {
    let body = turn.world.creatures.get(merchant);
    the(body.map_or("someone", |body| body.name()))
}

fn room(turn: &Turn, who: CreatureId) -> Result<RoomId, Refusal> {
    turn.world.places.room_of(who).ok_or(Refusal::Dark)
}

fn purse(turn: &Turn, who: CreatureId) -> Coins {
    creature::coins(turn.world, who)
}

fn is_asleep(turn: &Turn, who: CreatureId) -> bool {
    turn.world.creatures.get(who).is_some_and(|body| body.posture() == Posture::Sleeping)
}

/// The first merchant of a room who is awake, else the first.
fn first_merchant(turn: &Turn, room: RoomId) -> Option<CreatureId> {
    let everyone = turn.world.places.npcs_in(room).iter().copied();
    let merchants: Vec<CreatureId> = everyone.filter(|id| shop(turn, *id).is_some()).collect();
    let awake = merchants.iter().find(|id| !is_asleep(turn, **id));
    awake.or(merchants.first()).copied()
}

/// Whether so many may be bought at once, and carried.
fn may_buy(turn: &Turn, who: CreatureId, count: u64, stack_max: u64) -> Done {
    if count == 0 {
        return Err(Refusal::NoneAsked);
    }
    if count > BUY_AT_ONCE_MAX {
        return Err(refusals::too_many_at_once());
    }
    let carried = turn.world.places.carried(who).len() as u64;
    let more = count.div_ceil(stack_max.max(1));
    if carried + more > THINGS_CARRIED_MAX as u64 {
        return Err(Refusal::TooMany);
    }
    Ok(())
}

/// Makes what was bought, in stacks as high as they may be. Comes back with the last of them.
fn hand_out(
    turn: &mut Turn,
    who: CreatureId,
    template: ItemTemplateId,
    count: u64,
    stack_max: u64,
) -> Option<ItemId> {
    let mut last = None;
    let mut left = count;
    while left > 0 {
        let stack = left.min(stack_max);
        last = Some(item::create(turn, template, stack, Own::default(), Place::Carried(who)));
        left -= stack;
    }
    last
}

fn sell_one(
    turn: &mut Turn,
    who: CreatureId,
    merchant: CreatureId,
    portion: Portion,
    sold: &mut Haul,
) -> Result<Coins, Refusal> {
    let each = offer(turn, who, merchant, portion.item)?;
    let there = turn.world.items.get(portion.item).map_or(0, |item| item.quantity());
    let count = portion.count.clamp(1, there.max(1));
    let paid = Coins(each.0.saturating_mul(count));
    let purse = purse(turn, who);
    if paid.0 > COINS_MAX.saturating_sub(purse.0) {
        return Err(Refusal::PurseFull);
    }
    sold.add(turn.content, turn.world, portion.item, count);
    item::use_up(turn, portion.item, count);
    let (merchants, own) = (Account::By(merchant, SHOPS), Account::Purse(who));
    ledger::transfer(turn, merchants, own, Commodity::Credits, paid.0, SOLD)
        .map_err(|_| Refusal::PurseFull)?;
    Ok(paid)
}
