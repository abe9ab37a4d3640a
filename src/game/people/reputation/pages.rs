//! The pages about reputation.

use super::deeds::Deed;
use super::keep::ReputationEventRow;
use super::state::Observer;
use super::text::{in_words, says, trust_in_words};
use super::trust::{Trust, trust};
use crate::base::clock::Millis;
use crate::base::id::CreatureId;
use crate::game::frame::actor::{Actor, shown};
use crate::game::frame::keep::Query;
use crate::game::frame::role::Role;
use crate::game::frame::turn::Kept;
use crate::game::{Turn, View};
use crate::text::page::Page;
use crate::text::sentence::{capitalise, plural};
use crate::text::style::Style;
use crate::text::table::Table;
use crate::text::widget::rule;
use crate::text::wrap::wrap;

/// What the world thinks of somebody. Of oneself, what each faction thinks, too; of a faction, what
/// it thinks of who asks. What others think of each other is theirs (N93).
pub(super) fn reputation(view: View, who: CreatureId, actor: &Actor, page: &Page) -> String {
    let state = &view.world.reputation;
    let own = *actor == Actor::Player(who);
    let name = called(view, who, actor);
    let title = if own { "Your reputation".into() } else { format!("The reputation of {name}") };
    let mut text = rule(&title, page) + "\n";
    let score = state.public(actor);
    let subject = if own { "You are".into() } else { format!("{} is", capitalise(&name)) };
    let line = format!("{subject} {} ({score}).{}", in_words(score), betrayals(view, actor));
    text.push_str(&(wrap(&line, page, 0) + "\n"));
    if own {
        text.push_str(&standings(view, who, page));
    } else if let Observer::Faction(id) = Observer::of(view.content, actor)
        && let Some(faction) = view.content.factions.get(id)
    {
        let score = state.standing(who, id).score;
        let tier = faction.tiers.of(score).map_or("known", |tier| tier.name.as_str());
        let line = format!("To it you are {tier} ({score}).");
        text.push_str(&(wrap(&line, page, 0) + "\n"));
    }
    let of = if own { "me".to_owned() } else { shown(view, who, actor).to_lowercase() };
    let line = format!("Type `reputation history {of}` for what it comes of.");
    text + &wrap(&line, page, 0) + "\n"
}

/// What an actor is called in a sentence: a faction with its article.
fn called(view: View, who: CreatureId, actor: &Actor) -> String {
    let name = shown(view, who, actor);
    match actor {
        Actor::Faction(_) if !name.to_lowercase().starts_with("the ") => format!("the {name}"),
        _ => name,
    }
}

fn betrayals(view: View, actor: &Actor) -> String {
    match view.world.reputation.betrayals(actor) {
        0 => String::new(),
        count => format!(" Betrayed others: {}.", plural("time", count)),
    }
}

fn standings(view: View, who: CreatureId, page: &Page) -> String {
    let mut table = Table::new(&["Faction", "You are", "Standing"]).align_right(2);
    for (id, standing) in view.world.reputation.standings(who) {
        let Some(faction) = view.content.factions.get(id) else { continue };
        let tier = faction.tiers.of(standing.score).map_or("", |tier| tier.name.as_str());
        table.push([faction.style.on(&faction.name), tier.into(), standing.score.to_string()]);
    }
    match (table.is_empty(), view.content.factions.is_empty()) {
        (true, true) => String::new(),
        (true, false) => "No faction has made up its mind about you yet.\n".into(),
        (false, _) => table.render(page) + "\n",
    }
}

/// How far two trust each other.
pub(super) fn trust_page(view: View, who: CreatureId, actor: &Actor, page: &Page) -> String {
    let name = called(view, who, actor);
    let own = Actor::Player(who);
    let mut text = rule(&format!("Trust: you and {name}"), page) + "\n";
    let (mine, theirs) = (trust(view, &own, actor), trust(view, actor, &own));
    for (line, trust) in [
        (format!("You have reason to trust {name} {}", trust_in_words(mine.value)), mine),
        (
            format!(
                "{} has reason to trust you {}",
                capitalise(&name),
                trust_in_words(theirs.value)
            ),
            theirs,
        ),
    ] {
        let line = format!("{line}: {:.2} of 1. {}", trust.value, comes_of(view, trust));
        text.push_str(&(wrap(line.trim_end(), page, 2) + "\n"));
    }
    text
}

/// Of what trust comes, in a sentence.
fn comes_of(view: View, trust: Trust) -> String {
    let start = view.world.numbers.of(&super::trust::START);
    let mut parts = vec![format!("{start:.2} as any stranger")];
    let mut add = |points: f64, why: &str| {
        if points.abs() >= 0.005 {
            parts.push(format!("{points:+.2} for {why}"));
        }
    };
    add(trust.shared, "what there was between you");
    add(trust.name, "what the world says");
    let mut line = parts.join(" and ");
    if trust.betrayed > 0 {
        line.push_str(&format!("; lessened by {}", plural("betrayal", trust.betrayed)));
    }
    if trust.betrayed_others > 0 {
        let times = plural("betrayal", trust.betrayed_others);
        line.push_str(&format!("; lessened by {times} of others"));
    }
    match line == parts[0] {
        true => String::new(),
        false => format!("That is {line}."),
    }
}

/// What an observer's lines are asked for by: whoever asks of themselves, and staff, read all; others
/// read what the world at large knows, and what they themselves were a part of.
pub(super) fn asked_for(turn: &Turn, who: CreatureId, actor: &Actor) -> String {
    let is_own = *actor == Actor::Player(who);
    let reads_all = is_own || turn.world.players.role(who) >= Role::Wizard;
    match reads_all {
        true => actor.to_string(),
        false => format!("{actor} player:{}", who.0),
    }
}

/// Whether a line is one that was asked for: all of an actor (`player:4`), or as another may read
/// them (`player:4 player:5`).
pub(super) fn is_about(row: &ReputationEventRow, asked: &str) -> bool {
    let (actor, reader) = asked.split_once(' ').map_or((asked, None), |(a, r)| (a, Some(r)));
    let may = |reader: &str| {
        row.observer.starts_with("public:") || row.observer == reader || row.about == reader
    };
    row.actor == actor && reader.is_none_or(may)
}

/// Shows a page of an actor's events.
pub(super) fn show_history(
    turn: &mut Turn<'_>,
    query: &Query,
    lines: Vec<ReputationEventRow>,
    older: Option<u64>,
) {
    let who = query.who;
    let asked = query.word.clone().unwrap_or_default();
    let key = asked.split(' ').next().unwrap_or_default().to_owned();
    let Ok(actor) = key.parse::<Actor>() else { return };
    turn.show(who, Kept::Yes, move |view, page| history(view, who, &actor, &lines, older, page));
}

fn history(
    view: View,
    who: CreatureId,
    actor: &Actor,
    lines: &[ReputationEventRow],
    older: Option<u64>,
    page: &Page,
) -> String {
    let own = *actor == Actor::Player(who);
    let name = if own { "you".to_owned() } else { called(view, who, actor) };
    let mut text = rule(&format!("What is said of {name}"), page) + "\n";
    let mut table =
        Table::new(&["Entry", "When", "Points", "Now", "Thought so by", "For"]).align_right(2);
    for line in lines {
        table.push([
            line.number.to_string(),
            ago(view, line.at_ms),
            format!("{:+}", line.delta),
            line.score.to_string(),
            by(view, who, &line.observer),
            reason(view, who, line),
        ]);
    }
    match table.is_empty() {
        true => text.push_str("Nothing that you may know of is written down.\n"),
        false => text.push_str(&(table.align_right(3).render(page) + "\n")),
    }
    text.push_str(&(wrap(&betrayed(view, who, actor), page, 0) + "\n"));
    if let Some(older) = older {
        let of = if own { "me".to_owned() } else { shown(view, who, actor).to_lowercase() };
        let line = format!("Older ones: `reputation history {of} before {older}`.");
        text.push_str(&(wrap(&line, page, 0) + "\n"));
    }
    text
}

fn ago(view: View, at_ms: u64) -> String {
    match view.now.since(Millis(at_ms)) {
        span if span < Millis::seconds(1) => "now".into(),
        span => format!("{} ago", span.in_words()),
    }
}

/// Who thinks so.
fn by(view: View, who: CreatureId, observer: &str) -> String {
    match observer.parse::<Actor>() {
        Ok(actor) if actor == Actor::Player(who) => "you".into(),
        Ok(actor) => shown(view, who, &actor),
        Err(_) => "everybody".into(),
    }
}

fn reason(view: View, who: CreatureId, line: &ReputationEventRow) -> String {
    let deed = || Deed::parse(&line.deed).map(says).unwrap_or("something else");
    let why = if line.note.is_empty() { deed() } else { line.note.as_str() };
    match line.about.parse::<Actor>() {
        Ok(about) if about == Actor::Player(who) => format!("{why}: you"),
        Ok(about) => format!("{why}: {}", shown(view, who, &about)),
        Err(_) => why.to_owned(),
    }
}

/// Whom somebody betrayed, and how often (N91).
fn betrayed(view: View, who: CreatureId, actor: &Actor) -> String {
    let known = view.world.reputation.known(actor).into_iter().flatten();
    let each = known.filter(|(_, standing)| standing.betrayals > 0).filter_map(|(by, standing)| {
        let victim = by.actor(view.content)?;
        let name =
            if victim == Actor::Player(who) { "you".into() } else { shown(view, who, &victim) };
        Some(format!("{name} ({})", standing.betrayals))
    });
    let each: Vec<String> = each.collect();
    match each.is_empty() {
        true => Style::Dim.on("Betrayals: none."),
        false => Style::Warning.on(format!("Betrayals: {}.", each.join(", "))),
    }
}
