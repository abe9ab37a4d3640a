//! `help gmcp`: what is served, made of the tables that serve it.

use std::collections::BTreeMap;

use super::table::Style as How;
use super::{MESSAGES, all, channels};
use crate::game::frame::help::HelpPage;
use crate::text::page::Page;
use crate::text::style::Style;
use crate::text::widget::rule;
use crate::text::wrap::wrap;

/// The word under which help lists this page, and others for it.
const TOPICS: &[&str] = &["gmcp", "msdp", "mssp", "mapper", "client"];

/// Messages that are no facts: both ends send them, or they tell of lists.
const OTHERS: &[(&str, &str)] = &[
    ("Core.Hello, Core.Supports.Set, .Add, .Remove, Core.KeepAlive", "from you"),
    ("Core.Ping", "from you, and answered"),
    ("Core.Goodbye", "from us, as the connection closes"),
    ("Char.Login.Default, .Credentials, .Result", "logging in; module Char.Login"),
    ("Char.Items.Inv, .Room, .Contents", "from you, answered with .List; module Char.Items"),
    (
        "Char.Items.List, .Add, .Remove, .Update",
        "things you have, and things and beings around you",
    ),
    ("Char.Skills.Get", "from you, answered with .Groups, .List or .Info; module Char.Skills"),
    ("Char.Afflictions, Char.Defences: .List, .Add, .Remove", "what is on you for a while"),
    ("Room.Players, .AddPlayer, .RemovePlayer", "other players around you"),
    ("Room.WrongDir", "there is no way in that direction"),
    ("Comm.Channel.List, .Players, .Text", "words you hear; module Comm.Channel"),
    ("Event.Push", "something that all who follow it hear of; module Event"),
    ("Notify", "a notice for you, with the command that sees to it; module Notify"),
    (
        "Client.GUI, Client.Map, Client.Media.Default",
        "where to fetch what this server offers, if it does",
    ),
    ("MSDP", "all of MSDP, as JSON"),
];

/// Names that are kept for what is to come; nothing is sent yet, and what comes in is passed over.
const RESERVED: &str = "Battle and Api are reserved.";

/// What a client's program may know, as `help` shows it.
pub const HELP: HelpPage = HelpPage { topics: TOPICS, page: help };

fn help(page: &Page) -> String {
    let mut text = rule("What your client may know", page) + "\n";
    let mut paragraph = |heading: &str, body: &str| {
        text.push_str(&format!("{}\n{}\n", Style::Heading.on(heading), wrap(body, page, 2)));
    };
    paragraph(
        "How",
        "Your client's program can be told what you read, as data, by GMCP (option 201) or MSDP \
         (option 69), and draw gauges, maps and lists from it. GMCP sends the modules that your \
         client names in Core.Supports; if it names none, Char, Room and Comm.Channel.Text. MSDP \
         sends what your client REPORTs. Both tell only what changed, once a turn. Lists of MUDs \
         read MSSP (option 70), or type MSSP-REQUEST at the first prompt.",
    );
    let mut by_message: BTreeMap<usize, String> = BTreeMap::new();
    for fact in all() {
        let Some((name, key)) = fact.gmcp else { continue };
        let Some(at) = MESSAGES.iter().position(|message| message.name == name) else { continue };
        let keys = by_message.entry(at).or_default();
        let join = if keys.is_empty() { "" } else { ", " };
        keys.push_str(&format!("{join}{key} ({})", fact.name));
    }
    for (at, message) in MESSAGES.iter().enumerate() {
        if let How::Captions(of) = message.style {
            by_message.insert(at, format!("what the keys of {of} are called"));
        }
    }
    let facts = by_message.iter().map(|(at, keys)| format!("{}: {keys}.", MESSAGES[*at].name));
    paragraph("GMCP, facts", &facts.collect::<Vec<_>>().join("\n"));
    let channels: Vec<&str> = channels().into_iter().map(|(name, ..)| name).collect();
    let others = OTHERS.iter().map(|(names, what)| format!("{names}: {what}."));
    let others = others.collect::<Vec<_>>().join("\n");
    paragraph(
        "GMCP, the rest",
        &format!("{others}\nChannels: {}. {RESERVED}", channels.join(", ")),
    );
    let variables: Vec<&str> = super::variables().collect();
    paragraph("MSDP", &format!("{}.", variables.join(", ")));
    text
}
