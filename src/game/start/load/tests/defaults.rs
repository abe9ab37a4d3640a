//! What a world may leave out, and what stays as it was when it is read again.

use super::*;
use crate::game::ground::item::{At, ItemKind};

const COINS: (&str, &str) = (
    "items/coins.yaml",
    "{id: penny, name: a copper penny, description: Round., item_type: money, keywords: [Coin]}",
);

#[test]
fn ids_keep_their_numbers_over_a_reload() {
    let both = "- {id: hall, name: The Hall, description: A hall.}\n\
                - {id: cellar, name: The Cellar, description: Barrels.}\n";
    let before = world(&[("rooms/b.yaml", both), COINS]);
    let attic = ("rooms/a.yaml", "id: attic\nname: The Attic\ndescription: Spiders.");
    let after = again(&[attic, HALL, COINS], &before.names);
    assert_eq!(id(&before, "hall"), id(&after, "hall"));
    assert_eq!(before.money, after.money);
    assert!(after.room_named("cellar").is_none(), "it is no longer written");
    let cellar = before.room_named("cellar").expect("it was written");
    assert_eq!(&**after.names.rooms.name(cellar), "cellar", "its number goes to nobody else");
    assert_ne!(id(&after, "attic"), cellar);
}

#[test]
fn a_world_of_one_room_has_all_it_needs() {
    let content = world(&[HALL]);
    assert_eq!((content.start, content.shrine), (id(&content, "hall"), id(&content, "hall")));
    assert_eq!(content.items.get(content.money).unwrap().kind, ItemKind::Money);
    assert_eq!(content.items.get(content.corpse).unwrap().kind, ItemKind::Corpse);
    let callings: Vec<&str> = content.callings.iter().map(|c| c.key.as_str()).collect();
    assert_eq!(callings, ["warden", "reaver", "chanter", "keysmith"]);
    assert!(content.callings.iter().all(|calling| !calling.skills.is_empty()));
    assert_eq!(report(&[HALL]), "");
}

#[test]
fn nothing_is_wrong_with_the_built_in_callings() {
    let callings = ("config/callings.yaml", include_str!("../built_in.yaml"));
    assert_eq!(report(&[HALL, callings]), "");
}

#[test]
fn written_money_is_taken() {
    let content = world(&[HALL, COINS]);
    let money = content.items.get(content.money).unwrap();
    assert_eq!((money.name.as_str(), &*money.key), ("a copper penny", "penny"));
    assert_eq!(money.keywords, ["coin", "copper", "penny"]);
    assert_eq!(money.stack_max, crate::base::limits::COINS_MAX);
}

#[test]
fn what_is_built_in_takes_no_key_of_a_builder() {
    let odd = ("items/odd.yaml", "{id: corpse, name: a corpse flower, description: It smells.}");
    let content = world(&[HALL, COINS, odd]);
    assert_eq!(content.items.get(content.corpse).unwrap().kind, ItemKind::Corpse);
    let flower = content.names.items.find("corpse").expect("it was written");
    assert_eq!(content.items.get(flower).unwrap().name, "a corpse flower");
}

#[test]
fn newcomers_begin_where_it_is_said() {
    let room = |id: &str, more: &str| format!("{{id: {id}, name: R, description: D., {more}}}");
    let (a, b) = (room("a", "exits: {n: b}"), room("b", "exits: {s: a, n: c}"));
    let c = room("c", "exits: {s: b, n: d}, flags: [start, shrine]");
    let d = room("d", "exits: {s: c}");
    let rooms = [("rooms/a.yaml", &*a), ("rooms/b.yaml", &b), ("rooms/d.yaml", &d)];
    let plain_c = c.replace("start, shrine", "shrine");
    let area = ("areas/x.yaml", "{id: x, name: X, description: X., entry_points: [b]}");
    let text = ("text/creation.yaml", "start_room: d");
    let start = |c: &str, more: &[(&str, &str)]| {
        let content = world(&[&rooms, [("rooms/c.yaml", c)].as_slice(), more].concat());
        assert_eq!(content.shrine, id(&content, "c"));
        content.names.rooms.name(content.start).to_string()
    };
    assert_eq!(start(&plain_c, &[]), "a");
    assert_eq!(start(&plain_c, &[area]), "b");
    assert_eq!(start(&c, &[area]), "c");
    assert_eq!(start(&c, &[area, text]), "d");
}

#[test]
fn factions_go_by_id_or_name_and_claim_their_members() {
    let npcs = "- {id: sister, name: a sister, description: D., faction_id: SILVER sanctum}\n\
                - {id: brother, name: a brother, description: D.}\n\
                - {id: rook, name: a rook, description: D., faction_id: circle}\n";
    let factions = "- {name: Silver Sanctum, description: D., npc_members: [brother, rook],\n   \
                    enemy_factions: [circle]}\n\
                    - {id: circle, name: Green Circle, description: D.,\n   \
                    allied_factions: [Old Rooks]}\n\
                    - {id: rooks, name: Old Rooks, description: D.}\n";
    let content = world(&[HALL, ("npcs/a.yaml", npcs), ("factions/a.yaml", factions)]);
    let faction = |key| content.names.factions.find(key).expect("it was written");
    let of = |key| {
        content.npcs.get(content.names.npcs.find(key).expect("it was written")).unwrap().faction
    };
    let (sanctum, circle, rooks) = (faction("silver_sanctum"), faction("circle"), faction("rooks"));
    assert_eq!([of("sister"), of("brother")], [Some(sanctum); 2]);
    assert_eq!(of("rook"), Some(circle), "what an NPC says of itself counts more");
    assert_eq!(content.factions.get(sanctum).unwrap().enemies, [circle].into());
    assert_eq!(content.factions.get(circle).unwrap().allies, [rooks].into());
}

#[test]
fn what_holds_others_is_placed_before_them() {
    let items = "- {id: box, name: a box, description: Square., item_type: container}\n";
    let placed = "- {id: inmost, template_id: penny, container_id: inner, quantity: '60'}\n\
                  - {id: inner, template_id: box, container_id: outer}\n\
                  - {id: outer, template_id: box, room_id: hall}\n\
                  - {id: carried, template_id: box, player_id: 7}\n\
                  - {id: inside_carried, template_id: penny, container_id: carried}\n";
    let files = [HALL, COINS, ("items/box.yaml", items), ("item_instances/a.yaml", placed)];
    let content = world(&files);
    let keys: Vec<&str> = content.placed.all().iter().map(|placed| placed.key.as_str()).collect();
    assert_eq!(keys, ["outer", "inner", "inmost"]);
    assert_eq!(content.placed.all()[2].inside.as_deref(), Some("inner"));
    assert_eq!(
        (content.placed.all()[2].at, content.placed.all()[2].quantity),
        (At::Room(id(&content, "hall")), 60)
    );
}

#[test]
fn a_broken_file_is_not_blamed_on_others() {
    let rooms = "id: hall\nname: The Hall\ndescription: A hall.\nexits: {north: cellar}";
    let broken = ("rooms/cellar.yaml", "id: cellar\nname: [");
    let report = report(&[("rooms/hall.yaml", rooms), broken]);
    assert_eq!(report.lines().count(), 3, "{report}");
    assert!(report.starts_with("world_data/rooms/cellar.yaml"), "{report}");
    assert!(report.contains("whether every room that is spoken of exists was not checked"));
}

#[test]
fn ten_thousand_rooms_in_a_row_load() {
    const ROOMS: usize = 10_000;
    let room = |n: usize| {
        let next = (n + 1) % ROOMS;
        let before = (n + ROOMS - 1) % ROOMS;
        format!("- {{id: r{n}, name: R, description: D., exits: {{n: r{next}, s: r{before}}}}}\n")
    };
    let rooms: String = (0..ROOMS).map(room).collect();
    let content = world(&[("rooms/all.yaml", &rooms)]);
    assert_eq!(content.all_rooms().count(), ROOMS);
    let broken = rooms.replace("n: r", "n: x");
    assert!(report(&[("rooms/all.yaml", &broken)]).contains("10000 errors in 1 file"));
}

/// Before, each word was looked for among all that stood before it: this took minutes.
#[test]
fn issue14_24_a_hundred_thousand_keywords_are_read_in_one_go() {
    const WORDS: usize = 100_000;
    let words: Vec<String> = (0..WORDS).map(|n| format!("w{n}, W{n}")).collect();
    let rat =
        format!("id: rat\nname: a rat\ndescription: It squeaks.\nkeywords: [{}]", words.join(", "));
    let content = world(&[HALL, ("npcs/rat.yaml", &rat)]);
    let rat = content.npcs.rows().next().expect("it was written");
    assert_eq!(rat.keywords.len(), WORDS + 1, "each word once, and that of its name");
}
