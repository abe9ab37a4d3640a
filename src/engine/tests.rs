//! What only the engine itself can be made to do.

use std::sync::Arc;

use super::Engine;
use super::boot::Boot;
use crate::base::clock::Millis;
use crate::base::id::ItemId;
use crate::base::limits::JOBS_PER_PULSE_MAX;
use crate::game::Content;
use crate::game::content::Interned;
use crate::game::frame::keep::Saved;
use crate::game::frame::schedule::Job;
use crate::game::start::load::witnessed;
use crate::messages::input::{Input, Occasion};
use crate::messages::output::Output;
use crate::yaml::Memory;

fn engine(content: Content) -> Engine {
    let content = Arc::new(content);
    let boot =
        Boot { content, saved: Saved::default(), seed: None, test_mode: true, claim_code: None };
    Engine::boot(boot).0
}

/// A world with these rooms and nothing else.
fn rooms(keys: &[&str]) -> Memory {
    let mut files = Memory::default();
    for key in keys {
        let text = format!("id: {key}\nname: A Room\ndescription: Dust.\n");
        files.files.insert(format!("rooms/{key}.yaml"), text);
    }
    files
}

/// The readings of the world's files that are asked for, each with the names that are known.
fn readings(outputs: Vec<Output>) -> Vec<Interned> {
    let asked = outputs.into_iter().filter_map(|output| match output {
        Output::Reload(names) => Some(*names),
        _ => None,
    });
    asked.collect()
}

#[test]
fn a_pulse_runs_only_so_many_jobs_and_the_next_one_the_rest() {
    let mut engine = engine(Content::default());
    // What recurs is looked at with the first pulse.
    engine.turn(Vec::new(), Millis(900), Occasion::Pulse);
    let before = engine.world.schedule.len();
    let due = Millis(1_000);
    for id in 0..JOBS_PER_PULSE_MAX as u64 + 5 {
        engine.world.schedule.at(due, Job::Decay(ItemId(id)));
    }
    engine.turn(Vec::new(), due, Occasion::Pulse);
    assert_eq!(engine.world.schedule.len(), before + 5);
    assert_eq!(engine.next_due(), Some(due), "the rest is due at the very next pulse");
    engine.turn(Vec::new(), due + Millis(100), Occasion::Pulse);
    assert_eq!(engine.world.schedule.len(), before);
}

/// Three ask for a reload at once: one reading begins.
fn asked_thrice() -> (Engine, Interned) {
    let mut engine = engine(witnessed(&rooms(&["hall"]), &Interned::default()).content.unwrap());
    let asks = vec![Input::ReloadAsked, Input::ReloadAsked, Input::ReloadAsked];
    let mut begun = readings(engine.turn(asks, Millis(1_000), Occasion::Input));
    assert_eq!(begun.len(), 1, "one reading at a time");
    (engine, begun.remove(0))
}

#[test]
fn readings_do_not_overlap_and_those_who_asked_meanwhile_get_one_more() {
    let (mut engine, known) = asked_thrice();
    let read = witnessed(&rooms(&["hall", "attic"]), &known).into();
    let begun = readings(engine.turn(vec![read], Millis(1_100), Occasion::Input));
    let [known] = &begun[..] else { panic!("{} more readings", begun.len()) };
    let attic = known.rooms.find("attic").expect("the second reading knows what the first found");
    let read = witnessed(&rooms(&["hall", "cellar"]), known).into();
    assert!(readings(engine.turn(vec![read], Millis(1_200), Occasion::Input)).is_empty());
    let cellar = engine.content().room_named("cellar").expect("it is written");
    assert!(cellar != attic && engine.content().room(attic).is_none());
    let asks = vec![Input::ReloadAsked];
    assert_eq!(readings(engine.turn(asks, Millis(1_300), Occasion::Input)).len(), 1, "and so on");
}

#[test]
fn a_panic_in_a_reload_takes_nobodys_wish_away() {
    let (mut engine, known) = asked_thrice();
    engine.panic_at("reload");
    let read = witnessed(&rooms(&["hall", "attic"]), &known).into();
    let outputs = engine.turn(vec![read], Millis(1_100), Occasion::Input);
    assert!(outputs.iter().any(|output| matches!(output, Output::Recover)), "it panicked");
    assert_eq!(readings(outputs).len(), 1);
}
