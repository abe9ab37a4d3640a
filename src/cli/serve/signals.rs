//! Signals. Ctrl-C and whatever else asks for an end stop the server; SIGHUP reads the world and
//! the certificates again; SIGUSR1 begins the log's file anew. The others that would end a process
//! which does not listen to them are noted and change nothing.

use std::io;
use std::sync::Arc;

use tokio::signal::unix::{SignalKind, signal};

use crate::cli::logging;
use crate::messages::input::Input;
use crate::net::{Certificates, Inbox};

/// Those that ask for an end; SIGPWR is what a failing power supply sends.
const ENDS: [SignalKind; 3] =
    [SignalKind::interrupt(), SignalKind::terminate(), SignalKind::quit()];

/// Those that mean nothing to a server, and would end it without a goodbye: a script that sends the
/// wrong one should not cost anybody their evening.
const NOTED: [(&str, SignalKind); 3] = [
    ("SIGUSR2", SignalKind::user_defined2()),
    ("SIGALRM", SignalKind::alarm()),
    ("SIGIO", SignalKind::io()),
];

/// Hands signals to the engine from now on. Wants to be called inside a runtime.
pub(super) fn listen(inbox: &Inbox, certificates: Option<Arc<Certificates>>) -> io::Result<()> {
    for kind in ENDS {
        on(kind, inbox, |inbox| inbox.send(Input::StopAsked))?;
    }
    on(SignalKind::user_defined1(), inbox, |_| {
        logging::reopen();
        tracing::info!(target: "main", "SIGUSR1: the log goes on here");
    })?;
    for (name, kind) in NOTED {
        on(kind, inbox, move |_| {
            tracing::warn!(target: "main", "{name} came, and means nothing to this server");
        })?;
    }
    on(SignalKind::hangup(), inbox, move |inbox| {
        inbox.send(Input::ReloadAsked);
        if let Some(certificates) = &certificates {
            certificates.ask();
        }
    })
}

fn on(kind: SignalKind, inbox: &Inbox, act: impl Fn(&Inbox) + Send + 'static) -> io::Result<()> {
    let mut signals = signal(kind)?;
    let inbox = inbox.clone();
    tokio::spawn(async move {
        while signals.recv().await.is_some() {
            act(&inbox);
        }
    });
    Ok(())
}
