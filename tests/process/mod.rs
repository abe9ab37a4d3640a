//! The real binary and a real socket.

#![allow(clippy::disallowed_methods, reason = "a real process takes real time")]

use std::io::{BufRead, BufReader, ErrorKind, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

/// How long anything may take before a test gives up. Generous: it bounds, it does not measure.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// The binary under test: the one cargo built, or the one that `DOMINION_BINARY` names.
pub fn binary() -> PathBuf {
    std::env::var_os("DOMINION_BINARY")
        .map_or_else(|| env!("CARGO_BIN_EXE_dominion").into(), PathBuf::from)
}

/// A server that runs.
pub struct Process {
    child: Child,
    pub address: SocketAddr,
    /// What it said before it said where it listens.
    pub first_words: Vec<String>,
    said: Receiver<String>,
}

impl Process {
    /// Starts a server on a free port and waits until it listens.
    pub fn start(world: &Path, data: &Path, more: &[&str]) -> Process {
        let more = [&["--log", "warn"], more].concat();
        Process::start_with(world, data, &more, Stdio::inherit())
    }

    /// The same, with its log in a file.
    pub fn logged(world: &Path, data: &Path, log: &Path) -> Process {
        let log = std::fs::File::create(log).expect("a file can be made");
        Process::start_with(world, data, &["--log", "info"], log.into())
    }

    fn start_with(world: &Path, data: &Path, more: &[&str], log: Stdio) -> Process {
        let mut child = Command::new(binary())
            .args(["serve", "--port", "0", "--world"])
            .arg(world)
            .arg("--data")
            .arg(data)
            .args(more)
            .stdout(Stdio::piped())
            .stderr(log)
            .spawn()
            .expect("the binary starts");
        let mut lines = BufReader::new(child.stdout.take().expect("its output is a pipe"));
        let mut seen = Vec::new();
        let address = loop {
            let mut line = String::new();
            let read = lines.read_line(&mut line).expect("its output can be read");
            assert!(read > 0, "the server ended before it listened: {seen:?}");
            if let Some(rest) = line.strip_prefix("Dominion listens on ") {
                break rest
                    .split_whitespace()
                    .next()
                    .and_then(|a| a.parse().ok())
                    .expect("an address");
            }
            seen.push(line);
        };
        // Whatever else it says is read away, so that it never waits for us.
        let (sender, said) = channel();
        std::thread::spawn(move || {
            lines.lines().map_while(Result::ok).try_for_each(|line| sender.send(line))
        });
        Process { child, address, first_words: seen, said }
    }

    /// The code that it shows once it listens, if nobody owns the world. The line stands right
    /// behind the one that says that it listens, so it is there before anyone can have logged in.
    pub fn owner_code(&self) -> Option<String> {
        let line = self.said.try_recv().ok()?;
        Some(line.split_once("`@claim ")?.1.split_once('`')?.0.to_string())
    }

    /// Sends SIGHUP.
    pub fn hang_up(&self) {
        self.signal("HUP");
    }

    /// Sends the signal of this name.
    pub fn signal(&self, name: &str) {
        let sent = Command::new("kill").args(["-s", name, &self.child.id().to_string()]).status();
        assert!(sent.is_ok_and(|status| status.success()), "SIG{name} can be sent");
    }

    /// Waits for the end; comes back with the exit code.
    pub fn ended(mut self) -> Option<i32> {
        self.child.wait().expect("it ends").code()
    }

    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    /// `kill -9`.
    pub fn kill(mut self) {
        self.child.kill().expect("it can be killed");
        self.child.wait().expect("it ends");
    }

    /// Sends SIGTERM and waits for the end; comes back with the exit code.
    pub fn terminate(self) -> Option<i32> {
        self.signal("TERM");
        self.ended()
    }
}

impl Drop for Process {
    /// A test that failed leaves nothing running.
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Somebody at the other end of a real socket, who agrees to EOR so that prompts are marked.
pub struct Client {
    stream: TcpStream,
    telnet: Strip,
    /// All that was read since it was last taken, without telnet and colours.
    pub text: String,
}

impl Client {
    pub fn connect(address: SocketAddr) -> Client {
        let stream = TcpStream::connect(address).expect("the server accepts");
        stream.set_nodelay(true).expect("a socket option");
        stream.set_read_timeout(Some(Duration::from_millis(200))).expect("a socket option");
        let mut client = Client { stream, telnet: Strip::default(), text: String::new() };
        client.raw(&[255, 253, 25]);
        client
    }

    pub fn raw(&mut self, bytes: &[u8]) {
        // The server may be gone already; what comes of it is read, not written.
        let _ = self.stream.write_all(bytes);
    }

    pub fn send(&mut self, line: &str) {
        self.raw(format!("{line}\r\n").as_bytes());
    }

    /// Reads what there is; `false` once the other end is closed.
    pub fn read(&mut self) -> bool {
        let mut bytes = [0u8; 4096];
        match self.stream.read(&mut bytes) {
            Ok(0) => false,
            Ok(n) => {
                self.telnet.feed(&bytes[..n], &mut self.text);
                true
            }
            Err(error) => matches!(
                error.kind(),
                ErrorKind::WouldBlock | ErrorKind::TimedOut | ErrorKind::Interrupted
            ),
        }
    }

    /// Reads until a text appears, and takes everything up to and including it.
    pub fn expect(&mut self, wanted: &str) -> String {
        let start = Instant::now();
        loop {
            if let Some(at) = self.text.find(wanted) {
                let end = at + wanted.len();
                let taken = self.text[..end].to_string();
                self.text.drain(..end);
                return taken;
            }
            let open = self.read();
            assert!(
                open || self.text.contains(wanted),
                "closed while waiting for {wanted:?}; read: {:?}",
                self.text
            );
            assert!(start.elapsed() < PATIENCE, "{wanted:?} never came; read: {:?}", self.text);
        }
    }

    /// Reads until the other end closes.
    pub fn expect_close(&mut self) {
        let start = Instant::now();
        while self.read() {
            assert!(start.elapsed() < PATIENCE, "never closed; read: {:?}", self.text);
        }
    }

    /// Types a line and reads until a text appears.
    pub fn ask(&mut self, line: &str, wanted: &str) -> String {
        self.send(line);
        self.expect(wanted)
    }

    /// Makes a character through the questions at the door.
    pub fn create(&mut self, name: &str, calling: &str) {
        self.expect("By what name are you known? ");
        self.ask(name, "(yes or no) ");
        self.ask("yes", "Choose a password: ");
        self.ask("correct horse", "The same again: ");
        self.ask("correct horse", "Your calling? ");
        self.ask(calling, "(yes, or another) ");
        self.ask("yes", "Exits:");
        self.expect("> ");
    }

    /// Logs in with the password that [`Client::create`] chose.
    pub fn log_in(&mut self, name: &str) {
        self.expect("By what name are you known? ");
        self.ask(name, "Password: ");
        self.ask("correct horse", "Exits:");
        self.expect("> ");
    }
}

/// Takes telnet commands and colours out of what a server sends.
#[derive(Default)]
struct Strip {
    state: State,
    bytes: Vec<u8>,
}

#[derive(Default, Clone, Copy)]
enum State {
    #[default]
    Text,
    Iac,
    Option,
    Sub,
    SubIac,
    Escape,
    Csi,
}

impl Strip {
    fn feed(&mut self, bytes: &[u8], out: &mut String) {
        for byte in bytes {
            self.state = match (self.state, byte) {
                (State::Text, 255) => State::Iac,
                (State::Text, 27) => State::Escape,
                (State::Text, 13) => State::Text,
                (State::Text, byte) => {
                    self.bytes.push(*byte);
                    State::Text
                }
                (State::Iac, 250) => State::Sub,
                (State::Iac, 251..=254) => State::Option,
                (State::Iac | State::Option, _) => State::Text,
                (State::Sub, 255) => State::SubIac,
                (State::Sub, _) => State::Sub,
                (State::SubIac, 240) => State::Text,
                (State::SubIac, _) => State::Sub,
                (State::Escape, b'[') => State::Csi,
                (State::Escape, _) => State::Text,
                (State::Csi, b'@'..=b'~') => State::Text,
                (State::Csi, _) => State::Csi,
            };
        }
        let valid = match std::str::from_utf8(&self.bytes) {
            Ok(_) => self.bytes.len(),
            Err(error) => error.valid_up_to(),
        };
        out.push_str(&String::from_utf8_lossy(&self.bytes[..valid]));
        self.bytes.drain(..valid);
    }
}
