//! What is typed in a fight, or before one.

use super::aid;
use super::event::Event;
use super::flight::flee;
use super::measure;
use super::refusals;
use super::rules::{attack, foe_named, let_go};
use crate::base::id::CreatureId;
use crate::game::frame::args::Args;
use crate::game::frame::grammar;
use crate::game::frame::part::Done;
use crate::game::frame::turn::Kept;
use crate::game::frame::verb::{Group, Spec};
use crate::game::ground::creature::Posture;
use crate::game::ground::fight::{self, attackers_of};
use crate::game::ground::find;
use crate::game::people::{player, travel};
use crate::game::{Refusal, Turn};

/// The verbs of this feature.
pub const VERBS: &[Spec] = &[
    Spec {
        name: "kill",
        aliases: &["attack", "hit", "murder", "slay"],
        shorts: &["k"],
        priority: 10,
        posture: Posture::Standing,
        group: Group::Fighting,
        usage: "kill [who]",
        example: "kill rat",
        help: "Attacks somebody, and goes on striking until one of you is dead or gone. In a fight \
               it turns you to another foe. Alone it strikes back at whoever is on you.",
        run: kill,
        ..Spec::DEFAULT
    },
    Spec {
        name: "flee",
        shorts: &["fl"],
        priority: 10,
        posture: Posture::Standing,
        group: Group::Fighting,
        usage: "flee",
        example: "flee",
        help: "Runs from a fight by a random open way. Everyone fighting you gets one free blow \
               first.",
        run: |turn, who, _| flee(turn, who),
        ..Spec::DEFAULT
    },
    Spec {
        name: "wimpy",
        priority: 60,
        posture: Posture::Sleeping,
        group: Group::Fighting,
        usage: "wimpy [on|off|health]",
        example: "wimpy 12",
        help: "Runs for you from a fight as soon as a blow leaves you with no more health than that; \
               `wimpy on` is at a quarter. It costs what `flee` costs, and where there is no way \
               out you fight on. Alone it says what you chose, which is kept.",
        run: player::wimpy,
        ..Spec::DEFAULT
    },
    Spec {
        name: "consider",
        shorts: &["con"],
        priority: 30,
        group: Group::Fighting,
        usage: "consider <who>",
        example: "consider rat",
        help: "Measures somebody before a fight: level, condition, and what each of you would have \
               to roll on a twenty-sided die to hit the other.",
        run: consider,
        ..Spec::DEFAULT
    },
    Spec {
        name: "stop",
        aliases: &["peace", "halt"],
        posture: Posture::Sleeping,
        group: Group::Fighting,
        usage: "stop",
        example: "stop",
        help: "Stops on the way to a place; in a fight, strikes at your foe no more. That works only where the foe does not strike at you: whoever \
               does has to be fought, or fled from.",
        run: stop,
        ..Spec::DEFAULT
    },
    Spec {
        name: "diagnose",
        aliases: &["glance"],
        shorts: &["di", "diag", "gla"],
        priority: 60,
        group: Group::Fighting,
        usage: "diagnose [who]",
        example: "diagnose bran",
        help: "Says how somebody is, in a word: alone, how you are. `consider` says more.",
        run: diagnose,
        ..Spec::DEFAULT
    },
    aid::ASSIST,
    aid::RESCUE,
];

/// Stops fighting, if one may, or walking.
fn stop(turn: &mut Turn, who: CreatureId, args: Args) -> Done {
    args.end()?;
    match fight::is_fighting(turn.world, who) {
        true => let_go(turn, who),
        false => travel::stop(turn, who),
    }
}

fn kill(turn: &mut Turn, who: CreatureId, args: Args) -> Done {
    let args = args.ahead();
    let target = match grammar::noun(args) {
        Some(noun) => foe_named(turn, who, &noun)?,
        None => *attackers_of(turn.world, who).first().ok_or(Refusal::Usage("kill <who>"))?,
    };
    player::spoke_of(turn.world, who, Some(target), None);
    attack(turn, who, target)
}

fn consider(turn: &mut Turn, who: CreatureId, args: Args) -> Done {
    let args = args.ahead();
    let noun = grammar::noun(args).ok_or(Refusal::Usage("consider <who>"))?;
    let target = find::creature(turn, who, &noun)?;
    if target == who {
        return Err(refusals::you_against_yourself());
    }
    player::spoke_of(turn.world, who, Some(target), None);
    turn.report(Event::Considered { who, target });
    Ok(())
}

fn diagnose(turn: &mut Turn, who: CreatureId, args: Args) -> Done {
    let target = match grammar::noun(args.ahead()) {
        Some(noun) => find::creature(turn, who, &noun)?,
        None => who,
    };
    player::spoke_of(turn.world, who, Some(target).filter(|target| *target != who), None);
    turn.show_line(who, Kept::No, move |view| measure::in_a_word(view, who, target));
    Ok(())
}
