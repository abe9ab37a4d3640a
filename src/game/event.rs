//! Everything that happened. One variant per feature; each feature says who notices and what
//! they read (`text` of the feature).

use crate::base::id::CreatureId;
use crate::game::Refusal;
use crate::game::features::with_features;
use crate::game::frame::refusal;
use crate::game::frame::tell::Teller;

macro_rules! events {
    ($($group:ident :: $name:ident state($($state:tt)*) event($($variant:ident)?);)*) => {
        /// A fact, in the past tense.
        #[derive(Clone, Debug)]
        pub enum Event {
            /// Somebody could not do what they wanted.
            Refused {
                who: CreatureId,
                why: Refusal,
            },
            $($($variant(crate::game::$group::$name::Event),)?)*
        }

        $($(impl From<crate::game::$group::$name::Event> for Event {
            fn from(event: crate::game::$group::$name::Event) -> Event {
                Event::$variant(event)
            }
        })?)*

        /// Writes what everyone reads of an event into their boxes. The only way text is made.
        pub fn tell(event: &Event, teller: &mut Teller) {
            match event {
                Event::Refused { who, why } => refusal::tell(*who, why, teller),
                $($(Event::$variant(event) => crate::game::$group::$name::tell(event, teller),)?)*
            }
        }
    };
}

with_features!(events);
