//! Negotiation: whoever is at the other end, we answer little, come to an end, and agree on what
//! was agreed.

use bytes::BytesMut;
use dominion::base::clock::Millis;
use dominion::base::limits::{NEGOTIATION_ANSWERS_BURST, NEGOTIATION_ANSWERS_PER_SECOND};
use dominion::telnet::codec::{Codec, EOR, Flow, IAC, Item, Verb};
use dominion::telnet::negotiate::Negotiator;
use dominion::telnet::option::{
    self, ECHO, END_OF_RECORD, Known, MXP, OPTIONS, Row, SUPPRESS_GO_AHEAD, Side, Stance,
};
use dominion::telnet::{Wire, Words};

use super::mannered::Mannered;

/// What happens next, as a byte of the input says.
#[derive(Clone, Copy, Debug)]
enum Act {
    Hide,
    Show,
    Prompt,
    Text,
    /// The client says this, with manners or without.
    Says(Verb, u8),
    /// So many messages arrive: at the client, at us.
    Arrive(usize),
    Arrives(usize),
    /// So many milliseconds pass.
    Wait(u64),
}

/// An empty subnegotiation, and from there on no line is parsed.
const MXP_BEGINS: &[u8] = b"\xFF\xFA\x5B\xFF\xF0\x1B[7z";

const VERBS: [Verb; 4] = [Verb::Will, Verb::Wont, Verb::Do, Verb::Dont];

fn acts(bytes: &[u8]) -> Vec<Act> {
    let mut bytes = bytes.iter().copied();
    let mut acts = Vec::new();
    while let Some(byte) = bytes.next() {
        let more = usize::from(byte / 8);
        acts.push(match byte % 8 {
            0 => Act::Hide,
            1 => Act::Show,
            2 => Act::Prompt,
            3 => Act::Text,
            4 => Act::Says(VERBS[more % 4], bytes.next().unwrap_or(1)),
            5 => Act::Arrive(more),
            6 => Act::Arrives(more),
            _ => Act::Wait(10 * more as u64),
        });
    }
    acts
}

pub fn hold(bytes: &[u8]) {
    let (policy, rest) = bytes.split_first().unwrap_or((&0xFF, &[]));
    let acts = acts(rest);
    anyone(&acts);
    with_manners(*policy, &acts);
    one_who_answers_everything(&acts);
    our_own_kind();
}

/// The messages of a negotiation.
type Message = (Verb, u8);

fn messages(bytes: &[u8]) -> Vec<Message> {
    let mut found = Vec::new();
    Codec::default().feed(bytes, &mut |item| {
        if let Item::Negotiation { verb, option } = item {
            found.push((verb, option));
        }
        Flow::Continue(())
    });
    found
}

/// The lengths of subnegotiations: what an agreement lets us ask.
fn questions(bytes: &[u8]) -> Vec<usize> {
    let mut found = Vec::new();
    Codec::default().feed(bytes, &mut |item| {
        if let Item::Subnegotiation { payload, .. } = item {
            found.push(payload.len() + 5);
        }
        Flow::Continue(())
    });
    found
}

fn bytes_of((verb, option): Message) -> [u8; 3] {
    [IAC, verb as u8, option]
}

/// A client that says anything at any time gets one answer at most for each thing it said, and
/// no more in all than the bucket holds.
fn anyone(acts: &[Act]) {
    let (mut wire, mut now, mut answers) = (Wire::default(), Millis(0), 0_u64);
    let mut out = BytesMut::new();
    wire.opening(&mut out);
    let opening = messages(&out).len();
    assert_eq!(opening, OPTIONS.iter().filter(|row| row.stance == Stance::Opening).count());
    // A prompt stands that was written before it was known how to mark it.
    let (mut unmarked, mut heard) = (false, false);
    for act in acts {
        out.clear();
        match *act {
            Act::Hide => wire.tell(Words { hide: Some(true), ..Words::default() }, &mut out),
            Act::Show => wire.tell(Words { hide: Some(false), ..Words::default() }, &mut out),
            Act::Prompt => {
                wire.prompt("> ", &mut out);
                unmarked = !heard;
            }
            Act::Text => {
                wire.text("Rain.\n", &mut out);
                unmarked = false;
            }
            Act::Says(verb, option) => {
                wire.feed(&bytes_of((verb, option)), now, &mut out, &mut |_| Flow::Continue(()));
                // Where links that can be clicked begin, is a part of the answer.
                if option == MXP && out.ends_with(MXP_BEGINS) {
                    out.truncate(out.len() - MXP_BEGINS.len());
                }
                // So is the mark that was owed, once.
                if option == END_OF_RECORD && unmarked && out.ends_with(&[IAC, EOR]) {
                    out.truncate(out.len() - 2);
                    unmarked = false;
                }
                heard = true;
                let (said, asked_for) = (messages(&out), questions(&out));
                // Whoever asks for what makes terminals send single keys is offered an echo.
                let offers = said.contains(&(Verb::Will, ECHO));
                let most = 1 + usize::from(offers && option == SUPPRESS_GO_AHEAD);
                assert!(said.len() <= most && asked_for.len() <= 1, "{said:?} to {act:?}");
                let length = 3 * said.len() + asked_for.iter().sum::<usize>();
                assert_eq!(out.len(), length, "nothing else is said");
                let about = |about: u8| about == option || (most == 2 && about == ECHO);
                assert!(said.iter().all(|word| about(word.1)), "{said:?} to {act:?}");
                let asked = matches!(verb, Verb::Will | Verb::Do);
                let agrees = said.iter().any(|(said, _)| matches!(said, Verb::Will | Verb::Do));
                assert!(asked || !agrees, "a no is no invitation: {said:?} to {act:?}");
                answers += (said.len().min(1) + asked_for.len()) as u64;
            }
            Act::Wait(ms) => now = now + Millis(ms),
            Act::Arrive(_) | Act::Arrives(_) => {}
        }
        assert!(messages(&out).len() <= 2, "one wish is a word or two");
        assert_eq!(wire.held(), 0, "whole commands leave nothing behind");
    }
    let most = u64::from(NEGOTIATION_ANSWERS_BURST)
        + u64::from(NEGOTIATION_ANSWERS_PER_SECOND) * (now.as_seconds() + 1);
    assert!(answers <= most, "{answers} answers, and no more than {most} are due");
}

/// Our end without a wire, and what is on its way.
#[derive(Default)]
struct Ours {
    negotiator: Negotiator,
    /// To the client, to us; oldest first.
    there: Vec<Message>,
    here: Vec<Message>,
}

impl Ours {
    fn says(&mut self, act: impl FnOnce(&mut Negotiator, &mut BytesMut)) {
        let mut out = BytesMut::new();
        act(&mut self.negotiator, &mut out);
        self.there.extend(messages(&out));
    }

    fn hears(&mut self, (verb, option): Message, now: Millis) {
        self.says(|ours, out| {
            ours.hear(verb, option, now, out).expect("few messages");
        });
    }
}

/// Few enough that no bucket runs dry: a client past its share is not answered, and may think
/// what it likes.
const MANNERED_ACTS_MAX: usize = 30;

/// A client by the book (RFC 1143), which agrees to what `policy` says and changes its mind, and
/// messages that take their time: in the end, both think the same of every option.
fn with_manners(policy: u8, acts: &[Act]) {
    let mut client = Mannered::new(policy);
    let mut ours = Ours::default();
    ours.says(Negotiator::opening);
    for act in acts.iter().take(MANNERED_ACTS_MAX) {
        match *act {
            Act::Hide => ours.says(|ours, out| ours.offer(Known::Echo, out)),
            Act::Show => ours.says(|ours, out| {
                ours.withdraw(Known::Echo, out);
            }),
            Act::Says(verb, option) => ours.here.extend(client.wants(verb, option)),
            Act::Arrive(count) => arrive(&mut ours, &mut client, count),
            Act::Arrives(count) => arrives(&mut ours, count),
            Act::Prompt | Act::Text | Act::Wait(_) => {}
        }
    }
    let mut rounds = 0;
    while !ours.there.is_empty() || !ours.here.is_empty() {
        rounds += 1;
        assert!(rounds < 20, "they never come to an end: {:?} {:?}", ours.there, ours.here);
        arrive(&mut ours, &mut client, usize::MAX);
        arrives(&mut ours, usize::MAX);
    }
    for row in OPTIONS.iter().filter(|row| row.stance != Stance::Stateless) {
        let (we, they) = (ours.negotiator.agreed(row.known), client.agreed(row.side, row.code));
        assert_eq!(we, they, "{} after {acts:?}: {client:?}", row.name);
        assert!(!we || ours.negotiator.wanted(row.known), "{} is on and not wanted", row.name);
    }
}

fn arrive(ours: &mut Ours, client: &mut Mannered, count: usize) {
    let count = count.min(ours.there.len());
    for (verb, option) in ours.there.drain(..count) {
        ours.here.extend(client.hears(verb, option));
    }
}

fn arrives(ours: &mut Ours, count: usize) {
    let count = count.min(ours.here.len());
    for message in ours.here.drain(..count).collect::<Vec<_>>() {
        ours.hears(message, Millis(0));
    }
}

/// A client that keeps no state and answers each word, also an answer: it makes us talk no longer
/// than the bucket lasts.
fn one_who_answers_everything(acts: &[Act]) {
    let mut ours = Ours::default();
    ours.says(Negotiator::opening);
    let mut wishes = 0;
    for act in acts {
        match *act {
            Act::Hide => ours.says(|ours, out| ours.offer(Known::Echo, out)),
            Act::Show => ours.says(|ours, out| {
                ours.withdraw(Known::Echo, out);
            }),
            Act::Says(verb, option) => ours.here.push((verb, option)),
            _ => continue,
        }
        wishes += 1;
    }
    let mut said = 0;
    while !ours.there.is_empty() || !ours.here.is_empty() {
        let answers = ours.there.drain(..).map(|(verb, option)| match verb {
            Verb::Will => (Verb::Do, option),
            Verb::Wont => (Verb::Dont, option),
            Verb::Do => (Verb::Will, option),
            Verb::Dont => (Verb::Wont, option),
        });
        ours.here.extend(answers);
        said += ours.here.len();
        assert!(said <= 8 + 3 * wishes + 2 * NEGOTIATION_ANSWERS_BURST as usize, "{said} words");
        arrives(&mut ours, usize::MAX);
    }
}

/// Two servers that meet, by a mistake of somebody's: they refuse each other and are silent.
fn our_own_kind() {
    let (mut one, mut other) = (Ours::default(), Ours::default());
    one.says(Negotiator::opening);
    other.says(Negotiator::opening);
    for _ in 0..4 {
        one.here = std::mem::take(&mut other.there);
        arrives(&mut one, usize::MAX);
        other.here = std::mem::take(&mut one.there);
        arrives(&mut other, usize::MAX);
    }
    assert!(one.there.is_empty() && other.there.is_empty(), "two servers never come to an end");
    // What a server takes from a client, too, it takes from another server.
    let taken = |row: &&Row| option::find(row.code, Side::Theirs).is_some();
    let mut offered = OPTIONS.iter().filter(|row| row.side == Side::Ours && !taken(row));
    assert!(offered.all(|row| !one.negotiator.agreed(row.known)));
}
