//! What leaves a session at the end of a turn: text that need not wait for the disk any more, what is
//! said to the client's program, and one prompt behind it all.

use super::pager::Pager;
use super::prompt;
use super::unkept::NOT_KEPT_YET;
use crate::base::clock::Millis;
use crate::base::limits::KEPT_WAIT_MS_MAX;
use crate::game::{Content, World};
use crate::messages::output::Write;
use crate::session::arrival::ONE_MOMENT;
use crate::session::{Session, State};
use crate::text::page::Page;
use crate::text::paint::paint;
use crate::text::passage::{Layout, Passage};

impl Session {
    /// What may leave now: everything up to the first text that still waits for the disk.
    pub fn release(
        &mut self,
        content: &Content,
        world: &World,
        kept_until: u64,
        now: Millis,
    ) -> Option<Write> {
        let mut text = String::new();
        let mut messages = Vec::new();
        let back = self.outgoing.unkept.all_clear(kept_until);
        let (mut is_read, mut answers) = (back.is_some(), false);
        let mut owes_prompt = self.arrival.is_some();
        if let Some(back) = back {
            Passage::new(back, Layout::Paragraph).paint(&self.page(world), &mut text);
        }
        while let Some(first) = self.outgoing.held.front() {
            let late = now.since(first.since) >= Millis(KEPT_WAIT_MS_MAX);
            if first.batch > kept_until && !late {
                break;
            }
            if first.batch > kept_until && first.is_read {
                let page = self.page(world);
                Passage::new(NOT_KEPT_YET, Layout::Paragraph).paint(&page, &mut text);
                self.outgoing.unkept.told(first.batch);
            }
            let Some(mut held) = self.outgoing.held.pop_front() else { break };
            is_read |= held.is_read;
            answers |= held.answers;
            owes_prompt |= held.owes_prompt;
            messages.append(&mut held.messages);
            match text.is_empty() {
                true => text = held.text,
                false => text.push_str(&held.text),
            }
        }
        let asked = self.asks_to_wait(now);
        if asked {
            let page = self.page(world);
            Passage::new(ONE_MOMENT, Layout::Paragraph).paint(&page, &mut text);
        }
        if answers && self.wants_pages(world) {
            let window = self.window(world);
            self.outgoing.pager = Pager::open(self.outgoing.pager.take(), &mut text, window);
        }
        let done = self.closing && self.outgoing.held.is_empty();
        // What waited may be for programs only; the prompt waited for it all the same.
        let due = self.outgoing.prompt_due && self.outgoing.held.is_empty();
        let paced = !(done || asked || due || answers || owes_prompt);
        let owed = self.outgoing.pace.is_due(now) && self.outgoing.held.is_empty();
        match is_read || done || asked || due || owed {
            true if paced && is_read && self.waits_with_its_prompt(now) => {
                let charset = self.page(world).charset;
                let connection = self.connection;
                Some(Write { connection, text, charset, messages, ..Write::default() })
            }
            true => {
                let write = self.write(content, world, text);
                if write.prompt.is_some() {
                    self.outgoing.pace.prompted(now);
                }
                Some(Write { messages, ..write })
            }
            // Nothing is read of it, so no prompt follows.
            false if messages.is_empty() => None,
            false => Some(Write { connection: self.connection, messages, ..Write::default() }),
        }
    }

    fn write(&mut self, content: &Content, world: &World, text: String) -> Write {
        let asked = match &self.state {
            State::Door(step) => step.is_secret(),
            State::Playing(_) => self.change.is_some(),
        };
        let hide = (asked || self.arrival.is_some()) && !self.closing;
        let page = self.page(world);
        let prompts = !self.closing && self.outgoing.held.is_empty();
        let prompt = prompts.then(|| self.prompt(content, world, &page)).flatten();
        self.outgoing.prompt_due = !self.outgoing.held.is_empty();
        // A question asked again is hidden again.
        let changed = hide != self.outgoing.hidden || (hide && prompt.is_some());
        self.outgoing.hidden = hide;
        Write {
            connection: self.connection,
            text,
            prompt,
            hide: changed.then_some(hide),
            charset: page.charset,
            messages: Vec::new(),
            close: self.closing,
        }
    }

    fn prompt(&self, content: &Content, world: &World, page: &Page) -> Option<String> {
        let styled = match (&self.outgoing.pager, &self.state) {
            (Some(pager), _) => pager.prompt(page),
            (None, State::Door(step)) => step.question()?.to_string(),
            (None, State::Playing(_)) if self.change.is_some() => self.change_asks()?.to_string(),
            (None, State::Playing(who)) => prompt::prompt(content, world, *who, page),
        };
        let mut painted = String::new();
        paint(&styled, page, &mut painted);
        Some(painted)
    }
}
