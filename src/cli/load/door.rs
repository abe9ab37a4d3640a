//! The questions at the login, and what is answered.

/// How many names there are.
pub(super) const NAMES: i64 = 26 * 26 * 26 * 26;

const PASSWORD: &str = "loads of players";

/// What a player does at a prompt of the door.
#[derive(PartialEq, Eq, Debug)]
pub(super) enum Step {
    Say(String),
    /// Too many are at the door: say this, but later.
    SayLater(String),
    /// That was no question: it is the world's prompt.
    Entered,
    /// The question for the name, which is answered before it is asked: when it comes again, the
    /// name was refused.
    Name,
    /// The server will not have this player; what it said.
    Refused(String),
}

/// `Loadaaab`: letters only, the same for the same number.
pub(super) fn name(number: u32) -> String {
    let letter = |place: u32| char::from(b'a' + (number / 26u32.pow(place) % 26) as u8);
    ["Load".to_owned(), (0..4).rev().map(letter).collect()].concat()
}

/// What to do at this prompt, given the text up to it. The name was said already.
pub(super) fn step(text: &str) -> Step {
    let ends = |question: &str| text.trim_end().ends_with(question);
    let password = || match text.contains("Too many are at the door") {
        true => Step::SayLater(PASSWORD.into()),
        false => Step::Say(PASSWORD.into()),
    };
    if ends("(yes or no)") {
        Step::Say("yes".into())
    } else if ends("Choose a password:") || ends("The same again:") {
        password()
    } else if ends("Is that your calling? (yes, or another)") {
        Step::Say("yes".into())
    } else if ends("Your calling?") {
        Step::Say(calling(text).into())
    } else if ends("By what name are you known?") {
        Step::Name
    } else if text.contains("That is not the password.") {
        Step::Refused("the name is taken, with another password".to_owned())
    } else if ends("Password:") {
        password()
    } else {
        Step::Entered
    }
}

/// The first calling of those that the server lists when it is given none of them.
fn calling(text: &str) -> &str {
    let listed = text.split_once("Type one of these words: ").map_or(UNKNOWN, |(_, words)| words);
    listed.split([',', ' ', '.']).next().unwrap_or(UNKNOWN)
}

/// No calling is called that, and it is not how one asks for help.
const UNKNOWN: &str = "whichever";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_letters_and_differ() {
        assert_eq!([name(0), name(1), name(26)], ["Loadaaaa", "Loadaaab", "Loadaaba"]);
        assert_eq!(name(NAMES as u32 - 1), "Loadzzzz");
    }

    #[test]
    fn every_question_has_its_answer() {
        let say = |text: &str| Step::Say(text.into());
        for (text, answer) in [
            (
                "By what name are you known? A newcomer, then.\r\nIs that right? (yes or no) ",
                say("yes"),
            ),
            ("Welcome.\r\nBy what name are you known? ", Step::Name),
            ("Choose a password: ", say(PASSWORD)),
            ("\r\nThe same again: ", say(PASSWORD)),
            ("Password: ", say(PASSWORD)),
            ("Warden - You stand.\r\nYour calling? ", say(UNKNOWN)),
            (
                "Type one of these words: warden, reaver or chanter.\r\nYour calling? ",
                say("warden"),
            ),
            ("Warden, then. You stand.\r\nIs that your calling? (yes, or another) ", say("yes")),
            ("Too many are at the door just now.\r\nPassword: ", Step::SayLater(PASSWORD.into())),
            ("Exits: north.\r\n34/34 health> ", Step::Entered),
        ] {
            assert_eq!(step(text), answer, "{text}");
        }
        assert!(matches!(step("That is not the password.\r\nPassword: "), Step::Refused(_)));
    }
}
