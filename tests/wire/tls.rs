//! TLS: a port of its own, and what both kinds of port say to a client of the other kind.

#![allow(clippy::disallowed_methods, reason = "a real process takes real time")]

use std::io::{Read, Write};
use std::net::{Shutdown, SocketAddr, TcpStream};
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::ring;
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{
    ClientConfig, ClientConnection, DigitallySignedStruct, ProtocolVersion, SignatureScheme,
    StreamOwned, SupportedProtocolVersion,
};

use super::link::{Link, Place, socket};
use crate::process::PATIENCE;

const SELF_SIGNED: &[&str] = &["--tls-port", "0", "--tls-self-signed"];

/// A client that looks at a certificate and believes it, as TinTin++ does the first time.
#[derive(Debug)]
struct Believes;

impl ServerCertVerifier for Believes {
    fn verify_server_cert(
        &self,
        _: &CertificateDer<'_>,
        _: &[CertificateDer<'_>],
        _: &ServerName<'_>,
        _: &[u8],
        _: UnixTime,
    ) -> Result<ServerCertVerified, rustls::Error> {
        Ok(ServerCertVerified::assertion())
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        let known = ring::default_provider().signature_verification_algorithms;
        rustls::crypto::verify_tls12_signature(message, cert, dss, &known)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        let known = ring::default_provider().signature_verification_algorithms;
        rustls::crypto::verify_tls13_signature(message, cert, dss, &known)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        ring::default_provider().signature_verification_algorithms.supported_schemes()
    }
}

/// How a client introduces itself.
struct Hello {
    version: &'static SupportedProtocolVersion,
    /// The host that it names; a client that knows only an address names none.
    name: Option<&'static str>,
}

const PLAIN_HELLO: Hello = Hello { version: &rustls::version::TLS13, name: None };

fn dial(address: SocketAddr, hello: &Hello) -> StreamOwned<ClientConnection, TcpStream> {
    let provider = Arc::new(ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider)
        .with_protocol_versions(&[hello.version])
        .expect("a version")
        .dangerous()
        .with_custom_certificate_verifier(Arc::new(Believes))
        .with_no_client_auth();
    let name = match hello.name {
        Some(name) => ServerName::try_from(name).expect("a name"),
        None => ServerName::IpAddress(address.ip().into()),
    };
    let tls = ClientConnection::new(Arc::new(config), name).expect("a client");
    let mut stream = StreamOwned::new(tls, socket(address));
    stream.conn.complete_io(&mut stream.sock).expect("a handshake");
    stream
}

/// The certificate that a client is shown.
fn shown(address: SocketAddr, name: Option<&'static str>) -> Vec<u8> {
    let stream = dial(address, &Hello { name, ..PLAIN_HELLO });
    stream.conn.peer_certificates().expect("a certificate")[0].to_vec()
}

/// Writes a certificate for a host and its key, and comes back with the certificate.
fn certify(folder: &Path, file: &str, host: &str) -> Vec<u8> {
    let made = rcgen::generate_simple_self_signed([host.to_owned()]).expect("a certificate");
    let (certificate, key) =
        (folder.join(format!("{file}.crt")), folder.join(format!("{file}.key")));
    std::fs::write(certificate, made.cert.pem()).expect("a file");
    std::fs::write(key, made.signing_key.serialize_pem()).expect("a file");
    made.cert.der().to_vec()
}

#[test]
fn both_versions_of_tls_carry_an_evening() {
    let place = Place::open(SELF_SIGNED);
    for (version, spoken) in [
        (&rustls::version::TLS12, ProtocolVersion::TLSv1_2),
        (&rustls::version::TLS13, ProtocolVersion::TLSv1_3),
    ] {
        let stream = dial(place.tls_address(), &Hello { version, ..PLAIN_HELLO });
        assert_eq!(stream.conn.protocol_version(), Some(spoken));
        let mut link = Link::over(stream);
        link.until(b"known? ");
        link.is_in_sync();
        link.send(b"quit\r\n");
        // An orderly end, with a close_notify; without it the client would speak of a fault.
        link.rest();
    }
    // And beside them, the plain port.
    place.link().is_in_sync();
}

#[test]
fn compression_works_inside_tls() {
    let place = Place::open(SELF_SIGNED);
    let mut link = Link::over(dial(place.tls_address(), &PLAIN_HELLO));
    link.until(b"known? ");
    link.send(b"\xFF\xFD\x56Zabevu\r\n");
    link.reacts();
    link.is_in_sync();
    assert_eq!((link.begun, link.ended), (1, 0));
    link.send(b"quit\r\n");
    link.rest();
    assert_eq!(link.ended, 1);
}

#[test]
fn a_line_in_the_segment_of_the_handshakes_end_is_heard() {
    let place = Place::open(SELF_SIGNED);
    let mut stream = dial(place.tls_address(), &PLAIN_HELLO);
    stream.write_all(b"Zabevu\r\n").expect("sent");
    Link::over(stream).reacts();
}

#[test]
fn a_burst_of_lines_and_a_long_answer_come_through() {
    let place = Place::open(SELF_SIGNED);
    let mut link = Link::over(dial(place.tls_address(), &PLAIN_HELLO));
    link.until(b"known? ");
    for _ in 0..50 {
        link.send(b"Zabevu\r\nno\r\n");
    }
    (0..50).for_each(|_| drop(link.until(b"(yes or no) ")));
    link.until(b"known? ");
    link.is_in_sync();
}

#[test]
fn the_certificate_is_chosen_by_the_hosts_name_and_else_is_the_first() {
    let folder = tempfile::tempdir().expect("a folder");
    let first = certify(folder.path(), "first", "one.example");
    let second = certify(folder.path(), "second", "two.example");
    let file = |name: &str| folder.path().join(name).display().to_string();
    let certificates = format!("{},{}", file("first.crt"), file("second.crt"));
    let keys = format!("{},{}", file("first.key"), file("second.key"));
    let place = Place::open(&["--tls-port", "0", "--tls-cert", &certificates, "--tls-key", &keys]);
    let address = place.tls_address();
    assert_eq!(shown(address, None), first, "no name, as TinTin++ and KBtin send");
    assert_eq!(shown(address, Some("one.example")), first);
    assert_eq!(shown(address, Some("two.example")), second);
    assert_eq!(shown(address, Some("three.example")), first);
}

#[test]
fn a_certificate_that_changes_is_read_again_and_nobody_is_cut_off() {
    let folder = tempfile::tempdir().expect("a folder");
    let old = certify(folder.path(), "mud", "mud.example");
    let file = |name: &str| folder.path().join(name).display().to_string();
    let (certificate, key) = (file("mud.crt"), file("mud.key"));
    let place = Place::open(&["--tls-port", "0", "--tls-cert", &certificate, "--tls-key", &key]);
    let mut link = Link::over(dial(place.tls_address(), &PLAIN_HELLO));
    link.until(b"known? ");
    assert_eq!(shown(place.tls_address(), None), old);
    let new = certify(folder.path(), "mud", "mud.example");
    place.server.hang_up();
    let start = Instant::now();
    while shown(place.tls_address(), None) != new {
        assert!(start.elapsed() < PATIENCE, "it is never shown");
    }
    link.is_in_sync();
}

#[test]
fn the_certificate_that_we_make_is_kept() {
    let place = Place::open(SELF_SIGNED);
    let before = shown(place.tls_address(), None);
    let place = place.again(SELF_SIGNED);
    assert_eq!(shown(place.tls_address(), None), before);
}

#[test]
fn a_telnet_client_on_the_tls_port_is_told_at_once_if_it_speaks_and_soon_if_not() {
    let place = Place::open(SELF_SIGNED);
    let mut silent = Link::to(place.tls_address());
    let mut speaks = Link::to(place.tls_address());
    speaks.send(b"\xFF\xFB\x1F");
    speaks.until(b"This port speaks TLS only.");
    speaks.rest();
    silent.until(b"This port speaks TLS only.");
    silent.rest();
    assert!(silent.text().contains("or to the port without it."));
}

#[test]
fn i13_a_tls_client_on_the_telnet_port_is_closed_at_once() {
    let place = Place::open(&[]);
    let mut link = place.link();
    link.send(b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03");
    link.rest();
    place.link().is_in_sync();
}

#[test]
fn i14_rubbish_after_the_first_byte_of_a_handshake_hurts_nobody() {
    let place = Place::open(SELF_SIGNED);
    for rubbish in
        [&b"\x16"[..], b"\x16\x03\x01\x40\x00", b"\x16\x03\x01\x00\x05hello", &[0x16; 9_000]]
    {
        let mut stream = socket(place.tls_address());
        stream.write_all(rubbish).expect("sent");
        stream.shutdown(Shutdown::Write).expect("an end");
        let _ = stream.read_to_end(&mut Vec::new());
    }
    let mut link = Link::over(dial(place.tls_address(), &PLAIN_HELLO));
    link.until(b"known? ");
    link.is_in_sync();
}

#[test]
fn i16_handshakes_that_are_left_there_keep_nobody_else_out() {
    let place = Place::open(SELF_SIGNED);
    let silent: Vec<TcpStream> = (0..15).map(|_| socket(place.tls_address())).collect();
    let mut link = Link::over(dial(place.tls_address(), &PLAIN_HELLO));
    link.until(b"known? ");
    place.link().is_in_sync();
    drop(silent);
}

#[test]
fn several_addresses_are_listened_on() {
    let place = Place::open(&["--listen", "127.0.0.1:0,[::1]:0"]);
    let mut also = place.server.first_words.iter();
    let mut next = || {
        let line = also.find_map(|line| line.strip_prefix("Dominion also listens on "));
        line.and_then(|rest| rest.trim().trim_end_matches('.').parse().ok()).expect("an address")
    };
    let (four, six): (SocketAddr, SocketAddr) = (next(), next());
    assert!(four.is_ipv4() && six.is_ipv6());
    for address in [four, six, place.server.address] {
        let mut link = Link::to(address);
        link.until(b"known? ");
        link.is_in_sync();
    }
}
