//! What may be typed about one's account.

use super::{export, pages, refusals, rules};
use crate::base::id::CreatureId;
use crate::base::limits::SESSIONS_PER_ACCOUNT_MAX;
use crate::game::frame::args::Args;
use crate::game::frame::part::{Done, Part};
use crate::game::frame::turn::{Ask, Kept, Wish};
use crate::game::frame::verb::{Group, Spec};
use crate::game::ground::creature::Posture;
use crate::game::people::player;
use crate::game::{Refusal, Turn};
use crate::text::sentence::capitalise;
use crate::text::style::clean;

/// The verbs of this feature.
pub const VERBS: &[Spec] = &[
    Spec {
        name: "account",
        posture: Posture::Sleeping,
        group: Group::Yourself,
        example: "account list",
        help: "Shows what belongs to your password, and changes it. A login is a character's name and a \
           password; several characters can be linked to one account and share it. Passwords are always \
           asked for by themselves, where nobody sees them: never type one behind a command.",
        parts: PARTS,
        bare: "info",
        ..Spec::DEFAULT
    },
    Spec {
        name: "delete",
        aliases: &["suicide"],
        full: true,
        priority: 66,
        posture: Posture::Sleeping,
        group: Group::Yourself,
        usage: "delete <character|all>",
        example: "delete bran",
        help: "Erases a character of yours for good, as `account delete` does: you are shown what would be lost \
           and asked for your password, and `cancel` leaves everything as it is. Alone it says how.",
        run: |turn, who, args| match args.is_empty() {
            true => Err(refusals::deletes_by_name(&player::name_of(turn.world, who))),
            false => delete(turn, who, args),
        },
        ..Spec::DEFAULT
    },
];

const PARTS: &[Part] = &[
    Part {
        name: "info",
        example: "account info",
        help: "Shows what your account is.",
        run: |turn, who, args| {
            args.end()?;
            turn.show(who, Kept::Yes, move |view, page| pages::info(view, who, page));
            Ok(())
        },
        ..Part::DEFAULT
    },
    Part {
        name: "list",
        example: "account list",
        help: "Lists the characters of your account.",
        run: |turn, who, args| {
            args.end()?;
            turn.show(who, Kept::Yes, move |view, page| pages::characters(view, who, page));
            Ok(())
        },
        ..Part::DEFAULT
    },
    Part {
        name: "link",
        full: true,
        takes: "<character>",
        example: "account link bran",
        help: "Brings another character of yours, and all that share its account, under yours. You are \
               asked for its password; from then on it comes in by the password of your account. Both \
               accounts must have the same rank.",
        run: link,
        ..Part::DEFAULT
    },
    Part {
        name: "unlink",
        full: true,
        takes: "<character>",
        example: "account unlink bran",
        help: "Gives a linked character an account of its own. You are asked for your password, and twice \
               for the new one by which it comes in from then on.",
        run: unlink,
        ..Part::DEFAULT
    },
    Part {
        name: "password",
        full: true,
        example: "account password",
        help: "Changes your password, as `password` does.",
        run: |turn, who, args| {
            if !args.is_empty() {
                return Err(refusals::typed_aloud("account password"));
            }
            prove(turn, who, Wish::Password)
        },
        ..Part::DEFAULT
    },
    Part {
        name: "sessions",
        takes: "[how many]",
        example: "account sessions 5",
        help: "Lists when somebody came in by your password, with which client, and whether from where you \
               are now. Old ones are forgotten.",
        run: |turn, who, mut args| {
            let most = args.maybe(|args| args.number(1..=SESSIONS_PER_ACCOUNT_MAX as u64))?;
            args.end()?;
            let most = most.map_or(SESSIONS_PER_ACCOUNT_MAX, |most| most as usize);
            turn.show(who, Kept::Yes, move |view, page| pages::sessions(view, who, most, page));
            Ok(())
        },
        ..Part::DEFAULT
    },
    Part {
        name: "export",
        takes: "[page]",
        example: "account export",
        help: "Shows all that is kept of you, page by page: every row that names your account or one of its \
               characters, as one document in JSON. Passwords are kept as hashes and are not in it. To have \
               it as a file, type `width 0` and `config pager off` first and let your client log it.",
        run: |turn, who, mut args| {
            let page = args.maybe(|args| args.number(1..=u64::MAX))?;
            args.end()?;
            export::export(turn, who, page.unwrap_or(1))
        },
        ..Part::DEFAULT
    },
    Part {
        name: "delete",
        full: true,
        takes: "<character|all>",
        example: "account delete bran",
        help: "Erases a character of yours with all it has, for good; `all`, your whole account. You are \
               shown what would be lost and asked for your password; `cancel` leaves everything as it is. \
               The character need not be in the world.",
        run: delete,
        ..Part::DEFAULT
    },
];

fn link(turn: &mut Turn, who: CreatureId, args: Args) -> Done {
    let whom = character(turn, args, "account link")?;
    prove(turn, who, Wish::Link(whom))
}

fn unlink(turn: &mut Turn, who: CreatureId, args: Args) -> Done {
    let whom = character(turn, args, "account unlink")?;
    prove(turn, who, Wish::Unlink(whom))
}

fn delete(turn: &mut Turn, who: CreatureId, mut args: Args) -> Done {
    let (wish, whom) = match args.ahead().eq_ignore_ascii_case("all") {
        true => (Wish::DeleteAll, rules::all_of(turn, who)),
        false => {
            args.keyword("character");
            let one = character(turn, args, "account delete")?;
            (Wish::Delete(one), vec![one])
        }
    };
    rules::may(turn, who, &wish)?;
    let account = rules::own(turn, who)?;
    turn.show_line(who, Kept::Yes, move |view| pages::deletion(view, &whom, account));
    prove(turn, who, wish)
}

/// The character that a line names, by its whole name; whatever stands behind it may be a password, and
/// is not shown again.
fn character(turn: &Turn, mut args: Args, line: &str) -> Result<CreatureId, Refusal> {
    let name = clean(args.word()?);
    if !args.is_empty() {
        return Err(refusals::typed_aloud(&format!("{line} {name}")));
    }
    let found = turn.world.players.find(&name);
    found.ok_or_else(|| refusals::nobody_called(&capitalise(&name)))
}

fn prove(turn: &mut Turn, who: CreatureId, wish: Wish) -> Done {
    rules::may(turn, who, &wish)?;
    turn.ask(Ask::Prove(who, wish));
    Ok(())
}
