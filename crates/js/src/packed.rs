//! All annotations of a text in one piece each of numbers and of words.
//!
//! A call from WebAssembly to JavaScript costs as much as some dozens of tokens do to read, and an article has hundreds of
//! values to hand over. So they cross in two: numbers, and the words that they stand for.

use rustc_hash::FxHashMap;
use sayso_engine::{Document, RuleId, Scan, Span};
use sayso_wire::annotations::{Annotation, annotations};

/// What offsets count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// As the strings of JavaScript do.
    Utf16,
    /// As Python does, and the evaluation lines.
    CodePoint,
}

/// The annotations of one text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Packed {
    /// First how many words there are, then the length of each in UTF-16 units. After them the annotations one by one, each:
    ///
    /// 0. its kind, a word
    /// 1. its number among those of its kind, from 1
    /// 2. its type, a word
    /// 3. the number of its source
    /// 4. the number of its cue
    /// 5. its entity, a word
    /// 6. its class or strength, a word
    /// 7. its rule, a word
    /// 8. its confidence, in per cent
    /// 9. how many spans it has, then the start and end of each
    ///
    /// A word is its place in [`Self::words`], from 1; 0 stands for null.
    pub numbers: Vec<u32>,
    /// The words one after the other.
    pub words: String,
}

impl Packed {
    /// What `scan` found in `document`; attributions inside another one's content only with `nested`.
    pub fn new(document: &Document, scan: &Scan, nested: bool, unit: Unit) -> Self {
        let offset = |byte| match unit {
            Unit::Utf16 => document.index.utf16(&document.text, byte).0,
            Unit::CodePoint => document.index.code_point(&document.text, byte).0,
        };
        let annotations = annotations(document, scan, nested);
        let mut words = Words::default();
        let mut records = Vec::with_capacity(16 * annotations.len());
        for annotation in &annotations {
            let Annotation {
                id,
                rule,
                confidence,
                spans,
                ..
            } = *annotation;
            records.extend([
                words.place_fixed(Some(annotation.kind)),
                id.number,
                words.place_fixed(annotation.label),
                annotation.source.map_or(0, |id| id.number),
                annotation.cue.map_or(0, |id| id.number),
                words.place(annotation.entity),
                words.place_fixed(annotation.class.or(annotation.strength)),
                words.place_fixed(rule.map(RuleId::as_str)),
                confidence.map_or(0, |confidence| u32::from(confidence.0)),
                spans.len() as u32,
            ]);
            records.extend(
                spans
                    .iter()
                    .flat_map(|&Span { start, end }| [offset(start), offset(end)]),
            );
        }
        let mut numbers = Vec::with_capacity(1 + words.lengths.len() + records.len());
        numbers.push(words.lengths.len() as u32);
        numbers.append(&mut words.lengths);
        numbers.append(&mut records);
        Self {
            numbers,
            words: words.joined,
        }
    }
}

/// Words, each kept once, or once from each place in memory.
#[derive(Default)]
struct Words<'a> {
    places: FxHashMap<&'a str, u32>,
    /// By where in memory those stand that stand there for good.
    fixed: FxHashMap<(*const u8, usize), u32>,
    lengths: Vec<u32>,
    joined: String,
}

impl<'a> Words<'a> {
    /// The place of `word`, from 1; 0 for none.
    fn place(&mut self, word: Option<&'a str>) -> u32 {
        let Some(word) = word else { return 0 };
        let next = self.lengths.len() as u32 + 1;
        let place = *self.places.entry(word).or_insert(next);
        if place == next {
            self.add(word);
        }
        place
    }

    /// As [`Words::place`], for the few words that all annotations share: their letters need not be read each time.
    fn place_fixed(&mut self, word: Option<&'a str>) -> u32 {
        let Some(word) = word else { return 0 };
        let next = self.lengths.len() as u32 + 1;
        let place = *self.fixed.entry((word.as_ptr(), word.len())).or_insert(next);
        if place == next {
            self.add(word);
        }
        place
    }

    fn add(&mut self, word: &str) {
        self.lengths.push(word.encode_utf16().count() as u32);
        self.joined += word;
    }
}

#[cfg(test)]
mod tests {
    use sayso_engine::{Rulebook, scan};

    use super::*;

    #[test]
    fn numbers_and_words_tell_what_was_found() {
        let document = Document::new("", "😀 “Água,” said Ana Ruiz.");
        let scan = scan(&document, &Rulebook::built_in());
        let found = annotations(&document, &scan, false);
        let quote = found.iter().position(|a| a.kind == "quote").expect("a quotation");
        for (unit, start) in [(Unit::Utf16, 3), (Unit::CodePoint, 2)] {
            let packed = Packed::new(&document, &scan, false, unit);
            let (count, rest) = packed.numbers.split_first().expect("a count");
            let (lengths, mut records) = rest.split_at(*count as usize);
            let mut words = packed.words.as_str();
            let words: Vec<&str> = lengths
                .iter()
                .map(|length| {
                    // Nothing but the text itself is beyond one UTF-16 unit here.
                    let end = words
                        .char_indices()
                        .nth(*length as usize)
                        .map_or(words.len(), |(i, _)| i);
                    let (word, others) = words.split_at(end);
                    words = others;
                    word
                })
                .collect();
            assert_eq!(words.iter().filter(|word| **word == "Ana Ruiz").count(), 1, "{words:?}");
            let mut seen = Vec::new();
            while let [kind, number, label, source, cue, entity, _, _, _, spans, others @ ..] = records {
                let (offsets, others) = others.split_at(2 * *spans as usize);
                let word = |place: u32| place.checked_sub(1).map(|place| words[place as usize]);
                seen.push((
                    word(*kind),
                    *number,
                    word(*label),
                    *source,
                    *cue,
                    word(*entity),
                    offsets[0],
                ));
                records = others;
            }
            assert_eq!(seen.len(), found.len());
            let expected = (Some("quote"), 1, Some("direct"), 1, 1, Some("Ana Ruiz"), start);
            assert_eq!(seen[quote], expected);
        }
    }

    #[test]
    fn nothing_found_is_no_words() {
        let document = Document::new("", "");
        let packed = Packed::new(&document, &Scan::default(), false, Unit::Utf16);
        assert_eq!((packed.numbers, packed.words), (vec![0], String::new()));
    }
}
