//! Bytes that a socket did not take.
//!
//! It grows by what it needs and not by half as much again: a client that does not read may have
//! as many bytes waiting as the limit says, and the limit is what it costs.

use std::collections::VecDeque;

/// Bytes in the order in which they leave.
#[derive(Debug, Default)]
pub(super) struct Queue(VecDeque<u8>);

/// It grows by whole steps.
const STEP_BYTES: usize = 8 * 1024;

impl Queue {
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Bytes on the heap.
    #[cfg(test)]
    pub fn held(&self) -> usize {
        self.0.capacity()
    }

    /// Adds bytes at the end.
    pub fn push(&mut self, bytes: &[u8]) {
        if bytes.is_empty() {
            return;
        }
        let need = self.0.len() + bytes.len();
        if need > self.0.capacity() {
            let room = need.next_multiple_of(if need < STEP_BYTES { 64 } else { STEP_BYTES });
            self.0.reserve_exact(room - self.0.len());
        }
        self.0.extend(bytes);
    }

    /// What can leave in one write.
    pub fn front(&self) -> &[u8] {
        self.0.as_slices().0
    }

    /// Forgets bytes that have left. An empty queue is no longer on the heap.
    pub fn advance(&mut self, bytes: usize) {
        self.0.drain(..bytes);
        if self.0.is_empty() {
            self.0 = VecDeque::new();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::limits::OUTPUT_QUEUE_BYTES_MAX;

    #[test]
    fn bytes_leave_as_they_came() {
        let (mut queue, mut left) = (Queue::default(), Vec::new());
        let sent: Vec<u8> = (0..60_000u32).map(|n| n as u8).collect();
        for (turn, piece) in sent.chunks(1_000).enumerate() {
            queue.push(piece);
            let some = queue.front().len().min(turn * 30);
            left.extend_from_slice(&queue.front()[..some]);
            queue.advance(some);
        }
        while !queue.is_empty() {
            left.extend_from_slice(queue.front());
            queue.advance(queue.front().len());
        }
        assert!(left == sent);
        assert_eq!(queue.held(), 0);
    }

    #[test]
    fn l12_a_full_queue_costs_what_it_holds() {
        let mut queue = Queue::default();
        while queue.len() <= OUTPUT_QUEUE_BYTES_MAX {
            queue.push(&[b'x'; 700]);
        }
        assert!(queue.held() < OUTPUT_QUEUE_BYTES_MAX + 2 * STEP_BYTES, "{}", queue.held());
    }
}
