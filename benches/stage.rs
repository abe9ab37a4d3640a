//! The engine and those who stand around it: everyone is answered at once, and nothing is real
//! but the engine.

use std::hint::black_box;
use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;

use dominion::base::clock::Millis;
use dominion::base::id::ConnectionId;
use dominion::engine::Engine;
use dominion::engine::boot::Boot;
use dominion::game::Content;
use dominion::game::content::Interned;
use dominion::game::frame::keep::Saved;
use dominion::game::start::load;
use dominion::messages::input::{Input, Occasion};
use dominion::messages::output::Output;
use dominion::simulate::outside::hash;
use dominion::yaml::{Memory, Problems};

use crate::worlds::{self, PASSWORD, Plan};

/// One pulse.
pub const PULSE: Millis = Millis(100);

/// A world that is played in.
pub struct Stage {
    pub engine: Engine,
    now: Millis,
    /// Bytes that all players were sent.
    pub told: usize,
}

impl Stage {
    /// A world at rest: nobody plays.
    pub fn new(plan: &Plan) -> Stage {
        Stage::begin(plan, Saved::default())
    }

    /// A world with so many players in it, each in the room that is theirs.
    pub fn with_people(plan: &Plan, count: usize, room_of: impl Fn(usize) -> usize) -> Stage {
        let mut stage = Stage::begin(plan, worlds::people(count, room_of));
        for player in 0..count {
            let connection = connection(player);
            let address = IpAddr::V4(Ipv4Addr::LOCALHOST);
            stage.turn(vec![Input::Connected { connection, address }], Occasion::Input);
            stage.types(player, &worlds::name(player));
            stage.types(player, PASSWORD);
        }
        let here = stage.engine.world().players.here().count();
        assert_eq!(here, count, "everyone comes in");
        stage
    }

    fn begin(plan: &Plan, saved: Saved) -> Stage {
        let boot = Boot {
            content: Arc::new(content(&plan.files())),
            saved,
            seed: Some(7),
            test_mode: true,
            claim_code: None,
        };
        let engine = Engine::boot(boot).0;
        let wanted: usize = plan.npcs.iter().map(|(_, count)| count).sum();
        assert_eq!(engine.world().creatures.len(), wanted, "every NPC is there");
        let now = engine.clock();
        let mut stage = Stage { engine, now, told: 0 };
        // What was brought into being is kept, and those who wander have begun to.
        stage.pass(Millis::seconds(20));
        stage
    }

    /// A player types a line.
    pub fn types(&mut self, player: usize, line: &str) {
        let line = Input::Line { connection: connection(player), line: line.into() };
        self.turn(vec![line], Occasion::Input);
    }

    /// Lets time pass, pulse by pulse.
    pub fn pass(&mut self, span: Millis) {
        for _ in 0..span.0 / PULSE.0 {
            self.now = self.now + PULSE;
            self.turn(Vec::new(), Occasion::Pulse);
        }
    }

    fn turn(&mut self, mut inputs: Vec<Input>, mut occasion: Occasion) {
        loop {
            let outputs = self.engine.turn(inputs, self.now, occasion);
            inputs = outputs.into_iter().filter_map(|output| self.answer(output)).collect();
            occasion = Occasion::Input;
            if inputs.is_empty() {
                return;
            }
        }
    }

    fn answer(&mut self, output: Output) -> Option<Input> {
        match black_box(output) {
            Output::Write(write) => {
                self.told += write.text.len();
                None
            }
            Output::Keep(batch) => Some(Input::Kept { batch: batch.number }),
            Output::Hash { ticket, job } => Some(Input::Hashed { ticket, answer: hash(&job) }),
            Output::Reload(_)
            | Output::Links { .. }
            | Output::Operate { .. }
            | Output::Fetch(_)
            | Output::Recover
            | Output::Stop => panic!("nobody asked for that"),
        }
    }
}

fn connection(player: usize) -> ConnectionId {
    ConnectionId(1 + player as u64)
}

/// What the files of a world say.
pub fn content(files: &Memory) -> Content {
    let mut problems = Problems::new();
    let content = load::load(files, &Interned::default(), &mut problems);
    content.unwrap_or_else(|| panic!("\n{}", problems.render()))
}
