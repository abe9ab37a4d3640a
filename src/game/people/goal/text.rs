//! What is read of goals as they are brought on.

use super::pages;
use super::state::Open;
use crate::base::id::CreatureId;
use crate::base::money::Coins;
use crate::game::View;
use crate::game::frame::tell::Teller;
use crate::text::style::Style;

/// What was paid.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Paid {
    pub experience: u64,
    pub coins: Coins,
}

/// What can happen to goals. Nobody else reads of them.
#[derive(Clone, Debug)]
pub enum Event {
    /// A goal of the checklist is done; what it was.
    Learnt { who: CreatureId, words: String, paid: Paid },
    /// The whole checklist is.
    Through { who: CreatureId },
    /// An open goal is nearer.
    Moved { who: CreatureId, open: Open },
    /// It is reached, and this one comes in its place.
    Reached { who: CreatureId, open: Open, paid: Paid, next: Option<Open> },
    /// Some could be reached no more, and others came in their place.
    Changed { who: CreatureId },
    /// One was changed for another.
    Swapped { who: CreatureId, next: Open },
}

/// Words each fact for the one whom it is about.
pub fn tell(event: &Event, teller: &mut Teller) {
    let view = View { content: teller.content, world: teller.world, now: teller.now };
    let (who, line) = match event {
        Event::Learnt { who, words, paid } => {
            (who, Style::Good.on(format!("Goal done: {words}.{}", earned(*paid))))
        }
        Event::Through { who } => {
            let line = "That was the last of the checklist. From now on three goals are always open: \
                        type GOALS.";
            (who, line.into())
        }
        Event::Moved { who, open } => (who, format!("Goal: {}.", pages::words(view, open))),
        Event::Reached { who, open, paid, next } => {
            let mut line = Style::Good.on(format!(
                "Goal reached: {}.{}",
                pages::words(view, open),
                earned(*paid)
            ));
            if let Some(next) = next {
                line.push_str(&format!(" A new one: {}.", pages::words(view, next)));
            }
            (who, line)
        }
        Event::Changed { who } => (
            who,
            "A goal of yours cannot be reached any more. GOALS shows what there is now.".into(),
        ),
        Event::Swapped { who, next } => {
            (who, format!("In its place: {}. {}", pages::words(view, next), pages::how(view, next)))
        }
    };
    teller.kept().line(*who, line);
}

/// ` You earn 5 experience and 1 coin.`
fn earned(paid: Paid) -> String {
    match (paid.experience, paid.coins) {
        (0, Coins(0)) => String::new(),
        (0, coins) => format!(" You earn {coins}."),
        (experience, Coins(0)) => format!(" You earn {experience} experience."),
        (experience, coins) => format!(" You earn {experience} experience and {coins}."),
    }
}
