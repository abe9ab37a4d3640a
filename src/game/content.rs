//! Everything that was written. (in the making)
#[derive(Debug, Default)]
pub struct Content {}
