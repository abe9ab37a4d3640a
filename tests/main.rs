//! The one integration-test binary.

mod clients;
mod crash;
mod determinism;
mod evenings;
mod faction_combat;
mod fuzzed;
mod harness;
mod homecoming;
mod kill;
mod limits;
mod load;
mod native_world;
mod newcomers;
mod panic;
mod patrol_system;
mod problems;
mod process;
#[path = "fuzz/properties/mod.rs"]
mod properties;
mod quiet_war;
mod recording;
mod replay;
mod schemas;
mod screen_reader;
mod shell;
mod simulation;
mod smoke;
mod source;
mod stock_world;
mod tidy;
mod transcripts;
mod verbs;
mod war;
mod war_diary;
mod widths;
mod wire;
