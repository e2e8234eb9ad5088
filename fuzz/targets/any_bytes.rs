//! Any bytes are read, scanned, edited, written and read again.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| sayso_tests::check::bytes(bytes));
