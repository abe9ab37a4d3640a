//! What was typed before, to be done again: `!`, `!2`, `!ki`, `repeat`, `^rat^mouse`.
//!
//! Only lines that were acts are remembered: no password, and nothing that was typed at the door.

use std::collections::VecDeque;

use serde::{Deserialize, Serialize};

use super::Session;
use crate::base::allowance::{Allowance, Measure};
use crate::base::clock::Millis;
use crate::base::limits::{EXPANDED_LINES_PER_MINUTE_MAX, LINE_BYTES_MAX, TYPED_HELD_MAX};
use crate::game::Refusal;
use crate::game::people::habit;
use crate::text::style::clean;

/// The last lines of one session, the newest last, and how many were made of them of late.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Recall {
    lines: VecDeque<String>,
    made: Allowance,
}

const MADE: Measure = Measure { most: EXPANDED_LINES_PER_MINUTE_MAX, span: Millis::seconds(60) };

impl Session {
    /// The line that is to be done again, if that is what was typed.
    ///
    /// # Errors
    /// If there is none.
    pub fn recalls(&self, line: &str) -> Result<Option<String>, Refusal> {
        let line = line.trim();
        if matches!(line.to_ascii_lowercase().as_str(), "repeat" | "again" | "!" | "!!") {
            return self.nth_last(1).map(Some);
        }
        if let Some(what) = line.strip_prefix('!') {
            return self.like(what.trim()).map(Some);
        }
        match line.strip_prefix('^').and_then(|rest| rest.split_once('^')) {
            Some((old, new)) if !old.is_empty() => self.instead(old, new).map(Some),
            _ => Ok(None),
        }
    }

    fn nth_last(&self, number: usize) -> Result<String, Refusal> {
        let at = self.recall.lines.len().checked_sub(number);
        at.and_then(|at| self.recall.lines.get(at)).cloned().ok_or_else(habit::nothing_typed)
    }

    /// `2`: the one before the last; `ki`: the last that began so.
    fn like(&self, what: &str) -> Result<String, Refusal> {
        if let Ok(number) = what.parse::<usize>() {
            return self.nth_last(number.max(1));
        }
        let wanted = what.to_lowercase();
        let fits = |line: &&String| line.to_lowercase().starts_with(&wanted);
        let found = self.recall.lines.iter().rev().find(fits).cloned();
        found.ok_or_else(|| habit::nothing_like_it(&clean(what)))
    }

    /// The last line with one part of it another.
    fn instead(&self, old: &str, new: &str) -> Result<String, Refusal> {
        let last = self.nth_last(1)?;
        let new = new.strip_suffix('^').unwrap_or(new);
        if !last.contains(old) {
            return Err(habit::without(&clean(old)));
        }
        let line = last.replacen(old, new, 1);
        if line.len() > LINE_BYTES_MAX { Err(habit::too_many_lines()) } else { Ok(line) }
    }

    /// A line was typed that may be wanted again.
    pub fn remembers(&mut self, line: &str) {
        let line = line.trim();
        if line.is_empty() || self.recall.lines.back().is_some_and(|last| last == line) {
            return;
        }
        if self.recall.lines.len() >= TYPED_HELD_MAX {
            self.recall.lines.pop_front();
        }
        self.recall.lines.push_back(line.to_owned());
    }

    /// Whether one more line may be made of what was typed; it counts.
    pub fn may_make_more(&mut self, now: Millis) -> bool {
        let may = self.recall.made.wait(MADE, now) == Millis(0);
        if may {
            self.recall.made.count(MADE, now);
        }
        may
    }
}
