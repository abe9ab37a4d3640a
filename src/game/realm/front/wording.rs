//! How a war is put into words: the calendar, the sentences of the diary, the rumours.
//!
//! All of it is the world's (`text/*.yaml`: `calendar`, `diary`, `rumours`); what stands here is
//! only there for worlds that write nothing.

use std::collections::BTreeMap;

use super::diary::Kind;
use crate::game::frame::reading::kind::{Told, told};
use crate::game::frame::reading::written::check_sentence;
use crate::yaml::problem::not_one_of;
use crate::yaml::suggest::nearest;
use crate::yaml::{Asks, Fields, Kind as NodeKind, Problems, read_text};

/// What may stand in braces in a sentence about the war.
pub const KEYS: [&str; 12] = [
    "date", "winner", "loser", "faction", "enemy", "room", "who", "killer", "number", "count",
    "speaker", "thing",
];

/// What may stand in braces in a date.
pub const DATE_KEYS: [&str; 4] = ["ordinal", "day", "ten", "turning"];

/// What is told of the keys of a text that are about wars.
pub const WORD_KEYS: &[Told] = &[
    told("calendar", "", "how days are called in the war diary"),
    told("calendar.days_in_ten", "10", "how many days a ten has").or("10"),
    told("calendar.tens", "[Wrack, Salt, Frost]", "what the tens are called"),
    told("calendar.days", "[Landing, Mending]", "what the days of a ten are called"),
    told("calendar.ordinals", "[First, Second]", "and their numbers"),
    told("calendar.date", "\"{ordinal} day of {ten}\"", "with {ordinal}, {day}, {ten}, {turning}"),
    told(
        "calendar.date_with_turning",
        "\"{ordinal} day of {ten}, {turning}\"",
        "the same for another \
          Turning than this one",
    ),
    told(
        "diary",
        "",
        "sentences of the war diary, one or a list, by the kind of fact. In braces: date, \
          winner, loser, faction, enemy, room, who, killer, number, count, thing",
    ),
    told("diary.{front_taken}", "[\"{date}: {winner} took {room}.\"]", ""),
    told("rumours", "", "what people say of the war, in the same way, with {speaker}"),
    told("rumours.{front_taken}", "[\"They say {winner} have {room}.\"]", ""),
];

/// The words of a world about its wars.
#[derive(Clone, Debug, Default)]
pub struct WarWords {
    pub calendar: Calendar,
    /// By the word of the kind of fact.
    pub diary: BTreeMap<String, Vec<String>>,
    pub rumours: BTreeMap<String, Vec<String>>,
}

/// How days are called.
#[derive(Clone, Debug)]
pub struct Calendar {
    pub days_in_ten: u64,
    pub tens: Vec<String>,
    /// What the days of a ten are called, besides their ordinals.
    pub days: Vec<String>,
    pub ordinals: Vec<String>,
    /// With any of [`DATE_KEYS`].
    pub date: String,
    /// The same for days of another Turning than this one.
    pub date_with_turning: String,
}

impl Default for Calendar {
    fn default() -> Calendar {
        Calendar {
            days_in_ten: 10,
            tens: Vec::new(),
            days: Vec::new(),
            ordinals: Vec::new(),
            date: "{ordinal} day of {ten}".into(),
            date_with_turning: "{ordinal} day of {ten}, in the {turning} Turning".into(),
        }
    }
}

/// Reads what a file of texts says about wars.
pub fn read(fields: &mut Fields<'_, '_>, words: &mut WarWords) {
    if let Some(mut calendar) = fields.inside("calendar") {
        read_calendar(&mut calendar, &mut words.calendar);
        calendar.finish();
    }
    sentences(fields, "diary", &mut words.diary);
    sentences(fields, "rumours", &mut words.rumours);
}

fn read_calendar(fields: &mut Fields<'_, '_>, calendar: &mut Calendar) {
    if let Some(days) = fields.number("days_in_ten", 1..=1_000_u64) {
        calendar.days_in_ten = days;
    }
    calendar.tens.extend(fields.texts("tens"));
    calendar.ordinals.extend(fields.texts("ordinals"));
    calendar.days.extend(fields.texts("days"));
    for (key, date) in
        [("date", &mut calendar.date), ("date_with_turning", &mut calendar.date_with_turning)]
    {
        if let Some(own) = fields.spanned_text(key) {
            check_sentence(&own, &[], &DATE_KEYS, fields.problems());
            *date = own.value;
        }
    }
}

/// Sentences by the kind of fact that they are about.
fn sentences(
    fields: &mut Fields<'_, '_>,
    key: &'static str,
    into: &mut BTreeMap<String, Vec<String>>,
) {
    for (kind, node) in fields.map(key) {
        if Kind::parse(&kind).is_none() {
            let known: Vec<&str> = Kind::ALL.iter().map(|(_, word)| *word).collect();
            let near = nearest(&kind, known.iter().copied());
            fields.problems().push(not_one_of(key, &kind, &known, near));
            continue;
        }
        fields.problems().note(node.span, || Asks::Texts);
        let lines = match &node.kind {
            NodeKind::List(lines) => lines.as_slice(),
            _ => std::slice::from_ref(node),
        };
        let told = into.entry(kind.value.clone()).or_default();
        for line in lines {
            told.extend(sentence(key, line, fields.problems()));
        }
    }
}

fn sentence(key: &str, node: &crate::yaml::Node, problems: &mut Problems) -> Option<String> {
    let text = read_text(key, node, problems)?;
    check_sentence(&text, &[], &KEYS, problems);
    Some(text.value)
}

/// What the diary says in a world that writes nothing about it.
pub(super) fn usual(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::FrontTaken => &["{date}: {winner} took {room}."],
        Kind::FrontLost => &["{date}: {loser} lost {room} to {winner}."],
        Kind::FrontContested => &["{date}: {enemy} was as good as in {room}."],
        Kind::ThroneSat => &["{date}: {winner} took {room}, and all that goes with it."],
        Kind::BalanceEven => &["{date}: the dead of {faction} and {enemy} are as many."],
        Kind::Champion => &["{date}: {who} has killed {number} of {enemy}."],
        Kind::Quarrel => &["{date}: blood between {faction} and {enemy}, at {room}."],
        Kind::PatrolMet => &["{date}: patrols of {faction} and {enemy} met in {room}."],
        Kind::PatrolLost => &["{date}: a patrol of {faction}, {number} strong, did not come back."],
        Kind::Looted => &["{date}: {thing} is gone from {room}."],
        Kind::TruceBroken => &["{date}: {faction} and {enemy} are at war."],
        Kind::Quiet => &["{date}: nothing happened."],
        Kind::FrontPushedHome => &["{date}: {loser} was driven out of its last room."],
        Kind::BalanceLeads => &["{date}: {winner} ahead by {number}."],
        Kind::Reinforced => &["{date}: {number} more for {faction}, at {room}."],
        Kind::Rallied => &["{date}: {faction} rallied."],
        Kind::CommanderDead => &[
            "{date}: {who} fell in {room}, by the hand of {killer}.",
            "{date}: {who} fell in {room}.",
        ],
        Kind::PlayerKilledCommander => &["{date}: {killer} killed {who} in {room}."],
        Kind::CommanderBack => &["{date}: {who} is back at the head of {faction}."],
        Kind::Massacre => &["{date}: {number} dead in {room}."],
        Kind::FirstBlood => &["{date}: the first blood. {killer} killed {who} in {room}."],
    }
}

/// What is rumoured in a world that writes nothing about it.
pub(super) fn usual_rumours(kind: Option<Kind>) -> &'static [&'static str] {
    match kind {
        Some(Kind::FrontTaken | Kind::FrontLost | Kind::ThroneSat) => {
            &["They say that {winner} has {room} now."]
        }
        Some(Kind::FrontContested) => &["{enemy} nearly had {room}, they say."],
        Some(Kind::BalanceEven) => &["Neither side is ahead, they say."],
        Some(Kind::Champion) => &["{who} has killed {number} of {enemy}, they say."],
        Some(Kind::Quarrel) => &["{faction} and {enemy} have come to blows, at {room}."],
        Some(Kind::PatrolMet) => &["There has been fighting, at {room}."],
        Some(Kind::PatrolLost) => &["A patrol of {faction} did not come back, they say."],
        Some(Kind::Looted) => &["Somebody made off with {thing}, at {room}."],
        Some(Kind::TruceBroken) => &["{faction} and {enemy} are at war, they say."],
        Some(Kind::FrontPushedHome) => &["{loser} has nothing left out there, they say."],
        Some(Kind::BalanceLeads) => &["{winner} is {number} ahead, they say."],
        Some(Kind::Reinforced) => &["{faction} has sent {number} more to {room}."],
        Some(Kind::Rallied) => &["{faction} has found new heart, they say."],
        Some(Kind::CommanderDead | Kind::PlayerKilledCommander) => {
            &["{who} is dead. It was {killer}, they say.", "{who} is dead, they say."]
        }
        Some(Kind::CommanderBack) => &["{who} has been seen again."],
        Some(Kind::Massacre) => &["{number} dead in {room}, they say."],
        Some(Kind::FirstBlood) => &["There has been blood, at {room}."],
        Some(Kind::Quiet) | None => &["All is quiet, out there."],
    }
}
