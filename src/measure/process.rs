//! What a process has used, as the system tells it below `/proc`.

use std::fs;
use std::path::PathBuf;
use std::time::Duration;

/// A process of this machine.
#[derive(Debug)]
pub struct Process {
    folder: PathBuf,
}

impl Process {
    /// The process of this number, if there is one that may be looked at.
    pub fn of(pid: u32) -> Result<Process, String> {
        let process = Process { folder: PathBuf::from(format!("/proc/{pid}")) };
        process.cpu().map(|_| process)
    }

    /// Time that its threads have run, in the kernel or not.
    pub fn cpu(&self) -> Result<Duration, String> {
        let fault = |error| format!("{} cannot be looked at: {error}", self.folder.display());
        let threads = fs::read_dir(self.folder.join("task")).map_err(fault)?;
        let ran = |thread: fs::DirEntry| {
            // A thread may end while we look.
            let told = fs::read_to_string(thread.path().join("schedstat")).unwrap_or_default();
            told.split_whitespace().next().and_then(|ns| ns.parse().ok()).unwrap_or(0)
        };
        Ok(Duration::from_nanos(threads.flatten().map(ran).sum()))
    }

    /// KiB of memory that it holds.
    pub fn resident_kib(&self) -> Result<u64, String> {
        let told = self.status("VmRSS:")?;
        let number = told.split_whitespace().next().and_then(|kib| kib.parse().ok());
        number.ok_or_else(|| format!("`{told}` is no amount of memory"))
    }

    /// The processors that it may run on, such as `0-1`.
    pub fn processors(&self) -> Result<String, String> {
        self.status("Cpus_allowed_list:")
    }

    /// Threads that it has.
    pub fn threads(&self) -> Result<u64, String> {
        let told = self.status("Threads:")?;
        told.parse().map_err(|_| format!("`{told}` is no number of threads"))
    }

    /// Files and sockets that it has open.
    pub fn open_files(&self) -> Result<u64, String> {
        let fault = |error| format!("{} cannot be looked at: {error}", self.folder.display());
        Ok(fs::read_dir(self.folder.join("fd")).map_err(fault)?.count() as u64)
    }

    fn status(&self, key: &str) -> Result<String, String> {
        let path = self.folder.join("status");
        let told = fs::read_to_string(&path)
            .map_err(|error| format!("{} cannot be read: {error}", path.display()))?;
        let value = told.lines().find_map(|line| line.strip_prefix(key));
        value
            .map(|value| value.trim().to_owned())
            .ok_or_else(|| format!("{} says nothing of {key}", path.display()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn this_process_can_be_looked_at() {
        let this = Process::of(std::process::id()).expect("it runs");
        assert!(this.resident_kib().expect("it has memory") > 100);
        assert!(this.threads().expect("it runs") >= 1);
        assert!(this.open_files().expect("it may look at itself") >= 1);
        assert!(!this.processors().expect("it runs somewhere").is_empty());
        assert!(Process::of(u32::MAX).is_err());
    }
}
