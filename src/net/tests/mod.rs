//! The sockets under a small engine that echoes, over real loopback connections. Nothing sleeps
//! for luck: every test waits for bytes, or for an input to reach the engine.

mod echo;

use std::collections::BTreeMap;
use std::io::{self, Read, Write as _};
use std::net::{Shutdown, SocketAddr, TcpStream};
use std::sync::mpsc::{Receiver, channel};
use std::thread::JoinHandle;
use std::time::Duration;

use socket2::SockRef;

use self::echo::{Echo, Had, NoServices, SHOUT};
use super::*;
use crate::base::id::ConnectionId;
use crate::base::limits::*;
use crate::telnet::option::Known;

/// Longest that a test waits for something that has to come.
const PATIENCE: Duration = Duration::from_secs(20);
/// The opening and the greeting of a client that said nothing yet.
fn greeting() -> Vec<u8> {
    let mut opening = bytes::BytesMut::new();
    let mut wire = crate::telnet::Wire::default();
    wire.opening(&mut opening);
    wire.offer_compression(&mut opening);
    [&opening[..], b"Welcome.\r\n> "].concat()
}

/// A server on a thread of its own, stopped when dropped.
struct Server {
    address: SocketAddr,
    inbox: Inbox,
    had: Receiver<Had>,
    thread: Option<JoinHandle<io::Result<()>>>,
}

impl Server {
    fn start() -> Server {
        Server::with(Settings::default())
    }

    fn with(settings: Settings) -> Server {
        let listener =
            Listener::bind(SocketAddr::from(([127, 0, 0, 1], 0)), Speech::Plain).expect("bind");
        let address = listener.address().expect("bound");
        let (inbox, reader) = inbox();
        let (sender, had) = channel();
        let echo = Echo::new(sender);
        let thread = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
            runtime.block_on(run(vec![listener], reader, settings, echo, NoServices))
        });
        Server { address, inbox, had, thread: Some(thread) }
    }

    /// A connection that was greeted.
    fn client(&self) -> Client {
        let stream = TcpStream::connect(self.address).expect("connect");
        stream.set_read_timeout(Some(PATIENCE)).expect("timeout");
        stream.set_nodelay(true).expect("nodelay");
        let mut client = Client { stream };
        client.expects(&greeting());
        client
    }

    /// The next input that `pick` likes; others are passed over.
    fn had<T>(&self, mut pick: impl FnMut(&Had) -> Option<T>) -> T {
        loop {
            let had = self.had.recv_timeout(PATIENCE).expect("an input");
            if let Some(picked) = pick(&had) {
                return picked;
            }
        }
    }

    /// Waits until the engine knows that a connection is gone.
    fn gone(&self) -> ConnectionId {
        self.had(|had| match had.input {
            Input::Gone { connection } => Some(connection),
            _ => None,
        })
    }

    fn stop(&mut self) {
        self.inbox.send(Input::StopAsked);
        if let Some(thread) = self.thread.take() {
            thread.join().expect("no panic").expect("no fault");
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            self.stop();
        }
    }
}

struct Client {
    stream: TcpStream,
}

impl Client {
    fn sends(&mut self, bytes: &[u8]) {
        self.stream.write_all(bytes).expect("send");
    }

    #[track_caller]
    fn expects(&mut self, bytes: &[u8]) {
        let mut got = vec![0; bytes.len()];
        self.stream.read_exact(&mut got).expect("answer");
        assert_eq!(got, bytes, "{:?}", String::from_utf8_lossy(&got));
    }

    /// Everything until the server closes; what came before a reset is lost, and that is told.
    fn rest(&mut self) -> io::Result<Vec<u8>> {
        let mut rest = Vec::new();
        self.stream.read_to_end(&mut rest).map(|_| rest)
    }

    /// The next answers, each up to its prompt. The answer to a line that was typed ahead
    /// begins on a new line, since the cursor stands behind the prompt before it.
    #[track_caller]
    fn answers(&mut self, count: usize) -> Vec<String> {
        let mut got = Vec::new();
        let mut buffer = vec![0; SHOUT];
        while got.iter().filter(|byte| **byte == b'>').count() < count {
            let read = self.stream.read(&mut buffer).expect("answer");
            assert!(read > 0, "closed");
            got.extend_from_slice(&buffer[..read]);
        }
        let text = String::from_utf8(got).expect("text");
        text.split_terminator("> ").map(|answer| answer.trim().to_owned()).collect()
    }

    #[track_caller]
    fn is_in_sync(&mut self) {
        self.sends(b"Zabevu\r\n");
        self.expects(b"You typed Zabevu.\r\n> ");
    }
}

#[test]
fn a13_bytes_that_drip_are_a_line() {
    let server = Server::start();
    let mut client = server.client();
    b"Zabevu\r\n".iter().for_each(|byte| client.sends(&[*byte]));
    client.expects(b"You typed Zabevu.\r\n> ");
    client.is_in_sync();
}

#[test]
fn l02_a_password_is_hidden_and_then_shown() {
    let server = Server::start();
    let mut client = server.client();
    client.sends(b"\xFF\xFD\x19");
    client.expects(b"\xFF\xEF");
    client.sends(b"password\r\n");
    client.expects(b"\xFF\xFB\x01Password: \xFF\xEF");
    client.sends(b"\xFF\xFD\x01secret\r\n");
    client.expects(b"\xFF\xFC\x01\r\n6 letters.\r\n> \xFF\xEF");
    client.sends(b"\xFF\xFE\x01Zabevu\r\n");
    client.expects(b"You typed Zabevu.\r\n> \xFF\xEF");
}

#[test]
fn l09_text_from_others_leaves_a_standing_prompt() {
    let server = Server::start();
    let (mut one, mut other) = (server.client(), server.client());
    one.sends(b"shout\r\n");
    other.expects(b"\r\naaaa");
}

#[test]
fn a_burst_is_answered_one_line_per_turn_and_in_order() {
    let server = Server::start();
    let mut client = server.client();
    let lines: Vec<String> = (0..50).map(|n| format!("line {n}")).collect();
    client.sends((lines.join("\r\n") + "\r\n").as_bytes());
    let answers = client.answers(lines.len());
    let mut last = 0;
    for (line, answer) in lines.iter().zip(answers) {
        assert_eq!(answer, format!("You typed {line}."));
        let (heard, turn) = server.had(|had| match &had.input {
            Input::Line { line, .. } => Some((line.clone(), had.turn)),
            _ => None,
        });
        assert_eq!(&heard, line);
        assert!(turn > last, "two lines in turn {turn}");
        last = turn;
    }
}

#[test]
fn more_lines_than_may_wait_are_read_later() {
    let lines = Rate { burst: 1_000_000, per_second: 1_000_000 };
    let server = Server::with(Settings { lines, ..Settings::default() });
    let mut client = server.client();
    let count = INPUT_QUEUE_LINES_MAX * 30;
    client.sends(&b"x\n".repeat(count));
    assert!(client.answers(count).iter().all(|answer| answer == "You typed x."));
    client.is_in_sync();
}

#[test]
fn i06_lines_that_come_too_fast_are_read_slowly_and_only_theirs() {
    let lines = Rate { burst: 2, per_second: 20 };
    let server = Server::with(Settings { lines, ..Settings::default() });
    let (mut flooder, mut other) = (server.client(), server.client());
    flooder.sends(b"x\r\nx\r\nx\r\nx\r\n");
    other.is_in_sync();
    let mut times = Vec::new();
    while times.len() < 4 {
        times.push(server.had(|had| match &had.input {
            Input::Line { line, .. } if line == "x" => Some(had.at),
            _ => None,
        }));
    }
    assert!(times[3].since(times[0]) >= Millis(90), "{times:?}");
}

/// More than may wait in bytes, and more than one turn hears.
#[test]
fn messages_that_may_not_all_wait_are_heard_in_order_and_a_few_at_a_time() {
    let lines = Rate::UNLIMITED;
    let server = Server::with(Settings { lines, ..Settings::default() });
    let mut client = server.client();
    let count = 2 * INPUT_QUEUE_BYTES_MAX / 1024;
    let padding = "x".repeat(1024);
    let mut flood = b"\xFF\xFD\xC9".to_vec();
    for number in 0..count {
        flood.extend(format!("\u{1}{number:04} {padding}\u{2}").bytes());
    }
    let flood = flood.split(|byte| *byte == 1).map(<[u8]>::to_vec).collect::<Vec<_>>();
    let framed = flood.join(&b"\xFF\xFA\xC9"[..]);
    let ends = framed.split(|byte| *byte == 2).map(<[u8]>::to_vec).collect::<Vec<_>>();
    client.sends(&ends.join(&b"\xFF\xF0"[..]));
    let mut per_turn = BTreeMap::new();
    for number in 0..count {
        let (turn, payload) = server.had(|had| match &had.input {
            Input::Message { payload, known: Known::Gmcp, .. } => Some((had.turn, payload.clone())),
            _ => None,
        });
        assert_eq!(payload, format!("{number:04} {padding}").as_bytes());
        *per_turn.entry(turn).or_insert(0) += 1;
    }
    assert!(per_turn.values().all(|heard| *heard <= MESSAGES_PER_TURN_MAX), "{per_turn:?}");
    client.is_in_sync();
}

#[test]
fn l12_a_slow_reader_is_cut_off_and_nobody_else_notices() {
    let server = Server::start();
    let slow = server.client();
    let mut other = server.client();
    let mut shouts = 0;
    let gone = loop {
        other.sends(b"shout\r\n");
        let mut noise = vec![0; SHOUT + 1 + 2];
        other.stream.read_exact(&mut noise).expect("the other one hears every word");
        shouts += 1;
        assert!(shouts < 1_000, "the slow reader is still there");
        let gone = server.had.try_iter().find_map(|had| match had.input {
            Input::Gone { connection } => Some(connection),
            _ => None,
        });
        if let Some(gone) = gone {
            break gone;
        }
    };
    assert_eq!(gone, ConnectionId(1));
    // A line on the wire has a CR and a prompt's mark, too.
    assert!(shouts * (SHOUT + 1 + 2) > OUTPUT_QUEUE_BYTES_MAX);
    other.is_in_sync();
    drop(slow);
}

#[test]
fn a_slow_but_honest_reader_gets_every_byte() {
    let server = Server::start();
    let mut client = server.client();
    let shouts = OUTPUT_QUEUE_BYTES_MAX / SHOUT - 1;
    client.sends(&b"shout\r\n".repeat(shouts));
    let heard = |had: &Had| matches!(had.input, Input::Line { .. }).then_some(());
    (0..shouts).for_each(|_| server.had(heard));
    assert!(client.answers(shouts).iter().all(|noise| *noise == "a".repeat(SHOUT - 1)));
    client.is_in_sync();
}

#[test]
fn i11_a_fin_is_answered_with_the_last_answer_and_a_fin() {
    let server = Server::start();
    let mut client = server.client();
    client.sends(b"one\r\ntwo\r\n");
    client.stream.shutdown(Shutdown::Write).expect("FIN");
    assert_eq!(client.rest().expect("no reset"), b"You typed one.\r\n> \r\nYou typed two.\r\n> ");
    assert_eq!(server.gone(), ConnectionId(1));
}

#[test]
fn i12_a_reset_is_the_end_of_that_connection_only() {
    let server = Server::start();
    for round in 1..=5 {
        let mut client = server.client();
        client.sends(b"\xFF\xFA\x1F\x00");
        SockRef::from(&client.stream).set_linger(Some(Duration::ZERO)).expect("linger");
        drop(client);
        assert_eq!(server.gone(), ConnectionId(round));
    }
    server.client().is_in_sync();
}

#[test]
fn a_client_that_quits_reads_the_last_word_and_is_gone_once() {
    let mut server = Server::start();
    let mut client = server.client();
    client.sends(b"quit\r\nand more\r\n");
    assert_eq!(client.rest().expect("no reset"), b"Bye.\r\n");
    drop(client);
    assert_eq!(server.gone(), ConnectionId(1));
    server.stop();
    assert!(server.had.try_iter().all(|had| !matches!(had.input, Input::Gone { .. })));
}

#[test]
fn stopping_tells_everybody_and_then_ends() {
    let mut server = Server::start();
    let mut clients = [server.client(), server.client(), server.client()];
    server.inbox.send(Input::StopAsked);
    for client in &mut clients {
        assert_eq!(client.rest().expect("no reset"), b"\r\nThe world ends.\r\n");
    }
    drop(clients);
    server.stop();
    assert!(TcpStream::connect(server.address).is_err());
}

#[test]
fn i13_strangers_are_shown_the_door_and_others_greeted() {
    let server = Server::start();
    for hello in [&b"\x16\x03\x01\x02\x00\x01\x00"[..], b"GET / HTTP/1.1\r\nHost: x\r\n\r\n"] {
        let mut stranger = server.client();
        stranger.sends(hello);
        assert!(matches!(stranger.rest().as_deref(), Ok(b"") | Err(_)));
        server.gone();
    }
    server.client().is_in_sync();
}

#[test]
fn i05_a_line_without_end_is_cut_off() {
    let server = Server::start();
    let mut client = server.client();
    let _ = client.stream.write_all(&vec![b'A'; LINE_RUNAWAY_BYTES_MAX + 1]);
    assert_eq!(server.gone(), ConnectionId(1));
    server.client().is_in_sync();
}

#[test]
fn a_long_line_is_answered_with_one_notice() {
    let server = Server::start();
    let mut client = server.client();
    client.sends(&[&[b'A'; LINE_BYTES_MAX + 1][..], b"\r\n"].concat());
    client.expects(b"Your line was too long; only 4096 bytes of it were read.\r\nYou typed AAA");
}

#[test]
fn i15_a_data_mark_out_of_band_stays_in_its_place() {
    let server = Server::start();
    let mut client = server.client();
    for _ in 0..20 {
        client.sends(b"Zab\xFF");
        SockRef::from(&client.stream).send_out_of_band(b"\xF2").expect("urgent");
        client.sends(b"evu\r\n");
        let mut first = [0; 2];
        client.stream.read_exact(&mut first).expect("answer");
        // After the first command of the client, prompts are marked.
        client.expects(b"u typed Zabevu.\r\n> \xFF\xF9");
    }
}

#[test]
fn i16_silent_connections_keep_nobody_out() {
    let server = Server::start();
    let silent: Vec<TcpStream> =
        (0..40).map(|_| TcpStream::connect(server.address).expect("connect")).collect();
    server.client().is_in_sync();
    drop(silent);
}

#[test]
fn l10_a_storm_of_sizes_is_few_inputs_and_the_last_one_counts() {
    let server = Server::start();
    let mut client = server.client();
    let mut storm = Vec::new();
    for width in 100..=200u8 {
        storm.extend_from_slice(&[255, 250, 31, 0, width, 0, 40, 255, 240]);
    }
    client.sends(&storm);
    let last = |had: &Had| match had.input {
        Input::Resized { width: Some(200), .. } => Some(had.turn),
        _ => None,
    };
    assert!(server.had(last) > 0);
    client.sends(b"\r\n");
    client.expects(b"You typed .\r\n> \xFF\xF9");
}

#[test]
fn an_inbox_wakes_the_engine_between_two_pulses() {
    let server = Server::with(Settings { tick: Millis::seconds(3600), ..Settings::default() });
    server.inbox.send(Input::Kept { batch: 7 });
    let batch = server.had(|had| match had.input {
        Input::Kept { batch } => Some(batch),
        _ => None,
    });
    assert_eq!(batch, 7);
}
