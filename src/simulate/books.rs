//! The lines of the ledger, added up as they reach the disk, and held against what everybody has.
//!
//! A line that was lost, written twice or written for what never moved shows as a sum that is not
//! what the purse says; coins that a crash made or lost show as what a start finds and cannot explain.

use std::collections::BTreeMap;

use crate::game::World;
use crate::game::frame::actor::Actor;
use crate::game::frame::keep::{Batch, Put, Saved};
use crate::game::ground::ledger::{Commodity, FILES, LedgerRow};

/// Sums of all lines that are on the disk.
#[derive(Default)]
pub struct Books {
    /// By account and commodity.
    sums: BTreeMap<(String, String), u64>,
    /// By who gave, and in whose favour.
    given: BTreeMap<(String, String), u64>,
    /// How many lines there are.
    pub lines: u64,
    /// The first line that does not follow the one before it.
    gap: Option<u64>,
}

impl Books {
    /// A batch is on the disk.
    pub fn apply(&mut self, batch: &Batch) {
        for put in &batch.put {
            if let Put::Ledger(line) = put {
                self.add(line);
            }
        }
    }

    fn add(&mut self, line: &LedgerRow) {
        self.lines += 1;
        if line.number != self.lines {
            self.gap.get_or_insert(line.number);
        }
        let mut change = |account: &str, by: u64| {
            let key = (account.to_owned(), line.commodity.clone());
            let sum = self.sums.entry(key).or_default();
            *sum = sum.wrapping_add(by);
        };
        change(&line.payee, line.amount);
        change(&line.payer, line.amount.wrapping_neg());
        if let (Some(favour), Ok(_)) = (&line.favour, line.payer.parse::<Actor>()) {
            let key = (line.payer.clone(), favour.to_string());
            *self.given.entry(key).or_default() += line.amount;
        }
    }

    /// What everybody has on the disk is the sum of their lines there.
    ///
    /// # Errors
    /// A sentence about the first that is not.
    pub fn check(&self, saved: &Saved) -> Result<(), String> {
        if let Some(gap) = self.gap {
            return Err(format!("line {gap} of the ledger does not follow the one before it"));
        }
        let credits = Commodity::Credits.word();
        for row in &saved.characters {
            self.is_sum(&format!("player:{}", row.id), credits, row.coins)?;
        }
        for row in &saved.holdings {
            self.is_sum(&row.holder.to_string(), &row.commodity, row.amount)?;
        }
        for row in &saved.escrows {
            self.is_sum(&format!("escrow:{}", row.id), &row.commodity, row.amount)?;
        }
        for row in &saved.contributions {
            let key = (row.giver.to_string(), row.favour.to_string());
            let sum = self.given.get(&key).copied().unwrap_or(0);
            if sum != row.coins {
                let (giver, favour) = key;
                return Err(format!(
                    "{giver} gave {} in favour of {favour}, and the ledger says {sum}",
                    row.coins
                ));
            }
        }
        Ok(())
    }

    fn is_sum(&self, account: &str, commodity: &str, has: u64) -> Result<(), String> {
        let sum = self.sums.get(&(account.to_owned(), commodity.to_owned())).copied().unwrap_or(0);
        match sum == has {
            true => Ok(()),
            false => Err(format!("{account} has {has} {commodity}, and the ledger says {sum}")),
        }
    }
}

/// A start found as much in the world as the disk says there must be.
///
/// # Errors
/// A sentence, if it had to book something that nobody can explain.
pub fn nothing_unexplained(saved: &Saved, world: &World) -> Result<(), String> {
    for what in Commodity::ALL {
        let before = saved
            .flows
            .iter()
            .find(|row| row.commodity == what.word() && row.outside == FILES.word);
        let before = before.map_or((0, 0), |row| (row.made, row.lost));
        let now = world.ledger.flows(what).find(|(outside, _)| *outside == FILES.word);
        let now = now.map_or((0, 0), |(_, flow)| (flow.made, flow.lost));
        if before != now {
            let word = what.word();
            return Err(format!(
                "a start found other {word} than the books have: {before:?} made and lost became {now:?}"
            ));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::game::frame::keep::CharacterRow;
    use crate::game::ground::ledger::{ContributionRow, EscrowRow};

    fn line(number: u64, payer: &str, payee: &str, amount: u64) -> LedgerRow {
        LedgerRow {
            number,
            at_ms: 0,
            date: 0,
            payer: payer.into(),
            payee: payee.into(),
            commodity: "credits".into(),
            amount,
            why: "given".into(),
            favour: (payee == "npc:wick").then(|| "faction:circle".parse().unwrap()),
        }
    }

    /// What is said of these lines, and of what Aria has, what is held, and what she gave.
    fn says(lines: &[LedgerRow], coins: u64, held: u64, given: u64) -> String {
        let mut books = Books::default();
        let put = lines.iter().cloned().map(Put::Ledger).collect();
        books.apply(&Batch { put, ..Batch::default() });
        let (aria, circle) = ("player:4".parse().unwrap(), "faction:circle".parse().unwrap());
        let saved = Saved {
            characters: vec![CharacterRow { id: 4, coins, ..CharacterRow::default() }],
            escrows: vec![EscrowRow {
                id: 7,
                owner: aria,
                commodity: "credits".into(),
                amount: held,
                since_ms: 0,
            }],
            contributions: vec![ContributionRow {
                giver: "player:4".parse().unwrap(),
                favour: circle,
                coins: given,
            }],
            ..Saved::default()
        };
        books.check(&saved).err().unwrap_or_default()
    }

    #[test]
    fn issue16_2_what_is_not_the_sum_of_its_lines_is_found() {
        let lines = [
            line(1, "outside:staff", "player:4", 50),
            line(2, "player:4", "npc:wick", 5),
            line(3, "player:4", "escrow:7", 20),
        ];
        assert_eq!(says(&lines, 25, 20, 5), "");
        assert_eq!(says(&lines, 26, 20, 5), "player:4 has 26 credits, and the ledger says 25");
        assert_eq!(says(&lines, 25, 19, 5), "escrow:7 has 19 credits, and the ledger says 20");
        let given = says(&lines, 25, 20, 6);
        assert_eq!(given, "player:4 gave 6 in favour of faction:circle, and the ledger says 5");
        let [first, _, third] = lines;
        let gap = says(&[first, third], 30, 20, 0);
        assert_eq!(gap, "line 3 of the ledger does not follow the one before it");
    }
}
