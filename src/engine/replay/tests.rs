//! The format: what is written is read again, and what is broken is told.

use std::net::IpAddr;
use std::sync::Arc;

use proptest::prelude::*;

use super::*;
use crate::base::clock::Millis;
use crate::base::id::{ConnectionId, CreatureId};
use crate::base::limits::{RECORD_BYTES_MAX, RECORD_FRAME_BYTES_MAX};
use crate::engine::Engine;
use crate::engine::boot::Boot;
use crate::game::Content;
use crate::game::content::Interned;
use crate::game::frame::keep::Saved;
use crate::game::start::load::{Loaded, witnessed};
use crate::messages::input::{Input, Occasion};
use crate::telnet::option::Known;
use crate::yaml::{Memory, Reading};

/// The smallest world there is, and what was read of it.
fn world() -> (Content, Reading) {
    let files = Memory::new([
        ("rooms/hall.yaml", "id: hall\nname: The Hall\ndescription: A bare hall."),
        (
            "items/coins.yaml",
            "id: coins\nname: a coin\ndescription: A coin.\nitem_type: money\nmax_stack_size: 1000000",
        ),
    ]);
    let Loaded { content, problems, reading } = witnessed(&files, &Interned::default());
    (content.unwrap_or_else(|| panic!("{}", problems.render())), reading)
}

fn engine() -> (Engine, Reading) {
    let (content, reading) = world();
    let boot = Boot {
        content: Arc::new(content),
        saved: Saved::default(),
        seed: Some(3),
        test_mode: true,
        claim_code: None,
    };
    (Engine::boot(boot).0, reading)
}

/// A recording of somebody who comes to the door of a small world, over and over.
fn recording(turns: u64) -> Vec<u8> {
    let (mut engine, reading) = engine();
    let mut bytes = Vec::new();
    let beginning = Beginning { reading: Arc::new(reading), start: engine.record() };
    let mut recording = Recording::begin(&mut bytes, beginning).expect("memory takes it");
    for number in 1..=turns {
        let connection = ConnectionId(number);
        let address = IpAddr::from([10, 0, 0, 1]);
        let inputs = vec![
            Input::Connected { connection, address },
            Input::Line { connection, line: format!("who {number}") },
            Input::Gone { connection },
        ];
        engine.turn(inputs, Millis(number * 100), Occasion::Input);
        recording.turn(engine.recorded().expect("a turn")).expect("memory takes it");
        recording.flush().expect("memory takes it");
    }
    recording.end(engine.state_hash()).expect("memory takes it");
    bytes
}

/// Plays all of it, and tells what is wrong.
fn play(bytes: &[u8]) -> Result<(Tally, Option<End>), Broken> {
    let mut replay = Replay::new(bytes)?;
    while replay.step()?.is_some() {}
    Ok((replay.tally().clone(), replay.end()))
}

#[test]
fn what_was_recorded_is_played_again() {
    let (tally, end) = play(&recording(20)).expect("it is whole");
    assert_eq!((tally.turns, tally.lines, tally.starts), (20, 20, 1));
    assert_eq!((tally.disagreement, tally.ended, end), (None, true, Some(End::Whole)));
    assert_eq!(read_all(&recording(20)).map(|(records, _)| records), Ok(23));
}

#[test]
fn wherever_it_is_cut_off_what_came_before_is_played() {
    let whole = recording(6);
    let mut most = 0;
    for length in MAGIC.len()..whole.len() {
        let (tally, end) = play(&whole[..length]).expect("a file that was cut off is no damage");
        assert!(tally.turns >= most && tally.disagreement.is_none(), "cut off at byte {length}");
        most = tally.turns;
        if let Some(End::Torn { at, bytes }) = end {
            assert_eq!(at + bytes, length as u64);
        }
    }
    assert_eq!(most, 6);
}

#[test]
fn a_bit_that_flips_is_told_with_its_place() {
    let whole = recording(3);
    for at in MAGIC.len()..whole.len() {
        let mut damaged = whole.clone();
        damaged[at] ^= 1 << (at % 8);
        match play(&damaged) {
            Err(broken) => assert!(
                broken.at <= at as u64 && broken.sentence.contains("the file is damaged"),
                "bit of byte {at}: {broken}"
            ),
            // A length that grew points past the end, as if the file was cut off there.
            Ok((_, end)) => assert!(matches!(end, Some(End::Torn { .. })), "bit of byte {at}"),
        }
    }
}

#[test]
fn what_is_no_recording_is_refused() {
    let refused = |bytes: &[u8]| play(bytes).expect_err("it is no recording").to_string();
    assert_eq!(refused(b""), "this is not a recording of Dominion (byte 0)");
    assert_eq!(refused(b"SQLite format 3\0 and so on"), refused(b""));
    let later = b"dominion recording 2\n and whatever it holds";
    assert!(refused(later).starts_with("this recording is of a format that"));
}

/// A file of one frame with these unpacked bytes.
fn framed(unpacked: &[u8]) -> Vec<u8> {
    let mut packer = flate2::Compress::new(flate2::Compression::fast(), false);
    let mut packed = Vec::with_capacity(unpacked.len() + 1024);
    packer.compress_vec(unpacked, &mut packed, flate2::FlushCompress::Sync).expect("it packs");
    let mut bytes = MAGIC.to_vec();
    for chunk in packed.chunks(RECORD_FRAME_BYTES_MAX) {
        let mut sum = flate2::Crc::new();
        sum.update(chunk);
        bytes.extend((chunk.len() as u32).to_le_bytes());
        bytes.extend(sum.sum().to_le_bytes());
        bytes.extend(chunk);
    }
    bytes
}

#[test]
fn lengths_are_not_believed() {
    let mut long = vec![0xff; 4];
    long.extend([0; 100]);
    let broken = play(&framed(&long)).expect_err("that is too long");
    assert_eq!(broken.sentence, "a record says that it is 4294967295 bytes long");
    let length = (RECORD_BYTES_MAX as u32).to_le_bytes();
    assert!(matches!(play(&framed(&length)), Ok((_, Some(End::Torn { .. })))), "it never comes");
    let mut frame = MAGIC.to_vec();
    frame.extend((RECORD_FRAME_BYTES_MAX as u32 + 1).to_le_bytes());
    frame.extend([0; 64]);
    assert!(play(&frame).expect_err("no frame is so long").sentence.contains("that length"));
}

#[test]
fn however_much_it_unpacks_to_no_more_is_held_than_one_record() {
    // Records that mean nothing, far more of them than a record may be long.
    let mut bomb = 8_u32.to_le_bytes().to_vec();
    bomb.resize(RECORD_BYTES_MAX / 4, 0);
    let broken = play(&framed(&bomb)).expect_err("it means nothing");
    assert!(broken.sentence.starts_with("a record means nothing"), "{broken}");
    assert!(broken.at < 100, "it is found in the first frame: {broken}");
    // One that says that it is longer than all there is.
    let mut bomb = (RECORD_BYTES_MAX as u32).to_le_bytes().to_vec();
    bomb.resize(RECORD_BYTES_MAX / 4, 0);
    assert!(matches!(play(&framed(&bomb)), Ok((_, Some(End::Torn { .. })))), "it never comes");
}

#[test]
fn records_that_make_no_sense_are_told() {
    let mut nonsense = 3_u32.to_le_bytes().to_vec();
    nonsense.extend([0xc1, 0xc1, 0xc1]);
    let broken = play(&framed(&nonsense)).expect_err("it means nothing");
    assert!(broken.sentence.starts_with("a record means nothing"), "{broken}");
    let mut bytes = Vec::new();
    let mut writer = Writer::new(&mut bytes).expect("memory takes it");
    let turn = Turn { now: Millis(1), pulse: true, heard: Vec::new(), echo: 0, hash: None };
    writer.write(&Record::Turn(turn)).expect("memory takes it");
    writer.flush().expect("memory takes it");
    let broken = play(&bytes).expect_err("nothing began");
    assert_eq!(broken.sentence, "a turn comes before the first start");
}

#[test]
fn the_first_turn_that_differs_is_named() {
    let (mut engine, reading) = engine();
    let mut bytes = Vec::new();
    let beginning = Beginning { reading: Arc::new(reading), start: engine.record() };
    let mut recording = Recording::begin(&mut bytes, beginning).expect("memory takes it");
    for number in 1..=9_u64 {
        let connection = ConnectionId(number);
        let address = IpAddr::from([10, 0, 0, 1]);
        engine.turn(
            vec![Input::Connected { connection, address }],
            Millis(number),
            Occasion::Input,
        );
        let mut turn = engine.recorded().expect("a turn");
        if number == 5 {
            // As if the server that recorded had greeted somebody with other words.
            turn.echo ^= 1;
        }
        recording.turn(turn).expect("memory takes it");
    }
    recording.end(engine.state_hash() ^ 1).expect("memory takes it");
    let (tally, _) = play(&bytes).expect("it is whole");
    assert_eq!(tally.disagreement.map(|found| found.turn), Some(engine.world().turn - 4));
}

fn heard() -> impl Strategy<Value = Heard> {
    let connection = any::<u64>().prop_map(ConnectionId);
    prop_oneof![
        (connection.clone(), any::<[u8; 16]>()).prop_map(|(connection, address)| {
            Heard::Connected { connection, address: IpAddr::from(address) }
        }),
        (connection.clone(), any::<String>())
            .prop_map(|(connection, line)| Heard::Line { connection, line }),
        (connection.clone(), any::<Option<u16>>(), any::<Option<u16>>())
            .prop_map(|(connection, width, height)| Heard::Resized { connection, width, height }),
        connection
            .clone()
            .prop_map(|connection| { Heard::Client { connection, client: Box::default() } }),
        connection.clone().prop_map(|connection| Heard::Interrupted { connection }),
        (connection.clone(), any::<bool>()).prop_map(|(connection, on)| Heard::Agreed {
            connection,
            known: Known::Gmcp,
            on
        }),
        (connection.clone(), any::<Vec<u8>>()).prop_map(|(connection, payload)| {
            Heard::Message { connection, known: Known::Msdp, payload }
        }),
        connection.clone().prop_map(|connection| Heard::Idle { connection }),
        any::<u64>().prop_map(|asker| Heard::Links { asker: CreatureId(asker), links: Vec::new() }),
        connection.prop_map(|connection| Heard::Gone { connection }),
        (any::<u64>(), any::<bool>()).prop_map(|(ticket, fits)| Heard::Checked { ticket, fits }),
        any::<u64>().prop_map(|ticket| Heard::Made { ticket }),
        any::<u64>().prop_map(|ticket| Heard::Busy { ticket }),
        any::<u64>().prop_map(|batch| Heard::Kept { batch }),
        any::<String>().prop_map(|sentence| Heard::KeepFailed { sentence }),
        any::<String>().prop_map(Heard::PanicAt),
        Just(Heard::KeepMended),
        any::<(String, String)>().prop_map(|(name, why)| Heard::SetAside { name, why }),
        (any::<Option<u64>>(), any::<Vec<String>>())
            .prop_map(|(asker, lines)| { Heard::Operated { asker: asker.map(CreatureId), lines } }),
        Just(Heard::ReloadAsked),
        Just(Heard::StopAsked),
    ]
}

prop_compose! {
    fn turn()(
        now in any::<u64>(),
        pulse in any::<bool>(),
        heard in prop::collection::vec(heard(), 0..6),
        echo in any::<u16>(),
        hash in any::<Option<u64>>(),
    ) -> Turn {
        Turn { now: Millis(now), pulse, heard, echo, hash }
    }
}

proptest! {
    #![proptest_config(crate::base::properties::properties())]
    #[test]
    fn turns_come_back_as_they_were(
        turns in prop::collection::vec((turn(), any::<bool>()), 0..30),
    ) {
        let mut bytes = Vec::new();
        let mut writer = Writer::new(&mut bytes).expect("memory takes it");
        for (turn, flushed) in &turns {
            writer.write(&Record::Turn(turn.clone())).expect("memory takes it");
            if *flushed {
                writer.flush().expect("memory takes it");
            }
        }
        writer.flush().expect("memory takes it");
        let mut reader = Reader::new(&bytes[..]).expect("it is a recording");
        for (turn, _) in turns {
            let read = reader.read().expect("it is whole");
            prop_assert!(matches!(read, Some(Record::Turn(read)) if read == turn));
        }
        prop_assert!(reader.read().expect("it is whole").is_none());
        prop_assert_eq!(reader.end(), Some(End::Whole));
    }

    #[test]
    fn no_bytes_are_a_surprise(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let _ = read_all(&bytes);
        let _ = read_all(&[MAGIC, &bytes].concat());
        let _ = play(&framed(&bytes));
        read_records(&bytes);
    }
}
