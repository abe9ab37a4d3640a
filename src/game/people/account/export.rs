//! All that is kept of a player, for the player: every row that names one of their characters or their
//! account, table by table, as one document in JSON.
//!
//! Which rows those are, every table and log says itself (`people { … }` of `kept!`). The tables are in
//! memory; the logs are read from the disk, in their archives, too, as a page of history is: once all
//! that was written before is there.

use serde_json::{Map, Value};

use super::refusals;
use crate::base::allowance::{Allowance, Measure};
use crate::base::clock::Millis;
use crate::base::id::CreatureId;
use crate::base::limits::{EXPORT_LINES_MAX, EXPORTS_PER_HOUR_MAX};
use crate::game::Turn;
use crate::game::frame::keep::{Cut, Forget, LogName, Person, Query, rows_about};
use crate::game::frame::part::Done;
use crate::game::frame::turn::{Ask, Kept};
use crate::game::people::player;

/// How often an account may have its rows looked for: all logs are searched each time.
const EXPORTS: Measure = Measure { most: EXPORTS_PER_HOUR_MAX, span: Millis::seconds(60 * 60) };

/// Looks for all that is kept of somebody; a page of it is shown when it is found.
pub(super) fn export(turn: &mut Turn, who: CreatureId, page: u64) -> Done {
    let account = super::rules::own(turn, who)?;
    let asked = turn.world.accounts.exports.by_account.entry(account).or_default();
    match asked.wait(EXPORTS, turn.now) {
        Millis(0) => asked.count(EXPORTS, turn.now),
        wait => return Err(refusals::exported_enough(wait)),
    }
    let all = turn.world.players.characters_of(account);
    let characters = all.map(|one| (one.0, player::name_of(turn.world, one))).collect();
    let person = Person { account: Some(account.0), characters };
    let word = serde_json::to_string(&person).ok();
    let most = usize::try_from(page).unwrap_or(usize::MAX);
    turn.ask(Ask::History(Query { who, log: LogName::Everything, before: u64::MAX, most, word }));
    Ok(())
}

/// How often each account asked of late. Forgotten with the process.
#[derive(Clone, Debug, Default, serde::Serialize, serde::Deserialize)]
pub struct Exports {
    by_account: std::collections::BTreeMap<crate::base::id::AccountId, Allowance>,
}

/// The lines of all logs are found: shows a page of the document.
pub fn exported(turn: &mut Turn, query: &Query, lines: Vec<(String, String)>) {
    let person = query.word.as_ref().and_then(|word| serde_json::from_str::<Person>(word).ok());
    let Some(person) = person else { return };
    let cut = Cut { content: turn.content, world: turn.world, dice: turn.dice };
    let rows = rows_about(cut, &Forget::Person(person));
    let text = document(rows.into_iter().chain(lines));
    let all: Vec<&str> = text.lines().collect();
    let pages = all.len().div_ceil(EXPORT_LINES_MAX);
    let page = query.most.clamp(1, pages.max(1));
    let from = (page - 1) * EXPORT_LINES_MAX;
    let mut shown = all
        .iter()
        .skip(from)
        .take(EXPORT_LINES_MAX)
        .fold(String::new(), |shown, line| shown + line + "\n");
    if page < pages {
        shown += &format!("Page {page} of {pages}. `account export {}` goes on.\n", page + 1);
    }
    turn.show(query.who, Kept::Yes, move |_, _| shown);
}

/// One object of all tables, each a list of its rows.
fn document(rows: impl Iterator<Item = (String, String)>) -> String {
    let mut tables: Map<String, Value> = Map::new();
    for (table, row) in rows {
        let row = serde_json::from_str(&row).unwrap_or(Value::Null);
        let list = tables.entry(table).or_insert_with(|| Value::Array(Vec::new()));
        list.as_array_mut().map(|list| list.push(row)).unwrap_or_default();
    }
    serde_json::to_string_pretty(&tables).unwrap_or_default()
}
