//! Who agreed to what: the Q method of RFC 1143, changed where real clients need it.
//!
//! The change: our own WONT or DONT counts at once. TinTin++, Telix and telnetlib3 never answer
//! `WONT ECHO`; who waits for them never hides a second password. But KBtin, KildClient and
//! powwow do answer, perhaps after our next WILL is on its way, and that answer must not be
//! taken for a refusal of it. So for each option we count what of ours may still be answered, and
//! take answers in the order of what they answer, as they come on a wire that keeps order.
//!
//! Every answer costs a token, and requests past the bucket are dropped in silence: some clients
//! keep no state and answer everything, and nobody may make us talk without end.

use bytes::{BufMut, BytesMut};

use super::codec::{IAC, Verb};
use super::option::{self, COUNT, Known, OPTIONS, Row, Side, Stance};
use crate::base::bucket::{Bucket, Rate};
use crate::base::clock::Millis;
use crate::base::limits::{
    NEGOTIATION_ANSWERS_BURST, NEGOTIATION_ANSWERS_PER_SECOND, NEGOTIATION_IGNORED_MAX,
};

const ANSWERS: Rate =
    Rate { burst: NEGOTIATION_ANSWERS_BURST, per_second: NEGOTIATION_ANSWERS_PER_SECOND };

/// The client asked for more than anyone needs: cut it off.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TooMany;

/// What a word of the client led to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Change {
    /// Both want it from now on; it was our wish.
    Agreed(Known),
    /// Both want it from now on; the client brought it up.
    Asked(Known),
    /// It is off from now on, or will not be on: the client does not want it.
    Refused(Known),
}

/// Where one option stands.
#[derive(Clone, Copy, Debug, Default)]
struct Standing {
    /// We want it: offered and not refused, or agreed. RFC 1143: WANTYES or YES.
    wanted: bool,
    /// Both want it. RFC 1143: YES.
    agreed: bool,
    /// Offers and withdrawals of ours that may still be answered, by turns; the newest of them is
    /// an offer if the option is wanted. A withdrawal may stay unanswered for ever.
    unanswered: u32,
}

impl Standing {
    /// Whether what waits longest for an answer is an offer.
    fn awaits_offer(&self) -> bool {
        self.unanswered > 0 && self.wanted == (self.unanswered % 2 == 1)
    }

    /// A yes answers the oldest offer, and says that no withdrawal before it will be answered.
    /// `false` if there is no offer to answer.
    fn accepted(&mut self) -> bool {
        let answered = if self.awaits_offer() { 1 } else { 2 };
        if self.unanswered < answered {
            return false;
        }
        self.unanswered -= answered;
        self.agreed = self.wanted && self.unanswered == 0;
        true
    }

    /// A no answers what is oldest. Whoever refuses an offer has nothing to say to its withdrawal.
    /// `false` if nothing is unanswered.
    fn refused(&mut self) -> bool {
        let answered = if self.awaits_offer() { 2 } else { 1 };
        if self.unanswered == 0 {
            return false;
        }
        self.wanted &= self.unanswered >= answered;
        self.unanswered = self.unanswered.saturating_sub(answered);
        true
    }
}

/// All options of one connection.
#[derive(Debug, Default)]
pub struct Negotiator {
    standings: [Standing; COUNT],
    answers: Bucket,
    ignored: u32,
}

impl Negotiator {
    /// Says what we offer and what we ask for. Nobody waits for an answer.
    pub fn opening(&mut self, out: &mut BytesMut) {
        for row in OPTIONS.iter().filter(|row| row.stance == Stance::Opening) {
            self.offer(row.known, out);
        }
    }

    /// Whether both sides agreed to an option.
    pub fn agreed(&self, option: Known) -> bool {
        self.standings[option as usize].agreed
    }

    /// Whether an option was offered and not refused so far.
    pub fn wanted(&self, option: Known) -> bool {
        self.standings[option as usize].wanted
    }

    /// Offers an option, unless it is on or on offer already.
    pub fn offer(&mut self, option: Known, out: &mut BytesMut) {
        let standing = &mut self.standings[option as usize];
        if !standing.wanted {
            standing.wanted = true;
            standing.unanswered += 1;
            say(option.row(), Answer::Yes, out);
        }
    }

    /// Withdraws an option; `false`, and not a word, if it is off already.
    pub fn withdraw(&mut self, option: Known, out: &mut BytesMut) -> bool {
        let standing = &mut self.standings[option as usize];
        let wanted = std::mem::take(&mut standing.wanted);
        if wanted {
            standing.agreed = false;
            standing.unanswered += 1;
            say(option.row(), Answer::No, out);
        }
        wanted
    }

    /// Hears one word of a negotiation, answers it if it wants an answer, and says what changed.
    pub fn hear(
        &mut self,
        verb: Verb,
        code: u8,
        now: Millis,
        out: &mut BytesMut,
    ) -> Result<Option<Change>, TooMany> {
        let side = match verb {
            Verb::Do | Verb::Dont => Side::Ours,
            Verb::Will | Verb::Wont => Side::Theirs,
        };
        let yes = matches!(verb, Verb::Do | Verb::Will);
        let change = match option::find(code, side) {
            Some(row) if yes => self.heard_yes(row, now, out),
            Some(row) => self.heard_no(row, now, out),
            None => {
                if yes {
                    self.refuse(side, code, now, out);
                }
                None
            }
        };
        self.check().map(|()| change)
    }

    /// Takes a token for an answer; `false` if the client had its share.
    pub fn may_answer(&mut self, now: Millis) -> bool {
        let may = self.answers.take(ANSWERS, now);
        self.ignored += u32::from(!may);
        may
    }

    /// Whether the client may stay, for all it asked.
    pub fn check(&self) -> Result<(), TooMany> {
        match self.ignored > NEGOTIATION_IGNORED_MAX {
            true => Err(TooMany),
            false => Ok(()),
        }
    }

    fn heard_yes(&mut self, row: &'static Row, now: Millis, out: &mut BytesMut) -> Option<Change> {
        let standing = &mut self.standings[row.known as usize];
        if standing.agreed {
            return None;
        }
        if standing.accepted() {
            return standing.agreed.then_some(Change::Agreed(row.known));
        }
        if !self.may_answer(now) {
            return None;
        }
        let accepts = row.stance != Stance::OnDemand;
        say(row, if accepts { Answer::Yes } else { Answer::No }, out);
        if !accepts || row.stance == Stance::Stateless {
            return None;
        }
        let standing = &mut self.standings[row.known as usize];
        *standing = Standing { wanted: true, agreed: true, unanswered: 0 };
        Some(Change::Asked(row.known))
    }

    fn heard_no(&mut self, row: &'static Row, now: Millis, out: &mut BytesMut) -> Option<Change> {
        let standing = &mut self.standings[row.known as usize];
        let before = standing.wanted;
        if !standing.refused() && standing.agreed {
            (standing.wanted, standing.agreed) = (false, false);
            if self.may_answer(now) {
                say(row, Answer::No, out);
            }
        }
        let after = self.standings[row.known as usize].wanted;
        (before && !after).then_some(Change::Refused(row.known))
    }

    fn refuse(&mut self, side: Side, code: u8, now: Millis, out: &mut BytesMut) {
        if self.may_answer(now) {
            put(side, Answer::No, code, out);
        }
    }
}

/// Whether we will have an option, of ours or of theirs.
#[derive(Clone, Copy)]
enum Answer {
    Yes,
    No,
}

fn say(row: &Row, answer: Answer, out: &mut BytesMut) {
    put(row.side, answer, row.code, out);
}

fn put(side: Side, answer: Answer, code: u8, out: &mut BytesMut) {
    let verb = match (side, answer) {
        (Side::Ours, Answer::Yes) => Verb::Will,
        (Side::Ours, Answer::No) => Verb::Wont,
        (Side::Theirs, Answer::Yes) => Verb::Do,
        (Side::Theirs, Answer::No) => Verb::Dont,
    };
    out.put_slice(&[IAC, verb as u8, code]);
}
