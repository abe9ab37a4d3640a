//! What is typed, how often, and the words that must come back.
//!
//! A prompt alone proves nothing: what others do ends in a prompt, too. So each command names
//! texts of which its answer holds one, and that nobody else's doing brings about.

use rand::RngExt;
use rand_pcg::Pcg32;

/// Something that players type.
#[derive(PartialEq, Eq, Debug)]
pub(super) struct Command {
    /// The line, with its end.
    pub line: &'static str,
    weight: u32,
    /// An answer holds one of these.
    answers: &'static [&'static str],
}

const ROOM: &[&str] = &["Exits:", "There is no way out."];
const STEP: &[&str] = &[
    "Exits:",
    "There is no way",
    " is closed.",
    " is locked.",
    "Not while you are fighting!",
    "Stand up first",
];

const fn step(line: &'static str) -> Command {
    Command { line, weight: 1, answers: STEP }
}

/// The mix that other servers were measured with.
pub(super) const MIX: &[Command] = &[
    Command { line: "look\r\n", weight: 5, answers: ROOM },
    Command { line: "inventory\r\n", weight: 3, answers: &["Your purse is", "In your purse:"] },
    Command { line: "equipment\r\n", weight: 2, answers: &["Where", "You wear nothing"] },
    Command { line: "score\r\n", weight: 2, answers: &["Experience:"] },
    step("north\r\n"),
    step("south\r\n"),
    step("east\r\n"),
    step("west\r\n"),
    Command { line: "say Good evening.\r\n", weight: 1, answers: &["You say,"] },
];

impl Command {
    /// Whether this text, up to a prompt, is the answer to the command.
    pub fn is_answered_by(&self, text: &[u8]) -> bool {
        self.answers.iter().any(|answer| memchr::memmem::find(text, answer.as_bytes()).is_some())
    }

    #[cfg(test)]
    fn is_step(&self) -> bool {
        self.answers == STEP
    }
}

/// A command, by its weight.
pub(super) fn draw(dice: &mut Pcg32) -> &'static Command {
    let mut left = dice.random_range(0..MIX.iter().map(|command| command.weight).sum());
    for command in MIX {
        match command.weight {
            weight if left < weight => return command,
            weight => left -= weight,
        }
    }
    &MIX[0]
}

/// Whether a text is what comes back to somebody who took a step.
pub(super) fn is_arrival(text: &[u8]) -> bool {
    STEP.iter().any(|answer| memchr::memmem::find(text, answer.as_bytes()).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use rand::SeedableRng;

    fn command(line: &str) -> &'static Command {
        MIX.iter().find(|command| command.line.trim_end() == line).expect("it is in the mix")
    }

    #[test]
    fn only_its_own_answer_answers_a_command() {
        let look = b"The Strand\r\nGrey shingle.\r\n\x1b[0;36mExits:\x1b[0m north.\r\n9/9 health> ";
        let chatter = b"Bran says, \"You say what?\"\r\n9/9 health> ";
        assert!(command("look").is_answered_by(look));
        assert!(command("north").is_answered_by(look));
        assert!(command("north").is_answered_by(b"There is no way north from here.\r\n> "));
        assert!(command("say Good evening.").is_answered_by(b"You say, \"Good evening.\"\r\n> "));
        for command in MIX {
            assert!(!command.is_answered_by(chatter), "{}", command.line);
            assert!(!command.is_answered_by(b"9/9 health> "), "{}", command.line);
        }
    }

    #[test]
    fn the_mix_is_drawn_by_weight() {
        let mut dice = Pcg32::seed_from_u64(1);
        let mut looks = 0;
        let mut steps = 0;
        for _ in 0..17_000 {
            let drawn = draw(&mut dice);
            looks += u32::from(drawn == command("look"));
            steps += u32::from(drawn.is_step());
        }
        assert!((4_700..5_300).contains(&looks), "{looks}");
        assert!((3_700..4_300).contains(&steps), "{steps}");
    }
}
