//! The one table of settings: all that players choose about how the game looks and what it does
//! for them by itself.
//!
//! A row is a setting: its words, what it may be, what it is for, and what it is now. Of a row come
//! its line on the page of `config`, the part `config autoloot`, and the verb `autoloot`. One rule
//! holds for all: what is on or off is switched by its name alone, and anything else says what it
//! is now.

use super::brief::brief;
use super::choices::{charset, color, page_length, prompt, reader, theme, width, wimpy};
use super::preferences::{Preferences, Prompt, Wimpy};
use super::switches::SWITCHES;
use super::timezone::timezone;
use crate::base::id::CreatureId;
use crate::game::Turn;
use crate::game::frame::args::Args;
use crate::game::frame::part::{Done, Part};
use crate::game::frame::posture::Posture;
use crate::game::frame::turn::Kept;
use crate::game::frame::verb::{Group, Run, Spec};
use crate::text::charset::Charset;
use crate::text::page::{Colour, Page};

/// Under which heading `config` shows a setting.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Topic {
    /// What the game does for one by itself.
    ByItself,
    /// What is said, and how much of it.
    Text,
    /// The client's window.
    Screen,
}

impl Topic {
    pub const ALL: [Topic; 3] = [Topic::ByItself, Topic::Text, Topic::Screen];

    pub fn word(self) -> &'static str {
        match self {
            Topic::ByItself => "By itself",
            Topic::Text => "What is said",
            Topic::Screen => "Your screen",
        }
    }
}

/// One setting.
#[derive(Clone, Copy)]
pub(super) struct Setting {
    pub topic: Topic,
    /// What it is for, in some words.
    pub does: &'static str,
    /// What may be chosen; nothing for what is on or off.
    pub values: &'static str,
    /// What is chosen now.
    pub now: fn(&Preferences, &Page) -> String,
    /// `config autoloot`.
    pub part: Part,
    /// `autoloot`; without a name where the verb has more to say of itself and stands elsewhere.
    pub verb: Spec,
}

/// A row of the table: what comes of it is made of the same words.
macro_rules! setting {
    (
        $topic:ident $name:literal $words:expr, takes $takes:literal, example $example:expr,
        help $help:expr, does $does:literal, values $values:literal, now $now:expr, run $run:expr
    ) => {
        $crate::game::people::player::settings::Setting {
            topic: $crate::game::people::player::settings::Topic::$topic,
            does: $does,
            values: $values,
            now: $now,
            part: $crate::game::frame::part::Part {
                name: $name,
                aliases: $words,
                takes: $takes,
                example: concat!("config ", $example),
                help: $help,
                run: $run,
                ..$crate::game::frame::part::Part::DEFAULT
            },
            verb: $crate::game::people::player::settings::verb(
                ($name, $words),
                concat!($name, " ", $takes),
                $example,
                $help,
                $run,
            ),
        }
    };
}
pub(super) use setting;

/// The verb of a setting. Behind everything else that begins so: one sets it seldom.
pub(super) const fn verb(
    (name, aliases): (&'static str, &'static [&'static str]),
    usage: &'static str,
    example: &'static str,
    help: &'static str,
    run: Run,
) -> Spec {
    let (priority, posture, group) = (72, Posture::Sleeping, Group::Comfort);
    Spec { name, aliases, usage, example, help, run, priority, posture, group, ..Spec::DEFAULT }
}

impl Setting {
    /// One whose verb stands elsewhere.
    const fn without_verb(self) -> Setting {
        Setting { verb: Spec::DEFAULT, ..self }
    }

    /// With abbreviations of the part that are promised.
    const fn part_short(mut self, shorts: &'static [&'static str]) -> Setting {
        self.part.shorts = shorts;
        self
    }
}

const OTHERS: [Setting; 11] = [
    setting! {
        Text "brief" &[], takes "[on|off] or combat [on|off]", example "brief combat on",
        help "Shows rooms by their names only as you walk, or fights in one line a round.",
        does "less of rooms as you walk, or of fights",
        values "on, off, combat on, combat off",
        now |chosen, page| {
            let [walks, fights] =
                [chosen.brief, chosen.sums_fights(page)].map(|on| if on { "on" } else { "off" });
            format!("{walks}, combat {fights}")
        },
        run brief
    }
    .without_verb(),
    setting! {
        Text "prompt" &[], takes "[template|all|default|off]", example "prompt default",
        help "What stands before your cursor; `help prompt` tells how to make one.",
        does "what stands before your cursor", values "default, all, off, a template",
        now |chosen, _| match &chosen.prompt {
            Prompt::Default => "default".into(),
            Prompt::Off => "off".into(),
            Prompt::Own(own) => own.text().to_owned(),
        },
        run prompt
    }
    .without_verb(),
    setting! {
        Text "timezone" &["tz"], takes "[auto|city|+2]", example "timezone Europe/Vienna",
        help "In which time zone moments of people's days are told to you. Alone it says which.",
        does "where your clock is", values "auto, a city, +2",
        now |chosen, _| match chosen.zone.as_str() {
            "" => "auto".into(),
            zone => zone.into(),
        },
        run timezone
    },
    setting! {
        Text "wimpy" &[], takes "[on|off|health]", example "wimpy on",
        help "When you run from a fight by yourself. Alone it says when.",
        does "when you run from a fight", values "off, on, a number of health",
        now |chosen, _| match chosen.wimpy {
            Wimpy::Off => "off".into(),
            Wimpy::Quarter => "on".into(),
            Wimpy::At(health) => health.to_string(),
        },
        run wimpy
    }
    .part_short(&["w"])
    .without_verb(),
    setting! {
        Screen "charset" &[], takes "[auto|utf-8|latin-1|ascii]", example "charset auto",
        help "How letters are written that are not English. Alone it says how.",
        does "how letters are written", values "auto, utf-8, latin-1, ascii",
        now |chosen, _| {
            let name = |charset: Charset| charset.name().to_lowercase();
            chosen.charset.map_or("auto".into(), name)
        },
        run charset
    }
    .without_verb(),
    setting! {
        Screen "color" &["colour"], takes "[auto|off|16|256|true]", example "color 256",
        help "Colours: as many as your client shows, none, or so many. Alone it says how many.",
        does "how many colours", values "auto, off, 16, 256, true",
        now |chosen, _| match chosen.colours() {
            None => "auto".into(),
            Some(Colour::None) => "off".into(),
            Some(_) => chosen.colour.clone(),
        },
        run color
    }
    .part_short(&["c"])
    .without_verb(),
    setting! {
        Screen "pagelength" &["scroll"], takes "[lines|auto]", example "pagelength 20",
        help "How many lines of a long answer are shown at a time, 5 to 500; `auto` shows as many as your \
              window has. Alone it says how many. `pager` switches all of that on and off.",
        does "lines at a time", values "auto, 5 to 500",
        now |chosen, _| chosen.page_length.map_or("auto".into(), |lines| lines.to_string()),
        run page_length
    },
    setting! {
        Screen "reader" &[], takes "[on|off|auto]", example "reader auto",
        help "Writes for those who hear the game read out. Alone it is switched.",
        does "for those who hear the game", values "auto, on, off",
        now |chosen, _| match chosen.reader.chosen() {
            None => "auto".into(),
            Some(on) => if on { "on" } else { "off" }.into(),
        },
        run reader
    }
    .without_verb(),
    setting! {
        Screen "theme" &[], takes "[dark|light|any]", example "theme dark",
        help "Which colours can be read on your screen. Alone it says which screen that is.",
        does "what is behind the letters", values "any, dark, light",
        now |chosen, _| chosen.theme.word().into(),
        run theme
    }
    .part_short(&["t"])
    .without_verb(),
    setting! {
        Screen "width" &["screenwidth", "linewidth"], takes "[20 to 500|0|auto]",
        example "width 80",
        help "How wide text is: 20 to 500 columns, as your client wraps it (0), or as your window is. \
              Alone it says how wide.",
        does "columns of text", values "auto, 0, 20 to 500",
        now |chosen, _| chosen.width.map_or("auto".into(), |columns| columns.to_string()),
        run width
    }
    .without_verb(),
    SHOWS,
];

/// The page itself; no setting, but a part as they are.
const SHOWS: Setting = Setting {
    topic: Topic::Screen,
    does: "",
    values: "",
    now: |_, _| String::new(),
    part: Part {
        name: "show",
        aliases: &["all", "list"],
        example: "config show",
        help: "Shows all settings, what they are for, and what they are now.",
        run: show,
        ..Part::DEFAULT
    },
    verb: Spec::DEFAULT,
};

/// What was chosen, and what else may be.
fn show(turn: &mut Turn, who: CreatureId, args: Args) -> Done {
    args.end()?;
    turn.show(who, Kept::Yes, move |view, page| super::pages::choices(view, who, page));
    Ok(())
}

const COUNT: usize = SWITCHES.len() + OTHERS.len();

const ALL: [Setting; COUNT] = {
    let mut all = [SHOWS; COUNT];
    let mut at = 0;
    while at < COUNT {
        all[at] = match at.checked_sub(SWITCHES.len()) {
            None => SWITCHES[at],
            Some(behind) => OTHERS[behind],
        };
        at += 1;
    }
    all
};

/// All settings, in the order in which `config` shows them.
pub(super) fn settings() -> impl Iterator<Item = &'static Setting> {
    static SETTINGS: [Setting; COUNT] = ALL;
    SETTINGS.iter().filter(|setting| !setting.does.is_empty())
}

/// The parts of `config`: one that shows all settings, and one for each.
pub(super) const PARTS: &[Part] = &{
    let mut parts = [SHOWS.part; COUNT];
    let mut at = 0;
    while at + 1 < COUNT {
        parts[at + 1] = ALL[at].part;
        at += 1;
    }
    parts
};

const VERBS_COUNT: usize = {
    let (mut count, mut at) = (0, 0);
    while at < COUNT {
        if !ALL[at].verb.name.is_empty() {
            count += 1;
        }
        at += 1;
    }
    count
};

/// The verbs of this feature: those written by hand, and one for each setting that has none there.
pub(super) const fn with_verbs<const SUM: usize>(own: &[Spec]) -> [Spec; SUM] {
    let mut all = [Spec::DEFAULT; SUM];
    let mut to = 0;
    while to < own.len() {
        all[to] = own[to];
        to += 1;
    }
    let mut at = 0;
    while at < COUNT {
        if !ALL[at].verb.name.is_empty() {
            all[to] = ALL[at].verb;
            to += 1;
        }
        at += 1;
    }
    assert!(to == SUM, "a verb is missing, or there is room for one that is none");
    all
}

/// How many verbs the table makes.
pub(super) const MADE: usize = VERBS_COUNT;
