//! What players choose about how the game looks to them, where it is more than on or off.
//!
//! Each choice is a rule of one line ([`rules::choose`]) and a sentence that says what is so now.
//! Typed alone, a setting says only that. Which there are is in `settings`.

use super::event::Event;
use super::preferences::{self, Prompt, Wimpy};
use super::refusals;
use super::{prompt as template, rules};
use crate::base::id::CreatureId;
use crate::base::limits::{HEIGHT_MAX, HEIGHT_MIN, WIDTH_MAX, WIDTH_MIN};
use crate::game::frame::args::Args;
use crate::game::frame::part::Done;
use crate::game::{Refusal, Turn};
use crate::text::charset::Charset;
use crate::text::page::{Colour, Theme};
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

pub(super) fn theme(turn: &mut Turn, who: CreatureId, mut args: Args) -> Done {
    if let Some(theme) =
        args.maybe(|args| args.choice(&Theme::ALL.map(|theme| (theme.word(), theme))))?
    {
        args.end()?;
        rules::choose(turn, who, |preferences| preferences.theme = theme);
    }
    let Some(character) = turn.world.players.character(who) else { return Ok(()) };
    let theme = character.preferences().theme;
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
        "" => None,
        "auto" => Some("auto"),
        "on" | "yes" | "ansi" | "16" => Some("16"),
        "off" | "none" | "no" => Some("none"),
        "256" => Some("256"),
        "true" | "truecolor" => Some("true"),
        _ => return Err(args.usage()),
    };
    if let Some(colour) = colour {
        rules::choose(turn, who, |preferences| preferences.colour = colour.into());
    }
    let Some(character) = turn.world.players.character(who) else { return Ok(()) };
    let sentence = match character.preferences().colours() {
        None => "You get the colours that your client says it shows.",
        Some(Colour::None) => "Colours are off.",
        Some(Colour::Ansi) => "Colours are on (sixteen of them).",
        Some(Colour::Ansi256) => "Colours are on (256).",
        Some(Colour::True) => "Colours are on (true).",
    };
    chosen(turn, who, sentence)
}

pub(super) fn charset(turn: &mut Turn, who: CreatureId, mut args: Args) -> Done {
    match args.all() {
        "" => {}
        "auto" => rules::choose(turn, who, |preferences| preferences.charset = None),
        name => {
            let charset = Charset::named(name).ok_or_else(|| args.usage())?;
            rules::choose(turn, who, |preferences| preferences.charset = Some(charset));
        }
    }
    let players = &turn.world.players;
    let now = players.page(who).map_or("", |page| page.charset.name());
    let is_chosen = players.character(who).is_some_and(|own| own.preferences().charset.is_some());
    let sentence = match is_chosen {
        true => format!("Letters are written in {now}."),
        false => format!("Letters are written as your client can show them: in {now}."),
    };
    chosen(turn, who, &sentence)
}

pub(super) fn width(turn: &mut Turn, who: CreatureId, mut args: Args) -> Done {
    let wanted = match args.all() {
        "" => None,
        "auto" => Some(None),
        "0" => Some(Some(0)),
        number => match number.parse::<u16>() {
            Ok(n) if (WIDTH_MIN..=WIDTH_MAX).contains(&n) => Some(Some(n)),
            _ => return Err(args.usage()),
        },
    };
    if let Some(width) = wanted {
        rules::choose(turn, who, |preferences| preferences.width = width);
    }
    let players = &turn.world.players;
    let page = players.page(who).map_or(0, |page| page.width);
    let sentence = match (players.character(who).and_then(|own| own.preferences().width), page) {
        (Some(0), _) => "Your client wraps the text.".to_string(),
        (Some(n), _) => format!("Text is {n} columns wide."),
        (None, 0) => "Text is as wide as your window.".to_string(),
        (None, n) => format!("Text is as wide as your window: {n} columns."),
    };
    chosen(turn, who, &sentence)
}

/// How many lines of a long answer are shown at a time.
pub(super) fn page_length(turn: &mut Turn, who: CreatureId, mut args: Args) -> Done {
    let is_auto = args.keyword("auto") || args.keyword("off");
    let range = u64::from(HEIGHT_MIN)..=u64::from(HEIGHT_MAX);
    let wanted = args.maybe(|args| args.number(range))?;
    args.end()?;
    let wanted = wanted.map(|lines| u16::try_from(lines).unwrap_or(HEIGHT_MAX));
    if is_auto || wanted.is_some() {
        rules::choose(turn, who, |preferences| {
            preferences.page_length = wanted;
            preferences.pager |= wanted.is_some();
        });
    }
    let Some(character) = turn.world.players.character(who) else { return Ok(()) };
    let chosen_now = character.preferences();
    let sentence = match (chosen_now.pager, chosen_now.page_length) {
        (false, _) => {
            "Long answers are shown at once. `pager on` shows them in pieces.".to_string()
        }
        (true, None) => "Long answers are shown as many lines at a time as your window has.".into(),
        (true, Some(lines)) => format!("Long answers are shown {lines} lines at a time."),
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
        "all" => {
            let all = template::Template::of(template::ALL);
            let sentence = format!("Your prompt shows all that there is: {}", template::ALL);
            (Prompt::Own(all), sentence)
        }
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
