//! Clients as they really are: what each of them answered to every word a server can say.
//!
//! `tests/wire/clients.txt` was taken down from programs that ran against a server that asked them
//! everything. `DO 24 = fffb18` means that the client answered IAC DO TTYPE by these bytes; `SB 24`
//! is a subnegotiation, with its answers in turn; `first` is what it says before it is asked.
//! To what is not listed, it was silent. Compression (85 to 87) is left out. Only the last of them is
//! made up: TinTin++ for somebody who has told it of a screen reader.

use std::collections::BTreeMap;

use bytes::BytesMut;
use dominion::base::clock::Millis;
use dominion::telnet::Wire;
use dominion::telnet::codec::{Codec, Flow, Item};

/// One client, and where in its answers it stands.
#[derive(Debug)]
pub struct Habits {
    pub name: String,
    pub first: Vec<u8>,
    /// Hears words that are cut in two where one read ends and the next begins.
    ear: Codec,
    answers: BTreeMap<String, Vec<Vec<u8>>>,
}

/// All clients.
pub fn all() -> Vec<Habits> {
    let text = include_str!("../wire/clients.txt");
    text.trim_end().split("\n\n").map(Habits::read).collect()
}

/// The client of a name, or of the beginning of one.
pub fn named(name: &str) -> Option<Habits> {
    all().into_iter().find(|habits| habits.name.starts_with(name))
}

impl Habits {
    fn read(section: &str) -> Habits {
        let mut lines = section.lines();
        let name = lines.next().and_then(|line| line.strip_prefix("# ")).expect("a name");
        let mut answers = BTreeMap::new();
        for line in lines {
            let (said, answer) = line.split_once(" = ").expect("what is said, and the answers");
            answers.insert(said.to_string(), answer.split(' ').map(bytes).collect());
        }
        let first = answers.remove("first").map(|first: Vec<Vec<u8>>| first.concat());
        Habits {
            name: name.to_string(),
            first: first.unwrap_or_default(),
            ear: Codec::default(),
            answers,
        }
    }

    /// What the client answers to the next bytes of a server.
    pub fn answer(&mut self, said: &[u8]) -> Vec<u8> {
        let Habits { ear, answers, .. } = self;
        let mut answer = Vec::new();
        ear.feed(said, &mut |item| {
            let heard = match item {
                Item::Negotiation { verb, option } => format!("{verb:?} {option}").to_uppercase(),
                Item::Subnegotiation { option, .. } => format!("SB {option}"),
                _ => return Flow::Continue(()),
            };
            if let Some(answers) = answers.get_mut(&heard) {
                answer.extend(&answers[0]);
                if answers.len() > 1 {
                    answers.remove(0);
                }
            }
            Flow::Continue(())
        });
        answer
    }

    /// All that the client says until it and a server have nothing more to say to each other.
    pub fn introduction(mut self) -> Vec<u8> {
        let (mut wire, mut out) = (Wire::default(), BytesMut::new());
        wire.opening(&mut out);
        let mut all = self.first.clone();
        let mut said = self.first.clone();
        for _ in 0..20 {
            wire.feed(&said, Millis(0), &mut out, &mut |_| Flow::Continue(()));
            if out.is_empty() {
                return all;
            }
            said = self.answer(&out.split());
            all.extend(&said);
        }
        panic!("{} and the server never come to an end", self.name);
    }
}

fn bytes(hex: &str) -> Vec<u8> {
    let digits: Vec<u8> = hex.chars().filter_map(|c| c.to_digit(16)).map(|d| d as u8).collect();
    digits.chunks(2).map(|pair| pair[0] << 4 | pair[1]).collect()
}
