//! The pages of `@where`, `@bans`, `@audit` and `@clock`, and how a page of facts is laid out.

use super::moderation_text::until;
use crate::base::clock::Millis;
use crate::base::date::Date;
use crate::base::id::CreatureId;
use crate::game::View;
use crate::game::frame::keep::AuditRow;
use crate::game::people::account;
use crate::game::people::player::{self, Link};
use crate::text::page::Page;
use crate::text::sentence::plural;
use crate::text::style::Style;
use crate::text::table::Table;
use crate::text::widget::rule;
use crate::text::wrap::wrap;

/// Facts, each with its label, for a page that shows everything about something.
#[derive(Default)]
pub(super) struct Facts(Vec<(&'static str, String)>);

impl Facts {
    /// Adds a fact, unless there is nothing to say.
    pub(super) fn add(&mut self, label: &'static str, value: impl ToString) {
        let value = value.to_string();
        if !value.is_empty() {
            self.0.push((label, value));
        }
    }

    /// Adds several values as one fact.
    pub(super) fn add_all(
        &mut self,
        label: &'static str,
        values: impl IntoIterator<Item = String>,
    ) {
        self.add(label, values.into_iter().collect::<Vec<_>>().join(", "));
    }

    /// `label: value`, one to a line; the values stand below each other unless they are heard.
    pub(super) fn lay_out(&self, title: &str, page: &Page) -> String {
        let widest = self.0.iter().map(|(label, _)| label.len() + 1).max().unwrap_or(0);
        let mut text = rule(title, page) + "\n";
        for (label, value) in &self.0 {
            let label = format!("{label}:");
            let line = match page.reader {
                true => format!("{label} {value}"),
                false => format!("{} {value}", Style::Label.on(format!("{label:<widest$}"))),
            };
            text.push_str(&wrap(&line, page, widest + 1));
            text.push('\n');
        }
        text
    }
}

/// All players with their rooms.
pub(super) fn players(view: View, page: &Page) -> String {
    let View { content, world, .. } = view;
    let mut table = Table::new(&["Name", "Room", "Called", "Link"]);
    for id in world.players.here() {
        let (Some(body), Some(player)) = (world.creatures.get(id), world.players.presence(id))
        else {
            continue;
        };
        let room = world.places.room_of(id).and_then(|room| content.room(room));
        let (key, name) = room.map_or(("", ""), |room| (&room.key, &room.name));
        let link = match player.link() {
            Link::Live => "",
            Link::Dead(_) => "dead",
        };
        table.push([body.name().as_str(), key, name, link]);
    }
    table.render(page)
}

/// Bans that hold now.
pub(super) fn bans(view: View, page: &Page) -> String {
    let now = view.now;
    let mut table = Table::new(&["Who", "What", "Lasts", "By", "Reason"]);
    for ((kind, subject), ban) in view.world.players.bans() {
        let lasts = match ban.until {
            Some(until) if until <= now => continue,
            Some(until) => (until - now).in_words(),
            None => "until lifted".to_string(),
        };
        let (who, what) = match kind.as_str() {
            player::MUTE => (subject.as_str(), "muted"),
            player::FREEZE => (subject.as_str(), "frozen"),
            player::NEWCOMERS => ("newcomers", "not taken"),
            _ => (subject.as_str(), "banned"),
        };
        let (by, reason) = (ban.by.clone(), ban.reason.clone());
        table.push([who.to_string(), what.to_string(), lasts, by, reason]);
    }
    match table.is_empty() {
        true => "Nobody is banned, muted or frozen.\n".into(),
        false => table.render(page),
    }
}

/// Lines of the audit log, and what to type for older ones.
pub(super) fn audit(view: View, lines: &[AuditRow], older: Option<&str>, page: &Page) -> String {
    let mut table = Table::new(&["When", "Who", "Rank", "From", "Command", "Outcome"]);
    for line in lines {
        let when = match line.date {
            0 => format!("{} ago", view.now.since(Millis(line.at_ms)).in_words()),
            date => Date::from_seconds(date).to_string(),
        };
        let (who, rank, from) = (line.character.clone(), line.role.clone(), line.address.clone());
        table.push([when, who, rank, from, line.command.clone(), line.outcome.clone()]);
    }
    let begin = match (table.is_empty(), older) {
        (true, None) => "The audit log holds no such line.\n",
        (true, Some(_)) => "None of the lines that were looked at fits.\n",
        (false, _) => "",
    };
    let end = older.map_or_else(String::new, |typed| format!("Older lines: {typed}\n"));
    match table.is_empty() {
        true => format!("{begin}{end}"),
        false => format!("{}\n{end}", table.render(page).trim_end()),
    }
}

/// Where the clock stands, and what waits for it.
pub(super) fn clock(view: View) -> String {
    let (now, schedule) = (view.now, &view.world.schedule);
    let stands = now.in_words();
    let mut text = format!("The clock stands at {stands} ({} ms), ", now.0);
    text.push_str(&format!("in turn {}. ", view.world.turn));
    text.push_str(&match schedule.iter().next() {
        Some((due, _)) => {
            let waiting = plural("job", schedule.len() as u64);
            let next = due.since(now).in_words();
            format!("Waiting: {waiting}; the next is due in {next}.")
        }
        None => "Nothing waits.".to_string(),
    });
    Style::Staff.on(text)
}

/// What the dice began with.
pub(super) fn dice(seed: u64, loaded: usize) -> String {
    Style::Staff.on(format!("The dice began with seed {seed}; numbers loaded: {loaded}."))
}

/// Whether newcomers are taken.
pub(super) fn locks(view: View) -> String {
    Style::Staff.on(match view.world.players.shut_to_newcomers(view.now) {
        Some(ban) => {
            let lasts = ban.until.map(|until| until - view.now);
            ban.says(&format!("No newcomers are taken {}", until(lasts)))
        }
        None => "Newcomers are taken.".to_string(),
    })
}

/// What would be lost with a character, before it is.
pub(super) fn deletion(view: View, target: CreatureId) -> String {
    let name = player::name_of(view.world, target);
    let price = account::price(view.world, target);
    format!("{name}, {price}, would be gone for good, and cannot be brought back.")
}
