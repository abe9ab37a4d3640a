//! GMCP: whatever a program says, play goes on, and what it is told is a name and JSON.

use dominion::telnet::option::Known;

use super::program;

pub fn hold(bytes: &[u8]) {
    program::comes_through(bytes, Known::Gmcp);
    program::hold(bytes, Known::Gmcp);
}
