//! The binary: it hands the command line to [`dominion::cli`] and turns the answer into an exit
//! code. A failure is told in words on the standard error, and is exit code 1.

use std::process::ExitCode;

use clap::Parser;
use dominion::cli::{Cli, complain, run};

fn main() -> ExitCode {
    match run(Cli::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            complain(sentence);
            ExitCode::FAILURE
        }
    }
}
