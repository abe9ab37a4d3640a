//! What players have been shown, and whether it holds.
//!
//! Two books. One is the truth about each character's kept state (level, experience, coins, pack),
//! noted with the number of the batch that holds it. The other is what a `score`, an
//! `inventory` or a `ledger` page said to the one who plays the character. A page may only show a state that is
//! on the disk already; and after a crash each character must be exactly as the last batch on the
//! disk has it, which no page that was shown may be ahead of.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::id::CreatureId;
use crate::game::frame::keep::{Batch, Gone, ItemRow, PlaceRow, Put, Saved};
use crate::game::people::carry::Haul;
use crate::game::{Content, World};
use crate::text::sentence::{a, plural};

/// What is kept of a character that its player can ask for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Belongings {
    level: u32,
    experience: u64,
    coins: u64,
    /// As the page says it, in order of the words.
    pack: Vec<String>,
}

/// What one page said.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Page {
    Score { level: u32, experience: u64, coins: u64 },
    Inventory { pack: Vec<String>, coins: u64 },
    Ledger { coins: u64 },
}

/// Both books.
#[derive(Default)]
pub struct Ledger {
    /// By character: each state with the batch that brought it, the oldest first; `None` once it is erased.
    truth: BTreeMap<CreatureId, Vec<(u64, Option<Belongings>)>>,
    /// The newest batch handed over.
    handed: u64,
    /// The newest state that each was shown.
    shown: BTreeMap<CreatureId, u64>,
    /// Pages that could be held against the truth, and those that could not.
    pub verified: u64,
    pub unclear: u64,
}

/// States of one character that are remembered.
const STATES_MAX: usize = 400;

impl Ledger {
    /// A process begins with everybody as the disk has them.
    pub fn begin(&mut self, content: &Content, world: &World) {
        (self.handed, self.shown) = (0, BTreeMap::new());
        let everyone = world.players.all_characters();
        self.truth = everyone
            .filter_map(|(_, who)| Some((who, vec![(0, Some(belongings(content, world, who)?))])))
            .collect();
    }

    /// A batch is handed over: those whom it is about are from now on as they are.
    pub fn note(&mut self, before: &Saved, batch: &Batch, content: &Content, world: &World) {
        self.handed = batch.number;
        for who in touched(before, batch) {
            let now = belongings(content, world, who);
            if now.is_none() && !self.truth.contains_key(&who) {
                continue;
            }
            let states = self.truth.entry(who).or_default();
            if states.last().is_none_or(|(_, last)| *last != now) {
                states.push((batch.number, now));
            }
            if states.len() > STATES_MAX {
                states.drain(..STATES_MAX / 2);
            }
        }
    }

    /// The newest batch handed over.
    pub fn handed(&self) -> u64 {
        self.handed
    }

    /// A page has been read that was asked for when batch `asked` was the newest, and batches up
    /// to `durable` were on the disk.
    ///
    /// # Errors
    /// A sentence, if it shows what is not kept yet.
    pub fn shown(
        &mut self,
        who: CreatureId,
        page: &Page,
        asked: u64,
        durable: u64,
    ) -> Result<(), String> {
        let states = self.truth.get(&who).map_or(&[][..], Vec::as_slice);
        let first = states.partition_point(|(batch, _)| *batch <= asked).saturating_sub(1);
        let found = states
            .iter()
            .skip(first)
            .find(|(_, state)| state.as_ref().is_some_and(|s| s.fits(page)));
        let Some((batch, _)) = found else {
            self.unclear += 1;
            return Ok(());
        };
        if *batch > durable {
            return Err(format!(
                "character {} was shown {page:?} of batch {batch}, but the disk has only {durable}",
                who.0
            ));
        }
        self.verified += 1;
        let newest = self.shown.entry(who).or_default();
        *newest = (*newest).max(*batch);
        Ok(())
    }

    /// A process has started from the batches up to `durable`.
    ///
    /// # Errors
    /// A sentence about somebody who is not as the disk had them.
    pub fn came_back(&self, durable: u64, content: &Content, world: &World) -> Result<(), String> {
        for (who, states) in &self.truth {
            let Some((_, due)) = states.iter().rfind(|(batch, _)| *batch <= durable) else {
                continue;
            };
            let now = belongings(content, world, *who);
            if now != *due {
                return Err(format!("character {} was {due:?} and came back as {now:?}", who.0));
            }
            if self.shown.get(who).is_some_and(|shown| *shown > durable) {
                return Err(format!("character {} was shown what is undone", who.0));
            }
        }
        Ok(())
    }
}

impl Belongings {
    fn fits(&self, page: &Page) -> bool {
        match page {
            Page::Score { level, experience, coins } => {
                (self.level, self.experience, self.coins) == (*level, *experience, *coins)
            }
            Page::Ledger { coins } => self.coins == *coins,
            Page::Inventory { pack, coins } => self.pack == *pack && self.coins == *coins,
        }
    }
}

/// Those whose rows or whose things a batch changes.
fn touched(before: &Saved, batch: &Batch) -> BTreeSet<CreatureId> {
    let holder = |row: &ItemRow| match row.place {
        PlaceRow::Carried(who) => Some(CreatureId(who)),
        _ => None,
    };
    let had = |id: u64| {
        let at = before.items.binary_search_by(|row| row.id.cmp(&id)).ok()?;
        holder(&before.items[at])
    };
    let mut touched = BTreeSet::new();
    for put in &batch.put {
        match put {
            Put::Character(row) => drop(touched.insert(CreatureId(row.id))),
            Put::Item(row) => touched.extend(holder(row).into_iter().chain(had(row.id))),
            _ => {}
        }
    }
    let gone = batch.gone.iter().filter_map(|gone| match gone {
        Gone::Item(id) => had(*id),
        Gone::Character(id) => Some(CreatureId(*id)),
        _ => None,
    });
    touched.extend(gone);
    touched
}

fn belongings(content: &Content, world: &World, who: CreatureId) -> Option<Belongings> {
    let character = world.players.character(who)?;
    let (level, experience) = (character.level(), character.experience());
    let coins = character.coins().0;
    let haul = Haul::of(content, world, world.places.carried(who));
    let mut pack: Vec<String> = haul
        .kinds()
        .iter()
        .map(|(name, count)| if *count == 1 { a(name) } else { plural(name, *count) })
        .collect();
    pack.sort();
    Some(Belongings { level, experience, coins, pack })
}

/// How lines begin that report a change of what is kept to the one who made it.
const REPORTS: [&str; 7] =
    ["You get ", "You drop ", "You give ", "You put ", "You buy ", "You sell ", "You gain "];

/// The line of a text that reports a change, if one does and nothing in it admits that the disk
/// does not answer.
pub fn reports_a_change(text: &str) -> Option<String> {
    let report = text.lines().find(|line| REPORTS.iter().any(|begin| line.starts_with(begin)))?;
    (!super::bot::reader::admits_trouble(text)).then(|| report.to_string())
}

/// The page in a text, if it holds one whole.
pub fn page(text: &str) -> Option<Page> {
    let lines: Vec<&str> = text.lines().collect();
    score(&lines).or_else(|| inventory(&lines)).or_else(|| books(&lines))
}

fn books(lines: &[&str]) -> Option<Page> {
    let mut has = lines.iter().filter_map(|line| line.strip_prefix("You have "));
    match has.find_map(|line| line.strip_suffix(" now."))? {
        "no coins" => Some(Page::Ledger { coins: 0 }),
        coins => number(coins).map(|coins| Page::Ledger { coins }),
    }
}

fn score(lines: &[&str]) -> Option<Page> {
    let after = |label: &str| {
        let mut found = lines.iter().filter_map(|line| line.strip_prefix(label));
        found.next().map(str::trim)
    };
    let level = after("Calling:")?.rsplit(' ').next()?.parse().ok()?;
    let experience = number(after("Experience:")?)?;
    let coins = number(after("Coins:")?)?;
    Some(Page::Score { level, experience, coins })
}

fn inventory(lines: &[&str]) -> Option<Page> {
    let begin = lines
        .iter()
        .position(|line| *line == "You carry:" || *line == "You carry nothing in your pack.")?;
    let mut pack = Vec::new();
    for line in &lines[begin + 1..] {
        if let Some(thing) = line.strip_prefix("  ") {
            pack.push(thing.trim().to_string());
            continue;
        }
        let coins = match line.strip_prefix("In your purse: ") {
            Some(coins) => number(coins)?,
            None if *line == "Your purse is empty." => 0,
            None => return None,
        };
        pack.sort();
        return Some(Page::Inventory { pack, coins });
    }
    None
}

fn number(text: &str) -> Option<u64> {
    let digits: String = text.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_read() {
        let score = "-- Aria --\nCalling:     Warden, level 3\nExperience:  310, 290 more to level 4\nCoins:       12 coins\n";
        assert_eq!(page(score), Some(Page::Score { level: 3, experience: 310, coins: 12 }));
        let pack = "You carry:\n  a rope\n  2 torches\nYour purse is empty.\n";
        let pages = Page::Inventory { pack: vec!["2 torches".into(), "a rope".into()], coins: 0 };
        assert_eq!(page(pack), Some(pages));
        let books = "Entry  When      Coins  What\n    7  just now     +3  picked up\nYou have 30 coins now.\n";
        assert_eq!(page(books), Some(Page::Ledger { coins: 30 }));
        assert_eq!(page("You look around."), None);
    }
}
