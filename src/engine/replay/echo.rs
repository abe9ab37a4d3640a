//! A checksum of everything that goes out: two evenings that differ in one word, or in one row on
//! the disk, differ in it from that turn on.

use std::fmt::{self, Write as _};

use flate2::Crc;

use crate::messages::output::Output;

/// The checksum of all outputs so far.
#[derive(Default)]
pub(super) struct Echo(Crc);

impl Echo {
    /// Adds what one turn gave out, and tells the checksum of all.
    pub fn of(&mut self, outputs: &[Output]) -> u16 {
        outputs.iter().for_each(|output| self.add(output));
        self.0.sum() as u16
    }

    fn add(&mut self, output: &Output) {
        // Writing to a checksum cannot fail.
        let _ = match output {
            Output::Write(write) => {
                self.0.update(write.text.as_bytes());
                let rest = (&write.prompt, write.hide, write.close, &write.messages);
                write!(Feed(&mut self.0), "\n{} {rest:?}", write.connection.0)
            }
            Output::Keep(batch) => write!(Feed(&mut self.0), "{batch:?}"),
            Output::Hash { ticket, .. } => write!(Feed(&mut self.0), "hash {ticket}"),
            Output::Reload(_) => write!(Feed(&mut self.0), "reload"),
            Output::Links { asker, of } => write!(Feed(&mut self.0), "links {} {of:?}", asker.0),
            Output::Operate { asker, order } => {
                write!(Feed(&mut self.0), "operate {} {order:?}", asker.0)
            }
            Output::Fetch(query) => write!(Feed(&mut self.0), "{query:?}"),
            Output::Recover => write!(Feed(&mut self.0), "recover"),
            Output::Stop => write!(Feed(&mut self.0), "stop"),
        };
    }
}

/// Feeds text to a checksum without keeping it.
struct Feed<'a>(&'a mut Crc);

impl fmt::Write for Feed<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0.update(text.as_bytes());
        Ok(())
    }
}
