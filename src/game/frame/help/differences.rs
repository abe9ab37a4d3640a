//! `help differences`: what became here of the commands that players of tbaMUD and its kin know.
//!
//! The page is made of the table of verbs at the moment when it is read: a command that is a verb here is
//! listed as the same, whatever stands in [`DIFFERENCES`], and a counterpart is named only if it is a verb.
//! So it cannot be untrue. What a word of a system that is not here is answered stands in
//! `config/words.yaml`.

use super::HelpPage;
use crate::game::Content;
use crate::game::frame::lexicon;
use crate::game::frame::verb::{self, Role};
use crate::text::link::link;
use crate::text::page::Page;
use crate::text::style::Style;
use crate::text::widget::rule;
use crate::text::wrap::wrap;

/// A command of tbaMUD that is none here by that name.
pub struct Difference {
    pub word: &'static str,
    /// What is typed here, in order of preference: the first whose verb there is counts.
    pub here: &'static [&'static str],
    /// Why there is nothing to type, or what is to be known of it. May be empty beside a counterpart.
    pub says: &'static str,
}

/// `topics` of the page: how it may be asked for.
pub(super) const PAGE: HelpPage = HelpPage {
    topics: &[
        "differences",
        "veteran",
        "veterans",
        "diku",
        "circle",
        "circlemud",
        "tbamud",
        "rom",
        "smaug",
    ],
    page,
};

/// The commands of tbaMUD that mortals have, besides the ten ways.
const COMMANDS: &str = "alias afk areas assist ask astat auction autoexits autoassist autodoor autogold \
    autokey autoloot automap autosac autosplit backstab bandage balance bash brief buy bug cast check close \
    clear cls consider commands compact credits deposit diagnose display donate drink drop eat emote : enter \
    equipment exits examine fill flee follow get gemote give gold gossip group grab grats gsay gtell help \
    happyhour hide hindex history hit hold holler house inventory identify idea immlist info junk kill kick \
    look leave levels list lock motd mail map news noauction nogossip nograts norepeat noshout nosummon \
    notell open order offer put pick practice page policy pour prompt prefedit quaff quest qui quit qsay \
    reply rest read recite receive remove rent report rescue return sacrifice say score scan sit ' save sell \
    shout sip sleep sneak socials split stand steal tell take taste title time toggle track typo unlock \
    unfollow use value version visible wake wear weather who whois whoami where whirlwind whisper wield \
    withdraw wizlist write";

/// All of them.
pub fn commands() -> impl Iterator<Item = &'static str> {
    COMMANDS.split_whitespace()
}

const fn row(word: &'static str, here: &'static [&'static str], says: &'static str) -> Difference {
    Difference { word, here, says }
}

/// What is typed for it here, or why there is nothing. In the order of the alphabet.
pub const DIFFERENCES: &[Difference] = &[
    row("'", &["say"], "`'hello` works."),
    row(":", &["emote"], "`:waves` works."),
    row("afk", &["notify", "quit"], "Who types nothing for long is away by themselves."),
    row("alias", &[], "Clients make aliases; the server does not yet."),
    row("areas", &["help places"], ""),
    row("ask", &["say", "tell"], ""),
    row("astat", &[], "There are no auctions, so there is none to look at."),
    row("auction", &["say"], "There are no auctions; offer it aloud."),
    row("autoassist", &["toggle autoassist", "assist"], ""),
    row("autodoor", &["toggle autodoor", "open"], ""),
    row("autoexits", &["toggle autoexits", "exits"], "The ways out always stand below a room."),
    row("autogold", &["toggle autogold", "get coins from corpse"], ""),
    row("autokey", &["toggle autokey", "unlock"], ""),
    row("autoloot", &["toggle autoloot", "get all from corpse"], ""),
    row("automap", &["toggle automap", "map", "exits"], ""),
    row("autosac", &["toggle autosac"], "Corpses fall to dust by themselves."),
    row("autosplit", &["toggle autosplit", "split"], "Coins are shared by `give`."),
    row("backstab", &["skills"], "No calling has it: `skills` shows what yours has."),
    row("bash", &["skills"], "It is a skill of the warden."),
    row("cast", &["skills"], "A skill is a command by itself: `mend bran`, not `cast mend bran`."),
    row("clear", &[], "Your client clears its own screen."),
    row("cls", &["clear"], "Your client clears its own screen."),
    row("compact", &["toggle compact", "config"], ""),
    row("diagnose", &["look", "consider"], "A look at somebody says how hurt they are."),
    row("display", &["prompt"], ""),
    row("donate", &["give", "drop"], "There is no room for donations."),
    row("fill", &["drink"], "Drinks come as they are; nothing is filled."),
    row("follow", &[], "Nobody is followed yet: say where you go."),
    row("gemote", &["emote"], "An emote is seen in the room."),
    row("gold", &["score"], ""),
    row("gossip", &["tell", "say"], ""),
    row("grab", &["get", "hold"], ""),
    row("grats", &["tell", "say"], ""),
    row(
        "group",
        &["assist"],
        "Whoever fights the same foe shares by what they did: `help experience`.",
    ),
    row("gsay", &["gtell", "say"], ""),
    row("gtell", &["say", "tell"], ""),
    row("hindex", &["help index"], ""),
    row("history", &["ledger"], ""),
    row("holler", &["shout", "yell", "say"], ""),
    row("identify", &["examine"], "Nothing is hidden in a thing: `examine` tells all of it."),
    row("immlist", &["wizlist", "who"], "Those who keep order are marked."),
    row("info", &["help", "commands"], ""),
    row("junk", &["drop"], "What is dropped falls to dust in half an hour."),
    row("kick", &["skills"], "No calling has it: `skills` shows what yours has."),
    row("leave", &["go", "exits"], ""),
    row("levels", &["score"], "`help experience` tells the rest."),
    row("map", &["exits"], ""),
    row("noauction", &["channels"], "There is no such channel."),
    row("nogossip", &["channels"], "There is no such channel."),
    row("nograts", &["channels"], "There is no such channel."),
    row("norepeat", &["toggle"], "What you say is always shown to you, as others read it."),
    row("noshout", &["channels"], "Nobody shouts over distance."),
    row("nosummon", &[], "Nobody can summon you; those who keep order aside."),
    row("notell", &["ignore", "notify"], ""),
    row("offer", &["quit"], "Nothing is rented, so there is no price to ask for."),
    row("order", &[], "Nobody follows anybody's orders."),
    row("page", &["tell"], ""),
    row("pick", &["unlock"], "Locks open to their keys and to nothing else."),
    row("pour", &["drink"], "Drinks come as they are; nothing is poured."),
    row("practice", &["skills"], "Skills are learnt by level and need no practice."),
    row("prefedit", &["config"], ""),
    row("qsay", &["say"], "There are no quests of that kind."),
    row("qui", &["quit"], "Type the whole word."),
    row("recite", &["use", "read"], "Scrolls are only read here."),
    row("report", &["say"], "Say how you are."),
    row("rescue", &["assist"], "A warden can `interpose`."),
    row("return", &[], "Nobody is ever in another's body, so nobody has to return."),
    row("sacrifice", &["drop"], "What is dropped falls to dust in half an hour."),
    row("scan", &["look"], "`look north` looks into the next room."),
    row("shout", &["say", "tell"], ""),
    row("sip", &["drink"], ""),
    row("socials", &["emote"], ""),
    row("split", &["give"], ""),
    row("taste", &["eat", "examine"], ""),
    row("toggle", &["config"], ""),
    row("track", &["look"], ""),
    row("unfollow", &[], "Nobody is followed yet."),
    row("use", &["drink", "eat"], ""),
    row("version", &["credits"], "There is one version, and you are in it."),
    row("visible", &[], "You are always seen, except in the dark."),
    row("where", &["look", "who"], ""),
    row("whirlwind", &["skills"], "No calling has it: `skills` shows what yours has."),
    row("whoami", &["score"], ""),
    row("whois", &["who"], ""),
    row("withdraw", &[], "Nobody keeps a bank, so there is nothing to withdraw."),
    row("wizlist", &["who"], "Those who keep order are marked."),
];

/// What became of a command.
pub enum Fate {
    /// It is a verb.
    Same,
    /// This is typed, and perhaps something is to be known of it.
    Here(&'static str, &'static str),
    /// There is nothing to type, and why.
    Gone(String),
}

/// What became of a command; nothing if nobody has said so.
pub fn fate(word: &str) -> Option<Fate> {
    let is_verb = |line: &&&str| verb::exact(Role::Player, verb::split(line).0).is_some();
    if verb::exact(Role::Player, word).is_some() {
        return Some(Fate::Same);
    }
    if let Some(says) = lexicon::instead(&Content::default(), word) {
        return Some(Fate::Gone(says.to_owned()));
    }
    let row = DIFFERENCES.iter().find(|row| row.word == word)?;
    match row.here.iter().find(is_verb) {
        Some(line) => Some(Fate::Here(line, row.says)),
        None if row.says.is_empty() => None,
        None => Some(Fate::Gone(row.says.to_owned())),
    }
}

fn page(page: &Page) -> String {
    let mut same = Vec::new();
    let mut others = Vec::new();
    for word in commands() {
        match fate(word) {
            Some(Fate::Same) => same.push(link(format_args!("help {word}"), word, page)),
            Some(Fate::Here(line, says)) => others.push((word, format!("`{line}`. {says}"))),
            Some(Fate::Gone(says)) => others.push((word, says)),
            None => {}
        }
    }
    let begin = "Whoever knows tbaMUD, CircleMUD or another of that family will find these commands where \
                 they were, with the same abbreviations for the ways and for what is typed daily:";
    let mut text = rule("Differences", page) + "\n";
    text.push_str(&(wrap(&format!("{begin} {}.", same.join(", ")), page, 0) + "\n"));
    text.push_str(&(wrap("These are called otherwise, or are not here:", page, 0) + "\n"));
    for (word, says) in others {
        let line = format!("{} {}", Style::Label.on(format!("{word}:")), says.trim_end());
        text.push_str(&(wrap(&line, page, 2) + "\n"));
    }
    text
}
