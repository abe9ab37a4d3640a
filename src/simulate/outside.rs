//! What stands outside the engine and needs no machine: hashes that are no hashes.

use crate::base::secret::normal;
use crate::messages::input::HashAnswer;
use crate::messages::output::HashJob;

/// The answer of hashing workers who take no time.
pub fn hash(job: &HashJob) -> HashAnswer {
    match job {
        HashJob::Check { password, hash } if *hash == format!("fake:{password}") => {
            match normal(password) == *password {
                true => HashAnswer::Checked(true),
                false => HashAnswer::Renewed(fake_hash(password)),
            }
        }
        HashJob::Check { password, hash } => HashAnswer::Checked(*hash == fake_hash(password)),
        HashJob::Make { password } => HashAnswer::Made(fake_hash(password)),
    }
}

/// What stands in the database for a password.
pub fn fake_hash(password: &str) -> String {
    format!("fake:{}", normal(password))
}
