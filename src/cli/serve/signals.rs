//! Signals: Ctrl-C and SIGTERM stop the server, SIGHUP reads the world again.

use std::io;

use tokio::signal::unix::{SignalKind, signal};

use crate::engine::input::Input;
use crate::net::Inbox;

/// Hands signals to the engine from now on. Wants to be called inside a runtime.
pub(super) fn listen(inbox: &Inbox) -> io::Result<()> {
    pass_on(SignalKind::interrupt(), Input::StopAsked, inbox)?;
    pass_on(SignalKind::terminate(), Input::StopAsked, inbox)?;
    pass_on(SignalKind::hangup(), Input::ReloadAsked, inbox)
}

fn pass_on(kind: SignalKind, input: Input, inbox: &Inbox) -> io::Result<()> {
    let mut signals = signal(kind)?;
    let inbox = inbox.clone();
    tokio::spawn(async move {
        while signals.recv().await.is_some() {
            inbox.send(input.clone());
        }
    });
    Ok(())
}
