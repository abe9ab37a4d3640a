//! Signals: Ctrl-C and SIGTERM stop the server, SIGHUP reads the world and the certificates
//! again.

use std::io;
use std::sync::Arc;

use tokio::signal::unix::{SignalKind, signal};

use crate::engine::input::Input;
use crate::net::{Certificates, Inbox};

/// Hands signals to the engine from now on. Wants to be called inside a runtime.
pub(super) fn listen(inbox: &Inbox, certificates: Option<Arc<Certificates>>) -> io::Result<()> {
    on(SignalKind::interrupt(), inbox, |inbox| inbox.send(Input::StopAsked))?;
    on(SignalKind::terminate(), inbox, |inbox| inbox.send(Input::StopAsked))?;
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
