//! Those of one name in one place, told apart: *the second salt jackal*.
//!
//! Each NPC has a number among its namesakes for as long as it stays (`place`); it is spoken of while
//! there are others. What is read can be typed: `kill second jackal` and `kill 2.jackal` mean the one
//! that is called so (`find`).

use crate::base::id::CreatureId;
use crate::game::World;
use crate::text::sentence::the;
use crate::text::words::{nth_word, without_article};

/// Which of several an NPC is, if there are several of its name where it is.
pub fn number(world: &World, who: CreatureId) -> Option<u32> {
    let body = world.creatures.get(who).filter(|body| !body.is_player())?;
    let there = world.places.npcs_in(world.places.room_of(who)?).iter();
    let is_namesake = |other: &CreatureId| {
        *other != who
            && world.creatures.get(*other).is_some_and(|other| other.name() == body.name())
    };
    let has_others = there.copied().any(|other| is_namesake(&other));
    has_others.then(|| world.places.number(who)).flatten()
}

/// What somebody is called by those who know of them: `Aria`, `the rat`, `the second salt jackal`.
pub fn known(world: &World, who: CreatureId) -> String {
    let name = world.creatures.get(who).map_or("someone", |body| body.name().as_str());
    numbered(name, number(world, who))
}

/// A name as something already known, with its number if it needs one.
pub fn numbered(name: &str, number: Option<u32>) -> String {
    match number {
        Some(number) => format!("the {} {}", nth_word(u64::from(number)), without_article(name)),
        None => the(name),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::game::frame::grammar::noun;
    use crate::game::frame::testing::Small;
    use crate::game::ground::creature;
    use crate::game::ground::find;
    use crate::game::ground::movement::{Way, step};
    use crate::game::ground::room::Direction;

    /// A hall with three rats and Aria in it, and a lane beside it.
    fn three_rats() -> (Small, CreatureId, Vec<CreatureId>) {
        let mut small = Small::default();
        let (hall, lane) = (small.room("hall", None), small.room("lane", None));
        small.join(hall, Direction::West, lane);
        let rat = small.template("rat", &[]);
        let aria = small.player("Aria", hall);
        let rats = (0..3).map(|_| small.npc(rat, hall)).collect();
        (small, aria, rats)
    }

    #[test]
    fn issue14_07_each_keeps_its_number_and_one_alone_needs_none() {
        let (mut small, _, rats) = three_rats();
        let known = |small: &Small| -> Vec<String> {
            rats.iter().map(|rat| known(&small.world, *rat)).collect()
        };
        assert_eq!(known(&small), ["the first rat", "the second rat", "the third rat"]);
        small.turn(|turn| creature::remove(turn, rats[1], crate::game::ground::place::How::Faded));
        assert_eq!(known(&small)[2], "the third rat", "a number does not change");
        let lane = small.content.room_named("lane").expect("it was made");
        let hall = small.content.room_named("hall").expect("it was made");
        small.turn(|turn| step(turn, rats[0], lane, Way::Direction(Direction::West)));
        assert_eq!(known(&small)[0], "the rat", "nobody else of its name is there");
        assert_eq!(known(&small)[2], "the rat");
        small.turn(|turn| step(turn, rats[0], hall, Way::Direction(Direction::East)));
        assert_eq!(known(&small)[0], "the first rat", "the lowest that is free");
        assert_eq!(known(&small)[2], "the third rat");
    }

    #[test]
    fn issue14_07_what_is_read_can_be_typed() {
        let (mut small, aria, rats) = three_rats();
        small.turn(|turn| creature::hurt(turn, rats[2], 6));
        small.turn(|turn| creature::hurt(turn, rats[1], 3));
        let meant = |small: &mut Small, typed: &str| {
            small.turn(|turn| find::creature(turn, aria, &noun(typed).expect("a noun")).ok())
        };
        for (typed, rat) in [
            ("rat", 0),
            ("first rat", 0),
            ("2.rat", 1),
            ("second rat", 1),
            ("the third rat", 2),
            ("wounded rat", 2),
            ("the wounded one", 2),
            ("wounded", 2),
        ] {
            assert_eq!(meant(&mut small, typed), Some(rats[rat]), "{typed}");
        }
        assert_eq!(meant(&mut small, "fourth rat"), None);
        small.turn(|turn| creature::remove(turn, rats[0], crate::game::ground::place::How::Faded));
        assert_eq!(meant(&mut small, "second rat"), Some(rats[1]), "by number, not by place");
        assert_eq!(meant(&mut small, "third rat"), Some(rats[2]));
        assert_eq!(meant(&mut small, "rat"), Some(rats[1]), "any will do");
    }
}
