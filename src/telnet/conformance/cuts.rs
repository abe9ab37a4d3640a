//! Any cut of a stream is the whole.

use proptest::prelude::*;

use super::*;
use crate::telnet::codec::{Codec, IAC, Item};

/// Bytes as a hostile or broken client would mix them.
fn telnetish() -> impl Strategy<Value = Vec<u8>> {
    let byte = prop_oneof![
        4 => Just(IAC),
        6 => 236..=255u8,
        3 => prop_oneof![Just(0u8), Just(8), Just(10), Just(13), Just(27), Just(127)],
        5 => prop::sample::select(&[1u8, 3, 6, 24, 25, 31, 39, 42]),
        4 => any::<u8>(),
        4 => b'a'..=b'z',
    ];
    proptest::collection::vec(byte, 0..400)
}

/// What is said but for text: an echo depends on what arrives together.
fn commands(said: &[u8]) -> Vec<String> {
    let mut commands = Vec::new();
    Codec::default().feed(said, &mut |item| {
        if !matches!(item, Item::Line { .. }) {
            commands.push(format!("{item:?}"));
        }
        Flow::Continue(())
    });
    commands
}

proptest! {
    #![proptest_config(crate::base::properties::properties())]
    /// I14, and every row that says "in segments": where a stream is cut changes nothing.
    #[test]
    fn any_split_is_the_whole(bytes in telnetish(), cuts in proptest::collection::vec(0..400usize, 0..20)) {
        let mut whole = Link::open();
        whole.hears(&bytes);
        let mut parts = Link::open();
        let mut cuts: Vec<usize> = cuts.into_iter().map(|cut| cut.min(bytes.len())).collect();
        cuts.extend([0, bytes.len()]);
        cuts.sort_unstable();
        cuts.windows(2).for_each(|cut| parts.hears(&bytes[cut[0]..cut[1]]));
        prop_assert_eq!(&whole.lines, &parts.lines);
        prop_assert_eq!(&whole.sizes, &parts.sizes);
        prop_assert_eq!(&whole.client, &parts.client);
        prop_assert_eq!(commands(&whole.said), commands(&parts.said));
        prop_assert!(whole.wire.held() <= 2 * bytes.len() + 64);
        for line in &whole.lines {
            prop_assert!(!line.chars().any(char::is_control));
        }
    }

    /// Whatever a client types, another player's client hears no command in it.
    #[test]
    fn nothing_typed_becomes_a_command(bytes in telnetish()) {
        let mut from = Link::open();
        from.hears(&bytes);
        let mut to = Link::open();
        for line in &from.lines {
            let said = to.tell(&format!("{line}\n"), "", None);
            prop_assert!(!said.iter().any(|byte| matches!(byte, 0 | 27 | 255)));
        }
    }
}
