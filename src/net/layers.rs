//! What stands between a wire and its socket: compression, and around it TLS.
//!
//! Most of a connection's bytes wait nowhere: they are put together in one place that all share,
//! the [`Tools`], and are one write. Only what is held for company stays here, unpacked, so that
//! it and what comes along with it are one piece of the stream.

use std::io::{self, Read as _, Write as _};

use bytes::BytesMut;
use rustls::ServerConnection;

use crate::telnet::compress::{Press, Stream};

/// What all connections use in turn.
#[derive(Debug, Default)]
pub(super) struct Tools {
    press: Press,
    /// What goes to the socket, or into TLS.
    packed: BytesMut,
    /// What comes out of TLS.
    sealed: Vec<u8>,
}

impl Tools {
    /// A clean place for what goes to the socket.
    pub fn clear(&mut self) {
        self.packed.clear();
        self.sealed.clear();
    }
}

/// The layers of one connection.
#[derive(Debug, Default)]
pub(super) struct Layers {
    /// Bytes of the wire that are held.
    waiting: BytesMut,
    stream: Option<Stream>,
    tls: Option<Box<ServerConnection>>,
}

impl Layers {
    pub fn new(tls: Option<Box<ServerConnection>>) -> Layers {
        Layers { tls, ..Layers::default() }
    }

    /// Whether the wire's bytes are the socket's bytes.
    pub fn are_none(&self) -> bool {
        self.stream.is_none() && self.tls.is_none()
    }

    /// Whether what comes from the socket is sealed.
    pub fn are_sealed(&self) -> bool {
        self.tls.is_some()
    }

    /// The version of TLS and the cipher, in words.
    pub fn tls(&self) -> Option<String> {
        let tls = self.tls.as_ref()?;
        let (version, cipher) = (tls.protocol_version()?, tls.negotiated_cipher_suite()?);
        Some(format!("{version:?} ({:?})", cipher.suite()))
    }

    /// Keeps bytes until the next [`Layers::wrap`].
    pub fn hold(&mut self, bytes: &[u8]) {
        self.waiting.extend_from_slice(bytes);
    }

    /// Bytes that are held.
    pub fn held(&self) -> usize {
        self.waiting.len()
    }

    /// Wraps what is held and `bytes`, as one piece.
    pub fn wrap(&mut self, bytes: &[u8], tools: &mut Tools) -> io::Result<()> {
        if self.waiting.is_empty() {
            return self.pack(bytes, tools);
        }
        let mut piece = std::mem::take(&mut self.waiting);
        piece.extend_from_slice(bytes);
        self.pack(&piece, tools)
    }

    fn pack(&mut self, bytes: &[u8], tools: &mut Tools) -> io::Result<()> {
        match &mut self.stream {
            Some(stream) => {
                stream.pack(&mut tools.press, bytes, &mut tools.packed).map_err(io::Error::other)
            }
            None => {
                tools.packed.extend_from_slice(bytes);
                Ok(())
            }
        }
    }

    /// From here on everything is compressed.
    pub fn begin_stream(&mut self, tools: &mut Tools) {
        self.stream = Some(Stream::begin(&mut tools.packed));
    }

    /// From here on nothing is compressed.
    pub fn end_stream(&mut self, tools: &mut Tools) {
        if let Some(stream) = self.stream.take() {
            stream.end(&mut tools.packed);
        }
    }

    /// What goes to the socket, now that all is packed.
    pub fn seal<'a>(&mut self, tools: &'a mut Tools) -> io::Result<&'a [u8]> {
        let Tools { packed, sealed, .. } = tools;
        let Some(tls) = &mut self.tls else { return Ok(packed) };
        let mut rest = &packed[..];
        while !rest.is_empty() || tls.wants_write() {
            // It takes a limited amount at a time.
            let taken = tls.writer().write(rest)?;
            rest = &rest[taken..];
            while tls.wants_write() {
                tls.write_tls(sealed)?;
            }
        }
        Ok(sealed)
    }

    /// Says that nothing more comes.
    pub fn end_seal(&mut self) {
        if let Some(tls) = &mut self.tls {
            tls.send_close_notify();
        }
    }

    /// Opens what came from the socket and adds what was in it to `plain`. `true` if there is
    /// something to send because of it.
    pub fn unseal(&mut self, mut bytes: &[u8], plain: &mut Vec<u8>) -> io::Result<bool> {
        let Some(tls) = &mut self.tls else { return Ok(false) };
        loop {
            let state = tls.process_new_packets().map_err(io::Error::other)?;
            let from = plain.len();
            plain.resize(from + state.plaintext_bytes_to_read(), 0);
            if plain.len() > from {
                tls.reader().read_exact(&mut plain[from..])?;
            }
            if bytes.is_empty() {
                return Ok(tls.wants_write());
            }
            tls.read_tls(&mut bytes)?;
        }
    }
}
