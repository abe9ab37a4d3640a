//! `bug`, `idea`, `typo`, and what staff type to see to them.

use super::pages::{self, Wanted};
use super::state::Kind;
use super::{refusals, rules};
use crate::base::id::CreatureId;
use crate::game::Turn;
use crate::game::frame::args::Args;
use crate::game::frame::part::{Done, Part};
use crate::game::frame::posture::Posture;
use crate::game::frame::turn::Kept;
use crate::game::frame::verb::{Group, Role, Spec};
use crate::text::style::clean;

pub(super) const VERBS: &[Spec] = &[
    Spec {
        name: "bug",
        posture: Posture::Sleeping,
        group: Group::Comfort,
        usage: "bug <what is wrong>",
        example: "bug The gate is open and shut at once.",
        help: "Tells staff what is broken. It is kept with where you stand, and you are told how it ends.",
        run: |turn, who, args| said(turn, who, Kind::Bug, args),
        ..Spec::DEFAULT
    },
    Spec {
        name: "idea",
        aliases: &["suggest"],
        posture: Posture::Sleeping,
        group: Group::Comfort,
        usage: "idea <what would be better>",
        example: "idea A bench by the lighthouse.",
        help: "Tells staff what you would like. It is kept, and you are told how it ends.",
        run: |turn, who, args| said(turn, who, Kind::Idea, args),
        ..Spec::DEFAULT
    },
    Spec {
        name: "typo",
        posture: Posture::Sleeping,
        group: Group::Comfort,
        usage: "typo <which word>",
        example: "typo It says lighthose on the sign.",
        help: "Tells staff of a word that is spelt wrongly. It is kept with where you stand, and you are told \
               how it ends.",
        run: |turn, who, args| said(turn, who, Kind::Typo, args),
        ..Spec::DEFAULT
    },
    Spec {
        name: "@bugs",
        aliases: &["@ideas", "@typos"],
        role: Role::Wizard,
        priority: 98,
        posture: Posture::Sleeping,
        group: Group::Staff,
        example: "@bugs",
        bare: "list",
        help: "What players found: bugs, ideas and typos, and how they ended.",
        parts: PARTS,
        ..Spec::DEFAULT
    },
];

const PARTS: &[Part] = &[
    Part {
        name: "list",
        takes: "[all|bug|idea|typo]",
        example: "@bugs list idea",
        help: "Lists what lies open, or all there is.",
        run: |turn, who, mut args| {
            let words: Vec<(&str, Wanted)> = Kind::ALL
                .iter()
                .map(|(word, kind)| (*word, Wanted::Open(Some(*kind))))
                .chain([("all", Wanted::All)])
                .collect();
            let wanted = args.maybe(|args| args.choice(&words))?.unwrap_or(Wanted::Open(None));
            args.end()?;
            turn.show(who, Kept::Yes, move |view, page| pages::list(view, wanted, page));
            Ok(())
        },
        ..Part::DEFAULT
    },
    Part {
        name: "show",
        takes: "<number>",
        example: "@bugs show 1",
        help: "Shows one, with where and in which version it was found.",
        run: |turn, who, mut args| {
            let number = args.number(1..=u64::MAX)?;
            args.end()?;
            let remark = turn.world.remarks.remarks.get(&number).cloned();
            let remark = remark.ok_or_else(|| refusals::no_such_number(number))?;
            turn.show(who, Kept::Yes, move |view, page| pages::one(view, number, &remark, page));
            Ok(())
        },
        ..Part::DEFAULT
    },
    Part {
        name: "close",
        takes: "<number> [answer]",
        example: "@bugs close 1 The gate has made up its mind.",
        help: "Closes one. Whoever found it is told your answer, there or when they come back.",
        run: |turn, who, mut args| {
            let number = args.number(1..=u64::MAX)?;
            let answer = clean(args.all());
            rules::close(turn, who, number, answer)
        },
        ..Part::DEFAULT
    },
];

fn said(turn: &mut Turn, who: CreatureId, kind: Kind, mut args: Args) -> Done {
    let words = clean(args.rest()?);
    rules::say(turn, who, kind, words)
}
