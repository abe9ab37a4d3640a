//! What players type about themselves: who, postures, choices, save, quit.

use super::brief;
use super::choices;
use super::commands;
use super::event::Event;
use super::names::{Kind, named};
use super::pages;
use super::prompt;
use super::protocols::protocols;
use super::refusals;
use super::rules;
use super::settings;
use super::timezone::{people_clock, timezone};
use crate::base::id::CreatureId;
use crate::base::limits::TITLE_CHARS_MAX;
use crate::game::frame::args::Args;
use crate::game::frame::part::Done;
use crate::game::frame::turn::Kept;
use crate::game::frame::turn::{Ask, Wish};
use crate::game::frame::verb::{Group, Spec};
use crate::game::ground::creature::{self, Posture};
use crate::game::ground::fight;
use crate::game::ground::sky;
use crate::game::{Refusal, Turn};
use crate::text::style::clean;

/// The verbs of this feature: those below, and one for each setting of the table.
pub const VERBS: &[Spec] = &settings::with_verbs::<{ OWN.len() + settings::MADE }>(OWN);

const OWN: &[Spec] = &[
    Spec {
        name: "commands",
        posture: Posture::Sleeping,
        usage: "commands [heading|beginning|command]",
        example: "commands fighting",
        help: "Lists every command there is for you, under headings. `commands fighting` lists those of one \
               heading, `commands a` those that begin so, and `commands look` says in a line what a command \
               is for.",
        run: |turn, who, args| {
            let which = args.ahead().trim().to_lowercase();
            turn.show(who, Kept::No, move |view, page| commands::page(view, who, &which, page));
            Ok(())
        },
        ..Spec::DEFAULT
    },
    Spec {
        name: "info",
        aliases: &["version"],
        posture: Posture::Sleeping,
        usage: "info",
        example: "info",
        help: "Tells what this is: the name of the game, the version of the program, how large the world is, \
               who is in it, and where to read on.",
        run: |turn, who, args| {
            args.end()?;
            turn.show(who, Kept::No, move |view, page| commands::info(view, who, page));
            Ok(())
        },
        ..Spec::DEFAULT
    },
    Spec {
        name: "help",
        shorts: &["h", "?"],
        priority: 10,
        posture: Posture::Sleeping,
        usage: "help [command or topic]",
        example: "help newbie",
        help: "Explains a command or a topic. `help` alone shows where to begin and lists the topics. A word \
               that is no topic finds those that begin so, are spelt alike or speak of it; `help 2` opens \
               the second of such a list. `help commands fighting` lists commands under one heading, `help \
               differences` is for those who come from other servers.",
        run: commands::help,
        ..Spec::DEFAULT
    },
    Spec {
        name: "time",
        priority: 45,
        posture: Posture::Sleeping,
        group: Group::Seeing,
        usage: "time",
        example: "time",
        help: "Tells the hour of the Reach and what the sky is doing; and what people's clocks say \
               where you live, if you chose a time zone.",
        run: |turn, who, mut args| {
            if args.keyword("zone") || args.keyword("timezone") {
                return timezone(turn, who, args);
            }
            turn.show_line(who, Kept::No, move |view| sky::time_sentence(view, who));
            if let Some(clock) = people_clock(turn.world, who) {
                turn.show_line(who, Kept::No, move |_| clock);
            }
            Ok(())
        },
        ..Spec::DEFAULT
    },
    Spec {
        name: "stand",
        shorts: &["st"],
        priority: 10,
        posture: Posture::Resting,
        group: Group::Yourself,
        usage: "stand",
        example: "stand",
        help: "Stands up. Fighting and walking want you on your feet.",
        run: |turn, who, _| take(turn, who, Posture::Standing),
        ..Spec::DEFAULT
    },
    Spec {
        name: "sit",
        posture: Posture::Resting,
        group: Group::Yourself,
        usage: "sit",
        example: "sit",
        help: "Sits down. Health and spirit come back a little faster than on your feet.",
        run: |turn, who, _| take(turn, who, Posture::Sitting),
        ..Spec::DEFAULT
    },
    Spec {
        name: "rest",
        shorts: &["re"],
        priority: 10,
        posture: Posture::Resting,
        group: Group::Yourself,
        usage: "rest",
        example: "rest",
        help: "Settles down to rest. Health and spirit come back well.",
        run: |turn, who, _| take(turn, who, Posture::Resting),
        ..Spec::DEFAULT
    },
    Spec {
        name: "sleep",
        shorts: &["sl"],
        posture: Posture::Sleeping,
        group: Group::Yourself,
        usage: "sleep",
        example: "sleep",
        help: "Lies down to sleep. Health and spirit come back fastest, but you notice little.",
        run: |turn, who, _| take(turn, who, Posture::Sleeping),
        ..Spec::DEFAULT
    },
    Spec {
        name: "wake",
        shorts: &["wa"],
        posture: Posture::Sleeping,
        group: Group::Yourself,
        usage: "wake",
        example: "wake",
        help: "Wakes up and stands.",
        run: wake,
        ..Spec::DEFAULT
    },
    Spec {
        name: "save",
        posture: Posture::Sleeping,
        usage: "save",
        example: "save",
        help: "Makes sure that all you are and have is on the disk. It is anyway: whatever you are \
               shown has been kept already.",
        run: |turn, who, _| {
            turn.ask(Ask::Save(who));
            Ok(())
        },
        ..Spec::DEFAULT
    },
    Spec {
        name: "quit",
        aliases: &["logout", "logoff"],
        full: true,
        posture: Posture::Sleeping,
        usage: "quit",
        example: "quit",
        help: "Leaves the world. Type the whole word. You keep everything and come back where you left.",
        run: quit,
        ..Spec::DEFAULT
    },
    Spec {
        name: "brief",
        posture: Posture::Sleeping,
        example: "brief on",
        help: "Says less as you walk, or in fights. Alone it is about walking: the other of what it is.",
        parts: brief::PARTS,
        bare: "rooms",
        other: "rooms",
        ..Spec::DEFAULT
    },
    Spec {
        name: "color",
        aliases: &["colour", "ansi"],
        posture: Posture::Sleeping,
        usage: "color [auto|off|16|256|true]",
        example: "color 256",
        help: "Chooses the colours your client gets: off, 16 (or on), 256, or true colour. `auto` \
               believes your client; `protocols` shows what it says.",
        run: choices::color,
        ..Spec::DEFAULT
    },
    Spec {
        name: "reader",
        posture: Posture::Sleeping,
        usage: "reader [on|off|auto]",
        example: "reader on",
        help: "Screen-reader mode: no art, no boxes, no bars, no colours, one thing to a line. `auto` \
               has it on if your client says that you use a screen reader.",
        run: choices::reader,
        ..Spec::DEFAULT
    },
    Spec {
        name: "charset",
        posture: Posture::Sleeping,
        usage: "charset [auto|utf-8|latin-1|ascii]",
        example: "charset latin-1",
        help: "Chooses how letters are written for your client, and how what you type is read. `auto` \
               believes your client. If you see two odd signs for one letter, try latin-1.",
        run: choices::charset,
        ..Spec::DEFAULT
    },
    Spec {
        name: "protocols",
        aliases: &["mxp", "msp", "gmcp", "msdp", "mccp", "mssp"],
        priority: 68,
        posture: Posture::Sleeping,
        usage: "protocols",
        example: "protocols",
        help: "Shows what your client says of itself, what was agreed with it, and how your text is \
               painted for it. `color`, `charset`, `reader` and `width` change that.",
        run: |turn, who, _| {
            turn.show(who, Kept::No, move |view, _| protocols(view.world, who).unwrap_or_default());
            Ok(())
        },
        ..Spec::DEFAULT
    },
    Spec {
        name: "width",
        aliases: &["screenwidth", "linewidth"],
        posture: Posture::Sleeping,
        usage: "width [20 to 500|0|auto]",
        example: "width 100",
        help: "How wide text is laid out. `auto` follows your window; 0 leaves wrapping to your client. \
               Alone it says how wide.",
        run: choices::width,
        ..Spec::DEFAULT
    },
    Spec {
        name: "theme",
        priority: 65,
        posture: Posture::Sleeping,
        usage: "theme [dark|light|any]",
        example: "theme light",
        help: "Tells what your screen has behind the letters, so that colours stand out from it. \
               `any` takes colours that can be read on both.",
        run: choices::theme,
        ..Spec::DEFAULT
    },
    Spec {
        name: "config",
        aliases: &["set", "toggle", "auto", "options", "preferences", "prefs"],
        priority: 65,
        posture: Posture::Sleeping,
        example: "config pager off",
        help: "Shows all settings: what the game does for you by itself, how much it says, and how it \
               looks. Each setting is a command of its own, too: `autoloot on` is `config autoloot \
               on`. Alone, what is on or off is switched, and the others say what they are.",
        parts: settings::PARTS,
        bare: "show",
        ..Spec::DEFAULT
    },
    Spec {
        name: "prompt",
        priority: 60,
        posture: Posture::Sleeping,
        usage: "prompt [template|all|default|off]",
        example: "prompt %h/%Hhp %e %x>",
        help: "Chooses what stands before your next line. A template is text with codes in it, and \
               is shown at once. `prompt` alone shows yours; `prompt default` takes ours back, `prompt \
               all` shows all that there is, and `prompt off` shows none.",
        more: Some(prompt::codes_page),
        run: choices::prompt,
        ..Spec::DEFAULT
    },
    Spec {
        name: "title",
        posture: Posture::Sleeping,
        group: Group::Yourself,
        usage: "title [text|none]",
        example: "title the Patient",
        help: "Sets what stands after your name in `who` and when people look at you. Alone it shows it.",
        run: title,
        ..Spec::DEFAULT
    },
    Spec {
        name: "password",
        aliases: &["pass", "passwd"],
        full: true,
        posture: Posture::Sleeping,
        group: Group::Yourself,
        usage: "password",
        example: "password",
        help: "Changes the password of your account. You are asked for the one you have, and twice for the \
               new one, of at least 8 characters; most clients hide what you type then. `cancel` leaves it \
               as it is.",
        run: password,
        ..Spec::DEFAULT
    },
];

fn report(turn: &mut Turn, event: Event) -> Done {
    turn.report(event);
    Ok(())
}

/// Takes a posture, or says that it is taken already.
fn take(turn: &mut Turn, who: CreatureId, posture: Posture) -> Done {
    if posture < Posture::Standing && fight::is_fighting(turn.world, who) {
        return Err(Refusal::Fighting);
    }
    let (Some(body), Some(room)) = (turn.world.creatures.get(who), turn.world.places.room_of(who))
    else {
        return Ok(());
    };
    let before = body.posture();
    if before == posture {
        return Err(refusals::posture_taken(posture));
    }
    creature::set_posture(turn, who, posture);
    report(turn, Event::PostureTaken { who, room, posture, before })
}

fn wake(turn: &mut Turn, who: CreatureId, _: Args) -> Done {
    match turn.world.creatures.get(who).map(|c| c.posture()) {
        Some(Posture::Sleeping) => take(turn, who, Posture::Standing),
        _ => Err(refusals::awake()),
    }
}

fn quit(turn: &mut Turn, who: CreatureId, _: Args) -> Done {
    if fight::is_fighting(turn.world, who) {
        return Err(Refusal::Fighting);
    }
    turn.ask(Ask::Leave(who));
    Ok(())
}

fn title(turn: &mut Turn, who: CreatureId, args: Args) -> Done {
    let args = args.ahead();
    let title = clean(args);
    if title.is_empty() {
        let sentence = match turn.world.players.character(who).map(|own| own.title().as_str()) {
            None | Some("") => "You have no title. `title <text>` gives you one.".to_string(),
            Some(_) => format!("You are {}.", pages::titled(turn.world, who)),
        };
        return report(turn, Event::Chose { who, sentence });
    }
    let title = if title == "none" { String::new() } else { title };
    let named = named(turn.view(), Kind::Text("a title", TITLE_CHARS_MAX), &title);
    let title = named.map_err(|fault| refusals::no_title(&fault))?;
    rules::set_title(turn, who, title);
    report(turn, Event::TitleSet { who })
}

fn password(turn: &mut Turn, who: CreatureId, args: Args) -> Done {
    let args = args.ahead();
    if !args.trim().is_empty() {
        return Err(refusals::password_alone());
    }
    turn.ask(Ask::Prove(who, Wish::Password));
    Ok(())
}
