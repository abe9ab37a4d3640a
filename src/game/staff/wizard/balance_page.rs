//! What is read of the numbers of the game, and of what is switched on and off.

use super::pages::Facts;
use crate::game::View;
use crate::game::frame::flags::{self};
use crate::game::frame::numbers::{By, File, Said, sections};
use crate::text::page::Page;
use crate::text::style::clean;
use crate::text::table::Table;
use crate::text::wrap::wrap;

/// The numbers of a file, or those with a word in them.
pub(super) fn list(view: View, file: File, word: &str, page: &Page) -> String {
    let mut table = Table::new(&["Number", "Is", "May be", "Means"]).align_right(1);
    let mut rows = 0;
    for said in sections(file).flat_map(|section| section.numbers) {
        let is_meant = said.name.contains(word) || said.says.to_lowercase().contains(word);
        if !is_meant {
            continue;
        }
        rows += 1;
        let star = match view.world.numbers.by(said) {
            By::Admin(_) => "*",
            By::File | By::Nobody => "",
        };
        let is = format!("{}{star}", view.world.numbers.value(said));
        let may_be = format!("{} to {}", said.least, said.most);
        table.push([said.name.to_owned(), is, may_be, said.says.trim().to_owned()]);
    }
    match rows {
        0 if word.is_empty() => format!("No number stands in {}.\n", file.place()),
        0 => format!("No number has \"{}\" in it.\n", clean(word)),
        _ => table.render(page),
    }
}

/// Everything about one number.
pub(super) fn one(view: View, said: &Said, page: &Page) -> String {
    let numbers = &view.world.numbers;
    let mut facts = Facts::default();
    facts.add("Is", with_unit(said, numbers.value(said)));
    facts.add("Means", said.says.trim());
    let whole = if said.whole { ", whole" } else { "" };
    facts.add("May be", format!("{} to {}{whole}", said.least, said.most));
    facts.add("Default", with_unit(said, said.default));
    let file = said.file.place();
    facts.add(
        "Set by",
        match numbers.by(said) {
            By::Admin(name) => {
                let else_is = with_unit(said, numbers.without_admin(said));
                format!("{name}; without that it would be {else_is}")
            }
            By::File => file.to_owned(),
            By::Nobody => "nobody".to_owned(),
        },
    );
    facts.lay_out(said.name, page)
}

/// `6 seconds`.
pub(super) fn with_unit(said: &Said, value: f64) -> String {
    format!("{value} {}", said.unit).trim_end().to_owned()
}

/// What is switched on and off.
pub(super) fn switches(view: View, page: &Page) -> String {
    let mut table = Table::new(&["Feature", "Is", "Switches", "By"]);
    for flag in flags::all() {
        let is = flags::position(view, flag);
        let by = match view.world.flags.switched(flag.name) {
            Some(switched) => switched.by.clone(),
            None if view.world.flags.is_written(flag.name) => "the world's file".to_owned(),
            None => String::new(),
        };
        table.push([flag.name.to_owned(), is.word().to_owned(), flags::what(flag), by]);
    }
    let text = table.render(page);
    let hint = "`@feature off <feature>` switches one off, `@feature on <feature>` on again.";
    format!("{text}\n{}\n", wrap(hint, page, 0))
}
