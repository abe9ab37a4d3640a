//! The floor: what any server pays that reads lines and writes replies, and does nothing else.
//!
//! No world, no session, no telnet but the mark; four hundred bytes and a prompt for each line.
//! What a real server costs beyond this is what its game costs.

use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::process::{Child, Command, Stdio};

use memchr::memchr_iter;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use crate::cli::say;

const REPLY_BYTES: usize = 400;

/// Serves for ever; says first where.
pub(super) async fn serve() -> Result<(), String> {
    let fault = |error: std::io::Error| format!("the floor cannot listen: {error}");
    let listener = TcpListener::bind("127.0.0.1:0").await.map_err(fault)?;
    say(listener.local_addr().map_err(fault)?);
    loop {
        let (stream, _) = listener.accept().await.map_err(fault)?;
        tokio::spawn(answer(stream));
    }
}

async fn answer(mut stream: TcpStream) {
    let reply = [&[b'.'; REPLY_BYTES - 2], b"\r\n> \xff\xef".as_slice()].concat();
    let (mut read, mut write) = ([0; 1024], Vec::new());
    let _ = stream.set_nodelay(true);
    while let Ok(count @ 1..) = stream.read(&mut read).await {
        memchr_iter(b'\n', &read[..count]).for_each(|_| write.extend_from_slice(&reply));
        if stream.write_all(&write).await.is_err() {
            return;
        }
        write.clear();
    }
}

/// The floor in a process of its own, ended when this is dropped.
#[derive(Debug)]
pub(super) struct Floor {
    child: Child,
    pub address: SocketAddr,
}

impl Floor {
    /// Starts it on these processors.
    pub fn start(processors: &str) -> Result<Floor, String> {
        let fault = |error| format!("the floor cannot start: {error}");
        let this = std::env::current_exe().map_err(fault)?;
        let mut child = Command::new("taskset")
            .args(["-c", processors])
            .arg(this)
            .args(["load", "--be-floor"])
            .stdout(Stdio::piped())
            .spawn()
            .map_err(fault)?;
        let mut line = String::new();
        if let Some(said) = child.stdout.take() {
            BufReader::new(said).read_line(&mut line).map_err(fault)?;
        }
        match line.trim().parse() {
            Ok(address) => Ok(Floor { child, address }),
            Err(_) => Err("the floor did not say where it listens".to_owned()),
        }
    }

    pub fn pid(&self) -> u32 {
        self.child.id()
    }
}

impl Drop for Floor {
    fn drop(&mut self) {
        // It may have ended already, which is what is wanted.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
