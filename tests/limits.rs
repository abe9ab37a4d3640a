//! Each bound of `base::limits` is overflowed, and holds.
//!
//! What can be reached in memory is overflowed here. What cannot is named in [`ELSEWHERE`], with
//! the tests that do it, so that no bound is forgotten.

use dominion::base::clock::Millis;
use dominion::base::limits::*;

use crate::harness::evening::{Evening, Lines};
use crate::harness::server::{self, Disk};
use crate::harness::world;
use crate::source::files;

/// Bounds that are overflowed by other tests.
const ELSEWHERE: &[(&str, &[&str])] = &[
    ("the tests of `draft`", &["DRAFT_LINES_MAX", "DRAFT_CHARS_MAX", "SUBJECT_CHARS_MAX"]),
    ("the tests of `board`", &["BOARD_NOTES_MAX", "BOARD_NOTES_FROM_ONE_MAX"]),
    ("the tests of `news`", &["NEWS_HELD_MAX"]),
    (
        "the tests of `remark`",
        &["REMARKS_HELD_MAX", "REMARKS_OPEN_FROM_ONE_MAX", "REMARK_CHARS_MAX"],
    ),
    ("the tests of `mail`", &["MAIL_HELD_MAX", "MAIL_FROM_ONE_MAX"]),
    ("the tests of `advance`", &["ADVANCE_PULSES_MAX"]),
    ("the tests of `conversation`", &["TOLD_WAY_MOVES_MAX"]),
    ("the tests of `people::party`", &["PARTY_MEMBERS_MAX", "FOLLOWERS_MAX", "FOLLOW_STEPS_MAX"]),
    (
        "the tests of `telnet`, `net` and `session::out_of_band`",
        &[
            "LINE_BYTES_MAX",
            "LINE_RUNAWAY_BYTES_MAX",
            "SUBNEGOTIATION_BYTES_MAX",
            "SUBNEGOTIATION_RUNAWAY_BYTES_MAX",
            "NEGOTIATION_ANSWERS_BURST",
            "NEGOTIATION_ANSWERS_PER_SECOND",
            "NEGOTIATION_IGNORED_MAX",
            "TERMINAL_ANSWERS_MAX",
            "CLAIM_CHARS_MAX",
            "VARIABLES_MAX",
            "VARIABLE_NAME_BYTES_MAX",
            "VARIABLE_BYTES_MAX",
            "EDIT_CHARS_MAX",
            "HISTORY_LINES_MAX",
            "HISTORY_BYTES_MAX",
            "LINES_PER_SECOND",
            "LINES_BURST",
            "INPUT_BYTES_BURST",
            "INPUT_BYTES_PER_SECOND",
            "OUTPUT_QUEUE_BYTES_MAX",
            "PRESS_WINDOW_BYTES_MAX",
            "UNPACKED_SLICE_BYTES",
            "UNPACKED_SLICES_BURST",
            "UNPACKED_SLICES_PER_SECOND",
            "PRESS_PIECE_BYTES_MAX",
            "INPUT_QUEUE_LINES_MAX",
            "INPUT_QUEUE_BYTES_MAX",
            "UNSEEN_BYTES_MAX",
            "UNSEEN_PIECES_MAX",
            "LINKS_SHOWN_MAX",
            "MESSAGES_PER_TURN_MAX",
            "GMCP_NAME_BYTES_MAX",
            "GMCP_LIST_BYTES_MAX",
            "GMCP_CONTAINERS_MAX",
            "GMCP_MODULES_MAX",
            "MSDP_DEPTH_MAX",
            "PROGRAM_NAME_CHARS_MAX",
            "READ_BYTES_MAX",
            "HEIGHT_MIN",
            "HEIGHT_MAX",
            "WIDTH_DEFAULT",
            "HEIGHT_DEFAULT",
            "LISTEN_BACKLOG",
            "ACCEPT_PAUSE_MS",
            "GATHER_MS",
            "GATHER_MS_MAX",
            "GATHER_CROWD",
            "LET_GO_MAX",
            "KEEPALIVE_SECONDS",
            "CLOSING_MS_MAX",
            "STOPPING_MS_MAX",
            "CONNECTIONS_PER_ADDRESS",
            "CONNECTIONS",
            "CONNECTIONS_MAX",
            "IDLE_MINUTES_MAX",
            "ROUNDS_MS",
            "AT_DOOR_MAX",
            "AT_DOOR_PER_ADDRESS_MAX",
            "HANDSHAKE_MS_MAX",
            "SILENT_HELLO_MS_MAX",
            "CERTIFICATES_LOOK_MS",
            "PROXY_HEADER_BYTES_MAX",
            "HASHING_KIB_MAX",
            "MESSAGE_CHARS_MAX",
            "MESSAGES_PER_PLAYER_MAX",
            "MESSAGES_FROM_ONE_MAX",
            "MESSAGES_HELD_MAX",
            "HASHING_QUEUE_MAX",
            "HASHING_QUEUE_PER_ADDRESS_MAX",
            "ACCOUNT_TRIES_MAX",
            "STRIKES_HELD_MAX",
            "HASHING_AT_ONCE_MAX",
            "HASHING_WAITING_MAX",
            "LINES_PER_TURN_MAX",
            "INPUTS_PER_TURN_MAX",
            "GATHER_MS_MAX",
            "GATHER_CROWD",
            "LET_GO_MAX",
        ],
    ),
    (
        "the tests of `game::player` and of `session`",
        &["PROMPT_CHARS_MAX", "PROMPT_LINES_MAX", "PROMPT_BYTES_MAX", "PAGED_BYTES_MAX"],
    ),
    (
        "the tests of `engine` and of panics",
        &[
            "BUNDLE_ROWS_MAX",
            "JOBS_PER_PULSE_MAX",
            "PANICS_MAX",
            "PANIC_REST_MS",
            "PANIC_MEMORY_MS",
        ],
    ),
    ("the tests of `game::combat` and of resets", &["CORPSES_IN_ROOM_MAX"]),
    ("the tests of `game`", &["EVENTS_PER_TURN_MAX", "HEAR_ROUNDS_MAX", "NPCS_MAX"]),
    (
        "the tests of recordings",
        &[
            "RECORD_HASH_EVERY_MS",
            "RECORD_BYTES_MAX",
            "RECORD_FRAME_BYTES_MAX",
            "RECORD_WAITING_BYTES_MAX",
            "RECORD_GLIMPSES_HELD_MAX",
            "RECORD_PART_MIB_MAX",
            "RECORD_PARTS_MAX",
        ],
    ),
    ("the tests of other worlds (`also_seen`)", &["PLACED_DEPTH_MAX"]),
    (
        "the tests of `frame::confirm` and of things",
        &["CONFIRM_MS_MAX", "UNDO_MS_MAX", "LATER_ACTS_MAX"],
    ),
    (
        "the tests of `people::notice`",
        &[
            "NOTICES_HELD_MAX",
            "NOTICE_CHARS_MAX",
            "NOTICES_TOLD_MAX",
            "NOTICE_HISTORY_HELD_MAX",
            "NOTICES_SHOWN_MAX",
        ],
    ),
    (
        "the tests of `people::conduct`",
        &[
            "FLOOD_LINES_MAX",
            "FLOOD_SECONDS",
            "FLOOD_WARNED_AT",
            "COMPLAINT_CHARS_MAX",
            "EVIDENCE_LINES_MAX",
            "COMPLAINTS_FROM_ONE_MAX",
            "COMPLAINTS_HELD_MAX",
        ],
    ),
    ("the tests of `people::acquaintance`", &["IGNORED_MAX", "FRIENDS_MAX"]),
    (
        "the tests of `people::known`, `people::map`, `people::travel`, `people::track` and `people::whereabouts`",
        &[
            "TRACES_IN_ROOM_MAX",
            "TRACED_ROOMS_MAX",
            "TRACE_MS_MAX",
            "WHERE_SHOWN_MAX",
            "RUN_STEPS_MAX",
            "ROUTE_STEPS_MAX",
            "STRIDE_MS",
            "NAMES_SHOWN_MAX",
            "KNOWN_ROOMS_MAX",
            "MAP_REACH_MAX",
            "MAP_REACH",
            "MAP_SIDE_MAX",
        ],
    ),
    (
        "the tests of `people::channel`, `people::heard` and `people::talk`",
        &[
            "CHANNEL_LINES_HELD_MAX",
            "CHANNEL_WORDS_CHARS_MAX",
            "CHANNEL_LINES_SHOWN",
            "CHANNEL_LINES_SHOWN_MAX",
            "HELPER_LEVEL_MIN",
            "HEARD_HELD_MAX",
            "SHOUT_MOVES_MAX",
            "AWAY_CHARS_MAX",
        ],
    ),
    ("the tests of paths and of patrols", &["PATH_MOVES_MAX", "PATH_MOVES_LOST_MAX"]),
    ("the tests of `config`", &["TICK_MS_MIN", "TICK_MS_MAX", "NEWCOMERS_PER_HOUR_MAX"]),
    (
        "the tests of `game::wizard`, of `store` and of moderation",
        &[
            "AUDIT_DAYS_MIN",
            "BANS_MAX",
            "BAN_BITS_MIN",
            "BAN_BITS_IPV6_MIN",
            "NEWCOMERS_PER_HOUR",
            "NEWCOMERS_NOTED_MAX",
            "TELLS_PER_MINUTE_MAX",
            "CLAIMS_NOTED_MAX",
        ],
    ),
    (
        "the tests of `yaml` and of the loader",
        &[
            "WORLD_FILE_BYTES_MAX",
            "YAML_DEPTH_MAX",
            "YAML_NODES_MAX",
            "FOLDER_DEPTH_MAX",
            "PROBLEMS_SHOWN_MAX",
            "PROBLEMS_HELD_MAX",
            "SUGGESTIONS_MAX",
            "FACTION_MEMBERS_MAX",
            "REINFORCEMENTS_MAX",
        ],
    ),
    (
        "the tests of `game::faction` and of `game::reputation`",
        &["STANDING_MAX", "REPUTATION_EVENTS_HELD_MAX"],
    ),
    (
        "the tests of `game::frame`",
        &["ACTORS_NAMED_MAX", "TYPED_SHOWN_CHARS_MAX", "USAGE_CHARS_MAX"],
    ),
    ("the tests of `game::carry`", &["NOUNS_MAX"]),
    ("the tests of `game::ledger`", &["ESCROWS_MAX"]),
    ("the tests of `game::realm::event`", &["EVENTS_ON_MAX"]),
    ("the tests of `game::mind`", &["HELP_RADIUS_MAX", "HELPERS_MAX"]),
    ("the tests of `game::room`", &["ROOMS_SEARCHED_MAX"]),
    ("the tests of `game::melee`", &["ROUND_PAIRS_MAX"]),
    ("the tests of `game::deeds`", &["DOERS_HELD_MAX"]),
    ("the transcripts of looking and of walking", &["CROWD_MIN", "CROWD_NAMES", "CROWD_SUM_MS"]),
    (
        "the tests of `war`",
        &["WAR_ROOM_NPCS_MAX", "RALLIED_MAX", "DIARY_HELD_MAX", "DIARY_SHOWN_MAX"],
    ),
    (
        "the tests of `measure`, of `web`, of `config` and of `game::metrics`",
        &[
            "METRICS_DAYS_MAX",
            "ANSWERS_AWAITED_MAX",
            "STUCK_MS",
            "WEB_CONNECTIONS_MAX",
            "WEB_HEAD_MS_MAX",
            "WEB_CONNECTION_MS_MAX",
            "WEB_HEAD_BYTES_MAX",
            "METRICS_SECONDS_MAX",
        ],
    ),
    (
        "the tests of `game::account`",
        &[
            "CHARACTERS_PER_ACCOUNT_MAX",
            "EXPORTS_PER_HOUR_MAX",
            "EXPORT_LINES_MAX",
            "SESSIONS_PER_ACCOUNT_MAX",
            "CLIENT_SHOWN_CHARS_MAX",
        ],
    ),
    ("the tests of `base`", &["BRANCHES_MAX"]),
    (
        "the tests of `calendar`, and of `game::mailbox`",
        &["CATCH_UP_MAX", "JOB_RUNS_HELD_MAX", "JOB_RUNS_SHOWN_MAX", "MESSAGE_SECONDS_MAX"],
    ),
    ("`logs`", &["HISTORY_READ_MAX", "HISTORY_SCANNED_MAX"]),
    ("the tests of `store::retention`", &["RETIRED_LINES_MAX"]),
    (
        "the tests of `store`",
        &[
            "KEEP_RETRY_MS_MIN",
            "KEEP_RETRY_MS_MAX",
            "KEEP_STOP_MS_MAX",
            "KEEP_HANG_MS_MAX",
            "KEEP_REMIND_MS",
            "BACKUP_HOURS_MAX",
            "BACKUPS_BY_HAND_MAX",
            "LOG_EVENTS_HELD_MAX",
            "LOG_EVENT_CHARS_MAX",
            "SPILL_MS_MAX",
            "SPILL_BYTES_MAX",
            "DATABASE_BUSY_MS_MAX",
            "DATABASE_LOG_BYTES_MAX",
        ],
    ),
];

/// Those of them that no test names. It overflows them without, or what they bound is in the
/// hands of the system. The list may only get shorter.
const UNNAMED: &[&str] = &[
    "RECORD_GLIMPSES_HELD_MAX",
    "RECORD_HASH_EVERY_MS",
    "RECORD_PARTS_MAX",
    "RECORD_PART_MIB_MAX",
    "RECORD_WAITING_BYTES_MAX",
    "LINES_PER_SECOND",
    "LINES_BURST",
    "WIDTH_DEFAULT",
    "HEIGHT_DEFAULT",
    "LISTEN_BACKLOG",
    "ACCEPT_PAUSE_MS",
    "KEEPALIVE_SECONDS",
    "CLOSING_MS_MAX",
    "STOPPING_MS_MAX",
    "LINES_PER_TURN_MAX",
    "INPUTS_PER_TURN_MAX",
    "TICK_MS_MIN",
    "YAML_DEPTH_MAX",
    "YAML_NODES_MAX",
    "FOLDER_DEPTH_MAX",
    "SUGGESTIONS_MAX",
    "KEEP_RETRY_MS_MIN",
    "KEEP_RETRY_MS_MAX",
    "KEEP_STOP_MS_MAX",
    "KEEP_HANG_MS_MAX",
    "DATABASE_BUSY_MS_MAX",
    "DATABASE_LOG_BYTES_MAX",
];

#[test]
fn bounds_that_are_overflowed_elsewhere_are_named_there() {
    let tests: Vec<String> =
        files().iter().map(|file| file.text.replacen(file.code(), "", 1)).collect();
    let is_named = |name: &str| {
        let word = regex::Regex::new(&format!(r"\b{name}\b")).expect("a pattern");
        tests.iter().any(|text| word.is_match(text))
            || word.is_match(include_str!("harness/server.rs"))
            || word.is_match(include_str!("calendar.rs"))
            || word.is_match(include_str!("war.rs"))
            || word.is_match(include_str!("advance.rs"))
            || word.is_match(include_str!("logs.rs"))
            || word.is_match(include_str!("also_seen.rs"))
    };
    let elsewhere = ELSEWHERE.iter().flat_map(|(_, names)| *names).copied();
    let unnamed: Vec<&str> = elsewhere.filter(|name| !is_named(name)).collect();
    let (mut unnamed, mut listed) = (unnamed, UNNAMED.to_vec());
    unnamed.sort_unstable();
    listed.sort_unstable();
    assert_eq!(unnamed, listed);
}

#[test]
fn no_bound_is_forgotten() {
    let here = include_str!("limits.rs");
    let all = [
        include_str!("../src/base/limits.rs"),
        include_str!("../src/base/limits/typing.rs"),
        include_str!("../src/base/limits/written.rs"),
    ];
    let bounds = all
        .iter()
        .flat_map(|text| text.lines())
        .filter_map(|line| line.strip_prefix("pub const ")?.split(':').next());
    let elsewhere = |name: &&str| ELSEWHERE.iter().any(|(_, names)| names.contains(name));
    let used = |name: &str| {
        let quoted = format!("\"{name}\"");
        here.replace(&quoted, "").contains(name)
    };
    let forgotten: Vec<&str> =
        bounds.filter(|name| !elsewhere(name)).filter(|name| !used(name)).collect();
    assert!(forgotten.is_empty(), "bounds that no test overflows: {forgotten:?}");
}

fn evening(world: &str) -> Evening {
    Evening::of(world)
}

/// Whether any line holds these words.
fn has(lines: &Lines, words: &str) -> bool {
    lines.iter().any(|line| line.contains(words))
}

// ── sessions ──

#[test]
fn names_are_neither_too_short_nor_too_long() {
    let mut evening = evening("{rooms: {hall: {}}}");
    evening.connect("Aria");
    for letters in [NAME_LETTERS_MIN - 1, NAME_LETTERS_MAX + 1] {
        assert!(has(&evening.says("Aria", &"a".repeat(letters)), "letters"), "{letters}");
    }
    for letters in [NAME_LETTERS_MIN, NAME_LETTERS_MAX] {
        assert!(has(&evening.says("Aria", &"q".repeat(letters)), "A newcomer"), "{letters}");
        evening.types("Aria", "no");
    }
}

#[test]
fn passwords_are_neither_too_short_nor_too_long() {
    let mut evening = evening("{rooms: {hall: {}}, players: {Bran: {}}}");
    evening.connect("Aria");
    evening.types("Aria", "aria");
    evening.types("Aria", "yes");
    for characters in [PASSWORD_CHARS_MIN - 1, PASSWORD_CHARS_MAX + 1] {
        let password = "é".repeat(characters);
        assert!(has(&evening.says("Aria", &password), "characters, please"));
    }
    let mut old = world::PASSWORD.to_string();
    for characters in [PASSWORD_CHARS_MIN, PASSWORD_CHARS_MAX] {
        evening.types("Bran", "password");
        evening.types("Bran", &old);
        for wrong in [PASSWORD_CHARS_MIN - 1, PASSWORD_CHARS_MAX + 1] {
            assert!(has(&evening.says("Bran", &"é".repeat(wrong)), "characters, please"));
        }
        // Letters are counted, not what a keyboard makes them of.
        old = "e\u{301}".repeat(characters);
        evening.types("Bran", &old);
        assert!(has(&evening.says("Bran", &"é".repeat(characters)), "changed"));
    }
    assert!(has(&evening.says("Aria", &"é".repeat(PASSWORD_CHARS_MAX)), "The same again"));
}

#[test]
fn wrong_passwords_close_the_connection() {
    let mut evening = evening("{rooms: {hall: {}}, players: {Bran: {}}}");
    evening.hang_up("Bran");
    evening.connect("Bran");
    evening.types("Bran", "bran");
    for _ in 1..PASSWORD_TRIES_MAX {
        assert!(!has(&evening.says("Bran", "not that one"), "[closed]"));
    }
    assert!(has(&evening.says("Bran", "not that one"), "[closed]"));
}

#[test]
fn the_door_and_the_link_dead_wait_only_so_long() {
    let mut evening = evening("{rooms: {hall: {}}, players: {Aria: {}, Bran: {}}}");
    evening.connect("Cato");
    evening.pass(Millis(LOGIN_MS_MAX - 1000));
    assert!(!has(&evening.read("Cato"), "[closed]"));
    evening.pass(Millis(2000));
    assert!(has(&evening.read("Cato"), "[closed]"));
    evening.hang_up("Bran");
    evening.pass(Millis(LINK_DEAD_MS_MAX - 1000));
    assert!(has(&evening.says("Aria", "who"), "Bran"));
    evening.pass(Millis(2000));
    assert!(!has(&evening.says("Aria", "who"), "Bran"));
}

#[test]
fn titles_and_widths_are_bounded() {
    let mut evening = evening("{rooms: {hall: {}}, players: {Aria: {}}}");
    let title = |characters: usize| format!("title {}", "é".repeat(characters));
    assert!(has(&evening.says("Aria", &title(TITLE_CHARS_MAX + 1)), "at most"));
    assert!(has(&evening.says("Aria", &title(TITLE_CHARS_MAX)), "From now on"));
    for width in [WIDTH_MIN - 1, WIDTH_MAX + 1] {
        assert!(has(&evening.says("Aria", &format!("width {width}")), "Usage"), "{width}");
    }
    for width in [WIDTH_MIN, WIDTH_MAX] {
        assert!(has(&evening.says("Aria", &format!("width {width}")), "Text is"), "{width}");
    }
}

#[test]
fn issue17_aliases_and_descriptions_are_bounded() {
    let mut evening = evening("{rooms: {hall: {}}, players: {Aria: {}}}");
    let says = |evening: &mut Evening, line: String| evening.says("Aria", &line);
    let long = "é".repeat(DESCRIPTION_CHARS_MAX + 1);
    assert!(has(&says(&mut evening, format!("description {long}")), "at most"));
    assert!(has(&says(&mut evening, format!("description {}", &long[2..])), "Whoever looks"));
    let name = "a".repeat(ALIAS_NAME_CHARS_MAX + 1);
    assert!(has(&says(&mut evening, format!("alias {name} look")), "one word"));
    let line = "a".repeat(ALIAS_CHARS_MAX + 1);
    assert!(has(&says(&mut evening, format!("alias zz {line}")), "at most"));
    let lines = "look;".repeat(ALIAS_LINES_MAX + 1);
    assert!(has(&says(&mut evening, format!("alias zz {lines}")), "at most"));
    let words = format!("alias zz say {};say {}", "$* ".repeat(9), "$* ".repeat(9));
    assert!(has(&says(&mut evening, words), "stands for"));
    let typed = format!("zz {}", "x".repeat(ALIAS_RESULT_CHARS_MAX / 16));
    assert!(has(&says(&mut evening, typed), "too long"));
    for number in 1..ALIASES_MAX {
        assert!(has(&says(&mut evening, format!("alias q{number} look")), "stands for"));
    }
    assert!(has(&says(&mut evening, "alias more look".into()), "nobody can have"));
    assert!(has(&says(&mut evening, "alias zz look".into()), "stands for"), "one may be changed");
}

#[test]
fn issue17_lines_that_are_made_of_typed_ones_are_bounded_and_so_is_what_is_remembered() {
    let mut evening = evening("{rooms: {hall: {}}, players: {Aria: {}}}");
    for number in 0..=TYPED_HELD_MAX {
        evening.types("Aria", &format!("look {number}"));
    }
    assert!(has(&evening.says("Aria", "!look 1"), "> look 1"));
    assert!(has(&evening.says("Aria", "!look 0"), "begins with"));
    evening.types("Aria", &format!("alias zz {}", "look;".repeat(ALIAS_LINES_MAX)));
    let times = EXPANDED_LINES_PER_MINUTE_MAX as usize / ALIAS_LINES_MAX;
    (1..times).for_each(|_| drop(evening.says("Aria", "zz")));
    assert!(has(&evening.says("Aria", "zz"), "Take a breath"));
    evening.pass(Millis::seconds(61));
    assert!(!has(&evening.says("Aria", "zz"), "Take a breath"));
}

// ── things ──

#[test]
fn a_pack_holds_only_so_much() {
    let mut evening = evening(&format!(
        "{{rooms: {{hall: {{}}}}, items: {{stone: {{at: hall, quantity: {}}}}}, players: {{Aria: {{}}, Bran: {{}}}}}}",
        THINGS_CARRIED_MAX + 20
    ));
    evening.types("Aria", "get all");
    assert_eq!(carried(&evening, "aria"), THINGS_CARRIED_MAX);
    assert!(has(&evening.says("Aria", "get stone"), "cannot carry any more"));
    evening.types("Bran", "get stone");
    evening.types("Bran", "give stone to aria");
    assert_eq!(carried(&evening, "aria"), THINGS_CARRIED_MAX);
    evening.server().check();
}

fn carried(evening: &Evening, name: &str) -> usize {
    let server = evening.server();
    let world = server.engine.world();
    let who = world.players.find(name).expect("somebody of that name");
    world.places.carried(who).len()
}

#[test]
fn a_floor_holds_only_so_much() {
    let mut evening = evening(
        "{rooms: {hall: {}}, items: {stone: {}, rope: {}}, players: {Aria: {role: owner, carrying: [rope]}}}",
    );
    let on_floor = |evening: &Evening| {
        let server = evening.server();
        server.engine.world().places.on_floor(server.engine.content().start).len()
    };
    for _ in 0..=THINGS_IN_ROOM_MAX.div_ceil(THINGS_CARRIED_MAX) {
        evening.types("Aria", "@load item stone 90");
        evening.types("Aria", "drop all.stone");
    }
    assert_eq!(on_floor(&evening), THINGS_IN_ROOM_MAX);
    assert!(has(&evening.says("Aria", "drop rope"), "no more room"));
    evening.types("Aria", "@load item coins 10");
    assert_eq!(on_floor(&evening), THINGS_IN_ROOM_MAX);
    evening.server().check();
}

#[test]
fn only_so_much_can_be_placed() {
    let world = |placed: &str, quantity: u64| {
        let text = format!(
            "{{rooms: {{hall: {{}}}}, items: {{stone: {{at: hall, {placed}: {quantity}}}}}}}"
        );
        world::read(&text).expect("a tiny world")
    };
    let problems = |world: world::Tiny| {
        let mut problems = dominion::yaml::Problems::new();
        let known = dominion::game::content::Interned::default();
        dominion::game::start::load::load(&world.files, &known, &mut problems);
        problems.render_lines()
    };
    let most = PLACED_IN_ROOM_MAX as u64;
    assert_eq!(problems(world("quantity", most)), "");
    assert!(problems(world("quantity", most + 1)).contains("a room holds 250 things"));
    let report = problems(world("stack: 1000000, quantity", PLACED_QUANTITY_MAX + 1));
    assert!(report.contains("has to lie between 1 and 1000000"), "{report}");
}

#[test]
fn a_container_holds_only_so_much() {
    let mut evening = evening(&format!(
        "{{rooms: {{hall: {{}}}}, items: {{chest: {{at: hall, type: container, holds: 100000}}, stone: {{at: hall, quantity: {}}}}}, players: {{Aria: {{}}}}}}",
        THINGS_IN_CONTAINER_MAX + 20
    ));
    for _ in 0..2 {
        evening.types("Aria", "get all.stone");
        evening.types("Aria", "put all.stone in chest");
    }
    assert!(has(&evening.says("Aria", "put stone in chest"), "full"));
    evening.server().check();
}

#[test]
fn purses_and_shops_are_bounded() {
    let mut evening = evening(
        "{rooms: {hall: {}}, npcs: {wick: {name: Wick, at: hall, type: merchant, shop: {sells: [pin]}}}, items: {pin: {value: 1}}, players: {Aria: {role: owner}, Bran: {coins: 5}}}",
    );
    let set = |evening: &mut Evening, coins: u64| {
        evening.says("Aria", &format!("@set coins aria {coins}"))
    };
    assert!(has(&set(&mut evening, COINS_MAX + 1), &format!("from 0 to {COINS_MAX}")));
    set(&mut evening, COINS_MAX);
    evening.types("Bran", "give 5 coins to aria");
    let coins = |evening: &Evening, name: &str| {
        let server = evening.server();
        let world = server.engine.world();
        let who = world.players.find(name).expect("somebody of that name");
        world.players.character(who).map(|own| own.coins().0)
    };
    assert_eq!((coins(&evening, "aria"), coins(&evening, "bran")), (Some(COINS_MAX), Some(5)));
    let bought = evening.says("Aria", &format!("buy {} pins", BUY_AT_ONCE_MAX + 1));
    assert!(!has(&bought, "You buy"), "{bought:?}");
    assert!(has(&evening.says("Aria", &format!("buy {BUY_AT_ONCE_MAX} pins")), "You buy"));
}

// ── staff ──

#[test]
fn wizards_are_bounded_too() {
    let mut evening =
        evening("{rooms: {hall: {}}, npcs: {rat: {}}, players: {Aria: {role: owner}}}");
    let too_many = [
        format!("@load npc rat {}", NPCS_LOADED_MAX + 1),
        format!("@shutdown {}", SHUTDOWN_SECONDS_MAX + 1),
        format!("@clock advance {}s", CLOCK_ADVANCE_MS_MAX / 1000 + 1),
    ];
    for line in too_many {
        let hash = evening.server().engine.world().creatures.len();
        let read = evening.says("Aria", &line);
        assert!(!has(&read, "into being") && !has(&read, "is to stop"), "{line}: {read:?}");
        assert!(!has(&read, "jumps ahead"), "{line}: {read:?}");
        assert_eq!(evening.server().engine.world().creatures.len(), hash, "{line}");
    }
}

#[test]
fn the_audit_log_is_bounded() {
    let mut evening = evening("{rooms: {hall: {}}, players: {Aria: {role: owner}}}");
    for _ in 0..AUDIT_HELD_MAX + 5 {
        evening.types("Aria", "@where");
    }
    assert_eq!(evening.server().engine.world().players.audit().len(), AUDIT_HELD_MAX);
    assert_eq!(evening.server().saved.audit.len(), AUDIT_HELD_MAX);
    let shown = evening.says("Aria", &format!("@audit where {}", AUDIT_SHOWN_MAX * 2));
    let lines = shown.iter().filter(|line| line.contains("@where")).count();
    assert_eq!(lines, AUDIT_SHOWN_MAX);
}

#[test]
fn a_page_of_a_reputation_and_a_reason_are_no_longer_than_they_may_be() {
    let mut evening = evening("{rooms: {hall: {}}, players: {Aria: {role: owner}}}");
    let why = "w".repeat(REPUTATION_NOTE_CHARS_MAX + 20);
    for _ in 0..REPUTATION_EVENTS_SHOWN_MAX + 3 {
        evening.types("Aria", &format!("@reputation 2 aria {why}"));
    }
    let shown = evening.says("Aria", "reputation history me");
    let lines: Vec<&String> = shown.iter().filter(|line| line.contains("www")).collect();
    assert_eq!(lines.len(), REPUTATION_EVENTS_SHOWN_MAX);
    let (whole, longer) = ("w".repeat(REPUTATION_NOTE_CHARS_MAX), why.clone());
    assert!(lines.iter().all(|line| line.contains(&whole) && !line.contains(&longer)));
}

#[test]
fn a_page_of_the_ledger_is_no_longer_than_it_may_be() {
    let mut evening = evening("{rooms: {hall: {}}, players: {Aria: {role: owner}}}");
    for coins in 1..=LEDGER_SHOWN_MAX + 3 {
        evening.types("Aria", &format!("@set coins aria {coins}"));
    }
    let shown = evening.says("Aria", &format!("ledger {}", LEDGER_SHOWN_MAX * 2));
    let lines = shown.iter().filter(|line| line.contains("given by staff")).count();
    assert_eq!(lines, LEDGER_SHOWN_MAX);
}

#[test]
fn one_entry_of_spawns_asks_for_only_so_many() {
    let with = |count: u32| {
        let text =
            format!("{{rooms: {{hall: {{}}}}, npcs: {{rat: {{at: hall, count: {count}}}}}}}");
        let tiny = world::read(&text).expect("a tiny world");
        server::load(&tiny.files, &Default::default())
    };
    assert!(with(SPAWN_COUNT_MAX).is_ok());
    assert!(with(SPAWN_COUNT_MAX + 1).is_err());
}

#[test]
fn rounds_groups_and_chases_have_bounds() {
    let is_loaded = |own: String| {
        let text = format!(
            "{{rooms: {{a: {{exits: {{east: b}}}}, b: {{}}}}, npcs: {{rat: {{at: a, {own}}}}}}}"
        );
        let tiny = world::read(&text).expect("a tiny world");
        server::load(&tiny.files, &Default::default()).is_ok()
    };
    let route = |waypoints: usize| {
        let rooms: Vec<&str> = (0..waypoints).map(|at| ["a", "b"][at % 2]).collect();
        format!("patrol_route: [{}]", rooms.join(", "))
    };
    assert!(is_loaded(route(PATROL_ROUTE_MAX)));
    assert!(!is_loaded(route(PATROL_ROUTE_MAX + 1)));
    let group = |size| format!("spawn: {{spawn_as_group: true, group_size: {size}}}");
    assert!(is_loaded(group(PATROL_GROUP_MAX)));
    assert!(!is_loaded(group(PATROL_GROUP_MAX + 1)));
    let chase = |rooms| format!("max_chase_distance: {rooms}");
    assert!(is_loaded(chase(CHASE_ROOMS_MAX)));
    assert!(!is_loaded(chase(CHASE_ROOMS_MAX + 1)));
    let mut evening =
        evening("{rooms: {a: {}}, npcs: {rat: {at: a}}, players: {Aria: {role: wizard}}}");
    let far = "a ".repeat(PATROL_ROUTE_MAX + 1);
    assert!(has(&evening.says("Aria", &format!("@patrol set rat {far}")), "at most"));
}

// ── keeping ──

#[test]
fn the_writer_is_handed_only_so_many_batches() {
    let mut evening =
        evening("{rooms: {hall: {}}, items: {rope: {at: hall}}, players: {Aria: {}}}");
    evening.server_does(|server| server.set_disk(Disk::Stalls));
    for nth in 0..BATCHES_WAITING_MAX * 2 {
        evening.types("Aria", if nth % 2 == 0 { "get rope" } else { "drop rope" });
    }
    evening.types("Aria", "get rope");
    assert_eq!(evening.server().batches_waiting(), BATCHES_WAITING_MAX);
    evening.server_does(|server| server.set_disk(Disk::Works));
    evening.restart();
    evening.enter("Aria");
    assert!(has(&evening.says("Aria", "inventory"), "rope"), "what gathered was written too");
}

#[test]
fn a_kept_line_waits_only_so_long() {
    let mut evening =
        evening("{rooms: {hall: {}}, items: {rope: {at: hall}}, players: {Aria: {}}}");
    evening.server_does(|server| server.set_disk(Disk::Stalls));
    evening.types("Aria", "get rope");
    evening.pass(Millis(KEPT_WAIT_MS_MAX - 100));
    assert_eq!(evening.read("Aria"), Lines::new());
    evening.pass(Millis(200));
    let read = evening.read("Aria");
    assert!(has(&read, "The disk does not answer") && has(&read, "You get a rope."), "{read:?}");
}

#[test]
fn where_somebody_stands_is_kept_soon() {
    let mut evening =
        evening("{rooms: {hall: {exits: {east: yard}}, yard: {}}, players: {Aria: {}}}");
    evening.types("Aria", "east");
    evening.pass(Millis(FLEETING_EVERY_MS + 100));
    evening.restart();
    evening.enter("Aria");
    assert!(has(&evening.says("Aria", "look"), "The Yard"));
}
