//! The tips, and their words.

use crate::base::id::CreatureId;
use crate::game::View;
use crate::game::frame::tell::Teller;
use crate::game::people::goal;
use crate::text::style::Style;

/// What is told once.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Tip {
    Idle,
    Fight,
    Wound,
    Corpse,
    Coin,
    Dark,
    Death,
    Level,
}

impl Tip {
    pub const ALL: [Tip; 8] = [
        Tip::Idle,
        Tip::Fight,
        Tip::Wound,
        Tip::Corpse,
        Tip::Coin,
        Tip::Dark,
        Tip::Death,
        Tip::Level,
    ];

    /// As it is kept.
    pub fn word(self) -> &'static str {
        match self {
            Tip::Idle => "idle",
            Tip::Fight => "fight",
            Tip::Wound => "wound",
            Tip::Corpse => "corpse",
            Tip::Coin => "coin",
            Tip::Dark => "dark",
            Tip::Death => "death",
            Tip::Level => "level",
        }
    }

    /// What is read; what stands in capitals is to be typed.
    pub fn says(self) -> &'static str {
        match self {
            Tip::Idle => "Type a short line and press Enter; nothing here is spoiled by trying.",
            Tip::Fight => {
                "Blows come by themselves now. FLEE runs away, and HELP COMBAT tells the rest."
            }
            Tip::Wound => {
                "You are hurt. SCORE shows how much health is left; WIMPY 10 makes you run by yourself below 10. \
                 After a fight, REST mends you sooner."
            }
            Tip::Corpse => {
                "What it had lies in its corpse: LOOK IN CORPSE, then GET ALL FROM CORPSE."
            }
            Tip::Coin => {
                "Those are coins. SCORE counts them; before a merchant, LIST shows what they buy, and BUY 1 buys \
                 the first of it."
            }
            Tip::Dark => {
                "It is dark here, and nothing is seen without a light. Wick sells lanterns in Lowwater; WEAR LANTERN \
                 lights it. EXITS still feels for the ways out."
            }
            Tip::Death => {
                "Death costs a walk. What you carried lies where you fell: go back, then LOOK CORPSE and GET ALL \
                 FROM CORPSE."
            }
            Tip::Level => {
                "You have grown. SKILLS shows what your calling can do now, and SCORE how far the next is."
            }
        }
    }
}

/// What can happen.
#[derive(Clone, Debug)]
pub enum Event {
    Told { who: CreatureId, tip: Tip },
}

/// Words each fact for the one whom it is about.
pub fn tell(event: &Event, teller: &mut Teller) {
    let Event::Told { who, tip } = event;
    let view = View { content: teller.content, world: teller.world, now: teller.now };
    let more =
        if *tip == Tip::Idle { format!(" {}", goal::hint(view, *who)) } else { String::new() };
    let line = format!("{} {}{more}", Style::Label.on("Tip:"), tip.says());
    teller.kept().line(*who, line);
}
