//! What may be typed about channels, and on them.

use super::rules::{self, meant, speak};
use super::state::{COLOURS, HELPER, Switch};
use super::{pages, refusals};
use crate::base::id::CreatureId;
use crate::base::limits::{
    CHANNEL_LINES_SHOWN, CHANNEL_LINES_SHOWN_MAX, HEARD_HELD_MAX, HELPER_LEVEL_MIN,
};
use crate::game::Turn;
use crate::game::frame::args::Args;
use crate::game::frame::keep::{LogName, Query};
use crate::game::frame::part::{Done, Part};
use crate::game::frame::posture::Posture;
use crate::game::frame::role::Role;
use crate::game::frame::turn::{Ask, Kept};
use crate::game::frame::verb::{Group, Spec};

/// What all that speak on a channel have in common.
const SPEAKS: Spec = Spec { priority: 62, group: Group::Talking, ..Spec::DEFAULT };

pub(super) const VERBS: &[Spec] = &[
    Spec {
        name: "gossip",
        aliases: &["chat", "ooc"],
        shorts: &["gos"],
        usage: "gossip [words|:what you do|on|off]",
        example: "gossip Good evening, all.",
        help: "Talks with everybody in the world. `gossip :waves` shows what you do, `gossip` alone tells \
               how it stands, `gossip off` (or `nogossip`) switches it off. All channels work so.",
        run: |turn, who, args| speak(turn, who, args, "gossip"),
        ..SPEAKS
    },
    Spec {
        name: "newbie",
        usage: "newbie [words|:what you do|on|off]",
        example: "newbie How do I eat?",
        help: "Asks what newcomers ask, or answers it. Everybody hears it, and nobody laughs.",
        run: |turn, who, args| speak(turn, who, args, "newbie"),
        ..SPEAKS
    },
    Spec {
        name: "question",
        usage: "question [words|:what you do|on|off]",
        example: "question Where is the bank?",
        help: "Asks everybody how something works here.",
        run: |turn, who, args| speak(turn, who, args, "question"),
        ..SPEAKS
    },
    Spec {
        name: "trade",
        usage: "trade [words|:what you do|on|off]",
        example: "trade Selling a good axe.",
        help: "Says to everybody what you would buy or sell.",
        run: |turn, who, args| speak(turn, who, args, "trade"),
        ..SPEAKS
    },
    Spec {
        name: "auction",
        usage: "auction [words|:what you do|on|off]",
        example: "auction A good axe, who offers most?",
        help: "Says to everybody what goes to whoever offers most. There is no auction house: you meet \
               to trade.",
        run: auction,
        ..SPEAKS
    },
    Spec {
        name: "grats",
        aliases: &["gratz", "congrats"],
        usage: "grats [who|words|on|off]",
        example: "grats bran",
        help: "Congratulates somebody where everybody hears it.",
        run: grats,
        ..SPEAKS
    },
    Spec {
        name: "calling",
        aliases: &["ctell"],
        usage: "calling [words|:what you do|on|off]",
        example: "calling Who shields whom tonight?",
        help: "Talks with all who have your calling.",
        run: |turn, who, args| speak(turn, who, args, "calling"),
        ..SPEAKS
    },
    Spec {
        name: "fsay",
        aliases: &["ftell", "fchat"],
        usage: "fsay [words|:what you do|on|off]",
        example: "fsay To the gate!",
        help: "Talks with all members of your faction.",
        run: |turn, who, args| speak(turn, who, args, "faction"),
        ..SPEAKS
    },
    Spec {
        name: "@wiznet",
        aliases: &["@imm"],
        priority: 92,
        role: Role::Builder,
        posture: Posture::Sleeping,
        group: Group::Staff,
        usage: "@wiznet [words|:what you do|on|off]",
        example: "@wiznet Who looks after the gate?",
        help: "Talks with the staff, and with nobody else.",
        run: |turn, who, args| speak(turn, who, args, "staff"),
        ..Spec::DEFAULT
    },
    Spec {
        name: "channels",
        aliases: &["channel"],
        priority: 61,
        posture: Posture::Sleeping,
        group: Group::Comfort,
        example: "channels off gossip",
        help: "Shows the channels on which people talk, and which you hear. A channel is also the word that \
               speaks on it: `help gossip`.",
        parts: PARTS,
        bare: "list",
        other: "how",
        ..Spec::DEFAULT
    },
    Spec {
        name: "history",
        aliases: &["replay"],
        priority: 61,
        posture: Posture::Sleeping,
        group: Group::Comfort,
        usage: "history [channel|tell|say] [how many] [before <entry>]",
        example: "history gossip 10",
        help: "Reads what was said on your channels, or on one of them, with the time by your clock \
               (`config timezone`). It is kept for a month. `history tell` and `history say` read what \
               you heard since you came in, which is kept nowhere.",
        run: history,
        ..Spec::DEFAULT
    },
    Spec {
        name: "lasttell",
        aliases: &["lasttells"],
        priority: 61,
        posture: Posture::Sleeping,
        group: Group::Comfort,
        usage: "lasttell",
        example: "lasttell",
        help: "Reads the last thing that you were told, or told others. `history tell` reads more.",
        run: |turn, who, args| {
            args.end()?;
            heard(turn, who, "tell", 1)
        },
        ..Spec::DEFAULT
    },
];

const PARTS: &[Part] = &[
    Part {
        name: "list",
        example: "channels list",
        help: "Shows all channels, and how you hear them.",
        run: |turn, who, args| {
            args.end()?;
            turn.show(who, Kept::Yes, move |view, page| pages::table(view, who, page));
            Ok(())
        },
        ..Part::DEFAULT
    },
    Part {
        name: "how",
        takes: "<channel>",
        example: "channels how gossip",
        help: "Tells how a channel stands. The word itself may be left out.",
        run: how,
        ..Part::DEFAULT
    },
    Part {
        name: "on",
        takes: "<channel|all>",
        example: "channels on gossip",
        help: "Switches a channel on.",
        run: |turn, who, args| switch(turn, who, args, Switch::On),
        ..Part::DEFAULT
    },
    Part {
        name: "off",
        takes: "<channel|all>",
        example: "channels off gossip",
        help: "Switches a channel off. `nogossip` does, too, and switches it on again.",
        run: |turn, who, args| switch(turn, who, args, Switch::Off),
        ..Part::DEFAULT
    },
    Part {
        name: "colour",
        aliases: &["color"],
        takes: "<channel> <colour|auto>",
        example: "channels colour gossip green",
        help: "Shows a channel in a colour of your own.",
        run: colour,
        ..Part::DEFAULT
    },
    Part {
        name: "helper",
        takes: "<on|off>",
        example: "channels helper on",
        help: "Tells you when somebody is here for the first time, so that you can say hello.",
        run: helper,
        ..Part::DEFAULT
    },
];

fn how(turn: &mut Turn, who: CreatureId, mut args: Args) -> Done {
    let word = args.word()?;
    args.end()?;
    if let Some(word) = word.to_lowercase().strip_prefix("no") {
        return rules::switch_alone(turn, who, word);
    }
    let channel = meant(turn, who, word)?;
    turn.show_line(who, Kept::Yes, move |view| pages::stands(view, who, channel));
    Ok(())
}

fn switch(turn: &mut Turn, who: CreatureId, mut args: Args, to: Switch) -> Done {
    let word = args.word()?;
    args.end()?;
    if !word.eq_ignore_ascii_case("all") {
        let channel = meant(turn, who, word)?;
        return rules::switch(turn, who, channel, to);
    }
    for channel in super::state::all() {
        if (channel.ring)(turn.view(), who).is_some() {
            rules::choose(turn, who, channel.name, |hearing| hearing.is_on = to == Switch::On);
        }
    }
    turn.show(who, Kept::Yes, move |view, page| pages::table(view, who, page));
    Ok(())
}

fn colour(turn: &mut Turn, who: CreatureId, mut args: Args) -> Done {
    let channel = meant(turn, who, args.word()?)?;
    let typed = args.word()?.to_lowercase();
    args.end()?;
    let names: Vec<&str> = COLOURS.iter().map(|(name, _)| *name).collect();
    let colour = match typed.as_str() {
        "auto" | "default" => String::new(),
        "gray" => "grey".into(),
        name if names.contains(&name) => name.to_owned(),
        other => return Err(refusals::no_colour(other, &names)),
    };
    rules::choose(turn, who, channel.name, |hearing| hearing.colour = colour);
    turn.show(who, Kept::Yes, move |view, page| pages::table(view, who, page));
    Ok(())
}

fn helper(turn: &mut Turn, who: CreatureId, mut args: Args) -> Done {
    let on = args.choice(&[("on", true), ("off", false)])?;
    args.end()?;
    let level = turn.world.players.character(who).map_or(0, |player| player.level());
    if on && level < HELPER_LEVEL_MIN && turn.world.players.role(who) == Role::Player {
        return Err(refusals::too_new_to_help());
    }
    rules::choose(turn, who, HELPER, |hearing| hearing.is_on = on);
    turn.show_line(who, Kept::Yes, move |_| match on {
        true => "You are a helper: you are told when somebody is here for the first time.".into(),
        false => "You are no helper any more, and are not told of newcomers.".into(),
    });
    Ok(())
}

/// Words that ask for an auction house are not said to everybody.
fn auction(turn: &mut Turn, who: CreatureId, args: Args) -> Done {
    const ASKS: [&str; 7] = ["list", "bid", "bids", "buy", "cancel", "info", "status"];
    let first = args.ahead().split_whitespace().next().unwrap_or_default().to_lowercase();
    match ASKS.contains(&first.as_str()) {
        true => Err(refusals::no_auction_house()),
        false => speak(turn, who, args, "auction"),
    }
}

/// `grats bran` congratulates Bran.
fn grats(turn: &mut Turn, who: CreatureId, args: Args) -> Done {
    let typed = args.ahead();
    let whom = turn.world.players.find(typed).filter(|whom| turn.world.players.may_see(who, *whom));
    let Some(name) = whom.and_then(|whom| turn.world.players.name(whom)) else {
        return speak(turn, who, args, "grats");
    };
    let line = format!(":congratulates {name}.");
    speak(turn, who, Args::new(who, &line, "grats [who|words|on|off]"), "grats")
}

fn history(turn: &mut Turn, who: CreatureId, mut args: Args) -> Done {
    let before = args.last_before()?;
    let is_count = |args: &Args| {
        let last = args.ahead().split_whitespace().next_back().unwrap_or_default();
        !last.is_empty() && last.bytes().all(|byte| byte.is_ascii_digit())
    };
    let most = match is_count(&args) {
        true => args.last_number(1..=CHANNEL_LINES_SHOWN_MAX)?,
        false => CHANNEL_LINES_SHOWN,
    };
    let most = usize::try_from(most).unwrap_or(HEARD_HELD_MAX);
    let word = args.maybe(Args::word)?.map(str::to_lowercase);
    args.end()?;
    let channel = match word.as_deref() {
        None | Some("all") => None,
        Some("tell" | "tells") => return heard(turn, who, "tell", most),
        Some("say" | "says") => return heard(turn, who, "say", most),
        Some(word) => Some(meant(turn, who, word)?),
    };
    let newest = turn.world.channels.lines.back().map_or(0, |last| last.number);
    // Lines of one channel may be few among all, so all pages come from where the log is whole.
    let before = before.unwrap_or(newest.saturating_add(1));
    let word = Some(pages::word(turn.view(), who, channel));
    let log = LogName::ChannelLine;
    turn.ask(Ask::History(Query { who, log, before, most, word }));
    Ok(())
}

fn heard(turn: &mut Turn, who: CreatureId, channel: &'static str, most: usize) -> Done {
    if !turn.world.heard.by(who).any(|line| line.channel == channel) {
        return Err(match channel {
            "tell" => refusals::nothing_told(),
            _ => refusals::nothing_said(),
        });
    }
    turn.show(who, Kept::No, move |view, page| pages::heard(view, who, channel, most, page));
    Ok(())
}
