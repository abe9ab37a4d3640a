//! What is seen of players as players.

use super::event::{Event, Parting};
use super::{pages, sentences};
use crate::base::id::{CreatureId, RoomId};
use crate::game::frame::tell::{Sentence, Teller};
use crate::game::frame::words::pick;
use crate::game::ground::creature::Posture;
use crate::text::page::Page;
use crate::text::style::Style;

/// Tells everyone concerned.
pub fn tell(event: &Event, teller: &mut Teller) {
    match event {
        Event::Entered { who, room, new } => {
            let line = match new {
                true => pick(&teller.content.words.arrival_seen, who.0)
                    .unwrap_or("{actor} {arrive|arrives}, for the first time."),
                false => "{actor} {come|comes} back to the Reach.",
            };
            entered(*who, *room, line, teller);
        }
        Event::Welcomed { who, back: false } => welcome(*who, teller),
        Event::Welcomed { who, back: true } => welcome_back(*who, teller),
        Event::Left { parting: Parting::Sent, .. } => {}
        Event::Left { who, name, room, parting: Parting::Leaves } => {
            let line = Sentence::new("{actor} {leave|leaves} the Reach for a while.");
            teller.room_except(*room, &[*who], &line.named("actor", *who, name).style(Style::Dim));
        }
        Event::LinkLost { who, room } => {
            let line = "{actor} {stare|stares} into the distance, and {do|does} not answer.";
            others_see(line, *who, *room, teller);
        }
        Event::Reclaimed { who, room } => {
            others_see("{actor} {blink|blinks}, and {are|is} here again.", *who, *room, teller);
        }
        Event::Uprooted { who, room } => {
            let name = teller.content.room(*room).map_or("elsewhere", |room| room.name.as_str());
            let line = format!(
                "The place where you were is no more: the world is being rebuilt. You are taken to: {name}."
            );
            teller.line(*who, Style::Warning.on(line));
        }
        Event::PostureTaken { who, room, posture, before } => {
            let line = Sentence::new(posture_line(*posture, *before)).actor(teller.world, *who);
            teller.room(*room, &line.silent());
        }
        Event::Released { who, sentence } => {
            let line = match *sentence {
                sentences::MUTE => "You may speak again.",
                _ => "You may move again.",
            };
            teller.kept().line(*who, Style::Good.on(line));
        }
        Event::Chose { who, sentence } => {
            teller.kept().line(*who, sentence.clone());
        }
        Event::TitleSet { who } => {
            let title = teller.world.players.character(*who).map_or("", |p| p.title()).to_string();
            let text = match title.is_empty() {
                true => "You go by your bare name from now on.".to_string(),
                false => format!("From now on you are {}.", pages::titled(teller.world, *who)),
            };
            teller.kept().line(*who, text);
        }
        Event::Saved { who, .. } => {
            teller.kept().line(*who, "Everything you have and are is on the disk.");
        }
    }
}

/// Whoever is in the room sees somebody come into the world.
fn entered(who: CreatureId, room: RoomId, line: &str, teller: &mut Teller) {
    let line = Sentence::new(line).actor(teller.world, who).indefinite().style(Style::Dim);
    teller.kept().room_except(room, &[who], &line);
}

/// A quiet line for everyone in the room but the one it is about.
fn others_see(line: &str, who: CreatureId, room: RoomId, teller: &mut Teller) {
    let line = Sentence::new(line).actor(teller.world, who).silent().style(Style::Dim);
    teller.room_except(room, &[who], &line);
}

fn posture_line(posture: Posture, before: Posture) -> &'static str {
    match (posture, before) {
        (Posture::Standing, Posture::Sleeping) => "{actor} {wake|wakes} and {stand|stands} up.",
        (Posture::Standing, _) => "{actor} {stand|stands} up.",
        (Posture::Sitting, Posture::Sleeping) => "{actor} {wake|wakes} and {sit|sits} up.",
        (Posture::Sitting, _) => "{actor} {sit|sits} down.",
        (Posture::Resting, Posture::Sleeping) => {
            "{actor} {wake|wakes} and {lie|lies} there, resting."
        }
        (Posture::Resting, _) => "{actor} {settle|settles} down to rest.",
        (Posture::Sleeping, _) => "{actor} {lie|lies} down and {fall|falls} asleep.",
    }
}

/// The welcome, the first steps for those who were never here, and the news.
fn welcome(who: CreatureId, teller: &mut Teller) {
    let words = &teller.content.words;
    let new = teller.world.players.character(who).is_some_and(|p| p.is_new());
    let text = match new {
        true => greeting(&[
            words.welcome.trim(),
            &words.creation.join("\n"),
            &words.first_steps.join("\n"),
            words.motd.trim(),
        ]),
        false => {
            let greets = pick(&words.returning, teller.now.0 / 1_000);
            greeting(&[greets.unwrap_or(words.welcome.trim()), words.motd.trim()])
        }
    };
    if teller.world.players.page(who).is_some_and(|page| is_seen(&words.banner, page)) {
        teller.kept().page(who, |_| words.banner.clone());
    }
    teller.kept().line(who, text);
    still_unseen(who, teller);
    teller.page(who, |_| "\n".into());
}

/// Whoever takes back a body that waited is in the middle of things, and reads one line.
fn welcome_back(who: CreatureId, teller: &mut Teller) {
    teller.kept().line(who, "You are back in your own boots.");
    still_unseen(who, teller);
}

fn still_unseen(who: CreatureId, teller: &mut Teller) {
    if teller.world.players.veil(who).is_some() {
        teller.line(who, Style::Staff.on("You are still unseen; `@invis off` ends it."));
    }
}

/// Whether somebody can make something of a drawing: it is seen, and has the room.
fn is_seen(drawing: &str, page: &Page) -> bool {
    let columns = drawing.lines().map(|line| page.measure(line)).max().unwrap_or(0);
    columns > 0 && !page.reader && page.columns().is_none_or(|room| columns <= room)
}

/// Paragraphs with a line between them.
fn greeting(paragraphs: &[&str]) -> String {
    let said: Vec<&str> = paragraphs.iter().copied().filter(|text| !text.is_empty()).collect();
    said.join("\n\n")
}
