#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| dominion_fuzz::properties::unpacking::hold(bytes));
