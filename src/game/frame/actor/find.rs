//! What an actor is called, and which actor a name means: asked of the feature that has such actors,
//! with the eyes of the one who asks.

use super::{Actor, Kind, refusals};
use crate::base::id::CreatureId;
use crate::game::frame::args::Args;
use crate::game::{FEATURES, Refusal, Turn, View};

/// A kind of actor, as the feature that has them answers for it.
#[derive(Clone, Copy)]
pub struct Owner {
    pub kind: Kind,
    /// What one is called by the one who asks; `None` if there is no such actor, or none that they
    /// may know of.
    pub name: fn(View, CreatureId, &Actor) -> Option<String>,
    /// Whom a name may mean to the one who asks. Of what they may not know of, it says nothing.
    pub find: fn(View, CreatureId, &str) -> Meant,
}

/// Whom a name may mean.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Meant {
    /// Those who are called exactly so.
    pub exactly: Vec<Actor>,
    /// Those of whose name it is a part or a beginning.
    pub perhaps: Vec<Actor>,
}

impl Meant {
    fn and(mut self, other: Meant) -> Meant {
        self.exactly.extend(other.exactly);
        self.perhaps.extend(other.perhaps);
        self
    }
}

/// All kinds that there are on this server.
fn owners() -> impl Iterator<Item = &'static Owner> {
    FEATURES.iter().flat_map(|feature| feature.actors)
}

fn name(view: View, asker: CreatureId, actor: &Actor) -> Option<String> {
    let owner = owners().find(|owner| owner.kind == actor.kind())?;
    (owner.name)(view, asker, actor)
}

/// What an actor is called by the one who asks. One that is no more, or that they may not know of,
/// is shown as its key.
pub fn shown(view: View, asker: CreatureId, actor: &Actor) -> String {
    name(view, asker, actor).unwrap_or_else(|| actor.to_string())
}

/// The actor that a text means to the one who asks: a key (`faction:circle`), a kind and a name
/// (`player:bran`, `faction silver circle`), or a name that only one has. Whoever is called exactly
/// so comes before all whose names begin so.
///
/// # Errors
/// If none is called so, or several are.
pub fn named(view: View, asker: CreatureId, text: &str) -> Result<Actor, Refusal> {
    let text = text.trim().trim_matches('"').trim();
    let key = text.parse().ok().filter(|actor| name(view, asker, actor).is_some());
    if let Some(actor) = key {
        return Ok(actor);
    }
    let of_kind = text.split_once([':', ' ']).and_then(|(kind, of)| Some((Kind::parse(kind)?, of)));
    if let Some((kind, of)) = of_kind.filter(|(_, of)| !of.trim().is_empty()) {
        let meant = meant(view, asker, of.trim(), |owner| owner.kind == kind);
        return one(view, asker, of, meant).unwrap_or_else(|| Err(refusals::no_such(kind, of)));
    }
    let meant = meant(view, asker, text, |_| true);
    let kinds = owners().map(|owner| owner.kind);
    one(view, asker, text, meant).unwrap_or_else(|| Err(refusals::nobody(text, kinds)))
}

fn meant(view: View, asker: CreatureId, text: &str, which: impl Fn(&Owner) -> bool) -> Meant {
    let asked = owners().filter(|owner| which(owner)).map(|owner| (owner.find)(view, asker, text));
    asked.fold(Meant::default(), Meant::and)
}

/// The one that is meant, or who all may be; `None` if nobody is.
fn one(view: View, asker: CreatureId, text: &str, meant: Meant) -> Option<Result<Actor, Refusal>> {
    let fitting = if meant.exactly.is_empty() { meant.perhaps } else { meant.exactly };
    match fitting.as_slice() {
        [] => None,
        [only] => Some(Ok(only.clone())),
        several => {
            let each = several.iter().map(|actor| (shown(view, asker, actor), actor));
            Some(Err(refusals::several(text, each)))
        }
    }
}

impl Args<'_> {
    /// An actor, as [`named`] finds it. Names have blanks, so it takes all that is left; what stands
    /// behind a name is read first, from the end.
    ///
    /// # Errors
    /// If none is called so, or several are.
    pub fn actor(&mut self, turn: &Turn) -> Result<Actor, Refusal> {
        let who = self.who();
        named(turn.view(), who, self.rest()?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::limits::ACTORS_NAMED_MAX;
    use crate::game::frame::refusal::sentence;
    use crate::game::frame::testing::Small;
    use crate::text::style::plain;

    fn small() -> (Small, CreatureId) {
        let mut small = Small::default();
        let room = small.room("hall", None);
        small.faction("circle");
        let aria = small.player("Aria", room);
        for name in ["Bran", "Brana", "Circle"] {
            small.player(name, room);
        }
        (small, aria)
    }

    /// The key that a text means, or why it means none.
    fn means(small: &mut Small, asker: CreatureId, text: &str) -> String {
        small.turn(|turn| match named(turn.view(), asker, text) {
            Ok(actor) => actor.to_string(),
            Err(why) => plain(&sentence(&why)),
        })
    }

    #[test]
    fn issue16_1_an_actor_is_found_by_key_by_kind_and_name_and_by_name() {
        let (mut small, aria) = small();
        let key = Actor::Player(aria).to_string();
        for typed in [&key, "me", "aria", "player:aria", "Player Aria", "\"aria\"", "ari"] {
            assert_eq!(means(&mut small, aria, typed), key, "{typed}");
        }
        for typed in ["faction:circle", "faction circle", "faction:cir"] {
            assert_eq!(means(&mut small, aria, typed), "faction:circle", "{typed}");
        }
        assert_ne!(means(&mut small, aria, "bran"), key, "the exact name comes first");
        small.turn(|turn| {
            let shown = |key: &str| shown(turn.view(), aria, &key.parse().unwrap());
            assert_eq!(shown(&key), "Aria");
            assert_eq!(shown("player:99"), "player:99", "who is no more is shown by the key");
            assert_eq!(shown("nation:12"), "nation:12", "and so is what no feature has");
        });
    }

    #[test]
    fn issue16_1_what_names_nobody_or_several_is_refused_with_what_would_do() {
        let (mut small, aria) = small();
        let both = means(&mut small, aria, "circle");
        assert!(both.contains("`faction:circle`") && both.contains("`player:"), "{both}");
        for (typed, refused) in [
            ("zoe", "There is no player or faction called \"zoe\"."),
            ("faction:zoe", "There is no faction called \"zoe\"."),
            ("nation:12", "There is no nation called \"12\"."),
        ] {
            assert_eq!(means(&mut small, aria, typed), refused);
        }
        let room = small.content.room_named("hall").expect("the hall");
        for letter in 'a'..'k' {
            small.player(&format!("Zed{letter}"), room);
        }
        let many = means(&mut small, aria, "zed");
        assert_eq!(many.matches("`player:").count(), ACTORS_NAMED_MAX);
        assert!(many.ends_with("or 5 others."), "{many}");
    }
}
