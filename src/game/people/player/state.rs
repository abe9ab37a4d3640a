//! What is remembered about players.

use std::collections::BTreeMap;
use std::ops::Bound;

use getset::{CopyGetters, Getters};

use serde::{Deserialize, Serialize};

use super::preferences::Preferences;
use super::screen::Screen;
use crate::base::allowance::Allowance;
use crate::base::clock::Millis;
use crate::base::id::{AccountId, CreatureId, ItemId};
use crate::base::money::Coins;
use crate::base::secret::Secret;
use crate::base::table::Table;
use crate::game::Content;
use crate::game::frame::keep::AuditRow;
use crate::game::frame::posture::Posture;
use crate::game::frame::verb::Role;
use crate::text::page::Page;

/// A password and a role.
#[derive(Clone, Debug, Getters, CopyGetters, Serialize, Deserialize)]
pub struct Account {
    #[getset(get_copy = "pub")]
    pub(super) id: AccountId,
    #[getset(get = "pub")]
    pub(super) password_hash: Secret,
    #[getset(get_copy = "pub")]
    pub(super) role: Role,
    #[getset(get_copy = "pub")]
    pub(super) created: Millis,
    /// Where it came from last; for one that is in the world, where it is.
    #[getset(get = "pub")]
    pub(super) address: String,
}

/// Somebody whom a player made, whether anybody plays them now or not. All rules that are about
/// people and not about bodies (coins, standings, pay, votes, words for them) ask here, so that they
/// reach those who are away, too.
#[derive(Clone, Debug, Getters, CopyGetters, Serialize, Deserialize)]
pub struct Character {
    #[getset(get_copy = "pub")]
    pub(super) account: AccountId,
    #[getset(get = "pub")]
    pub(super) name: String,
    #[getset(get = "pub")]
    pub(super) calling: String,
    #[getset(get = "pub")]
    pub(super) title: String,
    #[getset(get_copy = "pub")]
    pub(super) level: u32,
    #[getset(get_copy = "pub")]
    pub(super) experience: u64,
    #[getset(get_copy = "pub")]
    pub(super) coins: Coins,
    #[getset(get = "pub")]
    pub(super) preferences: Preferences,
    #[getset(get_copy = "pub")]
    pub(super) created: Millis,
    /// Time played, before this visit if there is one.
    pub(super) played: Millis,
    /// How its body was left. While it has one, the body knows better.
    #[getset(get = "pub")]
    pub(super) rest: Rest,
}

impl Character {
    /// Whether this is the first visit, or the first is still to come.
    pub fn is_new(&self) -> bool {
        self.played == Millis(0)
    }
}

/// How a body was left when its character went away.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Rest {
    pub health: u32,
    pub spirit: u32,
    /// The room by the name that is kept of it; it may be written no more.
    pub room: String,
    pub posture: Posture,
    /// When that was.
    pub since: Millis,
}

/// What there is of a character only while it is played: besides its body, the screen and the link.
#[derive(Clone, Debug, Getters, CopyGetters, Serialize, Deserialize)]
pub struct Presence {
    #[getset(get = "pub")]
    pub(super) page: Page,
    /// What is known of the client.
    #[getset(get = "pub")]
    pub(super) screen: Screen,
    #[getset(get_copy = "pub")]
    pub(super) link: Link,
    /// When this visit began.
    #[getset(get_copy = "pub")]
    pub(super) entered: Millis,
    /// What they told others of late.
    pub(super) tells: Allowance,
    /// Who last told them something.
    #[getset(get_copy = "pub")]
    pub(super) reply_to: Option<CreatureId>,
    /// Whom they told something last.
    #[getset(get_copy = "pub")]
    pub(super) told_last: Option<CreatureId>,
    /// They are away from the keyboard, and say so.
    #[getset(get = "pub")]
    pub(super) away: Option<Away>,
    pub(super) it_creature: Option<CreatureId>,
    pub(super) it_item: Option<ItemId>,
    pub(super) him: Option<CreatureId>,
    pub(super) her: Option<CreatureId>,
    pub(super) them: Vec<ItemId>,
    /// Whether a thing was spoken of after anybody was.
    pub(super) thing_last: bool,
    /// The pages of help that were listed last: `help 2` opens the second.
    #[serde(default)]
    pub(super) listed: Vec<String>,
}

/// Somebody is away from the keyboard.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Away {
    /// What those read who tell them something; may be empty.
    pub words: String,
    /// How much they were told meanwhile.
    pub told: u64,
}

/// Whether somebody sits at the other end.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Link {
    Live,
    /// The connection broke at this moment.
    Dead(Millis),
}

/// A sentence that staff passed, see `player::sentences`.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Ban {
    pub until: Option<Millis>,
    pub reason: String,
    pub by: String,
}

/// All accounts and characters.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct State {
    pub(super) accounts: BTreeMap<AccountId, Account>,
    /// All characters, in the world or not.
    pub(super) characters: Table<CreatureId, Box<Character>>,
    /// Those who are in the world.
    pub(super) here: Table<CreatureId, Box<Presence>>,
    /// All characters, by their name in lower case.
    pub(super) names: BTreeMap<String, CreatureId>,
    /// Sentences by kind and subject in lower case.
    pub(super) bans: BTreeMap<(String, String), Ban>,
    /// The newest lines of the audit log, oldest first.
    pub(super) audit: Vec<AuditRow>,
    /// Fingerprint of the one-time code that makes its user owner; empty once claimed.
    pub(super) claim_hash: String,
    /// Whom each of those who snoop listens to.
    pub(super) snoops: BTreeMap<CreatureId, CreatureId>,
    /// Characters made of late, by where from.
    pub(super) made: BTreeMap<String, Allowance>,
    /// Wrong codes of late, by account.
    pub(super) wrong_claims: BTreeMap<AccountId, Allowance>,
}

impl State {
    /// Whether this creature is a character who is in the world, link-dead ones included.
    pub fn is_here(&self, who: CreatureId) -> bool {
        self.here.has(who)
    }

    /// A character, in the world or not.
    pub fn character(&self, who: CreatureId) -> Option<&Character> {
        self.characters.get(who).map(Box::as_ref)
    }

    /// The name of a character, in the world or not.
    pub fn name(&self, who: CreatureId) -> Option<&str> {
        self.character(who).map(|character| character.name.as_str())
    }

    /// What there is of a character who is in the world.
    pub fn presence(&self, who: CreatureId) -> Option<&Presence> {
        self.here.get(who).map(Box::as_ref)
    }

    /// What is in a character's purse from now on. Only the ledger knows (tidy looks).
    pub(in crate::game) fn set_purse(&mut self, who: CreatureId, coins: Coins) {
        if let Some(character) = self.characters.get_mut(who) {
            character.coins = coins;
        }
    }

    /// All characters who are in the world.
    pub fn here(&self) -> impl Iterator<Item = CreatureId> + '_ {
        self.here.ids()
    }

    /// How many characters are in the world.
    pub fn count_here(&self) -> usize {
        self.here.len()
    }

    /// Whether somebody who is in the world reads of fights in sums.
    pub fn sums_fights(&self, who: CreatureId) -> bool {
        let page = self.page(who);
        let character = self.character(who);
        page.zip(character).is_some_and(|(page, character)| character.preferences.sums_fights(page))
    }

    /// How many characters there are.
    pub fn count_all(&self) -> usize {
        self.names.len()
    }

    pub fn page(&self, who: CreatureId) -> Option<&Page> {
        self.presence(who).map(Presence::page)
    }

    /// The character of a name, whether in the world or not.
    pub fn find(&self, name: &str) -> Option<CreatureId> {
        self.names.get(&name.to_lowercase()).copied()
    }

    /// The characters in the world whose names begin so, in lower case; by their names.
    pub fn here_called<'a>(&'a self, beginning: &'a str) -> impl Iterator<Item = CreatureId> + 'a {
        let names = self.names.range::<str, _>((Bound::Included(beginning), Bound::Unbounded));
        let named = names.take_while(move |(name, _)| name.starts_with(beginning));
        named.map(|(_, who)| *who).filter(|who| self.is_here(*who))
    }

    /// The account that a character belongs to.
    pub fn account_of(&self, who: CreatureId) -> Option<&Account> {
        self.accounts.get(&self.character(who)?.account)
    }

    /// The characters of an account, by their numbers: the eldest first.
    pub fn characters_of(&self, account: AccountId) -> impl Iterator<Item = CreatureId> + '_ {
        let all = self.characters.iter();
        all.filter(move |(_, character)| character.account == account).map(|(who, _)| who)
    }

    pub fn account(&self, id: AccountId) -> Option<&Account> {
        self.accounts.get(&id)
    }

    /// What a character may do. The one place that says so.
    pub fn role(&self, who: CreatureId) -> Role {
        self.account_of(who).map_or(Role::Player, Account::role)
    }

    /// The rank of one of the staff who is unseen: nobody below it sees them. Also of one who has
    /// just left the world, so that nobody is told.
    pub fn veil(&self, who: CreatureId) -> Option<Role> {
        let unseen = self.character(who)?.preferences.unseen;
        unseen.then(|| self.role(who)).filter(|role| *role >= Role::Wizard)
    }

    /// Whether somebody, player or NPC, sees another if there is light.
    pub fn may_see(&self, viewer: CreatureId, whom: CreatureId) -> bool {
        viewer == whom || self.veil(whom).is_none_or(|rank| self.role(viewer) >= rank)
    }

    /// Whether no NPC begins a fight with somebody.
    pub fn is_left_alone(&self, who: CreatureId) -> bool {
        let chose = |character: &Character| character.preferences.left_alone;
        let chosen = self.character(who).is_some_and(chose) && self.role(who) >= Role::Builder;
        chosen || self.veil(who).is_some()
    }

    /// The key of a character's calling.
    pub fn calling(&self, who: CreatureId) -> String {
        self.character(who).map(|character| character.calling.clone()).unwrap_or_default()
    }

    /// The verbs of a character's skills, in the calling's order, known or not yet known.
    pub fn skill_verbs<'c>(&self, content: &'c Content, who: CreatureId) -> Vec<&'c str> {
        self.character(who)
            .and_then(|character| content.calling(&character.calling))
            .map(|calling| calling.skills.iter().map(|skill| skill.verb.as_str()).collect())
            .unwrap_or_default()
    }

    /// Whom `it` means to somebody.
    pub fn it_creature(&self, who: CreatureId) -> Option<CreatureId> {
        self.here.get(who)?.it_creature
    }

    /// The page of help that a number means to somebody, of those that were listed last.
    pub fn listed(&self, who: CreatureId, typed: &str) -> Option<String> {
        let number: usize = typed.parse().ok()?;
        self.here.get(who)?.listed.get(number.checked_sub(1)?).cloned()
    }

    /// Remembers which pages of help were listed; none: those before are still meant.
    pub(super) fn lists(&mut self, who: CreatureId, pages: Vec<String>) {
        if let Some(presence) = self.here.get_mut(who).filter(|_| !pages.is_empty()) {
            presence.listed = pages;
        }
    }

    /// Which thing `it` means to somebody.
    pub fn it_item(&self, who: CreatureId) -> Option<ItemId> {
        self.here.get(who)?.it_item
    }

    /// Whether somebody spoke of a thing after they had spoken of anybody.
    pub fn spoke_of_thing(&self, who: CreatureId) -> bool {
        self.here.get(who).is_some_and(|player| player.thing_last)
    }

    /// Whom `him` means to somebody.
    pub fn him(&self, who: CreatureId) -> Option<CreatureId> {
        self.here.get(who)?.him
    }

    /// Whom `her` means to somebody.
    pub fn her(&self, who: CreatureId) -> Option<CreatureId> {
        self.here.get(who)?.her
    }

    /// Which things `them` means to somebody.
    pub fn them(&self, who: CreatureId) -> &[ItemId] {
        self.here.get(who).map_or(&[], |player| &player.them)
    }

    /// The ban on a name or an address, if there is one now.
    pub fn ban(&self, kind: &str, subject: &str, now: Millis) -> Option<&Ban> {
        let ban = self.bans.get(&(kind.to_string(), subject.to_lowercase()))?;
        ban.until.is_none_or(|until| until > now).then_some(ban)
    }

    /// All sentences by kind and subject.
    pub fn bans(&self) -> impl Iterator<Item = (&(String, String), &Ban)> {
        self.bans.iter()
    }

    /// The newest lines of the audit log, oldest first.
    pub fn audit(&self) -> &[AuditRow] {
        &self.audit
    }

    /// Fingerprint of the owner's code; empty once claimed.
    pub fn claim_hash(&self) -> &str {
        &self.claim_hash
    }

    /// Forgets all hashes of passwords: for a copy that is to be shown to others.
    pub fn hide_secrets(&mut self) {
        self.accounts.values_mut().for_each(|account| account.password_hash.hide());
    }

    /// All accounts.
    pub fn accounts(&self) -> impl Iterator<Item = &Account> {
        self.accounts.values()
    }

    /// All characters that exist, by lower-case name.
    pub fn all_characters(&self) -> impl Iterator<Item = (&str, CreatureId)> {
        self.names.iter().map(|(name, who)| (name.as_str(), *who))
    }
}
