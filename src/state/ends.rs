//! Where a mark's stretches begin and end, and what moving an end does.

use sayso_engine::{Document, Span};
use sayso_notebook::{Anchor, Body, Mark};

use super::Session;
use super::graphemes::{end_of, start_before};

/// One of the two ends of one of a mark's stretches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct End {
    /// The stretch's place among the mark's.
    pub stretch: usize,
    /// Whether it is where it begins.
    pub begins: bool,
}

/// `spans` with `end` at byte `to`, or as near to that as it may go: it stays in its paragraph, on its side of the stretches beside
/// it, and a stretch is never empty. With `words` it goes to the nearest place where a word begins or ends.
///
/// `spans` are a mark's: in order, none overlapping, on char boundaries of the document's text.
pub fn moved(document: &Document, spans: &[Span], end: End, to: u32, words: bool) -> Vec<Span> {
    let mut spans = spans.to_vec();
    let Some(&span) = spans.get(end.stretch) else {
        return spans;
    };
    let text = &*document.text;
    let room = room(document, &spans, end);
    let to = text.floor_char_boundary((to.clamp(room.start, room.end)) as usize) as u32;
    let places = || places(text, room, end.begins);
    let to = if words {
        places().min_by_key(|place| place.abs_diff(to)).unwrap_or(to)
    } else {
        to
    };
    spans[end.stretch] = if end.begins {
        Span::new(to.min(start_before(text, room, span.end)).max(room.start), span.end)
    } else {
        Span::new(span.start, to.max(end_of(text, span.start)).min(room.end))
    };
    spans
}

/// `spans` with `end` a step further: by a word or by a character, on or back. As they were where there is no way.
pub fn stepped(document: &Document, spans: &[Span], end: End, on: bool, word: bool) -> Vec<Span> {
    let Some(span) = spans.get(end.stretch) else {
        return spans.to_vec();
    };
    let text = &*document.text;
    let here = if end.begins { span.start } else { span.end };
    let room = room(document, spans, end);
    let to = match (word, on) {
        (true, true) => places(text, room, end.begins).find(|place| *place > here),
        (true, false) => places(text, room, end.begins).filter(|place| *place < here).last(),
        (false, true) => Some(end_of(text, here)),
        (false, false) => Some(start_before(text, room, here)),
    };
    to.map_or_else(|| spans.to_vec(), |to| moved(document, spans, end, to, false))
}

/// What a mark says, on these stretches: its note, its source and whatever else it has stay.
pub fn with_spans(s: &Session, mark: &Mark, spans: Vec<Span>) -> Body {
    let mut body = mark.body.clone();
    if *mark.body.anchor().spans != *spans {
        *body.anchor_mut() = Anchor::new(&s.document.text, spans);
    }
    body
}

/// `spans` with another stretch: those that it touches become one.
pub fn with_stretch(spans: &[Span], stretch: Span) -> Vec<Span> {
    let touches = |span: &&Span| span.start <= stretch.end && stretch.start <= span.end;
    let whole = spans
        .iter()
        .filter(touches)
        .fold(stretch, |whole, span| whole.cover(*span));
    let mut all: Vec<Span> = spans.iter().filter(|span| !touches(span)).copied().collect();
    all.push(whole);
    all.sort();
    all
}

/// Where `end` may go.
fn room(document: &Document, spans: &[Span], end: End) -> Span {
    let span = spans[end.stretch];
    // A mark over several paragraphs keeps each end in its own.
    let at = if end.begins {
        span.start
    } else {
        span.end.saturating_sub(1)
    };
    let block = document.blocks.partition_point(|block| block.span.end <= at);
    let all = Span::new(0, document.text.len() as u32);
    let block = document.blocks.get(block).map_or(all, |block| block.span);
    // Where the paragraph does not have the end, it stays inside the stretch.
    let block = if block.start <= at && at < block.end {
        block
    } else {
        span
    };
    if end.begins {
        let past = end.stretch.checked_sub(1).map_or(0, |before| spans[before].end);
        Span::new(block.start.max(past), span.end)
    } else {
        let next = spans.get(end.stretch + 1).map_or(all.end, |next| next.start);
        Span::new(span.start, block.end.min(next))
    }
}

/// The places in `room` where a word begins (or ends), in order: with the signs before (or after) it, and without.
fn places(text: &str, room: Span, begins: bool) -> impl Iterator<Item = u32> {
    room.of(text).split_whitespace().flat_map(move |chunk| {
        let start = chunk.as_ptr() as usize - text.as_ptr() as usize;
        let inner = chunk.trim_start_matches(|c: char| !c.is_alphanumeric());
        // An accent that is written by itself belongs to its letter.
        let last = chunk.char_indices().rfind(|(_, c)| c.is_alphanumeric());
        let word_end = last.map_or(0, |(at, _)| end_of(chunk, at as u32) as usize);
        let [first, second] = if begins {
            [start, start + chunk.len() - inner.len()]
        } else {
            [start + word_end, start + chunk.len()]
        };
        // Signs alone have no place inside them.
        let [first, second] = match inner.is_empty() {
            true if begins => [start; 2],
            true => [start + chunk.len(); 2],
            false => [first, second],
        };
        let second = (second != first).then_some(second as u32);
        std::iter::once(first as u32).chain(second)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "The quay is shut.\n\n“We wait,” said Mara, “and we hope.” 👩🏽‍🚒 Zoe\u{301} nods.\n\nBoats wait.";

    fn at(words: &str) -> Span {
        let start = TEXT.find(words).unwrap() as u32;
        Span::new(start, start + words.len() as u32)
    }

    fn words(spans: &[Span]) -> Vec<&str> {
        spans.iter().map(|span| span.of(TEXT)).collect()
    }

    const BEGINS: End = End {
        stretch: 0,
        begins: true,
    };
    const ENDS: End = End {
        stretch: 0,
        begins: false,
    };

    #[test]
    fn an_end_snaps_to_words_with_and_without_their_signs() {
        let document = Document::new("t", TEXT);
        let quote = [at("We wait")];
        let to = |end: End, to: u32, snap| moved(&document, &quote, end, to, snap);
        let start = at("“We").start;
        assert_eq!(words(&to(BEGINS, start, true)), ["“We wait"]);
        assert_eq!(words(&to(BEGINS, start + 3, true)), ["We wait"]);
        // In the middle of a word: to the nearer of the words' beginnings.
        assert_eq!(words(&to(BEGINS, at("wait").start + 2, true)), ["wait"]);
        assert_eq!(words(&to(BEGINS, at("wait").start + 2, false)), ["it"]);
        assert_eq!(words(&to(ENDS, at("said").start + 3, true)), ["We wait,” said"]);
    }

    #[test]
    fn an_end_stays_in_its_paragraph_and_never_passes_the_other_one() {
        let document = Document::new("t", TEXT);
        let quote = [at("We wait")];
        assert_eq!(words(&moved(&document, &quote, BEGINS, 0, true)), ["“We wait"]);
        assert_eq!(
            words(&moved(&document, &quote, BEGINS, TEXT.len() as u32, false)),
            ["t"]
        );
        assert_eq!(words(&moved(&document, &quote, ENDS, 0, false)), ["W"]);
        let to_the_end = moved(&document, &quote, ENDS, u32::MAX, true);
        assert!(to_the_end[0].of(TEXT).ends_with("nods."));
        // Nor a stretch beside it.
        let broken = [at("We wait"), at("and we hope")];
        let on = moved(&document, &broken, ENDS, u32::MAX, false);
        assert_eq!(words(&on), ["We wait,” said Mara, “", "and we hope"]);
    }

    #[test]
    fn an_end_goes_by_words_and_by_what_is_drawn_as_one_character() {
        let document = Document::new("t", TEXT);
        let mut quote = vec![at("we hope")];
        for expected in ["we hope.”", "we hope.” 👩🏽‍🚒", "we hope.” 👩🏽‍🚒 Zoe\u{301}"] {
            quote = stepped(&document, &quote, ENDS, true, true);
            assert_eq!(words(&quote), [expected]);
        }
        quote = stepped(&document, &quote, ENDS, false, false);
        assert_eq!(words(&quote), ["we hope.” 👩🏽‍🚒 Zo"]);
        let mut sign = vec![at("👩🏽‍🚒")];
        assert_eq!(stepped(&document, &sign, ENDS, false, false), sign);
        sign = stepped(&document, &sign, BEGINS, false, false);
        assert_eq!(words(&stepped(&document, &sign, BEGINS, true, false)), ["👩🏽‍🚒"]);
        assert_eq!(
            words(&stepped(&document, &quote, BEGINS, false, true))[0]
                .split(' ')
                .next(),
            Some("and")
        );
    }

    #[test]
    fn a_further_stretch_joins_those_it_touches() {
        let quote = [at("We wait")];
        let two = with_stretch(&quote, at("and we hope"));
        assert_eq!(words(&two), ["We wait", "and we hope"]);
        let one = with_stretch(&two, at("wait,” said Mara, “and"));
        assert_eq!(words(&one), ["We wait,” said Mara, “and we hope"]);
        assert_eq!(with_stretch(&quote, at("wait")), quote);
        let before = with_stretch(&two, at("The quay"));
        assert_eq!(words(&before), ["The quay", "We wait", "and we hope"]);
    }

    #[test]
    fn wherever_an_end_is_put_the_stretches_stay_sound() {
        let text = "a\u{301} “b 👩🏽‍🚒\u{200d},\n\né ‘’ c";
        let document = Document::new("t", text);
        let bounds: Vec<u32> = text
            .char_indices()
            .map(|(i, _)| i as u32)
            .chain([text.len() as u32])
            .collect();
        let ends = [0, 1, 2].map(|stretch| [true, false].map(|begins| End { stretch, begins }));
        let mut tried = 0;
        for (i, &start) in bounds.iter().enumerate() {
            for (j, &end) in bounds.iter().enumerate().skip(i + 1) {
                let second = bounds.get(j + 2).map(|&last| Span::new(bounds[j + 1], last));
                let spans: Vec<Span> = std::iter::once(Span::new(start, end)).chain(second).collect();
                for end in ends.into_iter().flatten() {
                    let put = (0..=text.len() as u32 + 1).flat_map(|to| [true, false].map(|snap| (to, snap)));
                    let mut all: Vec<Vec<Span>> =
                        put.map(|(to, snap)| moved(&document, &spans, end, to, snap)).collect();
                    for (on, word) in [(true, true), (true, false), (false, true), (false, false)] {
                        all.push(stepped(&document, &spans, end, on, word));
                    }
                    for after in all {
                        assert_eq!(after.len(), spans.len());
                        let mut last = 0;
                        for span in after {
                            assert!(
                                last <= span.start && span.start < span.end,
                                "{spans:?} {end:?}: {span:?}"
                            );
                            assert!(text.get(span.range()).is_some());
                            last = span.end;
                            tried += 1;
                        }
                    }
                }
            }
        }
        assert!(tried > 1_000);
    }
}
