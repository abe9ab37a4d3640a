//! Where one is, and where others are: `where`, `where bob`.
//!
//! One knows who else is in the same area, if one may see them, and of one's own company wherever they are;
//! of a room that one has not seen, no more than that they are somewhere.

mod refusals;

use crate::base::id::{CreatureId, RoomId};
use crate::base::limits::WHERE_SHOWN_MAX;
use crate::game::frame::args::Args;
use crate::game::frame::grammar::name_has_word;
use crate::game::frame::part::Done;
use crate::game::frame::turn::Kept;
use crate::game::frame::verb::{Group, Spec};
use crate::game::ground::room;
use crate::game::ground::sight;
use crate::game::people::{known, party, talk};
use crate::game::{Feature, Refusal, Turn, View};
use crate::text::page::Page;
use crate::text::style::Style;
use crate::text::words::{a, list};
use crate::text::wrap::wrap;

/// What the rest of the house knows of this feature.
pub const FEATURE: Feature = Feature { name: "whereabouts", verbs: VERBS, ..Feature::NONE };

const VERBS: &[Spec] = &[Spec {
    name: "where",
    aliases: &["whereami"],
    shorts: &["whe"],
    group: Group::Seeing,
    usage: "where [name]",
    example: "where",
    help: "Says where you are, what lies around, and who else is about in this area; with a name, where that one \
           is, as far as you can know.",
    run: r#where,
    ..Spec::DEFAULT
}];

fn r#where(turn: &mut Turn, who: CreatureId, args: Args) -> Done {
    let typed = args.ahead().trim().trim_end_matches('?').to_lowercase();
    let typed = typed.strip_prefix("is ").unwrap_or(&typed);
    if matches!(typed, "" | "am i" | "are we" | "me" | "i") {
        turn.show(who, Kept::No, move |view, page| own(view, who, page));
        return Ok(());
    }
    let view = turn.view();
    let room = view.world.places.room_of(who).ok_or(Refusal::Dark)?;
    if let Some(npc) = somebody_here(view, who, room, typed) {
        let name = view.world.creatures.get(npc).map(|body| body.name().clone());
        return Err(refusals::right_here(&name.map(|name| name.to_string()).unwrap_or_default()));
    }
    let other = talk::somebody(turn, who, typed).map_err(|_| refusals::unknown(typed))?;
    if other == who {
        turn.show(who, Kept::No, move |view, page| own(view, who, page));
        return Ok(());
    }
    if !is_about(turn.view(), who, other) {
        return Err(refusals::elsewhere(turn.world.players.name(other).unwrap_or(typed)));
    }
    turn.show_line(who, Kept::No, move |view| whereabouts(view, who, other) + ".");
    Ok(())
}

/// Somebody in the same room whom a name means.
fn somebody_here(view: View, who: CreatureId, room: RoomId, typed: &str) -> Option<CreatureId> {
    let name = |other: &CreatureId| Some(view.world.creatures.get(*other)?.name().clone());
    let there = view.world.places.creatures_in(room).iter().copied();
    let mut seen =
        there.filter(|one| *one != who && sight::sees(view.content, view.world, who, *one));
    let fits = |other: &CreatureId| {
        let name = name(other).unwrap_or_default();
        typed.split_whitespace().all(|word| name_has_word(&name, word))
    };
    seen.find(fits)
}

/// Whether somebody may know where another player is: in the same area or of one's company, and not hidden.
fn is_about(view: View, who: CreatureId, other: CreatureId) -> bool {
    let View { content, world, .. } = view;
    let area = |one: CreatureId| {
        let room = world.places.room_of(one)?;
        Some((room.instance(), content.room(room)?.area))
    };
    let is_near = || area(who).is_some() && area(who) == area(other);
    let is_company = || party::are_together(world, who, other);
    who != other && world.players.may_see(who, other) && (is_near() || is_company())
}

/// `Bran is in the Gull Market`, or no more than one can know.
fn whereabouts(view: View, who: CreatureId, other: CreatureId) -> String {
    let View { content, world, .. } = view;
    let name = Style::Person.on(world.players.name(other).unwrap_or("Someone"));
    let room = world.places.room_of(other);
    if room == world.places.room_of(who) {
        return format!("{name} is right here");
    }
    let known = room.filter(|room| known::knows(content, world, who, *room));
    match known.and_then(|room| content.room(room)) {
        Some(room) => format!("{name}: {}", Style::RoomName.on(&room.name)),
        None => format!("{name} is about, in some place that you have not seen"),
    }
}

/// Where somebody is, what lies around, and who else is about.
fn own(view: View, who: CreatureId, page: &Page) -> String {
    let View { content, world, .. } = view;
    let Some(room) = world.places.room_of(who) else { return String::new() };
    let area = content.area_of(room).map(|area| format!(", {}", area.name)).unwrap_or_default();
    let name = Style::RoomName.on(sight::room_name(content, world, who));
    let mut lines = vec![format!("You are at {name}{area}.")];
    let known = |to: RoomId| content.room(to).filter(|_| known::knows(content, world, who, to));
    let unseen = "somewhere you have not seen";
    let directions = room::exits(content, world, room).map(|(way, to)| (way.word(), to));
    let all = directions.chain(room::ways(content, world, room));
    let around: Vec<String> = all
        .map(|(way, to)| {
            format!("{} {}", Style::Exit.on(way), known(to).map_or(unseen, |room| &room.name))
        })
        .collect();
    if !around.is_empty() {
        lines.push(format!("Around you: {}.", list(&around)));
    }
    let others: Vec<String> = world
        .players
        .here()
        .filter(|other| is_about(view, who, *other))
        .map(|other| whereabouts(view, who, other))
        .collect();
    if others.len() > WHERE_SHOWN_MAX {
        lines.push(format!("{} others are about; `where <name>` tells of one.", others.len()));
    }
    lines.extend(others.into_iter().take(WHERE_SHOWN_MAX).map(|line| line + "."));
    lines.iter().map(|line| wrap(line, page, 2) + "\n").collect()
}

/// `a rat`, `Bran`.
fn named(name: &str) -> String {
    a(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::game::frame::testing::Small;
    use crate::game::ground::atlas::Atlas;
    use crate::game::people::known::learns;
    use crate::text::style::plain;

    #[test]
    fn issue17_done4_where_names_no_room_that_was_never_seen() {
        let mut small = Small::default();
        let (town, woods) = (small.area("town"), small.area("woods"));
        let square = small.room("square", Some(town));
        let cellar = small.room("cellar", Some(town));
        let glade = small.room("glade", Some(woods));
        small.content.atlas = Atlas::of(&small.content);
        let aria = small.player("Aria", square);
        let [bran, cato] = [("Bran", cellar), ("Cato", glade)].map(|(n, r)| small.player(n, r));
        let page = Page::default();
        let told = |small: &Small| {
            let view = View { content: &small.content, world: &small.world, now: small.now };
            assert!(!is_about(view, aria, cato));
            (plain(&own(view, aria, &page)), plain(&whereabouts(view, aria, bran)))
        };
        let (own_page, of_bran) = told(&small);
        assert!(!own_page.contains("cellar") && !own_page.contains("Cato"), "{own_page}");
        assert!(own_page.contains("Bran is about"), "{own_page}");
        assert!(!of_bran.contains("cellar"), "{of_bran}");
        small.turn(|turn| learns(turn, aria, cellar));
        assert_eq!(told(&small).1, "Bran: cellar");
    }

    #[test]
    fn issue17_limits_where_names_only_so_many() {
        let mut small = Small::default();
        let square = small.room("square", None);
        let aria = small.player("Aria", square);
        for nth in 0..WHERE_SHOWN_MAX + 3 {
            let letter = |n: usize| char::from(b'a' + u8::try_from(n % 26).expect("a letter"));
            small.player(&format!("Some{}{}", letter(nth), letter(nth / 26)), square);
        }
        let view = View { content: &small.content, world: &small.world, now: small.now };
        let text = plain(&own(view, aria, &Page::default()));
        assert_eq!(text.matches("is right here").count(), WHERE_SHOWN_MAX, "{text}");
    }
}
