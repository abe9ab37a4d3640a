//! One end of one connection: the codec, the negotiation, and the way back.
//!
//! Prompts are the delicate part. A prompt is a line without an end, and a client learns that it
//! is over from a mark: EOR where that was agreed, else GA. A client that saw one mark may hold
//! back everything unmarked, so whoever ever sent a telnet command gets every prompt marked;
//! whoever sent none (netcat) would print the mark as rubbish and gets none.

use bytes::{BufMut, BytesMut};
use memchr::{memchr_iter, memchr2};

pub use super::codec::Flow;
use super::codec::{Codec, EOR, GA, IAC, Item, SB, SE, Verb};
use super::negotiate::Negotiator;
use super::option::{self, COMPRESS2, COMPRESS3, Known, OPTIONS, Row, Side, WINDOW_SIZE};
use crate::base::clock::Millis;
use crate::base::limits::{HEIGHT_MAX, HEIGHT_MIN, WIDTH_MAX, WIDTH_MIN};

/// What a client did.
#[derive(PartialEq, Eq, Debug)]
pub enum Event<'a> {
    /// It finished a line; `truncated` if the end of it was dropped.
    Line { text: &'a str, truncated: bool },
    /// It told its window size, clamped; `None` where it has no opinion (RFC 1073).
    Resized { width: Option<u16>, height: Option<u16> },
    /// It agreed to an option that those behind the wire want to know of, or does so no more.
    Agreed { known: Known, on: bool },
    /// Its program said something by such an option, while it was agreed.
    Message { known: Known, payload: &'a [u8] },
    /// It sent more than anyone needs: cut it off. Nothing comes after this.
    Flood(&'static str),
}

/// What one player is told at one time.
#[derive(Clone, Copy, Default, Debug)]
pub struct Words<'a> {
    /// Whole lines, each ended by LF; may be empty.
    pub text: &'a str,
    /// What stands after them and waits for the player; none if nothing does.
    pub prompt: Option<&'a str>,
    /// Whether what is typed next is to be hidden; `None` leaves it as it is.
    pub hide: Option<bool>,
}

/// Where, in what one [`Wire::feed`] had to say, compression begins or ends: places in `out` as
/// the caller gave it. What stands before the first is as it was before.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct Seams {
    /// Right behind the marker of MCCP2, which has to be one write with what follows.
    pub begins: Option<usize>,
    /// Behind the last that is compressed. What follows is plain, and should be a write of its
    /// own, for some clients lose whatever comes together with the end.
    pub ends: Option<usize>,
}

/// The telnet side of one connection.
#[derive(Debug, Default)]
pub struct Wire {
    codec: Codec,
    talk: Talk,
}

impl Wire {
    /// The first bytes of a connection: what we offer and ask. The greeting follows at once.
    pub fn opening(&mut self, out: &mut BytesMut) {
        self.talk.negotiator.opening(out);
    }

    /// Offers to compress what we send; for the very end of the opening. Later would be too late:
    /// KBtin shows rubbish if compression begins when it has been connected for a minute.
    pub fn offer_compression(&mut self, out: &mut BytesMut) {
        self.talk.negotiator.offer(Known::Compress2, out);
    }

    /// Offers to take in what the client compresses; before [`Wire::offer_compression`].
    pub fn offer_unpacking(&mut self, out: &mut BytesMut) {
        self.talk.negotiator.offer(Known::Compress3, out);
    }

    /// Whether the client said, as the last of what was used, that what follows is compressed.
    pub fn begins_packed(&mut self) -> bool {
        std::mem::take(&mut self.talk.packed)
    }

    /// Names of the options that both sides agreed to.
    pub fn agreed(&self) -> impl Iterator<Item = &'static str> {
        let agreed = OPTIONS.iter().filter(|row| self.talk.negotiator.agreed(row.known));
        agreed.map(|row| row.name)
    }

    /// Whether the client ever sent a telnet command, so that ours are no rubbish to it.
    pub fn speaks_telnet(&self) -> bool {
        self.codec.heard_command()
    }

    /// Where compression begins and ends in what was said since this was asked last.
    pub fn seams(&mut self) -> Seams {
        std::mem::take(&mut self.talk.seams)
    }

    /// Reads what arrived and says how much of it was used: all, unless `on` broke off, in which
    /// case the rest is to be fed again later. Answers to the client go to `out`.
    pub fn feed(
        &mut self,
        bytes: &[u8],
        now: Millis,
        out: &mut BytesMut,
        on: &mut impl FnMut(Event<'_>) -> Flow,
    ) -> usize {
        let Wire { codec, talk } = self;
        if talk.over {
            return bytes.len();
        }
        codec.feed(bytes, &mut |item| talk.hear(item, now, out, on))
    }

    /// Tells a player something, in the one order that works: show what is typed, the text, hide
    /// what is typed, the prompt and its mark. A password asked for again is hidden again.
    pub fn tell(&mut self, words: Words<'_>, out: &mut BytesMut) {
        let again = words.hide == Some(true) && self.talk.answered;
        if again || words.hide == Some(false) {
            self.show(out);
        }
        self.text(words.text, out);
        if words.hide == Some(true) {
            self.hide(out);
        }
        if let Some(prompt) = words.prompt {
            self.prompt(prompt, out);
        }
    }

    /// Says something to the client's program; not a byte unless the client agreed to the option,
    /// for some show their players what they do not know.
    pub fn message(&mut self, known: Known, payload: &[u8], out: &mut BytesMut) {
        if self.talk.negotiator.agreed(known) {
            out.put_slice(&[IAC, SB, known.row().code]);
            for part in payload.split_inclusive(|byte| *byte == IAC) {
                out.put_slice(part);
                out.put_slice(if part.ends_with(&[IAC]) { &[IAC] } else { &[] });
            }
            out.put_slice(&[IAC, SE]);
        }
    }

    /// Text, with CR LF for LF and without NUL and CR of its own. If a prompt stands that nobody
    /// answered, the text begins on a new line.
    pub fn text(&mut self, text: &str, out: &mut BytesMut) {
        if !text.is_empty() {
            self.talk.leave_prompt(out);
            put_text(text, out);
        }
    }

    /// A prompt and the mark that this client understands. An empty one is the mark alone, which
    /// says that all is told; the next line need not begin anew.
    pub fn prompt(&mut self, prompt: &str, out: &mut BytesMut) {
        self.talk.leave_prompt(out);
        put_text(prompt, out);
        self.talk.standing = !prompt.is_empty();
        self.talk.answered = false;
        if self.talk.negotiator.agreed(Known::EndOfRecord) {
            out.put_slice(&[IAC, EOR]);
        } else if self.codec.heard_command() && !self.talk.negotiator.agreed(Known::SuppressGoAhead)
        {
            out.put_slice(&[IAC, GA]);
        }
    }

    /// Asks the client not to show what is typed: goes out before the prompt.
    pub fn hide(&mut self, out: &mut BytesMut) {
        self.talk.negotiator.offer(Known::Echo, out);
    }

    /// Lets the client show again what is typed, and ends the line that it did not end itself.
    pub fn show(&mut self, out: &mut BytesMut) {
        if self.talk.negotiator.withdraw(Known::Echo, out) {
            self.talk.leave_prompt(out);
        }
    }

    /// Bytes on the heap: only what is unfinished.
    pub fn held(&self) -> usize {
        self.codec.held()
    }
}

/// A window size as it was told last.
type Size = (Option<u16>, Option<u16>);

/// Everything but the codec, so that it can be changed while the codec reads.
#[derive(Debug, Default)]
struct Talk {
    negotiator: Negotiator,
    /// A prompt is the last thing on the player's screen, and their cursor stands behind it.
    standing: bool,
    /// A line came in since that prompt.
    answered: bool,
    size: Option<Size>,
    seams: Seams,
    /// What follows is compressed.
    packed: bool,
    /// The client is to be cut off; nothing more is heard from it.
    over: bool,
}

impl Talk {
    fn hear(
        &mut self,
        item: Item<'_>,
        now: Millis,
        out: &mut BytesMut,
        on: &mut impl FnMut(Event<'_>) -> Flow,
    ) -> Flow {
        match item {
            Item::Line { text, truncated } => {
                self.answered = true;
                // A client that hides what is typed does not show the line's end either.
                self.standing &= self.negotiator.wanted(Known::Echo);
                on(Event::Line { text, truncated })
            }
            Item::Negotiation { verb, option } => self.negotiate(verb, option, now, out, on),
            Item::Subnegotiation { option: WINDOW_SIZE, payload } => self.resize(payload, on),
            Item::Subnegotiation { option: COMPRESS3, .. }
                if self.negotiator.agreed(Known::Compress3) =>
            {
                self.packed = true;
                Flow::Break(())
            }
            Item::Subnegotiation { option, payload } => match self.told_of(option) {
                Some(row) if self.negotiator.agreed(row.known) => {
                    on(Event::Message { known: row.known, payload })
                }
                _ => Flow::Continue(()),
            },
            Item::AreYouThere => self.here(now, out, on),
            Item::Flood(why) => self.flood(why, on),
        }
    }

    /// An offer, a request, or an answer: news of it goes on to those who want to know, and where
    /// compression begins and ends by it is noted.
    fn negotiate(
        &mut self,
        verb: Verb,
        option: u8,
        now: Millis,
        out: &mut BytesMut,
        on: &mut impl FnMut(Event<'_>) -> Flow,
    ) -> Flow {
        let told = self.told_of(option);
        let agreed = |talk: &Talk| told.is_some_and(|row| talk.negotiator.agreed(row.known));
        let (before, here) = (agreed(self), out.len());
        let pressed = self.negotiator.agreed(Known::Compress2);
        let heard = self.negotiator.hear(verb, option, now, out);
        match (pressed, self.negotiator.agreed(Known::Compress2)) {
            (false, true) => {
                out.put_slice(&[IAC, SB, COMPRESS2, IAC, SE]);
                self.seams.begins = Some(out.len());
            }
            // The WONT that answers it is plain already.
            (true, false) => self.seams.ends = Some(here),
            _ => {}
        }
        if heard.is_err() {
            return self.flood("requests without end", on);
        }
        let after = agreed(self);
        match told {
            Some(row) if after != before => on(Event::Agreed { known: row.known, on: after }),
            _ => Flow::Continue(()),
        }
    }

    /// The row of an option of ours that those behind the wire want to know of.
    fn told_of(&self, code: u8) -> Option<&'static Row> {
        option::find(code, Side::Ours).filter(|row| row.known.is_told())
    }

    /// The client's size; heard even if unasked, told on only if it is news.
    fn resize(&mut self, payload: &[u8], on: &mut impl FnMut(Event<'_>) -> Flow) -> Flow {
        let &[w1, w0, h1, h0] = payload else { return Flow::Continue(()) };
        let side = |high, low, min, max| match u16::from_be_bytes([high, low]) {
            0 => None,
            told => Some(told.clamp(min, max)),
        };
        let width = side(w1, w0, WIDTH_MIN, WIDTH_MAX);
        let height = side(h1, h0, HEIGHT_MIN, HEIGHT_MAX);
        if self.size.replace((width, height)) == Some((width, height)) {
            return Flow::Continue(());
        }
        on(Event::Resized { width, height })
    }

    /// Answers AYT with something one can see (RFC 1123, 3.2.3).
    fn here(
        &mut self,
        now: Millis,
        out: &mut BytesMut,
        on: &mut impl FnMut(Event<'_>) -> Flow,
    ) -> Flow {
        if self.negotiator.may_answer(now) {
            self.leave_prompt(out);
            out.put_slice(b"[Yes]\r\n");
        }
        match self.negotiator.check() {
            Ok(()) => Flow::Continue(()),
            Err(_) => self.flood("questions without end", on),
        }
    }

    /// Begins a new line if a prompt stands on this one.
    fn leave_prompt(&mut self, out: &mut BytesMut) {
        if std::mem::take(&mut self.standing) {
            out.put_slice(b"\r\n");
        }
    }

    fn flood(&mut self, why: &'static str, on: &mut impl FnMut(Event<'_>) -> Flow) -> Flow {
        self.over = true;
        let _ = on(Event::Flood(why));
        Flow::Break(())
    }
}

/// Network text (RFC 5198): UTF-8, lines ended by CR LF, no NUL, no other CR. UTF-8 holds no
/// byte 255, so there is no IAC to double.
fn put_text(text: &str, out: &mut BytesMut) {
    out.reserve(text.len() + text.len() / 16);
    if memchr2(b'\r', 0, text.as_bytes()).is_some() {
        return text.split(['\r', '\0']).for_each(|part| put_lines(part, out));
    }
    put_lines(text, out);
}

fn put_lines(text: &str, out: &mut BytesMut) {
    let mut from = 0;
    for end in memchr_iter(b'\n', text.as_bytes()) {
        out.put_slice(&text.as_bytes()[from..end]);
        out.put_slice(b"\r\n");
        from = end + 1;
    }
    out.put_slice(&text.as_bytes()[from..]);
}
