//! A client by the book: the Q method of RFC 1143, to the letter, on both sides of an option.

use dominion::telnet::codec::Verb;
use dominion::telnet::option::{ECHO, END_OF_RECORD, SUPPRESS_GO_AHEAD, Side, WINDOW_SIZE};

/// A state of RFC 1143, section 7. `bool` is the queue bit: the opposite is asked for already.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Q {
    No,
    Yes,
    WantNo { opposite: bool },
    WantYes { opposite: bool },
}

/// One option that this client knows; `side` is as the server sees it.
#[derive(Debug)]
struct Known {
    side: Side,
    code: u8,
    agrees: bool,
    state: Q,
}

#[derive(Debug)]
pub struct Mannered {
    known: [Known; 5],
}

impl Mannered {
    /// Each bit of `policy` says whether one option is agreed to when the server asks.
    pub fn new(policy: u8) -> Mannered {
        let options = [
            (Side::Ours, ECHO),
            (Side::Ours, SUPPRESS_GO_AHEAD),
            (Side::Ours, END_OF_RECORD),
            (Side::Theirs, SUPPRESS_GO_AHEAD),
            (Side::Theirs, WINDOW_SIZE),
        ];
        let mut bit = 0;
        let known = options.map(|(side, code)| {
            bit += 1;
            Known { side, code, agrees: policy >> (bit - 1) & 1 == 1, state: Q::No }
        });
        Mannered { known }
    }

    /// Whether an option is on, as this client sees it.
    pub fn agreed(&self, side: Side, code: u8) -> bool {
        self.known.iter().any(|k| k.side == side && k.code == code && k.state == Q::Yes)
    }

    /// Changes its mind, if that is to be said: `DO`, `DONT` of the server's options, `WILL`,
    /// `WONT` of its own.
    pub fn wants(&mut self, verb: Verb, code: u8) -> Option<(Verb, u8)> {
        let (side, yes) = match verb {
            Verb::Do => (Side::Ours, true),
            Verb::Dont => (Side::Ours, false),
            Verb::Will => (Side::Theirs, true),
            Verb::Wont => (Side::Theirs, false),
        };
        let known = self.known.iter_mut().find(|k| k.side == side && k.code == code)?;
        let (state, say) = match (known.state, yes) {
            (Q::No, true) => (Q::WantYes { opposite: false }, Some(true)),
            (Q::Yes, false) => (Q::WantNo { opposite: false }, Some(false)),
            (Q::WantNo { .. }, _) => (Q::WantNo { opposite: yes }, None),
            (Q::WantYes { .. }, _) => (Q::WantYes { opposite: !yes }, None),
            (same, _) => (same, None),
        };
        known.state = state;
        say.map(|yes| known.say(yes))
    }

    /// Hears a word of the server, and answers it if the book says so.
    pub fn hears(&mut self, verb: Verb, code: u8) -> Option<(Verb, u8)> {
        let (side, yes) = match verb {
            Verb::Will => (Side::Ours, true),
            Verb::Wont => (Side::Ours, false),
            Verb::Do => (Side::Theirs, true),
            Verb::Dont => (Side::Theirs, false),
        };
        let Some(known) = self.known.iter_mut().find(|k| k.side == side && k.code == code) else {
            let unknown = Known { side, code, agrees: false, state: Q::No };
            return yes.then(|| unknown.say(false));
        };
        let (state, say) = match (known.state, yes) {
            (Q::No, true) if known.agrees => (Q::Yes, Some(true)),
            (Q::No, true) => (Q::No, Some(false)),
            (Q::Yes, false) => (Q::No, Some(false)),
            (Q::WantNo { opposite: false }, _) => (Q::No, None),
            (Q::WantNo { opposite: true }, true) => (Q::Yes, None),
            (Q::WantNo { opposite: true }, false) => (Q::WantYes { opposite: false }, Some(true)),
            (Q::WantYes { opposite: false }, true) => (Q::Yes, None),
            (Q::WantYes { opposite: true }, true) => (Q::WantNo { opposite: false }, Some(false)),
            (Q::WantYes { .. }, false) => (Q::No, None),
            (same, _) => (same, None),
        };
        known.state = state;
        say.map(|yes| known.say(yes))
    }
}

impl Known {
    fn say(&self, yes: bool) -> (Verb, u8) {
        let verb = match (self.side, yes) {
            (Side::Ours, true) => Verb::Do,
            (Side::Ours, false) => Verb::Dont,
            (Side::Theirs, true) => Verb::Will,
            (Side::Theirs, false) => Verb::Wont,
        };
        (verb, self.code)
    }
}
