//! Drawing the report: for people at a terminal, and line by line for screen readers and logs.

use std::collections::BTreeMap;
use std::fmt;

use miette::{Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, SourceCode};

use super::problem::{Problem, Severity, counted};
use super::problems::Problems;
use super::snippet::Snippet;
use super::span::{FileId, Place};
use crate::base::limits::PROBLEMS_SHOWN_MAX;

/// The width that sentences and help are wrapped to.
const WIDTH: usize = 100;

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
    /// [`PROBLEMS_SHOWN_MAX`] in all). What is left out is counted behind the file.
    pub fn report(&self, look: Look, each_file_max: usize) -> String {
        if self.is_empty() {
            return String::new();
        }
        let sorted = self.sorted();
        let shown = self.chosen(&sorted, each_file_max);
        let mut report = String::new();
        for (at, problem) in shown.iter().enumerate() {
            report += &self.drawn(problem, look);
            let file = problem.place.file();
            if shown.get(at + 1).is_none_or(|next| next.place.file() != file) {
                report += &self.trailer(&sorted, &shown, file);
            }
            if look != Look::Lines {
                report.push('\n');
            }
        }
        report + &self.total(&sorted, shown.len())
    }

    /// The problems that are shown.
    fn chosen<'a>(&self, sorted: &'a [Problem], each_file_max: usize) -> Vec<&'a Problem> {
        let mut of_file: BTreeMap<FileId, usize> = BTreeMap::new();
        let fits = |problem: &&Problem| {
            let number = of_file.entry(problem.place.file()).or_default();
            *number += 1;
            *number <= each_file_max
        };
        sorted.iter().filter(fits).take(PROBLEMS_SHOWN_MAX).collect()
    }

    /// What is said behind the last problem shown of a file: how many are not.
    fn trailer(&self, sorted: &[Problem], shown: &[&Problem], file: FileId) -> String {
        let there = sorted.iter().filter(|problem| problem.place.file() == file).count();
        let here = shown.iter().filter(|problem| problem.place.file() == file).count();
        if there == here {
            return String::new();
        }
        let more = counted(there - here, "more problem");
        let all = self.errors() + self.warnings();
        format!("  ({more} in this file, {all} in all; {})\n", self.outcome())
    }

    /// The last line: how many there are, and what became of the world.
    fn total(&self, sorted: &[Problem], shown: usize) -> String {
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
        let files: std::collections::BTreeSet<FileId> =
            sorted.iter().map(|problem| problem.place.file()).collect();
        let files = counted(files.len(), "file");
        let cut = if shown < all { format!(", {shown} of them shown") } else { String::new() };
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
