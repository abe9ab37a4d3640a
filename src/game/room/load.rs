//! Loading. (in the making)
