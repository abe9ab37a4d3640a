//! Reading events.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use super::almanac::{SEASON_DAYS, WEEKDAYS, When};
use super::content::{
    Announce, Audience, Census, Condition, Effects, Events, Thanks, Trigger, WorldEvent,
};
use crate::base::clock::Millis;
use crate::base::id::SpawnId;
use crate::game::frame::reading::ids::AllIds;
use crate::game::frame::reading::kind::Load;
use crate::game::frame::reading::written::{self, all_documents};
use crate::game::ground::influence::{Prices, Scope, Visitors};
use crate::game::ground::item::ItemKind;
use crate::game::ground::sky::Phase;
use crate::yaml::problem::{not_one_of, quoted};
use crate::yaml::suggest::nearest;
use crate::yaml::{Fields, Node, Problem, Problems, Span, Spanned, read_choice, read_number};

/// Seconds that an event may last, and rest: up to a season.
const SPANS: RangeInclusive<u64> = 1..=SEASON_DAYS * 24 * 60 * 60;
/// Shares of prices, so that buying in one event and selling in the next is no trade to live by.
const ASKS: RangeInclusive<f64> = 0.5..=5.0;
const PAYS: RangeInclusive<f64> = 0.2..=1.5;
/// Points of standing for one deed.
const POINTS: RangeInclusive<i64> = -100..=100;

const AUDIENCES: [(&str, Audience); 2] =
    [("scope", Audience::Scope), ("everyone", Audience::Everyone)];
const PHASES: [(&str, Phase); 4] =
    [("dawn", Phase::Dawn), ("day", Phase::Day), ("dusk", Phase::Dusk), ("night", Phase::Night)];

/// Where things stand that are checked when all is read.
#[derive(Default)]
struct Later {
    spawns: Vec<(SpawnId, Spanned<String>)>,
    others: Vec<Spanned<String>>,
}

/// Reads all events.
pub(super) fn read_events(load: &mut Load<'_>, files: &[Node]) {
    let mut events: BTreeMap<String, WorldEvent> = BTreeMap::new();
    let mut written_at: BTreeMap<String, Span> = BTreeMap::new();
    let mut later = Later::default();
    for document in all_documents(files, &[], load.problems) {
        let read = event(document.node, &mut load.ids, &mut later, load.problems);
        let Some((key, event)) = read else { continue };
        match written_at.get(&key.value) {
            Some(first) => {
                let first = load.problems.shown_place(*first);
                load.problems.push(crate::yaml::problem::duplicate_id("event", &key, &first));
            }
            None => {
                written_at.insert(key.value.clone(), key.span);
                events.insert(key.value, event);
            }
        }
    }
    let visitors = events.values().flat_map(|event| event.effects.spawns.iter().copied());
    load.content.keep(Visitors(visitors.collect()));
    load.content.keep(Events(events));
    load.left.put(later);
}

/// Warns of people who are there without the event, too, and of events that nobody wrote.
pub(super) fn check_events(load: &mut Load<'_>) {
    let later: Later = load.left.take();
    for (spawn, word) in &later.spawns {
        if load.content.spawns.get(*spawn).is_some_and(|entry| entry.enabled) {
            load.problems.push(there_anyway(word));
        }
    }
    let events = load.content.of::<Events>();
    let known: Vec<&str> =
        events.into_iter().flat_map(|events| events.0.keys().map(String::as_str)).collect();
    for word in &later.others {
        if !known.contains(&word.trim()) {
            let near = nearest(word.trim(), known.iter().copied());
            load.problems.push(crate::yaml::problem::unknown_id("event", word, near));
        }
    }
}

fn event(
    node: &Node,
    ids: &mut AllIds,
    later: &mut Later,
    problems: &mut Problems,
) -> Option<(Spanned<String>, WorldEvent)> {
    let mut fields = Fields::of(node, problems)?;
    let key = fields.required_text("id");
    let name = written::name(&mut fields, key.as_ref().map_or("", |key| key));
    let description = written::description(&mut fields);
    let scope = scope(&mut fields, ids);
    let audience = fields.choice("audience", &AUDIENCES).unwrap_or(Audience::Scope);
    let listed = fields.flag("listed");
    let lasts = fields.number("duration", SPANS).map(Millis::seconds);
    let (triggers, rest) = triggers(&mut fields, ids, later);
    let announce = announce(&mut fields);
    let effects = effects(&mut fields, ids, later);
    fields.known_but_unused(&["sides", "signup", "win", "rewards"]);
    let recurs = triggers.iter().any(|trigger| matches!(trigger, Trigger::Recurs(_)));
    let has_condition = triggers.iter().any(|trigger| matches!(trigger, Trigger::Condition(_)));
    if lasts.is_none() && (recurs || !has_condition) {
        let span = fields.span();
        fields.problems().push(no_end(span));
    }
    fields.finish();
    let key = Spanned { value: key.as_ref()?.trim().to_owned(), span: key?.span };
    let event = WorldEvent {
        key: key.value.clone(),
        name,
        description,
        scope,
        audience,
        is_listed: listed.unwrap_or(recurs),
        triggers,
        rest,
        lasts,
        announce,
        effects,
    };
    Some((key, event))
}

fn scope(fields: &mut Fields<'_, '_>, ids: &mut AllIds) -> Scope {
    let words = fields.spanned_texts("scope");
    let is_all = |word: &Spanned<String>| {
        ["world", "galaxy"].iter().any(|all| all.eq_ignore_ascii_case(word.trim()))
    };
    if words.is_empty() || words.iter().any(is_all) {
        return Scope::World;
    }
    Scope::Areas(words.iter().map(|area| ids.areas.refer(area)).collect::<BTreeSet<_>>())
}

fn announce(fields: &mut Fields<'_, '_>) -> Announce {
    let Some(mut said) = fields.inside("announce") else { return Announce::default() };
    let announce = Announce {
        starts: written::line(&mut said, "starts"),
        halfway: written::line(&mut said, "halfway"),
        ends: written::line(&mut said, "ends"),
    };
    said.finish();
    announce
}

fn triggers(
    fields: &mut Fields<'_, '_>,
    ids: &mut AllIds,
    later: &mut Later,
) -> (Vec<Trigger>, Millis) {
    let Some(mut said) = fields.inside("trigger") else { return (Vec::new(), Millis(0)) };
    let mut triggers = Vec::new();
    if let Some(fields) = said.inside("calendar") {
        triggers.extend(calendar(fields).map(Trigger::Recurs));
    }
    if let Some(fields) = said.inside("world_day") {
        triggers.push(Trigger::Recurs(world_day(fields)));
    }
    if let Some(fields) = said.inside("season_day") {
        triggers.extend(season_day(fields).map(Trigger::Recurs));
    }
    if let Some(fields) = said.inside("condition") {
        triggers.push(Trigger::Condition(condition(fields, ids, later)));
    }
    let rest = said.number("rest", SPANS).map_or(Millis(0), Millis::seconds);
    said.finish();
    (triggers, rest)
}

#[derive(Clone, Copy)]
enum Every {
    Hour,
    Day,
    Week,
    Year,
}

fn calendar(mut fields: Fields<'_, '_>) -> Option<When> {
    const WORDS: [(&str, Every); 4] =
        [("hour", Every::Hour), ("day", Every::Day), ("week", Every::Week), ("year", Every::Year)];
    fields.need("every");
    let every = fields.choice("every", &WORDS);
    let on = fields.spanned_text("on");
    let at = time(&mut fields, "at");
    let span = fields.span();
    let when = match (every, on) {
        (Some(Every::Hour), _) => Some(When::hourly(at / 60 % 60)),
        (Some(Every::Day), _) => Some(When::daily(at)),
        (Some(Every::Week), Some(on)) => {
            weekday(&on, fields.problems()).map(|day| When::weekly(day, at))
        }
        (Some(Every::Year), Some(on)) => {
            let day = month_and_day(&on);
            if day.is_none() {
                fields.problems().push(no_day(&on));
            }
            day.map(|(month, day)| When::yearly(month, day, at))
        }
        (Some(_), None) => {
            fields.problems().push(crate::yaml::problem::missing_key("on", span));
            None
        }
        (None, _) if fields.span_of("every").is_none() => {
            fields.problems().push(crate::yaml::problem::missing_key("every", span));
            None
        }
        (None, _) => None,
    };
    fields.finish();
    when
}

fn weekday(on: &Spanned<String>, problems: &mut Problems) -> Option<usize> {
    let day = WEEKDAYS.iter().position(|(word, _)| word.eq_ignore_ascii_case(on.trim()));
    if day.is_none() {
        let words = WEEKDAYS.map(|(word, _)| word);
        problems.push(not_one_of("on", on, &words, nearest(on, words)));
    }
    day
}

/// `12-21`.
fn month_and_day(text: &str) -> Option<(u64, u64)> {
    const DAYS: [u64; 12] = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let (month, day) = text.trim().split_once('-')?;
    let (month, day): (u64, u64) = (month.parse().ok()?, day.parse().ok()?);
    let days = DAYS.get(usize::try_from(month.checked_sub(1)?).ok()?)?;
    (1..=*days).contains(&day).then_some((month, day))
}

/// `18:05`, in seconds into the day.
fn time(fields: &mut Fields<'_, '_>, key: &'static str) -> u64 {
    let Some(text) = fields.spanned_text(key) else { return 0 };
    let parts = text.trim().split_once(':');
    let read = parts.and_then(|(hour, minute)| {
        let (hour, minute): (u64, u64) = (hour.parse().ok()?, minute.parse().ok()?);
        (hour < 24 && minute < 60).then_some((hour * 60 + minute) * 60)
    });
    if read.is_none() {
        fields.problems().push(no_time(&text));
    }
    read.unwrap_or(0)
}

fn world_day(mut fields: Fields<'_, '_>) -> When {
    let every = fields.number("every", 1..=1_000_u64).unwrap_or(1);
    let on = fields.number("on", 1..=1_000_u64).unwrap_or(1);
    let hour = fields.number("at", 0..=23_u64).unwrap_or(0);
    if let Some(span) = fields.span_of("on").filter(|_| on > every) {
        fields.problems().push(beyond(on, every, span));
    }
    fields.finish();
    When::on_reach_days(every, on.min(every), hour)
}

fn season_day(mut fields: Fields<'_, '_>) -> Option<When> {
    fields.need("days");
    let nodes = fields.list("days");
    let read = |node| read_number("days", node, 1..=SEASON_DAYS, fields.problems());
    let days: Vec<u64> = nodes.into_iter().filter_map(read).collect();
    let at = time(&mut fields, "at");
    let span = fields.span();
    if fields.span_of("days").is_none() {
        fields.problems().push(crate::yaml::problem::missing_key("days", span));
    }
    fields.finish();
    (!days.is_empty()).then(|| When::on_season_days(&days, at))
}

fn condition(mut fields: Fields<'_, '_>, ids: &mut AllIds, later: &mut Later) -> Condition {
    let phases = fields.list("phase");
    let read = |node| read_choice("phase", node, &PHASES, fields.problems());
    let phases = phases.into_iter().filter_map(read).collect();
    let holds = fields.inside("holds").and_then(|mut holds| {
        let (faction, room) = (holds.required_text("faction"), holds.required_text("room"));
        holds.finish();
        Some((ids.factions.refer(&faction?), ids.rooms.refer(&room?)))
    });
    let npcs = fields.inside("npcs").and_then(|mut npcs| {
        let template = npcs.required_text("template");
        let least = npcs.number("least", 0..=1_000_000_u64).unwrap_or(0);
        let most = npcs.number("most", 0..=1_000_000_u64).unwrap_or(u64::MAX);
        npcs.finish();
        Some(Census { template: ids.npcs.refer(&template?), least, most })
    });
    let during = fields.spanned_text("event");
    later.others.extend(during.clone());
    let condition = Condition {
        phases,
        chance: fields.float("chance", 0.0..=1.0).unwrap_or(1.0),
        players: fields.number("players", 0..=1_000_000_u64).unwrap_or(0),
        holds,
        npcs,
        during: during.map(|event| event.trim().to_owned()),
    };
    fields.finish();
    condition
}

fn effects(fields: &mut Fields<'_, '_>, ids: &mut AllIds, later: &mut Later) -> Effects {
    let Some(mut said) = fields.inside("effects") else { return Effects::default() };
    let weather = said.texts("weather");
    let sign = written::line(&mut said, "sign");
    let prices = said.list("prices");
    let prices = prices.into_iter().filter_map(|node| self::prices(node, said.problems()));
    let prices = prices.collect();
    let spawns = said.spanned_texts("spawns");
    let spawns: Vec<SpawnId> = spawns
        .into_iter()
        .map(|word| {
            let spawn = ids.spawns.refer(&word);
            later.spawns.push((spawn, word));
            spawn
        })
        .collect();
    let thanks = said.list("reputation");
    let thanks = thanks.into_iter().filter_map(|node| self::thanks(node, ids, said.problems()));
    let thanks = thanks.collect();
    said.finish();
    Effects { weather, sign, prices, spawns, thanks }
}

fn prices(node: &Node, problems: &mut Problems) -> Option<Prices> {
    let mut fields = Fields::of(node, problems)?;
    let kinds = fields.list("of");
    let read = |node| read_choice("of", node, &ItemKind::ALL, fields.problems());
    let kinds = kinds.into_iter().filter_map(read).collect();
    let percent = |share: f64| (share * 100.0).round() as u32;
    let asks = fields.float("asks", ASKS).map_or(100, percent);
    let pays = fields.float("pays", PAYS).map_or(100, percent);
    fields.finish();
    Some(Prices { kinds, asks, pays })
}

fn thanks(node: &Node, ids: &mut AllIds, problems: &mut Problems) -> Option<Thanks> {
    let mut fields = Fields::of(node, problems)?;
    let (faction, slain) = (fields.required_text("faction"), fields.required_text("slain"));
    fields.need("points");
    let points = fields.number("points", POINTS);
    let span = fields.span();
    if fields.span_of("points").is_none() {
        fields.problems().push(crate::yaml::problem::missing_key("points", span));
    }
    fields.finish();
    let (faction, slain) = (ids.factions.refer(&faction?), ids.npcs.refer(&slain?));
    Some(Thanks { faction, slain, points: points? })
}

/// An event that would go on for ever.
fn no_end(span: Span) -> Problem {
    Problem::error("nothing says how long this event lasts", span, "`duration` belongs here")
        .help("write its seconds; only what a condition alone begins may last as long as that")
}

/// People of an event who are there without it.
fn there_anyway(word: &Spanned<String>) -> Problem {
    let sentence = format!("those of {} are there without the event, too", quoted(word));
    Problem::warning(sentence, word.span, "they neither come with it nor leave")
        .help("write `enabled: false` in their entry of npc_spawns/")
}

fn no_time(text: &Spanned<String>) -> Problem {
    let sentence = format!("{} is no time of day", quoted(text));
    Problem::error(sentence, text.span, "hours and minutes belong here")
        .help("write it in quotes, as in \"18:00\"")
}

fn no_day(text: &Spanned<String>) -> Problem {
    let sentence = format!("{} is no day of the year", quoted(text));
    Problem::error(sentence, text.span, "a month and a day belong here")
        .help("write it in quotes, as in \"12-21\"")
}

fn beyond(on: u64, every: u64, span: Span) -> Problem {
    let sentence = format!("there is no day {on} of {every}");
    Problem::error(sentence, span, "this is more than `every`")
}
