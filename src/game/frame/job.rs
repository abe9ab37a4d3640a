//! What a job is: something that will be due. `jobs!` declares all kinds of them in one list, a line
//! each: what it concerns, what is done, and what becomes of it when the world wakes.

use crate::base::id::{AccountId, AreaId, CreatureId, FactionId, ItemId, Number, RoomId, SpawnId};
use crate::game::Content;

/// What becomes of a kind of job when the world wakes from what was kept.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Waking {
    /// Its feature keeps its moment in a row of its own, and it is due then.
    Kept,
    /// It is a row of the table of timers, and is due then ([`super::timer`]).
    Timer(Late),
    /// It follows from the state that is kept, and is put on the schedule anew.
    Derived,
    /// What it belongs to ends with the process, and it with that.
    Dropped,
}

/// What becomes of a timer that was due while nobody was there to see to it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Late {
    /// It is due at once.
    Runs,
    /// It is too late for it.
    Lapses,
}

/// A kind of job.
#[derive(Clone, Copy, Debug)]
pub struct Kind {
    /// As it stands in the list.
    pub name: &'static str,
    /// As staff read it: `next blow`.
    pub words: &'static str,
    pub waking: Waking,
    /// Why that becomes of it.
    pub why: &'static str,
}

/// Whom or what a job may concern.
pub trait Concerned: Number {
    /// A word for it that means the same in the next process.
    fn word(self, content: &Content) -> String;

    /// Whom or what a word means; `None` if there is nothing of that name any more.
    fn of_word(content: &Content, word: &str) -> Option<Self>;

    /// Whether it is this body.
    fn is(self, _: CreatureId) -> bool {
        false
    }
}

/// What is numbered once and for all.
macro_rules! numbered {
    ($($id:ty = $make:expr $(, $is:expr)?;)*) => {$(
        impl Concerned for $id {
            $(fn is(self, who: CreatureId) -> bool {
                $is(self, who)
            })?

            fn word(self, _: &Content) -> String {
                self.number().to_string()
            }

            fn of_word(_: &Content, word: &str) -> Option<$id> {
                word.parse().ok().map($make)
            }
        }
    )*};
}

/// What builders name, and the next process may number otherwise.
macro_rules! named {
    ($($id:ty = $names:ident;)*) => {$(
        impl Concerned for $id {
            fn word(self, content: &Content) -> String {
                content.names.$names.name(self).to_string()
            }

            fn of_word(content: &Content, word: &str) -> Option<$id> {
                content.names.$names.find(word)
            }
        }
    )*};
}

numbered! {
    u64 = |number| number;
    AccountId = AccountId;
    CreatureId = CreatureId, |own, who| own == who;
    ItemId = ItemId;
}

named! {
    AreaId = areas;
    FactionId = factions;
    SpawnId = spawns;
}

/// A room, in the instance that it is in.
impl Concerned for RoomId {
    fn word(self, content: &Content) -> String {
        content.key_of(self)
    }

    fn of_word(content: &Content, word: &str) -> Option<RoomId> {
        content.room_kept(word)
    }
}

/// Declares all kinds of jobs. A line names the kind, whom or what it concerns (nothing, one thing,
/// or several), what staff call it, what is done when it is due, what becomes of it when the world
/// wakes, and why:
///
/// ```text
/// jobs! {
///     /// A fighter's next blow.
///     Swing(who: CreatureId) "next blow" => combat::swing, Dropped: "fights end with the process";
/// }
/// ```
macro_rules! jobs {
    ($(
        $(#[$doc:meta])*
        $name:ident $(( $($field:ident : $type:ty),+ ))? $words:literal =>
            $handler:path, $waking:ident $(( $late:ident ))? : $why:literal;
    )*) => {
        /// Something that will be due.
        #[derive(
            Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, serde::Serialize,
            serde::Deserialize,
        )]
        pub enum Job {
            $($(#[$doc])* $name $(( $($type),+ ))?,)*
        }

        /// The kinds by their numbers.
        #[derive(Clone, Copy)]
        enum Nth {
            $($name,)*
        }

        impl Job {
            /// All kinds, in the order of the list, which is that of jobs due at one moment.
            pub const KINDS: &'static [$crate::game::frame::job::Kind] = &[
                $($crate::game::frame::job::Kind {
                    name: stringify!($name),
                    words: $words,
                    waking: $crate::game::frame::job::jobs!(@waking $waking $($late)?),
                    why: $why,
                },)*
            ];

            /// Which kind of job it is.
            pub fn nth(self) -> usize {
                match self {
                    $(Job::$name { .. } => Nth::$name as usize,)*
                }
            }

            /// All there is to say of its kind.
            pub fn kind(self) -> &'static $crate::game::frame::job::Kind {
                &Job::KINDS[self.nth()]
            }

            /// The number of the one thing that it concerns; `None` if it concerns several.
            pub fn number(self) -> Option<u64> {
                match self {
                    $(Job::$name $(( $($field),+ ))? =>
                        $crate::game::frame::job::jobs!(@number $($($field)+)?),)*
                }
            }

            /// Words for all that it concerns, which mean the same in the next process.
            pub fn words(self, content: &$crate::game::Content) -> Vec<String> {
                match self {
                    $(Job::$name $(( $($field),+ ))? => vec![$($(
                        $crate::game::frame::job::Concerned::word($field, content)
                    ),+)?],)*
                }
            }

            /// The job of a kind and of what it concerned; `None` if something of it is no more.
            pub fn of_words(
                content: &$crate::game::Content,
                kind: &str,
                words: &[String],
            ) -> Option<Job> {
                let mut words = words.iter();
                let job = match kind {
                    $(stringify!($name) => Job::$name $(( $(
                        <$type as $crate::game::frame::job::Concerned>::of_word(
                            content,
                            words.next()?,
                        )?
                    ),+ ))?,)*
                    _ => return None,
                };
                words.next().is_none().then_some(job)
            }

            /// Whether it concerns a body.
            pub fn is_about(self, who: CreatureId) -> bool {
                match self {
                    $(Job::$name $(( $($field),+ ))? =>
                        false $($(|| $crate::game::frame::job::Concerned::is($field, who))+)?,)*
                }
            }

            /// Does it.
            pub fn run(self, turn: &mut $crate::game::Turn) {
                match self {
                    $(Job::$name $(( $($field),+ ))? => $handler(turn $($(, $field)+)?),)*
                }
            }

            /// A job of each kind, all of them of one number.
            #[cfg(test)]
            pub fn of_each(number: u64) -> Vec<Job> {
                use $crate::base::id::Number;
                vec![$(Job::$name $(( $(<$type>::of(number)),+ ))?,)*]
            }
        }
    };
    (@waking Timer $late:ident) => {
        $crate::game::frame::job::Waking::Timer($crate::game::frame::job::Late::$late)
    };
    (@waking $waking:ident) => { $crate::game::frame::job::Waking::$waking };
    (@number) => { Some(0) };
    (@number $one:ident) => { Some($crate::base::id::Number::number($one)) };
    (@number $($several:ident)+) => { None };
}

pub(crate) use jobs;
