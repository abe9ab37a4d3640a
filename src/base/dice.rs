//! Chance. Every feature rolls from a stream of its own, and what a feature has many of (fights,
//! minds, skies) from a branch of that stream: all come from one seed, by name and number. So a new
//! roll in one feature changes nothing in another, and what one mind rolls nothing in the next. A
//! battle of its own may have its own dice. A test may load dice by hand.
//!
//! A stream is kept with the world and goes on after a restart. A branch lives in memory: it begins
//! when it is first rolled and ends when what it belongs to does ([`Dice::end`]), or when there are
//! too many and it was not rolled for the longest. Where it may be rolled again after that, and after
//! a restart, it begins elsewhere: nothing happens twice in the same way.

use std::collections::{BTreeMap, VecDeque};

use rand::{RngExt, SeedableRng};
use rand_pcg::Pcg64Mcg;
use serde::{Deserialize, Serialize};

use crate::base::id::Number;
use crate::base::limits::BRANCHES_MAX;

/// Declares who rolls, with the names that their streams are kept under.
macro_rules! streams {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {
        /// Who rolls. Each has a stream of its own.
        #[derive(
            Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize,
        )]
        pub enum Stream {
            $($(#[$doc])* $name,)*
        }

        impl Stream {
            pub const ALL: [Stream; STREAMS] = [$(Stream::$name,)*];

            /// Its name, by which it is kept and of which it begins.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Stream::$name => stringify!($name),)*
                }
            }
        }

        const STREAMS: usize = [$(stringify!($name)),*].len();
    };
}

streams! {
    /// Blows.
    Combat,
    /// What the dead leave behind.
    Loot,
    /// What NPCs wish for and choose, by the NPC.
    Mind,
    /// Who comes into being, and what they have on them, by the NPC.
    Spawn,
    /// The weather, by its area.
    Sky,
    /// Skills.
    Skill,
    /// Ways out that are found or taken in haste, by who looks for them.
    Movement,
    /// For how long those who walk about stand still, by the NPC.
    Patrol,
    /// Whether an event begins whose condition holds, by the event.
    Event,
    /// Which goals are open, by the player.
    Goal,
}

impl Stream {
    /// The branch of something with a number that nothing else of this feature has or ever had.
    pub fn of(self, id: impl Number) -> Branch {
        Branch { stream: self, id: Some(id.number()), comes_again: false }
    }

    /// The branch of something that builders named: their numbers differ from start to start.
    pub fn named(self, key: &str) -> Branch {
        Branch { stream: self, id: Some(number_of(key)), comes_again: true }
    }
}

/// A feature's stream, or a branch of it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub struct Branch {
    stream: Stream,
    id: Option<u64>,
    /// Whether something of the same name may begin when this has ended.
    comes_again: bool,
}

impl From<Stream> for Branch {
    fn from(stream: Stream) -> Branch {
        Branch { stream, id: None, comes_again: false }
    }
}

/// A branch that was rolled.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Living {
    numbers: Pcg64Mcg,
    /// When it was rolled last, in rolls of all branches.
    at: u64,
}

/// All streams of one world.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Dice {
    seed: u64,
    streams: [Pcg64Mcg; STREAMS],
    /// How often branches of each ended that may come again, so that the next begins elsewhere.
    ended: [u64; STREAMS],
    branches: BTreeMap<Branch, Living>,
    /// Rolls of all branches.
    branch_rolls: u64,
    loaded: [VecDeque<u32>; STREAMS],
    /// How many numbers each feature has rolled that nobody had loaded, since the start.
    rolled: [u64; STREAMS],
}

/// What is kept of a stream.
#[derive(Serialize, Deserialize)]
struct Kept {
    stream: Pcg64Mcg,
    ended: u64,
}

impl Dice {
    /// Fresh streams from one seed.
    pub fn new(seed: u64) -> Dice {
        Dice {
            seed,
            streams: Stream::ALL.map(|stream| fresh(seed, stream.into(), 0)),
            ended: [0; STREAMS],
            branches: BTreeMap::new(),
            branch_rolls: 0,
            loaded: Default::default(),
            rolled: [0; STREAMS],
        }
    }

    /// The seed these streams began with.
    pub fn seed(&self) -> u64 {
        self.seed
    }

    /// A whole number from `low` to `high`, both included. A loaded number outside is clamped.
    pub fn range(&mut self, from: impl Into<Branch>, low: u32, high: u32) -> u32 {
        let (branch, high) = (from.into(), high.max(low));
        let at = branch.stream as usize;
        if let Some(number) = self.loaded[at].pop_front() {
            return number.clamp(low, high);
        }
        self.rolled[at] = self.rolled[at].wrapping_add(1);
        self.numbers(branch).random_range(low..=high)
    }

    /// One die with `sides` sides: 1 to `sides`.
    pub fn roll(&mut self, from: impl Into<Branch>, sides: u32) -> u32 {
        self.range(from, 1, sides.max(1))
    }

    /// Whether something with this chance (0.0 never, 1.0 always) happens. Rolls 1 to 10,000.
    pub fn chance(&mut self, from: impl Into<Branch>, chance: f64) -> bool {
        if chance <= 0.0 {
            return false;
        }
        if chance >= 1.0 {
            return true;
        }
        f64::from(self.roll(from, 10_000)) <= chance * 10_000.0
    }

    /// One of several, each as likely.
    pub fn pick<'a, T>(&mut self, of: impl Into<Branch>, from: &'a [T]) -> Option<&'a T> {
        match from.len() {
            0 => None,
            n => from.get(self.range(of, 0, n as u32 - 1) as usize),
        }
    }

    /// Where the next number of a stream or a branch comes from.
    fn numbers(&mut self, branch: Branch) -> &mut Pcg64Mcg {
        let at = branch.stream as usize;
        if branch.id.is_none() {
            return &mut self.streams[at];
        }
        if self.branches.len() >= BRANCHES_MAX && !self.branches.contains_key(&branch) {
            self.forget_some();
        }
        self.branch_rolls = self.branch_rolls.wrapping_add(1);
        let (seed, nth) = (self.seed, self.ended[at]);
        let begin = || Living { numbers: fresh(seed, branch, nth), at: 0 };
        let living = self.branches.entry(branch).or_insert_with(begin);
        living.at = self.branch_rolls;
        &mut living.numbers
    }

    /// What a branch belongs to is over.
    pub fn end(&mut self, branch: Branch) {
        if self.branches.remove(&branch).is_some() && branch.comes_again {
            self.ended[branch.stream as usize] += 1;
        }
    }

    /// Ends the quarter of all branches that was not rolled for the longest.
    fn forget_some(&mut self) {
        let mut moments: Vec<u64> = self.branches.values().map(|living| living.at).collect();
        moments.sort_unstable();
        let Some(until) = moments.get(moments.len() / 4).copied() else { return };
        let old = self.branches.iter().filter(|(_, living)| living.at <= until);
        let old: Vec<Branch> = old.map(|(branch, _)| *branch).collect();
        for branch in old {
            self.branches.remove(&branch);
            self.ended[branch.stream as usize] += 1;
        }
    }

    /// How many branches are alive.
    pub fn branches(&self) -> usize {
        self.branches.len()
    }

    /// Numbers that the next rolls of `stream`, or of any branch of it, will show. For tests.
    pub fn load(&mut self, stream: Stream, numbers: impl IntoIterator<Item = u32>) {
        self.loaded[stream as usize].extend(numbers);
    }

    /// Numbers loaded and not rolled yet, over all streams.
    pub fn loaded(&self) -> usize {
        self.loaded.iter().map(VecDeque::len).sum()
    }

    /// How many numbers a feature has rolled that nobody had loaded, since the start.
    pub fn rolled(&self, stream: Stream) -> u64 {
        self.rolled[stream as usize]
    }

    /// The streams' positions as text, for keeping. Branches end with the process, so what is
    /// written of one that lives is that the next begins elsewhere.
    pub fn state(&self) -> String {
        let kept = Stream::ALL.map(|stream| {
            let lives = self.branches.keys().any(|branch| branch.stream == stream);
            let ended = self.ended[stream as usize] + u64::from(lives);
            (stream.name(), Kept { stream: self.streams[stream as usize].clone(), ended })
        });
        serde_json::to_string(&BTreeMap::from(kept)).expect("streams are plain numbers")
    }

    /// All that decides what is rolled next, as text, for the state hash.
    pub fn position(&self) -> String {
        let branches: Vec<_> = self.branches.iter().collect();
        let all = (&self.streams, &self.ended, branches);
        serde_json::to_string(&all).unwrap_or_default()
    }

    /// Streams as [`Dice::state`] wrote them; `None` if the text is not theirs. Streams that an
    /// older server did not have yet begin now, and the others go on.
    pub fn restore(seed: u64, state: &str) -> Option<Dice> {
        let mut dice = Dice::new(seed);
        if let Ok(kept) = serde_json::from_str::<BTreeMap<String, Kept>>(state) {
            for (name, Kept { stream: numbers, ended }) in kept {
                let Some(stream) = Stream::ALL.into_iter().find(|s| s.name() == name) else {
                    continue;
                };
                dice.streams[stream as usize] = numbers;
                dice.ended[stream as usize] = ended;
            }
            return Some(dice);
        }
        let listed: Vec<Pcg64Mcg> = serde_json::from_str(state).ok()?;
        if listed.len() > LISTED_ONCE.len() {
            return None;
        }
        for (stream, numbers) in LISTED_ONCE.into_iter().zip(listed) {
            if let Some(stream) = stream {
                dice.streams[stream as usize] = numbers;
            }
        }
        Some(dice)
    }
}

/// The streams in the order in which servers up to 0.1 kept them. The eighth belonged to nobody.
const LISTED_ONCE: [Option<Stream>; 9] = [
    Some(Stream::Combat),
    Some(Stream::Loot),
    Some(Stream::Mind),
    Some(Stream::Spawn),
    Some(Stream::Sky),
    Some(Stream::Skill),
    Some(Stream::Movement),
    None,
    Some(Stream::Patrol),
];

/// A stream or a branch at its beginning. It comes of names and numbers alone, so that a feature
/// more or less moves none of the others; those that were numbered once begin where they did.
fn fresh(seed: u64, branch: Branch, nth: u64) -> Pcg64Mcg {
    let listed = LISTED_ONCE.iter().position(|stream| *stream == Some(branch.stream));
    if let Some(at) = listed.filter(|_| branch.id.is_none()) {
        let apart = (at as u64 + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        return Pcg64Mcg::seed_from_u64(seed ^ apart);
    }
    let parts = [number_of(branch.stream.name()), branch.id.unwrap_or(0), nth];
    let mixed = parts.into_iter().fold(scatter(seed), |mixed, part| scatter(mixed ^ part));
    Pcg64Mcg::seed_from_u64(mixed)
}

/// A number of a name: FNV-1a, which is the same everywhere and always.
const fn number_of(name: &str) -> u64 {
    let (bytes, mut hash, mut at) = (name.as_bytes(), 0xCBF2_9CE4_8422_2325, 0);
    while at < bytes.len() {
        hash = (hash ^ bytes[at] as u64).wrapping_mul(0x0000_0100_0000_01B3);
        at += 1;
    }
    hash
}

/// The mixer of `SplitMix64`: numbers that lie side by side come to lie far apart.
const fn scatter(number: u64) -> u64 {
    let number = number.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let number = (number ^ (number >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    number ^ (number >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rolls(dice: &mut Dice, from: impl Into<Branch> + Copy) -> Vec<u32> {
        (0..20).map(|_| dice.roll(from, 1_000)).collect()
    }

    #[test]
    fn issue15_6_dice_of_an_older_server_go_on() {
        let mut dice = Dice::new(5);
        dice.roll(Stream::Combat, 20);
        let older: Vec<Pcg64Mcg> = LISTED_ONCE
            .iter()
            .map(|stream| {
                stream.map_or(dice.streams[0].clone(), |s| dice.streams[s as usize].clone())
            })
            .collect();
        for listed in [&older[..], &older[..8]] {
            let text = serde_json::to_string(listed).expect("plain numbers");
            let mut restored = Dice::restore(5, &text).expect("streams");
            assert_eq!(restored.state(), dice.state());
            assert_eq!(
                rolls(&mut restored, Stream::Combat),
                rolls(&mut dice.clone(), Stream::Combat)
            );
        }
        assert!(Dice::restore(5, "[1,2]").is_none());
    }

    #[test]
    fn issue15_6_each_fight_has_dice_of_its_own() {
        let mut alone = Dice::new(5);
        let expected = rolls(&mut alone, Stream::Combat.named("mill"));
        let mut dice = Dice::new(5);
        let mut found = Vec::new();
        for _ in 0..20 {
            dice.roll(Stream::Combat, 20);
            dice.roll(Stream::Combat.named("ford"), 20);
            dice.roll(Stream::Mind.of(7_u64), 20);
            found.push(dice.roll(Stream::Combat.named("mill"), 1_000));
        }
        assert_eq!(found, expected, "what others roll changes nothing");
        let others =
            [Stream::Combat.named("ford"), Stream::Skill.named("mill"), Stream::Combat.into()];
        for other in others {
            assert_ne!(rolls(&mut Dice::new(5), other), expected, "{other:?} is another");
        }
    }

    #[test]
    fn issue15_6_a_branch_that_begins_again_begins_elsewhere() {
        let mill = Stream::Combat.named("mill");
        let mut dice = Dice::new(5);
        let first = rolls(&mut dice, mill);
        dice.end(mill);
        assert_eq!(dice.branches(), 0, "nothing is left of it");
        let second = rolls(&mut dice, mill);
        assert_ne!(first, second);
        let mut restarted = Dice::restore(5, &dice.state()).expect("what it wrote");
        let third = rolls(&mut restarted, mill);
        assert!(third != first && third != second, "nor after a restart");
    }

    #[test]
    fn issue15_6_branches_are_bounded() {
        let mut dice = Dice::new(5);
        let fight = Stream::Combat.named("mill");
        for mind in 0..BRANCHES_MAX as u64 * 3 {
            dice.roll(Stream::Mind.of(mind), 6);
            dice.roll(fight, 6);
            assert!(dice.branches() <= BRANCHES_MAX);
        }
        assert!(dice.branches.contains_key(&fight), "what is rolled again and again stays");
        assert_eq!(dice.ended[Stream::Combat as usize], 0);
        assert!(
            dice.ended[Stream::Mind as usize] > 0,
            "whoever is rolled for again begins elsewhere"
        );
    }

    #[test]
    fn issue15_6_branches_are_as_fair_as_streams() {
        let mut dice = Dice::new(5);
        for room in 0..100 {
            let key = format!("room_{room}");
            let total: u32 = (0..400).map(|_| dice.roll(Stream::Combat.named(&key), 20)).sum();
            let first: u32 =
                (0..400_u64).map(|id| Dice::new(id).roll(Stream::Mind.of(room as u64), 20)).sum();
            // 400 dice show 4,200, and stray from that by 115.
            assert!(total.abs_diff(4_200) < 520 && first.abs_diff(4_200) < 520, "{total}, {first}");
        }
    }

    #[test]
    fn loaded_dice_are_rolled_by_any_branch() {
        let mut dice = Dice::new(5);
        dice.load(Stream::Combat, [17, 3]);
        let shown = [dice.roll(Stream::Combat.named("mill"), 20), dice.roll(Stream::Combat, 20)];
        assert_eq!((shown, dice.rolled(Stream::Combat)), ([17, 3], 0));
        dice.roll(Stream::Combat.named("mill"), 20);
        assert_eq!(dice.rolled(Stream::Combat), 1);
    }
}
