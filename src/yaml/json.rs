//! The report as JSON, for editors and for what builds and tests a world by itself.
//!
//! One object: `outcome` (`"loaded"` or `"refused"`), `errors`, `warnings`, and `problems`, errors
//! first. Each problem has `severity` (`"error"` or `"warning"`), `file`, `line` and `column` (from
//! one, in characters; `null` for a whole file), `text` (what was written there, as far as it is on
//! one line), `sentence`, `label` and `help` (`null` where there is none).

use serde_json::{Value, json};

use super::problem::{Problem, Severity};
use super::problems::Problems;
use super::span::Place;

impl Problems {
    /// Everything that is held, as one object.
    pub fn report_json(&self) -> String {
        let problems: Vec<Value> = self.sorted().iter().map(|one| self.object_of(one)).collect();
        let outcome = if self.has_errors() { "refused" } else { "loaded" };
        let report = json!({
            "outcome": outcome,
            "errors": self.errors(),
            "warnings": self.warnings(),
            "problems": problems,
        });
        format!("{report:#}\n")
    }

    fn object_of(&self, problem: &Problem) -> Value {
        let (at, text) = match problem.place {
            Place::File(_) => (None, None),
            Place::Span(span) => {
                let file = self.text(span.file);
                let written = file.get(span.start as usize..span.end as usize);
                let line = written.and_then(|text| text.lines().next()).map(str::to_owned);
                (Some(self.line_and_column(span)), line)
            }
        };
        json!({
            "severity": match problem.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
            },
            "file": self.shown(problem.place.file()),
            "line": at.map(|(line, _)| line),
            "column": at.map(|(_, column)| column),
            "text": text,
            "sentence": problem.sentence,
            "label": Some(&problem.label).filter(|label| !label.is_empty()),
            "help": problem.help,
        })
    }
}
