//! The page about the other end: what the client is, how its text is painted and why, and what
//! was agreed with it.

use super::preferences::Preferences;
use super::screen::Screen;
use crate::base::id::CreatureId;
use crate::game::World;
use crate::telnet::Client;
use crate::telnet::client::Standing;
use crate::telnet::option::{Known, OPTIONS, Row};
use crate::text::page::{Colour, Page};
use crate::text::style::Style;
use crate::text::table::Table;
use crate::text::words::{capitalise, list};
use crate::text::wrap::wrap;

/// The page about one player's own connection; `None` if they are away.
pub fn protocols(world: &World, who: CreatureId) -> Option<String> {
    let (character, presence) = (world.players.character(who)?, world.players.presence(who)?);
    let (page, screen) = (presence.page(), presence.screen());
    let client = &screen.client;
    let mut text = wrap(&introduction(client), page, 0);
    text.push_str("\n\n");
    let labels = ["Painted for", "Is", "Because"];
    text.push_str(&rows(labels, painting(character.preferences(), screen, page), page));
    text.push_str("\n\n");
    text.push_str(&rows(["Protocol", "Is", "What it is for"], agreements(client), page));
    text.push('\n');
    if let Some(mtts) = client.mtts() {
        let names: Vec<String> = mtts.names().map(str::to_string).collect();
        let all = if names.is_empty() { "nothing".into() } else { list(&names) };
        text.push_str(&wrap(&format!("MTTS {} stands for: {all}.", mtts.0), page, 0));
        text.push('\n');
    }
    Some(text)
}

/// A table, or for readers a sentence for each row: `Colours: 256, your client says so.`
fn rows(labels: [&str; 3], rows: Vec<[String; 3]>, page: &Page) -> String {
    if page.reader {
        let spoken =
            rows.into_iter().map(|[what, is, why]| format!("{}: {is}, {why}.", capitalise(&what)));
        return spoken.collect::<Vec<String>>().join("\n");
    }
    let mut table = Table::new(&labels);
    rows.into_iter().for_each(|row| table.push(row));
    table.render(page)
}

/// `Your client is TinTin++ 2.02.62, in the terminal xterm-256color.`
fn introduction(client: &Client) -> String {
    let program = [client.name().as_str(), client.version()].join(" ");
    match (program.trim(), client.terminal().as_str()) {
        ("", "") => "Your client does not say what it is.".into(),
        ("", terminal) => format!("Your client calls its terminal {}.", Style::Thing.on(terminal)),
        (program, "") => format!("Your client is {}.", Style::Thing.on(program)),
        (program, terminal) => {
            let (program, terminal) = (Style::Thing.on(program), Style::Thing.on(terminal));
            format!("Your client is {program}, in the terminal {terminal}.")
        }
    }
}

/// Why the page is as it is.
enum Why {
    Chosen(&'static str),
    Agreed,
    Said,
    /// It does not say, and is known by its name.
    Known,
    Default,
}

impl Why {
    /// The first reason that there is.
    fn of(reasons: impl IntoIterator<Item = Option<Why>>) -> Why {
        reasons.into_iter().flatten().next().unwrap_or(Why::Default)
    }

    fn words(self) -> String {
        match self {
            Why::Chosen(verb) => format!("you chose it (`{verb}`)"),
            Why::Agreed => "agreed with your client".into(),
            Why::Said => "your client says so".into(),
            Why::Known => "known of clients like yours".into(),
            Why::Default => "your client does not say".into(),
        }
    }
}

/// What text is painted for.
fn painting(chosen: &Preferences, screen: &Screen, page: &Page) -> Vec<[String; 3]> {
    let client = &screen.client;
    let by = |is_chosen: bool, verb: &'static str| is_chosen.then_some(Why::Chosen(verb));
    let said = |is_said: bool| is_said.then_some(Why::Said);
    let row = |what: &str, is: &str, why: Why| [what.to_string(), is.to_string(), why.words()];
    let has_size = client.options().agreed(Known::WindowSize);
    vec![
        row(
            "colours",
            colours(page.colour),
            Why::of([by(chosen.colours().is_some(), "color"), said(client.colour().is_some())]),
        ),
        row(
            "letters",
            page.charset.name(),
            match Why::of([
                by(chosen.charset.is_some(), "charset"),
                client.agreed_charset().map(|_| Why::Agreed),
                said(client.said_charset().is_some()),
            ]) {
                Why::Default if client.charset().is_some() => Why::Known,
                why => why,
            },
        ),
        row(
            "screen reader",
            if page.reader { "on" } else { "off" },
            Why::of([
                by(chosen.reader.chosen().is_some(), "reader"),
                said(client.reader().is_some()),
            ]),
        ),
        row(
            "width",
            &match page.width {
                0 => "left to your client".to_string(),
                columns => format!("{columns} columns"),
            },
            Why::of([by(chosen.width.is_some(), "width"), said(has_size)]),
        ),
    ]
}

fn colours(colour: Colour) -> &'static str {
    match colour {
        Colour::None => "none",
        Colour::Ansi => "16",
        Colour::Ansi256 => "256",
        Colour::True => "16 million",
    }
}

/// What was offered, and what came of it.
fn agreements(client: &Client) -> Vec<[String; 3]> {
    let mut table: Vec<[String; 3]> = Vec::new();
    for row in &OPTIONS {
        // Once is enough for what was agreed on both sides.
        if table.last().is_some_and(|[name, ..]| name == row.name) {
            continue;
        }
        let is = match client.options().standing(row) {
            Standing::Agreed => Style::Good.on("agreed"),
            Standing::Refused => "refused".into(),
            Standing::Unanswered => "not answered".into(),
            Standing::Off => continue,
        };
        table.push([row.name.to_string(), is, purpose(row).to_string()]);
    }
    table
}

/// What an option is good for, in the words of a player.
fn purpose(row: &Row) -> &'static str {
    match row.known {
        Known::TerminalType => "tells what your client is and can do (MTTS)",
        Known::WindowSize => "tells the size of your window",
        Known::Environment => "tells the same, and its version (MNES)",
        Known::Gmcp => "tells your client's gauges and map (JSON)",
        Known::Msdp => "tells your client's gauges, value by value",
        Known::Mssp => "tells lists of MUDs about this one",
        Known::Compress2 => "sends text packed",
        Known::Mxp => "lets you click ways out, things and help",
        Known::EndOfRecord => "marks where a prompt ends",
        Known::Charset | Known::CharsetTheirs => "settles how letters are written",
        Known::SuppressGoAhead | Known::SuppressGoAheadTheirs => {
            "leaves out the old mark of prompts"
        }
        _ => "",
    }
}
