//! What is typed about duels.

use super::refusals;
use super::rules::{accept, challenge, decline, give_up};
use super::state::{Pact, Stage, Stake};
use super::text;
use crate::base::id::CreatureId;
use crate::game::frame::args::Args;
use crate::game::frame::grammar;
use crate::game::frame::part::{Done, Part};
use crate::game::frame::turn::Kept;
use crate::game::frame::verb::{Group, Spec};
use crate::game::ground::creature::Posture;
use crate::game::ground::find;
use crate::game::people::player;
use crate::game::{Event as Any, Refusal, Turn};
use crate::text::style::clean;

/// The verbs of this feature.
pub(super) const VERBS: &[Spec] = &[Spec {
    name: "duel",
    posture: Posture::Sitting,
    group: Group::Fighting,
    example: "duel bran to the floor",
    help: "A fight between two players who both want it, until first blood or until one is on the \
           floor. Nobody dies of it, and nothing is lost or learnt. With a name it asks somebody who \
           is here; alone it says how things stand. Type `help duels` for more.",
    parts: PARTS,
    bare: "status",
    other: "challenge",
    ..Spec::DEFAULT
}];

const PARTS: &[Part] = &[
    Part {
        name: "challenge",
        takes: "<who> [first blood|to the floor]",
        example: "duel challenge bran first blood",
        help: "Asks somebody for a duel: until first blood, if you say nothing else. `duel bran` does. \
               It lapses in a minute.",
        run: ask,
        ..Part::DEFAULT
    },
    Part {
        name: "accept",
        takes: "[who]",
        posture: Posture::Standing,
        example: "duel accept aria",
        help: "Takes up a challenge. The duel begins a few breaths later, where you both are.",
        run: take_up,
        ..Part::DEFAULT
    },
    Part {
        name: "decline",
        takes: "[who]",
        example: "duel decline",
        help: "Declines a challenge, or takes your own back.",
        run: turn_down,
        ..Part::DEFAULT
    },
    Part {
        name: "yield",
        example: "duel yield",
        help: "Gives the duel that you are in to the other. So does leaving the room.",
        run: |turn, who, args| {
            args.end()?;
            give_up(turn, who)
        },
        ..Part::DEFAULT
    },
    Part {
        name: "status",
        example: "duel status",
        help: "Says who has challenged whom, and what may be typed about it.",
        run: |turn, who, args| {
            args.end()?;
            turn.show_line(who, Kept::No, move |view| text::status(view, who));
            Ok(())
        },
        ..Part::DEFAULT
    },
];

fn ask(turn: &mut Turn, who: CreatureId, args: Args) -> Done {
    let (name, stake) = whom_and_stake(args.ahead());
    let noun = grammar::noun(name).ok_or_else(|| args.usage())?;
    let to = find::creature(turn, who, &noun)?;
    player::spoke_of(turn.world, who, Some(to), None);
    // The name was understood: what stands in the way is not what else might have been typed.
    if let Err(why) = challenge(turn, who, to, stake) {
        turn.report(Any::Refused { who, why });
    }
    Ok(())
}

/// `bran to the floor`: what stands last says how far it goes.
fn whom_and_stake(typed: &str) -> (&str, Stake) {
    const STAKES: [(&str, Stake); 7] = [
        ("to first blood", Stake::FirstBlood),
        ("until first blood", Stake::FirstBlood),
        ("first blood", Stake::FirstBlood),
        ("blood", Stake::FirstBlood),
        ("to the floor", Stake::Floor),
        ("to floor", Stake::Floor),
        ("floor", Stake::Floor),
    ];
    let typed = typed.trim();
    let ends = |(words, stake): &(&str, Stake)| {
        let at = typed.len().checked_sub(words.len())?;
        let (name, last) = typed.split_at_checked(at)?;
        let apart = name.ends_with(char::is_whitespace);
        (apart && last.eq_ignore_ascii_case(words)).then(|| (name.trim_end(), *stake))
    };
    STAKES.iter().find_map(ends).unwrap_or((typed, Stake::FirstBlood))
}

fn take_up(turn: &mut Turn, who: CreatureId, mut args: Args) -> Done {
    let name = args.maybe(Args::word)?;
    args.end()?;
    let asked = turn.world.duels.asked_of(who);
    let pact = meant(turn, &asked, name, "duel accept")?.ok_or_else(refusals::nobody_asked)?;
    accept(turn, who, pact)
}

fn turn_down(turn: &mut Turn, who: CreatureId, mut args: Args) -> Done {
    let name = args.maybe(Args::word)?;
    args.end()?;
    let own = turn.world.duels.pacts.get(&who).filter(|pact| pact.stage == Stage::Asked).copied();
    let mut asked = turn.world.duels.asked_of(who);
    // One's own is meant by the name of the other, too, and where there is nothing else.
    let is_own = |pact: &Pact| name.is_some_and(|name| is_called(turn, pact.to, name));
    if own.is_some() && (asked.is_empty() || own.is_some_and(|pact| is_own(&pact))) {
        asked = Vec::from_iter(own);
        decline(turn, asked[0], who);
        return Ok(());
    }
    let pact = meant(turn, &asked, name, "duel decline")?.ok_or_else(refusals::nobody_asked)?;
    decline(turn, pact, who);
    Ok(())
}

/// The one of several challenges that a name means, or the only one.
fn meant(
    turn: &Turn,
    asked: &[Pact],
    name: Option<&str>,
    verb: &str,
) -> Result<Option<Pact>, Refusal> {
    match (name, asked) {
        (Some(name), [_, ..]) => {
            let found = asked.iter().find(|pact| is_called(turn, pact.who, name)).copied();
            found.map(Some).ok_or_else(|| refusals::not_asked_by(&clean(name)))
        }
        (None, [_, _, ..]) => {
            let names: Vec<String> =
                asked.iter().map(|pact| player::name_of(turn.world, pact.who)).collect();
            Err(refusals::who_of_them(&names, verb))
        }
        (_, asked) => Ok(asked.first().copied()),
    }
}

fn is_called(turn: &Turn, who: CreatureId, name: &str) -> bool {
    player::name_of(turn.world, who).to_lowercase().starts_with(&name.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_far_a_duel_goes_stands_behind_the_name() {
        for (typed, name, stake) in [
            ("bran", "bran", Stake::FirstBlood),
            ("bran first blood", "bran", Stake::FirstBlood),
            ("bran To The Floor ", "bran", Stake::Floor),
            ("bran floor", "bran", Stake::Floor),
            ("floor", "floor", Stake::FirstBlood),
            ("dürr floor", "dürr", Stake::Floor),
            ("ü", "ü", Stake::FirstBlood),
        ] {
            assert_eq!(whom_and_stake(typed), (name, stake), "{typed}");
        }
    }
}
