//! What a builder writes about the checklist of newcomers.

use crate::base::id::RoomId;

/// All goals that are written, in the order in which they are to be done.
#[derive(Clone, Debug, Default)]
pub struct Goals(pub Vec<Goal>);

/// Something that a newcomer should have done once.
#[derive(Clone, Debug)]
pub struct Goal {
    pub id: String,
    /// What to do, without a full stop: `Look about you`.
    pub words: String,
    /// How it is done: what to type.
    pub hint: String,
    pub order: u32,
    /// Any of these does it.
    pub done: Vec<Trigger>,
    pub quiz: Option<Quiz>,
}

/// What does a goal.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Trigger {
    /// This verb was carried out.
    Does(&'static str),
    /// A foe died of what one did.
    Slays,
    Enters(RoomId),
    Reaches(u32),
}

/// A question for those who know it already.
#[derive(Clone, Debug)]
pub struct Quiz {
    pub asks: String,
    /// Any of these is right.
    pub answers: Vec<String>,
}

impl Quiz {
    /// Whether an answer is right, whatever its case and the marks around it.
    pub fn accepts(&self, answer: &str) -> bool {
        let bare =
            |text: &str| text.trim().trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        self.answers.iter().any(|right| bare(right) == bare(answer))
    }
}

impl Goals {
    /// A goal by its id.
    pub fn get(&self, id: &str) -> Option<&Goal> {
        self.0.iter().find(|goal| goal.id == id)
    }
}
