//! Goals in the stock world: the beach can be done on foot, and what is asked for after it can be, too.

use dominion::base::clock::Millis;
use dominion::game::people::goal::{Goals, Sort, is_possible, offers};
use dominion::game::people::tip::Tip;

use crate::conversations::{commands_in, is_understood};
use crate::harness::evening::Evening;
use crate::harness::world;
use crate::stock_world::{FILES, WORLD};

/// The stock world with a newcomer on its beach.
fn beach(player: &str) -> Evening {
    let text = format!("{{rooms: {{lowwater_strand: {{}}}}, players: {{Aria: {player}}}}}");
    let mut tiny = world::read(&text).expect("a tiny world");
    tiny.files = FILES.clone();
    let mut evening = Evening::in_world(&tiny);
    evening.says("Aria", "width 0");
    evening
}

/// Types a line until something is read.
fn until(evening: &mut Evening, line: &str, wanted: &str) {
    let mut read = String::new();
    for _ in 0..60 {
        read.push_str(&evening.says("Aria", line).join("\n"));
        // Long enough for a fight: whoever says it again turns to the next foe.
        evening.pass(Millis::seconds(45));
        read.push_str(&evening.read("Aria").join("\n"));
        if read.contains(wanted) {
            return;
        }
    }
    panic!("{line} never led to {wanted:?}:\n{}", &read[..read.len().min(6000)]);
}

/// Every command that a goal names is one, and each has a number of its own to be done by.
#[test]
fn issue17_goals_every_command_that_is_named_is_known() {
    let goals = WORLD.of::<Goals>().expect("goals");
    assert!(goals.0.len() >= 9);
    for goal in &goals.0 {
        let commands = commands_in(&goal.hint);
        let wrong: Vec<_> = commands.iter().filter(|line| !is_understood(line)).collect();
        assert!(!commands.is_empty() && wrong.is_empty(), "{}: {wrong:?}", goal.id);
    }
}

/// A newcomer who does what the hints say is through, on foot, and then has three goals.
#[test]
fn issue17_goals_the_beach_can_be_done_on_foot() {
    let mut evening = beach("{calling: warden, at: lowwater_strand}");
    for (line, done) in [
        ("look plank", "Look about you"),
        ("talk marrow", "Talk with somebody"),
        ("get club", "Take something"),
        ("wield club", "Wear or wield something"),
        ("open north", ""),
        ("north", "Go through a door"),
        ("south", ""),
        ("east", ""),
    ] {
        let read = evening.says("Aria", line).join("\n");
        assert!(done.is_empty() || read.contains(&format!("Goal done: {done}.")), "{line}: {read}");
    }
    until(&mut evening, "kill rat", "Goal done: Win a fight.");
    until(&mut evening, "rest", "Goal done: Rest.");
    evening.pass(Millis::seconds(120));
    let market = ["stand", "get all from corpse", "north", "north", "north", "sell tail"];
    market.iter().for_each(|line| drop(evening.says("Aria", line)));
    // Whoever was not lucky has nothing to sell yet.
    for _ in 0..6 {
        if evening.says("Aria", "goals all").join("\n").contains("done  Sell something") {
            break;
        }
        for line in ["south", "south", "south", "kill rat"] {
            evening.says("Aria", line);
        }
        evening.pass(Millis::seconds(60));
        market.iter().for_each(|line| drop(evening.says("Aria", line)));
    }
    for line in ["north", "north", "west"] {
        evening.says("Aria", line);
    }
    if !evening.says("Aria", "goals").join("\n").contains("1. ") {
        until(&mut evening, "kill dummy", "That was the last of the checklist.");
    }
    let open = evening.says("Aria", "goals").join("\n");
    assert!(["1. ", "2. ", "3. "].iter().all(|number| open.contains(number)), "{open}");
    evening.server().check();
}

/// At every level there is enough of the world to ask for, all of it possible, and what each says is to
/// be typed is known.
#[test]
fn issue17_goals_three_fit_every_level() {
    for level in [1, 2, 3, 5, 8, 12, 16, 19, 20] {
        let mut evening =
            beach(&format!("{{calling: reaver, at: lowwater_strand, level: {level}}}"));
        for goal in &WORLD.of::<Goals>().expect("goals").0 {
            let answer = goal.quiz.as_ref().and_then(|quiz| quiz.answers.first());
            if let Some(answer) = answer {
                let number =
                    WORLD.of::<Goals>().expect("goals").0.iter().position(|g| g.id == goal.id);
                let number = number.expect("a place") + 1;
                evening.says("Aria", &format!("goals skip {number} {answer}"));
            }
        }
        let server = evening.server();
        let (content, world) = (server.engine.content(), server.engine.world());
        let who = world.players.find("aria").expect("Aria");
        let view = dominion::game::View { content, world, now: world.clock };
        let sorts: Vec<Sort> =
            Sort::ALL.into_iter().filter(|sort| !offers(view, who, *sort).is_empty()).collect();
        assert!(sorts.len() >= 3, "level {level}: {sorts:?}");
        for sort in sorts {
            for open in offers(view, who, sort) {
                assert!(is_possible(view, who, &open), "level {level}: {open:?}");
            }
        }
        drop(server);
        let read = evening.says("Aria", "goals").join("\n");
        let wrong: Vec<String> =
            commands_in(&read).into_iter().filter(|line| !is_understood(line)).collect();
        assert!(wrong.is_empty(), "level {level}: {wrong:?} in {read}");
    }
}

/// Whatever a tip tells to type, the game understands, and each says something else.
#[test]
fn issue17_tips_every_command_that_is_named_is_known() {
    let mut said = std::collections::BTreeSet::new();
    for tip in Tip::ALL {
        let commands = commands_in(tip.says());
        let wrong: Vec<_> = commands.iter().filter(|line| !is_understood(line)).collect();
        assert!(wrong.is_empty() && said.insert(tip.says()), "{tip:?}: {wrong:?}");
    }
}
