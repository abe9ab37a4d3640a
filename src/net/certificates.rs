//! The certificates of the TLS ports: which there are, which a client is shown, and when they
//! are read again.
//!
//! The first is for whoever names no host (TinTin++ and KBtin do not) or one that none is for.
//! Files that changed are read again within a second or two, at SIGHUP also those that look the
//! same; if something is wrong with them, the old ones go on, and the log says so.

use std::fs;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::SystemTime;

use rustls::ServerConfig;
use rustls::client::verify_server_name;
use rustls::crypto::{CryptoProvider, ring};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, ServerName};
use rustls::server::{ClientHello, ParsedCertificate, ResolvesServerCert};
use rustls::sign::CertifiedKey;

/// Where a certificate with its chain lies, and its key; both PEM.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Files {
    pub certificate: PathBuf,
    pub key: PathBuf,
}

/// All certificates.
#[derive(Debug)]
pub struct Certificates {
    files: Vec<Files>,
    shown: RwLock<Vec<Arc<CertifiedKey>>>,
    /// When the files were changed last, as far as that was seen.
    changed: Mutex<Vec<Option<SystemTime>>>,
    /// Somebody wants them to be read again.
    asked: AtomicBool,
}

impl Certificates {
    /// Reads them for the first time. An error is a sentence for the operator.
    pub fn read(files: Vec<Files>) -> Result<Certificates, String> {
        let changed = Mutex::new(changes(&files));
        let shown = RwLock::new(read_all(&files)?);
        Ok(Certificates { files, shown, changed, asked: AtomicBool::new(false) })
    }

    /// Has them read again soon.
    pub fn ask(&self) {
        self.asked.store(true, Ordering::Relaxed);
    }

    /// Reads them again, if they changed or somebody asked.
    pub(super) fn look(&self) {
        let now = changes(&self.files);
        let mut changed = self.changed.lock().unwrap_or_else(PoisonError::into_inner);
        if !self.asked.swap(false, Ordering::Relaxed) && *changed == now {
            return;
        }
        *changed = now;
        match read_all(&self.files) {
            Ok(read) => {
                *self.shown.write().unwrap_or_else(PoisonError::into_inner) = read;
                tracing::info!(target: "net", "the certificates were read again");
            }
            Err(why) => tracing::error!(target: "net", why, "the old certificates go on"),
        }
    }

    /// How TLS is spoken with these certificates: versions 1.2 and 1.3, no client certificates.
    pub(super) fn config(self: &Arc<Self>) -> Result<Arc<ServerConfig>, rustls::Error> {
        let config = ServerConfig::builder_with_provider(Arc::new(provider()))
            .with_protocol_versions(&[&rustls::version::TLS13, &rustls::version::TLS12])?
            .with_no_client_auth()
            .with_cert_resolver(self.clone());
        Ok(Arc::new(config))
    }
}

#[cfg(test)]
impl Certificates {
    /// What a client is shown that names no host.
    pub(super) fn first(&self) -> Arc<CertifiedKey> {
        self.shown.read().unwrap_or_else(PoisonError::into_inner)[0].clone()
    }
}

impl ResolvesServerCert for Certificates {
    fn resolve(&self, hello: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        let shown = self.shown.read().unwrap_or_else(PoisonError::into_inner);
        let name = hello.server_name().and_then(|name| ServerName::try_from(name).ok());
        let fits = |key: &&Arc<CertifiedKey>| name.as_ref().is_some_and(|name| is_for(key, name));
        shown.iter().find(fits).or(shown.first()).cloned()
    }
}

fn provider() -> CryptoProvider {
    ring::default_provider()
}

/// Whether a certificate is for a host of this name.
fn is_for(key: &CertifiedKey, name: &ServerName<'_>) -> bool {
    let parsed = key.cert.first().and_then(|first| ParsedCertificate::try_from(first).ok());
    parsed.is_some_and(|parsed| verify_server_name(&parsed, name).is_ok())
}

fn read_all(files: &[Files]) -> Result<Vec<Arc<CertifiedKey>>, String> {
    files.iter().map(|pair| read(pair).map(Arc::new)).collect()
}

fn read(files: &Files) -> Result<CertifiedKey, String> {
    let (certificate, key) = (files.certificate.display(), files.key.display());
    let chain: Result<Vec<_>, _> =
        CertificateDer::pem_file_iter(&files.certificate).and_then(Iterator::collect);
    let chain = chain.map_err(|error| format!("the certificate {certificate}: {error}"))?;
    if chain.is_empty() {
        return Err(format!("the certificate {certificate}: there is none in it"));
    }
    let secret = PrivateKeyDer::from_pem_file(&files.key)
        .map_err(|error| format!("the key {key}: {error}"))?;
    CertifiedKey::from_der(chain, secret, &provider())
        .map_err(|error| format!("the certificate {certificate} and the key {key}: {error}"))
}

fn changes(files: &[Files]) -> Vec<Option<SystemTime>> {
    let each = files.iter().flat_map(|pair| [&pair.certificate, &pair.key]);
    each.map(|file| fs::metadata(file).and_then(|known| known.modified()).ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Writes a certificate for `name`, and its key.
    fn write(folder: &std::path::Path, name: &str) -> Files {
        let made = rcgen::generate_simple_self_signed([name.to_owned()]).expect("a certificate");
        let files = Files {
            certificate: folder.join(format!("{name}.crt")),
            key: folder.join(format!("{name}.key")),
        };
        fs::write(&files.certificate, made.cert.pem()).expect("a file");
        fs::write(&files.key, made.signing_key.serialize_pem()).expect("a file");
        files
    }

    #[test]
    fn a_certificate_is_for_the_hosts_that_it_names() {
        let folder = tempfile::tempdir().expect("a folder");
        let key = read(&write(folder.path(), "mud.example")).expect("a certificate");
        let is_for = |name: &str| is_for(&key, &ServerName::try_from(name).expect("a name"));
        assert!(is_for("mud.example"));
        assert!(!is_for("other.example"));
    }

    #[test]
    fn a_certificate_with_the_key_of_another_is_refused() {
        let folder = tempfile::tempdir().expect("a folder");
        let (one, other) = (write(folder.path(), "one"), write(folder.path(), "other"));
        let mixed = Files { key: other.key, ..one };
        assert!(Certificates::read(vec![mixed]).is_err_and(|why| why.contains("one.crt")));
    }

    #[test]
    fn what_cannot_be_read_again_leaves_what_was_read() {
        let folder = tempfile::tempdir().expect("a folder");
        let files = write(folder.path(), "mud.example");
        let certificates = Certificates::read(vec![files.clone()]).expect("a certificate");
        let old = certificates.first();
        fs::write(&files.key, "no key").expect("a file");
        certificates.ask();
        certificates.look();
        assert!(Arc::ptr_eq(&old, &certificates.first()));
        write(folder.path(), "mud.example");
        certificates.ask();
        certificates.look();
        assert!(!Arc::ptr_eq(&old, &certificates.first()));
    }
}
