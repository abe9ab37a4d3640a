//! `dominion restore-character`: one character as it was in a backup.

use std::collections::BTreeSet;
use std::path::PathBuf;

use clap::Args;

use super::audit::now;
use super::grant::whoever_types;
use super::stock::World;
use super::{Places, configured, logging, say};
use crate::config::Config;
use crate::game::content::Interned;
use crate::game::start::load::{Loaded, witnessed};
use crate::store;

#[derive(Args, Debug)]
pub(super) struct Arguments {
    /// Name of the character
    name: String,

    /// Backup to take it from
    #[arg(long, value_name = "FILE")]
    from: PathBuf,

    /// Do it; without this, it is only told what would become of the character and of each thing
    #[arg(long)]
    yes: bool,

    #[command(flatten)]
    places: Places,
}

/// The templates of which the world wants only one thing.
fn unique(config: &Config) -> Result<BTreeSet<String>, String> {
    let world = World::of(config.world.clone(), config.named)?;
    let Loaded { content, .. } = witnessed(&world.source(), &Interned::default());
    let content = content.ok_or(
        "the world has errors, so nobody knows of which things there may be only one; `dominion \
         check` shows them",
    )?;
    let unique = content.items.iter().filter(|(id, _)| content.placed.is_unique(*id));
    Ok(unique.map(|(id, _)| content.names.items.name(id).to_string()).collect())
}

/// Tells what would happen, or does it.
pub(super) fn restore_character(arguments: Arguments) -> Result<(), String> {
    let config = configured(arguments.places.clone().settings())?;
    logging::start(logging::QUIET)?;
    let Arguments { name, from, yes, .. } = &arguments;
    let unique = unique(&config)?;
    let doer = store::Doer { name: whoever_types(), date: now() };
    let doer = yes.then_some(&doer);
    let done = store::restore_character(
        &config.data,
        from,
        name,
        &|template| unique.contains(template),
        doer,
    );
    say(done.map_err(|fault| fault.to_string())?);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Named;

    #[test]
    fn issue14_33_what_the_world_wants_once_is_known_at_the_shell() {
        let dir = tempfile::tempdir().expect("a folder");
        let rooms = "rooms:\n  - {id: hall, name: Hall, description: A hall.}\n";
        let items = "items:\n  - {id: crown, name: a crown, description: A crown., item_type: tool}\n  \
                     - {id: rope, name: a rope, description: A rope., item_type: tool}\n";
        let placed = "- {id: the_crown, template_id: crown, room_id: hall, unique: true}\n\
                      - {id: the_rope, template_id: rope, room_id: hall}\n";
        let files = [("rooms", rooms), ("items", items), ("item_instances", placed)];
        for (folder, text) in files {
            std::fs::create_dir(dir.path().join(folder)).expect("a folder");
            std::fs::write(dir.path().join(folder).join("all.yaml"), text).expect("a file");
        }
        let world = dir.path().to_path_buf();
        let config = Config { world, named: Named::Yes, ..Config::default() };
        assert_eq!(unique(&config), Ok(BTreeSet::from(["crown".to_owned()])));
    }
}
