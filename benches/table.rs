//! The table of `README.md`, made of what criterion measured last.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::Row;
use crate::war::War;

const README: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/README.md");
/// The table stands between these.
const MARKS: [&str; 2] = ["<!-- table -->\n", "<!-- end of table -->\n"];

/// Shows the table; with `UPDATE=1` it is put into the README too.
pub fn put(rows: &[Row], wars: &[War]) {
    let table = table(rows) + &of_wars(wars);
    println!("{table}");
    if std::env::var_os("UPDATE").is_none() {
        return;
    }
    let readme = fs::read_to_string(README).expect("a README");
    let (before, rest) = readme.split_once(MARKS[0]).expect("a place for the table");
    let (_, after) = rest.split_once(MARKS[1]).expect("an end of the table");
    let readme = format!("{before}{}{table}{}{after}", MARKS[0], MARKS[1]);
    fs::write(README, readme).expect("a README that can be written");
}

fn table(rows: &[Row]) -> String {
    let mut table = format!("\n{}\n\n", machine());
    table.push_str("| what | sizes | per | small | middle | large | all of it, large |\n");
    table.push_str("|---|---|---|---:|---:|---:|---:|\n");
    for row in rows {
        let [small, middle, large] = row.sizes.map(|size| median_ns(row, size));
        let per_unit = |ns: Option<f64>, size| time(ns.map(|ns| ns / (row.units)(size) as f64));
        let sizes = row.sizes.map(grouped).join(" / ");
        table.push_str(&format!(
            "| {} | {sizes} {} | {} | {} | {} | {} | {} |\n",
            row.name,
            row.sizes_of,
            row.unit,
            per_unit(small, row.sizes[0]),
            per_unit(middle, row.sizes[1]),
            per_unit(large, row.sizes[2]),
            time(large),
        ));
    }
    table + "\n"
}

/// Single pulses of a war.
fn of_wars(wars: &[War]) -> String {
    let mut table = "| a war of | of whom fight | mean pulse | p99 | longest |\n".to_string();
    table.push_str("|---:|---:|---:|---:|---:|\n");
    for war in wars {
        let [mean, p99, longest] =
            [war.mean, war.p99, war.longest].map(|span| time(Some(span.as_nanos() as f64)));
        table.push_str(&format!(
            "| {} | {} | {mean} | {p99} | {longest} |\n",
            grouped(war.soldiers),
            grouped(war.fighting)
        ));
    }
    table + "\n"
}

/// What criterion found one go to take, if it was ever measured.
fn median_ns(row: &Row, size: usize) -> Option<f64> {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent()?;
    let file = format!("criterion/{}/{size}/new/estimates.json", row.name);
    let estimates: Value =
        serde_json::from_str(&fs::read_to_string(target.join(file)).ok()?).ok()?;
    estimates["median"]["point_estimate"].as_f64()
}

/// Three figures and a unit.
fn time(ns: Option<f64>) -> String {
    let Some(ns) = ns else { return "-".into() };
    let (number, unit) = match ns {
        ..1e3 => (ns, "ns"),
        1e3..1e6 => (ns / 1e3, "µs"),
        1e6..1e9 => (ns / 1e6, "ms"),
        _ => (ns / 1e9, "s"),
    };
    let digits = match number {
        ..10.0 => 2,
        10.0..100.0 => 1,
        _ => 0,
    };
    format!("{number:.digits$} {unit}")
}

/// 10000 as `10,000`.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let groups = digits.as_bytes().rchunks(3).rev();
    let groups: Vec<_> = groups.map(String::from_utf8_lossy).collect();
    groups.join(",")
}

/// When and where this was measured.
fn machine() -> String {
    let date = std::process::Command::new("date").arg("+%F").output();
    let date = date.map(|output| String::from_utf8_lossy(&output.stdout).trim().to_string());
    let processor = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let processor = processor
        .lines()
        .find_map(|line| line.strip_prefix("model name")?.split_once(": "))
        .map_or("an unknown processor", |(_, name)| name);
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    format!("{}, {processor}, {cores} cores.", date.unwrap_or_default())
}
