//! The shell around the server: what the binary says and does at the command line.

use std::path::Path;
use std::process::{Command, Output};

use crate::kill::write_world;
use crate::process::{Client, Process, binary};

/// Runs the binary to its end.
fn run(arguments: &[&str]) -> Output {
    Command::new(binary()).args(arguments).output().expect("the binary runs")
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned() + &String::from_utf8_lossy(&output.stdout)
}

/// One clear refusal: exit 1, no backtrace, no panic.
fn refused(output: &Output) -> String {
    let said = said(output);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(!said.contains("panicked") && !said.contains("stack backtrace"), "{said}");
    said
}

fn text(path: &Path) -> &str {
    path.to_str().expect("a path in UTF-8")
}

#[test]
fn a_broken_world_tells_all_its_problems_and_exits_1() {
    let folder = tempfile::tempdir().expect("a folder");
    let world = folder.path().join("world");
    write_world(&world);
    std::fs::write(
        world.join("rooms/broken.yaml"),
        "rooms:\n  - {id: shed, name: Shed, description: A shed., exits: {north: hal}}\n  - {id: hall, name: Twice, description: A hall.}\n",
    )
    .expect("a file can be written");
    for command in ["serve", "check"] {
        let said = refused(&run(&[command, "--world", text(&world)]));
        assert!(said.contains("rooms/broken.yaml:2"), "{said}");
        assert!(said.contains("did you mean `hall`?"), "{said}");
        assert!(said.contains("2 errors"), "{said}");
    }
}

/// A world with many warnings of one kind, and none that an error hides behind.
fn with_warnings(folder: &Path) -> std::path::PathBuf {
    let world = folder.join("world");
    write_world(&world);
    let keys: String = (0..150).map(|n| format!("key{n}: x\n")).collect();
    let cat = format!("id: cat\nname: a cat\ndescription: A cat.\n{keys}");
    std::fs::create_dir_all(world.join("npcs")).expect("a folder");
    std::fs::write(world.join("npcs/cat.yaml"), cat).expect("a file can be written");
    world
}

#[test]
fn issue14_21_check_shows_all_denies_warnings_and_speaks_json() {
    let folder = tempfile::tempdir().expect("a folder");
    let world = with_warnings(folder.path());
    let check = |more: &[&str]| run(&[&["check", "--world", text(&world)], more].concat());
    let short = check(&["--lines"]);
    assert!(short.status.success() && !said(&short).contains("`key149`"), "{}", said(&short));
    assert!(said(&short).contains("`--all` shows every one of them."), "{}", said(&short));
    let all = check(&["--all", "--format", "lines"]);
    assert!(all.status.success() && said(&all).contains("`key149`"), "{}", said(&all));
    let denied = refused(&check(&["--deny-warnings"]));
    assert!(denied.contains("Warnings are denied here"), "{denied}");
    let json = check(&["--format", "json"]);
    let object: serde_json::Value = serde_json::from_slice(&json.stdout).expect("it is JSON");
    assert_eq!(object["outcome"], "loaded");
    let warnings = object["warnings"].as_u64().expect("a number");
    assert_eq!(object["problems"].as_array().map(Vec::len), Some(warnings as usize));
    // An error behind all of them is the first thing that is read, here and at the start.
    std::fs::write(world.join("rooms/z.yaml"), "id: z\nname: Z\nexits: {up: nowhere}\n")
        .expect("a file can be written");
    for command in ["serve", "check"] {
        let said = refused(&run(&[command, "--world", text(&world)]));
        let first = said.lines().next().unwrap_or_default();
        assert!(first.contains("this exit leads nowhere"), "{command}: {said}");
    }
    let json = check(&["--format", "json"]);
    assert_eq!(json.status.code(), Some(1));
    let object: serde_json::Value = serde_json::from_slice(&json.stdout).expect("it is JSON");
    assert_eq!(object["problems"][0]["severity"], "error");
}

#[test]
fn a_missing_world_is_one_sentence() {
    let said = refused(&run(&["serve", "--world", "/nowhere/at/all"]));
    assert!(said.contains("/nowhere/at/all"), "{said}");
    assert_eq!(said.trim().lines().count(), 1, "{said}");
}

#[test]
fn a_database_from_a_newer_server_is_refused_and_left_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let (world, data) = (folder.path().join("world"), folder.path().join("data"));
    write_world(&world);
    Process::start(&world, &data, &[]).terminate();
    let database =
        rusqlite::Connection::open(data.join("dominion.db")).expect("the database opens");
    database
        .execute(
            "INSERT INTO refinery_schema_history (version, name, applied_on, checksum) VALUES (999, 'tomorrow', '2099-01-01T00:00:00Z', '1')",
            [],
        )
        .expect("a row");
    drop(database);
    let said = refused(&run(&["--port", "0", "--world", text(&world), "--data", text(&data)]));
    assert!(said.contains("999") && said.contains("newer"), "{said}");
}

/// Scripts say --yes; without it and without a terminal, nothing happens.
#[test]
fn h51_a_database_goes_down_to_an_older_version_and_a_start_brings_it_up_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let (world, data) = (folder.path().join("world"), folder.path().join("data"));
    write_world(&world);
    let server = Process::start(&world, &data, &[]);
    let mut aria = Client::connect(server.address);
    aria.create("Aria", "warden");
    let down = ["migrate", "--down-to", "7", "--world", text(&world), "--data", text(&data)];
    let busy = refused(&run(&down));
    assert!(busy.contains("stop that one first"), "{busy}");
    assert_eq!(server.terminate(), Some(0));
    let unasked = refused(&run(&down));
    assert!(unasked.contains("the table messages: nothing in it"), "{unasked}");
    assert!(unasked.contains("nothing was changed") && unasked.contains("--yes"), "{unasked}");
    let done = run(&[&down[..], &["--yes"]].concat());
    assert!(done.status.success(), "{}", said(&done));
    assert!(said(&done).contains("to 7; what it was before is in"), "{}", said(&done));

    let server = Process::start(&world, &data, &[]);
    let mut aria = Client::connect(server.address);
    aria.log_in("Aria");
    aria.ask("who", "Aria");
    server.kill();
}

#[test]
fn a_backup_of_a_running_server_can_be_put_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let (world, data) = (folder.path().join("world"), folder.path().join("data"));
    let copy = folder.path().join("copy.db");
    write_world(&world);
    let server = Process::start(&world, &data, &[]);
    let mut aria = Client::connect(server.address);
    aria.create("Aria", "warden");
    aria.ask("title before the backup", "Aria before the backup");
    let made = run(&["backup", text(&copy), "--world", text(&world), "--data", text(&data)]);
    assert!(made.status.success(), "{}", said(&made));
    aria.ask("title after the backup", "Aria after the backup");
    let busy = run(&["restore", text(&copy), "--world", text(&world), "--data", text(&data)]);
    refused(&busy);
    assert_eq!(server.terminate(), Some(0));
    let restored = run(&["restore", text(&copy), "--world", text(&world), "--data", text(&data)]);
    assert!(restored.status.success(), "{}", said(&restored));

    let server = Process::start(&world, &data, &[]);
    let mut aria = Client::connect(server.address);
    aria.log_in("Aria");
    aria.ask("who", "Aria before the backup");
    server.kill();
}

#[test]
fn sighup_reads_the_world_again_and_a_broken_one_changes_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let (world, data) = (folder.path().join("world"), folder.path().join("data"));
    write_world(&world);
    let server = Process::start(&world, &data, &[]);
    let mut aria = Client::connect(server.address);
    aria.create("Aria", "warden");
    let rooms = world.join("rooms/all.yaml");
    let written = std::fs::read_to_string(&rooms).expect("the rooms");
    std::fs::write(&rooms, written.replace("exits: {north: attic}", "exits: {north: nowhere}"))
        .expect("a file");
    server.hang_up();
    std::fs::write(&rooms, written.replace("A bare hall.", "A hall with a new carpet."))
        .expect("a file");
    server.hang_up();
    // The second reading is over as soon as the carpet lies there; the first changed nothing.
    while !aria.ask("look", "Exits: north.").contains("A hall with a new carpet.") {}
    aria.ask("north", "A bare attic.");
    server.kill();
}

#[test]
fn the_owner_code_makes_an_owner_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let (world, data) = (folder.path().join("world"), folder.path().join("data"));
    write_world(&world);
    let server = Process::start(&world, &data, &[]);
    let mut aria = Client::connect(server.address);
    aria.create("Aria", "warden");
    aria.ask("@goto attic", "is no command");
    let code = server.owner_code().expect("a world without an owner shows a code");
    aria.ask("@claim AAAA-AAAA-AAAA-AAAA", "is no command");
    aria.ask(&format!("@claim {code}"), "owner");
    aria.ask("@goto attic", "A bare attic.");
    aria.ask("@audit", "@goto attic");
    server.kill();
    let server = Process::start(&world, &data, &[]);
    let mut aria = Client::connect(server.address);
    aria.log_in("Aria");
    aria.ask("@where", "hall");
    assert_eq!(server.owner_code(), None, "a world with an owner shows no code");
    server.kill();
}

/// `dominion` with a command, in a world and a folder of the database.
fn at_the_shell(world: &Path, data: &Path, command: &[&str]) -> Output {
    let places = ["--world", text(world), "--data", text(data)];
    run(&[command, &places[..]].concat())
}

/// A server for a world of these, a character in it, and no owner.
fn with_aria(world: &Path, data: &Path) -> Process {
    write_world(world);
    let server = Process::start(world, data, &[]);
    Client::connect(server.address).create("Aria", "warden");
    server
}

#[test]
fn issue14_28_a_rank_and_a_password_are_given_back_at_the_shell() {
    let folder = tempfile::tempdir().expect("a folder");
    let (world, data) = (folder.path().join("world"), folder.path().join("data"));
    let server = with_aria(&world, &data);
    for command in [&["grant", "aria", "owner"][..], &["password", "aria"]] {
        let said = refused(&at_the_shell(&world, &data, command));
        assert!(said.contains("is using") && said.contains("@password"), "{said}");
    }
    let code = server.owner_code().expect("nobody owns the world");
    assert_eq!(server.terminate(), Some(0));

    let said = refused(&at_the_shell(&world, &data, &["grant", "ara", "owner"]));
    assert!(said.contains("no character called ara; did you mean Aria?"), "{said}");
    let granted = at_the_shell(&world, &data, &["grant", "ARIA", "owner"]);
    assert_eq!(said_out(&granted), "Aria is an owner now.");
    let given = at_the_shell(&world, &data, &["password", "aria"]);
    let given = said_out(&given);
    let password = given.split(' ').nth(5).expect("a password").to_owned();
    assert!(given.starts_with("The password of Aria is ") && password.len() == 19, "{given}");

    let server = Process::start(&world, &data, &[]);
    assert_eq!(server.owner_code(), None);
    let mut aria = Client::connect(server.address);
    aria.ask("aria", "Password: ");
    aria.ask("open sesame", "That is not the password.");
    aria.ask(&password, "A bare hall.");
    aria.ask("@goto attic", "A bare attic.");
    let mut bran = Client::connect(server.address);
    bran.create("Bran", "warden");
    bran.ask(&format!("@claim {code}"), "is no command");
    let log = said_out(&at_the_shell(&world, &data, &["audit"]));
    for part in
        ["(shell)  dominion grant ARIA owner: done", "(owner, 127.0.0.1)  @goto attic: done"]
    {
        assert!(log.contains(part), "{log}");
    }
    assert!(log.contains("dominion password aria: done") && !log.contains(&password), "{log}");
    let only = said_out(&at_the_shell(&world, &data, &["audit", "aria", "--json"]));
    assert!(
        only.lines().all(|line| line.starts_with('{') && line.contains("\"date\":1")),
        "{only}"
    );
    server.kill();
}

#[test]
fn issue14_28_a_password_can_be_read_from_a_pipe() {
    use std::io::Write;
    let folder = tempfile::tempdir().expect("a folder");
    let (world, data) = (folder.path().join("world"), folder.path().join("data"));
    with_aria(&world, &data).terminate();
    let pipe = |line: &str| {
        let mut child = Command::new(binary())
            .args(["password", "aria", "--stdin", "--world", text(&world), "--data", text(&data)])
            .stdin(std::process::Stdio::piped())
            .stdout(std::process::Stdio::piped())
            .stderr(std::process::Stdio::piped())
            .spawn()
            .expect("the binary runs");
        let mut stdin = child.stdin.take().expect("a pipe");
        stdin.write_all(line.as_bytes()).expect("it is read");
        drop(stdin);
        child.wait_with_output().expect("it ends")
    };
    assert!(refused(&pipe("short\n")).contains("8 to 128 characters"));
    assert_eq!(said_out(&pipe("a long word\r\n")), "Aria has a new password.");
    let server = Process::start(&world, &data, &[]);
    let mut aria = Client::connect(server.address);
    aria.ask("aria", "Password: ");
    aria.ask("a long word", "A bare hall.");
    server.kill();
}

#[test]
fn issue14_31_who_enters_is_named_in_the_log_each_time() {
    let folder = tempfile::tempdir().expect("a folder");
    let (world, data) = (folder.path().join("world"), folder.path().join("data"));
    let file = folder.path().join("log");
    write_world(&world);
    let server = Process::logged(&world, &data, &file);
    Client::connect(server.address).create("Aria", "warden");
    // Back into a body that waits, and then once more beside a link that lives.
    let mut first = Client::connect(server.address);
    first.log_in("Aria");
    let mut second = Client::connect(server.address);
    second.log_in("Aria");
    let log = std::fs::read_to_string(&file).expect("there is a log");
    let entered: Vec<&str> = log.lines().filter(|line| line.contains("enters")).collect();
    assert_eq!(entered.len(), 3, "{log}");
    for line in entered {
        assert!(line.contains("name=\"Aria\"") && line.contains("address=127.0.0.1"), "{line}");
    }
    server.kill();
}

/// What a command that went well says.
fn said_out(output: &Output) -> String {
    assert!(output.status.success(), "{}", said(output));
    String::from_utf8_lossy(&output.stdout).trim().to_owned()
}

/// A script that sends the wrong signal should not cost anybody their evening; one that asks for an
/// end gets one with a goodbye.
#[test]
fn issue14_32_no_signal_ends_the_server_without_a_goodbye() {
    let folder = tempfile::tempdir().expect("a folder");
    let (world, data) = (folder.path().join("world"), folder.path().join("data"));
    write_world(&world);
    let server = Process::start(&world, &data, &[]);
    let mut aria = Client::connect(server.address);
    aria.create("Aria", "warden");
    for name in ["USR1", "USR2", "ALRM", "IO", "PIPE"] {
        server.signal(name);
        aria.ask("say On we go.", "On we go.");
    }
    server.signal("QUIT");
    aria.expect("Everything you have is kept. Goodbye.");
    assert_eq!(server.ended(), Some(0));
}

/// The folder is removed while somebody plays: all they have is there after a restart.
#[test]
fn issue14_32_a_data_folder_that_is_removed_under_the_server_costs_nobody_anything() {
    let folder = tempfile::tempdir().expect("a folder");
    let (world, data) = (folder.path().join("world"), folder.path().join("data"));
    write_world(&world);
    let server = Process::start(&world, &data, &[]);
    let mut aria = Client::connect(server.address);
    aria.create("Aria", "warden");
    aria.ask("get red rope", "You get a red rope.");
    std::fs::remove_dir_all(&data).expect("removed");
    aria.ask("get blue rope", "You get a blue rope.");
    assert_eq!(server.terminate(), Some(0));
    let server = Process::start(&world, &data, &[]);
    let mut aria = Client::connect(server.address);
    aria.log_in("Aria");
    let pack = aria.ask("inventory", "Your purse");
    assert!(pack.contains("red rope") && pack.contains("blue rope"), "{pack}");
    server.kill();
}

/// The binary alone, in an empty folder: it serves the world within it, and writes it out.
#[test]
fn issue14_33_the_binary_alone_serves_and_writes_its_world_out() {
    let folder = tempfile::tempdir().expect("a folder");
    let there = |arguments: &[&str]| {
        Command::new(binary()).args(arguments).current_dir(folder.path()).output().expect("it runs")
    };
    let checked = said(&there(&["check"]));
    assert!(checked.contains("no errors"), "{checked}");
    let well = there(&["doctor"]);
    let told = said(&well);
    assert!(
        told.contains("the stock world in the binary") && !told.contains("world     ILL"),
        "{told}"
    );
    let written = there(&["init", "mine"]);
    assert!(written.status.success(), "{}", said(&written));
    refused(&there(&["init", "mine"]));
    let checked = said(&there(&["check", "--world", "mine"]));
    assert!(checked.contains("no errors"), "{checked}");
    refused(&there(&["--world", "nowhere"]));
    let unit = said(&there(&["unit"]));
    assert!(unit.contains("ExecStart=/"), "{unit}");
    assert!(said(&there(&["container"])).contains("ENTRYPOINT"));
    // Where systemd is, it finds nothing wrong with the unit.
    let file = folder.path().join("dominion.service");
    std::fs::write(&file, unit).expect("a file");
    if let Ok(verified) = Command::new("systemd-analyze").arg("verify").arg(&file).output() {
        assert!(verified.status.success(), "{}", said(&verified));
    }
}

/// Staff have the database copied from within the game, and look into the log.
#[test]
fn issue14_33_an_admin_copies_the_database_and_looks_into_the_log() {
    let folder = tempfile::tempdir().expect("a folder");
    let (world, data) = (folder.path().join("world"), folder.path().join("data"));
    let log = folder.path().join("logs/dominion.log");
    write_world(&world);
    let server = Process::start(&world, &data, &["--log-file", text(&log)]);
    let mut aria = Client::connect(server.address);
    aria.create("Aria", "warden");
    let code = server.owner_code().expect("a world without an owner shows a code");
    aria.ask(&format!("@claim {code}"), "owner");
    aria.ask("@backup", "1 characters");
    let copies = std::fs::read_dir(data.join("backups")).expect("a folder").count();
    assert_eq!(copies, 1);
    aria.ask("@log level lalala", "The log stays as it was: nothing logs as `lalala`");
    aria.ask("@log level info", "The log shows `info`, in ");
    aria.ask("@log events", "what is logged was changed");
    let written = std::fs::read_to_string(&log).expect("the log");
    assert!(written.contains("what is logged was changed"), "{written}");
    assert_eq!(server.terminate(), Some(0));
}

/// The database of version 27 of the tests, as a backup of an older server.
fn old_backup(folder: &Path) -> std::path::PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/databases/version_27.sql");
    let sql = std::fs::read_to_string(here).expect("the old");
    let file = folder.join("old.db");
    let old = rusqlite::Connection::open(&file).expect("a database");
    old.execute_batch(&format!("PRAGMA foreign_keys = OFF; {sql}")).expect("it is as it was");
    file
}

#[test]
fn h44_a_backup_of_an_older_version_is_asked_in_memory_and_stays_as_it_was() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = old_backup(folder.path());
    let before = std::fs::read(&file).expect("it is there");
    let output = run(&["analyse", text(&file), "all", "--top", "3"]);
    let told = said_out(&output);
    assert!(output.status.success(), "{}", said(&output));
    assert!(
        told.contains("The backup is of version 27: a copy in memory was brought to"),
        "{told}"
    );
    for title in
        ["levels: by level", "wealth: who has most", "factions: what they", "audit: by command"]
    {
        assert!(told.contains(title), "{told}");
    }
    let json = said_out(&run(&["analyse", text(&file), "players", "--json"]));
    let json: serde_json::Value = serde_json::from_str(&json).expect("one JSON object");
    assert!(
        json["answers"]["players"]["All of them"][0]["characters"].as_u64() > Some(5),
        "{json}"
    );
    assert_eq!(std::fs::read(&file).expect("it is there"), before);
}

#[test]
fn h44_a_wrong_file_or_question_is_told_what_would_work() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = old_backup(folder.path());
    let wrong = refused(&run(&["analyse", text(&file), "welth"]));
    assert!(
        wrong.contains("no question `welth`. Did you mean `wealth`? There are: players"),
        "{wrong}"
    );
    let missing = refused(&run(&["analyse", "/nowhere/friday.db"]));
    assert!(missing.contains("there is no file /nowhere/friday.db"), "{missing}");
    let list = said_out(&run(&["analyse", text(&file)]));
    assert!(list.contains("It can be asked:") && list.contains("  wealth    how coins"), "{list}");
}
