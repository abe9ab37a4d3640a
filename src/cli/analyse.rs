//! `dominion analyse`: questions about a backup, without touching a server (H44).

use std::path::PathBuf;

use clap::Args;
use serde_json::{Map, Value, json};

use super::{logging, say};
use crate::store::analyse::{Analysis, Answer, Copied, Figure, questions};
use crate::text::page::Page;
use crate::text::style::plain;
use crate::text::table::Table;
use crate::yaml::suggest::nearest;

pub(super) const EXAMPLES: &str = "\
Examples:
  dominion analyse friday.db                 what may be asked
  dominion analyse friday.db wealth --top 5  how coins are spread, and the five richest
  dominion analyse friday.db all --json      everything, as one JSON object";

#[derive(Args, Debug)]
pub(super) struct Arguments {
    /// The backup, as `dominion backup` or the server made it
    file: PathBuf,

    /// What to ask; `all` for everything, nothing for a list
    question: Option<String>,

    /// How many to show of what is ranked, and days to go back
    #[arg(long, value_name = "NUMBER", default_value_t = 10)]
    #[arg(value_parser = clap::value_parser!(u32).range(1..=100_000))]
    top: u32,

    /// Print one JSON object
    #[arg(long)]
    json: bool,
}

/// Opens the backup, and answers.
pub(super) fn analyse(arguments: &Arguments) -> Result<(), String> {
    logging::start(logging::QUIET)?;
    let analysis = Analysis::of(&arguments.file).map_err(|fault| fault.to_string())?;
    let asked: Vec<&str> = match arguments.question.as_deref() {
        None => return list(arguments, &analysis),
        Some("all") => questions().map(|(name, _)| name).collect(),
        Some(word) => vec![word],
    };
    let mut told = Map::new();
    for question in asked {
        let answers = analysis.ask(question, arguments.top).map_err(|fault| fault.to_string())?;
        let answers = answers.ok_or_else(|| unknown(question))?;
        match arguments.json {
            true => drop(told.insert(question.to_owned(), as_json(&answers))),
            false => answers.iter().for_each(|answer| say(in_columns(question, answer))),
        }
    }
    match arguments.json {
        true => say(json!({ "version": analysis.version(), "answers": told })),
        false => say(opened(&analysis)),
    }
    Ok(())
}

/// What may be asked.
fn list(arguments: &Arguments, analysis: &Analysis) -> Result<(), String> {
    if arguments.json {
        let words: Map<String, Value> =
            questions().map(|(name, tells)| (name.to_owned(), tells.into())).collect();
        say(json!({ "version": analysis.version(), "questions": words }));
        return Ok(());
    }
    say("It can be asked:");
    for (name, tells) in questions() {
        say(format_args!("  {name:<9} {tells}"));
    }
    say("  all       everything");
    say(opened(analysis));
    Ok(())
}

fn unknown(word: &str) -> String {
    let names: Vec<&str> = questions().map(|(name, _)| name).chain(["all"]).collect();
    let meant = nearest(word, names.iter().copied());
    let meant = meant.map_or(String::new(), |name| format!(" Did you mean `{name}`?"));
    format!("there is no question `{word}`.{meant} There are: {}", names.join(", "))
}

/// What was done with the file.
fn opened(analysis: &Analysis) -> String {
    match analysis.copied() {
        None => {
            format!("The backup is of version {}; nothing in it was changed.", analysis.version())
        }
        Some(Copied::Older { from, to }) => format!(
            "The backup is of version {from}: a copy in memory was brought to {to}, and the file is as \
             it was."
        ),
        Some(Copied::InUse) => {
            "This is a database that a server uses, or used last: it was copied into \
                                memory in one step, and the file is as it was."
                .to_owned()
        }
    }
}

fn in_columns(question: &str, answer: &Answer) -> String {
    let mut table = Table::new(&answer.columns);
    for column in 0..answer.columns.len() {
        let is_number = |row: &Vec<Figure>| !matches!(row.get(column), Some(Figure::Word(_)));
        if !answer.rows.is_empty() && answer.rows.iter().all(is_number) {
            table = table.align_right(column);
        }
    }
    for row in &answer.rows {
        table.push(row.iter().map(in_words));
    }
    let rows = match table.is_empty() {
        true => "nothing\n".to_owned(),
        false => table.render(&Page::default()) + "\n",
    };
    plain(&format!("{question}: {}\n{rows}", answer.title.to_lowercase()))
}

fn in_words(figure: &Figure) -> String {
    match figure {
        Figure::Nothing => String::new(),
        Figure::Whole(number) => number.to_string(),
        Figure::Share(number) => format!("{number:.1}"),
        Figure::Word(word) => word.clone(),
    }
}

/// A list of objects for each table, by its title.
fn as_json(answers: &[Answer]) -> Value {
    let tables = answers.iter().map(|answer| {
        let object = |row: &Vec<Figure>| {
            let figures = row.iter().map(|figure| match figure {
                Figure::Nothing => Value::Null,
                Figure::Whole(number) => json!(number),
                Figure::Share(number) => json!(number),
                Figure::Word(word) => json!(word),
            });
            Value::Object(answer.columns.iter().cloned().zip(figures).collect())
        };
        (answer.title.to_owned(), Value::Array(answer.rows.iter().map(object).collect()))
    });
    Value::Object(tables.collect())
}
