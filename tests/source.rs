//! The source of this crate as text, for tests that read it.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// One file below `src`.
pub struct File {
    /// Below `src`, parted by `/`.
    pub path: String,
    pub text: String,
    /// Whether it is compiled for tests only.
    pub is_test: bool,
}

impl File {
    /// The top module: `game` for `game/talk.rs`, `lib` for `lib.rs`.
    pub fn layer(&self) -> &str {
        self.path.split('/').next().unwrap_or("").trim_end_matches(".rs")
    }

    /// What is compiled outside tests: everything before an inline `mod tests`. Nothing of a file
    /// for tests.
    pub fn code(&self) -> &str {
        match self.is_test {
            true => "",
            false => self.text.split("#[cfg(test)]\nmod tests {").next().unwrap_or(""),
        }
    }

    /// The lines of [`File::code`] that are no comments, with their numbers.
    pub fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        let numbered = self.code().lines().enumerate().map(|(at, line)| (at + 1, line));
        numbered.filter(|(_, line)| !line.trim_start().starts_with("//"))
    }
}

/// All files below `src`, in order of their paths.
pub fn files() -> Vec<File> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    walk(&root, &mut found);
    found.sort();
    let read = |path: &PathBuf| {
        let text = fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        let inside = path.strip_prefix(&root).expect("below src").to_string_lossy();
        (inside.replace('\\', "/"), text)
    };
    let texts: Vec<(String, String)> = found.iter().map(read).collect();
    let for_tests: BTreeSet<String> = texts.iter().flat_map(|(p, t)| test_modules(p, t)).collect();
    let is_test = |path: &str| {
        for_tests.iter().any(|m| path == format!("{m}.rs") || path.starts_with(&format!("{m}/")))
    };
    texts.into_iter().map(|(path, text)| File { is_test: is_test(&path), path, text }).collect()
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("the source can be read") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            walk(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// The modules that a file declares for tests only, as paths without `.rs`.
fn test_modules(path: &str, text: &str) -> Vec<String> {
    let folder = match path.rsplit_once('/') {
        Some((folder, "mod.rs")) => format!("{folder}/"),
        Some(_) => format!("{}/", path.trim_end_matches(".rs")),
        None => String::new(),
    };
    let lines: Vec<&str> = text.lines().collect();
    let declared = |pair: &[&str]| {
        let name = pair[1].trim_start_matches("pub ").trim_start_matches("pub(crate) ");
        let name = name.strip_prefix("mod ")?.strip_suffix(';')?;
        pair[0].starts_with("#[cfg(test)]").then(|| format!("{folder}{name}"))
    };
    lines.windows(2).filter_map(declared).collect()
}
