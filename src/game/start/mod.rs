//! What is done with the whole world at once: it is read from its files, given back what was
//! kept, and goes on with other files.

pub mod adopt;
pub mod limbo;
pub mod load;
pub mod restore;
pub mod world_row;
