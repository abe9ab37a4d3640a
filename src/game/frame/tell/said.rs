//! Words and gestures of players: whose a sentence is, who does not want to hear it, and how it is told to
//! many at once.

use std::sync::Arc;

use super::outbox::Heard;
use super::senses::Lighting;
use super::{Sentence, Teller};
use crate::base::id::CreatureId;
use crate::game::{EYES, World};
use crate::text::passage::{Layout, Passage};

impl Sentence {
    /// It is what somebody says to others, or shows them on purpose, by a way such as `say` or `tell`:
    /// whoever ignores them notices nothing of it, and programs are told of it as words. All words of
    /// one player that others read are marked so.
    pub fn words_of(mut self, who: CreatureId, channel: &'static str) -> Sentence {
        self.said = Some((who, channel));
        self
    }

    /// Sleepers hear it, too.
    pub fn loud(mut self) -> Sentence {
        self.loud = true;
        self
    }

    /// It is of a channel, which stands before it: `[gossip] Aria says …`
    pub fn label(mut self, label: &'static str) -> Sentence {
        self.label = label;
        self
    }

    /// Whether a reader wants to hear nothing of it.
    pub(super) fn is_ignored(&self, world: &World, reader: CreatureId) -> bool {
        self.said.is_some_and(|(by, _)| (EYES.ignores)(world, reader, by))
    }
}

impl Teller<'_> {
    /// Many, wherever they are. Who reads the same shares what is laid out.
    pub fn those(&mut self, all: &[CreatureId], sentence: &Sentence) {
        let mut shared: [Option<Arc<Passage>>; 2] = [None, None];
        for who in all {
            let is_here = self.world.players.is_here(*who);
            if !is_here || sentence.is_ignored(self.world, *who) {
                continue;
            }
            if sentence.is_about(*who) {
                self.say_to(*who, sentence, Lighting::Lit);
                continue;
            }
            let veiled = sentence.is_veiled(self.world, *who);
            let text = shared[usize::from(veiled)].get_or_insert_with(|| {
                let text = sentence.render(self.world, *who, Lighting::Lit);
                Passage::new(text, Layout::Paragraph)
            });
            let text = Arc::clone(text);
            self.note(sentence, *who, Lighting::Lit, &text);
            self.push(*who, text);
        }
    }

    pub(super) fn say_to(&mut self, who: CreatureId, sentence: &Sentence, lighting: Lighting) {
        if !self.world.players.is_here(who) || sentence.is_ignored(self.world, who) {
            return;
        }
        let text = Passage::new(sentence.render(self.world, who, lighting), Layout::Paragraph);
        self.note(sentence, who, lighting, &text);
        self.push(who, text);
    }

    /// Somebody reads what may be another's words.
    pub(super) fn note(
        &mut self,
        sentence: &Sentence,
        reader: CreatureId,
        lighting: Lighting,
        text: &Arc<Passage>,
    ) {
        let Some((speaker, channel)) = sentence.said else { return };
        let sees = lighting == Lighting::Lit && self.world.players.may_see(reader, speaker);
        let is_known = reader == speaker || sees;
        let passage = Arc::clone(text);
        self.out.note(Heard { reader, speaker, channel, is_known, passage });
    }
}
