//! Playing: a typed line finds its verb, and the verb is carried out.

use crate::base::id::CreatureId;
use crate::game::content::Content;
use crate::game::creature::Posture;
use crate::game::event::Event;
use crate::game::refusal::Refusal;
use crate::game::turn::Turn;
use crate::game::verb::{self, Found, Role, Spec};
use crate::game::world::World;
use crate::game::{look, skill, wizard};
use crate::text::page::Page;
use crate::text::style::Style;

/// Carries out what a character typed.
pub fn line(turn: &mut Turn, who: CreatureId, line: &str) {
    let (word, args) = verb::split(line);
    if word.is_empty() {
        return;
    }
    if let Err(why) = act(turn, who, word, args) {
        turn.report(Event::Refused { who, why });
    }
    turn.settle();
}

fn act(turn: &mut Turn, who: CreatureId, word: &str, args: &str) -> Result<(), Refusal> {
    let role = turn.world.players.role(who);
    match verb::find(turn.content, turn.world, who, role, word) {
        Found::Verb(spec) => {
            verb::awake_enough(turn.world, who, spec.posture)?;
            run(turn, who, spec, args)
        }
        Found::Skill(at) => {
            verb::awake_enough(turn.world, who, Posture::Standing)?;
            skill::use_skill(turn, who, at, args)
        }
        Found::Nothing(nearest) => unknown(turn, who, word, args, nearest),
    }
}

/// Runs a verb. Those of wizards are audited, in this one place.
fn run(turn: &mut Turn, who: CreatureId, spec: &'static Spec, args: &str) -> Result<(), Refusal> {
    match spec.role {
        Role::Player => (spec.run)(turn, who, args),
        _ => wizard::run(turn, who, spec, args),
    }
}

/// No verb: perhaps the owner's code, perhaps a way out with a name of its own.
fn unknown(
    turn: &mut Turn,
    who: CreatureId,
    word: &str,
    args: &str,
    nearest: Vec<String>,
) -> Result<(), Refusal> {
    if word.eq_ignore_ascii_case("@claim") && wizard::claim(turn, who, args.trim()) {
        return Ok(());
    }
    let room = turn.world.places.room_of(who).and_then(|room| turn.content.room(room));
    if room.is_some_and(|room| room.ways.contains_key(&word.to_lowercase())) {
        return match verb::exact(Role::Player, "go") {
            Some(go) => (go.run)(turn, who, word),
            None => Ok(()),
        };
    }
    let word = crate::text::style::clean(word).chars().take(30).collect();
    Err(Refusal::Unknown { word, nearest })
}

/// `34/40 hp  12/12 breath> `, with the foe's condition in a fight.
pub fn prompt(content: &Content, world: &World, who: CreatureId, page: &Page) -> String {
    let Some(body) = world.creatures.get(who) else { return "> ".into() };
    let calling = world.players.get(who).and_then(|player| content.calling(player.calling()));
    let spirit = calling.map_or("spirit", |calling| calling.spirit_name.as_str());
    let foe = crate::game::combat::foe_of(world, who).and_then(|foe| world.creatures.get(foe));
    let mut prompt = String::with_capacity(PROMPT_BYTES);
    let styled = (!page.reader).then_some(Style::Prompt);
    let danger = (body.health() * 4 <= body.health_max()).then_some(Style::Danger);
    prompt.extend([styled, danger].into_iter().flatten().map(Style::push));
    put_share(body.health(), body.health_max(), &mut prompt);
    prompt.push_str(" health");
    prompt.extend(danger.map(|_| Style::POP));
    prompt.push_str(", ");
    put_share(body.spirit(), body.spirit_max(), &mut prompt);
    prompt.extend([" ", spirit]);
    if let Some(foe) = foe {
        let condition = look::condition(foe.health(), foe.health_max());
        prompt.extend([", ", &crate::text::sentence::the(foe.name()), " ", condition]);
    }
    prompt.push_str(if page.reader { ". " } else { "> " });
    prompt.extend(styled.map(|_| Style::POP));
    prompt
}

/// `34/40`. Prompts are written oftener than anything else, and `write!` is slow.
fn put_share(value: u32, max: u32, out: &mut String) {
    let mut digits = itoa::Buffer::new();
    out.push_str(digits.format(value));
    out.push('/');
    out.push_str(digits.format(max));
}

/// Room that is made for a prompt at once.
const PROMPT_BYTES: usize = 96;
