//! How what the edge tells of a connection reads (`@net`).

use super::Engine;
use crate::base::clock::Millis;
use crate::base::id::CreatureId;
use crate::base::limits::LINKS_SHOWN_MAX;
use crate::messages::link::{Link, Traffic};
use crate::messages::output::Output;
use crate::text::page::Page;
use crate::text::table::Table;

impl Engine {
    /// A wizard wants to know how somebody is connected, or everybody.
    pub(super) fn links_asked(&mut self, asker: CreatureId, of: Option<CreatureId>) {
        let connection = of.map(|who| self.sessions.connection_of(who));
        if connection == Some(None) {
            return self
                .show_links(asker, "Nothing connects them with their body just now.".into());
        }
        self.outputs.push(Output::Links { asker, of: connection.flatten() });
    }

    /// The edge has told it.
    pub(super) fn links_told(&mut self, asker: CreatureId, links: &[Link]) {
        let Some(page) = self.page_of(asker) else { return };
        let text = match links {
            [] => "They are gone.".to_string(),
            [link] => one(link, &self.name_on(link), &page),
            _ => all(links, |link| self.name_on(link), &page),
        };
        self.show_links(asker, text);
    }

    fn show_links(&mut self, asker: CreatureId, text: String) {
        if let Some(session) = self.sessions.of_mut(asker) {
            session.owe_prompt();
            session.show(text);
        }
    }

    fn page_of(&self, who: CreatureId) -> Option<Page> {
        self.world.players.page(who).copied()
    }

    /// Who plays over a connection.
    fn name_on(&self, link: &Link) -> String {
        let session = self.sessions.get(&link.connection);
        let name = session
            .and_then(|session| session.character())
            .and_then(|who| self.world.creatures.get(who))
            .map(|body| body.name().to_string());
        name.unwrap_or_else(|| "(at the door)".to_string())
    }
}

fn all(links: &[Link], name: impl Fn(&Link) -> String, page: &Page) -> String {
    let labels = ["Name", "Address", "TLS", "Sent", "Saved", "Waits", "Silent"];
    let numbers = 3..labels.len();
    let mut table = numbers.fold(Table::new(&labels), Table::align_right);
    for link in links.iter().take(LINKS_SHOWN_MAX) {
        table.push([
            name(link),
            link.address.to_string(),
            if link.tls.is_some() { "yes" } else { "no" }.to_string(),
            bytes(link.sent.plain),
            saved(link.sent),
            bytes(link.waiting),
            span(link.silent),
        ]);
    }
    let mut text = table.render(page);
    if let Some(more) = links.len().checked_sub(LINKS_SHOWN_MAX).filter(|more| *more > 0) {
        text.push_str(&format!("\nand {more} more"));
    }
    text
}

fn one(link: &Link, name: &str, page: &Page) -> String {
    let agreed = match link.agreed.is_empty() {
        true => "nothing".to_string(),
        false => link.agreed.join(", "),
    };
    let traffic = |traffic: Traffic| {
        format!("{} of telnet, {} on the wire", bytes(traffic.plain), bytes(traffic.socket))
    };
    Table::new(&["", ""])
        .row(["Player", name])
        .row(["Address", &link.address.to_string()])
        .row(["TLS", link.tls.as_deref().unwrap_or("none")])
        .row(["Agreed", &agreed])
        .row(["Sent", &traffic(link.sent)])
        .row(["Heard", &traffic(link.heard)])
        .row(["Waits to be sent", &bytes(link.waiting)])
        .row(["Connected for", &span(link.open)])
        .row(["Silent for", &span(link.silent)])
        .render(page)
}

/// How much less went over the wire than was said.
fn saved(traffic: Traffic) -> String {
    let less = traffic.plain.saturating_sub(traffic.socket);
    match less * 100 / traffic.plain.max(1) {
        0 => "-".to_string(),
        percent => format!("{percent} %"),
    }
}

fn bytes(count: u64) -> String {
    match count {
        0..10_240 => format!("{count} B"),
        10_240..10_485_760 => format!("{} KiB", count / 1024),
        _ => format!("{} MiB", count / (1024 * 1024)),
    }
}

fn span(span: Millis) -> String {
    match span.as_seconds() {
        seconds @ 0..120 => format!("{seconds} s"),
        seconds @ 120..7_200 => format!("{} min", seconds / 60),
        seconds => format!("{} h", seconds / 3_600),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::id::ConnectionId;

    fn link(connection: u64) -> Link {
        Link {
            connection: ConnectionId(connection),
            address: [192, 0, 2, 7].into(),
            tls: None,
            agreed: Vec::new(),
            sent: Traffic { plain: 30_000_000, socket: 30_000_000 },
            heard: Traffic::default(),
            waiting: 12_000,
            silent: Millis::seconds(7_300),
            open: Millis::seconds(300),
        }
    }

    #[test]
    fn only_so_many_are_listed() {
        let links: Vec<Link> = (0..LINKS_SHOWN_MAX as u64 + 3).map(link).collect();
        let text = all(
            &links,
            |link| format!("Nobody{}", link.connection.0),
            &Page { width: 80, ..Page::default() },
        );
        assert_eq!(text.lines().filter(|line| line.contains("Nobody")).count(), LINKS_SHOWN_MAX);
        assert!(text.ends_with("and 3 more"), "{text}");
    }

    #[test]
    fn numbers_are_short() {
        let text = one(&link(1), "Aria", &Page { width: 80, ..Page::default() });
        for words in ["28 MiB of telnet", "11 KiB", "5 min", "2 h", "nothing", "none"] {
            assert!(text.contains(words), "{words} in {text}");
        }
        assert_eq!(saved(Traffic { plain: 200, socket: 50 }), "75 %");
        assert_eq!(saved(Traffic { plain: 0, socket: 50 }), "-");
    }
}
