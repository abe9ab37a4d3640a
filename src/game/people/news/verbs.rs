//! What is typed to read news and the words of the house, and what staff type to write them.

use super::pages::{self, Wanted};
use super::rules;
use crate::base::id::CreatureId;
use crate::base::limits::NEWS_HELD_MAX;
use crate::game::frame::args::Args;
use crate::game::frame::part::{Done, Part};
use crate::game::frame::posture::Posture;
use crate::game::frame::turn::Kept;
use crate::game::frame::verb::{Group, Role, Spec};
use crate::game::people::draft::subject_and_words;
use crate::game::{Turn, View};
use crate::text::page::Page;
use crate::text::style::clean;

/// What a verb is like that only shows a text.
const READING: Spec = Spec { posture: Posture::Sleeping, group: Group::Comfort, ..Spec::DEFAULT };

pub(super) const VERBS: &[Spec] = &[
    Spec {
        name: "news",
        usage: "news [how many|since <time>]",
        example: "news since 7d",
        help: "What everybody should know. Alone it shows what you have not read yet; with a number the last \
               so many, with `since 7d` those of a week.",
        run: news,
        ..READING
    },
    Spec {
        name: "motd",
        priority: 60,
        usage: "motd",
        example: "motd",
        help: "Shows the message of the day again.",
        run: |turn, who, args| reads(turn, who, &args, pages::motd),
        ..READING
    },
    Spec {
        name: "changes",
        priority: 60,
        aliases: &["changelog"],
        usage: "changes",
        example: "changes",
        help: "Lists what was changed in this world and its server, the newest first.",
        run: |turn, who, args| reads(turn, who, &args, pages::changes),
        ..READING
    },
    Spec {
        name: "policies",
        priority: 60,
        aliases: &["policy", "rules"],
        usage: "policies",
        example: "policies",
        help: "The rules and policies of this place: to be decent, how staff decide, what is kept of you and \
               how you have it deleted.",
        run: |turn, who, args| reads(turn, who, &args, pages::policies),
        ..READING
    },
    Spec {
        name: "credits",
        usage: "credits",
        example: "credits",
        help: "Whom to thank for all this.",
        run: |turn, who, args| reads(turn, who, &args, pages::credits),
        ..READING
    },
    Spec {
        name: "@news",
        role: Role::Wizard,
        priority: 97,
        posture: Posture::Sleeping,
        group: Group::Staff,
        example: "@news post The ferry = It runs again from tonight.",
        help: "What staff say to everybody, there or not.",
        parts: PARTS,
        ..Spec::DEFAULT
    },
    Spec {
        name: "@motd",
        role: Role::Wizard,
        priority: 96,
        posture: Posture::Sleeping,
        group: Group::Staff,
        usage: "@motd <words>  or  @motd clear",
        example: "@motd The ferry runs again.",
        help: "Sets the message of the day, which everybody reads once a day when they come in, and at once \
               when it changed. `clear` takes it back: what the world's texts say holds again.",
        run: motd,
        ..Spec::DEFAULT
    },
];

const PARTS: &[Part] = &[
    Part {
        name: "post",
        takes: "<about what> = <words>",
        example: "@news post The ferry = It runs again from tonight.",
        help: "Adds a piece to the news. Whoever is there is told that there is one.",
        run: |turn, who, mut args| {
            let (subject, words) = subject_and_words(args.rest()?)?;
            let words = words.filter(|_| !subject.is_empty()).ok_or_else(|| args.usage())?;
            rules::post(turn, who, subject, words)
        },
        ..Part::DEFAULT
    },
    Part {
        name: "remove",
        full: true,
        takes: "<piece>",
        example: "@news remove 1",
        help: "Takes a piece out of the news, by its number.",
        run: |turn, who, mut args| {
            let number = args.number(1..=u64::MAX)?;
            args.end()?;
            rules::remove(turn, who, number)
        },
        ..Part::DEFAULT
    },
];

fn reads(turn: &mut Turn, who: CreatureId, args: &Args, page: fn(View, &Page) -> String) -> Done {
    args.end()?;
    turn.show(who, Kept::Yes, page);
    Ok(())
}

fn news(turn: &mut Turn, who: CreatureId, mut args: Args) -> Done {
    let wanted = if args.keyword("since") {
        Wanted::Since(args.time()?.as_seconds())
    } else {
        match args.maybe(|args| args.number(1..=NEWS_HELD_MAX as u64))? {
            Some(many) => Wanted::Last(usize::try_from(many).unwrap_or(NEWS_HELD_MAX)),
            None => Wanted::New { read: turn.world.news.mark(who).read },
        }
    };
    args.end()?;
    rules::has_read(turn, who);
    turn.show(who, Kept::Yes, move |view, page| pages::news(view, wanted, page));
    Ok(())
}

fn motd(turn: &mut Turn, who: CreatureId, mut args: Args) -> Done {
    let words = clean(args.rest()?);
    let words = Some(words).filter(|words| !words.eq_ignore_ascii_case("clear"));
    rules::set_motd(turn, who, words);
    Ok(())
}
