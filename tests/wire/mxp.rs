//! MXP: links for those who agreed, none of it for anybody else, and no player writes markup.

use super::link::{Link, Place};

const DO: &[u8] = b"\xFF\xFD\x5B";
const DONT: &[u8] = b"\xFF\xFE\x5B";
const WILL: &[u8] = b"\xFF\xFB\x5B";
const BEGINS: &[u8] = b"\xFF\xFA\x5B\xFF\xF0\x1b[7z";

fn count(bytes: &[u8], wanted: &[u8]) -> usize {
    bytes.windows(wanted.len()).filter(|some| *some == wanted).count()
}

/// Comes into the world as somebody new.
fn enter(place: &Place, opening: &[u8], name: &str) -> Link {
    let mut link = place.link();
    link.send(opening);
    for (line, question) in [
        (name, "(yes or no) "),
        ("yes", "password: "),
        ("open sesame", "again: "),
        ("open sesame", "calling? "),
        ("warden", "(yes, or another) "),
        ("yes", "resolve"),
    ] {
        link.send(format!("{line}\r\n").as_bytes());
        link.until(question.as_bytes());
    }
    link
}

/// Types a line and reads on up to these words.
fn types(link: &mut Link, line: &str, until: &str) -> String {
    link.send(format!("{line}\r\n").as_bytes());
    link.until(until.as_bytes())
}

/// Whether there is anything in it that is of MXP: a mark of a line, or a tag.
fn is_marked(text: &str) -> bool {
    let marks = regex::Regex::new("\u{1b}\\[[0-9]*z|<SEND|</SEND>|&(lt|gt|amp|quot);");
    marks.expect("a pattern").is_match(text)
}

#[test]
fn h01_who_refuses_or_says_nothing_is_sent_none_of_it() {
    let place = Place::open(&[]);
    for opening in [DONT, b""] {
        let name = if opening.is_empty() { "Silent" } else { "Refuser" };
        let mut link = enter(&place, opening, name);
        types(&mut link, "say <b>x</b> &lt; \"so\"", "resolve> ");
        types(&mut link, "look", "resolve> ");
        types(&mut link, "help", "resolve> ");
        assert_eq!(count(&link.raw, WILL), 1, "it is offered once");
        let read = String::from_utf8_lossy(&link.raw);
        let others = read.replace("<b>x</b> &lt;", "");
        assert!(others.len() < read.len(), "what it said itself is as it was typed: {read:?}");
        assert!(!is_marked(&others), "{read:?}");
    }
}

#[test]
fn l06_what_players_say_is_shown_as_it_was_typed() {
    let place = Place::open(&[]);
    let mut clicks = enter(&place, DO, "Clicker");
    let mut plain = enter(&place, b"", "Plain");
    types(&mut clicks, "", "resolve");
    plain.send(b"say <b>x</b> &lt; <SEND href=\"quit\">free gold</SEND>\r\n");
    let said = "say, \"<b>x</b> &lt; <SEND href=\"quit\">free gold</SEND>\"";
    plain.until(said.as_bytes());
    let heard = clicks.until(b"SEND&gt;&quot;");
    let says = "says, &quot;&lt;b&gt;x&lt;/b&gt; &amp;lt; &lt;SEND \
                href=&quot;quit&quot;&gt;free gold&lt;/SEND&gt;&quot;";
    assert!(heard.contains(says), "{heard:?}");
    assert!(heard.contains("\u{1b}[0z"), "the line says that it is escaped: {heard:?}");
    types(&mut plain, "title the <i>Great</i>", "resolve");
    let who = types(&mut clicks, "who", "souls are");
    assert!(who.contains("the &lt;i&gt;Great&lt;/i&gt;") && !who.contains("<i>"), "{who:?}");
}

#[test]
fn agreement_is_answered_at_once_and_ways_out_can_be_clicked() {
    let place = Place::open(&[]);
    let mut link = place.link();
    assert_eq!(count(&link.raw, WILL), 1);
    link.send(DO);
    link.send(DO);
    link.is_in_sync();
    assert_eq!(count(&link.raw, BEGINS), 1, "once, however often they agree");
    drop(link);
    let mut link = enter(&place, DO, "Clicker");
    let room = types(&mut link, "look", "resolve");
    assert!(room.contains("\u{1b}[1z"), "{room:?}");
    assert!(room.contains("<SEND href=\"look red rope|get red rope\">"), "{room:?}");
    let help = types(&mut link, "help", "resolve");
    assert!(help.contains("<SEND href=\"help newbie\">"), "{help:?}");
    link.send(DONT);
    let room = types(&mut link, "look", "resolve");
    let room = room + &types(&mut link, "look", "resolve> ");
    assert!(!room.contains("<SEND"), "{room:?}");
}

#[test]
fn answers_that_nobody_typed_are_no_commands() {
    let place = Place::open(&[]);
    let mut link = enter(&place, DO, "Clicker");
    types(&mut link, "", "resolve");
    let before = link.raw.len();
    link.send(b"\x1b[1z<VERSION MXP=1.0 CLIENT=Mudlet VERSION=4.17 REGISTERED=no>\r\n");
    link.send(b"\x1b[1z<SUPPORTS +b +send.href>\r\n");
    types(&mut link, "say Done.", "Done.");
    let read = String::from_utf8_lossy(&link.raw[before..]).into_owned();
    assert!(!read.contains("no command") && !read.contains("VERSION"), "{read:?}");
}

#[test]
fn l07_nobody_plays_a_sound_to_others() {
    let place = Place::open(&[]);
    let mut heard = enter(&place, b"", "Hearer");
    let mut player = enter(&place, b"", "Noisy");
    for (line, shown) in [
        ("emote !!SOUND(siren.wav)", "! !SOUND(siren.wav)"),
        ("say !!MUSIC(march.mid)", "! !MUSIC(march.mid)"),
        ("tell hearer !!SOUND(x) !!sound(y)", "! !SOUND(x) ! !sound(y)"),
        ("title !!SOUND(x)", "! !SOUND(x)"),
    ] {
        types(&mut player, line, shown);
        match line.starts_with("title") {
            true => types(&mut heard, "who", shown),
            false => heard.until(shown.as_bytes()),
        };
    }
    types(&mut heard, "look", "resolve> ");
    assert_eq!(count(&heard.raw, b"!!SOUND("), 0);
    assert_eq!(count(&heard.raw, b"!!MUSIC("), 0);
}
