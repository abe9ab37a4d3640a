//! One connection's life: it comes in, wanders, plays and leaves.

use std::io;
use std::net::{IpAddr, SocketAddr};
use std::rc::Rc;
use std::time::Duration;

use bytes::BytesMut;
use rand::SeedableRng;
use rand_pcg::Pcg32;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpSocket, TcpStream};
use tokio::time::{Instant, sleep, sleep_until, timeout, timeout_at};

use super::door::{self, Step};
use super::mix::{self, Command};
use super::prompt_splitter::{OPENING, PromptSplitter};
use super::stage::{Act, Pace, Stage, Target};
use super::wander::Wander;

/// How long an answer may take before it counts as missing.
const PATIENCE: Duration = Duration::from_secs(10);
/// How long the server may take for one question at the door, hashing included.
const DOOR_PATIENCE: Duration = Duration::from_secs(180);
/// How long to wait when too many are at the door.
const BUSY_PAUSE: Duration = Duration::from_millis(500);
/// Answers of the door that are read before a player gives up.
const QUESTIONS_MAX: usize = 200;
/// How long the server may take to close a connection that has quit.
const QUIT_PATIENCE: Duration = Duration::from_secs(5);
/// How often a player in a closed loop looks whether it waits in vain.
const LOOK_UP: Duration = Duration::from_secs(1);

/// Lives the whole life of one player. Whoever is lost on the way is counted, not mourned.
pub(super) async fn live(stage: Rc<Stage>, number: u32) {
    let mut player = match Player::come(stage.clone(), number).await {
        Ok(player) => player,
        Err(fault) => return stage.lose(&fault.to_string()),
    };
    stage.come();
    if let Err(fault) = player.play_and_go().await {
        stage.lose(&fault.to_string());
    }
    stage.go();
}

/// A command on its way.
struct Asked {
    command: &'static Command,
    at: Instant,
}

struct Player {
    stage: Rc<Stage>,
    number: u32,
    stream: TcpStream,
    splitter: PromptSplitter,
    read: BytesMut,
    dice: Pcg32,
    asked: Option<Asked>,
}

impl Player {
    // ── coming ──

    /// A player who is in the world, apart from the others, and ready.
    async fn come(stage: Rc<Stage>, number: u32) -> io::Result<Player> {
        let stream = connect(&stage, number).await?;
        let dice = Pcg32::seed_from_u64(stage.plan.seed ^ (u64::from(number) << 32));
        let (splitter, read) = (PromptSplitter::new(stage.plan.packing), BytesMut::new());
        let mut player = Player { stage, number, stream, splitter, read, dice, asked: None };
        if matches!(player.stage.plan.target, Target::Game(_)) {
            player.enter().await?;
            player.wander().await?;
        }
        Ok(player)
    }

    /// Answers the questions at the door.
    async fn enter(&mut self) -> io::Result<()> {
        self.stream.write_all(&OPENING).await?;
        self.say(&door::name(self.number)).await?;
        let mut greeted = false;
        for _ in 0..QUESTIONS_MAX {
            match timeout(DOOR_PATIENCE, self.question()).await?? {
                Step::Say(line) => self.say(&line).await?,
                Step::SayLater(line) => {
                    sleep(BUSY_PAUSE).await;
                    self.say(&line).await?;
                }
                // The greeting is marked only if our opening came before it left.
                Step::Name if !greeted => greeted = true,
                Step::Name => return Err(io::Error::other("the name is refused")),
                Step::Entered => return Ok(()),
                Step::Refused(why) => return Err(io::Error::other(why)),
            }
        }
        Err(io::Error::other("the door asks without end"))
    }

    /// The next prompt of the door, and what to do about it.
    async fn question(&mut self) -> io::Result<Step> {
        loop {
            let mut step = None;
            self.hear(&mut |text| step = Some(door::step(&String::from_utf8_lossy(text)))).await?;
            if let Some(step) = step {
                return Ok(step);
            }
        }
    }

    /// Walks about, so that players stand apart.
    async fn wander(&mut self) -> io::Result<()> {
        let mut wander = Wander::default();
        let mut line = "look".to_owned();
        for _ in 0..=self.stage.plan.steps {
            self.say(&line).await?;
            let patience = Instant::now() + PATIENCE;
            let mut arrived = false;
            while !arrived {
                let mut see = |text: &[u8]| {
                    arrived |= mix::is_arrival(text);
                    wander.see(text);
                };
                match timeout_at(patience, self.hear(&mut see)).await {
                    Ok(heard) => heard?,
                    Err(_) => break,
                }
            }
            line = wander.next(&mut self.dice).unwrap_or_else(|| "look".to_owned());
        }
        Ok(())
    }

    // ── playing ──

    async fn play_and_go(&mut self) -> io::Result<()> {
        let mut acts = self.stage.acts();
        loop {
            let act = *acts.borrow_and_update();
            match act {
                Act::Gather => {}
                Act::Play { until } => self.play(until).await?,
                Act::Leave => return self.quit().await,
            }
            tokio::select! {
                _ = acts.changed() => {}
                heard = self.listen() => heard.map(|_| ())?,
            }
        }
    }

    /// Plays at the pace of the plan.
    async fn play(&mut self, until: Instant) -> io::Result<()> {
        self.asked = None;
        let pace = self.stage.plan.pace;
        let mut due = match pace {
            Pace::Closed => Instant::now(),
            // Evenly over the first period, not all at once.
            Pace::Every(period) => {
                let share = f64::from(self.number) / f64::from(self.stage.plan.players);
                Instant::now() + period.mul_f64(share)
            }
        };
        let timer = sleep_until(due);
        tokio::pin!(timer);
        loop {
            let mut now = Instant::now();
            if now >= until {
                return Ok(());
            }
            if self.asked.is_none() && (pace == Pace::Closed || now >= due) {
                let command = mix::draw(&mut self.dice);
                // Who was due while still waiting counts from when it was due.
                let since = if let Pace::Every(_) = pace { self.since(due, now) } else { now };
                self.ask(command, since).await?;
                if let Pace::Every(period) = pace {
                    due += period;
                }
            }
            if timer.is_elapsed() || self.asked.is_none() && pace != Pace::Closed {
                let wake = if self.asked.is_none() { due } else { now + LOOK_UP };
                timer.as_mut().reset(wake.min(until));
            }
            tokio::select! {
                biased;
                heard = self.listen() => now = heard?,
                () = &mut timer => now = Instant::now(),
            }
            self.give_up(now);
        }
    }

    /// The moment from which a command counts that was due then and is sent now. A timer wakes
    /// up to a little late, which is not the server's doing.
    fn since(&self, due: Instant, now: Instant) -> Instant {
        if now.duration_since(due) > TIMER_SLACK { due } else { now }
    }

    /// Counts a command as unanswered that has waited for long enough.
    fn give_up(&mut self, now: Instant) {
        if self.asked.as_ref().is_some_and(|asked| now.duration_since(asked.at) > PATIENCE) {
            self.asked = None;
            self.stage.tally.borrow_mut().unanswered += 1;
        }
    }

    async fn ask(&mut self, command: &'static Command, at: Instant) -> io::Result<()> {
        self.asked = Some(Asked { command, at });
        self.stage.tally.borrow_mut().sent += 1;
        self.stream.write_all(command.line.as_bytes()).await
    }

    /// Hears what comes, and counts the answer if it is among it. Returns when that was.
    async fn listen(&mut self) -> io::Result<Instant> {
        let is_floor = matches!(self.stage.plan.target, Target::Floor(_));
        let command = self.asked.as_ref().map(|asked| asked.command);
        let mut answered = false;
        self.hear(&mut |text| {
            answered |= command.is_some_and(|command| is_floor || command.is_answered_by(text));
        })
        .await?;
        let now = Instant::now();
        if answered && let Some(asked) = self.asked.take() {
            self.stage.tally.borrow_mut().answered(now.duration_since(asked.at));
        }
        Ok(now)
    }

    // ── the wire ──

    /// Reads once; `on` gets the text of each prompt. Nothing is lost if this is dropped.
    async fn hear(&mut self, on: &mut impl FnMut(&[u8])) -> io::Result<()> {
        self.read.clear();
        self.read.reserve(READ_BYTES);
        if self.stream.read_buf(&mut self.read).await? == 0 {
            return Err(io::Error::other("the server closed the connection"));
        }
        self.stage.tally.borrow_mut().bytes += self.read.len() as u64;
        let mut answers = Vec::new();
        self.splitter.hear(&self.read, &mut answers, on)?;
        if !answers.is_empty() {
            // A handful of bytes always fits into a socket that is not choked.
            self.stream.try_write(&answers)?;
        }
        Ok(())
    }

    async fn say(&mut self, line: &str) -> io::Result<()> {
        self.stream.write_all(format!("{line}\r\n").as_bytes()).await
    }

    /// Leaves as one should, and waits until the server has closed.
    async fn quit(&mut self) -> io::Result<()> {
        if matches!(self.stage.plan.target, Target::Game(_)) {
            self.say("quit").await?;
            let closed = async { while self.hear(&mut |_| ()).await.is_ok() {} };
            let _ = timeout(QUIT_PATIENCE, closed).await;
        }
        Ok(())
    }
}

/// What a timer may be late by.
const TIMER_SLACK: Duration = Duration::from_millis(3);
const READ_BYTES: usize = 4 * 1024;

async fn connect(stage: &Stage, number: u32) -> io::Result<TcpStream> {
    let address = stage.plan.target.address();
    let socket = if address.is_ipv4() { TcpSocket::new_v4()? } else { TcpSocket::new_v6()? };
    let sources = &stage.plan.sources;
    if !sources.is_empty() {
        let source = sources[number as usize % sources.len()];
        socket.bind(SocketAddr::new(IpAddr::V4(source), 0))?;
    }
    let stream = socket.connect(address).await?;
    stream.set_nodelay(true)?;
    Ok(stream)
}
