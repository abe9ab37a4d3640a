//! What can be wrong with a world, and how it is said: one function per kind.
//!
//! A problem is written for the builder who has to mend it. The sentence says what is wrong, the
//! label under the word says why, the help says what to do. All of them stand in this file, so
//! that they can be read, and bettered, side by side.

use super::source::Why;
use super::span::{FileId, Place, Span, Spanned};

/// Whether a world with this problem can be loaded.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Severity {
    Error,
    Warning,
}

/// One thing that is wrong, and where.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Problem {
    pub severity: Severity,
    /// What is wrong.
    pub sentence: String,
    pub place: Place,
    /// What is said under the word itself; empty for a place that is a whole file.
    pub label: String,
    /// What can be done about it.
    pub help: Option<String>,
}

impl Problem {
    /// An error that has no function of its own.
    pub fn error(sentence: impl Into<String>, place: impl Into<Place>, label: &str) -> Problem {
        Problem {
            severity: Severity::Error,
            sentence: sentence.into(),
            place: place.into(),
            label: label.to_owned(),
            help: None,
        }
    }

    /// A warning that has no function of its own.
    pub fn warning(sentence: impl Into<String>, place: impl Into<Place>, label: &str) -> Problem {
        Problem { severity: Severity::Warning, ..Problem::error(sentence, place, label) }
    }

    /// The same with this help.
    pub fn help(self, help: impl Into<String>) -> Problem {
        Problem { help: Some(help.into()), ..self }
    }

    /// The same with "did you mean …?", if there is something that may have been meant.
    pub fn suggesting(self, suggestion: Option<&str>) -> Problem {
        match suggestion {
            Some(word) => self.help(format!("did you mean {}?", quoted(word))),
            None => self,
        }
    }
}

// ── files ──

/// The file cannot be read at all.
pub fn unreadable(place: impl Into<Place>, why: &str) -> Problem {
    Problem::error(format!("this cannot be read: {why}"), place, "")
}

/// The file holds nothing.
pub fn empty_file(file: FileId) -> Problem {
    Problem::warning("this file describes nothing", file, "")
        .help("files whose names begin with `_` are left alone")
}

/// Something that was probably meant as a world file and cannot be read as one.
pub fn passed_over(file: FileId, why: Why) -> Problem {
    let (sentence, help) = match why {
        Why::LinkToNothing => ("this link leads to nothing", "what it led to was moved or removed"),
        Why::LinkIntoItself => {
            ("this link leads into a folder that it lies in", "it is not followed")
        }
        Why::NearlyCalledSo => {
            ("nothing reads this file", "the names of world files end in `.yaml` or `.yml`")
        }
    };
    Problem::warning(sentence, file, "").help(help)
}

/// A folder that nothing reads, with a name like that of one that is read.
pub fn folder_called_otherwise(folder: FileId, name: &str, near: &str, files: usize) -> Problem {
    let files = counted(files, "file");
    let sentence = format!("nothing reads a folder {}; {files} passed over", quoted(name));
    Problem::warning(sentence, folder, "").suggesting(Some(near))
}

/// The file holds a kind of thing that the server has no use for yet. Said once per folder.
pub fn kind_not_used(folder: FileId, kind: &str, files: usize) -> Problem {
    let (kind, files) = (printable(kind), counted(files, "file"));
    Problem::warning(format!("{kind} are not used yet; {files} passed over"), folder, "")
}

// ── YAML ──

/// The text is not YAML from here on. `why` is the parser's own reason.
pub fn syntax(why: &str, span: Span) -> Problem {
    Problem::error("this is not YAML", span, plainly(why))
        .help("the rest of this file was not read; indent with spaces and quote what is unusual")
}

/// A second document after `---`.
pub fn several_documents(span: Span) -> Problem {
    Problem::error("a second document begins in this file", span, "it begins here")
        .help("write a list, or a file for each")
}

/// Lists and mappings stand too deep in each other.
pub fn too_deep(span: Span) -> Problem {
    let sentence =
        format!("this stands more than {} levels deep", crate::base::limits::YAML_DEPTH_MAX);
    Problem::error(sentence, span, "the file was not read beyond this")
}

/// The file unfolds into too much.
pub fn too_many_values(span: Span) -> Problem {
    let sentence =
        format!("this file holds more than {} values", crate::base::limits::YAML_NODES_MAX);
    Problem::error(sentence, span, "the file was not read beyond this")
        .help("an alias counts as everything that it stands for")
}

/// An alias within what it stands for.
pub fn alias_inside_itself(span: Span) -> Problem {
    Problem::error("this alias stands for something that holds it", span, "it would never end")
}

/// A tag such as `!sword`.
pub fn tag_not_used(tag: &str, span: Span) -> Problem {
    Problem::warning(format!("the tag {} is not used here", quoted(tag)), span, "tagged here")
}

/// A quote that is closed only where another was to begin, or never; `span` is where it opens.
pub fn quote_open(span: Span) -> Problem {
    Problem::error("this quote is never closed", span, "it was opened here")
        .help("close it in its own line; the rest of this file was not read")
}

/// A character in a text that plays tricks on whoever reads it.
pub fn odd_character(character: char, span: Span) -> Problem {
    let sentence =
        format!("a character that cannot be seen stands in this text: {}", code(character));
    Problem::warning(sentence, span, "players would be shown it, too")
        .help("take it out, or write the text anew")
}

fn code(character: char) -> String {
    format!("U+{:04X}", character as u32)
}

/// A key that is a list, a mapping or nothing.
pub fn not_a_key(span: Span, kind: &str) -> Problem {
    Problem::error("a key has to be a word", span, &format!("this is {kind}"))
}

/// A key that the mapping already has.
pub fn duplicate_key(key: &str, span: Span, first_line: usize) -> Problem {
    let sentence = format!("the key {} stands twice in one mapping", quoted(key));
    Problem::error(sentence, span, &format!("it stands in line {first_line} already"))
}

// ── keys and values ──

/// A value of the wrong type. `expected` and `found` fit behind "this has to be" and "this is".
pub fn wrong_type(key: &str, expected: &str, found: &str, span: Span) -> Problem {
    let sentence = match key {
        "" => format!("this has to be {expected}"),
        _ => format!("{} has to be {expected}", quoted(key)),
    };
    Problem::error(sentence, span, &format!("this is {found}"))
}

/// A key that has to be there is not.
pub fn missing_key(key: &str, span: Span) -> Problem {
    Problem::error(format!("the key {} is missing", quoted(key)), span, "it is needed here")
}

/// A key that has to be there is not, and another was probably meant as it.
pub fn missing_key_but(key: &str, there: &Spanned<String>) -> Problem {
    let sentence = format!("the key {} is missing", quoted(key));
    Problem::error(sentence, there.span, "nothing reads this").suggesting(Some(key))
}

/// A key behind which nothing stands. `comment` is what does stand there, if it begins with `#`.
pub fn nothing_behind(key: &Spanned<String>, comment: Option<&str>) -> Problem {
    let sentence = format!("nothing is written behind {}", quoted(key));
    match comment {
        Some(comment) => Problem::warning(sentence, key.span, "what follows is a comment")
            .help(format!("write it in quotes: \"{}\"", printable(comment))),
        None => Problem::warning(sentence, key.span, "this counts as not written")
            .help("write `null` if that is meant, or take the key out"),
    }
}

/// A second list of things in a file.
pub fn second_list(key: &Spanned<String>, first: &str) -> Problem {
    let sentence = format!("only one list is read of a file, and {} is another", quoted(key));
    Problem::warning(sentence, key.span, &format!("{} is read", quoted(first)))
        .help("write a file for each, in the folder of its kind")
}

/// A key that nothing asks for, probably a slip.
pub fn unknown_key(key: &Spanned<String>, suggestion: Option<&str>) -> Problem {
    let sentence = format!("no key is called {}", quoted(key));
    Problem::warning(sentence, key.span, "nothing reads this").suggesting(suggestion)
}

/// A key that is well known and has no effect here yet.
pub fn key_not_used(key: &Spanned<String>) -> Problem {
    Problem::warning(format!("the key {} is not used here", quoted(key)), key.span, "passed over")
}

/// Two spellings of one key, both given.
pub fn said_twice(key: &Spanned<String>, first: &str) -> Problem {
    let sentence = format!("{} and {} say the same", quoted(first), quoted(key));
    Problem::error(sentence, key.span, "one of them is enough")
}

/// A number outside its bounds.
pub fn out_of_range(key: &str, low: &str, high: &str, span: Span) -> Problem {
    let sentence = format!("{} has to lie between {low} and {high}", quoted(key));
    Problem::error(sentence, span, "this lies outside")
}

/// A range whose end lies before its beginning.
pub fn range_reversed(key: &str, span: Span) -> Problem {
    let sentence = format!("{} ends before it begins", quoted(key));
    Problem::error(sentence, span, "the lower number comes first")
}

/// A word that is none of those allowed.
pub fn not_one_of(
    key: &str,
    word: &Spanned<String>,
    allowed: &[&str],
    near: Option<&str>,
) -> Problem {
    let sentence = format!("{} cannot be {}", quoted(key), quoted(word));
    let problem = Problem::error(sentence, word.span, "not one of the words for this");
    match near {
        Some(_) => problem.suggesting(near),
        None => problem.help(format!("it can be {}", alternatives(allowed))),
    }
}

// ── references ──

/// What is spoken of was not found, and may stand in a file of `folder` that was not read.
pub fn not_checked(folder: FileId, kind: &str) -> Problem {
    let sentence = format!("whether every {kind} that is spoken of exists was not checked");
    Problem::warning(sentence, folder, "")
        .help("a file of this folder could not be read; mend it first")
}

/// The same as a warning: what it is about was left out.
pub fn dropped(problem: Problem) -> Problem {
    let label = match problem.label.as_str() {
        "" => "left out".to_owned(),
        label => format!("{label}, so it is left out"),
    };
    Problem { severity: Severity::Warning, label, ..problem }
}

/// A reference to something that was never written. `kind` is a noun, as in "room".
pub fn unknown_id(kind: &str, id: &Spanned<String>, suggestion: Option<&str>) -> Problem {
    let sentence = format!("there is no {kind} {}", quoted(id));
    Problem::error(sentence, id.span, &format!("no {kind} has this id")).suggesting(suggestion)
}

/// An id that an earlier thing of the same kind has. `first` is where, as
/// [`Problems::shown_place`](super::Problems::shown_place) says it.
pub fn duplicate_id(kind: &str, id: &Spanned<String>, first: &str) -> Problem {
    let sentence = format!("two {kind}s have the id {}", quoted(id));
    Problem::error(sentence, id.span, "this is the second")
        .help(format!("the first stands in {first}"))
}

/// An exit to a room that is not there.
pub fn exit_to_nowhere(room: &Spanned<String>, suggestion: Option<&str>) -> Problem {
    Problem::error("this exit leads nowhere", room.span, "no room has this id")
        .suggesting(suggestion)
}

/// An exit whose room has no exit back. `back` is the direction that is missing there.
pub fn one_way_exit(room: &Spanned<String>, back: &str) -> Problem {
    let sentence = format!("there is no way back from {}", quoted(room));
    Problem::warning(sentence, room.span, "this exit leads only one way").help(format!(
        "{} has no exit {}",
        quoted(room),
        quoted(back)
    ))
}

/// A room that no walk from the start reaches.
pub fn unreachable_room(id: &Spanned<String>) -> Problem {
    Problem::warning("nobody can walk to this room", id.span, "no way leads here from the start")
}

// ── words ──

/// The parser's reason in words for people who never read the specification of YAML.
fn plainly(why: &str) -> &str {
    const PLAINLY: [(&str, &str); 9] = [
        ("quoted scalar, found unexpected end", "this quote is never closed"),
        (
            "must be followed by a valid YAML whitespace",
            "a blank has to follow a colon; a tab is none",
        ),
        ("found unknown anchor", "no anchor before this has that name"),
        ("mapping values are not allowed", "a colon cannot stand here; quote text that holds one"),
        ("illegal placement of ':'", "a colon cannot stand here; is a bracket left open before?"),
        ("did not find expected node content", "something is missing here"),
        ("simple key expect", "a colon is missing here"),
        ("tab", "a tab stands where only spaces may"),
        ("unprintable", "this character cannot be shown, nor stand in YAML"),
    ];
    let known = PLAINLY.iter().find(|(reason, _)| why.contains(reason));
    known.map_or(why, |(_, plain)| plain)
}

/// The name of a file or folder without the control characters that it may have.
pub(super) fn printable(name: &str) -> String {
    name.replace(char::is_control, "\u{fffd}")
}

/// A word of a builder in a sentence: in backquotes, cut when long, and without the control
/// characters that could play tricks on the terminal that it is shown on.
pub fn quoted(word: &str) -> String {
    const CHARS_SHOWN: usize = 60;
    let mut shown: String = word.chars().filter(|c| !c.is_control()).take(CHARS_SHOWN).collect();
    if word.chars().nth(CHARS_SHOWN).is_some() {
        shown.push('…');
    }
    format!("`{shown}`")
}

/// "1 file", "2 files".
pub fn counted(number: usize, noun: &str) -> String {
    match number {
        1 => format!("1 {noun}"),
        _ => format!("{number} {noun}s"),
    }
}

/// "`a`, `b` or `c`".
fn alternatives(words: &[&str]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| quoted(word)).collect();
    match quoted.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} or {last}", rest.join(", ")),
        None => "nothing".to_owned(),
    }
}
