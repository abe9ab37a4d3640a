//! What the server itself counted meanwhile, as its `/metrics` tell: it has to be what the players
//! did, and looking once a second has to cost nobody a pulse.

use std::net::SocketAddr;
use std::time::Duration;

use serde::Serialize;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::{interval, timeout};

/// How long an answer may take.
const PATIENCE: Duration = Duration::from_secs(5);
/// Bytes of an answer that are read.
const BYTES_MAX: u64 = 4 * 1024 * 1024;
/// Between two looks while the players play.
const EVERY: Duration = Duration::from_secs(1);

/// The numbers that are compared.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seen {
    lines: u64,
    answers: u64,
    missed: u64,
}

/// What was counted on both sides.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(super) struct Compared {
    /// Lines that the players sent.
    pub sent: u64,
    /// Lines that the server took up, and those it answered.
    pub lines: u64,
    pub answers: u64,
    /// Pulses that it left out.
    pub pulses_missed: u64,
    /// How often it was looked.
    pub scrapes: u64,
}

impl Compared {
    pub fn between(before: Seen, after: Seen, sent: u64, scrapes: u64) -> Compared {
        Compared {
            sent,
            lines: after.lines - before.lines,
            answers: after.answers - before.answers,
            pulses_missed: after.missed - before.missed,
            scrapes,
        }
    }

    /// An error unless both counted the same. Nobody else may play meanwhile.
    pub fn agree(&self) -> Result<(), String> {
        match self.sent == self.lines && self.sent == self.answers {
            true => Ok(()),
            false => Err(format!(
                "the players sent {} lines, and the server counted {} and answered {}: either \
                 somebody else plays on it, or it counts wrong",
                self.sent, self.lines, self.answers
            )),
        }
    }
}

/// Looks once.
pub(super) async fn look(address: SocketAddr) -> Result<Seen, String> {
    let fault = |why: String| format!("the metrics at {address} cannot be read: {why}");
    let text = timeout(PATIENCE, get(address))
        .await
        .map_err(|_| fault("no answer came".into()))?
        .map_err(|error| fault(error.to_string()))?;
    let number = |name: &str| {
        let line = text.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' '));
        let number = line.and_then(|number| number.trim().parse().ok());
        number.ok_or_else(|| fault(format!("there is no {name} among them")))
    };
    Ok(Seen {
        lines: number("dominion_lines_total")?,
        answers: number("dominion_answers_total")?,
        missed: number("dominion_pulses_missed_total")?,
    })
}

async fn get(address: SocketAddr) -> std::io::Result<String> {
    let mut stream = TcpStream::connect(address).await?;
    let question = format!("GET /metrics HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n");
    stream.write_all(question.as_bytes()).await?;
    let mut answer = String::new();
    stream.take(BYTES_MAX).read_to_string(&mut answer).await?;
    Ok(answer)
}

/// Looks once a second, for ever, and counts how often.
pub(super) async fn look_on(address: SocketAddr, count: impl Fn()) {
    let mut looks = interval(EVERY);
    loop {
        looks.tick().await;
        if look(address).await.is_ok() {
            count();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_counts_otherwise_is_told() {
        let before = Seen { lines: 10, answers: 10, missed: 1 };
        let after = Seen { lines: 17, answers: 17, missed: 1 };
        assert_eq!(Compared::between(before, after, 7, 3).agree(), Ok(()));
        let wrong = Compared::between(before, after, 8, 3).agree().expect_err("one is lost");
        assert!(wrong.contains("sent 8 lines, and the server counted 7"), "{wrong}");
    }
}
