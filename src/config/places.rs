//! Settings that name several things: addresses to listen on, files, networks. Each is a list
//! with commas in it.

use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;

use ipnet::IpNet;

use super::words::parse_file;
use crate::yaml::problem::quoted;

/// One address to listen on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Listen {
    pub address: SocketAddr,
    /// Whether TLS is spoken there.
    pub tls: bool,
}

/// Further addresses to listen on.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Listens(pub Vec<Listen>);

/// Files, in order.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Paths(pub Vec<PathBuf>);

/// Networks, or single addresses.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Networks(pub Vec<IpNet>);

pub(super) fn parse_listens(text: &str) -> Result<Listens, String> {
    let one = |word: &str| {
        let (rest, tls) = word.strip_prefix("tls:").map_or((word, false), |rest| (rest, true));
        let address = rest.replace("localhost", "127.0.0.1").parse().map_err(|_| {
            format!(
                "{} has to be an address with its port such as [::1]:4000, before which `tls:` may stand",
                quoted(word)
            )
        })?;
        Ok(Listen { address, tls })
    };
    words(text).map(one).collect::<Result<_, _>>().map(Listens)
}

pub(super) fn parse_paths(text: &str) -> Result<Paths, String> {
    words(text).map(parse_file).collect::<Result<_, _>>().map(Paths)
}

pub(super) fn parse_networks(text: &str) -> Result<Networks, String> {
    let one = |word: &str| {
        let address = word.parse::<IpAddr>().map(IpNet::from);
        address.or_else(|_| word.parse()).map_err(|_| {
            format!(
                "{} has to be an address such as 192.0.2.1, or a network such as 192.0.2.0/24",
                quoted(word)
            )
        })
    };
    words(text).map(one).collect::<Result<_, _>>().map(Networks)
}

/// The words between commas; none at all for `none`.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let text = if text == "none" { "" } else { text };
    text.split(',').map(str::trim).filter(|word| !word.is_empty())
}
