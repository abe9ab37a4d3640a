//! `dominion load`: many players at once, and how long each of them waits for an answer.
//!
//! It opens telnet connections to a server that runs, makes a character on each or logs in, lets
//! them wander until they stand apart, and then has them play: as fast as answers come
//! (`--closed`), or at a rate. With `--pid` it also says what the server paid for it, and with
//! `--floor` it measures the bare minimum in the same way, so that a ratio can be quoted that
//! means the same on every machine. With `--hostile` it measures a second time, while others do
//! their worst beside the players.
//!
//! | file | holds |
//! |---|---|
//! | `mix` | what is typed, and the words that must come back |
//! | `prompt_splitter` | a telnet stream cut at its prompts |
//! | `door` | the questions at the login, and what is answered |
//! | `stage` | what all players share: the settings, the curtain, the tally |
//! | `player` | one connection's life |
//! | `tally` | how long answers took |
//! | `floor` | the bare line server |
//! | `habit` | what those do who mean harm |
//! | `hostile` | their process |
//! | `scrape` | what the server itself counted meanwhile |
//! | `report` | what is printed |

mod door;
mod floor;
mod habit;
mod hostile;
mod mix;
mod player;
mod prompt_splitter;
mod report;
mod scrape;
mod stage;
mod tally;
mod wander;

use std::cell::Cell;
use std::net::{Ipv4Addr, SocketAddr};
use std::rc::Rc;
use std::time::Duration;

use clap::Args;
use tokio::task::{LocalSet, spawn_blocking, spawn_local};
use tokio::time::{Instant, sleep, sleep_until};

use super::{complain, say};
use crate::measure::process::Process;
use floor::Floor;
use hostile::Hostile;
use prompt_splitter::Packing;
use report::{All, Beset, Report};
use scrape::Compared;
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

    /// Measure once more, while so many of each hostile habit are connected: floods, bombs, storms
    /// of options, rubbish, and those who never read. The server should limit lines here, and take
    /// compressed input: start it with --test-mode --compress-input
    #[arg(long, value_name = "NUMBER")]
    #[arg(value_parser = clap::value_parser!(u32).range(1..=100))]
    hostile: Option<u32>,

    /// Look once a second at the metrics that the server shows here (its `--web`), and fail unless it
    /// counted what the players did; nobody else may play meanwhile
    #[arg(long, value_name = "ADDRESS", conflicts_with = "hostile")]
    scrape: Option<SocketAddr>,

    /// Print one JSON object
    #[arg(long)]
    json: bool,

    /// Be that bare line server
    #[arg(long, hide = true)]
    be_floor: bool,

    /// Be those who are hostile
    #[arg(long, hide = true, requires = "hostile")]
    be_hostile: bool,
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
    if let (true, Some(each)) = (arguments.be_hostile, arguments.hostile) {
        allow_files(each * habit::HABITS.len() as u32);
        return runtime.block_on(hostile::misbehave(arguments.address, each));
    }
    allow_files(arguments.players);
    let server = arguments.pid.map(Process::of).transpose()?;
    let game = Target::Game(arguments.address);
    let (played, beset) = runtime.block_on(measure(&arguments, game, server))?;
    let floor = match (arguments.floor, arguments.pid) {
        (true, Some(pid)) => Some(measure_floor(&arguments, pid, &runtime)?),
        _ => None,
    };
    let all = All { played, beset, floor };
    match arguments.json {
        true => say(all.json()?),
        false => say(all),
    }
    Ok(())
}

/// Has the system allow a file for each connection.
fn allow_files(connections: u32) {
    let files = u64::from(connections + OTHER_FILES);
    if rlimit::increase_nofile_limit(files).is_ok_and(|allowed| allowed < files) {
        complain("the system allows fewer open files than there are connections");
    }
}

/// The same for the bare line server, in a process of its own on the same processors.
fn measure_floor(
    arguments: &Arguments,
    server: u32,
    runtime: &tokio::runtime::Runtime,
) -> Result<Report, String> {
    let floor = Floor::start(&Process::of(server)?.processors()?)?;
    let process = Process::of(floor.pid())?;
    let target = Target::Floor(floor.address);
    let (report, _) = runtime.block_on(measure(arguments, target, Some(process)))?;
    Ok(report)
}

/// One evening: everybody comes, settles, plays and goes.
async fn measure(
    arguments: &Arguments,
    target: Target,
    server: Option<Process>,
) -> Result<(Report, Option<Beset>), String> {
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
) -> Result<(Report, Option<Beset>), String> {
    let resident = |server: &Option<Process>| server.as_ref().map(Process::resident_kib);
    let empty = resident(&server).transpose()?;
    gather(&stage, arguments.open_per_second, arguments.coming).await;
    if stage.present() == 0 {
        return Err(format!("nobody got in: {}", stage.why_lost()));
    }
    sleep(Duration::from_secs_f64(arguments.settle)).await;
    let full = resident(&server).transpose()?;
    let seconds = Duration::from_secs_f64(arguments.seconds);
    let played = match (arguments.scrape, stage.plan.target) {
        (Some(metrics), Target::Game(_)) => {
            let settle = Duration::from_secs_f64(arguments.settle);
            play_and_compare(&stage, seconds, &server, (metrics, settle)).await?
        }
        _ => play(&stage, seconds, &server).await?,
    };
    let report = Report { resident_kib: empty.zip(full), ..played };
    let beset = match (arguments.hostile, stage.plan.target) {
        (Some(each), Target::Game(address)) => {
            let start = move || Hostile::start(address, each);
            let hostile = spawn_blocking(start).await.map_err(|error| error.to_string())??;
            sleep(Duration::from_secs_f64(arguments.settle)).await;
            let report = play(&stage, seconds, &server).await?;
            let full = resident(&server).transpose()?;
            Some(Beset {
                report: Report { resident_kib: empty.zip(full), ..report },
                harm: hostile.end()?,
            })
        }
        _ => None,
    };
    stage.act(Act::Leave);
    let patience = Instant::now() + LEAVE_PATIENCE;
    while stage.present() > 0 && Instant::now() < patience {
        sleep(POLL).await;
    }
    Ok((report, beset))
}

/// Lets everybody play for a while, and says how that went.
async fn play(
    stage: &Rc<Stage>,
    seconds: Duration,
    server: &Option<Process>,
) -> Result<Report, String> {
    let generator = Process::of(std::process::id())?;
    let before = (generator.cpu()?, server.as_ref().map(Process::cpu).transpose()?);
    let until = Instant::now() + seconds;
    // What came before that does not count.
    stage.tally.borrow_mut().clear();
    stage.act(Act::Play { until });
    sleep_until(until).await;
    let used = server.as_ref().map(Process::cpu).transpose()?;
    Ok(Report {
        players: stage.present(),
        pace: stage.plan.pace,
        seconds,
        used: used.zip(before.1).map(|(after, before)| after.saturating_sub(before)),
        generator: generator.cpu()?.saturating_sub(before.0),
        resident_kib: None,
        tally: stage.tally.borrow().clone(),
        lost: stage.lost(),
        why_lost: stage.why_lost(),
        compared: None,
    })
}

/// The same, while somebody looks at the server's metrics once a second. What is on its way when
/// time is up is waited for.
async fn play_and_compare(
    stage: &Rc<Stage>,
    seconds: Duration,
    server: &Option<Process>,
    (metrics, settle): (SocketAddr, Duration),
) -> Result<Report, String> {
    let before = scrape::look(metrics).await?;
    let scrapes = Rc::new(Cell::new(0));
    let counted = Rc::clone(&scrapes);
    let looks = spawn_local(scrape::look_on(metrics, move || counted.set(counted.get() + 1)));
    let report = play(stage, seconds, server).await?;
    looks.abort();
    sleep(settle).await;
    let after = scrape::look(metrics).await?;
    let sent = stage.tally.borrow().sent;
    let compared = Compared::between(before, after, sent, scrapes.get());
    compared.agree()?;
    Ok(Report { compared: Some(compared), ..report })
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
