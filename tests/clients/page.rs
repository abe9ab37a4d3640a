//! The page `help clients`: what the evenings found out, as a file of the world.

use std::path::PathBuf;

use super::evening::{Findings, Password};

const HEAD: &str = "\
# Written by a run of the real programs; `UPDATE=1 cargo test --test main clients -- --ignored`
# writes it anew.
help:
  - topic: clients
    group: the screen
    keywords: [clients, programs, tintin, tinyfugue, kbtin, telnet, putty, netcat]
    level: player
    body: |-
      Each of these programs spends an evening here whenever this server is tested: it is asked its name, makes a character, talks, looks around, leaves and comes back. Every one shows each question at once, and what others say on a line of its own, and loses nothing of a line that was begun.

      The second column is whether a password stays off your screen; where it does not, type it where nobody watches. Colours and letters are what it was seen to show, and the next column whether it speaks TLS by itself. PROTOCOLS tells the same of the program that you use now, and what each of the last column is good for.
    table:
      - [Client, Password, Colours, Letters, TLS, Agrees to]
";

/// Holds the page to what was found out now, or writes it.
pub fn settle(all: &[Findings]) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("world_data/help/clients.yaml");
    let page = all.iter().fold(HEAD.to_string(), |page, findings| page + &row(findings));
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, page).expect("the page can be written");
        return;
    }
    let written = std::fs::read_to_string(&path).unwrap_or_default();
    let news: Vec<&str> =
        page.lines().filter(|line| !written.lines().any(|w| w == *line)).collect();
    assert!(
        page == written,
        "the clients do other things than `help clients` says; now:\n{}\nIf that is as it should \
         be (a new release of one, for instance), UPDATE=1 writes the page anew.",
        news.join("\n")
    );
}

fn row(findings: &Findings) -> String {
    let password = match findings.password {
        Password::Hidden => "hidden",
        Password::HiddenOnce => "hidden once",
        Password::Shown => "shown",
    };
    let tls = if findings.tls { "yes" } else { "no" };
    let agreed = match findings.agreed.join(", ") {
        none if none.is_empty() => "nothing".to_string(),
        some => some,
    };
    let Findings { client, colours, letters, .. } = findings;
    format!("      - [{client}, {password}, {colours}, {letters}, \"{tls}\", \"{agreed}\"]\n")
}
