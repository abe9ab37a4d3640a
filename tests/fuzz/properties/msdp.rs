//! MSDP: whatever a program says, play goes on, and what it is told is one variable well framed.

use dominion::telnet::option::Known;

use super::program;

pub fn hold(bytes: &[u8]) {
    program::comes_through(bytes, Known::Msdp);
    program::variables_come_back(bytes);
    program::hold(bytes, Known::Msdp);
}
