//! Reading along: what is handed to one player is handed to whoever snoops on them, too.

use super::sessions::Sessions;
use crate::base::id::CreatureId;
use crate::game::World;
use crate::game::frame::tell::outbox::Piece;
use crate::game::people::player;
use crate::text::passage::{Layout, Passage};
use crate::text::style::Style;

/// Lets those who snoop on `who` hear what they are about to read. A copy is never copied again.
pub(super) fn copy(world: &World, sessions: &mut Sessions, who: CreatureId, piece: &Piece) {
    if !world.players.is_anybody_snooping() {
        return;
    }
    let mark = Style::Dim.on(format!("[{} reads]", player::name_of(world, who)));
    for snooper in world.players.snoopers(who) {
        let Some(session) = sessions.of_mut(snooper) else { continue };
        match piece.passage.layout() {
            Layout::Done => {
                session.hear(Piece {
                    passage: Passage::new(mark.clone(), Layout::Paragraph),
                    kept: piece.kept,
                });
                session.hear(piece.clone());
            }
            layout => {
                let text = format!("{mark} {}", piece.passage.text());
                session.hear(Piece { passage: Passage::new(text, layout), kept: piece.kept });
            }
        }
    }
}
