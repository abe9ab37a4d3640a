//! What is shown of acquaintances.

use super::state::Bond;
use crate::base::id::CreatureId;
use crate::game::View;
use crate::game::people::{notice, player};
use crate::text::page::Page;
use crate::text::sentence::list;
use crate::text::table::Table;
use crate::text::wrap::wrap;

/// Whom somebody ignores.
pub(super) fn ignored(view: View, who: CreatureId) -> String {
    let names = names(view, who, Bond::Ignored);
    match names.is_empty() {
        true => {
            "You ignore nobody. `ignore <who>` lets you hear nothing more from somebody.".into()
        }
        false => {
            let says = if names.len() == 1 { "says or shows" } else { "say or show" };
            let names = list(&names);
            format!("You hear nothing of what {names} {says}. `unignore <who>` ends that.")
        }
    }
}

/// Somebody's friends, and which of them are about.
pub(super) fn friends(view: View, who: CreatureId, page: &Page) -> String {
    let mut table = Table::new(&["Friend", "Is"]);
    let mut friends: Vec<(String, CreatureId)> = view
        .world
        .acquaintances
        .those(who, Bond::Friend)
        .map(|friend| (player::name_of(view.world, friend), friend))
        .collect();
    friends.sort();
    for (name, friend) in friends {
        let is_seen = view.world.players.may_see(who, friend);
        let is_here = is_seen && notice::is_there(view.world, friend);
        table.push([name, if is_here { "here" } else { "away" }.to_string()]);
    }
    if table.is_empty() {
        let none = "You have no friends written down. `friend <who>` tells you when somebody comes \
                    and goes.";
        return wrap(none, page, 0) + "\n";
    }
    let after = "`friend remove <who>` takes one off the list, `notify set friends off` tells you \
                 no more of them.";
    format!("{}\n{}\n", table.render(page), wrap(after, page, 0))
}

fn names(view: View, who: CreatureId, bond: Bond) -> Vec<String> {
    let those = view.world.acquaintances.those(who, bond);
    let mut names: Vec<String> = those.map(|one| player::name_of(view.world, one)).collect();
    names.sort();
    names
}

/// What is so from now on.
pub(super) fn chosen(bond: Bond, name: &str) -> String {
    match bond {
        Bond::Ignored => format!(
            "From now on you hear nothing of what {name} says or shows, by any way. It holds for \
             that character only; {name} is told if they speak to you. `unignore {}` ends it.",
            name.to_lowercase()
        ),
        Bond::Friend => format!("From now on you are told when {name} comes and goes."),
    }
}

/// What is over.
pub(super) fn ended(bond: Bond, name: &str) -> String {
    match bond {
        Bond::Ignored => format!("You hear {name} again."),
        Bond::Friend => format!("You are no longer told when {name} comes and goes."),
    }
}
