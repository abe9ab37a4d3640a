//! `dominion load`: many players at once, and how long each of them waits for an answer.
//!
//! It opens telnet connections to a server that runs, makes a character on each or logs in, lets
//! them wander until they stand apart, and then has them play: as fast as answers come
//! (`--closed`), or at a rate. With `--pid` it also says what the server paid for it, and with
//! `--floor` it measures the bare minimum in the same way, so that a ratio can be quoted that
//! means the same on every machine.
//!
//! | file | holds |
//! |---|---|
//! | `mix` | what is typed, and the words that must come back |
//! | `ear` | a telnet stream cut at its prompts |
//! | `door` | the questions at the login, and what is answered |
//! | `stage` | what all players share: the settings, the curtain, the tally |
//! | `player` | one connection's life |
//! | `tally` | how long answers took |
//! | `process` | what a process has used |
//! | `floor` | the bare line server |
//! | `report` | what is printed |

mod door;
mod ear;
mod floor;
mod mix;
mod player;
mod process;
mod report;
mod stage;
mod tally;
mod wander;

use std::net::{Ipv4Addr, SocketAddr};
use std::rc::Rc;
use std::time::Duration;

use clap::Args;
use tokio::task::{LocalSet, spawn_local};
use tokio::time::{Instant, sleep, sleep_until};

use super::{complain, say};
use ear::Packing;
use floor::Floor;
use process::Process;
use report::{Both, Report};
use stage::{Act, Pace, Plan, Stage, Target};
use tally::Tally;

#[derive(Args, Debug)]
pub(super) struct Arguments {
    /// Server to play on; start it with --lines-per-second 0 --test-mode
    #[arg(default_value = "127.0.0.1:4000")]
    address: SocketAddr,

    /// How many play
    #[arg(long, value_name = "NUMBER", default_value_t = 200)]
    #[arg(value_parser = clap::value_parser!(u32).range(1..=door::NAMES))]
    players: u32,

    /// Send each command as soon as the last one is answered
    #[arg(long, conflicts_with = "rate")]
    closed: bool,

    /// Commands that each player sends per second
    #[arg(long, value_name = "NUMBER", default_value_t = 1.0, value_parser = positive)]
    rate: f64,

    /// How long to measure
    #[arg(long, value_name = "SECONDS", default_value_t = 10.0, value_parser = positive)]
    seconds: f64,

    /// Silence before that, after which memory is looked at
    #[arg(long, value_name = "SECONDS", default_value_t = 2.0, value_parser = positive)]
    settle: f64,

    /// Steps that each player wanders before all begin
    #[arg(long, value_name = "NUMBER", default_value_t = 25)]
    steps: u32,

    /// Connections opened per second
    #[arg(long, value_name = "NUMBER", default_value_t = 200.0, value_parser = positive)]
    open_per_second: f64,

    /// How many are on their way in at the same time, to the places where they play: more than the
    /// server can lead there would only stand in each other's way
    #[arg(long, value_name = "NUMBER", default_value_t = 100)]
    #[arg(value_parser = clap::value_parser!(u32).range(1..))]
    coming: u32,

    /// Agree to MCCP2: all that the server sends is compressed
    #[arg(long)]
    compressed: bool,

    /// Addresses 127.0.0.x to come from, if the server is on this machine
    #[arg(long, value_name = "NUMBER", default_value_t = 8)]
    #[arg(value_parser = clap::value_parser!(u8).range(1..=250))]
    sources: u8,

    /// Seed of what is typed
    #[arg(long, value_name = "NUMBER", default_value_t = 1)]
    seed: u64,

    /// Process id of the server, to say what it used
    #[arg(long)]
    pid: Option<u32>,

    /// Measure a bare line server in the same way, pinned like the server, and print the ratio
    #[arg(long, requires = "pid")]
    floor: bool,

    /// Print one JSON object
    #[arg(long)]
    json: bool,

    /// Be that bare line server
    #[arg(long, hide = true)]
    be_floor: bool,
}

fn positive(text: &str) -> Result<f64, String> {
    let number = text.parse().ok().filter(|number: &f64| number.is_finite() && *number > 0.0);
    number.ok_or_else(|| "it has to be a number above 0".to_owned())
}

/// Sockets beyond one for each player: the runtime's own, and the files of a process.
const OTHER_FILES: u32 = 100;
/// How long to wait for those who are still at the door when everybody is opened.
const GATHER_PATIENCE: Duration = Duration::from_secs(180);
/// How long those who quit may take.
const LEAVE_PATIENCE: Duration = Duration::from_secs(10);

/// Plays, and prints how it went.
pub(super) fn load(arguments: Arguments) -> Result<(), String> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| format!("the players' runtime cannot start: {error}"))?;
    if arguments.be_floor {
        return runtime.block_on(floor::serve());
    }
    let files = u64::from(arguments.players + OTHER_FILES);
    if rlimit::increase_nofile_limit(files).is_ok_and(|allowed| allowed < files) {
        complain("the system allows fewer open files than there are players");
    }
    let server = arguments.pid.map(Process::of).transpose()?;
    let played = runtime.block_on(measure(&arguments, Target::Game(arguments.address), server))?;
    let floor = match (arguments.floor, arguments.pid) {
        (true, Some(pid)) => Some(measure_floor(&arguments, pid, &runtime)?),
        _ => None,
    };
    let both = Both::new(played, floor);
    match arguments.json {
        true => say(both.json()?),
        false => say(both),
    }
    Ok(())
}

/// The same for the bare line server, in a process of its own on the same processors.
fn measure_floor(
    arguments: &Arguments,
    server: u32,
    runtime: &tokio::runtime::Runtime,
) -> Result<Report, String> {
    let floor = Floor::start(&Process::of(server)?.processors()?)?;
    let process = Process::of(floor.pid())?;
    runtime.block_on(measure(arguments, Target::Floor(floor.address), Some(process)))
}

/// One evening: everybody comes, settles, plays and goes.
async fn measure(
    arguments: &Arguments,
    target: Target,
    server: Option<Process>,
) -> Result<Report, String> {
    let plan = Plan {
        target,
        players: arguments.players,
        pace: match arguments.closed {
            true => Pace::Closed,
            false => Pace::Every(Duration::from_secs_f64(arguments.rate.recip())),
        },
        steps: arguments.steps,
        sources: sources(target, arguments.sources),
        seed: arguments.seed,
        packing: if arguments.compressed { Packing::Agreed } else { Packing::Refused },
    };
    let stage = Rc::new(Stage::new(plan, Tally::new()?));
    LocalSet::new().run_until(perform(arguments, stage, server)).await
}

/// Where players come from: the addresses of this machine, if the server is on it.
fn sources(target: Target, wanted: u8) -> Vec<Ipv4Addr> {
    match target.address() {
        SocketAddr::V4(address) if address.ip().is_loopback() => {
            (1..=wanted).map(|last| Ipv4Addr::new(127, 0, 0, last)).collect()
        }
        _ => Vec::new(),
    }
}

async fn perform(
    arguments: &Arguments,
    stage: Rc<Stage>,
    server: Option<Process>,
) -> Result<Report, String> {
    let resident = |server: &Option<Process>| server.as_ref().map(Process::resident_kib);
    let empty = resident(&server).transpose()?;
    gather(&stage, arguments.open_per_second, arguments.coming).await;
    if stage.present() == 0 {
        return Err(format!("nobody got in: {}", stage.why_lost()));
    }
    sleep(Duration::from_secs_f64(arguments.settle)).await;
    let full = resident(&server).transpose()?;

    let seconds = Duration::from_secs_f64(arguments.seconds);
    let generator = Process::of(std::process::id())?;
    let before = (generator.cpu()?, server.as_ref().map(Process::cpu).transpose()?);
    let until = Instant::now() + seconds;
    // What came on the way in does not count.
    stage.tally.borrow_mut().clear();
    stage.act(Act::Play { until });
    sleep_until(until).await;
    let used = server.as_ref().map(Process::cpu).transpose()?;
    let report = Report {
        players: stage.present(),
        pace: stage.plan.pace,
        seconds,
        used: used.zip(before.1).map(|(after, before)| after.saturating_sub(before)),
        generator: generator.cpu()?.saturating_sub(before.0),
        resident_kib: empty.zip(full),
        tally: stage.tally.borrow().clone(),
        lost: stage.lost(),
        why_lost: stage.why_lost(),
    };
    stage.act(Act::Leave);
    let patience = Instant::now() + LEAVE_PATIENCE;
    while stage.present() > 0 && Instant::now() < patience {
        sleep(POLL).await;
    }
    Ok(report)
}

/// Between two looks at who is there.
const POLL: Duration = Duration::from_millis(20);

/// Opens everybody's connection, no faster than asked, with no more than so many on their way in,
/// and waits until all have come or given up.
async fn gather(stage: &Rc<Stage>, per_second: f64, coming: u32) {
    let start = Instant::now();
    for number in 0..stage.plan.players {
        sleep_until(start + Duration::from_secs_f64(f64::from(number) / per_second)).await;
        while number - stage.arrived() >= coming {
            sleep(POLL).await;
        }
        spawn_local(player::live(stage.clone(), number));
    }
    let patience = Instant::now() + GATHER_PATIENCE;
    while stage.awaited() > 0 && Instant::now() < patience {
        sleep(POLL).await;
    }
}
