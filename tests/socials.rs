//! The socials of the stock world: each is right for all who read it, and no two say the same.

use dominion::base::clock::Millis;
use std::collections::BTreeMap;

use dominion::game::frame::role::Role;
use dominion::game::frame::verb;
use dominion::game::frame::words::social::Social;
use regex::Regex;

use crate::harness::evening::Evening;
use crate::harness::world;
use crate::stock_world::{FILES, WORLD};

/// Aria does it, Bran hears the Reach read aloud, and Cato has a narrow screen; the Widow Sprat sells
/// things beside them, and Aria carries a lantern.
fn evening() -> Evening {
    let mut tiny = world::read(
        "rooms: {lowwater_market: {}}\nplayers:\n  Aria: {at: lowwater_market, carrying: [storm_lantern]}\n  \
         Bran: {at: lowwater_market}\n  Cato: {at: lowwater_market}\n",
    )
    .expect("a tiny world");
    tiny.files = FILES.clone();
    let mut evening = Evening::in_world(&tiny);
    evening.says("Bran", "reader on");
    evening.says("Cato", "width 40");
    evening.says("Aria", "width 500");
    evening.read_all();
    evening
}

/// Those that no verb of the game stands before.
fn reachable() -> Vec<&'static Social> {
    let all = WORLD.words.socials.in_order().into_iter();
    all.filter(|social| verb::exact(Role::Player, &social.word).is_none()).collect()
}

/// What Aria, Bran and Cato read of a line that Aria types, in a line each.
fn seen(evening: &mut Evening, line: &str) -> [String; 3] {
    // Nobody is to be taken for a flood; what people say meanwhile is not read.
    evening.pass(Millis::seconds(1));
    evening.read_all();
    evening.types("Aria", line);
    ["Aria", "Bran", "Cato"].map(|who| {
        let lines = evening.read(who);
        assert!(who != "Cato" || lines.iter().all(|line| line.chars().count() <= 40), "{lines:?}");
        lines.join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
    })
}

/// What is wrong with a sentence, as far as a machine can say.
fn wrong(sentence: &str) -> Option<&'static str> {
    let you = Regex::new(r"\b[Yy]ou (is|has|was|does|goes)\b").expect("a pattern");
    match () {
        () if sentence.is_empty() => Some("nothing is read"),
        () if !sentence.starts_with(char::is_uppercase) => Some("begins small"),
        () if !sentence.ends_with(['.', '!', '?', '"']) => Some("does not end"),
        () if sentence.contains(['{', '}', '|', '\u{FFFD}']) => Some("is a template"),
        () if sentence.contains("  ") || sentence.contains(" ,") => Some("has holes"),
        () if you.is_match(sentence) => Some("does not agree"),
        () => None,
    }
}

/// The word behind the one who acts, wherever they stand in the sentence.
fn verb_of<'s>(sentence: &'s str, actor: &str) -> Option<&'s str> {
    sentence.split_once(&format!("{actor} "))?.1.split_whitespace().next()
}

/// Two hundred and more can be typed, among them all that fingers know from other servers.
#[test]
fn issue17_socials_are_many_and_the_usual_ones_are_there() {
    let words: Vec<&str> = reachable().iter().map(|social| social.word.as_str()).collect();
    assert!(words.len() >= 200, "{}", words.len());
    for usual in "smile nod wave laugh bow hug grin wink dance shrug jump hello sigh cheer clap \
                  giggle frown poke pat thank agree cry bounce chuckle cackle applaud comfort curtsey \
                  salute yawn whistle shiver glare"
        .split_whitespace()
    {
        assert!(words.contains(&usual), "{usual}");
    }
}

/// No sentence is written twice, whatever way of showing what it belongs to.
#[test]
fn issue17_done4_no_two_socials_share_a_sentence() {
    let mut said: BTreeMap<String, String> = BTreeMap::new();
    for social in WORLD.words.socials.in_order() {
        let ways = [
            Some(&social.alone),
            social.person.as_ref(),
            social.own.as_ref(),
            social.thing.as_ref(),
        ];
        assert!(ways.iter().all(Option::is_some), "{} can be shown in every way", social.word);
        assert!(!social.gist.is_empty());
        for template in ways.into_iter().flatten() {
            let bare = template.replace("actor:", "").to_lowercase();
            if let Some(other) = said.insert(bare, social.word.clone()) {
                panic!("{} and {other} share {template:?}", social.word);
            }
        }
    }
}

/// Alone, at a person, at oneself, at a thing, at an NPC, at nobody who is there: right for who does it,
/// to whom it is done, and who stands by; read aloud and on a narrow screen.
#[test]
fn issue17_done2_every_social_is_right_for_every_pair_of_eyes() {
    let mut evening = evening();
    let mut problems = Vec::new();
    for social in reachable() {
        let word = &social.word;
        for aim in ["", "bran", "me", "lantern", "sprat"] {
            let [own, bran, cato] = seen(&mut evening, &format!("{word} {aim}"));
            for (who, read) in [("Aria", &own), ("Bran", &bran), ("Cato", &cato)] {
                let why = wrong(read);
                problems.extend(why.map(|why| format!("{word} {aim}, {who}: {why}: {read}")));
            }
            let agrees = match (verb_of(&own, "You"), verb_of(&cato, "Aria")) {
                (Some(first), Some(second)) => first != second,
                _ => own.starts_with("Your "),
            };
            let meant = match aim {
                "bran" => bran.contains("you") && cato.contains("Bran") && own.contains("Bran"),
                "lantern" => {
                    [&own, &bran, &cato].iter().all(|read| read.contains("the storm lantern"))
                }
                "sprat" => [&own, &bran, &cato].iter().all(|read| read.contains("Sprat")),
                _ => true,
            };
            let has_actor = bran.contains("Aria") && cato.contains("Aria") && !own.contains("Aria");
            if !agrees || !meant || !has_actor {
                problems.push(format!("{word} {aim}: {own} / {bran} / {cato}"));
            }
        }
        let [own, bran, cato] = seen(&mut evening, &format!("{word} zzyzx"));
        // What Nim and the Widow say by themselves may stand behind it.
        let is_heard = bran.contains("Aria") || cato.contains("Aria");
        if !own.starts_with("You see no \"zzyzx\" here.") || is_heard {
            problems.push(format!("{word} zzyzx: {own} / {bran} / {cato}"));
        }
    }
    assert!(problems.is_empty(), "{} wrong:\n{}", problems.len(), problems.join("\n"));
}
