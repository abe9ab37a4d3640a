//! Bulletins: one thing that happened, for all who follow it, by three ways out (C16): a line, an
//! `Event.Push` for their programs, and a notice for those who are away.

use super::rules::{Draft, is_there, send};
use super::state::{Topic, Way};
use super::text::Event;
use crate::base::id::CreatureId;
use crate::game::Turn;
use crate::game::frame::watch::Moment;
use crate::game::ground::sight;
use crate::text::style::{Style, plain};

/// Whom a bulletin is for.
#[derive(Clone, Debug)]
pub enum Audience {
    /// Every character there is.
    Everyone,
    /// These: the members of something, or whoever is somewhere.
    These(Vec<CreatureId>),
}

/// What becomes of a bulletin for those who are away.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Lasting {
    /// They have missed it.
    Passes,
    /// It waits for them as a notice.
    Waits,
}

/// Something that happened, for all who follow it.
#[derive(Clone, Debug)]
pub struct Bulletin {
    /// By which players say whether they want to hear of it.
    pub topic: &'static Topic,
    /// What it is a part of, for programs: `galaxy:events`, `party:12`.
    pub about: String,
    pub audience: Audience,
    pub words: String,
    pub style: Style,
    pub lasting: Lasting,
}

/// Tells all who follow it, wherever they are. Asleep in the world, one hears nothing of it. Kept.
pub fn publish(turn: &mut Turn, bulletin: Bulletin) {
    let everyone: Vec<CreatureId> = match &bulletin.audience {
        Audience::These(all) => all.clone(),
        Audience::Everyone if bulletin.lasting == Lasting::Passes => {
            turn.world.players.here().collect()
        }
        Audience::Everyone => turn.world.players.all_characters().map(|(_, who)| who).collect(),
    };
    let (mut there, mut on_channel) = (Vec::new(), Vec::new());
    for who in everyone {
        let way = turn.world.notices.way(who, bulletin.topic.name);
        if way == Way::Off {
            continue;
        }
        if !is_there(turn.world, who) {
            if bulletin.lasting == Lasting::Waits {
                let (topic, words) = (bulletin.topic, bulletin.words.clone());
                send(turn, who, Draft { topic, words, command: String::new() });
            }
        } else if sight::senses(turn.content, turn.world, who).hear() {
            if matches!(way, Way::Channel | Way::Both) {
                on_channel.push(who);
            }
            if way != Way::Channel {
                there.push(who);
            }
        }
    }
    let both = there.iter().chain(on_channel.iter().filter(|who| !there.contains(who)));
    for who in both {
        let (topic, text) = (bulletin.about.clone(), plain(&bulletin.words));
        turn.world.dirty.watch.moment(*who, Moment::Pushed { topic, text });
    }
    let Bulletin { words, style, topic, .. } = bulletin;
    turn.report(Event::Published { topic: topic.name, to: there, on_channel, words, style });
}
