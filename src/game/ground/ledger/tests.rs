//! Many random movements, with restarts in between: sums are constant, and the lines say what the
//! purses hold.

use std::collections::BTreeMap;

use super::kinds::{REFUNDED, RELEASED};
use super::*;
use crate::base::dice::Dice;
use crate::base::id::{CreatureId, ItemId, RoomId};
use crate::base::limits::{COINS_MAX, ESCROWS_MAX};
use crate::base::money::Coins;
use crate::game::frame::actor::Actor;
use crate::game::frame::keep::{Batch, Cut, Put, Saved};
use crate::game::frame::testing::Small;
use crate::game::ground::item::ItemKind;
use crate::game::ground::place::Place;
use crate::game::start::restore;

/// Movements of the quick test. `LEDGER=all cargo test ledger` makes a million of them, and dies
/// at two hundred points.
const QUICK: u64 = 20_000;
const ALL: u64 = 1_000_000;
/// Movements between two batches, at most.
const BATCH: u64 = 25;
const WHAT: Commodity = Commodity::Credits;
const NATIONS: [Actor; 2] = [Actor::Nation(1), Actor::Nation(2)];

/// A world, what of it is on the disk, and every line that is.
struct Bank {
    small: Small,
    saved: Saved,
    /// How many lines are on the disk, and their sums: by account, and by who gave in whose favour.
    lines: u64,
    sums: BTreeMap<String, u64>,
    given: BTreeMap<(String, Actor), u64>,
    players: Vec<CreatureId>,
    npcs: Vec<CreatureId>,
    floor: Place,
    random: u64,
    number: u64,
}

impl Bank {
    fn new() -> Bank {
        let mut small = Small::default();
        let hall: RoomId = small.room("hall", None);
        let coin = small.thing("coin", COINS_MAX);
        small.content.items.get_mut(coin).expect("coins").kind = ItemKind::Money;
        small.content.money = coin;
        let rat = small.template("rat", &[]);
        let npcs = (0..3).map(|_| small.npc(rat, hall)).collect();
        let players = ["Aria", "Bran", "Cato"].map(|name| small.player(name, hall)).to_vec();
        begin(&small.content, &mut small.world);
        let (saved, floor) = (Saved::default(), Place::Room(hall));
        let (sums, given) = (BTreeMap::new(), BTreeMap::new());
        let (lines, number, random) = (0, 0, 7);
        let mut bank =
            Bank { small, saved, lines, sums, given, players, npcs, floor, random, number };
        for who in bank.players.clone() {
            let staff = Account::Outside(STAFF);
            bank.moves(staff, Account::Purse(who), 500, SET).expect("a purse");
        }
        bank.keep();
        bank
    }

    fn roll(&mut self, below: u64) -> u64 {
        self.random = self
            .random
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.random >> 33) % below
    }

    fn moves(
        &mut self,
        from: Account,
        to: Account,
        amount: u64,
        why: impl Into<Why>,
    ) -> Result<Option<ItemId>, Refused> {
        let why = why.into();
        self.small.turn(|turn| transfer(turn, from, to, WHAT, amount, why))
    }

    fn purse(&self, who: CreatureId) -> u64 {
        purse(&self.small.world, who).expect("a purse").0
    }

    /// Somebody with a purse.
    fn anybody(&mut self) -> CreatureId {
        let all = [self.players.clone(), self.npcs.clone()].concat();
        let at = self.roll(all.len() as u64) as usize;
        all[at]
    }

    /// Moves something somewhere. Much of it is refused.
    fn churn(&mut self) {
        let (one, other) = (self.anybody(), self.anybody());
        let amount = self.roll(60);
        let held: Vec<u64> = self.small.world.ledger.escrows.keys().copied().collect();
        let escrow = held.get(self.roll(8) as usize).copied().unwrap_or(99);
        let pile = self.small.world.places.items_at(self.floor).first().copied();
        let (from, to) = (Account::Purse(one), Account::Purse(other));
        let nation = NATIONS[self.roll(2) as usize].clone();
        let _ = match self.roll(14) {
            0..3 => self.moves(from, to, amount, RELEASED),
            3 => self.moves(from, Account::At(self.floor), amount, RELEASED),
            4 => self.moves(Account::Pile(pile.unwrap_or_default()), to, amount, RELEASED),
            5 => {
                let why = RELEASED.in_favour_of(Some(nation));
                self.moves(from, Account::By(other, ERASED), amount, why)
            }
            6 => self.moves(Account::By(other, ERASED), from, amount, RELEASED),
            7 => {
                let owner = self.small.world.players.character(one).map(|_| Actor::Player(one));
                let owner = owner.unwrap_or(nation);
                self.small.turn(|turn| hold(turn, owner, WHAT, amount)).map(|_| None)
            }
            8 => self.small.turn(|turn| release(turn, escrow, to)).map(|()| None),
            9 => self.small.turn(|turn| refund(turn, escrow)).map(|()| None),
            10 | 11 => self.moves(from, Account::Of(nation), amount, RELEASED),
            12 => self.moves(Account::Of(nation), to, amount, REFUNDED),
            _ => self.moves(Account::Of(Actor::Nation(1)), Account::Of(nation), amount, SET),
        };
    }

    /// Writes what changed, as the engine does at the end of a turn.
    fn keep(&mut self) {
        let Small { content, world, .. } = &mut self.small;
        let (keys, lines) = world.dirty.take();
        self.number += 1;
        let mut batch = Batch { number: self.number, ..Batch::default() };
        let dice = Dice::new(7);
        for key in &keys {
            batch.add(Cut { content, world, dice: &dice }, key);
        }
        batch.put.extend(lines);
        for put in &batch.put {
            if let Put::Ledger(line) = put {
                self.add(line);
            }
        }
        self.saved.apply(&batch);
    }

    fn add(&mut self, line: &LedgerRow) {
        self.lines += 1;
        assert_eq!(line.number, self.lines, "no line is missing");
        let payee = self.sums.entry(line.payee.clone()).or_default();
        *payee = payee.wrapping_add(line.amount);
        let payer = self.sums.entry(line.payer.clone()).or_default();
        *payer = payer.wrapping_sub(line.amount);
        if let Some(favour) = &line.favour {
            *self.given.entry((line.payer.clone(), favour.clone())).or_default() += line.amount;
        }
    }

    fn sum(&self, key: &str) -> u64 {
        self.sums.get(key).copied().unwrap_or(0)
    }

    /// The process is killed: whatever was not kept never was. Players come back away.
    fn dies(&mut self) {
        let (world, _) = restore::restore(&self.small.content, &self.saved);
        self.small.world = world;
    }

    /// Lines add up to purses, and purses, piles and escrows to what came in and did not go out.
    fn check(&self) {
        check(&self.small.world).unwrap();
        for who in &self.players {
            assert_eq!(self.sum(&Actor::Player(*who).to_string()), self.purse(*who));
        }
        let ledger = &self.small.world.ledger;
        for nation in NATIONS {
            assert_eq!(self.sum(&nation.to_string()), balance(&self.small.world, &nation, WHAT));
        }
        let held = self.sums.iter().filter(|(key, sum)| key.starts_with("escrow:") && **sum > 0);
        let held: BTreeMap<String, u64> = held.map(|(key, sum)| (key.clone(), *sum)).collect();
        let escrows = ledger.escrows.iter().map(|(id, held)| (format!("escrow:{id}"), held.amount));
        assert_eq!(held, escrows.collect());
        let given = self.given.iter().filter_map(|((giver, favour), sum)| {
            let giver: Actor = giver.parse().ok()?;
            (*sum > 0).then(|| ((giver, favour.clone()), *sum))
        });
        assert_eq!(ledger.contributions, given.collect());
    }
}

#[test]
fn issue16_2_many_random_movements_and_crashes_keep_every_sum() {
    let most = if std::env::var("LEDGER").is_ok_and(|all| all == "all") { ALL } else { QUICK };
    let mut bank = Bank::new();
    let mut rows = bank.lines;
    for at in 0..most {
        bank.churn();
        if bank.roll(BATCH) == 0 {
            bank.keep();
        }
        if at % (most / 200) == 0 {
            check(&bank.small.world).unwrap();
            bank.dies();
            bank.check();
            let files = bank.small.world.ledger.flows(WHAT).find(|(at, _)| *at == FILES.word);
            assert_eq!(files, None, "no crash loses or makes a coin");
            assert!(bank.lines >= rows);
            rows = bank.lines;
        }
    }
    bank.keep();
    bank.check();
    assert!(rows > most / 10, "{rows} lines");
}

#[test]
fn issue16_2_a_purse_that_is_away_receives_and_is_held_for() {
    let mut bank = Bank::new();
    bank.dies();
    let (aria, bran) = (bank.players[0], bank.players[1]);
    assert!(!bank.small.world.players.is_here(aria), "all are away");
    bank.moves(Account::Purse(aria), Account::Purse(bran), 200, RELEASED).unwrap();
    let held = bank.small.turn(|turn| hold(turn, Actor::Player(bran), WHAT, 700)).unwrap();
    assert_eq!((bank.purse(aria), bank.purse(bran)), (300, 0));
    bank.keep();
    bank.dies();
    bank.small.turn(|turn| refund(turn, held)).unwrap();
    assert_eq!(bank.purse(bran), 700);
    bank.keep();
    bank.check();
}

#[test]
fn issue16_1_what_may_not_move_does_not() {
    let mut bank = Bank::new();
    let (aria, rat) = (Account::Purse(bank.players[0]), Account::Purse(bank.npcs[0]));
    let (staff, floor) = (Account::Outside(STAFF), Account::At(bank.floor));
    let nobody = Account::Purse(CreatureId(9_999));
    for (from, to, amount, refused) in [
        (aria.clone(), rat, 501, Refused::TooLittle(500)),
        (aria.clone(), aria.clone(), 5, Refused::Same),
        (nobody.clone(), aria.clone(), 5, Refused::NoAccount),
        (aria.clone(), nobody, 5, Refused::NoAccount),
        (floor, aria.clone(), 5, Refused::NoAccount),
        (Account::Pile(ItemId(9_999)), aria.clone(), 5, Refused::NoAccount),
        (Account::Escrow(9_999), aria.clone(), 5, Refused::NoAccount),
        (staff, aria, COINS_MAX, Refused::Full(COINS_MAX - 500)),
    ] {
        assert_eq!(bank.moves(from, to, amount, RELEASED), Err(refused));
    }
    bank.keep();
    bank.check();
    assert_eq!(bank.lines, 3, "what did not move has no line");
}

#[test]
fn issue16_1_what_is_held_is_bounded_and_goes_with_its_owner() {
    let mut bank = Bank::new();
    let aria = bank.players[0];
    let none = bank.small.turn(|turn| hold(turn, Actor::Player(aria), WHAT, 0));
    assert_eq!(none, Err(Refused::TooLittle(500)));
    let staff = Account::Outside(STAFF);
    bank.moves(staff, Account::Purse(aria), ESCROWS_MAX as u64, SET).unwrap();
    bank.small.turn(|turn| {
        for _ in 0..ESCROWS_MAX {
            hold(turn, Actor::Player(aria), WHAT, 1).expect("there is room");
        }
        assert_eq!(hold(turn, Actor::Player(aria), WHAT, 1), Err(Refused::TooMany));
        escrow::forget(turn, aria);
    });
    assert_eq!(bank.purse(aria), 0);
    assert!(bank.small.world.ledger.escrows.is_empty());
    check(&bank.small.world).unwrap();
}

#[test]
fn issue16_1_what_characters_had_before_there_was_a_ledger_is_its_first_line() {
    let mut small = Small::default();
    let hall = small.room("hall", None);
    let aria = small.player("Aria", hall);
    small.player("Bran", hall);
    small.world.players.set_purse(aria, Coins(30));
    small.world.dirty.take();
    begin(&small.content, &mut small.world);
    begin(&small.content, &mut small.world);
    let (_, lines) = small.world.dirty.take();
    let [Put::Ledger(line)] = lines.as_slice() else { panic!("one line: {lines:?}") };
    assert_eq!(line.payee, Actor::Player(aria).to_string());
    assert_eq!((line.payer.as_str(), line.amount), ("outside:beginning", 30));
    check(&small.world).unwrap();
}

#[test]
fn issue16_1_what_moves_has_words_that_are_declared_once() {
    let features = crate::game::FEATURES.iter();
    let words = features.flat_map(|f| f.reasons.iter().map(|reason| ("reason", reason.word)));
    let words = words.chain(outsides().map(|outside| ("outside", outside.word)));
    let all: Vec<_> = words.collect();
    let once: std::collections::BTreeSet<_> = all.iter().collect();
    assert_eq!(once.len(), all.len(), "a word stands twice in {all:?}");
}
