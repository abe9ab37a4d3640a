//! Making accounts and characters, entering and leaving, and what is chosen.

use std::net::IpAddr;

use super::event::{Event, Parting};
use super::keep::row;
use super::preferences::{Choice, Preferences};
use super::screen::Screen;
use super::state::{Account, Away, Character, Link, Presence, Rest, State};
use crate::base::allowance::Measure;
use crate::base::clock::Millis;
use crate::base::id::{AccountId, CreatureId, RoomId};
use crate::base::limits::{AUDIT_HELD_MAX, CLAIMS_NOTED_MAX, THINGS_CARRIED_MAX};
use crate::base::money::Coins;
use crate::game::frame::keep::dirty::Key;
use crate::game::frame::keep::{AuditRow, One};
use crate::game::frame::numbers::numbers;
use crate::game::frame::posture::Posture;
use crate::game::frame::schedule::Job;
use crate::game::frame::verb::Role;
use crate::game::ground::creature::{self, Creature, LEVEL_MAX};
use crate::game::ground::item::{self, ItemKind, Own};
use crate::game::ground::place::{self, How, Place};
use crate::game::{Content, Turn, World};
use crate::text::page::Page;

numbers! {
    /// Players whose link is broken.
    pub LINKS in Timers "links" {
        /// Their body leaves after so long, unless they come back to it.
        LEAVES_AFTER = "leaves_after_seconds": Millis = 300, 10..=300, "seconds";
    }
}

/// Makes an account. Kept.
pub fn create_account(world: &mut World, password_hash: String, now: Millis) -> AccountId {
    let id = AccountId(world.new_id());
    let password_hash = password_hash.into();
    let (role, address) = (Role::Player, String::new());
    let account = Account { id, password_hash, role, created: now, address };
    world.players.accounts.insert(id, account);
    world.dirty.kept(Key::Account(id));
    id
}

/// Makes a character with the outfit of its calling; nobody plays it yet. Kept.
pub fn create_character(
    turn: &mut Turn,
    account: AccountId,
    name: &str,
    calling: &str,
) -> CreatureId {
    let id = CreatureId(turn.world.new_id());
    let (health, spirit) = creature::maxima(turn.content, calling, 1);
    let room = turn.content.names.rooms.name(turn.content.start).to_string();
    let posture = Posture::Standing;
    let character = Character {
        account,
        name: name.to_string(),
        calling: calling.to_string(),
        title: String::new(),
        level: 1,
        experience: 0,
        coins: Coins::NONE,
        preferences: Preferences::default(),
        created: turn.now,
        played: Millis(0),
        rest: Rest { health, spirit, room, posture, since: turn.now },
    };
    turn.world.players.names.insert(name.to_lowercase(), id);
    turn.world.players.characters.put(id, Box::new(character));
    turn.world.dirty.kept(Key::Creature(id));
    give_outfit(turn, id, calling);
    give_starting(turn, id);
    id
}

fn give_outfit(turn: &mut Turn, who: CreatureId, calling: &str) {
    let Some(calling) = turn.content.calling(calling) else { return };
    for template in &calling.outfit {
        let slot = turn.content.items.get(*template).and_then(|t| t.slot);
        let at = match slot.filter(|s| turn.world.places.worn_in(who, *s).is_none()) {
            Some(slot) => Place::Worn(who, slot),
            None => Place::Carried(who),
        };
        item::create(turn, *template, 1, Own::default(), at);
    }
    for template in &calling.pack {
        item::create(turn, *template, 1, Own::default(), Place::Carried(who));
    }
}

/// What the world gives everyone to begin with: of each kind no more than one stack, and no more
/// kinds than can be carried. Coins are none of it, for they come only by rules of their own.
fn give_starting(turn: &mut Turn, who: CreatureId) {
    for (template, quantity) in turn.content.placed.starting.iter().take(THINGS_CARRIED_MAX) {
        let Some(written) = turn.content.items.get(*template) else { continue };
        if written.kind != ItemKind::Money {
            let quantity = (*quantity).min(written.stack_max.max(1));
            item::create(turn, *template, quantity, Own::default(), Place::Carried(who));
        }
    }
}

/// Brings a character that is away into the world. The page is what the client is like;
/// choices kept with the character come on top, and one made at the door on top of them.
pub fn enter(turn: &mut Turn, who: CreatureId, screen: &Screen) {
    if turn.world.players.is_here(who) {
        return;
    }
    let Some(row) = row(turn.content, turn.world, who, turn.now) else { return };
    creature::embody(turn.content, turn.world, &row);
    let Some(character) = turn.world.players.characters.get_mut(who) else { return };
    if let Some(on) = screen.reader {
        character.preferences.reader = Choice::of(Some(on));
    }
    let room = turn.content.room_kept(&row.room);
    let is_uprooted = room.is_none();
    let room = room.unwrap_or(turn.content.start);
    let new = row.played_ms == 0 && row.seen_ms == row.created_ms;
    let presence = Presence {
        page: character.preferences.page(screen),
        screen: screen.clone(),
        link: Link::Live,
        entered: turn.now,
        tells: Default::default(),
        reply_to: None,
        told_last: None,
        away: None,
        it_creature: None,
        it_item: None,
        him: None,
        her: None,
        them: Vec::new(),
        thing_last: false,
        listed: Vec::new(),
    };
    turn.world.players.here.put(who, Box::new(presence));
    place::put_creature(turn.world, who, room);
    turn.world.dirty.kept(Key::Creature(who));
    creature::start_regaining(turn, who);
    if is_uprooted {
        turn.report(Event::Uprooted { who, room });
    }
    turn.report(Event::Entered { who, room, new });
    place::came(turn, who, How::Entered);
}

/// Takes a character out of the world. Kept.
pub fn leave(turn: &mut Turn, who: CreatureId) {
    part(turn, who, Parting::Leaves);
}

/// Takes a character out of the world in the way that others see. Kept.
pub fn part(turn: &mut Turn, who: CreatureId, parting: Parting) {
    let Some(rest) = rest(turn.content, turn.world, who, turn.now) else { return };
    let Some(room) = turn.world.places.room_of(who) else { return };
    let played = played(turn.world, who, turn.now).max(Millis(1));
    let Some(character) = turn.world.players.characters.get_mut(who) else { return };
    (character.rest, character.played) = (rest, played);
    let name = character.name.clone();
    turn.report(Event::Left { who, name, room, parting });
    turn.world.schedule.cancel(&Job::LinkDead(who));
    creature::remove(turn, who, How::Left);
    turn.world.players.here.take(who);
}

/// The connection broke: the body stays for a while.
pub fn lose_link(turn: &mut Turn, who: CreatureId) {
    let (Some(player), Some(room)) =
        (turn.world.players.here.get_mut(who), turn.world.places.room_of(who))
    else {
        return;
    };
    player.link = Link::Dead(turn.now);
    let leaves = turn.now + turn.world.numbers.of(&LEAVES_AFTER);
    turn.world.schedule.at(leaves, Job::LinkDead(who));
    turn.report(Event::LinkLost { who, room });
}

/// What must always be true: who is here has a body that is called as they are, and it waits for
/// its player for a while, and for no longer.
pub fn check(world: &World) -> Result<(), String> {
    for (who, presence) in world.players.here.iter() {
        let waits = matches!(presence.link, Link::Dead(_));
        if waits != world.schedule.has(&Job::LinkDead(who)) {
            return Err(format!("player {} is {:?}, and not as scheduled", who.0, presence.link));
        }
        let (Some(body), Some(character)) =
            (world.creatures.get(who), world.players.character(who))
        else {
            return Err(format!("player {} is here without a body or a character", who.0));
        };
        if *body.name() != character.name || body.level() != character.level.clamp(1, LEVEL_MAX) {
            return Err(format!("the body of player {} is not as its character", who.0));
        }
    }
    Ok(())
}

/// Somebody takes their waiting (or still connected) body back.
pub fn reclaim(turn: &mut Turn, who: CreatureId, screen: &Screen) {
    let (Some(player), Some(room)) =
        (turn.world.players.here.get_mut(who), turn.world.places.room_of(who))
    else {
        return;
    };
    player.link = Link::Live;
    if let Some(on) = screen.reader {
        choose(turn, who, |preferences| preferences.reader = Choice::of(Some(on)));
    }
    see(turn.world, who, screen);
    turn.world.schedule.cancel(&Job::LinkDead(who));
    turn.report(Event::Reclaimed { who, room });
    place::came(turn, who, How::Reclaimed);
}

/// The client's window changed, or more is known of the client.
pub fn see(world: &mut World, who: CreatureId, screen: &Screen) {
    let State { characters, here, .. } = &mut world.players;
    if let (Some(character), Some(presence)) = (characters.get(who), here.get_mut(who)) {
        presence.screen.clone_from(screen);
        presence.page = character.preferences.page(screen);
    }
}

/// Changes what a player chose. Kept.
pub fn choose(turn: &mut Turn, who: CreatureId, change: impl FnOnce(&mut Preferences)) {
    let State { characters, here, .. } = &mut turn.world.players;
    let Some(character) = characters.get_mut(who) else { return };
    change(&mut character.preferences);
    if let Some(presence) = here.get_mut(who) {
        presence.page = character.preferences.page(&presence.screen);
    }
    turn.world.dirty.kept(Key::Creature(who));
}

/// Sets a title. Kept.
pub fn set_title(turn: &mut Turn, who: CreatureId, title: String) {
    if let Some(character) = turn.world.players.characters.get_mut(who) {
        character.title = title;
        turn.world.dirty.kept(Key::Creature(who));
    }
}

/// Remembers who told somebody something, for `reply`.
pub fn set_reply(world: &mut World, who: CreatureId, to: CreatureId) {
    if let Some(player) = world.players.here.get_mut(who) {
        player.reply_to = Some(to);
    }
}

/// Remembers whom somebody told something, for `retell`.
pub fn set_told_last(world: &mut World, who: CreatureId, to: CreatureId) {
    if let Some(player) = world.players.here.get_mut(who) {
        player.told_last = Some(to);
    }
}

/// Somebody is away from the keyboard from now on, or back; comes back with how they were away.
pub fn set_away(world: &mut World, who: CreatureId, away: Option<Away>) -> Option<Away> {
    let player = world.players.here.get_mut(who)?;
    std::mem::replace(&mut player.away, away)
}

/// One who is away from the keyboard was told something.
pub fn told_while_away(world: &mut World, who: CreatureId) {
    if let Some(away) = world.players.here.get_mut(who).and_then(|player| player.away.as_mut()) {
        away.told += 1;
    }
}

/// Changes what an account may do. Kept.
pub fn set_role(world: &mut World, account: AccountId, role: Role) {
    if let Some(account) = world.players.accounts.get_mut(&account) {
        account.role = role;
        world.dirty.kept(Key::Account(account.id));
    }
}

/// Changes a password's hash. Kept.
pub fn set_password(world: &mut World, account: AccountId, password_hash: String) {
    if let Some(account) = world.players.accounts.get_mut(&account) {
        account.password_hash = password_hash.into();
        world.dirty.kept(Key::Account(account.id));
    }
}

/// Remembers where somebody comes from. Kept.
pub fn came_from(world: &mut World, who: CreatureId, address: IpAddr) {
    let id = world.players.account_of(who).map(Account::id);
    let Some(account) = id.and_then(|id| world.players.accounts.get_mut(&id)) else { return };
    let address = address.to_canonical().to_string();
    if account.address != address {
        account.address = address;
        world.dirty.kept(Key::Account(account.id));
    }
}

/// Forgets where an account came from last. Kept.
pub fn forget_address(world: &mut World, account: AccountId) {
    let known = world.players.accounts.get_mut(&account).filter(|known| !known.address.is_empty());
    if let Some(known) = known {
        known.address.clear();
        world.dirty.kept(Key::Account(account));
    }
}

/// Sets the fingerprint of the owner's code; empty once it was used. Kept.
pub fn set_claim(world: &mut World, hash: String) {
    world.players.claim_hash = hash;
    world.dirty.kept(Key::World(One));
}

/// How many wrong codes of one account are written down.
const CLAIMS: Measure = Measure { most: CLAIMS_NOTED_MAX, span: Millis::seconds(60 * 60) };

/// The code that this account typed was wrong; whether that is to be written down.
pub fn notes_wrong_claim(world: &mut World, account: AccountId, now: Millis) -> bool {
    let wrong = &mut world.players.wrong_claims;
    wrong.retain(|_, wrong| !wrong.is_over(CLAIMS, now));
    let wrong = wrong.entry(account).or_default();
    let noted = wrong.wait(CLAIMS, now) == Millis(0);
    if noted {
        wrong.count(CLAIMS, now);
    }
    noted
}

/// Adds a line to the audit log. Kept.
pub fn audit(turn: &mut Turn, who: CreatureId, command: &str, outcome: &str) {
    let character = name_of(turn.world, who);
    let role = turn.world.players.role(who).word();
    let account = turn.world.players.account_of(who);
    let address = account.map(|account| account.address.clone()).unwrap_or_default();
    write_down(turn, By { character, role, address }, command, outcome);
}

/// Writes down what the operator did from outside of the game.
pub fn audit_operator(turn: &mut Turn, command: &str, outcome: &str) {
    let character = "(operator)".to_owned();
    let by = By { character, role: Role::Owner.word(), address: String::new() };
    write_down(turn, by, command, outcome);
}

/// Who did what is written down, and where from.
struct By {
    character: String,
    role: &'static str,
    address: String,
}

fn write_down(turn: &mut Turn, By { character, role, address }: By, command: &str, outcome: &str) {
    let row = AuditRow {
        id: turn.world.new_id(),
        at_ms: turn.now.0,
        date: turn.world.host.date(turn.now),
        address,
        character,
        role: role.to_string(),
        command: command.to_string(),
        outcome: outcome.to_string(),
    };
    tracing::info!(target: "audit", who = row.character, role = row.role, address = row.address, command = row.command, outcome = row.outcome, "wizard command");
    let held = &mut turn.world.players.audit;
    if held.len() >= AUDIT_HELD_MAX {
        held.remove(0);
    }
    held.push(row.clone());
    turn.world.dirty.append(row);
}

/// What somebody is called, whether in the world or not.
pub fn name_of(world: &World, who: CreatureId) -> String {
    let body = world.creatures.get(who).map(Creature::name);
    let name = body.or_else(|| world.players.character(who).map(Character::name));
    name.map_or("someone", String::as_str).to_string()
}

/// How long somebody has played, over all visits.
pub fn played(world: &World, who: CreatureId, now: Millis) -> Millis {
    let before = world.players.character(who).map_or(Millis(0), |character| character.played);
    match world.players.presence(who) {
        Some(presence) => before + now.since(presence.entered),
        None => before,
    }
}

/// The room in which a character is, or will be when it comes back; `None` if there is no such
/// character.
pub fn whereabouts(content: &Content, world: &World, who: CreatureId) -> Option<RoomId> {
    let slept = &world.players.character(who)?.rest.room;
    let here = world.places.room_of(who);
    Some(here.or_else(|| content.room_kept(slept)).unwrap_or(content.start))
}

/// How somebody's body is just now, to be left so; `None` if they have none.
pub(super) fn rest(content: &Content, world: &World, who: CreatureId, now: Millis) -> Option<Rest> {
    world.players.presence(who)?;
    let body = world.creatures.get(who)?;
    Some(Rest {
        health: body.health(),
        spirit: body.spirit(),
        room: content.key_of(world.places.room_of(who)?),
        posture: body.posture(),
        since: now,
    })
}

/// The page a session without a character is written for.
pub fn door_page(screen: &Screen) -> Page {
    let reader = Choice::of(screen.reader);
    Preferences { reader, ..Preferences::default() }.page(screen)
}

/// The health at which a player runs from a fight by themselves; `None` if they never do.
pub fn flees_at(world: &World, who: CreatureId) -> Option<u32> {
    let health_max = world.creatures.get(who)?.health_max();
    world.players.character(who)?.preferences.wimpy.limit(health_max)
}

/// Greets somebody who came in: the welcome, and for newcomers the first steps.
pub fn welcome(turn: &mut Turn, who: CreatureId) {
    turn.report(Event::Welcomed { who, back: false });
}

/// Greets somebody who took back a body that waited.
pub fn welcome_back(turn: &mut Turn, who: CreatureId) {
    turn.report(Event::Welcomed { who, back: true });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::game::frame::testing::Small;

    /// What lies nowhere is begun with: no more of it than a stack, and coins not at all.
    #[test]
    fn issue14_22_newcomers_begin_with_what_has_no_place() {
        let mut small = Small::default();
        small.room("hall", None);
        let (rope, coin) = (small.thing("rope", 3), small.thing("coin", 100));
        if let Some(coin) = small.content.items.get_mut(coin) {
            coin.kind = ItemKind::Money;
        }
        small.content.placed.starting = vec![(rope, 5), (coin, 50)];
        let account = create_account(&mut small.world, "a hash".into(), Millis(0));
        let who = small.turn(|turn| create_character(turn, account, "Aria", "nothing"));
        let carried = small.world.places.carried(who).to_vec();
        let counts: Vec<u64> =
            carried.iter().filter_map(|id| Some(small.world.items.get(*id)?.quantity())).collect();
        assert_eq!(counts, [3]);
    }
}
