//! The PROXY protocol, versions 1 and 2: a proxy says for whom it speaks.
//!
//! Only addresses that the operator trusts are asked, and these have to say it, as the protocol
//! demands: who could leave it out could be anybody.

use std::io;
use std::net::IpAddr;

use ppp::{HeaderResult, v1, v2};
use tokio::net::TcpStream;

use crate::base::limits::PROXY_HEADER_BYTES_MAX;

/// What version 2 begins with; shorter than anything of version 1.
const SIGNATURE: [u8; 12] = *b"\r\n\r\n\0\r\nQUIT\n";

/// Reads a header and no byte more. `None` if the proxy speaks for itself (a health check) or
/// says that it does not know.
pub(super) async fn client(stream: &TcpStream) -> io::Result<Option<IpAddr>> {
    let mut header = Vec::with_capacity(128);
    more(stream, &mut header, SIGNATURE.len()).await?;
    if header == SIGNATURE {
        more(stream, &mut header, 4).await?;
        let length = usize::from(u16::from_be_bytes([header[14], header[15]]));
        more(stream, &mut header, length).await?;
    } else if header.starts_with(b"PROXY ") {
        // Version 1 ends with its line.
        while !header.ends_with(b"\r\n") {
            more(stream, &mut header, 1).await?;
        }
    }
    parse(&header).ok_or_else(|| io::Error::other("it is no PROXY header"))
}

/// `None` if it is no header at all.
fn parse(header: &[u8]) -> Option<Option<IpAddr>> {
    match HeaderResult::parse(header) {
        HeaderResult::V1(Ok(header)) => Some(match header.addresses {
            v1::Addresses::Tcp4(known) => Some(known.source_address.into()),
            v1::Addresses::Tcp6(known) => Some(known.source_address.into()),
            v1::Addresses::Unknown => None,
        }),
        HeaderResult::V2(Ok(header)) => Some(match (header.command, header.addresses) {
            (v2::Command::Local, _) => None,
            (_, v2::Addresses::IPv4(known)) => Some(known.source_address.into()),
            (_, v2::Addresses::IPv6(known)) => Some(known.source_address.into()),
            _ => None,
        }),
        _ => None,
    }
}

async fn more(stream: &TcpStream, header: &mut Vec<u8>, count: usize) -> io::Result<()> {
    let mut from = header.len();
    let to = from + count;
    if to > PROXY_HEADER_BYTES_MAX {
        return Err(io::Error::other("its PROXY header does not end"));
    }
    header.resize(to, 0);
    while from < to {
        stream.readable().await?;
        match stream.try_read(&mut header[from..]) {
            Ok(0) => return Err(io::ErrorKind::UnexpectedEof.into()),
            Ok(read) => from += read,
            Err(fault) if fault.kind() == io::ErrorKind::WouldBlock => {}
            Err(fault) => return Err(fault),
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_versions_are_understood() {
        let four = b"PROXY TCP4 192.0.2.7 127.0.0.1 56324 4000\r\n";
        assert_eq!(parse(four), Some(Some(IpAddr::from([192, 0, 2, 7]))));
        let six = b"PROXY TCP6 2001:db8::7 ::1 56324 4000\r\n";
        assert_eq!(parse(six), Some(Some("2001:db8::7".parse().expect("an address"))));
        assert_eq!(parse(b"PROXY UNKNOWN\r\n"), Some(None));
        let binary =
            [&SIGNATURE[..], b"\x21\x11\x00\x0C\xC0\x00\x02\x07\x7F\x00\x00\x01\xDC\x04\x0F\xA0"];
        assert_eq!(parse(&binary.concat()), Some(Some(IpAddr::from([192, 0, 2, 7]))));
        let of_itself = [&SIGNATURE[..], b"\x20\x00\x00\x00"];
        assert_eq!(parse(&of_itself.concat()), Some(None));
        for bad in
            [&b"PROXY TCP4 here there 1 2\r\n"[..], b"Zabevu\r\n", b"", b"GET / HTTP/1.1\r\n"]
        {
            assert_eq!(parse(bad), None, "{bad:?}");
        }
    }
}
