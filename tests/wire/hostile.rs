//! The hostile list: a hundred connections do their worst, and what they cost the real server is less
//! than a quarter of a mebibyte each; then somebody else is greeted and answered.
//!
//! What it does to the time of others is measured, not tested: `dominion load --hostile`.

use std::cell::Cell;
use std::io::Write as _;
use std::net::TcpStream;

use socket2::SockRef;

use super::link::{Link, Place, socket};
use super::memory::{KIB, cost};

/// Issue: no connection, however hostile, costs more.
const HOSTILE_BYTES_MAX: u64 = 256 * KIB;
const EACH: u64 = 100;

/// At the door.
fn stays_small(act: impl Fn(&mut Link)) {
    is_small(&Place::open(&["--compress-input"]), act);
}

fn is_small(place: &Place, act: impl Fn(&mut Link)) {
    let each = cost(place, EACH, act);
    assert!(each < HOSTILE_BYTES_MAX, "{each} bytes each");
}

/// In the world, where others read what is said.
fn stays_small_in_the_world(act: impl Fn(&mut Link)) {
    let place = Place::open(&["--test-mode"]);
    let count = Cell::new(0_u8);
    is_small(&place, |link| {
        let number = count.replace(count.get() + 1);
        let letters = [number / 26, number % 26].map(|letter| char::from(b'a' + letter));
        link.enter(&format!("Foe{}{}", letters[0], letters[1]));
        act(link);
    });
}

#[test]
fn i01_a_subnegotiation_without_end() {
    stays_small(|link| {
        link.send(b"\xFF\xFA\xC9");
        link.send(&vec![b'a'; 200_000]);
    });
}

#[test]
fn i02_a_long_subnegotiation_and_another_that_is_not_ended() {
    stays_small(|link| {
        link.send(&[&b"\xFF\xFA\xC9"[..], &vec![b'a'; 15_000], b"\xFF\xF0"].concat());
        link.send(b"\xFF\xFA\x18");
        link.send(&vec![b'b'; 15_000]);
    });
}

#[test]
fn i03_commands_without_meaning() {
    stays_small(|link| link.send(&b"\xFF\xF1".repeat(50_000)));
}

#[test]
fn i04_requests_whose_answers_nobody_reads() {
    stays_small(|link| link.send(&b"\xFF\xFB\xC7\xFF\xFD\xC6".repeat(15_000)));
}

#[test]
fn i05_a_line_without_end() {
    stays_small(|link| link.send(&vec![b'A'; 200_000]));
}

#[test]
fn i05_nuls() {
    stays_small(|link| link.send(&vec![0; 200_000]));
}

#[test]
fn i06_lines_whose_answers_nobody_reads() {
    stays_small(|link| link.send(&b"\r\n".repeat(8_000)));
}

#[test]
fn i06_long_lines_that_wait() {
    stays_small(|link| link.send(&[&[b'x'; 4_000][..], b"\r\n"].concat().repeat(12)));
}

#[test]
fn i07_invalid_utf8() {
    stays_small(|link| {
        link.send(&b"\xC3\x28\xE2\x82\xF0\x9F\x98\xED\xA0\x80\xC0\xAF\xFE\x80".repeat(5_000));
        link.send(&b"\r\n\xC3\x28\xE2\x82\xF0\x9F\x98".repeat(1_000));
    });
}

#[test]
fn i08_escapes_in_names() {
    stays_small(|link| {
        link.send(&b"\x1b[2JZabevu\x1b]0;owned\x07\xC2\x9B5m\r\nno\r\n".repeat(300))
    });
}

#[test]
fn i12_i16_half_a_command_and_then_silence() {
    stays_small(|link| link.send(b"\xFF\xFA\x1F\0"));
}

#[test]
fn i16_handshakes_that_never_end() {
    let place = Place::open(&["--tls-port", "0", "--tls-self-signed"]);
    let hello: Cell<Vec<TcpStream>> = Cell::default();
    is_small(&place, |_| {
        let mut half = socket(place.tls_address());
        let _ = half.write_all(b"\x16\x03\x01\x02\x00\x01\x00");
        let mut others = hello.take();
        others.push(half);
        hello.set(others);
    });
}

#[test]
fn c10_claims_of_five_kilobytes() {
    stays_small(|link| {
        link.send(b"\xFF\xFB\x18");
        for _ in 0..10 {
            let claim = "\u{1B}[31;5m\0owned".repeat(400);
            link.send(&[b"\xFF\xFA\x18\0", claim.as_bytes(), b"\xFF\xF0"].concat());
        }
    });
}

#[test]
fn c13_an_environment_of_rubbish() {
    stays_small(|link| {
        link.send(b"\xFF\xFB\x27");
        for number in 0..50 {
            let junk = format!("\0NAME{number}\u{1}{}", "v".repeat(3_000));
            link.send(&[b"\xFF\xFA\x27\0", junk.as_bytes(), b"\xFF\xF0"].concat());
        }
    });
}

#[test]
fn d12_a_bomb() {
    use flate2::{Compression, write::ZlibEncoder};
    let mut bomb = ZlibEncoder::new(Vec::new(), Compression::best());
    bomb.write_all(&vec![b'\n'; 4_000_000]).expect("memory");
    let bomb = bomb.finish().expect("memory");
    stays_small(|link| {
        link.send(b"\xFF\xFD\x57\xFF\xFA\x57\xFF\xF0");
        link.send(&bomb);
    });
}

#[test]
fn f03_tables_in_tables() {
    stays_small(|link| {
        link.send(b"\xFF\xFD\x45");
        for _ in 0..50 {
            link.send(&[b"\xFF\xFA\x45\x01LIST\x02", &[3; 2_000][..], b"\xFF\xF0"].concat());
        }
    });
}

#[test]
fn g05_brackets_without_end() {
    stays_small(|link| {
        link.send(b"\xFF\xFD\xC9");
        for _ in 0..50 {
            let brackets = "[".repeat(15_000);
            let message = format!("Core.Supports.Set {brackets}");
            link.send(&[b"\xFF\xFA\xC9", message.as_bytes(), b"\xFF\xF0"].concat());
        }
    });
}

#[test]
fn l05_escapes_in_says_and_titles() {
    stays_small_in_the_world(|link| {
        link.send(
            &b"say \x1b[2J\x1b[6n\xC2\x9B31m\r\ntitle \x1b[5m\x1b]0;owned\x07\r\n".repeat(20),
        );
    });
}

#[test]
fn l10_sizes() {
    stays_small(|link| {
        for width in 0..200u8 {
            link.send(&[255, 250, 31, 0, width, 0, 40, 255, 240]);
        }
    });
}

#[test]
fn l12_answers_that_nobody_reads() {
    stays_small_in_the_world(|link| link.send(&b"look\r\n".repeat(400)));
}

/// Who never reads is cut off when as much waits for them as may, and those who stand beside them
/// play on.
#[test]
fn l12_a_slow_reader_is_dropped_and_nobody_else_notices() {
    let place = Place::open(&["--test-mode", "--lines-per-second", "0"]);
    let stream = socket(place.server.address);
    // What the systems at both ends hold for it is some megabytes; this keeps it from being more.
    SockRef::from(&stream).set_recv_buffer_size(4 * 1024).expect("a socket option");
    let mut deaf = Link::over(stream);
    let mut bran = place.link();
    deaf.until(b"known? ");
    deaf.enter("Deaf");
    bran.enter("Bran");
    // Nobody waits for what it asks: its questions wait, too, when it is not read any more.
    std::thread::spawn(move || deaf.send(&b"look\r\n".repeat(20_000)));
    bran.until(b"Deaf stares into the distance");
    bran.ask("say Poor Deaf.", "You say, \"Poor Deaf.\"");
    place.link().is_in_sync();
}
