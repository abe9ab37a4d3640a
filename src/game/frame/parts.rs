//! How a line finds its part of a verb, and what can be said of the parts of a verb.
//!
//! A typed word finds: first the part that is called so, then the one part that begins so. If
//! several do, the player is asked which, unless one of them has promised it ([`Part::shorts`]): it is
//! never the order of the table that decides. A verb may name a part that a bare verb stands for
//! ([`Spec::bare`]), and one that gets every line that begins with no part ([`Spec::other`]).

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::base::id::CreatureId;
use crate::base::limits::{TYPED_SHOWN_CHARS_MAX, USAGE_CHARS_MAX};
use crate::game::frame::args::Args;
use crate::game::frame::flags;
use crate::game::frame::grammar::word_and_rest;
use crate::game::frame::part::{Done, Part};
use crate::game::frame::role::Role;
use crate::game::frame::verb::{self, Spec};
use crate::game::{FEATURES, Feature, Refusal, Turn, View};
use crate::text::style::clean;
use crate::yaml::suggest::nearest;

/// A part in its place.
pub struct Row {
    pub part: &'static Part,
    /// The feature that added it to a verb of another's; nothing for the verb's own.
    pub feature: &'static str,
    /// `faction info`.
    pub name: String,
    /// The whole line as it is to be typed: `faction info <faction>`.
    pub usage: String,
}

/// A verb's own parts and those that features added to it, in the order of the list of features.
pub struct Parts {
    pub verb: &'static Spec,
    pub rows: Vec<Row>,
    /// `faction [list|info <faction>|…]`.
    usage: String,
}

/// What a word turned out to be.
enum Found<'p> {
    One(&'p Row),
    /// It may be any of these.
    Several(Vec<&'static str>),
    Nothing,
}

/// All verbs with parts.
static ALL: LazyLock<BTreeMap<&'static str, Parts>> = LazyLock::new(|| {
    let joined = |verb: &'static Spec| {
        let added = FEATURES.iter().flat_map(|feature| {
            let own = feature.parts.iter().filter(|(name, _)| *name == verb.name);
            own.flat_map(|(_, parts)| *parts).map(|part| (feature.name, part))
        });
        let own = verb.parts.iter().map(|part| ("", part));
        let parts: Vec<(&'static str, &'static Part)> = own.chain(added).collect();
        (!parts.is_empty()).then(|| (verb.name, Parts::new(verb, &parts)))
    };
    verb::all().filter_map(joined).collect()
});

/// The parts of a verb, if it has any.
pub fn of(verb: &str) -> Option<&'static Parts> {
    ALL.get(verb)
}

/// All verbs with parts, by their names.
pub fn all() -> impl Iterator<Item = &'static Parts> {
    ALL.values()
}

impl Parts {
    fn new(verb: &'static Spec, parts: &[(&'static str, &'static Part)]) -> Parts {
        let row = |(feature, part): &(&'static str, &'static Part)| {
            let name = format!("{} {}", verb.name, part.name);
            let usage = format!("{name} {}", part.takes).trim_end().into();
            Row { part, feature, name, usage }
        };
        let all: Vec<&'static Part> = parts.iter().map(|(_, part)| *part).collect();
        let usage = usage(verb, &all);
        Parts { verb, rows: parts.iter().map(row).collect(), usage }
    }

    /// The line of all parts.
    pub fn usage(&self) -> &str {
        &self.usage
    }

    /// The parts that exist for somebody of this rank.
    pub fn known_to(&self, role: Role) -> impl Iterator<Item = &Row> {
        self.rows.iter().filter(move |row| row.part.role <= role)
    }

    /// The part that a word means, for somebody of this rank.
    pub fn meant(&self, role: Role, word: &str) -> Option<&Row> {
        match self.find(role, &word.to_lowercase()) {
            Found::One(row) => Some(row),
            Found::Several(_) | Found::Nothing => None,
        }
    }

    /// The part that carries a whole line out (without its verb), for somebody of this rank.
    pub fn for_line(&self, role: Role, line: &str) -> Option<&Row> {
        let (word, _) = word_and_rest(line);
        match word.is_empty() {
            true => self.named(self.verb.bare),
            false => self.meant(role, word).or_else(|| self.named(self.verb.other)),
        }
    }

    fn named(&self, name: &str) -> Option<&Row> {
        self.rows.iter().find(|row| row.part.name == name)
    }

    fn find(&self, role: Role, word: &str) -> Found<'_> {
        if let Some(row) = self.known_to(role).find(|row| row.part.is_called(word)) {
            return Found::One(row);
        }
        let begins: Vec<&Row> =
            self.known_to(role).filter(|row| row.part.begins_with(word)).collect();
        match begins.as_slice() {
            [] => Found::Nothing,
            [one] => Found::One(one),
            several => Found::Several(several.iter().map(|row| row.part.name).collect()),
        }
    }

    fn carry_out(&'static self, turn: &mut Turn, who: CreatureId, line: &str) -> Done {
        let role = turn.world.players.role(who);
        let (word, rest) = word_and_rest(line);
        if word.is_empty() {
            let bare = self.named(self.verb.bare).ok_or(Refusal::Usage(&self.usage))?;
            return bare.carry_out(turn, who, "");
        }
        match self.find(role, &word.to_lowercase()) {
            Found::One(row) => row.carry_out(turn, who, rest),
            Found::Several(parts) => {
                Err(Refusal::SeveralParts { verb: self.verb.name, word: shown(word), parts })
            }
            Found::Nothing => self.carry_out_other(turn, who, line),
        }
    }

    /// No part: perhaps what one of them takes (`faction sanctum`).
    fn carry_out_other(&'static self, turn: &mut Turn, who: CreatureId, line: &str) -> Done {
        let (word, rest) = word_and_rest(line);
        let parts = self.known_to(turn.world.players.role(who)).map(|row| row.part.name);
        let parts: Vec<&'static str> = parts.collect();
        let nearest = nearest(word, parts.iter().copied());
        let unknown = Refusal::NoPart { verb: self.verb.name, word: shown(word), nearest, parts };
        let Some(other) = self.named(self.verb.other) else { return Err(unknown) };
        match other.carry_out(turn, who, line) {
            Ok(()) => Ok(()),
            Err(_) if nearest.is_some() => Err(unknown),
            Err(why) if rest.is_empty() && word.chars().all(char::is_alphabetic) => {
                Err(Refusal::NorPart { why: Box::new(why), verb: self.verb.name })
            }
            Err(why) => Err(why),
        }
    }
}

impl Row {
    /// Whether it may be used: the feature that added it, and its own flag.
    pub fn is_on(&self, view: View) -> bool {
        flags::is_on(view, self.feature) && flags::is_on(view, self.part.feature)
    }

    fn carry_out(&'static self, turn: &mut Turn, who: CreatureId, rest: &str) -> Done {
        verb::awake_enough(turn.world, who, self.part.posture)?;
        if !self.is_on(turn.view()) {
            return Err(Refusal::Disabled(&self.name));
        }
        (self.part.needs)(turn.view(), who)?;
        (self.part.run)(turn, who, Args::new(who, rest, &self.usage))
    }
}

impl Spec {
    /// Whether it may be used: the feature that it is of, and its own flag.
    pub fn is_on(&self, view: View) -> bool {
        if view.world.flags.is_all_on() {
            return true;
        }
        let is_own = |feature: &&Feature| feature.verbs.iter().any(|own| own.name == self.name);
        let feature = FEATURES.iter().find(is_own).map_or("", |feature| feature.name);
        flags::is_on(view, feature) && flags::is_on(view, self.feature)
    }

    /// Carries a verb out, or the part of it that a line begins with.
    ///
    /// # Errors
    /// Why not.
    pub fn carry_out(&self, turn: &mut Turn, who: CreatureId, line: &str) -> Done {
        if !self.is_on(turn.view()) {
            return Err(Refusal::Disabled(self.name));
        }
        match of(self.name) {
            Some(parts) => parts.carry_out(turn, who, line),
            None => {
                let args = Args::new(who, line, self.usage).seeking(self.seeks);
                (self.run)(turn, who, args)
            }
        }
    }

    /// The line that shows how it is typed: its own, or that of its parts.
    pub fn usage_line(&self) -> &'static str {
        of(self.name).map_or(self.usage, Parts::usage)
    }

    /// Who may type a line of it: the verb's rank, or that of the part that it begins with.
    pub fn role_for(&self, role: Role, line: &str) -> Role {
        let part = of(self.name).and_then(|parts| parts.for_line(role, line));
        part.map_or(self.role, |row| self.role.max(row.part.role))
    }
}

/// All parts with what they take, or, where that would be a paragraph, only their names.
fn usage(verb: &Spec, parts: &[&'static Part]) -> String {
    let whole = |part: &&'static Part| format!("{} {}", part.name, part.takes).trim_end().into();
    let line = |of: Vec<String>| match verb.bare {
        "" => format!("{} {}", verb.name, of.join(" | ")),
        _ => format!("{} [{}]", verb.name, of.join("|")),
    };
    let parts = || parts.iter().filter(|part| part.role <= verb.role);
    let full = line(parts().map(whole).collect());
    match full.chars().count() > USAGE_CHARS_MAX {
        true => line(parts().map(|part| part.name.into()).collect()),
        false => full,
    }
}

fn shown(word: &str) -> String {
    clean(word).chars().take(TYPED_SHOWN_CHARS_MAX).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::game::View;
    use crate::game::frame::posture::Posture;
    use crate::game::frame::refusal::sentence;
    use crate::game::frame::testing::Small;
    use crate::game::ground::creature;
    use crate::text::style::plain;

    /// A part that notes itself in the number of the turn.
    const NOTED: Part = Part { run: note, ..Part::DEFAULT };

    static NATION: Spec = Spec { name: "nation", bare: "list", other: "info", ..Spec::DEFAULT };
    static BARE: Spec = Spec { name: "tax", ..Spec::DEFAULT };
    static PARTS: &[Part] = &[
        Part { name: "list", shorts: &["l"], ..NOTED },
        Part { name: "leave", ..NOTED },
        Part { name: "lend", takes: "<coins>", run: lend, ..NOTED },
        Part { name: "info", takes: "<nation>", run: info, ..NOTED },
        Part { name: "disband", full: true, needs: governs, ..NOTED },
        Part { name: "audit", role: Role::Admin, ..NOTED },
        Part { name: "march", posture: Posture::Standing, ..NOTED },
    ];

    fn note(turn: &mut Turn, _: CreatureId, _: Args) -> Done {
        turn.world.turn += 1;
        Ok(())
    }

    fn lend(turn: &mut Turn, _: CreatureId, mut args: Args) -> Done {
        turn.world.turn += args.amount()?.0;
        args.end()
    }

    fn info(turn: &mut Turn, who: CreatureId, mut args: Args) -> Done {
        match args.rest()? {
            "Tarn" => note(turn, who, args),
            name => Err(Refusal::Because(format!("There is no nation \"{name}\"."))),
        }
    }

    fn governs(view: View, _: CreatureId) -> Done {
        if view.world.turn > 100 {
            Ok(())
        } else {
            Err(Refusal::Because("You are no king.".into()))
        }
    }

    fn parts(verb: &'static Spec) -> &'static Parts {
        Box::leak(Box::new(Parts::new(
            verb,
            &PARTS.iter().map(|part| ("", part)).collect::<Vec<_>>(),
        )))
    }

    /// A small world with one player, and what comes of a line.
    struct Played(Small, CreatureId);

    impl Played {
        fn new() -> Played {
            let mut small = Small::default();
            let room = small.room("hall", None);
            let who = small.player("Aria", room);
            Played(small, who)
        }

        fn types(&mut self, line: &str) -> String {
            let Played(small, who) = self;
            let done = small.turn(|turn| parts(&NATION).carry_out(turn, *who, line));
            done.map_or_else(|why| plain(&sentence(&why)), |()| "done".into())
        }
    }

    #[test]
    fn issue15_2_a_word_finds_its_part_and_never_by_the_order_of_the_table() {
        let mut played = Played::new();
        for line in ["", "list", "L", "LEAVE", "lea", "lend 5 coins", "i Tarn", "Tarn"] {
            assert_eq!(played.types(line), "done", "{line}");
        }
        assert_eq!(played.types("le"), "`nation le` may be `nation leave` or `nation lend`.");
    }

    #[test]
    fn issue15_2_a_wrong_word_is_answered_with_what_there_is() {
        let mut played = Played::new();
        for (line, said) in [
            (
                "laeve",
                "There is no `nation laeve`. Did you mean `nation leave`? There are: list, leave, lend, info, disband and march.",
            ),
            ("Foo", "There is no nation \"Foo\". `help nation` tells what else may follow."),
            ("Foo Bar", "There is no nation \"Foo Bar\"."),
            ("info Foo", "There is no nation \"Foo\"."),
            ("lend", "Usage: nation lend <coins>"),
            ("lend 5 now", "\"now\" is not needed here. Usage: nation lend <coins>"),
            (
                "disb",
                "There is no `nation disb`. Did you mean `nation disband`? There are: list, leave, lend, info, disband and march.",
            ),
            ("disband", "You are no king."),
            ("audit", "There is no nation \"audit\". `help nation` tells what else may follow."),
        ] {
            assert_eq!(played.types(line), said, "{line}");
        }
    }

    #[test]
    fn issue15_2_rank_posture_and_needs_are_those_of_the_part() {
        let Played(mut small, who) = Played::new();
        let parts = parts(&NATION);
        assert!(
            parts.meant(Role::Wizard, "audit").is_none()
                && parts.meant(Role::Admin, "audit").is_some()
        );
        small.turn(|turn| creature::set_posture(turn, who, Posture::Resting));
        let march = small.turn(|turn| parts.carry_out(turn, who, "march"));
        assert_eq!(march, Err(Refusal::Posture(Posture::Resting)));
        small.world.turn = 101;
        assert_eq!(small.turn(|turn| parts.carry_out(turn, who, "disband")), Ok(()));
    }

    #[test]
    fn issue15_2_a_usage_of_many_parts_lists_their_names() {
        let whole = "nation [list|leave|lend <coins>|info <nation>|disband|march]";
        assert_eq!(parts(&NATION).usage(), whole);
        let long: &'static str = "<x>".repeat(USAGE_CHARS_MAX / 3).leak();
        let many = [Part { name: "pay", takes: long, ..NOTED }, PARTS[0]];
        let usage =
            |verb| usage(verb, &[&many[0], &many[1]].map(|part| &*Box::leak(Box::new(*part))));
        assert_eq!(usage(&BARE), "tax pay | list");
        assert_eq!(usage(&NATION), "nation [pay|list]");
    }
}
