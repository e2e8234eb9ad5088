//! Texts that look for the place where the time of a scan is not linear: each piles up one thing without end.

/// A hostile text's name, and the piece that it repeats.
pub type Pile = (&'static str, &'static str);

/// The hostile texts. Each is one paragraph, unless its piece has a line end.
pub const PILES: &[Pile] = &[
    ("all quotes", "“We sail at noon, and nobody stops us.” "),
    (
        "all quotes, each a paragraph",
        "“We sail at noon, and nobody stops us.”\n\n",
    ),
    (
        "quotations with a speaker each",
        "“We sail at noon,” said Ana Ruiz, a pilot. “Come.” ",
    ),
    ("all capitals", "MAYOR ANA RUIZ OF PORT ALDINE SAID THE DOCK IS SHUT "),
    ("unclosed marks", "“We sail at noon ‘and \"that «is all "),
    ("one word", "harbour"),
    ("one capitalised word", "Harbour"),
    ("only double marks", "\""),
    ("only single marks", "'"),
    ("only curly marks", "“”‘’"),
    ("nested marks", "“‘“‘ a b ’”’” "),
    ("he said", "he said "),
    ("he said that, with commas", "he said that she told them, "),
    (
        "sayings in a row of quotations",
        "\"Yes,\" he said, \"no,\" and she said: ",
    ),
    ("to go to say", "to go on to say "),
    ("adverbs", "said quickly would often "),
    ("passives without a verb", "revealed by Ruiz in a letter by the board, "),
    (
        "the mayor, once named",
        "Mayor Ana Ruiz left. The mayor said that it was she who wept. ",
    ),
    ("pronouns", "Ana Ruiz met Tom Weir. She said he knew. He said she did. "),
    ("names in a row", "Ana Ruiz and Tom Weir of Port Aldine, Ohio, and "),
    ("new names", "Ana Ruiz%, "),
    ("initials", "J. R. "),
    ("according to", "according to the board, "),
    ("who said", "Aldine, Oslen, Ohio, who said which claims that "),
    ("colons", "Ruiz: \"No\" "),
    ("brackets", "(Ruiz [said "),
    ("dashes", "- Ruiz -- said — "),
    ("full stops", "."),
    ("spaces", " "),
    ("line ends", "\n"),
    ("short lines", "a\n"),
    ("repeated captions", "The gate at noon. © Ana Ruiz/Reuters\n"),
    (
        "hard-wrapped lines",
        "the dock at the mouth of the river closed on Monday after a\n",
    ),
    ("dates", "Monday, May 3, 2024, last week and two years ago "),
    ("emoji", "👩‍👩‍👧🇫🇷"),
    ("combining accents", "e\u{301}\u{301}"),
    ("abbreviations", "Sen. Mr. U.S. p.m. "),
];

/// `pile` repeated up to `bytes` bytes, cut at a piece's end. A `%` in the piece becomes a number, new each time.
pub fn piled((_, piece): Pile, bytes: usize) -> String {
    let mut text = String::with_capacity(bytes);
    let mut count = 0;
    loop {
        let next = if piece.contains('%') {
            &piece.replace('%', &letters(count))
        } else {
            piece
        };
        if text.len() + next.len() > bytes {
            return text;
        }
        text.push_str(next);
        count += 1;
    }
}

/// A number as letters.
fn letters(mut number: usize) -> String {
    let mut out = String::new();
    while number > 0 {
        out.push(char::from(b'a' + (number % 26) as u8));
        number /= 26;
    }
    out
}
