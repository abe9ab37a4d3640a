//! The door: who has to show something, how long they have, and how many may stand there. Time
//! is tokio's own and stands still until nothing else is to be done.

use std::io::{Read as _, Write as _};
use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::sync::mpsc::unbounded_channel;
use tokio::task::{LocalSet, spawn_local};
use tokio::time::{Instant, advance};

use super::certificates::{Certificates, Files};
use super::doorman::{Newcomer, Road, Shown, greet, look_after};
use super::entrance::Entrance;
use super::hub::Hub;
use super::*;
use crate::base::limits::*;

fn certificates(folder: &std::path::Path) -> Arc<Certificates> {
    let made = rcgen::generate_simple_self_signed(["mud.example".to_owned()]).expect("made");
    let (certificate, key) = (folder.join("mud.crt"), folder.join("mud.key"));
    std::fs::write(&certificate, made.cert.pem()).expect("a file");
    std::fs::write(&key, made.signing_key.serialize_pem()).expect("a file");
    Arc::new(Certificates::read(vec![Files { certificate, key }]).expect("a certificate"))
}

/// What comes of a client at the door that sends this and then waits; and how long it took, and
/// what the client read.
async fn at_the_door(sends: &[u8], road: Road, speech: Speech) -> (Shown, Duration, String) {
    let folder = tempfile::tempdir().expect("a folder");
    let config = certificates(folder.path()).config().expect("TLS");
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("bound");
    let mut client = std::net::TcpStream::connect(address).expect("connected");
    client.write_all(sends).expect("sent");
    let (stream, from) = listener.accept().await.expect("accepted");
    let stream = stream.into_std().expect("a socket");
    let (newcomers, coming) = unbounded_channel();
    let (sender, mut shown) = unbounded_channel();
    newcomers
        .send(Newcomer { ticket: 7, stream, from, road, secret: speech == Speech::Tls })
        .expect("open");
    let start = Instant::now();
    let work = async {
        spawn_local(greet(coming, Some(config), sender));
        shown.recv().await.expect("an answer")
    };
    let shown = LocalSet::new().run_until(work).await;
    let took = start.elapsed();
    let mut read = String::new();
    if shown.guest.is_none() {
        let _ = client.read_to_string(&mut read);
    }
    (shown, took, read)
}

fn is_about(took: Duration, milliseconds: u64) -> bool {
    (milliseconds..milliseconds + 50).contains(&(took.as_millis() as u64))
}

#[tokio::test(start_paused = true)]
async fn who_waits_for_the_server_at_a_tls_port_is_given_a_hint() {
    let (shown, took, read) = at_the_door(b"", Road::Direct, Speech::Tls).await;
    assert!(shown.guest.is_none() && shown.ticket == 7);
    assert!(is_about(took, SILENT_HELLO_MS_MAX), "{took:?}");
    assert!(read.starts_with("This port speaks TLS only."), "{read:?}");
}

#[tokio::test(start_paused = true)]
async fn a_handshake_that_does_not_end_is_given_up() {
    let (shown, took, read) = at_the_door(b"\x16\x03\x01", Road::Direct, Speech::Tls).await;
    assert!(shown.guest.is_none() && read.is_empty());
    assert!(is_about(took, HANDSHAKE_MS_MAX), "{took:?}");
}

#[tokio::test(start_paused = true)]
async fn a_proxy_that_says_nothing_is_given_up() {
    let (shown, took, _) = at_the_door(b"PROXY TCP4 192.0.2.7", Road::Proxied, Speech::Plain).await;
    assert!(shown.guest.is_none());
    assert!(is_about(took, HANDSHAKE_MS_MAX), "{took:?}");
}

#[tokio::test(start_paused = true)]
async fn a_proxys_word_is_taken_and_what_follows_it_is_left_there() {
    let sends = b"PROXY TCP4 192.0.2.7 127.0.0.1 56324 4000\r\nZabevu\r\n";
    let (shown, _, _) = at_the_door(sends, Road::Proxied, Speech::Plain).await;
    let mut guest = shown.guest.expect("somebody");
    assert_eq!(guest.address, IpAddr::from([192, 0, 2, 7]));
    let mut line = [0; 8];
    guest.stream.set_nonblocking(false).expect("a socket option");
    guest.stream.read_exact(&mut line).expect("a line");
    assert_eq!(&line, b"Zabevu\r\n");
}

#[tokio::test(start_paused = true)]
async fn what_is_no_proxy_header_is_turned_away() {
    let endless = [&b"PROXY "[..], &[b'A'; PROXY_HEADER_BYTES_MAX]].concat();
    let binary = b"\r\n\r\n\0\r\nQUIT\n\x21\x11\xFF\xFF";
    for bad in [&b"Zabevu\r\nlook\r\n"[..], &endless, binary] {
        let (shown, took, _) = at_the_door(bad, Road::Proxied, Speech::Plain).await;
        assert!(shown.guest.is_none() && is_about(took, 0), "{bad:?} {took:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_file_that_changes_is_seen_soon() {
    let folder = tempfile::tempdir().expect("a folder");
    let known = certificates(folder.path());
    let work = async {
        spawn_local(look_after(known.clone()));
        advance(Duration::from_millis(1)).await;
        let before = known.first();
        let old = std::time::SystemTime::UNIX_EPOCH;
        certificates(folder.path());
        let file = std::fs::File::options().write(true).open(folder.path().join("mud.crt"));
        file.and_then(|file| file.set_modified(old)).expect("an old file");
        assert!(Arc::ptr_eq(&before, &known.first()));
        advance(Duration::from_millis(CERTIFICATES_LOOK_MS)).await;
        tokio::task::yield_now().await;
        assert!(!Arc::ptr_eq(&before, &known.first()));
    };
    LocalSet::new().run_until(work).await;
}

#[test]
fn only_so_many_stand_at_the_door() {
    let entrance = Entrance::new(Hub::new(Settings::default()), None);
    let address = |n: u32| IpAddr::from(n.to_be_bytes());
    let of_one = (0..).map_while(|_| entrance.ticket(address(1), Road::Direct)).count();
    assert_eq!(of_one, AT_DOOR_PER_ADDRESS_MAX);
    // A proxy speaks for many.
    assert!(entrance.ticket(address(1), Road::Proxied).is_some());
    let others = (2..).map_while(|n| entrance.ticket(address(n), Road::Direct)).count();
    assert_eq!(of_one + 1 + others, AT_DOOR_MAX);
}
