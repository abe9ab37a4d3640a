//! What whoever is on the way reads of it. Others see single steps.

use crate::base::id::CreatureId;
use crate::game::Refusal;
use crate::game::frame::refusal;
use crate::game::frame::tell::{Teller, namesake};
use crate::game::ground::room::Direction;
use crate::text::style::Style;
use crate::text::words::{capitalise, count_word};

/// What can happen to somebody who is on the way.
#[derive(Clone, Debug)]
pub enum Event {
    /// They set out for a place so many steps away; home, if they asked for that.
    SetOut { who: CreatureId, place: String, steps: usize, home: Home },
    /// They go no farther.
    Stopped { who: CreatureId, why: Why },
}

/// Whether somebody asked to be brought home.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Home {
    Yes,
    No,
}

/// Why somebody stops on the way.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Why {
    /// They typed something.
    Typed,
    Fight,
    Hurt,
    Posture,
    /// Somebody else brought them elsewhere.
    Elsewhere,
    /// The next step was refused.
    Blocked(Refusal),
    /// Somebody is there who would attack them.
    Enemy(CreatureId),
    /// Somebody came in.
    Came(CreatureId),
    /// There is no way farther in the direction in which they ran.
    Ends(Direction),
}

/// Words each fact.
pub fn tell(event: &Event, teller: &mut Teller) {
    let (who, line) = match event {
        Event::SetOut { who, place, steps, home } => {
            let steps = match steps {
                1 => "one step".to_owned(),
                steps => format!("{} steps", count_word(*steps as u64)),
            };
            let place = Style::RoomName.on(place);
            let line = match home {
                Home::No => format!("You set out for {place}, {steps} from here."),
                Home::Yes => {
                    format!(
                        "Nobody is carried home here. You set out on foot for {place}, {steps} away."
                    )
                }
            };
            (*who, line)
        }
        Event::Stopped { who, why } => (*who, stopped(teller, why)),
    };
    teller.line(who, line);
}

fn stopped(teller: &Teller, why: &Why) -> String {
    let name = |who: &CreatureId| namesake::known(teller.world, *who);
    match why {
        Why::Typed => Style::Dim.on("You stop walking."),
        Why::Fight => "You go no farther: you are in a fight.".into(),
        Why::Hurt => "You go no farther: you are hurt.".into(),
        Why::Posture => "You go no farther: you are not on your feet.".into(),
        Why::Elsewhere => "You have lost your way, and go no farther.".into(),
        Why::Blocked(why) => format!("You go no farther. {}", refusal::sentence(why)),
        Why::Enemy(who) => format!("You stop: {} is here, and hostile.", name(who)),
        Why::Came(who) => format!("You stop: {} comes in.", name(who)),
        Why::Ends(Direction::Up) => "It goes no farther up.".into(),
        Why::Ends(Direction::Down) => "It goes no farther down.".into(),
        Why::Ends(way) => capitalise(&format!("no way leads farther {}.", way.word())),
    }
}
