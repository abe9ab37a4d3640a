//! What things cost, each at three sizes, so that what grows faster than it should is seen.
//!
//! Everything runs through the real engine, in one process and in memory; only the row of the
//! store writes to a disk. [`ROWS`] is the one list: a row is a bench and a line of the table in
//! `README.md`, which says how to run all this.

mod rows;
mod stage;
mod table;
mod war;
mod worlds;

use std::time::Duration;

use criterion::{BenchmarkId, Criterion, SamplingMode, Throughput};

/// One bench: something done at three sizes.
pub struct Row {
    pub name: &'static str,
    /// What the sizes count.
    pub sizes_of: &'static str,
    pub sizes: [usize; 3],
    /// That of which the table tells the cost.
    pub unit: &'static str,
    /// How many units one go is, at a size.
    pub units: fn(usize) -> usize,
    /// Makes ready all that is needed, and comes back with what is to be done again and again.
    pub ready: fn(usize) -> Work,
}

/// One go.
pub type Work = Box<dyn FnMut()>;

fn main() {
    let mut criterion = Criterion::default()
        .sample_size(10)
        .warm_up_time(Duration::from_millis(200))
        .measurement_time(Duration::from_millis(800))
        .configure_from_args();
    // Without this word from `cargo bench`, criterion only tries whether each bench works, and
    // the smallest size will do.
    let measured = std::env::args().any(|argument| argument == "--bench");
    for row in rows::ROWS {
        measure(row, if measured { &row.sizes } else { &row.sizes[..1] }, &mut criterion);
    }
    criterion.final_summary();
    if measured {
        table::put(rows::ROWS, &war::SIZES.map(war::measure));
    }
}

fn measure(row: &Row, sizes: &[usize], criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group(row.name);
    // Each sample takes as long as the others, so that the slowest bench ends in bounded time.
    group.sampling_mode(SamplingMode::Flat);
    for &size in sizes {
        group.throughput(Throughput::Elements((row.units)(size) as u64));
        // Made once, and only if it is asked for: a big world takes longer than its bench.
        let mut work = None;
        group.bench_function(BenchmarkId::from_parameter(size), |bencher| {
            let work = work.get_or_insert_with(|| (row.ready)(size));
            bencher.iter(&mut *work);
        });
    }
    group.finish();
}
