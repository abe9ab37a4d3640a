//! What is held, and when it leaves.

use std::io::Read as _;

use tokio::net::TcpListener;
use tokio::task::LocalSet;

use super::*;

/// A hub, its one connection, and the client's end, which does not wait.
async fn one_client() -> io::Result<(Rc<Hub>, ConnectionId, std::net::TcpStream)> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let client = std::net::TcpStream::connect(listener.local_addr()?)?;
    client.set_nonblocking(true)?;
    let (stream, from) = listener.accept().await?;
    let hub = Hub::new(Settings::default());
    let seat = hub.seats.take(from.ip()).expect("a free seat");
    hub.admit(stream, from.ip(), None, seat);
    Ok((hub, ConnectionId(1), client))
}

fn tell(hub: &Rc<Hub>, text: &str, haste: Haste) {
    let text = format!("{text}\n");
    let (connection, prompt) = (ConnectionId(1), Some("> ".into()));
    hub.write(Write { connection, text, prompt, ..Write::default() }, haste);
}

#[test]
fn the_greater_the_crowd_the_longer_text_gathers() {
    assert_eq!(gathers_for(1), Duration::from_millis(GATHER_MS));
    let more = gathers_for(3 * GATHER_CROWD as usize);
    assert_eq!(more, Duration::from_millis(GATHER_MS + 3));
    assert_eq!(gathers_for(10_000), Duration::from_millis(GATHER_MS_MAX));
}

#[tokio::test]
async fn a_crowd_is_told_in_slices_so_that_answers_come_between() {
    let script = async {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("loopback");
        let hub = Hub::new(Settings::default());
        let mut clients = Vec::new();
        for number in 0..=LET_GO_MAX as u32 {
            let address = listener.local_addr().expect("it listens");
            let client = std::net::TcpStream::connect(address).expect("loopback");
            client.set_nonblocking(true).expect("a socket");
            let (stream, _) = listener.accept().await.expect("loopback");
            let from = std::net::Ipv4Addr::from(number).into();
            let seat = hub.seats.take(from).expect("a free seat");
            hub.admit(stream, from, None, seat);
            clients.push(client);
        }
        let told = |text: &str, haste| {
            for id in 1..=LET_GO_MAX as u64 + 1 {
                let (connection, text) = (ConnectionId(id), format!("{text}\n"));
                let write =
                    Write { connection, text, prompt: Some("> ".into()), ..Write::default() };
                hub.write(write, haste);
            }
        };
        told("Welcome.", Haste::Now);
        clients.iter_mut().for_each(|client| drop(arrived(client)));
        told("The bell tolls.", Haste::Soon);
        let mut count = || {
            let tolls = |client: &mut std::net::TcpStream| arrived(client).contains("tolls");
            clients.iter_mut().map(tolls).filter(|tolls| *tolls).count()
        };
        hub.held().await;
        hub.let_go();
        assert_eq!(count(), LET_GO_MAX);
        hub.held().await;
        hub.let_go();
        assert_eq!(count(), 1);
    };
    LocalSet::new().run_until(script).await;
}

/// What is there to read now. On loopback what was sent has arrived.
fn arrived(client: &mut std::net::TcpStream) -> String {
    let mut bytes = [0; 1024];
    let count = client.read(&mut bytes).unwrap_or(0);
    String::from_utf8_lossy(&bytes[..count]).replace("\r\n", "|")
}

#[tokio::test]
async fn what_others_do_goes_along_with_an_answer() {
    let script = async {
        let (hub, id, mut client) = one_client().await.expect("loopback");
        tell(&hub, "Welcome.", Haste::Soon);
        assert!(arrived(&mut client).ends_with("Welcome.|> "));

        tell(&hub, "A rat arrives.", Haste::Soon);
        tell(&hub, "The rat leaves.", Haste::Soon);
        assert_eq!(arrived(&mut client), "");
        let connection = hub.connections.borrow().get(id).cloned().expect("it is open");
        hub.hear(&connection, &mut Bucket::default(), b"look\r\n");
        hub.collect(&mut Vec::new());
        tell(&hub, "A hall.", Haste::Soon);
        assert_eq!(arrived(&mut client), "A rat arrives.|The rat leaves.|A hall.|> ");

        tell(&hub, "It rains.", Haste::Soon);
        tell(&hub, "It pours.", Haste::Soon);
        assert_eq!(arrived(&mut client), "");
        hub.held().await;
        hub.let_go();
        assert_eq!(arrived(&mut client), "|It rains.|It pours.|> ", "one prompt, at the end");

        tell(&hub, "It thunders.", Haste::Soon);
        tell(&hub, "The rat bites you.", Haste::Now);
        assert_eq!(arrived(&mut client), "|It thunders.|The rat bites you.|> ");

        tell(&hub, "It snows.", Haste::Soon);
        hub.close(&connection);
        assert_eq!(arrived(&mut client), "|It snows.|> ", "nothing is lost at the end");
    };
    LocalSet::new().run_until(script).await;
}
