//! A terminal with a program in it: what is typed goes in as keys, and what comes out is what
//! somebody would see who sat before it. The terminal is `tmux`, a server of its own each.

use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

/// How long anything may take. It bounds; nothing waits this long that works.
pub const LIMIT: Duration = Duration::from_secs(30);

/// Columns and rows to begin with.
pub const COLUMNS: u16 = 80;
pub const ROWS: u16 = 40;

/// The name of the one window.
const WINDOW: &str = "client";

/// Nothing of the user's own settings; a program that ended leaves its last screen.
const SETTINGS: &str = "set -g status off\nset -g remain-on-exit on\nset -g history-limit 50000\n\
                        set -g default-terminal tmux-256color\n";

/// A terminal with a program in it.
pub struct Terminal {
    /// Where its own server listens.
    place: tempfile::TempDir,
}

impl Terminal {
    /// Opens a terminal with a program in it, which has this folder for its home.
    pub fn open(program: &[String], home: &Path) -> Terminal {
        let terminal = Terminal { place: tempfile::tempdir().expect("a folder") };
        let settings = terminal.place.path().join("settings");
        std::fs::write(&settings, SETTINGS).expect("a file can be written");
        let mut command = terminal.tmux();
        command.arg("-u").arg("-f").arg(&settings);
        command.args(["new-session", "-d", "-s", WINDOW]);
        command.args(["-x", &COLUMNS.to_string(), "-y", &ROWS.to_string()]);
        command.arg("-c").arg(home);
        command.arg("-e").arg(format!("HOME={}", home.display()));
        command.args(["-e", "LC_ALL=C.UTF-8"]);
        command.arg("--").args(program);
        run(&mut command);
        terminal
    }

    /// Types, and does not press Enter.
    pub fn type_text(&self, text: &str) {
        run(self.tmux().args(["send-keys", "-t", WINDOW, "-l", "--", text]));
    }

    /// Presses a key by its name: `Enter`, `C-u`, `Left`.
    pub fn press(&self, key: &str) {
        run(self.tmux().args(["send-keys", "-t", WINDOW, key]));
    }

    /// Types a line.
    pub fn type_line(&self, line: &str) {
        self.type_text(line);
        self.press("Enter");
    }

    /// Makes the window wider or narrower.
    pub fn resize(&self, columns: u16) {
        let (columns, rows) = (columns.to_string(), ROWS.to_string());
        run(self.tmux().args(["resize-window", "-t", WINDOW, "-x", &columns, "-y", &rows]));
    }

    /// All that can be seen, with what has left the window at its top.
    pub fn screen(&self) -> Screen {
        Screen { text: self.capture(&[]) }
    }

    /// The same with its colours, as escape sequences.
    pub fn painted(&self) -> Screen {
        Screen { text: self.capture(&["-e"]) }
    }

    fn capture(&self, more: &[&str]) -> String {
        let mut command = self.tmux();
        command.args(["capture-pane", "-t", WINDOW, "-p", "-S", "-"]).args(more);
        run(&mut command)
    }

    /// Looks until something can be seen.
    #[track_caller]
    pub fn until(&self, what: &str, is_so: impl Fn(&Screen) -> bool) -> Screen {
        let start = Instant::now();
        loop {
            let screen = self.screen();
            if is_so(&screen) {
                return screen;
            }
            assert!(start.elapsed() < LIMIT, "never seen: {what}; seen:\n{}", screen.text);
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    fn tmux(&self) -> Command {
        let mut command = Command::new("tmux");
        command.arg("-S").arg(self.place.path().join("socket")).env_remove("TMUX");
        command
    }
}

impl Drop for Terminal {
    /// Ends this terminal's own server, and with it whatever ran in it.
    fn drop(&mut self) {
        let _ = self.tmux().arg("kill-server").output();
    }
}

/// Runs to the end, and comes back with what was said.
fn run(command: &mut Command) -> String {
    let output = command.output().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{command:?}: {complaint}");
    said
}

/// What was seen at one moment.
pub struct Screen {
    pub text: String,
}

impl Screen {
    pub fn shows(&self, text: &str) -> bool {
        self.text.contains(text)
    }

    /// Whether these words are a whole line.
    pub fn has_line(&self, line: &str) -> bool {
        self.lines().any(|seen| seen == line)
    }

    pub fn lines(&self) -> impl DoubleEndedIterator<Item = &str> {
        self.text.lines().map(str::trim_end)
    }

    /// The last line that is not empty: where a prompt stands.
    pub fn last(&self) -> &str {
        self.lines().rfind(|line| !line.is_empty()).unwrap_or_default()
    }
}
