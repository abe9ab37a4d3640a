//! Playing: a typed line finds its verb, and the verb is carried out.

use crate::base::id::CreatureId;
use crate::game::frame::flags;
use crate::game::frame::phrases;
use crate::game::frame::verb::{self, Found, Role, Spec};
use crate::game::ground::creature::Posture;
use crate::game::ground::room;
use crate::game::people::{conduct, draft, goal, player, skill, social, talk, travel, unknown};
use crate::game::staff::{metrics, wizard};
use crate::game::{Content, Event, Refusal, Turn, World};

/// Carries out what a character typed.
pub fn line(turn: &mut Turn, who: CreatureId, line: &str) {
    if draft::is_writing(turn.world, who) {
        if let Err(why) = draft::line(turn, who, line) {
            turn.report(Event::Refused { who, why });
        }
        return turn.settle();
    }
    let (word, args) = verb::split(line);
    if word.is_empty() {
        return;
    }
    wizard::overheard(turn, who, line);
    if !word.eq_ignore_ascii_case("stop") {
        travel::interrupt(turn, who);
    }
    if !word.eq_ignore_ascii_case("afk") {
        talk::away::came_back(turn, who);
    }
    if let Err(why) = act(turn, who, word, args) {
        turn.report(Event::Refused { who, why });
    }
    turn.settle();
}

fn act(turn: &mut Turn, who: CreatureId, word: &str, args: &str) -> Result<(), Refusal> {
    let role = turn.world.players.role(who);
    let (word, args) = phrases::plainly(word, args);
    if let Some((spec, meant)) = phrases::meant(role, word, args) {
        return carry_out(turn, who, spec, meant);
    }
    match verb::find(turn.content, turn.world, who, role, word) {
        Found::Verb(spec) => carry_out(turn, who, spec, args),
        Found::Skill(at) => {
            player::may_act(turn, who)?;
            if !flags::is_on(turn.view(), "skill") {
                return Err(Refusal::Disabled("skill"));
            }
            verb::awake_enough(turn.world, who, Posture::Standing)?;
            metrics::used(turn, metrics::SKILL);
            skill::use_skill(turn, who, at, args)
        }
        // A way out with a name of its own comes before what is shown without words.
        Found::Social(_) if is_way(turn, who, word) => {
            no_verb(turn, who, word, args, |turn| unknown::answer(turn, who, word, Vec::new()))
        }
        Found::Social(at) => {
            player::may_speak(turn, who)?;
            conduct::may_speak(turn, who)?;
            if !flags::is_on(turn.view(), "social") {
                return Err(Refusal::Disabled("social"));
            }
            metrics::used(turn, metrics::SOCIAL);
            social::show(turn, who, at, args)
        }
        Found::Answered(why) => no_verb(turn, who, word, args, |turn| {
            unknown::skill_of_others(turn, word).unwrap_or(why)
        }),
        Found::Nothing(nearest) => {
            no_verb(turn, who, word, args, |turn| unknown::answer(turn, who, word, nearest))
        }
    }
}

/// Carries a verb out, if this character may do it now.
fn carry_out(
    turn: &mut Turn,
    who: CreatureId,
    spec: &'static Spec,
    args: &str,
) -> Result<(), Refusal> {
    player::may_do(turn, who, spec)?;
    if player::speaks(spec) {
        conduct::may_speak(turn, who)?;
    }
    verb::awake_enough(turn.world, who, spec.posture)?;
    metrics::used(turn, spec.name);
    run(turn, who, spec, phrases::without_please(spec, args))?;
    goal::did(turn, who, spec.name);
    Ok(())
}

/// Whether a line answers a question that was asked of a player: what only they may do.
pub fn answers_a_question(content: &Content, world: &World, who: CreatureId, line: &str) -> bool {
    let (word, _) = verb::split(line);
    let found = verb::find(content, world, who, world.players.role(who), word);
    matches!(found, Found::Verb(spec) if spec.name == "confirm")
}

/// Runs a verb. Those of wizards are audited, in this one place.
fn run(turn: &mut Turn, who: CreatureId, spec: &'static Spec, args: &str) -> Result<(), Refusal> {
    match spec.role_for(turn.world.players.role(who), args) {
        Role::Player => spec.carry_out(turn, who, args),
        _ => wizard::run(turn, who, spec, args),
    }
}

/// No verb: perhaps the owner's code, perhaps a way out with a name of its own; else it is
/// answered.
fn no_verb(
    turn: &mut Turn,
    who: CreatureId,
    word: &str,
    args: &str,
    answer: impl FnOnce(&Turn) -> Refusal,
) -> Result<(), Refusal> {
    if word.eq_ignore_ascii_case("@claim") && wizard::claim(turn, who, args.trim()) {
        return Ok(());
    }
    if is_way(turn, who, word) {
        player::may_act(turn, who)?;
        return match verb::exact(Role::Player, "go") {
            Some(go) => go.carry_out(turn, who, word),
            None => Ok(()),
        };
    }
    if travel::is_route(&format!("{word} {args}")) {
        player::may_act(turn, who)?;
        verb::awake_enough(turn.world, who, Posture::Standing)?;
        return travel::run_line(turn, who, &format!("{word} {args}"));
    }
    Err(answer(turn))
}

/// Whether a way out of where somebody is has this name.
fn is_way(turn: &Turn, who: CreatureId, word: &str) -> bool {
    let room = turn.world.places.room_of(who);
    let word = word.to_lowercase();
    room.is_some_and(|room| room::way(turn.content, turn.world, room, &word).is_some())
}
