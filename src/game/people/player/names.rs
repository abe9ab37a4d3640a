//! Names, and other short texts that players give to themselves and to what is theirs: which of them
//! may stand. One checker for every kind ([`Kind`]), so that what builders forbid is forbidden
//! everywhere, however it is spelt.
//!
//! A **character** is one word of the letters A to Z. Any other **text** has letters of any one script
//! to a word. Texts are compared by what they look like: `rn` is `m`, `0` is `o`, and a Cyrillic а is an
//! a (Unicode's table of confusables, UTS 39, which is why the crate `unicode-security` is here). Where
//! forbidden words are looked for, figures that stand for letters are read as such, too.
//!
//! Which words nobody may use is the builders' list (`forbidden` and `reserved`, `config/names.yaml`).
//! Marks that nobody sees, and those that turn the direction of writing, are taken out before
//! (`text::style::clean`).

use unicode_security::MixedScript;
use unicode_security::confusable_detection::skeleton;

use crate::base::id::CreatureId;
use crate::base::limits::{NAME_LETTERS_MAX, NAME_LETTERS_MIN};
use crate::game::View;
use crate::game::frame::grammar::name_has_word;
use crate::game::frame::lexicon;
use crate::game::frame::verb;
use crate::game::frame::words;
use crate::text::sentence::capitalise;
use crate::text::style::clean;

/// What is named.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// A player's character; the one who is renamed, if it is not a new one.
    Character(Option<CreatureId>),
    /// A text of several words: what it is called (`a title`), and how many characters it may have.
    Text(&'static str, usize),
}

/// Why something may not be called so.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Fault {
    /// Other letters than a character's name has.
    Letters,
    /// Too few letters, or too many.
    Length,
    TooLong(&'static str, usize),
    /// Letters of several scripts in this word.
    Mixed(String),
    Forbidden,
    /// The word means something else.
    Reserved,
    /// It is a command, or what people say to a machine.
    Verb,
    /// A thing that builders wrote is called so.
    Thing,
    /// Somebody whom builders wrote is called so.
    Written,
    /// It looks like the name of this player.
    TooLike(String),
}

/// A name or text as it will be written.
///
/// # Errors
/// Why it may not be one.
pub fn named(view: View, kind: Kind, typed: &str) -> Result<String, Fault> {
    match kind {
        Kind::Character(own) => character(view, typed, own),
        Kind::Text(what, most) => text(view, clean(typed), what, most),
    }
}

fn character(view: View, name: &str, own: Option<CreatureId>) -> Result<String, Fault> {
    if !name.chars().all(|c| c.is_ascii_alphabetic()) {
        return Err(Fault::Letters);
    }
    if !(NAME_LETTERS_MIN..=NAME_LETTERS_MAX).contains(&name.len()) {
        return Err(Fault::Length);
    }
    let lower = name.to_lowercase();
    is_allowed(view, &lower)?;
    let looks = folded(&lower);
    let is_verb = |spec: &verb::Spec| spec.name == lower || spec.aliases.contains(&lower.as_str());
    if verb::all().any(is_verb) || lexicon::is_said(view.content, &lower) {
        return Err(Fault::Verb);
    }
    let is_name = |npc_name: &str| {
        npc_name.split_whitespace().any(|part| {
            let part = part.to_lowercase();
            folded(&part) == looks && name_has_word(npc_name, &part)
        })
    };
    if view.content.npcs.rows().any(|npc| is_name(&npc.name)) {
        return Err(Fault::Written);
    }
    if view.content.items.rows().any(|item| is_called(&item.name, &lower)) {
        return Err(Fault::Thing);
    }
    let mut others = view.world.players.all_characters().filter(|(_, who)| Some(*who) != own);
    if let Some((other, _)) = others.find(|(other, _)| *other != lower && folded(other) == looks) {
        return Err(Fault::TooLike(capitalise(other)));
    }
    Ok(capitalise(&lower))
}

/// Whether a thing is called by one word: `rope` is a tarred rope, `mug` and `ale` a mug of ale. What
/// only says how it is does not count, or nobody could be called Pearl for a pearl button.
fn is_called(thing: &str, word: &str) -> bool {
    thing.split(" of ").filter_map(|part| part.split_whitespace().last()).any(|noun| {
        let noun = noun.to_lowercase();
        noun == word || word.strip_suffix('s') == Some(noun.as_str())
    })
}

fn text(view: View, text: String, what: &'static str, most: usize) -> Result<String, Fault> {
    if text.chars().count() > most {
        return Err(Fault::TooLong(what, most));
    }
    let words = text.split(|c: char| !c.is_alphanumeric());
    if let Some(mixed) = words.into_iter().find(|word| !word.is_single_script()) {
        return Err(Fault::Mixed(mixed.to_owned()));
    }
    is_allowed(view, &text)?;
    Ok(text)
}

/// Whether builders let a text stand, and whether it would be misunderstood as a whole.
fn is_allowed(view: View, text: &str) -> Result<(), Fault> {
    let (forbidden, reserved) = words::names(view.content);
    let (looks, reads) = (folded(text), spelt(text));
    let stands = |word: &String| looks.contains(&folded(word)) || reads.contains(&spelt(word));
    if forbidden.iter().any(stands) {
        return Err(Fault::Forbidden);
    }
    let is_whole = |word: &str| folded(word) == looks;
    if RESERVED.iter().any(|word| is_whole(word)) || reserved.iter().any(|w| is_whole(w)) {
        return Err(Fault::Reserved);
    }
    Ok(())
}

/// What a text looks like: two that look alike give the same.
pub fn folded(text: &str) -> String {
    let small = text.to_lowercase();
    if small.bytes().all(|byte| byte.is_ascii_lowercase()) {
        // Nearly all names are of these letters, and of them only one looks like two others.
        return small.replace('m', "rn");
    }
    skeleton(&small).collect::<String>().to_lowercase()
}

/// What a text is read as where somebody means to get round a list: figures for letters, and dots
/// between them.
fn spelt(text: &str) -> String {
    let letter = |c: char| match c {
        '1' | '!' | 'i' | '|' => 'l',
        '3' => 'e',
        '4' | '@' => 'a',
        '5' | '$' => 's',
        '7' => 't',
        '0' => 'o',
        c => c,
    };
    let dropped = |c: &char| !matches!(c, '.' | '-' | '_' | '*' | '\'');
    folded(&text.to_lowercase().chars().map(letter).filter(dropped).collect::<String>())
        .chars()
        .map(letter)
        .collect()
}

impl Fault {
    /// In a sentence, for whoever chose the name.
    pub fn says(&self) -> String {
        match self {
            Fault::Letters => {
                "A name here is one word of the letters A to Z, such as Aria or Bran.".into()
            }
            Fault::Length => {
                format!("A name has {NAME_LETTERS_MIN} to {NAME_LETTERS_MAX} letters.")
            }
            Fault::TooLong(what, most) => {
                format!("{} has at most {most} characters.", capitalise(what))
            }
            Fault::Mixed(word) => {
                format!(
                    "\"{word}\" mixes letters of several scripts. Keep to one of them in a word."
                )
            }
            Fault::Forbidden => "Nobody here is called that. Choose another name.".into(),
            Fault::Reserved => "That word means something else here. Choose another name.".into(),
            Fault::Verb => "That is a word of the Reach itself: a command, or a greeting. Choose another name."
                .into(),
            Fault::Thing => {
                "A thing in the Reach is called that, and would be taken for you. Choose another name."
                    .into()
            }
            Fault::Written => {
                "Somebody in the Reach is called that already. Choose another name.".into()
            }
            Fault::TooLike(other) => {
                format!("That looks too much like {other}. Choose another name.")
            }
        }
    }
}

/// Words that would be misunderstood as names, whatever a world's files say.
const RESERVED: &[&str] = &[
    "me",
    "it",
    "him",
    "her",
    "them",
    "self",
    "myself",
    "all",
    "everyone",
    "everybody",
    "anybody",
    "anyone",
    "others",
    "other",
    "group",
    "party",
    "team",
    "room",
    "ground",
    "floor",
    "corpse",
    "corpses",
    "body",
    "coin",
    "coins",
    "gold",
    "money",
    "door",
    "doors",
    "gate",
    "exit",
    "god",
    "gods",
    "immortal",
    "staff",
    "everything",
    "someone",
    "somebody",
    "something",
    "nobody",
    "nothing",
    "here",
    "admin",
    "administrator",
    "owner",
    "wizard",
    "builder",
    "player",
    "guest",
    "new",
    "root",
    "server",
    "system",
    "dominion",
    "no",
    "yes",
    "none",
    "you",
    "the",
    "an",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::game::frame::testing::Small;

    const TITLE: Kind = Kind::Text("a title", 20);
    const NAME: Kind = Kind::Character(None);

    /// Each kind against each way round: what is typed, and what comes of it.
    #[test]
    fn issue16_names_are_read_as_they_look() {
        let mut small = Small::default();
        let hall = small.room("hall", None);
        let carmel = small.player("Carmel", hall);
        small.template("harbour rat", &[]);
        small.thing("tarred rope", 1);
        small.thing("mug of ale", 1);
        small.content.words.forbidden = vec!["villain".into(), "troll".into()];
        small.content.words.reserved = vec!["gamemaster".into()];
        let forbidden = Err(Fault::Forbidden);
        let like = Err(Fault::TooLike("Carmel".into()));
        let mixed = |word: &str| Err(Fault::Mixed(word.into()));
        let table: &[(Kind, &str, Result<&str, Fault>)] = &[
            (NAME, "zoe", Ok("Zoe")),
            (NAME, "ZOE", Ok("Zoe")),
            (NAME, "z", Err(Fault::Length)),
            (NAME, "zoë", Err(Fault::Letters)),
            (NAME, "Z0e", Err(Fault::Letters)),
            (NAME, "zo e", Err(Fault::Letters)),
            (NAME, "zo\u{200B}e", Err(Fault::Letters)),
            (NAME, "\u{430}ria", Err(Fault::Letters)),
            (NAME, "Atroll", forbidden.clone()),
            (NAME, "vlllain", forbidden.clone()),
            (NAME, "gamemaster", Err(Fault::Reserved)),
            (NAME, "garnernaster", Err(Fault::Reserved)),
            (NAME, "admin", Err(Fault::Reserved)),
            (NAME, "adrnin", Err(Fault::Reserved)),
            (NAME, "look", Err(Fault::Verb)),
            (NAME, "hello", Err(Fault::Verb)),
            (NAME, "Rope", Err(Fault::Reserved)),
            (NAME, "ropes", Err(Fault::Thing)),
            (NAME, "ale", Err(Fault::Thing)),
            (NAME, "tarred", Ok("Tarred")),
            (NAME, "everybody", Err(Fault::Reserved)),
            (NAME, "corpse", Err(Fault::Reserved)),
            (NAME, "door", Err(Fault::Reserved)),
            (NAME, "harbour", Err(Fault::Written)),
            (NAME, "carrnel", like.clone()),
            (NAME, "carmela", Ok("Carmela")),
            // Whether somebody has the very name is asked by who gives it.
            (NAME, "carmel", Ok("Carmel")),
            (Kind::Character(Some(carmel)), "carrnel", Ok("Carrnel")),
            (TITLE, "the Patient", Ok("the Patient")),
            (TITLE, "die Geduldige, gr\u{fc}n", Ok("die Geduldige, gr\u{fc}n")),
            (TITLE, "терпеливая", Ok("терпеливая")),
            (TITLE, "of Ω and Δ", Ok("of Ω and Δ")),
            (TITLE, "Hunter 7 of 9", Ok("Hunter 7 of 9")),
            (TITLE, "a tr\u{200B}oll", forbidden.clone()),
            (TITLE, "a tr0ll", forbidden.clone()),
            (TITLE, "a t.r.o.l.l", forbidden.clone()),
            (TITLE, "a TR01L", forbidden.clone()),
            (TITLE, "the v1lla1n", forbidden.clone()),
            (TITLE, "a tr\u{43e}ll", mixed("tr\u{43e}ll")),
            (TITLE, "\u{202E}turned", Ok("turned")),
            (TITLE, "much longer than it may be", Err(Fault::TooLong("a title", 20))),
            (TITLE, "Game\u{200D}master", Err(Fault::Reserved)),
        ];
        small.turn(|turn| {
            for (kind, typed, expected) in table {
                let expected = expected.clone().map(str::to_owned);
                assert_eq!(named(turn.view(), *kind, typed), expected, "{kind:?} {typed:?}");
            }
        });
    }

    /// The short way for plain letters gives what Unicode's table gives.
    #[test]
    fn plain_letters_look_as_unicode_says() {
        for letter in 'a'..='z' {
            let word = letter.to_string();
            assert_eq!(folded(&word), skeleton(&word).collect::<String>(), "{letter}");
        }
    }

    #[test]
    fn every_fault_is_a_sentence() {
        let faults = [
            Fault::Letters,
            Fault::Length,
            Fault::TooLong("a title", 3),
            Fault::Mixed("x".into()),
            Fault::Forbidden,
            Fault::Reserved,
            Fault::Verb,
            Fault::Thing,
            Fault::Written,
            Fault::TooLike("Aria".into()),
        ];
        assert!(faults.iter().all(|fault| fault.says().ends_with('.')));
    }
}
