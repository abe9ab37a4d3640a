#![doc = include_str!("ARCHITECTURE.md")]
#![forbid(unsafe_code)]

pub mod base;
pub mod cli;
pub mod config;
pub mod engine;
pub mod game;
pub mod measure;
pub mod messages;
pub mod net;
pub mod session;
pub mod simulate;
pub mod store;
pub mod telnet;
pub mod text;
pub mod web;
pub mod yaml;
