//! Every bound of the server, by name. A number that keeps memory, time or text from growing
//! without end lives here and nowhere else; `tests/limits.rs` overflows each of them.

mod typing;
mod written;

pub use typing::*;
pub use written::*;

// ── company ──

/// Members of one group; a world's numbers may say fewer.
pub const PARTY_MEMBERS_MAX: u64 = 12;
/// Those who follow one: each step of it is theirs as well.
pub const FOLLOWERS_MAX: usize = 20;
/// Steps that somebody who is followed may be ahead.
pub const FOLLOW_STEPS_MAX: usize = 32;

// ── the wire (protocol facts: shared limits of real clients) ──

/// Bytes of one input line that are kept; the rest is dropped with one notice.
pub const LINE_BYTES_MAX: usize = 4 * 1024;
/// Bytes that may arrive without a line end before the client is cut off.
pub const LINE_RUNAWAY_BYTES_MAX: usize = 1024 * 1024;
/// Bytes of one subnegotiation payload that are kept; a longer one is dropped whole.
pub const SUBNEGOTIATION_BYTES_MAX: usize = 16 * 1024;
/// Bytes that one unterminated subnegotiation may run to before the client is cut off.
pub const SUBNEGOTIATION_RUNAWAY_BYTES_MAX: usize = 1024 * 1024;
/// Refusals of unknown options that may be sent in a burst.
pub const NEGOTIATION_ANSWERS_BURST: u32 = 64;
/// Refusals of unknown options per second after the burst.
pub const NEGOTIATION_ANSWERS_PER_SECOND: u32 = 16;
/// Bytes of the name of a GMCP message.
pub const GMCP_NAME_BYTES_MAX: usize = 64;
/// Bytes of one GMCP message of ours that lists things: TinTin++ copies what it gets into 50,000
/// bytes, and a brace becomes four of them. What does not fit is told thing by thing.
pub const GMCP_LIST_BYTES_MAX: usize = 10 * 1024;
/// Containers whose contents one program is kept informed of.
pub const GMCP_CONTAINERS_MAX: usize = 16;
/// Modules that a client's program may name.
pub const GMCP_MODULES_MAX: usize = 128;
/// Depth of the tables and arrays that a client may send by MSDP.
pub const MSDP_DEPTH_MAX: usize = 16;
/// Letters that are kept of what a client's program calls itself.
pub const PROGRAM_NAME_CHARS_MAX: usize = 64;
/// Requests refused in silence after which the client is cut off.
pub const NEGOTIATION_IGNORED_MAX: u32 = 100_000;
/// Questions for its terminal that one client is asked, and letters of what it says of itself.
pub const TERMINAL_ANSWERS_MAX: u32 = 4;
pub const CLAIM_CHARS_MAX: usize = 40;
/// Variables that one message of a client may hold, and bytes of their names and values.
pub const VARIABLES_MAX: usize = 64;
pub const VARIABLE_NAME_BYTES_MAX: usize = 64;
pub const VARIABLE_BYTES_MAX: usize = 256;
/// Letters of a line that is edited here, and lines and bytes of those before it.
pub const EDIT_CHARS_MAX: usize = 1024;
pub const HISTORY_LINES_MAX: usize = 50;
pub const HISTORY_BYTES_MAX: usize = 8 * 1024;
/// Lines per second that one client may send, after a burst. Past it the socket is read no
/// faster, so a flood waits in the sender's own machine. Well above what a client's speedwalk or
/// trigger sends, far below what disturbs anyone.
pub const LINES_PER_SECOND: u32 = 50;
pub const LINES_BURST: u32 = 200;
/// Bytes that are read of one client in a burst, and per second after that: far more than anybody
/// types or pastes. Who sends more waits, for its bytes cost time that is not its own.
pub const INPUT_BYTES_BURST: u32 = 512 * 1024;
pub const INPUT_BYTES_PER_SECOND: u32 = 128 * 1024;
/// Bytes that may wait for a client that does not read, before it is cut off.
pub const OUTPUT_QUEUE_BYTES_MAX: usize = 192 * 1024;
/// Bytes of a compressed stream that what follows may refer to, and that are kept for it.
pub const PRESS_WINDOW_BYTES_MAX: usize = 4 * 1024;
/// Bytes that are compressed between two flushes. Mudlet mishandles a first read that unpacks to
/// 100,000.
pub const PRESS_PIECE_BYTES_MAX: usize = 32 * 1024;
/// Bytes that are unpacked of a client's compressed input before others have their turn.
pub const UNPACKED_SLICE_BYTES: usize = 4 * 1024;
/// Slices of it in a burst, and per second after that: 1 MiB, and 256 KiB a second.
pub const UNPACKED_SLICES_BURST: u32 = 256;
pub const UNPACKED_SLICES_PER_SECOND: u32 = 64;
/// Milliseconds that text nobody asked for may wait for company: if its reader types something in
/// that time, one write carries both. Far too short to be noticed; a pulse is twenty times as long.
pub const GATHER_MS: u64 = 5;
/// Milliseconds that it waits at most, when thousands are told something all the time.
pub const GATHER_MS_MAX: u64 = 100;
/// Readers for each of whom so many together it waits a millisecond longer.
pub const GATHER_CROWD: u64 = 20;
/// Readers to whom such text is sent at once; then those who typed something have their turn.
pub const LET_GO_MAX: usize = 128;
/// Lines and messages that may wait for the engine per client; past it the socket is not read.
pub const INPUT_QUEUE_LINES_MAX: usize = 100;
/// Bytes of them; past it the socket is not read either.
pub const INPUT_QUEUE_BYTES_MAX: usize = 64 * 1024;
/// Bytes read from one socket before the next client gets its turn.
pub const READ_BYTES_MAX: usize = 16 * 1024;
/// Narrowest and widest terminal that text is wrapped to; NAWS outside is clamped.
pub const WIDTH_MIN: u16 = 20;
pub const WIDTH_MAX: u16 = 500;
pub const HEIGHT_MIN: u16 = 5;
pub const HEIGHT_MAX: u16 = 500;
/// Terminal size while the client has said nothing.
pub const WIDTH_DEFAULT: u16 = 80;
pub const HEIGHT_DEFAULT: u16 = 24;
/// Connections that may wait to be accepted.
pub const LISTEN_BACKLOG: i32 = 1024;
/// Milliseconds to wait when the machine has no descriptor or memory left for one more client.
pub const ACCEPT_PAUSE_MS: u64 = 100;
/// Seconds of silence after which the kernel asks whether the other end still exists.
pub const KEEPALIVE_SECONDS: u64 = 60;
/// Milliseconds a client that was said goodbye to has to read the rest and close its end.
pub const CLOSING_MS_MAX: u64 = 5_000;
/// Milliseconds all clients together have for that when the server stops.
pub const STOPPING_MS_MAX: u64 = 2_000;
/// Connections from one address at a time, if the operator says nothing else; this machine itself
/// may have any number.
pub const CONNECTIONS_PER_ADDRESS: usize = 20;
/// Connections in all, likewise.
pub const CONNECTIONS: usize = 20_000;
/// Connections that the operator may ask for: the system has ports for no more.
pub const CONNECTIONS_MAX: usize = 60_000;
/// Minutes of silence that the operator may allow: a year.
pub const IDLE_MINUTES_MAX: u64 = 525_600;
/// Milliseconds between two rounds that look who has been silent, or has been told nothing.
pub const ROUNDS_MS: u64 = 60_000;
/// Clients at the door, who have to show TLS or a proxy's word first, and those of one address.
pub const AT_DOOR_MAX: usize = 256;
pub const AT_DOOR_PER_ADDRESS_MAX: usize = 16;
/// Milliseconds that all of that may take.
pub const HANDSHAKE_MS_MAX: u64 = 10_000;
/// Milliseconds after which a silent client of a TLS port is told that this is one.
pub const SILENT_HELLO_MS_MAX: u64 = 5_000;
/// Milliseconds between two looks whether a certificate's file has changed.
pub const CERTIFICATES_LOOK_MS: u64 = 1_000;
/// Bytes of a PROXY header: the most that its specification lets anyone need.
pub const PROXY_HEADER_BYTES_MAX: usize = 536;

// ── sessions ──

/// What a player was told since they last typed that is shown again if they come back: bytes, and
/// pieces of text.
pub const UNSEEN_BYTES_MAX: usize = 8 * 1024;
pub const UNSEEN_PIECES_MAX: usize = 50;
/// Connections that `@net` lists.
pub const LINKS_SHOWN_MAX: usize = 200;
/// Letters of a character's name.
pub const NAME_LETTERS_MIN: usize = 2;
pub const NAME_LETTERS_MAX: usize = 16;
/// Characters that one account may have.
pub const CHARACTERS_PER_ACCOUNT_MAX: usize = 12;
/// Times an hour that all logs are searched for what is kept of one account, and lines of it that are
/// shown at once.
pub const EXPORTS_PER_HOUR_MAX: u32 = 60;
pub const EXPORT_LINES_MAX: usize = 200;
/// Sessions of one account that are remembered, and letters of what the client called itself.
pub const SESSIONS_PER_ACCOUNT_MAX: usize = 20;
pub const CLIENT_SHOWN_CHARS_MAX: usize = 24;
/// Characters of a password.
pub const PASSWORD_CHARS_MIN: usize = 8;
pub const PASSWORD_CHARS_MAX: usize = 128;
/// Wrong passwords before the connection is closed.
pub const PASSWORD_TRIES_MAX: u32 = 3;
/// KiB of memory that the hash of a password may ask for, however old it is.
pub const HASHING_KIB_MAX: u32 = 256 * 1024;
/// Passwords being hashed at once, and waiting to be.
pub const HASHING_AT_ONCE_MAX: usize = 2;
pub const HASHING_WAITING_MAX: usize = 64;
/// Passwords that wait at the door for a hashing worker, in all and from one address.
pub const HASHING_QUEUE_MAX: usize = 4_000;
pub const HASHING_QUEUE_PER_ADDRESS_MAX: usize = 1_000;
/// Wrong passwords for one account, from whatever addresses, after which the next ones wait.
pub const ACCOUNT_TRIES_MAX: u32 = 10;
/// Addresses, and accounts, whose wrong passwords are remembered.
pub const STRIKES_HELD_MAX: usize = 10_000;
/// Commands one player may have answered in one turn.
pub const LINES_PER_TURN_MAX: usize = 1;
/// Messages of one player's program that are heard in one turn.
pub const MESSAGES_PER_TURN_MAX: usize = 16;
/// Inputs drained into one turn.
pub const INPUTS_PER_TURN_MAX: usize = 50_000;
/// Milliseconds a connection may stay at the login questions.
pub const LOGIN_MS_MAX: u64 = 180_000;
/// Milliseconds a link-dead character stays in the world.
pub const LINK_DEAD_MS_MAX: u64 = 300_000;
/// Bytes of an answer that is shown a window at a time; a longer one is shown at once.
pub const PAGED_BYTES_MAX: usize = 64 * 1024;

/// Letters of a word that nobody understood, where it is said again.
pub const TYPED_SHOWN_CHARS_MAX: usize = 30;
/// Things that one line may name, one by one.
pub const NOUNS_MAX: usize = 20;
/// Actors that are listed where a name may mean several.
pub const ACTORS_NAMED_MAX: usize = 5;
/// Letters of a usage line that names all parts of a verb with what each takes; beyond that only
/// their names are listed.
pub const USAGE_CHARS_MAX: usize = 120;

// ── the world ──

/// Milliseconds between two pulses that may be asked for.
pub const TICK_MS_MIN: u64 = 10;
pub const TICK_MS_MAX: u64 = 1_000;
/// Events one turn may hold; more is a fault. This and two more are lower in unit tests, so that
/// these can overflow them.
pub const EVENTS_PER_TURN_MAX: usize = if cfg!(test) { 2_000 } else { 200_000 };
/// Rounds of `hear` in one turn; more is a fault.
pub const HEAR_ROUNDS_MAX: usize = 16;
/// Jobs the schedule may run in one pulse; the rest is due at the next.
pub const JOBS_PER_PULSE_MAX: usize = if cfg!(test) { 2_000 } else { 200_000 };
/// Things on one floor, in one pack, in one container.
pub const THINGS_IN_ROOM_MAX: usize = 500;
pub const THINGS_CARRIED_MAX: usize = 100;
pub const THINGS_IN_CONTAINER_MAX: usize = 100;
/// Corpses of NPCs that lie in one room, beside what else may lie there.
pub const CORPSES_IN_ROOM_MAX: usize = if cfg!(test) { 10 } else { 100 };
/// How many of a thing one entry of `item_instances` may ask for.
pub const PLACED_QUANTITY_MAX: u64 = 1_000_000;
/// Things and stacks that may be written to lie in one room, so that there is room for others.
pub const PLACED_IN_ROOM_MAX: usize = 250;
/// Moves of a way that an NPC tells.
pub const TOLD_WAY_MOVES_MAX: usize = 40;
/// Things bought with one command.
pub const BUY_AT_ONCE_MAX: u64 = 100;
/// NPCs that one entry of `npc_spawns` may ask for.
pub const SPAWN_COUNT_MAX: u32 = 1_000;
/// Waypoints of one patrol.
pub const PATROL_ROUTE_MAX: usize = 200;
/// Members of one spawned group.
pub const PATROL_GROUP_MAX: u32 = 50;
/// Rooms from home up to which an NPC may be told to chase anyone.
pub const CHASE_ROOMS_MAX: u32 = 50;
/// Moves that a path may have which an NPC looks for (F43).
pub const PATH_MOVES_MAX: usize = 10;
/// Moves that one who is lost looks ahead, when there is nothing within [`PATH_MOVES_MAX`].
pub const PATH_MOVES_LOST_MAX: usize = 100;
/// Instances of NPCs in the world.
pub const NPCS_MAX: usize = if cfg!(test) { 200 } else { 500_000 };
/// Events of the world that are on at one time.
pub const EVENTS_ON_MAX: usize = 50;
/// How far a faction's opinion of a player may go, either way.
pub const STANDING_MAX: i64 = 100_000;
/// Events of reputation that memory holds.
pub const REPUTATION_EVENTS_HELD_MAX: usize = if cfg!(test) { 50 } else { 500 };
/// Letters of a reason that staff give for moving a reputation.
pub const REPUTATION_NOTE_CHARS_MAX: usize = 80;
/// Events of reputation that are shown at once.
pub const REPUTATION_EVENTS_SHOWN_MAX: usize = 15;
/// Players that a faction may be written to take in.
pub const FACTION_MEMBERS_MAX: u32 = 1_000_000;
/// Reinforcements of one kind that may be written to come at once, or to live at one time.
pub const REINFORCEMENTS_MAX: u32 = 50;
/// NPCs in a room above which no reinforcements come into it.
pub const WAR_ROOM_NPCS_MAX: usize = 20;
/// NPCs that one rally gives heart to.
pub const RALLIED_MAX: usize = 1_000;
/// Entries of the war diary.
pub const DIARY_HELD_MAX: usize = 500;
/// Entries of it that are shown at once.
pub const DIARY_SHOWN_MAX: usize = 50;
/// Lines of the ledger that are shown at once.
pub const LEDGER_SHOWN_MAX: usize = 50;
/// What may be held in escrow at once.
pub const ESCROWS_MAX: usize = 10_000;
/// Of those who did something against one NPC, how many are remembered; the oldest are forgotten.
pub const DOERS_HELD_MAX: usize = 256;
/// Rooms that one character knows; what they see beyond that they do not remember.
pub const KNOWN_ROOMS_MAX: usize = if cfg!(test) { 50 } else { 20_000 };
/// Rooms east and west, and north and south, that `map` reaches; that the map beside a room does; and
/// that a side of the map of an area has.
pub const MAP_REACH_MAX: (i32, i32) = (9, 4);
pub const MAP_REACH: (i32, i32) = (4, 2);
pub const MAP_SIDE_MAX: i32 = 60;
/// Steps of one `run`, and of the way to a place; milliseconds from one to the next; names of places that
/// are shown where none is meant.
pub const RUN_STEPS_MAX: usize = 100;
pub const ROUTE_STEPS_MAX: usize = 300;
pub const STRIDE_MS: u64 = 200;
pub const NAMES_SHOWN_MAX: usize = 3;
/// Traces that are seen in one room, and rooms that have any; the oldest go first.
pub const TRACES_IN_ROOM_MAX: usize = 12;
pub const TRACED_ROOMS_MAX: usize = if cfg!(test) { 10 } else { 5_000 };
/// Milliseconds after which a trace is gone.
pub const TRACE_MS_MAX: u64 = 600_000;
/// Others whom `where` names.
pub const WHERE_SHOWN_MAX: usize = 20;
/// Coins one purse or pile may hold.
pub const COINS_MAX: u64 = 1_000_000_000_000;
/// Rooms over which a call for help is heard, or that a territory reaches from home.
pub const HELP_RADIUS_MAX: u32 = 10;
/// Rooms that one search for a way looks at.
pub const ROOMS_SEARCHED_MAX: usize = 500;
/// Helpers whom one call for help sets in motion.
pub const HELPERS_MAX: usize = 8;
/// Pairs of fighters whose blows of one round in one room are told apart in its summary.
pub const ROUND_PAIRS_MAX: usize = 64;
/// Size of one world file.
pub const WORLD_FILE_BYTES_MAX: u64 = 4 * 1024 * 1024;
/// Depth of nested mappings and lists in a world file.
pub const YAML_DEPTH_MAX: usize = 32;
/// Values in one world file, copies made by aliases included.
pub const YAML_NODES_MAX: usize = 500_000;
/// Depth of folders below one folder of the world.
pub const FOLDER_DEPTH_MAX: usize = 16;
/// Containers in each other that are followed to see whether the outermost lies nowhere.
pub const PLACED_DEPTH_MAX: usize = 16;
/// Problems printed in full in one report; the rest is counted.
pub const PROBLEMS_SHOWN_MAX: usize = 100;
/// Problems remembered while a world is read; the rest is counted.
pub const PROBLEMS_HELD_MAX: usize = 10_000;
/// Errors after which no more suggestions are looked for, since each walks over every id.
pub const SUGGESTIONS_MAX: usize = 100;

// ── recordings ──

/// Milliseconds of the world between two state hashes in a recording.
pub const RECORD_HASH_EVERY_MS: u64 = 600_000;
/// Bytes of one record of a recording, unpacked: a start with everyone there is.
pub const RECORD_BYTES_MAX: usize = 128 * 1024 * 1024;
/// Packed bytes under one checksum.
pub const RECORD_FRAME_BYTES_MAX: usize = 64 * 1024;
/// Bytes of turns that may wait to be written; if it is more, recording stops.
pub const RECORD_WAITING_BYTES_MAX: usize = 64 * 1024 * 1024;
/// Glimpses held of a connection of which nobody knows yet who it is; the oldest go first.
pub const RECORD_GLIMPSES_HELD_MAX: usize = 200;
/// Megabytes of one part of a recording that may be asked for, and parts of it.
pub const RECORD_PART_MIB_MAX: u64 = 1024 * 1024;
pub const RECORD_PARTS_MAX: usize = 1_000;

// ── keeping ──

/// Batches the writer may be behind before the engine merges them into one.
pub const BATCHES_WAITING_MAX: usize = 64;
/// Milliseconds a kept line waits for the disk before it says so.
pub const KEPT_WAIT_MS_MAX: u64 = 3_000;
/// Milliseconds between writes of fleeting state.
pub const FLEETING_EVERY_MS: u64 = 5_000;
/// Rows of fleeting state that are written in one pulse; the rest follow in the next.
pub const BUNDLE_ROWS_MAX: usize = 500;
/// Branches of dice that are alive: each fight, mind and sky has one while it lasts. Past it those that
/// were not rolled for the longest end.
pub const BRANCHES_MAX: usize = if cfg!(test) { 200 } else { 20_000 };
/// Lines of the log of what recurs that are held in memory, and that `@jobs` shows of one thing.
pub const JOB_RUNS_HELD_MAX: usize = 500;
pub const JOB_RUNS_SHOWN_MAX: usize = 20;
/// How often something that recurs is done for the times that were missed, where each is made up for.
pub const CATCH_UP_MAX: u64 = 24;
/// Rows of the audit log that `@audit` shows.
pub const AUDIT_SHOWN_MAX: usize = 50;
/// Rows of the audit log held in memory.
pub const AUDIT_HELD_MAX: usize = 1_000;
/// Days that a line of the audit log stays in the database at least, whatever was archived. The
/// table itself holds to it (`migrations/V13__staff.sql`).
pub const AUDIT_DAYS_MIN: u64 = 30;
/// Bans, mutes and the like that hold at one time.
pub const BANS_MAX: usize = if cfg!(test) { 50 } else { 10_000 };
/// Bits of a network that is banned, at least: it is not half of the world.
pub const BAN_BITS_MIN: u8 = 8;
pub const BAN_BITS_IPV6_MIN: u8 = 24;
/// Milliseconds within which somebody confirms that they mean what cannot be taken back, and within
/// which they may take back what may be regretted.
pub const CONFIRM_MS_MAX: u64 = 60_000;
pub const UNDO_MS_MAX: u64 = 60_000;
/// Acts of one player that wait for their minute.
pub const LATER_ACTS_MAX: usize = 5;
/// Characters made from one address in an hour, if the operator says nothing else; what they may
/// say; and addresses that are remembered for it.
pub const NEWCOMERS_PER_HOUR: u32 = 10;
pub const NEWCOMERS_PER_HOUR_MAX: u32 = 1_000_000;
pub const NEWCOMERS_NOTED_MAX: usize = if cfg!(test) { 50 } else { 10_000 };
/// Tells and replies of one player in a minute.
pub const TELLS_PER_MINUTE_MAX: u32 = 30;
/// Wrong owner's codes of one account that are written down within an hour. The code has 80 bits, so
/// that it need not be protected from guessing.
pub const CLAIMS_NOTED_MAX: u32 = 5;
/// Old lines of one log that go to its archive, or for good, while one batch is written.
pub const RETIRED_LINES_MAX: usize = 1_000;
/// Lines of a log that are read from the disk in one go, and those among which one word is sought.
pub const HISTORY_READ_MAX: usize = 500;
pub const HISTORY_SCANNED_MAX: usize = 100_000;
/// NPCs that one `@load` makes.
pub const NPCS_LOADED_MAX: u64 = 100;
/// Seconds ahead for which `@shutdown` may be asked: a week.
pub const SHUTDOWN_SECONDS_MAX: u64 = 7 * 24 * 60 * 60;
/// Milliseconds that one `@clock advance` moves the clock: a year.
pub const CLOCK_ADVANCE_MS_MAX: u64 = 365 * 24 * 60 * 60 * 1_000;
/// Pulses of the time ahead that the world lives through in one turn.
pub const ADVANCE_PULSES_MAX: u64 = 1_000;
/// Milliseconds the writer waits after the first failure of the disk; doubled at each further one.
pub const KEEP_RETRY_MS_MIN: u64 = 50;
/// Longest wait in milliseconds between two tries.
pub const KEEP_RETRY_MS_MAX: u64 = 2_000;
/// Hours between two copies of the database that an operator may set: a year.
pub const BACKUP_HOURS_MAX: u64 = 8_760;
/// Copies of the database that staff may have made; the oldest go.
pub const BACKUPS_BY_HAND_MAX: usize = 20;
/// Lines of the log that are held for staff who ask, and letters of each.
pub const LOG_EVENTS_HELD_MAX: usize = 200;
/// The rest of a longer one is in the log itself.
pub const LOG_EVENT_CHARS_MAX: usize = 400;
/// Milliseconds after which the log and staff are told again that the disk fails (our choice).
pub const KEEP_REMIND_MS: u64 = 60_000;
/// Milliseconds that a stop waits for each place that may take what the database did not.
pub const SPILL_MS_MAX: u64 = 1_000;
/// Bytes of a file with what a stop could not keep.
pub const SPILL_BYTES_MAX: u64 = 1024 * 1024 * 1024;
/// Milliseconds that stopping waits for a disk that fails, before the rest is given up.
pub const KEEP_STOP_MS_MAX: u64 = 10_000;
/// Milliseconds that stopping waits beyond that for a write that hangs in the system.
pub const KEEP_HANG_MS_MAX: u64 = 5_000;
/// Milliseconds that a statement waits for a lock that another program holds.
pub const DATABASE_BUSY_MS_MAX: u64 = 250;
/// Bytes of the write-ahead log that stay on the disk after they were copied to the database.
pub const DATABASE_LOG_BYTES_MAX: i64 = 64 * 1024 * 1024;

/// Players in a room up to whom each has a line in its view.
pub const CROWD_MIN: usize = 12;
/// Those of a crowd who are named; the others are counted.
pub const CROWD_NAMES: usize = 20;
/// Milliseconds after which it is told who came into a crowd and who went.
pub const CROWD_SUM_MS: u64 = 3_000;

/// Panics of one chore of the engine's own after which it rests.
pub const PANICS_MAX: u32 = 3;
/// Milliseconds that it rests.
pub const PANIC_REST_MS: u64 = 600_000;
/// Milliseconds after which a panic is forgotten; longer than the rest.
pub const PANIC_MEMORY_MS: u64 = 660_000;

// ── measuring, and the web ──

/// Lines of one client whose answers are timed at once; more are counted, and not timed.
pub const ANSWERS_AWAITED_MAX: usize = 64;
/// Milliseconds without a turn after which the server counts as stuck. It has a pulse every second
/// at least.
pub const STUCK_MS: u64 = 5_000;
/// Connections to the web's port at one time; whoever comes later waits in the system's queue.
pub const WEB_CONNECTIONS_MAX: usize = 32;
/// Milliseconds that a client of it has to say what it wants, and that one connection lasts. A
/// scraper connects again.
pub const WEB_HEAD_MS_MAX: u64 = 5_000;
pub const WEB_CONNECTION_MS_MAX: u64 = 60_000;
/// Bytes of what it says, with all headers.
pub const WEB_HEAD_BYTES_MAX: usize = 16 * 1024;
/// Days of which it is kept what was counted on them.
pub const METRICS_DAYS_MAX: u32 = 400;
/// Seconds between two writings of the metrics' file that the operator may ask for.
pub const METRICS_SECONDS_MAX: u64 = 86_400;
