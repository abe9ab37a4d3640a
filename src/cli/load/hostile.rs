//! Those who mean harm, beside the players: some of each habit, who come back when they are cut off.
//!
//! They are a process of their own and of the lowest priority, so that what they send takes no time
//! from those who play and measure. What they cost the server is all that is measured.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::io::{self, BufRead, BufReader, Read};
use std::net::SocketAddr;
use std::process::{Child, Command, Stdio};
use std::rc::Rc;
use std::time::Duration;

use serde::{Deserialize, Serialize};
use socket2::SockRef;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::sync::Notify;
use tokio::task::{LocalSet, spawn_local, yield_now};
use tokio::time::{sleep, timeout};

use super::door::{self, NAMES, Step};
use super::habit::{HABITS, Habit, Place, Reads, Then};
use super::prompt_splitter::{OPENING, Packing, PromptSplitter};
use crate::cli::say;

/// What became of them.
#[derive(Clone, Default, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Harm {
    /// At a time.
    pub connections: u32,
    /// Bytes that the server took from them.
    pub bytes: u64,
    /// Connections of each habit that the server ended.
    pub cut_off: BTreeMap<String, u64>,
}

/// Them, in a process that ends when this is dropped.
#[derive(Debug)]
pub(super) struct Hostile {
    child: Child,
}

impl Hostile {
    /// Starts so many of each habit, and waits until all have begun.
    pub fn start(address: SocketAddr, each: u32) -> Result<Hostile, String> {
        let fault = |error| format!("those who mean harm cannot start: {error}");
        let this = std::env::current_exe().map_err(fault)?;
        let child = Command::new("nice")
            .args(["-n", "19"])
            .arg(this)
            .args(["load", &address.to_string(), "--be-hostile", "--hostile", &each.to_string()])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(fault)?;
        let mut hostile = Hostile { child };
        hostile.line()?;
        Ok(hostile)
    }

    /// Ends them, and says what became of them.
    pub fn end(mut self) -> Result<Harm, String> {
        drop(self.child.stdin.take());
        serde_json::from_str(&self.line()?).map_err(|error| format!("what harm? {error}"))
    }

    fn line(&mut self) -> Result<String, String> {
        let mut line = String::new();
        if let Some(said) = &mut self.child.stdout {
            // It says no more than this line until it is spoken to.
            let read = BufReader::with_capacity(1, said).read_line(&mut line);
            read.map_err(|error| format!("those who mean harm fell silent: {error}"))?;
        }
        match line.is_empty() {
            true => Err("those who mean harm are gone".to_owned()),
            false => Ok(line),
        }
    }
}

impl Drop for Hostile {
    fn drop(&mut self) {
        // It may have ended already, which is what is wanted.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

// ── their process ──

/// How long all may take until they have begun.
const GATHER_PATIENCE: Duration = Duration::from_secs(30);
/// Before who was cut off comes back.
const PAUSE: Duration = Duration::from_millis(200);
/// Bytes that are sent at once.
const CHUNK_BYTES: usize = 16 * 1024;
/// How long the door may take with one question.
const DOOR_PATIENCE: Duration = Duration::from_secs(30);

/// What they share.
struct Crowd {
    address: SocketAddr,
    /// Connections that have not begun yet.
    awaited: Cell<u32>,
    begun: Notify,
    harm: RefCell<Harm>,
}

/// Misbehaves until nobody listens any more.
pub(super) async fn misbehave(address: SocketAddr, each: u32) -> Result<(), String> {
    let all = HABITS.iter().flat_map(|habit| (0..each).map(move |_| habit));
    let connections = each * HABITS.len() as u32;
    let crowd = Rc::new(Crowd {
        address,
        awaited: Cell::new(connections),
        begun: Notify::new(),
        harm: RefCell::new(Harm { connections, ..Harm::default() }),
    });
    LocalSet::new()
        .run_until(async {
            for (number, habit) in all.enumerate() {
                spawn_local(live(crowd.clone(), habit, number as u32));
            }
            // Those who cannot begin do no harm.
            let _ = timeout(GATHER_PATIENCE, crowd.begun.notified()).await;
            say("all have begun");
            hear_the_end().await;
        })
        .await;
    let told = serde_json::to_string(&*crowd.harm.borrow());
    say(told.map_err(|error| error.to_string())?);
    Ok(())
}

/// Waits until whoever started this has enough.
async fn hear_the_end() {
    let end = || io::stdin().read_to_end(&mut Vec::new());
    let _ = tokio::task::spawn_blocking(end).await;
}

/// One of them: comes, misbehaves, is cut off, and comes again.
async fn live(crowd: Rc<Crowd>, habit: &'static Habit, number: u32) {
    let mut has_begun = false;
    loop {
        let come = come(&crowd, habit, number).await;
        if !std::mem::replace(&mut has_begun, true) {
            crowd.awaited.set(crowd.awaited.get() - 1);
            if crowd.awaited.get() == 0 {
                crowd.begun.notify_one();
            }
        }
        if let Ok(mut stream) = come
            && act(&crowd, habit, &mut stream).await.is_err()
        {
            *crowd.harm.borrow_mut().cut_off.entry(habit.name.to_owned()).or_default() += 1;
        }
        sleep(PAUSE).await;
    }
}

async fn come(crowd: &Crowd, habit: &Habit, number: u32) -> io::Result<TcpStream> {
    let mut stream = TcpStream::connect(crowd.address).await?;
    stream.set_nodelay(true)?;
    if habit.place == Place::World {
        // From the end of all names, where no player comes from.
        timeout(DOOR_PATIENCE, enter(&mut stream, &door::name(NAMES as u32 - 1 - number)))
            .await??;
    }
    Ok(stream)
}

/// Answers the questions at the door.
async fn enter(stream: &mut TcpStream, name: &str) -> io::Result<()> {
    let mut splitter = PromptSplitter::new(Packing::Refused);
    let mut read = [0; 4096];
    stream.write_all(&OPENING).await?;
    stream.write_all(format!("{name}\r\n").as_bytes()).await?;
    loop {
        let count = stream.read(&mut read).await?;
        if count == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        let (mut answers, mut step) = (Vec::new(), None);
        splitter.hear(&read[..count], &mut answers, &mut |text| {
            step = Some(door::step(&String::from_utf8_lossy(text)));
        })?;
        match step {
            Some(Step::Say(line)) => answers.extend(format!("{line}\r\n").as_bytes()),
            Some(Step::SayLater(line)) => {
                sleep(PAUSE).await;
                answers.extend(format!("{line}\r\n").as_bytes());
            }
            Some(Step::Entered) => return Ok(()),
            Some(Step::Refused(why)) => return Err(io::Error::other(why)),
            Some(Step::Name) | None => {}
        }
        stream.write_all(&answers).await?;
    }
}

/// Misbehaves; an error means that the server has ended it.
async fn act(crowd: &Crowd, habit: &Habit, stream: &mut TcpStream) -> io::Result<()> {
    let first = habit.first()?;
    stream.write_all(&first).await?;
    crowd.harm.borrow_mut().bytes += first.len() as u64;
    let again = match habit.then {
        Then::Silence => &[],
        Then::Floods(again) => again,
        Then::Vanishes => return SockRef::from(&*stream).set_linger(Some(Duration::ZERO)),
    };
    let chunk = again.repeat(CHUNK_BYTES.checked_div(again.len()).unwrap_or_default());
    let (mut sent, mut read) = (0, [0; CHUNK_BYTES]);
    loop {
        tokio::select! {
            readable = stream.readable(), if habit.reads == Reads::All => {
                readable?;
                match stream.try_read(&mut read) {
                    Ok(0) => return Err(io::ErrorKind::UnexpectedEof.into()),
                    Err(fault) if fault.kind() != io::ErrorKind::WouldBlock => return Err(fault),
                    _ => {}
                }
            }
            writable = stream.writable(), if !chunk.is_empty() => {
                writable?;
                match stream.try_write(&chunk[sent..]) {
                    Ok(count) => {
                        sent = (sent + count) % chunk.len();
                        crowd.harm.borrow_mut().bytes += count as u64;
                    }
                    Err(fault) if fault.kind() != io::ErrorKind::WouldBlock => return Err(fault),
                    _ => {}
                }
            }
            // Who neither reads nor writes looks now and then whether it is still wanted.
            () = sleep(LOOK_UP), if habit.reads == Reads::Nothing && chunk.is_empty() => {
                if stream.take_error()?.is_some() {
                    return Err(io::ErrorKind::ConnectionReset.into());
                }
            }
        }
        yield_now().await;
    }
}

const LOOK_UP: Duration = Duration::from_secs(1);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_habit_can_begin_and_has_a_name_of_its_own() {
        let mut names: Vec<&str> = HABITS.iter().map(|habit| habit.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), HABITS.len());
        for habit in HABITS {
            let first = habit.first().expect("memory");
            let acts = !first.is_empty() || matches!(habit.then, Then::Floods(_));
            assert!(acts || habit.name == "silence", "{} does nothing", habit.name);
            assert!(first.len() < 64 * 1024, "{}: {} bytes", habit.name, first.len());
        }
    }
}
