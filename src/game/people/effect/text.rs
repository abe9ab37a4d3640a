//! What is seen of effects.

use super::{Effect, Event, Kind, on};
use crate::base::id::CreatureId;
use crate::game::View;
use crate::game::frame::tell::{Sentence, Teller};
use crate::game::ground::fight;
use crate::text::page::Page;
use crate::text::style::Style;
use crate::text::table::Table;

/// Tells everyone concerned.
pub fn tell(event: &Event, teller: &mut Teller) {
    match event {
        Event::Bled { who, room } => {
            let line = Sentence::new("{actor} {bleed|bleeds}.").actor(teller.world, *who).silent();
            teller.to(*who, &line.clone().style(Style::Hurt));
            fight::din(teller, *room, &[*who], &line);
        }
        Event::Brewed { who, kind } => teller.line(*who, Style::Dim.on(brewed(*kind))),
        Event::Ended { who, room, kind } => {
            let line = Sentence::new(ended(*kind)).actor(teller.world, *who).silent();
            let line = line.style(Style::Dim);
            teller.to_in_room(*who, &line);
            fight::din(teller, *room, &[*who], &line);
        }
    }
}

/// What somebody feels of what they ate or drank.
fn brewed(kind: Kind) -> &'static str {
    match kind {
        Kind::Mend => "Your wounds begin to close.",
        Kind::Bless => "Your hand grows steadier.",
        Kind::Shield => "Your skin grows tougher.",
        Kind::Rush => "Your blood runs faster.",
        Kind::Weaken => "Your arms grow heavy.",
        Kind::Expose => "Your guard feels far away.",
        Kind::Guard | Kind::Bleed | Kind::Stun => "Something stirs within you.",
    }
}

fn ended(kind: Kind) -> &'static str {
    match kind {
        Kind::Shield => "{actor} {are|is} no longer shielded.",
        Kind::Guard => "{actor} {are|is} no longer guarded.",
        Kind::Bleed => "{actor} {stop|stops} bleeding.",
        Kind::Bless => "The lift goes out of {actor's} arm.",
        Kind::Weaken => "{actor} {get|gets} {actor.their} strength back.",
        Kind::Expose => "{actor} {close|closes} the gap in {actor.their} guard.",
        Kind::Stun => "{actor} {shake|shakes} off the daze.",
        Kind::Rush => "{actor} {slow|slows} down again.",
        Kind::Mend => "{actor's} wounds no longer close by themselves.",
    }
}

/// What is on somebody, and how long it will last.
pub(super) fn list(view: View, who: CreatureId, page: &Page) -> String {
    let effects = on(view.world, who);
    if effects.is_empty() {
        return "Nothing is on you, good or bad.\n".into();
    }
    let mut table = Table::new(&["Effect", "What it does", "Left"]).align_right(2);
    for effect in effects {
        let left = effect.until.since(view.now).0.div_ceil(1000);
        let (name, what) = described(effect);
        table.push([name.to_string(), what, format!("{left} s")]);
    }
    table.render(page) + "\n"
}

/// The word for an effect, and what it does.
pub fn described(effect: &Effect) -> (&'static str, String) {
    let power = effect.power;
    match effect.kind {
        Kind::Shield => ("shielded", format!("armour +{power}")),
        Kind::Guard => ("guarded", "blows meet your guard instead".into()),
        Kind::Bleed => ("bleeding", format!("{power} health a round")),
        Kind::Bless => ("steadied", format!("attack +{power}")),
        Kind::Weaken => ("weakened", format!("attack -{power}")),
        Kind::Expose => ("exposed", format!("armour -{power}")),
        Kind::Stun => ("dazed", "your next blow is lost".into()),
        Kind::Rush => ("quickened", format!("blows {power} percent sooner")),
        Kind::Mend => ("mending", format!("{power} health back a round")),
    }
}
