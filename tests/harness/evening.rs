//! An evening on the MUD: people who connect, type and read, and time that passes between.

use std::sync::{Arc, Mutex, MutexGuard};

use dominion::base::clock::Millis;
use dominion::base::dice::Stream;
use dominion::base::id::ConnectionId;
use dominion::messages::input::Input;
use dominion::messages::output::Write;

use super::road::{Road, Straight};
use super::server::Server;
use super::world::{self, PASSWORD, Tiny};

/// Everyone who plays, over one road.
pub struct Evening {
    road: Box<dyn Road>,
    server: Arc<Mutex<Server>>,
    people: Vec<Person>,
}

struct Person {
    name: String,
    connection: ConnectionId,
    /// Whether prompts are read too, not only at the door.
    sees_prompts: bool,
}

/// What one person read, line by line, without colours.
pub type Lines = Vec<String>;

impl Evening {
    /// An evening in a tiny world: its players are in it, and have read where they are.
    pub fn in_world(tiny: &Tiny) -> Evening {
        Evening::on(tiny, |server| Box::new(Straight::new(server)))
    }

    /// The same over a road of one's choice.
    pub fn on(tiny: &Tiny, road: impl FnOnce(Server) -> Box<dyn Road>) -> Evening {
        let server = Server::new(tiny.files.clone(), world::saved(tiny), tiny.seed);
        assert_eq!(server.warnings, Vec::<String>::new(), "warnings at the start");
        let road = road(server);
        let mut evening = Evening { server: road.server(), road, people: Vec::new() };
        for hero in &tiny.players {
            evening.enter(&hero.name);
        }
        evening.read_all();
        evening
    }

    /// A world from the text of a ```world block.
    pub fn of(text: &str) -> Evening {
        Evening::in_world(&world::read(text).expect("a tiny world"))
    }

    /// The server, to look at.
    pub fn server(&self) -> MutexGuard<'_, Server> {
        self.server.lock().expect("no test panicked in a turn")
    }

    /// Everyone who is connected, in the order in which they came.
    pub fn names(&self) -> Vec<String> {
        self.people.iter().map(|person| person.name.clone()).collect()
    }

    /// A new connection, called `name` until it is gone.
    pub fn connect(&mut self, name: &str) {
        self.hang_up(name);
        let connection = self.road.connect();
        self.people.push(Person { name: name.into(), connection, sees_prompts: false });
    }

    /// Connects, answers the questions at the door, and reads nothing of it.
    pub fn enter(&mut self, name: &str) {
        self.connect(name);
        let character = name.trim_end_matches(|c: char| c.is_ascii_digit()).to_string();
        let known = self.server().engine.world().players.find(&character).is_some();
        let answers = match known {
            true => vec![character.as_str(), PASSWORD],
            false => vec![character.as_str(), "yes", PASSWORD, PASSWORD, "warden", "yes"],
        };
        for answer in answers {
            self.types(name, answer);
        }
        let last = self.read(name);
        let is_in = {
            let server = self.server();
            let players = &server.engine.world().players;
            players.find(&character).is_some_and(|who| players.is_here(who))
        };
        assert!(is_in, "{character} did not get in; the last that was read: {last:#?}");
    }

    /// Types a line.
    pub fn types(&mut self, name: &str, line: &str) {
        match self.connection(name) {
            Some(connection) => self.road.send(connection, line),
            None => panic!("{name} is not connected"),
        }
    }

    /// Types a line and reads all that follows.
    pub fn says(&mut self, name: &str, line: &str) -> Lines {
        self.read(name);
        self.types(name, line);
        self.read(name)
    }

    /// The number of somebody's connection.
    pub fn number(&self, name: &str) -> ConnectionId {
        self.connection(name).expect("they are connected")
    }

    /// Whether somebody of that name is connected.
    pub fn is_connected(&self, name: &str) -> bool {
        self.connection(name).is_some()
    }

    /// The client is gone without a word.
    pub fn hang_up(&mut self, name: &str) {
        if let Some(connection) = self.connection(name) {
            self.road.hang_up(connection);
            self.people.retain(|person| person.name != name);
        }
    }

    /// A window of a width.
    pub fn resize(&mut self, name: &str, width: u16, height: u16) {
        if let Some(connection) = self.connection(name) {
            self.road.resize(connection, width, height);
        }
    }

    /// Somebody's client is one of `tests/wire/clients.txt`.
    pub fn plays_with(&mut self, name: &str, client: &str) -> Result<(), String> {
        let habits = super::clients::named(client).ok_or(format!("no client is {client}"))?;
        self.sends(name, &habits.introduction());
        Ok(())
    }

    /// Telnet of somebody's client.
    pub fn sends(&mut self, name: &str, bytes: &[u8]) {
        if let Some(connection) = self.connection(name) {
            self.road.says(connection, bytes);
        }
    }

    /// Lets time pass.
    pub fn pass(&mut self, span: Millis) {
        self.server_does(|server| server.pass(span));
    }

    /// An input that nobody typed.
    pub fn input(&mut self, input: Input) {
        self.server_does(|server| server.turn(vec![input]));
    }

    /// `kill -9` and a new start; everyone is cut off.
    pub fn restart(&mut self) {
        self.server().restart();
        for name in self.names() {
            self.hang_up(&name);
        }
    }

    /// Loads dice by hand.
    pub fn load_dice(&mut self, stream: Stream, numbers: &[u32]) {
        self.server().engine.dice().load(stream, numbers.iter().copied());
    }

    /// Whether somebody reads prompts in the world too.
    pub fn show_prompts(&mut self, name: &str, shown: bool) {
        if let Some(person) = self.people.iter_mut().find(|person| person.name == name) {
            person.sees_prompts = shown;
        }
    }

    /// Takes what somebody was sent: lines, the question that stands, and the end.
    pub fn read(&mut self, name: &str) -> Lines {
        let Some(person) = self.people.iter().find(|person| person.name == name) else {
            return Lines::new();
        };
        let seen = self.road.read(person.connection);
        let mut lines: Lines =
            without_colour(&seen.text).lines().map(|line| line.trim_end().to_string()).collect();
        let prompt = seen.prompt.map(|prompt| without_colour(&prompt).trim_end().to_string());
        // At the door the prompt is the question, so it is always read.
        let is_read =
            |p: &String| !p.is_empty() && (person.sees_prompts || !p.contains(" health, "));
        if let Some(prompt) = prompt.filter(is_read) {
            let hidden = if seen.hidden { " [typed unseen]" } else { "" };
            lines.push(format!("{prompt}{hidden}"));
        }
        if seen.closed {
            lines.push("[closed]".into());
            self.people.retain(|person| person.name != name);
        }
        lines
    }

    /// Takes what somebody was sent as it is: text, colours, and the prompt behind it.
    pub fn read_raw(&mut self, name: &str) -> String {
        let Some(connection) = self.connection(name) else { return String::new() };
        let seen = self.road.read(connection);
        seen.text + seen.prompt.as_deref().unwrap_or("")
    }

    /// Everyone reads what they were sent, and forgets it.
    pub fn read_all(&mut self) {
        for name in self.names() {
            self.read(&name);
        }
    }

    /// Does something to the server that is not typed, and sends what comes of it.
    pub fn server_does(&mut self, act: impl FnOnce(&mut Server) -> Vec<Write>) {
        let writes = act(&mut self.server());
        self.road.deliver(writes);
    }

    fn connection(&self, name: &str) -> Option<ConnectionId> {
        self.people.iter().find(|person| person.name == name).map(|person| person.connection)
    }
}

/// Text without its SGR sequences, the only ones the server sends.
pub fn without_colour(text: &str) -> String {
    let mut bare = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("\x1b[") {
        bare.push_str(&rest[..at]);
        rest = match rest[at..].find('m') {
            Some(end) => &rest[at + end + 1..],
            None => "",
        };
    }
    bare.push_str(rest);
    bare
}
