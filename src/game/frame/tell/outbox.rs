//! The outbox: what everyone is to read, in the order in which it was said.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::base::id::CreatureId;
use crate::game::frame::tell::grouping::Company;
use crate::text::passage::Passage;

/// One passage for one player.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Piece {
    pub passage: Arc<Passage>,
    /// Whether it shows something that is kept, so that it waits for the disk.
    pub kept: bool,
}

/// That somebody read another's words or gestures: said of each reader once they were told.
#[derive(Clone, Debug)]
pub struct Heard {
    pub reader: CreatureId,
    pub speaker: CreatureId,
    /// By which way it came: `say`, `tell`, `gossip`.
    pub channel: &'static str,
    /// Whether the reader knows who it was.
    pub is_known: bool,
    /// All that they read of it.
    pub passage: Arc<Passage>,
}

/// Pieces that wait for their readers.
///
/// A list, not a box for each reader: most of what is said is read by a few, and handed out at
/// once.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Outbox {
    pieces: Vec<(CreatureId, Piece)>,
    /// Who came or went in a reader's last piece, and which that is, so that the next one who
    /// does may join them.
    #[serde(skip)]
    companies: BTreeMap<CreatureId, (usize, Company)>,
    /// Whose words were read by whom since that was last asked.
    #[serde(skip)]
    heard: Vec<Heard>,
}

impl Outbox {
    pub fn push(&mut self, who: CreatureId, piece: Piece) {
        self.companies.remove(&who);
        self.pieces.push((who, piece));
    }

    /// A piece that tells of some who come or go.
    pub fn push_company(&mut self, who: CreatureId, piece: Piece, company: Company) {
        self.companies.insert(who, (self.pieces.len(), company));
        self.pieces.push((who, piece));
    }

    /// Lets others who come or go join those of a reader's last piece; `None` if that tells of
    /// something else.
    pub fn joined(&mut self, who: CreatureId, new: &Company) -> Option<(&Company, &mut Piece)> {
        let (place, company) = self.companies.get_mut(&who)?;
        let (_, piece) = self.pieces.get_mut(*place)?;
        company.joins(new).then_some((company, piece))
    }

    /// Notes that somebody reads another's words.
    pub fn note(&mut self, heard: Heard) {
        self.heard.push(heard);
    }

    /// Takes what was noted.
    pub fn take_heard(&mut self) -> Vec<Heard> {
        std::mem::take(&mut self.heard)
    }

    pub fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }

    pub fn clear(&mut self) {
        self.pieces.clear();
        self.companies.clear();
        self.heard.clear();
    }

    /// Hands out all there is, oldest first.
    pub fn drain(&mut self) -> impl Iterator<Item = (CreatureId, Piece)> {
        self.companies.clear();
        self.pieces.drain(..)
    }
}

#[cfg(test)]
impl Outbox {
    /// Everything that waits.
    pub fn pieces(&self) -> impl Iterator<Item = &Piece> {
        self.pieces.iter().map(|(_, piece)| piece)
    }

    /// What waits for one reader.
    pub fn pieces_for(&self, who: CreatureId) -> Vec<Piece> {
        let for_them = self.pieces.iter().filter(|(reader, _)| *reader == who);
        for_them.map(|(_, piece)| piece.clone()).collect()
    }

    /// Takes what waits for one reader.
    pub fn take(&mut self, who: CreatureId) -> Vec<Piece> {
        let pieces = self.pieces_for(who);
        self.companies.clear();
        self.pieces.retain(|(reader, _)| *reader != who);
        pieces
    }
}
