//! What goes in comes out again: ids, coins, time, dice and tables under any use.

use std::collections::BTreeMap;

use proptest::collection::vec;
use proptest::prelude::*;

use super::clock::Millis;
use super::dice::{Dice, Stream};
use super::id::{ItemId, Names, RoomId};
use super::limits::COINS_MAX;
use super::money::Coins;
use super::table::Table;

/// Rolls, as a stream and a number of sides.
fn rolls() -> impl Strategy<Value = Vec<(usize, u32)>> {
    vec((0..Stream::ALL.len(), any::<u32>()), 0..30)
}

fn roll(dice: &mut Dice, rolls: &[(usize, u32)]) -> Vec<u32> {
    rolls.iter().map(|(stream, sides)| dice.roll(Stream::ALL[*stream], *sides)).collect()
}

proptest! {
    #![proptest_config(crate::base::properties::properties())]
    #[test]
    fn a_name_keeps_its_number_and_a_number_its_name(keys in vec("[a-c]{0,3}", 0..40)) {
        let mut names: Names<RoomId> = Names::default();
        let numbers: Vec<RoomId> = keys.iter().map(|key| names.intern(key)).collect();
        for (key, number) in keys.iter().zip(numbers) {
            prop_assert_eq!(names.find(key), Some(number));
            prop_assert_eq!(&**names.name(number), key.as_str());
            prop_assert!(number.index() < names.len());
            prop_assert_eq!(names.intern(key), number);
        }
    }

    #[test]
    fn coins_move_and_are_neither_more_nor_fewer(from: u64, to in 0..=COINS_MAX, amount: u64) {
        let (mut payer, mut paid) = (Coins(from), Coins(to));
        let moved = Coins::pay(&mut payer, &mut paid, Coins(amount));
        prop_assert_eq!(u128::from(payer.0) + u128::from(paid.0), u128::from(from) + u128::from(to));
        prop_assert_eq!(paid.0 - to, if moved { amount } else { 0 });
        prop_assert!(paid.0 <= COINS_MAX);
        let fits = amount <= from && u128::from(to) + u128::from(amount) <= u128::from(COINS_MAX);
        prop_assert_eq!(moved, fits);
        prop_assert!(Coins(from).plus(Coins(amount)).0 <= COINS_MAX);
    }

    #[test]
    fn time_goes_forth_and_back(moment in 0..u64::MAX / 2, span in 0..u64::MAX / 2) {
        let (moment, span) = (Millis(moment), Millis(span));
        prop_assert_eq!(moment + span - span, moment);
        prop_assert_eq!((moment + span).since(moment), span);
        prop_assert_eq!(Millis::seconds(span.as_seconds()).as_seconds(), span.as_seconds());
        let seconds = (span.0 % 1_000_000_000) as f64 / 1000.0;
        let back = Millis::from_seconds(seconds).0;
        prop_assert!(back.abs_diff(span.0 % 1_000_000_000) <= 1, "{seconds} is {back}");
    }

    #[test]
    fn any_number_of_seconds_is_a_span(seconds in any::<f64>()) {
        prop_assert!(Millis::from_seconds(seconds).0 >= u64::from(!seconds.is_nan()));
    }

    #[test]
    fn dice_go_on_where_they_were_kept(seed: u64, before in rolls(), after in rolls()) {
        let mut dice = Dice::new(seed);
        roll(&mut dice, &before);
        let mut again = Dice::restore(seed, &dice.state()).expect("what they wrote themselves");
        prop_assert_eq!(again.seed(), seed);
        prop_assert_eq!(roll(&mut again, &after), roll(&mut dice, &after));
        prop_assert_eq!(again.state(), dice.state());
    }

    #[test]
    fn dice_show_what_they_can(seed: u64, low: u32, high: u32, loaded in vec(any::<u32>(), 0..3)) {
        let mut dice = Dice::new(seed);
        dice.load(Stream::Loot, loaded.iter().copied());
        for _ in 0..4 {
            let shown = dice.range(Stream::Loot, low, high);
            prop_assert!((low..=high.max(low)).contains(&shown));
        }
        prop_assert_eq!(dice.loaded(), 0);
    }

    #[test]
    fn no_text_is_taken_for_dice(text in "\\PC{0,40}|\\[(\\{\"state\":[0-9]{1,3}\\},?){0,9}\\]") {
        if let Some(dice) = Dice::restore(1, &text) {
            prop_assert_eq!(Dice::restore(1, &dice.state()).map(|d| d.state()), Some(dice.state()));
        }
    }

    #[test]
    fn a_table_is_an_ordered_map(acts in vec((0..4, far_and_near(), any::<u8>()), 0..60)) {
        let mut table: Table<ItemId, u8> = Table::default();
        let mut map = BTreeMap::new();
        for (act, id, row) in acts {
            match act {
                0 => prop_assert_eq!(table.put(id, row), map.insert(id, row)),
                1 => prop_assert_eq!(table.take(id), map.remove(&id)),
                2 => {
                    prop_assert_eq!(table.or_insert_with(id, || row), map.entry(id).or_insert(row));
                }
                _ => {
                    table.retain(|_, there| *there >= row / 4);
                    map.retain(|_, there| *there >= row / 4);
                }
            }
            prop_assert_eq!(table.has(id), map.contains_key(&id));
            prop_assert_eq!(table.get(id), map.get(&id));
            prop_assert_eq!(table.get_mut(id), map.get_mut(&id));
            prop_assert_eq!((table.len(), table.is_empty()), (map.len(), map.is_empty()));
        }
        prop_assert_eq!(format!("{table:?}"), format!("{map:?}"));
        prop_assert!(table.ids().eq(map.keys().copied()) && table.rows().eq(map.values()));
        prop_assert!(table.iter().rev().map(|(id, _)| id).eq(map.keys().rev().copied()));
        let written = serde_json::to_string(&table).unwrap();
        prop_assert_eq!(&written, &serde_json::to_string(&map).unwrap());
        let read: Table<ItemId, u8> = serde_json::from_str(&written).unwrap();
        prop_assert!(read.into_rows().eq(map.into_values()));
    }
}

/// Ids that were given out one after the other, and some that lie anywhere.
fn far_and_near() -> impl Strategy<Value = ItemId> {
    prop_oneof![4 => 0..200_u64, 1 => any::<u64>(), 1 => u64::MAX - 70..=u64::MAX].prop_map(ItemId)
}
