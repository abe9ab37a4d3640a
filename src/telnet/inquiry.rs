//! Asking a client about itself, and what came of it so far.
//!
//! Nobody waits for any of it: the greeting is out before the first answer, and each answer that
//! brings news is told on as it comes.

use bytes::BytesMut;

use super::charset::Settling;
use super::client::{Client, Options};
use super::environ;
use super::negotiate::{Change, Negotiator};
use super::option::{CHARSET, ENVIRONMENT, Known, TERMINAL_TYPE};
use super::terminal::Cycle;
use crate::base::clock::Millis;

/// What one client was asked, and what is known of it.
#[derive(Debug, Default)]
pub(super) struct Inquiry {
    client: Client,
    terminal: Cycle,
    charset: Settling,
}

/// Whether something is known that was not known before.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum News {
    None,
    Some,
}

impl Inquiry {
    pub fn client(&self) -> &Client {
        &self.client
    }

    /// An option changed: what it is good for can be asked now.
    pub fn changed(
        &mut self,
        change: Change,
        negotiator: &mut Negotiator,
        now: Millis,
        out: &mut BytesMut,
    ) -> News {
        match change {
            Change::Agreed(known) | Change::Asked(known) if asks(known) => {
                if negotiator.may_answer(now) {
                    self.ask(known, out);
                }
            }
            Change::Refused(Known::TerminalType) => self.terminal.end(),
            Change::Agreed(_) | Change::Asked(_) | Change::Refused(_) => {}
        }
        let before = std::mem::replace(&mut self.client.options, Options::of(negotiator));
        news(&before, &self.client.options)
    }

    fn ask(&mut self, known: Known, out: &mut BytesMut) {
        match known {
            Known::TerminalType => self.terminal.begin(out),
            Known::Environment => environ::ask(out),
            Known::Charset => self.charset.ask(out),
            _ => {}
        }
    }

    /// A subnegotiation of the client; what was not agreed to is not heard.
    pub fn hear(
        &mut self,
        option: u8,
        payload: &[u8],
        negotiator: &mut Negotiator,
        now: Millis,
        out: &mut BytesMut,
    ) -> News {
        let agreed = |known| negotiator.agreed(known);
        let before = self.client.clone();
        match option {
            TERMINAL_TYPE if agreed(Known::TerminalType) => {
                if let Some(answer) = self.terminal.hear(payload, out) {
                    self.client.learn_terminal(&answer);
                }
            }
            ENVIRONMENT if agreed(Known::Environment) => environ::hear(payload, &mut self.client),
            CHARSET if agreed(Known::Charset) || agreed(Known::CharsetTheirs) => {
                if negotiator.may_answer(now) {
                    let settled = self.charset.hear(payload, out);
                    self.client.agreed_charset = settled.or(self.client.agreed_charset);
                }
            }
            _ => return News::None,
        }
        news(&before, &self.client)
    }
}

/// Whether there is something to ask once this option is agreed on.
fn asks(known: Known) -> bool {
    matches!(known, Known::TerminalType | Known::Environment | Known::Charset)
}

fn news<T: PartialEq>(before: &T, now: &T) -> News {
    if before != now { News::Some } else { News::None }
}
