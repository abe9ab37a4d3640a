//! What things cost. Whole numbers only: a builder's `1.1` is eleven tenths, not a little more,
//! so that 10 coins make 11 and not 12.

use super::terms::Terms;
use crate::base::limits::COINS_MAX;
use crate::base::money::Coins;
use crate::game::ground::creature::content::Shop;

/// Parts of a factor: four decimals count.
const PARTS: u128 = 10_000;

/// What a merchant asks for one thing of this value on these terms: rounded up, at least one coin.
pub fn asks(shop: &Shop, value: Coins, terms: Terms) -> Coins {
    let share = u128::from(100 - terms.percent_off.min(100)) * u128::from(terms.swing.asks);
    let price = u128::from(value.0).saturating_mul(parts(shop.sell_factor));
    coins(price.saturating_mul(share).div_ceil(PARTS * 100 * 100).max(1))
}

/// What a merchant pays the same person for it: rounded down, never more than they ask.
pub fn pays(shop: &Shop, value: Coins, terms: Terms) -> Coins {
    let price = u128::from(value.0).saturating_mul(parts(shop.buy_factor));
    let price = price.saturating_mul(terms.swing.pays.into()) / (PARTS * 100);
    coins(price).min(asks(shop, value, terms))
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
    use crate::game::ground::influence::Swing;
    use proptest::prelude::*;

    fn shop(buy_factor: f64, sell_factor: f64) -> Shop {
        Shop { sells: Vec::new(), buys: Vec::new(), buy_factor, sell_factor }
    }

    fn off(percent_off: u32) -> Terms {
        Terms { percent_off, ..Terms::USUAL }
    }

    #[test]
    fn prices_round_in_the_merchants_favour() {
        for (value, asked, paid) in [(0, 1, 0), (1, 2, 0), (3, 5, 1), (10, 15, 5)] {
            let shop = shop(0.5, 1.5);
            assert_eq!(
                (asks(&shop, Coins(value), off(0)), pays(&shop, Coins(value), off(0))),
                (Coins(asked), Coins(paid))
            );
        }
        assert_eq!(asks(&shop(0.5, 1.1), Coins(10), off(0)), Coins(11));
        assert_eq!(pays(&shop(5.0, 1.0), Coins(10), off(0)), Coins(10));
        assert_eq!(asks(&shop(0.0, f64::INFINITY), Coins(u64::MAX), off(0)), Coins(COINS_MAX));
        let dear = shop(0.5, 1.5);
        assert_eq!(
            (asks(&dear, Coins(10), off(10)), asks(&dear, Coins(10), off(100))),
            (Coins(14), Coins(1))
        );
        assert_eq!(asks(&shop(f64::NAN, f64::NAN), Coins(7), off(0)), Coins(1));
    }

    #[test]
    fn c15_an_event_swings_what_is_asked_and_what_is_paid() {
        let shop = shop(0.5, 1.0);
        let swung = |asks, pays| Terms { percent_off: 0, swing: Swing { asks, pays } };
        let both = |terms| (asks(&shop, Coins(10), terms).0, pays(&shop, Coins(10), terms).0);
        assert_eq!(both(swung(150, 100)), (15, 5));
        assert_eq!(both(swung(100, 120)), (10, 6));
        assert_eq!(both(swung(50, 150)), (5, 5), "never more than is asked");
        assert_eq!(both(Terms { percent_off: 10, ..swung(150, 100) }), (14, 5));
    }

    proptest! {
        #![proptest_config(crate::base::properties::properties())]
        #[test]
        fn nobody_gains_by_buying_and_selling(
            value: u64, buy: f64, sell: f64, percent_off: u32, more: u32, paid: u32,
        ) {
            let shop = shop(buy, sell);
            let terms = Terms { percent_off, swing: Swing { asks: more, pays: paid } };
            let (asked, paid) = (asks(&shop, Coins(value), terms), pays(&shop, Coins(value), terms));
            prop_assert!(paid <= asked && asked.0 >= 1 && asked.0 <= COINS_MAX);
        }
    }
}
