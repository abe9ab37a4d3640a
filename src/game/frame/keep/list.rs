//! The one list of all that is kept. A line of it makes the row known to batches, to the store,
//! to the start, to the model that the store is tested against, and to the simulator.

use super::list_of::kept_list;
use super::row::{One, Row};
use super::rows::{
    AccountRow, AuditRow, BanRow, CharacterRow, ItemRow, JobRow, NpcRow, NpcTemplateRow, RoomRow,
    WorldRow,
};
use super::world_row;
use crate::base::id::{AccountId, CreatureId, FactionId, ItemId, RoomId, SpawnId};
use crate::game::ground::{creature, room};
use crate::game::people::faction::{self, FactionRow, MemberRow, ReputationRow};
use crate::game::people::mailbox::{self, MessageRow};
use crate::game::people::{patrol, player, reset, spawn};
use crate::game::realm::front::{self, WarDiaryRow, WarKillsRow, WarRoomRow};
use crate::game::staff::wizard;
use crate::game::start::restore;

kept_list! {
    tables {
        // in `Saved`, in `Put` and `Gone`, its row; how it is made, and what marks a change of it
        worlds: World(WorldRow) = world_row::WORLDS as World(One);
        accounts: Account(AccountRow) = player::ACCOUNTS as Account(AccountId);
        characters: Character(CharacterRow) = player::CHARACTERS;
        bans: Ban(BanRow) = player::BANS as Ban((String, String));
        messages: Message(MessageRow) = mailbox::MESSAGES as Message(u64);
        factions: Faction(FactionRow) = faction::DECREES as Faction(FactionId);
        reputation: Reputation(ReputationRow)
            = faction::STANDINGS as Standing((CreatureId, FactionId));
        members: Member(MemberRow) = faction::MEMBERS as Member(CreatureId);
        war_kills: WarKills(WarKillsRow) = front::KILLS as Kills((FactionId, FactionId));
        war_rooms: WarRoom(WarRoomRow) = front::ROOMS as Front(RoomId);
        rooms: Room(RoomRow) = room::DOORS as Room(RoomId);
        npcs: Npc(NpcRow) = patrol::NPCS;
        npc_templates: NpcTemplate(NpcTemplateRow) = creature::TEMPLATES as NpcTemplate(String);
        items: Item(ItemRow) = restore::ITEMS as Item(ItemId);
        jobs: Job(JobRow)
            = spawn::RESPAWNS as Respawn(SpawnId),
            reset::RESETS as Reset(RoomId), reset::PLACED_ONCE as Placed(One);
    }
    logs {
        audit: Audit(AuditRow) = wizard::AUDIT_LOG;
        war_diary: WarDiary(WarDiaryRow) = front::DIARY;
    }
}
