//! Numbers that are turned: what a blow costs, how soon the dead come back, how long a rumour lives.
//!
//! A number is declared once, where it is used, by [`numbers!`]: its type, what it is where nobody says
//! otherwise, its bounds, its unit, and what it means. From this come the reader of its file and the
//! checks, the description for builders, and `@balance list`, `get`, `set` and `reset`.
//!
//! ```text
//! numbers! {
//!     /// How those who are hurt mend.
//!     pub NUMBERS in Balance "regain" {
//!         /// From one step of mending to the next.
//!         EVERY = "every_seconds": Millis = 6, 1..=600, "seconds";
//!     }
//! }
//! … turn.world.numbers.of(&EVERY)
//! ```
//!
//! Each section stands in one file (N17: `config/game_balance.yaml`, N18: `config/timers.yaml`); a feature names its sections in
//! `FEATURES`, and that is all. Three say what a number is, the later before the earlier: its
//! declaration; the world's file; and what an admin set in the game, which is kept and holds over
//! restarts and reloads until it is reset. An admin's line comes in as any line does, so a recorded
//! evening has the same numbers when it is played again.
//!
//! Not here: bounds that keep the server alive (`base/limits.rs`), and numbers of one thing, which
//! stand in its own file.

mod keep;
mod kind;
mod state;

use std::marker::PhantomData;

pub use keep::{NumberRow, SET};
pub use kind::{BALANCE, TIMERS, Written, read_again, read_numbers, told_of};
pub use state::{By, Set, State, adopt, forget, reset, set};

use crate::base::clock::Millis;

/// The file that a section stands in.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum File {
    /// `config/game_balance.yaml`, turned by `@balance`.
    Balance,
    /// `config/timers.yaml`, turned by `@timer`.
    Timers,
}

impl File {
    /// Its place below the world's folder.
    pub fn place(self) -> &'static str {
        match self {
            File::Balance => "config/game_balance.yaml",
            File::Timers => "config/timers.yaml",
        }
    }
}

/// All that is said of one number.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Said {
    pub file: File,
    /// `regain.every_seconds`.
    pub name: &'static str,
    pub default: f64,
    /// The same as it is written.
    pub default_text: &'static str,
    pub least: f64,
    pub most: f64,
    pub whole: bool,
    /// `seconds`, `percent`, `rooms`.
    pub unit: &'static str,
    pub says: &'static str,
}

impl Said {
    /// Its name within its section.
    pub fn key(&self) -> &'static str {
        self.name.split_once('.').map_or(self.name, |(_, key)| key)
    }

    /// Whether it may be this.
    pub fn may_be(&self, value: f64) -> bool {
        (self.least..=self.most).contains(&value) && (!self.whole || value.fract() == 0.0)
    }
}

/// One number, as what it is used.
#[derive(Clone, Copy, Debug)]
pub struct Number<T> {
    pub said: Said,
    used_as: PhantomData<fn() -> T>,
}

impl<T: Amount> Number<T> {
    pub const fn new(said: Said) -> Number<T> {
        Number { said, used_as: PhantomData }
    }

    /// What it is where nobody says otherwise.
    pub fn usual(&self) -> T {
        T::of(self.said.default)
    }
}

/// The numbers of one feature, or of one idea in it.
#[derive(Clone, Copy, Debug)]
pub struct Section {
    pub file: File,
    pub name: &'static str,
    pub about: &'static str,
    pub numbers: &'static [&'static Said],
}

/// All sections of a file, in the order of their features.
pub fn sections(file: File) -> impl Iterator<Item = &'static Section> {
    let all = crate::game::FEATURES.iter().flat_map(|feature| feature.numbers);
    all.copied().filter(move |section| section.file == file)
}

/// A number by its name, or by the part behind the dot where only one is called so.
pub fn find(file: File, word: &str) -> Option<&'static Said> {
    let word = word.trim().to_lowercase();
    let all = || sections(file).flat_map(|section| section.numbers).copied();
    all().find(|said| said.name == word).or_else(|| {
        let mut called = all().filter(|said| said.key() == word);
        called.next().filter(|_| called.next().is_none())
    })
}

/// What a number may be used as.
pub trait Amount {
    /// Whether there are no fractions of it.
    const WHOLE: bool;

    fn of(value: f64) -> Self;
}

impl Amount for f64 {
    const WHOLE: bool = false;

    fn of(value: f64) -> f64 {
        value
    }
}

/// Written in seconds.
impl Amount for Millis {
    const WHOLE: bool = false;

    fn of(value: f64) -> Millis {
        Millis((value * 1000.0).round() as u64)
    }
}

macro_rules! whole_amounts {
    ($($number:ty),+) => {$(
        impl Amount for $number {
            const WHOLE: bool = true;

            fn of(value: f64) -> $number {
                value.round() as $number
            }
        }
    )+};
}

whole_amounts!(u32, u64, usize, i32, i64);

/// Declares the numbers of one section, see [`crate::game::frame::numbers`].
macro_rules! numbers {
    (
        $(#[doc = $about:literal])+
        $list_vis:vis $list:ident in $file:ident $section:literal {
            $(
                $(#[doc = $says:literal])+
                $vis:vis $name:ident = $key:literal : $type:ty
                    = $default:literal, $least:literal ..= $most:literal, $unit:literal;
            )+
        }
    ) => {
        $(
            $(#[doc = $says])+
            #[allow(clippy::unnecessary_cast, reason = "fractions are written with a point, whole numbers without")]
            $vis const $name: $crate::game::frame::numbers::Number<$type> =
                $crate::game::frame::numbers::Number::new($crate::game::frame::numbers::Said {
                    file: $crate::game::frame::numbers::File::$file,
                    name: concat!($section, ".", $key),
                    default: $default as f64,
                    default_text: stringify!($default),
                    least: $least as f64,
                    most: $most as f64,
                    whole: <$type as $crate::game::frame::numbers::Amount>::WHOLE,
                    unit: $unit,
                    says: concat!($($says),+),
                });
        )+

        $(#[doc = $about])+
        $list_vis const $list: &$crate::game::frame::numbers::Section =
            &$crate::game::frame::numbers::Section {
                file: $crate::game::frame::numbers::File::$file,
                name: $section,
                about: concat!($($about),+),
                numbers: &[$(&$name.said),+],
            };
    };
}

pub(crate) use numbers;
