//! Clients that people use, as captured.

use super::*;

/// One client: what it answers to WILL EOR and DO NAWS, to WILL ECHO and to WONT ECHO; the size
/// it told by that; and the mark it gets.
struct Client {
    name: &'static str,
    opening: &'static [u8],
    hide: &'static [u8],
    show: &'static [u8],
    size: (u16, u16),
    mark: &'static [u8],
}

#[rustfmt::skip]
const CLIENTS: &[Client] = &[
    Client { name: "Blightmud 5.6.1", opening: b"\xFF\xFD\x19\xFF\xFB\x1F\xFF\xFA\x1F\x00\x64\x00\x1B\xFF\xF0", hide: DO_ECHO, show: DONT_ECHO, size: (100, 27), mark: IAC_EOR },
    Client { name: "BusyBox telnet", opening: b"\xFF\xFE\x19\xFF\xFB\x1F\xFF\xFA\x1F\x00\x64\x00\x1E\xFF\xF0", hide: DO_ECHO, show: DONT_ECHO, size: (100, 30), mark: IAC_GA },
    Client { name: "GNU inetutils telnet 2.4", opening: b"\xFF\xFE\x19\xFF\xFB\x1F\xFF\xFA\x1F\x00\x64\x00\x1E\xFF\xF0", hide: DO_ECHO, show: DONT_ECHO, size: (100, 30), mark: IAC_GA },
    Client { name: "KBtin 2.1", opening: b"\xFF\xFD\x19\xFF\xFB\x1F\xFF\xFA\x1F\x00\x64\x00\x1D\xFF\xF0", hide: DO_ECHO, show: DONT_ECHO, size: (100, 29), mark: IAC_EOR },
    Client { name: "KildClient 3.2.0 ignores WILL EOR", opening: b"\xFF\xFB\x1F\xFF\xFA\x1F\x00\x2B\x00\x07\xFF\xF0", hide: DO_ECHO, show: DONT_ECHO, size: (43, 7), mark: IAC_GA },
    Client { name: "powwow 1.2.24", opening: b"\xFF\xFE\x19\xFF\xFB\x1F\xFF\xFA\x1F\x00\xFF\x00\x28\xFF\xF0", hide: DO_ECHO, show: DONT_ECHO, size: (255, 40), mark: IAC_GA },
    Client { name: "Telix 0.1.10", opening: b"\xFF\xFD\x19\xFF\xFB\x1F\xFF\xFA\x1F\x00\x64\x00\x1E\xFF\xF0", hide: DO_ECHO, show: b"", size: (100, 30), mark: IAC_EOR },
    Client { name: "telnetlib3 5.0.1", opening: b"\xFF\xFD\x19\xFF\xFB\x1F\xFF\xFA\x1F\x00\x64\x00\x1E\xFF\xF0", hide: DO_ECHO, show: b"", size: (100, 30), mark: IAC_EOR },
    Client { name: "TinyFugue 5.0 says WILL TTYPE unasked", opening: b"\xFF\xFB\x1F\xFF\xFB\x18\xFF\xFD\x19\xFF\xFA\x1F\x00\x63\x00\x1A\xFF\xF0", hide: DO_ECHO, show: DONT_ECHO, size: (99, 26), mark: IAC_EOR },
    Client { name: "TinTin++ 2.02.62", opening: b"\xFF\xFD\x19\xFF\xFB\x1F\xFF\xFA\x1F\x00\x64\x00\x1E\xFF\xF0", hide: DO_ECHO, show: b"", size: (100, 30), mark: IAC_EOR },
];

/// From the opening over two wrong passwords into the game: nothing is said that the client
/// would have to answer, the size is known, each password is hidden, each prompt marked.
#[test]
fn every_client_gets_through_the_door() {
    for client in CLIENTS {
        let name = client.name;
        let mut link = Link::open();
        let answer = link.answer(client.opening);
        assert!(answer.is_empty() || answer == SEND_TERMINAL, "{name}: {answer:?}");
        assert_eq!(link.sizes, [(Some(client.size.0), Some(client.size.1))], "{name}");
        link.hears(b"Zabevu\r\n");
        let mut wont: &[u8] = b"";
        for _ in 0..3 {
            let asked = [wont, b"\xFF\xFB\x01Password: ", client.mark].concat();
            assert_eq!(link.tell("", "Password: ", Some(true)), asked, "{name}");
            let shown: &[u8] = if wont.is_empty() { b"" } else { client.show };
            assert_eq!(link.answer(&[shown, client.hide, b"guess\r\n"].concat()), b"", "{name}");
            wont = b"\xFF\xFC\x01\r\n";
        }
        let welcome = [wont, b"Welcome.\r\n> ", client.mark].concat();
        assert_eq!(link.tell("Welcome.\n", "> ", Some(false)), welcome, "{name}");
        assert_eq!(link.answer(client.show), b"", "{name}");
        assert_eq!(link.lines.len(), 4, "{name}");
    }
}
