//! The game: what there is, what may happen, and how it reads.
//!
//! [`FEATURES`] is the one list. Its order is dependency order (a feature may call those above it),
//! the order in which features hear events, and the order of help.

pub mod client;
pub mod content;
pub mod event;
pub mod frame;
pub mod ground;
pub mod people;
pub mod realm;
pub mod staff;
pub mod start;
pub mod world;

pub use crate::game::content::Content;
pub use crate::game::event::Event;
pub use crate::game::frame::refusal::Refusal;
pub use crate::game::frame::turn::Turn;
pub use crate::game::frame::view::View;
pub use crate::game::world::World;

use crate::game::frame::help::HelpPage;
use crate::game::frame::part::Part;
use crate::game::frame::schedule::Job;
use crate::game::frame::tell::senses::Eyes;
use crate::game::frame::verb::Spec;

use crate::game::client::facts;
use crate::game::ground::{coin_audit, creature, deeds, fight, item, movement, place, sight, sky};
use crate::game::people::{
    carry, combat, effect, faction, look, mailbox, melee, mind, patrol, player, reset, score, shop,
    skill, spawn, talk,
};
use crate::game::realm::front;
use crate::game::staff::wizard;

/// A question about a world: is all as it must be? The sentence of what is not.
pub type Check = fn(&World) -> Result<(), String>;

/// One feature's entry in the list: all that the rest of the house knows of it.
#[derive(Clone, Copy)]
pub struct Feature {
    pub name: &'static str,
    /// What may be typed.
    pub verbs: &'static [Spec],
    /// What may be typed behind a verb of a feature above it: the verb's name, and its new parts.
    pub parts: &'static [(&'static str, &'static [Part])],
    /// What it does when anything happens.
    pub hears: Option<fn(&mut Turn, &Event)>,
    /// What it does when the world wakes, see [`wake`].
    pub wakes: Option<fn(&mut Turn)>,
    /// What must always be true; the sentence of what is not.
    pub check: Option<Check>,
    /// Pages of `help` that it makes of its own tables.
    pub topics: &'static [HelpPage],
}

impl Feature {
    const NONE: Feature = Feature {
        name: "",
        verbs: &[],
        parts: &[],
        hears: None,
        wakes: None,
        check: None,
        topics: &[],
    };
}

/// What the telling is handed of the ground that it does not know.
pub const EYES: Eyes = Eyes { is_lit: sight::is_lit };

/// All features, in dependency order.
pub const FEATURES: &[Feature] = &[
    Feature { name: "place", check: Some(place::check), ..Feature::NONE },
    Feature { name: "coin_audit", check: Some(coin_audit::check), ..Feature::NONE },
    Feature { name: "fight", check: Some(fight::check), ..Feature::NONE },
    Feature { name: "deeds", check: Some(deeds::check), ..Feature::NONE },
    Feature {
        name: "creature",
        wakes: Some(creature::wake),
        check: Some(creature::check),
        ..Feature::NONE
    },
    Feature {
        name: "sky",
        verbs: sky::VERBS,
        hears: Some(sky::hears),
        wakes: Some(sky::start),
        check: Some(sky::check),
        ..Feature::NONE
    },
    Feature { name: "player", verbs: player::VERBS, check: Some(player::check), ..Feature::NONE },
    Feature {
        name: "faction",
        verbs: faction::VERBS,
        hears: Some(faction::hears),
        check: Some(faction::check),
        ..Feature::NONE
    },
    Feature {
        name: "look",
        verbs: look::VERBS,
        hears: Some(look::light_changes::hears),
        check: Some(look::light_changes::check),
        ..Feature::NONE
    },
    Feature {
        name: "movement",
        verbs: movement::VERBS,
        hears: Some(movement::crowd::hears),
        check: Some(movement::check),
        ..Feature::NONE
    },
    Feature {
        name: "mailbox",
        hears: Some(mailbox::hears),
        check: Some(mailbox::check),
        ..Feature::NONE
    },
    Feature { name: "talk", verbs: talk::VERBS, ..Feature::NONE },
    Feature { name: "carry", verbs: carry::VERBS, check: Some(item::check), ..Feature::NONE },
    Feature {
        name: "effect",
        verbs: effect::VERBS,
        hears: Some(effect::hears),
        check: Some(effect::check),
        ..Feature::NONE
    },
    Feature {
        name: "combat",
        verbs: combat::VERBS,
        hears: Some(combat::hears),
        wakes: Some(combat::reschedule),
        check: Some(combat::check),
        ..Feature::NONE
    },
    Feature { name: "skill", verbs: skill::VERBS, ..Feature::NONE },
    Feature { name: "score", verbs: score::VERBS, ..Feature::NONE },
    Feature { name: "shop", verbs: shop::VERBS, ..Feature::NONE },
    Feature {
        name: "patrol",
        hears: Some(patrol::hears),
        wakes: Some(patrol::wake_all),
        check: Some(patrol::check),
        ..Feature::NONE
    },
    Feature {
        name: "reset",
        hears: Some(reset::hears),
        wakes: Some(reset::begin),
        check: Some(reset::check),
        ..Feature::NONE
    },
    Feature {
        name: "spawn",
        hears: Some(spawn::hears),
        wakes: Some(spawn::fill),
        check: Some(spawn::check),
        ..Feature::NONE
    },
    Feature {
        name: "mind",
        hears: Some(mind::hears),
        wakes: Some(mind::wake_all),
        check: Some(mind::check),
        ..Feature::NONE
    },
    Feature {
        name: "front",
        parts: &[("faction", front::PARTS)],
        hears: Some(front::hears),
        wakes: Some(front::start),
        check: Some(front::check),
        ..Feature::NONE
    },
    Feature {
        name: "melee",
        hears: Some(melee::hears),
        check: Some(melee::check),
        ..Feature::NONE
    },
    Feature { name: "facts", hears: Some(facts::hears), topics: &[facts::HELP], ..Feature::NONE },
    Feature { name: "wizard", verbs: wizard::VERBS, hears: Some(wizard::hears), ..Feature::NONE },
];

/// Does what the schedule says is due.
pub fn run_job(turn: &mut Turn, job: Job) {
    match job {
        Job::Swing(who) => combat::swing(turn, who),
        Job::Regain(who) => creature::regain(turn, who),
        Job::Effect(who) => combat::suffer(turn, who),
        Job::Think(who) => mind::due(turn, who),
        Job::Respawn(spawn) => spawn::respawn(turn, spawn),
        Job::Decay(item) => combat::decay(turn, item),
        Job::LinkDead(who) => player::leave(turn, who),
        Job::Weather(area) => sky::weather(turn, area),
        Job::Phase => sky::phase(turn),
        Job::March(who) => patrol::march(turn, who),
        Job::Front(room) => front::front_due(turn, room),
        Job::FightOver(room) => front::fight_over(turn, room),
        Job::Gossip(who) => front::gossip_due(turn, who),
        Job::Round(room) => melee::round_over(turn, room),
        Job::Crowd(room) => movement::crowd::sum_up(turn, room),
        Job::Conceal(room) => movement::search::conceal(turn, room),
        Job::Reset(room) => reset::due(turn, room),
    }
}

/// After a start, a survived panic or a reload: puts on the schedule whatever the state of the
/// world asks for, as the events that led to that state did. [`Job::waking`] says what comes back
/// by this, what by its own row, and what ends.
pub fn wake(turn: &mut Turn) {
    for wakes in FEATURES.iter().filter_map(|feature| feature.wakes) {
        wakes(turn);
    }
}

/// What must always be true of a world.
pub fn check(world: &World) -> Result<(), String> {
    for feature in FEATURES {
        if let Some(check) = feature.check {
            check(world).map_err(|broken| format!("{}: {broken}", feature.name))?;
        }
    }
    Ok(())
}
