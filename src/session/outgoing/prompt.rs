//! The prompt: what stands before the next line, filled in from a player's template.
//!
//! Prompts are written oftener than anything else, so nothing is looked up that the template does
//! not ask for, and no number goes through `write!`.

use crate::base::id::CreatureId;
use crate::base::limits::PROMPT_BYTES_MAX;
use crate::game::frame::tell::namesake;
use crate::game::ground::creature::{self, Creature, LEVEL_MAX, experience_for};
use crate::game::ground::{sight, sky};
use crate::game::people::player::Prompt;
use crate::game::people::player::prompt::{Code, Part, Template, default_for};
use crate::game::people::{combat, look};
use crate::game::{Content, World};
use crate::text::page::Page;
use crate::text::style::Style;

/// What somebody's prompt says now; empty if they want none.
pub fn prompt(content: &Content, world: &World, who: CreatureId, page: &Page) -> String {
    let Some(body) = world.creatures.get(who) else { return "> ".into() };
    let chosen = world.players.character(who).map(|own| &own.preferences().prompt);
    let template = match chosen {
        Some(Prompt::Off) => return String::new(),
        Some(Prompt::Own(own)) => own,
        Some(Prompt::Default) | None => default_for(page),
    };
    let foe = combat::foe_of(world, who).and_then(|foe| world.creatures.get(foe));
    let mut filling = Filling {
        content,
        world,
        body,
        foe,
        page,
        open: 0,
        text: String::with_capacity(PROMPT_BYTES),
    };
    filling.style(Style::Prompt);
    filling.fill(template);
    filling.text
}

/// Room that is made for a prompt at once.
const PROMPT_BYTES: usize = 128;

/// A prompt half filled in.
struct Filling<'a> {
    content: &'a Content,
    world: &'a World,
    body: &'a Creature,
    foe: Option<&'a Creature>,
    page: &'a Page,
    /// Meanings that are open.
    open: usize,
    text: String,
}

impl Filling<'_> {
    fn fill(&mut self, template: &Template) {
        let mut is_shown = true;
        for part in template.parts() {
            match part {
                Part::InFight => is_shown = self.foe.is_some(),
                Part::Always => is_shown = true,
                _ if !is_shown || self.text.len() > PROMPT_BYTES_MAX => {}
                Part::Text(text) => self.text.push_str(text),
                Part::Code(code) => self.code(code),
                Part::Meaning(style) => self.style(style),
                // The first is that of the prompt itself.
                Part::Plain if self.open > 1 => self.plain(),
                Part::Plain => {}
            }
        }
        if !self.text.ends_with([' ', '\n']) {
            self.text.push(' ');
        }
        while self.open > 0 {
            self.plain();
        }
    }

    fn style(&mut self, style: Style) {
        self.text.push(style.push());
        self.open += 1;
    }

    fn plain(&mut self) {
        self.text.push(Style::POP);
        self.open -= 1;
    }

    fn code(&mut self, code: Code) {
        let body = self.body;
        match code {
            Code::Health if body.health() * 4 <= body.health_max() => {
                self.style(Style::Danger);
                self.number(body.health());
                self.plain();
            }
            Code::Health => self.number(body.health()),
            Code::HealthMax => self.number(body.health_max()),
            Code::Spirit => self.number(body.spirit()),
            Code::SpiritMax => self.number(body.spirit_max()),
            Code::SpiritName => self.spirit_name(),
            Code::Level => self.number(body.level()),
            Code::Experience => self.number(self.experience()),
            Code::ExperienceToNext if body.level() >= LEVEL_MAX => self.number(0_u32),
            Code::ExperienceToNext => {
                let next = experience_for(body.level() + 1);
                self.number(next.saturating_sub(self.experience()));
            }
            Code::Coins => self.number(creature::coins(self.world, body.id()).0),
            Code::Armour => {
                let armour = combat::armor_class(self.content, self.world, body.id());
                self.text.push_str(&armour.to_string());
            }
            Code::Posture => self.text.push_str(body.posture().word()),
            Code::Room | Code::Area | Code::Exits => self.place(code),
            Code::Foe => {
                if let Some(foe) = self.foe {
                    let seen = sight::sees(self.content, self.world, self.body.id(), foe.id());
                    self.text.push_str(&if seen {
                        namesake::known(self.world, foe.id())
                    } else {
                        "someone".into()
                    });
                }
            }
            Code::FoeCondition => {
                if let Some(foe) = self.foe {
                    self.text.push_str(look::condition(foe.health(), foe.health_max()));
                }
            }
            Code::DayPart => self.text.push_str(sky::phase_now(self.world).word()),
            Code::NewLine => self.text.push('\n'),
            Code::Percent => self.text.push('%'),
        }
    }

    fn number(&mut self, number: impl itoa::Integer) {
        self.text.push_str(itoa::Buffer::new().format(number));
    }

    fn experience(&self) -> u64 {
        self.world.players.character(self.body.id()).map_or(0, |own| own.experience())
    }

    fn spirit_name(&mut self) {
        let player = self.world.players.character(self.body.id());
        let calling = player.and_then(|player| self.content.calling(player.calling()));
        self.text.push_str(calling.map_or("spirit", |calling| calling.spirit_name.as_str()));
    }

    fn place(&mut self, code: Code) {
        let content = self.content;
        let Some(room) = self.world.places.room_of(self.body.id()) else { return };
        match code {
            Code::Area => {
                let area = content.area_of(room).map(|area| area.name.as_str());
                self.text.push_str(area.unwrap_or_default());
            }
            Code::Exits => {
                let words = look::ways_out(content, self.world, room, self.page);
                self.text.push_str(&words);
            }
            _ => {
                let name = sight::room_name(content, self.world, self.body.id());
                self.text.push_str(name);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::game::frame::testing::Small;
    use crate::game::people::player;
    use crate::text::style::plain;

    fn prompts(template: &str) -> String {
        let mut small = Small::default();
        let room = small.room("hall", None);
        let who = small.player("Aria", room);
        let chosen = Prompt::Own(Template::of(template));
        small.turn(|turn| player::choose(turn, who, |preferences| preferences.prompt = chosen));
        prompt(&small.content, &small.world, who, &Page::default())
    }

    #[test]
    fn what_a_short_template_becomes_is_bounded() {
        let long = prompts(&"%r, the room in which I am; ".repeat(200));
        assert!(long.len() < PROMPT_BYTES_MAX + 100, "{}", long.len());
    }

    #[test]
    fn meanings_are_closed_however_they_were_opened() {
        for template in ["%[danger]%h", "%[]%[]%h%[good]%[]%[]", "%([good]%h", "%h %z %"] {
            let filled = prompts(template);
            let opened = filled.chars().filter(|c| Style::of(*c).is_some()).count();
            assert_eq!(opened, filled.matches(Style::POP).count(), "{template}");
        }
        assert_eq!(plain(&prompts("%z%h%")), "25 ", "what is no code is left out");
    }
}
