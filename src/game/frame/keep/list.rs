//! The one list of all that is kept. A line of it makes the row known to batches, to the store,
//! to the start, to the model that the store is tested against, and to the simulator.

use super::list_of::kept_list;
use super::row::{One, Row};
use super::rows::{
    AccountRow, AuditRow, BanRow, CharacterRow, ItemRow, JobRow, NpcRow, NpcTemplateRow, RoomRow,
    WorldRow,
};
use super::{Batch, Cut};
use crate::base::id::{AccountId, AreaId, CreatureId, FactionId, ItemId, RoomId, SpawnId};
use crate::game::frame::actor::Actor;
use crate::game::frame::calendar::{self, CalendarRow, JobRunRow};
use crate::game::frame::confirm::{self, LaterRow};
use crate::game::frame::flags::{self, FeatureRow};
use crate::game::frame::numbers::{self, NumberRow};
use crate::game::frame::schedule::Job;
use crate::game::frame::timer::{self, TimerRow};
use crate::game::ground::ledger::{
    self, Commodity, ContributionRow, EscrowRow, FlowRow, HoldingRow, LedgerRow,
};
use crate::game::ground::{creature, room};
use crate::game::people::account;
use crate::game::people::account::exported;
pub use crate::game::people::account::{SecretRow, SessionRow};
pub use crate::game::people::acquaintance::AcquaintanceRow;
pub use crate::game::people::board::{BoardMarkRow, NoteRow};
pub use crate::game::people::channel::{ChannelChoiceRow, ChannelLineRow};
pub use crate::game::people::conduct::ComplaintRow;
pub use crate::game::people::conversation::MetRow;
pub use crate::game::people::faction::{FactionRow, MemberRow};
use crate::game::people::goal;
pub use crate::game::people::goal::{GoalRow, OpenRow};
pub use crate::game::people::habit::HabitRow;
use crate::game::people::known;
pub use crate::game::people::known::KnownRow;
pub use crate::game::people::mail::LetterRow;
pub use crate::game::people::mailbox::MessageRow;
pub use crate::game::people::news::{MotdRow, NewsMarkRow, NewsRow};
pub use crate::game::people::notice::{NoticeHistoryRow, NoticePreferenceRow, NoticeRow};
pub use crate::game::people::party::PartyMemberRow;
pub use crate::game::people::remark::RemarkRow;
pub use crate::game::people::reputation::{ReputationEventRow, ReputationRow};
use crate::game::people::tip;
pub use crate::game::people::tip::TipRow;
use crate::game::people::travel;
pub use crate::game::people::travel::HomeRow;
use crate::game::people::{
    acquaintance, board, channel, conduct, conversation, faction, habit, mail, mailbox, news,
    notice, party, patrol, player, remark, reputation, reset, spawn,
};
pub use crate::game::realm::event::WorldEventRow;
pub use crate::game::realm::front::{WarDiaryRow, WarKillsRow, WarRoomRow};
use crate::game::realm::{event, front};
pub use crate::game::staff::metrics::{ActivityRow, MetricsRow};
use crate::game::staff::{metrics, wizard};
use crate::game::start::{restore, world_row};

kept_list! {
    tables {
        // in `Saved`, in `Put` and `Gone`, its row; how it is made, and what marks a change of it
        worlds: World(WorldRow) = world_row::WORLDS as World(One);
        accounts: Account(AccountRow) = player::ACCOUNTS as Account(AccountId);
        characters: Character(CharacterRow) = player::CHARACTERS;
        sessions: Session(SessionRow) = account::SESSIONS as Session(u64);
        secrets: Secret(SecretRow) = account::SECRETS as Secret(String);
        bans: Ban(BanRow) = player::BANS as Ban((String, String));
        notices: Notice(NoticeRow) = notice::NOTICES as Notice(u64);
        notice_preferences: NoticePreference(NoticePreferenceRow)
            = notice::PREFERENCES as NoticePreference(notice::Subscription);
        acquaintances: Acquaintance(AcquaintanceRow)
            = acquaintance::ACQUAINTANCES as Acquaintance(acquaintance::Pair);
        habits: Habit(HabitRow) = habit::HABITS as Habit(CreatureId);
        complaints: Complaint(ComplaintRow) = conduct::COMPLAINTS as Complaint(u64);
        channel_choices: ChannelChoice(ChannelChoiceRow)
            = channel::CHOICES as ChannelChoice((CreatureId, String));
        messages: Message(MessageRow) = mailbox::MESSAGES as Message(u64);
        board_notes: Note(NoteRow) = board::NOTES as Note(u64);
        board_marks: BoardMark(BoardMarkRow)
            = board::MARKS as BoardMark((CreatureId, String));
        letters: Letter(LetterRow) = mail::LETTERS as Letter(u64);
        news: News(NewsRow) = news::NEWS as News(u64);
        motd: Motd(MotdRow) = news::MOTD as Motd(One);
        news_marks: NewsMark(NewsMarkRow) = news::NEWS_MARKS as NewsMark(CreatureId);
        remarks: Remark(RemarkRow) = remark::REMARKS as Remark(u64);
        met: Met(MetRow) = conversation::MET as Met((CreatureId, String));
        tips: Tip(TipRow) = tip::TIPS as Tip((CreatureId, String));
        goals: Goal(GoalRow) = goal::GOALS as Goal((CreatureId, String));
        open_goals: OpenGoal(OpenRow) = goal::OPEN as OpenGoal((CreatureId, u32));
        factions: Faction(FactionRow) = faction::DECREES as Faction(FactionId);
        reputation: Reputation(ReputationRow)
            = reputation::SCORES as Standing(reputation::Subject);
        members: Member(MemberRow) = faction::MEMBERS as Member(CreatureId);
        known_places: Known(KnownRow) = known::PLACES as Known((CreatureId, Option<AreaId>));
        party_members: PartyMember(PartyMemberRow) = party::MEMBERS as PartyMember(CreatureId);
        homes: Home(HomeRow) = travel::HOMES as Home(CreatureId);
        war_kills: WarKills(WarKillsRow) = front::KILLS as Kills((FactionId, FactionId));
        war_rooms: WarRoom(WarRoomRow) = front::ROOMS as Front(RoomId);
        world_events: WorldEvent(WorldEventRow) = event::EVENTS as WorldEvent(String);
        rooms: Room(RoomRow) = room::DOORS as Room(RoomId);
        npcs: Npc(NpcRow) = patrol::NPCS;
        npc_templates: NpcTemplate(NpcTemplateRow) = creature::TEMPLATES as NpcTemplate(String);
        numbers: Number(NumberRow) = numbers::SET as Number(String);
        features: Feature(FeatureRow) = flags::FEATURE_ROWS as Feature(String);
        flows: Flow(FlowRow) = ledger::FLOWS as Flow((Commodity, String));
        holdings: Holding(HoldingRow) = ledger::HOLDINGS as Holding((Actor, Commodity));
        escrows: Escrow(EscrowRow) = ledger::ESCROWS as Escrow(u64);
        contributions: Contribution(ContributionRow)
            = ledger::CONTRIBUTIONS as Contribution((Actor, Actor));
        items: Item(ItemRow) = restore::ITEMS as Item(ItemId);
        jobs: Job(JobRow)
            = spawn::RESPAWNS as Respawn(SpawnId),
            reset::RESETS as Reset(RoomId), reset::PLACED_ONCE as Placed(One);
        timers: Timer(TimerRow) = timer::TIMERS as Timer(Job);
        later_acts: LaterAct(LaterRow) = confirm::LATER_ACTS as Later(u64);
        calendar: Calendar(CalendarRow) = calendar::CALENDAR as Recurring(String);
        metrics_days: MetricsDay(MetricsRow) = metrics::DAYS as MetricsDay((u32, String));
        metrics_activity: MetricsActivity(ActivityRow)
            = metrics::ACTIVITY as Activity(CreatureId);
    }
    logs {
        audit: Audit(AuditRow) = wizard::AUDIT_LOG;
        reputation_events: ReputationEvent(ReputationEventRow) = reputation::EVENTS;
        war_diary: WarDiary(WarDiaryRow) = front::DIARY;
        ledger: Ledger(LedgerRow) = ledger::LEDGER;
        channel_lines: ChannelLine(ChannelLineRow) = channel::LINES;
        notice_history: NoticeHistory(NoticeHistoryRow) = notice::HISTORY;
        job_runs: JobRun(JobRunRow) = wizard::JOB_RUNS;
    }
}

impl Batch {
    /// A player's character or an NPC: the row that it has, or that no NPC has this number any
    /// more. A character's row goes only when it is deleted.
    fn add_creature(&mut self, cut: Cut<'_>, who: CreatureId) {
        if let Some(row) = (player::CHARACTERS.row)(cut, &who) {
            self.put.push(Put::Character(row));
        } else if let Some(row) = (patrol::NPCS.row)(cut, &who) {
            self.put.push(Put::Npc(row));
        } else {
            self.gone.push(Gone::Npc(who.0));
        }
    }
}
