//! Keys: what the bytes of somebody who types into a terminal mean, one at a time.
//!
//! Cursor keys are escape sequences, and letters have one to four bytes; both may arrive in pieces.

use super::line::{Reading, western};

/// One key that was struck.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Key {
    Letter(char),
    /// Rubs out the letter before the cursor, or under it.
    Backspace,
    Delete,
    Left,
    Right,
    WordLeft,
    WordRight,
    Home,
    End,
    /// The line typed before this one, or after it.
    Up,
    Down,
    /// Rubs out a word, the rest of the line, all of it.
    RubWord,
    RubRest,
    RubLine,
    /// Shows the line anew.
    Redraw,
}

/// Where in a sequence of bytes a keyboard stands.
#[derive(Clone, Copy, Default, Debug)]
enum State {
    #[default]
    Text,
    Escape,
    /// After `ESC O`.
    Shift,
    /// After `ESC [`: the number that is being written, and the one before it.
    Sequence {
        number: u16,
        before: u16,
    },
    /// A title or the like, which nobody types; until BEL or ESC.
    Command,
}

/// A keyboard at the other end.
#[derive(Debug, Default)]
pub(super) struct Keyboard {
    state: State,
    /// The bytes of a letter that is not whole yet.
    held: Vec<u8>,
}

impl Keyboard {
    /// Takes one byte, and tells `press` of each key that is known by it.
    pub fn hear(&mut self, byte: u8, reading: Reading, press: &mut impl FnMut(Key)) {
        self.state = match self.state {
            State::Text => return self.text(byte, reading, press),
            State::Escape => match byte {
                b'[' => State::Sequence { number: 0, before: 0 },
                b'O' => State::Shift,
                b']' | b'P' | b'X' | b'^' | b'_' => State::Command,
                b'b' => typed(Key::WordLeft, press),
                b'f' => typed(Key::WordRight, press),
                8 | 127 => typed(Key::RubWord, press),
                _ => State::Text,
            },
            State::Shift => final_byte(byte, 0, 0, press),
            State::Sequence { number, before } => match byte {
                b'0'..=b'9' => {
                    let number = number.saturating_mul(10).saturating_add(u16::from(byte - b'0'));
                    State::Sequence { number, before }
                }
                b';' => State::Sequence { number: 0, before: number },
                b' '..=b'?' => State::Sequence { number, before },
                _ => final_byte(byte, number, before, press),
            },
            State::Command => match byte {
                7 => State::Text,
                27 => State::Escape,
                _ => State::Command,
            },
        };
    }

    fn text(&mut self, byte: u8, reading: Reading, press: &mut impl FnMut(Key)) {
        if byte >= 0x80 && reading != Reading::Latin1 {
            return self.letter(byte, reading, press);
        }
        self.give_up(reading, press);
        let key = match byte {
            27 => {
                self.state = State::Escape;
                return;
            }
            1 => Key::Home,
            2 => Key::Left,
            4 => Key::Delete,
            5 => Key::End,
            6 => Key::Right,
            8 | 127 => Key::Backspace,
            9 => Key::Letter(' '),
            11 => Key::RubRest,
            12 => Key::Redraw,
            14 => Key::Down,
            16 => Key::Up,
            3 | 21 => Key::RubLine,
            23 => Key::RubWord,
            0..=31 => return,
            letter => Key::Letter(western(letter)),
        };
        press(key);
    }

    /// A byte of a letter that has several.
    fn letter(&mut self, byte: u8, reading: Reading, press: &mut impl FnMut(Key)) {
        self.held.push(byte);
        match str::from_utf8(&self.held) {
            Ok(text) => {
                text.chars().for_each(|letter| press(Key::Letter(letter)));
                self.held.clear();
            }
            Err(fault) if fault.error_len().is_none() => {}
            Err(_) => self.give_up(reading, press),
        }
    }

    /// What was held is no UTF-8.
    fn give_up(&mut self, reading: Reading, press: &mut impl FnMut(Key)) {
        for byte in self.held.drain(..) {
            press(Key::Letter(match reading {
                Reading::Utf8 => char::REPLACEMENT_CHARACTER,
                Reading::Latin1 | Reading::Either => western(byte),
            }));
        }
    }
}

fn typed(key: Key, press: &mut impl FnMut(Key)) -> State {
    press(key);
    State::Text
}

/// The last byte of a sequence says which key it was; Control and Alt make words of letters.
fn final_byte(byte: u8, number: u16, before: u16, press: &mut impl FnMut(Key)) -> State {
    let is_word = before > 0 && matches!(number, 3 | 5);
    let key = match byte {
        b'A' => Key::Up,
        b'B' => Key::Down,
        b'C' if is_word => Key::WordRight,
        b'D' if is_word => Key::WordLeft,
        b'C' => Key::Right,
        b'D' => Key::Left,
        b'H' => Key::Home,
        b'F' => Key::End,
        b'~' => match number {
            1 | 7 => Key::Home,
            3 => Key::Delete,
            4 | 8 => Key::End,
            _ => return State::Text,
        },
        _ => return State::Text,
    };
    press(key);
    State::Text
}
