//! `board` and its parts, and `post`.

use super::rules;
use crate::base::id::CreatureId;
use crate::game::Turn;
use crate::game::frame::args::Args;
use crate::game::frame::part::{Done, Part};
use crate::game::frame::verb::{Group, Spec};
use crate::game::people::draft::subject_and_words;

pub(super) const VERBS: &[Spec] = &[
    Spec {
        name: "board",
        aliases: &["note", "notes", "noticeboard"],
        group: Group::Talking,
        example: "board",
        bare: "list",
        other: "read",
        help: "Notes that people leave for each other on the boards of some rooms. What you type behind \
               `=` is the note; without it you write it line by line.",
        parts: PARTS,
        ..Spec::DEFAULT
    },
    Spec {
        name: "post",
        priority: 55,
        group: Group::Talking,
        usage: "post <about what> [= <words>]",
        example: "post Rats = There are rats in the cold store again.",
        help: "Pins a note to the board here, as `board post` does. Without words behind `=` you write it \
               line by line.",
        run: post,
        ..Spec::DEFAULT
    },
];

const PARTS: &[Part] = &[
    Part {
        name: "list",
        example: "board list",
        help: "Shows the board here, and the notes on it, thread by thread.",
        run: |turn, who, args| {
            args.end()?;
            rules::look(turn, who)
        },
        ..Part::DEFAULT
    },
    Part {
        name: "read",
        takes: "[note]",
        example: "board read 1",
        help: "Reads a note by its number; without one the first that you have not read.",
        run: |turn, who, mut args| {
            let number = args.maybe(|args| args.number(1..=u64::MAX))?;
            args.end()?;
            rules::read(turn, who, number)
        },
        ..Part::DEFAULT
    },
    Part {
        name: "post",
        aliases: &["write"],
        takes: "<about what> [= <words>]",
        example: "board post Rats = There are rats in the cold store again.",
        help: "Pins up a note. Without words behind `=` you write it line by line.",
        run: post,
        ..Part::DEFAULT
    },
    Part {
        name: "reply",
        aliases: &["answer"],
        takes: "<note> [= <words>]",
        example: "board reply 1 = Not any more.",
        help: "Answers a note, below the first of its thread. Without words you write it line by line.",
        run: reply,
        ..Part::DEFAULT
    },
    Part {
        name: "remove",
        aliases: &["delete"],
        full: true,
        takes: "<note>",
        example: "board remove 1",
        help: "Takes down a note of your own. Staff take down any.",
        run: |turn, who, mut args| {
            let number = args.number(1..=u64::MAX)?;
            args.end()?;
            rules::remove(turn, who, number)
        },
        ..Part::DEFAULT
    },
    Part {
        name: "mark",
        example: "board mark",
        help: "Says that you have read all of it.",
        run: |turn, who, args| {
            args.end()?;
            rules::mark(turn, who)
        },
        ..Part::DEFAULT
    },
];

/// Pins up what is typed: `<about what> [= <words>]`.
pub fn post(turn: &mut Turn, who: CreatureId, mut args: Args) -> Done {
    if args.is_empty() {
        rules::here(turn, who)?;
    }
    let (subject, words) = subject_and_words(args.rest()?)?;
    if subject.is_empty() {
        return Err(args.usage());
    }
    rules::write(turn, who, (subject, None), words)
}

fn reply(turn: &mut Turn, who: CreatureId, mut args: Args) -> Done {
    let number = args.number(1..=u64::MAX)?;
    let (subject, words) = subject_and_words(args.all())?;
    // `board reply 1 Not any more.` is as plain as with the sign.
    let words = words.or(Some(subject).filter(|said| !said.is_empty()));
    let (thread, subject) = rules::answers(turn, who, number)?;
    rules::write(turn, who, (subject, Some(thread)), words)
}
