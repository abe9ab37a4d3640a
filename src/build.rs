//! Packs the stock world into the binary, so that the binary alone can serve, and the scripts that
//! undo migrations, so that it alone can bring a database back to an older server.
//!
//! The world is packed again whenever the code is compiled again, and not whenever a world file changes:
//! the files are for editing while the server runs, and somebody who changes a room should not wait
//! for a compiler. So what is in the binary is the world as it was when the code was built, which is
//! what a release wants; where there is a folder `world_data`, that is read instead.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

const WORLD: &str = "world_data";
const DOWN_SCRIPTS: &str = "migrations/down";

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=src");
    println!("cargo::rerun-if-changed=Cargo.toml");
    // The compiler does not notice a migration that is added.
    println!("cargo::rerun-if-changed=migrations");
    let out = env::var_os("OUT_DIR").map(PathBuf::from).unwrap_or_default();
    pack_world(&out)?;
    pack_down_scripts(&out)
}

fn pack_world(out: &Path) -> io::Result<()> {
    let mut found = Vec::new();
    walk(Path::new(WORLD), &mut found)?;
    found.sort();
    let mut list = String::from("&[\n");
    for (number, path) in found.iter().enumerate() {
        // A copy, because the compiler watches whatever it includes.
        let copy = out.join(format!("world_{number}"));
        fs::copy(path, &copy)?;
        let inside = path.strip_prefix(WORLD).unwrap_or(path);
        let _ = writeln!(list, "    ({inside:?}, include_str!({copy:?})),");
    }
    list.push_str("]\n");
    fs::write(out.join("stock_world.rs"), list)
}

/// A list of versions and what undoes them, the lowest first.
fn pack_down_scripts(out: &Path) -> io::Result<()> {
    let mut found = Vec::new();
    walk(Path::new(DOWN_SCRIPTS), &mut found)?;
    let mut scripts: Vec<(i32, PathBuf)> =
        found.into_iter().filter_map(|path| Some((version_of(&path)?, path))).collect();
    scripts.sort();
    let mut list = String::from("&[\n");
    for (version, path) in scripts {
        let path = path.canonicalize()?;
        let _ = writeln!(list, "    ({version}, include_str!({path:?})),");
    }
    list.push_str("]\n");
    fs::write(out.join("down_scripts.rs"), list)
}

/// 7 for `V7__war.down.sql`.
fn version_of(script: &Path) -> Option<i32> {
    let name = script.file_name()?.to_str()?;
    name.strip_prefix('V')?.split("__").next()?.parse().ok()
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        match path.is_dir() {
            true => walk(&path, found)?,
            false => found.push(path),
        }
    }
    Ok(())
}
