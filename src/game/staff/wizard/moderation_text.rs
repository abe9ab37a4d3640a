//! What is seen of keeping the peace, of new names, and of the end of a character.

use super::event::{Order, Sentence as Held};
use crate::base::clock::Millis;
use crate::base::id::CreatureId;
use crate::game::frame::tell::{Sentence, Teller};
use crate::game::frame::verb::Role;
use crate::game::people::player;
use crate::text::style::Style;

/// Tells everyone concerned.
pub(super) fn tell(order: &Order, teller: &mut Teller) {
    match order {
        Order::Sentenced { who, target, sentence, lasts, reason } => {
            let template = match sentence {
                Held::Mute => "{target} {are|is} muted {until}",
                Held::Freeze => "{target} {are|is} frozen {until}",
            };
            let line =
                staff(player::because(template, "{reason}"), reason).word("until", until(*lasts));
            both(teller, *who, *target, line);
        }
        Order::Released { who, target, sentence } => {
            let line = match sentence {
                Held::Mute => "{target} may speak again.",
                Held::Freeze => "{target} may move again.",
            };
            both(teller, *who, *target, staff(line, ""));
        }
        Order::NewcomersLocked { who, lasts, reason } => {
            let line = staff(player::because("No newcomers are taken {until}", "{reason}"), reason);
            of_staff(teller, *who, None, line.word("until", until(*lasts)));
        }
        Order::NewcomersTaken { who } => {
            of_staff(teller, *who, None, staff("Newcomers are taken again.", ""));
        }
        Order::SnoopBegan { who, target } => {
            let line = staff("{actor} {begin|begins} to snoop on {target}.", "");
            of_staff(teller, *who, Some(*target), line);
        }
        Order::SnoopEnded { who, target } => {
            let line = staff("{actor} no longer {snoop|snoops} on {target}.", "");
            of_staff(teller, *who, Some(*target), line);
        }
        Order::Overheard { who, line } => overheard(teller, *who, line),
        Order::Renamed { who, target, before } => renamed(teller, *who, *target, before),
        Order::PasswordGiven { who, target } => {
            let line = staff("{target} {are|is} given a new password.", "");
            teller.to(*who, &line.target(teller.world, *target));
        }
    }
}

/// A sentence of the staff, with a reason that may be empty.
fn staff(template: impl Into<String>, reason: &str) -> Sentence {
    let template = template.into();
    let template = match reason {
        "" => template.replace(": {reason}", "."),
        _ => template,
    };
    Sentence::new(template).style(Style::Staff).word("reason", reason)
}

pub(super) fn until(lasts: Option<Millis>) -> String {
    match lasts {
        Some(span) => format!("for {}", span.in_words()),
        None => "until that is lifted".to_string(),
    }
}

/// The wizard and the other one read it.
fn both(teller: &mut Teller, who: CreatureId, target: CreatureId, line: Sentence) {
    let line = line.target(teller.world, target);
    let teller = teller.kept();
    teller.to(who, &line);
    teller.to(target, &line);
}

/// All wizards read it, but for the one whom it is about.
fn of_staff(teller: &mut Teller, who: CreatureId, about: Option<CreatureId>, line: Sentence) {
    let mut line = line.actor(teller.world, who);
    if let Some(target) = about {
        line = line.target(teller.world, target);
    }
    let players = &teller.world.players;
    let is_staff = |id: &CreatureId| *id == who || players.role(*id) >= Role::Wizard;
    let readers: Vec<CreatureId> =
        players.here().filter(is_staff).filter(|id| Some(*id) != about).collect();
    for reader in readers {
        teller.kept().to(reader, &line);
    }
}

/// What one types whom others read along with.
fn overheard(teller: &mut Teller, who: CreatureId, line: &str) {
    let name = player::name_of(teller.world, who);
    let readers: Vec<CreatureId> = teller.world.players.snoopers(who).collect();
    for reader in readers {
        teller.line(reader, Style::Dim.on(format!("[{name} types] {line}")));
    }
}

fn renamed(teller: &mut Teller, who: CreatureId, target: CreatureId, before: &str) {
    let name = player::name_of(teller.world, target);
    let line = Sentence::new("{before} is called {name} from now on.").style(Style::Staff);
    let line = line.word("before", before).word("name", &name);
    teller.kept().to(who, &line);
    if target != who {
        let line = "You are called {name} from now on, and log in by that name.";
        teller.kept().to(target, &staff(line, "").word("name", &name));
    }
    if let Some(room) = teller.world.places.room_of(target) {
        teller.kept().room_except(room, &[who, target], &line);
    }
}
