//! Where the server listens, and with which certificates.

use std::fs::{self, OpenOptions};
use std::io::{self, ErrorKind, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::config::{Config, Listen};
use crate::net::{Certificates, Files, Listener, Speech};
use crate::web;

/// Binds every address. An error is a sentence for the operator.
pub(super) fn bind(config: &Config) -> Result<Vec<Listener>, String> {
    let one = |listen: Listen| {
        let speech = if listen.tls { Speech::Tls } else { Speech::Plain };
        Listener::bind(listen.address, speech).map_err(|error| cannot_listen(&listen, &error))
    };
    config.listens().into_iter().map(one).collect()
}

/// Takes the port of the web, if it is served.
pub(super) fn bind_web(config: &Config) -> Result<Option<web::Door>, String> {
    let bind = |address| {
        web::Door::bind(address).map_err(|error| match error.kind() {
            ErrorKind::AddrInUse => {
                format!("the web's port {} is in use: choose another with --web", address.port())
            }
            _ => format!("the web cannot be served on {address}: {error}"),
        })
    };
    config.web.map(bind).transpose()
}

pub(in crate::cli) fn cannot_listen(listen: &Listen, error: &io::Error) -> String {
    let address = listen.address;
    let setting = if listen.tls { "--tls-port" } else { "--port" };
    match error.kind() {
        ErrorKind::AddrInUse => format!(
            "port {} on {} is in use: another server may be running; choose another with {setting}",
            address.port(),
            address.ip()
        ),
        ErrorKind::PermissionDenied => {
            format!("listening on {address} is not permitted; ports below 1024 often are not")
        }
        ErrorKind::AddrNotAvailable => {
            format!("this machine has no address {}; see --bind", address.ip())
        }
        _ => format!("listening on {address} is not possible: {error}"),
    }
}

/// The certificates, if TLS is spoken anywhere. One that we make ourselves comes last, so that it
/// is shown only if there is no other; it is kept, because clients remember what they were shown.
pub(super) fn certificates(config: &Config) -> Result<Option<Arc<Certificates>>, String> {
    let named = config.certificates.iter();
    let mut files: Vec<Files> = named
        .map(|(certificate, key)| Files { certificate: certificate.clone(), key: key.clone() })
        .collect();
    if config.tls_self_signed {
        let made = self_signed(&config.data, config)
            .map_err(|error| format!("a certificate cannot be made: {error}"))?;
        files.push(made);
    }
    match files.is_empty() {
        true => Ok(None),
        false => Certificates::read(files).map(Arc::new).map(Some),
    }
}

/// The certificate beside the database, which is made if it is not there.
fn self_signed(folder: &Path, config: &Config) -> io::Result<Files> {
    let in_folder = |name: &str| -> PathBuf { folder.join(name) };
    let files =
        Files { certificate: in_folder("self_signed.crt"), key: in_folder("self_signed.key") };
    if files.certificate.exists() && files.key.exists() {
        return Ok(files);
    }
    let names = ["localhost".to_owned(), config.bind.to_string()];
    let made = rcgen::generate_simple_self_signed(names).map_err(io::Error::other)?;
    fs::create_dir_all(folder)?;
    // A key is nobody else's business, from the first moment on.
    let mut key =
        OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&files.key)?;
    key.write_all(made.signing_key.serialize_pem().as_bytes())?;
    fs::write(&files.certificate, made.cert.pem())?;
    Ok(files)
}
