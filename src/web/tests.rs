//! What a client of the web reads, and how much it can take up.

#![allow(clippy::disallowed_methods, reason = "a real server has a real clock")]

use std::io::{Read, Write};
use std::net::TcpStream;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener as TokioListener, TcpStream as TokioStream};
use tokio::task::JoinHandle;

use super::*;

/// A door on a port of its own, and what it serves.
fn served() -> (SocketAddr, Source) {
    let measures = Arc::new(Measures::new(1_000).expect("memory"));
    let source = Source { measures, began: Instant::now() };
    let door = Door::bind(([127, 0, 0, 1], 0).into()).expect("a port");
    let address = door.address();
    door.serve(source.clone()).expect("a thread");
    (address, source)
}

/// The head and the body of an answer.
fn asked(address: SocketAddr, request: &str) -> (String, String) {
    let mut stream = TcpStream::connect(address).expect("somebody listens");
    stream.write_all(request.as_bytes()).expect("it listens");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("an answer");
    let (head, body) = answer.split_once("\r\n\r\n").expect("a head");
    (head.to_owned(), body.to_owned())
}

fn got(address: SocketAddr, path: &str) -> (String, String) {
    asked(address, &format!("GET {path} HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n"))
}

#[test]
fn issue16_the_web_tells_metrics_health_and_what_there_is() {
    let (address, source) = served();
    let (head, body) = got(address, "/metrics");
    assert!(head.starts_with("HTTP/1.1 200") && head.contains("version=0.0.4"), "{head}");
    assert!(body.contains("# TYPE dominion_lines_total counter\ndominion_lines_total 0\n"));
    let (head, body) = got(address, "/healthz");
    assert!(head.starts_with("HTTP/1.1 200") && body.contains("\"status\":\"ok\""), "{head}");
    source.measures.health.stops();
    let (head, body) = got(address, "/healthz");
    assert!(head.starts_with("HTTP/1.1 503") && body.contains("\"stopping\""), "{head}");
    assert!(got(address, "/").1.contains("/healthz"));
    let (head, body) = got(address, "/etc/passwd");
    assert!(head.starts_with("HTTP/1.1 404") && body.contains("/metrics"), "{head}");
}

#[test]
fn what_is_no_question_is_refused_and_a_long_one_is_not_read() {
    let (address, _) = served();
    let posted = "POST /metrics HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n";
    assert!(asked(address, posted).0.starts_with("HTTP/1.1 405"));
    assert!(asked(address, "rubbish\r\n\r\n").0.starts_with("HTTP/1.1 400"));
    let long = "x".repeat(2 * WEB_HEAD_BYTES_MAX);
    let mut stream = TcpStream::connect(address).expect("somebody listens");
    // It may be cut off while we still write.
    let _ = stream.write_all(format!("GET /{long} HTTP/1.1\r\nHost: here\r\n\r\n").as_bytes());
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer);
    let answer = String::from_utf8_lossy(&answer);
    assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 4"), "{answer}");
}

/// A client's end of a connection that is being answered, which tells when it is over.
async fn conversation() -> (TokioStream, JoinHandle<()>) {
    let listener = TokioListener::bind(("127.0.0.1", 0)).await.expect("a port");
    let address = listener.local_addr().expect("bound");
    let client = TokioStream::connect(address).await.expect("somebody listens");
    let (stream, _) = listener.accept().await.expect("somebody comes");
    let measures = Arc::new(Measures::new(1_000).expect("memory"));
    let source = Source { measures, began: Instant::now() };
    (client, tokio::spawn(answer(stream, pages::router(source))))
}

#[tokio::test(start_paused = true)]
async fn who_does_not_say_what_it_wants_is_let_go() {
    let (mut client, answered) = conversation().await;
    let began = tokio::time::Instant::now();
    client.write_all(b"GET / HTTP/1.1\r\nHost: he").await.expect("it listens");
    answered.await.expect("no panic");
    assert_eq!(began.elapsed().as_millis() as u64 / 1_000, WEB_HEAD_MS_MAX / 1_000);
}

#[tokio::test(start_paused = true)]
async fn who_asks_and_asks_has_to_connect_again_some_time() {
    let (mut client, answered) = conversation().await;
    let began = tokio::time::Instant::now();
    let mut times = 0;
    while client.write_all(b"GET / HTTP/1.1\r\nHost: here\r\n\r\n").await.is_ok() {
        match client.read(&mut [0; 1024]).await {
            Ok(0) | Err(_) => break,
            Ok(_) => times += 1,
        }
        tokio::time::sleep(Duration::from_millis(WEB_HEAD_MS_MAX / 2)).await;
    }
    answered.await.expect("no panic");
    assert!(times as u64 >= WEB_CONNECTION_MS_MAX / WEB_HEAD_MS_MAX, "{times}");
    assert!(began.elapsed() < Duration::from_millis(WEB_CONNECTION_MS_MAX + WEB_HEAD_MS_MAX));
}

/// Whoever opens all connections there may be keeps others out until they are let go, and nobody
/// else; one place that is given up is enough.
#[test]
fn who_comes_when_all_places_are_taken_waits_for_one() {
    let (address, _) = served();
    let connect = |_| TcpStream::connect(address).expect("somebody listens");
    let mut silent: Vec<TcpStream> = (0..WEB_CONNECTIONS_MAX).map(connect).collect();
    let mut late = TcpStream::connect(address).expect("the system's queue has room");
    late.write_all(b"GET / HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n").expect("a socket");
    drop(silent.pop());
    let mut answer = String::new();
    late.read_to_string(&mut answer).expect("an answer");
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
}
