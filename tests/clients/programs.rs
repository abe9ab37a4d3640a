//! The clients, and how each is told to connect.

use std::net::SocketAddr;
use std::path::Path;

/// A program that people connect with.
pub struct Program {
    /// As the table calls it.
    pub name: &'static str,
    /// The file that is run.
    pub file: &'static str,
    /// What Debian calls the package.
    pub package: &'static str,
    /// The section of `tests/wire/clients.txt` about it, by the beginning of its name.
    pub capture: Option<&'static str>,
    /// Its arguments for a plain connection, with `{host}` and `{port}`.
    pub plain: Option<&'static [&'static str]>,
    /// Its arguments for TLS.
    pub tls: Option<&'static [&'static str]>,
    /// Files for it to read, by their names in its home, with the same words.
    pub files: &'static [(&'static str, &'static str)],
    /// Whether letters beyond ASCII can be typed in it.
    pub types: Letters,
    /// Whether it tells of a window that grows.
    pub window: Window,
}

/// When a program that tells the size of its window does so.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Window {
    Always,
    AtFirst,
}

/// Which letters a program sends as they were typed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Letters {
    All,
    Ascii,
}

const NONE: Program = Program {
    name: "",
    file: "",
    package: "",
    capture: None,
    plain: None,
    tls: None,
    files: &[],
    types: Letters::All,
    window: Window::Always,
};

/// All that are tried.
pub const PROGRAMS: &[Program] = &[
    Program {
        name: "TinTin++",
        file: "tt++",
        package: "tintin++",
        capture: Some("TinTin++"),
        plain: Some(&["-G", "-e", "#session reach {host} {port}"]),
        tls: Some(&["-G", "-e", "#ssl reach {host} {port}"]),
        ..NONE
    },
    Program {
        name: "TinyFugue",
        file: "tf",
        package: "tf5",
        capture: Some("TinyFugue"),
        plain: Some(&["-f", "{host}", "{port}"]),
        tls: Some(&["-f", "-n", "-c/connect -x {host} {port}"]),
        // In a terminal of UTF-8 it takes the bytes of a letter for keys held with Meta.
        types: Letters::Ascii,
        ..NONE
    },
    Program {
        name: "KBtin",
        file: "KBtin",
        package: "kbtin",
        capture: Some("KBtin"),
        plain: Some(&["plain"]),
        tls: Some(&["tls"]),
        files: &[
            ("plain", "#session {reach} {{host} {port}}\n"),
            ("tls", "#sslsession {reach} {{host} {port}}\n"),
        ],
        ..NONE
    },
    Program {
        name: "telnet",
        file: "telnet",
        package: "telnet",
        capture: Some("GNU telnet"),
        plain: Some(&["{host}", "{port}"]),
        ..NONE
    },
    Program {
        name: "BusyBox",
        file: "busybox",
        package: "busybox",
        capture: Some("BusyBox telnet"),
        plain: Some(&["telnet", "{host}", "{port}"]),
        window: Window::AtFirst,
        ..NONE
    },
    Program {
        name: "PuTTY",
        file: "plink",
        package: "putty-tools",
        capture: Some("PuTTY plink"),
        plain: Some(&["-telnet", "-P", "{port}", "{host}"]),
        ..NONE
    },
    Program {
        name: "netcat",
        file: "nc",
        package: "netcat-openbsd",
        plain: Some(&["{host}", "{port}"]),
        ..NONE
    },
    Program {
        name: "openssl",
        file: "openssl",
        package: "openssl",
        tls: Some(&["s_client", "-quiet", "-connect", "{host}:{port}"]),
        ..NONE
    },
];

impl Program {
    /// The whole command, for a connection to this address.
    pub fn command(&self, arguments: &[&str], address: SocketAddr) -> Vec<String> {
        let filled = arguments.iter().map(|argument| fill(argument, address));
        std::iter::once(self.path()).chain(filled).collect()
    }

    /// Where it is installed. Debian keeps some where not everybody looks.
    fn path(&self) -> String {
        let paths = std::env::var("PATH").unwrap_or_default() + ":/usr/bin:/usr/games";
        let found = paths.split(':').map(|path| format!("{path}/{}", self.file));
        found.into_iter().find(|path| Path::new(path).is_file()).unwrap_or_else(|| {
            panic!("{} is not here: apt-get install {}", self.name, self.package)
        })
    }

    /// Writes what it reads.
    pub fn furnish(&self, home: &Path, address: SocketAddr) {
        for (name, text) in self.files {
            std::fs::write(home.join(name), fill(text, address)).expect("a file can be written");
        }
    }
}

fn fill(template: &str, address: SocketAddr) -> String {
    let (host, port) = (address.ip().to_string(), address.port().to_string());
    template.replace("{host}", &host).replace("{port}", &port)
}
