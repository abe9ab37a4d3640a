//! What is kept of patrols, in the rows of NPCs.

use super::round::Heading;
use super::rules::{in_file, pace_of, plan_of};
use super::state::{Errand, Pace, Plan, Walk};
use crate::base::clock::Millis;
use crate::base::id::{CreatureId, RoomId};
use crate::game::frame::keep::{NpcRow, PatrolRow, Restoring, Table};
use crate::game::ground::creature::{self, RouteMode};
use crate::game::{Content, World};

/// NPCs that live, with the rounds they walk.
pub const NPCS: Table<CreatureId, NpcRow> = Table {
    all: |cut| cut.world.creatures.iter().map(|body| body.id()).collect(),
    key: |_, who| who.0,
    row: |cut, who| npc_row(cut.content, cut.world, *who),
    take: take_npcs,
    lasting: Some(|row| {
        (row.health, row.patrol.index, row.patrol.direction) = (0, 0, 1);
        row.room = "".into();
        row.posture.clear();
    }),
};

fn take_npcs(to: &mut Restoring<'_>, rows: &[NpcRow]) {
    for row in rows {
        to.world.next_id = to.world.next_id.max(row.id);
        if creature::restore_npc(to.content, to.world, row) {
            restore(to.content, to.world, row);
        } else {
            to.warn(format!(
                "NPC {} ({} in {}) has no template or room any more",
                row.id, row.template, row.room
            ));
        }
    }
}

/// The row of an NPC with its patrol; `None` if it is gone or a player.
pub fn npc_row(content: &Content, world: &World, id: CreatureId) -> Option<NpcRow> {
    let row = creature::npc_row(content, world, id)?;
    let plan = world.patrols.walk(id).and_then(|walk| walk.plan.as_ref());
    let patrol = match plan {
        Some(plan) => patrol_row(content, plan),
        None => PatrolRow { by_hand: world.patrols.is_stopped(id), ..PatrolRow::default() },
    };
    Some(NpcRow { patrol, ..row })
}

fn patrol_row(content: &Content, plan: &Plan) -> PatrolRow {
    let rooms: Vec<String> = plan.route.iter().map(|room| content.key_of(*room)).collect();
    PatrolRow {
        route: serde_json::to_string(&rooms).unwrap_or_else(|_| "[]".into()),
        index: plan.index as u32,
        mode: plan.mode.word().to_owned(),
        interval_ms: match plan.pace {
            Pace::Every(span) => span.0,
            Pace::Loose => 0,
        },
        direction: plan.heading.number(),
        by_hand: plan.by_hand,
    }
}

/// Takes the patrol of an NPC back in, that is in the world already. What a file says of it wins
/// over what was kept, but for how far it was; what a wizard said wins over the file.
fn restore(content: &Content, world: &mut World, row: &NpcRow) {
    let who = CreatureId(row.id);
    let Some(body) = world.creatures.get(who) else { return };
    let written = plan_of(content, body);
    let kept = kept_plan(content, world, who, &row.patrol);
    let plan = match (written, kept) {
        (_, kept) if row.patrol.by_hand => kept,
        (Some(written), Some(kept)) if written.route == kept.route => {
            Some(Plan { index: kept.index, heading: kept.heading, ..written })
        }
        (written, _) => written,
    };
    match plan {
        Some(plan) => {
            let errand = Errand::Fight;
            let due = Millis(0);
            let walk = Walk { plan: Some(plan), errand, due, progress: world.clock, fruitless: 0 };
            world.patrols.walks.put(who, Box::new(walk));
        }
        None if row.patrol.by_hand => drop(world.patrols.stopped.insert(who)),
        None => {}
    }
}

/// The round that was kept, as far as its rooms are still there.
fn kept_plan(content: &Content, world: &World, who: CreatureId, row: &PatrolRow) -> Option<Plan> {
    let keys: Vec<String> = serde_json::from_str(&row.route).ok()?;
    let rooms: Vec<RoomId> = keys.iter().filter_map(|key| content.room_kept(key)).collect();
    let last = rooms.len().checked_sub(1).filter(|last| *last > 0)?;
    let body = world.creatures.get(who)?;
    Some(Plan {
        route: rooms.into(),
        mode: RouteMode::parse(&row.mode).unwrap_or_default(),
        pace: pace_of(Some(Millis(row.interval_ms)).filter(|span| span.0 > 0), || true),
        index: (row.index as usize).min(last),
        heading: Heading::of(row.direction),
        by_hand: row.by_hand,
        in_file: in_file(content, body),
    })
}
