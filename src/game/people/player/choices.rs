//! What players choose about how the game looks to them.
//!
//! Each choice is a rule of one line ([`rules::choose`]) and a sentence that says what is so now.

use super::brief::brief;
use super::event::Event;
use super::pages;
use super::preferences::{self, Preferences, Prompt, Wimpy};
use super::refusals;
use super::{prompt as template, rules, timezone};
use crate::base::id::CreatureId;
use crate::base::limits::{WIDTH_MAX, WIDTH_MIN};
use crate::game::frame::args::Args;
use crate::game::frame::part::{Done, Part};
use crate::game::frame::turn::Kept;
use crate::game::{Refusal, Turn};
use crate::text::charset::Charset;
use crate::text::page::{Colour, Page, Theme};
use crate::text::style::clean;

/// `on` or `off`; `None` for the other of what it is now.
pub(super) fn switched(mut args: Args) -> Result<Option<bool>, Refusal> {
    let wanted = match (args.keyword("yes"), args.keyword("no")) {
        (true, _) => Some(true),
        (_, true) => Some(false),
        _ => args.maybe(|args| args.choice(&[("on", true), ("off", false)]))?,
    };
    args.end()?;
    Ok(wanted)
}

/// What was chosen, and what else may be.
fn show(turn: &mut Turn, who: CreatureId, args: Args) -> Done {
    args.end()?;
    turn.show(who, Kept::Yes, move |view, page| pages::choices(view, who, page));
    Ok(())
}

/// One thing that can be chosen.
pub(super) struct Choice {
    pub part: Part,
    /// What may be chosen.
    pub values: &'static str,
    /// What is chosen now.
    pub now: fn(&Preferences, &Page) -> String,
}

/// The parts of `config`: one that shows all choices, and one for each.
pub(super) const PARTS: &[Part] = &{
    let mut parts = [SHOW; CHOICES.len() + 1];
    let mut at = 0;
    while at < CHOICES.len() {
        parts[at + 1] = CHOICES[at].part;
        at += 1;
    }
    parts
};

const SHOW: Part = Part {
    name: "show",
    example: "config show",
    help: "Shows what you chose about how the game looks to you, and what else you might.",
    run: show,
    ..Part::DEFAULT
};

/// All there is to choose, in the order in which `config` shows it.
pub(super) const CHOICES: &[Choice] = &[
    Choice {
        part: Part {
            name: "brief",
            takes: "[on|off] or combat [on|off]",
            example: "config brief combat on",
            help: "Shows rooms by their names only as you walk, or fights in one line a round.",
            run: brief,
            ..Part::DEFAULT
        },
        values: "on, off, combat on, combat off",
        now: |chosen, page| {
            let [walks, fights] =
                [chosen.brief, chosen.sums_fights(page)].map(|on| if on { "on" } else { "off" });
            format!("{walks}, combat {fights}")
        },
    },
    Choice {
        part: Part {
            name: "color",
            aliases: &["colour"],
            shorts: &["c"],
            takes: "<auto|off|16|256|true>",
            example: "config color 256",
            help: "Colours: as many as your client shows, none, or so many.",
            run: color,
            ..Part::DEFAULT
        },
        values: "auto, off, 16, 256, true",
        now: |chosen, _| match chosen.colours() {
            None => "auto".into(),
            Some(Colour::None) => "off".into(),
            Some(_) => chosen.colour.clone(),
        },
    },
    Choice {
        part: Part {
            name: "charset",
            takes: "<auto|utf-8|latin-1|ascii>",
            example: "config charset auto",
            help: "How letters are written that are not English.",
            run: charset,
            ..Part::DEFAULT
        },
        values: "auto, utf-8, latin-1, ascii",
        now: |chosen, _| {
            let name = |charset: Charset| charset.name().to_lowercase();
            chosen.charset.map_or("auto".into(), name)
        },
    },
    Choice {
        part: Part {
            name: "pager",
            shorts: &["p"],
            takes: "[on|off]",
            example: "config pager off",
            help: "Shows long answers a window at a time, or at once.",
            run: pager,
            ..Part::DEFAULT
        },
        values: "on, off",
        now: |chosen, _| if chosen.pager { "on".into() } else { "off".into() },
    },
    Choice {
        part: Part {
            name: "prompt",
            takes: "[template|default|off]",
            example: "config prompt default",
            help: "What stands before your cursor; `help prompt` tells how to make one.",
            run: prompt,
            ..Part::DEFAULT
        },
        values: "default, off, a template",
        now: |chosen, _| match &chosen.prompt {
            Prompt::Default => "default".into(),
            Prompt::Off => "off".into(),
            Prompt::Own(own) => own.text().to_owned(),
        },
    },
    Choice {
        part: Part {
            name: "reader",
            takes: "[on|off|auto]",
            example: "config reader auto",
            help: "Writes for those who hear the game read out.",
            run: reader,
            ..Part::DEFAULT
        },
        values: "auto, on, off",
        now: |chosen, _| match chosen.reader.chosen() {
            None => "auto".into(),
            Some(on) => if on { "on" } else { "off" }.into(),
        },
    },
    Choice {
        part: Part {
            name: "theme",
            shorts: &["t"],
            takes: "<dark|light|any>",
            example: "config theme dark",
            help: "Which colours can be read on your screen.",
            run: theme,
            ..Part::DEFAULT
        },
        values: "any, dark, light",
        now: |chosen, _| chosen.theme.word().into(),
    },
    timezone::CHOICE,
    Choice {
        part: Part {
            name: "wimpy",
            shorts: &["w"],
            takes: "[on|off|health]",
            example: "config wimpy on",
            help: "When you run from a fight by yourself.",
            run: wimpy,
            ..Part::DEFAULT
        },
        values: "off, on, a number of health",
        now: |chosen, _| match chosen.wimpy {
            Wimpy::Off => "off".into(),
            Wimpy::Quarter => "on".into(),
            Wimpy::At(health) => health.to_string(),
        },
    },
    Choice {
        part: Part {
            name: "width",
            takes: "<20 to 500|0|auto>",
            example: "config width 80",
            help: "How wide text is: 20 to 500 columns, as your client wraps it (0), or as your window is.",
            run: width,
            ..Part::DEFAULT
        },
        values: "auto, 0, 20 to 500",
        now: |chosen, _| chosen.width.map_or("auto".into(), |columns| columns.to_string()),
    },
];

fn pager(turn: &mut Turn, who: CreatureId, args: Args) -> Done {
    let now = turn.world.players.character(who).is_some_and(|p| p.preferences().pager);
    let on = switched(args)?.unwrap_or(!now);
    rules::choose(turn, who, |preferences| preferences.pager = on);
    chosen(
        turn,
        who,
        if on {
            "Long answers are shown a window at a time: Enter goes on, q ends."
        } else {
            "Long answers are shown at once."
        },
    )
}

pub(super) fn theme(turn: &mut Turn, who: CreatureId, mut args: Args) -> Done {
    let theme = args.choice(&Theme::ALL.map(|theme| (theme.word(), theme)))?;
    args.end()?;
    rules::choose(turn, who, |preferences| preferences.theme = theme);
    chosen(
        turn,
        who,
        match theme {
            Theme::Any => "Colours can be read on any screen, dark or light.",
            Theme::Dark => "Colours are bright, for a dark screen.",
            Theme::Light => "Colours are deep, for a light screen.",
        },
    )
}

pub(super) fn chosen(turn: &mut Turn, who: CreatureId, sentence: &str) -> Done {
    turn.report(Event::Chose { who, sentence: sentence.to_string() });
    Ok(())
}

pub(super) fn reader(turn: &mut Turn, who: CreatureId, mut args: Args) -> Done {
    let is_on = |turn: &Turn| turn.world.players.page(who).is_some_and(|page| page.reader);
    let choice = match args.keyword("auto") {
        true => preferences::Choice::Auto,
        false => preferences::Choice::of(switched(args)?.or(Some(!is_on(turn)))),
    };
    rules::choose(turn, who, |preferences| preferences.reader = choice);
    let sentence = match (choice, is_on(turn)) {
        (preferences::Choice::Auto, true) => {
            "Screen-reader mode is on, because your client says so."
        }
        (preferences::Choice::Auto, false) => {
            "Screen-reader mode is off until your client asks for it."
        }
        (preferences::Choice::On | preferences::Choice::Off, true) => "Screen-reader mode is on.",
        (preferences::Choice::On | preferences::Choice::Off, false) => "Screen-reader mode is off.",
    };
    chosen(turn, who, sentence)
}

pub(super) fn color(turn: &mut Turn, who: CreatureId, mut args: Args) -> Done {
    let colour = match args.all().to_ascii_lowercase().as_str() {
        "auto" => "auto",
        "on" | "ansi" | "16" => "16",
        "off" | "none" | "no" => "none",
        "256" => "256",
        "true" | "truecolor" => "true",
        _ => return Err(args.usage()),
    };
    rules::choose(turn, who, |preferences| preferences.colour = colour.into());
    let sentence = match colour {
        "none" => "Colours are off.".to_string(),
        "auto" => "You get the colours that your client says it shows.".to_string(),
        "16" => "Colours are on (sixteen of them).".to_string(),
        other => format!("Colours are on ({other})."),
    };
    chosen(turn, who, &sentence)
}

pub(super) fn charset(turn: &mut Turn, who: CreatureId, mut args: Args) -> Done {
    let chosen_now = match args.all() {
        "auto" => None,
        name => Some(Charset::named(name).ok_or_else(|| args.usage())?),
    };
    rules::choose(turn, who, |preferences| preferences.charset = chosen_now);
    let now = turn.world.players.page(who).map_or("", |page| page.charset.name());
    let sentence = match chosen_now {
        Some(_) => format!("Letters are written in {now}."),
        None => format!("Letters are written as your client can show them: in {now}."),
    };
    chosen(turn, who, &sentence)
}

pub(super) fn width(turn: &mut Turn, who: CreatureId, mut args: Args) -> Done {
    let width = match args.all() {
        "auto" => None,
        "0" => Some(0),
        number => match number.parse::<u16>() {
            Ok(n) if (WIDTH_MIN..=WIDTH_MAX).contains(&n) => Some(n),
            _ => return Err(args.usage()),
        },
    };
    rules::choose(turn, who, |preferences| preferences.width = width);
    let sentence = match width {
        None => "Text is as wide as your window.".to_string(),
        Some(0) => "Your client wraps the text.".to_string(),
        Some(n) => format!("Text is {n} columns wide."),
    };
    chosen(turn, who, &sentence)
}

/// When one runs by oneself: `on` is at a quarter of one's health. Alone it says what is chosen.
pub fn wimpy(turn: &mut Turn, who: CreatureId, args: Args) -> Done {
    let args = args.ahead();
    let health_max = turn.world.creatures.get(who).map_or(1, |body| body.health_max());
    let wanted = match args.trim().to_ascii_lowercase().as_str() {
        "" => None,
        "on" | "yes" => Some(Wimpy::Quarter),
        "off" | "no" | "0" => Some(Wimpy::Off),
        number => match number.parse::<u32>() {
            Ok(health) if health < health_max => Some(Wimpy::At(health)),
            Ok(_) => return Err(refusals::never_so_healthy(health_max)),
            Err(_) => return Err(Refusal::Usage("wimpy [on|off|a number of health]")),
        },
    };
    if let Some(wimpy) = wanted {
        rules::choose(turn, who, |preferences| preferences.wimpy = wimpy);
    }
    let sentence = match rules::flees_at(turn.world, who) {
        None => "You stand your ground, however hurt you are. `wimpy on` runs for you.".to_string(),
        Some(health) => format!(
            "You run from a fight as soon as you have no more than {health} of your {health_max} \
             health. Whoever is on you gets a free blow, as when you flee."
        ),
    };
    chosen(turn, who, &sentence)
}

/// A template, `default` or `off`; alone it shows what is chosen.
pub(super) fn prompt(turn: &mut Turn, who: CreatureId, args: Args) -> Done {
    let args = args.ahead();
    let typed = clean(args);
    let (choice, sentence) = match typed.to_ascii_lowercase().as_str() {
        "" => return shows_prompt(turn, who),
        "default" | "on" => (Prompt::Default, "You have our prompt again.".to_string()),
        "off" | "none" => (Prompt::Off, "You have no prompt any more.".to_string()),
        _ => {
            template::check(&typed).map_err(refusals::no_prompt)?;
            let sentence = format!("Your prompt is now: {typed}");
            (Prompt::Own(template::Template::of(typed)), sentence)
        }
    };
    rules::choose(turn, who, |preferences| preferences.prompt = choice);
    chosen(turn, who, &sentence)
}

fn shows_prompt(turn: &mut Turn, who: CreatureId) -> Done {
    let players = &turn.world.players;
    let (Some(character), Some(page)) = (players.character(who), players.page(who)) else {
        return Ok(());
    };
    let sentence = match &character.preferences().prompt {
        Prompt::Default => {
            let ours = template::default_for(page);
            let ours = ours.text().trim();
            format!("You have our prompt: {ours}. `help prompt` tells how to make one.")
        }
        Prompt::Off => "You have no prompt. `prompt default` gives you ours.".to_string(),
        Prompt::Own(own) => format!("Your prompt is: {}", own.text()),
    };
    chosen(turn, who, &sentence)
}
