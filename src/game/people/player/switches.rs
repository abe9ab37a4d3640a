//! Settings that are on or off. A row says all there is to say of one; typed alone it is switched.

use super::choices::{chosen, switched};
use super::preferences::Preferences;
use super::rules;
use super::settings::{Setting, setting};
use crate::base::id::CreatureId;
use crate::game::Turn;
use crate::game::frame::args::Args;
use crate::game::frame::part::Done;
use crate::text::sentence::capitalise;

macro_rules! switches {
    ($($topic:ident $field:ident $name:literal $words:expr, $does:literal, $help:literal,
       on $on:literal, off $off:literal;)*) => {
        [$(setting! {
            $topic $name $words, takes "[on|off]", example concat!($name, " on"),
            help concat!($help, " Alone it is switched."), does $does, values "",
            now |chosen, _| if chosen.$field { "on".into() } else { "off".into() },
            run |turn, who, args| {
                switch(turn, who, args, &Switch { name: $name, field: |p| &mut p.$field, says: [$off, $on] })
            }
        }),*]
    };
}

/// What is switched, and what is so when it is off and when it is on.
struct Switch {
    name: &'static str,
    field: fn(&mut Preferences) -> &mut bool,
    says: [&'static str; 2],
}

fn switch(turn: &mut Turn, who: CreatureId, args: Args, what: &Switch) -> Done {
    let wanted = switched(args)?;
    let Some(character) = turn.world.players.character(who) else { return Ok(()) };
    let mut before = character.preferences().clone();
    let on = wanted.unwrap_or(!*(what.field)(&mut before));
    rules::choose(turn, who, |preferences| *(what.field)(preferences) = on);
    let (is, says) = if on { ("on", what.says[1]) } else { ("off", what.says[0]) };
    let verb = if what.name.ends_with('s') { "are" } else { "is" };
    chosen(turn, who, &format!("{} {verb} {is}: {says}", capitalise(what.name)))
}

/// All of them, in the order in which `config` shows them.
pub(super) const SWITCHES: [Setting; 17] = {
    let mut all = switches! {
        ByItself autoassist "autoassist" &[], "joins fights of your group",
            "Fights beside those of your group who are in a fight where you are.",
            on "you fight beside your group.", off "you join fights of your group yourself.";
        ByItself autodoor "autodoor" &[], "opens doors as you walk",
            "Opens a closed door when you walk against it.",
            on "you open closed doors as you walk.", off "a closed door stops you.";
        ByItself autoexits "autoexits" &["autoexit"], "shows the ways out of a room",
            "Shows the ways out below each room. Without it, `exits` tells them.",
            on "rooms show the ways out.", off "rooms do not show the ways out; `exits` does.";
        ByItself autogold "autogold" &[], "takes coins of what you kill",
            "Takes the coins out of what you killed, as far as they are yours to take.",
            on "you take the coins of what you kill.", off "coins stay with the dead.";
        ByItself autokey "autokey" &[], "unlocks doors as you walk",
            "Unlocks a locked door when you walk against it, if you carry its key; with autodoor it is opened, too.",
            on "you unlock doors as you walk, if you have the key.", off "a locked door stops you.";
        ByItself autoloot "autoloot" &[], "takes all of what you kill",
            "Takes everything out of what you killed, as far as it is yours to take.",
            on "you take everything from what you kill.", off "things stay with the dead.";
        ByItself automap "automap" &[], "shows a map as you walk",
            "Shows the map around you with each room.",
            on "each room comes with its map.", off "`map` shows the map when you want it.";
        ByItself autosac "autosac" &[], "clears away empty corpses",
            "Clears away the corpse of what you killed once there is nothing left in it.",
            on "you clear away corpses that are empty.", off "corpses lie until they rot.";
        ByItself autosplit "autosplit" &[], "shares coins with your group",
            "Shares the coins that you take from the dead with those of your group who are there.",
            on "you share coins of the dead with your group.", off "you keep the coins that you take.";
        ByItself nofollow "nofollow" &[], "keeps followers off",
            "Lets nobody begin to follow you. Those who do already go on; `lose all` shakes them off.",
            on "nobody may begin to follow you.", off "whoever wants to may follow you.";
        ByItself seeking "seeking" &["lfg"], "says in `who` that you look for company",
            "Shows in `who` that you look for company; `who seeking` lists all who do.",
            on "`who` says that you look for company.", off "`who` does not say that you look for company.";
        ByItself stack "stack" &["stacking"], "several commands in a line, between semicolons",
            "Takes a line at its semicolons for several commands: `n;n;look`. Two semicolons are one that is meant, and words for others keep theirs.",
            on "`n;n;look` is three commands.", off "a line is one command, whatever stands in it.";
        Text compact "compact" &[], "leaves out empty lines",
            "Leaves empty lines out, so that more fits your window.",
            on "empty lines are left out.", off "empty lines are shown.";
        Text tips "tips" &["tip"], "what you might try next",
            "Tells you what you might try next, each thing once, until you have done it.",
            on "you are told what you might try next; `goals` shows it.",
            off "you are told nothing that you did not ask for; `goals` shows what is open.";
        Text foul_words "foulwords" &["foul"], "foul words on channels as they are said",
            "Shows foul words on channels. Without it they are stars.",
            on "foul words on channels are shown.", off "foul words on channels are stars.";
        Text timestamps "timestamp" &["timestamps"], "the hour before each line",
            "Puts the hour before what happens, by your own time zone (`timezone`).",
            on "the hour stands before what happens.", off "no hour stands before lines.";
        Screen pager "pager" &[], "long answers a window at a time",
            "Shows long answers a window at a time: Enter goes on, q ends, and any other line is the command it always is.",
            on "long answers are shown a window at a time: Enter goes on, q ends.", off "long answers are shown at once.";
    };
    let mut at = 0;
    while at < all.len() {
        match all[at].part.name.as_bytes() {
            b"autosplit" => {
                all[at].part.shorts = &["autos"];
                all[at].verb.shorts = &["autos"];
            }
            b"pager" => {
                all[at].part.shorts = &["p", "pa", "pag", "page"];
                all[at].verb.shorts = &["pa", "pag", "page"];
            }
            _ => {}
        }
        at += 1;
    }
    all
};
