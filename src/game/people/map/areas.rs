//! Areas: which one has seen something of, which a name means, and the table of all.

use crate::base::id::{AreaId, CreatureId};
use crate::game::View;
use crate::game::frame::grammar::name_has_word;
use crate::game::people::known;
use crate::text::page::Page;
use crate::text::table::Table;
use crate::text::words::without_article;
use crate::text::wrap::wrap;

/// The areas of which somebody has seen anything.
pub fn known(view: View<'_>, who: CreatureId) -> impl Iterator<Item = AreaId> + use<'_> {
    let View { content, world, .. } = view;
    let seen = world.known.areas(who).flatten().filter(|area| content.areas.contains_key(area));
    seen.filter(move |area| known::rooms(content, world, who, Some(*area)).next().is_some())
}

/// The area of some that a name means: by its whole name or id, else by words of its name.
pub fn called(
    view: View,
    among: impl Iterator<Item = AreaId> + Clone,
    typed: &str,
) -> Option<AreaId> {
    let typed = without_article(typed.trim());
    let written = |area: &AreaId| view.content.areas.get(area);
    let is_called = |area: &AreaId| {
        written(area).is_some_and(|written| {
            without_article(&written.name).eq_ignore_ascii_case(typed)
                || written.key.eq_ignore_ascii_case(typed)
        })
    };
    let has_words = |area: &AreaId| {
        let mut words = typed.split_whitespace().peekable();
        words.peek().is_some()
            && written(area).is_some_and(|area| words.all(|word| name_has_word(&area.name, word)))
    };
    among.clone().find(is_called).or_else(|| among.clone().find(has_words))
}

/// All areas that are spoken of, and how much of each somebody has seen.
pub(super) fn areas(view: View, who: CreatureId, page: &Page) -> String {
    let View { content, world, .. } = view;
    let here = world.places.room_of(who).and_then(|room| content.room(room)?.area);
    let mut table = Table::new(&["Area", "Levels", "Seen", "What it is"]);
    for area in content.areas.values() {
        let seen = known::rooms(content, world, who, Some(area.id)).count();
        // Of what has no level nobody speaks before they have been there.
        if seen == 0 && area.recommended_level.is_none() {
            continue;
        }
        let all = content.all_rooms().filter(|room| room.area == Some(area.id)).count();
        table.push([
            area.name.clone(),
            area.recommended_level.clone().unwrap_or_else(|| "any".into()),
            format!("{seen} of {all}"),
            first_sentence(&area.description).to_owned(),
        ]);
    }
    if table.is_empty() {
        return wrap("This world has no areas: it is all one.", page, 0) + "\n";
    }
    let here = here.and_then(|area| content.areas.get(&area));
    let line = here.map(|area| wrap(&format!("You are in {}.", area.name), page, 0) + "\n");
    table.render(page) + "\n" + &line.unwrap_or_default()
}

fn first_sentence(text: &str) -> &str {
    let text = text.trim();
    text.find(". ").map_or(text, |end| &text[..=end])
}
