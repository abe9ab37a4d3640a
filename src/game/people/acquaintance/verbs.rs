//! What may be typed about whom one hears.

use super::state::{Bond, Pair};
use super::{pages, rules};
use crate::base::id::CreatureId;
use crate::game::frame::args::Args;
use crate::game::frame::part::{Done, Part};
use crate::game::frame::posture::Posture;
use crate::game::frame::turn::Kept;
use crate::game::frame::verb::{Group, Spec};
use crate::game::people::player;
use crate::game::{Event as Any, Refusal, Turn};

pub(super) const VERBS: &[Spec] = &[
    Spec {
        name: "ignore",
        aliases: &["squelch"],
        posture: Posture::Sleeping,
        group: Group::Yourself,
        example: "ignore bran",
        help: "You hear nothing more of what somebody says or shows: in the room, from afar, on channels, \
               as words that wait for you, or by your client's program. What they do you still see. It \
               holds for that one character. Whoever speaks to you is told that you do not hear them. \
               Alone it shows whom you ignore. Staff are always heard.",
        parts: IGNORE,
        bare: "list",
        other: "add",
        ..Spec::DEFAULT
    },
    Spec {
        name: "unignore",
        aliases: &["unsquelch"],
        priority: 60,
        posture: Posture::Sleeping,
        group: Group::Yourself,
        usage: "unignore <who>",
        example: "unignore bran",
        help: "You hear somebody again whom you ignored.",
        run: |turn, who, args| end(turn, who, args, Bond::Ignored),
        ..Spec::DEFAULT
    },
    Spec {
        name: "friend",
        aliases: &["friends"],
        posture: Posture::Sleeping,
        group: Group::Yourself,
        example: "friend bran",
        help: "You are told when somebody comes into the world and leaves it. They are not asked and not \
               told. Alone it shows your friends, and who of them is about.",
        parts: FRIEND,
        bare: "list",
        other: "add",
        ..Spec::DEFAULT
    },
];

const IGNORE: &[Part] = &[
    Part {
        name: "list",
        example: "ignore list",
        help: "Shows whom you ignore.",
        run: |turn, who, args| {
            args.end()?;
            turn.show_line(who, Kept::Yes, move |view| pages::ignored(view, who));
            Ok(())
        },
        ..Part::DEFAULT
    },
    Part {
        name: "add",
        takes: "<who>",
        example: "ignore add bran",
        help: "Ignores somebody, here or away. `ignore bran` does.",
        run: |turn, who, args| begin(turn, who, args, Bond::Ignored),
        ..Part::DEFAULT
    },
    Part {
        name: "remove",
        takes: "<who>",
        example: "ignore remove bran",
        help: "Hears somebody again, as `unignore` does.",
        run: |turn, who, args| end(turn, who, args, Bond::Ignored),
        ..Part::DEFAULT
    },
];

const FRIEND: &[Part] = &[
    Part {
        name: "list",
        example: "friend list",
        help: "Shows your friends, and who of them is about.",
        run: |turn, who, args| {
            args.end()?;
            turn.show(who, Kept::Yes, move |view, page| pages::friends(view, who, page));
            Ok(())
        },
        ..Part::DEFAULT
    },
    Part {
        name: "add",
        takes: "<who>",
        example: "friend add bran",
        help: "Tells you from now on when somebody comes and goes. `friend bran` does.",
        run: |turn, who, args| begin(turn, who, args, Bond::Friend),
        ..Part::DEFAULT
    },
    Part {
        name: "remove",
        takes: "<who>",
        example: "friend remove bran",
        help: "Tells you no more of somebody.",
        run: |turn, who, args| end(turn, who, args, Bond::Friend),
        ..Part::DEFAULT
    },
];

fn begin(turn: &mut Turn, who: CreatureId, args: Args, bond: Bond) -> Done {
    let whom = whom(turn, who, args)?;
    // The name was understood: what stands in the way is not what else might have been typed.
    if let Err(why) = rules::choose(turn, Pair { who, whom }, bond) {
        turn.report(Any::Refused { who, why });
        return Ok(());
    }
    let name = player::name_of(turn.world, whom);
    turn.show_line(who, Kept::Yes, move |_| pages::chosen(bond, &name));
    Ok(())
}

fn end(turn: &mut Turn, who: CreatureId, args: Args, bond: Bond) -> Done {
    let whom = whom(turn, who, args)?;
    rules::end(turn, Pair { who, whom }, bond)?;
    let name = player::name_of(turn.world, whom);
    turn.show_line(who, Kept::Yes, move |_| pages::ended(bond, &name));
    Ok(())
}

fn whom(turn: &Turn, who: CreatureId, mut args: Args) -> Result<CreatureId, Refusal> {
    let name = args.word()?;
    args.end()?;
    match name.eq_ignore_ascii_case("me") {
        true => Ok(who),
        false => rules::called(turn.world, who, name),
    }
}
