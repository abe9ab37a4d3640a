//! What is seen of socials.

use super::{Aim, Event};
use crate::base::id::CreatureId;
use crate::game::frame::tell::{Sentence, Teller};
use crate::game::frame::view::View;
use crate::game::frame::words::social::Sense;
use crate::game::ground::sight;
use crate::game::{Content, World};
use crate::text::link::link;
use crate::text::page::Page;
use crate::text::style::Style;
use crate::text::widget::columns;
use crate::text::wrap::wrap;

/// Words each fact for everyone who notices.
pub fn tell(event: &Event, teller: &mut Teller) {
    let Event::Shown { who, room, at, aim } = event;
    let (content, world) = (teller.content, teller.world);
    let Some(line) = sentence(content, world, event) else { return };
    let line = line.style(Style::Emote);
    teller.room(*room, &line);
    let is_felt = content.words.socials.get(*at).is_some_and(|social| social.sense == Sense::Felt);
    if let (true, Aim::Person(target)) = (is_felt, aim) {
        feels(teller, *who, *target, &line);
    }
}

/// Whom it is done to in the dark feels it.
fn feels(teller: &mut Teller, who: CreatureId, target: CreatureId, line: &Sentence) {
    if !sight::senses(teller.content, teller.world, target).see() && who != target {
        teller.to_in_room(target, line);
    }
}

/// The sentence for all who notice, without its colour; `None` if it is written no more.
pub fn sentence(content: &Content, world: &World, event: &Event) -> Option<Sentence> {
    let Event::Shown { who, at, aim, .. } = event;
    let social = content.words.socials.get(*at)?;
    let template = match aim {
        Aim::Nobody => Some(&social.alone),
        Aim::Person(_) => social.person.as_ref(),
        Aim::Oneself => social.own.as_ref(),
        Aim::Thing(_) => social.thing.as_ref(),
    };
    let line = Sentence::new(template?).actor(world, *who).words_of(*who, "emote");
    let line = match aim {
        Aim::Person(target) => line.target(world, *target),
        Aim::Thing(name) => line.thing("thing", name),
        Aim::Nobody | Aim::Oneself => line,
    };
    Some(if social.sense == Sense::Heard { line.voiced() } else { line.silent() })
}

/// All socials whose words begin so.
pub(super) fn list(view: View, beginning: &str, page: &Page) -> String {
    let all = view.content.words.socials.in_order();
    let words = all.iter().map(|social| social.word.as_str());
    let fitting: Vec<&str> = words.filter(|word| word.starts_with(beginning)).collect();
    if fitting.is_empty() {
        return wrap(&none(beginning), page, 0) + "\n";
    }
    let linked: Vec<String> =
        fitting.iter().map(|word| link(format_args!("help {word}"), word, page)).collect();
    let says = "Alone, or with somebody or something behind: `nod`, `nod bob`, `hug me`, `pat dog`. \
                `help <social>` shows what it looks like.";
    format!("{}\n{}\n", columns(&linked, page).trim_end(), wrap(says, page, 0))
}

fn none(beginning: &str) -> String {
    match beginning {
        "" => "Nobody has written down what can be shown here. There is `emote`.".into(),
        beginning => format!("No social begins with \"{beginning}\". `socials` lists all of them."),
    }
}
