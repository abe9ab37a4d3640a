//! A small engine that echoes, and tells what it had.

use std::collections::BTreeMap;
use std::sync::mpsc::Sender;

use super::*;
use crate::messages::input::Occasion;
use crate::messages::output::Write;

/// An input, and the turn and the time at which the engine had it.
pub(super) struct Had {
    pub input: Input,
    pub turn: u64,
    pub at: Millis,
}

/// An engine that answers lines: `shout` tells everybody a lot, `password` hides the next line,
/// `quit` closes, all others are echoed.
pub(super) struct Echo {
    turn: u64,
    /// Whether the next line of each connection is hidden.
    here: BTreeMap<ConnectionId, bool>,
    had: Sender<Had>,
}

pub(super) const SHOUT: usize = 64 * 1024;

impl Echo {
    /// An engine that tells what it had.
    pub fn new(had: Sender<Had>) -> Echo {
        Echo { turn: 0, here: BTreeMap::new(), had }
    }

    fn line(&mut self, connection: ConnectionId, line: &str) -> Vec<Output> {
        let Some(hidden) = self.here.get_mut(&connection) else { return Vec::new() };
        let say = |connection, text: String| Write {
            connection,
            text,
            prompt: Some("> ".to_owned()),
            ..Write::default()
        };
        let mut write = say(connection, format!("You typed {line}.\n"));
        if std::mem::take(hidden) {
            write.text = format!("{} letters.\n", line.len());
            write.hide = Some(false);
        } else if line == "password" {
            *hidden = true;
            (write.text, write.hide) = (String::new(), Some(true));
            write.prompt = Some("Password: ".to_owned());
        } else if line == "quit" {
            (write.text, write.prompt, write.close) = ("Bye.\n".to_owned(), None, true);
        } else if line == "shout" {
            let noise = "a".repeat(SHOUT - 1) + "\n";
            return self.here.keys().map(|to| Output::Write(say(*to, noise.clone()))).collect();
        }
        vec![Output::Write(write)]
    }

    fn farewell(&self) -> Vec<Output> {
        let goodbye = |connection: &ConnectionId| {
            Output::Write(Write {
                connection: *connection,
                text: "The world ends.\n".to_owned(),
                ..Write::default()
            })
        };
        self.here.keys().map(goodbye).chain([Output::Stop]).collect()
    }

    fn hear(&mut self, input: &Input) -> Vec<Output> {
        match input {
            Input::Connected { connection, .. } => {
                self.here.insert(*connection, false);
                vec![Output::Write(Write {
                    connection: *connection,
                    text: "Welcome.\n".to_owned(),
                    prompt: Some("> ".to_owned()),
                    ..Write::default()
                })]
            }
            Input::Line { connection, line } => self.line(*connection, line),
            Input::Gone { connection } => {
                self.here.remove(connection);
                Vec::new()
            }
            Input::StopAsked => self.farewell(),
            _ => Vec::new(),
        }
    }
}

impl Engine for Echo {
    fn turn(&mut self, inputs: Vec<Input>, now: Millis, _: Occasion) -> Vec<Output> {
        self.turn += 1;
        let mut outputs = Vec::new();
        for input in inputs {
            outputs.extend(self.hear(&input));
            let _ = self.had.send(Had { input, turn: self.turn, at: now });
        }
        outputs
    }
}

pub(super) struct NoServices;

impl Services for NoServices {
    fn recover(&mut self) {}

    fn keep(&mut self, _: Batch) {}
    fn fetch(&mut self, _: crate::game::frame::keep::Query) {}
    fn hash(&mut self, _: u64, _: HashJob) {}
    fn reload(&mut self, _known: crate::game::content::Interned) {}
    fn operate(&mut self, _: crate::base::id::CreatureId, _: crate::game::frame::turn::Order) {}
}
