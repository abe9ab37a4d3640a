//! All problems of a world, collected while it is read, and the files they point into.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::asked::{Asked, Asks, Key};
use super::problem::{self, Problem, Severity, printable};
use super::span::{FileId, Place, Span, Spanned, line_and_column};
use crate::base::limits::PROBLEMS_HELD_MAX;

/// The collector. It keeps the text of every file read, because a report shows the lines.
#[derive(Clone, Default, Debug)]
pub struct Problems {
    files: Vec<File>,
    /// The folders among them, by name.
    folders: BTreeMap<String, FileId>,
    held: Vec<Problem>,
    /// What was said already, so that nothing is said twice.
    said: BTreeSet<(Place, String)>,
    /// Keys without a use, by folder and key: which problem says so, and how often they stand.
    unused: BTreeMap<(String, String), (usize, usize)>,
    /// Folders of which some file could not be read.
    unread: BTreeSet<String>,
    /// What readers asked of the files, if anybody wants to know.
    asked: Option<Asked>,
    errors: usize,
    warnings: usize,
    /// Whether what can be left out is, with a warning, in place of an error.
    lenient: bool,
}

#[derive(Clone, Debug)]
struct File {
    shown: String,
    folder: String,
    text: Arc<str>,
}

impl Problems {
    /// Nothing wrong yet.
    pub fn new() -> Problems {
        Problems::default()
    }

    /// From now on, what can be left out is, with a warning.
    pub fn be_lenient(&mut self) {
        self.lenient = true;
    }

    /// Whether what can be left out is.
    pub fn is_lenient(&self) -> bool {
        self.lenient
    }

    /// Adds a problem of something that can be left out: an error, or where one is lenient a
    /// warning that it was.
    pub fn push_or_drop(&mut self, problem: Problem) {
        match self.lenient {
            true => self.push(problem::dropped(problem)),
            false => self.push(problem),
        }
    }

    /// Adds a problem, unless the same was said of the same place.
    pub fn push(&mut self, problem: Problem) {
        let known = (problem.place, problem.sentence.clone());
        if self.said.contains(&known) {
            return;
        }
        let of_its_kind = match problem.severity {
            Severity::Error => &mut self.errors,
            Severity::Warning => &mut self.warnings,
        };
        *of_its_kind += 1;
        if *of_its_kind <= PROBLEMS_HELD_MAX {
            self.said.insert(known);
            self.held.push(problem);
        }
    }

    /// Whether further warnings are only counted. Work done only for a better report, such as
    /// looking for a suggestion, may be left out from here on.
    ///
    /// Errors have room of their own: no number of warnings keeps one from being shown.
    pub fn is_full(&self) -> bool {
        self.warnings >= PROBLEMS_HELD_MAX
    }

    /// Whether anything was found that forbids loading.
    pub fn has_errors(&self) -> bool {
        self.errors > 0
    }

    /// How many problems forbid loading.
    pub fn errors(&self) -> usize {
        self.errors
    }

    /// How many do not.
    pub fn warnings(&self) -> usize {
        self.warnings
    }

    /// Whether nothing at all was found.
    pub fn is_empty(&self) -> bool {
        self.errors + self.warnings == 0
    }

    /// Whether some file of a top folder could not be read. Then a thing that is not found may
    /// well be in that file, and a loader does well not to complain of it.
    pub fn some_unread(&self, folder: &str) -> bool {
        self.unread.contains(folder)
    }

    /// From now on, what readers ask of the files is written down.
    pub fn listen(&mut self) {
        self.asked = Some(Asked::default());
    }

    /// Whether anybody wants to know.
    pub fn is_listening(&self) -> bool {
        self.asked.is_some()
    }

    /// What was asked since; nothing if nobody wanted to know.
    pub fn take_asked(&mut self) -> Asked {
        self.asked.take().unwrap_or_default()
    }

    /// Remembers as what a value is read.
    pub fn note(&mut self, value: Span, asks: impl FnOnce() -> Asks) {
        if let Some(asked) = &mut self.asked {
            asked.note(value, asks());
        }
    }

    /// Remembers what a reader does with a key of a mapping.
    pub fn note_key(&mut self, map: Span, name: &'static str, key: Key) {
        if let Some(asked) = &mut self.asked {
            asked.key(map, name, key);
        }
    }

    /// Remembers that a mapping may have other keys, too.
    pub(super) fn note_lax(&mut self, map: Span) {
        if let Some(asked) = &mut self.asked {
            asked.lax(map);
        }
    }

    /// Registers a file, so that places in it can be spoken of. `folder` is its top folder.
    pub fn add_file(&mut self, shown: &str, folder: &str, text: &str) -> FileId {
        let [shown, folder] = [shown, folder].map(printable);
        let file = File { shown, folder, text: text.into() };
        self.files.push(file);
        FileId(self.files.len() as u32 - 1)
    }

    /// Registers a whole folder, for what is to be said of it once.
    pub fn add_folder(&mut self, folder: &str) -> FileId {
        let root = self.files.first().and_then(|file| file.shown.split_once('/'));
        let root = root.map_or("world_data", |(root, _)| root).to_owned();
        if let Some(known) = self.folders.get(folder) {
            return *known;
        }
        let added = self.add_file(&format!("{root}/{folder}/"), folder, "");
        self.folders.insert(folder.to_owned(), added);
        added
    }

    /// The top folder of the file that a place lies in.
    pub fn folder_of(&self, file: FileId) -> &str {
        &self.file(file).folder
    }

    /// A place as people are told it: `world_data/rooms/oakvale.yaml:14:14`.
    pub fn shown_place(&self, place: impl Into<Place>) -> String {
        let place = place.into();
        let file = self.shown(place.file());
        match place {
            Place::File(_) => file.to_owned(),
            Place::Span(span) => {
                let (line, column) = self.line_and_column(span);
                format!("{file}:{line}:{column}")
            }
        }
    }

    /// Says that a key is known but has no effect. Only the first in each folder is reported; the
    /// others are counted, so that a large world yields a short report.
    pub fn note_unused(&mut self, key: &Spanned<String>) {
        let group = (self.file(key.span.file).folder.clone(), key.value.clone());
        if let Some((_, times)) = self.unused.get_mut(&group) {
            *times += 1;
            return;
        }
        let at = self.held.len();
        self.push(problem::key_not_used(key));
        if self.held.len() > at {
            self.unused.insert(group, (at, 1));
        }
    }

    /// The problems, errors before warnings, each by file and place, with its help as it is shown.
    pub(super) fn sorted(&self) -> Vec<Problem> {
        let mut problems = self.held.clone();
        for ((folder, _), (at, times)) in &self.unused {
            if *times > 1 {
                let others = problem::counted(times - 1, "other place");
                problems[*at].help = Some(format!("it stands in {others} of {folder}/ too"));
            }
        }
        problems.sort_by(|a, b| self.order(a).cmp(&self.order(b)));
        problems
    }

    fn order<'a>(&'a self, problem: &'a Problem) -> (Severity, &'a str, Place, &'a str) {
        let shown = self.shown(problem.place.file());
        (problem.severity, shown, problem.place, &problem.sentence)
    }

    /// Adds a problem that kept the rest of its file from being read.
    pub(super) fn push_unread(&mut self, problem: Problem) {
        let folder = self.file(problem.place.file()).folder.clone();
        self.unread.insert(folder);
        self.push(problem);
    }

    /// What stands behind a key of its line if that is a comment which may have been meant as its
    /// value: `#ff0000`.
    pub(super) fn comment_behind(&self, key: Span) -> Option<String> {
        let text = &self.file(key.file).text;
        let line = text.get(key.end as usize..)?.lines().next()?;
        let comment = line.trim_start().strip_prefix(':')?.trim();
        let word = comment.strip_prefix('#')?;
        let is_value = !word.starts_with(char::is_whitespace) && !word.is_empty();
        (is_value && !word.contains(char::is_whitespace)).then(|| comment.to_owned())
    }

    pub(super) fn text(&self, file: FileId) -> Arc<str> {
        self.file(file).text.clone()
    }

    pub(super) fn shown(&self, file: FileId) -> &str {
        &self.file(file).shown
    }

    pub(super) fn line(&self, span: Span) -> usize {
        self.line_and_column(span).0
    }

    pub(super) fn line_and_column(&self, span: Span) -> (usize, usize) {
        line_and_column(&self.file(span.file).text, span.start as usize)
    }

    /// The file behind a number that [`Problems::add_file`] gave out.
    fn file(&self, file: FileId) -> &File {
        &self.files[file.0 as usize]
    }
}
