//! Naming several at once: *three pickets and a knife*, *the pickets and the knives*; and several
//! who come or go the same way in the same moment, told in one line.

use crate::text::sentence::{count_word, list, plural, the};

/// Kinds that are named one by one; the rest are "others".
const KINDS_MAX: usize = 4;
/// What somebody is called whom the viewer does not see.
const UNSEEN: &str = "someone";

/// Several who take the same way in the same moment, as one viewer sees them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Company {
    /// What several of them do: `arrive from the west`.
    does: String,
    names: Vec<String>,
}

impl Company {
    /// The first of them.
    pub fn new(does: &str, name: &str) -> Company {
        Company { does: does.to_string(), names: vec![name.to_string()] }
    }

    /// Lets another join, who does the same; whether it is the same.
    pub fn joins(&mut self, other: &Company) -> bool {
        let same = self.does == other.does;
        if same {
            self.names.extend(other.names.iter().cloned());
        }
        same
    }

    /// `three pickets and a knife arrive from the west.`
    pub fn sentence(&self) -> String {
        format!("{} {}.", some_of(&self.names), self.does)
    }
}

/// People who are new to the reader: `three pickets and a knife`.
pub fn some_of(names: &[String]) -> String {
    named(names, |name, n| match n {
        1 => name.to_string(),
        n => format!("{} {}", count_word(n), many(name)),
    })
}

/// People whom the reader knows: `the pickets and the knife`.
pub fn all_of(names: &[String]) -> String {
    named(names, |name, n| if n == 1 { the(name) } else { format!("the {}", many(name)) })
}

fn named(names: &[String], one: impl Fn(&str, u64) -> String) -> String {
    if names.len() > 1 && names.iter().all(|name| name == UNSEEN) {
        return "several people".into();
    }
    let mut kinds: Vec<(&str, u64)> = Vec::new();
    for name in names {
        match kinds.iter_mut().find(|(known, _)| known == name) {
            Some((_, count)) => *count += 1,
            None => kinds.push((name, 1)),
        }
    }
    let rest = kinds.len() > KINDS_MAX;
    kinds.truncate(if rest { KINDS_MAX - 1 } else { KINDS_MAX });
    let mut told: Vec<String> = kinds.into_iter().map(|(name, count)| one(name, count)).collect();
    told.extend(rest.then(|| "others".to_string()));
    list(&told)
}

/// `pickets`
fn many(name: &str) -> String {
    let counted = plural(name, 2);
    counted.strip_prefix("2 ").map_or(counted.clone(), str::to_string)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| name.to_string()).collect()
    }

    #[test]
    fn several_are_counted_by_kind() {
        let few = names(&["a picket", "a knife", "a picket", "Old Marrow", "a picket"]);
        assert_eq!(some_of(&few), "three pickets, a knife and Old Marrow");
        assert_eq!(all_of(&few), "the pickets, the knife and Old Marrow");
        let many = names(&["a rat", "a cat", "a dog", "a cow", "a hen"]);
        assert_eq!(some_of(&many), "a rat, a cat, a dog and others");
        assert_eq!(some_of(&names(&["someone", "someone"])), "several people");
        assert_eq!(some_of(&names(&["someone"])), "someone");
    }
}
