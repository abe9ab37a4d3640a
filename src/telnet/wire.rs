//! One end of one connection: the codec, the negotiation, and the way back.
//!
//! Prompts are the delicate part. A prompt is a line without an end, and a client learns that it
//! is over from a mark: EOR where that was agreed, else GA. A client that saw one mark may hold
//! back everything unmarked, so whoever ever sent a telnet command gets every prompt marked;
//! whoever sent none (netcat) would print the mark as rubbish and gets none.

mod packing;

use bytes::{BufMut, BytesMut};

pub use super::codec::Flow;
use super::codec::{Codec, EOR, GA, IAC, Item, Mode, Verb, put_subnegotiation};
use super::edit::Editor;
pub use super::event::{Event, Seams, Words};
use super::inquiry::{Inquiry, News};
use super::line::{self, Reading};
use super::mxp;
use super::negotiate::{Change, Negotiator};
use super::network::put_text;
use super::option::{self, COMPRESS2, COMPRESS3, Known, Row, Side, WINDOW_SIZE};
use super::quirks::Prompts;
use crate::base::clock::Millis;
use crate::base::limits::{HEIGHT_MAX, HEIGHT_MIN, WIDTH_MAX, WIDTH_MIN};
use crate::text::charset::Charset;

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

    /// Reads what arrived and says how much of it was used: all, unless `on` broke off, in which
    /// case the rest is to be fed again later. Answers to the client go to `out`.
    pub fn feed(
        &mut self,
        bytes: &[u8],
        now: Millis,
        out: &mut BytesMut,
        on: &mut impl FnMut(Event<'_>) -> Flow,
    ) -> usize {
        if self.talk.over {
            return bytes.len();
        }
        let (mut used, mut flow) = (0, Flow::Continue(()));
        while used < bytes.len() && flow.is_continue() {
            let Wire { codec, talk } = self;
            let mode = codec.mode();
            used += codec.feed(&bytes[used..], &mut |item| {
                flow = talk.hear(item, now, out, on);
                if mode == talk.mode() { flow } else { Flow::Break(()) }
            });
            self.follow_mode();
        }
        if let Some(editor) = &mut self.talk.editor {
            editor.refresh(out);
        }
        used
    }

    /// Reads keys or lines from now on, and loses nothing of what was begun.
    fn follow_mode(&mut self) {
        let reading = self.talk.reading();
        match (self.codec.mode(), self.talk.mode(), &mut self.talk.editor) {
            (Mode::Lines, Mode::Keys, Some(editor)) => {
                editor.hear(&self.codec.set_mode(Mode::Keys), reading);
            }
            (Mode::Keys, Mode::Lines, _) => {
                self.codec.set_mode(Mode::Lines);
                self.codec.begin_line(std::mem::take(&mut self.talk.left_over).as_bytes());
            }
            _ => {}
        }
    }

    /// Tells a player something, in the one order that works: show what is typed, the text, hide
    /// what is typed, the prompt and its mark. A password asked for again is hidden again.
    pub fn tell(&mut self, words: Words<'_>, out: &mut BytesMut) {
        self.talk.charset = words.charset;
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

    /// Says something to the client's program; not a byte if it did not agree: some show it.
    pub fn message(&mut self, known: Known, payload: &[u8], out: &mut BytesMut) {
        if self.talk.negotiator.agreed(known) {
            put_subnegotiation(known.row().code, payload, out);
        }
    }

    /// Text, with CR LF for LF and without NUL and CR of its own. If a prompt stands that nobody
    /// answered, the text begins on a new line.
    pub fn text(&mut self, text: &str, out: &mut BytesMut) {
        if !text.is_empty() {
            self.talk.leave_prompt(out);
            put_text(text, self.talk.charset, out);
        }
    }

    /// A prompt and the mark that this client understands. An empty one is the mark alone, which
    /// says that all is told; the next line need not begin anew.
    pub fn prompt(&mut self, prompt: &str, out: &mut BytesMut) {
        self.talk.leave_prompt(out);
        put_text(prompt, self.talk.charset, out);
        self.talk.standing = !prompt.is_empty();
        self.talk.answered = false;
        self.talk.unmarked = !self.codec.heard_command();
        if self.talk.negotiator.agreed(Known::EndOfRecord) {
            out.put_slice(&[IAC, EOR]);
        } else if self.codec.heard_command() && !self.talk.negotiator.agreed(Known::SuppressGoAhead)
        {
            out.put_slice(&[IAC, GA]);
        }
        if let Some(editor) = &mut self.talk.editor {
            editor.prompted(prompt, self.talk.charset);
            editor.refresh(out);
        }
    }

    /// Asks the client not to show what is typed: goes out before the prompt.
    pub fn hide(&mut self, out: &mut BytesMut) {
        match &mut self.talk.editor {
            Some(editor) => editor.hide(),
            None => self.talk.negotiator.offer(Known::Echo, out),
        }
        self.talk.hides = true;
    }

    /// Lets the client show again what is typed, and ends the line that it did not end itself.
    pub fn show(&mut self, out: &mut BytesMut) {
        self.talk.hides = false;
        match &mut self.talk.editor {
            Some(editor) => editor.show(),
            None => {
                if self.talk.negotiator.withdraw(Known::Echo, out) {
                    self.talk.leave_prompt(out);
                }
            }
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
    /// That prompt was written before the client had said a word of telnet, and bears no mark.
    unmarked: bool,
    size: Option<Size>,
    /// What is typed is to be hidden.
    hides: bool,
    /// The client is a terminal that wants to be echoed.
    wants_keys: bool,
    /// Edits the lines of such a client.
    editor: Option<Box<Editor>>,
    /// What was typed into an editor that is no more.
    left_over: String,
    /// How it was told something last.
    charset: Charset,
    /// What is known of the client, from its first word of telnet on.
    inquiry: Option<Box<Inquiry>>,
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
            Item::Line { raw, truncated } => {
                let text = line::clean(raw, self.reading());
                if self.negotiator.agreed(Known::Mxp)
                    && !self.negotiator.wanted(Known::Echo)
                    && mxp::is_answer(&text)
                {
                    return Flow::Continue(());
                }
                self.answered = true;
                // A client that hides what is typed does not show the line's end either.
                self.standing &= self.negotiator.wanted(Known::Echo);
                on(Event::Line { text: &text, truncated })
            }
            Item::Keys(bytes) => {
                let reading = self.reading();
                if let Some(editor) = &mut self.editor {
                    editor.hear(bytes, reading);
                }
                Flow::Continue(())
            }
            Item::Enter => self.enter(out, on),
            Item::Interrupt => {
                if let Some(editor) = &mut self.editor {
                    editor.clear();
                }
                on(Event::Interrupt)
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
                _ => self.inquire(option, payload, now, out, on),
            },
            Item::AreYouThere => self.here(now, out, on),
            Item::Flood(why) => self.flood(why, on),
        }
    }

    /// How the letters of a line are read: as they are written, unless the client never said.
    fn reading(&self) -> Reading {
        let said = self.inquiry.as_ref().and_then(|inquiry| inquiry.client().charset());
        match (self.charset, said) {
            (Charset::Latin1, _) => Reading::Latin1,
            (_, Some(Charset::Utf8)) => Reading::Utf8,
            (Charset::Utf8 | Charset::Ascii, _) => Reading::Either,
        }
    }

    /// What a client says of itself.
    fn inquire(
        &mut self,
        option: u8,
        payload: &[u8],
        now: Millis,
        out: &mut BytesMut,
        on: &mut impl FnMut(Event<'_>) -> Flow,
    ) -> Flow {
        let Talk { negotiator, inquiry, .. } = self;
        let Some(inquiry) = inquiry else { return Flow::Continue(()) };
        if inquiry.hear(option, payload, negotiator, now, out) == News::None {
            return Flow::Continue(());
        }
        let flow = on(Event::Client(inquiry.client()));
        if inquiry.client().prompts() == Prompts::InTextIfMarked {
            self.mark_late(GA, out);
        }
        flow
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
                put_subnegotiation(COMPRESS2, &[], out);
                self.seams.begins = Some(out.len());
            }
            // The WONT that answers it is plain already.
            (true, false) => self.seams.ends = Some(here),
            _ => {}
        }
        let change = match heard {
            Ok(Some(change)) => change,
            Ok(None) => return Flow::Continue(()),
            Err(_) => return self.flood("requests without end", on),
        };
        self.follow_echo(change, out);
        if change == Change::Agreed(Known::EndOfRecord) {
            self.mark_late(EOR, out);
        }
        let Talk { negotiator, inquiry, .. } = self;
        let inquiry = inquiry.get_or_insert_default();
        let mut flow = Flow::Continue(());
        if inquiry.changed(change, negotiator, now, out) == News::Some {
            flow = on(Event::Client(inquiry.client()));
        }
        let after = agreed(self);
        if let Change::Agreed(Known::Mxp) | Change::Asked(Known::Mxp) = change {
            mxp::begin(out);
        }
        match told {
            Some(row) if after != before => on(Event::Agreed { known: row.known, on: after }),
            _ => flow,
        }
    }

    /// The first question is asked before it is known how it can be marked. TinyFugue shows no
    /// line without an end until it is marked, and KildClient shows it twice, so the mark follows
    /// as soon as there is one.
    fn mark_late(&mut self, mark: u8, out: &mut BytesMut) {
        if self.standing && self.unmarked && !self.answered {
            self.unmarked = false;
            out.put_slice(&[IAC, mark]);
        }
    }

    /// The row of an option of ours that those behind the wire want to know of.
    fn told_of(&self, code: u8) -> Option<&'static Row> {
        option::find(code, Side::Ours).filter(|row| row.known.is_told())
    }

    /// A client that asks us to echo, or that asks for what makes terminals send single keys, is
    /// such a terminal: its keys are echoed and its lines edited here, until it refuses that.
    fn follow_echo(&mut self, change: Change, out: &mut BytesMut) {
        match change {
            Change::Asked(Known::Echo) => self.wants_keys = true,
            Change::Asked(Known::SuppressGoAhead) => {
                self.wants_keys = true;
                self.negotiator.offer(Known::Echo, out);
            }
            Change::Refused(Known::Echo) => {
                self.wants_keys = false;
                let editor = self.editor.take();
                self.left_over = editor.map(|editor| editor.into_line()).unwrap_or_default();
            }
            Change::Agreed(_) | Change::Asked(_) | Change::Refused(_) => {}
        }
        let begins = self.wants_keys && self.negotiator.agreed(Known::Echo);
        if begins && self.editor.is_none() {
            let mut editor = Box::<Editor>::default();
            if self.hides {
                editor.hide();
            }
            editor.resize(self.size.and_then(|(width, _)| width));
            self.editor = Some(editor);
        }
    }

    fn mode(&self) -> Mode {
        match self.editor {
            Some(_) => Mode::Keys,
            None => Mode::Lines,
        }
    }

    /// A line was finished in the editor.
    fn enter(&mut self, out: &mut BytesMut, on: &mut impl FnMut(Event<'_>) -> Flow) -> Flow {
        let Some(editor) = &mut self.editor else { return Flow::Continue(()) };
        let line = editor.finish(out);
        self.answered = true;
        self.standing = false;
        let text = line::clean(line.as_bytes(), Reading::Utf8);
        on(Event::Line { text: &text, truncated: false })
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
        if let Some(editor) = &mut self.editor {
            editor.resize(width);
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

    /// Begins a new line if a prompt stands on this one, or something that was typed.
    fn leave_prompt(&mut self, out: &mut BytesMut) {
        let typed = self.editor.as_mut().is_some_and(|editor| editor.forget_shown());
        if (std::mem::take(&mut self.standing) && !self.is_apart()) || typed {
            out.put_slice(b"\r\n");
        }
    }

    /// Whether the client took the prompt out of the text, which it does once it is marked.
    fn is_apart(&self) -> bool {
        let inquiry = self.inquiry.as_ref();
        let prompts = inquiry.map_or(Prompts::InText, |inquiry| inquiry.client().prompts());
        prompts == Prompts::Apart && !self.unmarked
    }

    fn flood(&mut self, why: &'static str, on: &mut impl FnMut(Event<'_>) -> Flow) -> Flow {
        self.over = true;
        let _ = on(Event::Flood(why));
        Flow::Break(())
    }
}
