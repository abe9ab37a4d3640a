//! MSSP: what lists of MUDs are told (E01 to E03).

use super::program::{MSSP, Place, Program};

/// The fields of a payload with their values.
fn fields(payload: &[u8]) -> Vec<(String, Vec<String>)> {
    let text = String::from_utf8(payload.to_vec()).expect("UTF-8");
    let fields = text.split('\u{1}').skip(1).map(|field| {
        let mut parts = field.split('\u{2}').map(str::to_owned);
        (parts.next().unwrap_or_default(), parts.collect())
    });
    fields.collect()
}

fn field(fields: &[(String, Vec<String>)], name: &str) -> String {
    let found: Vec<_> = fields.iter().filter(|(field, _)| field == name).collect();
    assert_eq!(found.len(), 1, "{name} is there once");
    found[0].1.last().expect("a value").clone()
}

fn listing(program: &mut Program) -> Vec<(String, Vec<String>)> {
    let said = program.until_said(MSSP, |_| true);
    assert!(!said[0].iter().any(|byte| [0, 255].contains(byte)));
    fields(&said[0])
}

#[test]
fn e01_the_listing_is_true() {
    let place = Place::open();
    let mut player = place.program();
    player.creates("Aria");
    let mut crawler = place.program();
    crawler.agrees(MSSP);
    let listing = listing(&mut crawler);
    let number = |name: &str| field(&listing, name).parse::<u64>().expect("an integer");
    assert_eq!(field(&listing, "NAME"), "The Reach");
    assert_eq!(field(&listing, "CONTACT"), "keeper@example.org");
    assert_eq!(number("PLAYERS"), 1);
    assert!(number("UPTIME") > 1_000_000_000);
    assert_eq!(number("PORT"), u64::from(place.server.address.port()));
    assert_eq!((number("ROOMS"), number("AREAS"), number("OBJECTS")), (2, 1, 3));
    assert_eq!((number("CLASSES"), number("LEVELS"), number("SKILLS")), (4, 20, 4));
    assert_eq!((number("GMCP"), number("MSDP"), number("MSP")), (1, 1, 0));
    assert_eq!((number("UTF-8"), number("RACES"), number("SSL")), (1, 0, 0));
    assert_eq!(field(&listing, "CHARSET"), "UTF-8");
}

#[test]
fn e02_it_is_told_once_for_each_agreement_and_to_nobody_else() {
    let place = Place::open();
    let mut crawler = place.program();
    crawler.is_in_step_at_the_door();
    crawler.agrees(MSSP);
    crawler.agrees(MSSP);
    listing(&mut crawler);
    crawler.is_in_step_at_the_door();
    crawler.refuses(MSSP);
    crawler.says(MSSP, b"\x01NAME");
    crawler.is_in_step_at_the_door();
    crawler.agrees(MSSP);
    listing(&mut crawler);
    crawler.is_in_step_at_the_door();
    let times = crawler.bytes.windows(3).filter(|bytes| *bytes == [255, 250, MSSP]).count();
    assert_eq!(times, 2);
}

#[test]
fn e03_n127_players_and_uptime_can_be_typed_for() {
    let place = Place::open();
    for request in ["MSSP-REQUEST", "mssp-request"] {
        let mut crawler = place.program();
        crawler.types(request);
        let reply = crawler.until("known? ");
        let (_, reply) = reply.split_once("\r\nMSSP-REPLY-START\r\n").expect("a beginning");
        let (reply, _) = reply.split_once("\r\nMSSP-REPLY-END\r\n").expect("an end");
        let lines: Vec<_> = reply.lines().filter_map(|line| line.split_once('\t')).collect();
        assert_eq!(lines.len(), reply.lines().count(), "{reply}");
        assert!(lines.contains(&("NAME", "The Reach")) && lines.contains(&("PLAYERS", "0")));
        let is_uptime = |line: &&(&str, &str)| line.0 == "UPTIME" && line.1.parse::<u64>().is_ok();
        assert!(lines.iter().any(|line| is_uptime(&line)), "{reply}");
        crawler.is_in_step_at_the_door();
    }
}

/// What a list is told of a protocol is what a new connection is offered, and what it is told of
/// the game is what the game does, whatever the operator chose and the builders wrote.
#[test]
fn issue14_15_what_lists_are_told_is_so() {
    const WILL: u8 = 251;
    let protocols = [("GMCP", 201), ("MCCP", 86), ("MSDP", 69), ("MSP", 90), ("MXP", 91)];
    for choice in ["--compress=yes", "--compress=no"] {
        let place = Place::open_with(&[choice]);
        let mut crawler = place.program();
        crawler.agrees(MSSP);
        let listing = listing(&mut crawler);
        for (name, option) in protocols {
            let is_offered = crawler.offers.contains(&(WILL, option));
            let told = field(&listing, name);
            assert_eq!(told, u8::from(is_offered).to_string(), "{name} with {choice}");
        }
        assert_eq!(field(&listing, "MCCP"), if choice.ends_with("yes") { "1" } else { "0" });
        assert_eq!(field(&listing, "PLAYERKILLING"), "Restricted", "duels and arenas only");
        assert_eq!(field(&listing, "GAMEPLAY"), "Adventure", "though more was written");
    }
}
