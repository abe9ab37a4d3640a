//! What is printed: for people, or as JSON.

use std::fmt::{self, Display, Formatter};
use std::time::Duration;

use serde_json::{Value, json};

use super::hostile::Harm;
use super::scrape::Compared;
use super::stage::Pace;
use super::tally::Tally;

/// One measurement.
#[derive(Debug)]
pub(super) struct Report {
    pub players: u32,
    pub pace: Pace,
    pub seconds: Duration,
    /// Processor time of the server while it was measured.
    pub used: Option<Duration>,
    /// Processor time of this program meanwhile.
    pub generator: Duration,
    /// KiB of the server before anybody came, and when all were there and silent.
    pub resident_kib: Option<(u64, u64)>,
    pub tally: Tally,
    /// Players who did not get in, or were thrown out.
    pub lost: u32,
    /// What happened to the first of them.
    pub why_lost: String,
    /// What the server counted, if it was asked.
    pub compared: Option<Compared>,
}

impl Report {
    fn per_second(&self) -> f64 {
        self.tally.replies() as f64 / self.seconds.as_secs_f64()
    }

    /// Microseconds of the server's processor time for each reply.
    fn cpu_us(&self) -> Option<f64> {
        Some(self.used?.as_secs_f64() * 1e6 / self.tally.replies().max(1) as f64)
    }

    fn percent(&self, used: Duration) -> f64 {
        100.0 * used.as_secs_f64() / self.seconds.as_secs_f64()
    }

    fn kib_per_player(&self) -> Option<f64> {
        let (empty, full) = self.resident_kib?;
        Some((full as f64 - empty as f64) / f64::from(self.players.max(1)))
    }

    fn bytes_per_reply(&self) -> f64 {
        self.tally.bytes as f64 / self.tally.replies().max(1) as f64
    }

    fn json(&self) -> Value {
        let tally = &self.tally;
        json!({
            "players": self.players,
            "commands_per_second_each": match self.pace {
                Pace::Closed => Value::Null,
                Pace::Every(period) => json!(period.as_secs_f64().recip()),
            },
            "seconds": self.seconds.as_secs_f64(),
            "replies": tally.replies(),
            "replies_per_second": self.per_second(),
            "bytes_per_reply": self.bytes_per_reply(),
            "latency_ms": {
                "p50": tally.quantile_ms(0.5), "p90": tally.quantile_ms(0.9),
                "p99": tally.quantile_ms(0.99), "max": tally.max_ms(),
            },
            "errors": { "unanswered": tally.unanswered, "lost": self.lost, "why_lost": self.why_lost },
            "cpu_us_per_command": self.cpu_us(),
            "cpu_percent": self.used.map(|used| self.percent(used)),
            "generator_cpu_percent": self.percent(self.generator),
            "resident_kib_empty": self.resident_kib.map(|(empty, _)| empty),
            "resident_kib": self.resident_kib.map(|(_, full)| full),
            "kib_per_player": self.kib_per_player(),
            "counted": self.compared,
        })
    }
}

impl Display for Report {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let tally = &self.tally;
        let pace = match self.pace {
            Pace::Closed => "each as fast as answers come".to_owned(),
            Pace::Every(period) => format!("one command per {} s each", period.as_secs_f64()),
        };
        writeln!(f, "{} players, {pace}, {} s", self.players, self.seconds.as_secs_f64())?;
        writeln!(
            f,
            "  latency ms   p50 {:.3}  p90 {:.3}  p99 {:.3}  max {:.3}",
            tally.quantile_ms(0.5),
            tally.quantile_ms(0.9),
            tally.quantile_ms(0.99),
            tally.max_ms()
        )?;
        writeln!(
            f,
            "  replies      {:.0}/s, {:.0} bytes each",
            self.per_second(),
            self.bytes_per_reply()
        )?;
        writeln!(f, "  errors       {} unanswered, {} lost", tally.unanswered, self.lost)?;
        if !self.why_lost.is_empty() {
            writeln!(f, "  the first was lost because: {}", self.why_lost)?;
        }
        if let (Some(us), Some(used)) = (self.cpu_us(), self.used) {
            let percent = self.percent(used);
            writeln!(f, "  server CPU   {us:.2} us/command, {percent:.1} %")?;
        }
        if let (Some((empty, full)), Some(each)) = (self.resident_kib, self.kib_per_player()) {
            writeln!(f, "  memory KiB   {empty} empty, {full} full, {each:.2} per player")?;
        }
        if let Some(compared) = &self.compared {
            let Compared { sent, lines, answers, pulses_missed, scrapes } = compared;
            writeln!(f, "  counted      {sent} lines sent, {lines} heard, {answers} answered")?;
            writeln!(f, "  scraped      {scrapes} times, {pulses_missed} pulses left out")?;
        }
        write!(f, "  players' CPU {:.1} %", self.percent(self.generator))
    }
}

/// A measurement while others did their worst.
#[derive(Debug)]
pub(super) struct Beset {
    pub report: Report,
    pub harm: Harm,
}

/// A server's measurement, and what else was asked for: the same beside those who mean harm, and
/// the floor's.
#[derive(Debug)]
pub(super) struct All {
    pub played: Report,
    pub beset: Option<Beset>,
    pub floor: Option<Report>,
}

impl All {
    /// The server's share of the floor's speed, and how often it pays what the floor pays.
    fn ratios(&self) -> Option<(f64, f64)> {
        let floor = self.floor.as_ref()?;
        let speed = self.played.per_second() / floor.per_second().max(f64::MIN_POSITIVE);
        let cpu = self.played.cpu_us()? / floor.cpu_us()?.max(f64::MIN_POSITIVE);
        Some((speed, cpu))
    }

    /// By how many milliseconds the slowest hundredth of all answers came later because of those
    /// who mean harm.
    fn moved_ms(&self, beset: &Beset) -> f64 {
        beset.report.tally.quantile_ms(0.99) - self.played.tally.quantile_ms(0.99)
    }

    /// One object on one line.
    pub fn json(&self) -> Result<String, String> {
        let ratios = self.ratios();
        let all = json!({
            "server": self.played.json(),
            "hostile": self.beset.as_ref().map(|beset| json!({
                "server": beset.report.json(),
                "harm": beset.harm,
                "p99_moved_ms": self.moved_ms(beset),
            })),
            "floor": self.floor.as_ref().map(Report::json),
            "ratio": ratios.map(|(speed, cpu)| json!({ "replies_per_second": speed, "cpu": cpu })),
        });
        serde_json::to_string(&all).map_err(|error| format!("the report is no JSON: {error}"))
    }
}

impl Display for All {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.played)?;
        if let Some(beset) = &self.beset {
            let Harm { connections, bytes, cut_off } = &beset.harm;
            let mib = bytes / (1024 * 1024);
            write!(f, "\nBeside {connections} hostile connections: {}", beset.report)?;
            write!(
                f,
                "\n  from them    {mib} MiB, and {} were cut off",
                cut_off.values().sum::<u64>()
            )?;
            for (habit, count) in cut_off {
                write!(f, "\n    {count} for {habit}")?;
            }
            write!(f, "\n  p99 moved by {:.3} ms", self.moved_ms(beset))?;
        }
        if let (Some(floor), Some((speed, cpu))) = (&self.floor, self.ratios()) {
            write!(f, "\nThe floor: {floor}\n")?;
            write!(f, "Ratio: {speed:.2} of the floor's speed, {cpu:.2} times its CPU")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(replies: u32, used_ms: u64) -> Report {
        let mut tally = Tally::new().expect("memory");
        tally.bytes = 400 * u64::from(replies);
        (0..replies).for_each(|_| tally.answered(Duration::from_millis(2)));
        Report {
            players: 100,
            pace: Pace::Closed,
            seconds: Duration::from_secs(2),
            used: Some(Duration::from_millis(used_ms)),
            generator: Duration::from_secs(1),
            resident_kib: Some((10_000, 11_000)),
            tally,
            lost: 1,
            why_lost: "nobody knows".to_owned(),
            compared: None,
        }
    }

    #[test]
    fn the_sums_are_right() {
        let mut beset = report(1_000, 30);
        (0..100).for_each(|_| beset.tally.answered(Duration::from_millis(6)));
        let harm =
            Harm { connections: 85, bytes: 5 << 20, cut_off: [("a bomb".to_owned(), 3)].into() };
        let all = All {
            played: report(1_000, 20),
            beset: Some(Beset { report: beset, harm }),
            floor: Some(report(4_000, 40)),
        };
        assert_eq!(all.played.per_second(), 500.0);
        assert_eq!(all.played.cpu_us(), Some(20.0));
        assert_eq!(all.played.kib_per_player(), Some(10.0));
        assert_eq!(all.ratios(), Some((0.25, 2.0)));
        let said = all.to_string();
        assert!(said.contains("Ratio: 0.25 of the floor's speed, 2.00 times its CPU"), "{said}");
        assert!(said.contains("5 MiB, and 3 were cut off"), "{said}");
        let told: Value = serde_json::from_str(&all.json().expect("JSON")).expect("JSON");
        let moved = told["hostile"]["p99_moved_ms"].as_f64().expect("a number");
        assert!((moved - 4.0).abs() < 0.02, "{moved}");
        assert_eq!(told["hostile"]["harm"]["cut_off"]["a bomb"], 3);
        assert_eq!(told["server"]["replies"], 1_000);
        assert_eq!(told["server"]["errors"]["lost"], 1);
        assert_eq!(told["ratio"]["cpu"], 2.0);
    }
}
