//! `@mind`: what an NPC sees, what it wants, and why.

use super::pages::Facts;
use super::{STAFF, persons, refusals};
use crate::base::clock::Millis;
use crate::base::id::CreatureId;
use crate::game::frame::args::Args;
use crate::game::frame::part::Done;
use crate::game::frame::turn::Kept;
use crate::game::frame::verb::{Role, Spec};
use crate::game::people::effect::Kind;
use crate::game::people::faction::Stance;
use crate::game::people::mind::{self, Answer, Explained, Intent, Why};
use crate::game::{Content, Turn, View, World};
use crate::text::page::Page;
use crate::text::sentence::the;
use crate::text::table::Table;

/// People of a room that are named one by one; more are counted.
const SEEN_MAX: usize = 12;

pub(super) const MIND: Spec = Spec {
    name: "@mind",
    role: Role::Builder,
    usage: "@mind <npc>",
    example: "@mind rat",
    help: "Shows what an NPC makes of the world: whom it sees and how it stands to them, what it \
           wanted when it thought last and why, what each of its behaviours would answer now, and \
           when it thinks next. Asking changes nothing.",
    run: mind_verb,
    ..STAFF
};

fn mind_verb(turn: &mut Turn, who: CreatureId, mut args: Args) -> Done {
    let target = persons::one_of(turn, who, args.rest()?)?;
    if turn.world.players.is_here(target) {
        return Err(refusals::minds_of_players());
    }
    turn.show(who, Kept::Yes, move |view, page| of(view, target, page));
    Ok(())
}

/// All there is to say of a mind.
fn of(view: View, target: CreatureId, page: &Page) -> String {
    let View { content, world, now } = view;
    let Some(mind) = mind::explain(content, world, now, target) else { return String::new() };
    let mut facts = Facts::default();
    facts.add("Sees", seen(world, &mind));
    facts.add("Fights", mind.foe.map(|foe| name(world, foe)).unwrap_or_default());
    facts.add("Wants", wanted(content, world, &mind));
    let why = mind.last.as_ref().filter(|thought| thought.intent.is_some());
    facts.add("Why", why.map_or("", |thought| thought.why.as_ref()));
    let thought = mind.last.as_ref().map(|thought| now.since(thought.at));
    let ago = thought.map(|span| format!("{} ago", span.in_words()));
    facts.add("Thought", ago.unwrap_or_else(|| "never yet".into()));
    facts.add(
        "Thinks next",
        match mind.next {
            Some(at) => format!("in {}", at.since(now).in_words()),
            None => "when something happens".to_string(),
        },
    );
    facts.add("Comes to", mind.helps.map(|caller| name(world, caller)).unwrap_or_default());
    let home = mind.home.and_then(|room| content.room(room));
    facts.add("Goes back to", home.map(|room| room.name.as_str()).unwrap_or_default());
    facts.add_all("Has warned", mind.warned.iter().map(|who| name(world, *who)));
    let title = format!("The mind of {}", name(world, target));
    facts.lay_out(&title, page) + &answers(content, world, (&mind, now), page) + "\n"
}

fn answers(
    content: &Content,
    world: &World,
    (mind, now): (&Explained, Millis),
    page: &Page,
) -> String {
    let mut table = Table::new(&["Behaviour", "Its answer now"]);
    for (behaviour, answer) in &mind.answers {
        let answer = match answer {
            Answer::NotItsWay => "not its way".to_string(),
            Answer::Waits(why) => reason(*why, now),
            Answer::Wants(intent) => wish(content, world, intent),
        };
        table.push([behaviour.to_string(), answer]);
    }
    if let Some(at) = mind.gossips {
        table.push(["gossips".into(), format!("in {}", at.since(now).in_words())]);
    }
    if mind.patrols {
        table.push(["patrols".to_string(), "as `@patrol show` tells".to_string()]);
    }
    table.render(page)
}

/// Why somebody does not do what is its way.
fn reason(why: Why, now: Millis) -> String {
    match why {
        Why::Fighting => "not while it fights",
        Why::NotFighting => "it is not fighting",
        Why::Unhurt => "it is unhurt",
        Why::Steady => "it is not hurt enough",
        Why::Afraid => "it is too badly hurt",
        Why::HasCalled => "it has called already",
        Why::NotStanding => "it is not on its feet",
        Why::OutOfBreath(at) => return format!("in {}: it is out of breath", until(at, now)),
        Why::NotBefore(at) if at > now => return format!("not before {} are over", until(at, now)),
        Why::NotBefore(_) => "at its next thought, perhaps",
        Why::OnAnErrand => "it is on its way somewhere",
        Why::Dark => "it is too dark",
        Why::SafePlace => "not in a safe place",
        Why::NobodyLooksOn => "no player looks on",
        Why::NobodyHere => "nobody here calls for it",
    }
    .to_string()
}

fn until(at: Millis, now: Millis) -> String {
    at.since(now).in_words()
}

fn seen(world: &World, mind: &Explained) -> String {
    if mind.is_dark {
        return "nobody: it is dark".into();
    }
    if mind.sees.is_empty() {
        return "nobody".into();
    }
    let told = mind.sees.iter().take(SEEN_MAX);
    let mut told: Vec<String> =
        told.map(|(who, stance)| format!("{} ({})", name(world, *who), word(*stance))).collect();
    let more = mind.sees.len().saturating_sub(SEEN_MAX);
    told.extend((more > 0).then(|| format!("{more} more")));
    told.join(", ")
}

fn word(stance: Stance) -> &'static str {
    match stance {
        Stance::Ally => "ally",
        Stance::Neutral => "neutral",
        Stance::Hostile => "enemy",
    }
}

fn wanted(content: &Content, world: &World, mind: &Explained) -> String {
    match mind.last.as_ref().and_then(|thought| thought.intent.as_ref()) {
        Some(intent) => wish(content, world, intent),
        None => "nothing".into(),
    }
}

/// What somebody wants, in words: `to attack the rat`.
fn wish(content: &Content, world: &World, intent: &Intent) -> String {
    let them = |who: CreatureId| name(world, who);
    match intent {
        Intent::Walk(direction) => format!("to walk {}", direction.word()),
        Intent::Hurry(to) => match content.room(*to) {
            Some(room) => format!("to hurry to {}", room.name),
            None => "to hurry".into(),
        },
        Intent::Attack(who) => format!("to attack {}", them(*who)),
        Intent::Flee => "to flee".into(),
        Intent::Idle(_) => "to pass the time".into(),
        Intent::Say(_) => "to say something".into(),
        Intent::Call => "to call for help".into(),
        Intent::Answer(who) => format!("to come to the aid of {}", them(*who)),
        Intent::Warn(who) => format!("to warn {}", them(*who)),
        Intent::Heal(who) => format!("to heal {}", them(*who)),
        Intent::Strengthen(who, Kind::Shield) => format!("to shield {}", them(*who)),
        Intent::Strengthen(who, _) => format!("to bless {}", them(*who)),
    }
}

fn name(world: &World, who: CreatureId) -> String {
    let body = world.creatures.get(who).map(|body| the(body.name()));
    format!("{} (#{})", body.unwrap_or_else(|| "someone".into()), who.0)
}
