//! The war diary: what was worth writing down.
//!
//! An entry holds facts. Its sentence is chosen by its number among those that are written for
//! its kind, when it is read: so a builder's new wording holds for old entries too, and no dice
//! are rolled for it.

use std::collections::BTreeMap;

use super::keep::{WarDiaryRow, diary_row, entry};
pub use super::kind::Kind;
use super::pages;
use super::state::Entry;
use super::wording::usual;
use crate::base::clock::Millis;
use crate::base::id::{CreatureId, FactionId, RoomId};
use crate::base::limits::DIARY_HELD_MAX;
use crate::game::frame::keep::{LogName, Query};
use crate::game::frame::turn::{Ask, Kept};
use crate::game::ground::sky;
use crate::game::{Content, Turn, World};
use crate::text::sentence::render;
use crate::text::words::{at_place, capitalise, count_word};

/// Writes an entry. Memory holds the newest, and the disk all of them. Kept.
pub(super) fn write(turn: &mut Turn, kind: Kind, facts: BTreeMap<String, String>) {
    let entry = Entry { at: turn.now, kind, facts };
    let diary = &mut turn.world.front.diary;
    let number = diary.last_key_value().map_or(1, |(last, _)| last + 1);
    turn.world.dirty.append(diary_row(number, &entry));
    diary.insert(number, entry);
    while diary.len() > DIARY_HELD_MAX {
        diary.pop_first();
    }
}

/// Shows the newest entries, or has older ones looked for.
pub(super) fn read(turn: &mut Turn, who: CreatureId, count: usize, before: Option<u64>) {
    if let Some(before) = before {
        let log = LogName::WarDiary;
        turn.ask(Ask::History(Query { who, log, before, most: count, word: None }));
        return;
    }
    let diary = turn.world.front.diary.iter().rev().take(count);
    let mut entries: Vec<(u64, Entry)> = diary.map(|(at, entry)| (*at, entry.clone())).collect();
    entries.reverse();
    let older = entries.first().map(|(number, _)| *number).filter(|number| *number > 1);
    shows(turn, who, entries, older);
}

/// Shows entries that were found.
pub(super) fn show(turn: &mut Turn, query: &Query, lines: Vec<WarDiaryRow>, older: Option<u64>) {
    let entries = lines.iter().filter_map(|line| Some((line.number, entry(line)?))).collect();
    shows(turn, query.who, entries, older);
}

fn shows(turn: &mut Turn, who: CreatureId, entries: Vec<(u64, Entry)>, older: Option<u64>) {
    turn.show(who, Kept::Yes, move |view, page| pages::diary(view, &entries, older, page));
}

/// Whether an entry of a kind about a room or a side (by its number) would be news: none was
/// written for so long.
pub(super) fn is_news(turn: &Turn, kind: Kind, about: u64, span: Millis) -> bool {
    let last = turn.world.front.told_at.get(&(kind, about));
    last.is_none_or(|at| turn.now.since(*at) >= span)
}

/// Writes an entry that is not to be written again for a while.
pub(super) fn write_news(
    turn: &mut Turn,
    (kind, about): (Kind, u64),
    facts: BTreeMap<String, String>,
) {
    turn.world.front.told_at.insert((kind, about), turn.now);
    write(turn, kind, facts);
}

/// A faction by its last word, as people speak of it: `the Sanctum`.
pub(super) fn short(content: &Content, faction: FactionId) -> String {
    let Some(written) = content.factions.get(faction) else { return "the others".into() };
    let name = written.name.as_str();
    let is_phrase = [" of ", " the "].iter().any(|little| name.contains(little));
    let word = if is_phrase { name } else { name.split_whitespace().last().unwrap_or(name) };
    match word.to_lowercase().starts_with("the ") {
        true => in_sentence(word),
        false => format!("the {word}"),
    }
}

/// A name within a sentence: `the Court of Orders`, `a rat`.
pub(super) fn in_sentence(name: &str) -> String {
    let article = ["The ", "A ", "An "].into_iter().find(|article| name.starts_with(article));
    match article {
        Some(article) => format!("{}{}", article.to_lowercase(), &name[article.len()..]),
        None => name.to_owned(),
    }
}

/// The facts of where something was.
pub(super) fn place(content: &Content, room: RoomId) -> BTreeMap<String, String> {
    let name = content.room(room).map_or("somewhere", |room| room.name.as_str());
    BTreeMap::from([("room".into(), in_sentence(name))])
}

/// The facts of who did it to whom.
pub(super) fn sides(
    content: &Content,
    winner: FactionId,
    loser: FactionId,
) -> BTreeMap<String, String> {
    let (winner, loser) = (short(content, winner), short(content, loser));
    BTreeMap::from([("winner".into(), winner), ("loser".into(), loser)])
}

/// The facts of how many.
pub(super) fn number(number: u64) -> BTreeMap<String, String> {
    BTreeMap::from([("number".into(), count_word(number)), ("count".into(), number.to_string())])
}

/// The day of a moment, in the world's calendar. Days come round again after a Turning, so that is
/// named too where it is not the one that is now.
pub fn date(content: &Content, now: Millis, at: Millis) -> String {
    let calendar = &content.front.words.calendar;
    let day = sky::day(at);
    if calendar.tens.is_empty() {
        return format!("Day {}", day + 1);
    }
    let (days, tens) = (calendar.days_in_ten.max(1), calendar.tens.len() as u64);
    let turning = day / days / tens;
    let named =
        |words: &[String], at: u64| usize::try_from(at).ok().and_then(|at| words.get(at)).cloned();
    let nth = |at: u64| named(&calendar.ordinals, at).unwrap_or_else(|| (at + 1).to_string());
    let words = [
        ("ordinal", nth(day % days)),
        ("day", named(&calendar.days, day % days).unwrap_or_default()),
        ("ten", named(&calendar.tens, day / days % tens).unwrap_or_default()),
        ("turning", nth(turning).to_lowercase()),
    ];
    let words: Vec<(&str, &str)> = words.iter().map(|(key, word)| (*key, word.as_str())).collect();
    let is_this = sky::day(now) / days / tens == turning;
    let date = if is_this { &calendar.date } else { &calendar.date_with_turning };
    render(date, &[], &words)
}

/// An entry in the world's words.
pub fn sentence(content: &Content, now: Millis, number: u64, entry: &Entry) -> String {
    let mut facts = entry.facts.clone();
    facts.insert("date".into(), date(content, now, entry.at));
    let written = content.front.words.diary.get(entry.kind.word());
    let written = written.map_or(&[][..], Vec::as_slice);
    phrase(written, usual(entry.kind), &facts, number).unwrap_or_default()
}

/// One of several sentences, filled in: of those that ask for nothing that is not known, the one
/// whose turn it is. Where none of the world's will do, one of the usual ones.
pub(super) fn phrase(
    written: &[String],
    usual: &[&str],
    facts: &BTreeMap<String, String>,
    nth: u64,
) -> Option<String> {
    let fit = |sentence: &&str| fits(sentence, facts);
    let own: Vec<&str> = written.iter().map(String::as_str).filter(fit).collect();
    let usual: Vec<&str> = usual.iter().copied().filter(fit).collect();
    let from = if own.is_empty() { usual } else { own };
    let at = nth.checked_rem(from.len() as u64)?;
    let sentence = from.get(usize::try_from(at).ok()?)?;
    // A place that has its preposition in its name needs no other before it.
    let at_room = facts.get("room").map(|room| at_place(room)).unwrap_or_default();
    let sentence = sentence.replace("at {room}", "{at_room}");
    let words: Vec<(&str, &str)> = facts
        .iter()
        .map(|(key, word)| (key.as_str(), word.as_str()))
        .chain([("at_room", at_room.as_str())])
        .collect();
    // A name may stand at the beginning of any sentence of it.
    let filled = sentence.split(". ").map(|part| capitalise(&render(part, &[], &words)));
    Some(filled.collect::<Vec<_>>().join(". "))
}

/// Whether everything that a sentence asks for is known.
fn fits(sentence: &str, facts: &BTreeMap<String, String>) -> bool {
    let keys: Vec<&str> = facts.keys().map(String::as_str).collect();
    crate::text::sentence::unknown_key(sentence, &[], &keys).is_none()
}

/// What must always be true: the diary is bounded, and in the order of time.
pub(super) fn check(world: &World) -> Result<(), String> {
    let diary = &world.front.diary;
    if diary.len() > DIARY_HELD_MAX {
        return Err(format!("the diary has {} entries", diary.len()));
    }
    match diary.values().is_sorted_by_key(|entry| entry.at) {
        true => Ok(()),
        false => Err("the diary is not in the order of time".into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_called_as_the_calendar_has_it() {
        let mut content = Content::default();
        let day = |n: u64| Millis(n * 24 * sky::HOUR.0);
        assert_eq!(date(&content, day(0), day(3)), "Day 4");
        let calendar = &mut content.front.words.calendar;
        calendar.tens = ["Wrack", "Frost"].map(String::from).to_vec();
        calendar.ordinals = ["First", "Second", "Third"].map(String::from).to_vec();
        assert_eq!(date(&content, day(0), day(0)), "First day of Wrack");
        assert_eq!(date(&content, day(0), day(12)), "Third day of Frost");
        assert_eq!(date(&content, day(19), day(13)), "4 day of Frost", "no word, but a number");
        let later = date(&content, day(40), day(12));
        assert_eq!(later, "Third day of Frost, in the first Turning");
        assert_eq!(date(&content, day(40), day(40)), "First day of Wrack");
    }

    #[test]
    fn sentences_that_ask_for_what_is_not_known_are_passed_over() {
        let facts = number(5);
        let own = ["{loser} lost.".to_owned(), "{number} fell.".to_owned()];
        for nth in 0..4 {
            assert_eq!(phrase(&own, &["Some fell."], &facts, nth).as_deref(), Some("Five fell."));
        }
        let none = phrase(&own[..1], &["some fell."], &facts, 0);
        assert_eq!(none.as_deref(), Some("Some fell."), "the usual one, where none will do");
    }

    #[test]
    fn names_stand_within_sentences() {
        assert_eq!(in_sentence("The Court of Orders"), "the Court of Orders");
        assert_eq!(in_sentence("Crown Rock"), "Crown Rock");
    }

    #[test]
    fn a_name_that_begins_a_sentence_begins_with_a_capital() {
        let written = ["{winner} in {room}. {loser} left by the window.".to_string()];
        let facts = [("winner", "the Circle"), ("room", "the mill"), ("loser", "the College")];
        let facts = facts.map(|(key, fact)| (key.to_string(), fact.to_string())).into();
        let told = phrase(&written, &[], &facts, 0);
        assert_eq!(
            told.as_deref(),
            Some("The Circle in the mill. The College left by the window.")
        );
    }
}
