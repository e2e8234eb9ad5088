//! Odd texts for property tests: what people paste, and what would trip offsets.

use proptest::prelude::*;

/// Pieces that count differently in bytes, UTF-16 units, code points and on the screen, or that hold meaning
/// for the engine.
const PIECES: &[&str] = &[
    "a",
    "Lopez",
    " ",
    "  ",
    "\t",
    "\n",
    "\r\n",
    "\r",
    "\n\n",
    "\u{2028}",
    "\u{85}",
    "\u{a0}",
    "é",
    "e\u{301}",
    "ﬁ",
    "ß",
    "😀",
    "👩‍👩‍👧",
    "🇫🇷",
    "🙏🏽",
    "שלום",
    "مرحبا",
    "\u{202e}",
    "\u{200b}",
    "\u{feff}",
    "\0",
    "\u{fffd}",
    "\u{10ffff}",
    "日本語",
    "\"",
    "“",
    "”",
    "‘",
    "’",
    "'",
    "''",
    "``",
    "«",
    "»",
    "(",
    "[",
    "]",
    ",",
    ".",
    "?",
    "!",
    "…",
    ":",
    ";",
    "-",
    "—",
    "–",
    "·",
    "©",
    "|",
    "/",
    "#",
    "@",
    "<b>",
    "&amp;",
    "⟦",
    "⟧",
    "said",
    "he",
    "She",
    "told",
    "according to",
    "that",
    "Mr.",
    "U.S.",
    "the",
    "By",
    "Photo:",
    "More on",
    "Port Aldine",
    "January 3",
    "last week",
    "PORT ALDINE -",
    "3.5",
    "who",
    "a senior official",
];

/// How the property tests run: `cases` of each, and no file of past failures, since a failure prints its text
/// cut down to what matters, which then becomes a case of its own.
pub fn config(cases: u32) -> ProptestConfig {
    ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(cases)
    }
}

/// A text of odd pieces and arbitrary characters, up to some hundred of them.
pub fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => prop::sample::select(PIECES).prop_map(str::to_owned),
        2 => prop::sample::select(PIECES).prop_map(|piece| format!("{piece} ")),
        1 => any::<char>().prop_map(String::from),
        // Long enough to pass from one checkpoint of an offset index to the next.
        1 => (1_usize..400).prop_map(|n| "x".repeat(n)),
    ];
    prop::collection::vec(piece, 0..120).prop_map(|pieces| pieces.concat())
}
