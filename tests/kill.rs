//! `kill -9` at random moments of an evening, on the real process, while several players type as
//! fast as they can: nothing that was shown is undone, nothing is twice.

use std::path::Path;
use std::sync::mpsc::{Sender, channel};
use std::thread;

use rand::{RngExt, SeedableRng};
use rand_pcg::Pcg64Mcg;

use crate::process::{Client, Process};

const WORLD: &[(&str, &str)] = &[
    (
        "rooms/all.yaml",
        "rooms:\n  - {id: hall, name: Hall, description: A bare hall., exits: {north: attic}}\n  - {id: attic, name: Attic, description: A bare attic., exits: {south: hall}}\n",
    ),
    (
        "items/all.yaml",
        "items:\n  - {id: coins, name: a coin, description: A coin., item_type: money, max_stack_size: 1000000}\n  - {id: red_rope, name: a red rope, description: A rope., item_type: tool}\n  - {id: grey_rope, name: a grey rope, description: A rope., item_type: tool}\n  - {id: blue_rope, name: a blue rope, description: A rope., item_type: tool}\n",
    ),
    (
        "item_instances/all.yaml",
        "- {id: the_red_rope, template_id: red_rope, room_id: hall}\n- {id: the_grey_rope, template_id: grey_rope, room_id: hall}\n- {id: the_blue_rope, template_id: blue_rope, room_id: hall}\n- {id: the_coins, template_id: coins, room_id: hall, quantity: 500}\n",
    ),
];

/// Writes a small world to a folder.
pub fn write_world(folder: &Path) {
    for (path, text) in WORLD {
        let path = folder.join(path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder can be made");
        std::fs::write(path, text).expect("a file can be written");
    }
}

/// One who types as fast as the wire carries it, with a rope of their own.
struct Player {
    name: &'static str,
    rope: &'static str,
    /// The number of the next command.
    from: u32,
    title: Option<u32>,
    carried: bool,
}

impl Player {
    /// Command `n` of the evening. Each of them changes something that is kept, and is answered
    /// by exactly one line that says so.
    fn command(&self, n: u32) -> String {
        match n % 3 {
            0 => format!("title number {n};"),
            1 => format!("get {} rope", self.rope),
            _ => format!("drop {} rope", self.rope),
        }
    }

    /// How many commands were seen to be answered.
    fn answered(&self, text: &str) -> u32 {
        let answers = [
            "From now on you are ".to_string(),
            format!("You get a {} rope", self.rope),
            format!("You drop a {} rope", self.rope),
        ];
        answers.iter().map(|line| text.matches(line.as_str()).count() as u32).sum()
    }

    /// What must be kept after commands `from..until`: the title's number, and whether the rope
    /// is carried.
    fn after(&self, until: u32) -> (Option<u32>, bool) {
        let title = (self.from..until).rev().find(|n| n % 3 == 0).or(self.title);
        let carried = (self.from..until).rev().find(|n| n % 3 != 0).is_some_and(|n| n % 3 == 1);
        (title, carried)
    }

    /// What the database says: the title's number, and whether the rope is carried.
    fn on_disk(&self, database: &rusqlite::Connection) -> (Option<u32>, bool) {
        let ropes: Vec<String> = database
            .prepare("SELECT place_kind FROM item_instances WHERE template = ?1 || '_rope'")
            .expect("a query")
            .query_map([self.rope], |row| row.get(0))
            .expect("rows")
            .collect::<Result<_, _>>()
            .expect("rows");
        assert_eq!(ropes.len(), 1, "there is one {} rope in the world: {ropes:?}", self.rope);
        let title: String = database
            .query_row("SELECT title FROM characters WHERE name = ?1", [self.name], |row| {
                row.get(0)
            })
            .expect("the character");
        let number =
            title.strip_prefix("number ").and_then(|t| t.trim_end_matches(';').parse().ok());
        (number, ropes[0] == "carried")
    }

    /// Comes in, and brings the rope to where each evening finds it.
    fn enter(&self, server: &Process, round: u32) -> Client {
        let mut client = Client::connect(server.address);
        match round {
            0 => client.create(self.name, "warden"),
            _ => client.log_in(self.name),
        }
        if self.carried {
            let rope = self.rope;
            client.ask(&format!("drop {rope} rope"), &format!("You drop a {rope} rope"));
        }
        client
    }

    /// Types everything at once and reads until the end; how many answers were seen. Whoever
    /// waits for answers of all players is told of each.
    fn play(&self, mut client: Client, until: u32, seen: &Sender<()>) -> u32 {
        for n in self.from..until {
            client.send(&self.command(n));
            client.send("look");
            client.send(["get coins", "drop 2 coins", "give 1 coin to bran"][n as usize % 3]);
        }
        let mut told = 0;
        loop {
            let open = client.read();
            let answered = self.answered(&client.text);
            // Nobody listens any more once the server is killed.
            (told..answered).for_each(|_| {
                let _ = seen.send(());
            });
            told = answered;
            if !open {
                return answered;
            }
        }
    }
}

fn players() -> [Player; 3] {
    [("Aria", "red"), ("Bran", "grey"), ("Cato", "blue")].map(|(name, rope)| Player {
        name,
        rope,
        from: 0,
        title: None,
        carried: false,
    })
}

/// What everybody has is the sum of the ledger's lines, none of which is missing, and there are as many
/// coins as came into the world.
fn issue16_2_the_books_are_right(database: &rusqlite::Connection) {
    let number = |query: &str| -> i64 {
        database.query_row(query, [], |row| row.get(0)).expect("a query of the ledger")
    };
    let wrong = number(
        "SELECT count(*) FROM characters WHERE coins <>
            (SELECT COALESCE(SUM(amount), 0) FROM ledger WHERE payee = 'player:' || id)
          - (SELECT COALESCE(SUM(amount), 0) FROM ledger WHERE payer = 'player:' || id)",
    );
    assert_eq!(wrong, 0, "somebody has other coins than the ledger says");
    let missing = number("SELECT COALESCE(MAX(number), 0) - count(*) FROM ledger");
    assert_eq!(missing, 0, "lines of the ledger are missing");
    let came = number("SELECT COALESCE(SUM(made) - SUM(lost), 0) FROM ledger_flows");
    let there = number(
        "SELECT (SELECT COALESCE(SUM(coins), 0) FROM characters)
          + (SELECT COALESCE(SUM(quantity), 0) FROM item_instances WHERE template = 'coins')",
    );
    assert_eq!(came, there, "coins came or went that the ledger does not know of");
    assert_eq!(number("SELECT count(*) FROM ledger_flows WHERE outside = 'files'"), 0);
}

/// How often the server is killed.
const KILLS: u32 = 50;

#[test]
fn nothing_shown_is_undone_by_kill_9_under_load() {
    let folder = tempfile::tempdir().expect("a folder");
    let (world, data) = (folder.path().join("world"), folder.path().join("data"));
    write_world(&world);
    let mut chance = Pcg64Mcg::seed_from_u64(9);
    let mut players = players();
    for round in 0..KILLS {
        let server = Process::start(&world, &data, &["--seed", "1", "--test-mode"]);
        let until = players.each_ref().map(|player| player.from + chance.random_range(1..60));
        let typed: u32 = players.iter().zip(until).map(|(p, until)| until - p.from).sum();
        // Killed once so many answers were seen, wherever the server is by then.
        let wait_for = chance.random_range(0..=typed);
        let (seen, all_seen) = channel();
        let answered = thread::scope(|scope| {
            let clients = players.each_ref().map(|player| player.enter(&server, round));
            let evenings: Vec<_> = (players.iter().zip(clients).zip(until))
                .map(|((player, client), until)| {
                    let seen = seen.clone();
                    scope.spawn(move || player.play(client, until, &seen))
                })
                .collect();
            drop(seen);
            assert_eq!(all_seen.iter().take(wait_for as usize).count(), wait_for as usize);
            server.kill();
            evenings
                .into_iter()
                .map(|evening| evening.join().expect("a player"))
                .collect::<Vec<_>>()
        });
        let database = rusqlite::Connection::open(data.join("dominion.db")).expect("it opens");
        let whole: String = database
            .query_row("PRAGMA integrity_check", [], |row| row.get(0))
            .expect("it can be checked");
        assert_eq!(whole, "ok");
        issue16_2_the_books_are_right(&database);
        for ((player, answered), until) in players.iter_mut().zip(answered).zip(until) {
            let (name, from, seen) = (player.name, player.from, player.from + answered);
            let kept = player.on_disk(&database);
            let possible: Vec<_> = (seen..=until).map(|until| player.after(until)).collect();
            assert!(
                possible.contains(&kept),
                "round {round}: {name} was shown {from}..{seen} and typed up to {until}; kept is {kept:?}"
            );
            (player.title, player.carried) = kept;
            // The next evening begins with a title, and the rope on the floor.
            player.from = until.next_multiple_of(3);
        }
    }
    let database = rusqlite::Connection::open(data.join("dominion.db")).expect("it opens");
    let moved: i64 = database
        .query_row("SELECT count(*) FROM ledger", [], |row| row.get(0))
        .expect("the ledger");
    assert!(moved > 100, "only {moved} movements");
}
