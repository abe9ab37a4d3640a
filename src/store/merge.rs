//! Two batches made one, so that what waits for a failing disk stays bounded: it grows with the
//! number of rows that changed, not with the time that the disk is away.
//!
//! Written in one go, the merged batch leaves the same rows as its two parts, one after the
//! other. `a` and then `b` must therefore become: everything that either takes away, then what
//! `a` put and `b` did not touch, then what `b` put.

use std::collections::HashSet;

use crate::game::frame::keep::{Batch, Gone, Put};

impl Batch {
    /// The one batch that does what `self` and then `later` do. It has the number of `later`.
    #[must_use]
    pub fn merge(self, later: Batch) -> Batch {
        let keep = surviving(&self.put, &later);
        let put = self.put.into_iter().zip(keep).filter_map(|(put, keep)| keep.then_some(put));
        let mut put = put.collect::<Vec<_>>();
        // What is forgotten later is forgotten in the lines that are to be written before.
        for gone in &later.gone {
            if let Gone::Said(forget) = gone {
                for line in put.iter_mut().filter(|put| put.log().is_some()) {
                    line.hide(forget);
                }
            }
        }
        let mut gone = self.gone;
        let fresh = fresh(&gone, &later.gone);
        gone.extend(later.gone.into_iter().zip(fresh).filter_map(|(g, new)| new.then_some(g)));
        Batch { number: later.number, gone, put: put.into_iter().chain(later.put).collect() }
    }
}

/// Makes `batches` one, in order, if there are more than `most`.
pub(super) fn shorten(batches: &mut Vec<Batch>, most: usize) {
    if batches.len() > most {
        let merged = batches.drain(..).reduce(Batch::merge);
        batches.extend(merged);
    }
}

/// For each earlier put, whether `later` leaves it to be written. Lines of logs always stay.
fn surviving(earlier: &[Put], later: &Batch) -> Vec<bool> {
    let put = later.put.iter().filter_map(Put::row);
    let touched = put.chain(later.gone.iter().cloned()).collect::<HashSet<_>>();
    let stays = |put: &Put| put.row().is_none_or(|row| !touched.contains(&row));
    earlier.iter().map(stays).collect()
}

/// For each later gone, whether it is not among the earlier ones already.
fn fresh(earlier: &[Gone], later: &[Gone]) -> Vec<bool> {
    let known = earlier.iter().collect::<HashSet<_>>();
    later.iter().map(|gone| !known.contains(gone)).collect()
}
