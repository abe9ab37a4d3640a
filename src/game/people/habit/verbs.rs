//! What may be typed about one's habits.

use super::{change, refusals};
use crate::base::id::CreatureId;
use crate::base::limits::{
    ALIAS_CHARS_MAX, ALIAS_LINES_MAX, ALIAS_NAME_CHARS_MAX, ALIASES_MAX, DESCRIPTION_CHARS_MAX,
};
use crate::game::frame::args::Args;
use crate::game::frame::grammar::word_and_rest;
use crate::game::frame::part::Done;
use crate::game::frame::posture::Posture;
use crate::game::frame::turn::Kept;
use crate::game::frame::verb::{self, Found, Group, Spec};
use crate::game::people::player::{self, Named};
use crate::game::{Refusal, Turn, View};
use crate::text::page::Page;
use crate::text::style::clean;
use crate::text::table::Table;

/// The verbs of this feature.
pub(super) const VERBS: &[Spec] = &[
    Spec {
        name: "alias",
        aliases: &["nick", "macro", "aliases"],
        priority: 67,
        posture: Posture::Sleeping,
        usage: "alias [name] [command; command …]",
        example: "alias kg kill $1; get all corpse",
        help: "Lets a word of your own stand for commands. `;` divides several; $1 to $9 are the words \
               typed behind it, and $* all of them; without any, they go to the end. `alias` lists yours, \
               and `alias kg` shows one. An alias may stand before a command of its name, which is then \
               `/name`. None stands for another alias, answers a question or types a password.",
        run: alias,
        ..Spec::DEFAULT
    },
    Spec {
        name: "unalias",
        priority: 60,
        posture: Posture::Sleeping,
        usage: "unalias <name|all>",
        example: "unalias kg",
        help: "Forgets an alias, or all.",
        run: unalias,
        ..Spec::DEFAULT
    },
    Spec {
        name: "repeat",
        aliases: &["again"],
        priority: 60,
        posture: Posture::Sleeping,
        usage: "repeat",
        example: "repeat",
        help: "Does again what you typed last; `!` is shorter. `!2` is the one before, `!ki` the last that \
               began with ki, and `^rat^mouse` the last with mouse for rat.",
        run: |_, _, _| Err(refusals::nothing_typed()),
        ..Spec::DEFAULT
    },
    Spec {
        name: "description",
        priority: 60,
        posture: Posture::Sleeping,
        group: Group::Yourself,
        usage: "description [text|none]",
        example: "description A tall woman in a coat of tarred canvas.",
        help: "Says how you look to those who look at you, and in `whois`. Alone it shows what you said.",
        run: description,
        ..Spec::DEFAULT
    },
];

fn report(turn: &mut Turn, who: CreatureId, sentence: String) -> Done {
    turn.report(player::Event::Chose { who, sentence });
    Ok(())
}

fn alias(turn: &mut Turn, who: CreatureId, args: Args) -> Done {
    let (name, line) = word_and_rest(args.ahead());
    let name = clean(name).to_lowercase();
    let line = line.trim_start();
    let line = clean(line.strip_prefix('=').unwrap_or(line));
    if name.is_empty() {
        turn.show(who, Kept::Yes, move |view, page| list(view, who, page));
        return Ok(());
    }
    if line.is_empty() {
        let known = turn.world.habits.alias(who, &name);
        let sentence = known.map(|line| format!("`{name}` stands for: {line}"));
        return report(turn, who, sentence.ok_or_else(|| refusals::no_alias(&name))?);
    }
    let shadowed = may_be(turn, who, &name, &line)?;
    let mut sentence = format!("`{name}` stands for: {line}");
    if let Some(verb) = shadowed {
        sentence.push_str(&format!(
            "\nIt stands before the command `{verb}`, which is `/{name}` from now on."
        ));
    }
    change(turn, who, |habit| drop(habit.aliases.insert(name, line)));
    report(turn, who, sentence)
}

/// Whether a word may stand for a line; the command that it stands before, if there is one.
fn may_be(
    turn: &Turn,
    who: CreatureId,
    name: &str,
    line: &str,
) -> Result<Option<&'static str>, Refusal> {
    let is_word = name.chars().all(char::is_alphanumeric);
    if !is_word || name.chars().count() > ALIAS_NAME_CHARS_MAX {
        return Err(refusals::no_name());
    }
    let lines = super::expand::expanded(line, "").len();
    if line.chars().count() > ALIAS_CHARS_MAX || lines > ALIAS_LINES_MAX {
        return Err(refusals::too_long());
    }
    let is_new = turn.world.habits.alias(who, name).is_none();
    if is_new && turn.world.habits.aliases(who).count() >= ALIASES_MAX {
        return Err(refusals::too_many());
    }
    let found = verb::find(turn.content, turn.world, who, turn.world.players.role(who), name);
    match found {
        Found::Verb(spec) if spec.words().any(|word| word == name) => match spec.name {
            "alias" | "unalias" | "quit" | "confirm" | "password" | "account" | "help" => {
                Err(refusals::never(name))
            }
            verb => Ok(Some(verb)),
        },
        _ => Ok(None),
    }
}

fn list(view: View, who: CreatureId, page: &Page) -> String {
    let mut table = Table::new(&["Alias", "Stands for"]);
    let mut count = 0;
    for (name, line) in view.world.habits.aliases(who) {
        table.push([name, line]);
        count += 1;
    }
    match count {
        0 => "You have no aliases. `alias kg kill $1; get all corpse` makes one; then type `kg rat`.\n"
            .into(),
        _ => format!("{}\n", table.render(page)),
    }
}

fn unalias(turn: &mut Turn, who: CreatureId, mut args: Args) -> Done {
    let name = clean(args.word()?).to_lowercase();
    args.end()?;
    if name == "all" && turn.world.habits.alias(who, &name).is_none() {
        change(turn, who, |habit| habit.aliases.clear());
        return report(turn, who, "You have no aliases any more.".into());
    }
    if turn.world.habits.alias(who, &name).is_none() {
        return Err(refusals::no_alias(&name));
    }
    change(turn, who, |habit| drop(habit.aliases.remove(&name)));
    report(turn, who, format!("`{name}` is no alias any more."))
}

fn description(turn: &mut Turn, who: CreatureId, args: Args) -> Done {
    let typed = clean(args.ahead());
    let sentence = match typed.as_str() {
        "" => match turn.world.habits.description(who) {
            "" => "Nobody knows how you look. `description <text>` tells those who look at you."
                .into(),
            text => format!("Whoever looks at you reads: {text}"),
        },
        "none" => {
            change(turn, who, |habit| habit.description.clear());
            "Your description is gone: nobody knows how you look.".into()
        }
        _ => {
            let kind = Named::Text("a description", DESCRIPTION_CHARS_MAX);
            let text = player::named(turn.view(), kind, &typed);
            let text = text.map_err(|fault| refusals::no_description(&fault))?;
            let sentence = format!("Whoever looks at you reads: {text}");
            change(turn, who, |habit| habit.description = text);
            sentence
        }
    };
    report(turn, who, sentence)
}
