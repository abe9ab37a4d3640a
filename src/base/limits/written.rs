//! Bounds of what players write for others to read.

/// Lines of what somebody writes line by line, and letters of all of them.
pub const DRAFT_LINES_MAX: usize = 60;
pub const DRAFT_CHARS_MAX: usize = 4_000;
/// Letters of what a note or a letter is about.
pub const SUBJECT_CHARS_MAX: usize = 60;
/// Notes on one board; the oldest gives way.
pub const BOARD_NOTES_MAX: usize = 100;
/// Of those, of one writer.
pub const BOARD_NOTES_FROM_ONE_MAX: usize = 20;
/// Letters that lie with one reader.
pub const MAIL_HELD_MAX: usize = 60;
/// Of those, unread ones of one sender.
pub const MAIL_FROM_ONE_MAX: usize = 10;
/// Pieces of news; the oldest gives way.
pub const NEWS_HELD_MAX: usize = 200;
/// Bugs, ideas and typos that are kept, those of one player that lie open, and letters of one.
pub const REMARKS_HELD_MAX: usize = 500;
pub const REMARKS_OPEN_FROM_ONE_MAX: usize = 20;
pub const REMARK_CHARS_MAX: usize = 1_000;
/// Words for somebody who is away that wait for them: letters of each, how many wait for one, how
/// many of these from one sender, and all together.
pub const MESSAGE_CHARS_MAX: usize = 400;
pub const MESSAGES_PER_PLAYER_MAX: usize = 20;
pub const MESSAGES_FROM_ONE_MAX: usize = 5;
pub const MESSAGES_HELD_MAX: usize = 50_000;
/// Seconds that they wait before nobody is thought to come for them: half a year.
pub const MESSAGE_SECONDS_MAX: u64 = 183 * 24 * 60 * 60;
/// Notices that wait for one player, letters of one, how many are told one by one to whoever comes in,
/// lines of their history in memory, and on a page.
pub const NOTICES_HELD_MAX: usize = 50;
pub const NOTICE_CHARS_MAX: usize = 500;
pub const NOTICES_TOLD_MAX: usize = 3;
pub const NOTICE_HISTORY_HELD_MAX: usize = if cfg!(test) { 50 } else { 1_000 };
pub const NOTICES_SHOWN_MAX: usize = 20;

/// Lines on channels that memory holds, letters of one, how many `history` shows unless it is told, and
/// at most.
pub const CHANNEL_LINES_HELD_MAX: usize = if cfg!(test) { 50 } else { 1_000 };
pub const CHANNEL_WORDS_CHARS_MAX: usize = 400;
pub const CHANNEL_LINES_SHOWN: u64 = 20;
pub const CHANNEL_LINES_SHOWN_MAX: u64 = 100;
/// The least level of those who are told of newcomers.
pub const HELPER_LEVEL_MIN: u32 = 3;
/// Words of others that each remembers while they are in the world.
pub const HEARD_HELD_MAX: usize = 40;
/// Lines of words by one speaker within so many seconds, by whatever ways; and after how many they are
/// warned.
pub const FLOOD_LINES_MAX: u32 = 20;
pub const FLOOD_SECONDS: u64 = 10;
pub const FLOOD_WARNED_AT: u32 = 16;
/// Letters of a complaint, lines of evidence that go with it, how many of one player's may be open, and
/// how many are kept.
pub const COMPLAINT_CHARS_MAX: usize = 400;
pub const EVIDENCE_LINES_MAX: usize = 10;
pub const COMPLAINTS_FROM_ONE_MAX: usize = 5;
pub const COMPLAINTS_HELD_MAX: usize = 500;
/// How many rooms a shout carries where no area bounds it.
pub const SHOUT_MOVES_MAX: usize = 8;
/// Letters of what one says who is away from the keyboard.
pub const AWAY_CHARS_MAX: usize = 100;
/// Whom one character may ignore, and how many friends it may have.
pub const IGNORED_MAX: usize = 100;
pub const FRIENDS_MAX: usize = 100;
/// Characters of a title.
pub const TITLE_CHARS_MAX: usize = 60;
