//! All kinds of jobs: what can be due, who does it, and what becomes of it when the world wakes.
//! Of jobs that are due at one moment, those that stand higher come first.

use crate::base::id::{AreaId, CreatureId, ItemId, RoomId, SpawnId};
use crate::game::frame::job::jobs;
use crate::game::frame::{calendar, confirm};
use crate::game::ground::{creature, movement, sky};
use crate::game::people::tip;
use crate::game::people::travel;
use crate::game::people::{combat, duel, melee, mind, party, patrol, player, reset, spawn};
use crate::game::realm::{event, front};

jobs! {
    /// A fighter's next blow.
    Swing(who: CreatureId) "next blow" => combat::swing,
        Dropped: "fights end with the process";
    /// Health and spirit come back.
    Regain(who: CreatureId) "regaining" => creature::regain,
        Derived: "whoever is hurt heals";
    /// An effect on somebody may have ended, or ticks.
    Effect(who: CreatureId) "effect" => combat::suffer,
        Dropped: "effects last no longer than the process";
    /// A challenge lapses, a duel begins, or has lasted too long.
    Duel(who: CreatureId) "duel" => duel::due,
        Dropped: "duels end with the process";
    /// An NPC looks around and decides.
    Think(who: CreatureId) "thought" => mind::due,
        Derived: "whoever wants something thinks";
    /// A spawn entry fills up again.
    Respawn(entry: SpawnId) "respawn" => spawn::respawn,
        Kept: "the entry's row says when";
    /// Those of a spawn entry leave who came for an event.
    Depart(entry: SpawnId) "leaving after an event" => spawn::depart,
        Derived: "whoever came for an event that is over leaves";
    /// An event of the world begins, is half over, or ends.
    Events "events" => event::due,
        Derived: "their rows say until when they last, and the files when they are due next";
    /// Something falls to dust.
    Decay(item: ItemId) "decay" => combat::decay,
        Kept: "the thing's row says when";
    /// A link-dead character has waited long enough.
    LinkDead(who: CreatureId) "leaving" => player::leave,
        Dropped: "everyone who waited for a broken link has left";
    /// Somebody on the way to a place makes the next step.
    Stride(who: CreatureId) "next step of a walk" => travel::stride,
        Dropped: "walks end with the process";
    /// A newcomer has had time to look about.
    Idle(who: CreatureId) "a tip for a newcomer" => tip::is_idle,
        Dropped: "it is told on the first visit, and not again";
    /// The sky over an area changes.
    Weather(area: AreaId) "weather" => sky::weather,
        Derived: "where players are there is weather";
    /// Dawn, day, dusk or night begins.
    Phase "time of day" => sky::phase,
        Derived: "the day goes on";
    /// An NPC walks on: on patrol, back to it, or after somebody.
    March(who: CreatureId) "next move" => patrol::march,
        Derived: "whoever has a round or a way home walks";
    /// A room may be somebody's from now on.
    Front(room: RoomId) "a room changes hands" => front::front_due,
        Derived: "a side that is alone in a room takes it";
    /// Nobody has died in a room for a while.
    FightOver(room: RoomId) "a fight is over" => front::fight_over,
        Dropped: "fights end with the process";
    /// Somebody tells a rumour.
    Gossip(who: CreatureId) "rumour" => front::gossip_due,
        Derived: "where players are there are rumours";
    /// What was left out of a fight of many is told.
    Round(room: RoomId) "round of a fight" => melee::round_over,
        Dropped: "fights end with the process";
    /// Who came into a crowd and who went is told.
    Crowd(room: RoomId) "comings and goings" => movement::crowd::sum_up,
        Dropped: "no crowd has moved";
    /// What was found by searching a room is hidden again.
    Conceal(room: RoomId) "what was found is hidden again" => movement::search::conceal,
        Dropped: "what was found is hidden at once";
    /// Things of a room come again, and its doors go back.
    Reset(room: RoomId) "reset" => reset::due,
        Kept: "the room's row says when";
    /// It may be time for what stands in the calendar at this place.
    Recur(nth: u64) "the calendar" => calendar::due,
        Derived: "when it was due last is kept, and the calendar says when next";
    /// A sentence on a character is over.
    Released(who: CreatureId) "a sentence is over" => player::released,
        Timer(Runs): "it is told that it may speak and act again, if late";
    /// A member of a group has been away for too long.
    PartyPlace(who: CreatureId) "a place in a group" => party::place_is_over,
        Derived: "whoever is of a group and away has a place for a while, from the start on";
    /// The minute is over in which an act could be undone.
    Settles(act: u64) "a minute to undo is over" => confirm::settles,
        Timer(Runs): "what was not taken back is done, if late";
}
