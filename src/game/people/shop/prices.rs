//! What things cost. Whole numbers only: a builder's `1.1` is eleven tenths, not a little more,
//! so that 10 coins make 11 and not 12.

use crate::base::limits::COINS_MAX;
use crate::base::money::Coins;
use crate::game::ground::creature::content::Shop;

/// Parts of a factor: four decimals count.
const PARTS: u128 = 10_000;

/// What a merchant asks for one thing of this value from somebody who is let off so many percent:
/// rounded up, at least one coin.
pub fn asks(shop: &Shop, value: Coins, percent_off: u32) -> Coins {
    let share = u128::from(100 - percent_off.min(100));
    let price = u128::from(value.0).saturating_mul(parts(shop.sell_factor));
    coins(price.saturating_mul(share).div_ceil(PARTS * 100).max(1))
}

/// What a merchant pays the same person for it: rounded down, never more than they ask.
pub fn pays(shop: &Shop, value: Coins, percent_off: u32) -> Coins {
    let price = u128::from(value.0) * parts(shop.buy_factor) / PARTS;
    coins(price).min(asks(shop, value, percent_off))
}

fn parts(factor: f64) -> u128 {
    // Out of range becomes 0 or the greatest number there is, never an error.
    u128::from((factor.max(0.0) * PARTS as f64).round() as u64)
}

fn coins(price: u128) -> Coins {
    Coins(u64::try_from(price).unwrap_or(COINS_MAX).min(COINS_MAX))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shop(buy_factor: f64, sell_factor: f64) -> Shop {
        Shop { sells: Vec::new(), buys: Vec::new(), buy_factor, sell_factor }
    }

    #[test]
    fn prices_round_in_the_merchants_favour() {
        for (value, asked, paid) in [(0, 1, 0), (1, 2, 0), (3, 5, 1), (10, 15, 5)] {
            let shop = shop(0.5, 1.5);
            assert_eq!(
                (asks(&shop, Coins(value), 0), pays(&shop, Coins(value), 0)),
                (Coins(asked), Coins(paid))
            );
        }
        assert_eq!(asks(&shop(0.5, 1.1), Coins(10), 0), Coins(11));
        assert_eq!(pays(&shop(5.0, 1.0), Coins(10), 0), Coins(10));
        assert_eq!(asks(&shop(0.0, f64::INFINITY), Coins(u64::MAX), 0), Coins(COINS_MAX));
        let dear = shop(0.5, 1.5);
        assert_eq!(
            (asks(&dear, Coins(10), 10), asks(&dear, Coins(10), 100)),
            (Coins(14), Coins(1))
        );
        assert_eq!(asks(&shop(f64::NAN, f64::NAN), Coins(7), 0), Coins(1));
    }

    proptest! {
        #![proptest_config(crate::base::properties::properties())]
        #[test]
        fn nobody_gains_by_buying_and_selling(value: u64, buy: f64, sell: f64, off: u32) {
            let shop = shop(buy, sell);
            let (asked, paid) = (asks(&shop, Coins(value), off), pays(&shop, Coins(value), off));
            prop_assert!(paid <= asked && asked.0 >= 1 && asked.0 <= COINS_MAX);
        }
    }
}
