//! The one handle that every rule receives.

use serde::{Deserialize, Serialize};

use crate::base::clock::Millis;
use crate::base::dice::Dice;
use crate::base::id::CreatureId;
use crate::base::limits::{EVENTS_PER_TURN_MAX, HEAR_ROUNDS_MAX};
use crate::game::FEATURES;
use crate::game::frame::keep::Query;
use crate::game::frame::tell::Teller;
use crate::game::frame::tell::outbox::Outbox;
use crate::game::frame::view::View;
use crate::game::{Content, Event, World, event};
use crate::text::page::Page;

/// What a feature does when anything happens.
type Hears = fn(&mut Turn, &Event);

/// What a rule may read, change and roll, and where it says what happened.
pub struct Turn<'a> {
    pub content: &'a Content,
    pub world: &'a mut World,
    pub dice: &'a mut Dice,
    pub now: Millis,
    /// What happened since the last time everyone was told.
    pub events: Vec<Event>,
    /// What the engine is asked to do outside the world.
    pub asks: Vec<Ask>,
    /// What is only shown, see [`Turn::show`].
    pub shown: Vec<Shown>,
    /// What everyone is to read.
    pub out: &'a mut Outbox,
}

/// A page or a line for one reader, to be laid out when everyone is told what happened.
pub struct Shown {
    /// So many events happened before.
    behind: usize,
    who: CreatureId,
    kept: Kept,
    text: LayOut,
}

/// How text is made of the world as the act left it.
enum LayOut {
    /// Laid out for the reader's page.
    Page(Box<PageMaker>),
    /// A paragraph, which is wrapped like any other line.
    Line(Box<LineMaker>),
}

type PageMaker = dyn FnOnce(View, &Page) -> String;
type LineMaker = dyn FnOnce(View) -> String;

/// Whether a page shows what is kept, so that it waits for the disk.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kept {
    Yes,
    No,
}

/// What staff want of the machine below the world.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Order {
    /// What is logged, and where to.
    ShowLog,
    /// Log what this filter lets through.
    LogLevel(String),
    /// The last lines of the log.
    LogEvents(usize),
    /// Copy the database.
    Backup,
    /// What is counted of the server, behind what the world itself knows of it.
    Metrics { sheet: Sheet, first: Vec<String> },
}

/// A page of what is counted at the edge of the world, where there is a clock.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Sheet {
    /// Whether it does its work, and how fast it answers.
    Health,
    /// What it uses, and how fast its parts are.
    Performance,
}

/// What is done only for whoever knows a password.
#[derive(Clone, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
pub enum Wish {
    /// A new password for one's account.
    #[default]
    Password,
    /// That character under one's account; its own password proves it.
    Link(CreatureId),
    /// That character out of one's account, with a password of its own.
    Unlink(CreatureId),
    /// That character erased.
    Delete(CreatureId),
    /// All characters of one's account erased, and the account.
    DeleteAll,
}

impl Wish {
    /// Whether a new password is chosen once the old one was right.
    pub fn wants_a_new_one(&self) -> bool {
        matches!(self, Wish::Password | Wish::Unlink(_))
    }
}

/// What only the engine can do.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Ask {
    /// The player said `quit`: close the connection; the character is gone from the world.
    Leave(CreatureId),
    /// Close somebody's connection with a sentence.
    Kick(CreatureId, String),
    /// Take a character out of the world as if it left by itself, and close its connection with a
    /// sentence.
    LetGo(CreatureId, String),
    /// Close every connection from an address, or of a name, that a ban now names.
    Banned,
    /// Act on a line as if this creature had typed it.
    Line(CreatureId, String),
    /// Those who follow this creature walk after it, now that its own steps are told.
    Follow(CreatureId),
    /// Read the world files again; this creature sees the report.
    Reload(CreatureId),
    /// Read the files of numbers again, and no other; this creature sees the report.
    ReloadNumbers(CreatureId),
    /// Read the world files and change nothing; this creature sees the report.
    Validate(CreatureId),
    /// Show this creature how somebody is connected, or everybody.
    Links { who: CreatureId, of: Option<CreatureId> },
    /// See to the log or to backups; this creature reads what came of it.
    Operate(CreatureId, Order),
    /// Stop the server in so many seconds, with a reason.
    Shutdown { seconds: u64, reason: String },
    /// Do not stop after all.
    ShutdownCancelled(CreatureId),
    /// Live through so much time at once (test mode only); this creature hears when it is over.
    Advance(CreatureId, Millis),
    /// Begin the dice anew (test mode only).
    Reseed(u64),
    /// Keep everything now, and say so when it is done.
    Save(CreatureId),
    /// Erase a character that is not in the world any more, and tell whoever asked for it.
    Erase(CreatureId, CreatureId),
    /// Look for older lines of a log, and show them to the one who asked.
    History(Query),
    /// A new password for an account: hash it, then keep the hash.
    Password(CreatureId, String),
    /// Ask this player for a password, unseen, before that is done.
    Prove(CreatureId, Wish),
}

impl Turn<'_> {
    /// Says what happened.
    pub fn report(&mut self, event: impl Into<Event>) {
        if self.has_room() {
            self.events.push(event.into());
        }
    }

    /// Shows somebody a page: text that is laid out for their screen and tells of nothing that
    /// happened. It is made together with the text of events, in the order of both, so it shows the
    /// world as the act leaves it. A page is no event: nobody else hears of it.
    pub fn show(
        &mut self,
        who: CreatureId,
        kept: Kept,
        page: impl FnOnce(View, &Page) -> String + 'static,
    ) {
        self.push(who, kept, LayOut::Page(Box::new(page)));
    }

    /// [`Turn::show`], for a paragraph: a sentence or some, which need no page.
    pub fn show_line(
        &mut self,
        who: CreatureId,
        kept: Kept,
        line: impl FnOnce(View) -> String + 'static,
    ) {
        self.push(who, kept, LayOut::Line(Box::new(line)));
    }

    fn push(&mut self, who: CreatureId, kept: Kept, text: LayOut) {
        if self.has_room() {
            self.shown.push(Shown { behind: self.events.len(), who, kept, text });
        }
    }

    /// The world as it is now, to be looked at.
    pub fn view(&self) -> View<'_> {
        View { content: self.content, world: self.world, now: self.now }
    }

    /// Whether one more event or page may be told.
    fn has_room(&self) -> bool {
        let held = self.events.len() + self.shown.len();
        if held + 1 == EVENTS_PER_TURN_MAX {
            tracing::error!(target: "engine", "a turn holds as many events as it may; more of them are dropped");
        }
        held < EVENTS_PER_TURN_MAX
    }

    /// Offers what happened to every feature until nothing new happens, then tells everyone.
    ///
    /// Called after each act, not once a turn, so that the text about an act is made while the
    /// world is as the act left it.
    pub fn settle(&mut self) {
        self.settle_among(FEATURES.iter().filter_map(|feature| feature.hears));
    }

    fn settle_among(&mut self, all: impl Iterator<Item = Hears> + Clone) {
        let mut heard = 0;
        for _ in 0..HEAR_ROUNDS_MAX {
            let until = self.events.len();
            if heard == until {
                break;
            }
            for at in heard..until {
                let event = self.events[at].clone();
                for hears in all.clone() {
                    hears(self, &event);
                }
            }
            heard = until;
        }
        if heard < self.events.len() {
            tracing::error!(target: "engine", "events lead to events without end; the rest is told and not heard");
        }
        self.tell();
    }

    /// Words all that happened, and all that is only shown, in the order in which it was said.
    fn tell(&mut self) {
        let mut shown = std::mem::take(&mut self.shown).into_iter().peekable();
        for at in 0..=self.events.len() {
            while let Some(page) = shown.next_if(|page| page.behind <= at) {
                let view = View { content: self.content, world: self.world, now: self.now };
                let mut teller = Teller::new(self.content, self.world, self.now, self.out);
                page.tell(view, &mut teller);
            }
            if let Some(event) = self.events.get(at) {
                event::tell(event, &mut Teller::new(self.content, self.world, self.now, self.out));
            }
        }
        self.events.clear();
        for heard in self.out.take_heard() {
            for reads in FEATURES.iter().filter_map(|feature| feature.reads) {
                reads(self, &heard);
            }
        }
    }

    /// Asks the engine for something.
    pub fn ask(&mut self, ask: Ask) {
        self.asks.push(ask);
    }
}

impl Shown {
    fn tell(self, view: View, teller: &mut Teller) {
        let teller = if self.kept == Kept::Yes { teller.kept() } else { teller };
        match self.text {
            LayOut::Page(lay_out) => teller.page(self.who, |page| lay_out(view, page)),
            LayOut::Line(line) => teller.line(self.who, line(view)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::game::frame::testing::Small;
    use crate::game::people::player;

    /// Reports what it hears once more.
    fn echoes(turn: &mut Turn, event: &Event) {
        turn.report(event.clone());
    }

    fn small() -> (Small, CreatureId, Event) {
        let mut small = Small::default();
        let room = small.room("hall", None);
        let who = small.player("Aria", room);
        (small, who, player::Event::Chose { who, sentence: "So be it.".into() }.into())
    }

    #[test]
    fn events_without_end_are_bounded() {
        let (mut small, who, event) = small();
        small.turn(|turn| {
            (0..EVENTS_PER_TURN_MAX + 5).for_each(|_| turn.report(event.clone()));
            assert_eq!(turn.events.len(), EVENTS_PER_TURN_MAX);
        });
        assert_eq!(small.read(who).lines().count(), EVENTS_PER_TURN_MAX, "all of them are told");
    }

    #[test]
    fn issue15_2_pages_are_read_where_they_were_shown_and_show_what_the_act_left() {
        let (mut small, who, event) = small();
        let clock = |view: View, _: &Page| format!("turn {}", view.world.turn);
        small.turn(|turn| {
            turn.show(who, Kept::No, clock);
            turn.report(event.clone());
            turn.show(who, Kept::Yes, clock);
            turn.world.turn = 7;
        });
        let kept: Vec<bool> = small.out.pieces_for(who).iter().map(|piece| piece.kept).collect();
        assert_eq!(kept, [false, true, true]);
        assert_eq!(small.read(who), "turn 7\nSo be it.\nturn 7\n");
        small.turn(|turn| {
            (0..EVENTS_PER_TURN_MAX + 5).for_each(|_| turn.show(who, Kept::No, clock));
        });
        assert_eq!(small.read(who).lines().count(), EVENTS_PER_TURN_MAX, "pages are bounded, too");
    }

    #[test]
    fn features_that_answer_one_another_without_end_are_bounded() {
        let (mut small, who, event) = small();
        small.turn(|turn| {
            turn.report(event.clone());
            turn.settle_among([echoes as Hears].into_iter());
        });
        assert_eq!(small.read(who).lines().count(), HEAR_ROUNDS_MAX + 1);
        small.turn(|turn| {
            turn.report(event);
            turn.settle_among([echoes as Hears; 3].into_iter());
        });
        assert_eq!(small.read(who).lines().count(), EVENTS_PER_TURN_MAX);
    }
}
