//! Drawing the report: for people at a terminal, and line by line for screen readers and logs.
//!
//! What keeps a world from being loaded stands before what does not, and what is wrong in many
//! places alike is drawn once: a long report is read from its beginning, and seldom to its end.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use miette::{Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, SourceCode};

use super::problem::{Problem, Severity, counted};
use super::problems::Problems;
use super::snippet::Snippet;
use super::span::{FileId, Place};
use crate::base::limits::PROBLEMS_SHOWN_MAX;

/// The width that sentences and help are wrapped to.
const WIDTH: usize = 100;
/// Problems that are alike are all drawn up to this many; of more, only the first.
const ALIKE_DRAWN_MAX: usize = 3;

/// How a report looks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Look {
    /// With the lines of the file, drawn in Unicode, without colour.
    Drawn,
    /// The same in the colours of a terminal.
    Coloured,
    /// One line for each problem, and nothing that is not text.
    Lines,
}

/// A problem that is drawn, and those like it that are not.
struct Shown<'a> {
    problem: &'a Problem,
    alike: Vec<&'a Problem>,
}

impl Problems {
    /// The report with the lines drawn and no colour; empty if nothing is wrong.
    pub fn render(&self) -> String {
        self.report(Look::Drawn, PROBLEMS_SHOWN_MAX)
    }

    /// The report for a terminal that knows colours.
    pub fn render_coloured(&self) -> String {
        self.report(Look::Coloured, PROBLEMS_SHOWN_MAX)
    }

    /// The report for screen readers and logs.
    pub fn render_lines(&self) -> String {
        self.report(Look::Lines, PROBLEMS_SHOWN_MAX)
    }

    /// The report with at most `each_file_max` problems of every file (and never more than
    /// [`PROBLEMS_SHOWN_MAX`] in all), equal ones folded. What is left out is counted.
    pub fn report(&self, look: Look, each_file_max: usize) -> String {
        let sorted = self.sorted();
        let shown = chosen(folded(&sorted), each_file_max);
        self.written(&sorted, &shown, look)
    }

    /// The report of everything that is held, nothing folded.
    pub fn report_all(&self, look: Look) -> String {
        let sorted = self.sorted();
        let alone = |problem| Shown { problem, alike: Vec::new() };
        let shown: Vec<Shown> = sorted.iter().map(alone).collect();
        self.written(&sorted, &shown, look)
    }

    fn written(&self, sorted: &[Problem], shown: &[Shown], look: Look) -> String {
        if self.is_empty() {
            return String::new();
        }
        let last_of: BTreeMap<FileId, usize> =
            shown.iter().enumerate().map(|(at, shown)| (shown.file(), at)).collect();
        let mut report = String::new();
        for (at, one) in shown.iter().enumerate() {
            report += &self.drawn(one.problem, look);
            if let Some(next) = one.alike.first() {
                let more = one.alike.len();
                let next = self.shown_place(next.place);
                report += &format!("  and {more} more like this, the next at {next}\n");
            }
            if last_of.get(&one.file()) == Some(&at) {
                report += &self.trailer(sorted, shown, one.file());
            }
            if look != Look::Lines {
                report.push('\n');
            }
        }
        report + &self.total(sorted, shown)
    }

    /// What is said behind the last problem shown of a file: how many are not.
    fn trailer(&self, sorted: &[Problem], shown: &[Shown], file: FileId) -> String {
        let there = sorted.iter().filter(|problem| problem.place.file() == file).count();
        let told = shown.iter().flat_map(Shown::all);
        let here = told.filter(|problem| problem.place.file() == file).count();
        if there == here {
            return String::new();
        }
        let more = counted(there - here, "more problem");
        let all = self.errors() + self.warnings();
        format!("  ({more} in this file, {all} in all; {})\n", self.outcome())
    }

    /// The last line: how many there are, and what became of the world.
    fn total(&self, sorted: &[Problem], shown: &[Shown]) -> String {
        let all = self.errors() + self.warnings();
        let kinds = match (self.errors(), self.warnings()) {
            (errors, 0) => counted(errors, "error"),
            (0, warnings) => counted(warnings, "warning"),
            (errors, warnings) => format!(
                "{} ({}, {})",
                counted(all, "problem"),
                counted(errors, "error"),
                counted(warnings, "warning")
            ),
        };
        let files: BTreeSet<FileId> = sorted.iter().map(|problem| problem.place.file()).collect();
        let files = counted(files.len(), "file");
        let told = shown.iter().flat_map(Shown::all).count();
        let cut = if told < all { format!(", {told} of them shown") } else { String::new() };
        format!("{kinds} in {files}{cut}; {}\n", self.outcome())
    }

    fn outcome(&self) -> &'static str {
        if self.has_errors() { "nothing was loaded" } else { "the world was loaded" }
    }

    fn drawn(&self, problem: &Problem, look: Look) -> String {
        match look {
            Look::Lines => self.line_of(problem),
            Look::Drawn => self.drawing(problem, GraphicalTheme::unicode_nocolor()),
            Look::Coloured => self.drawing(problem, GraphicalTheme::unicode()),
        }
    }

    /// `file:line:column: sentence (help)`.
    fn line_of(&self, problem: &Problem) -> String {
        let place = self.shown_place(problem.place);
        let warning = if problem.severity == Severity::Warning { "warning: " } else { "" };
        let mut line = format!("{place}: {warning}{}", problem.sentence);
        if !problem.label.is_empty() {
            line += &format!(": {}", problem.label);
        }
        if let Some(help) = &problem.help {
            line += &format!(" ({help})");
        }
        line.replace(char::is_control, " ") + "\n"
    }

    fn drawing(&self, problem: &Problem, theme: GraphicalTheme) -> String {
        let name = self.shown(problem.place.file());
        let snippet = match problem.place {
            Place::File(_) => Snippet::of_file(name),
            Place::Span(span) => {
                let (start, end) = (span.start as usize, span.end as usize);
                Snippet::of_span(name, &self.text(span.file), start..end)
            }
        };
        let handler = GraphicalReportHandler::new_themed(theme).with_width(WIDTH);
        let handler = match snippet.has_lines() {
            true => handler,
            false => handler.without_primary_span_start(),
        };
        let mut drawing = String::new();
        // Writing to a string fails only if the snippet cannot be read, and it always can.
        let _ = handler.render_report(&mut drawing, &Drawing { problem, snippet });
        flush_left(&drawing)
    }
}

impl<'a> Shown<'a> {
    fn file(&self) -> FileId {
        self.problem.place.file()
    }

    /// What is drawn, and what is only counted with it.
    fn all(&self) -> impl Iterator<Item = &'a Problem> {
        std::iter::once(self.problem).chain(self.alike.iter().copied())
    }
}

/// The problems, of which many that are alike stand behind the first of them.
fn folded(sorted: &[Problem]) -> Vec<Shown<'_>> {
    let kind =
        |problem: &'_ Problem| (problem.severity, problem.sentence.clone(), problem.label.clone());
    let mut alike: BTreeMap<_, Vec<&Problem>> = BTreeMap::new();
    for problem in sorted {
        alike.entry(kind(problem)).or_default().push(problem);
    }
    let mut shown = Vec::new();
    for problem in sorted {
        match alike.get_mut(&kind(problem)) {
            Some(all) if all.len() > ALIKE_DRAWN_MAX => {
                let others = std::mem::take(all).split_off(1);
                shown.push(Shown { problem, alike: others });
            }
            // Those behind the first were told with it.
            Some(all) if all.is_empty() => {}
            _ => shown.push(Shown { problem, alike: Vec::new() }),
        }
    }
    shown
}

/// As many as one file, and one report, may take up.
fn chosen(shown: Vec<Shown<'_>>, each_file_max: usize) -> Vec<Shown<'_>> {
    let mut of_file: BTreeMap<FileId, usize> = BTreeMap::new();
    let fits = |shown: &Shown<'_>| {
        let number = of_file.entry(shown.file()).or_default();
        *number += 1;
        *number <= each_file_max
    };
    shown.into_iter().filter(fits).take(PROBLEMS_SHOWN_MAX).collect()
}

/// Takes away the column that the drawing leaves free before its line numbers.
fn flush_left(drawing: &str) -> String {
    let mut inside = false;
    let mut flush = String::with_capacity(drawing.len());
    for line in drawing.lines() {
        let frame = line.trim_start();
        inside |= frame.starts_with('╭');
        flush += if inside { line.strip_prefix(' ').unwrap_or(line) } else { line };
        flush.push('\n');
        inside &= !frame.starts_with('╰');
    }
    flush
}

/// A problem in the shape that the drawing wants.
#[derive(Debug)]
struct Drawing<'a> {
    problem: &'a Problem,
    snippet: Snippet,
}

impl fmt::Display for Drawing<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.problem.sentence)
    }
}

impl std::error::Error for Drawing<'_> {}

impl Diagnostic for Drawing<'_> {
    fn severity(&self) -> Option<miette::Severity> {
        Some(match self.problem.severity {
            Severity::Error => miette::Severity::Error,
            Severity::Warning => miette::Severity::Warning,
        })
    }

    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        let help = self.problem.help.as_ref()?;
        Some(Box::new(help))
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(&self.snippet)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let label = Some(self.problem.label.clone()).filter(|label| !label.is_empty());
        let span = self.snippet.label();
        Some(Box::new(std::iter::once(LabeledSpan::new(label, span.start, span.len()))))
    }
}
