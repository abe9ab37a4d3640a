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
/// Characters of a title.
pub const TITLE_CHARS_MAX: usize = 60;
/// Notices that wait for one player, letters of one, how many are told one by one to whoever comes in,
/// lines of their history in memory, and on a page.
pub const NOTICES_HELD_MAX: usize = 50;
pub const NOTICE_CHARS_MAX: usize = 500;
pub const NOTICES_TOLD_MAX: usize = 3;
pub const NOTICE_HISTORY_HELD_MAX: usize = if cfg!(test) { 50 } else { 1_000 };
pub const NOTICES_SHOWN_MAX: usize = 20;
