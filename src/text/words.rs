//! Words: articles, plurals, lists and numbers, for names that builders write.
//!
//! Rules and a short list of exceptions, not a dictionary: a builder whose word they get wrong
//! writes the article (`some ashes`) and the rules step back. All of them look past style
//! marks, so a coloured name bends like a plain one.

use std::borrow::Cow;

use super::style::{is_mark, is_picture};

/// Splits off the marks in front of a text.
pub(super) fn split_marks(text: &str) -> (&str, &str) {
    let letters = text.trim_start_matches(is_mark);
    text.split_at(text.len() - letters.len())
}

/// What stands before a name that needs no further article.
const DETERMINERS: [&str; 14] = [
    "a", "an", "the", "some", "your", "his", "her", "its", "their", "my", "our", "no", "any", "two",
];

fn first_word(name: &str) -> &str {
    name.split([' ', '-']).next().unwrap_or_default()
}

/// Whether a name takes no article: it has one, or is somebody's own ("Aria").
fn is_complete(letters: &str) -> bool {
    let Some(first) = letters.chars().next() else { return true };
    first.is_uppercase() || first.is_numeric() || is_determiner(first_word(letters))
}

fn is_determiner(word: &str) -> bool {
    DETERMINERS.iter().any(|known| known.eq_ignore_ascii_case(word))
        || matches!(word, "something" | "someone" | "nothing" | "nobody" | "everyone")
}

/// `name` with an indefinite article: "a rat", "an apple", "some boots". A name that begins
/// with an article, a number or a capital stays as it is.
pub fn a(name: &str) -> String {
    let (marks, letters) = split_marks(name);
    if is_complete(letters) {
        return name.to_owned();
    }
    let article = if is_plural(head(letters)) || is_uncounted(head(letters)) {
        "some"
    } else if sounds_like_vowel(letters) {
        "an"
    } else {
        "a"
    };
    [marks, article, " ", letters].concat()
}

/// `name` as something already known: "the rat", also from "a rat" and "some rats". Names
/// with a capital or another determiner ("your sword") stay as they are.
pub fn the(name: &str) -> String {
    let (marks, letters) = split_marks(name);
    let bare = without_article(letters);
    if bare.len() == letters.len() && is_complete(letters) {
        return name.to_owned();
    }
    [marks, "the ", bare].concat()
}

/// A name without "a", "an", "some" or a small "the": what one types to mean it.
pub fn without_article(letters: &str) -> &str {
    match letters.split_once(' ') {
        Some(("a" | "an" | "some" | "the" | "A" | "An" | "Some", bare)) => bare,
        _ => letters,
    }
}

/// Whether one says "an" before it. Spelling decides but for a few words.
fn sounds_like_vowel(letters: &str) -> bool {
    let word = small(first_word(letters));
    let begins = |with: &[&str]| with.iter().any(|start| word.starts_with(start));
    if begins(&["hour", "honest", "honour", "honor", "heir"]) {
        return true;
    }
    let is_you = begins(&["uni", "use", "usu", "uti", "eu", "ewe", "ura", "one", "once"])
        && !begins(&["unin", "unim", "unid", "onero"]);
    word.starts_with(['a', 'e', 'i', 'o', 'u', 'é', 'ö', 'ü', 'ä', 'å', 'æ', 'ø']) && !is_you
}

/// The noun that a name is about: "ring" in "ring of keys", "pelt" in "wolf pelt".
pub fn head(letters: &str) -> &str {
    head_phrase(letters).rsplit([' ', '-']).next().unwrap_or_default()
}

/// The name up to what describes its head: "wolf pelt" in "wolf pelt in rags".
fn head_phrase(letters: &str) -> &str {
    const BEHIND: [&str; 14] = [
        " of ", " with ", " in ", " from ", " on ", " for ", " at ", " about ", " called ", " to ",
        " made ", " full ", ", ", " (",
    ];
    let ends = |at: &usize| {
        letters.get(*at..).is_some_and(|rest| BEHIND.iter().any(|word| rest.starts_with(word)))
    };
    let length = letters.match_indices([' ', ',']).map(|(at, _)| at).find(ends);
    let phrase = letters.get(..length.unwrap_or(letters.len())).unwrap_or(letters);
    phrase.trim_end_matches(is_mark)
}

/// Nouns whose plural no rule gives. A compound ends in one of them ("swordsman").
const IRREGULAR: [(&str, &str); 33] = [
    ("child", "children"),
    ("person", "people"),
    ("foot", "feet"),
    ("tooth", "teeth"),
    ("mongoose", "mongooses"),
    ("goose", "geese"),
    ("mouse", "mice"),
    ("louse", "lice"),
    ("ox", "oxen"),
    ("die", "dice"),
    ("quiz", "quizzes"),
    ("wolf", "wolves"),
    ("elf", "elves"),
    ("shelf", "shelves"),
    ("half", "halves"),
    ("calf", "calves"),
    ("knife", "knives"),
    ("wife", "wives"),
    ("life", "lives"),
    ("leaf", "leaves"),
    ("loaf", "loaves"),
    ("thief", "thieves"),
    ("sheaf", "sheaves"),
    ("scarf", "scarves"),
    ("dwarf", "dwarves"),
    ("hoof", "hooves"),
    ("hero", "heroes"),
    ("potato", "potatoes"),
    ("tomato", "tomatoes"),
    ("torpedo", "torpedoes"),
    ("echo", "echoes"),
    ("cactus", "cacti"),
    ("fungus", "fungi"),
];

/// Nouns that are the same for one and for many.
const UNCHANGED: [&str; 7] = ["fish", "sheep", "deer", "moose", "trout", "salmon", "squid"];

/// Words in -man that are not men.
const NOT_MEN: [&str; 6] = ["human", "roman", "shaman", "talisman", "german", "caiman"];

/// Nouns that look like plurals and are not.
const SINGULAR_IN_S: [&str; 9] =
    ["lens", "gas", "atlas", "canvas", "chaos", "pampas", "bias", "pancreas", "cosmos"];

/// `text` in small letters, which it nearly always is.
fn small(text: &str) -> Cow<'_, str> {
    match text.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
        true => text.into(),
        false => text.to_lowercase().into(),
    }
}

/// Stuff: it has no plural, and one says "some" before it. Only as the noun that a name is about, and
/// where no article says otherwise ("an iron" to press clothes with).
const UNCOUNTED: [&str; 42] = [
    "iron",
    "steel",
    "copper",
    "silver",
    "gold",
    "bronze",
    "salt",
    "sand",
    "water",
    "oil",
    "wood",
    "timber",
    "leather",
    "wool",
    "silk",
    "linen",
    "ash",
    "dust",
    "flour",
    "grain",
    "meat",
    "bread",
    "butter",
    "honey",
    "rice",
    "sugar",
    "tea",
    "wax",
    "clay",
    "coal",
    "charcoal",
    "chalk",
    "moss",
    "grass",
    "hay",
    "straw",
    "seaweed",
    "ambergris",
    "equipment",
    "gunpowder",
    "resin",
    "milk",
];

/// Whether a noun is stuff, which is not counted.
pub fn is_uncounted(noun: &str) -> bool {
    let noun = small(noun.trim_matches(is_mark));
    UNCOUNTED.iter().any(|stuff| noun == *stuff)
}

/// Whether a name is spoken of as of several, though it be one thing: "some trousers", "gloves"; not
/// "a pair of boots", "some scrap iron".
pub fn is_several(name: &str) -> bool {
    let (_, letters) = split_marks(name);
    let bare = without_article(letters);
    let is_one = matches!(first_word(letters), "a" | "an" | "A" | "An" | "1");
    let is_counted = first_word(letters).parse::<u64>().is_ok_and(|count| count > 1);
    is_counted || !is_one && is_plural(head(bare))
}

/// The form of a verb that agrees with a name: "lies" or "lie".
pub fn agreeing(name: &str, one: &'static str, several: &'static str) -> &'static str {
    if is_several(name) { several } else { one }
}

/// Where something is, by the name of the place: "at the Mill", "under the Gate-Stone".
pub fn at_place(name: &str) -> String {
    let small = |name: &str| match name.chars().next() {
        Some(first) => first.to_lowercase().collect::<String>() + &name[first.len_utf8()..],
        None => String::new(),
    };
    match name.split_once(' ') {
        Some((first, _)) if is_before_place(first) => small(name),
        Some(("The" | "A" | "An", _)) => format!("at {}", small(name)),
        _ => format!("at {name}"),
    }
}

/// Whether a word stands before a place: "under", "Among".
fn is_before_place(word: &str) -> bool {
    const BEFORE: [&str; 22] = [
        "under", "over", "on", "in", "at", "behind", "beneath", "between", "before", "beside",
        "by", "near", "inside", "outside", "above", "below", "among", "along", "across", "past",
        "against", "beyond",
    ];
    BEFORE.iter().any(|known| known.eq_ignore_ascii_case(word))
}

/// Whether a noun is already a plural.
pub fn is_plural(noun: &str) -> bool {
    let noun = small(noun.trim_matches(is_mark));
    if IRREGULAR.iter().any(|(_, many)| noun == *many) || matches!(&*noun, "men" | "women") {
        return true;
    }
    noun.len() > 3
        && noun.ends_with('s')
        && !noun.ends_with("ss")
        && !noun.ends_with("us")
        && !noun.ends_with("is")
        && !SINGULAR_IN_S.contains(&&*noun)
}

/// A number of things: "3 coins", "1 wolf", "2 rings of keys". An article in the name goes.
pub fn plural(name: &str, n: u64) -> String {
    let (marks, letters) = split_marks(name);
    let bare = without_article(letters);
    if is_uncounted(head(bare)) {
        let pieces = if n == 1 { " piece of " } else { " pieces of " };
        return [&n.to_string(), pieces, marks, bare].concat();
    }
    if n == 1 {
        return [&n.to_string(), " ", marks, bare].concat();
    }
    let phrase = head_phrase(bare);
    let behind = bare.get(phrase.len()..).unwrap_or_default();
    let noun = head(bare);
    let before = phrase.strip_suffix(noun).unwrap_or_default();
    [&n.to_string(), " ", marks, before, &noun_plural(noun), behind].concat()
}

fn noun_plural(noun: &str) -> String {
    let small = small(noun);
    if small.is_empty() || is_plural(noun) || UNCHANGED.iter().any(|same| small.ends_with(same)) {
        return noun.to_owned();
    }
    if let Some((one, many)) = irregular(&small) {
        let stem = noun.get(..noun.len() - one.len()).unwrap_or_default();
        let is_whole = stem.is_empty() && noun.starts_with(char::is_uppercase);
        return if is_whole { capitalise(many) } else { format!("{stem}{many}") };
    }
    regular_plural(noun, &small)
}

/// The irregular ending of a noun and what becomes of it. Short ones count only as whole words
/// ("ox", but "box"; "die", but "zombie").
fn irregular(small: &str) -> Option<(&'static str, &'static str)> {
    if small.ends_with("man") && !NOT_MEN.iter().any(|word| small.ends_with(word)) {
        return Some(("man", "men"));
    }
    IRREGULAR.into_iter().find(|(one, _)| small == *one || (one.len() > 3 && small.ends_with(one)))
}

fn regular_plural(noun: &str, small: &str) -> String {
    let stem = |cut: usize| noun.get(..noun.len().saturating_sub(cut)).unwrap_or(noun);
    let is_after_vowel = small.chars().nth_back(1).is_some_and(|c| "aeiou".contains(c));
    if small.ends_with('y') && !is_after_vowel {
        format!("{}ies", stem(1))
    } else if small.len() > 3 && small.ends_with("sis") || small.ends_with("xis") {
        format!("{}es", stem(2))
    } else if small.ends_with(['s', 'x', 'z']) || small.ends_with("ch") || small.ends_with("sh") {
        [noun, "es"].concat()
    } else {
        [noun, "s"].concat()
    }
}

/// A number as prose writes it: words up to twelve ("no" for none), then digits.
pub fn count_word(n: u64) -> String {
    let word = usize::try_from(n).ok().and_then(|n| COUNTS.get(n));
    word.map_or_else(|| n.to_string(), |word| (*word).to_owned())
}

const COUNTS: [&str; 13] = [
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
];

/// The number that a word of [`count_word`] stands for, and `dozen`; not `no`.
pub fn count_of(word: &str) -> Option<u64> {
    if word.eq_ignore_ascii_case("dozen") {
        return Some(12);
    }
    let at = COUNTS.iter().position(|known| known.eq_ignore_ascii_case(word))?;
    u64::try_from(at).ok().filter(|count| *count > 0)
}

/// Which of several, as prose writes it: words up to twelfth, then "13th".
pub fn nth_word(n: u64) -> String {
    let word = usize::try_from(n).ok().and_then(|n| NTH.get(n.checked_sub(1)?));
    let ending = match (n % 100, n % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    };
    word.map_or_else(|| format!("{n}{ending}"), |word| (*word).to_owned())
}

/// The number that a word of [`nth_word`] stands for.
pub fn nth_of(word: &str) -> Option<usize> {
    NTH.iter().position(|known| known.eq_ignore_ascii_case(word)).map(|at| at + 1)
}

const NTH: [&str; 12] = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth",
];

/// "a", "a and b", "a, b and c"; empty for no items.
pub fn list<S: AsRef<str>>(items: &[S]) -> String {
    let mut text = String::new();
    for (number, item) in items.iter().enumerate() {
        match items.len() - number {
            _ if number == 0 => {}
            1 => text.push_str(" and "),
            _ => text.push_str(", "),
        }
        text.push_str(item.as_ref());
    }
    text
}

/// Characters that may stand before the first letter of a sentence.
fn is_opening(c: char) -> bool {
    is_mark(c)
        || is_picture(c)
        || matches!(c, '\u{FE0F}' | '"' | '\'' | '“' | '‘' | '«' | '(' | '[' | '*' | ' ' | '\n')
}

/// `text` with its first letter large, behind marks, blanks and opening quotes.
pub fn capitalise(text: &str) -> String {
    let mut capitalised = String::with_capacity(text.len() + 2);
    put_capitalised(text, &mut capitalised);
    capitalised
}

/// [`capitalise`], behind what is in `out` already.
pub fn put_capitalised(text: &str, out: &mut String) {
    let letters = text.trim_start_matches(is_opening);
    let Some(first) = letters.chars().next().filter(|first| first.is_lowercase()) else {
        return out.push_str(text);
    };
    let (before, _) = text.split_at(text.len() - letters.len());
    let (_, after) = letters.split_at(first.len_utf8());
    out.push_str(before);
    out.extend(first.to_uppercase());
    out.push_str(after);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Style;
    use proptest::prelude::*;

    #[test]
    fn articles_fit_their_names() {
        for (name, with_a, with_the) in [
            ("rat", "a rat", "the rat"),
            ("apple", "an apple", "the apple"),
            ("old rope", "an old rope", "the old rope"),
            ("hourglass", "an hourglass", "the hourglass"),
            ("heirloom", "an heirloom", "the heirloom"),
            ("unicorn", "a unicorn", "the unicorn"),
            ("uninvited guest", "an uninvited guest", "the uninvited guest"),
            ("one-eyed cat", "a one-eyed cat", "the one-eyed cat"),
            ("coins", "some coins", "the coins"),
            ("pair of boots", "a pair of boots", "the pair of boots"),
            ("boots of speed", "some boots of speed", "the boots of speed"),
            ("wolves", "some wolves", "the wolves"),
            ("glass lens", "a glass lens", "the glass lens"),
            ("boss", "a boss", "the boss"),
            ("cactus", "a cactus", "the cactus"),
            ("a rat", "a rat", "the rat"),
            ("an apple", "an apple", "the apple"),
            ("some ashes", "some ashes", "the ashes"),
            ("the rat king", "the rat king", "the rat king"),
            ("your sword", "your sword", "your sword"),
            ("scrap iron", "some scrap iron", "the scrap iron"),
            ("an iron baton", "an iron baton", "the iron baton"),
            ("Aria", "Aria", "Aria"),
            ("Old Tom", "Old Tom", "Old Tom"),
            ("something", "something", "something"),
            ("3 coins", "3 coins", "3 coins"),
            ("", "", ""),
        ] {
            assert_eq!(a(name), with_a);
            assert_eq!(the(name), with_the);
        }
        let rat = Style::Foe.on("rat");
        assert_eq!(a(&rat), Style::Foe.on("a rat"));
        assert_eq!(the(&Style::Foe.on("a rat")), Style::Foe.on("the rat"));
    }

    #[test]
    fn plurals_follow_the_noun() {
        for (one, many) in [
            ("coin", "3 coins"),
            ("a wolf", "3 wolves"),
            ("key", "3 keys"),
            ("berry", "3 berries"),
            ("box", "3 boxes"),
            ("boss", "3 bosses"),
            ("torch", "3 torches"),
            ("ring of keys", "3 rings of keys"),
            ("wolf pelt", "3 wolf pelts"),
            ("swordsman", "3 swordsmen"),
            ("shaman", "3 shamans"),
            ("street child", "3 street children"),
            ("werewolf", "3 werewolves"),
            ("pocket-knife", "3 pocket-knives"),
            ("zombie", "3 zombies"),
            ("ox", "3 oxen"),
            ("fox", "3 foxes"),
            ("mongoose", "3 mongooses"),
            ("goose", "3 geese"),
            ("goldfish", "3 goldfish"),
            ("oasis", "3 oases"),
            ("boots", "3 boots"),
            ("cliff", "3 cliffs"),
            ("Wolf", "3 Wolves"),
            ("rat, half drowned", "3 rats, half drowned"),
            ("note about a box", "3 notes about a box"),
            ("some scrap iron", "3 pieces of scrap iron"),
        ] {
            assert_eq!(plural(one, 3), many);
        }
        assert_eq!(plural("a coin", 1), "1 coin");
        assert_eq!(plural("coin", 0), "0 coins");
        let rat = Style::Foe.on("rat");
        assert_eq!(plural(&rat, 2), format!("2 {}", Style::Foe.on("rats")));
    }

    #[test]
    fn issue17_10_number_belongs_to_the_name_and_verbs_agree() {
        for name in
            ["some trousers", "canvas trousers", "leather gloves", "some field notes", "3 coins"]
        {
            assert_eq!(agreeing(name, "lies", "lie"), "lie", "{name}");
        }
        for name in [
            "a rat",
            "some scrap iron",
            "a pair of boots",
            "the boss",
            "a canvas",
            "Aria",
            "1 coin",
        ] {
            assert_eq!(agreeing(name, "lies", "lie"), "lies", "{name}");
        }
    }

    #[test]
    fn issue17_10_places_keep_their_prepositions() {
        for (name, at) in [
            ("Under the Gate-Stone", "under the Gate-Stone"),
            ("Among the Salt Pans", "among the Salt Pans"),
            ("The Mill", "at the Mill"),
            ("Harbour Steps", "at Harbour Steps"),
            ("Inn", "at Inn"),
        ] {
            assert_eq!(at_place(name), at);
        }
    }

    #[test]
    fn small_words() {
        assert_eq!([0, 1, 12, 13].map(count_word), ["no", "one", "twelve", "13"]);
        assert_eq!(list::<&str>(&[]), "");
        assert_eq!(list(&["a"]), "a");
        assert_eq!(list(&["a", "b"]), "a and b");
        assert_eq!(list(&["a", "b", "c"]), "a, b and c");
    }

    #[test]
    fn the_first_letter_is_found_behind_marks() {
        assert_eq!(capitalise("the rat"), "The rat");
        assert_eq!(capitalise("\"hello"), "\"Hello");
        assert_eq!(capitalise(&Style::Foe.on("the rat")), Style::Foe.on("The rat"));
        assert_eq!(capitalise("3 coins"), "3 coins");
        assert_eq!(capitalise("ñu"), "Ñu");
        assert_eq!(capitalise(""), "");
    }

    proptest! {
        #![proptest_config(crate::base::properties::properties())]
        #[test]
        fn no_name_is_too_odd(name in "([a-zA-Z' ,ß日]|\\PC|\u{E003}|\u{E000}){0,20}", n: u64) {
            let _ = (a(&name), the(&name), plural(&name, n), capitalise(&name));
        }
    }
}
