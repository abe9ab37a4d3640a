//! The score: all that somebody is, on one page.
//!
//! It stands low in the list of features, because it asks all the others.

mod own;

use crate::base::clock::Millis;
use crate::base::id::CreatureId;
use crate::game::frame::turn::Kept;
use crate::game::frame::verb::{Group, Spec};
use crate::game::ground::creature::{self, LEVEL_MAX, Posture};
use crate::game::people::combat;
use crate::game::people::faction;
use crate::game::people::player;
use crate::game::{Feature, Turn, View};
use crate::text::page::Page;
use crate::text::sentence::capitalise;
use crate::text::style::Style;
use crate::text::widget::{bar, rule};
use crate::text::wrap::wrap_tail;

/// What the rest of the house knows of this feature.
pub const FEATURE: Feature = Feature { name: "score", verbs: VERBS, ..Feature::NONE };

/// A page or a line about oneself.
macro_rules! own {
    ($name:literal $words:expr, $shorts:expr, $help:literal, $show:expr) => {
        Spec {
            name: $name,
            aliases: $words,
            shorts: $shorts,
            priority: 58,
            posture: Posture::Sleeping,
            group: Group::Yourself,
            usage: $name,
            example: $name,
            help: $help,
            run: |turn, who, args| {
                args.end()?;
                $show(turn, who);
                Ok(())
            },
            ..Spec::DEFAULT
        }
    };
}

fn line(turn: &mut Turn, who: CreatureId, says: fn(View, CreatureId) -> String) {
    turn.show_line(who, Kept::Yes, move |view| says(view, who));
}

/// The verbs of this feature.
pub const VERBS: &[Spec] = &[
    Spec {
        name: "score",
        shorts: &["sc"],
        priority: 10,
        posture: Posture::Sleeping,
        group: Group::Yourself,
        usage: "score",
        example: "score",
        help: "Shows your calling, level, health, experience, armour and coins.",
        run: |turn, who, _| {
            turn.show(who, Kept::Yes, move |view, page| page_of(view, who, page));
            Ok(())
        },
        ..Spec::DEFAULT
    },
    own!(
        "gold" & ["coins", "money", "purse", "worth", "wealth", "cash"],
        &[],
        "Tells how many coins you have. `ledger` tells where they came from.",
        |turn: &mut Turn, who| line(turn, who, own::coins)
    ),
    own!(
        "experience" & ["exp", "xp", "tnl"],
        &[],
        "Tells how much experience you have, and how much more the next level wants.",
        |turn: &mut Turn, who| line(turn, who, own::experience)
    ),
    own!(
        "levels" & ["level"],
        &[],
        "Lists all levels: the experience that each begins at, the health it gives, and what you learn.",
        |turn: &mut Turn, who| {
            turn.show(who, Kept::Yes, move |view, page| own::levels(view, who, page));
        }
    ),
    own!(
        "health" & ["hp"],
        &[],
        "Tells your health and spirit in figures.",
        |turn: &mut Turn, who| line(turn, who, own::health)
    ),
    own!(
        "attributes" & ["stats", "attr", "attribs"],
        &[],
        "Shows the figures behind your rolls: what you strike with and how hard, and what protects you.",
        |turn: &mut Turn, who| {
            turn.show(who, Kept::Yes, move |view, page| own::attributes(view, who, page));
        }
    ),
    own!(
        "played" & ["age"],
        &[],
        "Tells how long you have played, and since when.",
        |turn: &mut Turn, who| line(turn, who, own::played)
    ),
];

/// The score page.
fn page_of(view: View, who: CreatureId, page: &Page) -> String {
    let View { content, world, now } = view;
    let (Some(body), Some(own)) = (world.creatures.get(who), world.players.character(who)) else {
        return String::new();
    };
    let calling = content.calling(own.calling());
    let spirit = calling.map_or("spirit", |c| c.spirit_name.as_str());
    let mut text = rule(&player::titled(world, who), page);
    text.reserve(PAGE_BYTES);
    let mut line = |label: &str, value: &str| {
        text.push('\n');
        let from = text.len();
        put_label(label, page, &mut text);
        text.push_str(value);
        wrap_tail(from, page, LABEL_COLUMNS + 1, &mut text);
    };
    let name = calling.map_or("?", |calling| calling.name.as_str());
    line("Calling", &format!("{name}, level {}", body.level()));
    line("Health", &gauge(body.health(), body.health_max(), Style::Good, page));
    line(&capitalise(spirit), &gauge(body.spirit(), body.spirit_max(), Style::Heal, page));
    line("Experience", &experience(own.level(), own.experience()));
    line("Armour", &combat::armor_class(content, world, who).to_string());
    line("Coins", &Style::Coin.on(own.coins().0));
    line("Posture", body.posture().word());
    if let Some(whose) = faction::allegiance(content, world, who, who) {
        line("Faction", whose.trim_end_matches('.'));
    }
    line("Played", &span(player::played(world, who, now)));
    text.push('\n');
    text
}

/// Room that is made for the page at once.
const PAGE_BYTES: usize = 1024;
/// Columns of a label with its colon.
const LABEL_COLUMNS: usize = 12;

/// Columns of a bar where there is room for it.
const BAR_COLUMNS: usize = 20;

fn put_label(label: &str, page: &Page, out: &mut String) {
    let columns = if page.reader { 0 } else { LABEL_COLUMNS };
    out.push(Style::Label.push());
    out.extend([label, ":"]);
    out.extend(std::iter::repeat_n(' ', columns.saturating_sub(label.chars().count() + 1)));
    out.extend([Style::POP, ' ']);
}

/// A bar and the numbers it stands for; for readers the numbers alone.
fn gauge(value: u32, max: u32, style: Style, page: &Page) -> String {
    let numbers = format!("{value} of {max}");
    // The brackets, the blanks between, and the numbers themselves have to fit beside it.
    let taken = LABEL_COLUMNS + 1 + 2 + 1 + numbers.len();
    let left = page.columns().map_or(BAR_COLUMNS, |columns| columns.saturating_sub(taken));
    let drawn = bar(value, max, left.min(BAR_COLUMNS), style, page);
    if page.reader { numbers } else { format!("{drawn} {numbers}") }
}

fn experience(level: u32, experience: u64) -> String {
    if level >= LEVEL_MAX {
        return format!("{experience}; there is no higher level");
    }
    let next = creature::experience_for(level + 1);
    format!("{experience}, {} more to level {}", next.saturating_sub(experience), level + 1)
}

/// A span of time in words: `2 h 5 min`.
fn span(span: Millis) -> String {
    let minutes = span.as_seconds() / 60;
    match (minutes / 60, minutes % 60) {
        (0, 0) => "less than a minute".into(),
        (0, m) => format!("{m} min"),
        (h, m) => format!("{h} h {m} min"),
    }
}
