//! The pages of an account: what it is, and its characters.

use super::erasure::price;
use super::sessions::SessionRow;
use crate::base::clock::Millis;
use crate::base::id::{AccountId, CreatureId};
use crate::base::limits::CHARACTERS_PER_ACCOUNT_MAX;
use crate::game::people::player::{self, Account};
use crate::game::{View, World};
use crate::text::page::Page;
use crate::text::sentence::list;
use crate::text::style::Style;
use crate::text::table::Table;
use crate::text::widget::rule;

/// What somebody's account is.
pub(super) fn info(view: View, who: CreatureId, page: &Page) -> String {
    let world = view.world;
    let Some(account) = world.players.account_of(who) else { return String::new() };
    let all: Vec<CreatureId> = world.players.characters_of(account.id()).collect();
    let names: Vec<String> = all.iter().map(|one| player::name_of(world, *one)).collect();
    let played = all.iter().map(|one| player::played(world, *one, view.now).0).sum();
    let mut text = rule("Your account", page);
    let mut line = |label: &str, value: String| {
        text.push_str(&format!("\n{label}: {value}"));
    };
    line("Characters", format!("{}; at most {CHARACTERS_PER_ACCOUNT_MAX}", list(&names)));
    line("Rank", account.role().word().into());
    line("Played", format!("{} in all", Millis(played).in_words()));
    line("Password", "kept as a salted hash only; `account password` changes it".into());
    text + "\n`account list` shows your characters, `account export` all that is kept of you.\n"
}

/// The characters of somebody's account.
pub(super) fn characters(view: View, who: CreatureId, page: &Page) -> String {
    let (content, world) = (view.content, view.world);
    let Some(account) = world.players.account_of(who).map(Account::id) else {
        return String::new();
    };
    let mut table = Table::new(&["Name", "Calling", "Level", "Now"]).align_right(2);
    for one in world.players.characters_of(account) {
        let Some(character) = world.players.character(one) else { continue };
        let calling = content.calling(character.calling()).map_or("?", |c| c.name.as_str());
        let name = Style::Person.on(character.name());
        let now = now(view, who, one);
        table.push([name, calling.to_string(), character.level().to_string(), now]);
    }
    let hint = match alone(world, account) {
        true => "`account link <character>` brings another character of yours under it.",
        false => "Each comes in by its name and the one password of the account.",
    };
    format!("{}\n{hint}\n", table.render(page))
}

fn alone(world: &World, account: AccountId) -> bool {
    world.players.characters_of(account).nth(1).is_none()
}

/// Where a character is just now.
fn now(view: View, who: CreatureId, one: CreatureId) -> String {
    if one == who {
        return "here, and typing".into();
    }
    match view.world.players.character(one) {
        _ if view.world.players.is_here(one) => "in the world".into(),
        Some(character) if character.is_new() => "never played".into(),
        Some(character) => {
            let away = view.now.since(character.rest().since).in_words();
            format!("away for {away}")
        }
        None => String::new(),
    }
}

/// The newest sessions of somebody's account.
pub(super) fn sessions(view: View, who: CreatureId, most: usize, page: &Page) -> String {
    let world = view.world;
    let Some(account) = world.players.account_of(who).map(Account::id) else {
        return String::new();
    };
    let (now, zone) = (world.host.seconds(view.now), player::zone(world, who));
    let all: Vec<&SessionRow> = world.accounts.sessions.of(account).take(most).collect();
    let own = all.iter().find(|row| row.character == who.0 && row.ended_s.is_none());
    let mut places: Vec<&str> = own.map(|row| row.peer.reveal()).into_iter().collect();
    let mut table = Table::new(&["Began", "Lasted", "Character", "Client", "From"]);
    for row in all {
        let peer = row.peer.reveal();
        let place = places.iter().position(|known| *known == peer).unwrap_or(places.len());
        if place == places.len() {
            places.push(peer);
        }
        let lasted = match row.ended_s {
            None => format!("{}, and goes on", span(now.saturating_sub(row.began_s))),
            Some(0) => "until the server stopped".into(),
            Some(end) => span(end.saturating_sub(row.began_s)),
        };
        let from = if place == 0 { "where you are".into() } else { format!("elsewhere, {place}") };
        let name = player::name_of(world, CreatureId(row.character));
        let client = if row.client.is_empty() { "-" } else { &row.client };
        table.push([zone.date(row.began_s).to_string(), lasted, name, client.into(), from]);
    }
    format!(
        "{}\nAddresses are kept as hashes: they tell places apart, and nothing else.\n",
        table.render(page)
    )
}

fn span(seconds: u64) -> String {
    Millis::seconds(seconds).in_words()
}

/// What erasing these would cost.
pub(super) fn deletion(view: View, whom: &[CreatureId], account: AccountId) -> String {
    let world = view.world;
    let each = whom.iter().map(|one| {
        let (name, price) = (player::name_of(world, *one), price(world, *one));
        format!("{name}, {price}, would be gone for good, and cannot be brought back.")
    });
    let mut text = each.collect::<Vec<String>>().join("\n");
    if world.players.characters_of(account).all(|one| whom.contains(&one)) {
        text.push_str("\nYour account goes with it, and all that is kept of you.");
    }
    Style::Warning.on(text)
}
