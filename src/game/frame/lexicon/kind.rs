//! Reading `config/words.yaml`.

use super::{Later, Lexicon};
use crate::game::frame::reading::kind::{Kind, Load, Told, told};
use crate::yaml::{Asks, Fields, Node, Problems, read_text};

/// `config/words.yaml`.
pub const LEXICON: Kind = Kind {
    place: "config/words.yaml",
    one: "the file",
    several: "words that are no commands",
    list: "",
    about: "What is answered to words that players know from elsewhere and that are no commands here. What is \
            left out is answered as in the stock world. What is a command, or a skill, or the name of a way \
            out is never answered by this.",
    keys: || KEYS.to_vec(),
    read,
    ..Kind::DEFAULT
};

const KEYS: &[Told] = &[
    told(
        "meanings",
        "",
        "commands that a word means, the likeliest first; what is none is left out",
    ),
    told("meanings.{worth}", "[score, coins]", ""),
    told("later", "", "systems of other servers that are not here, or not yet"),
    told("later[].words", "[bank, deposit]", "the words by which players look for one"),
    told("later[].says", "Nobody keeps a bank here.", "what there is instead"),
    told("noise", "", "what is said to a machine out of habit"),
    told("noise[].words", "[hello]", "the words"),
    told("noise[].says", "Hello.", "the answer"),
];

fn read(load: &mut Load<'_>, files: &[Node]) {
    let mut lexicon = Lexicon::default();
    for file in files {
        read_into(&mut lexicon, file, load.problems);
    }
    load.content.keep(lexicon);
}

/// Adds what a file says.
pub(super) fn read_into(lexicon: &mut Lexicon, file: &Node, problems: &mut Problems) {
    let Some(mut fields) = Fields::of(file, problems) else { return };
    for (word, node) in fields.map("meanings") {
        let verbs = verbs(&word.value, node, fields.problems());
        lexicon.meanings.insert(word.value.to_lowercase(), verbs);
    }
    for node in fields.list("later") {
        lexicon.later.extend(entry(node, fields.problems()));
    }
    for node in fields.list("noise") {
        let Some(Later { words, says }) = entry(node, fields.problems()) else { continue };
        lexicon.answers.extend(words.into_iter().map(|word| (word, says.clone())));
    }
    fields.finish();
}

/// One verb, or a list of them.
fn verbs(word: &str, node: &Node, problems: &mut Problems) -> Vec<String> {
    problems.note(node.span, || Asks::Texts);
    let verbs = node.as_list().unwrap_or(std::slice::from_ref(node));
    let verbs = verbs.iter().filter_map(|verb| read_text(word, verb, problems));
    verbs.map(|verb| verb.value.to_lowercase()).collect()
}

/// Words, and the answer to them.
fn entry(node: &Node, problems: &mut Problems) -> Option<Later> {
    let mut fields = Fields::of(node, problems)?;
    let words = fields.texts("words").iter().map(|word| word.to_lowercase()).collect();
    let says = fields.required_text("says");
    fields.finish();
    Some(Later { words, says: says?.value })
}
