//! `dominion unit` and `dominion container`: how the binary is made a service.
//!
//! Both print a file with the reasons in it, to be put where it belongs by whoever knows the
//! machine. They are made of this process's own settings, so what is printed fits.

use std::path::{Path, PathBuf};

use clap::Args;

use super::say;

#[derive(Args, Debug)]
pub(super) struct UnitArguments {
    /// User that the server runs as; systemd makes it up if it is not there
    #[arg(long, value_name = "NAME", default_value = "dominion", value_parser = word)]
    user: String,

    /// Port to listen on
    #[arg(long, value_name = "PORT", default_value_t = 4000)]
    port: u16,

    /// Folder of the world's files [default: the stock world in the binary]
    #[arg(long, value_name = "FOLDER")]
    world: Option<PathBuf>,

    /// Where the binary will lie [default: where this one lies]
    #[arg(long, value_name = "FILE")]
    binary: Option<PathBuf>,
}

#[derive(Args, Debug)]
pub(super) struct ContainerArguments {
    /// Port to listen on
    #[arg(long, value_name = "PORT", default_value_t = 4000)]
    port: u16,
}

/// A word that cannot end a line or a value of a unit.
fn word(text: &str) -> Result<String, String> {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    match !text.is_empty() && text.chars().all(is_plain) {
        true => Ok(text.to_owned()),
        false => Err("it has to be the name of a user".to_owned()),
    }
}

/// Prints a unit for systemd.
pub(super) fn unit(arguments: UnitArguments) -> Result<(), String> {
    let own = std::env::current_exe().map_err(|error| format!("where am I? {error}"))?;
    let binary = arguments.binary.unwrap_or(own);
    let world = arguments.world.as_deref().map(std::path::absolute).transpose();
    let world = world.map_err(|error| format!("the world's folder: {error}"))?;
    say(unit_of(&arguments.user, arguments.port, world.as_deref(), &binary)?.trim_end());
    Ok(())
}

/// Prints a container file.
pub(super) fn container(arguments: &ContainerArguments) {
    say(container_of(arguments.port).trim_end());
}

fn unit_of(user: &str, port: u16, world: Option<&Path>, binary: &Path) -> Result<String, String> {
    let binary = argument(binary)?;
    let world = world.map(argument).transpose()?;
    let world = world.map(|folder| format!(" --world {folder}")).unwrap_or_default();
    // Only who listens on such a port needs the right to.
    let right = if port < 1024 { "CAP_NET_BIND_SERVICE" } else { "" };
    Ok(format!(
        "\
# Put this into /etc/systemd/system/dominion.service, then:
#   systemctl daemon-reload && systemctl enable --now dominion
#   journalctl -u dominion          what it says; the owner's one-time code is in it
#   systemctl reload dominion       reads the world and the certificates again

[Unit]
Description=Dominion, a telnet MUD server
After=network-online.target
Wants=network-online.target

[Service]
ExecStart={binary} serve --bind :: --port {port} --data /var/lib/dominion{world}
ExecReload=/bin/kill -HUP $MAINPID
# A stop tells the players, keeps everything and is over within five seconds.
TimeoutStopSec=15
Restart=on-failure
RestartSec=2
# As many connections as it has seats for.
LimitNOFILE=32768

# It needs its database, its world and the network, and nothing else of this machine.
User={user}
DynamicUser=yes
StateDirectory=dominion
StateDirectoryMode=0700
UMask=0077
CapabilityBoundingSet={right}
AmbientCapabilities={right}
NoNewPrivileges=yes
ProtectSystem=strict
ProtectHome=read-only
PrivateTmp=yes
PrivateDevices=yes
ProtectClock=yes
ProtectControlGroups=yes
ProtectHostname=yes
ProtectKernelLogs=yes
ProtectKernelModules=yes
ProtectKernelTunables=yes
RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX
RestrictNamespaces=yes
RestrictRealtime=yes
RestrictSUIDSGID=yes
LockPersonality=yes
MemoryDenyWriteExecute=yes
SystemCallArchitectures=native
SystemCallFilter=@system-service

[Install]
WantedBy=multi-user.target
"
    ))
}

/// A path as an argument in a unit, where blanks part words and percent signs mean something.
fn argument(path: &Path) -> Result<String, String> {
    let text = path.to_str().filter(|text| !text.contains(|c: char| c.is_control()));
    let text = text.ok_or_else(|| format!("{} cannot stand in a unit", path.display()))?;
    let text = text.replace('\\', "\\\\").replace('%', "%%").replace('$', "$$");
    match text.contains([' ', '"', '\'']) {
        true => Ok(format!("\"{}\"", text.replace('"', "\\\""))),
        false => Ok(text),
    }
}

fn container_of(port: u16) -> String {
    format!(
        "\
# Build and run it, from the folder of the source:
#   dominion container > Containerfile
#   podman build -t dominion -f Containerfile .
#   podman run -d --name dominion -p {port}:{port} -v dominion:/data --stop-timeout 15 dominion
#   podman logs dominion            what it says; the owner's one-time code is in it
# (or docker in the place of podman)

FROM docker.io/library/rust:1.92-slim AS build
RUN apt-get update && apt-get install -y --no-install-recommends gcc libc6-dev
WORKDIR /source
COPY . .
RUN cargo build --release --locked

# The binary needs the C library and nothing else: the stock world is within it.
FROM docker.io/library/debian:stable-slim
COPY --from=build /source/target/release/dominion /usr/local/bin/dominion
RUN mkdir /data && chown 10000:10000 /data && chmod 700 /data
USER 10000:10000
VOLUME /data
EXPOSE {port}
STOPSIGNAL SIGTERM
# The first process of a container hears no signal that it does not ask for; this one asks.
ENTRYPOINT [\"/usr/local/bin/dominion\"]
CMD [\"serve\", \"--bind\", \"0.0.0.0\", \"--port\", \"{port}\", \"--data\", \"/data\"]
"
    )
}

#[cfg(test)]
mod tests {
    use clap::Parser as _;

    use super::*;
    use crate::cli::Cli;

    fn line<'a>(text: &'a str, begins: &str) -> &'a str {
        text.lines().find_map(|line| line.strip_prefix(begins)).expect("the line is there")
    }

    #[test]
    fn issue14_33_the_unit_starts_the_server_with_words_that_it_knows() {
        let world = Path::new("/srv/my world");
        let unit = unit_of("mud", 23, Some(world), Path::new("/usr/bin/dominion")).expect("a unit");
        let start = line(&unit, "ExecStart=");
        let typed = start.replace("\"/srv/my world\"", "/srv/world");
        assert!(Cli::try_parse_from(typed.split(' ')).is_ok(), "{start}");
        assert!(start.contains("\"/srv/my world\""), "{start}");
        assert_eq!(line(&unit, "AmbientCapabilities="), "CAP_NET_BIND_SERVICE");
        let unit = unit_of("mud", 4000, None, Path::new("/opt/50%/d")).expect("a unit");
        assert!(line(&unit, "ExecStart=").starts_with("/opt/50%%/d serve"), "{unit}");
        assert_eq!(line(&unit, "AmbientCapabilities="), "");
        assert!(word("two\nlines").is_err() && word("dominion").is_ok());
    }

    #[test]
    fn issue14_33_the_container_starts_the_server_with_words_that_it_knows() {
        let file = container_of(4001);
        let words: Vec<String> = serde_json::from_str(line(&file, "CMD ")).expect("a list");
        let typed = std::iter::once("dominion".to_owned()).chain(words);
        assert!(Cli::try_parse_from(typed).is_ok(), "{file}");
        assert_eq!(line(&file, "EXPOSE "), "4001");
    }
}
