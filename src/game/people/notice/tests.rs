//! What becomes of notices: told, waiting, off, pushed out; and bulletins.

use super::state::Subscription;
use super::*;
use crate::base::id::CreatureId;
use crate::base::limits::{
    NOTICE_CHARS_MAX, NOTICE_HISTORY_HELD_MAX, NOTICES_HELD_MAX, NOTICES_SHOWN_MAX,
    NOTICES_TOLD_MAX,
};
use crate::game::frame::keep::person::{Forget, Person};
use crate::game::frame::testing::Small;
use crate::game::frame::turn::Ask;
use crate::game::frame::verb;
use crate::game::frame::watch::Moment;
use crate::game::people::player;
use crate::text::style::{Style, plain};

struct Post {
    small: Small,
    aria: CreatureId,
}

impl Post {
    fn new() -> Post {
        let mut small = Small::default();
        let hall = small.room("hall", None);
        let aria = small.player("Aria", hall);
        small.read(aria);
        Post { small, aria }
    }

    fn sends(&mut self, words: &str, command: &str) -> Sent {
        let to = self.aria;
        let draft = Draft { topic: &STAFF, words: words.into(), command: command.into() };
        let sent = self.small.turn(|turn| send(turn, to, draft));
        assert_eq!(check(&self.small.world), Ok(()));
        sent
    }

    fn leaves(&mut self) {
        let aria = self.aria;
        self.small.turn(|turn| player::leave(turn, aria));
    }

    /// What is read by whoever comes in.
    fn comes(&mut self) -> String {
        let aria = self.aria;
        self.small.turn(|turn| player::enter(turn, aria, &player::Screen::default()));
        self.small.turn(|turn| player::welcome(turn, aria));
        plain(&self.small.read(aria))
    }

    fn became(&self) -> Vec<&str> {
        self.small.world.notices.history.iter().map(|line| line.became.as_str()).collect()
    }
}

#[test]
fn n87_a_notice_is_told_at_once_or_waits_and_for_nobody_it_has_failed() {
    let mut post = Post::new();
    assert_eq!(post.sends("You may speak again.", ""), Sent::Told);
    assert_eq!(plain(&post.small.read(post.aria)), "You may speak again.\n");
    assert_eq!(post.sends("A war is declared.", "war accept 12"), Sent::Told);
    assert_eq!(
        plain(&post.small.read(post.aria)),
        "A war is declared. (`notify 1`: war accept 12)\n"
    );
    assert_eq!(post.small.world.notices.count(post.aria), 1, "it waits to be seen to");
    post.leaves();
    assert_eq!(post.sends("You have 77 coins.", ""), Sent::Waits);
    let nobody = CreatureId(987_654);
    let draft = Draft { topic: &STAFF, words: "Lost.".into(), command: String::new() };
    assert_eq!(post.small.turn(|turn| send(turn, nobody, draft)), Sent::Nobody);
    assert_eq!(post.became(), ["told", "nobody"]);
    let read = post.comes();
    assert!(read.contains("Meanwhile: You have 77 coins."), "{read}");
    assert!(read.contains("1 thing needs you: 1 A war is declared."), "{read}");
    assert_eq!(post.became(), ["told", "nobody", "told"]);
    post.leaves();
    let read = post.comes();
    assert!(!read.contains("77 coins"), "it is told once: {read}");
    assert!(
        read.contains("1 thing needs you"),
        "and what needs somebody until it was read: {read}"
    );
}

#[test]
fn n86_what_is_off_is_not_told_and_written_down() {
    let mut post = Post::new();
    let key = Subscription { who: post.aria, topic: STAFF.name.into() };
    post.small.world.notices.ways.insert(key, Way::Off);
    assert_eq!(post.sends("You may speak again.", ""), Sent::Off);
    assert_eq!(post.small.read(post.aria), "");
    assert_eq!(post.became(), ["off"]);
    for way in Way::ALL {
        assert_eq!(Way::parse(way.word()), Some(way));
    }
}

#[test]
fn n85_many_notices_are_told_as_a_sum_and_the_oldest_gives_way() {
    let mut post = Post::new();
    post.leaves();
    for n in 0..=NOTICES_HELD_MAX {
        post.sends(&format!("Notice {n}. {}", "é".repeat(NOTICE_CHARS_MAX)), "score");
    }
    assert_eq!(post.small.world.notices.count(post.aria), NOTICES_HELD_MAX);
    assert_eq!(post.became(), ["pushed out"]);
    let longest = post.small.world.notices.waiting.values().map(|n| n.words.chars().count()).max();
    assert_eq!(longest, Some(NOTICE_CHARS_MAX));
    let read = post.comes();
    let sum =
        format!("{NOTICES_HELD_MAX} notices, {NOTICES_HELD_MAX} of staff. Type `notify list`.");
    assert!(read.contains(&sum), "{read}");
    const { assert!(NOTICES_TOLD_MAX < NOTICES_HELD_MAX) };
    for _ in 0..NOTICE_HISTORY_HELD_MAX + 1 {
        post.sends("Again.", "");
    }
    assert_eq!(post.small.world.notices.history.len(), NOTICE_HISTORY_HELD_MAX);
    let aria = post.aria;
    let spec = verb::exact(verb::Role::Player, "notify").expect("a verb");
    post.small.turn(|turn| spec.carry_out(turn, aria, "history")).expect("it is asked for");
    let Some(Ask::History(query)) = post.small.asks.pop() else { panic!("a page is read") };
    assert_eq!(query.most, NOTICES_SHOWN_MAX);
    let aria_is = Person { account: None, characters: vec![(aria.0, "Aria".into())] };
    post.small.turn(|turn| rules::forgets(turn.world, aria, &Forget::Person(aria_is)));
    assert_eq!(post.small.world.notices.count(aria), 0);
}

#[test]
fn issue16_a_bulletin_reaches_those_who_follow_it_by_three_ways_out() {
    let mut post = Post::new();
    let hall = crate::base::id::RoomId::shared(0);
    let (bran, cato) = (post.small.player("Bran", hall), post.small.player("Cato", hall));
    let key = Subscription { who: bran, topic: STAFF.name.into() };
    post.small.world.notices.ways.insert(key, Way::Off);
    post.small.turn(|turn| player::leave(turn, cato));
    post.small.world.dirty.watch.begin(post.aria);
    let all = [post.aria, bran, cato];
    all.iter().for_each(|who| drop(post.small.read(*who)));
    let bulletin = |lasting, audience| Bulletin {
        topic: &STAFF,
        about: "galaxy:events".into(),
        audience,
        words: "The tide comes in.".into(),
        style: Style::Warning,
        lasting,
    };
    post.small.turn(|turn| publish(turn, bulletin(Lasting::Waits, Audience::Everyone)));
    assert_eq!(plain(&post.small.read(post.aria)), "The tide comes in.\n");
    assert_eq!(post.small.read(bran), "", "they do not follow it");
    assert_eq!(post.small.world.notices.count(cato), 1, "they were away");
    let (topic, text) = ("galaxy:events".into(), "The tide comes in.".into());
    let pushed = post.small.world.dirty.watch.take().moments;
    assert_eq!(pushed, [(post.aria, Moment::Pushed { topic, text })]);
    let these = Audience::These(vec![cato]);
    post.small.turn(|turn| publish(turn, bulletin(Lasting::Passes, these)));
    assert_eq!(post.small.world.notices.count(cato), 1, "it has passed them by");
    assert_eq!(post.small.read(post.aria), "", "it was for somebody else");
}
