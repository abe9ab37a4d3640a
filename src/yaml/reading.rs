//! All that was read of a world, to be read again elsewhere or later.
//!
//! A [`Witness`] stands between a reader and its source and writes down every answer, refusals
//! included. The [`Reading`] that it leaves is a source itself and answers the same questions with
//! the same words, on any machine.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::io;

use serde::{Deserialize, Serialize};

use super::source::{PassedOver, Source, SourcePath};

/// What a source answered. A refusal is the sentence that it was told in.
#[derive(Clone, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
pub struct Reading {
    /// The files below each folder that was asked for.
    folders: BTreeMap<String, Result<Vec<SourcePath>, String>>,
    /// The text of each file that was asked for, by its place below the root.
    files: BTreeMap<String, Result<String, String>>,
    /// What was passed over.
    #[serde(default)]
    passed_over: Vec<PassedOver>,
    /// Whether it was read leniently.
    #[serde(default)]
    lenient: bool,
}

impl Reading {
    /// Whether the file at `inside` was read.
    pub fn holds(&self, inside: &str) -> bool {
        self.files.contains_key(inside)
    }
}

/// A source that writes down what it answers.
pub struct Witness<'a> {
    source: &'a dyn Source,
    reading: RefCell<Reading>,
}

impl<'a> Witness<'a> {
    /// Nothing was asked yet.
    pub fn new(source: &'a dyn Source) -> Witness<'a> {
        let reading = Reading { lenient: source.is_lenient(), ..Reading::default() };
        Witness { source, reading: RefCell::new(reading) }
    }

    /// All that was answered.
    pub fn into_reading(self) -> Reading {
        self.reading.into_inner()
    }
}

impl Source for Witness<'_> {
    fn is_lenient(&self) -> bool {
        self.source.is_lenient()
    }

    fn files(&self, folder: &str) -> io::Result<Vec<SourcePath>> {
        let answer = self.source.files(folder).map_err(|error| error.to_string());
        self.reading.borrow_mut().folders.insert(folder.to_owned(), answer.clone());
        answer.map_err(io::Error::other)
    }

    fn read(&self, path: &SourcePath) -> io::Result<String> {
        let answer = self.source.read(path).map_err(|error| error.to_string());
        self.reading.borrow_mut().files.insert(path.inside.clone(), answer.clone());
        answer.map_err(io::Error::other)
    }

    fn passed_over(&self) -> io::Result<Vec<PassedOver>> {
        let answer = self.source.passed_over()?;
        self.reading.borrow_mut().passed_over.clone_from(&answer);
        Ok(answer)
    }
}

impl Source for Reading {
    fn is_lenient(&self) -> bool {
        self.lenient
    }

    /// A folder that nobody asked for then holds no files now.
    fn files(&self, folder: &str) -> io::Result<Vec<SourcePath>> {
        self.folders.get(folder).cloned().unwrap_or(Ok(Vec::new())).map_err(io::Error::other)
    }

    fn read(&self, path: &SourcePath) -> io::Result<String> {
        match self.files.get(&path.inside) {
            Some(answer) => answer.clone().map_err(io::Error::other),
            None => Err(io::ErrorKind::NotFound.into()),
        }
    }
    fn passed_over(&self) -> io::Result<Vec<PassedOver>> {
        Ok(self.passed_over.clone())
    }
}
