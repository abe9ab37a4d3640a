//! `mail` and its parts, and other words for it.

use super::{refusals, rules};
use crate::base::id::CreatureId;
use crate::game::Turn;
use crate::game::frame::args::Args;
use crate::game::frame::part::{Done, Part};
use crate::game::frame::verb::{Group, Spec};
use crate::game::people::board;
use crate::game::people::draft::subject_and_words;

pub(super) const VERBS: &[Spec] = &[
    Spec {
        name: "mail",
        priority: 52,
        aliases: &["letters"],
        group: Group::Talking,
        example: "mail bran Rats = They are back. Bring the long tongs.",
        bare: "list",
        other: "send",
        help: "Letters to anybody, here or away. They lie with their reader until they are thrown away. What \
               you type behind `=` is the letter; without it you write it line by line.",
        parts: PARTS,
        ..Spec::DEFAULT
    },
    Spec {
        name: "receive",
        priority: 70,
        group: Group::Talking,
        usage: "receive",
        example: "receive",
        help: "Lists your letters, as `mail` does: they need not be fetched.",
        run: |turn, who, _| rules::list(turn, who),
        ..Spec::DEFAULT
    },
    Spec {
        name: "check",
        priority: 70,
        group: Group::Talking,
        usage: "check mail",
        example: "check mail",
        help: "Lists your letters, as `mail` does.",
        run: |turn, who, mut args| match args.all().to_lowercase().as_str() {
            "" | "mail" | "letters" | "post" | "for mail" | "my mail" => rules::list(turn, who),
            _ => Err(refusals::check_what()),
        },
        ..Spec::DEFAULT
    },
    Spec {
        name: "write",
        priority: 55,
        group: Group::Talking,
        usage: "write board <about what> [= <words>]  or  write to <who> [<about what>] [= <words>]",
        example: "write to bran Rats = They are back.",
        help: "Writes a note for the board here, or a letter: what `post` and `mail` do.",
        run: write,
        ..Spec::DEFAULT
    },
];

const PARTS: &[Part] = &[
    Part {
        name: "list",
        example: "mail list",
        help: "Lists your letters.",
        run: |turn, who, args| {
            args.end()?;
            rules::list(turn, who)
        },
        ..Part::DEFAULT
    },
    Part {
        name: "read",
        takes: "[letter]",
        example: "mail read 1",
        help: "Reads a letter by its number; without one the first that you have not read.",
        run: |turn, who, mut args| {
            let number = args.maybe(|args| args.number(1..=u64::MAX))?;
            args.end()?;
            rules::read(turn, who, number)
        },
        ..Part::DEFAULT
    },
    Part {
        name: "send",
        aliases: &["write"],
        takes: "<who> [<about what>] [= <words>]",
        example: "mail send bran Rats = They are back.",
        help: "Sends a letter. Without words behind `=` you write it line by line.",
        run: send,
        ..Part::DEFAULT
    },
    Part {
        name: "reply",
        aliases: &["answer"],
        takes: "<letter> [= <words>]",
        example: "mail reply 1 = So they are.",
        help: "Answers a letter. Without words you write it line by line.",
        run: reply,
        ..Part::DEFAULT
    },
    Part {
        name: "delete",
        aliases: &["remove"],
        full: true,
        takes: "<letter>",
        example: "mail delete 1",
        help: "Throws a letter away.",
        run: |turn, who, mut args| {
            let number = args.number(1..=u64::MAX)?;
            args.end()?;
            rules::delete(turn, who, number)
        },
        ..Part::DEFAULT
    },
];

fn send(turn: &mut Turn, who: CreatureId, mut args: Args) -> Done {
    args.keyword("to");
    let to = rules::reader(turn, args.word()?)?;
    let letter = subject_and_words(args.all())?;
    rules::write(turn, who, to, letter)
}

fn reply(turn: &mut Turn, who: CreatureId, mut args: Args) -> Done {
    let number = args.number(1..=u64::MAX)?;
    let (subject, words) = subject_and_words(args.all())?;
    // `mail reply 1 So they are.` is as plain as with the sign.
    let words = words.or(Some(subject).filter(|said| !said.is_empty()));
    let (to, subject) = rules::answers(turn, who, number)?;
    rules::write(turn, who, to, (subject, words))
}

fn write(turn: &mut Turn, who: CreatureId, mut args: Args) -> Done {
    if args.keyword("board") || args.keyword("note") {
        return board::post(turn, who, args);
    }
    let is_letter = args.keyword("mail") | args.keyword("letter") | args.keyword("to");
    match is_letter && !args.is_empty() {
        true => send(turn, who, args),
        false => Err(refusals::write_what()),
    }
}
