//! Why somebody could not do what they wanted, and how they are told.
//!
//! A refusal is a value, not a sentence: rules give the reason, and only [`sentence`] words it.

use crate::base::id::CreatureId;
use crate::base::limits::NOUNS_MAX;
use crate::game::frame::direction::Direction;
use crate::game::frame::posture::Posture;
use crate::game::frame::tell::Teller;
use crate::text::sentence::{capitalise, list, the};
use crate::text::style::Style;

/// Why not.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Refusal {
    /// No such word; these come near.
    Unknown {
        word: String,
        nearest: Vec<String>,
    },
    /// The verb needs more; its usage line.
    Usage(&'static str),
    /// Something else was typed than was wanted (`a number from 1 to 20`); and the usage line.
    Expected {
        wanted: String,
        typed: String,
        usage: &'static str,
    },
    /// No span of time.
    NoSpan(String),
    /// A word that is no part of a verb; the one that comes nearest, and all there are.
    NoPart {
        verb: &'static str,
        word: String,
        nearest: Option<&'static str>,
        parts: Vec<&'static str>,
    },
    /// A word that begins several parts of a verb.
    SeveralParts {
        verb: &'static str,
        word: String,
        parts: Vec<&'static str>,
    },
    /// A word that is no part of a verb, nor what may stand in the place of one.
    NorPart {
        why: Box<Refusal>,
        verb: &'static str,
    },
    /// A command, or a part of one, that is turned off on this server.
    Disabled(&'static str),
    /// Asleep, resting … and the verb needs more than that.
    Posture(Posture),
    /// A refusal that one feature makes: worded in its `refusals.rs`.
    Because(String),
    NoExit(Direction),
    NoWay(String),
    DoorClosed {
        door: String,
    },
    DoorLocked {
        door: String,
    },
    NoDoor(String),
    AlreadySo {
        door: String,
        how: &'static str,
    },
    NoKey {
        door: String,
    },
    Fighting,
    NotFighting,
    /// Nothing of that name is seen here.
    NotHere(String),
    /// Nothing of that name is carried.
    NotCarried(String),
    NotWorn(String),
    /// Nobody of that name is in the world.
    NobodyCalled(String),
    Dark,
    /// Too dark to begin a fight.
    Unseen,
    TooMany,
    /// More things were listed than one line may name.
    ListTooLong,
    /// None of a thing was asked for: `get 0 coins`.
    NoneAsked,
    /// Fewer of a thing are there than were asked for: so many.
    OnlySoMany(u64),
    PurseFull,
    Yourself,
    Safe,
    /// Players fight players only where something allows it.
    NoDuels,
    /// One who trades or means peace; the name.
    Peaceful(String),
    /// The foe is this one already; the name.
    FightingAlready(String),
    /// A fight that led nowhere was broken off lately; with whom.
    Truce(String),
    /// Nowhere to run.
    Cornered,
    /// A skill of a higher level.
    NotLearnt {
        skill: String,
        level: u32,
    },
    /// A skill that was used too lately.
    NotReady {
        skill: String,
        seconds: u64,
    },
    /// Too little of what skills cost.
    TooSpent {
        spirit: String,
        cost: u32,
    },
}

/// Tells somebody why not.
pub fn tell(who: CreatureId, why: &Refusal, teller: &mut Teller) {
    teller.line(who, sentence(why));
}

/// The words for a refusal.
pub fn sentence(why: &Refusal) -> String {
    match why {
        Refusal::Unknown { word, nearest } => unknown(word, nearest),
        Refusal::Usage(usage) => format!("Usage: {}", Style::Label.on(usage)),
        Refusal::Expected { wanted, typed, usage } => {
            format!("\"{typed}\" is not {wanted}. Usage: {}", Style::Label.on(usage))
        }
        Refusal::NoSpan(typed) => {
            format!("\"{typed}\" is no length of time. Say it as 90s, 30m, 2h, 7d or 10 minutes.")
        }
        Refusal::NoPart { verb, word, nearest, parts } => no_part(verb, word, *nearest, parts),
        Refusal::SeveralParts { verb, word, parts } => {
            let several: Vec<String> = parts.iter().map(|p| format!("`{verb} {p}`")).collect();
            format!("`{verb} {word}` may be {}.", or_list(&several))
        }
        Refusal::NorPart { why, verb } => match sentence(why) {
            why if why.ends_with('.') => {
                format!("{why} `help {verb}` tells what else may follow.")
            }
            // It has a guess or a usage line already.
            why => why,
        },
        Refusal::Disabled(what) => format!("`{what}` is disabled on this server for now."),
        Refusal::Posture(posture) => asleep(*posture).into(),
        Refusal::Because(sentence) => sentence.clone(),
        Refusal::NoExit(direction) => no_exit(*direction),
        Refusal::NoWay(word) => format!("There is no way called \"{word}\" here. Type `exits`."),
        Refusal::DoorClosed { door } => format!("{} is closed.", capitalise(door)),
        Refusal::DoorLocked { door } => format!("{} is locked.", capitalise(door)),
        Refusal::NoDoor(word) => format!("There is no door \"{word}\" here."),
        Refusal::AlreadySo { door, how } => format!("{} is {how} already.", capitalise(door)),
        Refusal::NoKey { door } => format!("You have no key that fits {door}."),
        Refusal::Fighting => "Not while you are fighting! You could `flee`.".into(),
        Refusal::NotFighting => "You are not fighting anyone.".into(),
        Refusal::NotHere(word) => format!("You see no \"{word}\" here."),
        Refusal::NotCarried(word) => format!("You are not carrying any \"{word}\"."),
        Refusal::NotWorn(word) => format!("You are not wearing any \"{word}\"."),
        Refusal::NobodyCalled(word) => format!("Nobody called \"{word}\" is in the world now."),
        Refusal::Unseen => {
            "It is too dark to see whom you would strike. Whoever strikes you, you strike back."
                .into()
        }
        Refusal::Dark => "It is too dark to see anything.".into(),
        Refusal::TooMany => "You cannot carry any more.".into(),
        Refusal::ListTooLong => list_too_long(),
        Refusal::NoneAsked => "None at all? That is quickly done.".into(),
        Refusal::OnlySoMany(count) => only(*count),
        Refusal::PurseFull => "Your purse holds no more coins.".into(),
        Refusal::Yourself => "That would be you.".into(),
        Refusal::Safe => "Nobody fights here. It is a place of peace.".into(),
        Refusal::NoDuels => {
            "The Reach has enough trouble without the two of you. If both of you want to fight, \
             `duel <who>` asks for it."
                .into()
        }
        Refusal::Peaceful(name) => {
            format!("{} means no harm, and is needed here. Leave it be.", capitalise(&the(name)))
        }
        Refusal::Truce(name) => format!("You have had enough of {} for now.", the(name)),
        Refusal::FightingAlready(name) => format!("You are fighting {} already.", the(name)),
        Refusal::Cornered => "There is no way out! You fight on.".into(),
        Refusal::NotLearnt { skill, level } => format!("You learn {skill} at level {level}."),
        Refusal::NotReady { skill, seconds } => {
            format!("{} is not ready yet: {seconds} s.", capitalise(skill))
        }
        Refusal::TooSpent { spirit, cost } => {
            format!("You have too little {spirit} for that; it costs {cost}.")
        }
    }
}

fn unknown(word: &str, nearest: &[String]) -> String {
    let quoted: Vec<String> = nearest.iter().map(|n| format!("`{n}`")).collect();
    match quoted.as_slice() {
        [] => format!("\"{word}\" is no command. Type `commands` for the list, or `help`."),
        [one] => format!("\"{word}\" is no command. Did you mean {one}?"),
        [rest @ .., last] => {
            format!("\"{word}\" is no command. Did you mean {} or {last}?", rest.join(", "))
        }
    }
}

fn list_too_long() -> String {
    format!("That is too much at once: name at most {NOUNS_MAX} things, or `all`.")
}

fn only(count: u64) -> String {
    match count {
        1 => "There is only one.".into(),
        count => format!("There are only {count}."),
    }
}

fn no_part(verb: &str, word: &str, nearest: Option<&str>, parts: &[&str]) -> String {
    let meant = nearest.map(|near| format!(" Did you mean `{verb} {near}`?")).unwrap_or_default();
    format!("There is no `{verb} {word}`.{meant} There are: {}.", list(parts))
}

fn asleep(posture: Posture) -> &'static str {
    match posture {
        Posture::Sleeping => "You are asleep. Type `wake` first.",
        Posture::Resting | Posture::Sitting => "Stand up first: type `stand`.",
        Posture::Standing => "You cannot do that now.",
    }
}

fn no_exit(direction: Direction) -> String {
    match direction {
        Direction::Up => "You cannot go up from here.".into(),
        Direction::Down => "You cannot go down from here.".into(),
        _ => format!("There is no way {} from here.", direction.word()),
    }
}

/// `a, b or c`, for questions.
pub fn or_list(words: &[String]) -> String {
    list(&words.iter().map(String::as_str).collect::<Vec<_>>()).replace(" and ", " or ")
}
