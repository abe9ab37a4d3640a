//! Telling: who notices an event, and what each of them reads.
//!
//! A feature's `text` gives a [`Sentence`] once; the teller renders it for every pair of eyes:
//! *You flee east.* to the runner, *The rat flees east.* to watchers, *Something flees east.* in
//! the dark. Viewers who would read the same words share one rendering.

mod being;
pub mod grouping;
pub mod namesake;
pub mod outbox;
mod said;
pub mod senses;

use std::sync::Arc;

use self::being::{Being, Called, Who, gone};
use crate::base::clock::Millis;
use crate::base::id::{CreatureId, RoomId};
use crate::game::frame::tell::grouping::Company;
use crate::game::frame::tell::outbox::{Outbox, Piece};
use crate::game::frame::tell::senses::{Lighting, Senses, senses_by_light};
use crate::game::{Content, EYES, World};
use crate::text::page::Page;
use crate::text::passage::{Layout, Passage};
use crate::text::sentence::{self, Pronouns, Subject};
use crate::text::style::Style;

/// Reads the world, writes into the outbox.
pub struct Teller<'a> {
    pub content: &'a Content,
    pub world: &'a World,
    pub now: Millis,
    pub out: &'a mut Outbox,
    kept: bool,
}

/// One sentence for all eyes. `{actor}` and the like are its subjects, see `text::sentence`.
#[derive(Clone, Debug)]
pub struct Sentence {
    template: String,
    style: Option<Style>,
    subjects: Vec<(&'static str, Who)>,
    words: Vec<(&'static str, String)>,
    /// What reaches those who cannot see: everything, or nothing at all.
    heard: bool,
    indefinite: bool,
    /// Whether those notice it, too, from whom its actor is hidden.
    voiced: bool,
    /// Whose words or gestures it is, and by which way they come.
    said: Option<(CreatureId, &'static str)>,
    /// Whether sleepers hear it.
    loud: bool,
    /// What stands before it, in brackets.
    label: &'static str,
}

impl Sentence {
    /// A sentence that those who cannot see notice too, not knowing who or what.
    pub fn new(template: impl Into<String>) -> Sentence {
        Sentence {
            template: template.into(),
            style: None,
            subjects: Vec::new(),
            words: Vec::new(),
            heard: true,
            indefinite: false,
            voiced: false,
            said: None,
            loud: false,
            label: "",
        }
    }

    /// Colours the whole sentence with a meaning.
    pub fn style(mut self, style: Style) -> Sentence {
        self.style = Some(style);
        self
    }

    /// Only those who can see notice it.
    pub fn silent(mut self) -> Sentence {
        self.heard = false;
        self
    }

    /// It is heard of an actor who is unseen: *Someone says …* What else the unseen do is noticed by
    /// nobody to whom it is not done.
    pub fn voiced(mut self) -> Sentence {
        self.voiced = true;
        self
    }

    /// Names keep their own article: `A rat arrives`, not `The rat`.
    pub fn indefinite(mut self) -> Sentence {
        self.indefinite = true;
        self
    }

    /// A creature of the world. Its name is taken now, and its number if there are several of it.
    pub fn creature(mut self, key: &'static str, world: &World, who: CreatureId) -> Sentence {
        let being = match world.creatures.get(who) {
            Some(body) => Being {
                id: who,
                name: body.name().clone(),
                known: namesake::known(world, who),
                pronouns: body.pronouns(),
            },
            None => gone(who, world.players.name(who).unwrap_or("someone"), Pronouns::They),
        };
        self.subjects.push((key, Who::Creature(being)));
        self
    }

    /// The one who acts: `{actor}`.
    pub fn actor(self, world: &World, who: CreatureId) -> Sentence {
        self.creature("actor", world, who)
    }

    /// The one it is done to: `{target}`.
    pub fn target(self, world: &World, who: CreatureId) -> Sentence {
        self.creature("target", world, who)
    }

    /// A creature that may be gone already, by the name it had.
    pub fn named(mut self, key: &'static str, who: CreatureId, name: &str) -> Sentence {
        self.subjects.push((key, Who::Creature(gone(who, name, Pronouns::It))));
        self
    }

    /// [`Sentence::named`], with the pronouns they had.
    pub fn late(
        mut self,
        key: &'static str,
        who: CreatureId,
        name: &str,
        by: Pronouns,
    ) -> Sentence {
        self.subjects.push((key, Who::Creature(gone(who, name, by))));
        self
    }

    /// A thing, by its name as it is to be read.
    pub fn thing(mut self, key: &'static str, name: impl Into<String>) -> Sentence {
        self.subjects.push((key, Who::Thing(name.into())));
        self
    }

    /// Several creatures, by the words for all of them: `three pickets`.
    pub fn many(mut self, key: &'static str, names: impl Into<String>) -> Sentence {
        self.subjects.push((key, Who::Many(names.into())));
        self
    }

    /// A word that stands as it is.
    pub fn word(mut self, key: &'static str, word: impl ToString) -> Sentence {
        self.words.push((key, word.to_string()));
        self
    }

    fn is_about(&self, viewer: CreatureId) -> bool {
        self.subjects
            .iter()
            .any(|(_, who)| matches!(who, Who::Creature(being) if being.id == viewer))
    }

    fn is_by(&self, viewer: CreatureId) -> bool {
        let acts = |(key, who): &(&str, Who)| {
            *key == "actor" && matches!(who, Who::Creature(being) if being.id == viewer)
        };
        self.subjects.iter().any(acts)
    }

    /// What one in the room where it happens reads of it; `None` if they do not notice.
    pub fn as_read(&self, content: &Content, world: &World, viewer: CreatureId) -> Option<String> {
        let room = world.places.room_of(viewer);
        let lighting = room.map_or(Lighting::Dark, |room| (EYES.lighting)(content, world, room));
        let senses = senses_by_light(world, viewer, lighting);
        self.is_noticed(world, viewer, senses).then(|| self.render(world, viewer, lighting))
    }

    /// Whether anybody whom it is about is hidden from a viewer.
    fn is_veiled(&self, world: &World, viewer: CreatureId) -> bool {
        self.creatures().any(|(_, who)| !world.players.may_see(viewer, who))
    }

    /// Everyone whom it is about.
    fn creatures(&self) -> impl Iterator<Item = (&'static str, CreatureId)> {
        self.subjects.iter().filter_map(|(key, who)| match who {
            Who::Creature(being) => Some((*key, being.id)),
            Who::Thing(_) | Who::Many(_) => None,
        })
    }

    /// Whether one in the room notices.
    fn is_noticed(&self, world: &World, viewer: CreatureId, senses: Senses) -> bool {
        if self.is_ignored(world, viewer) {
            return false;
        }
        let about = self.is_about(viewer);
        // Whoever acts knows it. Whoever it is done to does too, unless it is only to be seen.
        if about && (self.heard || self.is_by(viewer)) {
            return true;
        }
        let is_hidden =
            |(key, who): (&str, CreatureId)| key == "actor" && !world.players.may_see(viewer, who);
        if !about && !self.voiced && self.creatures().any(is_hidden) {
            return false;
        }
        (senses.hear() || self.loud) && (senses.see() || about || self.heard)
    }

    /// The words as `viewer` reads them.
    pub fn render(&self, world: &World, viewer: CreatureId, lighting: Lighting) -> String {
        let is_hidden = |who: &Who| match who {
            Who::Creature(being) => !world.players.may_see(viewer, being.id),
            Who::Thing(_) | Who::Many(_) => false,
        };
        let called = |who: &Who| match lighting {
            Lighting::Dark => Called::Unseen,
            Lighting::Lit if is_hidden(who) => Called::Unseen,
            Lighting::Lit if self.indefinite => Called::New,
            Lighting::Lit => Called::Known,
        };
        let subjects: Vec<(&str, Subject)> = self
            .subjects
            .iter()
            .map(|(key, who)| (*key, who.seen_by(viewer, called(who))))
            .collect();
        let words: Vec<(&str, &str)> =
            self.words.iter().map(|(key, word)| (*key, word.as_str())).collect();
        let text = sentence::render(&self.template, &subjects, &words);
        let text = if self.label.is_empty() { text } else { format!("[{}] {text}", self.label) };
        match self.style {
            Some(style) => style.on(text),
            None => text,
        }
    }
}

impl<'a> Teller<'a> {
    pub fn new(
        content: &'a Content,
        world: &'a World,
        now: Millis,
        out: &'a mut Outbox,
    ) -> Teller<'a> {
        Teller { content, world, now, out, kept: false }
    }

    /// What follows shows kept state (or a change of it), so it waits for the disk.
    pub fn kept(&mut self) -> &mut Self {
        self.kept = true;
        self
    }

    /// Whether anybody is in a room who could read. Where nobody is, which is nearly everywhere, no
    /// sentence need be made.
    pub fn is_read(&self, room: RoomId) -> bool {
        !self.world.places.players_in(room).is_empty()
    }

    /// Everyone in a room who notices.
    pub fn room(&mut self, room: RoomId, sentence: &Sentence) {
        self.room_except(room, &[], sentence);
    }

    /// Everyone in a room who notices, but for some.
    pub fn room_except(&mut self, room: RoomId, not: &[CreatureId], sentence: &Sentence) {
        for (viewer, text, lighting) in self.readers(room, not, sentence) {
            self.note(sentence, viewer, lighting, &text);
            self.push(viewer, text);
        }
    }

    /// Everyone in a room who notices and of whom something holds.
    pub fn room_where(
        &mut self,
        room: RoomId,
        not: &[CreatureId],
        sentence: &Sentence,
        holds: impl Fn(&World, CreatureId) -> bool,
    ) {
        for (viewer, text, lighting) in self.readers(room, not, sentence) {
            if holds(self.world, viewer) {
                self.note(sentence, viewer, lighting, &text);
                self.push(viewer, text);
            }
        }
    }

    /// Somebody comes or goes: `does` is what several do, `arrive from the west`. Of NPCs who do the
    /// same in the same moment one line is made.
    pub fn passes(&mut self, room: RoomId, who: CreatureId, does: &str, sentence: &Sentence) {
        let is_player = self.world.players.is_here(who);
        let name = self.world.creatures.get(who).map(|body| body.name().clone());
        for (viewer, text, lighting) in self.readers(room, &[who], sentence) {
            let Some(name) = name.as_ref().filter(|_| !is_player) else {
                self.push(viewer, text);
                continue;
            };
            let company =
                Company::new(does, if lighting == Lighting::Lit { name } else { "someone" });
            self.join(viewer, company, text, sentence.style);
        }
    }

    fn join(
        &mut self,
        viewer: CreatureId,
        new: Company,
        passage: Arc<Passage>,
        style: Option<Style>,
    ) {
        let kept = self.kept;
        let Some((company, last)) = self.out.joined(viewer, &new) else {
            return self.out.push_company(viewer, Piece { passage, kept }, new);
        };
        let text = sentence::capitalise(&company.sentence());
        let text = style.map_or_else(|| text.clone(), |style| style.on(&text));
        last.passage = Passage::new(text, Layout::Paragraph);
        last.kept |= kept;
    }

    /// The players in a room who are awake, and the light in which they see.
    pub fn observers(&self, room: RoomId) -> Vec<(CreatureId, Lighting)> {
        let lighting = (EYES.lighting)(self.content, self.world, room);
        let players = self.world.places.players_in(room).iter().copied();
        let hears = |viewer: &CreatureId| senses_by_light(self.world, *viewer, lighting).hear();
        players.filter(hears).map(|viewer| (viewer, lighting)).collect()
    }

    /// Who in a room notices, what they read, and whether they see.
    fn readers(
        &self,
        room: RoomId,
        not: &[CreatureId],
        sentence: &Sentence,
    ) -> Vec<(CreatureId, Arc<Passage>, Lighting)> {
        let mut readers = Vec::new();
        if !self.is_read(room) {
            return readers;
        }
        let lighting = (EYES.lighting)(self.content, self.world, room);
        // Those who see everybody read the same, and so do those from whom somebody is hidden.
        let mut others: [Option<Arc<Passage>>; 2] = [None, None];
        let world = self.world;
        let hides = sentence.creatures().any(|(_, who)| world.players.veil(who).is_some());
        for &viewer in self.world.places.players_in(room) {
            let senses = senses_by_light(self.world, viewer, lighting);
            if not.contains(&viewer) || !sentence.is_noticed(self.world, viewer, senses) {
                continue;
            }
            if sentence.is_about(viewer) {
                let own = Passage::new(sentence.render(world, viewer, lighting), Layout::Paragraph);
                readers.push((viewer, own, lighting));
                continue;
            }
            let veiled = hides && sentence.is_veiled(world, viewer);
            let shared = others[usize::from(veiled)].get_or_insert_with(|| {
                Passage::new(sentence.render(world, viewer, lighting), Layout::Paragraph)
            });
            readers.push((viewer, shared.clone(), lighting));
        }
        readers
    }

    /// One player, wherever they are, whatever they see.
    pub fn to(&mut self, who: CreatureId, sentence: &Sentence) {
        self.say_to(who, sentence, Lighting::Lit);
    }

    /// One player, as [`Teller::to`], but not knowing whom it is about where it is dark.
    pub fn to_in_room(&mut self, who: CreatureId, sentence: &Sentence) {
        let room = self.world.places.room_of(who);
        let dark = Lighting::Dark;
        let lighting = room.map_or(dark, |room| (EYES.lighting)(self.content, self.world, room));
        self.say_to(who, sentence, lighting);
    }

    /// One player: a paragraph that is not about anybody.
    pub fn line(&mut self, who: CreatureId, text: impl Into<String>) {
        if self.world.players.is_here(who) {
            self.say(who, text);
        }
    }

    /// One player: text laid out for their page (a table, a map, a room).
    pub fn page(&mut self, who: CreatureId, lay_out: impl FnOnce(&Page) -> String) {
        let Some(page) = self.world.players.page(who) else { return };
        self.push(who, Passage::new(lay_out(page), Layout::Done));
    }

    /// Everyone who is in the world.
    pub fn everyone(&mut self, sentence: &Sentence) {
        let all: Vec<CreatureId> = self.world.players.here().collect();
        all.into_iter().for_each(|who| self.to(who, sentence));
    }

    fn say(&mut self, who: CreatureId, text: impl Into<String>) {
        self.push(who, Passage::new(text, Layout::Paragraph));
    }

    fn push(&mut self, who: CreatureId, passage: Arc<Passage>) {
        self.out.push(who, Piece { passage, kept: self.kept });
    }
}
