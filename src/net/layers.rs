//! What stands between a wire and its socket: compression.
//!
//! Most of a connection's bytes wait nowhere: they are put together in one place that all share,
//! the [`Tools`], and are one write. Only what is held for company stays here, unpacked, so that
//! it and what comes along with it are one piece of the stream.

use std::io;

use bytes::BytesMut;

use crate::telnet::compress::{Press, Stream};

/// What all connections use in turn.
#[derive(Debug, Default)]
pub(super) struct Tools {
    press: Press,
    /// What goes to the socket.
    packed: BytesMut,
}

impl Tools {
    /// A clean place for what goes to the socket.
    pub fn clear(&mut self) {
        self.packed.clear();
    }

    /// What goes to the socket.
    pub fn packed(&self) -> &[u8] {
        &self.packed
    }
}

/// The layers of one connection.
#[derive(Debug, Default)]
pub(super) struct Layers {
    /// Bytes of the wire that are held.
    waiting: BytesMut,
    stream: Option<Stream>,
    /// Bytes that the wire had to say; they are counted only here, and a connection without
    /// layers has none.
    said: u64,
}

impl Layers {
    /// Whether the wire's bytes are the socket's bytes.
    pub fn are_none(&self) -> bool {
        self.stream.is_none()
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
        self.said += (self.waiting.len() + bytes.len()) as u64;
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
}
