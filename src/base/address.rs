//! Addresses, and who shares one.

use std::net::{IpAddr, Ipv6Addr};

/// The address by which somebody is counted: whoever has one of IPv6 has a whole network of them
/// (RFC 6177: /64 at least), and they are one.
pub fn household(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(address) => {
            IpAddr::V6(Ipv6Addr::from_bits(address.to_bits() & (u128::MAX << 64)))
        }
    }
}
