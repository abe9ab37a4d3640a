//! The one list of features, and what each of them says of itself.
//!
//! A line here makes a feature's state a part of the [`World`], its events a part of [`Event`],
//! and lets its [`Feature`] be asked by all that goes through the list: verbs, hearing, waking,
//! checks, help, the calendar. Its order is dependency order (a feature may call those above it), the order in
//! which features hear events, and the order of help.

use crate::base::id::CreatureId;
use crate::game::frame::actor::Owner;
use crate::game::frame::calendar::Recurring;
use crate::game::frame::confirm::Later;
use crate::game::frame::fact::Fact;
use crate::game::frame::flags::Flag;
use crate::game::frame::help::HelpPage;
use crate::game::frame::keep::Forget;
use crate::game::frame::numbers::Section;
use crate::game::frame::part::Part;
use crate::game::frame::tell::outbox::Heard;
use crate::game::frame::verb::Spec;
use crate::game::ground::ledger::{Outside, Reason};
use crate::game::people::channel::Channel;
use crate::game::people::harm::{Harm, Ruling};
use crate::game::people::notice::Topic;
use crate::game::{Event, Turn, View, World};

/// A question about a world: is all as it must be? The sentence of what is not.
pub type Check = fn(&World) -> Result<(), String>;

/// All that the rest of the house knows of a feature; each says it in its own folder.
#[derive(Clone, Copy)]
pub struct Feature {
    pub name: &'static str,
    /// What may be typed.
    pub verbs: &'static [Spec],
    /// What may be typed behind a verb of a feature above it: the verb's name, and its new parts.
    pub parts: &'static [(&'static str, &'static [Part])],
    /// What it does when anything happens.
    pub hears: Option<fn(&mut Turn, &Event)>,
    /// What it does when the world wakes, see [`crate::game::wake`].
    pub wakes: Option<fn(&mut Turn)>,
    /// What must always be true; the sentence of what is not.
    pub check: Option<Check>,
    /// What it lets clients' programs know.
    pub facts: &'static [Fact],
    /// Pages of `help` that it makes of its own tables.
    pub topics: &'static [HelpPage],
    /// Takes out of its state all that there is of a character who is erased. The character is away, has
    /// nothing any more, and is still known to `player`. What of its rows is hidden, not erased, is
    /// hidden by [`Forget`].
    pub forgets: Option<fn(&mut Turn, CreatureId, &Forget)>,
    /// What it does every hour, day or week.
    pub calendar: &'static [Recurring],
    /// Its numbers that builders write and admins turn.
    pub numbers: &'static [&'static Section],
    /// Parts of it that can be switched off.
    pub flags: &'static [Flag],
    /// The kinds of actors that are its own, and how they are named and found.
    pub actors: &'static [Owner],
    /// Its sources and sinks, of which the ledger takes and to which it gives.
    pub outsides: &'static [Outside],
    /// Why it has the ledger move what is counted.
    pub reasons: &'static [Reason],
    /// Of what it sends notices.
    pub notices: &'static [Topic],
    /// What is done only when a minute has passed, and may be taken back until then.
    pub later: &'static [Later],
    /// Its channels, on which people talk.
    pub channels: &'static [Channel],
    /// What it does when somebody read another's words or gestures.
    pub reads: Option<fn(&mut Turn, &Heard)>,
    /// What it says of harm that one player would do to another; the first that says anything is
    /// heeded.
    pub harm: Option<fn(View, Harm) -> Ruling>,
}

impl Feature {
    /// What a feature is like that says nothing else.
    pub const NONE: Feature = Feature {
        name: "",
        verbs: &[],
        parts: &[],
        hears: None,
        wakes: None,
        check: None,
        facts: &[],
        topics: &[],
        forgets: None,
        calendar: &[],
        numbers: &[],
        flags: &[],
        actors: &[],
        outsides: &[],
        reasons: &[],
        notices: &[],
        later: &[],
        channels: &[],
        reads: None,
        harm: None,
    };
}

/// Hands the list to a macro: where a feature stands, the field of the world that is its state, and
/// what its events are called.
macro_rules! with_features {
    ($then:path) => {
        $then! {
            frame::timer state(timers: State) event();
            frame::calendar state(calendar: State) event();
            frame::confirm state(confirm: State) event();
            ground::room state(rooms: State) event();
            ground::place state(places: Places) event(Place);
            ground::item state(items: State) event();
            ground::ledger state(ledger: State) event();
            ground::fight state(fights: State) event();
            ground::deeds state(deeds: State) event();
            ground::creature state(creatures: State) event();
            ground::influence state(influences: State) event();
            ground::sky state(sky: State) event(Sky);
            ground::movement state(crowds: crowd::State) event(Movement);
            people::player state(players: State) event(Player);
            people::notice state(notices: State) event(Notice);
            people::acquaintance state(acquaintances: State) event(Acquaintance);
            people::heard state(heard: State) event();
            people::conduct state(conduct: State) event();
            people::mailbox state(mailbox: State) event(Mailbox);
            people::reputation state(reputation: State) event(Reputation);
            people::habit state(habits: State) event();
            people::faction state(factions: State) event(Faction);
            people::known state(known: State) event();
            people::map state() event();
            people::travel state(walks: State) event(Travel);
            people::track state(traces: State) event();
            people::draft state(drafts: State) event(Draft);
            people::board state(boards: State) event(Board);
            people::mail state(letters: State) event(Mail);
            people::news state(news: State) event(News);
            people::remark state(remarks: State) event(Remark);
            people::look state(light_changes: light_changes::State) event(Look);
            people::carry state() event(Carry);
            people::channel state(channels: State) event(Channel);
            people::talk state() event(Talk);
            people::social state() event(Social);
            people::party state(parties: State) event(Party);
            people::effect state(effects: State) event(Effect);
            people::combat state() event(Combat);
            people::skill state(skills: State) event(Skill);
            people::duel state(duels: State) event(Duel);
            people::console state() event();
            people::roll state() event();
            people::score state() event();
            people::account state(accounts: State) event(Account);
            people::shop state() event(Shop);
            people::conversation state(conversations: State) event(Conversation);
            people::patrol state(patrols: State) event(Patrol);
            people::reset state(resets: State) event(Reset);
            people::spawn state(spawns: State) event(Spawn);
            people::mind state(minds: State) event(Mind);
            people::whereabouts state() event();
            people::melee state(melees: State) event(Melee);
            people::goal state(goals: State) event(Goal);
            people::tip state(tips: State) event(Tip);
            realm::front state(front: State) event(Front);
            realm::event state(world_events: State) event(WorldEvent);
            client::facts state() event();
            staff::metrics state(metrics: State) event();
            staff::wizard state() event(Wizard);
        }
    };
}

pub(in crate::game) use with_features;

macro_rules! entries {
    ($($group:ident :: $name:ident state($($state:tt)*) event($($event:tt)*);)*) => {
        /// All features, in dependency order.
        pub const FEATURES: &[Feature] = &[$(crate::game::$group::$name::FEATURE),*];
    };
}

with_features!(entries);
